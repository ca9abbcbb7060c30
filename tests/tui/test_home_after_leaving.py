"""Home's cursor is on what was just left, so that its keys act on that, and never jumps from under the user."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.pilot import Pilot

from retro.core.samples import demo
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.navigation import HomeRoute, Navigate, VetRoute
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.field_host import press
from tests.tui.looking import until, until_shown


@contextmanager
def saving_held(app_context: AppContext) -> Iterator[None]:
    """The store's thread is busy meanwhile, as on a slow disk."""
    go_on = threading.Event()
    app_context.store.submit(lambda store: go_on.wait(60))
    try:
        yield
    finally:
        go_on.set()


def home_of(pilot: Pilot[None]) -> HomeScreen:
    home = pilot.app.screen
    assert isinstance(home, HomeScreen)
    return home


def name_at_cursor(pilot: Pilot[None]) -> str:
    entry = home_of(pilot).browse.list.here
    return entry.name if entry else ""


async def until_saved(pilot: Pilot[None], app_context: AppContext) -> None:
    """Everything is saved, and home has heard of it."""
    assert app_context.autosave.flush(60)
    for _ in range(10):
        await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (("o", *"Webshop", "escape"), "Webshop"),
        (("o", *"Bakery", "shift+tab", "w", "escape"), "Bakery"),
        (("w", *"Labels twice", "escape"), "Labels twice"),
    ],
)
async def test_home_stands_on_what_was_just_left(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, keys: tuple[str, ...], name: str
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await press(pilot, "down", "down", *keys)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        assert app_context.autosave.flush(60)
        await until_shown(pilot, name)
        await pilot.pause()
        entry = home.browse.list.here
        assert entry
        assert entry.name == name


async def test_a_gig_that_is_saved_late_is_gone_to_while_nothing_else_was_done(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        with saving_held(app_context):
            await press(pilot, "down", "down", "o", *"Webshop", "escape", "escape")
            assert name_at_cursor(pilot) != "Webshop"
        await until_saved(pilot, app_context)
        assert name_at_cursor(pilot) == "Webshop"


@pytest.mark.parametrize("keys", [("down", "up"), ("d", "escape"), ("space",), ("enter", "escape"), ("z",)])
async def test_a_late_save_leaves_the_cursor_to_somebody_who_has_gone_on(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, keys: tuple[str, ...]
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        with saving_held(app_context):
            await press(pilot, "down", "down", "o", *"Webshop", "escape")
            here = name_at_cursor(pilot)
            await press(pilot, *keys)
        await until_saved(pilot, app_context)
        assert "Webshop" in picture(pilot)
        assert name_at_cursor(pilot) == here != "Webshop"


@pytest.mark.parametrize("decision", [None, Decision.DECLINE])
async def test_a_gig_that_home_does_not_list_is_not_awaited(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, decision: Decision | None
) -> None:
    vet = Vet(title="Only vetted")
    vet = vet.decided(decision, TODAY) if decision else vet
    library_with([*demo(), vet])
    async with open_app() as pilot:
        await press(pilot, "down", "down", "down")
        here = name_at_cursor(pilot)
        app_context.autosave.schedule_save(vet.touched(), version=1)
        home_of(pilot).post_message(Navigate(HomeRoute(vet.id)))
        await until_saved(pilot, app_context)
        assert name_at_cursor(pilot) == here
        library_with([Vet(title="Another").decided(Decision.TAKE, TODAY)])  # a row more above
        await home_of(pilot).reread(vet.id)
        assert name_at_cursor(pilot) == here, "the cursor stays with its gig, not at its number"


async def test_escape_from_a_gig_found_by_search_leaves_the_search(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    taken = Vet(title="Zebra labels").decided(Decision.TAKE, TODAY)
    declined = Vet(title="Zebra signs").decided(Decision.DECLINE, TODAY)
    library_with([*demo(), taken, declined])
    async with open_app() as pilot:
        for title in ("labels", "signs"):
            await press(pilot, "slash", *f"Zebra {title}")
            await until_shown(pilot, "1 result")
            await press(pilot, "enter")
            await until(pilot, lambda: not isinstance(pilot.app.screen, HomeScreen))
            await press(pilot, "escape")
            assert home_of(pilot).browse.is_searching
            await press(pilot, "escape", "escape")
        pilot.app.post_message(Navigate(VetRoute(taken.id)))
        await until_shown(pilot, "Vet a gig")
        await press(pilot, "escape")
        assert not home_of(pilot).browse.is_searching


async def test_home_stands_on_a_gig_that_was_vetted_and_taken(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await press(pilot, "down", "down", "v", *"Labels again", "ctrl+n")
        await until_shown(pilot, "1 of")
        await press(pilot, "v", "left", "enter")
        await until_shown(pilot, "When would you stop?")
        await press(pilot, "escape")
        await press(pilot, "escape")
        await until_saved(pilot, app_context)
        assert name_at_cursor(pilot) == "Labels again"


async def test_a_list_that_loses_a_part_as_the_program_closes_is_read_no_more(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        browse = home_of(pilot).browse
        await browse.rule.remove()  # the first of its parts to go
        await browse.read()
        await browse.leave_search()
        assert browse.list.here  # as it stood
