"""Retries reads for up to two seconds while the library is locked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextvars import copy_context
from typing import TypeVar

from retro.storage.errors import Locked

T = TypeVar("T")
LOCK_WAIT, LOCK_RETRY_PAUSE = 2.0, 0.05
"""Seconds until it gives up, and between two tries."""
HEAD_START = 0.002
"""Seconds for which a screen isn't drawn: once SQLite is at work it needs nothing of Python's, which drawing keeps."""


async def retry_locked(read: Callable[[], T]) -> T:
    """Call `read`, for two seconds while the library is locked. Raises StoreError."""
    until = time.monotonic() + LOCK_WAIT
    while time.monotonic() < until:
        try:
            return read()
        except Locked:
            await asyncio.sleep(LOCK_RETRY_PAUSE)
    return read()


async def retry_locked_in_thread(read: Callable[[], T], begun: asyncio.Future[T] | None = None) -> T:
    """Do so in a thread, for what takes longer than a key should wait; `begun` is the first try. Raises StoreError."""
    until = time.monotonic() + LOCK_WAIT
    while time.monotonic() < until:
        try:
            return await (begun or asyncio.to_thread(read))
        except Locked:
            begun = None
            await asyncio.sleep(LOCK_RETRY_PAUSE)
    return await asyncio.to_thread(read)


def begin_in_thread(read: Callable[[], T]) -> asyncio.Future[T]:
    """Begin to read in a thread, which has asked its first question when this returns, or soon after."""
    reading = asyncio.get_running_loop().run_in_executor(None, copy_context().run, read)
    reading.add_done_callback(
        lambda done: done.cancelled() or done.exception()
    )  # one that nobody waits for is no error
    time.sleep(HEAD_START)
    return reading
