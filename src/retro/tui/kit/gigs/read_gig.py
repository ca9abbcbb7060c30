"""Reads a retrospective by id, from the library or the example, and its neighbours."""

from __future__ import annotations

from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import EXAMPLE_ID, DocumentId, GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.samples import example
from retro.storage.errors import UnknownId
from retro.storage.queries import browse, home, running
from retro.storage.queries.gig_rows import HomeRow
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.tui.context import AppContext
from retro.tui.kit import messages

GONE = "This retrospective isn't there any more."
AT_ONCE = 32
"""Lines of home that are read to find the next retrospective among good ends."""


def read_retrospective(app_context: AppContext, id: DocumentId, *, is_deleted: bool = False) -> Retrospective:
    """Read the retrospective as stored now, also from the trash. Raises StoreError if there is none."""
    return read_as_typed(app_context, id, is_deleted=is_deleted)[0]


def read_as_typed(
    app_context: AppContext, id: DocumentId, *, is_deleted: bool = False
) -> tuple[Retrospective, UnreadTexts]:
    """Read the same with its texts that were not understood, by question key. Raises StoreError if there is none."""
    if id == EXAMPLE_ID:
        return example(), {}
    found = retrospective_by_id(app_context.library, id)
    if found is None or (found.deleted_at is not None) is not is_deleted:
        raise UnknownId(GONE, messages.SEE_HOME)
    return found.retrospective, found.unread


def to_compare(library: Library, id: DocumentId) -> Retrospective | None:
    """Read the gig with this id, or good end; None if there is none, or it is in the trash. Raises StoreError."""
    found = retrospective_by_id(library, id)
    if found:
        return None if found.deleted_at else found.retrospective
    from retro.core.vet.good_end import as_gig  # mostly retrospectives are compared
    from retro.storage.queries import flags
    from retro.storage.queries.vets import vets

    vet = vets.vet_by_id(library, id)
    is_good_end = vet is not None and vet.deleted_at is None and vet.vet.is_good_end
    return as_gig(vet.vet, flags.own_flags(library)) if vet and is_good_end else None


def is_vet(app_context: AppContext, id: DocumentId) -> bool:
    """Tell whether this is the id of a vetted gig, such as a good end. Raises StoreError."""
    from retro.storage.queries.vets import vets

    return vets.vet_by_id(app_context.library, id) is not None


def compared(app_context: AppContext, id: DocumentId) -> Retrospective:
    """Read the gig with this id, the example too. Raises StoreError, also if there is none."""
    found = None if id == EXAMPLE_ID else to_compare(app_context.library, id)
    return found or read_retrospective(app_context, id)


def vetted(app_context: AppContext, retrospective: Retrospective) -> str:
    """Return what the vet of this gig knew of its red flags and forecast; "" without one. Raises StoreError."""
    id = running.vet_id_of(app_context.library, retrospective.id)
    if not id:
        return ""
    from retro.core.vet.forecast import beside_the_end  # few gigs were vetted
    from retro.core.vet.verdict import knew_text
    from retro.storage.queries.vets import vets

    found = vets.vet_by_id(app_context.library, id)
    if found is None:
        return ""
    said = (knew_text(found.vet, [flag.key for flag in retrospective.red_flags]), beside_the_end(found.vet))
    return " ".join(filter(None, said))


def neighbour(app_context: AppContext, id: GigId, by: int) -> GigId | None:
    """Return the retrospective after (1) or before (-1) it in home's order, past good ends; None past its ends.

    Raises StoreError.
    """
    at, counts = browse.position(app_context.library, id), home.counts(app_context.library)
    while at is not None and 0 <= at + by < counts.gigs + counts.good_ends:
        first = at + 1 if by > 0 else max(at - AT_ONCE, 0)
        limit = AT_ONCE if by > 0 else at - first
        rows = browse.rows_at(app_context.library, first, limit, drafts=counts.drafts)
        for row in rows[::by]:
            if isinstance(row, HomeRow):
                return row.id
        at = first + limit - 1 if by > 0 else first
    return None
