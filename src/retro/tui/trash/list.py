"""List of what was deleted, two lines each: name, then kind and day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from retro.core.gig.ids import DocumentId
from retro.core.gig.wording import short_day
from retro.core.text.one_line import on_one_line
from retro.storage.queries.trash import Deleted
from retro.tui.kit.gigs.deleting import TRASH_EMPTY as NOTHING_HERE
from retro.tui.kit.layout import HEADING, MUTED, wrapped
from retro.tui.kit.lists.line_list import OpeningLine
from retro.tui.terminal.safe_text import safe_text, styled

STAYS = "Everything here can be restored. It stays until you delete it for good."


@dataclass(frozen=True, slots=True)
class DeletedLines:
    """Draws what was deleted, the last deleted first."""

    deleted: Sequence[Deleted]

    def __call__(self, width: int) -> Sequence[OpeningLine[DocumentId]]:
        """Return the lines for a width."""
        words = styled(STAYS, MUTED) if self.deleted else styled(NOTHING_HERE, HEADING)
        lines: list[OpeningLine[DocumentId]] = [OpeningLine(line) for line in wrapped(words, width)]
        for each in self.deleted:
            lines.append(OpeningLine(Content()))
            lines.append(OpeningLine(_name(each, width), each.id))
            lines.append(
                OpeningLine(styled(f"  {each.kind} · deleted {short_day(each.at.astimezone().date())}", MUTED))
            )
        return lines


def _name(deleted: Deleted, width: int) -> Content:
    return safe_text(on_one_line(deleted.name)).truncate(width, ellipsis=True)
