"""A gig under way that was never vetted: the lines that are asked, all optional except the name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from retro.core.gig import line_kinds
from retro.core.gig.part_kinds import NEEDS_CONDITION
from retro.core.vet import vet_lines as lines
from retro.core.vet.decision import Decision
from retro.core.vet.details import DETAILS, Detail
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import VetLine

HEADING = "A gig you're in"
STOP = VetLine("stop")
"""Name of the line that asks for the first checkpoint's condition."""


def under_way(vet: Vet, today: date) -> Vet:
    """Return the vet as a gig that was taken today, once anything was written of it."""
    if vet.is_untouched or vet.is_taken:
        return vet
    return vet.decided(Decision.TAKE, today)


def _first(vet: Vet) -> Stop:
    return vet.stops[0] if vet.stops else Stop()


def _with_stop(vet: Vet, stop: Stop) -> Vet:
    return replace(vet, stops=() if stop == Stop() else (stop, *vet.stops[1:]))


def has_day_alone(vet: Vet) -> bool:
    """Tell whether its checkpoint has nothing to check on its day."""
    stop = _first(vet)
    return stop.on is not None and not stop.text.strip()


_OF_VETTING = {detail.key: detail for detail in DETAILS}
LINES: Sequence[Detail] = (
    replace(_OF_VETTING[lines.TITLE], label="Name"),
    Detail(
        lines.CLIENT, "Client", line_kinds.Line(), "who it is for",
        lambda vet: vet.client, lambda vet, value: replace(vet, client=value),
    ),
    replace(_OF_VETTING[lines.PRICE], label="Price"),
    replace(_OF_VETTING[lines.HOURS], label="Estimated hours"),
    Detail(
        STOP, "Stop if", line_kinds.Line(), "e.g. no label has been printed",
        lambda vet: _first(vet).text, lambda vet, value: _with_stop(vet, replace(_first(vet), text=value)),
    ),
    Detail(
        lines.STOP_ON, "by", line_kinds.Day("e.g. in 2 weeks, 1 December", ahead=True), "e.g. in 2 weeks, 1 December",
        lambda vet: _first(vet).on, lambda vet, value: _with_stop(vet, replace(_first(vet), on=value)),
        lambda vet: NEEDS_CONDITION if has_day_alone(vet) else line_kinds.Day().said(_first(vet).on),
    ),
)  # fmt: skip
