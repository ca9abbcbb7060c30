"""Maps retro/1 documents to table rows and back; one mapping serves both directions.

A member of retro/1 is a column of the same name. Only money and hours (integer hundredths) and true or
false (1 and 0) are stored as anything but the text that retro/1 has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple, cast

from retro.core.formats import codec, retro_json
from retro.core.formats.codec import ArchiveError, Codec, Data
from retro.core.gig.choices import LATEST, OLDEST, within_calendar
from retro.core.gig.flag_names import flag_key
from retro.storage.rows import message_rows

Value = str | int | None
Row = dict[str, Value]
Rows = dict[str, list[Row]]
"""The rows of one retrospective by table, in order."""


class Column(NamedTuple):
    """How one member is stored and loaded; None and "" load as absent."""

    store: Callable[[object], Value] = lambda member: cast(Value, member)
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
            return codec.INSTANT.write(within_calendar(read)) if read.tzinfo else stored
    return stored


_FIRST, _LAST = (str(codec.INSTANT.write(at)) for at in (OLDEST, LATEST))
_PLAIN, _TEXT = Column(), Column(blank="")
_OTHER: tuple[tuple[Codec, Column], ...] = (
    (codec.MONEY, Column(_hundredths, _money)),
    (codec.HOURS, Column(_hundredths, _hours)),
    (codec.INSTANT, Column(load=_instant)),
    (codec.FLAG, Column(lambda member: int(bool(member)), bool, 0)),
)


def _column(codec: Codec) -> Column:
    usual = _TEXT if codec.blank == "" else _PLAIN
    return next((column for known, column in _OTHER if known is codec), usual)


class DocumentMapping(NamedTuple):
    """How one kind of document maps to tables."""

    root: str
    """Table with a row for each document; its first column is the id, beside `version`, `hash` and `deleted_at`."""
    tables: Mapping[str, tuple[str, ...]]
    """Every table, parents before children, and the columns that the data is read from: see TABLES."""
    spread: Callable[[Data], Rows]
    """Converts data to rows."""
    gather: Callable[[Mapping[str, list[Row]]], Data]
    """Converts the rows of one document to data. Raises ArchiveError, as reading does."""


def _flag_key(data: Data) -> Row:
    """Compute the column `key` beside `flag`, which tells flags apart and joins lessons to them."""
    reference = data.get("flag") or data.get("name")
    return {"key": None if reference is None else flag_key(str(reference))}


class RowMapping:
    """Members of one kind of object as columns, and a column that is computed from them."""

    def __init__(self, members: Mapping[str, Codec], besides: Callable[[Data], Row] = lambda data: {}) -> None:
        self.columns = {name: _column(codec) for name, codec in members.items()}
        self._besides = besides

    def row(self, data: Data) -> Row:
        """Return the columns of this object; absent members are blank."""
        return {name: _stored(column, data.get(name)) for name, column in self.columns.items()} | self._besides(data)

    def data(self, row: Mapping[str, Value]) -> Data:
        """Return the object of these columns, without its blank members."""
        filled = ((name, column, row[name]) for name, column in self.columns.items() if row[name] != column.blank)
        return {name: column.load(value) for name, column, value in filled if value is not None}


def _stored(column: Column, member: object) -> Value:
    return column.blank if member is None else column.store(member)


def _only(members: Mapping[str, Codec], *names: str) -> dict[str, Codec]:
    return {name: members[name] for name in names}


def _without(members: Mapping[str, Codec], left_out: str) -> dict[str, Codec]:
    return {name: codec for name, codec in members.items() if name != left_out}


WHOLE = RowMapping(_only(retro_json.RETROSPECTIVE, "id", "created_at", "updated_at", "finished_at"))
FACTS = RowMapping(retro_json.FACTS)
TEXTS = {"answers": ("answer", "key"), "losses": ("loss", "name")}
"""Members that map names to texts: their table, and the column of the name."""
LISTS = {
    "moments": ("moment", RowMapping(_without(retro_json.MOMENT, "links"))),
    "red_flags": ("red_flag", RowMapping(retro_json.RED_FLAG, _flag_key)),
    "lessons": ("lesson", RowMapping(_without(retro_json.LESSON, "reviews"), _flag_key)),
    "own_questions": ("own_question", RowMapping(retro_json.OWN_QUESTION)),
}
"""Members that are lists of objects: their table, and the object's mapping."""
REVIEW = RowMapping(retro_json.REVIEW)
LINK = RowMapping(retro_json.LINK)

TABLES: Mapping[str, tuple[str, ...]] = {
    "retrospective": (*WHOLE.columns, *FACTS.columns, *message_rows.COLUMNS),
    **{table: ("retrospective", name, "text") for table, name in TEXTS.values()},
    **{table: ("retrospective", "number", *part.columns) for table, part in LISTS.values()},
    "tag": ("retrospective", "number", "tag"),
    "review": ("retrospective", "lesson", "number", *REVIEW.columns),
    "link": ("retrospective", "number", "moment", *LINK.columns),
    "message_part": ("retrospective", *message_rows.PART_COLUMNS),
    "handover": ("retrospective", *message_rows.ROW_COLUMNS),
}
"""Every table of the record, parents before children, and the columns that retro/1 is read from.

The first column names the retrospective; rows of one document are ordered by the second and third.
"""


def retrospective_to_rows(data: Data) -> Rows:
    """Convert this retro/1 data to rows."""
    own: Row = {"retrospective": str(data["id"])}
    message = data["message"]
    whole = WHOLE.row(data) | FACTS.row(cast(Data, data["facts"])) | message_rows.whole_row(message)
    rows: Rows = {"retrospective": [whole]}
    rows["message_part"] = [own | row for row in message_rows.part_rows(message)]
    rows["handover"] = [own | row for row in message_rows.handover_rows(message)]
    for member, (table, name) in TEXTS.items():
        texts = cast(dict[str, str], data[member])
        rows[table] = [own | {name: key, "text": text} for key, text in texts.items()]
    for member, (table, part) in LISTS.items():
        rows[table] = [own | {"number": at} | part.row(item) for at, item in _objects(data, member)]
    tags = cast(list[str], data["tags"])
    rows["tag"] = [own | {"number": at, "tag": tag} for at, tag in enumerate(tags)]
    rows["review"] = [
        own | {"lesson": lesson, "number": at} | REVIEW.row(review)
        for lesson, item in _objects(data, "lessons")
        for at, review in _objects(item, "reviews")
    ]
    rows["link"] = [own | {"number": at} | row for at, row in enumerate(_link_rows(data))]
    return rows


def _link_rows(data: Data) -> Iterator[Row]:
    """Return the links of the gig, then those of each event, by the event's number."""
    of_gig: Row = {"moment": None}
    yield from (of_gig | LINK.row(link) for _, link in _objects(data, "links"))
    for number, moment in _objects(data, "moments"):
        beside: Row = {"moment": number}
        yield from (beside | LINK.row(link) for _, link in _objects(moment, "links"))


def _objects(data: Data, member: str) -> Iterable[tuple[int, Data]]:
    return enumerate(cast(list[Data], data.get(member, [])))


def retrospective_from_rows(rows: Mapping[str, list[Row]]) -> Data:
    """Convert these rows of one retrospective to retro/1 data. Raises ArchiveError, as reading does."""
    with as_archive_errors():
        return _gathered(rows)


@contextmanager
def as_archive_errors() -> Iterator[None]:
    """Convert any error while decoding a row to ArchiveError."""
    try:
        yield
    except ArchiveError:
        raise
    except (ArithmeticError, LookupError, TypeError, ValueError):
        raise ArchiveError("A column contains something retro didn't write.") from None


def _gathered(rows: Mapping[str, list[Row]]) -> Data:
    (whole,) = rows["retrospective"]
    data: Data = {"format": codec.FORMAT} | WHOLE.data(whole) | {"facts": FACTS.data(whole)}
    for member, (table, name) in TEXTS.items():
        data[member] = {str(row[name]): row["text"] for row in rows[table]}
    for member, (table, part) in LISTS.items():
        data[member] = [part.data(row) for row in rows[table]]
    for row, lesson in zip(rows["lesson"], cast(list[Data], data["lessons"]), strict=True):
        if reviews := [REVIEW.data(review) for review in rows["review"] if review["lesson"] == row["number"]]:
            lesson["reviews"] = reviews
    _put_links(data, rows)
    data["message"] = message_rows.gathered(whole, rows["message_part"], rows["handover"])
    data["tags"] = [row["tag"] for row in rows["tag"]]
    return data


def _put_links(data: Data, rows: Mapping[str, list[Row]]) -> None:
    """Put each link in its place; a link of a missing event becomes the gig's, so that none is lost."""
    moments = dict(zip((row["number"] for row in rows["moment"]), cast(list[Data], data["moments"]), strict=True))
    of_gig: list[Data] = []
    for row in rows["link"]:
        moment = moments.get(row["moment"])
        beside = of_gig if moment is None else cast(list[Data], moment.setdefault("links", []))
        beside.append(LINK.data(row))
    data["links"] = of_gig


RETROSPECTIVE = DocumentMapping("retrospective", TABLES, retrospective_to_rows, retrospective_from_rows)
