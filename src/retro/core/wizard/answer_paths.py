"""Paths of answers within a retrospective: a fact, a text, a part, or the answer to an own question."""

from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Retrospective

V = TypeVar("V")


class AnswerPath(Protocol[V]):
    """Where in a retrospective an answer of type V is kept."""

    def get(self, retrospective: Retrospective) -> V:
        """Return the answer."""

    def with_value(self, retrospective: Retrospective, value: V) -> Retrospective:
        """Return the retrospective with another answer."""


class FactPath(NamedTuple, Generic[V]):
    """One of the facts; V is its type in `Facts`."""

    name: str

    def get(self, retrospective: Retrospective) -> V:
        """Return the fact, None or "" while unknown."""
        value: V = getattr(retrospective.facts, self.name)
        return value

    def with_value(self, retrospective: Retrospective, value: V) -> Retrospective:
        """Return the retrospective with the fact changed."""
        return retrospective.with_facts(**{self.name: value})


class TextPath(NamedTuple):
    """The path of an answer that is a text, kept under its question's key."""

    key: str

    def get(self, retrospective: Retrospective) -> str:
        """Return the text, "" while blank."""
        return retrospective.answers.get(self.key, "")

    def with_value(self, retrospective: Retrospective, value: str) -> Retrospective:
        """Return the retrospective with the text changed."""
        return retrospective.with_answer(self.key, value)


class PartPath(NamedTuple, Generic[V]):
    """A whole part of the record, such as the timeline or the ledger; V is its type in `Retrospective`."""

    name: str

    def get(self, retrospective: Retrospective) -> V:
        """Return this part of the record."""
        value: V = getattr(retrospective, self.name)
        return value

    def with_value(self, retrospective: Retrospective, value: V) -> Retrospective:
        """Return the retrospective with the part changed."""
        changes: dict[str, Any] = {self.name: value}
        return retrospective._replace(**changes)


class OwnAnswer(NamedTuple):
    """Answer to an own question, with the wording in which it was asked."""

    question: OwnQuestion

    @property
    def key(self) -> str:
        """Return the key under which its text is kept."""
        return self.question.key

    def get(self, retrospective: Retrospective) -> str:
        """Return the text, "" while blank."""
        return retrospective.answers.get(self.question.key, "")

    def with_value(self, retrospective: Retrospective, value: str) -> Retrospective:
        """Return the retrospective with the text changed."""
        return retrospective.with_own_answer(self.question, value)
