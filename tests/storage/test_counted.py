"""Every "x of y gigs" against a plain count of the stored rows, over made-up libraries of every kind of gig.

The definitions here know nothing of the queries: drafts, the trash and gigs that go on are told from raw columns.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from retro.commands.patterns import _data
from retro.core.analysis import pattern_texts
from retro.core.analysis.patterns import Patterns
from retro.core.gig import metrics
from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.rough_day import is_rough
from retro.core.vet.clients import of_source
from retro.core.vet.overrun import Overrun
from retro.storage.queries import home
from retro.storage.queries.browse import times
from retro.storage.queries.clients import client_gigs
from retro.storage.queries.library import Library
from retro.storage.queries.patterns import read_patterns
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.ratio import usual_overrun
from retro.storage.queries.vets.vet_context import knowledge
from retro.storage.writing.store import Store
from tests.factories import numbered_gig
from tests.storage.made_up import BEGAN, CODES, LATER, some_gig, some_vet, write_library

Row = sqlite3.Row


@pytest.fixture(scope="module", params=[1, 2, 3, 4])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of 40 gigs and 30 vetted ones, a sixth of them in the trash; the last has but a few gigs."""
    chance = random.Random(request.param)
    count = 4 if request.param == 4 else 40
    gigs = [some_gig(chance, number) for number in range(count)]
    vets = [some_vet(chance, number) for number in range(count * 3 // 4)]
    return write_library(tmp_path_factory.mktemp("made") / "retro.db", chance, gigs, vets, deleted=1 / 6)


def finished(raw: sqlite3.Connection) -> list[Row]:
    """Return what was written up to the end and isn't in the trash."""
    rows = raw.execute("SELECT * FROM retrospective")
    return [row for row in rows if row["finished_at"] is not None and row["deleted_at"] is None]


def good_ends(raw: sqlite3.Connection) -> list[Row]:
    rows = raw.execute("SELECT * FROM vet")
    return [row for row in rows if row["ended"] == "well" and row["deleted_at"] is None]


def goes_on(row: Row) -> bool:
    return row["status"] in ("live", "untold") and row["outcome"] is None


def ids_of(rows: list[Row]) -> set[str]:
    return {row["id"] for row in rows}


def flags_of(raw: sqlite3.Connection) -> dict[str, set[str]]:
    """Return the counted gigs in which each red flag could have been seen."""
    counted, found = ids_of(finished(raw)), dict[str, set[str]]()
    for row in raw.execute("SELECT * FROM red_flag"):
        if row["retrospective"] in counted and row["hindsight"] != "hidden":
            found.setdefault(row["key"], set()).add(row["retrospective"])
    return found


def both_hours(raw: sqlite3.Connection) -> list[tuple[Decimal, bool]]:
    """Return the overrun of each gig that is over and knows both hours, and whether it ended well."""
    over = [(row["hours_planned"], row["hours_worked"], False) for row in finished(raw) if not goes_on(row)]
    over += [(row["hours"], row["hours_worked"], True) for row in good_ends(raw)]
    return [(Decimal(worked) / planned, good) for planned, worked, good in over if planned and worked is not None]


def less_than_agreed(rows: list[Row]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for row in rows:
        refunded = 0 if "refunded" not in row.keys() else row["refunded"]  # noqa: SIM118  (a row iterates its values)
        if None not in (row["price"], row["paid"], refunded):
            short = Decimal(row["price"] - row["paid"] + refunded) / 100
            if short > 0:
                sums[row["currency"]] = sums.get(row["currency"], Decimal(0)) + short
    return sums


def test_gigs_are_counted_alike_on_screen_in_text_and_as_data(library: Library, raw: sqlite3.Connection) -> None:
    found, data = read_patterns(library), _data(read_patterns(library))
    gigs, good = finished(raw), good_ends(raw)
    going = [row for row in gigs if goes_on(row)]
    assert {gig.id for gig in found.gigs} == ids_of(gigs) | ids_of(good)
    assert {gig.id for gig in found.gigs if gig.is_good} == ids_of(good)
    assert data["counted"] == {"ended": len(gigs) - len(going) + len(good), "good": len(good), "going": len(going)}
    parts = [f"{len(gigs) + len(good)} gigs", f"{len(good)} ended well", f"{len(going)} still going"]
    said = ", ".join(part for part in parts if not part.startswith("0"))
    assert pattern_texts.counted_text(found).startswith(f"Counted: {said}.")
    assert pattern_texts.sample_text(found).startswith(said)


def test_every_row_is_what_metrics_says_of_the_record(library: Library, raw: sqlite3.Connection) -> None:
    """Patterns reads figures of thousands of gigs without their facts."""
    rows = {gig.id: gig for gig in read_patterns(library).gigs}
    for stored in finished(raw):
        found, facts = rows[stored["id"]], record(library, stored["id"]).facts
        assert (found.told_after, found.learned, found.is_going) == (
            metrics.time_to_tell(facts), metrics.client_learned(facts), metrics.is_going(facts),
        )  # fmt: skip
        assert (found.rate, found.lost) == (metrics.true_rate(facts), metrics.shortfall(facts))
        assert (found.ratio, found.is_told_about) == (
            metrics.overrun_ratio(facts), is_rough(facts.noticed_on, facts.told_on),
        )  # fmt: skip


def record(library: Library, id: str) -> Retrospective:
    stored = retrospective_by_id(library, GigId(id))
    assert stored
    return stored.retrospective


def test_home_counts_what_it_lists(library: Library, raw: sqlite3.Connection) -> None:
    gigs, vets = (list(raw.execute(f"SELECT * FROM {table}")) for table in ("retrospective", "vet"))
    kept = [row for row in gigs if row["deleted_at"] is None]
    found = home.counts(library)
    assert (found.gigs, found.drafts) == (len(kept), sum(row["finished_at"] is None for row in kept))
    assert (found.trash, found.deleted_vets) == (
        len(gigs) - len(kept), sum(row["deleted_at"] is not None for row in vets),
    )  # fmt: skip
    assert found.good_ends == len(good_ends(raw))


def test_red_flags_are_counted_alike_in_patterns_previews_and_vettings(
    library: Library, raw: sqlite3.Connection
) -> None:
    flags, found = flags_of(raw), read_patterns(library)
    assert {flag.key: set(flag.gigs) for flag in (*found.returning, *found.once)} == flags
    assert {flag.key for flag in found.returning} == {key for key, gigs in flags.items() if len(gigs) > 1}
    another = numbered_gig(900, BEGAN, *(RedFlag(code, code, Stage.WORK, Side.MINE) for code in CODES))
    assert {key: count for key, count in times(library, another).items() if count} == {
        key: len(gigs) for key, gigs in flags.items()
    }
    pasts = knowledge(library, LATER).pasts
    assert {key: {trace.gig for trace in past.seen} for key, past in pasts.items() if past.seen} == flags


def test_good_ends_with_a_red_flag_are_counted_alike(library: Library, raw: sqlite3.Connection) -> None:
    """Had is answered yes; not sure is not. No check-in came in these."""
    good = ids_of(good_ends(raw))
    signs = [row for row in raw.execute("SELECT * FROM sign") if row["vet"] in good and row["answer"] == "yes"]
    had, found = Counter(row["key"] for row in signs), read_patterns(library)
    shown = {flag.key: flag.well for flag in (*found.returning, *found.once)}
    assert shown == {key: had[key] for key in shown}
    pasts = knowledge(library, LATER).pasts
    assert {key: past.ended_well for key, past in pasts.items() if past.ended_well} == dict(had)


def test_the_usual_overrun_is_one_figure(library: Library, raw: sqlite3.Connection) -> None:
    known, found = both_hours(raw), read_patterns(library)
    for one in (found.overrun, usual_overrun(library), knowledge(library, LATER).ended):
        assert (one.gigs, one.good) == (len(known), sum(good for _, good in known))
        assert one == found.overrun
    if known:
        ratios = [ratio for ratio, _ in known]
        assert found.overrun[2:5] == (median(ratios), min(ratios), max(ratios))
        usual = _data(found)["ratio"]
        assert usual == (f"{median(ratios):.2f}" if len(known) > 2 else None)


def test_money_and_rates_are_summed_over_what_is_over(library: Library, raw: sqlite3.Connection) -> None:
    over, found = [row for row in finished(raw) if not goes_on(row)], read_patterns(library)
    assert found.lost == less_than_agreed([*over, *good_ends(raw)])
    spoken = {
        (row["key"], row["retrospective"])
        for row in raw.execute("SELECT * FROM red_flag WHERE hindsight = 'spoke'")
    }  # fmt: skip
    shown = {flag["key"]: flag["short_by"] for flag in members(found, "returning") + members(found, "once")}
    assert shown == {
        key: as_written(less_than_agreed([row for row in over if row["id"] in gigs and (key, row["id"]) not in spoken]))
        for key, gigs in flags_of(raw).items()
    }


def test_a_usual_rate_is_of_three_gigs_or_more_that_are_over(library: Library, raw: sqlite3.Connection) -> None:
    known: dict[str, list[Decimal]] = {}
    for row in (*(row for row in finished(raw) if not goes_on(row)), *good_ends(raw)):
        refunded = row["refunded"] if "refunded" in row.keys() else 0  # noqa: SIM118
        if row["hours_worked"] and None not in (row["paid"], refunded):
            rate = Decimal(row["paid"] - refunded) / row["hours_worked"]
            known.setdefault(row["currency"], []).append(rate)
    found = read_patterns(library)
    assert found.rates == {code: (median(rates), len(rates)) for code, rates in known.items() if len(rates) > 2}
    said = list(pattern_texts.sums(found))
    assert all(any(f"(median of {len(known[code])} gigs)" in line for line in said) for code in found.rates)


def test_pairs_share_the_gigs_that_both_count(library: Library, raw: sqlite3.Connection) -> None:
    flags, found = flags_of(raw), read_patterns(library)
    shared = sorted((len(flags[one] & flags[other]) for one, other in combinations(flags, 2)), reverse=True)
    assert [len(pair.gigs) for pair in found.together] == [count for count in shared if count > 1][:5]


def test_forecasts_are_of_gigs_that_are_over(library: Library, raw: sqlite3.Connection) -> None:
    over = {row["id"] for row in finished(raw) if not goes_on(row)}
    vets = [row for row in raw.execute("SELECT * FROM vet") if row["deleted_at"] is None and row["sure"] is not None]
    wanted = [row for row in vets if row["ended"] is not None or row["gig"] in over]
    assert sorted(read_patterns(library).forecasts) == sorted(
        (Decimal(row["sure"]) / 100, row["ended"] == "well") for row in wanted
    )


def test_a_verdict_counts_the_gigs_that_are_over(library: Library, raw: sqlite3.Connection) -> None:
    going = sum(goes_on(row) for row in finished(raw))
    assert knowledge(library, LATER).tally == (len(finished(raw)) - going, len(good_ends(raw)))


def test_the_gigs_of_a_source_are_counted_as_they_went(library: Library, raw: sqlite3.Connection) -> None:
    of_malt = [row for row in (*finished(raw), *good_ends(raw)) if row["platform"].lower() == "malt"]
    good = ids_of(good_ends(raw))
    went = {
        row["id"]: "ended well" if row["id"] in good else "still going" if goes_on(row) else "went wrong"
        for row in of_malt
    }
    assert {gig.gig: gig.how for gig in of_source("Malt", client_gigs(library))} == went


def members(found: Patterns, name: str) -> list[dict[str, Any]]:
    data: dict[str, Any] = json.loads(json.dumps(_data(found)))
    listed: list[dict[str, Any]] = data[name]
    return listed


def as_written(amounts: Mapping[str, Decimal]) -> dict[str, str]:
    return {code: f"{amount:.2f}" for code, amount in amounts.items()}


def test_with_few_gigs_a_vetting_names_them_in_the_order_of_patterns(tmp_path: Path) -> None:
    """The one written down later ended earlier. 10 h became 40, then 20 h became 30."""
    hours = {1: (20, 30, date(2026, 5, 1)), 2: (10, 40, date(2026, 2, 1))}
    gigs = [
        numbered_gig(
            number, BEGAN + timedelta(days=number), ended_on=on,
            hours_planned=Decimal(planned), hours_worked=Decimal(worked),
        )
        for number, (planned, worked, on) in hours.items()
    ]  # fmt: skip
    with closing(Store.open(tmp_path / "retro.db")) as store:
        store.add_all(gigs, update=False)
    library = Library(tmp_path / "retro.db")
    found: Overrun = usual_overrun(library)
    assert [gig.estimated for gig in found.few] == [Decimal(10), Decimal(20)]
    assert found == read_patterns(library).overrun


def test_every_kind_of_gig_is_in_the_libraries(raw: sqlite3.Connection, file: Path) -> None:
    """Without them the others would show nothing; the small library has only some."""
    if len(list(raw.execute("SELECT 1 FROM retrospective"))) < 40:
        return
    gigs = list(raw.execute("SELECT * FROM retrospective"))
    assert any(row["finished_at"] is None and row["deleted_at"] is None for row in gigs)
    assert any(row["status"] in ("live", "untold") and row["outcome"] is not None for row in finished(raw))
    assert any(goes_on(row) for row in finished(raw))
    assert any(row["ended"] == "wrong" for row in raw.execute("SELECT * FROM vet"))
