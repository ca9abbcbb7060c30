"""Home's list with its preview, and the search line over them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.getters import query_one

from retro.core.gig.ids import DocumentId
from retro.core.gig.wording import in_quotes
from retro.storage.errors import Locked, StoreError
from retro.storage.queries.search import wanted_words, without_quotes
from retro.tui.home.gig_list import GigList
from retro.tui.home.marks import MarkedGigs
from retro.tui.home.panes import Panes
from retro.tui.home.queries import HomeQueries
from retro.tui.home.search_runner import LOCKED_READ_PAUSE, SearchRunner, SearchState, search_on
from retro.tui.kit.covered import when_seen
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.kit.pane_rule import PaneRule
from retro.tui.terminal.safe_text import safe_text, toast

if TYPE_CHECKING:
    from retro.tui.home.search_line import SearchLine

GIGS = "Gigs: open first, then last added"
"""Open are those whose client doesn't know yet, drafts, and what is under way."""
NO_RESULTS_FOR = "No results for {}. Try fewer letters."
NO_PHRASE = "No results for {}. Try it without the quotation marks."
NO_RESULTS = "No results"
ONE_RESULT, RESULTS, RESULTS_OR_MORE = "1 result", "{} results", "{} or more results"

EMPTY = "Nothing here yet. Press {} when you're ready."


class Browse(Vertical):
    """Shows all gigs, or what a search finds; the name of each pane is above it."""

    DEFAULT_CSS = """
    Browse { width: 1fr; height: 1fr; }
    """

    rule = query_one(PaneRule)
    panes = query_one(Panes)
    list = query_one(GigList)

    def __init__(self, shelf: HomeQueries, at: DocumentId | None = None) -> None:
        super().__init__()
        self._shelf = shelf
        self._at = at
        self.marks = MarkedGigs(lambda: self.list, shelf)
        self._finding = SearchState("")
        self._finder = SearchRunner(partial(search_on, shelf.library), self._found, self._trouble)
        self._is_asking_again = False

    def compose(self) -> ComposeResult:
        """Yield the rule with both names, then the panes."""
        yield PaneRule()
        yield Panes(self._shelf)

    async def on_mount(self) -> None:
        """Focus the list."""
        if not self.children:  # the program is closing: nothing was composed
            return
        self.list.focus()
        await self.read(self._at)

    @property
    def is_searching(self) -> bool:
        """Tell whether the search line is shown."""
        return len(self.children) > 2

    @property
    def is_typing(self) -> bool:
        """Tell whether the search line has the focus."""
        return self.is_searching and self.children[1].has_focus

    async def read(self, at: DocumentId | None = None) -> None:
        """Read the list again; the cursor leaves a search for the gig named, else stays with its gig."""
        self._is_asking_again = False
        if self.is_emptied:
            return
        if at:
            await self._close_search()
            if self.is_emptied:
                return
        elif self._finding.words:
            self._look(SearchState(self._finding.words))
            return
        try:
            pages = self._shelf.pages(self._trouble, self.list.cursor, at, self.list.id_here)
        except StoreError as error:
            self._trouble(error)
        else:
            self.rule.left = GIGS
            self.set_class(not pages.count, "-empty")
            self.list.set_gigs(pages, pages.begin, safe_text(EMPTY.format(own_key_in_words(self, "home.new", "n"))))

    @property
    def is_emptied(self) -> bool:
        """Tell whether a part of it is gone or not mounted yet: the program is closing or starting."""
        within = [each for panes in self.children if isinstance(panes, Panes) for each in panes.children]
        kinds = {type(each) for each in (*self.children, *within)}  # asked for each key that the footer names
        return not {PaneRule, GigList} <= kinds

    async def search(self) -> None:
        """Show the search line over the list, or return to it."""
        from retro.tui.home.search_line import SearchLine  # importing Input takes longer than all of home

        if not self.is_searching:
            await self.mount(SearchLine(), before=self.panes)
        self.children[1].focus()

    async def leave_search(self) -> None:
        """Show all gigs again, with the cursor where it is."""
        if self.is_emptied:
            return
        here = self.list.id_here
        await self._close_search()
        await self.read(here)

    def on_panes_shown(self, message: Panes.Shown) -> None:
        """Join the rules where the panes do."""
        message.stop()
        self.rule.split, self.rule.right = message.split, message.name

    def on_gig_list_near_end(self, message: GigList.NearEnd) -> None:
        """Find more."""
        message.stop()
        if self._finding.words and not self._finding.is_whole:
            self._look(self._finding)

    def on_search_line_typed(self, message: SearchLine.Typed) -> None:
        """Search for what the line holds now."""
        message.stop()
        self._look(self._finding.typed_on(message.words))

    def on_search_line_to_list(self) -> None:
        """Move to what was found."""
        self.list.focus()

    async def on_search_line_opening(self) -> None:
        """Wait for the answer to the line, and open the hit that is marked in the list."""
        await self._finder.answered()
        if self.is_emptied:
            return
        self.list.focus()
        if self._finding.count and self.list.here:
            self.post_message(GigList.Opened(self.list.here))  # the list's own message ends here

    async def on_search_line_left(self) -> None:
        """Show all gigs again."""
        await self.leave_search()

    async def _close_search(self) -> None:
        self._finding = SearchState("")
        self._look(self._finding)
        self.list.focus()
        if self.is_searching:
            await self.children[1].remove()

    def _look(self, known: SearchState) -> None:
        self._finder.ask(known)
        self.run_worker(self._finder.look(known))

    def _found(self, finding: SearchState) -> None:
        """List what was found; the same words again leave the cursor where it is."""
        if self.is_emptied:
            return
        is_same = finding.words == self._finding.words
        self._finding = finding
        if not wanted_words(finding.words):
            self._finding = SearchState("")
            self.run_worker(self.read())
            return
        self.rule.left = _counted(finding.count, is_whole=finding.is_whole)
        without = safe_text(nothing_found(finding.words))
        self.list.set_gigs(finding, self.list.cursor if is_same else 0, without)

    def _trouble(self, error: StoreError) -> None:
        """Keep what is shown; read a locked library again, once for all requests."""
        if not isinstance(error, Locked):
            toast(self, safe_text(str(error)), "error")
        elif not self._is_asking_again:
            self._is_asking_again = True
            self.set_timer(LOCKED_READ_PAUSE, partial(when_seen, self, self.read))


def nothing_found(words: str) -> str:
    """Return what is said of words that stand nowhere; a phrase may do so apart."""
    is_phrase = any(" " in each for each in wanted_words(words))
    return (NO_PHRASE if is_phrase else NO_RESULTS_FOR).format(in_quotes(without_quotes(words)))


def _counted(count: int, *, is_whole: bool) -> str:
    """Format as "2 results", or "200 or more results" while there may be others."""
    if not count:
        return NO_RESULTS
    if not is_whole:
        return RESULTS_OR_MORE.format(count)
    return ONE_RESULT if count == 1 else RESULTS.format(count)
