"""Parses and formats the refund that a client gets."""

from __future__ import annotations

import re
from decimal import Decimal

from retro.core.gig import wording
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.named_days import is_a_day
from retro.core.text import amounts
from retro.core.text.deferred_pattern import deferred
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood

OF_PAID, ALL_PAID = "{} of the {} you paid", "the whole {} you paid"
_BARE = deferred(r"\d[\d.,' ]*")
"""An amount that doesn't say of what."""
_LONGEST = 60
"""Most characters of an amount; anything longer is a sentence."""


def read_refund(text: str, currency: str) -> amounts.Price | None:
    """Parse the currency and amount of "$40" or "40, by Friday"; None for any other text."""
    line = on_one_line(text).rstrip(".")
    if not line or len(line) > _LONGEST:
        return None
    if found := _price(line, currency):
        return found
    for space in re.finditer(",? ", line):
        if is_a_day(line[space.end() :]) and (found := _price(line[: space.start()], currency)):
            return found
    return None


def with_currency(text: str, currency: str) -> str:
    """Return an amount without a currency, alone or with its day, in that of the gig; "" for any other text."""
    line = on_one_line(text)
    bare = _BARE.match(line)
    found = read_refund(text, currency) if bare and currency else None
    if bare is None or found is None or found[1] is None:
        return ""
    figures = bare[0].rstrip(" ,.'")
    alone = read_refund(figures, currency)
    rest = line[len(figures) :]
    is_whole = alone == found and (not rest.strip(" .") or (rest[0] in " ,." and is_a_day(rest.lstrip(" ,."))))
    return f"{refund_text(found[1], currency)}{rest}" if is_whole else ""


def with_refund(retrospective: Retrospective, text: str) -> Retrospective:
    """Return a copy with the refund that the text says; the refund from an earlier text of this part is removed."""
    currency = retrospective.facts.currency
    before = read_refund(retrospective.message.parts.get("money", ""), currency)
    if found := read_refund(text, currency):
        return retrospective.with_facts(refunded=found[1], currency=currency or found[0])
    if before and before[1] == retrospective.facts.refunded:
        return retrospective.with_facts(refunded=None)
    return retrospective


def refunded_text(facts: Facts) -> str:
    """Format as "$40 of the $100 you paid", "the whole $100 you paid" or "$40"; "" if it is unknown or zero."""
    if not facts.refunded:
        return ""
    if facts.refunded == facts.paid:
        return ALL_PAID.format(refund_text(facts.refunded, facts.currency))
    back = refund_text(facts.refunded, facts.currency)
    return OF_PAID.format(back, refund_text(facts.paid, facts.currency)) if facts.paid else back


def refund_text(amount: Decimal, currency: str) -> str:
    """Format as "$40" or "$40.50"."""
    return wording.money_text(amount, currency).removesuffix(".00")


def _price(text: str, currency: str) -> amounts.Price | None:
    try:
        found = amounts.price(text, currency)
    except NotUnderstood:
        return None
    return None if found[1] is None else found
