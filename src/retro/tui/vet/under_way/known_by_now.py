"""Reads again whether a gig is still under way and its client untold, because another window may have changed it."""

from __future__ import annotations

from retro.core.message.telling import is_to_be_told
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.storage.queries.running import is_under_way
from retro.tui.context import AppContext
from retro.tui.kit.gigs.read_vet import vet_now


def is_still_under_way(app_context: AppContext, vet: Vet) -> bool:
    """Tell whether it is under way; True if it is gone, as it goes on in a copy, or if the library can't be read."""
    if app_context.autosave.unsaved(vet.id):
        return True
    try:
        if not is_under_way(app_context.library, vet.id):
            vet_now(app_context, vet.id)  # raises UnknownId if it is gone
            return False
    except StoreError:
        pass
    return True


def is_still_untold(app_context: AppContext, vet: Vet) -> bool:
    """Tell whether the client can still be told; as it is here if the library can't be read now."""
    try:
        return is_to_be_told(vet_now(app_context, vet.id)[0])
    except StoreError:
        return is_to_be_told(vet)
