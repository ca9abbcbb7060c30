"""Kinds of answer: what all share, texts, and choices.

A kind knows its own values and nothing of where they are kept (that is the question's) or drawn
(that is the screen's). Every way of reading, on screen or in Markdown, is made of `AnswerEntry`s.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

from retro.core.gig.retrospective import Retrospective

V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)


class AnswerEntry(NamedTuple):
    """One entry of an answer as it is read: the user's `text` under our `label`, with our `note` beside it."""

    text: str = ""
    label: str = ""
    note: str = ""
    items: tuple["AnswerEntry", ...] = ()
    is_link: bool = False
    """Whether the text is where a link leads, and the label the user's name for it."""


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

    suggestions: str = ""
    """Which earlier answers are offered while it is typed: "clients", "platforms", "currencies", or none."""

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


class Text(Kind[str]):
    """Free text of any length, line breaks and all."""

    def is_blank(self, value: str) -> bool:
        """White space alone is blank."""
        return not value.strip()

    def items(self, value: str, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry: the text as it was written."""
        return (AnswerEntry(value),) if value.strip() else ()


class Choice(Kind[E | None]):
    """One of a few; `labels` are what each value is called on screen, in order."""

    def __init__(self, labels: Mapping[E, str]) -> None:
        self.labels = labels

    def items(self, value: E | None, retrospective: Retrospective) -> tuple[AnswerEntry, ...]:
        """One entry: the words chosen."""
        return () if value is None else (AnswerEntry(self.labels[value]),)


AnyKind = Kind[Any]
"""A kind of whatever value: where kinds of all sorts stand in one list."""
