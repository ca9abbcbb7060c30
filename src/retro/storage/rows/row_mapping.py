"""Maps members of retro/1 objects to columns and back; what the mappings of every kind of document have in common.

A member of retro/1 is a column of the same name. Only money and hours (integer hundredths) and true or
false (1 and 0) are stored as anything but the text that retro/1 has.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from retro.core.formats import leaf_codecs
from retro.core.formats.codec import OF_DAY, AnyCodec, ArchiveError, Data, Members
from retro.core.gig.choices import LATEST, OLDEST, within_calendar
from retro.core.rough_day import Precision

Value = str | int | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]
"""The rows of one retrospective by table, in order."""
NOT_OURS = "A column contains something retro didn't write."


class Column(NamedTuple):
    """How one member is stored and loaded; None and "" load as absent."""

    store: Callable[[Any], Value] = lambda member: member
    load: Callable[[Value], object] = lambda value: value
    blank: Value = None
    """Value of the column when the member is absent."""


def _hundredths(amount: object) -> int:
    return int(Decimal(str(amount)) * 100)


def _money(stored: Value) -> str:
    return f"{Decimal(stored or 0) / 100:.2f}"


def _hours(stored: Value) -> str:
    return _money(stored).rstrip("0").rstrip(".")


def _instant(stored: Value) -> object:
    """Move an instant to the nearest one that has a day in every time zone; other values are unchanged."""
    if isinstance(stored, str) and not _FIRST <= stored <= _LAST:
        with suppress(ValueError):
            read = datetime.fromisoformat(stored)
            return leaf_codecs.INSTANT.write(within_calendar(read)) if read.tzinfo else stored
    return stored


def _precision(stored: Value) -> object:
    """Return how exactly a day is known; None, which is to the day, for what retro never wrote."""
    return stored if isinstance(stored, str) and stored in _PRECISIONS else None


_PRECISIONS = frozenset(Precision)
_FIRST, _LAST = (str(leaf_codecs.INSTANT.write(at)) for at in (OLDEST, LATEST))
_PLAIN, _TEXT = Column(), Column(blank="")
_OTHER: tuple[tuple[AnyCodec, Column], ...] = (
    (leaf_codecs.MONEY, Column(_hundredths, _money)),
    (leaf_codecs.HOURS, Column(_hundredths, _hours)),
    (leaf_codecs.INSTANT, Column(load=_instant)),
    (leaf_codecs.PRECISION, Column(load=_precision)),
    (leaf_codecs.FLAG, Column(lambda member: int(bool(member)), bool, 0)),
)


def _column(codec: AnyCodec) -> Column:
    usual = _TEXT if codec.blank == "" else _PLAIN
    return next((column for known, column in _OTHER if known is codec), usual)


class DocumentMapping(NamedTuple):
    """How one kind of document maps to tables."""

    root: str
    """Table with a row for each document; its first column is the id, beside `version`, `hash` and `deleted_at`."""
    tables: Mapping[str, tuple[str, ...]]
    """Every table, parents before children, and the columns that the data is read from: see TABLES."""
    to_data: Callable[[Any], Data]
    """Converts a document of this kind to data."""
    to_rows: Callable[[Data], Rows]
    """Converts data to rows."""
    from_rows: Callable[[Mapping[str, list[Row]]], Data]
    """Converts the rows of one document to data. Raises ArchiveError, as reading does."""
    of_one: tuple[str, ...] = ()
    """Members whose value only one document may have, such as the retrospective that a vet became."""


class RowMapping:
    """Members of one kind of object as columns, and a column that is computed from them."""

    def __init__(self, members: Members, besides: Callable[[Data], Row] = lambda data: {}) -> None:
        self.columns = {name: _column(codec) for name, codec in members.items()}
        self._besides = besides

    def row(self, data: Data) -> Row:
        """Return the columns of this object; absent members are blank."""
        return {name: _stored(column, data.get(name)) for name, column in self.columns.items()} | self._besides(data)

    def data(self, row: Mapping[str, Value]) -> Data:
        """Return the object of these columns, without its blank members."""
        filled = ((name, column, row[name]) for name, column in self.columns.items() if row[name] != column.blank)
        data = {name: column.load(value) for name, column, value in filled if value is not None}
        return {name: member for name, member in data.items() if not _is_idle(name, data)}


def _is_idle(name: str, data: Data) -> bool:
    """Tell whether it is the precision of a day and says nothing, or there is no such day."""
    return name.endswith(OF_DAY) and (data[name] is None or name.removesuffix(OF_DAY) not in data)


def _stored(column: Column, member: object) -> Value:
    return column.blank if member is None else column.store(member)


@contextmanager
def as_archive_errors() -> Iterator[None]:
    """Convert any error while decoding a row to ArchiveError."""
    try:
        yield
    except ArchiveError:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError):
        raise ArchiveError(NOT_OURS) from None
