"""Another window notes that the client was told while their gig is written on here: taken over, and no copy is made."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from textual.events import AppBlur, AppFocus, Key
from textual.pilot import Pilot
from textual.widgets import Input

from retro.core.gig.choices import Status
from retro.core.gig.message import Channel, HandoverRow, Mark, Message
from retro.core.gig.retrospective import Retrospective
from retro.core.message.telling import quiet
from retro.core.message.telling import with_client_not_told as untold
from retro.core.message.telling import with_client_told as told_on
from retro.core.samples import demo
from retro.core.vet.ending import Ending
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.queries.home import counts
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.export.dialog import CHANGED, ExportDialog
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.message.screen import MessageScreen
from retro.tui.navigation import (
    CheckInRoute,
    ExportMessageRoute,
    ExportRoute,
    HomeRoute,
    MessageRoute,
    Navigate,
    PatternsRoute,
    ReaderRoute,
    Route,
    RunningRoute,
    VetRoute,
    WizardRoute,
)
from retro.tui.palette.everywhere import GONE
from retro.tui.reports import OTHER_WINDOW_DELAY
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, There, picture
from tests.tui.looking import press, screen_lines, told, until
from tests.tui.test_message import GIG, ID, NEWS, UNDER_WAY, kept, kept_vet

pytestmark = pytest.mark.usefixtures("messages_stay")

YESTERDAY = date(2026, 11, 21)
BEGUN = GIG._replace(message=Message(parts=MappingProxyType({"news": NEWS})))
NOTED = "Noted in another window: you told them on 21 November 2026."

Typed = Callable[[Retrospective], str]


def elsewhere(app_context: AppContext, change: Callable[[Retrospective], Retrospective]) -> None:
    """Let another window save this change of what is stored by now."""
    changed = change(kept(app_context)).touched()
    app_context.store.submit(lambda store: store.save(changed, version=store.get(ID)[1])).result(timeout=600)


def told_there(gig: Retrospective) -> Retrospective:
    return told_on(gig, YESTERDAY, Channel.CALLED)


async def settle(pilot: Pilot[None], app_context: AppContext) -> None:
    assert app_context.autosave.flush(60)
    await pilot.pause()


async def written_around(
    pilot: Pilot[None],
    app_context: AppContext,
    change: Callable[[Retrospective], Retrospective],
    *opening: str,
) -> None:
    """Open a text with these keys, and write "ab" while another window saves this change."""
    await press(pilot, *opening, "a")
    elsewhere(app_context, change)
    await press(pilot, "b")
    await settle(pilot, app_context)


@pytest.mark.parametrize(
    ("route", "keys", "text"),
    [
        (MessageRoute(ID), ("down", "enter"), lambda gig: gig.answers.get("own.sentence")),
        (MessageRoute(ID), ("h", "enter"), lambda gig: [row.text for row in gig.message.handover]),
        (WizardRoute(ID, "story.tell"), (), lambda gig: gig.answers.get("story.tell")),
        (WizardRoute(ID, "client"), (), lambda gig: gig.facts.platform),
    ],
)
async def test_what_is_being_typed_goes_on_in_the_same_gig(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    route: Route,
    keys: tuple[str, ...],
    text: Typed,
) -> None:
    library_with([GIG._replace(message=Message(parts=MappingProxyType({"greeting": "Hello Ada,"})))])
    async with open_app(route) as pilot:
        await press(pilot, *keys)
        before = text(kept(app_context))
        await press(pilot, *"ab")
        elsewhere(app_context, told_there)
        await press(pilot, *"cd")
        await settle(pilot, app_context)
        await press(pilot, *"ef")
        gig = kept(app_context)
        assert (gig.facts.told_on, gig.facts.status, gig.message.channel) == (YESTERDAY, Status.LIVE, Channel.CALLED)
        assert "abcdef" in str(text(gig))
        assert before != text(gig)
        await until(pilot, lambda: "21 November 2026" in picture(pilot) or told(pilot.app))
    assert counts(app_context.library).gigs == 1


async def test_a_part_is_written_on_beside_the_text_as_they_were_told_it(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await written_around(pilot, app_context, told_there, "enter")
        assert told(pilot.app) == [NOTED]
        await press(pilot, "c", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        assert screen.gig.id == ID
    gig = kept(app_context)
    assert "abc" in gig.answers.values()
    assert NEWS in gig.message.edited
    assert "abc" not in gig.message.edited
    assert counts(app_context.library).gigs == 1


async def test_a_second_key_and_letter_later_the_day_still_stands(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await written_around(pilot, app_context, told_there, "enter")
        elsewhere(app_context, untold)
        await press(pilot, "c")
        await settle(pilot, app_context)
        assert kept(app_context).facts.told_on is None
        assert kept(app_context).facts.status is Status.UNTOLD
        elsewhere(app_context, told_there)
        await press(pilot, "d")
        await settle(pilot, app_context)
        assert kept(app_context).facts.told_on == YESTERDAY
        assert "abcd" in kept(app_context).answers.values()
    assert counts(app_context.library).gigs == 1


@pytest.mark.parametrize("route", [MessageRoute(ID), WizardRoute(ID, "they_first"), ReaderRoute(ID), HomeRoute()])
@pytest.mark.parametrize("is_asked", [False, True])
async def test_i_ve_told_them_says_that_it_is_noted(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, route: Route, is_asked: bool
) -> None:
    library_with([BEGUN])
    async with open_app(route) as pilot:
        await until(pilot, lambda: "Dashboard" in picture(pilot))
        if is_asked:
            await press(pilot, "t")
            assert isinstance(pilot.app.screen, ToldDialog)
            elsewhere(app_context, told_there)
            await press(pilot, "enter")
        else:
            elsewhere(app_context, told_there)
            await press(pilot, "t")
        await until(pilot, lambda: any("21 Nov" in said for said in told(pilot.app)) or "21 Nov" in picture(pilot))
        await settle(pilot, app_context)
        assert not isinstance(pilot.app.screen, ToldDialog)
    gig = kept(app_context)
    assert (gig.facts.told_on, gig.message.channel) == (YESTERDAY, Channel.CALLED)
    assert counts(app_context.library).gigs == 1


async def test_a_quiet_day_there_is_taken_over_without_a_word(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await written_around(pilot, app_context, lambda gig: quiet(gig, TODAY), "enter")
        assert told(pilot.app) == []
    assert kept(app_context).message.quiet_on == TODAY
    assert counts(app_context.library).gigs == 1


@pytest.mark.parametrize(
    "other",
    [
        lambda gig: told_there(gig).with_answer("story.tell", "theirs"),
        lambda gig: told_there(gig)._replace(message=gig.message._replace(handover=(HandoverRow("source", "theirs"),))),
    ],
)
async def test_more_than_the_telling_makes_a_copy_as_ever(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    other: Callable[[Retrospective], Retrospective],
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await written_around(pilot, app_context, other, "enter")
        await press(pilot, "c", "escape")
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        copy = screen.gig
        assert copy.id != ID
        assert "abc" in str(copy)
    assert "theirs" in str(kept(app_context))
    assert counts(app_context.library).gigs == 2


def edited_there(gig: Retrospective) -> Retrospective:
    return told_there(gig)._replace(message=gig.message._replace(edited="theirs"))


async def test_a_whole_text_edited_on_both_sides_makes_a_copy(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await written_around(
            pilot, app_context, lambda gig: told_there(gig)._replace(message=gig.message._replace(edited="theirs")), "e"
        )
        await press(pilot, "escape")
        screen = pilot.app.screen
        assert isinstance(screen, MessageScreen)
        assert screen.gig.message.edited.startswith("abHello Ada,")
        assert screen.gig.id != ID
    assert kept(app_context).message.edited == "theirs"


@pytest.mark.usefixtures("under_way")
@pytest.mark.parametrize("route", [MessageRoute(UNDER_WAY.id), RunningRoute(UNDER_WAY.id)])
async def test_a_gig_under_way_takes_it_over(open_app: OpenApp, app_context: AppContext, route: Route) -> None:
    async with open_app(route) as pilot:
        await until(pilot, lambda: "Labels" in picture(pilot))
        there: Vet = replace(kept_vet(app_context), told_on=YESTERDAY).touched()
        app_context.store.submit(lambda store: store.save(there, version=1)).result(timeout=600)
        await press(pilot, *(("enter", "a") if isinstance(route, MessageRoute) else ("t",)))
        await settle(pilot, app_context)
        await until(pilot, lambda: bool(told(pilot.app)))
    vet = kept_vet(app_context)
    assert vet.told_on == YESTERDAY
    assert ("a" in vet.message.parts.values()) is isinstance(route, MessageRoute)


@pytest.fixture
def under_way(app_context: AppContext) -> None:
    app_context.store.submit(lambda store: store.add_all([UNDER_WAY], update=False)).result(timeout=600)


@pytest.mark.parametrize(
    ("keys", "is_after"),
    [
        (("t", "enter"), lambda gig: gig.facts.told_on == TODAY and "Theirs." in gig.message.edited),
        (("down", "down", "enter", "a"), lambda gig: gig.answers["own.sentence"] == "theirsa"),
        (("down", "d"), lambda gig: gig.message.left_out == ("news",) and gig.answers["own.sentence"] == "theirs"),
        (("e", "a"), lambda gig: gig.message.edited.startswith("aHello Ada,") and "Theirs." in gig.message.edited),
        (("h", "enter", "a"), lambda gig: "a" in str(gig.message.handover)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
async def test_a_message_open_in_both_windows_goes_on_from_what_the_other_wrote(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    keys: tuple[str, ...],
    is_after: Callable[[Retrospective], bool],
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "home")
        elsewhere(app_context, lambda gig: gig.with_answer("own.sentence", "theirs"))
        await press(pilot, *keys)
        await settle(pilot, app_context)
    gig = kept(app_context)
    assert gig.answers["own.sentence"].startswith("theirs")
    assert is_after(gig), gig
    assert counts(app_context.library).gigs == 1


async def test_they_come_first_is_left_once_they_were_told_elsewhere(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(ID, "they_first")) as pilot:
        await until(pilot, lambda: "They come first:" in picture(pilot))
        elsewhere(app_context, told_there)
        await press(pilot, "t")
        await until(pilot, lambda: "They come first:" not in picture(pilot) and NOTED in picture(pilot))


@pytest.mark.parametrize("has_focus_events", [True, False])
@pytest.mark.parametrize(
    ("route", "shown"),
    [(HomeRoute(), "1 client not told"), (ReaderRoute(ID), "doesn't know"), (PatternsRoute(), "not told")],
)
async def test_what_is_read_shows_it_once_somebody_is_back_in_the_terminal(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    route: Route,
    shown: str,
    has_focus_events: bool,
) -> None:
    library_with([GIG._replace(finished_at=GIG.updated_at), *demo()[:2]])
    async with open_app(route, size=(120, 40)) as pilot:
        await until(pilot, lambda: shown in picture(pilot))
        events = (AppBlur(), AppFocus()) if has_focus_events else (Key("up", None), Key("down", None))
        pilot.app.post_message(events[0])
        await pilot.pause()
        elsewhere(app_context, told_there)
        pilot.app.post_message(events[1])
        await until(pilot, lambda: shown not in picture(pilot))


async def test_home_reads_nothing_while_nothing_was_written_and_once_with_the_next_key_if_something_was(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([GIG])
    os.utime(app_context.library.file, ns=(0, 0))
    reads: list[object] = []
    reading = Library.reading

    def read(library: Library) -> AbstractContextManager[Fetch]:
        reads.append(library)
        return reading(library)

    monkeypatch.setattr(Library, "reading", read)
    async with open_app() as pilot:
        await until(pilot, lambda: "client not told" in screen_lines(pilot.app)[0])
        reads.clear()
        for event in (AppBlur(), AppFocus()):
            pilot.app.post_message(event)
            await pilot.pause()
        await press(pilot, "down", "up", "escape")
        assert not reads
        elsewhere(app_context, told_there)
        await press(pilot, "down")
        await until(pilot, lambda: "client not told" not in picture(pilot))
        assert reads


async def test_what_the_palette_offered_and_cannot_do_any_more_is_said(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG])
    async with open_app() as pilot:
        await press(pilot, "ctrl+p", *"told them")
        elsewhere(app_context, told_there)
        await press(pilot, "enter")
        await until(pilot, lambda: told(pilot.app))
        assert told(pilot.app) == [GONE]


@pytest.mark.parametrize("route", [MessageRoute(ID), RunningRoute(UNDER_WAY.id)])
async def test_a_telling_that_was_undone_elsewhere_can_be_noted_here_again(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, route: Route
) -> None:
    library_with([GIG, UNDER_WAY])

    def there(on: date | None) -> None:
        if isinstance(route, MessageRoute):
            elsewhere(app_context, told_there if on else untold)
            return
        found = vets.vet_by_id(app_context.library, UNDER_WAY.id)
        assert found is not None
        vet = replace(found.vet, told_on=on).touched()
        app_context.store.submit(lambda store: store.save(vet, version=found.version)).result(timeout=600)

    async with open_app(route) as pilot:
        for on in (YESTERDAY, None):
            there(on)
            await press(pilot, "down")
            is_undone = on is None
            await until(pilot, lambda gone=is_undone: ("u Not told" in screen_lines(pilot.app)[-1]) is not gone)  # type: ignore[misc]
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))


@pytest.mark.parametrize("route", [ExportRoute((ID,)), ExportMessageRoute(ID), ExportRoute((UNDER_WAY.id,))])
async def test_an_export_shows_what_another_window_wrote_before_it_writes_it(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    tmp_path: Path,
    route: ExportRoute | ExportMessageRoute,
) -> None:
    library_with([BEGUN, UNDER_WAY])

    def there(name: str) -> None:
        id = route.id if isinstance(route, ExportMessageRoute) else route.ids[0]
        if id != UNDER_WAY.id:
            elsewhere(app_context, lambda gig: gig.with_facts(client=name))
            return
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, client=name))

    async with open_app(route) as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        dialog.folder.value = str(tmp_path / "out")
        there("Ada")
        pilot.app.post_message(AppBlur())
        pilot.app.post_message(AppFocus())
        await until(pilot, lambda: "Ada" in str(dialog.preview.words.content))
        there("Berta")
        dialog.action_ready()
        assert CHANGED in str(dialog.said.content)
        assert "Berta" in str(dialog.preview.words.content)
        assert not (tmp_path / "out").exists()
        await press(pilot, "enter")
        await until(pilot, lambda: (tmp_path / "out").exists() and any((tmp_path / "out").iterdir()))
    (file,) = (tmp_path / "out").iterdir()
    assert "Berta" in file.read_text()


async def test_an_export_of_what_was_deleted_elsewhere_writes_nothing(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, tmp_path: Path
) -> None:
    library_with([BEGUN])
    async with open_app(ExportRoute((ID,))) as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        dialog.folder.value = str(tmp_path)
        app_context.store.submit(lambda store: store.delete(ID)).result(timeout=600)
        await press(pilot, "enter", "enter")
        assert "isn't there any more" in str(dialog.said.content)
    assert not list(tmp_path.glob("*.md"))


def there_in_a_gig_under_way(app_context: AppContext, change: Callable[[Vet], Vet]) -> None:
    found = vets.vet_by_id(app_context.library, UNDER_WAY.id)
    assert found is not None
    changed = change(found.vet).touched()
    app_context.store.submit(lambda store: store.save(changed, version=found.version)).result(timeout=600)


async def come_back(pilot: Pilot[None]) -> None:
    pilot.app.post_message(AppBlur())
    await pilot.pause()
    pilot.app.post_message(AppFocus())


OTHER_TEXT = "theirs, of another window"


@pytest.mark.parametrize(
    ("route", "change", "shown"),
    [
        (WizardRoute(ID, "story.tell"), told_there, "you told them on 21 November"),
        (WizardRoute(ID, "they_first"), told_there, "you told them on 21 November"),
        (WizardRoute(ID, "story.tell"), lambda gig: gig.with_answer("story.tell", OTHER_TEXT), OTHER_TEXT),
        (WizardRoute(ID, "review"), lambda gig: gig.with_answer("story.tell", OTHER_TEXT), OTHER_TEXT),
    ],
)
async def test_the_wizard_looks_again_once_somebody_is_back(
    open_app: OpenApp,
    app_context: AppContext,
    library_with: LibraryWith,
    route: WizardRoute,
    change: Callable[[Retrospective], Retrospective],
    shown: str,
) -> None:
    library_with([BEGUN])
    async with open_app(route, size=(100, 60)) as pilot:
        await until(pilot, lambda: "Dashboard" in picture(pilot))
        if route.page == "story.tell":
            await press(pilot, *"mine")
        await settle(pilot, app_context)
        elsewhere(app_context, change)
        await come_back(pilot)
        await until(pilot, lambda: shown in " ".join(picture(pilot).split()) or shown in str(told(pilot.app)))
        if route.page == "story.tell":
            assert ("mine" in picture(pilot)) is (change is told_there)
            await press(pilot, *"ab")
            await settle(pilot, app_context)
            assert "ab" in kept(app_context).answers["story.tell"]
    assert counts(app_context.library).gigs == 1


@pytest.mark.parametrize("is_by_focus", [True, False])
async def test_a_check_in_and_a_vetting_look_again_once_somebody_is_back(
    open_app: OpenApp, app_context: AppContext, is_by_focus: bool
) -> None:
    app_context.store.submit(lambda store: store.add_all([UNDER_WAY], update=False)).result(timeout=600)
    async with open_app(CheckInRoute(UNDER_WAY.id)) as pilot:
        await until(pilot, lambda: "Hours so far" in picture(pilot))
        await press(pilot, "4")
        await settle(pilot, app_context)
        there_in_a_gig_under_way(app_context, lambda vet: check_in.with_hiding(vet, TODAY, VetAnswer.YES))
        await (come_back(pilot) if is_by_focus else press(pilot, "down"))
        await until(pilot, lambda: "[y yes]" in picture(pilot))
        await press(pilot, "5")
        await settle(pilot, app_context)
        said = check_in.of_today(kept_vet(app_context), TODAY)
        assert said.hiding is VetAnswer.YES
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, ended=Ending.WELL))
        await come_back(pilot)
        await until(pilot, lambda: check_in.ENDED_MEANWHILE in told(pilot.app))
    async with open_app(VetRoute(UNDER_WAY.id)) as pilot:
        await until(pilot, lambda: "Labels" in picture(pilot))
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, client="Berta"))
        await come_back(pilot)
        await until(pilot, lambda: "Berta" in picture(pilot))
    with app_context.library.reading() as fetch:
        assert len(fetch("SELECT id FROM vet", ())) == 1


async def test_a_check_in_on_a_gig_that_ended_meanwhile_closes_itself_alone_and_once(
    open_app: OpenApp, app_context: AppContext
) -> None:
    app_context.store.submit(lambda store: store.add_all([UNDER_WAY], update=False)).result(timeout=600)
    async with open_app() as pilot:
        home = pilot.app.screen
        await pilot.app.push_screen(There(app_context, HomeRoute()))
        below = pilot.app.screen
        pilot.app.post_message(Navigate(CheckInRoute(UNDER_WAY.id)))
        await until(pilot, lambda: "Hours so far" in picture(pilot))
        there_in_a_gig_under_way(app_context, lambda vet: replace(vet, ended=Ending.WELL))
        line = pilot.app.focused
        assert isinstance(line, Input)
        for letter in "456":  # all three before the first is heard of
            line.value += letter
        await until(pilot, lambda: check_in.ENDED_MEANWHILE in told(pilot.app))
        await pilot.pause()
        assert pilot.app.screen_stack == [home, below]


async def test_the_handover_notes_look_again_and_the_message_below_goes_on_from_them(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([BEGUN])
    async with open_app(MessageRoute(ID)) as pilot:
        await press(pilot, "h")
        elsewhere(
            app_context,
            lambda gig: gig._replace(message=gig.message._replace(handover=(HandoverRow("source", "theirs"),))),
        )
        await come_back(pilot)
        await until(pilot, lambda: "theirs" in picture(pilot))
        await press(pilot, "2", "escape", "enter", "x")
        await settle(pilot, app_context)
    gig = kept(app_context)
    assert (gig.message.handover[0].text, gig.message.handover[0].mark) == ("theirs", Mark.HALF)
    assert "x" in str(gig.message.parts) + str(gig.answers)
    assert counts(app_context.library).gigs == 1


@pytest.mark.parametrize("route", [MessageRoute(ID), RunningRoute(UNDER_WAY.id)])
async def test_what_a_dialog_covered_is_read_again_once_it_is_seen(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, route: Route
) -> None:
    library_with([BEGUN, UNDER_WAY])
    async with open_app(route, size=(120, 40)) as pilot:
        await until(pilot, lambda: " t " in screen_lines(pilot.app)[-1] or " t\n" in picture(pilot))
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))
        if isinstance(route, MessageRoute):
            elsewhere(app_context, told_there)
        else:
            there_in_a_gig_under_way(app_context, lambda vet: replace(vet, told_on=YESTERDAY))
        os.utime(app_context.library.file, ns=(0, 0))  # a write of long ago: it is seen once
        await press(pilot, "left")
        await asyncio.sleep(2 * OTHER_WINDOW_DELAY)
        await press(pilot, "escape")
        await until(pilot, lambda: "u Not told" in screen_lines(pilot.app)[-1])
