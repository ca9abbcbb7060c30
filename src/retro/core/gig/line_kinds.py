"""Kinds of answer that are typed on one line: free lines, days, money, hours, currencies, tags.

What understands typed text is imported when some is typed: who only reads a gig does not wait for it.
"""

import re
from datetime import date
from decimal import Decimal

from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry, Kind, ParsedKind
from retro.core.gig.retrospective import Retrospective
from retro.core.text.folding import fold_name
from retro.core.text.parsing import NotUnderstood


class Line(ParsedKind[str]):
    """One line of free text; `suggestions` says which earlier answers are offered: "clients", "platforms" or none."""

    def __init__(self, placeholder: str = "", suggestions: str = "") -> None:
        super().__init__(placeholder)
        self.suggestions = suggestions
        self.looks_back = bool(suggestions)

    def parse(self, text: str, today: date) -> str:
        """The text with its white space made single."""
        return " ".join(text.split())

    def text(self, value: str) -> str:
        """The line itself."""
        return value


class Day(ParsedKind[date | None]):
    """A date; one that lies `ahead` has not passed, and without a year is the next instead of the latest."""

    def __init__(self, placeholder: str = "2026-03-14, yesterday, 3 weeks ago", *, ahead: bool = False) -> None:
        super().__init__(placeholder)
        self.ahead = ahead

    def parse(self, text: str, today: date) -> date | None:
        """A day before or after `today`; see days.read."""
        return self.understood(text, today)[0]

    def understood(self, text: str, today: date, kept: date | None = None) -> tuple[date | None, str]:
        """The day, and it in full, "about" before one that was left open; a day that is `kept` may have passed."""
        from retro.core.text import days

        found = days.read_day(text, today, ahead=self.ahead)
        if found is None:
            return None, ""
        if self.ahead and found.on < today and found.on != kept:
            raise NotUnderstood(days.PASSED)
        return found.on, f"about {self.said(found.on)}" if found.is_about else self.said(found.on)

    def text(self, value: date | None) -> str:
        """ISO 8601."""
        return value.isoformat() if value else ""

    def said(self, value: date | None) -> str:
        """ "Saturday, 14 March 2026"."""
        return wording.long_day(value) if value else ""

    def items(self, value: date | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry: "14 March 2026"."""
        return (AnswerEntry(wording.day_text(value)),) if value else ()


class Money(ParsedKind[Decimal | None]):
    """An amount in the gig's currency."""

    def parse(self, text: str, today: date) -> Decimal | None:
        """Hundredths at the finest; see amounts.price."""
        return self.priced(text)[1]

    def priced(self, text: str, known: str = "") -> tuple[str, Decimal | None]:
        """The currency, "" where none is named, and the amount; see amounts.price, also for the currency known."""
        from retro.core.text import amounts

        return amounts.price(text, known)

    def text(self, value: Decimal | None) -> str:
        """Plain digits, two decimals where there are any."""
        return "" if value is None else wording.plain_number(value)

    def said(self, value: Decimal | None) -> str:
        """ "1,200.00"."""
        return "" if value is None else f"{value:,.2f}"

    def items(self, value: Decimal | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry with the currency."""
        return () if value is None else (AnswerEntry(wording.money_text(value, retrospective.facts.currency)),)


class Hours(ParsedKind[Decimal | None]):
    """A number of hours."""

    def __init__(self, placeholder: str = "24, 7.5, 7h 30m") -> None:
        super().__init__(placeholder)

    def parse(self, text: str, today: date) -> Decimal | None:
        """Hundredths at the finest; see amounts.hours."""
        from retro.core.text import amounts

        return amounts.parse_hours(text)

    def text(self, value: Decimal | None) -> str:
        """Plain digits."""
        return "" if value is None else wording.plain_number(value)

    def said(self, value: Decimal | None) -> str:
        """ "7.5 h"."""
        return "" if value is None else wording.hours_text(value)


class Currency(ParsedKind[str]):
    """An ISO 4217 code, also understood from its sign."""

    looks_back = True
    suggestions = "currencies"

    def __init__(self, placeholder: str = "USD, EUR, GBP") -> None:
        super().__init__(placeholder)

    def parse(self, text: str, today: date) -> str:
        """Three capital letters; see currencies.currency."""
        from retro.core.text import currencies

        return currencies.currency(text)

    def text(self, value: str) -> str:
        """The code."""
        return value


class Tags(Kind[tuple[str, ...]]):
    """A few words to find it by."""

    looks_back = True

    def parse(self, text: str) -> tuple[str, ...]:
        """Tags between commas, or each behind a #, each once however it is written and without the #."""
        parts = re.split(r"[,;，；、]|\s+(?=[#＃])", text)
        tags = (" ".join(part.split()).lstrip("#＃").strip() for part in parts)
        return tuple({fold_name(tag): tag for tag in reversed([tag for tag in tags if tag])}.values())[::-1]

    def text(self, value: tuple[str, ...]) -> str:
        """The tags as they would be typed."""
        return ", ".join(value)

    def items(self, value: tuple[str, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry, the tags between commas."""
        return (AnswerEntry(self.text(value)),) if value else ()
