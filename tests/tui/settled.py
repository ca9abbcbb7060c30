"""Waiting until the screen is done with its messages, asking only the widgets that have any."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from textual._queue import Queue
from textual.message import Message
from textual.message_pump import MessagePump
from textual.pilot import Pilot, WaitForScreenTimeout

ROUNDS = 20
"""How often what messages lead to is waited for: a parent hears of a change after the widget itself."""


def is_waiting(pump: MessagePump) -> bool:
    """Whether it has handled all that was posted to it, and what follows from that, and waits for more."""
    queue: Queue[Message | None] = pump._message_queue
    return queue.empty() and any(not waiter.done() for waiter in queue.ready_event._waiters)


async def wait_for_screen(pilot: Pilot[None], timeout: float = 30.0) -> bool:
    """Wait until app, screen and its widgets have handled what was posted to them; whether none of them failed.

    Stands for Pilot's own, which sends each of them a message and waits for its answer: twice a key, five of
    six messages in a test. Raises WaitForScreenTimeout after so many seconds.
    """
    app = pilot.app
    for _ in range(ROUNDS):
        if not app.screen_stack:
            return False
        answers = []
        for pump in (app, *app.screen.walk_children(with_self=True)):
            if not is_waiting(pump):
                answer = asyncio.Event()
                if pump.call_later(answer.set):
                    answers.append(asyncio.create_task(answer.wait()))
        if not answers:
            break
        if not await _all_or_failed(pilot, answers, timeout):
            return False
    return True


async def _all_or_failed(pilot: Pilot[None], answers: Sequence[asyncio.Task[bool]], timeout: float) -> bool:
    """Wait for all, and tell whether they came before the app failed."""
    handled = asyncio.gather(*answers)
    failed: asyncio.Future[Any] = asyncio.create_task(pilot.app._exception_event.wait())
    both: list[asyncio.Future[Any]] = [handled, failed]
    try:
        done, _ = await asyncio.wait(both, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    finally:
        handled.cancel()
        failed.cancel()
    if not done:
        raise WaitForScreenTimeout("Timed out while waiting for widgets to process pending messages.")
    return handled in done
