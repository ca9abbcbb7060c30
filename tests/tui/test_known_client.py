"""A client who comes back: one line wherever they are named, and Enter on it opens their newest gig."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from textual.pilot import Pilot

from retro.core.gig.choices import Outcome, Status
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.tui.kit.gigs.known_client import KnownClient
from retro.tui.navigation import OlderGigRoute, Route, UnderWayRoute, VetRoute, WizardRoute
from retro.tui.reader.screen import ReaderScreen
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import press, until
from tests.tui.wizard_steps import wizard

AT = datetime(2026, 8, 14, 12, tzinfo=UTC)
ASK_WHY = (Lesson.new(cue="a date has no reason", act="ask why"),)
SHOP = Retrospective(GigId("1" * 32), AT, AT, AT, lessons=ASK_WHY).with_facts(
    title="Shop checkout", client="Velo Nord", platform="Malt", ended_on=date(2026, 8, 14), outcome=Outcome.I_STOPPED,
    currency="EUR", price=Decimal(1200), paid=Decimal(400), refunded=Decimal(200),
)  # fmt: skip
LABELS = Vet(
    id=VetId("a" * 32), created_at=AT, title="Museum labels", client="Ahrens", platform="Malt", decision=Decision.TAKE,
    ended=Ending.WELL, ended_on=date(2026, 6, 20), quote=Quote("EUR", Decimal(600), Decimal(12)),
    good_end=GoodEnd(Decimal(14), Decimal(600)),
)  # fmt: skip
KNOWN = "Velo Nord: Aug 2026, I stopped, €1,000 less than agreed. Rule: If a date has no reason, then I ask why"
"""1,200 - (400 - 200) = 1,000 less than agreed."""


def joined(pilot: Pilot[None]) -> str:
    """The screen with its lines joined."""
    return " ".join(picture(pilot).split())


async def until_joined(pilot: Pilot[None], words: str) -> str:
    """The same once these words stand on it."""
    await until(pilot, lambda: words in joined(pilot))
    return joined(pilot)


@pytest.mark.parametrize(
    ("place", "keys"),
    [
        (VetRoute(), (*"Next", "enter", *"VELO nord")),
        (UnderWayRoute(), (*"Next", "enter", *"VELO nord")),
        (OlderGigRoute(), (*"Next", "enter", *"VELO nord")),
    ],
)
async def test_what_a_client_cost_last_time_stands_where_they_are_named_and_enter_opens_it(
    open_app: OpenApp, library_with: LibraryWith, place: Route, keys: tuple[str, ...]
) -> None:
    library_with([SHOP, LABELS])
    async with open_app(place, size=(120, 40)) as pilot:
        await press(pilot, *keys)
        await until_joined(pilot, KNOWN)
        line = pilot.app.screen.query_one(KnownClient)
        line.focus()
        await press(pilot, "enter")
        await until_joined(pilot, "At a glance")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await press(pilot, "escape")
        await until_joined(pilot, KNOWN)


async def test_a_rule_that_the_clients_gigs_say_is_recalled_by_the_gigs_name_no_second_time(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([SHOP])
    async with open_app(VetRoute(), size=(120, 40)) as pilot:
        await press(pilot, *"date reason")
        recalled = await until_joined(pilot, "Its name says: “date”, “reason”")
        assert "Rule: " not in recalled
        await press(pilot, "enter", *"velo nord")
        await until(pilot, lambda: "Its name says" not in joined(pilot))
        assert (await until_joined(pilot, KNOWN)).count("If a date has no reason") == 1
        await press(pilot, "x")
        assert (await until_joined(pilot, "Its name says: ")).count("If a date has no reason") == 1
        await press(pilot, "backspace", "f3")
        await until_joined(pilot, "Question 1 of")
        await press(pilot, "v")
        assert (await until_joined(pilot, "Your call")).count("If a date has no reason") == 1


async def test_enter_in_a_line_passes_by_the_known_client(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SHOP, LABELS])
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Next", "enter", *"VELO nord")
        await until_joined(pilot, "Velo Nord: Aug 2026")
        await press(pilot, "enter", "enter", *"Jan 2026", "tab")
        text = await until_joined(pilot, "Jan 2026")
        assert "VELO nord " in text
        await press(pilot, "shift+tab", "shift+tab")
        assert isinstance(pilot.app.focused, KnownClient)  # which Tab reaches all the same


async def test_the_wizards_page_says_it_too(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = Retrospective.new().with_facts(title="Next", client="velo nord", status=Status.OVER)
    library_with([SHOP, LABELS, draft])
    async with open_app(WizardRoute(draft.id, "client"), size=(120, 40)) as pilot:
        assert wizard(pilot).walk.is_page
        await until_joined(pilot, "Velo Nord: Aug 2026, I stopped, €1,000 less than agreed.")
        pilot.app.screen.query_one(KnownClient).focus()
        await press(pilot, "enter")
        await until_joined(pilot, "At a glance")


async def test_a_client_nobody_knows_is_passed_over_and_two_gigs_of_a_source_are_said(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([SHOP, LABELS])
    async with open_app(OlderGigRoute(), size=(120, 40)) as pilot:
        await press(pilot, *"Next", "enter", *"Velo")
        await until_joined(pilot, "Maybe the same client: Velo Nord")
        assert not pilot.app.screen.query_one(KnownClient).can_focus
        await press(pilot, "x", "enter")
        assert not pilot.app.screen.query_one(KnownClient).display
        await press(pilot, *"malt")
        await until_joined(pilot, "Malt: 2 gigs, 1 went wrong.")
        assert not pilot.app.screen.query_one(KnownClient).can_focus


async def test_a_client_with_a_good_end_opens_as_one(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SHOP, LABELS])
    async with open_app(VetRoute(), size=(120, 40)) as pilot:
        await press(pilot, *"Next", "enter", *"ahrens")
        await until_joined(pilot, "Ahrens: Jun 2026, ended well")
        pilot.app.screen.query_one(KnownClient).focus()
        await press(pilot, "enter")
        await until_joined(pilot, "It ended well on 20 June 2026.")
