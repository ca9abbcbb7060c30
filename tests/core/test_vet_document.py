"""A vet as a document: our headings, the user's words, and what came of it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retro.core.analysis.preview import FLAGS_ALL_THE_SAME
from retro.core.formats.export import vet_document
from retro.core.formats.markdown.vet_document import vet_markdown
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Lesson
from retro.core.lessons.schedule import StoredLesson
from retro.core.lessons.word_match import TITLE_SAYS, recalled_lines
from retro.core.sentences import as_sentence
from retro.core.text.control_chars import visible as shown
from retro.core.text.one_line import on_one_line
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.flag_history import FlagHistory, PastOccurrence, Pasts
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.core.vet.vet_lines import HOW_SURE
from tests.nasty_text import ANY_TEXT
from tests.reading_markdown import DIALECTS, collapsed, front_matter, headings, visible
from tests.stencil import ENDINGS, Stencil

TODAY = date(2026, 11, 24)
AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
SECTIONS = (
    "The offer", "The verdict", "The questions", "The reply", "The decision", FLAGS_ALL_THE_SAME, "Checkpoints",
    "Check-ins", "So far", "How it ended",
)  # fmt: skip

days = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
amounts = st.none() | st.decimals(0, Decimal("999999999999.99"), places=2)
keys = st.sampled_from(["B3", "D1", "no dog", "a cat"])
lines = ANY_TEXT.map(on_one_line)
"""What a sign or a gig is called stands in the midst of our own words."""
asks = ANY_TEXT.map(lambda text: "\n".join(text.splitlines()))
"""A sentence of the reply stands in it as written, and on one line beside it: a lone CR would be shown in the first."""
signs = st.builds(VetFlag, keys, lines, st.just(Decimal(1)), st.none() | st.sampled_from(VetAnswer), asks)
stops = st.builds(Stop, ANY_TEXT.map(lambda text: " ".join(text.split())), days, days)
vets = st.builds(
    Vet,
    created_at=st.just(AT),
    title=ANY_TEXT,
    platform=ANY_TEXT,
    quote=st.builds(Quote, st.sampled_from(["", "USD", "CHF"]), amounts, amounts, amounts),
    signs=st.lists(signs, max_size=3, unique_by=lambda sign: sign.key).map(tuple),
    from_catalogue=st.booleans(),
    reply=ANY_TEXT,
    decision=st.none() | st.sampled_from(Decision),
    decided_on=days,
    stops=st.lists(stops, max_size=2).map(tuple),
    check_ins=st.just(()) | st.just((CheckIn(date(2026, 11, 22), hours=Decimal(9)),)),
    ended=st.none() | st.sampled_from(Ending),
    ended_on=days,
    told_on=days,
    forecast=st.builds(Forecast, ANY_TEXT, st.none() | st.integers(0, 100).map(Decimal)),
    good_end=st.builds(GoodEnd, amounts, amounts, ANY_TEXT),
    gig=st.none() | st.just("9" * 32),
)
traces = st.builds(PastOccurrence, st.just("8" * 32), lines, st.just(TODAY), ANY_TEXT)
histories = st.lists(traces, max_size=5).map(tuple)
pasts = st.dictionaries(keys, st.builds(FlagHistory, st.just(""), ANY_TEXT, ANY_TEXT, asks, histories, ANY_TEXT))


class VetStencil(Stencil):
    """The stencil of a vet and its past."""

    def vet(self, vet: Vet) -> Vet:
        return replace(
            vet,
            title=self.word(vet.title, lambda text: text.strip().replace("\n", " ")),
            platform=self.word(vet.platform),
            reply=self.word(vet.reply),
            forecast=replace(vet.forecast, feared=self.word(vet.forecast.feared)),
            good_end=replace(vet.good_end, kept=self.word(vet.good_end.kept)),
            signs=tuple(replace(sign, name=self.word(sign.name), ask=self._sentence(sign.ask)) for sign in vet.signs),
            stops=tuple(replace(stop, text=self.word(stop.text)) for stop in vet.stops),
        )

    def _sentence(self, text: str) -> str:
        """A word for an own sentence, which is sent as `as_sentence` has it; the word takes no full stop by itself."""
        word = self.word(text, lambda text: as_sentence(text.strip()))
        if word.strip() and word[-1] not in ENDINGS:
            self.words[f"{word}»"] = self.words.pop(word)
            word = f"{word}»"
        return word

    def pasts(self, pasts: Pasts) -> Pasts:
        return {key: self._past(past) for key, past in pasts.items()}

    def _past(self, past: FlagHistory) -> FlagHistory:
        told = (
            replace(trace, name=self.word(trace.name), told_myself=self.word(trace.told_myself))
            for trace in past.occurrences
        )
        question, ask, rule = self.word(past.question), self.word(past.ask, str.strip), self.word(past.rule)
        return replace(past, question=question, ask=ask, rule=rule, occurrences=tuple(told))


def named(vet: Vet, pasts: Pasts) -> Vet:
    """The same with a past for each question, so that no name is made into a sentence."""
    return replace(vet, signs=tuple(sign for sign in vet.signs if sign.key in pasts))


ASKING = Vet(
    id=VetId("6" * 32),
    created_at=AT,
    updated_at=AT,
    signs=(VetFlag("B3", "", Decimal(1), None, ""), VetFlag("no dog", "", Decimal(1), VetAnswer.YES, "?0")),
)
"""Its one sentence asks something, and its last mark doesn't show it."""


@given(vets, pasts)
@example(ASKING, {key: FlagHistory("", "", "", "") for key in ("B3", "no dog")})
def test_the_document_shows_what_was_written_and_nothing_else(vet: Vet, known: Pasts) -> None:
    vet, stencil = named(vet, known), VetStencil()
    plain = vet_markdown(stencil.vet(vet), VetContext(stencil.pasts(known), 0), TODAY)
    written = vet_markdown(vet, VetContext(known, 0), TODAY)
    for dialect in DIALECTS:
        shown_text, expected = visible(written, dialect), stencil.filled(visible(plain, dialect))
        assert uncounted(collapsed(shown_text)) == uncounted(collapsed(expected))


def uncounted(text: str) -> str:
    """Without the count of open places: a word such as "<b>" in the user's own sentence is one."""
    return re.sub(r"\s*\b[\d,]+ places? (?:is|are) open\.", "", text)


@given(vets, pasts)
def test_headings_are_the_name_and_ours(vet: Vet, known: Pasts) -> None:
    text = vet_markdown(vet, VetContext(known, 0), TODAY)
    for dialect in DIALECTS:
        name, *others = headings(text, dialect)
        assert name == (1, shown(vet.name.replace("\n", " ")).rstrip(" \t"))
        assert [heading for _, heading in others] == list(_sections(vet))
        assert {level for level, _ in others} <= {2}


def _sections(vet: Vet) -> Iterator[str]:
    quote = vet.quote
    has_offer = vet.platform.strip() or {quote.price, quote.hours, quote.floor} != {None}
    asked = (True, vet.signs, True, vet.decision) if vet.was_vetted else (False,) * 4
    is_there = (has_offer, *asked, not vet.was_vetted and any(sign.is_there for sign in vet.signs))
    has_ended = vet.ended or vet.gig
    is_there = (*is_there, vet.stops, vet.check_ins, vet.told_on and not has_ended, has_ended)
    yield from (name for name, there in zip(SECTIONS, is_there, strict=True) if there)


def test_a_gig_that_was_never_vetted_has_no_verdict_and_no_reply() -> None:
    """An older gig that went well, with a red flag that was there; and one that was taken without a question."""
    began = Vet(created_at=AT, title="Logo", decision=Decision.TAKE)
    older = replace(began, signs=ASKING.signs[1:], ended=Ending.WELL, ended_on=date(2026, 5, 31))
    older = replace(older, signs=(replace(older.signs[0], name="No dog", ask=""),))
    taken = replace(began, decided_on=TODAY, signs=(VetFlag("B3", "", Decimal(1)),))
    for vet, there in ((older, True), (taken, False)):
        text = visible(vet_markdown(vet, VetContext({}, 0), TODAY))
        read = front_matter(vet_markdown(vet, VetContext({}, 0), TODAY))
        assert not {"advice", "vetted_on"} & read.keys()
        assert not {"The verdict", "The reply", "The decision"} & {*text.split("\n\n")}
        assert ("No dog" in text) == there
    answered = replace(taken, signs=(VetFlag("B3", "", Decimal(1), VetAnswer.NO),))
    assert all("The verdict" in vet_markdown(vet, VetContext({}, 0), TODAY) for vet in (
        replace(older, reply="No."), replace(older, forecast=Forecast("Rain")), answered, replace(began, decision=None),
    ))  # fmt: skip


@given(vets, pasts)
def test_the_front_matter_is_read_back(vet: Vet, known: Pasts) -> None:
    read = front_matter(vet_markdown(vet, VetContext(known, 0), TODAY))
    assert read["id"] == vet.id
    assert read["title"] == vet.name
    assert read.get("platform", "") == (vet.platform if vet.platform.strip() else "")
    assert read.get("decision") == vet.decision


def test_a_good_end_and_the_forecast_stand_whole() -> None:
    vet = Vet(
        created_at=AT, title="Ship feed", quote=Quote("EUR", Decimal(600), Decimal(20)), decision=Decision.TAKE,
        decided_on=date(2026, 9, 1), ended=Ending.WELL, ended_on=date(2026, 10, 2),
        forecast=Forecast("The API changes.\nOr I fall ill.", Decimal(70)),
        good_end=GoodEnd(Decimal("19.5"), Decimal(650), "A written list.\nA call each Monday."),
    )  # fmt: skip
    text = visible(vet_markdown(vet, VetContext({}, 0), TODAY))
    assert "If it goes wrong, what will be the reason? The API changes.\nOr I fall ill." in text
    assert "How sure are you that it ends well? 70%" in text
    ended = text.partition("How it ended\n\n")[2]
    assert ended.split("\n\n") == [
        "It ended well on 2 October 2026.", "Hours, in the end: 19.5 h", "Paid: €650.00",
        "What helped? A written list.\nA call each Monday.",
    ]  # fmt: skip


def test_a_gig_that_goes_on_has_its_check_ins_and_has_not_ended_once_they_were_told() -> None:
    said = CheckIn(date(2026, 11, 22), hours=Decimal(9), stop=VetAnswer.YES)
    vet = Vet(created_at=AT, title="Feed", decision=Decision.TAKE, check_ins=(said,), told_on=TODAY)
    text = visible(vet_markdown(vet, VetContext({}, 0), TODAY))
    assert "Check-ins\n\n22 Nov 2026 · 9 h · it has come to the point where you'd stop" in text
    assert "So far\n\nThe client was told on 24 November 2026." in text
    assert "How it ended" not in text
    assert "How it ended" in visible(vet_markdown(replace(vet, ended=Ending.WELL), VetContext({}, 0), TODAY))


def test_a_rule_without_a_red_flag_stands_in_the_verdict_as_on_the_screen() -> None:
    rule = Lesson.new(cue="they want a migration", act="ask for a copy first")
    kept = StoredLesson(rule, GigId("1" * 32), "Shop", date(2023, 5, 9))
    vet = Vet(created_at=AT, title="Database migration")
    text = visible(vet_markdown(vet, VetContext({}, 0, rules=(kept,)), TODAY))
    recalled = "\n\n".join(recalled_lines((kept,), (TITLE_SAYS, vet.title)))
    assert "If they want a migration, then I ask for a copy first.\n\nIts name says: “migration”" in recalled
    assert recalled in text.partition("The verdict\n\n")[2].partition("The reply")[0]


def test_a_vet_reads_as_it_should() -> None:
    past = FlagHistory(
        "B3", "It rests on a script", "Does it rest on a script?", "May I try it first?",
        (PastOccurrence(GigId("8" * 32), "Booking calendar", date(2025, 12, 1), "It has 20k stars."),),
        "If so, then I try it first.",
    )  # fmt: skip
    vet = Vet(
        id=VetId("7e700000" * 4), created_at=AT, title="Warehouse labels", platform="Upwork",
        quote=Quote("EUR", Decimal(600), Decimal(20), Decimal(25)), ratio=Decimal("1.4"),
        signs=(
            VetFlag("B3", "It rests on a script", Decimal(2), VetAnswer.YES),
            VetFlag("D1", "Stuck", Decimal(1), VetAnswer.NO),
        ),
        decision=Decision.TAKE, decided_on=date(2026, 11, 20), stops=(Stop("no label printed", date(2026, 11, 27)),),
    )  # fmt: skip
    document = vet_document(vet, VetContext({"B3": past}, 1), TODAY)
    assert document.name == "2026-11-20-7e700000-vet-of-warehouse-labels.md"
    assert (
        visible(document.text)
        == """Warehouse labels

The offer

Found through: Upwork

Price: €600.00

Estimated hours: 20 h

That is: €30.00 an hour

Minimum rate: €25.00 an hour

The verdict

Negotiate: 1 of 2 red flags.

Untested third-party part

Also in Booking calendar (Dec 2025).

20 hours estimated usually becomes 28: €21.43 an hour. That's below your minimum.

Red flags are ordered by how often they came back, what they cost and how recent they are. A red flag \
counts 1; one that came back, cost you much or often means a scam counts 2. Negotiate: from 2, or \
a price below your minimum once the hours run over as yours usually do. Decline: from 5, or a price below it as \
quoted. In all: 2. Counted double: Untested third-party part.

The questions

Does it rest on a script?

Your answer: yes

Your rule: If so, then I try it first.

In the reply: May I try it first?

What you told yourself in Dec 2025: It has 20k stars.

Booking calendar

Have you agreed how they'd hear from you when you're stuck?

Your answer: yes

The reply

Thanks for the details. I'd be glad to take this on.

May I try it first?

As far as I can tell now, it'll take about 28 hours, so my price would be €700. For €600 I can do a smaller first part.

Left out: <day>, <what comes first>.

The decision

Your decision: take it, on 20 November 2026

The advice: negotiate

Checkpoints

no label printed by 27 Nov 2026

Still to come"""
    )


@pytest.mark.parametrize(
    ("on", "said"),
    [(-1, "Not checked yet"), (0, "Not checked yet"), (1, "Still to come"), (None, "")],
)
def test_a_file_says_of_a_checkpoint_what_holds_on_any_day(on: int | None, said: str) -> None:
    stop = Stop("no label", None if on is None else TODAY + timedelta(days=on))
    vet = replace(Vet(created_at=AT, title="Labels"), decision=Decision.TAKE, stops=(stop,))
    below = vet_markdown(vet, VetContext({}, 0), TODAY).partition("## Checkpoints")[2]
    assert [line.strip(" -") for line in below.strip().splitlines() if line.strip(" -")][1:] == [said] * bool(said)


def test_what_is_said_to_be_in_the_reply_is_in_it_and_reads_as_the_copy() -> None:
    signs = tuple(VetFlag(code, code, Decimal(5), VetAnswer.YES) for code in ("A2", "B7", "B6", "C4", "A4"))
    vet = Vet(created_at=AT, title="Labels", signs=signs)
    for decision in (*Decision, None):
        now = replace(vet, decision=decision)
        questions, reply = vet_markdown(now, VetContext({}, 0), TODAY).split("## The reply")
        said = re.findall(r"In the reply:\*\* (.*)", questions)
        letter = " ".join(reply.replace("> ", "").split())
        assert all(each in letter for each in said)
        assert len(said) == (0 if decision is Decision.SLEEP else 3)
        assert "\\<" not in "".join(said)


def test_a_percentage_that_was_not_understood_is_written_as_typed() -> None:
    vet = Vet(title="Labels", decision=Decision.TAKE, forecast=Forecast("rain")).with_unread(HOW_SURE, "quite sure")
    assert "not understood: “quite sure”" in vet_markdown(vet, VetContext({}, 0), date(2026, 11, 29))
