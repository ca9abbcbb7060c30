"""Kinds of answer: what all share, texts, and choices.

A kind knows its values, but not where they are kept (a question does) or how they are drawn (a screen does). Every way
of showing an answer, on screen or in Markdown, is made of `AnswerEntry`s.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from retro.core.gig.retrospective import Retrospective

V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)


class AnswerEntry(NamedTuple):
    """One entry of a formatted answer: the user's `text` under our `label`, with our `note` beside it."""

    text: str = ""
    label: str = ""
    note: str = ""
    items: tuple["AnswerEntry", ...] = ()
    is_link: bool = False
    """True if the text is a link's target, and the label the user's name for it."""


class Kind(Generic[V]):
    """What all kinds share: a blank value, and how a value is formatted."""

    uses_history: bool = False
    """True if earlier gigs have something to say where it is answered."""

    def is_blank(self, value: V) -> bool:
        """Tell whether nothing was answered; unknown is blank, zero is not."""
        return not value

    def items(self, value: V, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Format the value; `retrospective` is its record, for values that refer to other parts."""
        raise NotImplementedError


class ParsedKind(Kind[V]):
    """A kind that is typed on one line and then parsed."""

    suggestions: str = ""
    """Earlier answers that are offered while typing: "clients", "platforms", "currencies", or none."""
    holds_value: bool = True
    """True if a line of it holds one day or number, and no words."""

    def __init__(self, placeholder: str = "") -> None:
        self.placeholder = placeholder

    def parse(self, text: str, today: date) -> V:
        """Parse `text`; blank text is the blank value. Raises NotUnderstood with one sentence."""
        raise NotImplementedError

    def text(self, value: V) -> str:
        """Return the value as it would be typed."""
        raise NotImplementedError

    def said(self, value: V) -> str:
        """Describe in words how the typed text was understood."""
        return self.text(value)

    def understood(self, text: str, today: date) -> tuple[V, str]:
        """Return the value and how it was understood, "" for a blank one. Raises NotUnderstood, as `parse` does."""
        value = self.parse(text, today)
        return value, "" if self.is_blank(value) else self.said(value)

    def is_blank(self, value: V) -> bool:
        """None or "" is blank; zero is an answer."""
        return value is None or value == ""

    def items(self, value: V, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return one entry, in words."""
        return () if self.is_blank(value) else (AnswerEntry(self.said(value)),)


class Text(Kind[str]):
    """Free text of any length, with line breaks."""

    def is_blank(self, value: str) -> bool:
        """White space alone is blank."""
        return not value.strip()

    def items(self, value: str, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return one entry: the text as it was written."""
        return (AnswerEntry(value),) if value.strip() else ()


class Choice(Kind[E | None]):
    """One of a few values; `labels` name each value on screen, in order."""

    def __init__(self, labels: Mapping[E, str]) -> None:
        self.labels = labels

    def items(self, value: E | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """Return one entry: the words of the choice."""
        return () if value is None else (AnswerEntry(self.labels[value]),)


AnyKind = Kind[Any]
"""A kind of any value, for lists of kinds."""
