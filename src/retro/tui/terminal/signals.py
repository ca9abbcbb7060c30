"""Signals end the program like its own quit: everything saved, terminal restored."""

import asyncio
import signal
from collections.abc import Callable

ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT)


def install(loop: asyncio.AbstractEventLoop, closing: Callable[[int], object]) -> None:
    """Call `closing(number)` in the loop, once, at the first signal that would end the program.

    It should save, then `app.exit(return_code=128 + number)`; further signals do not disturb it.
    """

    def first(number: int) -> None:
        for each in ENDING:
            loop.add_signal_handler(each, _closing_already)
        closing(number)

    for number in ENDING:
        loop.add_signal_handler(number, first, number)


def _closing_already() -> None: ...
