"""Merges the documents of another library into this one, in the caller's transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sqlmodel import Session

from retro.core.formats.merging.rules import Difference
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Document
from retro.storage.writing.documents import ImportOutcome, writer_for


@dataclass(frozen=True, slots=True)
class Parted:
    """A document that differs between the two machines."""

    id: DocumentId
    name: str
    is_vet: bool
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class MergedIn:
    """Result of a merge."""

    added: int = 0
    merged: int = 0
    restored: int = 0
    """Documents that were in the trash here and are restored."""
    restored_with_more: int = 0
    """Those of them that hold what was written here too: the machine that they came from has never seen it."""
    unreadable: int = 0
    """Documents that were damaged here, and are replaced by what came in."""
    unchanged: int = 0
    parted: tuple[Parted, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether the library changed."""
        return bool(self.added or self.merged or self.restored or self.unreadable)


def merge_all(session: Session, documents: Iterable[Document]) -> MergedIn:
    """Merge each document. Raises StoreError; then nothing may be committed."""
    done: Counter[ImportOutcome] = Counter()
    parted = []
    for each in documents:
        taken, differences = writer_for(each)(session, {}).merge()
        done[taken] += 1
        if differences:
            parted.append(Parted(each.id, each.name, not isinstance(each, Retrospective), differences))
        session.flush()
        session.expunge_all()
    counts = (
        ImportOutcome.ADDED,
        ImportOutcome.MERGED,
        ImportOutcome.RESTORED,
        ImportOutcome.RESTORED_WITH_MORE,
        ImportOutcome.UNREADABLE,
        ImportOutcome.UNCHANGED,
    )
    added, merged, as_it_came, with_more, unreadable, unchanged = (done[taken] for taken in counts)
    return MergedIn(added, merged, as_it_came + with_more, with_more, unreadable, unchanged, tuple(parted))
