"""What is read of an answer: what was understood of it, and as typed what was not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.question import AnyQuestion

NOT_UNDERSTOOD = "not understood: {}"
ALL_UNDERSTOOD: Mapping[str, str] = MappingProxyType({})
"""Unread texts of a gig in which every answer was understood."""


def items_read(
    question: AnyQuestion, retrospective: Retrospective, unread: Mapping[str, str]
) -> tuple[AnswerEntry, ...]:
    """Return the entries of an answer, with the text marked that was not understood; none if it is blank.

    `unread` are the texts of the gig that were not understood, by question key.
    """
    known = () if question.is_blank(retrospective) else question.items(retrospective)
    typed = unread.get(question.key, "")
    return (*known, AnswerEntry(NOT_UNDERSTOOD.format(typed))) if typed.strip() else known
