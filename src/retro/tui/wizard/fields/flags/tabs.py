"""Tab line over the red flags: Likely, each stage with its count, number ticked."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from retro.core.gig import wording
from retro.core.gig.choices import Stage
from retro.tui.terminal.safe_text import safe_text, styled

LIKELY = "likely"
TABS: tuple[str, ...] = (LIKELY, *Stage)
ARROWS = "  ←→"
"""Keys that open another tab, named beside the tabs where there is room."""
MORE = "…"
"""Stands for the tabs that there is no room for."""


class FlagTabs(Widget):
    """Shows the open tab; a click asks for another. The list has the keys."""

    DEFAULT_CSS = """
    FlagTabs { height: 1; width: 1fr; padding: 0 1; }
    """

    current: reactive[str] = reactive(LIKELY)
    """The open tab."""
    counts: reactive[dict[str, int]] = reactive(dict[str, int])
    """Number of flags in each tab."""
    ticked: reactive[int] = reactive(0)
    """Number of ticked flags in all."""

    @dataclass
    class Asked(Message):
        """Posted when this tab was clicked."""

        tab: str

    @property
    def stage(self) -> Stage:
        """Return the open stage; at the likely ones the first."""
        return Stage.BEFORE if self.current == LIKELY else Stage(self.current)

    def beside(self, by: int) -> str:
        """Return the next tab, or the one before, round at the ends."""
        return TABS[(TABS.index(self.current) + by) % len(TABS)]

    def render(self) -> Content:
        """Return the tabs, the open one in brackets, with numbers if there is room."""
        tabs = Content("  ").join(
            styled(words, "bold $primary") if tab == self.current else safe_text(words) for tab, words in self._words()
        )
        told = self._told
        keys = ARROWS if self.names_keys else ""
        gap = " " * max(self.size.width - tabs.cell_length - len(keys) - len(told), 0)
        return Content.assemble(tabs, styled(f"{keys}{gap}{told}", "$foreground-muted"))

    @property
    def names_keys(self) -> bool:
        """Tell whether there is room for the keys that open another tab."""
        return self.size.width - _takes(self._words()) - len(self._told) >= len(ARROWS)

    def on_click(self, event: events.Click) -> None:
        """Ask for the tab under the pointer."""
        left = 1
        for tab, words in self._words():
            if left <= event.x < left + len(words):
                self.post_message(self.Asked(tab))
            left += len(words) + 2

    def _words(self) -> list[tuple[str, str]]:
        """Yield each tab and how it is written at this width."""
        with_numbers = [(tab, self._named(tab, f" {self.counts.get(tab, 0)}")) for tab in TABS]
        room = self.size.width - len(self._told)
        if _takes(with_numbers) <= room:
            return with_numbers
        names = [(tab, self._named(tab, "")) for tab in TABS]
        return names if _takes(names) <= room else _around(names, self.current, room)

    @property
    def _told(self) -> str:
        return f"{self.ticked} ticked"

    def _named(self, tab: str, number: str) -> str:
        name = ("Likely" if tab == LIKELY else wording.STAGE[Stage(tab)]) + number
        return f"[{name}]" if tab == self.current else name


def _takes(tabs: list[tuple[str, str]]) -> int:
    return sum(len(words) + 2 for _, words in tabs)


def _around(tabs: list[tuple[str, str]], current: str, room: int) -> list[tuple[str, str]]:
    """Return the open tab and as many beside it as fit; "…" stands for the others, and leads to the next."""
    at = next(number for number, (tab, _) in enumerate(tabs) if tab == current)
    first = last = at

    def shown() -> list[tuple[str, str]]:
        before = [(tabs[first - 1][0], MORE)] if first else []
        after = [(tabs[last + 1][0], MORE)] if last + 1 < len(tabs) else []
        return [*before, *tabs[first : last + 1], *after]

    while True:
        kept = first, last
        for first, last in ((kept[0], min(kept[1] + 1, len(tabs) - 1)), (max(kept[0] - 1, 0), kept[1])):
            if (first, last) != kept and _takes(shown()) <= room:
                break
        else:
            first, last = kept
            return shown()
