"""What a line of Patterns opens; equal values stand for one line, whatever was counted between."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from retro.core.analysis.gig_figures import GigFigures
from retro.core.analysis.patterns import Patterns
from retro.core.gig.ids import DocumentId
from retro.tui.navigation import Route

DAYS_TOLD = "Days until told"
HOURS_OF_BOTH = "Hours estimated and worked"
EFFECTIVE_RATE = "Effective rate"
LESS_THAN_AGREED = "Where you got less than agreed"
RULES_FROM = "Where these rules come from"

Behind = tuple[str, tuple[DocumentId, ...]]
"""Heading of the gigs behind a line, and their ids, newest first."""


@dataclass(frozen=True, slots=True)
class Unfolding:
    """Further red flags, to be listed or folded away."""


@dataclass(frozen=True, slots=True)
class OpensRoute:
    """The route on which is done what is due at this place."""

    place: int
    route: Route


@dataclass(frozen=True, slots=True)
class OpensGig:
    """One gig."""

    id: DocumentId


@dataclass(frozen=True, slots=True)
class OpensFlag:
    """The gigs with a red flag."""

    key: str

    def behind(self, found: Patterns) -> Behind:
        """Return the flag's name and its gigs."""
        flag = next(flag for flag in (*found.returning, *found.once) if flag.key == self.key)
        return flag.name, flag.gigs


@dataclass(frozen=True, slots=True)
class OpensPair:
    """The gigs that two red flags share."""

    place: int

    def behind(self, found: Patterns) -> Behind:
        """Return the names of both flags and the gigs."""
        pair = found.together[self.place]
        return f"{pair.one} + {pair.other}", pair.gigs


@dataclass(frozen=True, slots=True)
class OpensFigure:
    """The gigs that a figure counts, of one currency or of all."""

    name: str
    counts: Callable[[GigFigures], bool]
    currency: str | None = None

    def behind(self, found: Patterns) -> Behind:
        """Return the figure's name and the gigs."""
        of_currency = (gig for gig in reversed(found.gigs) if self.currency in (None, gig.currency))
        return self.name, tuple(gig.id for gig in of_currency if self.counts(gig))


@dataclass(frozen=True, slots=True)
class OpensRules:
    """The gigs of the rules that held, and of those that are not tested yet."""

    def behind(self, found: Patterns) -> Behind:
        """Return the heading and the gigs."""
        ruled = {*found.fared.held_in, *found.fared.waiting_in}
        return RULES_FROM, tuple(gig.id for gig in reversed(found.gigs) if gig.id in ruled)


OpensGigs = OpensFlag | OpensPair | OpensFigure | OpensRules
"""What is behind a line is worked out when it is opened, because it can be all gigs of a large library."""
Opens = Unfolding | OpensRoute | OpensGig | OpensGigs

TOLD = OpensFigure(DAYS_TOLD, lambda gig: gig.told_drawn is not None)
RATIO = OpensFigure(HOURS_OF_BOTH, lambda gig: gig.is_in_overrun)
HOURS = OpensFigure(HOURS_OF_BOTH, lambda gig: gig.ratio is not None)
LOST = OpensFigure(LESS_THAN_AGREED, lambda gig: gig.is_short)
RATE = partial(OpensFigure, EFFECTIVE_RATE, lambda gig: gig.is_in_rate)
"""Of one currency: the gigs behind its usual rate."""
PAID_IN = partial(OpensFigure, EFFECTIVE_RATE, lambda gig: gig.rate is not None)
"""Of one currency: every gig whose rate is plotted."""
