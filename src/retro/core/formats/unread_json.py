"""Member `unread` of retro/1: what was typed into a gig and not understood, beside its record."""

from __future__ import annotations

from retro.core.formats.codec import ArchiveError, Data
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import QuestionKey

UNREAD = "unread"
NO_TEXTS = "unread must hold texts by the key of their question, none of them blank."


def with_unread(data: Data, typed: UnreadTexts) -> Data:
    """Return retro/1 data with the texts that were not understood, if there are any."""
    return {**data, UNREAD: dict(sorted(typed.items()))} if typed else data


def without_unread(data: object) -> tuple[object, UnreadTexts]:
    """Part retro/1 data from the texts that were not understood. Raises ArchiveError for what are no texts."""
    if not isinstance(data, dict) or UNREAD not in data:
        return data, ALL_UNDERSTOOD
    typed = data[UNREAD]
    members = typed.items() if isinstance(typed, dict) else ()
    texts = {QuestionKey(key): text for key, text in members if isinstance(text, str) and text.strip()}
    if not texts or len(texts) < len(members):
        raise ArchiveError(NO_TEXTS)
    return {name: value for name, value in data.items() if name != UNREAD}, texts
