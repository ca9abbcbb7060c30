"""Tells whether a text says what won't happen, as the first sentence of bad news does. English only."""

from __future__ import annotations

import re

from retro.core.text.languages.english import is_english

_NEGATED = (
    r"\b(?:can(?:no|['’])?t|cannot|won['’]?t|unable|not|never|no longer|isn['’]t|aren['’]t|doesn['’]t|didn['’]t"
    r"|haven['’]t|hasn['’]t|couldn['’]t|stop(?:ping|ped)?|miss(?:ed|ing)?|late|later|delay(?:ed)?|behind|fail(?:ed|ing)?|broken"
    r"|pull(?:ing)? out|step(?:ping)? (?:back|down|away)|cancel(?:led|ling)?|giv(?:e|ing) (?:up|it up)|quit(?:ting)?"
    r"|postpone[ds]?|push(?:ed|ing)? back|longer than|end(?:ing)? (?:the|our|this)|more time"
    r"|without|lost|gone|destroyed|deleted|erased|corrupt(?:ed)?|damaged|ruined|impossible|unfinished|incomplete"
    r"|another (?:few |two |three )?(?:hour|day|week|month)s?"
    r"|withdraw(?:ing)?|over (?:budget|time)|instead of|more than)\b"
)
_MOMENT = r"(?:when|as|the (?:day|moment|evening|morning)|on the \w+ day,)\b"
"""How a moment of the story begins."""


def says_what_wont_happen(text: str) -> bool:
    """Tell whether the first sentence of an English text says so."""
    first = re.split(r"(?<=[.!?])\s|\n", text.strip(), maxsplit=1)[0]
    return re.search(_NEGATED, first, re.IGNORECASE) is not None


def is_news(text: str) -> bool:
    """Tell whether an answer about the story can open the message; one in another language might."""
    is_moment = re.match(_MOMENT, text.strip(), re.IGNORECASE)
    return not is_english(text) or (not is_moment and says_what_wont_happen(text))
