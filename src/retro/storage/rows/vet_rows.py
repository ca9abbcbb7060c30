"""Maps retro-vet/1 documents to table rows and back, as retrospective_rows does for retro/1."""

from __future__ import annotations

from collections.abc import Mapping

from retro.core.formats import vet_json
from retro.core.formats.codec import Data
from retro.core.formats.members import record_in, records_in, texts_in
from retro.storage.rows import message_rows
from retro.storage.rows.row_mapping import DocumentMapping, Row, RowMapping, Rows, as_archive_errors

_NESTED = ("quote", "signs", "stops", "message", "forecast", "check_ins", "came", "good_end", "unread")
WHOLE = RowMapping({name: codec for name, codec in vet_json.VET.items() if name not in _NESTED})
QUOTE = RowMapping(vet_json.QUOTE)
FORECAST = RowMapping(vet_json.FORECAST)
GOOD_END = {"hours": "hours_worked", "paid": "paid", "kept": "kept_well"}
"""Columns of a good end's members: `hours` is that of the quote."""
_GOOD_END = RowMapping(vet_json.GOOD_END)
LISTS = {
    "signs": ("sign", RowMapping(vet_json.VET_FLAG)),
    "stops": ("stop", RowMapping(vet_json.STOP)),
    "check_ins": ("check_in", RowMapping(vet_json.CHECK_IN)),
    "came": ("came", RowMapping(vet_json.CAME)),
}
"""Members that are lists of objects: their table, and the object's mapping."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "vet": (*WHOLE.columns, *QUOTE.columns, *message_rows.COLUMNS, *FORECAST.columns, *GOOD_END.values()),
    **{table: ("vet", "number", *part.columns) for table, part in LISTS.values()},
    "vet_message_part": ("vet", *message_rows.PART_COLUMNS),
    "vet_handover": ("vet", *message_rows.ROW_COLUMNS),
    "vet_unread": ("vet", "name", "typed"),
}


def vet_to_rows(data: Data) -> Rows:
    """Convert this retro-vet/1 data to rows."""
    own: Row = {"vet": str(data["id"])}
    message = data["message"]
    whole = WHOLE.row(data) | QUOTE.row(record_in(data, "quote")) | message_rows.whole_row(message)
    whole |= FORECAST.row(record_in(data, "forecast"))
    whole |= {GOOD_END[name]: value for name, value in _GOOD_END.row(record_in(data, "good_end")).items()}
    rows: Rows = {"vet": [whole]}
    rows["vet_message_part"] = [own | row for row in message_rows.part_rows(message)]
    rows["vet_handover"] = [own | row for row in message_rows.handover_rows(message)]
    unread = texts_in(data, "unread")
    rows["vet_unread"] = [own | {"name": name, "typed": typed} for name, typed in sorted(unread.items())]
    for member, (table, part) in LISTS.items():
        items = enumerate(records_in(data, member))
        rows[table] = [own | {"number": at} | part.row(item) for at, item in items]
    return rows


def vet_from_rows(rows: Mapping[str, list[Row]]) -> Data:
    """Convert these rows of one vet to retro-vet/1 data. Raises ArchiveError, as reading does."""
    with as_archive_errors():
        (whole,) = rows["vet"]
        data: Data = {"format": vet_json.FORMAT} | WHOLE.data(whole) | {"quote": QUOTE.data(whole)}
        data["forecast"] = FORECAST.data(whole)
        data["good_end"] = _GOOD_END.data({name: whole[column] for name, column in GOOD_END.items()})
        data["message"] = message_rows.gathered(whole, rows["vet_message_part"], rows["vet_handover"])
        data["unread"] = {str(row["name"]): row["typed"] for row in rows["vet_unread"]}
        return data | {member: [part.data(row) for row in rows[table]] for member, (table, part) in LISTS.items()}


VET = DocumentMapping("vet", TABLES, vet_json.vet_to_data, vet_to_rows, vet_from_rows, of_one=("gig",))
