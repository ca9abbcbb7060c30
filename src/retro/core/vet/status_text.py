"""Words on a vetted gig: what was offered, how it stands, and the days of its decision and checkpoint."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from retro.core.gig import wording
from retro.core.sentences import without_stop
from retro.core.text.one_line import on_one_line
from retro.core.vet.begin import WrittenUp
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.going import Going
from retro.core.vet.progress import Stop
from retro.core.vet.verdict import advice_of, advice_text, is_judged
from retro.core.vet.vet import Vet

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
NOTED_ON = "Noted on {}"
"""Of a gig that was written down once it was under way: nobody said on which day it was taken."""
LATELY = 14
"""Days for which it is said that a gig was written up."""
UNDECIDED = "undecided"
WITH_ADVICE, NOT_VETTED = "{} (advice: {})", "{}, not vetted"
BY = "by {}"
DAYS_AHEAD, DAYS_AGO = "in {:,} days", "{:,} days ago"
NEAR_DAYS: Mapping[int, str] = {0: "today", 1: "tomorrow", -1: "yesterday"}
FINISHED_WRITING = "You finished writing up {} {}."
ENDED: Mapping[Ending, str] = {Ending.WELL: wording.ENDED_WELL, Ending.WRONG: wording.WENT_WRONG}


def offer_text(vet: Vet) -> str:
    """Format as "€600 for 20 h · Upwork", as far as known; hours alone as "est. 20 h"."""
    quote = vet.quote
    price = "" if quote.price is None else wording.money_text(quote.price, quote.currency).removesuffix(".00")
    hours = "" if quote.hours is None else wording.hours_text(quote.hours)
    terms = f"{price} for {hours}" if price and hours else price or (wording.ESTIMATED.format(hours) if hours else "")
    return " · ".join(filter(None, (terms, vet.platform.strip())))


def client_and_offer(vet: Vet) -> str:
    """Format as "Velo Nord · €600 for 20 h · Upwork", as far as known."""
    return " · ".join(filter(None, (on_one_line(vet.client), offer_text(vet))))


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
    """Format as "Declined on 7 Sep 2026", or "Noted on …" of a gig that nobody vetted; "" without a day."""
    on = vet.decided_on if vet.decision else vet.created_at.astimezone().date()
    decided = DECIDED_ON[vet.decision] if vet.decision else UNDECIDED_ON
    said = decided if vet.was_vetted else NOTED_ON
    return said.format(wording.short_day(on)) if on else ""


def stop_text(stop: Stop) -> str:
    """Format as "no label printed by 1 Dec 2026", as far as known."""
    by = BY.format(wording.short_day(stop.on)) if stop.on else ""
    return " ".join(filter(None, (without_stop(stop.text), by)))


def due_text(on: date | None, today: date) -> str:
    """Format as "in 3 days", "tomorrow", "today", "yesterday" or "2 days ago"; "" without a day."""
    if on is None:
        return ""
    days = (on - today).days
    return NEAR_DAYS.get(days) or (DAYS_AHEAD if days > 0 else DAYS_AGO).format(abs(days))


def written_up_text(written_up: WrittenUp | None, today: date) -> str:
    """Format as "You finished writing up “Warehouse labels” 6 days ago."; "" for none, and after two weeks."""
    if written_up is None or not 0 <= (today - written_up.on).days <= LATELY:
        return ""
    return FINISHED_WRITING.format(wording.in_quotes(written_up.name), due_text(written_up.on, today))
