"""Bordered multi-line field with a title that grows with its text up to `max-height`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.filter import LineFilter
from textual.message import Message

from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.paste import LIMIT, Noted, paste_on_one_line, taken
from retro.tui.kit.text.typed_text import TypedText
from retro.tui.terminal.safe_text import WRITTEN, safe_text, set_border_subtitle, set_border_title

BLANK_LINE_GOES_ON = "Enter on a blank line: next"


class SmallText(TypedText):
    """A few lines. Enter on a blank last line moves on, and says so below, if it is one of several in a form.

    If it means one line, every Enter moves on and pasted line breaks become spaces.
    """

    DEFAULT_CSS = """
    SmallText {
        height: auto; max-height: 5; width: 1fr; padding: 0 1;
        border: round $border-blurred; border-title-color: $foreground-muted; background: $background;
        &:focus { border: round $border; background-tint: $foreground 0%; }
        &:focus { border-title-color: $foreground; border-title-style: bold; }
        & .text-area--placeholder { color: $foreground-muted; }
    }
    """

    @dataclass
    class Entered(Message):
        """Posted when Enter moved on."""

        box: SmallText

        @property
        def control(self) -> SmallText:
            """Return the sender, for `on`."""
            return self.box

    def __init__(
        self,
        text: str,
        name: str,
        placeholder: str = "",
        *,
        is_line: bool = False,
        is_in_form: bool = False,
        id: str | None = None,
    ):
        super().__init__(
            text,
            soft_wrap=True,
            tab_behavior="focus",
            max_checkpoints=500,
            placeholder=safe_text(placeholder),
            highlight_cursor_line=False,
            id=id,
        )
        self._is_line, self._is_in_form = is_line, is_in_form
        self.enter_hint = LineInput.enter_hint if is_line else self.enter_hint
        self.is_offered = False
        """True if its text is only offered; typing then replaces it, like a selection."""
        set_border_title(self, name)
        if is_in_form:
            set_border_subtitle(self, BLANK_LINE_GOES_ON)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return a filter, so that drawn text cannot steer the terminal."""
        return (*super().get_line_filters(), WRITTEN)

    def set_text(self, text: str) -> None:
        """Replace the text, as one edit that can be undone."""
        if text != self.text:
            self.replace(text, (0, 0), self.document.end)

    def begin(self) -> None:
        """Put the cursor after the words, or select them if they are only offered."""
        if self.is_offered and self.text:
            self.select_all()
        else:
            self.move_cursor(self.document.end)

    def on_focus(self) -> None:
        """Select an offer."""
        if self.is_offered:
            self.begin()

    async def _on_key(self, event: events.Key) -> None:
        """Move on at once on Enter in a line: what is typed next goes into the next part."""
        if event.key == "enter" and (self._is_line or (self._is_in_form and self.is_at_blank_end)):
            event.stop()
            event.prevent_default()
            if self._is_in_form:
                self.set_text(self.text.rstrip())  # leaves no blank line behind
            self.action_go_on()

    @property
    def is_at_blank_end(self) -> bool:
        """Tell whether the cursor is on a blank last line."""
        row = self.cursor_location[0]
        return self.selection.end == self.document.end and not self.document.get_line(row).strip()

    def action_go_on(self) -> None:
        """Move on to the next part."""
        self.post_message(self.Entered(self))
        self.screen.focus_next()

    async def _on_paste(self, event: events.Paste) -> None:
        """Take the paste cleaned; in a line its line breaks become spaces."""
        event.stop()
        event.prevent_default()
        paste = taken(event, LIMIT - len(self.text))
        if paste.note:
            self.post_message(Noted(paste.note))
        if paste.text:
            text = paste_on_one_line(paste.text) if self._is_line else paste.text
            self.move_cursor(self.replace(text, *self.selection, maintain_selection_offset=False).end_location)

    @property
    def cursor_index(self) -> int:
        """Return the cursor's position in characters from the start."""
        return len(self.document.get_text_range((0, 0), self.cursor_location))

    def go_to(self, index: int) -> None:
        """Put the cursor so many characters from the start, or at the end."""
        before = self.text[:index].split("\n")
        self.move_cursor((len(before) - 1, len(before[-1])))
