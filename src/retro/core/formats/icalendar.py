"""Whole days as an iCalendar file (RFC 5545). Pure.

Written here, because all that is needed are days with a text, and a library would be one more to install for it; the
tests read what is written back with one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from retro.core.text.control_chars import visible

LONGEST = 75
"""Octets of a line, without its end."""


@dataclass(frozen=True, slots=True)
class Day:
    """A whole day on which something is to be looked at."""

    key: str
    """The same whenever it is written, so that a calendar moves its entry and does not add another."""
    on: date
    summary: str
    about: str = ""


def calendar(days: Iterable[Day], at: datetime) -> str:
    """The file, written at this instant. RFC 5545 wants one day at least."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//retro//retro//EN", "CALSCALE:GREGORIAN"]
    lines += [line for day in days for line in _event(day, at.astimezone(UTC))]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _event(day: Day, at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(day.key)}@retro"
    yield f"DTSTAMP:{at:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{_digits(day.on)}"
    yield f"SUMMARY:{_text(' '.join(day.summary.split()))}"
    if day.about.strip():
        yield f"DESCRIPTION:{_text(day.about)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _digits(on: date) -> str:
    return on.isoformat().replace("-", "")


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
