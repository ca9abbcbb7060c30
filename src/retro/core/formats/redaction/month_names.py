"""Tells a month from somebody of its name, April, May, June or August, where it is surely the month.

It is one behind a preposition of time or beside the day of a date, and only where no verb can follow: "in May.",
"until 2 April", "May 2026". Whatever could be a person is one: "until May answered", "I asked April 3 times".
"""

from __future__ import annotations

import re

_A_MONTH = re.compile(r"(?:april|may|june|august)(?![^\W\d_]|'s)")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_BEGINS = r"(?:(?:\A|\n) {0,4}|[(\[]|[.!?…*#>-] {1,2})"
_IN_TIME = re.compile(
    r"(?<![^\W\d_])(?:mid-|(?:(?<!at )last|next|early|(?<!the )late|mid|in|since|until|till|during|im|seit|bis|ende"
    r"|anfang|mitte) )\Z"
)
_BEGINS_HERE = re.compile(rf"{_BEGINS}\Z")
_AT_A_DAY = re.compile(r"(?<![^\W\d_])(?:on|by|before|after|of|around) \Z")
"""What stands before a month whose day or year follows: "on May 3"."""
_BEHIND_A_DAY = re.compile(
    rf"(?:{_BEGINS}|[:,;] {{1,2}}|(?<![^\W\d_])(?:on|by|until|till|since|from|to|before|after|of|the|am|vom|bis|ab"
    rf"|seit|den|[a-z]{{3,6}}day) ){_DAY}(?:(?:st|nd|rd|th)(?: of)?)? \Z"
    rf"|(?<![^\W\d_])(?:am|vom|zum|bis|ab|seit|den|dem|on|by|until) {_DAY}\. \Z"
)
"""The day before a month; no figure of an hour or of a list: "10:02 May: hello", "3. May"."""
_IN_SOMEBODY = re.compile(
    r"(?<![^\W\d_])(?:trust(?:s|ed|ing)?|belie(?:f|v(?:e|es|ed|ing))|confid(?:e|es|ed|ing|ence)|faith|hopes?|interest(?:ed)?"
    r"|disappointed|br(?:ing|ings|inging|ought)|call(?:s|ed|ing)?|rop(?:ed|ing)|loop(?:ed|ing)?|pull(?:ed|ing)?|let|friend"
    r"|partner|client|boss) in \Z"
)
_CLAUSE_ENDS = (
    r"(?:\Z| ?[.;:!?)\]\"](?![\w.])|,(?!\d| ?who(?:se|m)?(?![^\W\d_]))"
    r"|\n(?=\n|[*#>(-]|\Z)| (?:i|we|he|she|they|you|it|when|because|but|although|while|(?:this|last) year)"
    r"(?![^\W\d_]))"
)
"""An end of what is said, or a word that begins another clause and is no verb."""
_YEAR = r",? (?:19[5-9]\d|20(?:0[1-9]|[1-4]\d))(?![\w%€$£]|[.,:]\d| ?[€$£%])"
_ENDS = re.compile(_CLAUSE_ENDS)
_LISTED = re.compile(r", ?(?:and|or|april|may|june|august)(?![^\W\d_])")
"""Another of several: "since June, April and May took over"."""
_A_YEAR = re.compile(_YEAR)
_A_DATE = re.compile(rf"(?: {_DAY}(?:st|nd|rd|th)?(?:{_YEAR}|{_CLAUSE_ENDS})|{_YEAR}{_CLAUSE_ENDS})")
_WINDOW = 32
"""Characters before a month that show how it is meant."""


def is_a_month(folded: str, start: int) -> bool:
    """Tell whether the word that begins there in a folded text is surely a month."""
    month = _A_MONTH.match(folded, start)
    if not month:
        return False
    before, end = folded[max(0, start - _WINDOW) : start], month.end()
    if _IN_SOMEBODY.search(before):
        return False
    if _IN_TIME.search(before):
        is_last = _ENDS.match(folded, end) and not _LISTED.match(folded, end)
        return bool(is_last or _A_YEAR.match(folded, end) or _A_DATE.match(folded, end))
    if _BEHIND_A_DAY.search(before):
        return bool(_ENDS.match(folded, end) or _A_YEAR.match(folded, end))
    begins = _BEGINS_HERE.search(before)
    if begins and _A_YEAR.match(folded, end):
        return True
    return bool((begins or _AT_A_DAY.search(before)) and _A_DATE.match(folded, end))
