"""Pages that were turned away are gone, with their fields and what could be undone in them."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterable

import pytest
from rich.cells import cached_cell_len
from textual._styles_cache import StylesCache
from textual.widget import Widget

from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Retrospective
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.typed_text import TypedText
from retro.tui.navigation import WizardRoute
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import press, screen_lines, until

GIG = Retrospective.new().with_facts(title="Harbour", status=Status.OVER).with_answer("story.tell", "It broke")
TURNS = 24
LEFT = 6
"""Fields that something may still point at: the text last written in, what had the focus, a key on its way."""


@pytest.fixture(autouse=True)
def _nothing_is_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Frozen objects are neither freed nor counted: the app freezes what it finds twice in its first seconds.

    On a busy machine several pages have been turned by then.
    """
    monkeypatch.setattr(gc, "freeze", lambda: None)


@pytest.mark.parametrize("page", ["story.promise", "title"])
async def test_no_field_of_a_page_turned_away_is_kept(open_app: OpenApp, library_with: LibraryWith, page: str) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, page)) as pilot:
        seen: list[weakref.ref[Widget]] = []
        for turn in range(TURNS):
            seen += [weakref.ref(each) for each in pilot.app.screen.query("TypedText, LineInput").results(Widget)]
            await press(pilot, *"ab", "f3" if turn % 2 == 0 else "f2")
        assert len(seen) >= TURNS
        await until(pilot, lambda: still_there(seen) <= LEFT)  # what is on its way points at some a little longer


def still_there(seen: Iterable[weakref.ref[Widget]]) -> int:
    """Count the fields that were removed and not freed."""
    gc.collect()
    return sum(isinstance(field := each(), TypedText | LineInput) and not field.is_attached for each in seen)


def drawn() -> tuple[int, int]:
    """Count what keeps the lines of a widget as they were drawn, whether it is still there or not, and those lines."""
    gc.collect()
    caches = [each for each in gc.get_objects() if type(each) is StylesCache]
    return len(caches), sum(len(each._cache) for each in caches)


@pytest.mark.parametrize("there_and_back", [("f3", "f2"), ("f1", "escape"), ("ctrl+p", "escape")])
async def test_what_was_drawn_of_pages_and_screens_that_are_gone_is_not_kept(
    open_app: OpenApp, library_with: LibraryWith, there_and_back: tuple[str, str]
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, "story.promise")) as pilot:
        kept: list[tuple[int, int]] = []
        for turn in range(TURNS):
            await press(pilot, *there_and_back)
            screen_lines(pilot.app)  # else nothing is drawn: no test paints what it does not look at
            if turn in (TURNS // 2 - 1, TURNS - 1):
                kept.append(drawn())
        (caches, lines), (caches_then, lines_then) = kept
        assert 0 < caches_then <= caches + LEFT
        assert 0 < lines_then <= lines + LEFT


@pytest.mark.parametrize("key", ["f3", "f1"], ids=["page", "screen"])
async def test_widths_of_texts_are_forgotten(open_app: OpenApp, library_with: LibraryWith, key: str) -> None:
    library_with([GIG])
    measured = "a paragraph that was measured before it was laid out " * 100
    async with open_app(WizardRoute(GIG.id, "story.promise")) as pilot:
        cached_cell_len(measured)
        await press(pilot, key, "escape")
        before = cached_cell_len.cache_info().misses
        cached_cell_len(measured)
        assert cached_cell_len.cache_info().misses == before + 1


async def test_letters_of_a_step_that_is_over_are_kept_as_one_edit_and_undone_as_before(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, "story.promise")) as pilot:
        await press(pilot, *"some words", "enter", *"more", "left", "left", *"xyz", "backspace", "f3")
        await press(pilot, "f2")
        text = pilot.app.screen.query_one(TypedText)
        written = text.text
        assert written == "some words\nmoxyre"
        assert [len(step) for step in text.history.undo_stack][:4] == [1] * 4
        seen = [written]
        while text.history.undo_stack:
            text.undo()
            seen.append(text.text)
        assert seen[1:3] == ["some words\nmoxyzre", "some words\nmore"]
        assert seen[-1] == ""
        while text.history.redo_stack:
            text.redo()
        assert text.text == written


async def test_another_theme_still_reaches_a_text(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, "story.tell")) as pilot:
        text = pilot.app.screen.query_one(TypedText)
        heard: list[str] = []
        monkeypatch.setattr(text, "_set_theme", heard.append)  # what stock does of another theme
        pilot.app.theme = "retro-light"
        await pilot.pause()
        await pilot.pause()
        assert heard


@pytest.mark.parametrize(
    "keys",
    [
        (*"some words", *["backspace"] * 4, *"xy"),
        (*"some words", *["left"] * 6, *["delete"] * 3, *"xy"),
        (*"so", "enter", *"me", *["backspace"] * 4, *"x"),
        (*"some words", *["left"] * 5, *["backspace"] * 2, *["delete"] * 2, *"xy"),
    ],
    ids=["backspace", "delete", "over a line's end", "both"],
)
async def test_deleted_letters_are_kept_as_one_edit_and_undone_as_before(
    open_app: OpenApp, library_with: LibraryWith, keys: tuple[str, ...]
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, "story.promise")) as pilot:
        seen: list[str] = []
        for key in keys:
            await press(pilot, key)
            seen.append(pilot.app.screen.query_one(TypedText).text)
        await press(pilot, "f3", "f2")
        text = pilot.app.screen.query_one(TypedText)
        assert max(len(step) for step in text.history.undo_stack) <= 2
        undone = [text.text]
        while text.history.undo_stack:
            text.undo()
            undone.append(text.text)
        assert undone[0] == seen[-1]
        assert undone[-1] == ""
        assert set(undone) <= {"", *seen}
        while text.history.redo_stack:
            text.redo()
            assert text.text in seen
        assert text.text == seen[-1]
