"""Texts of a vetted gig that an external editor may hold, by name: a line of a form, the reply, a sentence of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.core.text.three_way_merge import merged, merged_line
from retro.core.vet.details import DETAILS, Detail
from retro.core.vet.replies.edited_reply import edited_reply, with_edited_reply
from retro.core.vet.under_way import unvetted
from retro.core.vet.vet import Vet
from retro.tui.kit.text.paste import paste_on_one_line

FORM, UNDER_WAY, ASKED = "vet.form.", "vet.under_way.", "vet.ask."
"""Prefixes of names: a line of a vetting, a line of a gig that is under way, the sentence about a red flag."""
REPLY = "vet.reply"
_LINES = {
    FORM: {detail.key: detail for detail in DETAILS},
    UNDER_WAY: {detail.key: detail for detail in unvetted.LINES},
}


def is_of_vet(name: str) -> bool:
    """Tell whether a vetted gig may have a text of this name."""
    return name == REPLY or name.startswith(ASKED) or _line(name) is not None


def begins_under_way(name: str) -> bool:
    """Tell whether the text is of a gig that nobody vets: it is under way once anything is written of it."""
    return name.startswith(UNDER_WAY)


def with_edit(vet: Vet, name: str, known: str, text: str, today: date) -> Vet | None:
    """Return the vet with what an editor made of `known`; None if it has no such text.

    The words that the reply and its sentences begin with aren't stored: `known` stands for them.
    """
    if line := _line(name):
        return line.with_typed(vet, edited_line(line.as_typed(vet), known, text), today)[0]
    if name == REPLY:
        whole = merged(edited_reply(vet) or known, known, text)
        return with_edited_reply(vet, whole, vet.decision) if vet.decision else replace(vet, reply=whole)
    asked = next((flag for flag in vet.signs if name == ASKED + flag.key), None)
    return vet.asking(asked.key, merged(asked.ask or known, known, text)) if asked else None


def edited_line(stands: str, known: str, text: str) -> str:
    """Return the line that an editor made of `known`; what was typed here meanwhile stays beside it."""
    return merged_line(stands, known, paste_on_one_line(text))


def _line(name: str) -> Detail | None:
    prefix = next((each for each in _LINES if name.startswith(each)), "")
    return next((line for key, line in _LINES.get(prefix, {}).items() if name == prefix + key), None)
