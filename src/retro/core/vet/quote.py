"""The offer for a gig, and the rate that it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from retro.core.vet.overrun import round_hours


@dataclass(frozen=True, slots=True)
class Quote:
    """What is offered: a price for planned hours, and the rate below which it is not worth it."""

    currency: str = ""
    price: Decimal | None = None
    hours: Decimal | None = None
    floor: Decimal | None = None
    """Minimum for an hour, in the same currency."""

    @property
    def rate(self) -> Decimal | None:
        """Return the price for each planned hour."""
        return None if self.price is None or not self.hours else self.price / self.hours

    @property
    def is_too_low(self) -> bool:
        """Tell whether the price as quoted is below the minimum; False if anything is unknown."""
        return _is_below(self.rate, self.floor)

    def is_too_low_at(self, ratio: Decimal | None) -> bool:
        """Tell whether the price is below the minimum for the real hours."""
        return _is_below(self.real_rate(ratio), self.floor)

    def real_hours(self, ratio: Decimal | None) -> Decimal | None:
        """Return the planned hours by the user's own ratio of real to planned, rounded as they are shown."""
        if self.hours is None or ratio is None:
            return None
        real = self.hours * ratio
        return round_hours(real) or real

    def real_rate(self, ratio: Decimal | None) -> Decimal | None:
        """Return the price for each real hour."""
        real = self.real_hours(ratio)
        return None if self.price is None or not real else self.price / real


NO_QUOTE = Quote()


def _is_below(rate: Decimal | None, floor: Decimal | None) -> bool:
    return rate is not None and floor is not None and rate < floor
