"""Decodes stored amounts: hundredths. Apart from columns, because a shell's start reads none."""

from decimal import Decimal
from functools import lru_cache

from retro.storage.queries.columns import MOST


@lru_cache(1000, typed=True)
def stored_amount(stored: object) -> Decimal | None:
    """Decode money or hours; a value that retro never wrote is None."""
    return Decimal(stored) / 100 if isinstance(stored, int) and 0 <= stored < MOST else None
