"""Ids, made here so that saving is idempotent; their types keep a lesson's id apart from that of its gig."""

from typing import NewType

GigId = NewType("GigId", str)
"""Id of a retrospective."""
VetId = NewType("VetId", str)
"""Id of a vetted gig."""
DocumentId = GigId | VetId
"""Id of a retrospective or of a vetted gig, which share one set of ids."""
LessonId = NewType("LessonId", str)
"""Id of a lesson."""
QuestionKey = NewType("QuestionKey", str)
"""Key of a question, which names it in files; the key of a page is another."""
SHORT = 8
"""Digits of an id that are shown; a command takes as few as four."""
EXAMPLE_ID = GigId("e0a3b1e0000000000000000000000001")
"""Id of the example, which only the library of the demo holds."""


def new_id() -> str:
    """Return a new id: 32 lower-case hex digits."""
    import uuid  # its import runs a program; reading never needs it

    return uuid.uuid4().hex


def new_document_id() -> DocumentId:
    """Return an id for the copy of a document of either kind."""
    return GigId(new_id())


def short_id(id: str) -> str:
    """Return the beginning of an id by which a command names its document: eight digits."""
    return id[:SHORT]
