"""The two boxes of a rule: which one is still as suggested, and a whole rule in the first parted into both."""

from __future__ import annotations

from retro.core.wizard.rule_parts import rule_halves
from retro.tui.kit.text.text_box import SmallText
from retro.tui.terminal.safe_text import set_border_subtitle

AS_SUGGESTED = "suggested"
TO_CHOOSE = f"{AS_SUGGESTED} · Shift+Tab to choose"
"""The same below the first box, where the way to the buttons above it isn't seen."""


class RuleBoxes:
    """Marks and parts what the form's boxes hold."""

    def __init__(self, cue: SmallText, act: SmallText) -> None:
        self._cue, self._act = cue, act
        self._offered = ("", "")
        self._word = ""
        self._before = self._after = ("", "")
        """Texts of both before and after they were parted."""

    def offer(self, cue: str, act: str, word: str = AS_SUGGESTED) -> None:
        """Take these texts as only offered; `word` says so below an unchanged one."""
        self._offered, self._word = (cue, act), word
        self._before = self._after = ("", "")
        self.mark()

    def mark(self) -> None:
        """Mark each that is still as offered."""
        for box, text in zip((self._cue, self._act), self._offered, strict=True):
            box.is_offered = bool(text) and box.text == text
            word = TO_CHOOSE if self._word == AS_SUGGESTED and box is self._cue else self._word
            set_border_subtitle(box, word if box.is_offered else "")

    def part(self) -> None:
        """Part a whole rule in the first box, once, where the second one is blank or as offered."""
        before = (self._cue.text, self._act.text)
        is_free = self._act.is_offered or not self._act.text.strip()
        if self._cue.is_offered or not is_free or before[0] == self._before[0]:
            return
        if halves := rule_halves(before[0]):
            self._before, self._after = before, halves
            self._set(halves)
            if self._act.has_focus:
                self._act.begin()

    def undo_both(self) -> None:
        """Undo the parting in both boxes once it was undone in one."""
        now = (self._cue.text, self._act.text)
        of_cue = now == (self._before[0], self._after[1]) and self._cue.history.redo_stack
        of_act = now == (self._after[0], self._before[1]) and self._act.history.redo_stack
        if now != self._before and (of_cue or of_act):
            self._set(self._before)

    def _set(self, texts: tuple[str, str]) -> None:
        for box, text in zip((self._cue, self._act), texts, strict=True):
            box.set_text(text)
        self.mark()
