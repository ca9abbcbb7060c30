"""Codecs of single values: texts, ids, instants, days, amounts, choices."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from retro.core.formats.codec import FOREIGN, ArchiveError, Codec, kind_named, string
from retro.core.gig.choices import LATEST, OLDEST
from retro.core.rough_day import Precision

E = TypeVar("E", bound=StrEnum)

_AMOUNT = r"\d{1,12}(\.\d{1,2})?"
_INSTANT = r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)"
"""Any instant of RFC 3339; we write UTC with three digits of the second."""
LEAP = "60"
_DAY = r"\d{4}-\d\d-\d\d"
_ID = r"[0-9a-f]{32}"
_CURRENCY = r"[A-Z]{3}"
AN_INSTANT = "an instant such as 2026-03-14T22:10:05.123Z"
A_DATE = "a date such as 2026-03-14"
A_CURRENCY = "a currency code such as USD"
AN_AMOUNT = 'an amount as text, such as "300.00"'
MUST_BE = "{} must be {}."
NO_LOCAL_DAY = "{} has no local day in some time zones; it must be from 0001-01-02 to 9999-12-30."
MUST_BE_BOOL = "{} must be true or false, not {}."
NO_INSTANT = "{} isn't a real date and time."
NO_DATE = "{} isn't a real date."
MUST_BE_ONE_OF = f"{{}} must be one of {{}}; {FOREIGN}"


def shaped(pattern: str, data: object, place: str, wanted: str) -> str:
    """Read ASCII text that the whole pattern matches; `wanted` describes it in words. Raises ArchiveError."""
    text = string(data, place)
    if not re.fullmatch(pattern, text) or not text.isascii():
        raise ArchiveError(MUST_BE.format(place, wanted))
    return text


def _in_utc(text: str) -> datetime:
    """Parse an instant of RFC 3339. A leap second is the second after it. Raises ValueError and OverflowError."""
    if text[17:19] != LEAP:
        return datetime.fromisoformat(text).astimezone(UTC)
    after = datetime.fromisoformat(f"{text[:17]}59{text[19:]}").astimezone(UTC) + timedelta(seconds=1)
    if (after.day, after.hour, after.minute) != (1, 0, 0):
        raise ValueError(text)  # only the last minute of a month can have one
    return after


def _read_instant(data: object, place: str) -> datetime:
    text = shaped(_INSTANT, data, place, AN_INSTANT)
    instant: datetime | None
    try:
        instant = _in_utc(text.upper())
        instant = instant.replace(microsecond=instant.microsecond // 1000 * 1000)
    except OverflowError:  # real where it was written, and before or after the calendar in UTC
        instant = None
    except ValueError:
        raise ArchiveError(NO_INSTANT.format(place)) from None
    if instant is None or not OLDEST <= instant <= LATEST:
        raise ArchiveError(NO_LOCAL_DAY.format(place))
    return instant


def _write_instant(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _read_day(data: object, place: str) -> date:
    text = shaped(_DAY, data, place, A_DATE)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArchiveError(NO_DATE.format(place)) from None


def _read_amount(data: object, place: str) -> Decimal:
    return Decimal(shaped(_AMOUNT, data, place, AN_AMOUNT))


def _write_hours(hours: Decimal) -> str:
    text = f"{hours:.2f}"
    return text.rstrip("0").rstrip(".")


def _read_bool(data: object, place: str) -> bool:
    if not isinstance(data, bool):
        raise ArchiveError(MUST_BE_BOOL.format(place, kind_named(data)))
    return data


def choice_codec(kind: type[E]) -> Codec[E]:
    """Return the codec of one of a few values."""

    def read(data: object, place: str) -> E:
        try:
            return kind(string(data, place))
        except ValueError:
            raise ArchiveError(MUST_BE_ONE_OF.format(place, ", ".join(kind))) from None

    return Codec(str, read)


def _currency(data: object, place: str) -> str:
    return shaped(_CURRENCY, data, place, A_CURRENCY)


TEXT = Codec(str, string, "")
MAYBE_TEXT = Codec(str, string)
ID = Codec(str, lambda data, place: shaped(_ID, data, place, "an id of 32 hex digits"))
INSTANT = Codec(_write_instant, _read_instant)
DAY = Codec(date.isoformat, _read_day)
PRECISION = choice_codec(Precision)
"""How exactly a day is known; absent for one that is known to the day."""
MONEY = Codec(lambda amount: f"{amount:.2f}", _read_amount)
HOURS = Codec(_write_hours, _read_amount)
FLAG = Codec(bool, _read_bool, False)
CURRENCY = Codec(str, _currency, "")
