"""One-line fields by kind: free lines, tags, days, amounts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from textual.widgets import Input

from retro.core.gig import wording
from retro.core.gig.answer_kinds import ParsedKind
from retro.core.gig.ids import QuestionKey
from retro.core.gig.line_kinds import Day, Money, Tags
from retro.core.gig.retrospective import Retrospective
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard.question import Question
from retro.tui.terminal.safe_text import NOTHING, safe_text
from retro.tui.wizard.fields.base import Context, V
from retro.tui.wizard.fields.typed import ParsedText, TypedField

LONGEST_SHOWN = 2_000
"""Most characters of a line that are shown below it."""
IN_FULL = "The whole line: "
"""Before the whole of a line that is cut, so that it is not taken for a second answer."""
TAGS_SUCH_AS = "e.g. web, fixed price"


class KindField(TypedField[V]):
    """A field whose kind parses one line: a free line, a day, money, hours, a currency."""

    DEFAULT_CSS = "KindField.-labelled LineInput { max-width: 36; }"

    kind: ParsedKind[V]

    def on_mount(self) -> None:
        """Let no stray word into a number."""
        self.line.is_number = self.kind.holds_value

    def read(self, text: str) -> ParsedText[V]:
        """Parse by the kind; the answer is blank while that fails."""
        try:
            return ParsedText(*self.kind.understood(text, self.context.today()))
        except NotUnderstood as problem:
            return ParsedText(self.kind.parse("", self.context.today()), "", str(problem))

    def typed(self, value: V) -> str:
        """Format by the kind."""
        return self.kind.text(value)

    def placeholder(self) -> str:
        """Return the kind's example."""
        return self.kind.placeholder

    def suggestions(self) -> Sequence[str]:
        """Return earlier answers of the same sort."""
        return self.context.memory.suggestions.get(self.kind.suggestions, ())


class DayField(KindField[date | None]):
    """A day, in any language. The one that is saved may lie on either side of today."""

    kind: Day

    def __init__(self, question: Question[date | None], value: date | None, context: Context, label: str = "") -> None:
        self._kept = value
        super().__init__(question, value, context, label)

    def on_mount(self) -> None:
        """Let the line read other languages when they are loaded."""
        self.line.is_day = True

    def read(self, text: str) -> ParsedText[date | None]:
        """Parse by the kind; the answer is blank while that fails."""
        try:
            return ParsedText(*self.kind.understood(text, self.context.today(), self._kept))
        except NotUnderstood as problem:
            return ParsedText(None, "", str(problem))

    def carry_on_as(self, value: date | None) -> None:
        """Show the copy's day, which is the saved one from here on."""
        self._kept = value
        super().carry_on_as(value)


class MoneyField(KindField[Decimal | None]):
    """An amount; it is repeated in the page's currency, and fills that if it is blank."""

    CURRENCY = QuestionKey("currency")
    """Question that an amount with its currency answers too."""

    kind: Money

    def __init__(
        self, question: Question[Decimal | None], value: Decimal | None, context: Context, label: str = ""
    ) -> None:
        self._currency = context.retrospective.facts.currency
        self._named = self._implied = ""
        super().__init__(question, value, context, label)

    def read(self, text: str) -> ParsedText[Decimal | None]:
        """Parse by the kind, in the currency as known, or as filled from here."""
        known = "" if self._currency == self._implied else self._currency
        try:
            self._named, amount = self.kind.priced(text, known)
        except NotUnderstood as problem:
            return ParsedText(None, "", str(problem))
        return ParsedText(amount, "" if amount is None else wording.money_text(amount, self._named or self._currency))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Set the gig's currency from the amount if the gig has none."""
        super().on_input_changed(event)
        if self._named and self._named != self._currency and self.value is not None:
            self.post_message(self.Implied(self.CURRENCY, self._named, instead_of=self._implied))
            self._implied = self._named

    def show(self, retrospective: Retrospective) -> None:
        """Parse again with another currency."""
        if retrospective.facts.currency != self._currency:
            self._currency = retrospective.facts.currency
            before = (self.value, self.unread)
            self.understand()
            self.tell_of_change(*before)


class LineField(KindField[str]):
    """Free text; its value is the line itself. One that is longer than its line is shown whole below it."""

    DEFAULT_CSS = """
    LineField.-labelled LineInput { max-width: 100%; }
    LineField.-whole .below { display: block; color: $foreground-muted; }
    """

    def read(self, text: str) -> ParsedText[str]:
        """Return the line itself, without a remark."""
        return ParsedText(self.kind.parse(text, self.context.today()))

    def show_reading(self, reading: ParsedText[str]) -> None:
        """Show the whole of a line that has no room for it."""
        super().show_reading(reading)
        self._show_whole()

    def on_resize(self) -> None:
        """Fit it to the new room."""
        self._show_whole()

    def _show_whole(self) -> None:
        room, words = self.line.content_size.width, safe_text(self.line.value[:LONGEST_SHOWN])
        is_longer = bool(room) and words.cell_length >= room  # the cursor stands behind the last letter
        self._below.update(safe_text(IN_FULL) + words if is_longer else NOTHING)
        self.set_class(is_longer, "-whole")


class TagsField(TypedField[tuple[str, ...]]):
    """Words separated by commas."""

    kind: Tags

    def read(self, text: str) -> ParsedText[tuple[str, ...]]:
        """Parse any line as a list of tags."""
        return ParsedText(self.kind.parse(text))

    def typed(self, value: tuple[str, ...]) -> str:
        """Return the tags separated by commas."""
        return self.kind.text(value)

    def placeholder(self) -> str:
        """Show how several are written."""
        return TAGS_SUCH_AS
