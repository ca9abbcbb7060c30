"""Checkpoints and check-ins of a gig under way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from retro.core.vet.vet_flag import VetAnswer


@dataclass(frozen=True, slots=True)
class Stop:
    """A checkpoint: a state and a date at which to stop and look."""

    text: str = ""
    on: date | None = None
    settled_on: date | None = None
    """When it was looked at and found fine, or led to something; None if it was still to come as the gig ended."""


class Done(StrEnum):
    """Share of a gig that is done, in per cent."""

    NOTHING = "0"
    QUARTER = "25"
    HALF = "50"
    MOST = "75"
    NEARLY_ALL = "90"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What was said of a gig under way on one day."""

    on: date
    hours: Decimal | None = None
    """Hours worked so far."""
    done: Done | None = None
    hiding: VetAnswer | None = None
    """Whether something is kept from the client."""
    stop: VetAnswer | None = None
    """Whether what the checkpoint names is true; no means "not yet"."""
