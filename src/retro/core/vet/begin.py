"""Start of a vetting, its status line, and the retrospective drafted from a gig that went wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from retro.core.gig import flag_catalogue, wording
from retro.core.gig.choices import Learned, Status
from retro.core.gig.message import ANSWERED_BY, Message
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.lessons.schedule import StoredLesson
from retro.core.vet import weights
from retro.core.vet.check_in import first_yes
from retro.core.vet.clients import ClientGig, last_went_wrong, of_client
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, Going
from retro.core.vet.flag_history import Pasts, Tally, history_of
from retro.core.vet.forecast import NOT_NOTICED, Noticing
from retro.core.vet.overrun import NOT_KNOWN, Overrun
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.reasons import Record
from retro.core.vet.verdict import Verdict, advice_of, advice_text, is_judged, verdict
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag

DECISION: Mapping[StrEnum, str] = {
    Decision.TAKE: "take it",
    Decision.NEGOTIATE: "negotiate",
    Decision.DECLINE: "decline",
    Decision.SLEEP: "sleep on it",
}
DECIDED: Mapping[Decision, str] = {
    Decision.TAKE: "taken",
    Decision.NEGOTIATE: "negotiating",
    Decision.DECLINE: "declined",
    Decision.SLEEP: "sleeping on it",
}
DECIDED_ON: Mapping[StrEnum, str] = {
    Decision.TAKE: "Taken on {}",
    Decision.NEGOTIATE: "Negotiating since {}",
    Decision.DECLINE: "Declined on {}",
    Decision.SLEEP: "Sleeping on it since {}",
}
UNDECIDED_ON = "Vetted on {}, not decided yet"
LATELY = 14
"""Days for which it is said that a gig was written up."""
UNDECIDED = "undecided"
WITH_ADVICE, NOT_VETTED = "{} (advice: {})", "{}, not vetted"
BY = "by {}"
DAYS_AHEAD, DAYS_AGO = "in {:,} days", "{:,} days ago"
NEAR_DAYS: Mapping[int, str] = {0: "today", 1: "tomorrow", -1: "yesterday"}
FINISHED_WRITING = "You finished writing up {} {}."
ENDED: Mapping[Ending, str] = {Ending.WELL: wording.ENDED_WELL, Ending.WRONG: wording.WENT_WRONG}


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
    """Earlier vets in which nothing was decided yet."""
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
    own = weights.signs(known.pasts.values(), today, known.gigs)
    ratio = None if known.ended.usual is None else known.ended.usual.quantize(weights.HUNDREDTH)
    quote = Quote(currency=known.currency, floor=known.floor)
    early = [sign for sign in own if not history_of(sign, known.pasts).is_late]
    free = weights.catalogue_signs({sign.key for sign in own}, weights.MOST_QUESTIONS - len(own))
    return Vet(signs=(*early, *free, *own[len(early) :]), from_catalogue=not own, ratio=ratio, quote=quote)


def offer_text(vet: Vet) -> str:
    """Format as "€600 for 20 h · Upwork", as far as known; hours alone as "est. 20 h"."""
    quote = vet.quote
    price = "" if quote.price is None else wording.money_text(quote.price, quote.currency).removesuffix(".00")
    hours = "" if quote.hours is None else wording.hours_text(quote.hours)
    terms = f"{price} for {hours}" if price and hours else price or (wording.ESTIMATED.format(hours) if hours else "")
    return " · ".join(filter(None, (terms, vet.platform.strip())))


def vet_status_text(vet: Vet, going: Going | None = None) -> str:
    """Return its status: "under way", "ended well, not vetted", "declined (advice: negotiate)", "undecided".

    `going` is how it goes on, as its retrospective says; None once it is over.
    """
    standing = _standing(vet, going)
    return standing if vet.was_vetted else NOT_VETTED.format(standing)


def _standing(vet: Vet, going: Going | None) -> str:
    if vet.ended:
        return ENDED[vet.ended]
    if going or vet.is_running:
        return going or Going.UNDER_WAY
    if vet.gig:
        return wording.WENT_WRONG
    if vet.decision is None:
        return UNDECIDED
    decided = DECIDED[vet.decision]
    if vet.decision.value == advice_of(vet).value or not is_judged(vet):
        return decided
    return WITH_ADVICE.format(decided, advice_text(vet))


def decided_text(vet: Vet) -> str:
    """Format as "Declined on 7 Sep 2026"; "" without a day."""
    on = vet.decided_on if vet.decision else vet.created_at.astimezone().date()
    said = DECIDED_ON[vet.decision] if vet.decision else UNDECIDED_ON
    return said.format(wording.short_day(on)) if on else ""


def stop_text(stop: Stop) -> str:
    """Format as "no label printed by 1 Dec 2026", as far as known."""
    by = BY.format(wording.short_day(stop.on)) if stop.on else ""
    return " ".join(filter(None, (" ".join(stop.text.split()), by)))


def due_text(on: date | None, today: date) -> str:
    """Format as "in 3 days", "tomorrow", "today", "yesterday" or "2 days ago"; "" without a day."""
    if on is None:
        return ""
    days = (on - today).days
    return NEAR_DAYS.get(days) or (DAYS_AHEAD if days > 0 else DAYS_AGO).format(abs(days))


def written_up_text(written_up: WrittenUp | None, today: date) -> str:
    """Format as "You finished writing up Warehouse labels 6 days ago."; "" for none, and after two weeks."""
    if written_up is None or not 0 <= (today - written_up.on).days <= LATELY:
        return ""
    return FINISHED_WRITING.format(wording.on_one_line(written_up.name), due_text(written_up.on, today))


def knew_of(vet: Vet) -> tuple[VetFlag, ...]:
    """Return the signs that were there or may have been."""
    return tuple(sign for sign in vet.signs if sign.is_there)


def retrospective_from_vet(vet: Vet, own: Iterable[RedFlag] = ()) -> Retrospective:
    """Return the draft that a gig becomes: what was known of it, said to its client, and answered yes.

    A red flag that came up in a check-in is ticked with the first such day, even if the vetting was not sure of it.

    `own` are the known own red flags, for the stage and side of a sign that is one.
    """
    known = {flag.key: flag for flag in own}
    newest_first = sorted(vet.came, key=lambda one: one.on, reverse=True)
    came = {one.key: one.on for one in newest_first if one.answer is VetAnswer.YES}
    said = (
        (flag_catalogue.red_flag_of(sign.key) or known.get(sign.key), came.get(sign.key))
        for sign in vet.signs
        if sign.key in vet.had
    )
    flags = tuple(flag._replace(seen_on=on) for flag, on in said if flag)
    answers, message = _said(vet.message)
    return Retrospective.new(facts=_facts(vet), red_flags=flags, answers=answers, message=message)


def _facts(vet: Vet) -> Facts:
    """Return what was known of the gig, and whether its client was told."""
    facts = Facts(
        title=vet.title.strip(),
        client=vet.client.strip(),
        platform=vet.platform.strip(),
        started_on=vet.decided_on,
        currency=vet.quote.currency,
        price=vet.quote.price,
        hours_planned=vet.quote.hours,
        hours_worked=next((one.hours for one in reversed(vet.check_ins) if one.hours is not None), None),
        noticed_on=seen.on if (seen := first_yes(vet)) else None,
    )
    told = facts._replace(told_on=vet.told_on, status=Status.LIVE, learned=Learned.TOLD)
    return told if vet.told_on else facts


def _said(message: Message) -> tuple[Mapping[str, str], Message]:
    """Return what was written to the client, with the answers that a question of the wizard holds from now on."""
    own = {name: text for name, text in message.parts.items() if name not in ANSWERED_BY}
    answers = {ANSWERED_BY[name]: text for name, text in message.parts.items() if name in ANSWERED_BY}
    return MappingProxyType(answers), message._replace(parts=MappingProxyType(own))
