"""Checkpoint of a lesson: condition and day; and whether it replaces an earlier lesson."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig import line_kinds, wording
from retro.core.gig.part_kinds import NEEDS_CONDITION, STOP_IF
from retro.core.gig.retrospective import Lesson
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard.history import EarlierLesson
from retro.tui.kit.choice_row import CHECK, ChoiceRow, Yes
from retro.tui.kit.text.form_line import FormLine
from retro.tui.terminal.safe_text import SafeLabel, safe_text

SUCH_AS = "e.g. nothing works yet (a checkpoint)"
REPLACES_OLD = "Replaces the old rule"
REPLACES = "Replaces {} rule"

DAY = line_kinds.Day("date", ahead=True)


class StopLine(Widget):
    """A line below shows how its day was understood, or that it was not."""

    DEFAULT_CSS = """
    StopLine {
        height: auto; width: 1fr; padding: 0 1;
        & > .parts, & .stop { height: 1; }
        & > .parts.-stacked { layout: vertical; height: 2; }
        & SafeLabel { width: auto; color: $foreground-muted; margin-right: 2; }
        & .by { margin: 0 2; }
        & #stop_on { width: 14; }
        & #replaces { width: 26; margin-left: 3; }
        & .-stacked > #replaces { margin-left: 0; }
        & > .understood { display: none; margin: 0; }
        & > .understood.-said { display: block; }
    }
    """

    stop = query_one("#stop", FormLine)
    stop_on = query_one("#stop_on", FormLine)
    replaces = query_one("#replaces", ChoiceRow)
    parts = query_one(".parts", Horizontal)
    understood = query_one(".understood", SafeLabel)

    def compose(self) -> ComposeResult:
        """Yield condition and day, the tick, what was understood."""
        with Horizontal(classes="parts"):
            with Horizontal(classes="stop"):
                yield SafeLabel(safe_text(STOP_IF))
                yield FormLine("stop", SUCH_AS)
                yield SafeLabel(safe_text("by"), classes="by")
                yield FormLine("stop_on", DAY.placeholder, is_last=True, is_day=True)
            yield ChoiceRow({Yes.YES: REPLACES_OLD}, glyphs=CHECK, id="replaces")
        yield SafeLabel(classes="understood")

    def on_resize(self) -> None:
        """Put the tick below the checkpoint for lack of room beside it."""
        self.parts.set_class(self.size.width < 68 and self.replaces.display, "-stacked")

    def show(self, lesson: Lesson, unread: str) -> None:
        """Show a rule's checkpoint, with text for its day that was not understood."""
        self.stop.value = lesson.stop
        self.stop_on.value = unread or DAY.text(lesson.stop_on)

    def mark(self, lesson: Lesson, earlier: EarlierLesson | None) -> None:
        """Show whether it replaces this earlier rule."""
        self.replaces.display = earlier is not None
        self.replaces.label(Yes.YES, REPLACES.format(wording.month(earlier.on)) if earlier else "")
        self.replaces.value = Yes.YES if lesson.replaces else None
        self.on_resize()

    def read(self, lesson: Lesson, typed_on: Callable[[str], date]) -> tuple[Lesson, str]:
        """Return the rule with these values, and the text for its day that is not understood."""
        unread, stop_on = "", None
        try:
            typed = self.stop_on.value
            stop_on, said = DAY.understood(typed, typed_on(typed), kept=lesson.stop_on)
            self.stop_on.problem = ""
            self._say(NEEDS_CONDITION if stop_on and not self.stop.value.strip() else said)
        except NotUnderstood as error:
            unread, self.stop_on.problem = self.stop_on.value, str(error)
            self._say(str(error))
        return lesson._replace(stop=self.stop.value, stop_on=stop_on), unread

    def _say(self, words: str) -> None:
        self.understood.update(safe_text(words))
        self.understood.set_class(bool(words), "-said")
