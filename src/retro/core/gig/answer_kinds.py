"""Kinds of answer: how each parses typed text and formats its value.

A kind knows its own values and nothing of where they are kept (that is the question's) or drawn
(that is the screen's). Every way of reading, on screen or in Markdown, is made of `Item`s. What understands typed
text is imported when some is typed: who only reads a gig does not wait for it.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Generic, NamedTuple, TypeVar

from retro.core.gig import metrics, wording
from retro.core.gig.retrospective import LOSSES, NOTHING, Lesson, Moment, RedFlag, Retrospective
from retro.core.text.folding import fold_name
from retro.core.text.parsing import NotUnderstood

V = TypeVar("V")


class AnswerEntry(NamedTuple):
    """One entry of an answer as it is read: the user's `text` under our `label`, with our `note` beside it."""

    text: str = ""
    label: str = ""
    note: str = ""
    items: tuple["AnswerEntry", ...] = ()


class Kind(Generic[V]):
    """What all kinds share: a blank value, and how a value reads."""

    looks_back: bool = False
    """Whether earlier gigs have something to say where it is answered."""

    def is_blank(self, value: V) -> bool:
        """Whether nothing was answered; an unknown is blank, a zero is not."""
        return not value

    def items(self, value: V, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """How the value reads; `retrospective` is the record it stands in, for what refers to other parts."""
        raise NotImplementedError


class ParsedKind(Kind[V]):
    """A kind that is typed on one line and then understood."""

    blank: ClassVar[object] = None

    def __init__(self, placeholder: str = "") -> None:
        self.placeholder = placeholder

    def parse(self, text: str, today: date) -> V:
        """The value meant by `text`; blank text is the blank value. Raises NotUnderstood with one sentence."""
        raise NotImplementedError

    def text(self, value: V) -> str:
        """The value as it would be typed."""
        raise NotImplementedError

    def said(self, value: V) -> str:
        """How the typed text was understood, in words."""
        return self.text(value)

    def understood(self, text: str, today: date) -> tuple[V, str]:
        """The value meant and how that is said, "" of a blank one. Raises NotUnderstood, as `parse` does."""
        value = self.parse(text, today)
        return value, "" if self.is_blank(value) else self.said(value)

    def is_blank(self, value: V) -> bool:
        """None or "" is blank; zero is an answer."""
        return value is None or value == ""

    def items(self, value: V, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry, in words."""
        return () if self.is_blank(value) else (AnswerEntry(self.said(value)),)


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

    def __init__(self, placeholder: str = "USD, EUR, GBP") -> None:
        super().__init__(placeholder)

    def parse(self, text: str, today: date) -> str:
        """Three capital letters; see currencies.currency."""
        from retro.core.text import currencies

        return currencies.currency(text)

    def text(self, value: str) -> str:
        """The code."""
        return value


class Text(Kind[str]):
    """Free text of any length, line breaks and all."""

    blank: ClassVar[str] = ""

    def is_blank(self, value: str) -> bool:
        """White space alone is blank."""
        return not value.strip()

    def items(self, value: str, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry: the text as it was written."""
        return (AnswerEntry(value),) if value.strip() else ()


class Choice(Kind[StrEnum | None]):
    """One of a few; `labels` are what each value is called on screen, in order."""

    blank: ClassVar[None] = None

    def __init__(self, labels: Mapping[StrEnum, str]) -> None:
        self.labels = labels

    def items(self, value: StrEnum | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry: the words chosen."""
        return () if value is None else (AnswerEntry(self.labels[value]),)


class Tags(Kind[tuple[str, ...]]):
    """A few words to find it by."""

    looks_back = True
    blank: ClassVar[tuple[str, ...]] = ()

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


class Timeline(Kind[tuple[Moment, ...]]):
    """Dated lines, in the order of their days."""

    blank: ClassVar[tuple[Moment, ...]] = ()

    def pasted(self, text: str, today: date) -> tuple[Moment, ...]:
        """The moments of a pasted chat whose lines open with a date; empty when it is none."""
        from retro.core.text import chats

        return tuple(Moment(on, said) for on, said in chats.events(text, today))

    def in_order(self, moments: tuple[Moment, ...]) -> tuple[Moment, ...]:
        """By day; undated lines stay behind the line they followed."""
        days: list[date] = []
        for moment in moments:
            days.append(moment.on or (days[-1] if days else date.min))
        return tuple(moment for _, moment in sorted(zip(days, moments, strict=True), key=lambda pair: pair[0]))

    def items(self, value: tuple[Moment, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """An entry for each line, labelled with its day."""
        return tuple(AnswerEntry(moment.text, wording.day_text(moment.on) if moment.on else "") for moment in value)


class Ledger(Kind[Mapping[str, str]]):
    """What was lost, row by row."""

    blank: ClassVar[Mapping[str, str]] = NOTHING

    def items(self, value: Mapping[str, str], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """An entry for each row that was filled, in the ledger's order; money paid is worked out where it can be."""
        paid = metrics.net_paid(retrospective.facts)
        known = {} if paid is None else {"money_paid": wording.money_text(paid, retrospective.facts.currency)}
        texts = known | {name: text for name, text in value.items() if text.strip()}
        return tuple(AnswerEntry(texts[name], wording.LOSS_NAMES[name]) for name in LOSSES if name in texts)


class Flags(Kind[tuple[RedFlag, ...]]):
    """The red flags that were there, with all that was said of them."""

    looks_back = True
    blank: ClassVar[tuple[RedFlag, ...]] = ()

    def items(self, value: tuple[RedFlag, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """An entry for each flag, its pivot and hindsight marks as the note."""
        return tuple(AnswerEntry(flag.label, "", wording.flag_marks(flag), self._details(flag)) for flag in value)

    def _details(self, flag: RedFlag) -> tuple[AnswerEntry, ...]:
        pairs = (("What I saw", flag.saw), ("What I told myself", flag.told_myself))
        return tuple(AnswerEntry(text, label) for label, text in pairs if text.strip())


class Pivot(Flags):
    """The one flag, of those ticked, that would have changed the most."""

    def is_blank(self, value: tuple[RedFlag, ...]) -> bool:
        """Blank until one is chosen."""
        return not any(flag.pivot for flag in value)

    def items(self, value: tuple[RedFlag, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """The pivot alone, with what was told oneself."""
        return super().items(tuple(flag for flag in value if flag.pivot), retrospective)


class Details(Flags):
    """What was seen, and said to oneself, of each flag."""

    def is_blank(self, value: tuple[RedFlag, ...]) -> bool:
        """Blank while no flag has more than its tick."""
        return not any(flag.hindsight or flag.seen_on or flag.saw or flag.told_myself for flag in value)


class Lessons(Kind[tuple[Lesson, ...]]):
    """Rules for next time, each an if-then."""

    looks_back = True
    blank: ClassVar[tuple[Lesson, ...]] = ()

    def is_blank(self, value: tuple[Lesson, ...]) -> bool:
        """A lesson begun and left empty is none."""
        return all(lesson.is_blank for lesson in value)

    def items(self, value: tuple[Lesson, ...], retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """An entry for each rule, what belongs to it below."""
        return tuple(self._item(lesson, retrospective) for lesson in value if not lesson.is_blank)

    def _item(self, lesson: Lesson, retrospective: Retrospective) -> AnswerEntry:
        stop = " by ".join(part for part in (lesson.stop, wording.day_text(lesson.stop_on)) if part)
        pairs = (
            ("Red flag", wording.flag_name(lesson.flag, retrospective)),
            ("Next likely", lesson.next_time),
            ("Stop if", stop),
            ("What got in the way of the earlier rule", wording.obstacle(lesson.got_in_the_way)),
            *((f"Reviewed on {wording.day_text(review.on)}", wording.fared(review)) for review in lesson.reviews),
            ("Retired on", wording.day_text(lesson.retired_on)),
        )
        return AnswerEntry(
            wording.rule_text(lesson), "", "", tuple(AnswerEntry(text, label) for label, text in pairs if text.strip())
        )


AnyKind = Kind[Any]
"""A kind of whatever value: where kinds of all sorts stand in one list."""
