"""Calendars read back as a program that takes them in would."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from icalendar import Calendar


@dataclass(frozen=True)
class Entry:
    """One event, with the names of all its properties."""

    uid: str
    on: date
    at: datetime
    summary: str
    about: str
    names: frozenset[str]


def entries(text: str) -> list[Entry]:
    """Every event of a calendar in which nothing is wrong."""
    read = cast(Any, Calendar.from_ical(text))
    assert read.errors == []
    assert len(read.events) == len(read.subcomponents) or not read.events
    return [_entry(event) for event in read.events]


def _entry(event: Any) -> Entry:
    assert event.errors == []
    (alarm,) = event.subcomponents
    assert (alarm.name, alarm.errors, set(map(str, alarm))) == ("VALARM", [], {"ACTION", "TRIGGER", "DESCRIPTION"})
    on, at = event["DTSTART"].dt, event["DTSTAMP"].dt
    assert not isinstance(on, datetime)
    summary, about = str(event.get("SUMMARY", "")), str(event.get("DESCRIPTION", ""))
    return Entry(str(event["UID"]), on, at, summary, about, frozenset(map(str, event)))
