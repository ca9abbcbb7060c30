"""Answers typed on one line: free lines, tags, and what is understood from words, such as days and amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.widgets import Input

from retro.core import wording
from retro.core.kinds import Currency, Line, Tags, Typed
from retro.core.parsing import NotUnderstood
from retro.core.questions import Question
from retro.core.retrospective import Retrospective
from retro.tui.text import Words, shown, styled
from retro.tui.widgets.field import Context, Field
from retro.tui.widgets.line_input import LineInput

BESIDE = 14
"""Characters of what is understood that stand beside the line also in a narrow window."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How typed text is understood: its value, how that is said back, or the sentence that says why not."""

    value: object
    said: str = ""
    problem: str = ""


class TypedField(Field):
    """A label, a line, beside it how the line was understood, and beneath it what was not."""

    SCOPED_CSS = False  # its rules name the size of the screen
    DEFAULT_CSS = """
    TypedField > Horizontal { height: auto; }
    TypedField .label { width: 18; height: 1; text-overflow: ellipsis; text-wrap: nowrap; }
    TypedField .said { width: auto; height: 1; color: $foreground-muted; padding: 0 0 0 2; }
    TypedField .below { width: 1fr; height: auto; display: none; color: $warning; }
    TypedField.-labelled .below { padding: 0 0 0 18; }
    TypedField.-unread .below { display: block; }
    .-narrow TypedField .label { width: 16; }
    .-narrow TypedField.-long .said { display: none; }
    .-narrow TypedField.-long .below { display: block; color: $foreground-muted; }
    .-narrow TypedField.-labelled .below { padding: 0 0 0 16; }
    """

    line = query_one(LineInput)
    _said = query_one(".said", Words)
    _below = query_one(".below", Words)

    def __init__(self, question: Question, value: object, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self.set_class(bool(label), "-labelled")
        self._typed = context.unread or self.typed(value)
        self._reading = self.read(self._typed)
        self._unread = context.unread if self._reading.problem else ""

    def compose(self) -> ComposeResult:
        """Label, line and understanding, then what is wrong."""
        with Horizontal():
            if self.label:
                yield Words(shown(self.label), classes="label")
            yield LineInput(self._typed, self.placeholder(), self.suggestions())
            yield Words(classes="said")
        yield Words(classes="below")

    def on_mount(self) -> None:
        """Say at once how what stands there is understood."""
        self.tell(self._reading)

    def read(self, text: str) -> Reading:
        """What the typed text means."""
        raise NotImplementedError

    def typed(self, value: object) -> str:
        """The value as it would be typed."""
        raise NotImplementedError

    def placeholder(self) -> str:
        """What stands in the empty line."""
        return ""

    def suggestions(self) -> Sequence[str]:
        """What may be meant by the first letters."""
        return ()

    @property
    def unread(self) -> str:
        """The line, when it has no meaning."""
        return self._unread

    @property
    def cursor(self) -> int:
        """Where in the line one is writing."""
        return self.line.cursor_position

    def enter(self, cursor: int | None = None) -> None:
        """Take the focus, at the end unless told otherwise."""
        self.line.cursor_position = len(self.line.value) if cursor is None else cursor
        self.screen.set_focus(self.line)

    def settle(self) -> None:
        """Understand what stands in the line now."""
        if self.line.value == self._typed:
            return
        self._typed = self.line.value
        self._reading = self.read(self._typed)
        self._unread = self._typed if self._reading.problem else ""
        self.value = self._reading.value
        self.tell(self._reading)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every change is an answer, or something not understood yet."""
        event.stop()
        before = (self.value, self._unread)
        self.settle()
        if before[0] != self.value:
            self.post_message(self.Answered(self.question.key, self.value))
        if before[1] != self._unread:
            self.post_message(self.Unread(self.question.key, self._unread))

    @property
    def text(self) -> str | None:
        """What stands in the line."""
        return self.line.value

    def replace_text(self, text: str) -> None:
        """Another line instead."""
        self.line.value = " ".join(text.splitlines())
        self.line.cursor_position = len(self.line.value)

    def tell(self, reading: Reading) -> None:
        """Say how the line is understood, or why it is not."""
        said = "" if reading.problem or reading.said == self._typed.strip() else reading.said
        self._said.update(shown(said))
        self._below.update(shown(reading.problem) if reading.problem else styled(said, "$foreground-muted"))
        self.set_class(bool(reading.problem), "-unread")
        self.set_class(len(said) > BESIDE, "-long")


class KindField(TypedField):
    """A field whose kind understands one line: a free line, a day, money, hours, a currency."""

    DEFAULT_CSS = "KindField.-labelled LineInput { max-width: 36; }"

    @property
    def kind(self) -> Typed[object]:
        """The kind that reads and writes the line."""
        kind = self.question.kind
        assert isinstance(kind, Typed)
        return kind

    def read(self, text: str) -> Reading:
        """As the kind understands it; while it does not, the answer is blank."""
        try:
            value = self.kind.parse(text, self.context.today)
        except NotUnderstood as problem:
            return Reading(self.kind.parse("", self.context.today), "", str(problem))
        return Reading(value, "" if self.kind.is_blank(value) else self.kind.said(value))

    def typed(self, value: object) -> str:
        """As the kind writes it."""
        return self.kind.text(value)

    def placeholder(self) -> str:
        """The kind's example."""
        return self.kind.placeholder


class MoneyField(KindField):
    """An amount; it is said back in the currency that stands on the same page."""

    def __init__(self, question: Question, value: object, context: Context, label: str = "") -> None:
        self._currency = context.whole.facts.currency
        super().__init__(question, value, context, label)

    def read(self, text: str) -> Reading:
        """As the kind understands it, in the currency as it is known."""
        reading = super().read(text)
        if not isinstance(reading.value, Decimal):
            return reading
        return replace(reading, said=wording.money(reading.value, self._currency))

    def show(self, whole: Retrospective) -> None:
        """Another currency, other words."""
        if whole.facts.currency != self._currency:
            self._currency = whole.facts.currency
            self.tell(self.read(self.line.value))


class LineField(KindField):
    """Free text; what it says is what stands there."""

    DEFAULT_CSS = "LineField.-labelled LineInput { max-width: 100%; }"

    def read(self, text: str) -> Reading:
        """The line itself, and nothing more to say of it."""
        return Reading(self.kind.parse(text, self.context.today))

    def suggestions(self) -> Sequence[str]:
        """Earlier answers of the same sort."""
        kind = self.question.kind
        assert isinstance(kind, Line)
        return self.context.memory.suggestions.get(kind.suggestions, ())


class CurrencyField(KindField):
    """Three letters, suggested from earlier gigs."""

    def suggestions(self) -> Sequence[str]:
        """The currencies of earlier gigs."""
        assert isinstance(self.question.kind, Currency)
        return self.context.memory.suggestions.get("currencies", ())


class TagsField(TypedField):
    """Words between commas."""

    @property
    def kind(self) -> Tags:
        """The kind that reads and writes the line."""
        kind = self.question.kind
        assert isinstance(kind, Tags)
        return kind

    def read(self, text: str) -> Reading:
        """Any line is a list of tags."""
        return Reading(self.kind.parse(text))

    def typed(self, value: object) -> str:
        """The tags between commas."""
        return self.kind.text(value) if isinstance(value, tuple) else ""

    def placeholder(self) -> str:
        """How several are written."""
        return "web, fixed price"
