"""Kinds of answer that are typed on one line: free lines, days, money, hours, currencies, tags.

Parsers are imported when text is typed, so that reading a gig does not wait for them.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry, Kind, ParsedKind
from retro.core.gig.retrospective import Retrospective
from retro.core.rough_day import ABOUT, Precision, is_rough, precision_of
from retro.core.text.folding import fold_name
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import TO_COME, NotUnderstood, plain_text

if TYPE_CHECKING:
    from retro.core.text.nearest_days import Meant

LATER = "{}, still to come"
LEAVE_BLANK = "If that hasn't happened, leave this blank; you can come back to it."
_NOT_YET = (
    r"(?:no|nope|never|not yet|not told|still not|none|(?:i )?(?:still )?(?:have(?:n't| not)|did(?:n't| not)|never did)"
    r"(?: (?:told|tell) (?:them|him|her|the client))?(?: yet)?|they don't know(?: yet)?)[.!]?"
)
"""What is typed for a day of something that hasn't happened: a pattern, compiled where a day isn't understood."""
A_DAY, A_CURRENCY = "e.g. 14 March, 3 weeks ago", "e.g. USD, EUR, GBP"
"""Said beside a day after today, where one is allowed."""


class Line(ParsedKind[str]):
    """One line of free text; `suggestions` names the earlier answers to offer: "clients", "platforms" or none."""

    holds_value = False

    def __init__(self, placeholder: str = "", suggestions: str = "") -> None:
        super().__init__(placeholder)
        self.suggestions = suggestions
        self.uses_history = bool(suggestions)

    def parse(self, text: str, today: date) -> str:
        """Return the text with its white space collapsed."""
        return on_one_line(text)

    def text(self, value: str) -> str:
        """Return the line itself."""
        return value


class Day(ParsedKind[date | None]):
    """A date. With `ahead` it must not have passed, and without a year it is the next one instead of the latest.

    With `past` it must not be still to come.
    """

    def __init__(self, placeholder: str = A_DAY, *, ahead: bool = False, past: bool = False) -> None:
        super().__init__(placeholder)
        self.ahead, self.past = ahead, past

    def parse(self, text: str, today: date) -> date | None:
        """Parse a day before or after `today`; see days.read_day."""
        return self.understood(text, today)[0]

    def understood(self, text: str, today: date, kept: date | None = None) -> tuple[date | None, str]:
        """Return the day and its full form, "about" before an open one; a day that is `kept` may lie on either side.

        A rough day that is kept stays itself while its text does, whatever day of its month it counts as.
        Raises NotUnderstood, also for a day on the wrong side of today.
        """
        from retro.core.text import days

        if kept and is_rough(kept) and text.strip() == self.text(kept):
            return kept, self.said(kept)
        if self.past and re.fullmatch(_NOT_YET, plain_text(text), re.IGNORECASE):
            raise NotUnderstood(LEAVE_BLANK)
        found = days.read_day(text, today, ahead=self.ahead)
        if found is None:
            return None, ""
        if self.ahead and found.on < today and found.on != kept:
            raise NotUnderstood(days.PASSED)
        if self.past and found.on > today and found.on != kept:
            raise NotUnderstood(TO_COME)
        said = meant_text(found, is_exact=self.ahead)
        return found.on if self.ahead else found.day, said if self.ahead or found.on <= today else LATER.format(said)

    def text(self, value: date | None) -> str:
        """Return the day in ISO 8601; a rough one in words, such as "March 2025" and "about 15 March 2025"."""
        return "" if value is None else wording.day_text(value) if is_rough(value) else value.isoformat()

    def said(self, value: date | None) -> str:
        """Format as "Saturday, 14 March 2026", "about March 2025" or "about 15 March 2025"."""
        if value is None:
            return ""
        is_month = precision_of(value) is Precision.MONTH
        return ABOUT.format(wording.day_text(value)) if is_month else wording.long_day(value)

    def items(self, value: date | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return one entry: "14 March 2026"."""
        return (AnswerEntry(wording.day_text(value)),) if value else ()


def day_of_end(text: str, today: date) -> tuple[date | None, str]:
    """Return the day on which an older gig ended and its full form, "about" before that of a month.

    Raises NotUnderstood.
    """
    from retro.core.text import months

    found = months.read_end(text, today)
    return (found.day, meant_text(found)) if found else (None, "")


def meant_text(found: Meant, *, is_exact: bool = False) -> str:
    """Return a day as it was understood: "Saturday, 15 March 2025", "about March 2025", "about 5 March 2025".

    `is_exact` is for a day on which something will happen, however it was named.
    """
    if is_exact or not (found.is_about or found.is_month):
        said = wording.long_day(found.on)
        return ABOUT.format(said) if found.is_about else said
    return ABOUT.format(f"{found.on:%B %Y}" if found.is_month else wording.day_text(found.on))


class Money(ParsedKind[Decimal | None]):
    """An amount in the gig's currency."""

    def parse(self, text: str, today: date) -> Decimal | None:
        """Parse to two decimals at most; see amounts.price."""
        return self.priced(text)[1]

    def priced(self, text: str, known: str = "") -> tuple[str, Decimal | None]:
        """Return the currency, "" if none is named, and the amount; see amounts.price, also for the known currency."""
        from retro.core.text import amounts

        return amounts.price(text, known)

    def text(self, value: Decimal | None) -> str:
        """Return plain digits, with two decimals if there are any."""
        return "" if value is None else wording.plain_number(value)

    def said(self, value: Decimal | None) -> str:
        """Format as "1,200.00"."""
        return "" if value is None else f"{value:,.2f}"

    def items(self, value: Decimal | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return one entry with the currency."""
        return () if value is None else (AnswerEntry(wording.money_text(value, retrospective.facts.currency)),)


class Hours(ParsedKind[Decimal | None]):
    """A number of hours."""

    def __init__(self, placeholder: str = "e.g. 24, 7.5, 7h 30m") -> None:
        super().__init__(placeholder)

    def parse(self, text: str, today: date) -> Decimal | None:
        """Parse to two decimals at most; see parse_hours."""
        from retro.core.text.hours import parse_hours

        return parse_hours(text)

    def text(self, value: Decimal | None) -> str:
        """Return plain digits."""
        return "" if value is None else wording.plain_number(value)

    def said(self, value: Decimal | None) -> str:
        """Format as "7.5 h"."""
        return "" if value is None else wording.hours_text(value)


class Currency(ParsedKind[str]):
    """An ISO 4217 code; its sign is understood too."""

    uses_history = True
    suggestions = "currencies"

    def __init__(self, placeholder: str = A_CURRENCY) -> None:
        super().__init__(placeholder)

    def parse(self, text: str, today: date) -> str:
        """Parse three capital letters or a sign; see currencies.currency."""
        from retro.core.text import currencies

        return currencies.currency(text)

    def text(self, value: str) -> str:
        """Return the code."""
        return value


class Tags(Kind[tuple[str, ...]]):
    """A few words to find the gig by."""

    uses_history = True

    def parse(self, text: str) -> tuple[str, ...]:
        """Parse tags between commas, or each after a #; each counts once, however it is written, without the #."""
        parts = re.split(r"[,;，；、،؛]|\s+(?=[#＃])", text)
        tags = (on_one_line(part).lstrip("#＃").strip() for part in parts)
        return tuple({fold_name(tag): tag for tag in reversed([tag for tag in tags if tag])}.values())[::-1]

    def text(self, value: tuple[str, ...]) -> str:
        """Return the tags as they would be typed."""
        return ", ".join(value)

    def items(self, value: tuple[str, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return one entry, the tags between commas."""
        return (AnswerEntry(self.text(value)),) if value else ()


OneLine = ParsedKind[Any] | Tags


def parsed(kind: OneLine, text: str, today: date) -> object:
    """Return what a line means; blank text is the blank value. Raises NotUnderstood."""
    return kind.parse(text) if isinstance(kind, Tags) else kind.parse(text, today)


def is_meant(kind: OneLine, value: Any, text: str, today: date) -> bool:
    """Tell whether a line means this value, as it would be typed or in other words."""
    if text.split() == kind.text(value).split():
        return True
    try:
        return bool(parsed(kind, text, today) == value)
    except NotUnderstood:
        return False
