"""Note from earlier gigs about the red flag at the cursor."""

from __future__ import annotations

from textual.content import Content

from retro.core.gig.retrospective import RedFlag
from retro.core.wizard import flag_picking
from retro.core.wizard.history import Memory
from retro.tui.terminal.safe_text import NOTHING, Words, shown, styled

RULE_RETURNS = "Your rule comes back under Lessons."
LINES = 2
LEAST = 20
"""Cells of an excuse below which it says nothing."""


class FlagNote(Words):
    """Two lines under the list, empty for a flag that is new."""

    DEFAULT_CSS = """
    FlagNote { height: 2; width: 1fr; padding: 0 1; }
    """

    def __init__(self, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self._flag: RedFlag | None = None
        self.display = bool(memory.appearances)

    def about(self, flag: RedFlag | None) -> None:
        """Speak of this flag."""
        self._flag = flag
        self.update(self._said(flag) if flag else NOTHING, layout=False)

    def on_resize(self) -> None:
        """Say as much as fits now."""
        self.about(self._flag)

    def _said(self, flag: RedFlag) -> Content:
        """The gigs, the excuse and the rule; a long excuse is cut so that the rule is still told of."""
        earlier = self._memory.appearances.get(flag.key, ())
        if not earlier:
            return NOTHING
        times = styled(f"Seen {len(earlier)}× before, last in ", "$secondary")
        gigs = shown(f"{flag_picking.before(earlier)}. ")
        rule = shown(RULE_RETURNS if self._memory.lessons.get(flag.key) else "")
        words = shown(flag_picking.excuse(earlier))
        if not words:
            return Content.assemble(times, gigs, rule)
        width = max(self.size.width, LEAST)
        for length in range(min(words.cell_length, LINES * width), LEAST - 1, -1):
            excuse = words.truncate(length, ellipsis=True)
            said = Content.assemble(times, gigs, "You told yourself: “", excuse, "” ", rule)
            if len(said.wrap(width)) <= LINES:
                return said
        return Content.assemble(times, gigs, "You told yourself: “", words.truncate(LEAST, ellipsis=True), "” ", rule)
