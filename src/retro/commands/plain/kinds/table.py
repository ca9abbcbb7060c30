"""Table from each kind of answer to how it is asked line by line."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.commands.plain.asking import Asking
from retro.commands.plain.kinds import choices, flags, lessons, lines, texts, timeline
from retro.core.gig import answer_kinds

ASK: Mapping[type[answer_kinds.AnyKind], Callable[[Asking], None]] = {
    answer_kinds.Line: lines.typed,
    answer_kinds.Day: lines.typed,
    answer_kinds.Money: lines.money,
    answer_kinds.Hours: lines.typed,
    answer_kinds.Currency: lines.typed,
    answer_kinds.Tags: lines.tags,
    answer_kinds.Choice: choices.choice,
    answer_kinds.Text: texts.text,
    answer_kinds.Timeline: timeline.timeline,
    answer_kinds.Ledger: lines.ledger,
    answer_kinds.Flags: flags.flags,
    answer_kinds.Pivot: flags.pivot,
    answer_kinds.Details: flags.details,
    answer_kinds.Lessons: lessons.lessons,
}


def ask(asking: Asking) -> None:
    """Ask this question."""
    ASK[type(asking.question.kind)](asking)
