"""The draft of a gig that went wrong: begun from what was known before the yes, or gone on with."""

from __future__ import annotations

from retro.core.gig.retrospective import Retrospective
from retro.core.vet.begin import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.storage.queries import flags, record
from retro.tui.context import AppContext
from retro.tui.kit.retry import retry_locked


async def has_draft(desk: AppContext, gig: str | None) -> bool:
    """Whether the draft of that id can be gone on with: one in the trash counts as none."""
    if gig is None:
        return False
    if desk.autosave.unsaved(gig):
        return True
    try:
        found = await retry_locked(lambda: record.retrospective_by_id(desk.library, gig))
    except StoreError:
        return False
    return found is not None and found.deleted_at is None


async def drafted(desk: AppContext, vet: Vet) -> Retrospective:
    """A draft of what was known of it; it can do without the ticks of one's own red flags."""
    try:
        own = await retry_locked(lambda: flags.own_flags(desk.library))
    except StoreError:
        own = ()
    return retrospective_from_vet(vet, own)
