"""The Store: every write to the library, each in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session, col, select

from retro.core.document_kinds import Document
from retro.core.gig.draft_position import DraftPosition, UnreadTexts
from retro.core.gig.ids import DocumentId
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import now
from retro.storage.errors import Conflict, UnknownId, as_store_error
from retro.storage.own_writer import own_writer
from retro.storage.queries.columns import document_id, stamp
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.vets import document_by_id
from retro.storage.schema import create, gig_tables, library_tables, vet_tables
from retro.storage.schema.engine import WRITE_LOCK_WAIT, open_engine
from retro.storage.writing import merging
from retro.storage.writing.documents import ImportOutcome, writer_for
from retro.storage.writing.extras import LongestSinceCopy
from retro.storage.writing.merging import MergedIn
from retro.storage.writing.positions import set_place, take_unread
from retro.storage.writing.purging import detach, forget_flags
from retro.storage.writing.rows_to_models import ROOTS
from retro.storage.writing.stored import deleted_last, find_document, stored_document


@dataclass(frozen=True, slots=True)
class Imported:
    """Result of an import; if any id was refused, what it would have been."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: tuple[str, ...] = ()
    """Ids that are stored with other content."""
    doubled: tuple[str, ...] = ()
    """Those of them that weren't stored before: what was read has them twice, with different content."""
    older: tuple[str, ...] = ()
    """Ids that were updated with content older than the stored one."""

    @property
    def is_change(self) -> bool:
        """Tell whether the library changed."""
        return not self.refused and bool(self.added or self.updated)


class Store:
    """The only writer of a library, on one connection. Every failure is raised as a StoreError."""

    def __init__(self, file: Path) -> None:
        """Use `open`: the constructor takes an existing library of the newest revision."""
        self.file = file
        self._engine = open_engine(file, create.require_current)
        self._longest: LongestSinceCopy = {}

    @classmethod
    def open(cls, file: Path, *, before_migration: Callable[[Path], None] | None = None) -> Store:
        """Open the library. Creates a private, empty one if there is none, and migrates an older one.

        `before_migration` gets the file before it is changed. Raises NotALibrary, NewerLibrary or Damaged.
        """
        create.ensure_library(file, before_migration)
        return cls(file)

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        """Run one transaction, committed at the end. Raises StoreError if anything stops it."""
        try:
            with (
                own_writer(self.file),
                Session(self._engine, autoflush=False, expire_on_commit=False) as session,
                session.begin(),
            ):
                yield session
        except StaleDataError:
            raise Conflict from None
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise as_store_error(error, self.file) from None

    def save(self, document: Document, *, version: int | None, place: DraftPosition | None = None) -> int:
        """Write what changed since `version` (None if nothing is stored yet) and return the new version.

        Raises Conflict if another version with other content is stored, or it is in the trash by now, or if another
        window changed a text that was not understood and is changed in `place` too.
        """
        saving, longest = writer_for(document), dict(self._longest)
        with self._writing() as session:
            new = saving(session, longest).save(version)
            if place is not None:
                set_place(session, document.id, place)
        self._longest = longest
        return new

    def place(self, id: DocumentId, place: DraftPosition) -> None:
        """Save the position of a draft; neither its version nor its hash changes. Raises Conflict, as `save` does."""
        with self._writing() as session:
            stored_document(session, id)
            set_place(session, id, place)

    def delete(self, id: DocumentId) -> None:
        """Move a retrospective or a vet to the trash, where it stays until it is restored or purged."""
        with self._writing() as session:
            stored_document(session, id).deleted_at = stamp(now())

    def undelete(self, id: DocumentId | None = None) -> DocumentId | None:
        """Restore this, or what was deleted last, from the trash. Returns its id, or None if it is not there."""
        with self._writing() as session:
            wanted = id or deleted_last(session)
            found = find_document(session, wanted) if wanted else None
            if found is None or found.deleted_at is None:
                return None
            found.deleted_at = None
            return document_id(found.id)

    def purge(self, ids: Sequence[DocumentId]) -> int:
        """Delete for good, earlier texts included. Returns how many there were. No byte of them stays in the file.

        The vet that a retrospective began with is deleted too, and what other vets ask only about its own red flags. A
        gig that is still under way stays if only its draft is deleted.
        """
        flag, vet = gig_tables.RedFlag, vet_tables.Vet
        with self._writing() as session:
            keys = set(session.exec(select(flag.key).where(col(flag.retrospective).in_(ids))).all())
            detach(session, ids)
            gone = [found for id in ids for root in ROOTS.values() if (found := session.get(root, id))]
            for document in (*gone, *session.exec(select(vet).where(col(vet.gig).in_(ids))).all()):
                session.delete(document)
            session.flush()
            forget_flags(session, keys)
        self._longest = {name: text for name, text in self._longest.items() if name[0] not in ids}
        try:
            with closing(self._engine.raw_connection()) as driver:
                driver.cursor().execute("VACUUM")
        except sqlite3.Error as error:
            raise as_store_error(error, self.file) from None
        return len(gone)

    def set(self, name: str, value: str) -> None:
        """Save a setting, such as the theme."""
        with self._writing() as session:
            session.merge(library_tables.Setting(name=name, value=value))

    def change_setting(self, name: str, change: Callable[[str], str]) -> str:
        """Save what `change` makes of the value that is stored by now, "" for none, and return it.

        Nothing is written by another window in between. What `change` raises is raised, and nothing is written.
        """
        with self._writing() as session:
            stored = session.get(library_tables.Setting, name)
            value = change(stored.value if stored else "")
            session.merge(library_tables.Setting(name=name, value=value))
        return value

    def add_all(
        self,
        documents: Iterable[Document],
        *,
        update: bool,
        dry_run: bool = False,
        unread: Mapping[DocumentId, UnreadTexts] = MappingProxyType({}),
    ) -> Imported:
        """Add all or none: nothing is written if one is stored with other content and must not be updated.

        What an update replaces is kept as earlier text; what is in the trash is restored. `unread` are the texts that
        were not understood, by id; a document's must be there once it was taken from `documents`.
        """
        done: dict[ImportOutcome, list[str]] = {what: [] for what in ImportOutcome}
        older: list[str] = []
        with self._writing() as session:
            for each in documents:
                saving = writer_for(each)(session, {})
                older += [each.id] if saving.is_older else []
                done[saving.take_over(update)].append(each.id)
                session.flush()
                take_unread(session, each, unread)
                session.expunge_all()
            if dry_run or done[ImportOutcome.REFUSED]:
                session.rollback()
        return _imported(done, older)

    def merge_all(
        self,
        documents: Iterable[Document],
        *,
        dry_run: bool = False,
        unread: Mapping[DocumentId, UnreadTexts] = MappingProxyType({}),
    ) -> MergedIn:
        """Merge all of these into this library, or change nothing. What is in the trash is restored; see `add_all`.

        A second library that merges what this one has then is equal to it.
        """
        with self._writing() as session:
            done = merging.merge_all(session, documents, unread)
            if dry_run:
                session.rollback()
        return done

    def knows(self, id: DocumentId) -> bool:
        """Tell whether a retrospective or vet of this id is stored, also in the trash."""
        with self._writing() as session:
            return find_document(session, id) is not None

    def get(self, id: DocumentId) -> tuple[Retrospective, int]:
        """Return the retrospective and the version to save it with. Raises UnknownId."""
        found = retrospective_by_id(Library(self.file, wait=WRITE_LOCK_WAIT), id)
        if found is None:
            raise UnknownId
        return found.retrospective, found.version

    def current(self, id: DocumentId) -> tuple[Document, int] | None:
        """Return a retrospective or a vet with its version; None if it is gone or in the trash. Raises Damaged."""
        library = Library(self.file, wait=WRITE_LOCK_WAIT)
        found = document_by_id(library, id)
        return None if found is None or found.deleted_at else (found.document, found.version)

    def close(self) -> None:
        """Close the file. Nothing is left to write."""
        self._engine.dispose()


def _imported(done: Mapping[ImportOutcome, Sequence[str]], older: Iterable[str]) -> Imported:
    added, updated, unchanged = (
        len(done[what]) for what in (ImportOutcome.ADDED, ImportOutcome.UPDATED, ImportOutcome.UNCHANGED)
    )
    refused = tuple(done[ImportOutcome.REFUSED])
    doubled = tuple(id for id in refused if id in done[ImportOutcome.ADDED])
    return Imported(added, updated, unchanged, refused, doubled, () if refused else tuple(older))
