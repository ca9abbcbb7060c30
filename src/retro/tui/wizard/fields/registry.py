"""Table from each kind of answer to its field, which is imported on first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from retro.core.gig import answer_kinds
from retro.core.wizard.questions import Question
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

    load: Callable[[], Maker]
    shape: Shape = Shape.LINES


def _line() -> Maker:
    from retro.tui.wizard.fields.lines import LineField

    return LineField


def _typed() -> Maker:
    from retro.tui.wizard.fields.lines import KindField

    return KindField


def _money() -> Maker:
    from retro.tui.wizard.fields.lines import MoneyField

    return MoneyField


def _currency() -> Maker:
    from retro.tui.wizard.fields.lines import CurrencyField

    return CurrencyField


def _tags() -> Maker:
    from retro.tui.wizard.fields.lines import TagsField

    return TagsField


def _choice() -> Maker:
    from retro.tui.wizard.fields.choice import ChoiceField

    return ChoiceField


def _text() -> Maker:
    from retro.tui.wizard.fields.text import TextField

    return TextField


def _ledger() -> Maker:
    from retro.tui.wizard.fields.ledger import LedgerField

    return LedgerField


def _timeline() -> Maker:
    from retro.tui.wizard.fields.timeline import TimelineField

    return TimelineField


def _flags() -> Maker:
    from retro.tui.wizard.fields.flags.picker import FlagPicker

    return FlagPicker


def _pivot() -> Maker:
    from retro.tui.wizard.fields.flags.pivot import PivotField

    return PivotField


def _details() -> Maker:
    from retro.tui.wizard.fields.flags.details import DetailsField

    return DetailsField


def _lessons() -> Maker:
    from retro.tui.wizard.fields.lessons.field import LessonsField

    return LessonsField


FIELDS: Mapping[type[answer_kinds.AnyKind], Row] = {
    answer_kinds.Line: Row(_line),
    answer_kinds.Day: Row(_typed),
    answer_kinds.Money: Row(_money),
    answer_kinds.Hours: Row(_typed),
    answer_kinds.Currency: Row(_currency),
    answer_kinds.Tags: Row(_tags),
    answer_kinds.Choice: Row(_choice),
    answer_kinds.Text: Row(_text, Shape.TALL),
    answer_kinds.Timeline: Row(_timeline, Shape.TALL),
    answer_kinds.Ledger: Row(_ledger),
    answer_kinds.Flags: Row(_flags, Shape.BARE),
    answer_kinds.Pivot: Row(_pivot, Shape.BARE),
    answer_kinds.Details: Row(_details, Shape.BARE),
    answer_kinds.Lessons: Row(_lessons, Shape.BARE),
}


def is_writable(question: Question) -> bool:
    """Whether there is a field for this kind of answer."""
    return type(question.kind) in FIELDS


def field(question: Question, value: object, context: Context, label: str = "") -> Field:
    """The field that this question is answered in."""
    return FIELDS[type(question.kind)].load()(question, value, context, label)


def shape(question: Question) -> Shape:
    """How the question's field stands in the frame."""
    return FIELDS[type(question.kind)].shape
