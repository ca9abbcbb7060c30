"""The one record that a screen changes: changes go to autosave, and another window's version may take its place."""

from __future__ import annotations

from typing import Generic, TypeVar

from retro.core.document_kinds import Document
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.storage.autosave.status import Moved
from retro.tui.context import AppContext

R = TypeVar("R", Retrospective, Vet, Document)


class RecordEditor(Generic[R]):
    """Holds the record, and the version of it that the library has."""

    def __init__(self, app_context: AppContext, record: R, version: int | None) -> None:
        self.record: R = record
        self._autosave = app_context.autosave
        self._version = version
        self._before: R = record

    def replace_record(self, record: R) -> None:
        """Replace the record and save it soon; an unchanged one is not saved."""
        if record != self.record:
            self.record = record.touched()
            self.schedule_save()

    def schedule_save(self) -> None:
        """Save it soon."""
        self._autosave.schedule_save(self.record, version=self._version, before=self._before)

    def save_soon(self) -> None:
        """Save it now, without waiting."""
        self._autosave.save_soon()

    def carry_on_as(self, moved: Moved) -> bool:
        """Switch to what the record continues as. Returns False if that is another record's."""
        if self.record.id != moved.old_id:
            return False
        self.record = self._before = moved.carried(self.record)
        self._version = moved.version
        return True
