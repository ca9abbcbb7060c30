"""What was written about a vet stays, whatever lies above it, whoever holds the library, whenever one leaves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from textual.pilot import Pilot

from retro.core.gig.ids import GigId
from retro.core.gig.message import Message
from retro.core.vet.under_way.write_up import retrospective_from_vet
from retro.core.vet.vet_lines import END_HOURS, END_PAID, VetLine
from retro.storage.errors import Locked
from retro.storage.queries import home
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.gigs import gig_writing
from retro.tui.kit.messages import UNSAVED
from retro.tui.navigation import RunningRoute, TrashRoute
from retro.tui.vet import editor
from retro.tui.vet.screen import VetScreen
from retro.tui.vet.under_way import gig_ends
from retro.tui.vet.under_way.good_end_dialog import GoodEndDialog
from retro.tui.vet.under_way.running_screen import RunningScreen
from retro.tui.wizard.screen import WizardScreen
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import press, told, until, until_shown
from tests.tui.test_vet import DUE, gig, put, rewrite, until_saved


async def test_what_was_changed_in_the_vet_above_stays_when_the_stop_moves(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [DUE])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "v")
        await until(pilot, lambda: isinstance(pilot.app.screen, VetScreen))
        await press(pilot, "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, BaseDialog))
        await rewrite(pilot, "my reply")
        await press(pilot, "escape")
        assert (await until_saved(pilot, app_context)).reply == "my reply"
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, RunningScreen))
        await press(pilot, "f", "enter", *"2026-12-07", "enter")
        left = await until_saved(pilot, app_context)
        assert left.reply == "my reply"
        assert len(left.stops) > len(DUE.stops)


async def test_it_went_wrong_is_told_once_however_often_the_library_refuses(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refused(_: AppContext) -> bool:
        return False

    put(app_context, [DUE])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(gig_ends, "flushed", refused)
            await press(pilot, "b", "w")
            await until(pilot, lambda: UNSAVED in told(pilot.app))
        await press(pilot, "b")
        await until(pilot, lambda: isinstance(pilot.app.screen, WizardScreen))
        assert app_context.autosave.flush(60)
        assert len(home.home_rows(app_context.library)) == 1


async def test_a_locked_library_is_said_and_not_the_end_when_something_is_deleted_for_good(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise Locked

    library_with([gig(1)])
    app_context.store.submit(lambda store: store.delete(gig(1).id)).result(timeout=600)
    monkeypatch.setattr(vets, "vets_behind", locked)
    async with open_app(TrashRoute()) as pilot:
        await press(pilot, "d")
        await until_told(pilot)
        assert pilot.app.is_running
        assert told(pilot.app) == [str(Locked())]


async def until_told(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: told(pilot.app))


def test_a_vet_saved_while_it_is_opened_is_opened_as_it_was_saved(
    app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(app_context, [DUE])
    waits = app_context.autosave.unsaved

    def saved_meanwhile(id: str) -> object:
        found = waits(GigId(id))
        typed = replace(DUE, message=Message(edited="just typed"))
        app_context.store.submit(lambda store: store.add_all([typed], update=True)).result(timeout=600)
        return found

    monkeypatch.setattr(app_context.autosave, "unsaved", saved_meanwhile)
    assert editor.open_vet(app_context, DUE.id).vet.message.edited == "just typed"


def test_a_gig_that_is_written_up_while_it_goes_on_has_one_message(app_context: AppContext) -> None:
    put(app_context, [DUE])
    draft = retrospective_from_vet(DUE)
    app_context.store.submit(lambda store: store.add_all([draft, replace(DUE, gig=draft.id)], update=True)).result(
        timeout=600
    )
    assert gig_writing.open_gig(app_context, DUE.id).gig == draft
    app_context.store.submit(lambda store: store.delete(draft.id)).result(timeout=600)
    assert gig_writing.open_gig(app_context, DUE.id).gig == replace(DUE, gig=draft.id)


@pytest.mark.parametrize(
    ("typed", "hours", "paid", "kept"),
    [
        (("14", "a fair bit"), Decimal(14), None, {END_PAID: "a fair bit"}),
        (("ages", "600"), None, Decimal(600), {END_HOURS: "ages"}),
        (("ages", "600 EUR"), None, None, {END_HOURS: "ages", END_PAID: "600 EUR"}),
    ],
    ids=["paid", "hours", "both, one for its currency"],
)
async def test_a_number_of_a_good_end_that_is_not_understood_holds_it_once_and_is_kept_as_typed(
    open_app: OpenApp,
    app_context: AppContext,
    typed: tuple[str, str],
    hours: Decimal | None,
    paid: Decimal | None,
    kept: dict[VetLine, str],
) -> None:
    gone = replace(DUE, quote=replace(DUE.quote, currency="USD"), unread={})
    put(app_context, [gone])
    async with open_app(RunningRoute(gone.id)) as pilot:
        await press(pilot, "g", *typed[0], "tab", *typed[1], "f3")
        await until_shown(pilot, "it stays as you typed it.")
        assert isinstance(pilot.app.screen, GoodEndDialog)
        await press(pilot, "f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert app_context.autosave.flush(60)
    found = vets.vet_by_id(app_context.library, gone.id)
    assert found is not None
    assert (found.vet.is_good_end, found.vet.good_end.hours, found.vet.good_end.paid) == (True, hours, paid)
    assert found.vet.lines_unread == kept
    async with open_app(RunningRoute(gone.id)) as pilot:
        await press(pilot, "g")
        dialog = pilot.app.screen
        assert isinstance(dialog, GoodEndDialog)
        lines = {END_HOURS: dialog.hours.value, END_PAID: dialog.paid.value}
        assert {name: lines[name] for name in kept} == kept
        await press(pilot, "f3", "f3")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert app_context.autosave.flush(60)
    found = vets.vet_by_id(app_context.library, gone.id)
    assert found is not None
    assert found.vet.lines_unread == kept


async def test_a_number_of_a_good_end_in_other_words_that_mean_nothing_holds_it_once_more(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [DUE])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "g", "tab", *"some", "f3", *"thing", "f3")
        assert isinstance(pilot.app.screen, GoodEndDialog)
        await press(pilot, "ctrl+q")
    found = vets.vet_by_id(app_context.library, DUE.id)
    assert found is not None
    assert (found.vet.is_good_end, found.vet.unread[END_PAID]) == (False, "something")
