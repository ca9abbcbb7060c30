"""Home: what is listed, what its keys do, what is said before there is anything."""

import asyncio
import re
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from textual.worker import WorkerFailed

from retro.core.gig.choices import Outcome, Side, Stage, Status
from retro.core.gig.draft_position import DraftPosition as LeftAt
from retro.core.gig.ids import EXAMPLE_ID, GigId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.samples import demo
from retro.core.wizard.interview import resumed
from retro.storage.autosave.status import NotSaved, Saved
from retro.storage.queries.home import home_rows
from retro.storage.queries.library import Library
from retro.tui.context import AppContext
from retro.tui.home import panes
from retro.tui.home.preview_pane import PreviewPane
from retro.tui.home.screen import HomeScreen
from retro.tui.kit.footer import KeyFooter
from retro.tui.kit.saving import SaveReported
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import (
    CompareRoute,
    ExportRoute,
    HomeRoute,
    LessonsRoute,
    MessageRoute,
    Navigate,
    OlderGigRoute,
    ReaderRoute,
    Route,
    TrashRoute,
    VetRoute,
    WizardRoute,
)
from retro.tui.new_day import NewDay
from retro.tui.palette.screen import Palette
from retro.tui.trash.screen import TrashScreen
from retro.tui.wizard.screen import WizardScreen
from tests.factories import titled_gig
from tests.tui.conftest import LibraryWith, OpenApp, Reports, picture
from tests.tui.looking import press, until

SIZES = [(60, 20), (80, 24), (120, 40)]
NEWEST = datetime(2026, 11, 20, 12, tzinfo=UTC)


def gig(title: str, days_ago: int = 0, *, is_draft: bool = False, **facts: object) -> Retrospective:
    return titled_gig(title, NEWEST - timedelta(days=days_ago), is_draft=is_draft, **facts)


def home(app: object) -> HomeScreen:
    screen = getattr(app, "screen", None)
    assert isinstance(screen, HomeScreen)
    return screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_words_and_what_one_comes_for(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(size=size) as pilot:
        text = picture(pilot)
        assert "sends nothing anywhere" in text.splitlines()[0]
        assert "A gig went wrong. Let's write it down" in text
        offers = ("▸ Write up a gig", "Tell a client bad news", "Vet the next gig", "An older gig (1 minute)")
        assert all(words in text for words in offers)
        assert "Look at an example" in text
        assert text.count("sends nothing anywhere") == 1
        assert text.splitlines()[-1].split("  ")[:2] == [" ? Help", " q Quit"], "the menu names its keys"
        assert "Search" not in text


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (["enter"], WizardRoute()),
        (["n"], WizardRoute()),
        (["down", "enter"], WizardRoute(is_telling=True)),
        (["m"], WizardRoute(is_telling=True)),
        (["down", "down", "enter"], VetRoute()),
        (["v"], VetRoute()),
        (["down"] * 3 + ["enter"], OlderGigRoute()),
        (["o"], OlderGigRoute()),
        (["j", "j", "j", "j", "j", "k", "down", "enter"], ReaderRoute(EXAMPLE_ID)),
    ],
)
async def test_each_way_to_begin_leads_there(
    open_app: OpenApp, visited: list[Route], keys: list[str], place: Route
) -> None:
    async with open_app() as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert visited == [place]


async def test_a_click_on_a_way_to_begin_takes_it(open_app: OpenApp, visited: list[Route]) -> None:
    async with open_app() as pilot:
        y = next(y for y, line in enumerate(picture(pilot).splitlines()) if "Look at an example" in line)
        await pilot.click(offset=(9, y))
        await pilot.pause()
        assert visited == [ReaderRoute(EXAMPLE_ID)]


async def test_the_first_gig_takes_the_place_of_the_first_words(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    async with open_app() as pilot:
        await pilot.press("n")
        await pilot.pause()
        await asyncio.to_thread(library_with, [gig("Shop checkout")])
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        text = picture(pilot)
        assert "▸  Shop checkout" in text
        assert "1 gig" in text.splitlines()[0]
        assert "A gig went wrong" not in text
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(visited[-1], ReaderRoute)


@pytest.mark.parametrize("key", ["ctrl+p", "colon"])
async def test_the_palette_opens_with_either_key(open_app: OpenApp, key: str) -> None:
    async with open_app() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, Palette)


async def test_drafts_come_first_and_say_where_they_were_left(open_app: OpenApp, app_context: AppContext) -> None:
    left = gig("Instagram dashboard", 3, is_draft=True)
    app_context.store.submit(
        lambda store: store.save(left, version=None, place=LeftAt("moments", last="story.tell"))
    ).result(timeout=600)
    done = gig("Shop", 0, client="a shop", ended_on=date(2026, 11, 12), outcome=Outcome.THEY_STOPPED)
    done = done._replace(lessons=(Lesson.new(cue="a date has no reason", act="ask"),))
    app_context.store.submit(lambda store: store.save(done, version=None)).result(timeout=600)
    async with open_app(size=(60, 20)) as pilot:
        lines = picture(pilot).splitlines()
        assert lines[2] == "▸✎ Instagram dashboard"
        assert lines[3] == "   draft · The story · Tue"
        assert lines[4] == "   Shop"
        assert lines[5] == "   a shop · Nov 2026 · they stopped"
        assert lines[6] == "   If a date has no reason, then I ask."


def test_the_page_that_a_row_names_is_the_one_at_which_the_draft_goes_on(app_context: AppContext) -> None:
    told: dict[str, object] = {"status": Status.LIVE, "told_on": date(2026, 11, 22)}
    goes_on = {}
    for place, last in product(("dates", "moments"), ("", "story.tell")):
        for facts, story in ((told, ""), (told, "It broke."), ({"status": Status.LIVE}, "")):
            draft = gig("Draft", is_draft=True, **facts).with_answer("story.tell", story)
            left = LeftAt(place, last=last)
            app_context.store.submit(lambda store, draft=draft, left=left: store.save(draft, version=None, place=left))  # type: ignore[misc]  # bound now
            goes_on[draft.id] = resumed(draft, left).at
    app_context.store.submit(lambda store: None).result(timeout=600)
    assert {row.id: row.place for row in home_rows(app_context.library)} == goes_on
    assert "story.tell" in goes_on.values()


async def test_enter_carries_on_with_a_draft_and_reads_what_is_finished(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    draft, done = gig("draft", is_draft=True), gig("done")
    library_with([done, draft])
    async with open_app() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("escape", "down", "enter")
        await pilot.pause()
        assert visited == [WizardRoute(draft.id), ReaderRoute(done.id)]


async def test_the_earlier_of_two_marked_gigs_is_a_and_a_third_replaces_the_oldest_mark(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    newest, middle, oldest = gig("newest"), gig("middle", 10), gig("oldest", 20)
    library_with([newest, middle, oldest])
    async with open_app(size=(60, 20)) as pilot:
        await pilot.press("space")
        assert "▸A newest" in picture(pilot)
        await pilot.press("down", "space")
        assert " B newest" in picture(pilot)
        assert "▸A middle" in picture(pilot)
        await pilot.press("down", "space")
        text = picture(pilot)
        assert "▸A oldest" in text
        assert " B middle" in text
        assert "   newest" in text
        await pilot.press("c")
        await pilot.pause()
        assert visited == [CompareRoute(middle.id, oldest.id)]
        await pilot.press("escape", "x")
        await pilot.pause()
        assert visited[-1] == ExportRoute((middle.id, oldest.id))


async def test_a_second_space_takes_the_mark_away(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("newest")])
    async with open_app() as pilot:
        await pilot.press("space", "space")
        assert "▸  newest" in picture(pilot)


async def test_compare_takes_the_marked_gig_and_this_row(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    newest, oldest = gig("newest"), gig("oldest", 20)
    library_with([newest, gig("middle", 10), oldest])
    async with open_app() as pilot:
        await pilot.press("space", "end", "c")
        await pilot.pause()
        assert visited == [CompareRoute(newest.id, oldest.id)]


async def test_compare_without_marks_takes_the_gig_that_is_most_alike(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    flag = RedFlag("D1", "stuck", Stage.WORK, Side.MINE)
    newest, other = (gig(title, ago)._replace(red_flags=(flag,)) for title, ago in (("newest", 0), ("other", 20)))
    library_with([newest, gig("middle", 10), other])
    async with open_app() as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert visited == [CompareRoute(newest.id, other.id)]


async def test_a_single_gig_is_compared_with_nothing(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    library_with([gig("alone")])
    async with open_app() as pilot:
        await pilot.press("c")
        await pilot.pause()
        assert visited == []
        assert "There's nothing to compare it with" in picture(pilot)


async def test_export_takes_the_gig_at_the_cursor(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    one, other = gig("one"), gig("other", 1)
    library_with([one, other])
    async with open_app() as pilot:
        await pilot.press("down", "x")
        await pilot.pause()
        assert visited == [ExportRoute((other.id,))]


async def test_escape_does_nothing_and_q_leaves(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("one")])
    async with open_app() as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)
        await pilot.press("q")
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_coming_home_shows_what_was_changed_and_keeps_the_cursor(
    open_app: OpenApp, library_with: LibraryWith, visited: list[Route]
) -> None:
    library_with([gig("one"), gig("two", 1)])
    async with open_app() as pilot:
        await pilot.press("down", "enter")
        await pilot.pause()
        await asyncio.to_thread(library_with, [gig("newer", -1)])
        await pilot.press("escape")
        await pilot.pause()
        text = picture(pilot)
        assert "newer" in text
        assert "▸  two" in text
        assert "3 gigs" in text


async def test_going_home_to_a_gig_puts_the_cursor_on_it(open_app: OpenApp, library_with: LibraryWith) -> None:
    far = gig("far down", 100)
    library_with([gig(f"gig {number}", number) for number in range(90)] + [far])
    async with open_app() as pilot:
        home(pilot.app).post_message(Navigate(HomeRoute(far.id)))
        await pilot.pause()
        await pilot.pause()
        assert "▸  far down" in picture(pilot)


async def test_what_is_not_saved_is_said_until_it_is(
    open_app: OpenApp, library_with: LibraryWith, reports: Reports
) -> None:
    library_with([gig("one")])
    async with open_app() as pilot:
        reports(NotSaved("Not saved: disk full.", "Your words are in a recovery file.", NEWEST))
        await pilot.pause()
        assert "Not saved: disk full" in picture(pilot).splitlines()[0]
        await asyncio.to_thread(library_with, [gig("two")])
        reports(Saved(NEWEST))
        await pilot.pause()
        assert "2 gigs" in picture(pilot).splitlines()[0]


async def test_the_preview_says_the_rule_first_and_the_figures_last(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app(size=(120, 40)) as pilot:
        for _ in range(3):
            await pilot.press("down")
        await pilot.pause()
        await pilot.pause()
        text = picture(pilot)
        assert "┬─ Catalogue translation ─" in text
        order = [text.index(words) for words in ("Next time", "Red flags", "Delivered late on 29 May 2026")]
        assert order == sorted(order)
        assert any(re.search(r" more gigs?$", line) for line in text.splitlines())


async def test_a_count_stands_beside_its_sign_also_where_the_preview_scrolls(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app(size=(80, 24)) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        await pilot.pause()
        text = picture(pilot)
        assert "┬─ Shop checkout in a week ─" in text
        assert pilot.app.screen.query_one(PreviewPane).show_vertical_scrollbar
        assert re.search(r"│   It depends on a script.* +\d more gigs?", text)


async def test_the_preview_leaves_and_comes_with_the_width(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with(demo())
    async with open_app(size=(60, 20)) as pilot:
        assert "┬" not in picture(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert "┬─ Grant report ─" in picture(pilot)
        await pilot.resize_terminal(60, 20)
        await press(pilot, "down", "down")
        monkeypatch.setattr(panes, "PREVIEW_DELAY", 60)
        await pilot.resize_terminal(80, 24)
        pane = pilot.app.screen.query_one(PreviewPane)
        await until(pilot, lambda: pane.display)
        assert "The client doesn't know yet" not in str(pane.words.content), "of another gig"


@pytest.mark.parametrize("size", SIZES)
async def test_the_footer_fits_with_help_first(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with(demo())
    async with open_app(size=size) as pilot:
        hints = pilot.app.screen.query_one(KeyFooter)
        assert sum(hint.width for hint in hints.shown_hints()) <= size[0]
        footer = picture(pilot).splitlines()[-1]
        assert footer.startswith(" ? Help   n New   m Message   t Told   / Search")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["said [/] ok", "[@click=app.quit]x[/]", "$primary [red]b[/red]"])
async def test_any_name_is_shown_as_it_was_written(
    open_app: OpenApp, library_with: LibraryWith, name: str, size: tuple[int, int]
) -> None:
    lesson, flag = Lesson.new(cue=name, act=name), RedFlag(None, name, Stage.WORK, Side.MINE)
    library_with([gig(name, client=name, status=Status.OVER)._replace(lessons=(lesson,), red_flags=(flag,))])
    async with open_app(size=size) as pilot:
        await until(pilot, lambda: picture(pilot).count(name) >= (3 if size[0] < 72 else 5))
        await pilot.press("d")
        await pilot.pause()
        assert f"Move “{name}” to the trash?" in picture(pilot)


async def test_a_name_of_several_lines_stands_on_one(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("two\nlines\tand more")])
    async with open_app() as pilot:
        assert "▸  two lines and more" in picture(pilot)


async def test_an_escape_that_another_program_put_into_the_library_is_made_visible(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([gig("plain")])
    with closing(sqlite3.connect(app_context.paths.library)) as connection, connection:
        connection.execute("UPDATE retrospective SET title = ?, client = ?", ("red \x1b[31m", "\x9b2J"))
    async with open_app(size=(60, 20)) as pilot:
        text = picture(pilot)
        assert "▸  red ␛[31m" in text
        assert "⟨U+009B⟩2J" in text
        assert "\x1b" not in text


async def test_a_library_of_samples_says_that_it_goes(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with(demo())
    async with open_app(app_context=app_context.replaced(is_demo=True)) as pilot:
        assert "sample library, deleted when you quit" in picture(pilot).splitlines()[0]


async def test_a_file_that_is_no_library_is_said_and_left(open_app: OpenApp, app_context: AppContext) -> None:
    app_context.paths.library.parent.mkdir(parents=True)
    app_context.paths.library.write_text("my notes, not a library")
    async with open_app() as pilot:
        await pilot.pause()
        assert "isn't a retro database" in " ".join(picture(pilot).split())
        await pilot.press("down", "enter", "space", "c", "d", "x")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_coming_back_to_an_unchanged_library_reads_nothing_again(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with([gig("Shop")])
    monkeypatch.setattr(Library, "stamp", lambda self: (1, 2, 3))
    async with open_app() as pilot:
        listed = home(pilot.app).browse.list._gigs
        await pilot.press("question_mark", "escape")
        await pilot.pause()
        assert home(pilot.app).browse.list._gigs is listed
        await home(pilot.app).reread()
        assert home(pilot.app).browse.list._gigs is not listed


async def test_coming_back_to_a_library_written_to_meanwhile_shows_it(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([gig("Shop")])
    async with open_app() as pilot:
        await pilot.press("question_mark")
        with closing(sqlite3.connect(app_context.library.file)) as raw, raw:
            raw.execute("UPDATE retrospective SET title = 'Harbour'")
        await pilot.press("escape")
        await pilot.pause()
        assert "Harbour" in picture(pilot)


async def test_between_the_first_words_and_the_list_nothing_is_asked_of_either(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    async with open_app() as pilot:
        screen = home(pilot.app)
        library_with([gig("Harbour")])
        screen._count()
        await screen.first_run.remove()
        offered = {binding.binding.action for binding in screen.active_bindings.values()}
        assert "go('new')" in offered
        assert not offered & {"search", "mark", "compare", "export", "delete"}
        screen.refresh_bindings()
        await pilot.pause()


@pytest.mark.parametrize("place", [None, MessageRoute(GigId("a" * 32)), LessonsRoute(), VetRoute(), WizardRoute()])
async def test_a_report_that_comes_as_the_screen_is_taken_down_finds_nobody(
    open_app: OpenApp, library_with: LibraryWith, place: Route | None
) -> None:
    library_with([gig("one")._replace(id=GigId("a" * 32))])
    async with open_app(place) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        await screen.remove_children()
        screen.post_message(SaveReported(Saved(NEWEST)))
        screen.post_message(SaveReported(NotSaved("Disk full.", "Free some room.", NEWEST)))
        screen.post_message(NewDay())
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.is_running


async def test_what_a_worker_has_read_as_the_screen_is_taken_down_is_put_nowhere(open_app: OpenApp) -> None:
    async with open_app(TrashRoute()) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, TrashScreen)
        await screen.remove_children()
        await screen._read().wait()
        await pilot.pause()
        assert pilot.app.is_running


async def test_a_worker_that_misses_a_widget_of_an_open_screen_is_an_error(open_app: OpenApp) -> None:
    async def misses() -> None:
        pilot.app.screen.query_one(WizardScreen)

    async with open_app(TrashRoute()) as pilot:
        worker = pilot.app.screen.run_worker(misses(), exit_on_error=False)
        with pytest.raises(WorkerFailed):
            await worker.wait()


async def test_what_is_read_as_the_list_goes_is_put_nowhere(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig("one")._replace(id=GigId("a" * 32))])
    async with open_app() as pilot:
        browse = home(pilot.app).browse
        await browse.panes.remove()
        await home(pilot.app).on_save_reported(SaveReported(Saved(NEWEST)))
        await browse.read(GigId("a" * 32))
        await browse.leave_search()
        await pilot.pause()
        assert pilot.app.is_running
