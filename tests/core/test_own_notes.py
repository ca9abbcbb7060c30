"""Parts of a message that are the user's own notes: for each rule texts that it speaks of, and some it leaves alone."""

from __future__ import annotations

from datetime import date

import pytest

from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.assembly import notes_text, own_notes
from retro.core.message.draft import message_lines, with_left_out, with_part
from retro.core.message.own_notes import NOTES, is_note

TODAY = date(2026, 11, 30)
BEGUN = (
    Retrospective.new(facts=Facts(title="Shop import", client="Marco Bruni", status=Status.UNTOLD))
    .with_answer("story.turn", "He didn't send the data.")
    .with_answer("client.cost", "His Christmas sales, mostly. He paid me 900. He needs a shop.")
)
FOUND = {
    "of_them": [
        ("for_you", "His Christmas sales, mostly."),
        ("open", "They need the logins and the source."),
        ("news", "I told the client it would be quick and it wasn't."),
    ],
    "by_name": [("for_you", "The money that Marco paid and the launch."), ("news", "Marco changed the data again.")],
    "fragment": [("news", "The data."), ("for_you", "Money and trust")],
}
LEFT_ALONE = [
    ("for_you", "Your Christmas sales wait for it, and they start on 8 December."),
    ("news", "I can't finish."),
    ("news", "Marco, the import won't be ready on Friday."),
    ("options", "Half back."),
    ("open", "The logins"),
    ("news", "Die Daten."),
    ("for_you", "Seine Verkäufe und das Geld, das er für die Werbung nicht hat."),
    ("for_you", "Её продажи к Рождеству."),
]


def test_every_rule_has_its_texts() -> None:
    assert [rule.name for rule in NOTES] == [*FOUND]


@pytest.mark.parametrize(
    ("rule", "part", "text"), [(rule, part, text) for rule, texts in FOUND.items() for part, text in texts]
)
def test_a_note_is_found_by_one_rule(rule: str, part: str, text: str) -> None:
    assert is_note(part, text, "Marco Bruni")
    assert [each.name for each in NOTES if each.fires(part, text, "Marco Bruni")] == [rule]


@pytest.mark.parametrize(("part", "text"), LEFT_ALONE)
def test_what_is_said_to_them_is_no_note_nor_is_another_language(part: str, text: str) -> None:
    assert not is_note(part, text, "Marco Bruni", "Ich habe es nicht geschafft." if "Daten" in text else "")


def test_parts_begun_from_answers_are_marked_and_those_written_as_a_message_are_not() -> None:
    assert own_notes(BEGUN, TODAY) == ("The news", "For you")
    written = with_part(BEGUN, "news", "Not the data.")
    assert own_notes(written, TODAY) == ("For you",)
    assert own_notes(with_left_out(written, "for_you", True), TODAY) == ()
    assert not any(line.is_note for line in message_lines(with_part(written, "for_you", "Your sales."), TODAY))


def test_they_are_named_in_one_sentence() -> None:
    assert notes_text(["For you"]) == "“For you” is your own note, not written to them"
    assert notes_text(["A", "B", "C"]) == "“A”, “B” and “C” are your own notes, not written to them"
