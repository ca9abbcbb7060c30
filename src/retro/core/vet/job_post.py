"""What a pasted job post says by its own words: which signs it ticks. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from retro.core.gig import flag_catalogue
from retro.core.vet import weights
from retro.core.vet.begin import Knowledge
from retro.core.vet.vet import Answer, Sign

LONGEST_TITLE = 60


def posted(post: str, known: Knowledge, today: date) -> tuple[Sign, ...]:
    """The questions about it, at most seven: one's own heaviest first, then what it suggests that no gig had.

    What its words suggest is ticked and has a place before what they do not. Signs that no gig had weigh nothing, so
    that words alone advise against no gig; while the past is too short, the catalogue's questions stand for one's own.
    """
    codes = flag_catalogue.suggested(post)
    own = weights.signs(known.pasts.values(), today, known.gigs, most=None) if known.finished >= weights.FEWEST else ()
    own = own or weights.catalogue_signs()
    ticked = [replace(sign, answer=Answer.UNSURE) for sign in own if sign.key in codes]
    others = [sign for sign in own if sign.key not in codes]
    new = [sign for code in codes if (sign := _new(code)).key not in {each.key for each in own}]
    chosen = [*ticked, *new, *others][: weights.MOST_QUESTIONS]
    keys = {sign.key for sign in chosen}
    is_ticked = {sign.key: sign for sign in ticked}
    return (*(is_ticked.get(sign.key, sign) for sign in own if sign.key in keys), *(s for s in new if s.key in keys))


def title_of(post: str) -> str:
    """Its first line that is not blank, cut where it is long."""
    first = next((" ".join(line.split()) for line in post.splitlines() if line.strip()), "")
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"


def _new(code: str) -> Sign:
    flag = flag_catalogue.by_code(code)
    return Sign(code, flag.name if flag else code, Decimal(0), Answer.UNSURE)
