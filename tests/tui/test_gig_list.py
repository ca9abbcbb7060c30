"""The list asks for the rows that it draws, and moves a cursor over them."""

from collections.abc import AsyncIterator, Sequence, Set
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from sqlite3 import Connection, Row
from typing import get_args

import pytest
from textual.app import App, ComposeResult
from textual.css.query import DOMQuery
from textual.dom import DOMNode
from textual.pilot import Pilot
from textual.widget import Widget

from retro.core.gig.choices import Outcome, Status
from retro.core.gig.draft_position import OLDER_FORM
from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.check_in_day import HasCheckIns
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.storage.errors import Locked, StoreError
from retro.storage.queries import library as library_module
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.gig_rows import HomeRow
from retro.storage.queries.home import COUNTS, Counts
from retro.storage.queries.library import Library
from retro.storage.queries.pages import Key
from retro.storage.queries.running import Running
from retro.storage.queries.search import Hit
from retro.storage.queries.vets.search_vets import VetHit
from retro.tui.context import AppContext
from retro.tui.home import pages as pages_
from retro.tui.home.entries import actions_on, entry_kind
from retro.tui.home.gig_lines import good_end_lines, row_lines
from retro.tui.home.gig_list import GigList
from retro.tui.home.pages import Entry, Gigs, NoGigs, Pages
from retro.tui.home.queries import HomeQueries
from retro.tui.kit.footer import KeyFooter
from retro.tui.navigation import (
    CheckInRoute,
    OlderGigRoute,
    ReaderRoute,
    Route,
    RunningRoute,
    VetRoute,
    WizardRoute,
)
from retro.tui.terminal.safe_text import safe_text
from tests.factories import id_of
from tests.tui.conftest import LibraryWith, OpenApp, picture

AT = datetime(2026, 11, 1, tzinfo=UTC)


def row(number: int, *, is_draft: bool = False) -> HomeRow:
    return HomeRow(
        id=id_of(number),
        name=f"gig {number}",
        client="a café",
        status=None,
        outcome=None,
        created_at=AT,
        finished_at=None if is_draft else AT,
        updated_at=AT,
        ended_on=None,
        lesson_cue="it slips",
        lesson_act="say so",
        place=None,
        since=Key(b"2026-11-01T00:00:00.000Z"),
    )


class Many:
    """A long list that notes what it is asked for."""

    def __init__(self, count: int, short: int = 0) -> None:
        self.count, self.short = count, short
        self.asked: set[int] = set()

    def at(self, index: int) -> Hit | None:
        self.asked.add(index)
        return Hit(row(index, is_draft=index < self.short), ())


class Toy(App[None]):
    def __init__(self, shown_gigs: Gigs) -> None:
        super().__init__()
        self.gigs = shown_gigs
        self.heard: list[object] = []

    def compose(self) -> ComposeResult:
        yield GigList(today=lambda: date(2026, 11, 23))

    def on_mount(self) -> None:
        self.list.set_gigs(self.gigs, 0, safe_text("Nothing here."))
        self.list.focus()

    @property
    def list(self) -> GigList:
        return self.query_one(GigList)

    def on_gig_list_opened(self, message: GigList.Opened) -> None:
        assert isinstance(message.entry, Hit)
        self.heard.append(message.entry.row.name)


@asynccontextmanager
async def toy(shown_gigs: Gigs, size: tuple[int, int] = (40, 12)) -> AsyncIterator[tuple[Toy, Pilot[None]]]:
    app = Toy(shown_gigs)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_ten_thousand_gigs_are_asked_for_a_screenful_at_a_time() -> None:
    many = Many(10_000)
    async with toy(many) as (app, pilot):
        assert "gig 0" in picture(pilot)
        assert max(many.asked) < 10
        await pilot.press("end")
        await pilot.pause()
        assert "gig 9999" in picture(pilot)
        assert len(many.asked) < 20
        assert app.list.cursor == 9999


async def test_a_row_asked_for_brings_its_page_and_no_other(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    read: list[int] = []

    def rows_at(library: Library, first: int, limit: int, *, drafts: int) -> list[HomeRow]:
        read.append(first)
        return [row(number) for number in range(first, first + limit)]

    monkeypatch.setattr(pages_, "counts", lambda library: Counts(10_000, 3, 0))
    monkeypatch.setattr(pages_, "rows_at", rows_at)
    pages = Pages(Library(tmp_path / "none"), lambda error: None)
    for index in (0, 5, 63, 9_999, 9_990, 1):
        hit = pages.at(index)
        assert isinstance(hit, Hit)
        assert hit.row.name == f"gig {index}"
    assert read == [0, 9_999 // pages_.PAGE * pages_.PAGE]
    for index in range(10_000):
        pages.at(index)
    assert len(pages._pages) == pages_.KEPT


async def test_a_page_that_cannot_be_read_is_told_and_asked_for_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[StoreError] = []
    monkeypatch.setattr(pages_, "counts", lambda library: Counts(200, 0, 0))
    monkeypatch.setattr(pages_, "rows_at", lambda *_, **__: [row(1)])
    pages = Pages(Library(tmp_path / "none"), told.append)

    def locked(*_: object, **__: object) -> list[HomeRow]:
        raise Locked

    monkeypatch.setattr(pages_, "rows_at", locked)
    assert pages.at(150) is None
    assert [type(error) for error in told] == [Locked]
    monkeypatch.setattr(pages_, "rows_at", lambda *_, **__: [row(number) for number in range(64)])
    assert pages.at(150) is not None


async def test_home_is_read_by_one_connection_and_counted_once(
    app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each connection reads the schema and begins with no page in its cache."""
    library_with([Retrospective.new(created_at=AT, updated_at=AT, finished_at=AT)])
    library, asked = app_context.library, list[str]()
    stamps = iter([(1, 1, 1)] * 3 + [(1, 1, 2)])
    opened, answered = library._opened, library_module._answer

    def noted_open() -> Connection:
        asked.append("opened")
        return opened()

    def noted_answer(at: Connection, sql: str, values: Sequence[object]) -> list[Row]:
        asked.extend(["counted"] if sql == COUNTS else [])
        return answered(at, sql, values)

    monkeypatch.setattr(library, "stamp", lambda: next(stamps))
    monkeypatch.setattr(library, "_opened", noted_open)
    monkeypatch.setattr(library_module, "_answer", noted_answer)
    shelf = HomeQueries(library, date.today)
    shelf.counts()
    for _ in range(3):
        assert shelf.pages(lambda error: None).count == 1
    assert asked == ["opened", "counted", "opened", "opened", "opened", "counted"], "again once something was written"


async def test_drafts_take_two_lines_and_the_others_three() -> None:
    async with toy(Many(4, short=2)) as (_, pilot):
        lines = picture(pilot).splitlines()
        assert [index for index, line in enumerate(lines) if "gig " in line] == [0, 2, 4, 7]
        assert "✎ gig 1" in lines[2]
        assert "draft · 1 Nov 2026" in lines[3]
        assert "a café · Nov 2026" in lines[5]
        assert "If it slips, then I say so" in lines[6]


async def test_the_cursor_is_told_by_a_sign_and_stays_in_sight() -> None:
    async with toy(Many(30, short=1)) as (app, pilot):
        assert picture(pilot).startswith("▸✎ gig 0")
        for key, there in (("j", 1), ("down", 2), ("k", 1), ("pagedown", 4), ("G", 29), ("up", 28), ("g", 0)):
            await pilot.press(key)
            await pilot.pause()
            assert app.list.cursor == there, key
            assert f"gig {there}" in next(line for line in picture(pilot).splitlines() if "▸" in line)


async def test_a_click_takes_the_cursor_and_a_click_on_it_opens() -> None:
    async with toy(Many(5, short=1)) as (app, pilot):
        await pilot.click(GigList, offset=(5, 3))
        await pilot.pause()
        assert (app.list.cursor, app.heard) == (1, [])
        await pilot.click(GigList, offset=(5, 4))
        await pilot.pause()
        assert app.heard == ["gig 1"]


async def test_the_wheel_scrolls_and_leaves_the_cursor() -> None:
    async with toy(Many(50)) as (app, pilot):
        app.list.scroll_down(animate=False)
        await pilot.pause()
        assert app.list.scroll_offset.y > 0
        assert app.list.cursor == 0


async def test_marks_stand_before_their_rows() -> None:
    async with toy(Many(3)) as (app, pilot):
        app.list.letters = {row(1).id: "A", row(2).id: "B"}
        await pilot.pause()
        lines = picture(pilot).splitlines()
        assert lines[3].startswith(" A gig 1")
        assert lines[6].startswith(" B gig 2")


async def test_without_a_gig_it_says_what_to_do() -> None:
    async with toy(NoGigs()) as (app, pilot):
        assert picture(pilot).strip() == "Nothing here."
        await pilot.press("down", "enter", "G")
        assert app.heard == []


async def test_untold_gigs_stand_above_all_and_every_gig_stands_once(
    app_context: AppContext, library_with: LibraryWith
) -> None:
    """Drafts and finished ones, untold or not, mixed by their days, and a gig under way between the two."""
    gigs = []
    for number in range(12):
        at = AT.replace(day=1 + number)
        whole = Retrospective.new(created_at=at, updated_at=at, finished_at=at if number % 2 else None)
        noticed = date(2026, 10, 20 - number)
        gigs.append(
            whole.with_facts(title=f"gig {number}", status=Status.UNTOLD, noticed_on=noticed)
            if number % 3 == 0
            else whole.with_facts(title=f"gig {number}")
        )
    library_with(gigs)
    vet = Vet(title="under way", decision=Decision.TAKE)
    app_context.store.submit(lambda store: store.add_all([vet], update=False)).result(timeout=600)
    pages = Pages(app_context.library, lambda error: None)
    names = [_name(pages.at(index)) for index in range(pages.count)]
    untold, drafts, finished = (9, 6, 3, 0), (10, 8, 4, 2), (11, 7, 5, 1)
    expected = [*(f"gig {number}" for number in (*untold, *drafts)), "under way", *(f"gig {n}" for n in finished)]
    assert names == expected
    assert (pages.count, pages.short) == (13, 9)
    for index, name in enumerate(names):
        id = next((whole.id for whole in gigs if whole.name == name), vet.id)
        assert Pages(app_context.library, lambda error: None, 0, id).begin == index


@pytest.mark.parametrize(
    ("client", "width", "said"),
    [
        ("Velo Nord, a bicycle shop", 50, "Velo Nord, a bicycle shop · Nov 2026 · I stopped"),
        ("Velo Nord, a bicycle shop", 33, "Velo Nord… · Nov 2026 · I stopped"),
        ("Velo Nord, a bicycle shop", 26, "Velo Nord… · Nov 2026"),
        ("Doe, Jane", 29, "Doe… · Nov 2026 · I stopped"),
        ("Ahrens Lagerhaus", 33, "Ahrens Lagerhaus · Nov 2026"),
        ("The Harbour Lights Foundation", 30, "The Harbour Lights… · Nov 2026"),
        ("Donaudampfschifffahrt", 20, "Donaudam… · Nov 2026"),
        (", a shop", 33, ", a shop · Nov 2026 · I stopped"),
        ("", 33, "Nov 2026 · I stopped"),
    ],
)
def test_a_client_that_does_not_fit_ends_at_a_comma_or_a_word(client: str, width: int, said: str) -> None:
    one = row(1)._replace(client=client, outcome=Outcome.I_STOPPED)
    assert row_lines(Hit(one, ()), date(2026, 11, 23), width)[1].plain == said


def test_no_row_of_three_lines_ends_in_an_empty_one() -> None:
    today = date(2026, 11, 23)
    for cue, act, said in (("", "", "no rule yet"), (" \n", "", "no rule yet"), ("it slips", "", "it slips")):
        assert said in row_lines(Hit(row(1)._replace(lesson_cue=cue, lesson_act=act), ()), today, 40)[2].plain
    good = GoodEndRow(VetId("a" * 32), "Menu", "", AT, None, None, None, "")
    assert good_end_lines(good, today, 40)[2].plain == "no note of what helped"


def _name(entry: Entry | None) -> str:
    return entry.row.name if isinstance(entry, Hit) else entry.name if isinstance(entry, Running) else ""


def test_each_kind_of_entry_is_drawn_opened_and_acted_on_by_its_row_of_one_table() -> None:
    today, at_work = date(2026, 11, 20), HasCheckIns(date(2026, 11, 1))
    untold = row(1, is_draft=True)._replace(is_untold=True, status=Status.UNTOLD)
    going = Running(VetId(id_of(2)), "labels", "", None, watched=at_work)
    good = GoodEndRow(VetId(id_of(3)), "x", "y", AT, None, None, None, "")
    vet = VetHit(VetId(id_of(4)), "x", AT, ())
    rows: list[tuple[Entry, str, Route, Set[str]]] = [
        (Hit(row(5), ()), "", ReaderRoute(id_of(5)), {"mark", "compare"}),
        (Hit(untold, ()), "!", WizardRoute(id_of(1)), {"mark", "compare", "message", "told", "quiet"}),
        (Hit(untold._replace(quiet_on=today), ()), "!", WizardRoute(id_of(1)), {"mark", "compare", "message", "told"}),
        (Hit(row(1, is_draft=True), ()), "✎", WizardRoute(id_of(1)), {"mark", "compare"}),
        (Hit(row(1, is_draft=True)._replace(place=OLDER_FORM), ()), "✎", OlderGigRoute(id_of(1)), {"mark", "compare"}),
        (going, "◷", CheckInRoute(going.id), {"message", "told", "quiet"}),
        (going._replace(told_on=today), "◷", CheckInRoute(going.id), {"message", "quiet"}),
        (going._replace(watched=HasCheckIns(today)), "◷", RunningRoute(going.id), {"message", "told"}),
        (good, "·", RunningRoute(good.id), {"mark", "compare"}),
        (vet, "", VetRoute(vet.id), {"message"}),
        (vet._replace(standing="ended well"), "·", RunningRoute(vet.id), {"mark", "compare"}),
    ]
    for entry, sign, route, actions in rows:
        kind = entry_kind(entry)
        assert (kind.sign(entry), kind.route(entry, today), actions_on(entry, today)) == (sign, route, actions)
        assert all(line.cell_length <= 40 for line in kind.lines(entry, today, 40))
    assert {type(entry) for entry, *_ in rows} == set(get_args(Entry))
    assert actions_on(None, today) == set()


async def test_the_footer_of_home_is_drawn_without_a_search_through_its_widgets(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch, library_with: LibraryWith
) -> None:
    """Each of its keys asks whether there is a list; forty searches took longer than all of its drawing."""
    library_with([Retrospective.new(created_at=AT, updated_at=AT, finished_at=AT)])
    async with open_app(size=(120, 40)) as pilot:
        footer, looked = pilot.app.screen.query_one(KeyFooter), list[str]()
        begin = DOMQuery.__init__

        def looked_through(query: DOMQuery[Widget], node: DOMNode, **options: object) -> None:
            looked.append(str(options))
            begin(query, node, **options)  # type: ignore[arg-type]  # as it came

        monkeypatch.setattr(DOMQuery, "__init__", looked_through)
        assert footer.shown_hints()
        assert looked == []
