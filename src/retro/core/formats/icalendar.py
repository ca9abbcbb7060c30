"""Whole-day and weekly events as an iCalendar file (RFC 5545).

Written here, because all that is needed are days with a text, and a library would be one more to install for it; the
tests read what is written back with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from retro.core.text.control_chars import visible

MORNING = "PT9H"
"""When an alarm rings, from the beginning of the day."""
_NOTHING = [
    *("BEGIN:VTIMEZONE", "TZID:Etc/UTC", "BEGIN:STANDARD", "DTSTART:19700101T000000"),
    *("TZOFFSETFROM:+0000", "TZOFFSETTO:+0000", "END:STANDARD", "END:VTIMEZONE"),
]
"""What an empty calendar holds, as RFC 5545 wants one component at least."""
LONGEST = 75
"""Octets of a line, without its end."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A whole day on which something is to be looked at."""

    key: str
    """The same whenever it is written, so that a calendar moves its entry and does not add another."""
    on: date
    summary: str
    about: str = ""
    version: int = 0
    """It grows with every change, so that a calendar takes the newer of two."""
    changed_at: datetime | None = None
    """When it was changed last; None for the moment of writing."""
    is_weekly: bool = False
    """Whether it comes back every week."""


def calendar(days: Iterable[CalendarDay], at: datetime) -> str:
    """The file, written at this instant; without a day it is an empty calendar."""
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
    return _text(" ".join(text.split()))


def _text(text: str) -> str:
    r"""A text that stays inside its property: no line ends but `\n`, no control character at all."""
    shown = visible(text).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return shown.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> str:
    """The line in pieces of LONGEST octets, each but the first behind a space, no character cut in two."""
    pieces, size = [""], 0
    for character in line:
        width = len(character.encode())
        if size + width > LONGEST:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += width
    return "\r\n".join(pieces)
