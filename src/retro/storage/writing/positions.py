"""Writes the positions of drafts, and with them the texts that were not understood, in the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from sqlmodel import Session

from retro.core.document_kinds import Document
from retro.core.gig.draft_position import BESIDE, FIRST_PAGE, DraftPosition, UnreadTexts
from retro.core.gig.ids import DocumentId, QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.storage.errors import Conflict
from retro.storage.queries.columns import texts_by_key
from retro.storage.schema import library_tables


def set_place(session: Session, id: DocumentId, place: DraftPosition) -> None:
    """Save the position of a draft, and those texts that were changed here; the first one as a whole.

    Raises Conflict if another window has changed one of them to something else.
    """
    left = session.get(library_tables.Place, id)
    if left is None:
        key, cursor, rest, unread = place.key, place.cursor, int(place.rest), _as_json(place.unread)
        session.add(
            library_tables.Place(retrospective=id, key=key, cursor=cursor, rest=rest, unread=unread, last=place.last)
        )
        return
    left.key, left.cursor, left.rest, left.last = place.key, place.cursor, int(place.rest), place.last
    if place.changed:
        stored = texts_by_key(left.unread)
        if place.clashes_with(stored):
            raise Conflict
        left.unread = _as_json(place.written_on(stored))


def _as_json(unread: UnreadTexts) -> str:
    return json.dumps(dict(unread), ensure_ascii=False)


def unread_of(session: Session, id: str) -> UnreadTexts:
    """Return the texts typed in a document that were not understood, by question key."""
    left = session.get(library_tables.Place, id)
    return {QuestionKey(key): text for key, text in texts_by_key(left.unread).items()} if left else {}


def move_place(session: Session, id: str, to: str) -> None:
    """Give the position of one draft, with what was not understood in it, to another."""
    if left := session.get(library_tables.Place, id):
        session.flush()
        session.add(library_tables.Place(**left.model_dump(exclude={"retrospective"}), retrospective=to))
        session.delete(left)


def take_unread(session: Session, document: Document, unread: Mapping[DocumentId, UnreadTexts]) -> None:
    """Keep the texts of a document that were not understood where it was exported, beside those typed here."""
    typed = unread.get(document.id)
    if not typed or not isinstance(document, Retrospective):
        return
    left, here = session.get(library_tables.Place, document.id), unread_of(session, document.id)
    both = {key: _both(here.get(key, ""), text) for key, text in typed.items()}
    position = DraftPosition(FIRST_PAGE)
    if left:
        position = DraftPosition(left.key, left.cursor, bool(left.rest), last=left.last)
    set_place(session, document.id, position._replace(unread=MappingProxyType({**here, **both}), known=here))
    session.flush()


def _both(here: str, there: str) -> str:
    """Return the text that holds all of the other, else the parts of both, in one order on every machine."""
    if there in here:
        return here
    return there if here in there else BESIDE.join(sorted({*here.split(BESIDE), *there.split(BESIDE)}))
