"""Finds stored documents of either kind in the caller's transaction."""

from __future__ import annotations

from sqlmodel import Session, col, select

from retro.core.gig.ids import DocumentId
from retro.storage.errors import UnknownId
from retro.storage.queries.columns import document_id
from retro.storage.schema import table
from retro.storage.writing.rows_to_models import ROOTS


def find_document(session: Session, id: DocumentId) -> table.Document | None:
    """Return the row of a retrospective or a vet, also from the trash."""
    return next((found for root in ROOTS.values() if (found := session.get(root, id))), None)


def deleted_last(session: Session) -> DocumentId | None:
    """Return the id of the retrospective or vet that was deleted last; None without one."""
    found = [
        last
        for root in ROOTS.values()
        if (
            last := session.exec(
                select(root.deleted_at, root.id)
                .where(col(root.deleted_at).is_not(None))
                .order_by(col(root.deleted_at).desc(), col(root.id).desc())
                .limit(1)
            ).first()
        )
    ]
    return document_id(max(found)[1]) if found else None


def stored_document(session: Session, id: DocumentId) -> table.Document:
    """Return the row of a retrospective or a vet, also from the trash. Raises UnknownId."""
    found = find_document(session, id)
    if found is None:
        raise UnknownId
    return found
