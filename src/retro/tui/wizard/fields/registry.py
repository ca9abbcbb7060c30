"""Table from each kind of answer to its field, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from retro.core.gig import answer_kinds, line_kinds, part_kinds
from retro.core.wizard.question import AnyQuestion, Question
from retro.tui.kit.lazy_import import load_lazily
from retro.tui.wizard.fields.base import Context, Field, V

Maker = Callable[[AnyQuestion, Any, Context, str], Field[Any]]
"""Makes a field. The table alone says that it fits the question's kind: no type can."""


class FieldShape(StrEnum):
    """How a field is placed in the page's frame."""

    LINES = "-lines"
    """As high as it needs to be."""
    TALL = "-tall"
    """As high as there is room, up to a limit."""
    BARE = "-bare"
    """Over the whole page, with rules of its own instead of the frame's."""


@dataclass(frozen=True, slots=True)
class FieldEntry:
    """The field of one kind."""

    field: str
    """"module:class", below `retro.tui.wizard.fields`."""
    shape: FieldShape = FieldShape.LINES


FIELDS: Mapping[type[answer_kinds.AnyKind], FieldEntry] = {
    line_kinds.Line: FieldEntry("lines:LineField"),
    line_kinds.Day: FieldEntry("lines:DayField"),
    line_kinds.Money: FieldEntry("lines:MoneyField"),
    line_kinds.Hours: FieldEntry("lines:KindField"),
    line_kinds.Currency: FieldEntry("lines:KindField"),
    line_kinds.Tags: FieldEntry("lines:TagsField"),
    answer_kinds.Choice: FieldEntry("choice:ChoiceField"),
    answer_kinds.Text: FieldEntry("text:TextField", FieldShape.TALL),
    part_kinds.Links: FieldEntry("links:LinksField", FieldShape.TALL),
    part_kinds.Timeline: FieldEntry("timeline:TimelineField", FieldShape.TALL),
    part_kinds.Ledger: FieldEntry("ledger:LedgerField"),
    part_kinds.Flags: FieldEntry("flags.picker:FlagPicker", FieldShape.BARE),
    part_kinds.Pivot: FieldEntry("flags.pivot:PivotField", FieldShape.BARE),
    part_kinds.Details: FieldEntry("flags.details:DetailsField", FieldShape.BARE),
    part_kinds.Lessons: FieldEntry("lessons.field:LessonsField", FieldShape.BARE),
}


def is_writable(question: AnyQuestion) -> bool:
    """Tell whether there is a field for this kind of answer."""
    return type(question.kind) in FIELDS


def field(question: Question[V], value: V, context: Context, label: str = "") -> Field[V]:
    """Return a new field for this question."""
    maker: Maker = load_lazily(f"wizard.fields.{FIELDS[type(question.kind)].field}")
    return maker(question, value, context, label)


def shape(question: AnyQuestion) -> FieldShape:
    """Return how the question's field is placed in the frame."""
    return FIELDS[type(question.kind)].shape
