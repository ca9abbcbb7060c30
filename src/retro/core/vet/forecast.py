"""A forecast, made when a gig is taken and compared with what came.

days to notice   noticed − started, of one gig that knows both
usual            the median of these, from three gigs on, to the whole day, a half upwards
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from retro.core.gig import wording
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood, plain_text
from retro.core.vet.decision import NO_FORECAST, Forecast
from retro.core.vet.overrun import FEWEST as FEWEST_USUAL
from retro.core.vet.overrun import median
from retro.core.vet.vet import Vet

FEARED = "If it goes wrong, what will be the reason?"
SURE = "How sure are you that it ends well?"
FEWEST = 5
"""Fewest forecasts of ended gigs for which Patterns mentions them."""
USUALLY_NOTICE = "You usually notice after {} ({:,} gigs): {}."
YOU_SAID, YOU_FEARED = "You said {}%.", "You feared “{}”."
IT_ENDED_WELL, IT_WENT_WRONG = "It ended well.", "It went wrong."
ON_AVERAGE = "You were {}% sure on average; {} of {} ended well."
_PER_CENT = re.compile(r"(\d{1,3}) ?%?")
_HELP = "That doesn't look like a percentage. Try 70, or leave it blank."


class Noticing(NamedTuple):
    """Usual time until it was noticed that a gig may not work."""

    days: int | None = None
    """Days; None for too few gigs."""
    gigs: int = 0

    def offered(self, today: date) -> date | None:
        """Return the day by which to check, for a gig that begins today; None if nothing is known."""
        is_known = self.days is not None and 0 < self.days <= (date.max - today).days
        return today + timedelta(self.days or 0) if is_known else None

    def said(self, today: date) -> str:
        """Format as "You usually notice after 9 days (5 gigs): 7 Dec 2026."; "" if no day can be offered."""
        on = self.offered(today)
        days = wording.days(self.days or 0)
        return "" if on is None else USUALLY_NOTICE.format(days, self.gigs, wording.short_day(on))


NOT_NOTICED = Noticing()


def noticing(days: Iterable[int]) -> Noticing:
    """Compute the usual time from the days that some gigs took."""
    known = sorted(Decimal(count) for count in days)
    if len(known) < FEWEST_USUAL:
        return Noticing(None, len(known))
    return Noticing(int(median(known).quantize(Decimal(1), ROUND_HALF_UP)), len(known))


def per_cent(text: str) -> Decimal | None:
    """Parse a percentage, 0 to 100; None for blank text. Raises NotUnderstood."""
    typed = plain_text(text)
    if not typed:
        return None
    found = _PER_CENT.fullmatch(typed)
    if not found or int(found[1]) > 100:
        raise NotUnderstood(_HELP)
    return Decimal(int(found[1]))


def offered_fear(vet: Vet) -> str:
    """Return the heaviest red flag that was answered yes, in words; "" without one."""
    said_yes = [flag for flag in vet.signs if flag.is_yes]
    return on_one_line(max(said_yes, key=lambda flag: flag.weight).short) if said_yes else ""


def forecast_text(forecast: Forecast) -> str:
    """Format as "You said 70%. You feared “the API”.", as far as answered."""
    feared = on_one_line(forecast.feared).rstrip(".!?… ")
    sure = YOU_SAID.format(wording.plain_number(forecast.sure)) if forecast.sure is not None else ""
    return " ".join(filter(None, (sure, YOU_FEARED.format(feared) if feared else "")))


def beside_the_end(vet: Vet) -> str:
    """Format the forecast and what came: "You said 70%. You feared “the API”. It ended well."; "" without either."""
    has_ended = vet.ended or vet.gig
    if vet.forecast == NO_FORECAST or not has_ended:
        return ""
    came = IT_ENDED_WELL if vet.is_good_end else IT_WENT_WRONG
    return " ".join(filter(None, (forecast_text(vet.forecast), came)))


def forecasts_text(ended: Iterable[tuple[Decimal, bool]]) -> str:
    """Format as "You were 72% sure on average. 3 of 5 ended well."; "" for fewer than five.

    `ended` has of each gig how sure the user was, in per cent, and whether it ended well.
    """
    known = list(ended)
    if len(known) < FEWEST:
        return ""
    average = sum((sure for sure, _ in known), Decimal(0)) / len(known)
    well = sum(is_good for _, is_good in known)
    said = wording.plain_number(average.quantize(Decimal(1), ROUND_HALF_UP))
    return ON_AVERAGE.format(said, well, len(known))
