"""Paths of answers within a retrospective: a fact, a text, a part, or the answer to an own question."""

from typing import TYPE_CHECKING, Any, Generic, NamedTuple, Protocol, TypeVar, cast

from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Retrospective

if TYPE_CHECKING:
    from retro.core.gig.fact_changes import FactChanges

V = TypeVar("V")


class AnswerPath(Protocol[V]):
    """Where in a retrospective an answer of type V is kept."""

    @property
    def is_text(self) -> bool:
        """Tell whether it is a text of any length, with line breaks."""

    @property
    def text_name(self) -> str:
        """Return the name under which earlier versions of its text are kept; "" if none are."""

    def get(self, retrospective: Retrospective) -> V:
        """Return the answer."""

    def with_value(self, retrospective: Retrospective, value: V) -> Retrospective:
        """Return the retrospective with another answer."""


class FactPath(NamedTuple, Generic[V]):
    """One of the facts; V is its type in `Facts`."""

    name: str

    @property
    def is_text(self) -> bool:
        """Return False: a fact is one line."""
        return False

    @property
    def text_name(self) -> str:
        """Return the name under which earlier versions of a fact's text are kept."""
        return f"facts.{self.name}"

    def get(self, retrospective: Retrospective) -> V:
        """Return the fact, None or "" while unknown."""
        value: V = getattr(retrospective.facts, self.name)
        return value

    def with_value(self, retrospective: Retrospective, value: V) -> Retrospective:
        """Return the retrospective with the fact changed."""
        return retrospective.with_facts(**cast("FactChanges", {self.name: value}))


class TextPath(NamedTuple):
    """The path of an answer that is a text, kept under its question's key."""

    key: str

    @property
    def is_text(self) -> bool:
        """Return True."""
        return True

    @property
    def text_name(self) -> str:
        """Return the question's key."""
        return self.key

    def get(self, retrospective: Retrospective) -> str:
        """Return the text, "" while blank."""
        return retrospective.answers.get(self.key, "")

    def with_value(self, retrospective: Retrospective, value: str) -> Retrospective:
        """Return the retrospective with the text changed."""
        return retrospective.with_answer(self.key, value)


class PartPath(NamedTuple, Generic[V]):
    """A whole part of the record, such as the timeline or the ledger; V is its type in `Retrospective`."""

    name: str

    @property
    def is_text(self) -> bool:
        """Return False: it is made of several values."""
        return False

    @property
    def text_name(self) -> str:
        """Return "": it isn't one text."""
        return ""

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
    def is_text(self) -> bool:
        """Return True."""
        return True

    @property
    def text_name(self) -> str:
        """Return the key of the own question."""
        return self.question.key

    def get(self, retrospective: Retrospective) -> str:
        """Return the text, "" while blank."""
        return retrospective.answers.get(self.question.key, "")

    def with_value(self, retrospective: Retrospective, value: str) -> Retrospective:
        """Return the retrospective with the text changed."""
        return retrospective.with_own_answer(self.question, value)
