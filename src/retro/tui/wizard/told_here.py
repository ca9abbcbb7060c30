"""Notes in the wizard that the client was told, and takes it back."""

from __future__ import annotations

from retro.core.message import telling
from retro.core.wizard.conditions import is_client_untold
from retro.core.wizard.story_steps import THEY_FIRST
from retro.tui.context import AppContext
from retro.tui.kit.gigs.telling import UNDO, ask_to_note, told_toast, undoing_commands
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.screen import BaseScreen
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard.draft import DraftEditor
from retro.tui.wizard.pages import DraftPages


class ToldHere:
    """Changes whether the client knows. The wizard's screen owns it."""

    def __init__(self, screen: BaseScreen, app_context: AppContext, pages: DraftPages) -> None:
        self._screen, self._app_context, self._pages = screen, app_context, pages
        self._told_at = ""
        """Position in the walk at which they were told; "" if they weren't told here."""

    @property
    def can_be_taken_back(self) -> bool:
        """Tell whether it can be taken back here: where they were told on this walk, or at its end."""
        is_here = self._pages.is_closing or bool(self._told_at)
        return is_here and telling.can_be_taken_back(self._pages.drafting.retrospective)

    async def note(self) -> None:
        """Ask when and how the client was told. Await it in a worker."""
        pages = self._pages
        found = await ask_to_note(
            self._screen, self._app_context, pages.drafting, lambda: pages.drafting.retrospective, self._take_over
        )
        if found is None:
            return
        async with self._screen.turning:
            self._told_at = pages.drafting.interview.at
            pages.drafting.replace_gig(telling.with_client_told(pages.drafting.retrospective, found.on, found.channel))
            await pages.stay(pages.drafting.interview)
            self._toast_told()

    def _take_over(self) -> None:
        """Take over what another window noted: saving does that, and says so."""
        drafting = self._pages.drafting
        drafting.interview = drafting.interview.with_retrospective(drafting.retrospective.touched())
        drafting.schedule_save(drafting.cursor)
        drafting.save_soon()

    async def take_back(self) -> None:
        """Note that they were not told after all."""
        pages = self._pages
        async with self._screen.turning:
            pages.save_now()
            told_at, self._told_at = self._told_at, ""
            pages.drafting.replace_gig(telling.with_client_not_told(pages.drafting.retrospective))
            toast(self._screen, safe_text(telling.untold_text(pages.drafting.retrospective)))
            here = pages.drafting.interview
            await pages.stay(here.open(told_at) if told_at == THEY_FIRST.key and not pages.is_closing else here)

    def note_told_above(self, before: DraftEditor) -> None:
        """Note the page from which they were told, if another screen did that since the draft was as in `before`."""
        here = before.interview
        if is_client_untold(here.retrospective) and not is_client_untold(self._pages.drafting.retrospective):
            self._told_at = here.at

    def _toast_told(self) -> None:
        """Say that they know, with the key that undoes it: a letter is text on a page that is written on."""
        undo, usual = ("closing.untold", "u") if self._pages.is_closing else ("wizard.untold", "F9")
        next_step = UNDO.format(own_key_in_words(self._screen, undo, usual))
        words = f"{told_toast(self._pages.drafting.retrospective)} {next_step}"
        toast(self._screen, safe_text(words), undo=undoing_commands(undo))
