"""The palette runs what was found for the words in the line, and nothing else."""

import asyncio
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.samples import demo
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.storage.queries import home, trash
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext
from retro.tui.export.dialog import ExportDialog
from retro.tui.home.screen import HomeScreen
from retro.tui.navigation import LessonsRoute, ReaderRoute, Route, RunningRoute, VetRoute, WizardRoute
from retro.tui.palette.commands import Command
from retro.tui.palette.everywhere import UNREADABLE
from retro.tui.palette.finding import found, rank
from retro.tui.palette.list import Groups
from retro.tui.palette.screen import USED, Palette
from retro.tui.terminal.themes import NAMES
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import told, until


async def at_once(pilot: Pilot[None], text: str, *keys: str) -> None:
    """Send letters and keys in one go, without waiting in between."""
    for letter in text:
        pilot.app.post_message(events.Key(letter, letter))
    for key in keys:
        pilot.app.post_message(events.Key(key, None))
    for _ in range(10):
        await pilot.pause()


@pytest.mark.parametrize("words", ["qqqqzz", "nonsense", "wizzzard"])
async def test_words_that_match_nothing_run_nothing(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route], words: str
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, words, "enter")
        assert isinstance(pilot.app.screen, Palette)
        assert visited == []
        assert pilot.app.is_running


async def test_words_that_match_one_command_run_it_at_once(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("f12")
        assert isinstance(pilot.app.screen, Palette)
        await at_once(pilot, "patterns", "enter")
        assert [type(place).__name__ for place in visited] == ["PatternsRoute"]


async def test_escape_leaves_the_palette_for_the_screen_below(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "qq", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_f10_quits(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        await pilot.press("f10")
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


def palette(pilot: Pilot[None]) -> Palette:
    assert isinstance(pilot.app.screen, Palette)
    return pilot.app.screen


def names(pilot: Pilot[None]) -> list[str]:
    return [command.name for command in palette(pilot)._shown]


async def test_the_commands_of_this_screen_come_first_named_as_in_the_footer(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app(size=(120, 50)) as pilot:
        footer = picture(pilot).splitlines()[-1]
        await pilot.press("colon")
        text, listed = picture(pilot), names(pilot)
    assert text.index(" Here") < text.index(" Search ") < text.index(" Trash ") < text.index(" Everywhere")
    assert listed.index("Trash") < listed.index("Colours: Dark")  # below what fits
    assert "/ Search" in footer
    assert re.search("Search  +Find words in everything you wrote  +/  ", text)


async def test_the_palette_has_no_cursor_movements_and_one_way_to_quit(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    for place in (None, ReaderRoute(demo()[0].id), LessonsRoute()):
        async with open_app(place) as pilot:
            await pilot.press("ctrl+p")
            found_ = names(pilot)
            assert not {"Up", "Down", "Page up", "Page down", "First", "Last", "Commands"} & {*found_}
            assert found_.count("Quit") == 1
            assert len(found_) == len({*found_})
            assert found_[-len(NAMES) :] == [name for name in found_ if name.startswith("Colours")]


async def test_what_was_used_last_comes_first_after_a_restart_too(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route], app_context: AppContext
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        for words in ("patterns", "lessons"):
            await pilot.press("ctrl+p")
            await at_once(pilot, words, "enter")
            await pilot.press("escape")
    assert [type(place).__name__ for place in visited] == ["PatternsRoute", "LessonsRoute"]
    app_context.store.submit(lambda store: None).result(timeout=600)
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        assert names(pilot)[:2] == ["Lessons", "Patterns"]


ZOE = Retrospective.new(id="a" * 32).with_facts(title="Menu for Café Zoë")
DRAFT = Retrospective.new(id="b" * 32).with_facts(title="Harbour draft")
DONE = Retrospective.new(id="c" * 32).with_facts(title="Harbour & Vine")
VETTED = Vet(id=VetId("d" * 32), title="Harbour labels")
ENDED_WELL = Vet(id=VetId("f" * 32), title="Harbour shelf", decision=Decision.TAKE, ended=Ending.WELL)
TAKEN = Vet(id=VetId("e" * 32), title="Harbour shop", decision=Decision.TAKE)


async def test_what_another_window_used_meanwhile_stays_remembered(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("colon")
        app_context.store.submit(lambda store: store.set(USED, "theirs")).result(timeout=600)
        await at_once(pilot, "Colours: dark", "enter")
        await asyncio.to_thread(lambda: app_context.store.submit(lambda _: None).result(timeout=600))
    used = (setting(app_context.library, USED) or "").split()
    assert used[1:] == ["theirs"]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("cafe zoe", WizardRoute(ZOE.id)),
        ("vine harb", ReaderRoute(DONE.id)),
        ("harbour dr", WizardRoute(DRAFT.id)),
        ("labels", VetRoute(VETTED.id)),
        ("HARBOUR SHOP", RunningRoute(TAKEN.id)),
    ],
)
async def test_a_gig_is_found_by_the_words_of_its_title_and_opened_as_what_it_is(
    open_app: OpenApp,
    library_with: LibraryWith,
    app_context: AppContext,
    visited: list[Route],
    words: str,
    place: Route,
) -> None:
    library_with([ZOE, DRAFT, DONE._replace(finished_at=DONE.created_at)])
    for vet in (VETTED, TAKEN):
        app_context.store.submit(lambda store, vet=vet: store.save(vet, version=None)).result(timeout=600)  # type: ignore[misc]  # a closure of its own
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, words, "enter")
        await until(pilot, lambda: visited)
    assert visited == [place]


async def test_going_elsewhere_from_a_page_keeps_the_words_and_escape_leads_home(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    draft = ZOE
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "story.tell")) as pilot:
        await until(pilot, lambda: "What happened?" in picture(pilot))
        await at_once(pilot, "word")
        await pilot.press("ctrl+p")
        await at_once(pilot, "lessons", "enter")
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "LessonsScreen")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert app_context.autosave.flush(60)
    kept = retrospective_by_id(app_context.library, draft.id)
    assert kept
    assert kept.retrospective.answers["story.tell"] == "word"


async def test_over_a_dialog_the_palette_leads_nowhere_else(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([ZOE])
    async with open_app() as pilot:
        await pilot.press("d")
        await until(pilot, lambda: "Move “Menu" in picture(pilot))
        await pilot.press("ctrl+p")
        assert not {"Trash", "Patterns", "Home"} & {*names(pilot)}
        assert {"Help", "Quit", "Colours: Dark"} <= {*names(pilot)}
        await at_once(pilot, "zoe", "enter")
        assert isinstance(pilot.app.screen, Palette)


async def test_trash_export_all_and_undo_delete_are_in_the_palette_of_every_screen(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([ZOE, DRAFT])
    vet, well = VETTED, ENDED_WELL
    app_context.store.submit(lambda store: store.save(well, version=None)).result(timeout=600)
    app_context.store.submit(lambda store: store.save(vet, version=None)).result(timeout=600)
    app_context.store.submit(lambda store: store.save(TAKEN, version=None)).result(timeout=600)
    app_context.store.submit(lambda store: store.delete(vet.id)).result(timeout=600)
    async with open_app(LessonsRoute()) as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "undo delete", "enter")
        await until(pilot, lambda: "“Harbour labels” is back." in told(pilot.app))
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("ctrl+p")
        await at_once(pilot, "export all", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportDialog))
        assert "4 gigs" in picture(pilot)  # the good end and the one under way too
        await pilot.press("escape", "ctrl+p")
        await at_once(pilot, "trash", "enter")
        await until(pilot, lambda: "The trash is empty." in picture(pilot))
    assert not trash.everything(app_context.library)
    assert home.counts(app_context.library).deleted_vets == 0


async def test_export_all_says_how_many_gigs_it_cannot_read(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([ZOE, ENDED_WELL, TAKEN])
    with closing(sqlite3.connect(app_context.paths.library)) as connection, connection:
        connection.execute("UPDATE vet SET created_at = 'never'")
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "export all", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportDialog))
        await until(pilot, lambda: UNREADABLE.format(2) in told(pilot.app))


async def test_a_backup_is_made_from_the_palette(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([ZOE])
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "back up", "enter")
        await until(pilot, lambda: any(said.startswith("Backed up to ") for said in told(pilot.app)))
    assert [made for made in Path(app_context.paths.backups).iterdir() if made.suffix == ".db"]


async def test_a_colour_chosen_in_the_palette_is_remembered(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "light", "enter")
        await until(pilot, lambda: pilot.app.theme == "retro-light")
    app_context.store.submit(lambda store: None).result(timeout=600)
    assert setting(app_context.library, "theme") == "retro-light"


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
async def test_every_purpose_is_said_whole_and_no_empty_rows_follow(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with(demo())
    async with open_app(size=size) as pilot:
        await pilot.press("ctrl+p")
        lines = palette(pilot).lines
        shown = "\n".join(lines.render_line(row).text for row in range(lines.size.height))
        assert "Make it A or B, to compare; A is the earlier" in shown
        assert "…" not in shown
        assert not [line for line in shown.splitlines() if not line.strip()]


@pytest.mark.parametrize("start", [None, LessonsRoute()])
async def test_the_purposes_of_a_group_begin_in_one_column(
    open_app: OpenApp, library_with: LibraryWith, start: Route | None
) -> None:
    library_with(demo())
    async with open_app(start, size=(200, 90)) as pilot:
        await pilot.press("ctrl+p")
        lines = palette(pilot).lines
        shown = [lines.render_line(row).text for row in range(lines.size.height)]
        everywhere = next(row for row, line in enumerate(shown) if line.strip() == "Everywhere")
        for group in (shown[1:everywhere], shown[everywhere + 1 :]):
            found = [re.match(r"[ ▸]+\S+( \S+)* {2,}(?=\S)", line) for line in group]
            assert len({match.end() for match in found if match}) == 1, "\n".join(group)
            assert all(found)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_palette_fits(open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]) -> None:
    library_with(demo())
    async with open_app(size=size) as pilot:
        await pilot.press("ctrl+p")
        await pilot.press("end")
        text = picture(pilot)
        assert max(map(len, text.splitlines())) <= size[0]
        assert "What do you want to do?" in text
        keys = [line.rstrip(" │╮▅▂▇█▃▁").rsplit(" ", 1)[-1] for line in text.splitlines() if "Write up a gig" in line]
        assert keys == ["n"]
        assert palette(pilot).query_one(".panel").size.width <= 76


@pytest.mark.parametrize("typed", ["silent", "how long", "told after", "silence"])
async def test_how_long_one_kept_silent_is_found_by_its_words(
    open_app: OpenApp, library_with: LibraryWith, typed: str
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("f12")
        await at_once(pilot, typed)
        assert names(pilot)[:1] == ["Patterns"]


async def test_the_line_is_written_in_and_the_arrows_choose(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("ctrl+p")
        await at_once(pilot, "vet")
        second = names(pilot)[1]
        await pilot.press("down", "enter")
        await until(pilot, lambda: visited)
    assert second == "Vetted gigs"
    assert [type(place).__name__ for place in visited] == ["VetsRoute"]


def command(name: str, says: str = "") -> Command:
    return Command(name, name, says, lambda: None)


def test_long_names_have_a_column_too_and_gigs_have_their_own() -> None:
    commands = [command("Trash", "Deleted"), command("Colours: Terminal, light", "Remembered next time")]
    gig = Command("a", "A name that takes all the room that there is", "draft", lambda: None, is_gig=True)
    *lines, last = (line.words.plain for line in Groups([("", [*commands, gig])])(72))
    assert lines == [
        line.ljust(72) for line in ("Trash".ljust(26) + "Deleted", "Colours: Terminal, light  Remembered next time")
    ]
    assert last.rstrip() == "A name that takes all the room that there is  draft"
    (long,) = Groups([("", [command("Colours: Terminal, light", "says " * 10)])])(72)
    assert long.words.plain.startswith("Colours: Terminal, …  says")


def test_a_slip_of_the_finger_finds_what_was_meant_and_nonsense_nothing() -> None:
    commands = [command("Patterns", "What keeps coming back"), command("Vetted gigs"), command("Trash")]
    assert [each.name for _, each in found("pattrens", commands)] == ["Patterns"]
    assert [each.name for _, each in found("vetetd gigs", commands)] == ["Vetted gigs"]
    assert [each.name for _, each in found("coming back", commands)] == ["Patterns"]
    assert list(found("qqqq", commands)) == []
    assert list(found("", commands)) == []


def test_the_whole_name_comes_before_its_beginning_and_that_before_the_middle() -> None:
    ranks = [rank("vet", name, "says") for name in ("vet", "vet a gig", "a vet", "unvetted")]
    assert ranks == [0, 1, 2, 3]
    assert rank("says", "vet", "says") == 4
    assert rank("nowhere", "vet", "says") is None


async def test_the_sign_that_opens_the_palette_is_no_text_of_its_line(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("colon", "colon", *":pat")
        assert isinstance(pilot.app.screen, Palette)
        assert pilot.app.screen.line.value == "pat"
