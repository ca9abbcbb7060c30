"""The wizard's keys: none of them is taken from the text that is being written."""

from textual.binding import Binding
from textual.widgets import Input, TextArea

from retro.tui.wizard.wizard_keys import wizard_keys

NEVER = {*(f"ctrl+{letter}" for letter in "abcdehijkmuvwxyz"), "f6", "f7"}


def _keys(bindings: object) -> set[str]:
    assert isinstance(bindings, list)
    return {key for binding in bindings for key in binding.key.split(",")}


def test_no_key_of_the_wizard_is_a_key_of_writing() -> None:
    taken = _keys(TextArea.BINDINGS) | _keys(Input.BINDINGS)
    assert not _keys(wizard_keys()) & taken
    assert not _keys(wizard_keys()) & NEVER


def test_every_key_has_a_name_and_says_what_it_does() -> None:
    for binding in wizard_keys():
        assert isinstance(binding, Binding)
        assert binding.id
        assert binding.tooltip


def test_the_function_keys_are_named_first_for_multiplexers_take_control_keys() -> None:
    named = {binding.id: binding.key.split(",")[0] for binding in wizard_keys() if isinstance(binding, Binding)}
    assert named["wizard.continue"] == "f3"
    assert named["wizard.back"] == "f2"
    assert named["wizard.go_to"] == "f5"
    assert named["wizard.editor"] == "f4"
