"""Figures of one gig among all that are counted, and what is drawn and summed of many. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from retro.core.gig import metrics
from retro.core.gig.ids import DocumentId
from retro.core.gig.metrics import ClientLearned


class GigFigures(NamedTuple):
    """One gig as a row; None is unknown. Hours and money are hundredths, since sorting and summing these is quicker."""

    id: DocumentId
    name: str
    on: date
    told_after: int | None = None
    """Days; None while the client does not know, and if nobody told them."""
    is_told_about: bool = False
    """True if a day that those are counted from is known only roughly."""
    hours_planned: int | None = None
    hours_worked: int | None = None
    price: int | None = None
    kept: int | None = None
    """Paid less refunded."""
    currency: str = ""
    learned: ClientLearned = ClientLearned.TOLD
    is_good: bool = False
    """True if it ended well; the id is then that of its vet."""
    is_going: bool = False
    """True if it is written up while it goes on: it has no usual figures and no loss yet."""
    told_at_most: int | None = None
    """Most days that it can have been, if no more is known: noticed and told in a month, of which no day is known."""
    is_told_vague: bool = False
    """True if `told_after` may be off by more than it is, as told_at_most always is: no plot counts it."""

    @property
    def is_untold(self) -> bool:
        """Tell whether the client does not know yet."""
        return self.learned is ClientLearned.NOT_YET

    @property
    def told_drawn(self) -> int | None:
        """Return the days until the client was told as they are drawn and summed; None if known too roughly."""
        return None if self.is_told_vague else self.told_after

    @property
    def planned(self) -> Decimal | None:
        """Return the hours estimated."""
        return _whole(self.hours_planned)

    @property
    def worked(self) -> Decimal | None:
        """Return the hours worked."""
        return _whole(self.hours_worked)

    @property
    def ratio(self) -> Decimal | None:
        """Return hours worked for each hour planned."""
        return metrics.per_hour(self.worked, self.planned)

    @property
    def rate(self) -> Decimal | None:
        """Return the effective rate an hour."""
        return metrics.per_hour(_whole(self.kept), self.worked)

    @property
    def lost(self) -> Decimal | None:
        """Return what came in less than agreed, negative if it was more; None while the gig goes on."""
        if self.price is None or self.kept is None or self.is_going:
            return None
        return Decimal(self.price - self.kept) / 100

    @property
    def is_in_overrun(self) -> bool:
        """Tell whether it counts in the usual overrun."""
        return bool(self.hours_planned) and self.hours_worked is not None and not self.is_going

    @property
    def is_in_rate(self) -> bool:
        """Tell whether it counts in the usual effective rate of its currency."""
        return self.kept is not None and bool(self.hours_worked) and not self.is_going

    @property
    def is_short(self) -> bool:
        """Tell whether it brought in less than agreed."""
        return self.lost is not None and self.lost > 0


def ratios(gigs: Iterable[GigFigures]) -> list[float | None]:
    """Return hours worked for each hour planned of each gig, to be drawn."""
    hours = ((gig.hours_planned, gig.hours_worked) for gig in gigs)
    return [worked / planned if planned and worked is not None else None for planned, worked in hours]


def rates(gigs: Iterable[GigFigures]) -> list[float | None]:
    """Return the effective rate of each gig, to be drawn."""
    amounts = ((gig.kept, gig.hours_worked) for gig in gigs)
    return [kept / worked if kept is not None and worked else None for kept, worked in amounts]


def amounts_short(
    over: Iterable[tuple[DocumentId, str, int | None, int | None]],
) -> Mapping[DocumentId, tuple[str, int]]:
    """Return currency and amount of the gigs that brought in less than agreed.

    Of each gig that is over it takes id, currency, price and what was kept; amounts are hundredths.
    """
    return {
        id: (currency, price - kept)
        for id, currency, price, kept in over
        if price is not None and kept is not None and price > kept
    }


def _whole(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths) / 100
