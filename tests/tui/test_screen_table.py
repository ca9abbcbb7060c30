"""Every screen and field that a table names by its words exists."""

import ast
import re
from pathlib import Path

import pytest

from retro import tui
from retro.core.gig import answer_kinds
from retro.core.wizard.questions import every_question
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.kit.saving import ShownSaves
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import Route
from retro.tui.screen_table import SCREENS_AT
from retro.tui.wizard.fields.base import Field
from retro.tui.wizard.fields.registry import FIELDS


@pytest.mark.parametrize("kind", SCREENS_AT, ids=lambda kind: kind.__name__)
def test_every_route_has_a_screen(kind: type[Route]) -> None:
    assert issubclass(load_lazily(SCREENS_AT[kind]), BaseScreen | BaseDialog)


def test_one_handler_hears_how_saves_went() -> None:
    """Textual calls the handler of each class of a chain, not the last one alone."""
    screens = [found for kind in SCREENS_AT if issubclass(found := load_lazily(SCREENS_AT[kind]), BaseScreen)]
    heard_by = {base for screen in screens for base in screen.__mro__ if "on_save_reported" in vars(base)}
    assert heard_by == {BaseScreen}


def test_every_screen_that_writes_reports_its_saves_and_a_list_those_that_are_refused() -> None:
    screens = [found for kind in SCREENS_AT if issubclass(found := load_lazily(SCREENS_AT[kind]), BaseScreen)]
    shown = {saves: {each.__name__ for each in screens if each.shown_saves is saves} for saves in ShownSaves}
    assert shown == {
        ShownSaves.NONE: {
            "ReaderScreen", "CompareScreen", "PatternsScreen", "FinishedScreen", "QuestionsScreen", "DeletedVetScreen",
        },
        ShownSaves.REFUSED: {"HomeScreen", "VetsScreen", "TrashScreen"},
        ShownSaves.EVERY: {
            "WizardScreen", "OlderGigScreen", "LessonsScreen", "MessageScreen", "VetScreen",
            "RunningScreen", "CheckInScreen", "UnderWayScreen",
        },
    }  # fmt: skip


def test_every_route_is_in_the_table() -> None:
    assert {kind.__name__ for kind in SCREENS_AT} == {kind.__name__ for kind in Route.__subclasses__()}


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_answer_has_a_field(kind: type[answer_kinds.AnyKind]) -> None:
    assert issubclass(load_lazily(f"wizard.fields.{FIELDS[kind].field}"), Field)


def test_every_question_has_a_field() -> None:
    assert {type(question.kind) for _, _, question in every_question()} <= set(FIELDS)


def test_a_name_that_is_nowhere_is_an_error(app_context: AppContext) -> None:
    with pytest.raises(AttributeError):
        load_lazily("home.screen:NoScreen")
    with pytest.raises(ImportError):
        load_lazily("nowhere.screen:HomeScreen")


def test_css_that_begins_with_a_class_of_the_screen_is_not_kept_within_its_widget() -> None:
    """Else Textual looks for the screen inside the widget, and the rule never holds."""
    found = [
        (node.name, "SCOPED_CSS = False" in body)
        for path in Path(tui.__path__[0]).rglob("*.py")
        if "DEFAULT_CSS" in (text := path.read_text("utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
        and (body := ast.get_source_segment(text, node) or "")
        and re.search(r'DEFAULT_CSS = f?"""(?:(?!""").)*\n *\.-', body, re.DOTALL)
    ]
    assert len(found) > 10
    assert [name for name, is_free in found if not is_free] == []


def test_no_screen_is_imported_by_another_module_of_tui() -> None:
    """Whoever opens a screen posts its route; only the table knows the module, by its name."""
    screens = {f"retro.tui.{reference.partition(':')[0]}" for reference in SCREENS_AT.values()}
    found = {
        (path.name, node.module)
        for path in Path(tui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module in screens
    }
    assert found == set()
