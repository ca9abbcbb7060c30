"""Asks when and how the client was told, writes it down, and takes it back. Await each in a worker of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from textual.dom import DOMNode

from retro.core.gig.retrospective import Retrospective
from retro.core.message import telling
from retro.core.text.clock import Clock
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.tui.context import Desk
from retro.tui.kit import messages
from retro.tui.kit.gig_writing import Gig, GigWriting, opened
from retro.tui.kit.retry import patiently
from retro.tui.kit.told_dialog import Telling, ToldDialog
from retro.tui.terminal.safe_text import say, shown

UNDO = "Press u to undo."
"""Said where `u` takes it back."""


async def asked(node: DOMNode, gig: Gig, today: Clock) -> Telling | None:
    """Ask when and how; None where they were not told after all."""
    noticed = gig.facts.noticed_on if isinstance(gig, Retrospective) else None
    return await node.app.push_screen_wait(ToldDialog(gig.name, noticed, today))


def said(gig: Gig) -> str:
    """ "Told after 4 days. That was the hard part." """
    return telling.told_said(gig.facts) if isinstance(gig, Retrospective) else f"Told. {telling.HARD_PART}"


async def tell(node: DOMNode, desk: Desk, id: str) -> bool:
    """Ask, then write it down and say so; whether that was done."""
    writing = await _opened(node, desk, id)
    found = await asked(node, writing.gig, desk.today) if writing else None
    if writing is None or found is None:
        return False
    gig = telling.told(writing.gig, found.on, found.channel)
    await _keep(node, desk, writing, gig)
    say(node, shown(f"{said(gig)} {UNDO}"))
    return True


async def untell(node: DOMNode, desk: Desk, id: str) -> bool:
    """They were not told after all, which is said; whether that was done."""
    writing = await _opened(node, desk, id)
    if writing is None:
        return False
    await _keep(node, desk, writing, telling.untold(writing.gig))
    say(node, shown(telling.untold_said(writing.gig)))
    return True


async def be_quiet(node: DOMNode, desk: Desk, id: str) -> bool:
    """Nothing reminds of it today; whether that was done."""
    return await _changed(node, desk, id, lambda gig: telling.quiet(gig, desk.today()))


async def vet_changed(node: DOMNode, desk: Desk, id: str, change: Callable[[Vet], Vet]) -> bool:
    """Change a gig under way, or one that ended well; whether that was done."""
    return await _changed(node, desk, id, lambda gig: change(gig) if isinstance(gig, Vet) else gig)


async def _changed(node: DOMNode, desk: Desk, id: str, change: Callable[[Gig], Gig]) -> bool:
    writing = await _opened(node, desk, id)
    if writing is None:
        return False
    await _keep(node, desk, writing, change(writing.gig))
    return True


async def _opened(node: DOMNode, desk: Desk, id: str) -> GigWriting | None:
    """The record, or None once it was said why it cannot be read."""
    try:
        return await patiently(lambda: opened(desk, id))
    except StoreError as error:
        say(node, shown(str(error)), "warning")
        return None


async def _keep(node: DOMNode, desk: Desk, writing: GigWriting, gig: Gig) -> None:
    """Have it saved, and wait for that; what the library refuses stays with autosave, and is said."""
    writing.put(gig)
    if not await asyncio.to_thread(desk.autosave.flush, 2.0):
        say(node, shown(messages.UNSAVED), "warning")
