"""What takes written text, and what a key that no widget has taken was pressed for: writing, a command, or moving."""

from __future__ import annotations

from textual.keys import key_to_character
from textual.widget import Widget

from retro.tui.terminal.bound_keys import declared

EDITING = frozenset(("backspace", "delete"))
"""Keys that print nothing and belong to writing."""


class TakesText(Widget):
    """A line or a text: typed and pasted text goes here."""

    enter_hint = ""
    """What Enter does here, for a page that says so."""

    @property
    def holds_value(self) -> bool:
        """Tell whether it holds one day or number, and no words."""
        return False

    @property
    def all_written(self) -> str:
        """Return what is written in it; each kind has its own."""
        return ""

    def action_undo(self) -> None:
        """Undo the last step; each kind has its own."""


class AroundText:
    """Holds a line or a text: what is pasted on it belongs into that."""


class MayBeForm:
    """A screen or dialog, which may have fields to fill in."""

    @property
    def is_form(self) -> bool:
        """True while it has: `q` closes no form, as a letter between its fields is text too."""
        return False


def is_for_command(key: str) -> bool:
    """Tell whether a key that prints nothing is pressed for a command: an F-key, Ctrl or Alt with a character."""
    *held, last = key.split("+")
    is_function = last[:1] == "f" and last[1:].isdecimal()
    return is_function or last == "insert" or (len(last) == 1 and not {"ctrl", "alt"}.isdisjoint(held))


def has_letters(widget: Widget) -> bool:
    """Tell whether keys that print a character are commands of the widget itself."""
    if isinstance(widget, AroundText):
        return False
    keys = (key for _, keys in declared(widget) for key in keys)
    return any(len(key_to_character(key) or "") == 1 and key != "space" for key in keys)
