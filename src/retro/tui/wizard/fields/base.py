"""Base of every field: created with an answer, posts each change of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from textual.message import Message
from textual.widget import Widget

from retro.core.gig.ids import GigId, LessonId, QuestionKey
from retro.core.gig.retrospective import Retrospective, Review
from retro.core.text.clock import Clock
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Question
from retro.tui.kit.text.letting_go import free_drawn_lines

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Context:
    """What a field can read besides its own answer."""

    retrospective: Retrospective
    memory: GigHistory
    today: Clock
    unread: str = ""
    """Text typed here before and not understood."""


class Field(Widget, Generic[V]):
    """One question's answer of type V while it is written. The screen that made the field owns the answer."""

    DEFAULT_CSS = "Field { height: auto; width: 1fr; }"

    @dataclass
    class Answered(Message):
        """Posted when the answer changed."""

        key: QuestionKey
        value: object

    @dataclass
    class Unread(Message):
        """Posted when the field's text has no meaning yet; "" takes that back."""

        key: QuestionKey
        text: str

    @dataclass
    class Implied(Message):
        """Posted when the text answers another question of the page too, unless that has an answer of its own."""

        key: QuestionKey
        text: str
        instead_of: str = ""
        """What this field implied before."""

    @dataclass
    class Ready(Message):
        """Posted on Enter in a one-line field."""

        key: QuestionKey

    @dataclass
    class RuleKept(Message):
        """Posted when an earlier gig's rule stays as it is: only this review of it is to be saved."""

        gig: GigId
        """Id of the gig that the rule is from."""
        lesson: LessonId
        review: Review
        said: str
        """What is said of it."""

    def __init__(self, question: Question[V], value: V, context: Context, label: str = "") -> None:
        super().__init__()
        self.question = question
        self.kind = question.kind
        """The kind of answer; a subclass for one kind declares it so."""
        self.value = value
        """The answer in the field."""
        self.context = context
        self.label = label
        """Text beside or over the field; "" if the page's prompt is enough."""

    def on_unmount(self) -> None:
        """Free what was drawn of it."""
        free_drawn_lines()

    @property
    def unread(self) -> str:
        """Return the text that is not understood, after `read_widget`."""
        return ""

    @property
    def cursor(self) -> int:
        """Return the cursor's position in characters; 0 without a text."""
        return 0

    def focus_input(self, cursor: int | None = None) -> None:
        """Take the focus, at the cursor if one is given."""
        self.focus()

    def replace_text(self, text: str) -> None:
        """Replace the text as one edit that can be undone; for the external editor."""

    @property
    def text(self) -> str | None:
        """Return the text for the external editor; None if there is none."""
        return None

    @property
    def undo_steps(self) -> object | None:
        """Return the steps that can be undone in its text; None if it has no text of its own."""
        return None

    def take_undo_steps(self, steps: object) -> None:
        """Undo these from now on: they led to its text on an earlier visit to the page."""

    def carry_on_as(self, value: V) -> None:
        """Hold the answer as it is in a copy of the gig; call it after `read_widget`.

        Keeps what is typed, the cursor, and what can be undone.
        """
        self.value = value

    def read_widget(self) -> None:
        """Set `value` to what the field holds now, even if it has not been posted."""

    @property
    def offers(self) -> str:
        """Return the label of going on while that keeps what the field offers; "" if it keeps nothing."""
        return ""

    def accept(self) -> None:
        """Keep what going on keeps."""

    def holds_back(self) -> bool:
        """Lead to what it has just begun to ask, once. Returns whether going on waits for that."""
        return False

    def show(self, retrospective: Retrospective) -> None:
        """Redraw what is derived from the other answers."""


AnyField = Field[Any]
"""A field of any value, for the list of a page's fields."""
