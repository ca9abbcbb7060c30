"""retro/1, the file format: values to plain data and back, strictly (PRODUCT.md section 4).

This is the one mapping of the record to plain data: storage spreads it over tables, exports write it
as JSON. Blank members of parts are left out, so that a member added later changes no stored hash.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from retro.core.retrospective import (
    LOSSES,
    Facts,
    Held,
    Hindsight,
    Learned,
    Lesson,
    Moment,
    Obstacle,
    Outcome,
    RedFlag,
    Retrospective,
    Review,
    Side,
    Stage,
    Status,
)

FORMAT = "retro/1"
LONGEST_TEXT = 1_000_000
"""Characters that one text may hold (RELIABILITY.md D7)."""

Data = dict[str, object]
V = TypeVar("V")

_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,2})?")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ID = re.compile(r"[0-9a-f]{32}")
_KEY = re.compile(r"[a-z]+\.[a-z_]+")


class ArchiveError(ValueError):
    """The data is not retro/1; the message is one sentence that names the place."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How one member is written as plain data (never called for None) and read back."""

    write: Callable[..., object]
    read: Callable[[object, str], object]
    blank: object = None
    """What an absent member means; needless to write."""


def _string(data: object, place: str) -> str:
    if not isinstance(data, str):
        raise ArchiveError(f"{place} must be text, not {_named(data)}.")
    if len(data) > LONGEST_TEXT:
        raise ArchiveError(f"{place} is longer than {LONGEST_TEXT:,} characters.")
    return data


def _shaped(pattern: re.Pattern[str], data: object, place: str, wanted: str) -> str:
    text = _string(data, place)
    if not pattern.fullmatch(text) or not text.isascii():
        raise ArchiveError(f"{place} must be {wanted}.")
    return text


def _read_instant(data: object, place: str) -> datetime:
    text = _shaped(_INSTANT, data, place, "an instant such as 2026-03-14T22:10:05.123Z")
    try:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        raise ArchiveError(f"{place} is no instant that exists.") from None


def _write_instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _read_day(data: object, place: str) -> date:
    text = _shaped(_DAY, data, place, "a date such as 2026-03-14")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArchiveError(f"{place} is no day that exists.") from None


def _read_amount(data: object, place: str) -> Decimal:
    return Decimal(_shaped(_AMOUNT, data, place, 'an amount as text, such as "300.00"'))


def _write_hours(hours: Decimal) -> str:
    text = f"{hours:.2f}"
    return text.rstrip("0").rstrip(".")


def _read_bool(data: object, place: str) -> bool:
    if not isinstance(data, bool):
        raise ArchiveError(f"{place} must be true or false, not {_named(data)}.")
    return data


def _choice(kind: type[StrEnum]) -> Codec:
    def read(data: object, place: str) -> StrEnum:
        try:
            return kind(_string(data, place))
        except ValueError:
            raise ArchiveError(f"{place} must be one of {', '.join(kind)}.") from None

    return Codec(str, read)


def _currency(data: object, place: str) -> str:
    return _shaped(re.compile("[A-Z]{3}"), data, place, "a currency code such as USD")


TEXT = Codec(str, _string, "")
MAYBE_TEXT = Codec(str, _string)
ID = Codec(str, lambda data, place: _shaped(_ID, data, place, "an id of 32 hex digits"))
INSTANT = Codec(_write_instant, _read_instant)
DAY = Codec(date.isoformat, _read_day)
MONEY = Codec(lambda amount: f"{amount:.2f}", _read_amount)
HOURS = Codec(_write_hours, _read_amount)
FLAG = Codec(bool, _read_bool, False)
CURRENCY = Codec(str, _currency, "")


def _many(codec: Codec) -> Codec:
    def read(data: object, place: str) -> tuple[object, ...]:
        if not isinstance(data, list):
            raise ArchiveError(f"{place} must be a list, not {_named(data)}.")
        return tuple(codec.read(item, f"{place}[{number}]") for number, item in enumerate(data))

    return Codec(lambda values: [codec.write(value) for value in values], read, ())


def _texts(is_known: Callable[[str], object], what: str) -> Codec:
    def read(data: object, place: str) -> Mapping[str, str]:
        texts = {name: _string(value, f"{place}.{name}") for name, value in _members_of(data, place).items()}
        if unknown := next((name for name in texts if not is_known(name)), None):
            raise ArchiveError(f"{place}.{unknown} is not {what} of {FORMAT}.")
        return MappingProxyType({name: text for name, text in texts.items() if text})

    return Codec(dict, read, MappingProxyType({}))


def _record(kind: type[V], members: Mapping[str, Codec], **absent: object) -> Codec:
    """The codec of a dataclass whose fields are `members`, in that order; `absent` fills in for missing ones."""

    def write(value: V) -> Data:
        pairs = ((name, codec, getattr(value, name)) for name, codec in members.items())
        return {name: codec.write(field) for name, codec, field in pairs if field is not None and field != codec.blank}

    def read(data: object, place: str) -> V:
        return kind(**absent | _read_members(_members_of(data, place), members, place))

    return Codec(write, read)


def _read_members(data: Mapping[str, object], members: Mapping[str, Codec], place: str) -> Data:
    prefix = f"{place}." if place else ""
    if unknown := next((name for name in data if name not in members), None):
        raise ArchiveError(f"{prefix}{unknown} is not a member of {FORMAT}.")
    return {name: members[name].read(value, prefix + name) for name, value in data.items() if value is not None}


def _required(codec: Codec, *names: str) -> Codec:
    def read(data: object, place: str) -> object:
        present = _members_of(data, place)
        if missing := next((name for name in names if present.get(name) is None), None):
            raise ArchiveError(f"{place}.{missing} is missing.")
        return codec.read(data, place)

    return Codec(codec.write, read)


def _members_of(data: object, place: str) -> dict[str, object]:
    if not isinstance(data, dict):
        raise ArchiveError(f"{place or 'A retrospective'} must be an object, not {_named(data)}.")
    return data


def _named(data: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", str: "text", list: "a list", dict: "an object"}
    return names.get(type(data), "nothing")


FACTS: Mapping[str, Codec] = {
    "title": TEXT,
    "client": TEXT,
    "platform": TEXT,
    "status": _choice(Status),
    "outcome": _choice(Outcome),
    "started_on": DAY,
    "ended_on": DAY,
    "trouble_on": DAY,
    "noticed_on": DAY,
    "told_on": DAY,
    "learned": _choice(Learned),
    "currency": CURRENCY,
    "price": MONEY,
    "paid": MONEY,
    "refunded": MONEY,
    "hours_planned": HOURS,
    "hours_worked": HOURS,
}
MOMENT: Mapping[str, Codec] = {"on": DAY, "text": TEXT}
RED_FLAG: Mapping[str, Codec] = {
    "flag": MAYBE_TEXT,
    "name": MAYBE_TEXT,
    "stage": _choice(Stage),
    "side": _choice(Side),
    "pivot": FLAG,
    "hindsight": _choice(Hindsight),
    "seen_on": DAY,
    "saw": TEXT,
    "told_myself": TEXT,
}
REVIEW: Mapping[str, Codec] = {"on": DAY, "result": _choice(Held), "note": TEXT, "gig": ID}
LESSON: Mapping[str, Codec] = {
    "id": ID,
    "cue": TEXT,
    "act": TEXT,
    "next_time": TEXT,
    "stop": TEXT,
    "stop_on": DAY,
    "flag": MAYBE_TEXT,
    "replaces": ID,
    "got_in_the_way": _choice(Obstacle),
    "reviews": _many(_required(_record(Review, REVIEW), "on", "result")),
    "snoozed_until": DAY,
    "retired_on": DAY,
}
RETROSPECTIVE: Mapping[str, Codec] = {
    "id": ID,
    "created_at": INSTANT,
    "updated_at": INSTANT,
    "finished_at": INSTANT,
    "facts": _record(Facts, FACTS),
    "answers": _texts(_KEY.fullmatch, "a question"),
    "moments": _many(_record(Moment, MOMENT)),
    "losses": _texts(LOSSES.__contains__, "a row of the ledger"),
    "red_flags": _many(_required(_record(RedFlag, RED_FLAG, flag=None), "name", "stage", "side")),
    "lessons": _many(_required(_record(Lesson, LESSON), "id")),
    "tags": _many(MAYBE_TEXT),
}


def to_data(retrospective: Retrospective) -> Data:
    """The retrospective as retro/1: every member of the record, without the blank ones of its parts."""
    data: Data = {"format": FORMAT}
    for name, codec in RETROSPECTIVE.items():
        value = getattr(retrospective, name)
        data[name] = None if value is None else codec.write(value)
    return data


def from_data(data: object) -> Retrospective:
    """The retrospective of retro/1 data. Raises ArchiveError, naming the first thing that is wrong."""
    members = _members_of(data, "")
    if members.get("format") != FORMAT:
        raise ArchiveError(f"The format is not {FORMAT}: this file is from another program or a newer retro.")
    for name in ("id", "created_at", "updated_at"):
        if members.get(name) is None:
            raise ArchiveError(f"{name} is missing.")
    parts = _read_members({name: value for name, value in members.items() if name != "format"}, RETROSPECTIVE, "")
    return _whole(Retrospective(**parts))  # type: ignore[arg-type]  # each codec reads its own member's type


def _whole(retrospective: Retrospective) -> Retrospective:
    """The rules between members: one of each flag, at most one pivot, one of each lesson."""
    keys = [flag.key for flag in retrospective.red_flags]
    if len(set(keys)) < len(keys):
        raise ArchiveError("red_flags holds the same flag twice.")
    if sum(flag.pivot for flag in retrospective.red_flags) > 1:
        raise ArchiveError("red_flags holds more than one pivot.")
    ids = [lesson.id for lesson in retrospective.lessons]
    if len(set(ids)) < len(ids):
        raise ArchiveError("lessons holds the same id twice.")
    return retrospective


def content_hash(retrospective: Retrospective) -> str:
    """SHA-256 (hex) of the record's sorted compact retro/1, without `updated_at` and blank members."""
    data = {name: value for name, value in to_data(retrospective).items() if value and name != "updated_at"}
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def dumps(data: object) -> str:
    """Compact JSON on one line, every script as it is."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False)
