"""Saves one document in the caller's transaction: version, rows, hash, search text and earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto

from sqlmodel import Session

from retro.core.document_kinds import Document
from retro.core.formats import compact_json, document
from retro.core.formats.codec import ArchiveError, Data
from retro.core.formats.merging import merge
from retro.core.formats.merging.merge import Merged
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import new_document_id, short_id
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.storage.errors import Conflict, StoreError
from retro.storage.queries.columns import version_of
from retro.storage.rows import retrospective_rows, vet_rows
from retro.storage.rows.row_mapping import DocumentMapping, Rows
from retro.storage.schema.table import Document as Stored
from retro.storage.writing import rows_to_models
from retro.storage.writing.extras import Extras, GigExtras, LongestSinceCopy, VetExtras
from retro.storage.writing.positions import move_place, unread_of

Storable = tuple[Data, str]
"""What is stored of a document: its data, and the hash of its content."""
KINDS: Mapping[type[Document], tuple[DocumentMapping, type[Extras]]] = {
    Retrospective: (retrospective_rows.RETROSPECTIVE, GigExtras),
    Vet: (vet_rows.VET, VetExtras),
}
"""How each kind of document is stored, and what is kept beside its rows."""
REFUSED = "This can't be saved as it is: {}"
CHANGE_IT = "Change it, and it will save."
BROKEN_CHARACTER = "The text contains a broken character."
DELETE_CHARACTER = "Delete it, and it will save."
DELETED_FOR_GOOD = "This was deleted for good in another window."
NOT_MERGED = "{} can't be merged: {}"
NOTHING_IMPORTED = "Nothing was imported."


class ImportOutcome(Enum):
    """Result for one document of an archive."""

    ADDED = auto()
    UPDATED = auto()
    MERGED = auto()
    RESTORED = auto()
    """It was in the trash and is restored."""
    RESTORED_BESIDE = auto()
    """It was in the trash and is restored as it came; what was written here alone stays there as a copy."""
    UNREADABLE = auto()
    """It was damaged here, and is replaced by what came in."""
    UNCHANGED = auto()
    REFUSED = auto()


def validated(data: Data) -> Storable:
    """Return the data to store and its hash. Raises StoreError for what could not be read back unchanged."""
    try:
        document.document_from_data(data)
        return data, compact_json.hashed(data)
    except ArchiveError as error:
        raise StoreError(REFUSED.format(error), CHANGE_IT) from None
    except UnicodeEncodeError:
        raise StoreError(BROKEN_CHARACTER, DELETE_CHARACTER) from None


class DocumentWriter:
    """Saves one document: its rows, and with each change what is kept beside them."""

    def __init__(
        self,
        session: Session,
        shape: DocumentMapping,
        content: Storable,
        extras: type[Extras],
        longest: LongestSinceCopy,
    ) -> None:
        self._session, self.shape = session, shape
        self._id = str(content[0]["id"])
        self._extras = extras(session, self._id, longest)
        self._stored = rows_to_models.load_document(session, self.shape, self._id)
        self._set_content(content)

    def _set_content(self, content: Storable) -> None:
        self._data, self._hash = content
        self._rows = self.shape.to_rows(self._data)

    def save(self, version: int | None) -> int:
        """Write what changed since that version and return the new version. Raises Conflict."""
        stored = self._stored
        if stored is None:
            if version is not None:
                raise Conflict(DELETED_FOR_GOOD)
            return self.add()
        if version_of(stored.version) != version or stored.deleted_at is not None:
            if self._is_same(stored):
                return version_of(stored.version)
            raise Conflict
        return self.change(stored)

    def add(self, deleted_at: str | None = None) -> int:
        """Write the whole document as version 1; into the trash if it was deleted then."""
        made = rows_to_models.new_document(self.shape, self._rows)
        made.hash, made.deleted_at = self._hash, deleted_at
        self._extras.found_by(made, self._data)
        self._session.add(made)
        self._session.flush()
        return made.version

    def change(self, stored: Stored, *, keep_all: bool = False, is_kept_elsewhere: bool = False) -> int:
        """Write what differs from the stored rows, and keep the earlier texts, unless a copy holds all of them."""
        before = rows_to_models.stored_rows(self._session, stored)
        old = None if is_kept_elsewhere else self._readable(before)
        is_changed = rows_to_models.change(self._session, stored, self._rows, before)
        if not is_changed and stored.deleted_at is None:
            return version_of(stored.version)
        stored.hash, stored.deleted_at = self._hash, None
        rows_to_models.touch(stored)
        self._extras.changed(self._data, old, keep_all)
        self._session.flush()
        return stored.version

    def take_over(self, may_update: bool) -> ImportOutcome:
        """Import it, unless other content is stored and must not be updated."""
        if self._stored is None:
            self.add()
            return ImportOutcome.ADDED
        if self._is_same(self._stored):
            return ImportOutcome.UNCHANGED
        if self._stored.hash != self._hash and not may_update:
            return ImportOutcome.REFUSED
        self.change(self._stored, keep_all=True)
        return ImportOutcome.UPDATED

    @property
    def is_older(self) -> bool:
        """Tell whether the stored document was changed later, and to other content."""
        stored = self._stored
        return stored is not None and not self._is_same(stored) and str(self._data["updated_at"]) < stored.updated_at

    def merge(self, unread: UnreadTexts = ALL_UNDERSTOOD) -> tuple[ImportOutcome, Merged | None]:
        """Merge the stored document with this one; None if there were no two versions to merge.

        `unread` are its texts that were not understood. Raises StoreError if a text gets too long.
        """
        stored = self._stored
        if stored is None:
            self.add()
            return ImportOutcome.ADDED, None
        if self._is_same(stored):
            return ImportOutcome.UNCHANGED, None
        if (old := self._read_anew(stored)) is None:
            self.change(stored)
            return ImportOutcome.UNREADABLE, None
        whole = self._merged(old)
        content = validated(self.shape.to_data(whole.document))
        if stored.deleted_at is not None:
            return self._restore(stored, old, unread, content[1]), whole
        came, is_same = self._data, stored.hash == content[1]
        self._set_content(content)
        if not is_same:
            self.change(stored, keep_all=True)
        is_kept = self._extras.keep_other(came, self._data)
        return ImportOutcome.UNCHANGED if is_same and not is_kept else ImportOutcome.MERGED, whole

    def _restore(self, stored: Stored, old: Data, unread: UnreadTexts, hash_of_both: str) -> ImportOutcome:
        """Restore it as it came, so that it is the same on both machines; what only this one has stays in the trash."""
        here = unread_of(self._session, self._id)
        has_more = hash_of_both != self._hash or any(text not in unread.get(key, "") for key, text in here.items())
        if has_more:
            copy = self._as_copy(old)
            DocumentWriter(self._session, self.shape, validated(copy), type(self._extras), {}).add(stored.deleted_at)
            move_place(self._session, self._id, str(copy["id"]))
        self.change(stored, keep_all=True, is_kept_elsewhere=has_more)
        return ImportOutcome.RESTORED_BESIDE if has_more else ImportOutcome.RESTORED

    def _as_copy(self, old: Data) -> Data:
        """Return it under another id; what only one document may have stays with the restored one."""
        copy = self.shape.to_data(document.document_from_data(old).with_id(new_document_id()))
        return copy | {name: None for name in self.shape.of_one if name in copy and copy[name] == self._data.get(name)}

    def _read_anew(self, stored: Stored) -> Data | None:
        """Return what is stored, as this version writes it; None if it is damaged."""
        try:
            rows = rows_to_models.stored_rows(self._session, stored)
            return self.shape.to_data(document.document_from_data(self.shape.from_rows(rows)))
        except ArchiveError:
            return None

    def _merged(self, old: Data) -> Merged:
        """Return both versions as one. Raises StoreError if a text gets too long."""
        try:
            return merge.merge_documents(old, self._data)
        except ArchiveError as error:
            raise StoreError(NOT_MERGED.format(short_id(self._id), error), NOTHING_IMPORTED) from None

    def _is_same(self, stored: Stored) -> bool:
        """Tell whether exactly this is stored, and not in the trash."""
        return stored.deleted_at is None and stored.hash == self._hash

    def _readable(self, rows: Rows) -> Data | None:
        """Return the stored data, or None if it is damaged and has no text to keep."""
        try:
            return self.shape.from_rows(rows)
        except ArchiveError:
            return None


def writer_for(kept: Document) -> Callable[[Session, LongestSinceCopy], DocumentWriter]:
    """Return a function that makes the document's writer once there is a transaction.

    Raises StoreError, as `validated` does.
    """
    shape, extras = KINDS[type(kept)]
    content = validated(shape.to_data(kept))
    return lambda session, longest: DocumentWriter(session, shape, content, extras, longest)
