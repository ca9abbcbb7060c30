"""Every screen and field that a table names by its words exists."""

import pytest

from retro.core.gig import answer_kinds
from retro.core.wizard.questions import every_question
from retro.tui.context import Desk
from retro.tui.kit.lazy_import import load
from retro.tui.kit.screen import Dialog, Sheet
from retro.tui.navigation import Place
from retro.tui.screen_table import SCREENS_AT
from retro.tui.wizard.fields.base import Field
from retro.tui.wizard.fields.registry import FIELDS


@pytest.mark.parametrize("kind", SCREENS_AT, ids=lambda kind: kind.__name__)
def test_every_route_has_a_screen(kind: type[Place]) -> None:
    assert issubclass(load(SCREENS_AT[kind]), Sheet | Dialog)


def test_every_route_is_in_the_table() -> None:
    assert {kind.__name__ for kind in SCREENS_AT} == {kind.__name__ for kind in Place.__subclasses__()}


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_answer_has_a_field(kind: type[answer_kinds.AnyKind]) -> None:
    assert issubclass(load(f"wizard.fields.{FIELDS[kind].field}"), Field)


def test_every_question_has_a_field() -> None:
    assert {type(question.kind) for _, _, question in every_question()} <= set(FIELDS)


def test_a_name_that_is_nowhere_is_an_error(desk: Desk) -> None:
    with pytest.raises(AttributeError):
        load("home.screen:NoScreen")
    with pytest.raises(ImportError):
        load("nowhere.screen:HomeScreen")
