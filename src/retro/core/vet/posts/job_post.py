"""Questions that a pasted job post suggests, before the others. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from retro.core.gig import wording
from retro.core.text.one_line import on_one_line
from retro.core.vet import weights
from retro.core.vet.begin import VetContext, new_vet
from retro.core.vet.clients import in_post, last_went_wrong, of_client
from retro.core.vet.posts.post_reading import PostReading
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.core.vet.vet_lines import FLOOR

LONGEST_TITLE = 60
FEWEST_LINES = 2
"""Lines from which a paste is a post."""
LONGEST_LINE = 120
"""Characters up to which one line can be a name; more is a post of one paragraph."""
_NAMES = r"(?:\s+[\w.'’-]+){0,3}"
_GREETING = re.compile(
    rf"(?:hi|hiya|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|hallo|moin|guten tag|hola|ciao"
    rf"|bonjour|salut|olá|cześć){_NAMES}\s*(?:[,!.:–—-]+(?:\s+|$)|$)",
    re.IGNORECASE,
)
"""A greeting that punctuation ends: "Hello World app" is none."""
_INTRODUCTION = re.compile(
    r"(?:my name is|my name['’]s|this is|i['’]m|i am|it['’]s|we are|we['’]re) (?-i:[^\W\d_a-z])"
    r"[^.!?]{0,60}[.!?]+(?:\s+|$)"
    r"|(?:hope|i hope|trust) (?:you|this|all|everything)[^.!?]{0,60}[.!?]+(?:\s+|$)",
    re.IGNORECASE,
)
"""A short sentence of who writes, or that they hope all is well."""
OWN_SEATS = 2
"""Questions that a post leaves to the heaviest own red flags."""
READ = "The post has been read."
TOO_SHORT = "That's too short to judge: no red flag could show in it."
NOT_ENGLISH = "The post isn't in English. retro finds red flags by English words only, so it can't judge this one."
NOT_ALL_READ = "The post isn't in English. retro finds red flags by English words only, so there may be others."
FEWEST_LETTERS = 40
"""Letters and digits from which a post says enough to look for red flags."""
NONE_SUGGESTED = "No red flags stand out in it."
SUGGESTED_ONE = "1 red flag may be in it: it's asked first."
SUGGESTED = "{} red flags may be in it: they're asked first."
SUGGESTED_SOME = "{} red flags may be in it: the first {} questions are about those."
SUGGESTED_FIRST = "{} red flags may be in it: the first question is about one."
SUGGESTED_LATER_ONE, SUGGESTED_LATER = "1 red flag may be in it.", "{} red flags may be in it."
"""Where other questions come first."""
NOT_KEPT = "The post itself isn't saved: keep a copy if you'll want it again."
UNDERSTOOD = "Read from the post: {}."


def says_too_little(post: str) -> bool:
    """Tell whether a post is too short for its calm to mean anything."""
    return sum(map(str.isalnum, post)) < FEWEST_LETTERS


def calm_text(post: str, reading: PostReading, calm: str = NONE_SUGGESTED) -> str:
    """Return what is said where no red flag is suggested: `calm` only of a post that could be judged."""
    return TOO_SHORT if says_too_little(post) else NOT_ENGLISH if reading.is_unread else calm


def is_post(text: str) -> bool:
    """Tell whether a text is a job post rather than the name of a gig: by its lines, or by one long one."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= FEWEST_LINES or any(len(line.strip()) > LONGEST_LINE for line in lines)


def flags_for(
    reading: PostReading, knowledge: VetContext, today: date, *, is_capped: bool = False
) -> tuple[VetFlag, ...]:
    """Return the questions: what the post suggests first, then the heaviest own ones; seven, or as many as it suggests.

    If capped they are seven at most, the two heaviest own ones among them. What a post suggests counts as not sure
    until it is answered: a post is read, not judged.
    """
    own = weights.flags_to_ask(knowledge.pasts.values(), today, knowledge.gigs, most=None)
    weighed = {flag.key: flag for flag in own}
    suggested = [
        replace(weighed.get(each.code) or weights.catalogue_flag(each.code), answer=VetAnswer.UNSURE)
        for each in reading.shown
    ]
    suggested.sort(key=lambda flag: (not flag.is_scam, -flag.weight))
    keys = {flag.key for flag in suggested}
    begun = new_vet(knowledge, today).signs
    besides = {flag.key for flag in begun}
    others = {flag.key: flag for flag in (*begun, *weights.catalogue_flags(besides)) if flag.key not in keys}
    if is_capped:
        kept = sum(flag.weight > 0 for flag in others.values())
        suggested = suggested[: weights.MOST_QUESTIONS - min(kept, OWN_SEATS)]
    free = max(weights.MOST_QUESTIONS - len(suggested), 0)
    asked = sorted(others, key=lambda key: -others[key].weight)[:free]
    return (*suggested, *(others[key] for key in others if key in asked))


def vet_from_post(post: str, reading: PostReading, knowledge: VetContext, today: date) -> Vet:
    """Return the vet that begins with a post: its title, its price and hours as understood, its questions."""
    begun, terms = new_vet(knowledge, today), reading.offer
    floor = knowledge.floors.get(terms.currency or knowledge.currency)
    quote = Quote(terms.currency or knowledge.currency, terms.price, terms.hours, floor)
    return replace(begun, title=title_of(post), quote=quote, signs=flags_for(reading, knowledge, today))


def with_post(vet: Vet, post: str, reading: PostReading, knowledge: VetContext, today: date) -> tuple[Vet, str]:
    """Return a vet with what a pasted post says, and one sentence on it.

    What was written or answered before stays; a suggested red flag counts as not sure until it is answered.
    """
    flags = _with_answered(flags_for(reading, knowledge, today, is_capped=True), vet)
    vet = _with_terms(vet, reading, knowledge)
    names = in_post(post, knowledge.clients) if not vet.client.strip() else ()
    client = names[0] if len(names) == 1 else vet.client
    is_known_bad = last_went_wrong(of_client(client, knowledge.clients))
    calm = calm_text(post, reading)
    suggested = suggested_text({each.code for each in reading.shown}, flags)
    found = (
        (suggested, NOT_ALL_READ if reading.is_unread else "")
        if suggested
        else ("" if is_known_bad and not reading.is_unread else calm,)
    )
    said = " ".join(filter(None, (understood_text(reading) or READ, *found, NOT_KEPT)))
    return replace(vet, title=vet.title.strip() or title_of(post), client=client, signs=flags), said


def _with_answered(flags: Sequence[VetFlag], vet: Vet) -> tuple[VetFlag, ...]:
    """Return the questions with what was answered or written before; those that they lack come last."""
    before = {flag.key: flag for flag in vet.signs if flag.answer or flag.ask}
    kept = (
        replace(flag, ask=before[flag.key].ask, answer=before[flag.key].answer or flag.answer)
        if flag.key in before
        else flag
        for flag in flags
    )
    keys = {flag.key for flag in flags}
    return (*kept, *(flag for key, flag in before.items() if key not in keys))


def suggested_text(shown: Collection[str], flags: Sequence[VetFlag]) -> str:
    """Format how many red flags a post shows, and how many of the first questions are about those; "" for none."""
    count, first = len(shown), sum(1 for _ in takewhile(lambda flag: flag.key in shown, flags))
    if count > first:
        later = SUGGESTED_LATER_ONE if count == 1 else SUGGESTED_LATER
        return (SUGGESTED_SOME if first > 1 else SUGGESTED_FIRST if first else later).format(count, first)
    return "" if not count else SUGGESTED_ONE if count == 1 else SUGGESTED.format(count)


def _with_terms(vet: Vet, reading: PostReading, knowledge: VetContext) -> Vet:
    """Return a copy with the price and hours of the post where none were written, and no floor of another currency."""
    before, terms = vet.quote, reading.offer
    currency = before.currency if before.price is not None else terms.currency or before.currency
    is_same, offered = before.currency in ("", currency), knowledge.floors.get(before.currency)
    if not is_same and before.floor is not None and before.floor != offered:
        vet = vet.with_unread(FLOOR, f"{wording.plain_number(before.floor)} {before.currency}")
    quote = replace(
        before,
        currency=currency,
        price=terms.price if before.price is None else before.price,
        hours=terms.hours if before.hours is None else before.hours,
        floor=before.floor if is_same else knowledge.floors.get(currency),
    )
    return replace(vet, quote=quote)


def understood_text(reading: PostReading) -> str:
    """Format as "Read from the post: €600 for 20 h."; "" if neither was understood."""
    return UNDERSTOOD.format(reading.offer.said) if reading.offer.said else ""


def not_asked(reading: PostReading, vet: Vet) -> tuple[str, ...]:
    """Name the red flags that a post suggests and no question was about.

    The post isn't stored, so that this can be said only while it is read.
    """
    asked = {flag.key for flag in vet.signs}
    return tuple(weights.catalogue_flag(each.code).short for each in reading.shown if each.code not in asked)


def title_of(post: str) -> str:
    """Return its first line or sentence that says more than a greeting, shortened; the first if none does."""
    lines = [on_one_line(line) for line in post.splitlines() if line.strip()]
    first = next(_topics(lines), lines[0] if lines else "")
    return first if len(first) <= LONGEST_TITLE else f"{first[: LONGEST_TITLE - 1].rstrip()}…"


def _topics(lines: Sequence[str]) -> Iterator[str]:
    """Yield each line without greeting and introduction: the whole line, or from the first sentence with more."""
    for line in lines:
        said = _GREETING.sub("", line, count=1)
        while introduction := _INTRODUCTION.match(said):
            said = said[introduction.end() :]
        if said:
            yield said if said == line else f"{said[0].upper()}{said[1:]}"
