"""One-line fields by kind: free lines, tags, days, amounts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from textual.widgets import Input

from retro.core.gig import wording
from retro.core.gig.answer_kinds import ParsedKind
from retro.core.gig.line_kinds import Day, Money, Tags
from retro.core.gig.retrospective import Retrospective
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard.question import Question
from retro.tui.wizard.fields.base import Context, V
from retro.tui.wizard.fields.typed import ParsedText, TypedField

TAGS_SUCH_AS = "web, fixed price"


class KindField(TypedField[V]):
    """A field whose kind understands one line: a free line, a day, money, hours, a currency."""

    DEFAULT_CSS = "KindField.-labelled LineInput { max-width: 36; }"

    kind: ParsedKind[V]

    def on_mount(self) -> None:
        """A line for a day reads it in whatever language."""
        self.line.is_day = isinstance(self.kind, Day)

    def read(self, text: str) -> ParsedText[V]:
        """As the kind understands it; while it does not, the answer is blank."""
        try:
            return ParsedText(*self.kind.understood(text, self.context.today()))
        except NotUnderstood as problem:
            return ParsedText(self.kind.parse("", self.context.today()), "", str(problem))

    def typed(self, value: V) -> str:
        """As the kind writes it."""
        return self.kind.text(value)

    def placeholder(self) -> str:
        """The kind's example."""
        return self.kind.placeholder

    def suggestions(self) -> Sequence[str]:
        """Earlier answers of the same sort."""
        return self.context.memory.suggestions.get(self.kind.suggestions, ())


class MoneyField(KindField[Decimal | None]):
    """An amount; it is said back in the currency that stands on the same page, and fills that where it is blank."""

    CURRENCY = "currency"
    """The question that an amount with its currency answers too."""

    kind: Money

    def __init__(
        self, question: Question[Decimal | None], value: Decimal | None, context: Context, label: str = ""
    ) -> None:
        self._currency = context.retrospective.facts.currency
        self._named = self._implied = ""
        super().__init__(question, value, context, label)

    def read(self, text: str) -> ParsedText[Decimal | None]:
        """As the kind understands it, in the currency as it is known, or as it was filled from here."""
        known = "" if self._currency == self._implied else self._currency
        try:
            self._named, amount = self.kind.priced(text, known)
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


class LineField(KindField[str]):
    """Free text; what it says is what stands there."""

    DEFAULT_CSS = "LineField.-labelled LineInput { max-width: 100%; }"

    def read(self, text: str) -> ParsedText[str]:
        """The line itself, and nothing more to say of it."""
        return ParsedText(self.kind.parse(text, self.context.today()))


class TagsField(TypedField[tuple[str, ...]]):
    """Words between commas."""

    kind: Tags

    def read(self, text: str) -> ParsedText[tuple[str, ...]]:
        """Any line is a list of tags."""
        return ParsedText(self.kind.parse(text))

    def typed(self, value: tuple[str, ...]) -> str:
        """The tags between commas."""
        return self.kind.text(value)

    def placeholder(self) -> str:
        """How several are written."""
        return TAGS_SUCH_AS
