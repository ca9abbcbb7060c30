"""Removes what other documents hold of one that is deleted for good, in the caller's transaction."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import replace

from sqlmodel import Session, col, not_, select

from retro.core.formats import vet_json
from retro.core.formats.codec import ArchiveError
from retro.core.gig.ids import DocumentId
from retro.storage.rows import vet_rows
from retro.storage.schema import gig_tables, vet_tables
from retro.storage.writing.documents import writer_for
from retro.storage.writing.rows_to_models import stored_rows

CODE = "[A-E][0-9]*"
"""GLOB pattern of the key of a catalogue flag; own keys are folded."""


def detach(session: Session, ids: Sequence[DocumentId]) -> None:
    """Unlink the gigs under way that were written up in these drafts."""
    vet, gig = vet_tables.Vet, gig_tables.Retrospective
    drafts = select(gig.id).where(col(gig.id).in_(ids), col(gig.finished_at).is_(None))
    taken = select(vet).where(col(vet.decision) == "take", col(vet.id).not_in(ids))
    beside = taken.where(col(vet.gig).in_(drafts), col(vet.ended).is_(None))
    for stored in session.exec(beside).all():
        with suppress(ArchiveError):  # an unreadable one is deleted with its draft
            vet_value = vet_json.vet_from_data(vet_rows.vet_from_rows(stored_rows(session, stored)))
            writer_for(replace(vet_value, gig=None))(session, {}).change(stored)


def forget_flags(session: Session, gone: Collection[str]) -> None:
    """Remove from all vets the questions about own red flags that only deleted gigs had, with their names."""
    key = col(vet_tables.Sign.key)
    nowhere = key.not_in(select(gig_tables.RedFlag.key))
    asked = select(vet_tables.Sign).where(not_(key.op("GLOB", is_comparison=True)(CODE)), nowhere, key.in_(gone))
    orphans: dict[str, set[str]] = {}
    for flag in session.exec(asked).all():
        orphans.setdefault(flag.vet, set()).add(flag.key)
    for id, keys in orphans.items():
        if stored := session.get(vet_tables.Vet, id):
            with suppress(ArchiveError):  # an unreadable one stays; doctor reports it
                vet = vet_json.vet_from_data(vet_rows.vet_from_rows(stored_rows(session, stored)))
                kept = tuple(flag for flag in vet.signs if flag.key not in keys)
                writer_for(replace(vet, signs=kept))(session, {}).change(stored)
