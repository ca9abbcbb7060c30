"""Opens a record whose message is written: greeted and signed as it would be."""

from __future__ import annotations

from retro.core.gig.ids import DocumentId
from retro.core.message.opening_closing import with_client_greeted, with_usual_sign_off
from retro.storage.queries.vets.sign_off import usual_sign_off
from retro.tui.context import AppContext
from retro.tui.kit.gigs.gig_writing import GigWriting, open_gig


def open_message(app_context: AppContext, id: DocumentId) -> GigWriting:
    """Return the record, its message signed as the newest one is. Raises StoreError."""
    writing = open_gig(app_context, id)
    writing.record = with_usual_sign_off(with_client_greeted(writing.gig), usual_sign_off(app_context.library))
    return writing
