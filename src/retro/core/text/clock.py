"""Reads the clock, for the whole program. Today is asked for each time, because a page may stay open over midnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], date]


def today() -> date:
    """Return the date where the computer is."""
    return date.today()


def now() -> datetime:
    """Return the present instant in UTC, to the millisecond that retro/1 keeps."""
    instant = datetime.now(UTC)
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


class TypedOn:
    """Day on which a text was typed: "tomorrow" means the same as long as it stands in its line."""

    def __init__(self, today: Clock) -> None:
        self._today = today
        self._text: str | None = None
        self._day = date.min

    def __call__(self, text: str) -> date:
        """Return the day on which this text was first asked about since it last changed."""
        if text != self._text:
            self._text, self._day = text, self._today()
        return self._day
