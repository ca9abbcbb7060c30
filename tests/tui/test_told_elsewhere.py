"""Another window notes that the client was told while their gig is written on here: taken over, and no copy is made."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest
from textual.events import AppBlur, AppFocus, Key
from textual.pilot import Pilot

from retro.core.gig.choices import Status
from retro.core.gig.message import Channel, HandoverRow, Message
from retro.core.gig.retrospective import Retrospective
from retro.core.message.telling import quiet, untold
from retro.core.message.telling import told as told_on
from retro.core.samples import demo
from retro.core.vet.vet import Vet
from retro.storage.queries.home import counts
from retro.storage.queries.library import Fetch, Library
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.told_dialog import ToldDialog
from retro.tui.message.screen import MessageScreen
from retro.tui.navigation import HomeRoute, MessageRoute, PatternsRoute, ReaderRoute, Route, RunningRoute, WizardRoute
from retro.tui.palette.everywhere import GONE
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import press, screen_lines, told, until
from tests.tui.test_message import GIG, ID, NEWS, UNDER_WAY, kept, kept_vet

YESTERDAY = date(2026, 11, 21)
BEGUN = GIG._replace(message=Message(parts=MappingProxyType({"news": NEWS})))
NOTED = "Noted in another window: you told them on 21 November 2026."

Typed = Callable[[Retrospective], str]


def elsewhere(app_context: AppContext, change: Callable[[Retrospective], Retrospective]) -> None:
    """Let another window save this change of what is stored by now."""
    changed = change(kept(app_context)).touched()
    app_context.store.submit(lambda store: store.save(changed, version=store.get(ID)[1])).result(timeout=10)


def told_there(gig: Retrospective) -> Retrospective:
    return told_on(gig, YESTERDAY, Channel.CALLED)


async def settle(pilot: Pilot[None], app_context: AppContext) -> None:
    assert app_context.autosave.flush(10)
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
        assert "21 November 2026" in picture(pilot) or told(pilot.app)
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
        app_context.store.submit(lambda store: store.save(there, version=1)).result(timeout=10)
        await press(pilot, *(("enter", "a") if isinstance(route, MessageRoute) else ("t",)))
        await settle(pilot, app_context)
        await until(pilot, lambda: bool(told(pilot.app)))
    vet = kept_vet(app_context)
    assert vet.told_on == YESTERDAY
    assert ("a" in vet.message.parts.values()) is isinstance(route, MessageRoute)


@pytest.fixture
def under_way(app_context: AppContext) -> None:
    app_context.store.submit(lambda store: store.add_all([UNDER_WAY], update=False)).result(timeout=10)


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
        await until(pilot, lambda: "They come first." in picture(pilot))
        elsewhere(app_context, told_there)
        await press(pilot, "t")
        await until(pilot, lambda: "They come first." not in picture(pilot) and NOTED in picture(pilot))


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
        app_context.store.submit(lambda store: store.save(vet, version=found.version)).result(timeout=10)

    async with open_app(route) as pilot:
        for on, offered in ((YESTERDAY, "u Undo"), (None, "t ")):
            there(on)
            await press(pilot, "down")
            await until(pilot, lambda offered=offered: offered in screen_lines(pilot.app)[-1])  # type: ignore[misc]
        await press(pilot, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ToldDialog))
