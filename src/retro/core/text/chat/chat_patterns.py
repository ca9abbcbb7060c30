"""Patterns of the stamps of chats: a date with its time, and a name or brackets around them."""

from __future__ import annotations

import re

_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"
GAP = rf"[\s{_UNSEEN}]*"
LONG_GAP = re.compile(rf"[\s{_UNSEEN}]{{40}}")
"""More white space than any program puts into a stamp; to look for one around it would take its square in time."""
_U = f"[{_UNSEEN}]*"
_TIME = (
    r"(?:(?:上午|下午|午前|午後|오전|오후)\s?)?\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m\b\.?|\s*(?:ص|م|π\.?μ\.?|μ\.?μ\.?)(?!\w))?(?:Z|[+-]\d\d:?\d\d(?!\d))?"
    r"(?:\s(?:[+-]\d{4}|(?:UTC|GMT)(?:[+-]\d\d?(?::?\d\d)?)?|(?-i:\(?[CEMP][ES]?[SD]?T\)?))(?![\w:]))?"
)
_AT = r"(?:(?:at|um|kl\.?|klo|à|às|a las?|alle(?: ore)?|ore|om|o|в)\s)?"
"""What stands between a day and a time."""
_APART = rf"(?:,?\s*{_AT}|\s?[-|/•·]\s)"
"""The same, where nothing but the stamp stands in the line: Upwork writes "Nov 14, 2026 | 10:02 AM"."""
_BEFORE = r"(?:,| [-·•|]| \()"
"""What stands between a name and the stamp behind it."""
_BULLET = r"(?:[-*•]\s+)?"
_WIDE = r"(?:[ ]{2,4}|\t)"
DATE = (
    r"(?:(?P<weekday>[A-Za-z]{3,9})\.?,? )?(?:(?P<y1>\d{4})[-./]\s?(?P<m1>\d{1,2})[-./]\s?(?P<d1>\d{1,2})(?!\d)\.?"
    rf"|(?P<a>\d{{1,2}}){_U}(?P<by>[-./])\s?(?P<b>\d{{1,2}})(?!\d)(?:{_U}(?P=by)\s?(?:(?P<y2>\d{{4}}|\d\d)(?!\d)"
    r"(?:(?<=\d{4})\.(?=\s|$))?)?)?"
    r"|(?P<d3>\d{1,2})(?:(?:st|nd|rd|th|\.)? |-)(?P<m3>[A-Za-z]{3,9})\.?(?:(?:,? |-)(?P<y3>\d{4}|(?<=-)\d\d(?!\d)))?"
    r"|(?P<m4>[A-Za-z]{3,9})\.? (?P<d4>\d{1,2})(?:st|nd|rd|th)?(?:,? (?P<y4>\d{4}))?)"
)
CLOCK = re.sub(r"\?P<\w+>", "?:", _TIME)
HEADERS = tuple(
    re.compile(GAP + pattern + GAP, re.IGNORECASE)
    for pattern in (
        rf"{_BULLET}\[{_U}(?P<date>{DATE})(?:[,T]?\s*{_AT}(?P<time>{_TIME}))?\](?!\()\s*[-:]?",
        rf"{_BULLET}\[(?P<time>{_TIME}),?\s*(?P<date>{DATE})\](?!\()\s*[-:]?",
        rf"(?P<name>[^\[\]\n]{{1,60}}), \[(?P<date>{DATE}),?\s*{_AT}(?P<time>{_TIME})\]:?$",
        rf"(?P<name>[^\[\]():\n]{{1,60}}?){_BEFORE} ?(?P<date>{DATE})(?:,?\s*{_AT}| [|•·] )(?P<time>{_TIME})\)?$",
        rf"(?P<name>[^\[\]():\n]{{0,59}}?[^\[\]():\s.,;!?…]){_WIDE}(?P<date>{DATE}),?\s*{_AT}(?P<time>{_TIME})$",
        rf"(?:(?P<name>[^\[\]():\n]{{1,60}}?){_BEFORE}? )?(?P<time>{_TIME}) [|•·] (?P<date>{DATE})\)?$",
        rf"(?=.{{0,40}}\d{{4}}$)(?P<time>{_TIME}), (?P<date>{DATE})$",
        rf"[-*•,|·]?\s*(?P<date>{DATE}){_APART}(?P<time>{_TIME})$",
        rf"[-*•]?\s*(?P<date>{DATE})(?:[,;T]?\s*{_AT}(?P<time>{_TIME}))(?:\s*[-:|,;]|(?=\s|$))",
        rf"[-*•\"]?\s*(?P<date>{DATE})(?P<end>\s*[-:|]\s|\"?[,;]|\s*$|\s)",
    )
)
