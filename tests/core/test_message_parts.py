"""The table of the message's parts: what each is stands in its row, what each does stands under its name."""

from __future__ import annotations

import pytest

from retro.core.gig.choices import Status
from retro.core.gig.message import GREETING, PARTS
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message import draft, joined_sentences, leads, offers
from retro.core.message.advice import EXAMPLES, RULES
from retro.core.message.assembly import paragraph_text
from retro.core.message.draft import message_lines, passed, with_part
from retro.core.message.labels import THINGS
from retro.core.message.own_notes import is_note
from retro.core.message.parts import LETTER, MessagePart

GIG = Retrospective.new(facts=Facts(title="Instagram dashboard", status=Status.UNTOLD))


@pytest.mark.parametrize(
    "names",
    [
        joined_sentences._JOINED,
        offers._OFFERS,
        draft._KNOWN,
        leads._SPEAKS_OF,
        EXAMPLES,
        [rule.part for rule in RULES],
        [thing.begun_by for thing in THINGS if thing.begun_by],
    ],
)
def test_what_is_done_with_a_part_is_listed_under_the_name_of_one(names: list[str]) -> None:
    assert {*names} <= {*PARTS}


def test_each_part_has_advice_and_what_begins_a_blank_one_has_a_lead() -> None:
    assert {rule.part for rule in RULES} == {*PARTS}
    assert [part.name for part in LETTER if part.begins and not part.lead] == []
    assert [part.name for part in LETTER if part.is_beside_lead and not part.lead] == []
    assert [part.name for part in LETTER if part.is_name] == [GREETING]


@pytest.mark.parametrize("part", LETTER, ids=lambda part: part.name)
def test_a_plain_no_is_unsaid_where_a_client_could_not_know_what_was_asked(part: MessagePart) -> None:
    lines = message_lines(with_part(GIG, part.name, "none"))
    (line,) = [line for line in lines if line.name == part.name]
    assert (not paragraph_text(line, lines)) == (part.is_unsaid_if_none or part.is_somebody)


@pytest.mark.parametrize("part", LETTER, ids=lambda part: part.name)
def test_only_a_part_that_names_somebody_is_left_out_when_it_is_passed_by(part: MessagePart) -> None:
    assert passed(GIG, part.name).message.left_out == ((part.name,) if part.is_somebody else ())


@pytest.mark.parametrize("part", LETTER, ids=lambda part: part.name)
def test_a_few_words_are_a_note_only_where_a_sentence_is_read(part: MessagePart) -> None:
    assert is_note(part.name, "Form late") == part.is_sentence
