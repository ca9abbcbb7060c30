"""Maps the message to a client to rows and back: three columns of its document, and two tables.

Reading the data as retro/1 decides whether a text is valid and a name known.
"""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from retro.core.formats.codec import Data
from retro.core.formats.members import as_record, names_in, records_in, text_in, texts_in
from retro.core.gig.message import LINES

V = TypeVar("V")

EDITED = "message"
"""Column of the whole text as edited."""
COLUMNS = (EDITED, "channel", "quiet_on")
"""Columns of the document itself."""
PART_COLUMNS = ("name", "text", "left_out")
ROW_COLUMNS = ("number", "name", "text", "mark")


def whole_row(message: object) -> dict[str, str | int | None]:
    """Return the document's own columns of a message."""
    data = _data(message)
    channel, quiet_on = (text_in(data, name) or None for name in COLUMNS[1:])
    return {EDITED: text_in(data, "edited"), "channel": channel, "quiet_on": quiet_on}


def part_rows(message: object) -> list[dict[str, str | int | None]]:
    """Return a row for each part that has a text or is left out, in the order of the parts."""
    data = _data(message)
    texts = texts_in(data, "parts")
    left_out = names_in(data, "left_out")
    names = [name for name in LINES if name in texts or name in left_out]
    return [{"name": name, "text": texts.get(name, ""), "left_out": int(name in left_out)} for name in names]


def handover_rows(message: object) -> list[dict[str, str | int | None]]:
    """Return a row for each thing of the handover notes that is written or marked."""
    rows = records_in(_data(message), "handover")
    return [
        {"number": at, "name": text_in(row, "name"), "text": text_in(row, "text"), "mark": text_in(row, "mark") or None}
        for at, row in enumerate(rows)
    ]


def gathered(whole: Mapping[str, V], parts: Iterable[Mapping[str, V]], rows: Iterable[Mapping[str, V]]) -> Data:
    """Return the message that these columns and rows hold, without its blank members."""
    parts = list(parts)
    data: Data = {
        "parts": {str(part["name"]): part["text"] for part in parts if part["text"]},
        "left_out": [part["name"] for part in parts if part["left_out"]],
        "edited": whole[EDITED],
        "handover": [{name: value for name in ROW_COLUMNS[1:] if (value := row[name])} for row in rows],
        "channel": whole["channel"],
        "quiet_on": whole["quiet_on"],
    }
    return {name: value for name, value in data.items() if value}


def _data(message: object) -> Data:
    """Return the message's members; retro-vet/1 has a text alone where there is no more."""
    return {"edited": message} if isinstance(message, str) else as_record(message)
