"""Puts the day of a chat's line into English, where it is written in one of the languages that have a table of days."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from retro.core.text.folding import fold
from retro.core.text.languages.translated_days import in_english, names_in_days, weekday_in_english

LONGEST = 120
"""Most characters of a line that is looked at; a stamp stands in a short line, or at the beginning of one."""
_CLOCK = r"\d{1,2}(?:[:.]|\s?h\s?)\d\d(?:[:.]\d\d)?(?:\s?[ap]\.?\s?m\b\.?)?(?:\s?(?:Uhr|uur|h)\b)?"
_AT = r"(?:,?\s(?:um|à|a las?|alle(?: ore)?|om|às|o|kl\.?|в|at)|\s[|/•·])?,?\s"
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
_MOST_OF_A_DAY = 7
"""Most words of a day of a month: "lunes, 12 de octubre de 2026"."""
_ADDRESS = re.compile(r"\s*[(<]\S+@\S+[>)]\Z")
_WITH_YEAR = re.compile(r"\d{4}(?: г\.?)?\Z")
_WIDE = re.compile(r"\t|\s{2}")
_MARKS = " ,-–—|•·"
"""What can stand between a name and a day."""


def english_line(line: str) -> str | None:
    """Return a line such as "Rosa, Mittwoch 10:02" with its day in English; None if it has no such day."""
    line = line.strip()
    if not _may_hold_a_day(line[:LONGEST]):
        return None
    for pattern in (_BRACKET, _NAMED_BRACKET, _BEFORE_WORDS):
        if (match := pattern.fullmatch(line)) and (english := _near(match["day"]) or calendar_day(match["day"])):
            parts, clock = match.groupdict(), _plain_clock(match["clock"])
            name = f"{parts['name']}, " if parts.get("name") else ""
            stamp = f"{english} {clock}"
            in_brackets = pattern is not _BEFORE_WORDS
            return f"{name}[{stamp}]{parts.get('rest') or ''}" if in_brackets else f"{stamp}{parts.get('rest') or ''}"
    if (match := _LISTED.fullmatch(line)) and (english := calendar_day(match["day"])):
        return f"{match['bullet'] or ''}{english}:{match['rest']}"
    if match := _NEAR_LAST.fullmatch(line):
        return _below_a_name(match)
    return (_near(line) if line and len(line) <= LONGEST else None) or calendar_day(line)


def _below_a_name(match: re.Match[str]) -> str | None:
    """Put a day behind a name into English: "Rosa - Gestern um 10:02", "Rosa <r@x.example>  Mo., 12. Okt. 2026"."""
    words = match["before"].split()
    for count in range(min(_MOST_NEAR, len(words)), 0, -1):
        name = words[:-count]
        if may_be_a_name(name) and (english := _near(" ".join(words[-count:]))):
            return " ".join((*name, english, _plain_clock(match["clock"])))
    return _printed(match["before"], _plain_clock(match["clock"]))


def _printed(before: str, clock: str) -> str | None:
    """Put a day of a month behind a name into English, if a mark, a wide gap or an address parts the two."""
    for gap in re.finditer(r"\s+", before):
        name, day = before[: gap.start()], before[gap.end() :]
        is_apart = bool(_WIDE.match(gap[0]) or _ADDRESS.search(name)) or name[-1] in _MARKS
        words = _ADDRESS.sub("", name).strip(_MARKS).split()
        is_day = bool(_WITH_YEAR.search(day)) and len(day.split()) <= _MOST_OF_A_DAY
        english = calendar_day(day) if is_apart and is_day and words and may_be_a_name(words) else None
        if english and not weekday_in_english(words[-1].rstrip(".").lower()):
            return f"{name.strip(_MARKS)}, {english} {clock}"
    return None


def may_be_a_name(words: list[str]) -> bool:
    """Tell whether the words before a day can be a name: few, without a small one at either end."""
    return len(words) <= _MOST_NAMED and (len(words) < 2 or not any(words[at][0].islower() for at in (0, -1)))


def _plain_clock(clock: str) -> str:
    """Return a time without the word for o'clock: "10h02" and "10 h 02" are 10:02."""
    return re.sub(r"\s?(?:Uhr|uur|h)\Z", "", re.sub(r"(?<=\d)\s?h\s?(?=\d)", ":", clock, flags=re.I), flags=re.I)


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
def calendar_day(words: str) -> str | None:
    """Return a day of a month in English; None for any other words."""
    if not any(each.isdecimal() for each in words) or len(words) > LONGEST:
        return None
    english = in_english(words.strip(" ,-").lower())
    return english if english and re.fullmatch(r"(?:[a-z]+, )?\d{1,2} [a-z]+(?: \d{4})?", english) else None
