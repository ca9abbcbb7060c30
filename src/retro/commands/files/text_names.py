"""Names the texts of a retrospective as its reader knows them, when they are printed apart from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from retro.core.gig.flag_names import catalogue_name
from retro.core.gig.losses import LOSSES
from retro.core.gig.retrospective import Retrospective
from retro.core.gig.wording import in_quotes
from retro.core.wizard.locations import field_words, question_key
from retro.core.wizard.questions import page_of

_MEMBERS = {
    "saw": "what you saw",
    "told_myself": "what you told yourself",
    "name": "its name",
    "seen_on": "first seen",
    "hindsight": "",
    "stage": "when it shows",
    "side": "whose it is",
    "cue": "if",
    "act": "then",
    "next_time": "when it might come up next",
    "stop": "stop if",
    "stop_on": "stop on",
    "got_in_the_way": "what got in the way",
    "snoozed_until": "no reminder before",
    "retired_on": "retired",
    "reviews": "note of a review",
    "step": "where it's asked",
    "channel": "how you told them",
    "quiet_on": "no reminder before",
}
"""Parts of a red flag, a rule, an own question and a message, as their forms name them."""
_PIVOT, _PIVOT_WORDS = "pivot", "the turning point"
_LONGEST_CUE = 40
_OF_STEPS = frozenset(("red_flags", "lessons"))
"""Parts of the record that are called by the name of their step."""
_LINK = "Links"
_WHOLE_MESSAGE = "the whole text"


class TextName(NamedTuple):
    """What a text is called: its question, and where that has several answers, which one and which part of it."""

    question: str
    of: str = ""
    part: str = ""

    @property
    def words(self) -> str:
        """Return the whole: "What happened?", "What did they lose? Time", "Red flags: Paid upfront, what you saw"."""
        return with_answers_named(self.question, ", ".join(filter(None, (self.of, self.part))))


def with_answers_named(question: str, details: str) -> str:
    """Put what is meant of a question's answers behind it."""
    return f"{question}{'' if question.endswith('?') else ':'} {details}" if details else question


def text_words(name: str, retrospective: Retrospective) -> str:
    """Return what a text is called, in one piece."""
    return text_name(name, retrospective).words


def text_name(name: str, retrospective: Retrospective) -> TextName:
    """Return what a text is called; `name` is its name within the record, such as `red_flags.B3.saw`."""
    member, _, rest = name.partition(".")
    if name.startswith(("links.", "own_questions.")) or ".links." in name:
        return TextName(_LINK) if "links." in name else _of_own_question(rest, retrospective)
    asked = next((own.words for own in retrospective.own_questions if own.key == name), "")
    page = None if member in _OF_STEPS else page_of(question_key(name))
    question = asked or (page.prompt if page and len(page.questions) == 1 else "") or field_words(name) or name
    return TextName(question, *(_DETAILS[member](rest, retrospective) if member in _DETAILS else ()))


def _of_own_question(rest: str, retrospective: Retrospective) -> TextName:
    """Name a part of an own question: its words, or its step."""
    key, _, member = rest.rpartition(".")
    asked = next((own.words for own in retrospective.own_questions if own.key == key), "")
    return TextName(field_words(key or rest), in_quotes(asked) if asked else "", _MEMBERS.get(member, ""))


def _of_flag(rest: str, retrospective: Retrospective) -> tuple[str, ...]:
    if rest == _PIVOT:
        return "", _PIVOT_WORDS
    key, _, member = rest.rpartition(".")
    labels = (flag.label for flag in retrospective.red_flags if flag.key == key)
    return next(labels, catalogue_name(key, key)), _MEMBERS.get(member, member)


def _of_rule(rest: str, retrospective: Retrospective) -> tuple[str, ...]:
    """Name a part of a rule; of several rules, the one that is meant by the beginning of its if."""
    key, _, member = rest.partition(".")
    cues = [each.cue for each in retrospective.lessons if each.id == key and len(retrospective.lessons) > 1]
    return (
        in_quotes(cues[0], _LONGEST_CUE) if any(cues) else "",
        _MEMBERS.get(member.partition(".")[0], ""),
    )


def _of_message(rest: str, retrospective: Retrospective) -> tuple[str, ...]:
    from retro.core.message.labels import HANDOVER_LABELS
    from retro.core.message.parts import BY_NAME

    kind, _, own = rest.partition(".")
    if kind == "parts":
        return (BY_NAME[own].label if own in BY_NAME else own,)
    row = own.partition(".")[0]
    return (HANDOVER_LABELS.get(row, row) or _MEMBERS.get(kind, _WHOLE_MESSAGE),)


_DETAILS: Mapping[str, Callable[[str, Retrospective], tuple[str, ...]]] = {
    "losses": lambda rest, retrospective: (LOSSES[rest].label if rest in LOSSES else rest,),
    "red_flags": _of_flag,
    "lessons": _of_rule,
    "message": _of_message,
}
