"""Steps to undo in the texts of pages that were left."""

from __future__ import annotations

from collections.abc import Sequence

from retro.core.gig.ids import QuestionKey
from retro.tui.wizard.fields.base import AnyField


class LeftSteps:
    """Keeps the steps of each text by its question, for as long as the wizard is open."""

    def __init__(self) -> None:
        self._kept: dict[QuestionKey, tuple[str | None, object]] = {}
        """The text as it was left, and the steps that led to it."""

    def leave(self, fields: Sequence[AnyField]) -> None:
        """Keep what can be undone in these fields, which are going to be removed."""
        for field in fields:
            if field.is_mounted and field.undo_steps is not None:
                self._kept[field.question.key] = (field.text, field.undo_steps)

    def come_back(self, fields: Sequence[AnyField]) -> None:
        """Give new fields the steps to their text; none lead to a text that was changed elsewhere."""
        for field in fields:
            text, steps = self._kept.pop(field.question.key, (None, None))
            if steps is not None and field.is_mounted and field.text == text:
                field.take_undo_steps(steps)
