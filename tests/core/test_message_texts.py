"""The texts of a message by name, as an editor knows them; and what a reader is told of a message."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId
from retro.core.gig.message import Channel, HandoverRow, Mark, Message
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.gig.telling_wording import untold_so_far
from retro.core.message.assembly import full_text
from retro.core.message.draft import with_part
from retro.core.message.handover import STATE, handover_lines, with_mark, with_row
from retro.core.message.opening_closing import as_name, sign_off_text
from retro.core.message.reading import message_sections
from retro.core.message.refund import refunded_text
from retro.core.message.texts import PART, ROW, WHOLE, is_text, text_of, with_text
from retro.core.sentences import as_sentence
from retro.core.text.languages.english import is_english

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
NEWS = "I can't finish the dashboard."
UNTOLD = Facts(title="Dashboard", client="Ada", status=Status.UNTOLD)
GIG = Retrospective(GigId("a" * 32), AT, AT, facts=UNTOLD)
BEGUN = GIG._replace(message=Message(parts=MappingProxyType({"news": NEWS})))


def test_the_whole_text_is_the_edited_one_and_else_what_the_parts_make() -> None:
    edited = BEGUN._replace(message=BEGUN.message._replace(edited="Ada, it won't be Friday."))
    assert text_of(edited, WHOLE) == "Ada, it won't be Friday."
    assert text_of(BEGUN, WHOLE).startswith(f"Hello Ada,\n\n{NEWS}")


@pytest.mark.parametrize("name", [WHOLE, f"{PART}why", f"{PART}owning", f"{ROW}source"])
def test_a_text_that_is_written_by_its_name_is_read_by_it(name: str) -> None:
    written = with_text(BEGUN, name, "just so")
    assert is_text(name)
    assert text_of(written, name) == "just so"
    assert written != BEGUN


@pytest.mark.parametrize("name", ["", "why", f"{PART}source", f"{ROW}why", "story.tell"])
def test_no_other_name_is_one_of_a_message(name: str) -> None:
    assert not is_text(name)


@pytest.mark.parametrize("parts", [{}, {"greeting": "Hello Ada,"}, {"news": "  "}])
def test_a_message_that_is_not_begun_is_not_read_however_much_was_written_up(parts: dict[str, str]) -> None:
    written_up = GIG.with_answer("own.sentence", "I said yes too fast.")
    assert message_sections(written_up._replace(message=Message(parts=MappingProxyType(parts)))) == ()


def test_the_way_is_not_read_before_they_know() -> None:
    chosen = BEGUN._replace(message=BEGUN.message._replace(channel=Channel.CALLED))
    [section] = message_sections(chosen)
    assert [entry.text for entry in section.items] == [f"Hello Ada,\n\n{NEWS}"]
    [told] = message_sections(chosen.with_facts(told_on=TODAY, status=Status.LIVE))
    assert len(told.items) == 2


def test_notes_alone_are_read_without_a_message() -> None:
    notes = GIG._replace(message=Message(handover=(HandoverRow("source", "in the repository"),)))
    assert [section.key for section in message_sections(notes)] == ["handover"]


@pytest.mark.parametrize(("text", "is_it"), [("the der", True), ("der die the", False), ("I was late", True)])
def test_as_many_words_of_both_languages_are_english(text: str, is_it: bool) -> None:
    assert is_english(text) is is_it


@pytest.mark.parametrize(
    ("refunded", "said"),
    [
        (None, ""),
        (Decimal(0), ""),
        (Decimal(40), "$40 of the $100 you paid"),
        (Decimal("100.00"), "the whole $100 you paid"),
    ],
)
def test_no_refund_is_offered_where_there_is_none(refunded: Decimal | None, said: str) -> None:
    assert refunded_text(UNTOLD._replace(paid=Decimal(100), refunded=refunded, currency="USD")) == said


@pytest.mark.parametrize(
    ("typed", "name"), [("anna", "Anna"), ("b2b", "b2b"), ("Anna", "Anna"), ("anna@x.de", "anna@x.de")]
)
def test_a_name_gets_its_capital_and_what_is_none_stays_as_typed(typed: str, name: str) -> None:
    assert as_name(typed) == name


def test_a_blank_row_with_a_mark_goes_back_to_what_the_client_needs() -> None:
    needs = GIG.with_answer("client.needs", "The form, and the key.")
    blanked = with_row(with_mark(with_row(needs, "state", "half of it"), "state", Mark.HALF), "state", "  ")
    assert [(row.name, row.text, row.mark) for row in blanked.message.handover] == [("state", "", Mark.HALF)]
    assert {line.name: line.text for line in handover_lines(blanked)}[STATE] == "The form, and the key."


@pytest.mark.parametrize(("paid", "said"), [(Decimal(0), ""), (None, ""), (Decimal(100), "So far: $100 taken.")])
def test_nothing_taken_is_not_said_to_be_taken(paid: Decimal | None, said: str) -> None:
    assert untold_so_far(Facts(paid=paid, currency="USD"), TODAY) == said


@pytest.mark.parametrize(
    ("name", "typed", "read"),
    [
        ("why", "the printer is older than the one i tested", "The printer is older than the one I tested."),
        ("why", "nobody answered what i emailed", "Nobody answered what I emailed."),
        ("owning", "the price i let stand was too low", "The price I let stand was too low."),
        ("why", "because of the limit in their API", "The reason is the limit in their API."),
        ("why", "Because the shop moved its server", "The reason is that the shop moved its server."),
        ("why", "the server moved because the shop did", "The server moved because the shop did."),
        ("money", "0", "There won't be a refund."),
        ("money", "50", "I'll refund 50."),
        ("sign_off", "best, sam", "Best, Sam"),
        ("sign_off", ", sam", ", sam"),
        ("sign_off", "kind regards, ada", "Kind regards, Ada"),
        ("sign_off", "sam, for the studio", "sam, for the studio"),
    ],
)
def test_a_part_typed_in_haste_reads_as_one_would_send_it(name: str, typed: str, read: str) -> None:
    gig = with_part(with_part(Retrospective.new(), "news", "The site won't be ready on Friday."), name, typed)
    assert read in full_text(gig).split("\n\n")


@pytest.mark.parametrize(
    ("typed", "read"),
    [("best, sam", "Best, Sam"), (", sam", ", sam"), (" , sam", " , sam"), ("best, sam smith", "best, sam smith")],
)
def test_a_sign_off_gets_its_capitals_however_it_begins(typed: str, read: str) -> None:
    assert sign_off_text(typed) == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("could you wait until Friday", "Could you wait until Friday?"),
        ("Could you wait? I will call tomorrow", "Could you wait? I will call tomorrow."),
    ],
)
def test_only_one_sentence_that_asks_ends_with_a_question_mark(typed: str, read: str) -> None:
    assert as_sentence(typed) == read


def test_a_part_of_several_paragraphs_stays_whole_in_the_handover_notes_of_an_edited_message() -> None:
    done = with_part(BEGUN, "done", "The login page.\n\nThe shop.")
    edited = with_text(done, WHOLE, f"{full_text(done)}\n\nBest, Sam")
    assert {line.name: line.text for line in handover_lines(edited)}[STATE] == "The login page.\n\nThe shop."


IN_HASTE = {
    "news": ("won't be done by friday", "The photos are gone.", "not ready, sorry"),
    "owning": ("took on too much", "I should have asked", "my fault"),
    "for_you": ("no launch on Friday", "two weeks later", "You'll need somebody else"),
    "why": ("because of a change in their API", "underestimated it", "the disk broke"),
    "done": ("login, half of the pages", "Everything but the form", "3 of 5 pages"),
    "open": ("about ten hours", "The form", "nothing works yet"),
    "options": ("finish it by Monday or refund half", "a smaller version, or a refund", "1. you wait 2. we stop"),
    "money": ("half by Friday", "€40", "no refund", "not sure yet", "a full refund", "nothing is due"),
    "handover": ("all files tonight", "zip of it", "nothing", "the code is on GitHub"),
    "someone": ("Tom Hardy", "Dr. Ana Sousa", "There's Jo", "no"),
    "regret": ("the wait", "that I went silent", "sorry", "none"),
    "next": ("monday", "5pm", "call you on Friday", "when I know more"),
}
"""Answers as they are typed in haste, by part."""


@given(st.fixed_dictionaries({name: st.sampled_from(typed) for name, typed in IN_HASTE.items()}))
def test_every_line_of_a_message_typed_in_haste_is_closed_and_no_lead_stands_twice(answers: dict[str, str]) -> None:
    gig = Retrospective.new(facts=Facts(client="Ada", currency="EUR"))
    for name, typed in answers.items():
        gig = with_part(gig, name, typed)
    greeting, *said = full_text(gig).splitlines()
    assert greeting == "Hello Ada,"
    lines = [line for line in said if line]
    assert [line for line in lines if line[-1] not in ".?:" or not (line[0].isupper() or line[0].isdigit())] == []
    assert [line for line in lines if line.count(": ") > 1 or ".." in line or "  " in line] == []
