"""Preview of the gig at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from textual.containers import VerticalScroll
from textual.content import Content
from textual.getters import query_one

from retro.core.analysis.preview import WHAT_HAPPENED, WHAT_IT_COST, Preview
from retro.core.gig import wording
from retro.core.gig.choices import Status
from retro.core.gig.ids import DocumentId
from retro.core.text.one_line import on_one_line
from retro.storage.errors import Locked, StoreError
from retro.tui.home.queries import HomeQueries
from retro.tui.home.search_runner import LOCKED_READ_PAUSE
from retro.tui.kit.covered import when_seen
from retro.tui.kit.footer import KEY_STYLE
from retro.tui.kit.layout import wrapped
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled

ROOMY = 120
"""Columns of the window from which story and cost are shown too."""

HEADING, MUTED = "bold $secondary", "$foreground-muted"
WIDEST = 76
"""Most columns: longer lines read badly."""
KEYS_OF_UNTOLD = (("home.message", "m", "Write to them (about 5 minutes)"), ("home.told", "t", "I've told them"))
ASKED_NOW, ONE_MINUTE = "Check-in due", "Check in (1 minute)"
MORE_ONE, MORE_GIGS = "1 more gig", "{:,} more gigs"
"""How many other gigs had a red flag."""
NOTHING_YET, NO_STORY = "Just a name so far.", "No story, red flags or rule yet."


class PreviewPane(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Rules, red flags, figures. The wheel scrolls it; no key needs to."""

    DEFAULT_CSS = """
    PreviewPane {
        width: 1fr; border-left: solid $border-blurred; padding: 0 1 0 1; background: $background;
        scrollbar-gutter: stable;
        & > SafeLabel { width: 1fr; height: auto; }
    }
    """

    words = query_one(SafeLabel)

    _shown: tuple[Preview | None, int, bool] | None = None
    """What is shown, for which width, with the story or not: drawing it again would end a selection by mouse."""

    _shown_id: DocumentId | None = None

    def compose(self) -> Iterator[SafeLabel]:
        """Yield one text."""
        yield SafeLabel()

    def leave(self, id: DocumentId | None) -> None:
        """Show nothing, unless this gig is shown."""
        if self._shown_id != id and self._shown:
            self._shown = None
            self.words.update()

    def read(self, shelf: HomeQueries, id: DocumentId | None) -> None:
        """Show a gig as it is stored now, or none; a locked library is read again."""
        self._shown_id = id
        try:
            self._show(shelf.preview(id) if id else None)
        except Locked:
            self.set_timer(LOCKED_READ_PAUSE, partial(when_seen, self, partial(self.read, shelf, id)))
        except StoreError as error:
            self._shown = None
            self.words.update(styled(str(error), MUTED))

    def _show(self, preview: Preview | None) -> None:
        """Wrap the text to the present width."""
        width = max(min(self.scrollable_content_region.width, WIDEST), 12)
        is_roomy = self.app.size.width >= ROOMY
        if self._shown == (preview, width, is_roomy):
            return
        self._shown = (preview, width, is_roomy)
        parts: Iterable[Iterable[Content]] = _parts(preview, width, is_roomy) if preview else ()
        if preview and preview.is_untold:
            parts = (_untold(preview.so_far, width, self._keys_of_untold(preview.begun)), *parts)
        if preview and preview.asks_check_in:
            key = own_key_in_words(self, "gigs.open", "Enter")
            open = Content.assemble("  ", styled(key, KEY_STYLE), "  ", safe_text(ONE_MINUTE))
            parts = ((styled(ASKED_NOW, "bold $warning"), open), *parts)
        self.words.update(Content("\n\n").join(Content("\n").join(part) for part in parts))
        self.scroll_home(animate=False)

    def _keys_of_untold(self, begun: str) -> Iterator[Content]:
        for id, usual, said in KEYS_OF_UNTOLD:
            key = own_key_in_words(self, id, usual)
            words = begun if begun and id == "home.message" else said
            yield Content.assemble("  ", styled(key, KEY_STYLE), "  ", safe_text(words))


def _parts(preview: Preview, width: int, is_roomy: bool) -> Iterator[Iterable[Content]]:
    if preview.rules:
        yield _list(preview.rules_name, (_indented(safe_text(rule), width) for rule in preview.rules))
    if preview.flags:
        yield _list(preview.flags_name, (_flag(name, times, width) for name, times in preview.flags))
    if preview.story:
        yield _list(preview.story_name, [_indented(safe_text(preview.story), width)])
    if preview.figures:
        yield (styled(figure, MUTED) for figure in preview.figures)
    for heading, text in ((WHAT_HAPPENED, preview.told), (WHAT_IT_COST, preview.cost)) if is_roomy else ():
        if text:
            yield _list(heading, [_indented(safe_text(text), width)])
    if not (preview.is_untold or preview.rules or preview.flags or preview.story or preview.figures):
        yield (styled(NO_STORY if preview.has_facts else NOTHING_YET, MUTED),)


def _untold(so_far: str, width: int, keys: Iterable[Content]) -> list[Content]:
    """Return that the client does not know, what is known, and the two keys."""
    facts = _indented(safe_text(so_far), width) if so_far else []
    return [styled(wording.STATUS[Status.UNTOLD], "bold $warning"), *facts, *keys]


def _list(heading: str, items: Iterable[list[Content]]) -> list[Content]:
    return [styled(heading, HEADING), *(line for item in items for line in item)]


def _indented(content: Content, width: int) -> list[Content]:
    return [Content("  ") + line for line in wrapped(content, width - len("  "))]


def _flag(name: str, times: int, width: int) -> list[Content]:
    """Return the name, with how many other gigs had it at the end of its first line."""
    again = MORE_ONE if times == 1 else MORE_GIGS.format(times) if times else ""
    first, *rest = _indented(safe_text(on_one_line(name)), width - len(again) - 2 if times else width)
    gap = " " * (width - first.cell_length - len(again))
    return [Content.assemble(first, gap, styled(again, HEADING)) if again else first, *rest]
