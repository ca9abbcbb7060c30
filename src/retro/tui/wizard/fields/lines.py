"""One-line fields by kind: free lines, tags, days, amounts."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Input

from retro.core.gig import wording
from retro.core.gig.answer_kinds import Currency, Day, Line, Money, ParsedKind, Tags
from retro.core.gig.retrospective import Retrospective
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard.questions import Question
from retro.tui.wizard.fields.base import Context
from retro.tui.wizard.fields.typed import ParsedText, TypedField

TAGS_SUCH_AS = "web, fixed price"


class KindField(TypedField):
    """A field whose kind understands one line: a free line, a day, money, hours, a currency."""

    DEFAULT_CSS = "KindField.-labelled LineInput { max-width: 36; }"

    def on_mount(self) -> None:
        """A line for a day reads it in whatever language."""
        self.line.is_day = isinstance(self.kind, Day)

    @property
    def kind(self) -> ParsedKind[object]:
        """The kind that reads and writes the line."""
        kind = self.question.kind
        assert isinstance(kind, ParsedKind)
        return kind

    def read(self, text: str) -> ParsedText:
        """As the kind understands it; while it does not, the answer is blank."""
        try:
            return ParsedText(*self.kind.understood(text, self.context.today()))
        except NotUnderstood as problem:
            return ParsedText(self.kind.parse("", self.context.today()), "", str(problem))

    def typed(self, value: object) -> str:
        """As the kind writes it."""
        return self.kind.text(value)

    def placeholder(self) -> str:
        """The kind's example."""
        return self.kind.placeholder


class MoneyField(KindField):
    """An amount; it is said back in the currency that stands on the same page, and fills that where it is blank."""

    CURRENCY = "currency"
    """The question that an amount with its currency answers too."""

    def __init__(self, question: Question, value: object, context: Context, label: str = "") -> None:
        self._currency = context.retrospective.facts.currency
        self._named = self._implied = ""
        super().__init__(question, value, context, label)

    def read(self, text: str) -> ParsedText:
        """As the kind understands it, in the currency as it is known, or as it was filled from here."""
        kind = self.kind
        assert isinstance(kind, Money)
        known = "" if self._currency == self._implied else self._currency
        try:
            self._named, amount = kind.priced(text, known)
        except NotUnderstood as problem:
            return ParsedText(None, "", str(problem))
        return ParsedText(amount, "" if amount is None else wording.money_text(amount, self._named or self._currency))

    def on_input_changed(self, event: Input.Changed) -> None:
        """A currency beside the amount is the gig's, as long as the gig has none."""
        super().on_input_changed(event)
        if self._named and self._named != self._currency and self.value is not None:
            self.post_message(self.Implied(self.CURRENCY, self._named, instead_of=self._implied))
            self._implied = self._named

    def show(self, retrospective: Retrospective) -> None:
        """Another currency: what stands here is understood anew."""
        if retrospective.facts.currency != self._currency:
            self._currency = retrospective.facts.currency
            before = (self.value, self.unread)
            self.understand()
            self.tell_of_change(*before)


class LineField(KindField):
    """Free text; what it says is what stands there."""

    DEFAULT_CSS = "LineField.-labelled LineInput { max-width: 100%; }"

    def read(self, text: str) -> ParsedText:
        """The line itself, and nothing more to say of it."""
        return ParsedText(self.kind.parse(text, self.context.today()))

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

    def read(self, text: str) -> ParsedText:
        """Any line is a list of tags."""
        return ParsedText(self.kind.parse(text))

    def typed(self, value: object) -> str:
        """The tags between commas."""
        return self.kind.text(value) if isinstance(value, tuple) else ""

    def placeholder(self) -> str:
        """How several are written."""
        return TAGS_SUCH_AS
