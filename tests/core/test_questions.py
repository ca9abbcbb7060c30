"""Questions and the places of their answers agree on the type of the answer."""

from __future__ import annotations

from typing import Any, TypeVar, get_args, get_type_hints

import pytest

from retro.core.gig.answer_kinds import AnyKind, Choice
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.wizard.answer_paths import AnswerPath, FactPath, PartPath
from retro.core.wizard.question import AnyQuestion
from retro.core.wizard.questions import every_question

EVERY = [question for *_, question in every_question()]


def type_of_kind(kind: AnyKind) -> object:
    """The type of the values of a kind."""
    if isinstance(kind, Choice):
        return type(next(iter(kind.labels))) | None
    bases = (base for each in type(kind).__mro__ for base in vars(each).get("__orig_bases__", ()))
    given = (get_args(base)[0] for base in bases if get_args(base))
    return next(each for each in given if not isinstance(each, TypeVar))


def type_of_place(slot: AnswerPath[Any]) -> object:
    """The type that the record has for the place of an answer; any text where it is no fact and no part."""
    if isinstance(slot, FactPath):
        return get_type_hints(Facts)[slot.name]
    return get_type_hints(Retrospective)[slot.name] if isinstance(slot, PartPath) else str


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.key)
def test_the_place_of_an_answer_takes_what_its_kind_makes(question: AnyQuestion) -> None:
    assert type_of_kind(question.kind) == type_of_place(question.slot)


@pytest.mark.parametrize("question", EVERY, ids=lambda question: question.key)
def test_nothing_is_answered_in_a_fresh_gig_and_putting_that_changes_nothing(question: AnyQuestion) -> None:
    fresh = Retrospective.new()
    assert question.is_blank(fresh)
    assert question.items(fresh) == ()
    assert question.slot.with_value(fresh, question.get(fresh)) == fresh
