"""Patterns: what comes back, gig by gig, and the gigs behind each line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from threading import Event

import pytest
from textual.pilot import Pilot

from retro.core.analysis import flag_pairs
from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.patterns import FlagPair, LessonOutcomes, patterns_of
from retro.core.gig.choices import Hindsight, Side, Stage, Status
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.samples import demo
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.errors import Damaged
from retro.storage.queries import patterns
from retro.tui.kit.dialogs.gig_chooser import Chooser
from retro.tui.kit.footer import KeyFooter
from retro.tui.navigation import HomeRoute, PatternsRoute
from retro.tui.patterns import opens
from retro.tui.patterns.opens import LOST, PAID_IN, RATE, RATIO, Opens, OpensFlag, OpensGig, OpensPair
from retro.tui.patterns.page import PatternsPage
from retro.tui.patterns.screen import PatternLines, PatternsScreen
from tests.factories import numbered_gig
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import HOSTILE, hostile, press, screen_lines, screen_text, told, until_shown, workers_ended

BEGAN = datetime(2026, 1, 10, 12, tzinfo=UTC)
STUCK = RedFlag("D1", "I was stuck for hours", Stage.WORK, Side.MINE)
SCRIPT = RedFlag("B3", "It rests on a script", Stage.SCOPE, Side.PROJECT)
VOICE = RedFlag("B10", "We agreed by voice", Stage.SCOPE, Side.MINE)
HIDDEN = RedFlag("A3", "They are in a hurry", Stage.BEFORE, Side.CLIENT, hindsight=Hindsight.HIDDEN)


def gig(number: int, *flags: RedFlag, **facts: object) -> Retrospective:
    return numbered_gig(number, BEGAN + timedelta(days=30 * number), *flags, **facts)


def told_after(days: int) -> dict[str, object]:
    return {"noticed_on": date(2026, 1, 1), "told_on": date(2026, 1, 1) + timedelta(days=days)}


HOURS = {"hours_planned": Decimal(40), "hours_worked": Decimal(52)}
MONEY = {"currency": "USD", "price": Decimal(700), "paid": Decimal(520), "refunded": Decimal(0)}
THREE = [
    gig(1, STUCK, SCRIPT, HIDDEN, **told_after(10), **HOURS, **MONEY),
    gig(2, STUCK, SCRIPT, HIDDEN, **told_after(5)),
    gig(3, STUCK, VOICE)._replace(lessons=(Lesson.new(cue="x", act="y"),)),
]


async def counted(pilot: Pilot[None]) -> None:
    await workers_ended(pilot)
    await pilot.pause()


def line(pilot: Pilot[None], words: str) -> str:
    return next(line for line in screen_lines(pilot.app) if words in line)


async def test_p_leads_from_home_to_what_comes_back(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(THREE)
    async with open_app() as pilot:
        await press(pilot, "p")
        await counted(pilot)
        assert isinstance(pilot.app.screen, PatternsScreen)
        assert "3 gigs, a small sample" in screen_lines(pilot.app)[0]
        await press(pilot, "q")
        assert not isinstance(pilot.app.screen, PatternsScreen)


async def test_signs_stand_with_side_stage_bar_and_count_and_hidden_ones_do_not(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(THREE)
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        first, second = line(pilot, "Stuck, and nobody"), line(pilot, "Untested third")
        assert first.split()[-4:-2] == ["mine", "work"]
        assert (first.split()[-1], second.split()[-1]) == ("3", "2")
        assert first.count("█") > second.count("█") > 0
        assert "hurry" not in screen_text(pilot.app)
        assert "1 more red flag, seen once" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [(44, 40), (60, 40)])
async def test_where_names_leave_no_room_each_figure_of_a_gig_is_below_its_name(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with(THREE)
    async with open_app(PatternsRoute(), size=size) as pilot:
        await counted(pilot)
        lines = screen_lines(pilot.app)
        at = next(number for number, text in enumerate(lines) if "Gig 1" in text and "202" in text)
        assert lines[at + 1].split() == ["10", "d", "40", "→", "52", "1.3×", "$10.00"]
        head = next(text for text in lines if "told client" in text)
        assert head.rstrip().endswith("rate")
        assert len(head.rstrip()) == len(lines[at + 1].rstrip())
        assert "Counted: 3 gigs." in " ".join(screen_text(pilot.app).split())


async def test_what_is_counted_is_said_once_where_the_first_line_says_it(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(THREE)
    async with open_app(PatternsRoute(), size=(80, 40)) as pilot:
        await counted(pilot)
        text = screen_text(pilot.app)
        assert text.count("3 gigs") == 1
        assert "Drafts, the trash and the example aren't counted." in text


async def test_gig_by_gig_says_what_is_unknown(open_app: OpenApp, library_with: LibraryWith) -> None:
    """40 h became 52: 1.3×. 520 / 52 = 10 an hour; 700 - 520 = 180 lost."""
    library_with(THREE)
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        assert line(pilot, "Gig 1").split()[-7:] == ["10", "d", "40", "→", "52", "1.3×", "$10.00"]
        assert line(pilot, "Gig 3").split()[-3:] == ["unknown"] * 3
        assert "One gig so far: 40 h became 52. Too few to go by." in screen_text(pilot.app)
        assert "Less than agreed, so far: $180" in screen_text(pilot.app)
        assert line(pilot, "Rules that held").split()[-1] == "1"


async def test_what_was_seen_once_is_unfolded_and_folded(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(THREE)
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        assert "never written" not in screen_text(pilot.app)
        await press(pilot, "j", "j", "down", "enter")
        assert "Agreed but never written up" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert "never written" not in screen_text(pilot.app)


async def test_enter_opens_the_gigs_behind_a_sign_and_one_of_them_is_read(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(THREE)
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        await press(pilot, "j", "j", "enter")
        assert isinstance(pilot.app.screen, Chooser)
        text = screen_text(pilot.app)
        assert text.index("Gig 2") < text.rindex("Gig 1")
        await press(pilot, "down", "enter")
        await counted(pilot)
        assert "Gig 1" in screen_lines(pilot.app)[0]


async def test_a_gigs_row_opens_the_gig_and_a_click_does_what_enter_does(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(THREE)
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        lines = screen_lines(pilot.app)
        row = next(number for number, text in enumerate(lines) if "Gig 2" in text)
        await pilot.click(offset=(12, row))
        await counted(pilot)
        assert "Gig 2" in screen_lines(pilot.app)[0]
        await press(pilot, "escape")
        await counted(pilot)
        assert pilot.app.screen.query_one(PatternLines).here == OpensGig(GigId(f"{2:032x}"))


async def test_every_line_that_can_be_reached_opens_something(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig(number, STUCK, SCRIPT, **told_after(number), **HOURS, **MONEY) for number in range(1, 14)])
    async with open_app(PatternsRoute(), size=(100, 60)) as pilot:
        await counted(pilot)
        await press(pilot, "g")
        lines = pilot.app.screen.query_one(PatternLines)
        seen: list[Opens | None] = []
        while not seen or lines.here != seen[-1]:
            seen.append(lines.here)
            await press(pilot, "enter")
            assert isinstance(pilot.app.screen, Chooser)
            await press(pilot, "escape", "down")
        flags, plots = [OpensFlag("D1"), OpensFlag("B3")], [opens.TOLD, opens.HOURS, PAID_IN("USD")]
        assert seen == [*flags, *plots, RATIO, RATE("USD"), LOST, OpensPair(0)]


GOOD = Vet(
    id=VetId("a" * 32), created_at=BEGAN, title="Museum labels", decision=Decision.TAKE, ended=Ending.WELL,
    ended_on=date(2026, 8, 1), quote=Quote("USD", Decimal(480), Decimal(20)),
    signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES),), good_end=GoodEnd(Decimal(24), Decimal(480)),
)  # fmt: skip


async def test_a_good_end_stands_among_the_others_with_its_mark_and_opens_as_one(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    """20 h became 24: 1.2×. 480 / 24 = 20 an hour."""
    library_with([*THREE, GOOD])
    async with open_app(PatternsRoute(), size=(100, 40)) as pilot:
        await counted(pilot)
        row = line(pilot, "Museum labels").split()
        assert row[-7:] == ["ended", "well", "20", "→", "24", "1.2×", "$20.00"]
        assert "4 gigs, 1 ended well" in screen_lines(pilot.app)[0]
        assert "Two gigs so far: 40 h became 52, 20 h became 24." in screen_text(pilot.app)
        assert "$180 less than agreed, 1 gig with it ended well" in screen_text(pilot.app)
        lines = screen_lines(pilot.app)
        at = next(number for number, text in enumerate(lines) if "Museum labels" in text)
        await pilot.click(offset=(12, at))
        await counted(pilot)
        assert "It ended well on 1 August 2026." in screen_text(pilot.app)


async def test_a_good_end_is_among_the_gigs_behind_a_line(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([*THREE, GOOD])
    async with open_app(PatternsRoute(), size=(100, 40)) as pilot:
        await counted(pilot)
        at = next(number for number, text in enumerate(screen_lines(pilot.app)) if "Two gigs so far" in text)
        await pilot.click(offset=(12, at))
        assert isinstance(pilot.app.screen, Chooser)
        assert "Museum labels" in screen_text(pilot.app)
        await press(pilot, "enter")
        await counted(pilot)
        assert "It ended well on 1 August 2026." in screen_text(pilot.app)


async def test_what_is_due_comes_first_and_leads_to_where_it_is_done(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    """Not told, a checkpoint that has come, a check-in that is due, lessons."""
    untold = gig(4, status=Status.UNTOLD, noticed_on=date(2026, 11, 1), title="Untold")
    taken = Vet(
        id=VetId("b" * 32), created_at=BEGAN, title="Checked", decision=Decision.TAKE, decided_on=date(2026, 11, 1)
    )
    stopped = replace(taken, id=VetId("c" * 32), title="Stopped", stops=(Stop("no label", date(2026, 11, 2)),))
    library_with([*THREE, untold, taken, stopped])
    async with open_app(PatternsRoute(), size=(100, 40)) as pilot:
        await counted(pilot)
        lines = [text.strip(" ▸") for text in screen_lines(pilot.app)]
        begin = lines.index("DUE NOW") + 1
        first = ["Untold: client not told", "Stopped: checkpoint due", "Checked: check-in due", "1 lesson due"]
        assert lines[begin : begin + 4] == first
        await press(pilot, "g", "enter")
        await counted(pilot)
        assert "Message   Untold" in screen_lines(pilot.app)[0]


async def test_above_twelve_gigs_there_is_a_plot(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([gig(number, **told_after(number)) for number in range(1, 14)])
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        text = screen_text(pilot.app)
        assert "Days until told" in text
        assert "Gig 7" not in text
        assert "▁" in text or "▂" in text
        assert "No red flags in these gigs." in text


@pytest.mark.parametrize(("count", "said"), [(0, "none yet"), (1, "one so far")])
async def test_below_two_gigs_one_kind_sentence(
    open_app: OpenApp, library_with: LibraryWith, count: int, said: str
) -> None:
    library_with(THREE[:count])
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        assert said in screen_text(pilot.app)
        assert "behind it" not in screen_lines(pilot.app)[-1]
        await press(pilot, "enter", "j", "G", "escape")
        assert not isinstance(pilot.app.screen, PatternsScreen)


async def test_home_does_not_offer_patterns_before_there_is_anything(open_app: OpenApp) -> None:
    async with open_app(HomeRoute()) as pilot:
        await press(pilot, "p")
        assert not isinstance(pilot.app.screen, PatternsScreen)


@pytest.mark.parametrize("size", [(44, 14), (60, 20), (80, 24), (120, 40)])
async def test_every_figure_stands_whole_at_every_size(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    library_with(demo())
    async with open_app(PatternsRoute(), size=size) as pilot:
        await counted(pilot)
        row = pilot.app.screen.query_one(PatternLines)
        assert line(pilot, "Stuck, and nobody")[: size[0] - 1].rstrip().endswith("5")
        hints = pilot.app.screen.query_one(KeyFooter)
        assert sum(hint.width for hint in hints.shown_hints()) <= size[0]
        await press(pilot, "G")
        assert isinstance(row.here, OpensPair)
        assert "▸" in screen_text(pilot.app)
        assert screen_text(pilot.app).startswith(" Patterns "), "the name of a screen stays beside what is counted"
        await press(pilot, "g")
        assert "WHAT KEEPS COMING BACK" in screen_text(pilot.app)


@pytest.mark.parametrize("width", [30, 44, 80])
def test_facts_wrap_and_lose_no_word(width: int) -> None:
    pair = FlagPair("Untested third-party part", "Stuck, and nobody knew", (GigId("a" * 32), GigId("b" * 32)))
    found = replace(
        patterns_of((), (), LessonOutcomes(8, 3), (pair,)),
        rates={"USD": (Decimal("1.67"), 3)},
        lost={"EUR": Decimal(1505), "USD": Decimal(710), "GBP": Decimal(300)},
    )
    lines = [line.words for line in PatternsPage(found)(width) if not line.is_heading]
    assert max(words.cell_length for words in lines) <= width
    words = " ".join(" ".join(words.plain for words in lines).split())
    for said in ("an hour (median of 3 gigs)", "Rules that held: 8", "Not tested yet: 3", "€1,505 · $710 · £300"):
        assert said in words
    assert "…" not in words


@pytest.mark.parametrize(("width", "tail"), [(44, ""), (60, ", where you could have seen it")])
async def test_the_first_heading_stands_whole_where_there_is_room_for_it(
    open_app: OpenApp, library_with: LibraryWith, width: int, tail: str
) -> None:
    library_with(demo())
    async with open_app(PatternsRoute(), size=(width, 20)) as pilot:
        await counted(pilot)
        assert line(pilot, "WHAT KEEPS COMING BACK").strip() == f"WHAT KEEPS COMING BACK{tail}"


async def test_hostile_names_are_shown_as_they_are(open_app: OpenApp, library_with: LibraryWith) -> None:
    own = [RedFlag(None, text, Stage.WORK, Side.MINE) for text in HOSTILE]
    library_with([hostile(HOSTILE[number], gig(number, *own))._replace(red_flags=tuple(own)) for number in range(3)])
    async with open_app(PatternsRoute(), size=(100, 40)) as pilot:
        await counted(pilot)
        assert "[@click=app.quit]x[/]" in screen_text(pilot.app)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Chooser)


async def test_a_library_that_cannot_be_read_is_said(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Damaged("The library is damaged.")

    library_with(THREE)
    monkeypatch.setattr(patterns, "read_patterns", refuse)
    async with open_app(PatternsRoute()) as pilot:
        await counted(pilot)
        assert [words.startswith("The library is damaged.") for words in told(pilot.app)] == [True]
        await press(pilot, "enter", "escape")
        assert not isinstance(pilot.app.screen, PatternsScreen)


async def test_red_flags_of_many_gigs_stand_there_and_open_while_the_rest_is_counted(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, pairs = Event(), flag_pairs.often_together
    monkeypatch.setattr(patterns, "MANY", 1)
    monkeypatch.setattr(patterns, "often_together", lambda *given: may_go_on.wait(30) and pairs(*given))
    library_with(THREE)
    async with open_app(PatternsRoute()) as pilot:
        try:
            await until_shown(pilot, "Stuck, and nobody knew")
            before = screen_lines(pilot.app)
            assert not any("GIG BY GIG" in text or "3 gigs" in text for text in before)
            await press(pilot, "down", "down", "enter")  # over the lesson that is due
            assert isinstance(pilot.app.screen, Chooser)
            assert "Gig 1" in screen_text(pilot.app)
            await press(pilot, "escape")
        finally:
            may_go_on.set()
        await counted(pilot)
        after = screen_lines(pilot.app)
        assert "3 gigs, a small sample" in after[0]
        assert "GIG BY GIG" in screen_text(pilot.app)
        flags, again = (
            [text.strip(" ▸") for text in lines if "mine" in text or "project" in text] for lines in (before, after)
        )
        assert flags == again != []
        assert pilot.app.screen.query_one(PatternLines).here == OpensFlag("B3")


async def test_patterns_left_while_they_are_counted_disturb_nobody(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on, read = Event(), patterns.read_patterns
    monkeypatch.setattr(patterns, "MANY", 1)
    monkeypatch.setattr(patterns, "read_patterns", lambda *given: may_go_on.wait(30) and read(*given))
    library_with(THREE)
    async with open_app(HomeRoute()) as pilot:
        try:
            await press(pilot, "p")
            assert isinstance(pilot.app.screen, PatternsScreen)
            await press(pilot, "q")
        finally:
            may_go_on.set()
        await counted(pilot)
        assert not isinstance(pilot.app.screen, PatternsScreen)
        assert told(pilot.app) == []
        await press(pilot, "p")
        await counted(pilot)
        assert "3 gigs, a small sample" in screen_lines(pilot.app)[0]


def test_the_gigs_behind_a_figure_are_those_that_it_counts() -> None:
    none = GigFigures(GigId("b" * 32), "Unknown", date(2026, 1, 5))
    known = none._replace(hours_planned=1000, hours_worked=2000, price=60500, kept=60000, currency="EUR")
    over = [known._replace(id=GigId(f"{number:032x}")) for number in (1, 2, 3)]
    going = known._replace(id=GigId("a" * 32), is_going=True)
    found = patterns_of([*over, going, none], [], LessonOutcomes())
    counted = {gig.id for gig in over}
    assert [set(figure.behind(found)[1]) for figure in (RATIO, RATE("EUR"), LOST)] == [counted] * 3
    assert (found.overrun.gigs, found.rates["EUR"][1], found.lost["EUR"]) == (3, 3, Decimal(15))
    assert set(PAID_IN("EUR").behind(found)[1]) == counted | {going.id}  # the plot shows each
