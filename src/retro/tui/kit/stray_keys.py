"""Tells what a key that no widget has taken was pressed for: writing, a command, or moving."""

from __future__ import annotations

from textual.keys import key_to_character
from textual.widget import Widget

from retro.tui.terminal.bound_keys import declared

EDITING = frozenset(("backspace", "delete"))
"""Keys that print nothing and belong to writing."""


def is_for_command(key: str) -> bool:
    """Tell whether a key that prints nothing is pressed for a command: an F-key, Ctrl or Alt with a character."""
    *held, last = key.split("+")
    is_function = last[:1] == "f" and last[1:].isdecimal()
    return is_function or last == "insert" or (len(last) == 1 and not {"ctrl", "alt"}.isdisjoint(held))


def has_letters(widget: Widget) -> bool:
    """Tell whether keys that print a character are commands of the widget itself."""
    if getattr(widget, "is_around_text", False):
        return False
    keys = (key for _, keys in declared(widget) for key in keys)
    return any(len(key_to_character(key) or "") == 1 and key != "space" for key in keys)


def is_for_writing(widget: Widget) -> bool:
    """Tell whether it is a text or a line; what is only around one is not."""
    return getattr(widget, "takes_text", False) and not getattr(widget, "is_around_text", False)


def written_in(widget: Widget) -> str:
    """Return what is written in a line or a text."""
    return str(getattr(widget, "value", "") or getattr(widget, "text", ""))
