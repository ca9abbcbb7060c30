"""Good ends and gigs under way on home: every letter does what it says, or answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from retro.core.gig.choices import Side, Stage, Status
from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.queries.vets import vets
from retro.tui.compare.screen import CompareScreen
from retro.tui.context import AppContext
from retro.tui.home.queries import HomeQueries
from retro.tui.home.screen import HomeScreen
from retro.tui.navigation import RunningRoute
from retro.tui.trash.screen import TrashScreen
from tests.factories import numbered_gig
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import press, told, until_shown, workers_ended

AT = datetime(2026, 6, 1, 12, tzinfo=UTC)
STUCK = RedFlag("D1", "I was stuck for hours", Stage.WORK, Side.MINE)
GOOD = Vet(
    id=VetId("a" * 32), created_at=AT, title="Museum labels", client="Ahrens", decision=Decision.TAKE,
    ended=Ending.WELL, ended_on=date(2026, 6, 20), quote=Quote("EUR", Decimal(600), Decimal(12)),
    signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES),),
    good_end=GoodEnd(Decimal(14), Decimal(600), "An early test"),
)  # fmt: skip
TAKEN = Vet(id=VetId("b" * 32), created_at=AT, title="Under way", decision=Decision.TAKE, decided_on=TODAY)


def gig(number: int, *flags: RedFlag, **facts: object) -> Retrospective:
    return numbered_gig(number, datetime(2026, number, 1, 12, tzinfo=UTC), *flags, **facts)


def test_a_late_red_flag_of_ones_own_is_named_as_the_verdict_names_it(
    library_with: LibraryWith, app_context: AppContext
) -> None:
    slow, loud = RedFlag(None, "Slow builds.", Stage.WORK, Side.MINE), RedFlag(None, "Loud", Stage.SCOPE, Side.CLIENT)
    asked = tuple(VetFlag(flag.key, flag.name, Decimal(1), VetAnswer.YES) for flag in (slow, loud))
    going = replace(TAKEN, signs=asked)
    library_with([gig(3, slow, loud), going, replace(GOOD, signs=asked, decided_on=TODAY)])
    for vet in (going, GOOD):
        shown = HomeQueries(app_context.library, lambda: TODAY).preview(vet.id)
        assert shown is not None
        assert [name for name, _ in shown.flags] == ["Not agreed: how to handle “Slow builds”", "Loud"]


async def test_a_good_end_is_deleted_undone_found_in_the_trash_and_deleted_for_good(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([GOOD, gig(3)])
    async with open_app() as pilot:
        await press(pilot, "d")
        await until_shown(pilot, "Move “Museum labels” to the trash?")
        await press(pilot, "d")
        await until_shown(pilot, "14 h, est. 12", gone=True)
        await press(pilot, "u")
        await until_shown(pilot, "14 h, est. 12")
        await press(pilot, "d")
        await until_shown(pilot, "Move “Museum labels” to the trash?")
        await press(pilot, "d")
        await until_shown(pilot, "14 h, est. 12", gone=True)
        await press(pilot, "T")
        assert isinstance(pilot.app.screen, TrashScreen)
        await until_shown(pilot, "Museum labels")
        await press(pilot, "u")
        await until_shown(pilot, "Museum labels", gone=True)
        assert [vet.id for vet in vets.iterate_vets(app_context.library)] == [GOOD.id]
        await press(pilot, "escape")
        await until_shown(pilot, "14 h, est. 12")
        await press(pilot, "g", "d", "d", "T")
        await until_shown(pilot, "Museum labels")
        await press(pilot, "d")
        await until_shown(pilot, "Delete “Museum labels” for good?")
        await press(pilot, "g")
        await until_shown(pilot, "Museum labels", gone=True)
    assert vets.vet_by_id(app_context.library, GOOD.id) is None


async def test_nobody_is_told_bad_news_of_a_good_end(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GOOD, TAKEN])
    async with open_app() as pilot:
        await until_shown(pilot, "Museum labels")
        await press(pilot, "m")
        await until_shown(pilot, "Message   Under way")
        await press(pilot, "escape", "end", "m")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert told(pilot.app)[-1].startswith("There's nothing here for “Message”")


async def test_an_older_good_end_can_be_changed_and_shows_no_vetting(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    library_with([GOOD])
    async with open_app(RunningRoute(GOOD.id)) as pilot:
        shown = await until_shown(pilot, "Client, price and estimated hours")
        assert "What you asked" not in shown
        await press(pilot, "g")
        shown = await until_shown(pilot, "An early test")
        assert "14" in shown
        await press(pilot, "end", "backspace", "5", "f3")
        await until_shown(pilot, "Saved.")
        (changed,) = vets.iterate_vets(app_context.library)
        assert changed.good_end == GoodEnd(Decimal(15), Decimal(600), "An early test")
        assert changed.ended_on == GOOD.ended_on
    async with open_app(RunningRoute(GOOD.id)) as pilot:
        await until_shown(pilot, "Client, price and estimated hours")
        await press(pilot, "v")
        shown = await until_shown(pilot, "Found through")
        assert "GO " not in shown
        await press(pilot, "end", *" rev", "f3")
        await until_shown(pilot, "It's under way again")
    assert app_context.autosave.flush(60)
    (changed,) = vets.iterate_vets(app_context.library)
    assert (changed.title, changed.platform.strip()) == ("Museum labels", "rev")


async def test_a_good_end_is_exported_as_the_vetted_gig_that_it_is(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([GOOD])
    async with open_app() as pilot:
        await press(pilot, "x")
        assert "Museum labels" in await until_shown(pilot, "Export")


async def test_a_good_end_is_compared_with_the_gig_that_shares_its_red_flags(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    """Gig 3 shares the flag, gig 9 is newer and shares none. 12 h became 14: 1.2×."""
    library_with([GOOD, gig(3, STUCK), gig(9)])
    async with open_app(size=(120, 40)) as pilot:
        await press(pilot, "down", "c")
        assert isinstance(pilot.app.screen, CompareScreen)
        text = picture(pilot)
        assert "A  Gig 3" in text
        assert "B  Museum labels" in text
        assert text.index("Stuck") < text.index("12 → 14")
        assert "An early test" in text
        await press(pilot, "escape", "space", "up", "space", "c")
        text = picture(pilot)
        assert "A  Museum labels" in text
        assert "B  Gig 9" in text


@pytest.mark.parametrize("key", ["space", "c", "z"])
async def test_a_letter_that_has_nothing_to_do_on_a_gig_under_way_says_so(
    open_app: OpenApp, library_with: LibraryWith, key: str
) -> None:
    library_with([TAKEN, gig(3)])
    async with open_app() as pilot:
        await press(pilot, key)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert told(pilot.app)


@pytest.mark.parametrize(("key", "said"), [("d", "Move “Under way” to the trash?"), ("x", "Export")])
async def test_a_gig_under_way_can_be_deleted_and_exported(
    open_app: OpenApp, library_with: LibraryWith, key: str, said: str
) -> None:
    library_with([TAKEN, gig(3)])
    async with open_app() as pilot:
        await press(pilot, key)
        await until_shown(pilot, said)


async def test_the_title_line_says_what_is_urgent_first(open_app: OpenApp, library_with: LibraryWith) -> None:
    untold = [gig(number, status=Status.UNTOLD, title=f"Untold {number}") for number in (3, 4)]
    stopped = replace(TAKEN, id=VetId("c" * 32), stops=(Stop("no label", TODAY),))
    due = replace(TAKEN, id=VetId("d" * 32), decided_on=date(2026, 11, 1))
    library_with([*untold, stopped, due, GOOD])
    async with open_app(size=(120, 40)) as pilot:
        first = "2 clients not told   1 checkpoint due   1 check-in due   5 gigs, 1 ended well   p Patterns   l Lessons"
        assert first in (await until_shown(pilot, "1 checkpoint due")).splitlines()[0]
    async with open_app(size=(60, 20)) as pilot:
        assert "2 clients not told" in (await until_shown(pilot, "2 clients not told")).splitlines()[0]


async def test_a_client_of_whom_nothing_is_said_today_is_counted_all_the_same_and_not_now_goes(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([gig(number, status=Status.UNTOLD, title=f"Untold {number}") for number in (3, 4)])
    async with open_app(size=(120, 40)) as pilot:
        assert "z Not now" in (await until_shown(pilot, "2 clients not told"))
        await press(pilot, "z")
        await until_shown(pilot, "z Not now", gone=True)
        await workers_ended(pilot)
        assert "2 clients not told" in (await until_shown(pilot, "2 clients not told")).splitlines()[0]
        await press(pilot, "down")
        await until_shown(pilot, "z Not now")
        await press(pilot, "z")
        await until_shown(pilot, "z Not now", gone=True)
    async with open_app() as pilot:
        await until_shown(pilot, "2 clients not told")
        assert "z Not now" not in picture(pilot)


async def test_one_that_is_asked_of_again_the_next_day_can_be_put_off_again(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    untold = gig(3, status=Status.UNTOLD, title="Untold")
    library_with([untold._replace(message=untold.message._replace(quiet_on=TODAY - timedelta(1)))])
    async with open_app() as pilot:
        assert "1 client not told" in (await until_shown(pilot, "1 client not told"))
        assert "z Not now" in picture(pilot)


async def test_not_now_follows_the_cursor_from_a_gig_that_is_due_to_one_that_is_not(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    due = replace(TAKEN, id=VetId("d" * 32), decided_on=date(2026, 11, 1), title="Due")
    library_with([due, TAKEN])
    async with open_app() as pilot:
        await until_shown(pilot, "▸◷ Under way")
        assert "z Not now" not in picture(pilot)
        await press(pilot, "down")
        await until_shown(pilot, "z Not now")
        await press(pilot, "up")
        await until_shown(pilot, "z Not now", gone=True)


async def test_a_vetted_gig_without_a_decision_is_found_from_home(open_app: OpenApp, library_with: LibraryWith) -> None:
    """One that was declined, and one of long ago, are not spoken of."""
    open_one = Vet(id=VetId("e" * 32), title="Open", created_at=datetime(2026, 11, 20, 12, tzinfo=UTC))
    slept = replace(open_one, id=VetId("f" * 32), decision=Decision.SLEEP)
    declined = replace(open_one, id=VetId("a" * 31 + "1"), decision=Decision.DECLINE)
    long_ago = replace(open_one, id=VetId("a" * 31 + "2"), created_at=open_one.created_at - timedelta(400))
    library_with([open_one, slept, declined, long_ago])
    async with open_app(size=(60, 20)) as pilot:
        await until_shown(pilot, "V Vetted gigs, 2 undecided")


async def test_what_is_under_way_is_due_without_any_retrospective(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([replace(TAKEN, decided_on=date(2026, 11, 1))])
    async with open_app() as pilot:
        await until_shown(pilot, "1 check-in due")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_footer_follows_the_cursor_between_vetted_gigs_that_a_search_finds(
    open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]
) -> None:
    undecided = Vet(id=VetId("e" * 32), created_at=AT - timedelta(days=1), title="Museum signs")
    library_with([GOOD, undecided, gig(3)])
    async with open_app(size=size) as pilot:
        await press(pilot, "slash", *"museum")
        await until_shown(pilot, "2 results")
        await press(pilot, "down")
        assert "m Message" not in await until_shown(pilot, "▸· Museum labels")
        for key, offered in (("down", True), ("up", False), ("down", True)):
            await press(pilot, key)
            await until_shown(pilot, "m Message", gone=not offered)
