"""Earlier versions of a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from retro.storage.queries.columns import NEVER, instant, stored_text
from retro.storage.queries.library import Library

EARLIER = 'SELECT at, "key", text FROM earlier WHERE retrospective = ? ORDER BY at DESC, id DESC'
EARLIER_OF_TEXT = """
SELECT at, "key", text FROM earlier
WHERE retrospective = ? AND ("key" = ? OR "key" >= ? AND "key" < ?) ORDER BY at DESC, id DESC
"""


@dataclass(frozen=True, slots=True)
class EarlierText:
    """One text as it was until then."""

    at: datetime
    """When it was changed."""
    key: str
    """Question key, `facts.title`, `losses.time`, `red_flags.B3.saw`, `moments.0.text`, `lessons.<id>.act`."""
    text: str


def earlier_texts(library: Library, id: str, key: str | None = None) -> list[EarlierText]:
    """Read the kept copies of one record, the latest first; with `key` only those of that text or below it."""
    sql, under = (EARLIER, ()) if key is None else (EARLIER_OF_TEXT, (key, f"{key}.", f"{key}/"))
    found = library.fetch(sql, id, *under)
    return [
        EarlierText(instant(row["at"]) or NEVER, stored_text(row["key"]), stored_text(row["text"])) for row in found
    ]
