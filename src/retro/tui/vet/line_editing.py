"""Base screen with a form over one vetted gig: a line opens in the user's own editor."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from retro.storage.edit_files import Target
from retro.tui.kit.text.paste import paste_on_one_line
from retro.tui.kit.text_aids import edit_text
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.vet.edited_texts import edited_line
from retro.tui.vet.form import DetailLine
from retro.tui.vet.vet_screen import VetDraftScreen


class VetFormScreen(VetDraftScreen):
    """Knows the lines that it shows, and the names by which an editor's file knows them."""

    lines_named: ClassVar[str]
    """What the names of its lines begin with."""

    def lines_shown(self) -> Iterable[DetailLine]:
        """Return the lines of the form; none while it is hidden."""
        return ()

    @property
    def _focused_line(self) -> DetailLine | None:
        return next((each for each in self.lines_shown() if each.has_focus_within), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the editor in a line."""
        if action == "edit_line":
            return self.is_mounted and self._focused_line is not None
        return super().check_action(action, parameters)

    def action_edit_line(self) -> None:
        """Open the line in the user's editor; several lines of that become one."""
        if (here := self._focused_line) is None:
            return
        self.save_now()
        target = Target(self.vet.id, self.lines_named + here.detail.key)
        if note := edit_text(self.app, self.app_context, target, here.line.value, lambda text: _put(here, text)):
            toast(self, safe_text(note))

    def take_line(self, name: str, known: str, text: str) -> bool:
        """Put what an editor made of `known` into its line. Returns False if none that is shown has this name."""
        for each in self.lines_shown():
            if name == self.lines_named + each.detail.key:
                each.line.value = edited_line(each.line.value, known, text)
                return True
        return False


def _put(line: DetailLine, text: str) -> None:
    line.line.value = paste_on_one_line(text)
    line.line.cursor_position = len(line.line.value)
