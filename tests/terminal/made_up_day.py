"""Retro on a made-up day: `python -m tests.terminal.made_up_day 2024-03-04 vet --list` lists as on 4 March 2024.

The day begins at noon UTC and is set before anything of retro is imported.
"""

import datetime as clock
import sys
from datetime import UTC, date, datetime, time, tzinfo
from typing import Self


class _AnyOfIts(type):
    """Values that C code made are instances too; of a class below these, only its own are."""

    def __instancecheck__(cls, value: object) -> bool:
        above = cls.__base__
        return isinstance(value, above) if above in (date, datetime) else super().__instancecheck__(value)


class _Day(date, metaclass=_AnyOfIts):
    @classmethod
    def today(cls) -> Self:
        return cls.fromordinal(NOON.toordinal())


class _Moment(datetime, metaclass=_AnyOfIts):
    @classmethod
    def now(cls, tz: tzinfo | None = None) -> Self:
        return cls.fromtimestamp((datetime.now(UTC) + AHEAD).timestamp(), tz)


if __name__ == "__main__":
    NOON = datetime.combine(date.fromisoformat(sys.argv.pop(1)), time(12), UTC)
    AHEAD = NOON - datetime.now(UTC)
    clock.date, clock.datetime = _Day, _Moment  # type: ignore[misc]
    from retro.cli import run

    run()
