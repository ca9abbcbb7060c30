"""In the terminal's own colours the chosen row is reversed, or bold without the focus; scrollbars are grey."""

from __future__ import annotations

import re

import pytest
from rich.style import Style
from textual.pilot import Pilot

from retro.core.samples import demo, demo_vets
from retro.core.wizard.interview import REVIEW
from retro.tui import navigation
from retro.tui.navigation import Navigate, Route
from retro.tui.wizard.review.list import AnswerList
from tests.tui.conftest import TODAY, LibraryWith, OpenApp
from tests.tui.looking import screen_text, until

OVER = demo()[0].id
DRAFT = next(whole.id for whole in demo() if whole.is_draft)
RUNNING = next(vet.id for vet in demo_vets(TODAY) if vet.is_running)
BARS = set("▁▂▃▄▅▆▇█ ")
LISTS: tuple[tuple[Route, str], ...] = (
    (navigation.HomeRoute(), "Gigs"),
    (navigation.LessonsRoute(), "due"),
    (navigation.PatternsRoute(), "KEEPS COMING"),
    (navigation.VetsRoute(), "Price list"),
    (navigation.RunningRoute(RUNNING), "Next checkpoint"),
    (navigation.MessageRoute(DRAFT), "parts"),
    (navigation.WizardRoute(DRAFT, "status"), "Still going"),
)
"""Screens that begin in a list, and words on each."""
FORMS: tuple[tuple[Route, str], ...] = ((navigation.OlderGigRoute(), "How did it end?"),)
"""Screens on which a choice stands before what has the focus."""


def drawn(pilot: Pilot[None]) -> list[list[tuple[str, Style]]]:
    """The lines of the screen, in pieces of one style each."""
    strips = pilot.app.screen._compositor.render_strips()
    return [[(segment.text, segment.style or Style()) for segment in strip] for strip in strips]


def rows_of_lists(lines: list[list[tuple[str, Style]]]) -> list[list[tuple[str, Style]]]:
    """Those with a cursor's mark; the step of the wizard has it too, before its name in capitals."""
    return [line for line in lines if any(re.search("▸(?! [A-Z]{2})", text) for text, _ in line)]


async def go(pilot: Pilot[None], place: Route, words: str) -> None:
    pilot.app.screen.post_message(Navigate(place, from_home=True))
    await until(pilot, lambda: words in screen_text(pilot.app) and pilot.app.focused is not None)


@pytest.mark.parametrize("no_color", ["", "1"], ids=["ansi", "no colour"])
async def test_the_chosen_row_is_told_by_more_than_its_mark_and_one_alone_is_active(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch, no_color: str
) -> None:
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    library_with((*demo(), *demo_vets(TODAY)))
    async with open_app() as pilot:
        pilot.app.theme = "ansi-dark"
        for place, words in (*LISTS, *FORMS):
            await go(pilot, place, words)
            if (place, words) in FORMS:
                await pilot.press("shift+tab")  # from the name to what is chosen
                await pilot.pause()
            lines = drawn(pilot)
            chosen = rows_of_lists(lines)
            assert chosen, screen_text(pilot.app)
            active = [line for line in lines if any(style.reverse and not set(text) <= BARS for text, style in line)]
            if (place, words) in LISTS:
                assert active, words
                assert all(style.reverse for line in chosen for text, style in line if "▸" in text), words
                for line in chosen:
                    read = [style for text, style in line if style.reverse and not set(text) <= BARS]
                    assert len({(style.color, style.bgcolor) for style in read}) == 1, (words, line)
            else:
                assert all(style.bold for line in chosen for text, style in line if text.strip() and "[" in text)
                assert len(active) == 1, words


def drawn_at(pilot: Pilot[None], words: str) -> list[Style]:
    """The styles in which the first line with these words is drawn."""
    line = next(line for line in drawn(pilot) if words in "".join(text for text, _ in line))
    styles = [style for text, style in line if text.strip(" │▸") and style.meta.get("option") is not None]
    assert styles, words
    return styles


@pytest.mark.parametrize("theme", ["ansi-dark", "retro-dark"])
async def test_an_answer_that_is_chosen_is_told_by_more_than_its_colour(
    open_app: OpenApp, library_with: LibraryWith, theme: str
) -> None:
    marks = ("bold", "underline") if theme == "ansi-dark" else ("bold",)
    library_with(demo())
    async with open_app() as pilot:
        pilot.app.theme = theme
        await go(pilot, navigation.WizardRoute(DRAFT, REVIEW), "Read it through")
        answers = pilot.app.screen.query_one(AnswerList)
        assert answers.has_focus
        for mark in marks:
            assert all(getattr(style, mark) for style in drawn_at(pilot, "The client doesn't know yet"))
            assert not any(getattr(style, mark) for style in drawn_at(pilot, "What was the gig"))
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        assert all(style.bold for style in drawn_at(pilot, "The client doesn't know yet"))


async def test_a_scrollbar_is_grey(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.LessonsRoute(), size=(80, 16)) as pilot:
        pilot.app.theme = "ansi-dark"
        await go(pilot, navigation.LessonsRoute(), "due")
        bars = {style.color.name for line in drawn(pilot) for text, style in line[-1:] if style.reverse and style.color}
        assert bars == {"color(8)"}


@pytest.mark.parametrize(("no_color", "theme"), [("", "retro-dark"), ("1", "ansi-dark")], ids=["ours", "no colour"])
async def test_the_app_begins_in_its_theme_and_reads_its_styles_once(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, no_color: str, theme: str
) -> None:
    read_again: list[object] = []
    monkeypatch.setattr("retro.tui.app.RetroApp.refresh_css", lambda app, **how: read_again.append(how))
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    async with open_app() as pilot:
        assert pilot.app.theme == theme
        assert pilot.app.theme_variables["background"] == ("#1B1D1E" if theme == "retro-dark" else "ansi_default")
        assert not read_again
