"""Patterns screen: recurring red flags and figures over all gigs."""

from __future__ import annotations

from asyncio import gather
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.analysis import pattern_texts as texts
from retro.core.analysis.patterns import Patterns
from retro.core.gig.ids import DocumentId, GigId, VetId
from retro.core.text.one_line import on_one_line
from retro.storage.errors import StoreError
from retro.storage.queries import due, home
from retro.storage.queries.due import Due
from retro.storage.queries.gig_rows import HomeRow
from retro.storage.queries.library import Library
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.gig_chooser import Chooser
from retro.tui.kit.layout import wrapped
from retro.tui.kit.lists.line_list import LineLayout, LineList, OpeningLine
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import (
    CheckInRoute,
    LessonsRoute,
    MessageRoute,
    Navigate,
    PatternsRoute,
    ReaderRoute,
    Route,
    RunningRoute,
)
from retro.tui.patterns.counting import PatternsCount
from retro.tui.patterns.opens import Opens, OpensGig, OpensRoute, Unfolding
from retro.tui.patterns.page import DueLine, PatternsPage
from retro.tui.terminal.safe_text import safe_text, toast

ONE_DUE, MANY_DUE = "1 lesson due", "{:,} lessons due"
PAGE = 50
"""Number of gigs that the dialog reads at a time."""


class PatternLines(LineList[Opens]):
    """Opens what a line is made of."""


class PatternsScreen(BaseScreen):
    """Counts on another thread, however large the library is, and opens the gigs behind each line."""

    AUTO_FOCUS = "PatternLines"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "lessons", "Lessons", id="patterns.lessons", tooltip="Your rules and how they're holding up"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]
    DEFAULT_CSS = """
    PatternsScreen LineList { max-width: 110; }
    PatternsScreen.-short LineList { border-top: none; }
    """

    lines = query_one(PatternLines)

    def __init__(self, app_context: AppContext, route: PatternsRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._found: Patterns | None = None
        self._counting = PatternsCount(app_context.library, self._show_flags)
        self._due: Sequence[DueLine] | None = None
        """None until it was read: it stands first."""
        self._is_open = False

    def heading(self) -> str:
        """Return the screen's name for the title line."""
        return "Patterns"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the lines."""
        yield PatternLines()

    async def read_shown(self) -> None:
        """Count, and count again after another screen may have changed something."""
        self._count()

    def on_line_list_opened(self, message: LineList.Opened[Opens]) -> None:
        """Read a single gig, let one of several be chosen, or unfold what was folded."""
        if self._found is None:
            return
        match message.what:
            case Unfolding():
                self._is_open = not self._is_open
                self._show()
            case OpensRoute(route=route):
                self.post_message(Navigate(route))
            case OpensGig(id):
                self._chosen(id)
            case several:
                self._offer(*several.behind(self._found))

    def on_new_day(self) -> None:
        """Redraw, because days that count up to today have changed."""
        self._count()

    def action_lessons(self) -> None:
        """Open the rules."""
        self.post_message(Navigate(LessonsRoute()))

    @work(exclusive=True)
    async def _count(self) -> None:
        try:
            self._found, _ = await gather(self._counting.found(), self._read_due())
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
        else:
            self._show()

    async def _read_due(self) -> None:
        library, today = self._app_context.library, self._app_context.today()
        self._due = await retry_locked_in_thread(lambda: [*_due_lines(library, today)])
        if self._found and not self._found.is_whole:
            self._show()

    def _show_flags(self, found: Patterns) -> None:
        """Show the red flags while the rest is counted, the first time."""
        if self._found is None:
            self._found = found
            if not self.is_closing:
                self._show()

    def _show(self) -> None:
        if self._found is None or self._due is None:
            return
        is_page = self._found.are_enough or not self._found.is_whole
        self.title_line.state = texts.sample_text(self._found) if self._found.are_enough else ""
        page = PatternsPage(self._found, self._is_open, self._due)
        self.lines.set_lines(page if is_page else _sentence(texts.too_few(self._found)))

    def _offer(self, name: str, ids: tuple[DocumentId, ...]) -> None:
        rows = self._rows(ids[:PAGE])
        places = {id: place for place, id in enumerate(ids)}

        def more(row: HomeRow) -> list[HomeRow]:
            begin = places[row.id] + 1
            return self._rows(ids[begin : begin + PAGE])

        self.app.push_screen(Chooser(safe_text(on_one_line(name)), rows, more, frozenset()), self._chosen)

    def _rows(self, ids: tuple[DocumentId, ...]) -> list[HomeRow]:
        try:
            return home.behind(self._app_context.library, ids) if ids else []
        except StoreError as error:
            toast(self, safe_text(str(error)), "error")
            return []

    def _chosen(self, id: DocumentId | None) -> None:
        """Read a retrospective, or open a good end."""
        if id is not None and self._found is not None:
            is_good = any(gig.is_good for gig in self._found.gigs if gig.id == id)
            self.post_message(Navigate(RunningRoute(VetId(id)) if is_good else ReaderRoute(GigId(id))))


def _due_lines(library: Library, today: date) -> Iterator[DueLine]:
    """Yield what is due, the lessons last. Raises StoreError."""
    urgent, count = due.due_now(library, today)
    for each in urgent:
        yield DueLine(each.name, each.kind.value, ROUTES[each.kind](each.id))
    if count:
        yield DueLine("", ONE_DUE if count == 1 else MANY_DUE.format(count), LessonsRoute())


ROUTES: Mapping[Due, Callable[[DocumentId], Route]] = {
    Due.UNTOLD: MessageRoute,
    Due.STOP_CAME: MessageRoute,
    Due.STOP: lambda id: RunningRoute(VetId(id)),
    Due.LESSON_STOP: lambda _: LessonsRoute(),
    Due.CHECK_IN: lambda id: CheckInRoute(VetId(id)),
}
"""Route on which each of them is done."""


def _sentence(text: str) -> LineLayout[Opens]:
    return lambda width: [OpeningLine(line) for line in wrapped(safe_text(text), width)]
