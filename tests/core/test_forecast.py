"""A forecast at the yes, set beside what came."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from retro.core.gig.ids import GigId
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.decision import Forecast
from retro.core.vet.ending import Ending
from retro.core.vet.forecast import beside_the_end, forecast_text, forecasts_text, noticing, offered_fear, per_cent
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("70", 70), ("70 %", 70), ("70%", 70), (" 0 ", 0), ("100", 100), ("７０ %", 70), ("", None), ("  ", None)],
)
def test_a_percentage_is_understood(typed: str, meant: int | None) -> None:
    assert per_cent(typed) == meant


@pytest.mark.parametrize("typed", ["101", "-5", "7/10", "quite", "70 % or so", "0.7", "1e2"])
def test_what_is_no_percentage_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(NotUnderstood, match="percentage"):
        per_cent(typed)


BOTH = Forecast("the API.", Decimal(70))


@pytest.mark.parametrize(
    ("vet", "said"),
    [
        (Vet(forecast=BOTH, ended=Ending.WELL), "You said 70%. You feared “the API”. It ended well."),
        (Vet(forecast=BOTH, ended=Ending.WRONG), "You said 70%. You feared “the API”. It went wrong."),
        (Vet(forecast=BOTH, gig=GigId("0" * 32)), "You said 70%. You feared “the API”. It went wrong."),
        (Vet(forecast=Forecast(sure=Decimal(0)), ended=Ending.WELL), "You said 0%. It ended well."),
        (Vet(forecast=Forecast("the API"), ended=Ending.WELL), "You feared “the API”. It ended well."),
        (Vet(forecast=BOTH), ""),
        (Vet(ended=Ending.WELL), ""),
    ],
)
def test_a_forecast_stands_beside_what_came(vet: Vet, said: str) -> None:
    assert beside_the_end(vet) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([], ""),
        ([4, 9], ""),  # two gigs make nothing usual
        ([9, 4, 30], "You usually notice after 9 days (3 gigs): 7 Dec 2026."),
        ([1, 2, 3, 4], "You usually notice after 3 days (4 gigs): 1 Dec 2026."),  # (2 + 3) ÷ 2 = 2.5, a half upwards
        ([1, 1, 1], "You usually notice after 1 day (3 gigs): 29 Nov 2026."),
        ([0, 0, 5], ""),  # on the very day: no day ahead can be offered
        ([10**7] * 3, ""),  # beyond the calendar
    ],
)
def test_the_usual_days_until_it_was_noticed_offer_a_day(days: list[int], said: str) -> None:
    today = date(2026, 11, 28)
    assert noticing(days).said(today) == said
    assert bool(said) == (noticing(days).offered(today) is not None)


def test_nothing_forecast_says_nothing() -> None:
    assert forecast_text(Forecast("  ")) == ""


def test_the_heaviest_yes_is_offered_as_the_fear() -> None:
    signs = (
        VetFlag("own", "No key", Decimal("0.4"), VetAnswer.YES), VetFlag("mine", "The API", Decimal(2), VetAnswer.YES),
        VetFlag("third", "The date", Decimal(9), VetAnswer.UNSURE),
    )  # fmt: skip
    assert offered_fear(Vet(signs=signs)) == "The API"
    assert offered_fear(replace(Vet(), signs=signs[2:])) == ""


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        ([(70, True)] * 4, ""),
        # (70 × 4 + 81) ÷ 5 = 72.2
        ([(70, True), (70, True), (70, False), (70, False), (81, True)],
         "You were 72% sure on average; 3 of 5 ended well."),
        ([(0, False)] * 5, "You were 0% sure on average; 0 of 5 ended well."),
    ],
)  # fmt: skip
def test_from_five_forecasts_on_there_is_one_line(ended: list[tuple[int, bool]], said: str) -> None:
    assert forecasts_text((Decimal(sure), well) for sure, well in ended) == said
