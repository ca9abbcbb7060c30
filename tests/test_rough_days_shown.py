"""A day that is known only roughly is shown, and counted from, as roughly as it was said."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from retro.core.analysis.facts_table import fact_rows
from retro.core.analysis.preview import preview
from retro.core.gig import telling_wording, wording
from retro.core.gig.choices import Hindsight, Outcome, Side, Stage, Status
from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import Moment, RedFlag, Retrospective
from retro.core.message import telling
from retro.core.rough_day import Precision, RoughDay
from retro.core.text.clock import now
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.core.wizard.conditions import told_the_same_day
from retro.core.wizard.derived import worked_out
from retro.core.wizard.questions import page_of
from retro.storage.queries import due, flags, home, untold
from retro.storage.queries.library import Library
from retro.storage.queries.search import Hit
from retro.storage.writing.store import Store
from retro.tui.home.gig_lines import row_lines
from tests.answered_here import answered_text

TODAY = date(2026, 11, 29)
MARCH, APRIL = RoughDay(2025, 3, 15, Precision.MONTH), RoughDay(2025, 4, 15, Precision.MONTH)
MAY = RoughDay(2025, 5, 5)
SEEN = RedFlag("B3", "x", Stage.SCOPE, Side.CLIENT, hindsight=Hindsight.SPOKE, seen_on=APRIL)
ERRORS = Moment(APRIL, "First errors")
TOLD = Retrospective.new(id="a" * 32, finished_at=now(), moments=(ERRORS,), red_flags=(SEEN,)).with_facts(
    title="Labels", status=Status.OVER, outcome=Outcome.THEY_STOPPED, started_on=MARCH, ended_on=MAY,
    trouble_on=MARCH, noticed_on=APRIL, told_on=MAY,
)  # fmt: skip
UNTOLD = Retrospective.new(id="b" * 32).with_facts(
    title="Dashboard", status=Status.UNTOLD, noticed_on=RoughDay(2026, 11, 8)
)
GOOD = Vet(
    VetId("c" * 32),
    title="Menu",
    decision=Decision.TAKE,
    decided_on=date(2025, 3, 1),
    ended=Ending.WELL,
    ended_on=MARCH,
)
RUNNING = Vet(VetId("d" * 32), title="Guide", decision=Decision.TAKE, decided_on=date(2025, 3, 1), told_on=MAY)
EXACT = ("15 March", "15 Mar ", "15 April", "15 Apr ")
"""What would say more than was said."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all((TOLD, UNTOLD, GOOD, RUNNING), update=False)
    return Library(store.file)


SHOWN = {
    ("list",): (),
    ("show", TOLD.id[:8]): (
        "March 2025", "April 2025", "about 5 May 2025", 'noticed_on_precision: "month"',
        'time_to_tell: "about 20 days"',
        "first seen April 2025",
    ),
    ("due",): ("noticed about 8 Nov",),
    ("due", "--ics"): ("noticed about 8 Nov",),
    ("list", "--format", "csv"): ("2025-03,", "about 2025-05-05"),
    ("patterns", "--plain"): ("told after about 20 days",),
    ("patterns", "--json"): ('"told_after_about": true', '"on_precision": "about"', '"on_precision": "month"'),
    ("vet", "--list"): ("  2025-03  ended well",),
    ("vet", GOOD.id[:8]): ("It ended well in March 2025.",),
    ("vet", RUNNING.id[:8]): ("The client was told about 5 May 2025.",),
    ("told", RUNNING.id[:8]): ("you told them about 5 May 2025",),
    ("export", "--all", "--format", "json", "-o", "-"): ('"noticed_on_precision": "month"',),
}  # fmt: skip


@pytest.mark.parametrize(("words", "shown"), SHOWN.items(), ids=[" ".join(words[:2]) for words in SHOWN])
def test_no_command_shows_a_rough_day_as_an_exact_one(
    library: Library, tmp_path: Path, words: tuple[str, ...], shown: tuple[str, ...]
) -> None:
    env = {"HOME": str(tmp_path), "RETRO_HOME": str(library.file.parent)}
    done = answered_text(words, env, None)
    said = done.stdout + done.stderr
    assert [each for each in shown if each not in said] == [], said
    assert not [each for each in EXACT if each in said], said


def test_home_and_its_preview_say_a_rough_day_as_it_is_known(library: Library) -> None:
    rows = {row.id: row for row in home.home_rows(library)}
    lines = " ".join(line.plain for line in row_lines(Hit(rows[UNTOLD.id], ()), TODAY, 80))
    assert "noticed about 8 Nov" in lines
    assert preview(TOLD, {}).figures[0].endswith(" about 5 May 2025")
    gone = TOLD.with_facts(ended_on=MARCH)
    assert preview(gone, {}).figures[0].endswith(" in Mar 2025")


def test_compare_counts_about_so_many_days_between_rough_ones() -> None:
    exact = TOLD.with_facts(
        trouble_on=date(2025, 3, 1), noticed_on=date(2025, 3, 4), told_on=date(2025, 3, 5), started_on=date(2025, 3, 1)
    )
    rows = {row.label: row for row in fact_rows(exact, TOLD)}
    assert (rows["Told client after"].a, rows["Told client after"].b) == ("1 day", "about 20 days")
    assert rows["Told client after"].change == "about 19 days later"
    assert (rows["Noticed after"].a, rows["Noticed after"].b) == ("3 days", "about 31 days")
    assert (rows["Started"].a, rows["Started"].b) == ("1 Mar 2025", "Mar 2025")


def test_telling_in_the_month_of_noticing_is_not_said_to_be_the_same_day() -> None:
    facts = TOLD.facts._replace(told_on=APRIL)
    assert telling.told_text(facts) == telling.TOLD
    assert not told_the_same_day(TOLD._replace(facts=facts))
    assert telling.told_text(TOLD.facts).startswith("Told after about 20 days.")
    assert telling.told_text(facts._replace(noticed_on=MAY.replace(day=5), told_on=date(2025, 5, 5))) == telling.TOLD


def test_a_red_flag_spoken_of_about_some_day_is_praised_without_a_count(library: Library) -> None:
    (seen,) = flags.appearances(library)["B3"]
    assert seen.spoke_after is None
    assert telling_wording.spoke_up(seen.spoke_after) == telling_wording.SPOKE_UP


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 3, 15), "on 15 Mar 2025"),
        (MARCH, "in Mar 2025"),
        (RoughDay(2025, 3, 15), "about 15 Mar 2025"),
    ],
)
def test_a_day_stands_behind_the_word_that_fits_it(on: date, said: str) -> None:
    assert wording.on_day(on, wording.short_day(on)) == said
    assert telling_wording.told_on(on) == f"Told the client {said}"


def test_what_is_due_says_a_month_alone(library: Library) -> None:
    (gig,) = untold.untold_gigs(library)
    assert "(noticed about 8 Nov)" in due.untold_due(gig, TODAY)
    assert "(noticed Mar 2025)" in due.untold_due(gig._replace(noticed_on=MARCH), TODAY)
    assert "(noticed Mar)" in due.untold_due(gig._replace(noticed_on=MARCH), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("noticed", "told", "said", "after"),
    [
        (RoughDay(2026, 4, 15, Precision.MONTH), date(2026, 4, 20), "At most 19 days", "at most 19 days"),
        (RoughDay(2026, 4, 15, Precision.MONTH), RoughDay(2026, 4, 15, Precision.MONTH), "", "at most 29 days"),
        (date(2026, 4, 3), RoughDay(2026, 4, 15, Precision.MONTH), "At most 27 days", "at most 27 days"),
        (RoughDay(2026, 4, 15, Precision.MONTH), date(2026, 5, 2), "About 17 days", "about 17 days"),
        (RoughDay(2026, 4, 10), date(2026, 4, 12), "About 2 days", "about 2 days"),
    ],
)
def test_a_month_that_may_hold_the_other_day_gives_no_count_of_days(
    noticed: date, told: date, said: str, after: str
) -> None:
    gig = Retrospective.new().with_facts(title="Labels", status=Status.LIVE, noticed_on=noticed, told_on=told)
    page = page_of("told_on")
    assert page
    assert (f"{said} from noticing to telling." if said else "") in worked_out(page, gig, TODAY)
    assert f", after {after}" in telling_wording.known_since(gig.facts)
    exact = gig.with_facts(noticed_on=date(2026, 4, 1), told_on=date(2026, 4, 2))
    row = next(row for row in fact_rows(gig, exact) if after in (row.a, row.b))
    assert (row.change == "") is after.startswith("at most")
