"""Dialog with earlier versions of a text, to be restored."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.getters import query_one
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from retro.storage.queries.earlier import EarlierText
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.footer import KeyFooter
from retro.tui.terminal.safe_text import SafeLabel, safe_text

EARLIER = "Earlier versions"


class VersionList(OptionList):
    """The times of the versions; its Enter is named in the footer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Restore", id="earlier.choose", tooltip="Use this version"),
    ]


class EarlierDialog(BaseDialog[str]):
    """Lists the kept copies, the latest first, with the words of the one at the cursor; Enter restores it."""

    DEFAULT_CSS = """
    EarlierDialog > .panel { height: 80%; }
    EarlierDialog SafeLabel { height: auto; }
    EarlierDialog OptionList { height: auto; max-height: 8; border: none; background: $surface; padding: 0; }
    EarlierDialog VerticalScroll { height: 1fr; border-top: solid $border-blurred; }
    """

    preview = query_one("#preview", SafeLabel)

    def __init__(self, found: Sequence[EarlierText]) -> None:
        super().__init__()
        self._found = tuple(found)

    def compose(self) -> ComposeResult:
        """Yield the times above the words."""
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(EARLIER))
            yield VersionList(*(Option(safe_text(_said(copy))) for copy in self._found), compact=True)
            with VerticalScroll(can_focus=False):
                yield SafeLabel(id="preview")
        yield KeyFooter()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the words of this one."""
        self.preview.update(safe_text(self._found[event.option_index].text))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Restore this one."""
        self.dismiss(self._found[event.option_index].text)


def _said(copy: EarlierText) -> str:
    words = len(copy.text.split())
    return f"{_time(copy.at)}   {words:,} {'word' if words == 1 else 'words'}"


def _time(at: datetime) -> str:
    local = at.astimezone()
    return f"{local.day} {local:%B %Y, %H:%M}"
