"""Merges the documents of another library into this one, in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlmodel import Session

from retro.core.document_kinds import Document
from retro.core.formats.merging.rules import Difference
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import DocumentId
from retro.storage.writing.documents import ImportOutcome, writer_for
from retro.storage.writing.positions import take_unread


@dataclass(frozen=True, slots=True)
class Parted:
    """A document that differs between the two machines."""

    document: Document
    """Both versions as one."""
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class MergedIn:
    """Result of a merge."""

    added: int = 0
    merged: int = 0
    restored: int = 0
    """Documents that were in the trash here and are restored."""
    restored_beside: int = 0
    """Those of them of which the trash still has a copy, with what was written here alone."""
    unreadable: int = 0
    """Documents that were damaged here, and are replaced by what came in."""
    unchanged: int = 0
    parted: tuple[Parted, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether the library changed."""
        return bool(self.added or self.merged or self.restored or self.unreadable)


def merge_all(session: Session, documents: Iterable[Document], unread: Mapping[DocumentId, UnreadTexts]) -> MergedIn:
    """Merge each document, and its texts that were not understood. Raises StoreError; then nothing may be committed."""
    done: Counter[ImportOutcome] = Counter()
    parted = []
    for each in documents:
        taken, both = writer_for(each)(session, {}).merge(unread.get(each.id, ALL_UNDERSTOOD))
        done[taken] += 1
        if both and both.differences and taken is not ImportOutcome.RESTORED_BESIDE:
            parted.append(Parted(both.document, both.differences))
        session.flush()
        take_unread(session, each, unread)
        session.expunge_all()
    counts = (
        ImportOutcome.ADDED,
        ImportOutcome.MERGED,
        ImportOutcome.RESTORED,
        ImportOutcome.RESTORED_BESIDE,
        ImportOutcome.UNREADABLE,
        ImportOutcome.UNCHANGED,
    )
    added, merged, alone, beside, unreadable, unchanged = (done[taken] for taken in counts)
    return MergedIn(added, merged, alone + beside, beside, unreadable, unchanged, tuple(parted))
