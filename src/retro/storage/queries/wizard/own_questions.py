"""Stores the user's own questions: one setting, a list as JSON."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from datetime import date

from retro.core.gig.ids import QuestionKey
from retro.core.gig.own_questions import KEY, LONGEST, KeptQuestion, OwnQuestion, StepKey, in_force
from retro.storage.queries.library import Library
from retro.storage.queries.settings import setting

SETTING_NAME = "own_questions"


def own_questions(library: Library) -> tuple[KeptQuestion, ...]:
    """Read all own questions, retired ones too, in the order in which they were added; damaged ones are skipped."""
    return from_setting(setting(library, SETTING_NAME) or "")


def from_setting(text: str) -> tuple[KeptQuestion, ...]:
    """Decode the questions from the setting, "" for none; damaged ones are skipped."""
    stored: object = None
    with suppress(ValueError, RecursionError):
        stored = json.loads(text or "[]")
    found = (_asked(item) for item in stored) if isinstance(stored, list) else ()
    return tuple({each.question.key: each for each in found if each}.values())


def asked_now(library: Library) -> tuple[OwnQuestion, ...]:
    """Return the questions that the wizard asks."""
    return in_force(own_questions(library))


def as_setting(every: tuple[KeptQuestion, ...]) -> str:
    """Encode the questions for the setting."""
    items = [
        {**each.question._asdict(), "retired_on": each.retired_on.isoformat() if each.retired_on else None}
        for each in every
    ]
    return json.dumps(items, ensure_ascii=False)


def _asked(item: object) -> KeptQuestion | None:
    if not isinstance(item, dict):
        return None
    key, step, ask, retired = (item.get(name) for name in ("key", "step", "ask", "retired_on"))
    if not (isinstance(key, str) and re.fullmatch(KEY, key) and step in list(StepKey) and isinstance(ask, str)):
        return None
    if not ask.strip() or len(ask) > LONGEST:
        return None
    on = None
    with suppress(ValueError, TypeError):
        on = date.fromisoformat(retired) if retired else None
    return KeptQuestion(OwnQuestion(QuestionKey(key), StepKey(step), ask), on)
