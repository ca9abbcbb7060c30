"""Retries reads for up to two seconds while the library is locked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TypeVar

from retro.storage.errors import Locked

T = TypeVar("T")
LOCK_WAIT, LOCK_RETRY_PAUSE = 2.0, 0.05
"""Seconds until it gives up, and between two tries."""


async def retry_locked(read: Callable[[], T]) -> T:
    """Call `read`, for two seconds while the library is locked. Raises StoreError."""
    until = time.monotonic() + LOCK_WAIT
    while time.monotonic() < until:
        try:
            return read()
        except Locked:
            await asyncio.sleep(LOCK_RETRY_PAUSE)
    return read()


async def retry_locked_in_thread(read: Callable[[], T]) -> T:
    """Do so in a thread, for what takes longer than a key should wait. Raises StoreError."""
    until = time.monotonic() + LOCK_WAIT
    while time.monotonic() < until:
        try:
            return await asyncio.to_thread(read)
        except Locked:
            await asyncio.sleep(LOCK_RETRY_PAUSE)
    return await asyncio.to_thread(read)
