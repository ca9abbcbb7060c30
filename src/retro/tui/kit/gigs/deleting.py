"""Moves to and from the trash with confirmation and message. Await each in a worker of the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from concurrent.futures import Future
from typing import TypeVar

from textual.dom import DOMNode

from retro.core.gig.ids import DocumentId
from retro.core.gig.wording import in_quotes
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.terminal.safe_text import safe_text, toast

MOVE = "Move {} to the trash? You can undo this."
DELETE = "Delete"
IN_TRASH = "{} is in the trash. Press {} to undo."
PURGE = "Delete {} for good? This can't be undone."
PURGE_WITH_VETTING = "Delete {} for good? Its vetting goes too. This can't be undone."
FOR_GOOD = "Delete for good"
IN_ONE_BACKUP = "1 backup still contains it: see retro purge --help."
IN_BACKUPS = "{} backups still contain it: see retro purge --help."
TRASH_EMPTY = "The trash is empty."
IS_BACK = "{} is back."

T = TypeVar("T")


async def delete(
    node: DOMNode, app_context: AppContext, id: DocumentId, name: str, undo: str = "home.undelete"
) -> bool:
    """Ask, then move it to the trash.

    Returns whether that was done. `undo` is the id of the command that takes it back.
    """
    from retro.tui.kit.dialogs.confirm import ConfirmDelete

    if not await node.app.push_screen_wait(ConfirmDelete(MOVE.format(in_quotes(name)), DELETE)):
        return False
    app_context.autosave.forget(id)
    if not await _done(node, app_context.store.submit(lambda store: store.delete(id))):
        return False
    toast(
        node,
        safe_text(IN_TRASH.format(in_quotes(name), own_key_in_words(node, undo, "u"))),
        undo=[undo, "home.undelete"],
    )
    return True


async def purge(node: DOMNode, app_context: AppContext, id: DocumentId, name: str) -> bool:
    """Ask, then delete it for good. Returns whether that was done."""
    from retro.storage.queries.vets import vets
    from retro.tui.kit.dialogs.confirm import ConfirmPurge

    try:
        began = await retry_locked_in_thread(lambda: vets.vets_behind(app_context.library, [id]))
    except StoreError as error:
        toast(node, safe_text(str(error)), "warning")
        return False
    asked = ConfirmPurge((PURGE_WITH_VETTING if began else PURGE).format(in_quotes(name)), FOR_GOOD)
    if not await node.app.push_screen_wait(asked):
        return False
    ids: list[DocumentId] = [id, *(vet for vet, _ in began)]
    for each in ids:
        app_context.autosave.forget(each)
    if not await _done(node, app_context.store.submit(lambda store: store.purge(ids))):
        return False
    if many := await asyncio.to_thread(_left, app_context, ids):
        toast(node, safe_text(IN_ONE_BACKUP if many == 1 else IN_BACKUPS.format(many)))
    return True


def _left(app_context: AppContext, ids: Sequence[DocumentId]) -> int:
    """Count the backups and the like that still hold them; their recovery files are removed."""
    from retro.storage.care import purge_copies

    purge_copies.forget_recovered(app_context.paths, ids)
    return len(purge_copies.holding(app_context.paths, ids))


async def undelete(
    node: DOMNode, app_context: AppContext, id: DocumentId | None = None, *, for_next_screen: bool = False
) -> DocumentId | None:
    """Restore it, or what was deleted last, from the trash, and say so in place of the offer to undo.

    Returns its id, or None if nothing was restored.
    """
    from retro.storage.queries import trash

    try:
        found = await retry_locked_in_thread(lambda: trash.everything(app_context.library))
    except StoreError as error:
        toast(node, safe_text(str(error)), "error")
        return None
    future = app_context.store.submit(lambda store: store.undelete(id))
    if not await _done(node, future):
        return None
    restored = future.result()
    name = next((each.name for each in found if each.id == restored), "")
    if restored:
        toast(node, safe_text(IS_BACK.format(in_quotes(name))), for_next_screen=for_next_screen)
    else:
        toast(node, safe_text(TRASH_EMPTY))
    return restored


async def _done(node: DOMNode, future: Future[T]) -> bool:
    """Wait for the store's thread; False after saying why it failed."""
    try:
        await asyncio.wrap_future(future)
    except StoreError as error:
        toast(node, safe_text(str(error)), "error")
        return False
    return True
