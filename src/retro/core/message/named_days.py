"""Detects a day in an English text, without deciding which."""

from __future__ import annotations

import re

from retro.core.text.deferred_pattern import deferred
from retro.core.text.one_line import on_one_line

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues?|thurs?|fri)"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER = r"(?:\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|fourteen|thirty)"
A_DATE = (
    rf"(?:{_WEEKDAY}|\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}\.?,?(?: \d{{4}})?"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,?(?: \d{{4}})?"
    r"|\d{4}-\d\d?-\d\d?|\d{1,2}[./]\d{1,2}[./](?:\d{2,4})?|\d{1,2}\.\d{1,2})"
)
"""Pattern of a date or a weekday, before which an English sentence says "on"."""
_DAY = (
    rf"(?:{A_DATE}"
    r"|today|tonight|tomorrow|now|the day after tomorrow"
    rf"|(?:in|within) {_NUMBER} (?:working |business )?(?:hour|day|week|month)s?"
    r"|(?:the )?end of (?:the |this |next )?(?:day|week|month)|(?:the |this |next )?(?:weekend|week|month)"
    r"|the \d{1,2}(?:st|nd|rd|th)|this (?:morning|afternoon|evening)"
    r"|noon|midday|at \d{1,2}(?: o['’]clock)?|\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d)"
)
_NAMES = deferred(
    r"(?<![\w/.@-])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tues|thurs?|january|february|april|june|july|august"
    r"|september|october|november|december)(?![\w/@-]|\.\w)"
)
"""Names of days and months in small letters; "march" and "may" are words as well."""
_BEHIND_I = (
    "accept am apologi[sz]e appreciate began believe bought broke built can(?:not)? chose could did drew drove"
    " do expect felt fell forgot found gave get go got guess had have hear heard held hit hope keep kept knew know"
    " left let lost made may mean meant met might must need never offer owe paid"
    " promise put ran read refund regret said sat saw see send sent set should spent spoke stop"
    " suggest take tell think thought told took understand understood use want was went will wish work"
    " would write wrote (?:ca|could|did|do|had|have|should|was|wo|would)n['’]t"
)
_VERB = (
    rf"(?:(?:also|always|just|now|only|really|still|then) )?(?:[a-z]{{2,}}ed|{'|'.join(_BEHIND_I.split())})(?![\w'’-])"
)
"""What stands behind the word "I": anything in a past tense, and verbs without one of that form."""
_I = deferred(
    rf"(?P<number>\b(?:option|part|phase|step|item|point|section|stage|type|level|variant|version) i\b)"
    rf"|(?<![\w/.@'’-])i(?:(?=['’](?:m|d|ll|ve)\b|,? {_VERB})"
    r"|(?:(?<=\Ai)|(?<=[.!?…] i)|(?<=\ni))(?= (?!(?:and|as|in|is|of|or|to)\b)[a-z]))"
)
"""The word "I" in small letters, by the verb behind it or at a sentence's beginning; or a number: "option i"."""
_NAMED = deferred(rf"(?<!\w){_DAY}(?!\w)", re.IGNORECASE)
_ALONE = deferred(
    rf"(?:(?:by|on|at|before|until|till|the|next|this|and|or|latest|at the latest),? )*{_DAY}"
    rf"(?:[ ,]+(?:at |by |the |morning|afternoon|evening|latest|at the latest)*{_DAY})*"
    r"(?: (?:morning|afternoon|evening|at the latest|latest))?\.?",
    re.IGNORECASE,
)


def with_capitals(text: str) -> str:
    """Return an English text with the names of days and months capitalised, and the word "I"."""
    return _I.sub(lambda found: found["number"] or "I", _NAMES.sub(lambda found: found[0].capitalize(), text))


def names_a_day(text: str) -> bool:
    """Tell whether the text names a day, or an hour of one."""
    return _NAMED.search(text) is not None


def is_a_day(text: str) -> bool:
    """Tell whether the text is a day and nothing else: "by Friday", "on 12 December"."""
    return _ALONE.fullmatch(on_one_line(text)) is not None
