"""Help dialog: keys of this screen first, then those of text fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, TextArea

from retro.core.gig import wording
from retro.tui.kit.footer import key_name
from retro.tui.kit.screen import Dialog
from retro.tui.terminal.safe_text import Words, shown, styled

HEADING = "bold $secondary"
WRITING = (
    ("^z ^y", "undo, redo (in one-line fields use F8)"),
    ("^a ^e", "start of line, end of line"),
    ("^← ^→", "previous word, next word"),
    ("^w ^u ^k", "delete word, to start of line, to end of line"),
    ("^c ^x ^v", "copy, cut, paste; with the mouse, hold Shift to select as the terminal does"),
)


class HelpDialog(Dialog[None]):
    """The keys that act on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q", "leave", "Close", id="help.close", tooltip="Close", show=False),
    ]
    DEFAULT_CSS = """
    HelpDialog > .panel { height: auto; max-height: 90%; }
    HelpDialog Words { height: auto; }
    """

    def __init__(self, bindings: Mapping[str, ActiveBinding]) -> None:
        super().__init__()
        self._live = bindings

    def compose(self) -> ComposeResult:
        """One list that scrolls."""
        with VerticalScroll(classes="panel"):
            yield Words(Content("\n").join(self._lines()))

    def _lines(self) -> Iterator[Content]:
        nodes = {id(node): node for node, *_ in self._live.values()}
        is_writing = any(isinstance(node, TextArea | Input) for node in nodes.values())
        yield styled("Keys for this screen", HEADING)
        yield from self._rows()
        if is_writing:
            yield Content()
            yield styled("While writing", HEADING)
            yield from (_row(keys, words) for keys, words in WRITING)
        yield Content()
        yield styled("You can click anything that has a key. Esc closes this.", "$foreground-muted")
        yield Content()
        yield styled(wording.CRISIS, "$foreground-muted")

    def _rows(self) -> Iterator[Content]:
        """A line for each thing that can be done; keys that do the same share it."""
        keys: dict[str, list[str]] = {}
        for key, (node, binding, enabled, tooltip) in self._live.items():
            if enabled and tooltip and not isinstance(node, TextArea | Input):
                keys.setdefault(tooltip, []).append(binding.key_display or key_name(key))
        return (_row(" ".join(dict.fromkeys(keys[words])), words) for words in keys)


def _row(keys: str, words: str) -> Content:
    return Content.assemble(styled(f"  {keys:<14}", "bold"), shown(words))
