"""List of gigs, drawn by lines, that loads only the rows it shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from retro.core.gig.ids import DocumentId
from retro.core.text.clock import Clock
from retro.storage.queries.search import Hit
from retro.tui.home.entries import COMPARED, actions_on, entry_kind
from retro.tui.home.gig_lines import GUTTER, gutter
from retro.tui.home.pages import TALL, Entry, Gigs, NoGigs, place_at, top_of
from retro.tui.kit.lists.cursor_list import CursorList, row_style
from retro.tui.terminal.safe_text import NOTHING, safe_line

NEAR = 8
"""Rows before the end at which more are requested."""
DRAWN = 256
"""Number of drawn lines that are cached: a frame is often drawn again because of something else."""
NO_LETTERS: Mapping[DocumentId, str] = MappingProxyType({})


class GigList(CursorList, inherit_bindings=False):
    """Moves a cursor over the gigs; a move draws only the row that it leaves and the row that it comes to."""

    TALL = TALL
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", id="gigs.up", tooltip="The gig above", show=False),
        Binding("down,j", "move(1)", "Down", id="gigs.down", tooltip="The gig below", show=False),
        Binding("pageup", "turn(-1)", "Page up", id="gigs.page_up", tooltip="A page up", show=False),
        Binding("pagedown", "turn(1)", "Page down", id="gigs.page_down", tooltip="A page down", show=False),
        Binding("home,ctrl+home,g", "move(-1000000000)", "First", id="gigs.first", tooltip="The first gig", show=False),
        Binding("end,ctrl+end,G", "move(1000000000)", "Last", id="gigs.last", tooltip="The last gig", show=False),
        Binding("enter", "open", "Open", id="gigs.open", tooltip="Read it, or carry on with a draft", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"gig-list--cursor"}
    DEFAULT_CSS = """
    GigList {
        width: 1fr; height: 1fr; overflow-x: hidden; scrollbar-gutter: stable; background: $background;
        & > .gig-list--cursor { background: $block-cursor-blurred-background; }
        &:focus > .gig-list--cursor { background: $block-cursor-background; }
        &:ansi > .gig-list--cursor { background: ansi_default; text-style: bold; }
        &:ansi:focus > .gig-list--cursor { text-style: reverse; }
    }
    """

    cursor: reactive[int] = reactive(0, repaint=False)
    """Index of the gig that keys act on."""
    letters: reactive[Mapping[DocumentId, str]] = reactive(NO_LETTERS)
    """The marks A and B, by id."""

    class Moved(Message):
        """Posted when the cursor is on another gig, or on none."""

    class Opened(Message):
        """Posted to open this gig."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    class NearEnd(Message):
        """Posted when the last rows become visible, so that more can be loaded."""

    def __init__(self, *, today: Clock) -> None:
        super().__init__()
        self._gigs: Gigs = NoGigs()
        self._today = today
        self._without: Content = NOTHING
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(DRAWN)

    @property
    def here(self) -> Entry | None:
        """Return the entry at the cursor."""
        return self._gigs.at(self.cursor) if self._gigs.count else None

    @property
    def current(self) -> Hit | None:
        """Return the retrospective at the cursor; None on a gig under way."""
        here = self.here
        return here if isinstance(here, Hit) else None

    @property
    def id_here(self) -> DocumentId | None:
        """Return the id at the cursor, for a gig under way that of its vet; None without one."""
        here = self.here
        return here.id if here else None

    @property
    def actions(self) -> frozenset[str]:
        """Return what can be done with the entry at the cursor, beside what every row allows."""
        return actions_on(self.here, self._today())

    @property
    def gig_here(self) -> DocumentId | None:
        """Return the id of the retrospective or good end at the cursor, which can be compared; None without one."""
        return self.id_here if self.actions.issuperset(COMPARED) else None

    def set_gigs(self, gigs: Gigs, cursor: int, without: Content = NOTHING) -> None:
        """Show these with the cursor on that one; an empty list shows the words `without`."""
        self._gigs, self._without = gigs, without
        self._strips.clear()
        self.virtual_size = Size(0, top_of(gigs, gigs.count))
        self.set_reactive(GigList.cursor, self.validate_cursor(cursor))
        self._reveal()
        self.refresh()
        self.refresh_bindings()
        self.post_message(self.Moved())
        self._ask_for_more()

    @property
    def row_count(self) -> int:
        """Return the number of gigs, those that are not loaded among them."""
        return self._gigs.count

    def first_line(self, row: int) -> int:
        """Return the line on which a gig begins."""
        return top_of(self._gigs, row)

    def row_at(self, line: int) -> int | None:
        """Return the gig of a line."""
        row = place_at(self._gigs, line)[0]
        return row if row < self._gigs.count else None

    def watch_cursor(self, before: int, cursor: int) -> None:
        """Draw the two rows concerned, and keep the cursor visible."""
        for index in (before, cursor):
            self.refresh_lines(top_of(self._gigs, index), TALL)
        self._reveal()
        self.post_message(self.Moved())
        here, there = (actions_on(self._gigs.at(index), self._today()) for index in (before, cursor))
        if here != there:
            self.refresh_bindings()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Report when the end is near."""
        super().watch_scroll_y(old_value, new_value)
        self._ask_for_more(NEAR)

    def on_resize(self) -> None:
        """Load more if there is room."""
        self._ask_for_more()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the gig there."""
        width = self.scrollable_content_region.width
        index, part = place_at(self._gigs, y + self.scroll_offset.y)
        entry = self._gigs.at(index) if index < self._gigs.count else None
        is_cursor = entry is not None and index == self.cursor
        style = row_style(self, "gig-list--cursor") if is_cursor else self.visual_style
        if entry is None:  # it cannot be read now, or does not exist
            return self._besides(NOTHING if self._gigs.count else _said(self._without, y, width), width, style)
        kind = entry_kind(entry)
        letter = self.letters.get(entry.id, "")
        key = (index, part, width, letter, is_cursor, style)
        if key not in self._strips:
            words = kind.lines(entry, self._today(), max(width - GUTTER, 1))[part]
            before = gutter(letter or kind.sign(entry), is_cursor=is_cursor, line=part)
            self._strips[key] = safe_line(before + words, width, style)
        return self._strips[key]

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the gig under the pointer; open it if the cursor was there."""
        if (row := self.row_under(event)) is not None:
            if row == self.cursor:
                self.action_open()
            self.cursor = row

    def action_open(self) -> None:
        """Open the gig at the cursor."""
        if entry := self.here:
            self.post_message(self.Opened(entry))

    def _besides(self, words: Content, width: int, style: Style) -> Strip:
        """Return a line without a gig: nearly always the same empty one."""
        key = (words, width, style)
        if key not in self._strips:
            self._strips[key] = safe_line(words, width, style)
        return self._strips[key]

    def _ask_for_more(self, ahead: int = 0) -> None:
        """Report if the end is visible, or within so many rows."""
        if self.scroll_offset.y + self.size.height + ahead * TALL > self.virtual_size.height:
            self.post_message(self.NearEnd())

    def _reveal(self) -> None:
        region = Region(0, top_of(self._gigs, self.cursor), 1, TALL)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False, immediate=True)


def _said(words: Content, y: int, width: int) -> Content:
    """Return a line of the words for a list without gigs, below a blank one."""
    if not 0 < y <= words.cell_length + 1:  # no more lines than cells
        return NOTHING
    wrapped = words.wrap(max(width - 2, 1))
    return Content(" ") + wrapped[y - 1] if 0 < y <= len(wrapped) else NOTHING
