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


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("The Hub", "The site won't be ready on Friday."),
        ("the bakery", "The shop of the bakery won't be ready."),
        ("a café", "It takes a week more."),
        ("my neighbour", "It's my fault alone."),
        ("May Miller", "It won't be ready in May."),
        ("I Love Cakes", "It's late, and I can't finish it."),
        ("Will Smith", "The launch will slip. Will it hurt?"),
        ("May, a florist", "It won't be ready before May."),
    ],
)
def test_a_word_that_a_clients_name_begins_with_names_nobody(client: str, text: str) -> None:
    assert not is_note("news", text, client)


@pytest.mark.parametrize(
    ("client", "text"),
    [
        ("The Hub", "It costs The Hub its launch."),
        ("May Miller", "Without a shop May Miller can't sell."),
        ("Marco Bruni, a baker", "It costs Marco his launch."),
    ],
)
def test_a_client_is_found_by_a_name_that_is_no_other_word(client: str, text: str) -> None:
    assert is_note("for_you", text, client)


@pytest.mark.parametrize(
    "text",
    [
        "Two bugs are left; they stop the import.",
        "Tom could finish it; he is free in May.",
        "the client side is finished",
        "The client library is missing.",
        "The customer list is imported, and the rest isn't.",
        "The pages and their texts are missing.",
        "Ana has time; her rate is 40.",
    ],
)
def test_a_thing_or_a_third_person_is_not_the_client(text: str) -> None:
    assert not is_note("open", text, "Marco Bruni")


@pytest.mark.parametrize("text", ["They can't sell before May.", "I told him too late.", "The client's sales wait."])
def test_somebody_spoken_of_before_anybody_is_named_is_the_client(text: str) -> None:
    assert is_note("open", text, "Marco Bruni")


def test_parts_begun_from_answers_are_marked_and_those_written_as_a_message_are_not() -> None:
    assert own_notes(BEGUN) == ("The news", "For you")
    written = with_part(BEGUN, "news", "Not the data.")
    assert own_notes(written) == ("For you",)
    assert own_notes(with_left_out(written, "for_you", True)) == ()
    assert not any(line.is_note for line in message_lines(with_part(written, "for_you", "Your sales.")))


def test_they_are_named_in_one_sentence() -> None:
    assert notes_text(["For you"]) == "“For you” is your own note, not written to them"
    assert notes_text(["A", "B", "C"]) == "“A”, “B” and “C” are your own notes, not written to them"
