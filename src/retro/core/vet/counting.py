"""How a verdict counts, in some sentences; the rule is that of `vet/verdict`."""

from __future__ import annotations

from retro.core.gig import wording
from retro.core.text.one_line import on_one_line
from retro.core.vet.decision import Advice
from retro.core.vet.verdict import DECLINE_FROM, NEGOTIATE_FROM, advice_of, is_any, is_sure, points_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, worst_first

ORDERED = "Red flags are ordered by how often they came back, what they cost and how recent they are."
UNSURE_COMES_LATER, UNSURE_COUNTS = "“Not sure” comes after “yes” and counts half.", "“Not sure” counts half."
COUNTS = "A red flag counts 1; one that came back, cost you much or often means a scam counts 2."
COUNTS_OF_CATALOGUE = "A red flag counts 1; one that often means a scam counts 2."
ADVISED_USUAL = (
    f"Negotiate: from {NEGOTIATE_FROM}, or a price below your minimum once the hours run over as yours usually do. "
    f"Decline: from {DECLINE_FROM}, or a price below it as quoted."
)
ADVISED = f"Negotiate: from {NEGOTIATE_FROM}. Decline: from {DECLINE_FROM}, or a price below your minimum as quoted."
IN_ALL = "In all: {}."
IN_ALL_AND_CLIENT, CLIENT_ALONE = (
    "In all: {}, 1 of it for this client's last gig.",
    "In all: 1, for this client's last gig.",
)
DOUBLED = "Counted double: {}."
UNSURE_ALONE = "“Not sure” alone never goes beyond negotiate."
"""Said where the points would be enough to decline."""


def explained(vet: Vet) -> tuple[str, ...]:
    """Return how its red flags are weighed: the past, the usual overrun, “not sure” where there is one, and the sum."""
    has_past = any(flag.weight for flag in vet.signs)
    unsure = (UNSURE_COMES_LATER if has_past else UNSURE_COUNTS) if is_any(vet, VetAnswer.UNSURE) else ""
    ordered = " ".join(filter(None, (ORDERED if has_past else "", unsure)))
    counts = f"{COUNTS if has_past else COUNTS_OF_CATALOGUE} {ADVISED if vet.ratio is None else ADVISED_USUAL}"
    return tuple(filter(None, (ordered, counts, _summed(vet))))


def _summed(vet: Vet) -> str:
    """Format as "In all: 5. Counted double: Scope creep."; "" if nothing counts."""
    points = points_in(vet)
    if not points:
        return ""
    said = IN_ALL if not vet.client_went_wrong else CLIENT_ALONE if points == 1 else IN_ALL_AND_CLIENT
    doubled = " · ".join(on_one_line(flag.short) for flag in worst_first(vet.signs) if flag.is_serious)
    is_held_back = points >= DECLINE_FROM and not is_sure(vet) and advice_of(vet) is Advice.NEGOTIATE
    sums = said.format(wording.plain_number(points)), DOUBLED.format(doubled) if doubled else ""
    return " ".join(filter(None, (*sums, UNSURE_ALONE if is_held_back else "")))
