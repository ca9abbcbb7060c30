"""An older gig: what it asks, what it begins with, and what it becomes at either end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from retro.commands.plain.older import PLACES
from retro.core.gig.draft_position import OLDER_FORM
from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.ids import QuestionKey
from retro.core.vet import vet_lines as lines
from retro.core.vet.ending import GoodEnd
from retro.core.vet.good_end import KEPT_KEY
from retro.core.vet.vet import Vet
from retro.core.wizard.history import GigHistory
from retro.core.wizard.older_gig import (
    ASKED,
    ENDED,
    NEW_FLAG,
    OF_A_VET,
    WORKED,
    asked_as,
    ended_well,
    finished_badly,
    new_older_gig,
    older_place,
    rule_example,
)

ENDED_ON = date(2025, 3, 14)
STUCK = red_flag_of("D1")
assert STUCK
TOLD = (
    new_older_gig()
    .with_facts(title="Shop", client="Ada", platform="Me", ended_on=ENDED_ON)
    .with_facts(hours_planned=Decimal(9), hours_worked=Decimal(12))
    .with_answer(KEPT_KEY, "tests")
    ._replace(red_flags=(STUCK,))
)


def test_it_asks_what_the_wizard_asks_in_both_front_ends() -> None:
    assert [asked_as(key).key for key in ASKED] == [*ASKED]
    assert tuple(PLACES) == ASKED
    assert asked_as(QuestionKey(KEPT_KEY)).key == KEPT_KEY


def test_it_is_over_from_the_beginning_and_its_draft_opens_in_the_form() -> None:
    assert new_older_gig().facts.status == "over"
    place = older_place({ENDED: "smarch"})
    assert (place.key, place.unread) == (OLDER_FORM, {ENDED: "smarch"})
    assert finished_badly(TOLD).finished_at is not None


def test_a_good_end_has_what_was_told_under_the_id_that_it_has() -> None:
    begun = Vet()
    good = ended_well(TOLD, begun)
    assert (good.id, good.title, good.client, good.platform) == (begun.id, "Shop", "Ada", "Me")
    assert (good.ended_on, good.quote.hours, good.good_end) == (
        ENDED_ON,
        Decimal(9),
        GoodEnd(Decimal(12), None, "tests"),
    )
    assert good.had == {"D1"}
    assert good.is_good_end
    assert not good.was_vetted


def test_what_is_not_understood_is_kept_under_the_lines_of_a_good_end_and_goes_once_it_is() -> None:
    typed = dict.fromkeys(OF_A_VET, "lots") | {QuestionKey("price"): "no line of it"}
    good = ended_well(TOLD, Vet(), typed)
    assert good.lines_unread == dict.fromkeys(lines.OF_AN_OLDER_END, "lots")
    assert ended_well(TOLD, good, {WORKED: "ages"}).lines_unread == {lines.END_HOURS: "ages"}
    assert {*OF_A_VET} == {NEW_FLAG, *(key for key in ASKED if key in OF_A_VET)}


def test_a_rule_has_an_example_of_its_flag_s_and_none_without() -> None:
    example = rule_example("D1", GigHistory())
    assert example
    assert all(example)
    assert rule_example(None, GigHistory()) is None
    assert rule_example("own words", GigHistory()) is None
