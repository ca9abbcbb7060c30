"""Reads whole retrospectives: one by its id, or all, page by page."""

import sqlite3
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from retro.core.formats import retro_json
from retro.core.formats.codec import ArchiveError
from retro.core.gig.draft_position import ALL_UNDERSTOOD, DraftPosition, UnreadTexts
from retro.core.gig.ids import DocumentId, GigId, short_id
from retro.core.gig.retrospective import Retrospective
from retro.storage.errors import AmbiguousId, Damaged, UnknownId
from retro.storage.queries.columns import (
    NEVER,
    id_list,
    id_text,
    instant,
    number,
    number_list,
    stored_text,
    texts_by_key,
    version_of,
)
from retro.storage.queries.library import Fetch, Library
from retro.storage.rows.retrospective_rows import RETROSPECTIVE, retrospective_from_rows
from retro.storage.rows.row_mapping import DocumentMapping, Rows

GIG, VETTED_GIG = "retrospective", "vetted gig"
NO_ID = "An id is at least four characters, 0–9 and a–f."
UNKNOWN = "There's no {} whose id starts with {}."
ANY_GIG = "gig"
"""What an unknown id of a retrospective is called: if it were one of a vetted gig, that would be said."""
AMBIGUOUS = "More than one {} has an id that starts with {}."
SEE_VETS = "retro vet --list shows the ids."
DAMAGED = "The retrospective {} is damaged: {}"
_OF_ROOT = ", version, deleted_at"
"""Further columns of the table with the document itself."""
SHORTEST = 4
"""Fewest hex digits that can name an id."""


def selects(shape: DocumentMapping) -> Mapping[str, str]:
    """Return the queries for the rows of some documents, by table; the ids are one JSON list."""
    return {table: _of_table(table, columns, table == shape.root) for table, columns in shape.tables.items()}


def _of_table(table: str, columns: tuple[str, ...], is_root: bool) -> str:
    names = ", ".join(f'"{column}"' for column in columns) + (_OF_ROOT if is_root else "")
    order = ", ".join(f'"{column}"' for column in columns[:3])
    return f"SELECT {names} FROM {table} WHERE {columns[0]} IN (SELECT value FROM json_each(?)) ORDER BY {order}"


RECORDS = selects(RETROSPECTIVE)
PLACE = 'SELECT "key", cursor, rest, unread, last FROM place WHERE retrospective = ?'
FIND = "SELECT id, deleted_at IS NULL AS present FROM retrospective WHERE id >= ? AND id < ?"
OTHER_KINDS = {
    GIG: ("{} is a vetted gig, not a retrospective.", "retro vet {} shows it.", FIND.replace("retrospective", "vet")),
    VETTED_GIG: ("{} is a retrospective, not a vetted gig.", "retro show {} shows it.", FIND),
}
"""What is said of an id that belongs to the other kind, the command that takes it, and how it is found."""
NUMBERS = "SELECT rowid FROM retrospective WHERE deleted_at IS NULL ORDER BY created_at DESC, id DESC"
"""Row numbers of all, the newest first, read once, so that no damaged time or id ends a page."""
_IDS = """
SELECT r.id FROM json_each(?) AS wanted CROSS JOIN {0} AS r ON r.rowid = wanted.value
WHERE r.deleted_at IS NULL ORDER BY wanted.key
"""


class StoredRetrospective(NamedTuple):
    """A retrospective and what is stored beside it."""

    retrospective: Retrospective
    version: int
    """Version that a save must name, so that no other window's words are overwritten."""
    place: DraftPosition | None
    deleted_at: datetime | None
    """When it was deleted; None if it was not."""

    @property
    def document(self) -> Retrospective:
        """Return the retrospective."""
        return self.retrospective

    @property
    def unread(self) -> UnreadTexts:
        """Return its texts that were not understood, by question key."""
        return self.place.unread if self.place else ALL_UNDERSTOOD


def find_retrospective_id(library: Library, prefix: str) -> GigId:
    """Find the id that begins so; one in the trash only if no other does. Raises UnknownId or AmbiguousId."""
    return GigId(named_by(library, prefix, FIND, GIG))


def named_by(library: Library, prefix: str, find: str, what: str) -> str:
    """Find the id of `what` that begins so with this SQL. Raises UnknownId or AmbiguousId."""
    digits = _digits(prefix, what)
    with library.reading() as fetch:
        return _named(fetch, digits, find, what)


def _digits(prefix: str, what: str) -> str:
    """Return the hex digits. Raises UnknownId if they are none, or too few."""
    digits = prefix.strip().lower()
    if len(digits) < SHORTEST or not set(digits) <= set("0123456789abcdef"):
        raise UnknownId(NO_ID, _see(what))
    return digits


def _see(what: str) -> str:
    return SEE_VETS if what == VETTED_GIG else ""


def _named(fetch: Fetch, digits: str, find: str, what: str) -> str:
    found = fetch(find, (digits, digits + "g"))
    present = [id_text(row["id"]) for row in found if row["present"]] or [id_text(row["id"]) for row in found]
    if not present:
        sentence, advice, other = OTHER_KINDS.get(what, ("", "", ""))
        if other and any(row["present"] for row in fetch(other, (digits, digits + "g"))):
            raise UnknownId(sentence.format(digits), advice.format(digits))
        raise UnknownId(UNKNOWN.format(ANY_GIG if what == GIG else what, digits), _see(what))
    if len(present) > 1:
        raise AmbiguousId(AMBIGUOUS.format(what, digits))
    return str(present[0])


def retrospective_by_id(library: Library, id: DocumentId) -> StoredRetrospective | None:
    """Read the retrospective with this full id, also from the trash. Raises Damaged if it cannot be read."""
    with library.reading() as fetch:
        return _stored(fetch, id)


def find_retrospective(library: Library, prefix: str) -> StoredRetrospective | None:
    """Find the retrospective whose id begins so and read it in one go; see find_retrospective_id."""
    digits = _digits(prefix, GIG)
    with library.reading() as fetch:
        return _stored(fetch, GigId(_named(fetch, digits, FIND, GIG)))


def _stored(fetch: Fetch, id: DocumentId) -> StoredRetrospective | None:
    rows = document_rows(fetch, [id]).get(id)
    if rows is None or not rows["retrospective"]:  # rows without their retrospective belong to nothing
        return None
    (whole,) = rows["retrospective"]
    place = next((_place(row) for row in fetch(PLACE, (id,))), None)
    try:
        value = retro_json.retrospective_from_data(retrospective_from_rows(rows))
    except ArchiveError as error:
        raise Damaged(DAMAGED.format(short_id(id), error)) from None
    deleted = whole["deleted_at"]
    return StoredRetrospective(
        value, version_of(whole["version"]), place, (instant(deleted) or NEVER) if deleted else None
    )


def iterate_retrospectives(
    library: Library,
    *,
    page: int = 100,
    damaged: list[str] | None = None,
    numbers: Sequence[int] | None = None,
) -> Iterator[Retrospective]:
    """Yield all outside the trash, newest first, or those with these numbers in their order.

    Ids that cannot be read are added to `damaged` and skipped.
    """
    if numbers is None:
        numbers = [row[0] for row in library.fetch(NUMBERS)]
    for id, rows in paged(library, numbers, page):
        try:
            yield retro_json.retrospective_from_data(retrospective_from_rows(rows))
        except ArchiveError:
            if damaged is not None:
                damaged.append(id)


def paged(
    library: Library,
    numbers: Sequence[int],
    page: int,
    shape: DocumentMapping = RETROSPECTIVE,
    records: Mapping[str, str] = RECORDS,
) -> Iterator[tuple[str, Rows]]:
    """Yield the rows of the documents with these numbers outside the trash, in their order, read by pages.

    A damaged id, by which no rows are found, comes with none.
    """
    for at in range(0, len(numbers), page):
        with library.reading() as fetch:
            stored = fetch(_IDS.format(shape.root), (number_list(numbers[at : at + page]),))
            keys = [id_text(row["id"]) for row in stored]
            found = document_rows(fetch, keys, shape, records)
        yield from ((id, found.get(id, {})) for id in keys)


def document_rows(
    fetch: Fetch, ids: Collection[str], shape: DocumentMapping = RETROSPECTIVE, records: Mapping[str, str] = RECORDS
) -> Mapping[str, Rows]:
    """Read the rows of these documents, by id; unknown ids are absent. `records` are the mapping's queries."""
    wanted = (id_list(ids),)
    found: dict[str, Rows] = {}
    for table, sql in records.items():
        for stored in fetch(sql, wanted):
            row = dict(stored)
            rows = found.setdefault(id_text(row[shape.tables[table][0]]), {name: [] for name in shape.tables})
            rows[table].append(row)
    return found


def _place(row: sqlite3.Row) -> DraftPosition:
    """Decode the draft position; unreadable parts are blank."""
    return DraftPosition(
        stored_text(row["key"]),
        number(row["cursor"], 0),
        bool(row["rest"]),
        ALL_UNDERSTOOD if row["unread"] == "{}" else MappingProxyType(texts_by_key(row["unread"])),
        stored_text(row["last"]),
    )
