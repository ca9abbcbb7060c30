"""Undo and redo in one-line fields, in the steps in which one types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.tui.kit.text import line_history
from retro.tui.kit.text.line_history import STEP_LETTERS, LineHistory, LineState
from retro.tui.kit.text.line_input import LineInput
from retro.tui.navigation import WizardRoute
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import press
from tests.tui.wizard_steps import wizard

GIG = Retrospective.new().with_facts(title="Harbour", client="a shop")


class Clock:
    """Goes on only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def typed(history: LineHistory, line: LineState, letters: str) -> LineState:
    """Letters typed one after the other at the cursor."""
    for letter in letters:
        text = line.text[: line.cursor] + letter + line.text[line.cursor :]
        history.changed(line, text)
        line = LineState(text, line.cursor + 1)
    return line


@pytest.mark.parametrize("page", ["title", "client"])
async def test_what_is_typed_in_a_line_is_undone_and_done_again(
    open_app: OpenApp, library_with: LibraryWith, page: str
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, page)) as pilot:
        line = pilot.app.focused
        assert isinstance(line, LineInput)
        before = line.value
        await press(pilot, "end", *"ab", "home", *"cd")
        assert line.value == f"cd{before}ab"
        await press(pilot, "ctrl+z")
        assert (line.value, line.cursor_position) == (f"{before}ab", 0)
        await press(pilot, "ctrl+z")
        assert line.value == before
        await press(pilot, "ctrl+z")
        assert line.value == before
        await press(pilot, "ctrl+y", "ctrl+y", "ctrl+y")
        assert line.value == f"cd{before}ab"


async def test_a_paste_a_cut_and_a_deleted_rest_are_undone_each_alone(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, "title")) as pilot:
        line = pilot.app.screen.query_one(LineInput)
        steps = [line.value]
        await press(pilot, "end", "x")
        steps.append(line.value)
        line.post_message(Paste("pasted words"))
        await pilot.pause()
        steps.append(line.value)
        await press(pilot, "y")
        steps.append(line.value)
        await press(pilot, "ctrl+u")
        steps.append(line.value)
        line.value = "put here as a whole"
        await pilot.pause()
        assert len(set(steps)) == 5
        for wanted in reversed(steps):
            await press(pilot, "ctrl+z")
            assert line.value == wanted


def test_a_pause_a_hundred_letters_another_place_and_deleting_begin_a_new_step() -> None:
    clock = Clock()
    history = LineHistory(clock)
    start = LineState("", 0)
    one = typed(history, start, "one")
    clock.now += line_history.STEP_PAUSE + 0.1
    two = typed(history, one, " two")
    moved = typed(history, LineState(two.text, 0), "X")
    history.changed(moved, moved.text[1:])
    long = typed(history, LineState(moved.text[1:], 0), "y" * (STEP_LETTERS + 5))
    wanted = ["y" * STEP_LETTERS + two.text, two.text, moved.text, two.text, one.text, ""]
    line: LineState | None = long
    for text in wanted:
        assert line is not None
        line = history.undo(line)
        assert line is not None
        assert line.text == text
    assert history.undo(start) is None


@given(st.lists(st.text(st.sampled_from("ab é👩"), max_size=6), max_size=12), st.data())
def test_undoing_all_and_redoing_all_comes_back(texts: list[str], data: st.DataObject) -> None:
    history, line = LineHistory(Clock()), LineState("", 0)
    for text in texts:
        if text != line.text:
            history.changed(line, text)
            line = LineState(text, data.draw(st.integers(0, len(text))))
    last = line
    while (found := history.undo(line)) is not None:
        line = found
    assert line.text == ""
    while (found := history.redo(line)) is not None:
        line = found
    assert line.text == last.text


@pytest.mark.parametrize("page", ["title", "story.tell"])
async def test_what_was_typed_is_undone_after_the_page_was_left(
    open_app: OpenApp, library_with: LibraryWith, page: str
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, page)) as pilot:
        field = wizard(pilot).walk.page.fields[0]
        before = field.text
        pilot.app.post_message(Paste("from the wrong window"))
        await press(pilot, "f3", "f2")
        again = wizard(pilot).walk.page.fields[0]
        assert again is not field
        assert again.text == f"{before}from the wrong window"
        await press(pilot, "!", "ctrl+z")
        assert again.text == f"{before}from the wrong window"
        await press(pilot, "ctrl+z")
        assert again.text == before
        await press(pilot, "f5", "escape")  # to the review and back
        await press(pilot, "ctrl+y")
        assert wizard(pilot).walk.page.fields[0].text == f"{before}from the wrong window"


async def test_steps_do_not_lead_to_a_text_that_was_changed_elsewhere(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, "story.tell")) as pilot:
        await press(pilot, *"ab", "f3")
        pages = wizard(pilot).pages
        assert pages.take_edit(QuestionKey("story.tell"), "ab", "written in an editor")
        await press(pilot, "f2", "ctrl+z")
        assert wizard(pilot).walk.page.fields[0].text == "written in an editor"
