"""Saves what is kept beside the rows of each kind of document: search text, and earlier versions of its texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, insert, inspect, update
from sqlmodel import Session, select

from retro.core.formats.codec import Data
from retro.core.text.clock import now
from retro.storage.queries.columns import instant, stamp
from retro.storage.rows.search_text import SearchText, folded_texts, search_texts, vet_folded
from retro.storage.schema.gig_tables import Retrospective as Gig
from retro.storage.schema.gig_tables import Search
from retro.storage.schema.library_tables import Earlier
from retro.storage.schema.table import Document as Stored
from retro.storage.schema.vet_tables import Vet as StoredVet
from retro.storage.schema.vet_tables import VetSearch
from retro.storage.writing.earlier_text import ReplacedText, is_copy_due, lost

LongestSinceCopy = dict[tuple[str, str], str]
"""Longest version of each text since its last history copy, by document id and text name."""


class Extras:
    """Writes search text and earlier versions beside one document's rows; a subclass for each kind of document."""

    def __init__(self, session: Session, id: str, longest: LongestSinceCopy) -> None:
        self._session, self._id, self._longest = session, id, longest

    def found_by(self, made: Stored, data: Data) -> None:
        """Write the folded texts of a new document."""
        raise NotImplementedError

    def changed(self, data: Data, old: Data | None, keep_all: bool) -> None:
        """Write what goes with a change; `old` is the data before, or None if that is damaged."""
        raise NotImplementedError

    def _found_anew(self, model: type[Search | VetSearch], column: str, words: str) -> None:
        """Write other folded texts of a stored document, which needn't be read for that."""
        connection, table = self._session.connection(), inspect(model).local_table
        if not connection.execute(update(table).where(table.c[column] == self._id).values(text=words)).rowcount:
            connection.execute(insert(table).values({column: self._id, "text": words}))

    def keep_other(self, other: Data, data: Data) -> bool:
        """Keep those texts of another version that this one does not contain. Returns whether there were any."""
        return False


class VetExtras(Extras):
    """The search text of a vet."""

    def found_by(self, made: Stored, data: Data) -> None:
        """Write the folded texts of a new vet."""
        assert isinstance(made, StoredVet)
        made.search = VetSearch(vet=self._id, text=vet_folded(data))

    def changed(self, data: Data, old: Data | None, keep_all: bool) -> None:
        """Update the search text."""
        self._found_anew(VetSearch, "vet", vet_folded(data))


class GigExtras(Extras):
    """The search text of a retrospective, and earlier versions of its texts."""

    def found_by(self, made: Stored, data: Data) -> None:
        """Write the folded texts of a new retrospective."""
        assert isinstance(made, Gig)
        made.search = Search(retrospective=self._id, text=folded_texts(list(search_texts(data))))

    def changed(self, data: Data, old: Data | None, keep_all: bool) -> None:
        """Update the search text, and keep what was removed."""
        before, after = None if old is None else list(search_texts(old)), list(search_texts(data))
        if before != after:
            self._found_anew(Search, "retrospective", folded_texts(after))
        if before is not None:
            self._keep(before, after, keep_all)

    def keep_other(self, other: Data, data: Data) -> bool:
        """Keep these texts as earlier versions, each once."""
        at, gone = (
            now(),
            [
                change
                for change in lost(list(search_texts(other)), list(search_texts(data)))
                if not self._is_kept(change)
            ],
        )
        for change in gone:
            self._keep_copy(change, at)
        return bool(gone)

    def _is_kept(self, change: ReplacedText) -> bool:
        """Tell whether exactly this text is among the earlier versions."""
        same = select(Earlier.id).where(Earlier.retrospective == self._id, Earlier.key == change.name)
        return self._session.exec(same.where(Earlier.text == change.text).limit(1)).first() is not None

    def _keep(self, before: Sequence[SearchText], after: Sequence[SearchText], keep_all: bool) -> None:
        at = now()
        for change in lost(before, after):
            name = (self._id, change.name)
            whole = replace(change, text=max(change.text, self._longest.pop(name, ""), key=len))
            if whole.is_gone:
                self._keep_copy(whole, at)
            elif keep_all or is_copy_due(self._kept(change), at):
                self._keep_copy(change, at)
            else:
                self._longest[name] = whole.text

    def _keep_copy(self, change: ReplacedText, at: datetime) -> None:
        copy = Earlier(retrospective=self._id, key=change.name, at=stamp(at), text=change.text)
        self._session.add(copy)

    def _kept(self, change: ReplacedText) -> datetime | None:
        """Return when a copy of this text was last kept."""
        last = select(func.max(Earlier.at)).where(Earlier.retrospective == self._id, Earlier.key == change.name)
        return instant(self._session.exec(last).one())
