"""Dialog that edits one text and reports every change, so that it can be saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import TextArea

from retro.core.text.three_way_merge import merged
from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.paste import Noted
from retro.tui.kit.text.text_box import SmallText
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, toast

USUAL = "Start again"


class TextDialog(BaseDialog[None]):
    """Esc and the first button close it; what was typed is saved by then. The other button restores the usual words."""

    AUTO_FOCUS = "SmallText"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f3,ctrl+n", "leave", "Done", id="text.done", tooltip="Close; it's saved"),
        Binding("f4,ctrl+o", "editor", "Editor", id="text.editor", tooltip="Write this in your own editor"),
    ]
    DEFAULT_CSS = """
    TextDialog > .panel { height: auto; max-height: 100%; width: 80; }
    TextDialog SmallText { min-height: 4; }
    TextDialog .hint { color: $foreground-muted; height: auto; padding: 0 1; }
    TextDialog Horizontal { height: 1; }
    TextDialog.-long > .panel { height: 100%; }
    TextDialog.-long SmallText { height: 1fr; max-height: 100%; }
    """

    box = query_one(SmallText)
    panel = query_one(".panel", Vertical)

    def __init__(
        self,
        name: str,
        text: str,
        usual: str,
        changed: Callable[[str], None],
        *,
        hint: str = "",
        back: str = USUAL,
        problem: Callable[[str], str] | None = None,
        is_long: bool = False,
        target: str = "",
        edit_outside: Callable[[str, Callable[[str], None]], None] | None = None,
    ) -> None:
        """`usual` are the words shown until the user writes their own; `changed` is called on every change.

        The button that restores them is labelled `back`; what `problem` returns for the text replaces the hint. A long
        text is shown from its beginning. `edit_outside` opens it in the user's editor and hands
        on what comes back; `target` is the name by which an editor's file knows it.
        """
        super().__init__()
        self.target, self._edit_outside = target, edit_outside
        self._heading, self._text, self._usual, self._changed = name, text, usual, changed
        self._problem = problem
        self._hint, self._back, self._is_long = hint, back, is_long

    def compose(self) -> ComposeResult:
        """Yield the text and the two buttons."""
        with Vertical(classes="panel"):
            if self._hint:
                yield SafeLabel(safe_text(self._hint), classes="hint")
            yield SmallText(self._text, "")
            with Horizontal():
                yield WordButton("Done ›", id="done")
                yield WordButton(self._back, id="usual")

    def on_mount(self) -> None:
        """Put the cursor after the words; a long text is shown from its beginning."""
        set_border_title(self.panel, self._heading)
        self.set_class(self._is_long, "-long")
        if not self._is_long:
            self.box.begin()

    def on_resize(self, event: events.Resize) -> None:
        """Give a short text three fifths of the screen."""
        if not self._is_long:
            self.limit_height(self.box, 0.6)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the editor where there is one for this text."""
        return action != "editor" or self._edit_outside is not None

    def action_editor(self) -> None:
        """Open the text in the user's editor."""
        if self._edit_outside:
            self._edit_outside(self.box.text, self.box.set_text)

    def take_edit(self, known: str, text: str) -> None:
        """Take what came from an editor in place of `known`."""
        self.box.set_text(merged(self.box.text, known, text))
        self.save_now()

    @on(TextArea.Changed)
    def _tell(self, message: TextArea.Changed) -> None:
        message.stop()
        self.save_now()

    def save_now(self) -> None:
        """Report the present text."""
        for box in self.query(SmallText):  # not mounted yet if the program closes as this opens
            self._changed("" if box.text.strip() == self._usual.strip() else box.text)
            if self._problem:
                self.query_one(".hint", SafeLabel).update(safe_text(self._problem(box.text) or self._hint))

    @on(Noted)
    def _note(self, message: Noted) -> None:
        """Show a note, such as what a paste left out."""
        toast(self, safe_text(message.text))

    @on(WordButton.Pressed, "#usual")
    def _restore(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.box.set_text(self._usual)
        self.box.focus()

    @on(WordButton.Pressed, "#done")
    def _done(self, message: WordButton.Pressed) -> None:
        message.stop()
        self.action_leave()
