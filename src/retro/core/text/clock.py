"""The clock: today's date, asked whenever it is needed, because a page may stay open over midnight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

Clock = Callable[[], date]


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
