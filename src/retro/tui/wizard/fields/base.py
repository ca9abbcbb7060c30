"""Base of every field: created with an answer, posts each change of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.message import Message
from textual.widget import Widget

from retro.core.gig.ids import LessonId
from retro.core.gig.retrospective import Retrospective, Review
from retro.core.text.clock import Clock
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Question

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Context:
    """What a field may look at beside its own answer."""

    retrospective: Retrospective
    memory: GigHistory
    today: Clock
    unread: str = ""
    """What was typed here before and not understood."""


class Field(Widget, Generic[V]):
    """One question's answer of type V, as it is written. The screen that made it owns the answer."""

    DEFAULT_CSS = "Field { height: auto; width: 1fr; }"

    @dataclass
    class Answered(Message):
        """The answer is another now."""

        key: str
        value: object

    @dataclass
    class Unread(Message):
        """What stands in the field has no meaning yet; "" takes that back."""

        key: str
        text: str

    @dataclass
    class Implied(Message):
        """What was written here answers another question of the page too, unless that has an answer of its own."""

        key: str
        text: str
        instead_of: str = ""
        """What this field implied before."""

    @dataclass
    class Ready(Message):
        """Enter on a one-line field: this is the answer, go on."""

        key: str

    @dataclass
    class RuleKept(Message):
        """A rule of an earlier gig stays as it is: only this review of it is to be saved."""

        gig: str
        """The id of the gig that the rule is from."""
        lesson: LessonId
        review: Review
        said: str
        """What is said of it."""

    def __init__(self, question: Question[V], value: V, context: Context, label: str = "") -> None:
        super().__init__()
        self.question = question
        self.kind = question.kind
        """The kind of answer; a subclass that is made for one kind alone declares it so."""
        self.value = value
        """The answer as it stands in the field."""
        self.context = context
        self.label = label
        """What stands beside or over the field; "" where the page's prompt is enough."""

    @property
    def unread(self) -> str:
        """What stands in the field and is not understood, after `settle`."""
        return ""

    @property
    def cursor(self) -> int:
        """Where in the text one is writing, in characters from its start; 0 where there is no text."""
        return 0

    def focus_input(self, cursor: int | None = None) -> None:
        """Take the focus, at the cursor where one is given."""
        self.focus()

    def replace_text(self, text: str) -> None:
        """Put another text in the place of this one, as one edit that can be undone; for the external editor."""

    @property
    def text(self) -> str | None:
        """The text for the external editor; None where there is none."""
        return None

    def carry_on_as(self, value: V) -> None:
        """Hold the answer as it reads in a copy of the gig; call it after `settle`.

        Keeps what is typed, the cursor, and what can be undone.
        """
        self.value = value

    def read_widget(self) -> None:
        """Make `value` what stands in the field right now, also what has not been posted yet."""

    @property
    def offers(self) -> str:
        """What going on says while it would take what the field only offers; "" where nothing is offered."""
        return ""

    def accept(self) -> None:
        """Going on takes what is offered."""

    def show(self, retrospective: Retrospective) -> None:
        """The rest of the answers changed: redraw what is worked out from them."""


AnyField = Field[Any]
"""A field of whatever value: where the fields of a page stand in one list."""
