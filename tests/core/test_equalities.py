"""What happens at a bound itself, one table for each pure module: a bound that moves by one is noticed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from retro.core.analysis import chart, pattern_texts
from retro.core.analysis.compare import in_order
from retro.core.formats.codec import LONGEST_TEXT, ArchiveError, string
from retro.core.formats.export import file_name
from retro.core.formats.icalendar import CalendarDay, calendar
from retro.core.formats.retro_json import retrospective_from_data, retrospective_to_data
from retro.core.gig import metrics
from retro.core.gig.choices import LATEST, OLDEST, Held, Side, Stage, within_calendar
from retro.core.gig.flag_names import is_code
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective, Review
from retro.core.lessons import schedule
from retro.core.lessons.schedule import GAPS, YEAR, StoredLesson
from retro.core.vet.decision import Decision
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.core.wizard.flag_picking import LIKELY, FlagChoices
from retro.storage.autosave.pending import RETRY, RETRY_LOCKED, SAVE_CEILING, SAVE_QUIET, SLACK, Outage, Queue
from retro.storage.autosave.worker import Versions
from retro.storage.errors import DiskFull, Locked
from retro.storage.queries.running import Running

DAY = timedelta(1)
ON = date(2026, 3, 14)
JUST = timedelta(milliseconds=1)


def kept(lesson: Lesson | None = None, **changes: object) -> StoredLesson:
    plain = StoredLesson(lesson or Lesson(LessonId("a" * 32), "I am stuck", "tell them"), GigId("0" * 32), "A gig", ON)
    return replace(plain, **changes)  # type: ignore[arg-type]  # names are checked by replace


def looked(*days: date, **changes: object) -> Lesson:
    return Lesson(
        LessonId("a" * 32), "I am stuck", "tell them", reviews=tuple(Review(on, Held.HELD) for on in days)
    )._replace(
        **changes  # type: ignore[arg-type]  # names are checked by _replace
    )


class TestSchedule:
    @pytest.mark.parametrize(("looks", "gap"), [(0, GAPS[0]), (1, GAPS[1]), (2, GAPS[2]), (3, YEAR), (4, YEAR)])
    def test_the_gap_after_so_many_looks(self, looks: int, gap: int) -> None:
        assert schedule.due_on(kept(looked(*[ON] * looks))) == ON + timedelta(gap)

    @pytest.mark.parametrize(("days", "due"), [(-1, False), (0, True), (1, True)])
    def test_due_on_its_day(self, days: int, due: bool) -> None:
        today = ON + timedelta(GAPS[0] + days)
        assert schedule.is_look_due(kept(), today) is due
        assert bool(schedule.due([kept()], today)) is due
        assert (schedule.lesson_status_text(kept(), today) == "due") is due

    @pytest.mark.parametrize("days", [0, 1])
    def test_each_lesson_is_listed_once(self, days: int) -> None:
        every = [kept(), kept(looked(retired_on=ON)), kept(replaced_by="b" * 32)]
        assert len(schedule.listed(every, ON + timedelta(GAPS[0] - days))) == len(every)

    @pytest.mark.parametrize(
        ("last", "due"),
        [
            (date.max - timedelta(GAPS[1]) - DAY, date.max - DAY),
            (date.max - timedelta(GAPS[1]), date.max),
            (date.max - timedelta(GAPS[1]) + DAY, date.max),
            (date.max, date.max),
            (date.min, date.min + timedelta(GAPS[1])),
        ],
    )
    def test_the_next_look_ends_with_the_calendar(self, last: date, due: date) -> None:
        assert schedule.due_on(kept(looked(last))) == due

    @pytest.mark.parametrize("days", [-1, 0, 1])
    def test_a_snooze_counts_from_its_day(self, days: int) -> None:
        on = ON + timedelta(GAPS[0])
        assert schedule.due_on(kept(looked(snoozed_until=on + timedelta(days)))) == on + timedelta(max(days, 0))

    def test_lessons_due_on_one_day_have_an_order_that_stays(self) -> None:
        one, other = (kept(looked()._replace(id=LessonId(id * 32))) for id in "ab")
        today = ON + timedelta(GAPS[0])
        assert schedule.due([other, one], today) == schedule.due([one, other], today) == [one, other]

    def test_the_longest_waiting_comes_first(self) -> None:
        earlier, later = (
            kept(looked()._replace(id=LessonId("b" * 32))),
            kept(looked()._replace(id=LessonId("a" * 32)), on=ON + DAY),
        )
        assert schedule.due([later, earlier], ON + timedelta(30)) == [earlier, later]

    def test_a_look_of_today_alone_is_taken_back(self) -> None:
        lesson = looked(ON - DAY, ON)
        assert schedule.unreviewed(lesson, ON).reviews == looked(ON - DAY).reviews
        assert schedule.unreviewed(lesson, ON + DAY) == lesson
        assert schedule.unreviewed(looked(), ON) == looked()

    @pytest.mark.parametrize(
        ("since", "look", "sits"),
        [(-1, -1, -1), (-1, 0, 0), (0, -1, 0), (-2, -2, 0), (-2, -1, -1), (0, 0, 0), (0, 1, 0)],
    )
    def test_a_sitting_goes_on_over_one_midnight(self, since: int, look: int, sits: int) -> None:
        lesson = looked(ON + timedelta(look))
        assert schedule.sat_on(lesson, ON + timedelta(since), ON) == ON + timedelta(sits)
        assert schedule.sat_on(looked(), ON - DAY, ON) == ON

    def test_what_was_done_today_is_carried_to_the_other_windows_lesson(self) -> None:
        theirs = looked()._replace(cue="as they wrote it", snoozed_until=ON, retired_on=ON)
        look = Review(ON, Held.BROKEN, "it slipped", GigId("c" * 32))
        ours = looked(snoozed_until=ON + DAY, retired_on=ON + 2 * DAY)._replace(reviews=(look,))
        carried = schedule.carried(theirs, ours, looked(), ON)
        assert carried == theirs._replace(reviews=(look,), snoozed_until=ON + DAY, retired_on=ON + 2 * DAY)
        assert schedule.carried(theirs, ours, looked(), ON + DAY).reviews == ()

    def test_a_judged_lesson_keeps_the_note_of_today_and_no_other(self) -> None:
        assert schedule.with_look(looked(), ON, Held.HELD).reviews == (Review(ON, Held.HELD),)
        noted = looked()._replace(reviews=(Review(ON, Held.HELD, "a note", GigId("c" * 32)),))
        assert schedule.with_look(noted, ON, Held.BROKEN).reviews == (
            Review(ON, Held.BROKEN, "a note", GigId("c" * 32)),
        )
        assert schedule.with_look(noted, ON, Held.NOT_MET).reviews == (Review(ON, Held.NOT_MET, "a note"),)
        assert schedule.with_look(noted, ON + DAY, Held.HELD).reviews[1:] == (Review(ON + DAY, Held.HELD),)


class TestMetrics:
    @pytest.mark.parametrize(("days", "found"), [(-1, None), (0, 0), (1, 1)])
    def test_days_between(self, days: int, found: int | None) -> None:
        later = ON + timedelta(days)
        assert metrics.time_to_tell(Facts(noticed_on=ON, told_on=later)) == found
        assert metrics.time_to_notice(Facts(trouble_on=ON, noticed_on=later)) == found

    @pytest.mark.parametrize(("hours", "rate"), [(Decimal(0), None), (Decimal("0.01"), Decimal(10000)), (None, None)])
    def test_nothing_is_divided_by_nothing(self, hours: Decimal | None, rate: Decimal | None) -> None:
        paid = Facts(price=Decimal(100), paid=Decimal(100), refunded=Decimal(0))
        assert metrics.true_rate(paid._replace(hours_worked=hours)) == rate
        assert metrics.agreed_rate(paid._replace(hours_planned=hours)) == rate

    def test_nothing_lost_is_nothing_and_more_than_agreed_is_less(self) -> None:
        facts = Facts(price=Decimal(100), refunded=Decimal(0))
        lost = [metrics.money_lost(facts._replace(paid=Decimal(paid))) for paid in (99, 100, 101)]
        assert lost == [Decimal(1), Decimal(0), Decimal(-1)]


class TestCalendar:
    @pytest.mark.parametrize(
        ("instant", "near"),
        [(OLDEST - JUST, OLDEST), (OLDEST, OLDEST), (OLDEST + JUST, OLDEST + JUST),
         (LATEST - JUST, LATEST - JUST), (LATEST, LATEST), (LATEST + JUST, LATEST)],
    )  # fmt: skip
    def test_the_nearest_instant_that_every_zone_has(self, instant: datetime, near: datetime) -> None:
        assert within_calendar(instant) == near

    @pytest.mark.parametrize(("instant", "is_read"), [(OLDEST - JUST, False), (OLDEST, True), (LATEST, True),
                                                      (LATEST + JUST, False)])  # fmt: skip
    def test_an_archive_takes_what_every_zone_has(self, instant: datetime, is_read: bool) -> None:
        data = retrospective_to_data(Retrospective.new()) | {
            "created_at": f"{instant:%Y-%m-%dT%H:%M:%S}.{instant.microsecond // 1000:03}Z".rjust(24, "0")
        }
        if is_read:
            assert retrospective_from_data(data).created_at == instant
        else:
            with pytest.raises(ArchiveError, match="created_at"):
                retrospective_from_data(data)

    @pytest.mark.parametrize(("length", "is_read"), [(LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)])
    def test_the_longest_text(self, length: int, is_read: bool) -> None:
        if is_read:
            assert string("x" * length, "title")
        else:
            with pytest.raises(ArchiveError, match="longer"):
                string("x" * length, "title")

    @pytest.mark.parametrize(("digits", "is_read"), [(12, True), (13, False)])
    def test_the_largest_amount(self, digits: int, is_read: bool) -> None:
        data = retrospective_to_data(Retrospective.new())
        data["facts"] = {"price": "9" * digits + ".99"}
        if is_read:
            assert retrospective_from_data(data).facts.price == Decimal("9" * digits + ".99")
        else:
            with pytest.raises(ArchiveError, match="price"):
                retrospective_from_data(data)


class TestVets:
    @pytest.mark.parametrize(("days", "is_due"), [(-1, False), (0, True), (1, True)])
    def test_a_stop_is_due_on_its_day(self, days: int, is_due: bool) -> None:
        assert Running(VetId("a" * 32), "Shop", "no word", ON).is_due(ON + timedelta(days)) is is_due

    def test_the_first_of_two_stops_on_one_day_is_next(self) -> None:
        first, second = Stop("one", ON), Stop("two", ON)
        assert Vet(decision=Decision.TAKE, stops=(first, second)).next_stop == first
        assert Vet(decision=Decision.TAKE, stops=(Stop("no day"), second)).next_stop == second


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A", False),
        ("A1", True),
        ("A12", True),
        ("A123", False),
        ("E9", True),
        ("F1", False),
        ("A²", False),
        ("", False),
    ],
)
def test_what_is_shaped_as_a_code(text: str, code: bool) -> None:
    assert is_code(text) is code


@pytest.mark.parametrize("length", [1, 80, 99, 100, 101, 500])
def test_a_file_name_is_never_longer_than_a_hundred_bytes_before_its_end(length: int) -> None:
    gig = Retrospective.new(created_at=datetime(2026, 3, 14, 12, tzinfo=UTC)).with_facts(title="ä" * length)
    name = file_name(gig, "md").removesuffix(".md")
    assert len(name.encode()) <= 100
    assert name.count("ä") == min(length, name.count("ä"))


@pytest.mark.parametrize(("count", "filled"), [(0, 0), (1, 1), (5, 6), (10, 12)])
def test_a_bar_is_as_long_as_its_part(count: int, filled: int) -> None:
    assert len(pattern_texts.bar(count, 10, 12).strip()) == filled


@pytest.mark.parametrize("many", [1, 59, 60, 61, 120, 121])
def test_a_chart_is_never_wider_than_its_room(many: int) -> None:
    drawn = chart.plot([1] * many, 60, 4)
    assert all(len(row) <= 60 for row in drawn.rows)
    assert drawn.each == -(-many // 60)


class TestPending:
    """What waits to be saved, by a clock of its own."""

    draft = Retrospective.new().with_facts(title="Shop")

    @pytest.mark.parametrize(("early", "is_due"), [(2 * SLACK, False), (0.0, True), (-SLACK, True)])
    def test_a_draft_is_due_when_its_quiet_is_over(self, early: float, is_due: bool) -> None:
        queue = Queue()
        queue.put(self.draft, None, 8.0)
        assert bool(queue.take(8.0 + SAVE_QUIET - early)) is is_due

    def test_a_failed_draft_waits_for_quiet_anew(self) -> None:
        queue = Queue()
        queue.put(self.draft, None, 8.0)
        queue.take(9.0)
        queue.put_back(11.0)
        assert queue.put(self.draft, None, 9.5).due == 9.5 + SAVE_QUIET

    def test_the_longest_wait_counts_from_the_first_change(self) -> None:
        queue = Queue()
        queue.put(self.draft, None, 8.0)
        assert queue.put(self.draft, None, 8.0 + SAVE_CEILING).due == 8.0 + SAVE_CEILING

    def test_a_copy_is_in_no_recovery_file_yet(self) -> None:
        queue = Queue()
        queue.put(self.draft, None, 8.0).kept = True
        queue.take(9.0)
        assert queue.carry(self.draft.id, self.draft.as_copy("c" * 32, "Copy")).kept is False

    def test_each_try_of_a_locked_library_waits_longer_up_to_the_longest(self) -> None:
        trouble = Outage(0.0, datetime(2026, 3, 14, tzinfo=UTC))
        assert [trouble.delay(Locked()) for _ in range(7)] == [*RETRY_LOCKED, RETRY_LOCKED[-1], RETRY_LOCKED[-1]]
        assert trouble.delay(DiskFull()) == RETRY

    @pytest.mark.parametrize(("opened", "goes_on"), [(None, True), (1, False)])
    def test_a_draft_that_was_never_stored_parts_at_no_version(self, opened: int | None, goes_on: bool) -> None:
        versions = Versions()
        moved = versions.diverge(self.draft, datetime(2026, 3, 14, tzinfo=UTC))
        assert (versions.opened(self.draft, opened).id == moved.new_id) is goes_on


@pytest.mark.parametrize("length", range(60, 70))
def test_a_line_of_a_calendar_is_cut_at_the_seventy_fifth_octet(length: int) -> None:
    lines = calendar([CalendarDay("k", ON, "x" * length)], datetime(2026, 3, 14, tzinfo=UTC)).split("\r\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("SUMMARY:"))
    whole = len("SUMMARY:") + length
    assert len(lines[at]) == min(whole, 75)
    assert lines[at + 1].startswith(" ") is (whole > 75)


def test_every_further_piece_of_a_line_is_as_long_as_it_may_be() -> None:
    lines = calendar([CalendarDay("k", ON, "x" * 300)], datetime(2026, 3, 14, tzinfo=UTC)).split("\r\n")
    pieces = [line for line in lines if set(line) == {" ", "x"}]
    assert [len(piece) for piece in pieces[:2]] == [75, 75]


def test_a_stamp_in_a_calendar_is_in_utc() -> None:
    at = datetime(2026, 3, 14, 12, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    text = calendar([CalendarDay("k", ON, "x", changed_at=at)], at)
    assert "DTSTAMP:20260314T063000Z" in text
    assert "LAST-MODIFIED:20260314T063000Z" in text


@pytest.mark.parametrize("title", ["a" * 80 + " " + "b" * 40, "ab " * 60, "ö " * 80])
def test_a_file_name_that_is_cut_ends_in_a_letter(title: str) -> None:
    for length in range(60, len(title)):
        stem = file_name(Retrospective.new().with_facts(title=title[:length]), "md").removesuffix(".md")
        assert stem[-1].isalnum()


def test_gigs_without_any_day_are_in_the_order_in_which_they_were_written_down() -> None:
    older, newer = (Retrospective.new(id=id * 32, created_at=at) for id, at in (("b", OLDEST), ("a", LATEST)))
    assert in_order(newer, older) == in_order(older, newer) == (older, newer)
    one = Retrospective.new()
    assert in_order(one, one._replace(tags=("x",)))[0] is one


@pytest.mark.parametrize("shift", range(4))
def test_a_file_name_is_cut_neither_within_a_character_nor_behind_a_dash(shift: int) -> None:
    for title in ("x" * shift + "ä" * 100, "x" * shift + " b" * 100):
        stem = file_name(Retrospective.new().with_facts(title=title), "md").removesuffix(".md")
        assert 96 <= len(stem.encode()) <= 100
        assert stem[-1] in "äb"


def test_a_note_and_a_gig_change_the_last_look_alone() -> None:
    lesson = looked(ON - DAY, ON)
    assert schedule.noted(lesson, ON, "a note").reviews == (*looked(ON - DAY).reviews, Review(ON, Held.HELD, "a note"))
    met = schedule.met_in(lesson, ON, GigId("c" * 32)).reviews
    assert met == (*looked(ON - DAY).reviews, Review(ON, Held.HELD, "", GigId("c" * 32)))


@pytest.mark.parametrize("ticked", [0, 1, LIKELY - 1, LIKELY, LIKELY + 1])
def test_the_flags_offered_first_fill_up_to_their_number_and_what_is_ticked_is_never_cut(ticked: int) -> None:
    flags = {f"own {number}": RedFlag(None, f"own {number}", Stage.WORK, Side.MINE) for number in range(LIKELY + 3)}
    chosen = tuple(flags.values())[-ticked:] if ticked else ()
    likely = FlagChoices(flags, tuple(flags), {}).likely(chosen)
    assert set(chosen) <= set(likely)
    assert len(likely) == max(LIKELY, ticked)
