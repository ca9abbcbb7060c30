"""Price that a reply names: the user's minimum for the hours that the work will take, as it usually does."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from retro.core.gig import wording
from retro.core.vet.overrun import hours_in_words
from retro.core.vet.replies.reply_places import OPEN_PRICE
from retro.core.vet.vet import Vet

PRICE = "As far as I can tell now, it'll take about {}, so my price would be {}. {}"
FIRST_PART = "For {} I can do a smaller first part."
UNLESS_PRICE = "A price of about {}; I expect it to take {}."
_ROUND_TO = Decimal(10)


def is_priced(vet: Vet) -> bool:
    """Tell whether the reply names a price, because the client's is too low for those hours."""
    return vet.quote.is_too_low_at(vet.ratio)


def price_sentence(vet: Vet) -> str:
    """Return the request for that price, and what can be had for the client's."""
    price, hours = _price_needed(vet)
    return PRICE.format(hours, price, FIRST_PART.format(price_said(vet)))


def price_condition(vet: Vet) -> str:
    """Return the price that is needed as a condition of a yes: "I could do it at …"."""
    return UNLESS_PRICE.format(*_price_needed(vet))


def price_said(vet: Vet) -> str:
    """Format the client's price; a place to fill in if it isn't known."""
    price = vet.quote.price
    return OPEN_PRICE if price is None else wording.money_text(price, vet.quote.currency).removesuffix(".00")


def _price_needed(vet: Vet) -> tuple[str, str]:
    """Return that price, rounded up to ten, and those hours."""
    floor, hours = vet.quote.floor or Decimal(0), vet.quote.said_hours(vet.ratio) or Decimal(0)
    price = (floor * hours / _ROUND_TO).to_integral_value(ROUND_CEILING) * _ROUND_TO
    said = wording.money_text(price, vet.quote.currency).removesuffix(".00")
    return said, hours_in_words(hours)
