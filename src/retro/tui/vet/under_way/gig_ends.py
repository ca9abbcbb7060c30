"""Ends a gig under way: well, with a note of it on home, or with a retrospective that is begun from it."""

from __future__ import annotations

from dataclasses import replace

from retro.core.vet.ending import Ending
from retro.core.vet.forecast import beside_the_end, forecast_text
from retro.core.vet.good_end import GOOD
from retro.core.vet.under_way import check_in
from retro.core.vet.under_way.write_up import wrong_asked
from retro.core.vet.vet_lines import OF_AN_END
from retro.tui.kit import messages
from retro.tui.kit.dialogs.confirm import ConfirmWentWrong
from retro.tui.kit.dialogs.told_dialog import NOT_YET
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.navigation import HomeRoute, Navigate, WizardRoute
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet.editor import flushed
from retro.tui.vet.under_way.going_wrong import drafted, has_draft
from retro.tui.vet.under_way.good_end_dialog import GoodEndDialog, WellEnded
from retro.tui.vet.vet_screen import VetDraftScreen

WENT_WRONG = "It went wrong"
SAVED = "Saved."
UNDO = "Press u to undo."


class GigEnds:
    """Notes the end of a gig under way. Its screen owns it."""

    def __init__(self, screen: VetDraftScreen) -> None:
        self._screen = screen

    def ask_how_well(self) -> None:
        """Ask for hours, pay and what helped, and note that it ended so; of a good end, change them."""
        self._screen.app.push_screen(GoodEndDialog(self._screen.vet, self._screen.keep_lines), self._ended_well)

    def go_wrong(self) -> None:
        """Begin a retrospective with what was known, after a confirmation unless it is begun already."""
        if self._screen.vet.gig:
            self._gone_wrong(True)
        else:
            asked = wrong_asked(self._screen.vet)
            self._screen.app.push_screen(ConfirmWentWrong(asked, WENT_WRONG, NOT_YET), self._gone_wrong)

    def _ended_well(self, found: WellEnded | None) -> None:
        screen = self._screen
        if found is None:
            return
        if screen.vet.is_good_end:
            read = screen.vet.with_lines({**dict.fromkeys(OF_AN_END, ""), **found.typed})
            screen.replace_vet(replace(read, good_end=found.end))
            screen.run_worker(self._leave(SAVED, has_ended=False))
        else:
            ended = screen.vet.over(Ending.WELL, screen.app_context.today(), good_end=found.end)
            screen.replace_vet(ended.with_lines(found.typed))
            screen.run_worker(
                self._leave(
                    " ".join(
                        filter(
                            None, (GOOD, forecast_text(screen.vet.forecast), in_own_keys(screen, UNDO, "home.undelete"))
                        )
                    )
                )
            )

    def _gone_wrong(self, is_wrong: bool | None) -> None:
        if is_wrong:
            self._screen.run_worker(self._begin_draft(), group="telling", exclusive=True)

    async def _leave(self, sentence: str, *, has_ended: bool = True) -> None:
        """Leave once it is saved: home reads what is in the library."""
        await flushed(self._screen.app_context)
        toast(self._screen, safe_text(sentence), for_next_screen=True)
        self._screen.post_message(Navigate(HomeRoute(self._screen.vet.id, has_ended=has_ended)))

    async def _begin_draft(self) -> None:
        """Save the draft first: if the library refuses now, nothing refers to what is not there."""
        screen, app_context = self._screen, self._screen.app_context
        await screen.look_again()
        if screen.vet.ended and not screen.vet.gig:
            toast(screen, safe_text(check_in.ENDED_MEANWHILE), "warning")
            return
        if not await has_draft(app_context, screen.vet.gig):
            draft = await drafted(app_context, screen.vet)
            app_context.autosave.schedule_save(draft)
            screen.replace_vet(screen.vet.going_wrong(draft.id))
            if said := beside_the_end(screen.vet):
                toast(screen, safe_text(said), for_next_screen=True)
        if screen.vet.gig and await flushed(app_context):
            screen.post_message(Navigate(WizardRoute(screen.vet.gig), instead=True))
        else:
            toast(screen, safe_text(messages.UNSAVED), "warning")
