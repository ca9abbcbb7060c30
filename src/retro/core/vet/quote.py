"""The offer for a gig, and the rate that it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from retro.core.hundredths import HUNDREDTH
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
        """Return the planned hours by the user's own ratio of real to planned, to the hundredth."""
        if self.hours is None or ratio is None:
            return None
        real = self.hours * ratio
        return real.quantize(HUNDREDTH) or real

    def real_rate(self, ratio: Decimal | None) -> Decimal | None:
        """Return the price for each real hour."""
        return self._rate_of(self.real_hours(ratio))

    def said_hours(self, ratio: Decimal | None) -> Decimal | None:
        """Return the real hours as they are said: rounded, unless that moved the price across the minimum."""
        real = self.real_hours(ratio)
        rounded = None if real is None else round_hours(real)
        is_too_low = _is_below(self._rate_of(rounded), self.floor)
        return rounded if rounded and is_too_low is self.is_too_low_at(ratio) else real

    def said_rate(self, ratio: Decimal | None) -> Decimal | None:
        """Return the price for each of the hours that are said."""
        return self._rate_of(self.said_hours(ratio))

    def _rate_of(self, hours: Decimal | None) -> Decimal | None:
        return None if self.price is None or not hours else self.price / hours


NO_QUOTE = Quote()


def _is_below(rate: Decimal | None, floor: Decimal | None) -> bool:
    return rate is not None and floor is not None and rate < floor
