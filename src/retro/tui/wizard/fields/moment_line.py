"""Entry line of the timeline: a day and what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input

from retro.core.gig import line_kinds, wording
from retro.core.gig.event_line import event_in, event_without_mark
from retro.core.gig.part_kinds import Timeline
from retro.core.gig.retrospective import Moment
from retro.core.text.clock import Clock, TypedOn
from retro.core.text.control_chars import sanitize
from retro.core.text.parsing import NotUnderstood
from retro.tui.kit.text.line_history import LineHistory
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.paste import LIMIT, Noted, paste_on_one_line, taken
from retro.tui.terminal.safe_text import SafeLabel, safe_text

HAPPENED = "what happened"
IN_ONE = "Enter adds it on {}."

DAY, KIND = line_kinds.Day(), Timeline()
DAY_WIDTH = 13
"""Width that aligns the words with those of the rows above."""


class MomentInput(LineInput):
    """Half of the line; the timeline handles Enter and a pasted chat."""

    enter_hint = "Enter: add it"

    class Entered(Message):
        """Posted on Enter in this half."""

    @dataclass
    class Chat(Message):
        """Posted when several lines were pasted."""

        text: str

    async def action_submit(self) -> None:
        """Let the timeline decide what comes next."""
        if not self.holds_enter():
            self.post_message(self.Entered())

    def _on_paste(self, event: events.Paste) -> None:
        """Pass several lines to the timeline, because they may be a chat."""
        if "\n" not in sanitize(event.text)[0].strip():
            return
        event.prevent_default()
        event.stop()
        pasted = taken(event, LIMIT)
        if pasted.note:
            self.post_message(Noted(pasted.note))
        if pasted.text is not None:
            self.post_message(self.Chat(pasted.text))


class MomentLine(Vertical):
    """Shows how the day is understood; an unread day stays in place."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "app.focus_next", "Next", id="moment.next", tooltip="The next field", show=False),
    ]
    DEFAULT_CSS = f"""
    MomentLine {{
        height: auto;
        & > Horizontal {{ height: 1; }}
        & #day {{ width: {DAY_WIDTH}; margin: 0 2 0 0; }}
        & > Words {{ height: auto; min-height: 1; color: $foreground-muted; }}
        &.-unread > Words {{ color: $warning; }}
    }}
    """

    day = query_one("#day", MomentInput)
    words = query_one("#words", MomentInput)
    below = query_one(SafeLabel)

    @dataclass
    class Changed(Message):
        """Posted when the moment changed."""

    def __init__(self, today: Clock) -> None:
        super().__init__()
        self._typed_on = TypedOn(today)
        self._was = Moment()
        self._on: date | None = None
        self.unread = ""
        """Day that is not understood."""

    def compose(self) -> ComposeResult:
        """Yield day and words, and how the day is understood."""
        with Horizontal():
            day = MomentInput("", "date", id="day")
            day.is_day = True
            yield day
            yield MomentInput("", HAPPENED, id="words")
        yield SafeLabel()

    @property
    def moment(self) -> Moment:
        """Return the moment on the line; untouched words keep their line breaks, and links stay."""
        is_same = self.words.value == paste_on_one_line(self._was.text)
        return self._was._replace(on=self._on, text=self._was.text if is_same else self.words.value)

    @property
    def whole(self) -> Moment:
        """Return the moment with a day that is not understood before its words, where it stays as typed."""
        moment = self.moment
        if not self.unread.strip():
            return moment
        return moment._replace(text=": ".join(filter(None, (self.unread.strip(), moment.text))))

    @property
    def typed_in_one(self) -> Moment | None:
        """Return the event that was typed whole into the box of its day; None for anything else."""
        if not self.unread or self.words.value.strip():
            return None
        today = self._typed_on(self.day.value)
        line = self.day.value
        found = event_in(line, today) or next(iter(KIND.pasted(line, today)), None) or event_without_mark(line, today)
        return found and self._was._replace(on=found.on, text=found.text)

    @property
    def is_blank(self) -> bool:
        """Tell whether the line is blank."""
        return not (self.day.value.strip() or self.words.value.strip())

    def show_moment(self, moment: Moment, unread: str = "") -> None:
        """Edit this moment."""
        self._was = moment
        with self.prevent(Input.Changed):
            self.day.value = unread or DAY.text(moment.on)
            self.words.value = moment.text
        for line in (self.day, self.words):
            line.edits = LineHistory()
        self.read()

    def read(self) -> None:
        """Parse the day."""
        self.unread, said = "", ""
        try:
            self._on, said = DAY.understood(self.day.value, self._typed_on(self.day.value), self._was.on)
        except NotUnderstood as problem:
            self._on, self.unread, said = None, self.day.value, str(problem)
        event = self.typed_in_one
        self.day.problem = said if self.unread and event is None else ""
        self.set_class(bool(self.day.problem), "-unread")
        self.below.update(safe_text(IN_ONE.format(wording.day_text(event.on)) if event and event.on else said))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Handle a change of either half."""
        event.stop()
        self.read()
        self.post_message(self.Changed())
