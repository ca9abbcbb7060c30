"""docs/keys.md says what the bindings say, and one letter means one thing on every screen."""

from pathlib import Path
from typing import Any

import pytest
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode

from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.dialogs.confirm import Confirm
from retro.tui.kit.footer import Hint, fit_keys, hints
from tests.keys_page import (
    EXCEPTIONS,
    MEANINGS,
    PAGE,
    SCREENS,
    classes_of,
    declared,
    every_binding,
    keys_of,
    modules,
    page,
    place,
)

ROOT = Path(__file__).parents[2]
CHOICES_BY_NUMBER = set("123456789")


def labels() -> dict[str, set[str]]:
    """The names under which each letter stands in the footers."""
    found: dict[str, set[str]] = {}
    for binding in every_binding():
        for key in keys_of(binding):
            if len(key) == 1 and key not in CHOICES_BY_NUMBER:
                found.setdefault(key, set()).add(binding.description)
    return found


def test_the_page_of_keys_says_what_the_bindings_say() -> None:
    written = (ROOT / PAGE).read_text("utf-8")
    assert written == page(), "Bindings have changed: run python -m tests.keys_page"


def test_every_command_stands_on_the_page() -> None:
    assert {place(module)[0] for module in modules()} == set(SCREENS)
    text = page()
    assert [binding.id for binding in every_binding() if f"| `{binding.id}` |" not in text] == []


def test_every_part_of_the_page_names_modules_that_there_are() -> None:
    begins = {begin for each in SCREENS.values() for begin in each if begin}
    assert {begin for begin in begins if not any(module.startswith(begin) for module in modules())} == set()


def test_every_letter_has_one_meaning_or_a_reason_why_it_has_more() -> None:
    assert {letter for letter, meanings in MEANINGS.items() if len(meanings) > 1} == set(EXCEPTIONS)
    assert all(reason.strip() for reason in EXCEPTIONS.values())


@pytest.mark.parametrize("letter", sorted(MEANINGS))
def test_a_letter_is_called_only_what_it_means(letter: str) -> None:
    told = [label for labels_ in MEANINGS[letter].values() for label in labels_]
    assert len(told) == len(set(told)), "one name cannot stand for two meanings"
    assert labels().get(letter, set()) == set(told)


def test_no_letter_is_a_command_without_a_meaning() -> None:
    assert set(labels()) == set(MEANINGS)


def test_one_id_is_one_command() -> None:
    """So that a key of one's own for it means the same on every screen."""
    named: dict[str, set[str]] = {}
    for binding in every_binding():
        named.setdefault(str(binding.id), set()).add(binding.action)
    shared = {id: actions for id, actions in named.items() if len(actions) > 1}
    assert shared == {}


def test_every_command_says_what_it_does() -> None:
    assert [binding.key for binding in every_binding() if not (binding.tooltip and binding.description)] == []


def dialogs() -> list[type[BaseDialog[Any]]]:
    """Every dialog that declares keys."""
    return [kind for module in modules() for kind in classes_of(module) if issubclass(kind, BaseDialog)]


@pytest.mark.parametrize("dialog", dialogs(), ids=lambda dialog: str(dialog.__name__))
def test_no_two_commands_of_a_dialog_have_one_letter(dialog: type[BaseDialog[Any]]) -> None:
    found = [(key, binding.action) for kind in dialog.__mro__ for binding in declared(kind) for key in keys_of(binding)]
    letters = [key for key, _ in set(found) if len(key) == 1]
    assert len(letters) == len(set(letters))


def test_each_thing_that_a_dialog_asks_before_has_a_letter_of_its_own_from_its_words() -> None:
    asked = [kind for kind in dialogs() if issubclass(kind, Confirm) and kind is not Confirm]
    bound = {kind.LETTER: binding for kind in asked for binding in declared(kind)}
    assert len({letter for _, letter in bound}) == len(asked) == 4
    for (id, letter), binding in bound.items():
        assert (binding.id, binding.key) == (id, letter)
        assert letter in {word[0] for word in binding.description.casefold().split()}


def test_a_footer_names_a_thing_once_but_for_the_way_out() -> None:
    named = [("escape", "leave", "Back"), ("enter", "edit_text", "Edit all"), ("e", "edit", "Edit all"),
             ("f2", "back", "Back"), ("x", "x", "Export")]  # fmt: skip
    bindings = {key: ActiveBinding(DOMNode(), Binding(key, action, words), True, "") for key, action, words in named}
    assert [(hint.key, hint.words) for hint in hints(bindings)] == [
        ("Enter", "Edit all"), ("F2", "Back"), ("x", "Export"), ("Esc", "Back")
    ]  # fmt: skip


PICKER = ("0 ? Help", "1 F3 Continue", "2 F2 Back", "3 Space Tick", "4 ←→ Stage", "4 / Find", "5 Esc Home")
TEXT = ("0 F1 Help", "1 F3 Continue", "2 F2 Back", "4 F5 Go to", "4 F4 Editor", "5 Esc Stop typing")
TOLD = ("0 ? Help", "4 Enter Write", "4 n Write it up", "4 u Not told", "4 y Copy", "5 Esc Back")
VERDICT = ("0 ? Help", "4 y Copy reply", "4 Enter Decide", "4 e Edit reply", "4 b Back", "5 Esc Close")


@pytest.mark.parametrize(
    ("named", "width", "shown"),
    [
        (PICKER, 44, " ? F3 Continue F2 Back Space Tick Esc Home"),
        (PICKER, 60, " ? Help F3 Continue F2 Back Space Tick ←→ Stage Esc Home"),
        (PICKER, 80, " ? Help   F3 Continue   F2 Back   Space Tick   ←→ Stage   / Find   Esc Home"),
        (TEXT, 44, " F1 Help F3 Continue F2 Back Esc Stop typing"),
        (TEXT, 60, " F1 Help  F3 Continue  F2 Back  F5 Go to  Esc Stop typing"),
        (TEXT, 80, " F1 Help   F3 Continue   F2 Back   F5 Go to   F4 Editor   Esc Stop typing"),
        (TOLD, 60, " ? Help  Enter Write  n Write it up  u Not told  Esc Back"),
        (VERDICT, 44, " ? Help y Copy reply Enter Decide Esc Close"),
        (VERDICT, 60, " ? Help   y Copy reply   Enter Decide   b Back   Esc Close"),
    ],
)
def test_a_footer_keeps_what_matters_most_and_moves_its_keys_together_for_it(
    named: tuple[str, ...], width: int, shown: str
) -> None:
    found = [Hint(key, words, words, int(place)) for place, key, words in (each.split(" ", 2) for each in named)]
    kept = fit_keys(found, width)
    line = "".join(f" {hint.key} {hint.words}".rstrip() + " " * (hint.gap - 1) for hint in kept)
    assert line.rstrip() == shown
    assert sum(hint.width for hint in kept) == len(line) <= width
