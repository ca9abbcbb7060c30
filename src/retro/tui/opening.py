"""A retrospective to look at, by its id: one of the library, or the example."""

from __future__ import annotations

from retro.core.retrospective import Retrospective
from retro.core.samples import EXAMPLE_ID, example
from retro.storage.errors import UnknownId
from retro.storage.reading.record import record
from retro.tui.desk import Desk


def opened(desk: Desk, id: str) -> Retrospective:
    """The retrospective as it is stored now. Raises StoreError, also when there is none, or it is in the trash."""
    if id == EXAMPLE_ID:
        return example()
    found = record(desk.library, id)
    if found is None or found.deleted_at is not None:
        raise UnknownId("This retrospective is not there any more.", "Press q to go back.")
    return found.retrospective
