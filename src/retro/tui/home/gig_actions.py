"""Home's actions on one gig, and the undo of the last of them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from retro.core.gig.ids import DocumentId, VetId
from retro.tui.context import AppContext
from retro.tui.kit.gigs import deleting
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.screen import BaseScreen
from retro.tui.terminal.safe_text import safe_text, toast

QUIET = "Not today. retro asks again tomorrow."
NOT_THIS_WEEK = "No check-in on it for a week."
GOING_ON = "It's under way again."


class GigActions:
    """Changes a gig for home, which owns it, and has home read the library again. Await each in a worker."""

    def __init__(
        self, screen: BaseScreen, app_context: AppContext, reread: Callable[[DocumentId | None], Awaitable[None]]
    ) -> None:
        self._screen, self._app_context, self._reread = screen, app_context, reread
        self._told_last: DocumentId | None = None
        """Gig whose client was just told, if nothing was deleted since."""
        self.ended_last: VetId | None = None
        """Gig that just ended well, if nothing was done since."""

    @property
    def can_be_undone(self) -> bool:
        """Tell whether the last thing done was no deletion, and can be undone."""
        return bool(self._told_last or self.ended_last)

    def forget_last(self) -> None:
        """Forget what was done last here, so that after another screen `u` restores what was deleted last."""
        self._told_last = self.ended_last = None

    async def ask_when_told(self, id: DocumentId) -> None:
        """Ask when and how the client was told."""
        from retro.tui.kit.gigs import telling  # the first frame does not need the day dialog

        key = own_key_in_words(self._screen, "gigs.open", "Enter")
        if await telling.note_told(self._screen, self._app_context, id, undo="home.undelete", write_up=key):
            self._told_last = id
            await self._reread(None)

    async def be_quiet(self, id: DocumentId) -> None:
        """Give no reminder of a gig whose client does not know today."""
        from retro.tui.kit.gigs import telling

        if await telling.be_quiet(self._screen, self._app_context, id):
            toast(self._screen, safe_text(QUIET))
            await self._reread(None)

    async def not_this_week(self, id: DocumentId) -> None:
        """Ask for no check-in of a gig under way for a week."""
        from retro.core.vet.under_way.check_in import not_this_week
        from retro.tui.kit.gigs import telling

        today = self._app_context.today()
        if await telling.vet_changed(self._screen, self._app_context, id, lambda vet: not_this_week(vet, today)):
            toast(self._screen, safe_text(NOT_THIS_WEEK))
            await self._reread(id)

    async def delete(self, id: DocumentId, name: str, gone: Callable[[DocumentId], None]) -> None:
        """Move it to the trash, after asking; `gone` is told first."""
        if await deleting.delete(self._screen, self._app_context, id, name):
            self._told_last = None
            gone(id)
            await self._reread(None)

    async def undo(self) -> None:
        """Undo an end or “I've told them” if that was the last thing done; else restore what was deleted last."""
        from retro.tui.kit.gigs import telling

        if id := self.ended_last:
            self.ended_last = None
            if await telling.vet_changed(self._screen, self._app_context, id, lambda vet: vet.going_on()):
                toast(self._screen, safe_text(GOING_ON))
                await self._reread(id)
        elif told := self._told_last:
            self._told_last = None
            if await telling.untell(self._screen, self._app_context, told, was_just_told=True):
                await self._reread(told)
        elif restored := await deleting.undelete(self._screen, self._app_context):
            await self._reread(restored)
