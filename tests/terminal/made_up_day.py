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


def on(day: str) -> tuple[type[date], type[datetime]]:
    """Return what is to stand for `date` and `datetime`, where it is noon of this day now and time goes on."""
    noon = datetime.combine(date.fromisoformat(day), time(12), UTC)
    ahead = noon - datetime.now(UTC)

    class Day(date, metaclass=_AnyOfIts):
        @classmethod
        def today(cls) -> Self:
            return cls.fromordinal(noon.toordinal())

    class Moment(datetime, metaclass=_AnyOfIts):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp((datetime.now(UTC) + ahead).timestamp(), tz)

    return Day, Moment


if __name__ == "__main__":
    clock.date, clock.datetime = on(sys.argv.pop(1))  # type: ignore[misc]
    from retro.cli import run

    run()
