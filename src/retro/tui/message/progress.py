"""Formats the progress of a message for the title line of its screen."""

from __future__ import annotations

from collections.abc import Sequence

from retro.core.document_kinds import Document
from retro.core.gig.wording import short_day
from retro.core.message import assembly, telling
from retro.core.message.draft import PartLine

EDITED, TOLD = "edited as a whole", "told {}"


def progress_text(gig: Document, lines: Sequence[PartLine], *, is_short: bool = False) -> str:
    """Format as "8 of 12 parts written, 4 open", or say that the text no longer follows its parts."""
    if gig.message.is_edited:
        told_on = telling.day_told(gig)
        return TOLD.format(short_day(told_on)) if told_on else EDITED
    return assembly.short_summary(lines) if is_short else assembly.summary(lines)
