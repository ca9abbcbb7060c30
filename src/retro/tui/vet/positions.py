"""Positions of a vetting: the form, each question, the verdict."""

from __future__ import annotations

from retro.core.vet.vet import Vet

FORM, VERDICT = -1, 1000
"""Positions before the first question, and after the last; a question's is its index."""


def is_form_alone(vet: Vet) -> bool:
    """Tell whether there is nothing but the details: it was never vetted, and ended well or has no questions."""
    return not vet.was_vetted and (vet.is_good_end or not vet.signs)


def first_position(vet: Vet, *, is_new: bool) -> int:
    """Return where to open it: at the form, the first open question, or the verdict."""
    if is_new or is_form_alone(vet):
        return FORM
    return VERDICT if vet.first_open is None else vet.first_open


def next_position(vet: Vet, at: int) -> int:
    """Return the next question, or the verdict after the last."""
    return at + 1 if at + 1 < len(vet.signs) else VERDICT


def position_before(vet: Vet, at: int) -> int:
    """Return the question before; before the first, the form."""
    return len(vet.signs) - 1 if at == VERDICT else max(at - 1, FORM)
