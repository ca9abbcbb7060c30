"""One-line text field: Textual's Input with word deletion corrected and pastes taken whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.geometry import Region
from textual.widgets.input import Selection

from retro.core.text.languages.foreign_days import LOADING
from retro.tui import foreign_day_loading
from retro.tui.kit.stray_keys import TakesText
from retro.tui.kit.text.copying import (
    DOUBLE,
    NOTHING_TO_CUT,
    copy_with_count,
    paste_copied,
    selected_in_field,
    selection_to_copy,
)
from retro.tui.kit.text.letting_go import LettingGo
from retro.tui.kit.text.paste import LIMIT, Noted, paste_on_one_line, taken
from retro.tui.kit.text.pieces import word_at
from retro.tui.kit.text.suggester import FoldedSuggester
from retro.tui.kit.text.undo_input import UndoInput
from retro.tui.terminal.safe_text import WRITTEN, safe_text, toast

STAYS = "Press Enter again to go on; it stays as you typed it."
"""Said over a text that is not understood; why stands beside the line."""


class LineInput(UndoInput, LettingGo, TakesText):
    """A line without a border of its own, for a frame or a form. Its cursor does not blink."""

    ALLOW_SELECT = False  # excluded from selecting what the screen shows; it has a selection of its own
    BINDINGS: ClassVar[list[BindingType]] = [
        # stock Input deletes the word to the right here
        Binding("ctrl+backspace,alt+backspace", "delete_left_word", "Delete the previous word", show=False),
        Binding("ctrl+z,super+z", "undo", "Undo", show=False),
        Binding("ctrl+y,super+y,ctrl+shift+z", "redo", "Redo", show=False),
        Binding("ctrl+home", "home", "Start of the line", show=False),
        Binding("ctrl+end", "end", "End of the line", show=False),
        Binding("ctrl+shift+home", "home(True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "end(True)", "Select to the end", show=False),
    ]
    DEFAULT_CSS = """
    LineInput {
        width: 1fr; background: $background;
        &:focus { background-tint: $foreground 6%; }
        &>.input--placeholder { color: $foreground-muted; }
        &>.input--suggestion { color: $foreground-muted; }
    }
    """

    enter_hint = "Enter: next"

    is_day = False
    """True if the line holds a day, in any language."""

    is_number = False
    """True if the line holds an amount, hours or a share."""

    opener = ""
    """Sign that opens the line; typed into the blank line it opens it once more, and is no text."""

    def __init__(
        self, value: str = "", placeholder: str = "", suggestions: Sequence[str] = (), *, id: str | None = None
    ) -> None:
        super().__init__(
            value,
            placeholder,
            suggester=FoldedSuggester(suggestions) if suggestions else None,
            select_on_focus=False,
            compact=True,
            id=id,
        )
        self.cursor_blink = False  # a blinking cursor is redrawn while nothing happens
        self.begin_history()
        self._such_as = placeholder
        self._stayed_at = self._problem = ""
        self._left_while_loading = False

    @property
    def such_as(self) -> str:
        """Placeholder of the blank line, cut with "…" if it is longer."""
        return self._such_as

    @such_as.setter
    def such_as(self, words: str) -> None:
        self._such_as = words
        self.on_resize()

    def on_resize(self) -> None:
        """Fit the placeholder to the new room."""
        width = self.content_size.width
        self.placeholder = safe_text(self._such_as).truncate(width, ellipsis=True).plain if width else self._such_as
        if self.has_focus:
            self._show_cursor()

    def _show_cursor(self) -> None:
        """Scroll to the cursor: stock Input does when it moves, not where it stands behind a text that was there."""
        if self.size:
            at = self.cursor_screen_offset.x - self.content_region.x + self.scroll_offset.x
            self.scroll_to_region(Region(at, 0, 1, 1), force=True, animate=False)

    @property
    def holds_value(self) -> bool:
        """Tell whether the line holds one day or number, and no words."""
        return self.is_day or self.is_number

    @property
    def all_written(self) -> str:
        """Return the line."""
        return self.value

    def validate_value(self, value: str) -> str:
        """Keep the value on one line, one character to each cell."""
        return paste_on_one_line(value)

    def on_click(self, event: events.Click) -> None:
        """Select a word by two clicks, and all by three."""
        if event.chain >= DOUBLE:
            is_word = event.chain == DOUBLE
            self.selection = Selection(
                *(word_at(self.value, self.cursor_position) if is_word else (0, len(self.value)))
            )

    def watch_selection(self, before: Selection, selection: Selection) -> None:
        """Make this the selection that is copied."""
        if not selection.is_empty:
            selected_in_field(self)

    def action_copy(self) -> None:
        """Copy the selection, and say so."""
        copy_with_count(self, selection_to_copy(self, self.selected_text))

    def action_cut(self) -> None:
        """Cut the selection; without one, stock Textual empties the clipboard."""
        if text := self.selected_text:
            copy_with_count(self, text)
            self.delete_selection()
        else:
            toast(self, safe_text(NOTHING_TO_CUT))

    def action_paste(self) -> None:
        """Paste as the terminal does, cleaned and on one line."""
        paste_copied(self)

    def on_focus(self) -> None:
        """Show the cursor; load the parser of days in other languages now, so that no key waits for it."""
        self._show_cursor()
        if self.is_day:
            foreign_day_loading.get_ready_for(self)

    def on_blur(self) -> None:
        """Show the start of the text."""
        self.scroll_to(x=0, force=True, animate=False)

    def on_loaded(self, message: foreign_day_loading.Loaded) -> None:
        """Parse every line for a day on the screen once more."""
        message.stop()
        for line in self.screen.query(LineInput) if self.is_attached else ():
            if line.is_day and line.value:
                line.post_message(line.Changed(line, line.value))

    def rewrite(self, text: str) -> None:
        """Replace the text while the user types: the cursor stays; over a blank line the text is selected."""
        cursor, was_blank = self.cursor_position, not self.value.strip()
        self.value = text
        self.cursor_position = cursor
        if was_blank:
            self.select_all()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return a filter, so that drawn text cannot steer the terminal."""
        return (*super().get_line_filters(), WRITTEN)

    @property
    def problem(self) -> str:
        """Return why the line is not understood; whoever parses it sets this."""
        return self._problem

    @problem.setter
    def problem(self, why: str) -> None:
        self._problem = why
        if why != LOADING:
            is_news, self._left_while_loading = self._left_while_loading and bool(why), False
            if is_news:
                toast(self, safe_text(f"{self.value}: {why}"))

    def holds_enter(self) -> bool:
        """Tell whether this Enter stays here, and say so: the first one over a text that is not understood."""
        if self.problem == LOADING:  # what is typed next would go into this line; it is told of once it is known
            self._left_while_loading = True
        if self.problem in ("", LOADING) or self._stayed_at == self.value:
            return False
        self._stayed_at = self.value
        toast(self, safe_text(STAYS), of_page=True)
        return True

    async def action_submit(self) -> None:
        """Move on at once, so that what is typed next goes into the next field."""
        if not self.holds_enter():
            await self.run_action("screen.ready")

    async def _on_key(self, event: events.Key) -> None:
        """Drop the sign that opens the line where the line is open already, and blank."""
        if self.opener and not self.value and (event.character or "").startswith(self.opener):
            event.character = (event.character or "").removeprefix(self.opener)
            if not event.character:
                event.stop()
                event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        """Take all lines of a paste as one; stock Input keeps the first and drops the rest."""
        event.prevent_default()
        event.stop()
        paste = taken(event, LIMIT - len(self.value))
        if paste.note:
            self.post_message(Noted(paste.note))
        if paste.text:
            start, end = self.selection
            self.edits.step()
            self.replace(paste_on_one_line(paste.text), *sorted((start, end)))
            self.edits.step()
