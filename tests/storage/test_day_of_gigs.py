"""The same gig is of the same day on home, in every list, in a search, by a filter and in the order of the table."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise, product
from typing import Any

import pytest

from retro.core.gig.choices import Status, when_gig_was
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.metrics import day_of_gig
from retro.core.gig.retrospective import Retrospective
from retro.core.gig.wording import month, short_day
from retro.core.rough_day import Precision, RoughDay, iso_day
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.good_end import as_gig
from retro.core.vet.vet import Vet
from retro.storage.queries import browse, home
from retro.storage.queries.browse import GoodEndRow
from retro.storage.queries.choice import GigFilter
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.columns import begin_of_day
from retro.storage.queries.library import Library
from retro.storage.queries.search import search
from retro.storage.queries.vets.search_vets import every_vet
from retro.storage.queries.vets.taken import taken_rows
from retro.storage.writing.store import Store
from retro.tui.home.gig_lines import good_end_lines, vet_lines
from retro.tui.vet.list import VetLines
from tests.answered_here import answered_text
from tests.one_bad_record import ZONES, zone

TODAY = date(2026, 11, 29)
ENDED = (date(2026, 5, 6), RoughDay(2026, 6, 15, Precision.MONTH), None)
BEGAN = (date(2026, 3, 4), None)
WRITTEN = (datetime(2026, 1, 2, 12, tzinfo=UTC), datetime(2026, 8, 9, 12, tzinfo=UTC))
"""Before all the others, and after them."""
STANDINGS: tuple[dict[str, Any], ...] = (
    {"decision": Decision.TAKE, "ended": Ending.WELL},
    {"decision": Decision.TAKE, "ended": Ending.WRONG},
    {"decision": Decision.TAKE},
    {"decision": Decision.DECLINE},
)


def whole_id(number: int) -> str:
    """Eight digits that no other id begins with."""
    return f"{number:08x}{0:024x}"


DAYS = tuple(product(ENDED, BEGAN, WRITTEN))
VETS = tuple(
    replace(
        Vet(VetId(whole_id(at)), title="Labels", client=f"client {at}", ended_on=ended, decided_on=decided, **standing),
        created_at=written,
    )
    for at, (standing, (ended, decided, written)) in enumerate(product(STANDINGS, DAYS), 1)
)
GIGS = tuple(
    Retrospective(GigId(whole_id(100 + at)), written, written, written).with_facts(
        title="Labels", client=f"client {100 + at}", status=Status.OVER, ended_on=ended, started_on=began
    )
    for at, (ended, began, written) in enumerate(DAYS)
)
DAY_OF: dict[str, date] = {
    **{vet.id: vet.ended_on or vet.decided_on or vet.created_at.date() for vet in VETS},
    **{gig.id: gig.facts.ended_on or gig.facts.started_on or gig.created_at.date() for gig in GIGS},
}
"""The rule, spelt out once more."""
MONTH_OF = {id[:8]: month(on) for id, on in DAY_OF.items()}


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    file = tmp_path_factory.mktemp("library") / "retro.db"
    with closing(Store.open(file)) as store:
        store.add_all((*VETS, *GIGS), update=False)
    return Library(file)


def printed(library: Library, *words: str) -> list[str]:
    done = answered_text(words, {"RETRO_HOME": str(library.file.parent), "TZ": "UTC"}, None)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_rule_of_every_kind_of_record() -> None:
    for ended, began, written in DAYS:
        assert when_gig_was(ended, began, written) == (ended or began or written.date())
    assert {vet.id: vet.day for vet in VETS} | {gig.id: day_of_gig(gig) for gig in GIGS} == DAY_OF
    assert all(day_of_gig(as_gig(vet)) == vet.day for vet in VETS)


def test_home_says_the_day_of_a_good_end_and_of_what_a_search_finds(library: Library) -> None:
    good = [row for row in browse.rows_at(library, 0, 200, drafts=0) if isinstance(row, GoodEndRow)]
    assert len(good) == len(DAYS)
    for row in good:
        assert MONTH_OF[row.id[:8]] in good_end_lines(row, TODAY, 80)[1].plain
    hits = {hit.id: hit for hit in every_vet(library, "labels")}
    assert {id: hit.day for id, hit in hits.items()} == {vet.id: DAY_OF[vet.id] for vet in VETS}
    for id, hit in hits.items():
        assert vet_lines(hit, TODAY, 80)[1].plain == short_day(DAY_OF[id])


def test_every_row_has_the_day_of_its_gig(library: Library) -> None:
    rows = [taken.row for taken in taken_rows(library, by="gig")]
    rows += [*home.newest(library), *(hit.row for hit in search(library, "labels", limit=50))]
    rows += home.behind(library, [vet.id for vet in VETS if vet.is_good_end])
    assert [(row.id, row.day.isoformat()) for row in rows] == [(row.id, DAY_OF[row.id].isoformat()) for row in rows]
    known = {whole_id(int(gig.client.removeprefix("client "))): gig.on.isoformat() for gig in client_gigs(library)}
    assert known == {id: DAY_OF[id].isoformat() for id in known}
    assert len(known) == len(DAYS) * 2


def test_the_list_of_vetted_gigs_says_it_on_the_screen_and_on_the_command_line(library: Library) -> None:
    lines = VetLines(VETS, TODAY, {})(100)
    said = {at.opens: below.words.plain for at, below in pairwise(lines) if at.opens}
    assert {id: words.split(" · ")[0].strip() for id, words in said.items()} == {
        vet.id: short_day(DAY_OF[vet.id]) for vet in VETS
    }
    listed = dict(line.split("  ")[:2] for line in printed(library, "vet", "--list"))
    assert listed == {vet.id[:8]: iso_day(DAY_OF[vet.id]) for vet in VETS}


@pytest.mark.parametrize(("words", "count"), [(["list"], 12 * 3), (["search", "labels"], 12 * 5)])
def test_the_commands_print_its_month(library: Library, words: list[str], count: int) -> None:
    lines = [line.split("  ") for line in printed(library, *words) if not line.startswith(" ")]
    assert [parts[1] for parts in lines] == [MONTH_OF[parts[0]] for parts in lines]
    assert len(lines) == count


def test_list_and_table_have_the_same_order_which_is_that_of_the_days(library: Library) -> None:
    listed = [line[:8] for line in printed(library, "list")]
    table = [line.split(",")[0][:8] for line in printed(library, "list", "--format", "csv")[1:]]
    days = [next(on for id, on in DAY_OF.items() if id.startswith(short)) for short in listed]
    assert listed == table
    assert days == sorted(days, reverse=True)
    assert [line[:8] for line in printed(library, "list", "-n", "7")] == listed[:7]


@pytest.mark.parametrize("on", sorted({on.isoformat() for on in DAY_OF.values()}))
def test_a_filter_by_days_finds_what_was_on_them(library: Library, on: str) -> None:
    chosen = GigFilter(since=date.fromisoformat(on), until=date.fromisoformat(on))
    found = {hit.id for hit in every_vet(library, "labels", chosen)} | {
        row.id for row in home.newest(library, choice=chosen)
    }
    assert found == {id for id, day in DAY_OF.items() if day.isoformat() == on}


@pytest.mark.parametrize("name", ZONES)
def test_every_day_of_the_calendar_has_a_beginning_that_sorts_as_the_day_does(name: str) -> None:
    days = (date.min, date(1, 1, 2), date(999, 3, 1), date(2026, 3, 1), date(9999, 12, 30), date.max)
    with zone(name):
        begins = [begin_of_day(day) for day in days]
    assert begins == sorted(begins)
    assert all(len(begin) == len("2026-03-01T05:00:00.000Z") for begin in begins)


def test_a_day_that_a_time_zone_left_out_begins_between_its_neighbours() -> None:
    with zone("Pacific/Apia"):  # which went from the east of the date line to the west
        begins = [begin_of_day(date(2011, 12, day)) for day in (29, 30, 31)]
    assert begins == sorted(begins)
