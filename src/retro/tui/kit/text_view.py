"""Read-only text: scrolling, and jumping between sections."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive

from retro.tui.kit.text.text_layout import Layout, LineView, LongLayout

CONTEXT = 2
"""Lines kept visible above a place that is no section, after going to it."""


class TextView(LineView, can_focus=True, inherit_bindings=False):
    """Shows a layout of its width, and keeps its position when that changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "tab,right_square_bracket",
            "section(1)",
            "Section",
            id="paper.next_section",
            tooltip="The next section",
        ),
        Binding(
            "shift+tab,left_square_bracket",
            "section(-1)",
            "Previous section",
            id="paper.section_before",
            tooltip="The previous section",
            show=False,
        ),
        Binding("down,j", "line(1)", "Down", id="paper.down", tooltip="A line down", show=False),
        Binding("up,k", "line(-1)", "Up", id="paper.up", tooltip="A line up", show=False),
        Binding("pagedown,space", "turn(1)", "Page down", id="paper.page_down", tooltip="A page down", show=False),
        Binding("pageup", "turn(-1)", "Page up", id="paper.page_up", tooltip="A page up", show=False),
        Binding("g,home,ctrl+home", "edge(0)", "Top", id="paper.top", tooltip="The first line", show=False),
        Binding("G,end,ctrl+end", "edge(1)", "End", id="paper.end", tooltip="The last line", show=False),
    ]
    DEFAULT_CSS = """
    TextView { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll; }
    """

    section: reactive[str] = reactive("")
    """The section being read."""

    @dataclass
    class Moved(Message):
        """Posted when another section is being read."""

        section: str

    def __init__(self) -> None:
        super().__init__()
        self._width = 0
        self._wanted = ""

    def set_text(self, layout: Layout, at: str = "") -> None:
        """Show another text from its beginning, or from a place in it."""
        self._layout, self._wanted = layout, at
        if self._width:
            self._lay_out(self._width, keep=False)

    def redo(self, layout: Layout) -> None:
        """Show the same text changed, at the same position."""
        self._layout = layout
        if self._width:
            self._lay_out(self._width, keep=True)

    def go_to(self, place: str) -> None:
        """Scroll so that a place is the first line, as far as there are lines."""
        if place in self._laid.places:
            is_section = place in self._laid.sections
            self._scroll(self._laid.places[place] - (0 if is_section else CONTEXT))
            self.section = self._laid.section_at(self._laid.places[place])

    def on_resize(self, event: events.Resize) -> None:
        """Lay out again if the width changed."""
        width = self.scrollable_content_region.width
        if width != self._width:
            is_first, self._width = not self._width, width
            self._lay_out(width, keep=not is_first)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Update the section of the first line."""
        super().watch_scroll_y(old_value, new_value)
        self.section = self._laid.section_at(round(new_value))

    def watch_section(self, section: str) -> None:
        """Post the section being read."""
        self.post_message(self.Moved(section))

    def about_to_draw(self, width: int) -> None:
        """Lay out what the first frame shows: the size is known only after it, and it would be empty."""
        if self._width or self._wanted:
            return
        if not isinstance(self._layout, LongLayout):
            self._make(width)
        elif not self._laid.lines:
            self._laid = self._layout.beginning(width, self.scrollable_content_region.height)

    def action_section(self, by: int) -> None:
        """Go to another section."""
        sections = self._laid.sections
        at = sections.index(self.section) if self.section in sections else -1
        is_within = by < 0 and at >= 0 and self.scroll_offset.y > self._laid.places[sections[at]]
        if sections:
            self.go_to(sections[max(0, min(at + (0 if is_within else by), len(sections) - 1))])

    def action_line(self, by: int) -> None:
        """Scroll by lines."""
        self._scroll(self.scroll_offset.y + by)

    def action_turn(self, by: int) -> None:
        """Scroll by pages, with one line of each seen twice."""
        self._scroll(self.scroll_offset.y + by * max(self.size.height - 1, 1))

    def action_edge(self, at: int) -> None:
        """Go to the first line or the last."""
        self._scroll(at * self.max_scroll_y)

    def _lay_out(self, width: int, *, keep: bool) -> None:
        if self._layout is None or not width:
            return
        place, beyond = self._reading()
        self._make(width)
        self.virtual_size = Size(width, len(self._laid.lines))
        self._scroll(self._laid.places.get(place, 0) + beyond if keep else 0)
        self.section = self._laid.section_at(self.scroll_offset.y)
        if not keep:
            self.go_to(self._wanted)
        self.refresh()

    def _reading(self) -> tuple[str, int]:
        """Return the last place that began before the first line, and how many lines before."""
        line = self.scroll_offset.y
        begun = [(at, name) for name, at in self._laid.places.items() if at <= line]
        at, name = max(begun, default=(0, ""))
        return name, line - at

    def _scroll(self, line: float) -> None:
        self.scroll_to(y=line, animate=False, force=True, immediate=True)
