"""List of vetted gigs, two lines each: name and status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from textual.content import Content

from retro.core.gig import wording
from retro.core.gig.ids import VetId
from retro.core.text.one_line import on_one_line
from retro.core.vet.going import Going
from retro.core.vet.status_text import due_text, offer_text, stop_text, vet_status_text
from retro.core.vet.vet import Vet
from retro.tui.kit.layout import HEADING, MUTED, wrapped
from retro.tui.kit.lists.line_list import OpeningLine
from retro.tui.terminal.safe_text import safe_text, styled

UNDER_WAY = "UNDER WAY"
OTHERS = "OTHERS"

NOTHING = "No vetted gigs yet. Press n to vet one; it takes about two minutes."


@dataclass(frozen=True, slots=True)
class VetLines:
    """Gigs under way first, then all others, the newest first."""

    vets: Sequence[Vet]
    today: date
    going: Mapping[VetId, Going]
    """Ids of those that aren't over, each with how it goes on."""
    if_none: str = NOTHING
    """Sentence of an empty list."""

    def __call__(self, width: int) -> Sequence[OpeningLine[VetId]]:
        """Return the lines for a width."""
        if not self.vets:
            return [OpeningLine(line) for line in wrapped(styled(self.if_none, MUTED), width)]
        running = [vet for vet in self.vets if is_watched(vet.id, self.going)]
        others = [vet for vet in self.vets if not is_watched(vet.id, self.going)]
        return [*self._part(UNDER_WAY, running), *self._part(OTHERS if running else "", others)]

    def _part(self, name: str, vets: Sequence[Vet]) -> Iterator[OpeningLine[VetId]]:
        if vets and name:
            yield OpeningLine(styled(name, HEADING), is_heading=True)
        for vet in vets:
            yield OpeningLine(_first(vet), vet.id)
            yield OpeningLine(styled("  " + " · ".join(filter(None, self._about(vet))), MUTED))
        if vets:
            yield OpeningLine(Content())

    def _about(self, vet: Vet) -> Iterator[str]:
        yield wording.short_day(vet.day)
        yield vet_status_text(vet, self.going.get(vet.id))
        if is_watched(vet.id, self.going) and (stop := vet.next_stop):
            yield " ".join(filter(None, (stop_text(stop), f"({due_text(stop.on, self.today)})" if stop.on else "")))
        else:
            yield on_one_line(offer_text(vet))


def is_watched(id: VetId, going: Mapping[VetId, Going]) -> bool:
    """Tell whether a gig stands among those under way."""
    return (how := going.get(id)) is not None and how.is_watched


def _first(vet: Vet) -> Content:
    return safe_text(on_one_line(vet.name))
