"""Base of every dialog: a small question over a screen, closed by Esc."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, ScreenResultType
from textual.widget import Widget

from retro.tui.kit.footer import KeyFooter
from retro.tui.kit.input_routing import RoutingScreen
from retro.tui.kit.screen import HELP_IN_FIELDS, SUSPEND, fitting


class BaseDialog(RoutingScreen[ScreenResultType], ModalScreen[ScreenResultType]):
    """A small question over a screen; Esc closes it with None."""

    AUTO_FOCUS = "*"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", id="leave", tooltip="Close"),
        HELP_IN_FIELDS,
        SUSPEND,
    ]
    DEFAULT_CSS = """
    BaseDialog { align: center middle; background: $background 60%; }
    BaseDialog > .panel {
        width: 72; max-width: 100%; height: auto; max-height: 100%;
        border: round $border; background: $surface; padding: 0 1;
    }
    BaseDialog .line:focus-within > SafeLabel { text-style: bold; }
    BaseDialog .line > SafeLabel.beside { text-style: none; }
    """

    async def _compose(self) -> None:
        """Fit the window before anything is in it (private to Textual, which would style all of it again for that)."""
        self.add_class(*fitting(self.app))
        await super()._compose()

    def on_mount(self) -> None:
        """Cover the keys of the screen below."""
        self.mount(KeyFooter())

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Move the focus; the first scrolls only what it must, so that a high dialog opens at its beginning.

        Stock Textual scrolls it to the middle, as nothing of a new screen is laid out yet.
        """
        is_first = self.focused is None
        super().set_focus(widget, scroll_visible and not is_first, from_app_focus)
        if widget and is_first and scroll_visible:
            widget.scroll_visible(animate=False)

    def limit_height(self, widget: Widget, share: float) -> None:
        """Give a widget this share of the screen's height at most; call it on each resize.

        In lines: a panel of automatic height leaves room for all of what is limited in vh.
        """
        widget.styles.max_height = max(4, int(self.size.height * share))

    def save_now(self) -> None:
        """Hand on what is in it, because the program is about to end."""

    async def action_copy_text(self) -> None:  # type: ignore[override]  # Textual awaits what an action returns
        """Copy the selection; without one, say how to quit, as on every screen."""
        await self.run_action("app.how_to_quit")

    def action_leave(self) -> None:
        """Close it without a choice."""
        self.dismiss(None)
