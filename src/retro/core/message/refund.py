"""What a client gets back: read from what was typed, and said from what is known."""

from __future__ import annotations

import re
from decimal import Decimal

from retro.core.gig import wording
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.day_words import is_a_day
from retro.core.text import amounts
from retro.core.text.parsing import NotUnderstood

OF_PAID = "{} of the {} you paid"
_LONGEST = 60
"""Characters; what is longer is a sentence."""


def read_refund(text: str, currency: str) -> amounts.Price | None:
    """The currency and the amount meant by "$40" or "40, by Friday"; None of any other text."""
    line = " ".join(text.split()).rstrip(".")
    if not line or len(line) > _LONGEST:
        return None
    if found := _price(line, currency):
        return found
    for space in re.finditer(",? ", line):
        if is_a_day(line[space.end() :]) and (found := _price(line[: space.start()], currency)):
            return found
    return None


def is_amount(text: str, currency: str) -> bool:
    """Whether the text is an amount, alone or with its day."""
    return read_refund(text, currency) is not None


def with_refund(retrospective: Retrospective, text: str) -> Retrospective:
    """The same with the refund that the text says; what an earlier text of this part said is taken back."""
    currency = retrospective.facts.currency
    before = read_refund(retrospective.message.parts.get("money", ""), currency)
    if found := read_refund(text, currency):
        return retrospective.with_facts(refunded=found[1], currency=currency or found[0])
    if before and before[1] == retrospective.facts.refunded:
        return retrospective.with_facts(refunded=None)
    return retrospective


def refunded_text(facts: Facts) -> str:
    """ "$40 of the $100 you paid", "$40"; nothing where the refund is unknown, or none so far."""
    if not facts.refunded:
        return ""
    back = refund_text(facts.refunded, facts.currency)
    return OF_PAID.format(back, refund_text(facts.paid, facts.currency)) if facts.paid else back


def refund_text(amount: Decimal, currency: str) -> str:
    """ "$40", "$40.50"."""
    return wording.money_text(amount, currency).removesuffix(".00")


def _price(text: str, currency: str) -> amounts.Price | None:
    try:
        found = amounts.price(text, currency)
    except NotUnderstood:
        return None
    return None if found[1] is None else found
