"""What happens at a bound itself, for gigs under way and those that ended: a table for each public function."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from retro.core.vet.clients import (
    ClientGig,
    in_post,
    known_line,
    known_lines,
    last_went_wrong,
    of_source,
    rule_after,
    source_line,
)
from retro.core.vet.decision import Decision
from retro.core.vet.forecast import NOT_NOTICED, Noticing, forecasts_text
from retro.core.vet.overrun import NOT_KNOWN, Ended, gigs_text, median, overrun_text
from retro.core.vet.progress import CheckIn, Done
from retro.core.vet.quote import Quote
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from tests.factories import id_of, overrun_of_hours

DAY = timedelta(1)
ON = date(2026, 3, 14)
HIDDEN = "On 14 Mar 2026 you said there was something you'd rather not write to them."
REACHED = "On 14 Mar 2026 you said it had come to the point where you'd stop."
STUCK = VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES)


class TestCheckIn:
    @pytest.mark.parametrize(
        ("said", "came", "words"),
        [
            (CheckIn(ON), (), "14 Mar 2026"),
            (CheckIn(ON, Decimal(0)), (), "14 Mar 2026 · 0 h"),
            (CheckIn(ON, Decimal(9), Done.HALF), (), "14 Mar 2026 · 9 h, 50% done"),
            (CheckIn(ON, None, Done.HALF), (), "14 Mar 2026 · 50% done"),
            (CheckIn(ON, hiding=VetAnswer.NO, stop=VetAnswer.NO), (), "14 Mar 2026"),
            (CheckIn(ON, hiding=VetAnswer.YES), (), "14 Mar 2026 · something you'd rather not tell them"),
            (CheckIn(ON, stop=VetAnswer.YES), (), "14 Mar 2026 · it has come to the point where you'd stop"),
            (CheckIn(ON), (Sighting(ON, "D1", VetAnswer.YES),), "14 Mar 2026 · has come up: stuck, and nobody knew"),
            (CheckIn(ON), (Sighting(ON, "D1", VetAnswer.UNSURE),), "14 Mar 2026"),
            (CheckIn(ON), (Sighting(ON - DAY, "D1", VetAnswer.YES),), "14 Mar 2026"),
            (CheckIn(ON), (Sighting(ON, "gone", VetAnswer.YES),), "14 Mar 2026 · has come up: gone"),
        ],
    )
    def test_a_check_in_says_what_was_said_on_its_day(
        self, said: CheckIn, came: tuple[Sighting, ...], words: str
    ) -> None:
        assert check_in.check_in_text(Vet(signs=(STUCK,), came=came), said) == words

    @pytest.mark.parametrize(
        ("today", "until"),
        [
            (ON, ON + 7 * DAY),
            (date.max - 8 * DAY, date.max - DAY),
            (date.max - 7 * DAY, date.max),
            (date.max - 6 * DAY, date.max),
        ],
    )
    def test_not_this_week_ends_with_the_calendar(self, today: date, until: date) -> None:
        assert check_in.not_this_week(Vet(), today).quiet_until == until

    @pytest.mark.parametrize(
        ("decided", "hours", "said"),
        [
            (None, "9", ""),
            (ON, "9", ""),
            (ON + DAY, "9", ""),
            (ON - DAY, "9", "Each further day: 9 h of yours at €30.00 an hour."),
            (ON - DAY, "0.2", "Each further day: 0.5 h of yours at €30.00 an hour."),
            (ON - DAY, "0.74", "Each further day: 0.5 h of yours at €30.00 an hour."),
            (ON - DAY, "0.75", "Each further day: 1 h of yours at €30.00 an hour."),
            (ON - DAY, "16.01", "Each further day: 16 h of yours at €29.98 an hour."),
        ],
    )
    def test_a_further_day_is_said_from_the_first_day_on_and_to_the_half_hour(
        self, decided: date | None, hours: str, said: str
    ) -> None:
        quote = Quote("EUR", Decimal(480), Decimal(16), Decimal(25))
        vet = Vet(quote=quote, decision=Decision.TAKE, decided_on=decided, check_ins=(CheckIn(ON, Decimal(hours)),))
        assert check_in.further_day(vet, ON) == said

    @pytest.mark.parametrize(
        ("first", "second", "said"),
        [
            (CheckIn(ON, hiding=VetAnswer.YES, stop=VetAnswer.YES), CheckIn(ON + DAY), HIDDEN),
            (CheckIn(ON, stop=VetAnswer.YES), CheckIn(ON + DAY, hiding=VetAnswer.YES), REACHED),
            (CheckIn(ON, hiding=VetAnswer.YES), CheckIn(ON + DAY, stop=VetAnswer.YES), HIDDEN),
        ],
    )
    def test_of_one_day_what_is_kept_back_comes_before_the_checkpoint_and_the_earlier_day_first(
        self, first: CheckIn, second: CheckIn, said: str
    ) -> None:
        assert check_in.first_yes(Vet(check_ins=(second, first))) == check_in.Observed(ON, said)

    @pytest.mark.parametrize(
        ("name", "said"),
        [("No key.", "no key"), ("API down", "API down"), ("I was late", "I was late"), ("A", "A"), ("Ok", "ok")],
    )
    def test_a_name_within_a_sentence_begins_small_unless_it_is_in_capitals(self, name: str, said: str) -> None:
        vet = Vet(signs=(VetFlag("own", name, Decimal(1)),), came=(Sighting(ON, "own", VetAnswer.YES),))
        seen = check_in.first_yes(vet)
        assert seen is not None
        assert seen.said == f"On 14 Mar 2026 you said this had come up: {said}."

    def test_the_pace_is_said_to_the_whole_hour_a_half_upwards(self) -> None:
        vet = Vet(quote=Quote(hours=Decimal(16)))
        assert check_in.pace_text(vet, CheckIn(ON, Decimal("5.25"), Done.HALF)) == "of 16; at this pace about 11"
        assert check_in.pace_text(vet, CheckIn(ON, Decimal("5.2"), Done.HALF)) == "of 16; at this pace about 10"


def gig(client: str = "Velo Nord", day: int = 1, *, well: bool = False, found: str = "", rule: str = "") -> ClientGig:
    return ClientGig(id_of(day), client, date(2026, 1, day), well, "", rule, found)


class TestClients:
    @pytest.mark.parametrize(
        ("gigs", "wrong"),
        [
            ((), False),
            ((gig(),), True),
            ((gig(well=True),), False),
            ((gig(day=1), gig(day=2, well=True)), False),
            ((gig(day=1, well=True), gig(day=2)), True),
            ((replace(gig(), is_going=True),), False),
            ((gig(day=1), replace(gig(day=2), is_going=True)), True),
            ((gig(day=1, well=True), replace(gig(day=2), is_going=True)), False),
            ((gig(day=2), replace(gig(day=2, well=True), gig=id_of(1))), True),  # one day: whatever their ids
            ((replace(gig(day=2), gig=id_of(1)), gig(day=2, well=True)), True),
            ((replace(gig(day=2), is_going=True), gig(day=2, well=True)), False),
        ],
    )
    def test_the_newest_gig_of_a_client_counts(self, gigs: tuple[ClientGig, ...], wrong: bool) -> None:
        assert last_went_wrong(gigs) is wrong

    @pytest.mark.parametrize(
        ("count", "said"),
        [
            (0, ""),
            (1, ""),
            (2, "Malt: 2 gigs, both went wrong."),
            (3, "Malt: 3 gigs, all went wrong."),
        ],
    )
    def test_a_source_is_spoken_of_from_two_gigs_on(self, count: int, said: str) -> None:
        gigs = of_source("malt", [gig(day=day, found="Malt") for day in range(1, count + 1)])
        assert source_line(gigs) == said

    @pytest.mark.parametrize(
        ("count", "shown", "more"), [(2, 2, ""), (3, 3, ""), (4, 3, "; and 1 more."), (5, 3, "; and 2 more.")]
    )
    def test_three_gigs_of_a_client_are_told_of_one_by_one(self, count: int, shown: int, more: str) -> None:
        line = known_line([gig(day=day) for day in range(1, count + 1)])
        assert line.count("Jan 2026") == shown
        assert line.endswith(more or "Jan 2026.")

    @pytest.mark.parametrize(
        ("gigs", "days"),
        [
            ((gig(day=1, well=True), gig(day=2, well=True), gig(day=3, well=True), gig(day=4)), "3 2 4 (1 more)"),
            ((gig(day=4), *(gig(day=day, well=True) for day in (1, 2, 3, 5))), "5 3 2 (2 more)"),
            ((gig(day=4, well=True), *(gig(day=day) for day in (1, 2, 3, 5))), "4 5 3 (2 more)"),
            (
                (*(gig(day=day, well=True) for day in (1, 2, 3)), gig(day=4), replace(gig(day=5), is_going=True)),
                "3 2 4 (2 more)",
            ),
        ],
    )
    def test_the_gig_that_counts_in_the_verdict_is_among_those_told_of(
        self, gigs: tuple[ClientGig, ...], days: str
    ) -> None:
        """Good ends come first, and three of them would hide the last gig, which went wrong."""
        line = known_line([replace(each, ended=f"day {each.on.day}") for each in gigs])
        *shown, more = line.split(": ", 2)[2].split("; ")
        said = " ".join(part.rpartition(" ")[2] for part in shown)
        assert f"{said} ({more.removeprefix('and ').removesuffix('.')})" == days

    @pytest.mark.parametrize(("name", "found"), [("Al", ()), ("Abe", ("Abe",))])
    def test_a_name_of_three_letters_is_looked_for_in_a_post(self, name: str, found: tuple[str, ...]) -> None:
        assert in_post(f"{name} needs a logo", [gig(name)]) == found

    @pytest.mark.parametrize(
        ("client", "source", "lines"),
        [("", "", 0), ("Velo Nord", "", 1), ("", "Malt", 1), ("Velo Nord", "Malt", 2), ("Other", "Upwork", 0)],
    )
    def test_a_client_and_a_source_have_a_line_each_where_they_are_known(
        self, client: str, source: str, lines: int
    ) -> None:
        known = [gig(found="Malt"), gig("Lumen", 2, found="Malt")]
        assert len(known_lines(client, source, known)) == lines

    def test_the_rule_is_the_first_that_there_is(self) -> None:
        assert rule_after([gig(), gig(rule="newer"), gig(rule="older")]) == "newer"
        assert rule_after([gig()]) == ""

    def test_some_of_them_are_counted_among_those_that_went_well(self) -> None:
        assert known_line([gig(), gig(day=2, well=True), gig(day=3)]).startswith("Velo Nord: 3 gigs, 2 went wrong: ")


class TestForecast:
    @pytest.mark.parametrize(
        ("days", "offered"),
        [
            (None, None),
            (0, None),
            (1, date.max - 8 * DAY),
            (8, date.max - DAY),
            (9, date.max),
            (10, None),
        ],
    )
    def test_a_day_is_offered_up_to_the_end_of_the_calendar(self, days: int | None, offered: date | None) -> None:
        assert Noticing(days, 3).offered(date.max - 9 * DAY) == offered
        assert NOT_NOTICED == (None, 0)

    @pytest.mark.parametrize(("last", "said"), [("72.4", "70%"), ("72.5", "71%")])
    def test_an_average_is_to_the_whole_per_cent_a_half_upwards(self, last: str, said: str) -> None:
        # (70 × 4 + 72.5) ÷ 5 = 70.5
        ended = [*[(Decimal(70), True)] * 4, (Decimal(last), True)]
        assert forecasts_text(ended).startswith(f"You were {said} sure")


class TestOverrun:
    @pytest.mark.parametrize(
        ("known", "middle"),
        [(["1"], "1"), (["1", "2"], "1.5"), (["1", "2", "4"], "2"), (["1", "2", "4", "9"], "3")],
    )
    def test_a_median_is_the_one_in_the_middle_or_the_mean_of_two(self, known: list[str], middle: str) -> None:
        assert median([Decimal(one) for one in known]) == Decimal(middle)

    def test_nothing_known_counts_nothing(self) -> None:
        assert overrun_of_hours([]) == NOT_KNOWN
        assert NOT_KNOWN == (0, 0, None, None, None, ())
        one = Decimal(1)
        assert overrun_of_hours([(None, one, True), (one, None, True), (Decimal(0), one, True)]) == NOT_KNOWN
        assert not Ended(Decimal(1), Decimal(2)).is_good

    @pytest.mark.parametrize(
        ("gigs", "good", "said"),
        [(1, 0, "1 gig"), (2, 0, "2 gigs"), (1, 1, "1 gig, 1 of them good"), (1000, 2, "1,000 gigs, 2 of them good")],
    )
    def test_gigs_are_counted_with_the_good_ones(self, gigs: int, good: int, said: str) -> None:
        assert gigs_text(gigs, good) == said

    @pytest.mark.parametrize(
        ("hours", "said"),
        [("", ""), ("0", ""), ("10", "10 hours estimated usually becomes 11 (3 gigs).")],
    )
    def test_half_an_hour_is_rounded_up(self, hours: str, said: str) -> None:
        known = overrun_of_hours([(Decimal(20), Decimal(21), False)] * 3)
        assert overrun_text(Decimal(hours) if hours else None, known) == said
