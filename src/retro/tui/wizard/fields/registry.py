"""Table from each kind of answer to its field, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from retro.core.gig import answer_kinds
from retro.core.wizard.questions import Question
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.wizard.fields.base import Context, Field

Maker = Callable[[Question, object, Context, str], Field]


class FieldShape(StrEnum):
    """How a field stands in the page's frame."""

    LINES = "-lines"
    """As high as it needs to be."""
    TALL = "-tall"
    """As high as there is room, within reason."""
    BARE = "-bare"
    """Over the whole page, with rules of its own instead of the frame's."""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """The field of one kind."""

    field: str
    """ "module:class", below `retro.tui.wizard.fields`."""
    shape: FieldShape = FieldShape.LINES


FIELDS: Mapping[type[answer_kinds.AnyKind], FieldEntry] = {
    answer_kinds.Line: FieldEntry("lines:LineField"),
    answer_kinds.Day: FieldEntry("lines:KindField"),
    answer_kinds.Money: FieldEntry("lines:MoneyField"),
    answer_kinds.Hours: FieldEntry("lines:KindField"),
    answer_kinds.Currency: FieldEntry("lines:CurrencyField"),
    answer_kinds.Tags: FieldEntry("lines:TagsField"),
    answer_kinds.Choice: FieldEntry("choice:ChoiceField"),
    answer_kinds.Text: FieldEntry("text:TextField", FieldShape.TALL),
    answer_kinds.Timeline: FieldEntry("timeline:TimelineField", FieldShape.TALL),
    answer_kinds.Ledger: FieldEntry("ledger:LedgerField"),
    answer_kinds.Flags: FieldEntry("flags.picker:FlagPicker", FieldShape.BARE),
    answer_kinds.Pivot: FieldEntry("flags.pivot:PivotField", FieldShape.BARE),
    answer_kinds.Details: FieldEntry("flags.details:DetailsField", FieldShape.BARE),
    answer_kinds.Lessons: FieldEntry("lessons.field:LessonsField", FieldShape.BARE),
}


def is_writable(question: Question) -> bool:
    """Whether there is a field for this kind of answer."""
    return type(question.kind) in FIELDS


def field(question: Question, value: object, context: Context, label: str = "") -> Field:
    """Return a new field that this question is answered in."""
    maker = cast(Maker, load_lazily(f"wizard.fields.{FIELDS[type(question.kind)].field}"))
    return maker(question, value, context, label)


def shape(question: Question) -> FieldShape:
    """How the question's field stands in the frame."""
    return FIELDS[type(question.kind)].shape
