"""Details asked about the next gig before the first question, as data; all optional."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from retro.core.gig import answer_kinds, line_kinds, wording
from retro.core.text import amounts, currencies
from retro.core.text.parsing import NotUnderstood
from retro.core.vet import vet_lines as lines
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import VetLine

Offered = tuple[str, Decimal | None]
"""A currency, "" if none was named, and an amount."""


class Price(answer_kinds.ParsedKind[Offered]):
    """An amount with its currency: "€600", "600 USD"."""

    def parse(self, text: str, today: date) -> Offered:
        """Parse as amounts.price does; blank text is neither."""
        return amounts.price(text)

    def text(self, value: Offered) -> str:
        """Format as "600 EUR"."""
        currency, amount = value
        return "" if amount is None else f"{wording.plain_number(amount)} {currency}".strip()


@dataclass(frozen=True, slots=True)
class Detail:
    """One line of the form."""

    key: VetLine
    label: str
    kind: answer_kinds.ParsedKind[Any]
    placeholder: str
    get: Callable[[Vet], object]
    put: Callable[[Vet, Any], Vet]
    said: Callable[[Vet], str] = lambda vet: ""
    """How it was understood, from the vet that holds it."""
    beside: Callable[[str, Vet], object] | None = None
    """Parses text that depends on the rest of the vet; None if it does not. Raises NotUnderstood."""

    def parse(self, text: str, vet: Vet, today: date) -> object:
        """Parse `text`. Raises NotUnderstood with one sentence."""
        return self.beside(text, vet) if self.beside else self.kind.parse(text, today)

    def as_typed(self, vet: Vet) -> str:
        """Return the line of a vet: its value, else what is kept as typed."""
        return self.kind.text(self.get(vet)) or vet.unread.get(self.key, "")

    def with_typed(self, vet: Vet, text: str, today: date) -> tuple[Vet, str]:
        """Return the vet with another line, and why that is not understood; it is blank then, and kept as typed."""
        try:
            value, problem = self.parse(text, vet, today), ""
        except NotUnderstood as error:
            value, problem = self.kind.parse("", today), str(error)
        return self.put(vet, value).with_unread(self.key, text if problem else ""), problem


def _with_price(vet: Vet, value: Offered) -> Vet:
    """Set the price; a currency that was not named is unchanged, because the offered floor has one."""
    currency, amount = value
    return replace(vet, quote=replace(vet.quote, price=amount, currency=currency or vet.quote.currency))


def price_beside(text: str, quote: Quote) -> Offered:
    """Parse the price. Raises NotUnderstood for a currency that stays open.

    A sign or a name that several currencies share means the currency of the offer, if it can.
    """
    return _beside_offered(amounts.price, text, quote.currency)


def minimum_rate(text: str, quote: Quote) -> Offered:
    """Parse the rate for one hour. Raises NotUnderstood for another currency than the price has, and for an open one.

    Without a price, a sign that several currencies share means that of the rate on offer, if it can.
    """
    is_priced = quote.price is not None
    currency, rate = (
        amounts.rate(text, quote.currency) if is_priced else _beside_offered(amounts.rate, text, quote.currency)
    )
    return currency or quote.currency, rate


def _beside_offered(parse: Callable[[str, str], Offered], text: str, offered: str) -> Offered:
    """Parse an amount that may be in another currency than the offered one, but must then say in which."""
    try:
        return parse(text, offered)
    except NotUnderstood:
        currency, amount = parse(text, "")
        if not currency:
            raise NotUnderstood(currencies.OPEN) from None
        return currency, amount


def _with_rate(vet: Vet, value: Offered) -> Vet:
    currency, rate = value
    currency = vet.quote.currency if rate is None else currency
    return replace(vet, quote=replace(vet.quote, floor=rate, currency=currency))


def _price(vet: Vet) -> str:
    return "" if vet.quote.price is None else wording.money_text(vet.quote.price, vet.quote.currency)


def _hours(vet: Vet) -> str:
    return "" if vet.quote.hours is None else wording.hours_text(vet.quote.hours)


def _floor(vet: Vet) -> str:
    return "" if vet.quote.floor is None else wording.hourly_text(vet.quote.floor, vet.quote.currency)


DETAILS: Sequence[Detail] = (
    Detail(
        lines.TITLE, "Gig", line_kinds.Line(), "e.g. warehouse labels",
        lambda vet: vet.title, lambda vet, value: replace(vet, title=value),
    ),
    Detail(
        lines.CLIENT, "Client", line_kinds.Line(), "their name, as you'd write it again",
        lambda vet: vet.client, lambda vet, value: replace(vet, client=value),
    ),
    Detail(
        lines.PLATFORM, "Found through", line_kinds.Line(), "e.g. Upwork, a friend, their email",
        lambda vet: vet.platform, lambda vet, value: replace(vet, platform=value),
    ),
    Detail(
        lines.PRICE, "Price", Price(), "e.g. €600, 600 USD",
        lambda vet: (vet.quote.currency, vet.quote.price), _with_price, _price,
        lambda text, vet: price_beside(text, vet.quote),
    ),
    Detail(
        lines.HOURS, "Estimated hours", line_kinds.Hours(), "e.g. 20, 7.5, 7h 30m",
        lambda vet: vet.quote.hours, lambda vet, value: replace(vet, quote=replace(vet.quote, hours=value)), _hours,
    ),
    Detail(
        lines.FLOOR, "Minimum rate", Price(), "lowest hourly rate you accept",
        lambda vet: (vet.quote.currency, vet.quote.floor), _with_rate, _floor,
        lambda text, vet: minimum_rate(text, vet.quote),
    ),
)  # fmt: skip
