"""Names the texts of a retrospective as its reader knows them, when they are printed apart from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.core.gig.flag_names import catalogue_name
from retro.core.gig.losses import LOSSES
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.locations import field_words, question_key
from retro.core.wizard.questions import page_of

_MEMBERS = {
    "saw": "what you saw",
    "told_myself": "what you told yourself",
    "name": "its name",
    "cue": "if",
    "act": "then",
    "next_time": "when it might come up next",
    "stop": "stop if",
    "reviews": "note of a review",
}
"""The parts of a red flag and of a rule, as their forms name them."""
_OF_STEPS = frozenset(("red_flags", "lessons"))
"""Parts of the record that are called by the name of their step."""
_LINK = "Links"
_WHOLE_MESSAGE = "the whole text"


def text_words(name: str, retrospective: Retrospective) -> str:
    """Return what a text is called: "What happened?", "What did they lose? Time", "Paid upfront: what you saw".

    `name` is its name within the record, such as `story.tell` or `red_flags.B3.saw`.
    """
    member, _, rest = name.partition(".")
    if name.startswith(("links.", "own_questions.")) or ".links." in name:
        return _LINK if "links." in name else field_words(question_key(rest))
    asked = next((own.words for own in retrospective.own_questions if own.key == name), "")
    page = None if member in _OF_STEPS else page_of(question_key(name))
    question = asked or (page.prompt if page and len(page.questions) == 1 else "") or field_words(name) or name
    detail = _DETAILS[member](rest, retrospective) if member in _DETAILS else ""
    return f"{question}{'' if question.endswith('?') else ':'} {detail}" if detail else question


def _of_flag(rest: str, retrospective: Retrospective) -> str:
    key, _, member = rest.rpartition(".")
    labels = (flag.label for flag in retrospective.red_flags if flag.key == key)
    return f"{next(labels, catalogue_name(key, key))}, {_MEMBERS.get(member, member)}"


def _of_rule(rest: str, retrospective: Retrospective) -> str:
    return _MEMBERS.get(rest.split(".")[1] if "." in rest else "", "")


def _of_message(rest: str, retrospective: Retrospective) -> str:
    from retro.core.message.labels import HANDOVER_LABELS
    from retro.core.message.parts import BY_NAME

    kind, _, own = rest.partition(".")
    if kind == "parts":
        return BY_NAME[own].label if own in BY_NAME else own
    return HANDOVER_LABELS.get(own, own) if own else _WHOLE_MESSAGE


_DETAILS: Mapping[str, Callable[[str, Retrospective], str]] = {
    "losses": lambda rest, retrospective: LOSSES[rest].label if rest in LOSSES else rest,
    "red_flags": _of_flag,
    "lessons": _of_rule,
    "message": _of_message,
}
