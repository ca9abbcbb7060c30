"""Start of a vetting: what the library knows on its day, and the questions that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from retro.core.hundredths import HUNDREDTH
from retro.core.lessons.schedule import StoredLesson
from retro.core.vet import weights
from retro.core.vet.clients import ClientGig, last_went_wrong, of_client
from retro.core.vet.flag_history import Pasts, Tally, history_of
from retro.core.vet.forecast import NOT_NOTICED, Noticing
from retro.core.vet.overrun import NOT_KNOWN, Overrun
from retro.core.vet.quote import Quote
from retro.core.vet.reasons import Record
from retro.core.vet.verdict import Verdict, verdict
from retro.core.vet.vet import Vet


@dataclass(frozen=True, slots=True)
class WrittenUp:
    """The gig that was last written up, if none was vetted since."""

    name: str
    on: date
    """Day on which its retrospective was finished."""


@dataclass(frozen=True, slots=True)
class VetContext:
    """What the library knows on the day of a vet."""

    pasts: Pasts
    finished: int
    """Number of retrospectives."""
    currency: str = ""
    floor: Decimal | None = None
    """Minimum rate of the newest vet that has one, with its currency."""
    floors: Mapping[str, Decimal] = field(default_factory=dict)
    """The newest minimum rate of each currency."""
    gigs: int = 0
    """Number of finished retrospectives and good ends."""
    ended: Overrun = NOT_KNOWN
    """What the ended gigs say of an estimate."""
    clients: tuple[ClientGig, ...] = ()
    """Gigs that are over and name their client."""
    noticing: Noticing = NOT_NOTICED
    """How long it usually took to notice that a gig may not work."""
    undecided: int = 0
    """Number of gigs vetted lately that wait for a decision, as home counts them."""
    written_up: WrittenUp | None = None
    rules: tuple[StoredLesson, ...] = ()
    """Rules in force that were drawn from no red flag."""
    going: int = 0
    """Number of retrospectives of gigs that still go on."""
    untold: tuple[str, ...] = ()
    """Names of the gigs whose client does not know yet."""

    @property
    def tally(self) -> Tally:
        """Count how the gigs of the past ended."""
        return Tally(max(self.finished - self.going, 0), max(self.gigs - self.finished, 0))


def met_again(vet: Vet, clients: Iterable[ClientGig]) -> Vet:
    """Return the vet with whether the last gig with its client went wrong."""
    return replace(vet, client_went_wrong=last_went_wrong(of_client(vet.client, clients)))


def verdict_then(vet: Vet, known: VetContext, unasked: int = 0) -> Verdict:
    """Return the verdict of a vet with all that was known on its day; `unasked` as in `verdict`."""
    return verdict(vet, known.pasts, Record(known.ended, known.clients, known.tally, known.untold), unasked)


def new_vet(known: VetContext, today: date) -> Vet:
    """Return a vet with its questions: own ones, then the catalogue's; only the catalogue's if there are none."""
    own = weights.flags_to_ask(known.pasts.values(), today, known.gigs)
    ratio = None if known.ended.usual is None else known.ended.usual.quantize(HUNDREDTH)
    quote = Quote(currency=known.currency, floor=known.floor)
    early = [flag for flag in own if not history_of(flag, known.pasts).is_late]
    free = weights.catalogue_flags({flag.key for flag in own}, weights.MOST_QUESTIONS - len(own))
    return Vet(signs=(*early, *free, *own[len(early) :]), from_catalogue=not own, ratio=ratio, quote=quote)
