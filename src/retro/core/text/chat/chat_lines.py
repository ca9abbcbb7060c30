"""One line of a pasted chat: the date that begins an event, the name of who speaks, and the words."""

from __future__ import annotations

import re
from typing import NamedTuple

from retro.core.text.calendar_days import WEEKDAYS, month_named, weekday_named
from retro.core.text.chat.chat_patterns import CLOCK, DATE, GAP, HEADERS, LONG_GAP
from retro.core.text.chat.chat_weekdays import without_weekday
from retro.core.text.languages.foreign_stamps import english_line, may_be_a_name
from retro.core.text.parsing import narrow

SEEN_BY_NOBODY = "\u200b\u200c\u200d\u200e\u200f\u202a\u202c\ufeff"

_DATE_ALONE = re.compile(DATE, re.IGNORECASE)
_NEAR_HEADER = re.compile(
    rf"{GAP}(?:(?P<name>[^\[\]():\n]{{1,60}}?)\s*[-,]?\s+)?"
    rf"(?:(?P<near>today|yesterday)|(?P<weekday>{'|'.join(WEEKDAYS)})),? (?:at )?{CLOCK}{GAP}",
    re.IGNORECASE,
)
_NEAR_IN_BRACKETS = re.compile(
    rf"{GAP}\[(?:(?P<near>today|yesterday)|(?P<weekday>{'|'.join(WEEKDAYS)})),? (?:at )?{CLOCK}\]\s*", re.IGNORECASE
)
_DAY_CHANGED = re.compile(rf"{GAP}-{{2,3}} (?:Day changed(?: to)?|Log opened) (?P<date>{DATE}){GAP}", re.IGNORECASE)
_HEADING = re.compile(rf"{GAP}#{{1,6}}\s+(?=[^\s#])")
_BOLD = re.compile(
    rf"{GAP}(?:[-*•]\s+)?(?P<mark>\*\*|__|[*_])(?P<date>{DATE})(?P<colon>:?)(?P=mark)(?P<behind>:?)(?=\s|$)",
    re.IGNORECASE,
)
_DAY_AND_WEEKDAY = re.compile(
    rf"{GAP}(?P<day>\d[\d./-]+\d\.?)(?:\s?\((?P<short>[A-Za-z]{{3,9}}|[月火水木金土日월화수목금토일])\)"
    rf"|,?\s(?P<full>[A-Za-z]{{6,9}})){GAP}"
)
_CHECKBOX = re.compile(rf"{GAP}(?:[-*•]\s+)?\[[ xX]\]\s+(?=[^\s\[*•-])")
_ON = re.compile(rf"{GAP}(?:[-*•]\s+)?on (?={DATE}(?::| -)\s)", re.IGNORECASE)
_MARKED = re.compile(
    rf"{GAP}(?:(?:\d{{1,3}}[.)]\s+|\|\s*)(?=\d{{4}}-\d\d?-\d\d?(?!\d))"
    rf"|[(<](?P<date>[^()<>\n]{{0,6}}\d[^()<>\n]{{3,24}})[)>]:?(?=\s|$))"
)
"""Marks of a numbered list or a table before a day, or brackets around it."""
_EASTERN = (
    r"(?P<year>\d{4})[年년]\s?(?P<month>\d\d?)[月월]\s?(?P<day>\d\d?)[日일]"
    r"(?:\s?\(?[月火水木金土日월화수목금토일](?:曜日|요일)?\)?)?"
)
_EASTERN_DAY = re.compile(rf"{GAP}-*\s*{_EASTERN}\s*-*{GAP}")
_EASTERN_STAMP = re.compile(rf"{GAP}(?P<open>\[?){_EASTERN}\s(?={CLOCK})")
_NAME_AND_WEEKDAY = re.compile(
    rf"(?P<name>[^\[\]():\n]{{0,59}}[^\[\]():\s,;|•·–—-])"
    rf"(?:(?P<apart>(?<=>)\s{{1,4}}|\s{{2,4}}|\t)|\s)"
    rf"(?P<stamp>(?:{'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)})\.?, {DATE},? (?:at )?{CLOCK}){GAP}",
    re.IGNORECASE,
)
"""A name with nothing but white space before the weekday, as mail that is printed in Gmail has it."""
_SPEAKER = re.compile(r"(?P<name>[^:\n]{1,60}?)\s*:(?=\s|$)")
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
    weekday: int | None = None
    """0 (Monday) to 6, for a line that says "Wednesday" and a time."""
    indent: str = ""
    """White space before the line."""
    blanks: int = 0
    """Blank lines above it."""
    is_answer: bool = False
    """True if it begins an event of no known day and author, below what it answers."""

    @property
    def is_dated(self) -> bool:
        """Tell whether it begins an event of a day."""
        return self.found is not None or self.days_ago is not None or self.weekday is not None

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
    def is_heading(self) -> bool:
        """Tell whether it is only a day that cannot be a number, so that it can stand above a whole text."""
        match = self.found
        is_open = match is not None and bool(match["a"]) and not (match["y2"] or match["weekday"])
        return self.is_day_line and not is_open

    @property
    def is_bare_time(self) -> bool:
        """Tell whether it is only a day and a time, below a name or above the words."""
        return self.is_dated and self.is_sure and not self.words and not self.name


def read_chat_line(line: str) -> ChatLine:
    """Read one line of a paste."""
    line = line.strip()
    same, words = narrow(line), line.strip().strip(SEEN_BY_NOBODY)
    if LONG_GAP.search(same):
        return ChatLine(line, words)
    if words.lower() in _NEAR:
        return ChatLine(line, "", days_ago=_NEAR[words.lower()])
    if near := _near_today(line, same):
        return near
    if (match := _DAY_CHANGED.fullmatch(same)) and _is_date(match):
        return ChatLine(line.strip(), "", match)
    if plainer := _without_marks(line, same):
        return read_chat_line(plainer)._replace(whole=line.strip())
    if (match := _NAME_AND_WEEKDAY.fullmatch(same)) and (match["apart"] or may_be_a_name(match["name"].split())):
        return read_chat_line(f"{match['name']}, {match['stamp']}")._replace(whole=line.strip())
    if weekday_first := _weekday_first(same):
        return read_chat_line(weekday_first)._replace(whole=line.strip())
    return _with_header(line, same) or _foreign(line, words) or ChatLine(line.strip(), words)


def _with_header(line: str, same: str) -> ChatLine | None:
    """Read a line that begins with a date, and perhaps a time and a name; `same` is the line in narrow characters."""
    for pattern in HEADERS:
        match = pattern.match(same)
        if match and _is_date(match):
            parts = match.groupdict()
            is_bracketed = "[" in match[0]
            is_sure = bool(parts.get("time")) or (is_bracketed and match[0].lstrip()[0] not in "-*•")
            is_bare = not (is_sure or is_bracketed or (parts.get("end") or "").strip())
            is_open = is_bare and (_has_no_year(match) or parts["weekday"])
            if is_open and match.end() < len(same):
                continue  # "6 October was a Tuesday" is prose
            if not is_sure and (_may_be_a_number(match) or _is_clause(match)):
                continue
            name = (parts.get("name") or "").strip(f" {SEEN_BY_NOBODY}")
            if (last := name.split()) and weekday_named(last[-1].lower()) is not None:
                if last[1:]:
                    continue  # "We meet Tue, Oct 6 at 10:02"
                name = ""  # "Tue, Oct 6 at 10:02"
            name = without_weekday(name, match)
            return ChatLine(line.strip(), line[match.end() :].strip(), match, name, is_sure)
    return None


def _foreign(line: str, words: str) -> ChatLine | None:
    """Read a line whose day is in another language, or None; its other words stay as they are."""
    english = english_line(words)
    found = read_chat_line(english) if english and english != words else None
    return found._replace(whole=line.strip()) if found and found.is_dated else None


def _near_today(line: str, same: str) -> ChatLine | None:
    """Read a line of a day near today and a time, such as "Rosa — Yesterday at 10:02" and "[Wednesday 10:02] Rosa"."""
    match, behind = _NEAR_HEADER.fullmatch(same), ""
    if match is None and (match := _NEAR_IN_BRACKETS.match(same)):
        behind = line[match.end() :].strip()
    if match is None:
        return None
    name = match.groupdict().get("name")
    speaker = line[match.start("name") : match.end("name")].strip(f" -–—{SEEN_BY_NOBODY}") if name else ""
    days_ago = _NEAR[match["near"].lower()] if match["near"] else None
    weekday = weekday_named(match["weekday"].lower()) if match["weekday"] else None
    return ChatLine(line.strip(), behind, None, speaker, True, days_ago, weekday)


def _without_marks(line: str, same: str) -> str:
    """Return a dated line without the mark of a heading, bold text or a checkbox, or "On"; "" for any other."""
    if (match := _HEADING.match(same)) and read_chat_line(line[match.end() :]).is_day_line:
        return line[match.end() :]
    if (match := _CHECKBOX.match(same)) and read_chat_line(line[match.end() :]).is_dated:
        return line[match.end() :]
    if (match := _ON.match(same)) and _is_date(match):
        return line[match.end() :]
    if (match := _BOLD.match(same)) and _is_date(match):
        return f"{match['date']}: {line[match.end() :]}" if match.end() < len(same) else match["date"]
    if match := _EASTERN_DAY.fullmatch(same):
        return f"{match['year']}-{match['month']}-{match['day']}"
    if match := _EASTERN_STAMP.match(same):
        return f"{match['open']}{match['year']}-{match['month']}-{match['day']} {line[match.end() :]}"
    if match := _MARKED.match(same):
        date = read_date(match["date"]) if match["date"] else None
        if date and not _has_no_year(date):
            return f"{match['date']}: {line[match.end() :]}" if match.end() < len(same) else match["date"]
        rest = line[match.end() :]
        return "" if match["date"] else rest.rstrip("| ") if "|" in match[0] else rest
    return ""


def read_date(words: str) -> re.Match[str] | None:
    """Return the date that the words are, as `day_of` takes it; None for any others."""
    match = _DATE_ALONE.fullmatch(narrow(words.strip()))
    return match if match and _is_date(match) else None


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


def _is_clause(match: re.Match[str]) -> bool:
    """Tell whether a comma behind the date is one of a sentence, not between the columns of a table."""
    return (match.groupdict().get("end") or "").strip('"') in (",", ";") and not (match["y1"] or match["y2"])


def _is_date(match: re.Match[str]) -> bool:
    month, weekday = match["m3"] or match["m4"], match["weekday"]
    is_month = month is None or month_named(month.lower()) is not None
    return is_month and (weekday is None or weekday_named(weekday.lower()) is not None) and not _is_listed_number(match)


def _is_listed_number(match: re.Match[str]) -> bool:
    """Tell whether it is the number of a line before another number: "1. 2.10", unlike "1. 2. 2010"."""
    figures = match.string[match.start("a") : match.end("y2")] if match["y2"] else ""
    return len(re.findall(r"[-./]\s", figures)) == 1
