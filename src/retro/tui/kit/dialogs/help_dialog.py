"""Help dialog: keys of this screen first, then those of text fields, then those that act everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import App, ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Input, TextArea

from retro.core.gig import wording
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.footer import key_in_words
from retro.tui.kit.layout import MUTED, hanging_indent
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled

YOUR_KEYS = "Keys of your own go into {}."

KEYS = "Keys for this screen"
WHILE_WRITING = "While writing"
CLICK = "You can click anything that has a key. Esc closes this."

HEADING = "bold $secondary"
WRITING = (
    ("Ctrl+Z Ctrl+Y", "undo, redo"),
    ("Ctrl+A Ctrl+E", "start of line, end of line"),
    ("Ctrl+← Ctrl+→", "previous word, next word"),
    ("Ctrl+W", "delete word"),
    ("Ctrl+U Ctrl+K", "delete to start of line, to end of line"),
    ("Ctrl+C Ctrl+X Ctrl+V", "copy, cut, paste; with the mouse, hold Shift to select as the terminal does"),
)
FIELDS = (("Tab Shift+Tab", "Next or previous field or button"),)
EVERYWHERE = frozenset(("help", "leave", "close", "quit", "suspend", "palette", "commands", "copy", "home.quit"))
"""Ids of what acts on every screen."""
MOVES = frozenset(("move", "turn", "line", "edge", "step", "scroll", "section", "stage"))
"""Actions that only move a cursor or a text; they come last."""
COLUMN, NARROW_COLUMN = 18, 12
"""Cells of the column of keys; the second in a narrow dialog."""
NARROW = 50
"""Cells of a dialog below which it's narrow."""
NARROWEST, WIDEST = 30, 72
"""Fewest and most cells of the dialog."""
MARGINS = 6
"""Cells of its frame and its scrollbar."""


class HelpDialog(BaseDialog[None]):
    """Lists the keys that act on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q", "leave", "Close", id="help.close", tooltip="Close", show=False),
    ]
    DEFAULT_CSS = """
    HelpDialog { background: $background; }
    HelpDialog > .panel { height: auto; max-height: 90%; scrollbar-gutter: stable; }
    HelpDialog SafeLabel { height: auto; }
    """

    words = query_one(SafeLabel)

    def __init__(self, bindings: Mapping[str, ActiveBinding], own: str) -> None:
        """`own` is the path of the user's file of keys."""
        super().__init__()
        self._own = own
        self._live = bindings

    def compose(self) -> ComposeResult:
        """Yield one list that scrolls."""
        with VerticalScroll(classes="panel"):
            yield SafeLabel(self._laid())

    @on(events.Resize)
    def _lay_out(self) -> None:
        """Lay the list out for the present width."""
        self.words.update(self._laid())

    def _laid(self) -> Content:
        width = max(min(self.app.size.width, WIDEST) - MARGINS, NARROWEST)
        return Content("\n").join(self._lines(width))

    def _lines(self, width: int) -> Iterator[Content]:
        is_writing = any(isinstance(active.node, TextArea | Input) for active in self._live.values())
        yield from _group(KEYS, self._rows(is_everywhere=False), width)
        if is_writing:
            yield from _group(WHILE_WRITING, dict(WRITING), width)
        yield from _group("Everywhere", {**self._rows(is_everywhere=True), **dict(FIELDS)}, width)
        own = YOUR_KEYS.format(self._own)
        for sentence in (in_own_keys(self, CLICK, "leave"), own, wording.CRISIS):
            yield from styled(sentence, MUTED).wrap(width)
            yield Content()

    def _rows(self, *, is_everywhere: bool) -> Mapping[str, str]:
        """Return actions with their keys; those that do the same share a row, and moving comes last."""
        keys: dict[str, list[str]] = {}
        for key, active in sorted(self._live.items(), key=lambda each: _is_move(each[1])):
            node, binding, enabled, tooltip = active
            is_of_text = isinstance(node, TextArea | Input) and not binding.id
            is_there = enabled and tooltip and not is_of_text
            if is_there and (binding.id in EVERYWHERE or isinstance(node, App)) is is_everywhere:
                keys.setdefault(tooltip, []).append(binding.key_display or key_in_words(key))
        return {_together(list(dict.fromkeys(found))): words for words, found in keys.items()}


def _group(heading: str, rows: Mapping[str, str], width: int) -> Iterator[Content]:
    yield styled(heading, HEADING)
    for keys, words in rows.items():
        yield from _row(keys, words, width)
    yield Content()


def _row(keys: str, words: str, width: int) -> Iterator[Content]:
    """Return keys and what they do; keys wider than their column have a line of their own."""
    lead, column = styled(f"  {keys}", "bold"), NARROW_COLUMN if width < NARROW else COLUMN
    if lead.cell_length > column:
        yield lead
        lead = Content("")
    yield from hanging_indent(lead.pad_right(column + 1 - lead.cell_length), safe_text(words), width)


def _is_move(active: ActiveBinding) -> bool:
    return active.binding.action.partition("(")[0].rpartition(".")[2] in MOVES


def _together(keys: list[str]) -> str:
    """Join keys: "1–9" for all digits, else one beside the other."""
    is_digits = len(keys) > 2 and all(key.isdigit() for key in keys)
    return f"{keys[0]}–{keys[-1]}" if is_digits else " ".join(keys)
