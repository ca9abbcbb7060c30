"""Deleting asks by name, keeps by default, and is undone: at once, later, or after a restart."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from textual.pilot import Pilot

from retro.core.gig.retrospective import Retrospective
from retro.storage.errors import DiskFull
from retro.storage.queries.home import counts
from retro.storage.writing.store import Store
from retro.tui.context import Desk
from retro.tui.home.screen import HomeScreen
from retro.tui.home.trash import TrashDialog
from tests.tui.conftest import LibraryWith, OpenApp, picture

NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)


def gig(title: str, days_ago: int = 0, *, is_draft: bool = False) -> Retrospective:
    at = NEWEST - timedelta(days=days_ago)
    return Retrospective.new(created_at=at, updated_at=at, finished_at=None if is_draft else at).with_facts(title=title)


HARBOUR, OTHER, LAST = gig("Harbour & Vine"), gig("Other", 1), gig("Last", 2)


async def until(pilot: Pilot[None], words: str, *, gone: bool = False) -> str:
    """The screen once these words stand on it, or do not any more; the store works in a thread of its own."""
    for _ in range(300):
        await pilot.pause()
        if (words in picture(pilot)) is not gone:
            return picture(pilot)
        await asyncio.sleep(0.01)
    raise AssertionError(f"{words!r}:\n{picture(pilot)}")


def said(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


async def test_delete_asks_by_name_and_enter_keeps(open_app: OpenApp, library_with: LibraryWith, desk: Desk) -> None:
    library_with([HARBOUR, OTHER])
    async with open_app() as pilot:
        for key in ("enter", "escape"):
            await pilot.press("d")
            await until(pilot, "Move “Harbour & Vine” to the trash? You can undo this.")
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomeScreen)
    assert counts(desk.library).trash == 0


@pytest.mark.parametrize("keys", [["d"], ["right", "enter"], ["tab", "enter"]])
async def test_the_other_button_puts_it_into_the_trash_and_u_brings_it_back(
    open_app: OpenApp, library_with: LibraryWith, keys: list[str]
) -> None:
    library_with([HARBOUR, OTHER, LAST])
    async with open_app() as pilot:
        await pilot.press("down", "d")
        await until(pilot, "Move “Other” to the trash?")
        await pilot.press(*keys)
        text = await until(pilot, "2 gigs")
        assert said(pilot) == ["“Other” is in the trash. Press u to undo."]
        assert "▸  Last" in text
        await pilot.press("u")
        text = await until(pilot, "3 gigs")
        assert "▸  Other" in text


async def test_a_click_deletes_too(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([HARBOUR, OTHER])
    async with open_app() as pilot:
        await pilot.press("d")
        await until(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.click("#do")
        await until(pilot, "1 gig")


async def test_what_was_deleted_is_brought_back_after_a_restart(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([HARBOUR])
    async with open_app() as pilot:
        await pilot.press("d")
        await until(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.press("d")
        text = await until(pilot, "Nothing here yet. Press n when you're ready.")
        assert "A gig went wrong" not in text
    async with open_app() as pilot:
        assert "Nothing here yet. Press n when you're ready." in picture(pilot)
        await pilot.press("u")
        assert "▸  Harbour & Vine" in await until(pilot, "1 gig")


async def test_a_deleted_gig_is_not_marked_any_more(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([HARBOUR, OTHER])
    async with open_app() as pilot:
        await pilot.press("space", "d")
        await until(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.press("d")
        await until(pilot, "1 gig")
        await pilot.press("u")
        assert "▸  Harbour & Vine" in await until(pilot, "2 gigs")


async def test_the_trash_brings_back_one_and_stays_open_for_more(
    open_app: OpenApp, library_with: LibraryWith, desk: Desk
) -> None:
    library_with([HARBOUR, OTHER, LAST])
    desk.store.submit(lambda store: store.delete(OTHER.id)).result()
    desk.store.submit(lambda store: store.delete(LAST.id)).result()
    async with open_app() as pilot:
        await pilot.press("T")
        text = await until(pilot, "Trash. Everything here can still be restored.")
        assert text.index("Last") < text.index("Other")
        await pilot.press("down", "enter")
        await until(pilot, "Other", gone=True)
        assert isinstance(pilot.app.screen, TrashDialog)
        await pilot.press("escape")
        assert "Other" in await until(pilot, "2 gigs")


async def test_for_good_only_after_a_second_question(open_app: OpenApp, library_with: LibraryWith, desk: Desk) -> None:
    library_with([HARBOUR, OTHER])
    desk.store.submit(lambda store: store.delete(OTHER.id)).result()
    async with open_app() as pilot:
        await pilot.press("T")
        await until(pilot, "Trash.")
        await pilot.press("d")
        await until(pilot, "Delete “Other” for good?")
        await pilot.press("enter")
        await until(pilot, "Trash.")
        assert counts(desk.library).trash == 1
        await pilot.press("d")
        await until(pilot, "Delete “Other” for good?")
        await pilot.press("d")
        await until(pilot, "The trash is empty.")
        assert counts(desk.library).trash == 0


async def test_the_mouse_does_what_the_trash_offers(open_app: OpenApp, library_with: LibraryWith, desk: Desk) -> None:
    library_with([HARBOUR, OTHER])
    desk.store.submit(lambda store: store.delete(OTHER.id)).result()
    async with open_app() as pilot:
        await pilot.press("T")
        await until(pilot, "Trash.")
        await pilot.click("#undelete")
        await until(pilot, "The trash is empty.")
        await pilot.click("#leave")
        await until(pilot, "2 gigs")


async def test_a_full_disk_is_said_and_nothing_changes(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([HARBOUR, OTHER])

    def full(store: Store, id: str) -> None:
        raise DiskFull

    monkeypatch.setattr(Store, "delete", full)
    async with open_app() as pilot:
        await pilot.press("d")
        await until(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.press("d")
        text = await until(pilot, "The disk is full.")
        assert "2 gigs" in text


async def test_trash_and_undelete_are_not_offered_while_there_is_nothing_in_it(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([HARBOUR])
    async with open_app() as pilot:
        await pilot.press("T", "u")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        actions = {binding.binding.action for binding in pilot.app.screen.active_bindings.values()}
        assert not actions & {"go('trash')", "undelete"}
