"""The two kinds of document, retrospective and vetted gig, and the format of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from retro.core.document_kinds import Document
from retro.core.formats import codec, compact_json, retro_json, vet_json
from retro.core.formats.codec import ArchiveError, Data
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet

_WRITE: Mapping[type[Document], Callable[..., Data]] = {
    Retrospective: retro_json.retrospective_to_data,
    Vet: vet_json.vet_to_data,
}
READ: Mapping[str, Callable[[object], Document]] = {
    codec.FORMAT: retro_json.retrospective_from_data,
    vet_json.FORMAT: vet_json.vet_from_data,
}
"""Reader of each format. Each raises ArchiveError that names the first fault."""


def document_to_data(document: Document) -> Data:
    """Convert the document to plain data of its own format."""
    return _WRITE[type(document)](document)


def document_from_data(data: object) -> Document:
    """Read the data by its format. Raises ArchiveError that names the first fault."""
    named = codec.members_of(data, "").get("format")
    read = READ.get(named) if isinstance(named, str) else None
    if read is None:
        raise ArchiveError(codec.OTHER_FORMAT.format(codec.FORMAT))
    return read(data)


def document_hash(document: Document) -> str:
    """Return the SHA-256 (hex) of its content; see compact_json.hashed."""
    return compact_json.hashed(document_to_data(document))
