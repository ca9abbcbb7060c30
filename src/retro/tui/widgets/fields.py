"""The one table from a kind of answer to the field that it is written in. Each field is imported when first needed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from retro.core import kinds
from retro.core.questions import Question
from retro.tui.widgets.field import Context, Field

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
    from retro.tui.widgets.kind_fields import LineField

    return LineField


def _typed() -> Maker:
    from retro.tui.widgets.kind_fields import KindField

    return KindField


def _money() -> Maker:
    from retro.tui.widgets.kind_fields import MoneyField

    return MoneyField


def _currency() -> Maker:
    from retro.tui.widgets.kind_fields import CurrencyField

    return CurrencyField


def _tags() -> Maker:
    from retro.tui.widgets.kind_fields import TagsField

    return TagsField


def _choice() -> Maker:
    from retro.tui.widgets.choice_field import ChoiceField

    return ChoiceField


def _text() -> Maker:
    from retro.tui.widgets.text_field import TextField

    return TextField


def _ledger() -> Maker:
    from retro.tui.widgets.ledger_field import LedgerField

    return LedgerField


def _timeline() -> Maker:
    from retro.tui.widgets.timeline_field import TimelineField

    return TimelineField


def _flags() -> Maker:
    from retro.tui.widgets.flag_picker import FlagPicker

    return FlagPicker


def _pivot() -> Maker:
    from retro.tui.widgets.pivot_field import PivotField

    return PivotField


def _details() -> Maker:
    from retro.tui.widgets.details_field import DetailsField

    return DetailsField


def _lessons() -> Maker:
    from retro.tui.widgets.lessons_field import LessonsField

    return LessonsField


FIELDS: Mapping[type[kinds.AnyKind], Row] = {
    kinds.Line: Row(_line),
    kinds.Day: Row(_typed),
    kinds.Money: Row(_money),
    kinds.Hours: Row(_typed),
    kinds.Currency: Row(_currency),
    kinds.Tags: Row(_tags),
    kinds.Choice: Row(_choice),
    kinds.Text: Row(_text, Shape.TALL),
    kinds.Timeline: Row(_timeline, Shape.TALL),
    kinds.Ledger: Row(_ledger),
    kinds.Flags: Row(_flags, Shape.BARE),
    kinds.Pivot: Row(_pivot, Shape.BARE),
    kinds.Details: Row(_details, Shape.BARE),
    kinds.Lessons: Row(_lessons, Shape.BARE),
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
