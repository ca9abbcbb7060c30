"""Retries reads for up to two seconds while the library is locked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from retro.storage.errors import Locked

T = TypeVar("T")
TRIES, MOMENT = 40, 0.05


async def patiently(read: Callable[[], T]) -> T:
    """What `read` gives, asked for two seconds while the library is locked. Raises StoreError."""
    for _ in range(TRIES):
        try:
            return read()
        except Locked:
            await asyncio.sleep(MOMENT)
    return read()


async def patiently_beside(read: Callable[[], T]) -> T:
    """The same in a thread, for what takes longer than a key should wait. Raises StoreError."""
    for _ in range(TRIES):
        try:
            return await asyncio.to_thread(read)
        except Locked:
            await asyncio.sleep(MOMENT)
    return await asyncio.to_thread(read)
