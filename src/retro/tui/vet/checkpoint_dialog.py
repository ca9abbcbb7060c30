"""Base of the dialogs over a gig that take a checkpoint: a condition and a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Generic

from textual.getters import query_one

from retro.core.gig.line_kinds import Day
from retro.core.gig.part_kinds import NEEDS_CONDITION
from retro.core.text.clock import Clock
from retro.core.text.one_line import on_one_line
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.tui.kit.dialogs.day_dialog import DayDialog, T
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.text.form_line import FormLine
from retro.tui.vet.below import ENDED, newer_below

SUCH_AS = "e.g. nothing to show them"
BY = "by"
SAVE = "Save ›"
NOT_NOW = "Not now"
WHY = "When would you stop? Something you'd see, and the day you'll check. retro asks you on that day."


class CheckpointDialog(DayDialog[T], Generic[T]):
    """Holds the gig; one that has ended in another window takes no checkpoint. A subclass composes a line `#text`."""

    DAY = Day("e.g. in 2 weeks, 1 December", ahead=True)
    NEEDS_DAY = "Add a date, so retro can ask."
    AUTO_FOCUS = "#text"

    condition = query_one("#text", FormLine)

    def __init__(self, vet: Vet, today: Clock) -> None:
        super().__init__(vet.name, today)
        self.vet = vet

    def lines_of(self, vet: Vet) -> Mapping[str, str]:
        """Return what a gig puts into each line, by id."""
        raise NotImplementedError

    @property
    def lacks_condition(self) -> bool:
        """Tell whether a condition has to be written first."""
        raise NotImplementedError

    def stop(self, on_day: date) -> Stop:
        """Return the checkpoint as written, on this day."""
        return Stop(on_one_line(self.condition.value), on_day)

    async def look_again(self) -> None:
        """Show what another window made of the gig."""
        self.vet = await newer_below(self, self.lines_of) or self.vet
        if self.vet.ended:
            self._warn(in_own_keys(self, ENDED, "leave"))

    def held_by(self) -> FormLine | None:
        """Return the condition if the gig has ended, or if it lacks; why is shown."""
        if not (self.vet.ended or self.lacks_condition):
            return None
        self._warn(in_own_keys(self, ENDED, "leave") if self.vet.ended else NEEDS_CONDITION)
        return self.condition
