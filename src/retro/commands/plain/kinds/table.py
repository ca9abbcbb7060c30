"""Table from each kind of answer to the function that asks for it, and how its line can be typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from retro.commands.plain.asking import AnyAsking
from retro.commands.plain.kinds import choices, flag_details, flags, lessons, lines, links, texts, timeline
from retro.core.gig import answer_kinds, line_kinds, part_kinds
from retro.core.wizard.question import AnyQuestion


class PlainKind(NamedTuple):
    """How one kind is asked for, line by line."""

    ask: Callable[[AnyAsking], None]
    such_as: Callable[[Any], str] | None = None
    """Says how its one line can be typed, "" if there is nothing to say; None if it is more than a line."""


ASK: Mapping[type[answer_kinds.AnyKind], PlainKind] = {
    line_kinds.Line: PlainKind(lines.typed, lines.line_example),
    line_kinds.Day: PlainKind(lines.typed, lines.line_example),
    line_kinds.Money: PlainKind(lines.money, lines.line_example),
    line_kinds.Hours: PlainKind(lines.typed, lines.line_example),
    line_kinds.Currency: PlainKind(lines.typed, lines.line_example),
    line_kinds.Tags: PlainKind(lines.tags, lambda kind: lines.TAGS_SUCH_AS),
    answer_kinds.Choice: PlainKind(choices.choice),
    answer_kinds.Text: PlainKind(texts.text),
    part_kinds.Links: PlainKind(links.links),
    part_kinds.Timeline: PlainKind(timeline.timeline),
    part_kinds.Ledger: PlainKind(lines.ledger),
    part_kinds.Flags: PlainKind(flags.flags),
    part_kinds.Pivot: PlainKind(flag_details.pivot),
    part_kinds.Details: PlainKind(flag_details.details),
    part_kinds.Lessons: PlainKind(lessons.lessons),
}


def ask(asking: AnyAsking) -> None:
    """Ask this question."""
    ASK[type(asking.question.kind)].ask(asking)


def such_as(question: AnyQuestion) -> str | None:
    """Return how the question's line can be typed, "" if there is nothing to say; None if it is not one line."""
    example = ASK[type(question.kind)].such_as
    return example(question.kind) if example else None
