"""Shows a client who comes back, below the line that names them; Enter opens their newest gig."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from retro.core.gig.ids import GigId, VetId
from retro.core.vet.clients import ClientGig, known_lines, of_client
from retro.tui.kit.text.form_line import ASIDE
from retro.tui.navigation import ReaderRoute, Route, RunningRoute
from retro.tui.terminal.safe_text import SafeLabel, safe_text


class KnownClient(SafeLabel, can_focus=True):
    """Shows nothing for an unknown client, and then takes no focus."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open that gig", id="client.open", tooltip="Read their newest gig, and come back"),
    ]
    DEFAULT_CSS = """
    KnownClient { height: auto; color: $secondary; padding: 0 1; max-width: 88; display: none; }
    KnownClient:focus { background: $block-cursor-background; }
    """

    @dataclass
    class Opening(Message):
        """Posted to open the newest gig of the client."""

        route: Route

    def __init__(self) -> None:
        super().__init__(classes=ASIDE)
        self.said: tuple[str, ...] = ()
        """Lines on what is known of them, as shown."""
        self._newest: ClientGig | None = None

    def show_client(self, client: str, source: str, known: Sequence[ClientGig]) -> None:
        """Show what is known of them."""
        met = of_client(client, known)
        self._newest = met[0] if met else None
        self.said = known_lines(client, source, known)
        self.update(safe_text("\n".join(self.said)))
        self.display = bool(self.said)
        self.can_focus = self._newest is not None

    def action_open(self) -> None:
        """Open their newest gig."""
        if gig := self._newest:
            self.post_message(
                self.Opening(RunningRoute(VetId(gig.gig)) if gig.went_well else ReaderRoute(GigId(gig.gig)))
            )

    def on_click(self, event: events.Click) -> None:
        """Do as Enter does."""
        event.stop()
        self.action_open()
