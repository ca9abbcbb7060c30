"""Verdict of a vetting: advice and reasons from answers and quote.

The rule in full (the screen says it in some sentences, `vet/counting`):

    points  a yes counts 1, a not sure ½; a serious red flag counts double (`VetFlag.is_serious`)
            a client whose last gig went wrong counts 1, as a yes
    decline     from 5 points, unless all of them are not sure; or where the price as quoted is below the minimum rate
    negotiate   from 2 points; or where one may be a scam; or where the price at the usual overrun is below the minimum
    go          otherwise

A price exactly at the minimum is not below it, and what is unknown advises nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from retro.core.gig import wording
from retro.core.vet.decision import Advice
from retro.core.vet.flag_history import Pasts
from retro.core.vet.reasons import NO_RECORD, Reason, Record, reasons
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag, may_be_scam

NEGOTIATE_FROM, DECLINE_FROM = 2, 5
"""Points from which the advice is to negotiate, and to decline (docs/vetting.md)."""
POINTS: Mapping[VetAnswer, Decimal] = {
    VetAnswer.YES: Decimal(1),
    VetAnswer.UNSURE: Decimal("0.5"),
    VetAnswer.NO: Decimal(0),
}
CHECK_FIRST = "Check your contract and your platform's rules first."
COUNTED_ONE, COUNTED_MANY = "{} of {} red flag", "{} of {} red flags"
AND_THE_CLIENT = "{}, and this client's last gig went wrong"
"""Added to the count if the last gig with the client went wrong."""
NONE_COUNTED_ONE, NONE_COUNTED_MANY = "the one red flag isn't there", "none of the {} red flags"
NOT_SURE_ONE, NOT_SURE_MANY = "not sure about {} of {} red flag", "not sure about {} of {} red flags"
NOT_SURE_OF_ALL: Mapping[int, str] = {1: "not sure about the one red flag", 2: "not sure about both red flags"}
NOT_SURE_OF_MANY = "not sure about all {} red flags"
NOT_SURE, NOT_ANSWERED = "{} not sure", "{} not answered"
NONE_ANSWERED_ONE, NONE_ANSWERED_MANY = "the one question isn't answered", "none of the {} questions answered"
NOTHING_ASKED = "no questions"
SO_FAR_ONE, SO_FAR_MANY = "{} red flag so far", "{} red flags so far"
POSSIBLE_ONE, POSSIBLE_MANY = "{} possible red flag so far", "{} possible red flags so far"
FLAGGED = "When you vetted it on {}, you flagged {} of these."
FLAGGED_UNSURE = "When you vetted it on {}, you flagged {} of these and weren't sure about {}."
FLAGGED_NONE = "When you vetted it on {}, you flagged none of these."
FLAGGED_NONE_UNSURE = "When you vetted it on {}, you flagged none of these and weren't sure about {}."
FLAGGED_UNANSWERED = "When you vetted it on {}, you answered none of its questions."
ASK_FIRST = "Ask about these first."
"""Advice if nothing that counts is sure."""
ADVICE: Mapping[Advice, str] = {Advice.GO: "go", Advice.NEGOTIATE: "negotiate", Advice.DECLINE: "decline"}
NONE_SO_FAR = "no red flags so far"
"""In place of "go" while some questions are unanswered."""
NOT_JUDGED = "no verdict yet"
"""In place of "go" while nothing is answered: who hasn't looked has seen no red flag."""
UNASKED_ONE, UNASKED_MANY = "{} possible red flag not asked about", "{} possible red flags not asked about"
"""In place of "go" where a job post may show more than was asked about."""
SHOWS_ONE_MORE = "The post may show one more, which wasn't asked about and doesn't count: {}."
SHOWS_MORE = "The post may show {} more, which weren't asked about and don't count: {}."


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the past advises, and why."""

    advice: Advice
    advised: str
    """The advice in words."""
    reasons: tuple[Reason, ...]
    counted: str
    """"3 of 7 red flags, 1 not sure"."""
    first: str = ""
    """What to do before anything else; "" if nothing."""

    @property
    def is_said(self) -> bool:
        """Tell whether its words are the advice itself, rather than how much is known so far."""
        return self.advised == ADVICE[self.advice]


def verdict(vet: Vet, pasts: Pasts, record: Record = NO_RECORD, unasked: int = 0) -> Verdict:
    """Compute the advice of the answers so far and the quote; the rule is at the top of this module.

    `record` only adds reasons and is no part of the rule. `unasked` counts what a job post may show and no question
    was about: it counts for nothing, and no "go" stands above it.
    """
    said = advice_of(vet)
    asks_first = said is Advice.NEGOTIATE and _is_negotiable(vet) and not is_sure(vet)
    return Verdict(
        said, advice_text(vet, unasked), reasons(vet, pasts, record), _counted(vet), ASK_FIRST if asks_first else ""
    )


def advice_of(vet: Vet) -> Advice:
    """Return the advice by points, and by a rate below the user's minimum (`Quote.is_too_low`).

    To decline for points, something has to be sure: a yes, or a client whose last gig went wrong.
    """
    if (points_in(vet) >= DECLINE_FROM and is_sure(vet)) or vet.quote.is_too_low:
        return Advice.DECLINE
    if _is_negotiable(vet) or vet.quote.is_too_low_at(vet.ratio):
        return Advice.NEGOTIATE
    return Advice.GO


def points_in(vet: Vet) -> Decimal:
    """Return the sum of `points_of` its answers, and one more if the last gig with this client went wrong."""
    return sum(map(points_of, vet.signs), Decimal(vet.client_went_wrong))


def is_sure(vet: Vet) -> bool:
    """Tell whether anything that counts is sure."""
    return vet.client_went_wrong or is_any(vet, VetAnswer.YES)


def is_any(vet: Vet, answer: VetAnswer) -> bool:
    """Tell whether any question was answered so."""
    return any(flag.answer is answer for flag in vet.signs)


def _is_negotiable(vet: Vet) -> bool:
    """Tell whether the answers are enough to negotiate, whatever the price is."""
    return points_in(vet) >= NEGOTIATE_FROM or may_be_scam(vet.signs)


def points_of(flag: VetFlag) -> Decimal:
    """Return the points of one answer by POINTS, twice those for a serious red flag; none without an answer."""
    return (POINTS[flag.answer] if flag.answer else Decimal(0)) * (2 if flag.is_serious else 1)


def advice_text(vet: Vet, unasked: int = 0) -> str:
    """Return the advice in words; "go" only if every question was answered, and a job post shows nothing else."""
    said = advice_of(vet)
    if said is not Advice.GO:
        return ADVICE[said]
    if unasked:
        return (UNASKED_ONE if unasked == 1 else UNASKED_MANY).format(unasked)
    if not is_judged(vet):
        return NOT_JUDGED
    return ADVICE[said] if all(flag.answer for flag in vet.signs) else _so_far(vet)


def is_judged(vet: Vet) -> bool:
    """Tell whether there is an advice: something was answered, or its client or its price speaks against it."""
    return vet.client_went_wrong or any(flag.answer for flag in vet.signs) or advice_of(vet) is not Advice.GO


def _so_far(vet: Vet) -> str:
    count = sum(flag.is_there for flag in vet.signs) + vet.client_went_wrong
    if not count:
        return NONE_SO_FAR
    of_one, of_many = (SO_FAR_ONE, SO_FAR_MANY) if is_sure(vet) else (POSSIBLE_ONE, POSSIBLE_MANY)
    return (of_one if count == 1 else of_many).format(count)


def not_asked_text(names: Sequence[str]) -> str:
    """Format as "The post may show 2 more, which weren't asked about …"; "" for none."""
    if len(names) < 2:
        return "".join(SHOWS_ONE_MORE.format(name) for name in names)
    return SHOWS_MORE.format(len(names), " · ".join(names))


def _counted(vet: Vet) -> str:
    flags = _flags_counted(vet)
    return AND_THE_CLIENT.format(flags) if vet.client_went_wrong else flags


def _flags_counted(vet: Vet) -> str:
    """Count as a person would: what nobody is sure of is no "0 of 8"."""
    many = len(vet.signs)
    said = sum(flag.is_yes for flag in vet.signs)
    unsure = sum(flag.answer is VetAnswer.UNSURE for flag in vet.signs)
    open = sum(flag.answer is None for flag in vet.signs)
    if open == many:
        return (NONE_ANSWERED_ONE if many == 1 else NONE_ANSWERED_MANY).format(many) if many else NOTHING_ASKED
    if unsure == many:
        return NOT_SURE_OF_ALL.get(many, NOT_SURE_OF_MANY).format(many)
    one, more = (COUNTED_ONE, COUNTED_MANY) if said else (NOT_SURE_ONE, NOT_SURE_MANY)
    if not (said or unsure):
        one, more = NONE_COUNTED_ONE, NONE_COUNTED_MANY
    counted = (one if many == 1 else more).format(*filter(None, (said or unsure, many)))
    rest = (NOT_SURE.format(unsure) if said and unsure else "", NOT_ANSWERED.format(open) if open else "")
    return ", ".join(filter(None, (counted, *rest)))


def knew(vet: Vet, keys: Iterable[str], answer: VetAnswer = VetAnswer.YES) -> int:
    """Count how many red flags of the resulting retrospective were answered so."""
    return len({flag.key for flag in vet.signs if flag.answer is answer} & set(keys))


def knew_text(vet: Vet, keys: Iterable[str]) -> str:
    """Format as "When you vetted it on 3 March 2026, you flagged two of these and weren't sure about one.".

    Returns "" if the vet asked nothing or the gig has no red flag.
    """
    keys = set(keys)
    if not (keys and vet.signs):
        return ""
    count, unsure = knew(vet, keys), knew(vet, keys, VetAnswer.UNSURE)
    on = wording.day_text(vet.created_at.astimezone().date())
    if not any(flag.answer for flag in vet.signs):
        return FLAGGED_UNANSWERED.format(on)
    if not count:
        return FLAGGED_NONE_UNSURE.format(on, wording.count_word(unsure)) if unsure else FLAGGED_NONE.format(on)
    said = FLAGGED_UNSURE if unsure else FLAGGED
    return said.format(on, wording.count_word(count), wording.count_word(unsure))
