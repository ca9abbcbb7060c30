"""What makes an amount of a post a rate for one hour, or for one of something else. Pure."""

from __future__ import annotations

import re

from retro.core.text.currencies import SYMBOLS
from retro.core.vet.posts.post_money import AFTER_NUMBER, FOR_THE_ONE, POST_SIGN

_PER = r"(?:per|by the|each|every|pro)"
_PAID = r"(?:rates?|prices?|fees?|pays?|paid|paying|payments?|charge[ds]?|bill(?:ed|ing)?|work|offer)"
_HOUR_SAID = (
    r"(?:hourly (?:rate|fee|pay|price|wage)s?|rate ?/ ?h(?:ou)?r?|(?:rate|price|fee|pay)s? an hour"
    rf"|stunden(?:satz|lohn)|{_PAID} (?:hourly|(?:\w+ )?{_PER} (?:hour|stunde)))"
)
_HOUR_ALONE = rf"(?:hourly|an hour|{_PER} (?:hour|stunde))"
_ONE = (
    r"(?:word|line|page|article|post|image|picture|photo|illustration|drawing|icon|minute|day|week|month|piece|item"
    r"|video|song|lesson|session|chapter|character|slide|product|unit)"
)
_UNIT_SAID = (
    r"(?:(?:daily|weekly|monthly|yearly|annual|day) (?:rate|fee|pay|price|salary|wage|budget|retainer)s?|tagessatz"
    r"|(?:rate|price|fee)s? per (?!project|job|order|contract|gig|assignment|commission|hour)\w+"
    rf"|{_PAID} {_PER} {_ONE})"
)
_UNIT_ALONE = rf"{_PER} {_ONE}"
_NO_WHOLE = (
    r"(?!\b(?:flat|fixed|total|budget|in all|for all|all together|altogether|overall|for everything|project|lump|limit"
    r"|have|spend|not(?! incl))\b|n['’]t\b)"
)
_BETWEEN = rf"(?P<between>(?:\s?\([^()\n\d]{{1,20}}\))?(?:{_NO_WHOLE}[^.!?;\n\d]){{0,30}})$"
_CLAUSE = r"(?:^|(?<=[.!?;:,(\n–—-]))\s*"


def _before(said: str, alone: str) -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"\b(?P<your>your )?{said}\b{_BETWEEN}", re.IGNORECASE),
        re.compile(rf"{_CLAUSE}(?:not )?{alone}\b{_BETWEEN}", re.IGNORECASE),
        re.compile(rf"(?<!half )(?<!quarter of )\b{alone}\b(?:\s?:)?\s(?:at |is |of |max )?$", re.IGNORECASE),
    )


_HOUR_BEFORE = (*_before(_HOUR_SAID, _HOUR_ALONE), re.compile(r"\bhours? at\s*$", re.IGNORECASE))
_UNIT_BEFORE = _before(_UNIT_SAID, _UNIT_ALONE)
_HOUR_BEHIND = re.compile(
    r"\s*(?:(?:/|per|an?|each|every|for (?:an|each|every))\s*(?:hours?|hrs?|h)\b(?!-|\s+long)|hourly\b)", re.IGNORECASE
)
_UNIT_BEHIND = re.compile(
    rf"\s*(?:/\s*\w|(?:per|each|every|an?|pro|je|por|par|apiece|for each|monthly|weekly|daily|{FOR_THE_ONE})\b)", re.I
)
_ANOTHERS = re.compile(
    rf"(?:(?:{POST_SIGN})\s?\d[\d.,']*k?|\d\s?(?:[{SYMBOLS}]|{AFTER_NUMBER}))\s*(?:for\s*)?$", re.IGNORECASE
)
"""An amount to which the words belong instead: "$20 an hour, $500"."""
_GOES_ON = re.compile(rf"\d {_HOUR_ALONE} (?:and|or) (?!up to\b)(?:{_NO_WHOLE}[^.!?,;\n\d]){{0,12}}$", re.IGNORECASE)
"""A second one beside it: "$5 an hour and one for $4"."""
_WHOLE_BEHIND = re.compile(
    r"\s?[,(]?\s?(?:is |as )?(?:a |the |our )?(?P<set>fixed|flat)?\s?"
    r"(?P<all>(?:in )?total|in all|budget|altogether|for everything|(?:for|per) (?:the )?(?:whole |entire )?project)?"
    r"\b",
    re.IGNORECASE,
)
_NOT_THIS = re.compile(
    r"(?:\b(?:not|no|never|nor|without|instead of|rather than)|n['’]t)(?:\s+(?:an?|any|the|be|being|to|by|for|in|on|at"
    r"|usually|you|us|me|our|your|people|freelancers|want|wish|like|use|have|accept|offer|need|go|going|looking|send"
    r"|interested|pays?|paid|paying|payments?|charge|charging|work|working|hire|hiring|bill|billed|billing)){0,5}\s*$",
    re.IGNORECASE,
)
"""What takes a rate back right before it: "we don't pay by the hour: $500"."""


def is_for_an_hour(before: str, after: str) -> bool:
    """Tell whether an amount between these words is one for each hour: "rate per hour: $40"."""
    return bool(_HOUR_BEHIND.match(after) or _GOES_ON.search(before)) or _is_said(_HOUR_BEFORE, before, after)


def is_for_one(before: str, after: str) -> bool:
    """Tell whether it is one for each word, day or other thing: "daily rate: £380", "price per page €5"."""
    return bool(_UNIT_BEHIND.match(after)) or _is_said(_UNIT_BEFORE, before, after)


def _is_said(patterns: tuple[re.Pattern[str], ...], before: str, after: str) -> bool:
    """Tell whether the words before an amount name a rate, and neither deny it nor name a total behind it."""
    found = next(filter(None, (each.search(before) for each in patterns)), None)
    if found is None:
        return False
    said, ahead = found.groupdict(), before[: found.start()]
    between, whole = said.get("between") or "", _WHOLE_BEHIND.match(after)
    if whole and (whole["all"] or (whole["set"] and "," in between)):
        return False
    if said.get("your") and re.search(r",\s*\w", between):
        return False
    return not (_NOT_THIS.search(ahead) or found[0].strip().lower().startswith("not ") or _ANOTHERS.search(ahead))
