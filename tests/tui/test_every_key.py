"""Each key on each kind of row of home: none is silent or acts on another row, and the footer names what works."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.ids import VetId
from retro.core.gig.own_questions import StepKey, added
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.input_routing import NO_SUCH_KEY, NOTHING_FOR_KEY
from retro.tui.navigation import Navigate, QuestionsRoute, TrashRoute
from tests.factories import numbered_gig
from tests.keys_page import bindings_of, keys_of, modules, place
from tests.tui.conftest import TODAY, LibraryWith, OpenApp
from tests.tui.looking import press, screen_text, told, until

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
KEYS = (
    *"abcdefghjklmnoprtuvwxyzACGTVZ5", "slash", "question_mark", "colon", "plus", "space", "delete", "backspace",
    "f1", "f3", "f4", "f9", "f12", "ctrl+g", "ctrl+o", "alt+x",
)  # fmt: skip
"""Every kind of key but the arrows, Tab, Enter, Escape and what ends or suspends the program."""
PARTS = 3
"""Tests that share the keys of one row: the last worker would still press them when all others are done."""
MOVES = {*"gjkG"}
"""Keys that move the cursor: the footer doesn't name them, and on the only row they change nothing."""
UNNAMED = {*MOVES, "V", "f1", "f12"}
"""Keys that act and that the footer names by another key, or not: F1 by ?, F12 by the colon."""
OF_THE_ROW = {*"cdmtx"}
"""Keys that open something for the gig at the cursor."""


def written_up(number: int, title: str, status: Status) -> Retrospective:
    return numbered_gig(number, AT + timedelta(days=number), title=title, status=status)


ROWS: dict[str, Retrospective | Vet] = {
    "Alphagig": written_up(1, "Alphagig", Status.OVER),
    "Betadraft": written_up(2, "Betadraft", Status.OVER)._replace(finished_at=None),
    "Gammauntold": written_up(3, "Gammauntold", Status.UNTOLD),
    "Deltataken": Vet(id=VetId("d" * 32), created_at=AT, title="Deltataken", decision=Decision.TAKE, decided_on=TODAY),
    "Epsilongood": Vet(
        id=VetId("e" * 32), created_at=AT, title="Epsilongood", decision=Decision.TAKE, ended=Ending.WELL,
        ended_on=TODAY,
    ),
    "Zetavetted": Vet(id=VetId("f" * 32), created_at=AT, title="Zetavetted"),  # only a search shows it on home
}  # fmt: skip
MUCH_ALIKE = ("Betadraft", "Epsilongood")
"""Rows whose keys are much like those of another."""


def home(pilot: Pilot[None]) -> HomeScreen:
    screen = pilot.app.screen
    assert isinstance(screen, HomeScreen), screen
    return screen


async def at_row(pilot: Pilot[None], name: str) -> None:
    """Home, with the cursor on this row, from wherever a key has led."""
    for _ in range(5):
        if isinstance(pilot.app.screen, HomeScreen):
            break
        await press(pilot, "escape")
    await press(pilot, "escape", "escape")
    if name == "Zetavetted":
        await press(pilot, "slash", *"zetav", "down")
    await press(pilot, "g")
    for _ in ROWS:
        if name in repr(home(pilot).browse.list.here):
            return
        await press(pilot, "j")
    raise AssertionError(screen_text(pilot.app))


async def faults(
    pilot: Pilot[None], keys: Iterable[str], again: Callable[[], Awaitable[None]], row: str = ""
) -> list[str]:
    """What is wrong with these keys, each pressed once the screen stands `again`; of a `row` of home more is asked."""
    not_so: list[str] = []
    await again()
    for key in keys:
        footer = {key for key, act in pilot.app.screen.active_bindings.items() if act.enabled and act.binding.show}
        pilot.app.clear_notifications()
        await pilot.pause()
        before = screen_text(pilot.app)
        await press(pilot, key)
        after, said = screen_text(pilot.app), told(pilot.app)
        is_idle = any(each == NO_SUCH_KEY or each.startswith(NOTHING_FOR_KEY.split("“")[0]) for each in said)
        if before == after and not said and key not in MOVES:
            not_so.append(f"{key} is silent")
        if is_idle and key in footer:
            not_so.append(f"{key} does nothing, and the footer names it")
        if row and not is_idle and key not in footer | UNNAMED:
            not_so.append(f"{key} acts, and the footer doesn't name it")
        if row and not is_idle and key in OF_THE_ROW and row not in after:
            not_so.append(f"{key} acts on another row")
        if not is_idle and after != before:
            await again()
    return not_so


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name in MUCH_ALIKE else []) for name in ROWS]
)
async def test_every_key_acts_on_the_marked_row_or_is_answered_and_the_footer_names_what_acts(
    open_app: OpenApp, library_with: LibraryWith, name: str, part: int
) -> None:
    library_with(ROWS.values())
    async with open_app() as pilot:
        assert not await faults(pilot, KEYS[part::PARTS], partial(at_row, pilot, name), name)


OFFERED = {
    "Alphagig": "c d space x",
    "Betadraft": "c d space x",
    "Gammauntold": "c d m space t x z",
    "Deltataken": "d m t x",
    "Epsilongood": "c d space x",
    "Zetavetted": "d m x",
}
"""Keys in the footer that do something with the gig at the cursor."""


async def test_each_row_offers_just_what_can_be_done_with_it(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(ROWS.values())
    found = {}
    async with open_app() as pilot:
        for name in ROWS:
            await at_row(pilot, name)
            acting = home(pilot).active_bindings.items()
            of_row = {key for key, act in acting if act.enabled and act.binding.show} & {*OF_THE_ROW, "space", "z"}
            found[name] = " ".join(sorted(of_row))
    assert found == OFFERED


LISTS = {"trash": (TrashRoute(), "Alphagig"), "questions": (QuestionsRoute(), "How did you sleep?")}
"""Lists with one row, and a word of that row."""


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", LISTS)
async def test_every_key_is_answered_in_the_other_lists_and_what_the_footer_names_acts(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, name: str, part: int
) -> None:
    place, row = LISTS[name]
    only = ROWS["Alphagig"]
    library_with([only])
    asked = as_setting(added((), StepKey.STORY, "How did you sleep?"))
    app_context.store.submit(lambda store: store.set(SETTING_NAME, asked)).result(timeout=600)
    app_context.store.submit(lambda store: store.delete(only.id)).result(timeout=600)
    async with open_app() as pilot:

        async def stands() -> None:
            for _ in range(5):
                if isinstance(pilot.app.screen, HomeScreen):
                    break
                await press(pilot, "escape")
            app_context.store.submit(lambda store: store.set(SETTING_NAME, asked)).result(timeout=600)
            pilot.app.screen.post_message(Navigate(place, from_home=True))
            await until(pilot, lambda: row in screen_text(pilot.app))

        keys = [key for key in KEYS[part::PARTS] if (name, key) != ("trash", "u")]  # it leaves no row
        assert not await faults(pilot, keys, stands)


ELSEWHERE = {
    *"q",
    *("enter", "escape", "down", "up", "left", "right", "home", "end", "ctrl+home", "ctrl+end", "pageup", "pagedown"),
}
"""Keys of home that are tried by other tests: they leave it, or move in its list."""


def test_every_key_of_home_is_among_those_that_are_pressed() -> None:
    bindings = (binding for module in modules() if place(module)[0] == "Home" for binding in bindings_of(module))
    keys = {key for binding in bindings for key in keys_of(binding)}
    assert keys - set(KEYS) - ELSEWHERE == set(), "add it to KEYS"
