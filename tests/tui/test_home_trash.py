"""Deleting asks by name, keeps by default, and is undone: at once, later, or after a restart."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from types import MappingProxyType

import pytest
from textual.pilot import Pilot

from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.autosave.status import NotSaved, Saved, SaveState, Saving
from retro.storage.errors import DiskFull
from retro.storage.queries.home import counts
from retro.storage.queries.vets import vets
from retro.storage.writing.store import Store
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.saving import SaveReported
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import DeletedVetRoute, Route, TrashRoute, VetsRoute
from retro.tui.trash.screen import TrashScreen
from tests.factories import titled_gig
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import until, until_shown

NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)


def gig(title: str, days_ago: int = 0, *, is_draft: bool = False) -> Retrospective:
    return titled_gig(title, NEWEST - timedelta(days=days_ago), is_draft=is_draft)


HARBOUR, OTHER, LAST = gig("Harbour & Vine"), gig("Other", 1), gig("Last", 2)


def said(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


async def test_delete_asks_by_name_and_enter_keeps(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([HARBOUR, OTHER])
    async with open_app() as pilot:
        for key in ("enter", "escape"):
            await pilot.press("d")
            await until_shown(pilot, "Move “Harbour & Vine” to the trash? You can undo this.")
            await until_shown(pilot, "Esc Cancel")
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(pilot.app.screen, HomeScreen)
    assert counts(app_context.library).trash == 0


@pytest.mark.parametrize("keys", [["d"], ["right", "enter"], ["tab", "enter"]])
async def test_the_other_button_puts_it_into_the_trash_and_u_brings_it_back(
    open_app: OpenApp, library_with: LibraryWith, keys: list[str]
) -> None:
    library_with([HARBOUR, OTHER, LAST])
    async with open_app() as pilot:
        await pilot.press("down", "d")
        await until_shown(pilot, "Move “Other” to the trash?")
        await pilot.press(*keys)
        text = await until_shown(pilot, "2 gigs")
        assert said(pilot) == ["“Other” is in the trash. Press u to undo."]
        assert "▸  Last" in text
        await pilot.press("u")
        text = await until_shown(pilot, "3 gigs")
        assert "▸  Other" in text
        await until(pilot, lambda: said(pilot) == ["“Other” is back."])  # the offer to undo is gone


async def test_a_click_deletes_too(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([HARBOUR, OTHER])
    async with open_app() as pilot:
        await pilot.press("d")
        await until_shown(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.click("#do")
        await until_shown(pilot, "1 gig")


async def test_what_was_deleted_is_brought_back_after_a_restart(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([HARBOUR])
    async with open_app() as pilot:
        await pilot.press("d")
        await until_shown(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.press("d")
        text = await until_shown(pilot, "Nothing here yet. Press n when you're ready.")
        assert "A gig went wrong" not in text
    async with open_app() as pilot:
        assert "Nothing here yet. Press n when you're ready." in picture(pilot)
        await pilot.press("u")
        assert "▸  Harbour & Vine" in await until_shown(pilot, "1 gig")


async def test_a_deleted_gig_is_not_marked_any_more(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([HARBOUR, OTHER])
    async with open_app() as pilot:
        await pilot.press("space", "d")
        await until_shown(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.press("d")
        await until_shown(pilot, "1 gig")
        await pilot.press("u")
        assert "▸  Harbour & Vine" in await until_shown(pilot, "2 gigs")


async def test_the_trash_brings_back_one_and_stays_open_for_more(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([HARBOUR, OTHER, LAST])
    app_context.store.submit(lambda store: store.delete(OTHER.id)).result(timeout=600)
    app_context.store.submit(lambda store: store.delete(LAST.id)).result(timeout=600)
    async with open_app() as pilot:
        await pilot.press("T")
        text = await until_shown(pilot, "Everything here can be restored. It stays until you delete it for good.")
        assert text.index("Last") < text.index("Other")
        await pilot.press("down", "u")
        await until_shown(pilot, "“Other” is back.")
        await until_shown(pilot, "1 deleted")
        assert isinstance(pilot.app.screen, TrashScreen)
        await pilot.press("escape")
        assert "Other" in await until_shown(pilot, "2 gigs")


async def test_for_good_only_after_a_second_question(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([HARBOUR, OTHER])
    app_context.store.submit(lambda store: store.delete(OTHER.id)).result(timeout=600)
    async with open_app() as pilot:
        await pilot.press("T")
        await until_shown(pilot, "It stays until you delete it for good.")
        await pilot.press("d")
        assert "g Delete for good" in await until_shown(pilot, "Delete “Other” for good?")
        assert "Yes" not in picture(pilot)
        await pilot.press("enter")
        await until_shown(pilot, "It stays until you delete it for good.")
        assert counts(app_context.library).trash == 1
        await pilot.press("d")
        await until_shown(pilot, "Delete “Other” for good?")
        await pilot.press("d", "space")
        assert "Delete “Other” for good?" in picture(pilot)  # what moves a gig to the trash deletes none for good
        await pilot.press("g")
        await until_shown(pilot, "The trash is empty.")
        assert counts(app_context.library).trash == 0


async def test_a_full_disk_is_said_and_nothing_changes(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([HARBOUR, OTHER])

    def full(store: Store, id: str) -> None:
        raise DiskFull

    monkeypatch.setattr(Store, "delete", full)
    async with open_app() as pilot:
        await pilot.press("d")
        await until_shown(pilot, "Move “Harbour & Vine” to the trash?")
        await pilot.press("d")
        text = await until_shown(pilot, "The disk is full.")
        assert "2 gigs" in text


LABELS = Vet(title="Labels", created_at=NEWEST)


async def test_vetted_gigs_good_ends_and_drafts_lie_in_the_trash_too(
    open_app: OpenApp, app_context: AppContext
) -> None:
    draft = gig("Draft", is_draft=True)
    taken = Vet(title="Under way", decision=Decision.TAKE)
    well = Vet(title="Museum", decision=Decision.TAKE, ended=Ending.WELL)
    for each in (draft, HARBOUR, LABELS, taken, well):
        app_context.store.submit(partial(put, each=each)).result(timeout=600)
    async with open_app() as pilot:
        await pilot.press("T")
        text = await until_shown(pilot, "5 deleted")
        for kind in ("draft", "retrospective", "vetted gig", "gig under way", "ended well"):
            assert f"{kind} · deleted " in text
        await pilot.press("u")
        await until_shown(pilot, "“Museum” is back.")
        await until_shown(pilot, "4 deleted")
    assert [vet.title for vet in vets.iterate_vets(app_context.library)] == ["Museum"]


def put(store: Store, each: Retrospective | Vet) -> None:
    store.save(each, version=None)
    store.delete(each.id)


async def test_enter_reads_a_gig_in_the_trash_and_leaves_it_there(open_app: OpenApp, app_context: AppContext) -> None:
    story = HARBOUR._replace(answers=MappingProxyType({"story.tell": "It broke on Thursday."}))
    app_context.store.submit(partial(put, each=story)).result(timeout=600)
    async with open_app(TrashRoute()) as pilot:
        await until_shown(pilot, "Harbour")
        await pilot.press("enter")
        await until_shown(pilot, "It broke on Thursday.")
        assert "in the trash, read-only" in picture(pilot)
        actions = {binding.binding.action for binding in pilot.app.screen.active_bindings.values()}
        assert not actions & {"edit", "compare", "message", "told", "export", "other(1)"}
        await pilot.press("e", "c", "m", "x", "right", "escape")
        await until_shown(pilot, "1 deleted")
        assert counts(app_context.library).trash == 1
        await pilot.press("enter")
        await until_shown(pilot, "It broke on Thursday.")
        await pilot.press("u")
        assert "“Harbour & Vine” is back." in await until_shown(pilot, "The trash is empty.")
    assert counts(app_context.library).trash == 0


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_vetted_gig_is_read_in_the_trash(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    sign = VetFlag("D1", "", Decimal(1), VetAnswer.YES)
    vet = replace(LABELS, client="Velo Nord", signs=(sign,), reply="Two paid hours first.")
    app_context.store.submit(partial(put, each=vet)).result(timeout=600)
    async with open_app(TrashRoute(), size=size) as pilot:
        await until_shown(pilot, "Labels")
        await pilot.press("enter")
        text = await until_shown(pilot, "Two paid hours first.")
        assert "Velo Nord" in text
        assert "Agreed how they'd hear from you when you're stuck: no" in text
        assert "in the trash, read-only" in text
        await pilot.press("u")
        await until_shown(pilot, "The trash is empty.")
        assert [each.title for each in vets.iterate_vets(app_context.library)] == ["Labels"]
        app_context.store.submit(lambda store: store.delete(vet.id)).result(timeout=600)
        await pilot.press("escape", "T")
        await until_shown(pilot, "1 deleted")
        await pilot.press("d")
        await until_shown(pilot, "Delete “Labels” for good?")
        await pilot.press("g")
        await until_shown(pilot, "The trash is empty.")
    assert not vets.trash(app_context.library)


async def test_what_is_restored_meanwhile_is_said_where_it_was_read(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(DeletedVetRoute(VetId("7" * 32))) as pilot:
        await until_shown(pilot, "This vetted gig isn't in the trash any more.")
        assert "Restore" not in picture(pilot)


async def test_the_trash_can_be_opened_while_only_a_vetted_gig_lies_in_it(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([OTHER])
    app_context.store.submit(partial(put, each=LABELS)).result(timeout=600)
    async with open_app() as pilot:
        await pilot.press("T")
        await until_shown(pilot, "1 deleted")


async def test_an_empty_trash_opens_and_says_that_it_is_empty(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([OTHER])
    async with open_app() as pilot:
        await pilot.press("T")
        await until_shown(pilot, "The trash is empty.")


async def test_a_click_on_a_line_of_the_trash_reads_it(open_app: OpenApp, app_context: AppContext) -> None:
    app_context.store.submit(partial(put, each=HARBOUR)).result(timeout=600)
    async with open_app(TrashRoute()) as pilot:
        lines = (await until_shown(pilot, "Harbour")).splitlines()
        row = next(number for number, line in enumerate(lines) if "Harbour" in line)
        await pilot.click(offset=(6, row))
        await until_shown(pilot, "in the trash, read-only")


async def test_undelete_is_not_offered_while_nothing_lies_in_the_trash(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([HARBOUR])
    async with open_app() as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "home.undelete" not in {active.binding.id for active in pilot.app.screen.active_bindings.values()}


def report(pilot: Pilot[None], state: SaveState) -> None:
    assert isinstance(pilot.app.screen, BaseScreen)
    pilot.app.screen.post_message(SaveReported(state))


@pytest.mark.parametrize(("place", "calm"), [(TrashRoute(), "1 deleted"), (VetsRoute(), "1 vetted gig")])
async def test_a_list_says_what_the_library_refuses_and_then_what_is_in_it_again(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, place: Route, calm: str
) -> None:
    library_with([HARBOUR, OTHER, Vet(title="Next one", client="Velo Nord")])
    app_context.store.submit(lambda store: store.delete(OTHER.id)).result(timeout=600)
    async with open_app(place) as pilot:
        await until_shown(pilot, calm)
        report(pilot, NotSaved("Disk full.", "Free some room.", NEWEST))
        await until_shown(pilot, "Disk full.")
        report(pilot, Saving())
        await pilot.pause()
        assert "Disk full." in picture(pilot)
        report(pilot, Saved(NEWEST))
        text = await until_shown(pilot, calm)
        assert "Disk full." not in text
        assert "Saved" not in text
