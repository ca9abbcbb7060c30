"""Puts the day of a chat's line into English, where it is written in one of the languages that have a table of days."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from retro.core.text.folding import fold
from retro.core.text.languages.translated_days import in_english, names_in_days

LONGEST = 120
"""Most characters of a line that is looked at; a stamp stands in a short line, or at the beginning of one."""
_CLOCK = r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?(?:Uhr|uur|h)\b)?"
_AT = r"(?:,?\s(?:um|à|a las?|alle(?: ore)?|om|às|o|kl\.?|at)|\s[|/•·])?,?\s"
_BRACKET = re.compile(rf"\s*\[(?P<day>[^\[\]:\n]{{3,40}}?){_AT}(?P<clock>{_CLOCK})\](?P<rest>.*)", re.IGNORECASE)
_NAMED_BRACKET = re.compile(
    rf"(?P<name>[^\[\]\n]{{1,60}}), \[(?P<day>[^\[\]:\n]{{3,40}}?){_AT}(?P<clock>{_CLOCK})\]:?", re.IGNORECASE
)
_BEFORE_WORDS = re.compile(
    rf"(?P<day>[^\[\]:\n]{{3,40}}?){_AT}(?P<clock>{_CLOCK})(?P<rest>\s*(?:$|[-|;]\s.*))", re.IGNORECASE
)
_LISTED = re.compile(r"(?P<bullet>[-*•]\s+)?(?P<day>[^\[\]:\n]{4,40}?)(?::| [-–—])(?P<rest>\s.*)")
_NEAR_LAST = re.compile(rf"(?P<before>\S[^\[\]:\n]{{2,80}}?){_AT}(?P<clock>{_CLOCK})\s*", re.IGNORECASE)
_NEAR = ("today", "yesterday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NOW = frozenset(("jetzt", "nu", "ahora", "maintenant", "adesso", "ora", "agora", "teraz"))
_MOST_NEAR = 3
"""Most words of a day near today: "i går"."""
_MOST_NAMED = 4
"""Most words of a name before it."""


def english_line(line: str) -> str | None:
    """Return a line such as "Rosa, Mittwoch 10:02" with its day in English; None if it has no such day."""
    line = line.strip()
    if not _may_hold_a_day(line[:LONGEST]):
        return None
    for pattern in (_BRACKET, _NAMED_BRACKET, _BEFORE_WORDS):
        if (match := pattern.fullmatch(line)) and (english := _near(match["day"]) or _calendar_day(match["day"])):
            parts, clock = match.groupdict(), _plain_clock(match["clock"])
            name = f"{parts['name']}, " if parts.get("name") else ""
            stamp = f"{english} {clock}"
            in_brackets = pattern is not _BEFORE_WORDS
            return f"{name}[{stamp}]{parts.get('rest') or ''}" if in_brackets else f"{stamp}{parts.get('rest') or ''}"
    if (match := _LISTED.fullmatch(line)) and (english := _calendar_day(match["day"])):
        return f"{match['bullet'] or ''}{english}:{match['rest']}"
    if match := _NEAR_LAST.fullmatch(line):
        return _below_a_name(match)
    return (_near(line) if line and len(line) <= LONGEST else None) or _calendar_day(line)


def _below_a_name(match: re.Match[str]) -> str | None:
    """Put a day near today behind a name into English: "Rosa - Gestern um 10:02"."""
    words = match["before"].split()
    for count in range(min(_MOST_NEAR, len(words)), 0, -1):
        name = words[:-count]
        is_name = len(name) <= _MOST_NAMED and (len(name) < 2 or not any(name[at][0].islower() for at in (0, -1)))
        if is_name and (english := _near(" ".join(words[-count:]))):
            return " ".join((*name, english, _plain_clock(match["clock"])))
    return None


def _plain_clock(clock: str) -> str:
    """Return a time without the word for o'clock: "10h02" is 10:02."""
    return re.sub(r"\s?(?:Uhr|uur|h)\Z", "", re.sub(r"(?<=\d)h(?=\d)", ":", clock, flags=re.I), flags=re.I)


def _may_hold_a_day(line: str) -> bool:
    """Tell whether one of its words names a month, a weekday or a day near today; costs little for any other line."""
    return not line.isdigit() and any(word in _names() for word in re.findall(r"[^\W\d_]+", fold(line)))


@cache
def _names() -> frozenset[str]:
    """Return the folded words by which a day is named, without those that mean now."""
    return names_in_days() - _NOW


@lru_cache(maxsize=256)
def _near(words: str) -> str | None:
    """Return today, yesterday or a weekday in English; None for any other words."""
    said = words.strip(" ,.-–—").lower()
    english = in_english(said) if said not in _NOW else None
    return english if english in _NEAR else None


@lru_cache(maxsize=256)
def _calendar_day(words: str) -> str | None:
    """Return a day of a month in English; None for any other words."""
    if not any(each.isdecimal() for each in words) or len(words) > LONGEST:
        return None
    english = in_english(words.strip(" ,-").lower())
    return english if english and re.fullmatch(r"(?:[a-z]+, )?\d{1,2} [a-z]+(?: \d{4})?", english) else None
