"""The message in files: optional members, older archives, strange names; in Markdown and in a redacted copy."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType

import pytest
from hypothesis import given

from retro.core.formats import archive_file, compact_json, export, retro_json, vet_json
from retro.core.formats.codec import ArchiveError, Data
from retro.core.formats.document import document_hash
from retro.core.formats.markdown.vet_document import vet_markdown
from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.message import Channel, HandoverRow, Mark, Message, handover_in_order
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.begin import VetContext
from retro.core.vet.vet import Vet
from tests.strategies import retrospectives, vets

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
TODAY = date(2026, 11, 23)
PLAIN = Retrospective(GigId("a" * 32), AT, AT, facts=Facts(title="Dashboard", client="Anna Berg"))
MESSAGE = Message(
    parts=MappingProxyType({"why": "The script broke.", "money": "$40 by Friday"}),
    left_out=("why", "someone"),
    edited="I can't finish it.",
    handover=(HandoverRow("source", "in the repository", Mark.DONE), HandoverRow("blocker", "", Mark.NOT_BEGUN)),
    channel=Channel.CALLED,
    quiet_on=TODAY,
)
WRITTEN: Data = {
    "parts": {"why": "The script broke.", "money": "$40 by Friday"},
    "left_out": ["why", "someone"],
    "edited": "I can't finish it.",
    "handover": [
        {"name": "source", "text": "in the repository", "mark": "done"},
        {"name": "blocker", "mark": "not_begun"},
    ],
    "channel": "called",
    "quiet_on": "2026-11-23",
}
GIG = PLAIN._replace(message=MESSAGE)


def test_a_message_is_one_optional_member_of_retro_1() -> None:
    data = retro_json.retrospective_to_data(GIG)
    assert data["message"] == WRITTEN
    assert retro_json.retrospective_from_data(json.loads(compact_json.dumps(data))) == GIG


def test_a_record_without_a_message_has_the_hash_that_it_always_had() -> None:
    before = {name: member for name, member in retro_json.retrospective_to_data(PLAIN).items() if name != "message"}
    assert retro_json.retrospective_from_data(before) == PLAIN
    assert compact_json.hashed(before) == document_hash(PLAIN)
    assert document_hash(GIG) != document_hash(PLAIN)


def test_the_message_of_an_older_vetted_gig_is_a_text_and_stays_one() -> None:
    vet = Vet(id=VetId("b" * 32), created_at=AT, updated_at=AT, title="Labels", message=Message(edited="It is stuck."))
    data = vet_json.vet_to_data(vet)
    assert data["message"] == "It is stuck."
    assert vet_json.vet_from_data(data) == vet
    older = {name: member for name, member in data.items() if name != "told_on"}
    assert vet_json.vet_from_data(older) == vet
    assert compact_json.hashed(older) == compact_json.hashed(data)
    more = replace(vet, message=vet.message._replace(parts=MappingProxyType({"owning": "I took too long."})))
    assert vet_json.vet_from_data(json.loads(json.dumps(vet_json.vet_to_data(more)))) == more


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ({"mood": "sad"}, "message.mood isn't a member"),
        ({"parts": {"joke": "x"}}, "message.parts.joke isn't a part of the message"),
        ({"parts": {"owning": "x"}}, "message.parts.owning isn't a part of the message"),
        ({"left_out": ["joke"]}, "message.left_out holds joke, which isn't a part of the message"),
        ({"handover": [{"name": "joke"}]}, "message.handover holds joke, which isn't a row of the handover notes"),
        ({"handover": [{"text": "x"}]}, "message.handover[0].name is missing."),
        ({"handover": [{"name": "source", "mark": "lost"}]}, "message.handover[0].mark must be one of"),
        ({"handover": [{"name": "date", "text": "a"}, {"name": "date", "text": "b"}]}, "holds the same row twice."),
        ({"channel": "pigeon"}, "message.channel must be one of wrote, called, in_person; it's from"),
        ({"quiet_on": "soon"}, "message.quiet_on must be a date"),
        ("a text", "message must be an object, not text."),
        ({"edited": "x" * 1_000_001}, "message.edited is longer than"),
    ],
)
def test_what_retro_never_wrote_is_refused_by_its_place(message: object, said: str) -> None:
    with pytest.raises(ArchiveError) as refused:
        retro_json.retrospective_from_data({**retro_json.retrospective_to_data(PLAIN), "message": message})
    assert said in str(refused.value)


def test_names_in_another_order_are_read_in_theirs() -> None:
    rows = [{"name": "date", "text": "in May"}, {"name": "source", "text": "here"}]
    data = {
        **retro_json.retrospective_to_data(PLAIN),
        "message": {"left_out": ["next", "why", "next"], "handover": rows},
    }
    message = retro_json.retrospective_from_data(data).message
    assert message.left_out == ("why", "next")
    assert message.handover == (HandoverRow("source", "here"), HandoverRow("date", "in May"))


@given(retrospectives(), vets())
def test_any_message_goes_through_an_archive(whole: Retrospective, vet: Vet) -> None:
    assert (
        retro_json.retrospective_from_data(json.loads(compact_json.dumps(retro_json.retrospective_to_data(whole))))
        == whole
    )
    assert vet_json.vet_from_data(json.loads(compact_json.dumps(vet_json.vet_to_data(vet)))) == vet
    assert "".join(archive_file.archive_lines(iter([whole]), iter([vet])))


def test_markdown_has_the_message_and_the_notes_as_sections_of_their_own() -> None:
    text = export.markdown(GIG)
    assert "## Message to the client" in text
    assert "- **As it stands:** I can't finish it." in text
    assert "The script broke" not in text
    assert "- **How they were told:** by phone" in text
    assert "## Handover notes" in text
    assert "- **Source files:** in the repository\n  - *done*" in text
    assert "- **What's in the way**\n  - *not begun*" in text
    assert "Message to the client" not in export.markdown(PLAIN)


def test_a_vetted_gigs_markdown_has_them_too() -> None:
    vet = Vet(id=VetId("b" * 32), created_at=AT, updated_at=AT, title="Labels", message=MESSAGE, told_on=TODAY)
    text = vet_markdown(vet, VetContext({}, 0), TODAY)
    assert "## Message to the client" in text
    assert "## Handover notes" in text
    assert "The client was told on 23 November 2026." in text


def test_names_and_amounts_in_the_message_and_the_notes_are_replaced() -> None:
    message = Message(
        parts=MappingProxyType({"money": "40 by Friday", "someone": "Zoe Quist, zoe@example.com, 0151 2345678"}),
        edited="Dear Anna, I refund $100.",
        handover=(HandoverRow("money", "120 back"), HandoverRow("contacts", "Anna Berg, https://example.com/x")),
    )
    whole = PLAIN._replace(message=message).with_facts(paid=Decimal(100))
    copy = Redactor(["Zoe Quist"]).redacted(whole).message
    assert dict(copy.parts) == {"money": "[amount] by Friday", "someone": "Name A, [address], [phone]"}
    assert copy.edited == "Dear Client A, I refund [amount]."
    assert copy.handover == (HandoverRow("money", "[amount] back"), HandoverRow("contacts", "Client A, [link]"))


def test_of_two_rows_of_one_name_the_first_stands_and_the_order_is_that_of_the_notes() -> None:
    rows = (HandoverRow("hours", "ten"), HandoverRow("source", "", Mark.DONE), HandoverRow("hours", "twelve"))
    assert handover_in_order(rows) == (rows[1], rows[0])
