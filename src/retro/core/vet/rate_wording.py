"""Words for the rate of an offer: what an hour of it comes to, as quoted and at the usual overrun, and the minimum."""

from __future__ import annotations

from decimal import Decimal

from retro.core.gig import wording
from retro.core.hundredths import HUNDREDTH
from retro.core.vet.overrun import NOT_KNOWN, Overrun, hours_in_words, overrun_text
from retro.core.vet.quote import Quote

BECOMES = "{} estimated usually becomes {}."
UNKNOWN = "unknown"


def by_own_ratio(quote: Quote, ratio: Decimal | None, ended: Overrun = NOT_KNOWN) -> str:
    """Format as "20 hours estimated usually becomes 28 (24 to 38, 7 gigs): €21.43 an hour."; "" if nothing is known.

    With too few gigs for a usual overrun it names what those became; without the gigs it gives no range.
    """
    if ended.few:
        return overrun_text(quote.hours, ended)
    real, rate = quote.said_hours(ratio), quote.said_rate(ratio)
    if not quote.hours or real is None or ratio is None:
        return ""
    is_the_same = ended.usual is not None and ended.usual.quantize(HUNDREDTH) == ratio.quantize(HUNDREDTH)
    said = overrun_text(quote.hours, ended, real) if is_the_same else ""
    said = said or BECOMES.format(hours_in_words(quote.hours), wording.plain_number(real))
    return f"{said.removesuffix('.')}: {an_hour(rate, quote)}." if rate is not None else said


def an_hour(rate: Decimal | None, quote: Quote) -> str:
    """Format as "€21.43 an hour"."""
    return UNKNOWN if rate is None else wording.hourly_text(rate, quote.currency)


def minimum_text(quote: Quote) -> str:
    """Format the minimum rate beside a rate as "€25.00"."""
    return UNKNOWN if quote.floor is None else wording.money_text(quote.floor, quote.currency)
