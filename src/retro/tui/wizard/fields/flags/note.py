"""Note from earlier gigs about the red flag at the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from retro.core.gig.retrospective import RedFlag
from retro.core.wizard.flag_note import FlagPast, excuse_text, flag_past
from retro.core.wizard.flag_picking import is_told
from retro.core.wizard.history import GigHistory
from retro.tui.kit.fitted_label import first_lines
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.terminal.safe_text import NOTHING, SafeLabel, safe_text, styled

LINES = 4
"""Most lines of the note unless its CSS allows fewer; a longer one ends at a word, with "…"."""
FEWEST = 3
"""Fewest words of an excuse that say something."""
ADDS = "Enter adds what you saw, and what you told yourself."
OPENS = "You've described this one. Enter opens it."


class FlagNote(SafeLabel):
    """As many lines below the list as it takes; of a flag that no gig had, only what Enter does with its tick."""

    DEFAULT_CSS = """
    FlagNote { height: auto; min-height: 2; max-height: 4; width: 1fr; padding: 0 1; }
    FlagNote.-first { min-height: 1; }
    """

    def __init__(self, memory: GigHistory) -> None:
        super().__init__()
        self._memory = memory
        self._flag: RedFlag | None = None
        self._ticked: RedFlag | None = None
        self.set_class(not memory.appearances, "-first")

    def about(self, flag: RedFlag | None, ticked: RedFlag | None) -> None:
        """Show this flag's note; `ticked` is the flag as it is ticked."""
        self._flag, self._ticked = flag, ticked
        self.update(self._said(flag) if flag else NOTHING)

    def on_resize(self) -> None:
        """Show as much as fits now."""
        self.about(self._flag, self._ticked)

    def _said(self, flag: RedFlag) -> Content:
        """Return what Enter does where there is room for it, then the past."""
        most = self.styles.max_height
        lines, width = int(most.value) if most else LINES, max(self.size.width, 1)
        past = self._past(flag_past(flag, self._memory), lines, width)
        if self._ticked is None:
            return past
        words = in_own_keys(self, OPENS if is_told(self._ticked) else ADDS, "flags.details")
        both = Content("\n").join(part for part in (styled(words, "$foreground-muted"), past) if part.plain)
        return both if len(both.wrap(width)) <= lines else past

    def _past(self, past: FlagPast, lines: int, width: int) -> Content:
        """Return the past; if it is too long, the excuse is shortened first, then the rule."""
        said = NOTHING
        for excuse, rule in _shorter(past):
            said = _laid(past, excuse, rule)
            if len(said.wrap(width)) <= lines:
                return said
        return first_lines(said.wrap(width), lines, width)


def _shorter(past: FlagPast) -> Iterator[tuple[str, str]]:
    """Yield excuse and rule, whole and then a word shorter each time: first the excuse, then the rule."""
    words = past.excuse.split()
    yield past.excuse, past.rule
    for count in range(len(words) - 1, FEWEST - 1, -1):
        yield f"{' '.join(words[:count])} …", past.rule
    shortest = f"{' '.join(words[:FEWEST])} …" if len(words) > FEWEST else past.excuse
    rule = past.rule.split()
    for count in range(len(rule) - 1, 0, -1):
        yield shortest, f"{' '.join(rule[:count])} …"


def _laid(past: FlagPast, excuse: str, rule: str) -> Content:
    parts = (
        styled(past.seen, "$secondary"),
        safe_text(past.praise),
        safe_text(excuse_text(excuse) if excuse else ""),
        styled(f"{past.label}:", "$secondary") if rule else NOTHING,
        safe_text(rule),
    )
    return Content(" ").join(part for part in parts if part.plain)
