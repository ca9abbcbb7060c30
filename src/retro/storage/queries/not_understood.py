"""Reads what was typed into drafts and not understood: days, amounts and hours, as typed."""

from collections.abc import Mapping

from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import GigId
from retro.storage.queries.columns import gig_id, texts_by_key
from retro.storage.queries.library import Fetch, Library

UNREAD = "SELECT retrospective, unread FROM place WHERE unread != '{}'"


def unread_answers(library: Library) -> Mapping[GigId, UnreadTexts]:
    """Read the texts of every gig that were not understood, by id and question key."""
    with library.reading() as fetch:
        return unread_texts(fetch)


def unread_texts(fetch: Fetch) -> Mapping[GigId, UnreadTexts]:
    """Return the same as `unread_answers`, within a longer reading."""
    return {gig_id(row["retrospective"]): texts_by_key(row["unread"]) for row in fetch(UNREAD, ())}
