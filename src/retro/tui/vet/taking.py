"""Asks for checkpoint and forecast once a vetted gig is taken, and opens the screen of a gig under way."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from retro.core.vet.decision import Forecast
from retro.core.vet.going import Going
from retro.core.vet.vet_lines import OF_A_STOP, VetLine
from retro.storage.errors import StoreError
from retro.storage.queries.running import going_on
from retro.tui.navigation import Navigate, RunningRoute
from retro.tui.vet.take_dialog import TakeDialog, Taken
from retro.tui.vet.vet_screen import VetDraftScreen


class Taking:
    """Takes the gig of a vetting. The screen owns it."""

    def __init__(self, screen: VetDraftScreen) -> None:
        self._screen = screen

    def ask(self) -> None:
        """Ask for a checkpoint and a forecast, and open it as a gig under way."""
        screen, known = self._screen, self._screen.vetting.known
        dialog = TakeDialog(screen.vet, screen.app_context.today, self._keep, known.ended, known.noticing)
        screen.app.push_screen(dialog, self._forecast)

    def take_again(self) -> None:
        """Put it under way again, because its end was a mistake."""
        self._screen.replace_vet(self._screen.vet.going_on())
        self._open()

    @property
    def going(self) -> Going | None:
        """Return how a gig that is written up goes on; None once it is over, or if the library can't be read now."""
        vet = self._screen.vet
        with suppress(StoreError):
            return going_on(self._screen.app_context.library).get(vet.id) if vet.gig else None
        return None

    def _forecast(self, taken: Taken | None) -> None:
        """Save its checkpoint and its forecast; what was typed and not understood stays for the next time."""
        screen = self._screen
        if taken and taken.stop is None:
            self._keep(dict.fromkeys(OF_A_STOP, ""), taken.forecast)
        if taken:
            screen.replace_vet(replace(screen.vet, forecast=taken.forecast))
        if taken and taken.stop:
            screen.replace_vet(screen.vet.correcting_stop(taken.stop))
        self._open()

    def _keep(self, lines: Mapping[VetLine, str], forecast: Forecast) -> None:
        """Save what stands in the dialog."""
        vet = self._screen.vet.with_lines(lines)
        if (vet, vet.forecast) != (self._screen.vet, forecast):
            self._screen.replace_vet(replace(vet, forecast=forecast))

    def _open(self) -> None:
        self._screen.vetting.save_soon()
        self._screen.post_message(Navigate(RunningRoute(self._screen.vet.id, is_just_taken=True), instead=True))
