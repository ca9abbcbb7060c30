"""Lines of the older-gig form: labels and examples, the two ends, and how a month or hours are understood."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from retro.core.gig import line_kinds
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import QuestionKey
from retro.core.text.clock import TypedOn
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.ending import Ending
from retro.core.wizard.history import GigHistory
from retro.core.wizard.older_gig import ACT, CUE, ENDS, rule_example
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.own_keys import own_key_of
from retro.tui.terminal.safe_text import SafeLabel, safe_text

END = "How did it end?"
NAME = "What was it?"
NAME_SUCH_AS = "a name you'll recognise later"
CLIENT = "Client"
CLIENT_SUCH_AS = "a name, or what they do"
SOURCE_SUCH_AS = "found through"
MONTH = "When did it end?"
RULE = "One rule: if …"
THEN = "then I …"
KEPT_SUCH_AS = "one line: a page of scope, an early test"
SUCH_AS = "such as: {}"

DAY, HOURS = line_kinds.Day(), line_kinds.Hours()


class EndMarks(ChoiceRow):
    """How it ended, each choice with its key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "end('wrong')", "Badly", id="older.badly", tooltip="It ended badly: what you missed"),
        Binding("w", "end('well')", "Well", id="older.well", tooltip="It ended well: what kept it so"),
    ]

    def __init__(self, end: Ending) -> None:
        super().__init__(ENDS, end, is_required=True)

    def on_mount(self) -> None:
        """Name the keys."""
        for end, id, usual in ((Ending.WRONG, "older.badly", "b"), (Ending.WELL, "older.well", "w")):
            self.label(end, f"{ENDS[end]} {own_key_of(self, id, usual)}")

    def action_end(self, end: str) -> None:
        """Choose this end; go on to the name."""
        self.value = Ending(end)
        self.post_message(self.Chosen(self, self.value))
        self.screen.focus_next()


def form_row(label: str, *parts: Widget, classes: str = "") -> Horizontal:
    """Return a label and the widget beside it."""
    return Horizontal(SafeLabel(safe_text(label), classes="label"), *parts, classes=f"line {classes}".strip())


def rule_such_as(flag: str | None, memory: GigHistory) -> tuple[str, str]:
    """Return the placeholders of a rule's two empty lines: an example for this flag, else what the lines are for."""
    known = rule_example(flag, memory)
    return (SUCH_AS.format(known[0]), SUCH_AS.format(known[1])) if known else (CUE, ACT)


def hours_or_problem(text: str) -> tuple[Decimal | None, str]:
    """Return the hours, None while blank; and why they are not understood, "" if they are."""
    try:
        return HOURS.parse(text, date.min), ""
    except NotUnderstood as error:
        return None, str(error)


def month_or_problem(text: str, typed_on: TypedOn, kept: date | None) -> tuple[date | None, str, str]:
    """Return the day, its full form ("about" before that of a month), and why it is not understood, "" if it is.

    A day that is `kept` stays itself while its text does.
    """
    if kept and text.strip() == DAY.text(kept):
        return kept, DAY.said(kept), ""
    try:
        return *line_kinds.day_of_end(text, typed_on(text)), ""
    except NotUnderstood as error:
        return None, "", str(error)


def as_typed(unread: UnreadTexts, key: QuestionKey, answer: date | Decimal | None) -> str:
    """Return what was typed and not understood, else the answer as it would be typed."""
    return unread.get(key, DAY.text(answer) if isinstance(answer, date) else HOURS.text(answer))
