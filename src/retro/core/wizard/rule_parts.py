"""Parts a rule written as one sentence into what is noticed and what is done: "When they …, I'll …"."""

from __future__ import annotations

import re

from retro.core.gig.retrospective import Lesson

THEN_I = re.compile(
    r",\s+(?:then\s+(?:I(?:['’]ll|\s+will)?\s+)?(?!(?:they|you|we|he|she|it|the)\b)|I(?:['’]ll|\s+will)\s+)",
    re.IGNORECASE,
)
"""Where what is done begins, in any sentence: ", then ", ", then I ", ", I'll " or ", I will ", but not "then they"."""
JUST_I = re.compile(r",\s+I\s+")
"""Where it begins in a sentence that says first when it holds: "If they ask for more, I quote again"."""
HOLDS = re.compile(r"\s*(?:if|when|whenever|before)\s", re.IGNORECASE)
LEAD = re.compile(r"\s*(?:if|when|whenever)\s+", re.IGNORECASE)
BEFORE_I = re.compile(r"\s*before\s+I\s+(?!(?:am|was|have|had|can|could|will|would|did)\b)(?=[a-z])", re.IGNORECASE)
ABOUT_TO = "I'm about to "


def rule_halves(text: str) -> tuple[str, str] | None:
    """Return cue and act of a whole rule, without the "if" and the "then I" that a rule is read with; else None."""
    where = THEN_I.search(text) or (JUST_I.search(text) if HOLDS.match(text) else None)
    if where is None:
        return None
    cue, act = text[: where.start()].strip(), text[where.end() :].strip()
    cue = BEFORE_I.sub(ABOUT_TO, cue, count=1) if BEFORE_I.match(cue) else LEAD.sub("", cue, count=1)
    return (cue, act) if cue and act else None


def with_cue(lesson: Lesson, text: str) -> Lesson:
    """Return the rule with another cue, which is parted if it's a whole rule and nothing is written of the act."""
    cue, act = (None if lesson.act.strip() else rule_halves(text)) or (text, lesson.act)
    return lesson._replace(cue=cue, act=act)
