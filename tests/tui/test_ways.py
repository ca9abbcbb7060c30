"""The ways of a letter and of a search word, followed through the running program, are those of the documents."""

from __future__ import annotations

import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor

from retro.tui.context import AppContext
from retro.tui.navigation import WizardRoute
from tests.test_docs import files_on_way
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import until
from tests.tui.wizard_steps import gig, stored
from tests.ways import Way

LETTER, WORD = "ж", "жук"
"""Occur nowhere in the program."""


async def test_a_letter_comes_to_its_row_by_the_files_that_are_listed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    draft = gig().with_answer("story.tell", "It broke.")
    library_with([draft])
    way = Way(LETTER, "WritingField.on_text_area_changed", ends={"_set_children": lambda values: True})
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        app_context.store.submit(lambda store: sys.setprofile(way.trace)).result(timeout=600)
        with way.followed():
            await pilot.press(LETTER)
            await until(
                pilot, lambda: LETTER in stored(app_context, draft.id).retrospective.answers.get("story.tell", "")
            )
    assert sorted(way.files()) == sorted(files_on_way("The way of a letter"))


async def test_a_search_word_comes_to_what_is_shown_by_the_files_that_are_listed(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    story = "story.tell"
    library_with([gig().with_answer(story, f"Ein {WORD} im Code."), gig().with_answer(story, "Ein жулик am Werk.")])
    shown = {
        "_answer": lambda values: "JOIN search ON" in str(values["sql"]),
        "GigList.render_line": lambda values: True,
    }
    way = Way(WORD, "SearchLine.on_input_changed", shown)
    async with open_app() as pilot:
        searching = ThreadPoolExecutor(initializer=sys.setprofile, initargs=(way.trace,))
        asyncio.get_running_loop().set_default_executor(searching)
        await pilot.press("slash", *WORD[:-1])
        await until(pilot, lambda: "2 results" in picture(pilot))
        with way.followed():
            await pilot.press(WORD[-1])
            await until(pilot, lambda: "1 result" in picture(pilot))
    assert sorted(way.files()) == sorted(files_on_way("The way of a search word"))
