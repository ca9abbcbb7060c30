"""Writes the positions of drafts, and with them the texts that were not understood, in the caller's transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from sqlmodel import Session

from retro.core.gig.draft_position import FIRST_PAGE, DraftPosition, UnreadTexts
from retro.core.gig.ids import DocumentId, QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Document
from retro.storage.queries.columns import texts_by_key
from retro.storage.schema import library_tables


def set_place(session: Session, id: DocumentId, place: DraftPosition) -> None:
    """Save the position of a draft."""
    unread = json.dumps(dict(place.unread), ensure_ascii=False)
    key, cursor, rest, last = place.key, place.cursor, int(place.rest), place.last
    row = library_tables.Place(retrospective=id, key=key, cursor=cursor, rest=rest, unread=unread, last=last)
    session.merge(row)


def each_with_unread(
    session: Session, documents: Iterable[Document], unread: Mapping[DocumentId, UnreadTexts]
) -> Iterator[Document]:
    """Yield each document; once it is written, take its texts that were not understood."""
    for each in documents:
        yield each
        take_unread(session, each, unread)


def take_unread(session: Session, document: Document, unread: Mapping[DocumentId, UnreadTexts]) -> None:
    """Keep the texts of a document that were not understood where it was exported, beside those typed here."""
    typed = unread.get(document.id)
    if not typed or not isinstance(document, Retrospective):
        return
    left = session.get(library_tables.Place, document.id)
    here = {QuestionKey(key): text for key, text in texts_by_key(left.unread).items()} if left else {}
    both = {key: _both(here.get(key, ""), text) for key, text in typed.items()}
    position = DraftPosition(FIRST_PAGE)
    if left:
        position = DraftPosition(left.key, left.cursor, bool(left.rest), last=left.last)
    set_place(session, document.id, position._replace(unread=MappingProxyType({**here, **both})))
    session.flush()


def _both(here: str, there: str) -> str:
    """Return the text that holds all of the other, else both."""
    if there in here:
        return here
    return there if here in there else f"{here} / {there}"
