"""Note from earlier gigs about the red flag at the cursor."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from retro.core.gig.retrospective import RedFlag
from retro.core.wizard.flag_note import FlagPast, excuse_text, flag_past
from retro.core.wizard.history import GigHistory
from retro.tui.kit.fitted_label import first_lines
from retro.tui.terminal.safe_text import NOTHING, SafeLabel, safe_text, styled

LINES = 4
"""Most lines of the note unless its CSS allows fewer; a longer one ends at a word, with "…"."""
FEWEST = 3
"""Fewest words of an excuse that say something."""


class FlagNote(SafeLabel):
    """As many lines below the list as it takes; none for a flag that no gig had."""

    DEFAULT_CSS = """
    FlagNote { height: auto; min-height: 2; max-height: 4; width: 1fr; padding: 0 1; }
    """

    def __init__(self, memory: GigHistory) -> None:
        super().__init__()
        self._memory = memory
        self._flag: RedFlag | None = None
        self.display = bool(memory.appearances)

    def about(self, flag: RedFlag | None) -> None:
        """Show this flag's note."""
        self._flag = flag
        self.update(self._said(flag) if flag else NOTHING)

    def on_resize(self) -> None:
        """Show as much as fits now."""
        self.about(self._flag)

    def _said(self, flag: RedFlag) -> Content:
        """Return the note; if it is too long, the excuse is shortened first, then the rule."""
        most = self.styles.max_height
        lines = int(most.value) if most else LINES
        past = flag_past(flag, self._memory)
        width = max(self.size.width, 1)
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
