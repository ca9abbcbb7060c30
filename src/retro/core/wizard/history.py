"""History from earlier gigs, shown while a new one is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from retro.core.gig.retrospective import RedFlag
from retro.core.vet.overrun import NOT_KNOWN, Overrun

if TYPE_CHECKING:
    from retro.core.vet.vet import Vet

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Appearance:
    """One earlier gig in which a red flag was there."""

    id: str
    """The gig's id."""
    name: str
    """The gig's name."""
    on: date
    """The gig's month: its end or start where known, else when it was written down."""
    told_myself: str = ""
    pivot: bool = False


@dataclass(frozen=True, slots=True)
class EarlierLesson:
    """A rule that was drawn from a red flag before."""

    id: str
    """The lesson's id."""
    gig: str
    """The id of the gig it was drawn from."""
    name: str
    """That gig's name."""
    on: date
    cue: str
    act: str


@dataclass(frozen=True, slots=True)
class Memory:
    """All of it, newest first in each list; keys of flags are `RedFlag.key`."""

    appearances: Mapping[str, tuple[Appearance, ...]] = field(default_factory=dict)
    lessons: Mapping[str, tuple[EarlierLesson, ...]] = field(default_factory=dict)
    suggestions: Mapping[str, Texts] = field(default_factory=dict)
    """Earlier answers, most used first: "clients", "platforms", "tags", "currencies"."""
    own: tuple[RedFlag, ...] = ()
    """The user's own flags of earlier gigs, with name, stage and side alone."""
    ended: Overrun = NOT_KNOWN
    """What the other ended gigs say of an estimate."""
    vet: Vet | None = None
    """The vet that the gig itself began with."""
