"""The draft of a gig that went wrong: begun from what was known before the yes, or continued."""

from __future__ import annotations

from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.storage.queries import flags, record
from retro.tui.context import AppContext
from retro.tui.kit.retry import retry_locked


async def has_draft(app_context: AppContext, gig: GigId | None) -> bool:
    """Tell whether the draft of that id can be continued; one in the trash does not count."""
    if gig is None:
        return False
    if app_context.autosave.unsaved(gig):
        return True
    try:
        found = await retry_locked(lambda: record.retrospective_by_id(app_context.library, gig))
    except StoreError:
        return False
    return found is not None and found.deleted_at is None


async def drafted(app_context: AppContext, vet: Vet) -> Retrospective:
    """Return a draft of what was known; it works without the ticks of own red flags."""
    try:
        own = await retry_locked(lambda: flags.own_flags(app_context.library))
    except StoreError:
        own = ()
    return retrospective_from_vet(vet, own)
