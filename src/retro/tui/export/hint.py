"""What Enter does in each line of the export dialog."""

from __future__ import annotations

from textual.widget import Widget

from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.text.line_input import LineInput

ENTER_HINT, NAMES_HINT = "Enter: export", "Tab: on to Names"
"""Shown beside the buttons in a line; the second in the first line, where names can be replaced."""
CHOICE_HINT = "{}: choose"


def enter_hint(widget: Widget, *, leads_to_names: bool) -> str:
    """Return what is said while this widget has the focus; "" for a button."""
    if isinstance(widget, ChoiceRow):
        return CHOICE_HINT.format(own_key_in_words(widget, "marks.choose", "Enter"))
    in_line = f"{ENTER_HINT}   {NAMES_HINT}" if leads_to_names else ENTER_HINT
    return in_line if isinstance(widget, LineInput) else ""
