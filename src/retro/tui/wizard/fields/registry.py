"""Table from each kind of answer to its field, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from retro.core.gig import answer_kinds
from retro.core.wizard.questions import Question
from retro.tui.kit.lazy_import import load
from retro.tui.wizard.fields.base import Context, Field

Maker = Callable[[Question, object, Context, str], Field]


class Shape(StrEnum):
    """How a field stands in the page's frame."""

    LINES = "-lines"
    """As high as it needs to be."""
    TALL = "-tall"
    """As high as there is room, within reason."""
    BARE = "-bare"
    """Over the whole page, with rules of its own instead of the frame's."""


@dataclass(frozen=True, slots=True)
class Row:
    """The field of one kind."""

    field: str
    """ "module:class", below `retro.tui.wizard.fields`."""
    shape: Shape = Shape.LINES


FIELDS: Mapping[type[answer_kinds.AnyKind], Row] = {
    answer_kinds.Line: Row("lines:LineField"),
    answer_kinds.Day: Row("lines:KindField"),
    answer_kinds.Money: Row("lines:MoneyField"),
    answer_kinds.Hours: Row("lines:KindField"),
    answer_kinds.Currency: Row("lines:CurrencyField"),
    answer_kinds.Tags: Row("lines:TagsField"),
    answer_kinds.Choice: Row("choice:ChoiceField"),
    answer_kinds.Text: Row("text:TextField", Shape.TALL),
    answer_kinds.Timeline: Row("timeline:TimelineField", Shape.TALL),
    answer_kinds.Ledger: Row("ledger:LedgerField"),
    answer_kinds.Flags: Row("flags.picker:FlagPicker", Shape.BARE),
    answer_kinds.Pivot: Row("flags.pivot:PivotField", Shape.BARE),
    answer_kinds.Details: Row("flags.details:DetailsField", Shape.BARE),
    answer_kinds.Lessons: Row("lessons.field:LessonsField", Shape.BARE),
}


def is_writable(question: Question) -> bool:
    """Whether there is a field for this kind of answer."""
    return type(question.kind) in FIELDS


def field(question: Question, value: object, context: Context, label: str = "") -> Field:
    """Return a new field that this question is answered in."""
    maker = cast(Maker, load(f"wizard.fields.{FIELDS[type(question.kind)].field}"))
    return maker(question, value, context, label)


def shape(question: Question) -> Shape:
    """How the question's field stands in the frame."""
    return FIELDS[type(question.kind)].shape
