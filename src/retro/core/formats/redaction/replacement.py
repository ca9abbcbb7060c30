"""What is replaced in a text, and the numbers that a record is known to hold."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import NamedTuple


class Replacement(NamedTuple):
    """One range of a folded text, and the word that replaces it."""

    start: int
    end: int
    label: str


class KnownAmounts(NamedTuple):
    """Numbers that the record itself holds."""

    amounts: Collection[Decimal] = ()
    hours: Collection[Decimal] = ()
    is_money: bool = False
    """True if the text is about money, such as a row of the ledger: every number in it is an amount."""


NO_AMOUNTS = KnownAmounts()
