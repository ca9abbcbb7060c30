"""Redacted copy of a good end: its facts, catalogue red flags and what helped; the rest is left out."""

from __future__ import annotations

from decimal import Decimal

from retro.core.formats.redaction.redact import Redactor
from retro.core.formats.redaction.replacement import KnownAmounts
from retro.core.gig.message import SIGN_OFF, Message
from retro.core.hundredths import HUNDREDTH
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.good_end import KEPT_KEY, as_gig, effective_rate
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag

WHOLE = Decimal(1)
"""Steps to which a rate is rounded in a text."""


def redacted_good_end(vet: Vet, redactor: Redactor) -> Vet:
    """Return the copy: made anew from what a retrospective would hold, so that nothing else of the vet is in it."""
    signed = Message(parts={SIGN_OFF: vet.message.parts.get(SIGN_OFF, "")})  # who signed can be named in what kept it
    copy = redactor.redacted(as_gig(vet)._replace(message=signed), _numbers(vet))
    return Vet(
        id=vet.id,
        created_at=vet.created_at,
        updated_at=vet.updated_at,
        title=copy.facts.title,
        client=copy.facts.client,
        platform=copy.facts.platform,
        signs=tuple(VetFlag(flag.key, flag.name, Decimal(0), VetAnswer.YES) for flag in copy.red_flags),
        decision=Decision.TAKE,
        decided_on=vet.decided_on,
        ended=Ending.WELL,
        ended_on=vet.ended_on,
        good_end=GoodEnd(kept=copy.answers.get(KEPT_KEY, "")),
    )


def _numbers(vet: Vet) -> KnownAmounts:
    """Return the amounts and hours of a vet that no retrospective holds, rates as they are shown."""
    quote = vet.quote
    rates = (quote.rate, quote.real_rate(vet.ratio), quote.said_rate(vet.ratio), effective_rate(vet))
    shown = (rate.quantize(step) for rate in rates if rate for step in (HUNDREDTH, WHOLE))
    amounts = (quote.floor, vet.forecast.sure, *shown)
    real = (quote.real_hours(vet.ratio), quote.said_hours(vet.ratio))
    hours = (*(check_in.hours for check_in in vet.check_ins), *real)
    return KnownAmounts(tuple(filter(None, amounts)), tuple(filter(None, hours)))
