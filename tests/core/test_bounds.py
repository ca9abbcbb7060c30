"""What happens at a bound itself, for what is read, summed up and set side by side: one table for each function."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from retro.core.analysis.facts_table import FactRow, fact_rows
from retro.core.analysis.preview import FLAGS_ALL_THE_SAME, Preview, good_end_preview, preview, running_preview
from retro.core.analysis.summary import about_line, course
from retro.core.formats.codec import ArchiveError
from retro.core.formats.members import records_in
from retro.core.formats.strict_json import StrictJson, one_line_sentence
from retro.core.formats.vet_json import vet_from_data, vet_to_data
from retro.core.gig.choices import Outcome, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective
from retro.core.vet.begin import VetContext, WrittenUp
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.overrun import Overrun
from retro.core.vet.posts import job_post
from retro.core.vet.posts.post_reading import understand_post
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.status_text import written_up_text
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.weights import MOST_QUESTIONS
from retro.core.wizard import locations
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.questions import page_of
from retro.core.wizard.resume_note import last_sentence, stopped_after
from tests.factories import overrun_of_hours

DAY = timedelta(1)
ON = date(2026, 3, 14)
AT = datetime(2026, 3, 14, 12, tzinfo=UTC)


def dec(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def with_facts(**known: object) -> Facts:
    return Facts()._replace(**known)  # type: ignore[arg-type]  # facts by name


def gig(facts: Facts | None = None) -> Retrospective:
    return Retrospective(GigId("a" * 32), AT, AT, AT, facts or Facts())


class TestLocations:
    @pytest.mark.parametrize(
        ("page", "words"),
        [
            (None, ""),
            ("", ""),
            ("no such page", ""),
            ("review", "Review"),
            ("closing", "Review"),
            ("losses", "What it cost"),
            ("red_flags", "Red flags in hindsight"),
            ("lessons", "The lessons"),
            ("story.tell", "The story"),
            ("dates", "The story"),
            ("mine.0a", "A question of your own"),
        ],
    )
    def test_a_page_is_named_by_its_step(self, page: str | None, words: str) -> None:
        assert locations.page_words(page) == words

    @pytest.mark.parametrize(
        ("place", "key", "page", "step", "field"),
        [
            ("facts.title", "title", "title", "The gig", "The gig"),
            ("facts.price", "price", "money", "What it cost", "Agreed price"),
            ("title", "title", "title", "The gig", "The gig"),
            ("story.turn", "story.turn", "story.turn", "The story", "The story"),
            ("losses.time", "losses", "losses", "What it cost", "What it cost"),
            ("losses", "losses", "losses", "What it cost", "What it cost"),
            ("lessons.0.cue", "lessons", "lessons", "The lessons", "Lessons"),
            ("message.news", "message", "", "Message to the client", "Message to the client"),
            ("message", "message", "", "Message to the client", "Message to the client"),
            ("message.handover.files", "handover", "", "Handover notes", "Handover notes"),
            ("message.handover", "message", "", "Message to the client", "Message to the client"),
            ("vet.title", "vet.title", "", "The gig", "The gig"),
            ("vet.kept", "vet.kept", "", "What helped", "What helped"),
            ("mine.0a", "mine.0a", "mine.0a", "A question of your own", "A question of your own"),
            ("gone", "gone", "", "", ""),
            ("", "", "", "", ""),
        ],
    )
    def test_each_place_of_a_text_has_its_question_page_and_words(
        self, place: str, key: str, page: str, step: str, field: str
    ) -> None:
        assert (
            locations.question_key(place),
            locations.page_key(place),
            locations.step_words(place),
            locations.field_words(place),
        ) == (key, page, step, field)


class TestResumeNote:
    @pytest.mark.parametrize(
        ("days", "when"),
        [
            (-1, "Earlier today"),
            (0, "Earlier today"),
            (1, "Yesterday"),
            (2, "On Saturday"),
            (6, "On Saturday"),
            (7, "On 14 March"),
            (299, "On 14 March"),
            (300, "On 14 March 2026"),
        ],
    )
    def test_the_day_is_said_as_near_as_it_is(self, days: int, when: str) -> None:
        told = gig()._replace(answers={"story.tell": "It broke."}, updated_at=AT)
        left = DraftPosition("story.tell", 9, True, {})
        assert stopped_after(told, left, ON + timedelta(days)) == f"{when} you stopped after: “It broke”."

    @pytest.mark.parametrize(
        ("text", "last"),
        [
            ("", ""),
            (" \n", ""),
            ("...", ""),
            ("One. Two", "Two"),
            ("One. Two.", "Two"),
            ("One. Two?", "Two?"),
            ("One.\nTwo three", "Two three"),
            ("a" * 48, "a" * 48),
            ("a" * 49, "…" + "a" * 48),
            ("b" + " " + "a" * 47, "…" + "a" * 47),
            ("bb" + " " + "a" * 46, "…" + "a" * 46),
            ("x " + "a" * 46, "x " + "a" * 46),
            ("x" * 2000 + ". End", "End"),
        ],
    )
    def test_a_last_sentence_is_cut_at_its_forty_eighth_letter_and_at_a_word(self, text: str, last: str) -> None:
        assert last_sentence(text) == last

    @pytest.mark.parametrize(
        ("cursor", "said"), [(0, "One. Two"), (1, "O"), (3, "One"), (4, "One"), (6, "T"), (99, "Two")]
    )
    def test_the_words_before_the_cursor_are_meant(self, cursor: int, said: str) -> None:
        told = gig()._replace(answers={"story.tell": "One. Two"})
        left = DraftPosition("story.tell", cursor, True, {})
        last = last_sentence(said)
        assert stopped_after(told, left, ON) == f"Earlier today you stopped after: “{last}”."

    @pytest.mark.parametrize(
        ("page", "said"), [("title", ""), ("story.tell", "First"), ("dates", "First"), ("story.turn", "Turn")]
    )
    def test_on_a_page_without_a_text_the_last_one_before_it_is_meant(self, page: str, said: str) -> None:
        told = gig()._replace(answers={"story.tell": "First", "story.turn": "Turn"})
        words = stopped_after(told, DraftPosition(page, 0, True, {}), ON)
        assert words == (f"Earlier today you stopped after: “{said}”." if said else "")


class TestDerived:
    @pytest.mark.parametrize(
        ("page", "facts", "said"),
        [
            ("ending", Facts(started_on=ON, ended_on=ON), ""),
            ("ending", Facts(started_on=ON, ended_on=ON - DAY), "It ended before it started: check both dates."),
            ("ending", Facts(ended_on=ON - DAY), ""),
            ("ending", Facts(started_on=ON), ""),
            ("dates", Facts(trouble_on=ON, noticed_on=ON), ""),
            ("dates", Facts(trouble_on=ON, noticed_on=ON + DAY), "1 day from the first trouble to noticing."),
            (
                "dates",
                Facts(trouble_on=ON, noticed_on=ON - DAY),
                "You noticed before the trouble began: check both dates.",
            ),
            (
                "dates",
                Facts(started_on=ON, noticed_on=ON - DAY),
                "You noticed before the gig started: check both dates.",
            ),
            ("dates", Facts(started_on=ON, noticed_on=ON), ""),
            ("dates", Facts(noticed_on=ON - DAY, told_on=ON - DAY), "You told them the same day."),
            ("dates", Facts(noticed_on=ON - DAY, told_on=ON), "1 day from noticing to telling."),
            ("dates", Facts(noticed_on=ON, told_on=ON + DAY), "That day is still to come."),
            ("dates", Facts(noticed_on=ON, told_on=ON - DAY), "You told them before you noticed: check both dates."),
            ("dates", Facts(told_on=ON), ""),
            ("dates", Facts(status=Status.UNTOLD, noticed_on=ON), "You noticed today."),
            ("dates", Facts(status=Status.UNTOLD, noticed_on=ON - DAY), "You noticed on Friday, 13 March 2026."),
            ("dates", Facts(status=Status.UNTOLD), ""),
            ("dates", Facts(status=Status.LIVE, noticed_on=ON), ""),
            (
                "dates",
                Facts(status=Status.UNTOLD, noticed_on=ON, told_on=ON),
                "The client doesn't know yet, and you told them on 14 Mar 2026: check both.",
            ),
        ],
    )
    def test_days_are_said_on_both_sides_of_each_bound(self, page: str, facts: Facts, said: str) -> None:
        found = page_of(page)
        assert found is not None
        assert worked_out(found, gig(facts), ON) == said

    @pytest.mark.parametrize(
        ("paid", "refunded", "planned", "worked", "said"),
        [
            ("", "", "", "", ""),
            ("100", "", "", "10", ""),
            ("100", "0", "", "", ""),
            ("100", "0", "", "0", ""),
            ("100", "0", "", "10", "Effective rate: €10.00 an hour."),
            ("100", "100", "", "10", "Effective rate: nothing an hour."),
            ("", "", "10", "", "10 hours estimated usually becomes 20 (3 gigs)."),
            ("", "", "10", "0", "10 hours estimated, none worked."),
            ("", "", "10", "25", "10 hours estimated, 25 worked: 2.5×."),
            ("", "", "1", "3", "1 hour estimated, 3 worked: 3.0×."),
            ("", "", "1", "0", "1 hour estimated, none worked."),
            ("", "", "0", "25", ""),
        ],
    )
    def test_money_and_hours_speak_only_of_what_is_known(
        self, paid: str, refunded: str, planned: str, worked: str, said: str
    ) -> None:
        facts = Facts(
            currency="EUR", paid=dec(paid), refunded=dec(refunded), hours_planned=dec(planned), hours_worked=dec(worked)
        )
        found = page_of("money")
        assert found is not None
        memory = GigHistory(ended=overrun_of_hours([(Decimal(10), Decimal(20), False)] * 3))
        assert worked_out(found, gig(facts), ON, memory) == said

    @pytest.mark.parametrize("ended", [Overrun(), overrun_of_hours([(None, None, False)])])
    def test_an_estimate_is_set_beside_nothing_while_no_gig_is_known(self, ended: Overrun) -> None:
        found = page_of("money")
        assert found is not None
        assert worked_out(found, gig(Facts(hours_planned=Decimal(8))), ON, GigHistory(ended=ended)) == ""


class TestVetJson:
    VET = Vet(
        id=VetId("a" * 32),
        signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES), VetFlag("B3", "Old", Decimal(2))),
        forecast=Forecast("", Decimal(100)),
        check_ins=(CheckIn(ON), CheckIn(ON + DAY, done=Done.NOTHING)),
        came=(
            Sighting(ON, "D1", VetAnswer.YES),
            Sighting(ON, "B3", VetAnswer.NO),
            Sighting(ON + DAY, "D1", VetAnswer.NO),
        ),
    )

    def test_all_that_may_stand_beside_another_comes_back(self) -> None:
        assert vet_from_data(vet_to_data(self.VET)) == self.VET

    def test_a_share_that_was_not_said_is_no_member_and_one_of_nothing_is(self) -> None:
        unsaid, nothing = records_in(vet_to_data(self.VET), "check_ins")
        assert (unsaid, nothing) == ({"on": "2026-03-14"}, {"on": "2026-03-15", "done": "0"})

    @pytest.mark.parametrize("sure", ["0", "99", "99.99", "100"])
    def test_up_to_a_hundred_per_cent(self, sure: str) -> None:
        data = vet_to_data(self.VET) | {"forecast": {"sure": sure}}
        assert vet_from_data(data).forecast.sure == Decimal(sure)

    @pytest.mark.parametrize(
        ("member", "value", "said"),
        [
            ("forecast", {"sure": "100.01"}, "forecast.sure must be at most 100."),
            ("forecast", {"sure": "101"}, "forecast.sure must be at most 100."),
            ("check_ins", [{"on": "2026-03-14"}, {"on": "2026-03-14"}], "check_ins holds the same day twice."),
            (
                "check_ins",
                [{"on": "2026-03-14", "done": "10"}],
                "check_ins[0].done must be one of 0, 25, 50, 75, 90; it's from another program",
            ),
            (
                "came",
                [{"on": "2026-03-14", "key": "D1", "answer": answer} for answer in ("yes", "no")],
                "came holds the same red flag twice on one day.",
            ),
            (
                "signs",
                [{"key": "D1", "name": "Stuck", "weight": "1"}, {"key": "D1", "name": "Other", "weight": "2"}],
                "signs holds the same red flag twice.",
            ),
        ],
    )
    def test_the_next_value_is_refused_by_name(self, member: str, value: object, said: str) -> None:
        with pytest.raises(ArchiveError, match=re.escape(said)):
            vet_from_data(vet_to_data(self.VET) | {member: value})

    @pytest.mark.parametrize(
        ("first", "second", "kept"),
        [
            (
                {"weight": "1", "answer": "yes", "ask": "one"},
                {"weight": "2", "answer": "no", "ask": "two"},
                ("2", VetAnswer.YES, "one two"),
            ),
            ({"weight": "2"}, {"weight": "1", "answer": "no", "ask": "two"}, ("2", VetAnswer.NO, "two")),
            ({"weight": "1"}, {"weight": "1"}, ("1", None, "")),
        ],
    )
    def test_what_was_two_flags_once_is_one_with_what_was_said_of_either(
        self, first: dict[str, str], second: dict[str, str], kept: tuple[str, VetAnswer | None, str]
    ) -> None:
        signs = [{"key": "custom:Straße", "name": "Straße"} | first, {"key": "custom:strasse", "name": "x"} | second]
        (sign,) = vet_from_data(vet_to_data(self.VET) | {"signs": signs, "came": []}).signs
        assert (sign.weight, sign.answer, sign.ask) == (Decimal(kept[0]), kept[1], kept[2])


class TestStrictJson:
    @pytest.mark.parametrize(
        ("content", "line", "said"),
        [
            (b"{", None, "Line 1 isn't valid JSON (character 2)."),
            (b"\n{", None, "Line 2 isn't valid JSON (character 2)."),
            (b"\n{", 7, "Line 7 isn't valid JSON (character 2)."),
            (b"\xff", None, "Line 1 isn't UTF-8 text."),
            (b"\n\n\xff", None, "Line 3 isn't UTF-8 text."),
            (b"\n\n\xff", 9, "Line 9 isn't UTF-8 text."),
            (b"\xff\n\n", None, "Line 1 isn't UTF-8 text."),
            (b'{"a": "x", "a": "y"}', None, "The file holds a twice."),
            (b'{"a": "x", "a": "y"}', 1, "Line 1 holds a twice."),
            (b"[NaN]", None, "The file holds NaN, which isn't valid JSON."),
            (b"[" * 100_000, None, "The file is nested too deeply."),
        ],
    )
    def test_what_is_wrong_is_named_with_its_line(self, content: bytes, line: int | None, said: str) -> None:
        with pytest.raises(ArchiveError) as refused:
            StrictJson().parse(content, line)
        assert str(refused.value) == said

    @pytest.mark.parametrize(
        ("content", "data", "left_out"),
        [
            (b'{"a": "x", "b": "x"}', {"a": "x", "b": "x"}, 0),
            (b'{"a": "x\\u0007"}', {"a": "x"}, 1),
            (b'{"a": ["x\\u0007", "\\u0007"], "b": "\\u0007"}', {"a": ["x", ""], "b": ""}, 3),
            (b'{"a": [1, 2.5, true, null]}', {"a": [0, 0, True, None]}, 0),
        ],
    )
    def test_texts_are_cleaned_and_what_that_left_out_is_counted(
        self, content: bytes, data: object, left_out: int
    ) -> None:
        reader = StrictJson()
        assert reader.parse(content) == data
        assert reader.left_out == left_out

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("a" * 300, "a" * 300),
            ("a" * 301, "a" * 300 + "…"),
            ("a" * 299 + " \n b", "a" * 299 + " …"),
            (" " * 299 + "ab", " ab"),
            (" " * 599 + "ab", " a"),
        ],
    )
    def test_a_sentence_is_cut_behind_its_three_hundredth_letter(self, text: str, said: str) -> None:
        assert one_line_sentence(text) == said


class TestFactsTable:
    @staticmethod
    def row(label: str, a: Facts, b: Facts) -> FactRow:
        return next(row for row in fact_rows(gig(a), gig(b)) if row.label == label)

    @pytest.mark.parametrize(
        ("a", "b", "change"),
        [
            (None, None, ""),
            (None, 2, ""),
            (2, None, ""),
            (2, 2, "the same"),
            (3, 2, "1 day sooner"),
            (2, 3, "1 day later"),
            (0, 2, "2 days later"),
        ],
    )
    @pytest.mark.parametrize(("label", "from_on", "to_on"), [
        ("Noticed after", "trouble_on", "noticed_on"), ("Told client after", "noticed_on", "told_on"),
    ])  # fmt: skip
    def test_days_are_fewer_more_or_the_same(
        self, label: str, from_on: str, to_on: str, a: int | None, b: int | None, change: str
    ) -> None:
        one, other = (
            with_facts(**{from_on: ON, to_on: ON + timedelta(days)}) if days is not None else Facts() for days in (a, b)
        )
        assert self.row(label, one, other).change == change

    @pytest.mark.parametrize(
        ("a", "b", "currencies", "change"),
        [
            ("", "", ("EUR", "EUR"), ""),
            ("10", "", ("EUR", "EUR"), ""),
            ("", "10", ("EUR", "EUR"), ""),
            ("10", "12", ("EUR", "USD"), ""),
            ("10", "10", ("EUR", "EUR"), "the same"),
            ("10", "10.004", ("EUR", "EUR"), "the same"),
            ("10", "10.006", ("EUR", "EUR"), "€0.01 more"),
            ("10", "9.99", ("EUR", "EUR"), "€0.01 less"),
            ("0", "9.99", ("EUR", "EUR"), "€9.99 more"),
        ],
    )
    def test_money_is_compared_to_the_hundredth_in_one_currency(
        self, a: str, b: str, currencies: tuple[str, str], change: str
    ) -> None:
        one, other = Facts(price=dec(a), currency=currencies[0]), Facts(price=dec(b), currency=currencies[1])
        assert self.row("Agreed price", one, other).change == change

    def test_each_gig_stands_in_its_own_column(self) -> None:
        one = Facts(trouble_on=ON, noticed_on=ON + DAY, told_on=ON + 3 * DAY, price=Decimal(1), started_on=ON)
        other = Facts(
            trouble_on=ON, noticed_on=ON + 2 * DAY, told_on=ON + 5 * DAY, price=Decimal(2), started_on=ON + DAY
        )
        rows = {row.label: (row.a, row.b) for row in fact_rows(gig(one), gig(other)) if row.a or row.b}
        assert rows == {
            "Noticed after": ("1 day", "2 days"),
            "Told client after": ("2 days", "3 days"),
            "Agreed price": ("1.00", "2.00"),
            "Started": ("14 Mar 2026", "15 Mar 2026"),
            "Trouble began": ("14 Mar 2026", "14 Mar 2026"),
            "I noticed": ("15 Mar 2026", "16 Mar 2026"),
            "I told the client": ("17 Mar 2026", "19 Mar 2026"),
        }

    def test_what_names_and_figures_show_stands_in_no_row_again(self) -> None:
        labels = [row.label for row in fact_rows(gig(), gig())]
        assert len(labels) == len(set(labels))
        assert {"Currency", "Agreed price"} & set(labels) == {"Agreed price"}
        assert not {"Client", "Found through", "Tags"} & set(labels)

    @pytest.mark.parametrize(
        ("planned", "worked", "said"),
        [("", "", ""), ("10", "", "10 → unknown"), ("", "10", "unknown → 10"), ("10", "0", "10 → 0")],
    )
    def test_hours_are_said_where_one_of_them_is_known(self, planned: str, worked: str, said: str) -> None:
        row = self.row(
            "Hours, estimated → worked", Facts(hours_planned=dec(planned), hours_worked=dec(worked)), Facts()
        )
        assert (row.a, row.b, row.change) == (said, "", "")

    @pytest.mark.parametrize(
        ("a", "b", "change"),
        [
            (("10", "20"), ("10", "20"), "the same"),
            (("10", "20"), ("100", "204"), "the same"),
            (("10", "20"), ("10", "21"), "2.0× → 2.1×"),
            (("0", "20"), ("10", "21"), ""),
            (("10", "20"), ("", "21"), ""),
        ],
    )
    def test_overruns_are_the_same_where_they_read_so(
        self, a: tuple[str, str], b: tuple[str, str], change: str
    ) -> None:
        one, other = (Facts(hours_planned=dec(planned), hours_worked=dec(worked)) for planned, worked in (a, b))
        assert self.row("Hours, estimated → worked", one, other).change == change

    @pytest.mark.parametrize(
        ("facts", "status", "outcome"),
        [
            (Facts(status=Status.LIVE), "Still going, and the client knows", ""),
            (Facts(status=Status.OVER), "It's over", ""),
            (Facts(status=Status.OVER, outcome=Outcome.I_STOPPED), "It's over", "I stopped"),
        ],
    )
    def test_an_outcome_and_where_things_stand_are_two_facts(self, facts: Facts, status: str, outcome: str) -> None:
        assert self.row("Status", facts, Facts()).a == status
        assert self.row("Outcome", facts, Facts()).a == outcome

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            (Facts(status=Status.UNTOLD, noticed_on=ON), "not told yet"),
            (Facts(status=Status.UNTOLD, noticed_on=ON, told_on=ON), "the same day"),
            (Facts(noticed_on=ON, told_on=ON + DAY), "1 day"),
            (Facts(noticed_on=ON), ""),
        ],
    )
    def test_a_client_who_does_not_know_is_never_called_told(self, facts: Facts, said: str) -> None:
        assert self.row("Told client after", facts, Facts()).a == said


class TestSummary:
    @pytest.mark.parametrize(
        ("began", "ended", "said"),
        [
            (None, None, ""),
            (ON, None, "since 14 Mar 2026"),
            (None, ON, "until 14 Mar 2026"),
            (ON, ON, "14 Mar 2026 – 14 Mar 2026"),
        ],
    )
    def test_of_two_days_those_known_are_said(self, began: date | None, ended: date | None, said: str) -> None:
        assert about_line(gig(Facts(started_on=began, ended_on=ended))) == said

    @pytest.mark.parametrize(
        ("facts", "is_draft", "said"),
        [
            (Facts(client="a  shop\n", platform=" "), False, "a shop"),
            (
                Facts(client="a shop", platform="Upwork", outcome=Outcome.I_STOPPED),
                True,
                "a shop · Upwork · I stopped · a draft",
            ),
            (Facts(status=Status.OVER), False, "it's over"),
        ],
    )
    def test_what_is_known_of_it_in_one_line(self, facts: Facts, is_draft: bool, said: str) -> None:
        told = gig(facts)._replace(finished_at=None if is_draft else AT)
        assert about_line(told).casefold() == said.casefold()

    @pytest.mark.parametrize(
        ("lost", "more", "said"),
        [
            ("100", {}, "paid in full"),
            ("99.99", {}, "€0.01 less than agreed"),
            ("100.01", {}, "€0.01 over the agreed price"),
            ("99.99", {"status": Status.LIVE}, "€0.01 not paid yet"),
            ("99.99", {"status": Status.UNTOLD}, "Not told yet · €0.01 not paid yet"),
            ("99.99", {"status": Status.OVER}, "€0.01 less than agreed"),
            ("99.99", {"status": Status.LIVE, "outcome": Outcome.I_STOPPED}, "€0.01 less than agreed"),
        ],
    )
    def test_what_came_in_is_set_beside_what_was_agreed(self, lost: str, more: dict[str, object], said: str) -> None:
        facts = Facts(currency="EUR", price=Decimal(100), paid=Decimal(lost), refunded=Decimal(0))
        assert course(facts._replace(**more)) == said  # type: ignore[arg-type]  # facts by name

    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            (Facts(), ""),
            (Facts(status=Status.UNTOLD), "Not told yet"),
            (Facts(status=Status.UNTOLD, noticed_on=ON), "Noticed 14 Mar 2026, not told yet"),
            (Facts(noticed_on=ON, told_on=ON), "Told the client on 14 Mar 2026, the same day"),
            (Facts(noticed_on=ON, told_on=ON + DAY), "Told the client on 15 Mar 2026, after 1 day"),
            (Facts(noticed_on=ON, told_on=ON - DAY), ""),
            (Facts(hours_planned=Decimal(10)), "10 h estimated"),
            (Facts(hours_worked=Decimal(0)), "0 h worked"),
            (Facts(hours_planned=Decimal(0), hours_worked=Decimal(5)), "0 h → 5 h"),
            (Facts(hours_planned=Decimal(2), hours_worked=Decimal(5)), "2 h → 5 h, 2.5×"),
        ],
    )
    def test_how_it_went_says_what_is_known(self, facts: Facts, said: str) -> None:
        assert course(facts) == said


class TestPreview:
    @pytest.mark.parametrize(
        ("facts", "figures"),
        [
            (Facts(), ()),
            (Facts(status=Status.OVER), ()),
            (Facts(status=Status.LIVE), ("Still going, and the client knows",)),
            (Facts(status=Status.LIVE, ended_on=ON), ("Ended on 14 Mar 2026",)),
            (Facts(outcome=Outcome.OTHER), ("Ended",)),
            (Facts(outcome=Outcome.THEY_STOPPED, ended_on=ON), ("They stopped on 14 Mar 2026",)),
            (Facts(hours_planned=Decimal(3)), ()),
            (Facts(hours_worked=Decimal(3)), ()),
            (Facts(hours_planned=Decimal(3), hours_worked=Decimal(0)), ("3 h estimated, 0 worked",)),
            (
                Facts(noticed_on=ON, told_on=ON, hours_planned=Decimal(3), hours_worked=Decimal(4)),
                ("Told the client on 14 Mar 2026, the same day · 3 h estimated, 4 worked",),
            ),
            (
                Facts(currency="EUR", paid=Decimal(9), refunded=Decimal(0), hours_worked=Decimal(3)),
                ("€3.00 an hour",),
            ),
        ],
    )
    def test_figures_speak_of_what_is_known(self, facts: Facts, figures: tuple[str, ...]) -> None:
        assert preview(gig(facts), {}).figures == figures

    @pytest.mark.parametrize(("length", "shown"), [(599, 599), (600, 600), (601, 602)])
    def test_a_story_is_cut_behind_its_longest(self, length: int, shown: int) -> None:
        told = gig()._replace(answers={"story.tell": "a" * length})
        assert len(preview(told, {}).story) == shown

    @pytest.mark.parametrize(("times", "count"), [({}, 0), ({"B3": 4}, 0), ({"D1": 1}, 1)])
    def test_a_flag_is_counted_by_its_key_in_other_gigs(self, times: dict[str, int], count: int) -> None:
        told = gig()._replace(red_flags=(RedFlag("D1", "Stuck", Stage.WORK, Side.MINE),))
        ((_, counted),) = preview(told, times).flags
        assert counted == count
        ((_, none),) = running_preview(Vet(signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.UNSURE),)), {}, ON).flags
        assert none == 0

    @pytest.mark.parametrize(
        ("facts", "is_untold"),
        [
            (Facts(), False),
            (Facts(status=Status.UNTOLD), True),
            (Facts(status=Status.UNTOLD, told_on=ON), False),
            (Facts(status=Status.LIVE), False),
        ],
    )
    def test_a_client_who_does_not_know_is_said_to_the_pane(self, facts: Facts, is_untold: bool) -> None:
        assert preview(gig(facts), {}).is_untold is is_untold
        assert not running_preview(Vet(), {}, ON).is_untold

    @pytest.mark.parametrize("part", ["rule", "flag", "neither"])
    def test_a_story_stands_in_for_rules_and_flags_alone(self, part: str) -> None:
        told = gig()._replace(answers={"story.tell": "It broke."})
        if part == "rule":
            told = told._replace(lessons=(Lesson(LessonId("b" * 32), cue="it is late", act="call"),))
        if part == "flag":
            told = told._replace(red_flags=(RedFlag("D1", "Stuck", Stage.WORK, Side.MINE),))
        assert preview(told, {}).story == ("It broke." if part == "neither" else "")

    @pytest.mark.parametrize(
        ("key", "heading"),
        [
            ("story.tell", "What happened"),
            ("client.cost", "What it cost them"),
            ("story.turn", "At what point did it stop going well?"),
        ],
    )
    def test_the_first_answer_stands_under_its_own_question(self, key: str, heading: str) -> None:
        found = preview(gig()._replace(answers={key: "It broke."}), {})
        assert (found.story_name, found.story, found.told, found.cost) == (heading, "It broke.", "", "")

    @pytest.mark.parametrize(("retired", "rules"), [(None, ("If it is late, then I call.",)), (ON, ())])
    def test_a_rule_that_was_retired_is_none_for_next_time(self, retired: date | None, rules: tuple[str, ...]) -> None:
        lesson = Lesson(LessonId("b" * 32), cue="it is late", act="call", retired_on=retired)
        assert preview(gig()._replace(lessons=(lesson,)), {}).rules == rules

    @pytest.mark.parametrize(
        ("stop", "rules"),
        [
            (None, ()),
            (Stop("no label"), ("no label.",)),
            (Stop("no label", ON), ("no label by 14 Mar 2026, today.",)),
            (Stop("no label", ON + DAY), ("no label by 14 Mar 2026, tomorrow.".replace("14", "15"),)),
            (Stop("no label", ON, ON), ()),
        ],
    )
    def test_a_running_gig_says_its_next_checkpoint(self, stop: Stop | None, rules: tuple[str, ...]) -> None:
        vet = Vet(decision=Decision.TAKE, stops=(stop,) if stop else ())
        found = running_preview(vet, {}, ON)
        assert (found.rules, found.figures) == (rules, ())
        answered = Vet(signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.NO),)).decided(Decision.TAKE, ON)
        assert running_preview(answered, {}, ON).figures == ("Taken on 14 Mar 2026",)

    def test_a_good_end_says_what_kept_it_well_and_how_it_ended(self) -> None:
        vet = Vet(
            signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES), VetFlag("B3", "Untested", Decimal(1))),
            quote=Quote("EUR", Decimal(600), Decimal(12)),
            forecast=Forecast("the API", Decimal(70)),
            ended=Ending.WELL,
            ended_on=ON,
            good_end=GoodEnd(Decimal(15), Decimal(600), "An early\ntest"),
        )
        found = good_end_preview(vet, {})
        assert (found.rules_name, found.rules, len(found.flags)) == ("What helped?", ("An early test",), 1)
        assert found.figures == (
            "€600 for 12 h",
            "It ended well on 14 March 2026. 15 h, est. 12. €600.00 paid, €40.00 an hour.",
            "You said 70%. You feared “the API”.",
        )
        older = Vet(ended=Ending.WELL)
        assert good_end_preview(older, {}) == Preview(
            (), (), ("It ended well.",), rules_name="What helped?", flags_name=FLAGS_ALL_THE_SAME
        )


class TestJobPost:
    @pytest.mark.parametrize(
        ("post", "title"),
        [
            ("", ""),
            ("\n \n Logo\nmore", "Logo"),
            ("a" * 60, "a" * 60),
            ("a" * 61, "a" * 59 + "…"),
            ("a" * 58 + "  b c", "a" * 58 + "…"),
        ],
    )
    def test_a_title_is_cut_behind_its_sixtieth_letter(self, post: str, title: str) -> None:
        assert job_post.title_of(post) == title

    @pytest.mark.parametrize(
        ("post", "suggested"),
        [("We need a logo.", 0), ("We need a logo by tomorrow. Unlimited revisions.", 2)],
    )
    def test_what_a_post_suggests_fills_up_to_seven_and_is_not_sure(self, post: str, suggested: int) -> None:
        signs = job_post.flags_for(understand_post(post), VetContext({}, 0), ON)
        assert len(signs) == MOST_QUESTIONS
        assert [sign.answer for sign in signs] == [VetAnswer.UNSURE] * suggested + [None] * (7 - suggested)
        assert len({sign.key for sign in signs}) == len(signs)

    def test_more_than_seven_are_all_asked_and_no_other(self) -> None:
        post = (
            "We need a logo and a website by tomorrow. Unlimited revisions, send a free sample first. "
            "Simple job, should be easy for an expert. Budget is small, but there will be lots of future work. "
            "Payment outside the platform by Telegram, send a copy of your ID. You get paid at the end. "
            "The last developer left us. Must be available around the clock."
        )
        signs = job_post.flags_for(understand_post(post), VetContext({}, 0), ON)
        assert len(signs) > MOST_QUESTIONS
        assert len(signs) == len(understand_post(post).shown)
        assert all(sign.answer is VetAnswer.UNSURE for sign in signs)
        scams = [sign.is_scam for sign in signs]
        assert True in scams
        assert scams == sorted(scams, reverse=True)

    @pytest.mark.parametrize(
        ("post", "said"),
        [("We need a logo.", ""), ("Budget 300 EUR.", "Read from the post: €300.")],
    )
    def test_what_was_understood_is_said_where_something_was(self, post: str, said: str) -> None:
        assert job_post.understood_text(understand_post(post)) == said

    @pytest.mark.parametrize(
        ("post", "knowledge", "quote"),
        [
            ("Logo", VetContext({}, 0), Quote()),
            ("Logo", VetContext({}, 0, "EUR", floors={"EUR": Decimal(25)}), Quote("EUR", floor=Decimal(25))),
            (
                "Budget 300 USD",
                VetContext({}, 0, "EUR", floors={"EUR": Decimal(25)}),
                Quote("USD", Decimal(300)),
            ),
        ],
    )
    def test_a_minimum_is_taken_for_the_same_currency_alone(
        self, post: str, knowledge: VetContext, quote: Quote
    ) -> None:
        assert job_post.vet_from_post(post, understand_post(post), knowledge, ON).quote == quote


class TestWrittenUp:
    @pytest.mark.parametrize(
        ("days", "said"),
        [
            (-1, ""),
            (0, "You finished writing up “Warehouse labels” today."),
            (1, "You finished writing up “Warehouse labels” yesterday."),
            (6, "You finished writing up “Warehouse labels” 6 days ago."),
            (14, "You finished writing up “Warehouse labels” 14 days ago."),
            (15, ""),
        ],
    )
    def test_for_two_weeks_a_vetting_says_what_was_written_up(self, days: int, said: str) -> None:
        assert written_up_text(WrittenUp("Warehouse\nlabels", ON), ON + timedelta(days)) == said
        assert written_up_text(None, ON) == ""


def test_a_gig_written_down_under_way_says_its_client_and_no_day_on_which_it_was_taken() -> None:
    noted = Vet(client="Kestrel\nBooks", quote=Quote("EUR", Decimal(600), Decimal(12))).decided(Decision.TAKE, ON)
    assert running_preview(noted, {}, ON).figures == ("Kestrel Books · €600 for 12 h", "Noted on 14 Mar 2026")
    assert retrospective_from_vet(noted).facts.started_on is None
    answered = replace(noted, signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.NO),))
    assert retrospective_from_vet(answered).facts.started_on == ON
