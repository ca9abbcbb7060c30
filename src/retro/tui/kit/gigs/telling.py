"""Asks when and how the client was told, notes it, and takes it back. Await each in a worker of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress

from textual.dom import DOMNode

from retro.core.document_kinds import Document
from retro.core.gig import wording
from retro.core.gig.ids import DocumentId
from retro.core.message import telling
from retro.core.message.subject import facts_of, is_unfinished
from retro.core.text.clock import Clock
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.dialogs.confirm import ConfirmNotTold
from retro.tui.kit.dialogs.told_dialog import Telling, TellingBegun, ToldDialog
from retro.tui.kit.gigs.gig_writing import GigWriting, open_gig, stored_gig
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.retry import retry_locked
from retro.tui.terminal.safe_text import safe_text, toast

UNDO = "Press {} to undo."
ASKED = "{}: you told them {}. If the client doesn't know yet, you can take that back."
NOT_TOLD = "Not told"
WRITE_UP_OR_UNDO = "Press {} to write it up, {} to undo."

OF_ONE_GIG = ("message.untold", "reader.untold", "closing.untold", "finished.untold", "running.untold")
"""Commands that undo “I've told them” on the screens of one gig."""


async def ask_when_told(node: DOMNode, gig: Document, today: Clock, begun: TellingBegun) -> Telling | None:
    """Ask when and how; None if they were not told after all."""
    aside = telling.NOTHING_WRONG if telling.nothing_wrong(gig) else ""
    dialog = ToldDialog(gig.name, facts_of(gig).noticed_on, today, begun, aside)
    found = await node.app.push_screen_wait(dialog)
    begun.keep_day_typed("")
    begun.keep_channel(None)
    return found


async def ask_to_note(
    node: DOMNode,
    app_context: AppContext,
    begun: TellingBegun,
    gig: Callable[[], Document],
    take_over: Callable[[], None],
) -> Telling | None:
    """Ask when and how the client was told, for a screen that writes in the gig: `gig()` is it as it is by now.

    Returns None if they weren't told, or if a day is noted already, which stays. `take_over` is called for one that
    another window noted, before the question or meanwhile.
    """

    async def is_noted() -> bool:
        is_elsewhere = await is_noted_elsewhere(app_context, gig())
        if is_elsewhere:
            take_over()
        return is_elsewhere or telling.day_told(gig()) is not None

    found = None if await is_noted() else await ask_when_told(node, gig(), app_context.today, begun)
    return None if found is None or await is_noted() else found


def told_toast(gig: Document) -> str:
    """Format as "Told after 4 days. That was the hard part." """
    return telling.told_text(facts_of(gig))


def told_next(node: DOMNode, gig: Document, *, undo: str, write_up: str) -> str:
    """Return what can be done next, with its keys.

    `undo` is a command's id, `write_up` the key that continues a draft.
    """
    key = own_key_in_words(node, undo, "u")
    return WRITE_UP_OR_UNDO.format(write_up, key) if is_unfinished(gig) and write_up else UNDO.format(key)


def undoing_commands(undo: str) -> Sequence[str]:
    """Return the commands that undo what this one does: on the other screens of the same gig too."""
    return OF_ONE_GIG if undo in OF_ONE_GIG else (undo,)


async def note_told(node: DOMNode, app_context: AppContext, id: DocumentId, *, undo: str, write_up: str = "") -> bool:
    """Ask, then note it and say so, with what to do next (told_next). Returns whether they are told now.

    A day that another window noted since the screen was drawn stays.
    """
    writing = await _opened(node, app_context, id)
    if writing is not None and is_noted_already(node, writing.gig):
        return True
    found = await ask_when_told(node, writing.gig, app_context.today, writing) if writing else None
    if writing is None or found is None:
        return False
    if (now := await _opened(node, app_context, id)) is not None and is_noted_already(node, now.gig):
        return True
    gig = telling.with_client_told(writing.gig, found.on, found.channel)
    await _keep(node, app_context, writing, gig)
    toast(
        node,
        safe_text(f"{told_toast(gig)} {told_next(node, gig, undo=undo, write_up=write_up)}"),
        undo=undoing_commands(undo),
    )
    return True


def is_noted_already(node: DOMNode, gig: Document) -> bool:
    """Tell whether a day of telling is noted, and say so."""
    if noted := telling.day_told(gig):
        toast(node, safe_text(telling.ALREADY_TOLD.format(wording.on_day(noted, wording.short_day(noted)))))
    return noted is not None


async def is_noted_elsewhere(app_context: AppContext, gig: Document) -> bool:
    """Tell whether another window noted a day of telling that this record doesn't have."""
    with suppress(StoreError):
        found = await retry_locked(lambda: stored_gig(app_context, gig.id))
        return found is not None and telling.day_told(gig) is None and telling.day_told(found) is not None
    return False


async def is_undone(node: DOMNode, gig: Document) -> bool:
    """Ask whether they were not told after all: `u` may be meant for something else that was done last."""
    noted = telling.day_told(gig)
    question = (
        ASKED.format(wording.in_quotes(gig.name), wording.on_day(noted, wording.short_day(noted))) if noted else ""
    )
    if not question:
        return True
    answer = await node.app.push_screen_wait(ConfirmNotTold(question, NOT_TOLD))
    return bool(answer)


async def untell(node: DOMNode, app_context: AppContext, id: DocumentId, *, was_just_told: bool) -> bool:
    """Note that they were not told after all, and say so; ask first unless it was noted just now.

    Returns whether that was done.
    """
    writing = await _opened(node, app_context, id)
    if writing is None or not (was_just_told or await is_undone(node, writing.gig)):
        return False
    await _keep(node, app_context, writing, telling.with_client_not_told(writing.gig))
    toast(node, safe_text(telling.untold_text(writing.gig)))
    return True


async def be_quiet(node: DOMNode, app_context: AppContext, id: DocumentId) -> bool:
    """Give no reminder of it today. Returns whether that was done."""
    return await _changed(node, app_context, id, lambda gig: telling.quiet(gig, app_context.today()))


async def vet_changed(node: DOMNode, app_context: AppContext, id: DocumentId, change: Callable[[Vet], Vet]) -> bool:
    """Change a gig under way, or one that ended well. Returns whether that was done."""
    return await _changed(node, app_context, id, lambda gig: change(gig) if isinstance(gig, Vet) else gig)


async def _changed(
    node: DOMNode, app_context: AppContext, id: DocumentId, change: Callable[[Document], Document]
) -> bool:
    writing = await _opened(node, app_context, id)
    if writing is None:
        return False
    await _keep(node, app_context, writing, change(writing.gig))
    return True


async def _opened(node: DOMNode, app_context: AppContext, id: DocumentId) -> GigWriting | None:
    """Return the record, or None after saying why it cannot be read."""
    try:
        return await retry_locked(lambda: open_gig(app_context, id))
    except StoreError as error:
        toast(node, safe_text(str(error)), "warning")
        return None


async def _keep(node: DOMNode, app_context: AppContext, writing: GigWriting, gig: Document) -> None:
    """Save it and wait; what the library refuses stays with autosave, and is reported."""
    writing.replace_record(gig)
    if not await asyncio.to_thread(app_context.autosave.flush, 2.0):
        toast(node, safe_text(messages.UNSAVED), "warning")
