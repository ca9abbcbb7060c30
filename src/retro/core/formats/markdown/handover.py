"""Markdown of the handover notes for whoever takes over: a list of what was written or marked."""

from __future__ import annotations

from retro.core.document_kinds import Document
from retro.core.formats.markdown.escape import inline
from retro.core.formats.markdown.parts import entry, join_chunks
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.message.handover import handover_lines
from retro.core.message.labels import MARKS
from retro.core.text.gaps import with_gaps_marked

NOTHING = "Nothing is written yet."
HEADING = "# Handover notes: {}"


def handover_markdown(subject: Document) -> str:
    """Write the notes under the gig's name, each with its mark; blank ones and "<…>" are left out."""
    written = (line for line in handover_lines(subject) if not line.is_blank)
    items = (
        AnswerEntry(with_gaps_marked(line.text.strip()), line.label, MARKS[line.mark] if line.mark else "")
        for line in written
    )
    lines = [part for item in items for part in entry(item)]
    return join_chunks([HEADING.format(inline(subject.name)), "\n".join(lines) or NOTHING])
