"""What a test sees of the running app: the lines of the screen, and the words told in passing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from retro.core.gig.retrospective import Retrospective
from tests.factories import with_losses


def screen_lines(app: App[None]) -> list[str]:
    """The lines of the topmost screen, as wide as it is."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[None]) -> str:
    """The same as one text, without the spaces at the end of lines."""
    return "\n".join(line.rstrip() for line in screen_lines(app))


def told(app: App[None]) -> list[str]:
    """The words told in passing."""
    return [notification.message for notification in app._notifications]


async def workers_ended(pilot: Pilot[None]) -> None:
    """Wait until every worker has ended, also one that was told to because its screen closed; one that failed raises.

    Raises WorkerFailed.
    """
    for worker in list(pilot.app.workers):
        with suppress(WorkerCancelled):
            await worker.wait()


async def until(pilot: Pilot[None], holds: Callable[[], object]) -> None:
    """Wait until it holds, ten seconds and more on a busy machine."""
    for _ in range(1000):
        await pilot.pause()
        if holds():
            return
        await asyncio.sleep(0.01)
    pytest.fail(f"it never held:\n{screen_text(pilot.app)}")


async def until_shown(pilot: Pilot[None], words: str, *, gone: bool = False) -> str:
    """Wait until these words stand on the screen, or do not any more; return what it shows then."""
    await until(pilot, lambda: (words in screen_text(pilot.app)) is not gone)
    return screen_text(pilot.app)


async def until_told(pilot: Pilot[None], sentence: str) -> None:
    """Wait until this is told in passing."""
    await until(pilot, lambda: sentence in told(pilot.app))


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one after the other, each seen through."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


HOSTILE = (
    "said [/] ok",
    "a [/b] c",
    "cost [/",
    "[ok] [x]",
    "[red]x[/]",
    "[@click=app.quit]x[/]",
    "\x1b]52;c;eA==\x07",
)


def hostile(text: str, whole: Retrospective) -> Retrospective:
    """A retrospective that says this wherever one can say something."""
    answers = with_losses(whole.with_answer("story.turn", text).with_answer("own.sentence", text), time=text)
    return answers.with_facts(title=text, client=text, platform=text)
