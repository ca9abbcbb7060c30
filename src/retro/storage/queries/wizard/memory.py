"""Reads what earlier gigs have to say in the wizard."""

from __future__ import annotations

from retro.core.gig.ids import GigId
from retro.core.vet.vet import Vet
from retro.core.wizard.history import GigHistory
from retro.storage.queries import flags, running
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.lessons.earlier_lessons import earlier_lessons
from retro.storage.queries.lessons.stored_lessons import free_rules
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.queries.vets.ratio import usual_overrun
from retro.storage.queries.wizard import suggestions


def memory(library: Library, *, besides: GigId | None = None) -> GigHistory:
    """Read the whole history without the gig `besides`."""
    seen = flags.appearances(library, besides=besides)
    return GigHistory(
        appearances=seen,
        lessons=earlier_lessons(library, seen, besides=besides),
        suggestions={
            "clients": tuple(suggestions.clients(library)),
            "platforms": tuple(suggestions.platforms(library)),
            "tags": tuple(suggestions.tags(library)),
            "currencies": tuple(suggestions.currencies(library)),
        },
        own=flags.own_flags(library, besides=besides),
        ended=usual_overrun(library, besides=besides),
        clients=tuple(gig for gig in client_gigs(library) if gig.gig != besides),
        rules=free_rules(library, besides=besides),
        vet=_vet(library, besides),
    )


def _vet(library: Library, gig: GigId | None) -> Vet | None:
    """Return the vet that the gig began with; None without one."""
    id = running.vet_id_of(library, gig) if gig else None
    found = vets.vet_by_id(library, id) if id else None
    return found.vet if found else None
