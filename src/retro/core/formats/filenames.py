"""File names made from the user's words, valid on every system."""

from __future__ import annotations

import re

from retro.core.gig.ids import short_id
from retro.core.gig.retrospective import Retrospective

TYPE_CHECKING = False
if TYPE_CHECKING:
    from retro.core.document_kinds import Document
    from retro.core.vet.vet import Vet

LONGEST = 100
"""Most bytes of a name before its extension."""

_DEVICE = r"con|prn|aux|nul|conin|conout|com\d?|lpt\d?"
"""Names that Windows takes for a device whatever their extension; `$` and superscript digits are gone by then."""
_INVISIBLE = {"\u115f", "\u1160"}
"""Characters that count as letters but show nothing (Hangul fillers)."""
VET_OF = "vet of"


def safe_stem(*pieces: str) -> str:
    """Join texts to a file name without extension: letters, digits and `-`, in lower case.

    Letters and digits of any script stay; a name that would be empty is `retro`.
    """
    words = [word for piece in pieces for word in _words(piece)]
    stem = _shortened("-".join(words)) or "retro"
    return f"retro-{stem}" if re.fullmatch(_DEVICE, stem) else stem


def retrospective_stem(retrospective: Retrospective) -> str:
    """Name a retrospective's file by day, short id and title: `2026-03-14-e0a3b1e0-instagram-dashboard`."""
    day = retrospective.created_at.astimezone().date().isoformat()
    return safe_stem(day, short_id(retrospective.id), retrospective.facts.title)


def vet_stem(vet: Vet) -> str:
    """Name a vet's file in the same way: `2026-11-24-7e700000-vet-of-warehouse-labels`."""
    day = vet.created_at.astimezone().date().isoformat()
    return safe_stem(day, short_id(vet.id), VET_OF, vet.title)


def document_stem(document: Document) -> str:
    """Name a document's file by what it is."""
    return retrospective_stem(document) if isinstance(document, Retrospective) else vet_stem(document)


def _words(text: str) -> list[str]:
    """Split into runs of letters and digits, with their combining marks; joiners within a word vanish."""
    import unicodedata  # not imported to show a gig, which needs no file name

    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())
    kept = ""
    for character in plain:
        category = unicodedata.category(character)
        if category == "Cf" or character in _INVISIBLE:
            continue
        is_mark = category.startswith("M")
        belongs = category.startswith("L") or category == "Nd" or (is_mark and kept[-1:].strip() != "")
        kept += character if belongs else " "
    return kept.split()


def _shortened(stem: str) -> str:
    """Shorten to at most LONGEST bytes without cutting a character."""
    return stem.encode()[:LONGEST].decode(errors="ignore").rstrip("-")
