"""Table from each kind of answer to the function that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.commands.plain.asking import AnyAsking
from retro.commands.plain.kinds import choices, flag_details, flags, lessons, lines, links, texts, timeline
from retro.core.gig import answer_kinds, line_kinds, part_kinds

ASK: Mapping[type[answer_kinds.AnyKind], Callable[[AnyAsking], None]] = {
    line_kinds.Line: lines.typed,
    line_kinds.Day: lines.typed,
    line_kinds.Money: lines.money,
    line_kinds.Hours: lines.typed,
    line_kinds.Currency: lines.typed,
    line_kinds.Tags: lines.tags,
    answer_kinds.Choice: choices.choice,
    answer_kinds.Text: texts.text,
    part_kinds.Links: links.links,
    part_kinds.Timeline: timeline.timeline,
    part_kinds.Ledger: lines.ledger,
    part_kinds.Flags: flags.flags,
    part_kinds.Pivot: flag_details.pivot,
    part_kinds.Details: flag_details.details,
    part_kinds.Lessons: lessons.lessons,
}


def ask(asking: AnyAsking) -> None:
    """Ask this question."""
    ASK[type(asking.question.kind)](asking)
