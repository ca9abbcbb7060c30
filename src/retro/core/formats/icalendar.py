"""Whole-day and weekly events as an iCalendar file (RFC 5545).

Written here because only days with a text are needed, and a library would be one more to install; the tests read the
result with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from retro.core.text.control_chars import visible
from retro.core.text.one_line import on_one_line

MORNING = "PT9H"
"""When an alarm rings, from the beginning of the day."""
_NOTHING = [
    *("BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
]
"""Content of an empty calendar, because RFC 5545 requires at least one component."""
LONGEST = 75
"""Most octets of a line without its end."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A whole day with something to look at."""

    key: str
    """Stable identifier, so that a calendar moves its entry and does not add another."""
    on: date
    summary: str
    about: str = ""
    version: int = 0
    """Counts up with every change, so that a calendar takes the newer of two."""
    changed_at: datetime | None = None
    """When it was last changed; None for the moment of writing."""
    is_weekly: bool = False
    """True if it repeats every week."""


def calendar(days: Iterable[CalendarDay], at: datetime) -> str:
    """Write the file as of this instant; without a day it is an empty calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//retro//retro//EN", "CALSCALE:GREGORIAN"]
    lines += [line for day in days for line in _event(day, at.astimezone(UTC))] or _NOTHING
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(day: CalendarDay, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(day.key)}@retro"
    yield f"DTSTAMP:{_stamp(at)}"
    yield f"LAST-MODIFIED:{_stamp((day.changed_at or at).astimezone(UTC))}"
    yield f"SEQUENCE:{day.version}"
    yield f"DTSTART;VALUE=DATE:{_digits(day.on)}"
    if day.is_weekly:
        yield "RRULE:FREQ=WEEKLY"
    yield f"SUMMARY:{_line(day.summary)}"
    if day.about.strip():
        yield f"DESCRIPTION:{_text(day.about)}"
    yield "TRANSP:TRANSPARENT"
    yield from (
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"TRIGGER:{MORNING}",
        f"DESCRIPTION:{_line(day.summary)}",
        "END:VALARM",
    )
    yield "END:VEVENT"


def _stamp(at: datetime) -> str:
    return f"{at.year:04}{at:%m%dT%H%M%SZ}"


def _digits(on: date) -> str:
    return on.isoformat().replace("-", "")


def _line(text: str) -> str:
    return _text(on_one_line(text))


def _text(text: str) -> str:
    """Escape a text for a property: no line ends but ` `, and no control character."""
    shown = visible(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return shown.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> str:
    """Fold the line into pieces of LONGEST octets, each but the first after a space, without cutting a character."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces)
