"""One line of a pasted chat: the date that begins an event, the name of who speaks, and the words."""

from __future__ import annotations

import re
from typing import NamedTuple

from retro.core.text.calendar_days import month_named, weekday_named
from retro.core.text.parsing import narrow

SEEN_BY_NOBODY = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\ufeff"

_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
_GAP = rf"[\s{_UNSEEN}]*"
_TIME = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:[.,]\d+)?(?:\s*(?P<half>[ap])\.?\s?m\b\.?)?Z?"
_DATE = (
    r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?(?:(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})\.?"
    r"|(?P<a>\d{1,2})(?P<by>[-./])\s?(?P<b>\d{1,2})(?:(?P=by)\s?(?P<y2>\d{4}|\d\d)?)?"
    r"|(?P<d3>\d{1,2})(?:st|nd|rd|th|\.)? (?P<m3>[A-Za-z]{3,9})\.?(?:,? (?P<y3>\d{4}))?"
    r"|(?P<m4>[A-Za-z]{3,9})\.? (?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y4>\d{4}))?)"
)
_CLOCK = re.sub(r"\?P<\w+>", "?:", _TIME)
_HEADERS = tuple(
    re.compile(_GAP + pattern + _GAP, re.IGNORECASE)
    for pattern in (
        rf"\[(?P<date>{_DATE})(?:[,T]?\s*(?:at )?(?P<time>{_TIME}))?\]\s*[-:]?",
        rf"\[(?P<time>{_TIME}),?\s*(?P<date>{_DATE})\]\s*[-:]?",
        rf"(?P<name>[^\[\]\n]{{1,60}}), \[(?P<date>{_DATE}),?\s*(?P<time>{_TIME})\]$",
        rf"(?P<name>[^\[\]():\n]{{1,60}}?)(?:,| -| \() ?(?P<date>{_DATE}),?\s*(?:at )?(?P<time>{_TIME})\)?$",
        rf"[-*•]?\s*(?P<date>{_DATE})(?:[,T]?\s*(?:at )?(?P<time>{_TIME}))(?:\s*[-:|]|(?=\s|$))",
        rf"[-*•]?\s*(?P<date>{_DATE})(?P<end>\s*[-:|]\s|\s*$|\s)",
    )
)
_SENT = re.compile(rf"(?:Sent|Date):\s*(?P<date>{_DATE})(?:,?\s+(?:at )?(?P<time>{_TIME}))?(?=\s|$)", re.IGNORECASE)
_NEAR_HEADER = re.compile(
    rf"{_GAP}(?:(?P<name>[^\[\]():\n]{{1,60}}?)\s*[-,]?\s+)?(?P<near>today|yesterday),? (?:at )?{_CLOCK}{_GAP}",
    re.IGNORECASE,
)
_DAY_AND_WEEKDAY = re.compile(
    rf"{_GAP}(?P<day>\d[\d./-]+\d\.?)(?:\s?\((?P<short>[A-Za-z]{{3,9}}|[月火水木金土日월화수목금토일])\)"
    rf"|,?\s(?P<full>[A-Za-z]{{6,9}})){_GAP}"
)
_NAME_AND_TIME = re.compile(rf"{_GAP}(?P<name>\S.{{0,58}}?)(?P<gap>\s+)\[?(?P<time>{_CLOCK})\]?{_GAP}", re.IGNORECASE)
_TIME_ALONE = re.compile(rf"{_GAP}\[?(?P<time>{_CLOCK})\]?{_GAP}", re.IGNORECASE)
_TABBED = re.compile(
    rf"{_GAP}(?P<time>[^\W\d]{{0,4}}\s?(?=\d\d?:){_CLOCK})\t(?P<name>[^\t]*)\t(?P<words>.*)", re.IGNORECASE
)
_TIME_FIRST = re.compile(rf"{_GAP}(?:\[{_CLOCK}\]|(?=\d\d?:){_CLOCK})\s+\S.*", re.IGNORECASE)
_SPEAKER = re.compile(r"(?P<name>[^:\n]{1,60}?)\s*:(?=\s|$)")
_SMILEY = re.compile(r"(?:\s*:[\w+-]+:)+$")
_BEFORE_A_TIME = {"at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "to", "for"}
_MOST_WORDS = 5
"""Most words of a name."""
_LONGEST_NAME = 60
"""Most characters of a name."""
_NEAR = {"today": 0, "yesterday": 1}


class ChatLine(NamedTuple):
    """A line of the paste: the date if it begins an event, the speaker's name, and the words."""

    whole: str
    words: str
    found: re.Match[str] | None = None
    name: str = ""
    is_sure: bool = False
    """True if a time or a bracket shows that this is a chat."""
    days_ago: int | None = None
    """Days ago, for a line that says "Today" or "Yesterday" with at most a name and a time."""

    @property
    def is_dated(self) -> bool:
        """Tell whether it begins an event of a day."""
        return self.found is not None or self.days_ago is not None

    @property
    def speaker(self) -> str:
        """Return who speaks: the name in the header, or before a colon; "" if no one is named."""
        before = _SPEAKER.match(self.words)
        return self.name or (before["name"] if before else "")

    @property
    def is_day_line(self) -> bool:
        """Tell whether it is only a day, above the lines of that day."""
        return self.is_dated and not self.is_sure and not self.words and not self.name

    @property
    def is_bare_time(self) -> bool:
        """Tell whether it is only a day and a time, below a name or above the words."""
        return self.is_dated and self.is_sure and not self.words and not self.name


class ChatTurn(NamedTuple):
    """A message whose line says who speaks and at what time, but not the day."""

    name: str
    time: str
    """The time as typed."""
    words: str = ""
    is_certain: bool = True
    """True if no line of prose looks like it."""
    height: int = 1
    """Lines that it takes."""

    def opening(self, *, is_dated: bool) -> str:
        """Return what its event begins with; the time stays where no day says more."""
        if not self.name:
            return self.words
        speaker = self.name if is_dated else f"{self.name}, {self.time}"
        return f"{speaker}: {self.words}".rstrip()


def read_chat_line(line: str) -> ChatLine:
    """Read one line of a paste."""
    line = line.rstrip()
    same, words = narrow(line), line.strip().strip(SEEN_BY_NOBODY)
    if words.lower() in _NEAR:
        return ChatLine(line, "", days_ago=_NEAR[words.lower()])
    if match := _NEAR_HEADER.fullmatch(same):
        name = line[match.start("name") : match.end("name")] if match["name"] else ""
        return ChatLine(line.strip(), "", None, name.strip(f" -–—{SEEN_BY_NOBODY}"), True, _NEAR[match["near"].lower()])
    if weekday_first := _weekday_first(same):
        return read_chat_line(weekday_first)._replace(whole=line.strip())
    for pattern in _HEADERS:
        match = pattern.match(same)
        if match and _is_date(match):
            parts = match.groupdict()
            is_sure = bool(parts.get("time")) or "[" in match[0]
            is_open = not is_sure and (_has_no_year(match) or parts["weekday"]) and not (parts.get("end") or "").strip()
            if is_open and match.end() < len(same):
                continue  # "6 October was a Tuesday" is prose
            if not is_sure and _may_be_a_number(match):
                continue
            name = (parts.get("name") or "").strip(f" {SEEN_BY_NOBODY}")
            name = "" if weekday_named(name.lower()) is not None else name  # "Tue, Oct 6 at 10:02"
            return ChatLine(line.strip(), line[match.end() :].strip(), match, name, is_sure)
    return ChatLine(line.strip(), words)


def read_sent(line: str) -> re.Match[str] | None:
    """Return the date of a line such as "Sent: Tue, 6 Oct 2026 10:02:11 +0200"; None for any other."""
    match = _SENT.match(narrow(line.strip()))
    return match if match and _is_date(match) else None


def read_turn(lines: list[ChatLine], at: int) -> ChatTurn | None:
    """Return who speaks from this line on at which time, as Slack and LINE copy it; None if no one does."""
    line = lines[at]
    if line.is_dated:
        return None
    same = narrow(line.words)
    if match := _TABBED.fullmatch(same):
        name, words = (line.words[match.start(part) : match.end(part)].strip() for part in ("name", "words"))
        return ChatTurn(name, match["time"], words)
    if _TIME_FIRST.fullmatch(same):
        return ChatTurn("", "", line.words, is_certain=False)
    if (match := _NAME_AND_TIME.fullmatch(same)) and is_name(line.words[: match.end("name")]):
        is_certain = len(match["gap"]) > 1 or "m" in match["time"].lower()
        return ChatTurn(line.words[match.start("name") : match.end("name")], match["time"], "", is_certain)
    below = lines[at + 1] if at + 1 < len(lines) else None
    match = _TIME_ALONE.fullmatch(narrow(below.words)) if below and not below.is_dated else None
    return ChatTurn(line.words, match["time"], height=2) if match and is_name(line.words) else None


def is_name(words: str) -> bool:
    """Tell whether it can be a name: a few words without a sentence's end, not ones that a time follows."""
    words = _SMILEY.sub("", words.strip())
    parts = words.split()
    if ":" in words:
        return False
    if not 0 < len(parts) <= _MOST_WORDS or len(words) > _LONGEST_NAME or parts[-1].lower() in _BEFORE_A_TIME:
        return False
    is_initial = len(parts) > 1 and len(parts[-1]) == 2 and parts[-1][0].isupper()  # "Rosa M."
    has_no_end = words[-1] not in ".?!…:;,-–—" or (words[-1] == "." and is_initial)
    return has_no_end and (len(parts) == 1 or not words[0].islower())


def _weekday_first(line: str) -> str:
    """Return a line of only a day and its weekday, as LINE writes it, with the weekday first; "" for any other."""
    match = _DAY_AND_WEEKDAY.fullmatch(line)
    if not match:
        return ""
    weekday = match["short"] or match["full"]
    if weekday_named(weekday.lower()) is not None:
        return f"{weekday}, {match['day']}"
    return "" if weekday.isascii() else match["day"]


def _has_no_year(match: re.Match[str]) -> bool:
    return not any(match[name] for name in ("y1", "y2", "y3", "y4"))


def _may_be_a_number(match: re.Match[str]) -> bool:
    """Tell whether the date is two numbers that can be a price, a version or a range: "2.10", "3-4"."""
    is_bare = not (match["weekday"] or match["y2"]) and match["date"][-1].isdigit()
    return bool(match["a"]) and match["by"] in ".-" and is_bare


def _is_date(match: re.Match[str]) -> bool:
    month, weekday = match["m3"] or match["m4"], match["weekday"]
    is_month = month is None or month_named(month.lower()) is not None
    return is_month and (weekday is None or weekday_named(weekday.lower()) is not None)
