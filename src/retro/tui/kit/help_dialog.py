"""Help: what can be pressed here, our keys first, then those of writing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, TextArea

from retro.tui.kit.footer import key_name
from retro.tui.kit.screen import Dialog
from retro.tui.terminal.safe_text import Words, shown, styled

HEADING = "bold $secondary"
WRITING = (
    ("^z ^y", "undo, redo in boxes (one-line fields: F8 brings back what stood there)"),
    ("^a ^e", "start, end of the line"),
    ("^← ^→", "a word back, a word on"),
    ("^w ^u ^k", "delete the word before, to the start, to the end"),
    ("^c ^x ^v", "copy, cut, paste; with the mouse, hold Shift to select as the terminal does"),
)


class HelpDialog(Dialog[None]):
    """The keys that act on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,q", "leave", "Close", id="help.close", tooltip="Close this", show=False),
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
        yield styled("Keys here", HEADING)
        yield from self._rows()
        if is_writing:
            yield Content()
            yield styled("While writing", HEADING)
            yield from (_row(keys, words) for keys, words in WRITING)
        yield Content()
        yield styled("Everywhere the mouse does what a key does. Esc closes this.", "$foreground-muted")

    def _rows(self) -> Iterator[Content]:
        keys: dict[str, list[str]] = {}
        words: dict[str, str] = {}
        for key, (node, binding, enabled, tooltip) in self._live.items():
            if enabled and tooltip and not isinstance(node, TextArea | Input):
                keys.setdefault(binding.action, []).append(binding.key_display or key_name(key))
                words.setdefault(binding.action, tooltip)
        return (_row(" ".join(dict.fromkeys(keys[action])), words[action]) for action in words)


def _row(keys: str, words: str) -> Content:
    return Content.assemble(styled(f"  {keys:<14}", "bold"), shown(words))
