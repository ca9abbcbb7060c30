"""What a pasted job post says by its own words: which signs it ticks. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from retro.core import catalogue, weighing
from retro.core.vet import Answer, Sign
from retro.core.vetting import Knowledge

LONGEST_TITLE = 60


def posted(post: str, known: Knowledge, today: date) -> tuple[Sign, ...]:
    """The questions about it, at most seven: one's own heaviest first, then what it suggests that no gig had.

    What its words suggest is ticked and has a place before what they do not. Signs that no gig had weigh nothing, so
    that words alone advise against no gig; while the past is too short, the catalogue's questions stand for one's own.
    """
    codes = catalogue.suggested(post)
    own = weighing.signs(known.pasts.values(), today, most=None) if known.finished >= weighing.FEWEST else ()
    own = own or weighing.catalogue_signs()
    ticked = [replace(sign, answer=Answer.YES) for sign in own if sign.key in codes]
    others = [sign for sign in own if sign.key not in codes]
    new = [sign for code in codes if (sign := _new(code)).key not in {each.key for each in own}]
    chosen = [*ticked, *new, *others][: weighing.MOST_QUESTIONS]
    keys = {sign.key for sign in chosen}
    is_ticked = {sign.key: sign for sign in ticked}
    return (*(is_ticked.get(sign.key, sign) for sign in own if sign.key in keys), *(s for s in new if s.key in keys))


def title_of(post: str) -> str:
    """Its first line that is not blank, cut where it is long."""
    first = next((" ".join(line.split()) for line in post.splitlines() if line.strip()), "")
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"


def _new(code: str) -> Sign:
    flag = catalogue.by_code(code)
    return Sign(code, flag.name if flag else code, Decimal(0), Answer.YES)
