"""The title line: a long name gives way to what was agreed, and both to the state."""

from dataclasses import replace
from decimal import Decimal

import pytest

from retro.core.vet.decision import Decision
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.tui.kit.title_bar import fitted_title
from retro.tui.navigation import CheckInRoute, RunningRoute, VetRoute
from tests.tui.conftest import TODAY, LibraryWith, OpenApp
from tests.tui.looking import screen_text, until

LONG = replace(
    Vet(title="Warehouse labels for the second warehouse in the north of town"),
    platform="direct",
    quote=Quote("EUR", Decimal(480), Decimal(16)),
)


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("kind", ["vetting", "under way", "check-in"])
async def test_a_long_name_is_cut_before_its_price(
    open_app: OpenApp, library_with: LibraryWith, width: int, kind: str
) -> None:
    vet = LONG if kind == "vetting" else LONG.decided(Decision.TAKE, TODAY)
    library_with([vet])
    route = {"vetting": VetRoute, "under way": RunningRoute, "check-in": CheckInRoute}[kind](vet.id)
    async with open_app(route, size=(width, 24)) as pilot:
        await until(pilot, lambda: "€480 for 16 h" in screen_text(pilot.app))
        first = screen_text(pilot.app).splitlines()[0]
        assert ("… · €480 for 16 h · direct" if width == 80 else "… · €480 for 16 h") in first
        assert "Warehouse" in first


@pytest.mark.parametrize(
    ("name", "end", "shown"),
    [
        ("Labels · €480 for 16 h", "€480 for 16 h", "Labels · €480 for 16 h"),
        (
            "Labels for the second warehouse · €480 for 16 h",
            "€480 for 16 h",
            "Labels for the second w… · €480 for 16 h",
        ),
        (
            "Labels for a warehouse · €480 for 16 h · Malt",
            "€480 for 16 h · Malt",
            "Labels for a war… · €480 for 16 h · Malt",
        ),
        (
            "Labels for a warehouse · €480 for 16 h · Upwork",
            "€480 for 16 h · Upwork",
            "Labels for a warehouse · €480 for 16 h",
        ),
        (
            "Labels for it · €480 as agreed by hand once",
            "€480 as agreed by hand once",
            "Labels for it · €480 as agreed by hand …",
        ),
        ("Labels for a warehouse that is a long way off", "", "Labels for a warehouse that is a long w…"),
        ("Labels · a · b", "c", "Labels · a · b"),
    ],
)
def test_an_end_that_leaves_no_name_is_cut_itself(name: str, end: str, shown: str) -> None:
    assert fitted_title(40, name, end) == shown


@pytest.mark.parametrize("width", [60, 80])
async def test_what_was_counted_is_whole_beside_the_advice(
    open_app: OpenApp, library_with: LibraryWith, width: int
) -> None:
    signs = tuple(VetFlag(f"B{at}", "", Decimal(0), VetAnswer.UNSURE if at < 4 else None) for at in range(1, 8))
    vet = replace(LONG, signs=signs)
    library_with([vet])
    async with open_app(VetRoute(vet.id), size=(width, 24)) as pilot:
        await until(pilot, lambda: "Question" in screen_text(pilot.app))
        await pilot.press("v")
        await until(pilot, lambda: "Your call" in screen_text(pilot.app))
        assert "not sure about 3 of 7 red flags, 4 not answered" in " ".join(screen_text(pilot.app).split())
