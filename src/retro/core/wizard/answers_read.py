"""Reads what an answer holds: its value, and as typed what was not understood."""

from __future__ import annotations

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.question import AnyQuestion

NOT_UNDERSTOOD = "not understood: “{}”"


def items_read(question: AnyQuestion, retrospective: Retrospective, unread: UnreadTexts) -> tuple[AnswerEntry, ...]:
    """Return the entries of an answer, with the text marked that was not understood; none if it is blank.

    `unread` are the texts of the gig that were not understood, by question key.
    """
    known = () if question.is_blank(retrospective) else question.items(retrospective)
    typed = unread.get(question.key, "")
    return (*known, AnswerEntry(NOT_UNDERSTOOD.format(typed))) if typed.strip() else known
