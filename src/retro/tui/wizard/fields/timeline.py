"""Timeline field: events in order of their days, and a line to add one."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one

from retro.core.gig.links import Link
from retro.core.gig.part_kinds import Timeline
from retro.core.gig.retrospective import Moment
from retro.core.gig.wording import days_text
from retro.core.wizard.question import Question
from retro.tui.kit.text.paste import Noted
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.event_links import event_links_dialog
from retro.tui.wizard.fields.moment_line import MomentInput, MomentLine
from retro.tui.wizard.fields.moment_rows import MomentRows, moment_row
from retro.tui.wizard.fields.paste_report import put_in_text

Moments = tuple[Moment, ...]
TAKEN_OUT = "Removed. Press u to put it back."
SWAPPED = "Now {}. F7 swaps day and month again: {}."
NO_CHAT = "No line in it starts with a date, so it went in as one event. F9 removes it."
PASTE_OUT = "The paste was removed. Press u in the list to put it back."


class TimelineField(Field[Moments]):
    """Holds the rows and, apart from them, the moment on the line, which counts from its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f9", "take_paste_out", "Remove the paste", id="moments.paste_out",
                tooltip="Remove what was pasted last", show=False),
        Binding("f7", "swap_days", "Swap day and month", id="moments.swap_days",
                tooltip="Read the days of the paste with day and month swapped", show=False),
    ]  # fmt: skip
    DEFAULT_CSS = "TimelineField { height: 1fr; }"

    kind: Timeline
    rows = query_one(MomentRows)
    line = query_one(MomentLine)

    def __init__(self, question: Question[Moments], value: Moments, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self._rows = value
        self._at = len(self._rows)
        self._out: list[Moments] = []
        self._pasted: Moments = ()
        self._otherwise: Moments = ()
        """The paste with day and month swapped, if which comes first is a guess."""

    def compose(self) -> ComposeResult:
        """Yield the rows over the line."""
        yield MomentRows()
        yield MomentLine(self.context.today)

    def on_mount(self) -> None:
        """Put a day that was not understood back on the line, with its words."""
        undated = [at for at, moment in enumerate(self._rows) if moment.on is None]
        if self.context.unread and undated:
            self._lift(undated[-1], self.context.unread)
        elif self.context.unread:
            self.line.show_moment(Moment(), self.context.unread)
        self._draw(len(self._rows))

    @property
    def unread(self) -> str:
        """Return the day on the line if it is not understood."""
        return self.line.unread

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the line for the next moment."""
        self.screen.set_focus(self.line.day)

    def read_widget(self) -> None:
        """Read the rows, and the moment on the line among them."""
        self.line.read()
        self.value = self.kind.in_order(self._with_line())

    def on_moment_line_changed(self, event: MomentLine.Changed) -> None:
        """Handle a letter on the line."""
        event.stop()
        self._changed()

    async def on_moment_input_entered(self, event: MomentInput.Entered) -> None:
        """Move from the day to the words, from the words to the next moment; on an empty line, on."""
        event.stop()
        if self.line.is_blank:
            await self.run_action("screen.ready")
        elif self.line.day.has_focus and not self._split():
            self.screen.set_focus(self.line.words)
        elif self.line.day.holds_enter():
            self.screen.set_focus(self.line.day)
        else:
            self._put_down()
            self.screen.set_focus(self.line.day)

    def on_moment_input_chat(self, event: MomentInput.Chat) -> None:
        """Turn a pasted chat into its events; any other text into one event with its lines."""
        event.stop()
        found = self.kind.pasted(event.text, self.context.today())
        line = self.line.moment
        is_for_line = not found and not line.text.strip() and not self.line.unread
        if is_for_line:
            self.line.show_moment(Moment())
        else:
            self._put_down()
        self._pasted = found or (Moment(line.on if is_for_line else None, event.text.strip("\n")),)
        self._otherwise = self.kind.pasted_otherwise(event.text, self.context.today()) if found else ()
        self._rows = self.kind.in_order((*self._rows, *self._pasted))
        self._at = len(self._rows)
        self._draw(self._rows.index(self._pasted[-1]))
        self.post_message(Noted(put_in_text(found, self._otherwise) if found else NO_CHAT))
        self._changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer removing a paste while there is one, and swapping its days while their order is a guess."""
        if action == "swap_days":
            return bool(self._pasted and self._otherwise)
        return bool(self._pasted) if action == "take_paste_out" else True

    def action_swap_days(self) -> None:
        """Put the paste in with day and month swapped, and what was changed of it meanwhile as it is."""
        rows = list(self._rows)
        for before, after in zip(self._pasted, self._otherwise, strict=True):
            if before in rows:
                rows[rows.index(before)] = after
        self._pasted, self._otherwise = self._otherwise, self._pasted
        self._rows, self._at = self.kind.in_order(tuple(rows)), len(rows)
        self._draw(self._rows.index(self._pasted[-1]) if self._pasted[-1] in self._rows else None)
        self.post_message(Noted(SWAPPED.format(days_text(self._pasted), days_text(self._otherwise))))
        self._changed()

    def action_take_paste_out(self) -> None:
        """Remove all of the last paste, whatever became of the rest."""
        rows = list(self._rows)
        out = []
        for moment in self._pasted:
            if moment in rows:
                rows.remove(moment)
                out.append(moment)
        self._pasted = self._otherwise = ()
        self._out.append(tuple(out))
        self._rows, self._at = tuple(rows), len(rows)
        self._draw()
        self.post_message(Noted(PASTE_OUT))
        self._changed()

    def on_moment_rows_change_asked(self, event: MomentRows.ChangeAsked) -> None:
        """Move a row onto the line, where its words have the focus."""
        event.stop()
        if self._rows:
            chosen = self._rows[event.at]
            self._put_down()
            self._lift(self._rows.index(chosen))
            self.screen.set_focus(self.line.words)
            self._rows_changed()

    def on_moment_rows_links_asked(self, event: MomentRows.LinksAsked) -> None:
        """Open the links beside a row."""
        event.stop()
        if self._rows:
            links = self._rows[event.at].links
            self.app.push_screen(event_links_dialog(links, partial(self._put_links, event.at)))

    def on_moment_rows_removal_asked(self, event: MomentRows.RemovalAsked) -> None:
        """Remove a row."""
        event.stop()
        if self._rows:
            self._out.append((self._rows[event.at],))
            self._rows = self._rows[: event.at] + self._rows[event.at + 1 :]
            self._at = len(self._rows)
            self.post_message(Noted(TAKEN_OUT))
            self._rows_changed()

    def on_moment_rows_put_back_asked(self, event: MomentRows.PutBackAsked) -> None:
        """Restore what was removed last."""
        event.stop()
        if self._out:
            self._rows = self.kind.in_order((*self._rows, *self._out.pop()))
            self.post_message(Noted(TAKEN_OUT if self._out else ""))
            self._rows_changed()

    def _put_links(self, at: int, links: tuple[Link, ...]) -> None:
        """Put links beside the event of this index."""
        self._rows = (*self._rows[:at], self._rows[at]._replace(links=links), *self._rows[at + 1 :])
        self._rows_changed(at)

    def _lift(self, at: int, unread: str = "") -> None:
        """Move a row onto the line."""
        self.line.show_moment(self._rows[at], unread)
        self._rows = self._rows[:at] + self._rows[at + 1 :]
        self._at = at

    def _put_down(self) -> None:
        """Move the line into the rows, and empty it."""
        written = self.line.whole
        self._rows = self.kind.in_order(self._with(written))
        self._at = len(self._rows)
        self.line.show_moment(Moment())
        self._rows_changed(self._rows.index(written) if written in self._rows else None)

    def accept(self) -> None:
        """Take an event typed in one go as one."""
        self._split()

    def _split(self) -> bool:
        """Put down an event that was typed into the box of its day; False if the line holds anything else."""
        if event := self.line.typed_in_one:
            self.line.show_moment(event)
            self._put_down()
        return event is not None

    def _with_line(self) -> Moments:
        return self._with(self.line.moment)

    def _with(self, moment: Moment) -> Moments:
        written = () if moment._replace(text=moment.text.strip()) == Moment() else (moment,)
        return (*self._rows[: self._at], *written, *self._rows[self._at :])

    def _draw(self, cursor: int | None = None) -> None:
        """Show the rows with the one at the cursor; they scroll, so that the line is always visible."""
        self.rows.set_rows(tuple(partial(moment_row, moment) for moment in self._rows), cursor)
        self.rows.styles.max_height = max(len(self._rows), 1)
        self.rows.display = bool(self._rows)
        if not self._rows and self.rows.has_focus:
            self.focus_input()

    def _rows_changed(self, cursor: int | None = None) -> None:
        self._draw(cursor)
        self._changed()

    def _changed(self) -> None:
        before = (self.value, self.context.unread)
        self.read_widget()
        if before != (self.value, self.unread):
            self.post_message(self.Answered(self.question.key, self.value))
