"""Assembles a document from stored rows of which some columns or whole rows can't be read."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from contextlib import suppress

from retro.core.document_kinds import Document
from retro.core.formats.codec import ArchiveError, Data
from retro.core.formats.document import document_from_data
from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Held, Side, Stage
from retro.core.gig.flag_names import NAMES
from retro.core.gig.own_questions import StepKey
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.rows.retrospective_rows import RETROSPECTIVE
from retro.storage.rows.row_mapping import DocumentMapping, Row, Rows, Value
from retro.storage.rows.vet_rows import VET

UNREADABLE = "?"
"""Stands for the name of an own red flag, or for an own question, that can't be read."""
_BLANK: Mapping[str, Callable[[], Document]] = {RETROSPECTIVE.root: Retrospective.new, VET.root: Vet}
_PARENTS = {"review": (("lesson", "lesson"),), "link": (("moment", "moment"),)}
"""Tables whose rows belong to a row of another, with the column that names its number."""
_NAMED_BY = frozenset(
    {"id", "key", "name", "number", "lesson", "moment", "target", "tag", RETROSPECTIVE.root, VET.root}
)
"""Columns that say what a row is of, without which its others say nothing."""


def whole_data(shape: DocumentMapping, rows: Rows) -> Data | None:
    """Return the data of these rows; None if they can't be read as one document."""
    with suppress(ArchiveError, ValueError):
        data = shape.from_rows(rows)
        document_from_data(data)
        return data
    return None


def pieced_together(shape: DocumentMapping, id: str, found: Rows) -> Data:
    """Assemble a document from these rows, column by column and row by row, leaving out what does not fit."""
    blank = shape.to_rows(shape.to_data(_BLANK[shape.root]()))[shape.root][0]
    rows: Rows = {table: [] for table in shape.tables} | {shape.root: [{**blank, "id": id}]}
    for whole in found[shape.root]:
        _fill(shape, rows, shape.root, whole)
    for table in shape.tables:
        if table != shape.root and not _fits(shape, rows, table, found[table]):
            mended = (_mended(shape, rows, table, row) for row in found[table])
            _add_all(shape, rows, table, [row for row in mended if row])
    return shape.from_rows(rows)


def _mended(shape: DocumentMapping, rows: Rows, table: str, row: Row) -> Row | None:
    """Return what is left of a row, tried beside what it belongs to alone: of thousands each would wait for all."""
    alone: Rows = {each: [] for each in shape.tables} | {shape.root: rows[shape.root]}
    for parent, column in _PARENTS.get(table, ()):
        alone[parent] = [each for each in rows[parent] if each["number"] == row[column]]
    if not _fits(shape, alone, table, [row]):
        _add(shape, alone, table, row)
    return next(iter(alone[table]), None)


def _add_all(shape: DocumentMapping, rows: Rows, table: str, more: list[Row]) -> None:
    """Add rows: all at once if they fit, else each half by itself, so that two that do not agree cost little."""
    if not more or _fits(shape, rows, table, [*rows[table], *more]):
        return
    if len(more) == 1:
        _add(shape, rows, table, more[0])
        return
    half = len(more) // 2
    _add_all(shape, rows, table, more[:half])
    _add_all(shape, rows, table, more[half:])


def _add(shape: DocumentMapping, rows: Rows, table: str, row: Row) -> None:
    """Add what is left of a row without the columns that do not fit."""
    instead = _INSTEAD[table](row) if table in _INSTEAD else {}
    for blank in (None, ""):
        bare = {name: value if name in _NAMED_BY else blank for name, value in row.items()} | instead
        if _fits(shape, rows, table, [*rows[table], bare]):
            _fill(shape, rows, table, row)
            return


def _fill(shape: DocumentMapping, rows: Rows, table: str, row: Row) -> None:
    """Put each column that fits into the last row of a table."""
    for member in row.items():
        _fits(shape, rows, table, [*rows[table][:-1], rows[table][-1] | dict([member])])


def _fits(shape: DocumentMapping, rows: Rows, table: str, instead: list[Row]) -> bool:
    """Replace the rows of a table, if the document can be read with them."""
    before, rows[table] = rows[table], instead
    if whole_data(shape, rows) is None:
        rows[table] = before
        return False
    return True


def _of_flag(row: Row) -> Row:
    """Return what the catalogue says of a red flag; of the user's own, what is known of none."""
    known = flag_catalogue.red_flag_of(str(row["flag"]))
    own: Row = {"name": _text(row["name"]), "stage": Stage.BEFORE, "side": Side.CLIENT}
    return {"flag": known.flag, "name": known.name, "stage": known.stage, "side": known.side} if known else own


def _text(stored: Value) -> str:
    return stored if isinstance(stored, str) else UNREADABLE


def _of_lesson(row: Row) -> Row:
    """Return an id that follows from where the lesson stands."""
    return {"id": uuid.uuid5(uuid.UUID(str(row["retrospective"])), str(row["number"])).hex}


def _of_sign(row: Row) -> Row:
    key = str(row["key"])
    return {"name": NAMES[key][0] if key in NAMES else key, "weight": 0}


_INSTEAD: Mapping[str, Callable[[Row], Row]] = {
    "red_flag": _of_flag,
    "lesson": _of_lesson,
    "review": lambda row: {"on": row["on"], "result": Held.NOT_MET},
    "own_question": lambda row: {"step": StepKey.GIG, "ask": _text(row["ask"])},
    "check_in": lambda row: {"on": row["on"]},
    "came": lambda row: {"on": row["on"], "answer": VetAnswer.UNSURE},
    "sign": _of_sign,
}
"""What stands for a column that a row can't be without, by table: it makes nothing better or worse than it was."""
