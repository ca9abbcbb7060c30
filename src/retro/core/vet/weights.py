"""Weights of the red flags of the user's own past, and the choice of those to ask about.

The weight of a red flag in full (the screen says it in one sentence, `verdict.explained`):

    each gig that had it, in which it could have been seen and was not spoken of, gives  recency × cost
        recency = ½ ^ (days since that gig / 730)                      half after two years
        cost    = 1 + share of the price that was lost (0 to 1, an unknown share is 0), doubled for the pivot
    weight = their sum × n / (n + good)                                n gigs; good: gigs taken with it that ended well

It is serious if it weighs at least 1, or as much as the lightest of the heavier half before good ends are counted, or
was in two gigs or more, or in half of all gigs. Recency orders; it acquits nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from retro.core.gig import flag_catalogue
from retro.core.hundredths import HUNDREDTH
from retro.core.vet.flag_history import FlagHistory, PastOccurrence
from retro.core.vet.vet_flag import HEAVY, VetFlag

MOST_QUESTIONS = 7
MOST_LATE = 2
"""Most questions about work and delivery: nothing of those can be seen before the yes."""
HALF_LIFE = 730
"""Days after which a gig weighs half."""
NEARLY = 1e-9
"""Share by which two equal weights can differ as floating-point numbers."""


def weight(past: FlagHistory, today: date) -> float:
    """Compute the weight of a red flag; the formula is at the top of this module."""
    return _eased(harm(past, today), past)


def _eased(full: float, past: FlagHistory) -> float:
    """Return this harm as it weighs once good ends are counted."""
    count = len(past.missed)
    return full * count / (count + past.ended_well) if count else 0.0


def harm(past: FlagHistory, today: date) -> float:
    """Compute the weight before good ends are counted."""
    return sum(_recency(occurrence, today) * _cost(occurrence) for occurrence in past.missed)


def serious(pasts: Collection[FlagHistory], today: date, gigs: int) -> frozenset[str]:
    """Return the keys of the serious ones, of `gigs` in all; the rule is at the top of this module."""
    harms = [harm(past, today) for past in pasts]
    known = sorted((found for found in harms if found > 0), reverse=True)
    heavy_half = known[(len(known) - 1) // 2] * (1 - NEARLY) if known else 0.0

    def is_serious(past: FlagHistory, full: float) -> bool:
        count = len(past.missed)
        heaviness = _eased(full, past)
        return count > 0 and (count >= 2 or 2 * count >= gigs or heaviness >= min(float(HEAVY), heavy_half))

    return frozenset(past.key for past, full in zip(pasts, harms, strict=True) if is_serious(past, full))


def _recency(occurrence: PastOccurrence, today: date) -> float:
    return float(0.5 ** (max((today - occurrence.on).days, 0) / HALF_LIFE))


def _cost(occurrence: PastOccurrence) -> float:
    share = min(max(float(occurrence.lost_share or 0), 0.0), 1.0)
    return (1 + share) * (2 if occurrence.pivot else 1)


def flags_to_ask(
    pasts: Collection[FlagHistory], today: date, gigs: int, most: int | None = MOST_QUESTIONS
) -> tuple[VetFlag, ...]:
    """Return at most `most` questions, the heaviest first; all of them if `most` is None.

    Of equal weight, the user's own red flags come before the catalogue's, each in the order of their names. Those that
    no gig had are left out. At most two are about work and delivery, after the others, unless all are asked for.
    `gigs` is the number in all, good ends included.
    """
    weighed = sorted(((weight(past, today), past) for past in pasts), key=_place)
    heavy = serious(pasts, today, gigs)
    asked = [(past.is_late, _flag(past, weight, past.key in heavy)) for weight, past in weighed if past.seen]
    if most is None:
        return tuple(flag for _, flag in asked)
    late = [flag for is_late, flag in asked if is_late][:MOST_LATE]
    early = [flag for is_late, flag in asked if not is_late]
    return (*_with_newest(early, pasts, most - len(late)), *late)


def _place(weighed: tuple[float, FlagHistory]) -> tuple[float, bool, str]:
    heaviness, past = weighed
    return -heaviness, flag_catalogue.by_code(past.key) is not None, past.name


def _with_newest(asked: Sequence[VetFlag], pasts: Collection[FlagHistory], most: int) -> Sequence[VetFlag]:
    """Return the first of them, including the heaviest of the newest gig, so that what was written last is asked."""
    first = asked[:most]
    newest = max((past.seen[0].on for past in pasts if past.seen), default=None)
    fresh = {past.key for past in pasts if past.seen and past.seen[0].on == newest}
    recent = next((flag for flag in asked if flag.key in fresh), None)
    return first if recent is None or recent in first or most < 1 else (*first[:-1], recent)


def catalogue_flags(besides: Collection[str] = (), most: int = MOST_QUESTIONS) -> tuple[VetFlag, ...]:
    """Return the catalogue's most named ones that can be seen before the yes.

    Their weight is 0, for no gig had them.
    """
    named = (flag for flag in flag_catalogue.most_named(len(flag_catalogue.flags())) if not flag.is_late)
    return tuple(VetFlag(flag.code, flag.name, Decimal(0)) for flag in named if flag.code not in besides)[:most]


def catalogue_flag(code: str) -> VetFlag:
    """Return the question about one red flag that no gig had."""
    flag = flag_catalogue.by_code(code)
    return VetFlag(code, flag.name if flag else code, Decimal(0))


def _flag(past: FlagHistory, heaviness: float, is_serious: bool) -> VetFlag:
    rounded = Decimal(heaviness).quantize(HUNDREDTH)
    return VetFlag(past.key, past.name, max(rounded, HEAVY) if is_serious else min(rounded, HEAVY - HUNDREDTH))
