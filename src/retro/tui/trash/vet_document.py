"""A deleted vet laid out to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retro.core.gig.answer_kinds import Item
from retro.core.message.reading import message_sections
from retro.core.vet.begin import quoted, standing, stop_said
from retro.core.vet.good_end import KEPT, ended_said
from retro.core.vet.reply import reply
from retro.core.vet.vet import Answer, Vet
from retro.core.vet.weights import Pasts
from retro.tui.kit.layout import HEADING, STRONG, Lines, answer, wrapped
from retro.tui.kit.text_layout import Laid
from retro.tui.terminal.safe_text import styled

OFFER = "The offer"
FLAGS = "Red flags"
REPLY = "Your reply"
ENDED = "How it ended"

WIDEST = 82
"""Cells of a line of text, however wide the window is."""
ANSWERS = {Answer.YES: "yes", Answer.NO: "no", Answer.UNSURE: "not sure", None: "not answered"}


@dataclass(frozen=True, slots=True)
class VetDocument:
    """The offer, the answers, the reply, the checkpoints, and how it ended."""

    vet: Vet
    pasts: Pasts

    def __call__(self, width: int) -> Laid:
        """The lines for a width."""
        room, lines = min(width - 3, WIDEST), Lines()
        lines.begin("top", is_section=True)
        lines.add(line.pad_left(2) for line in wrapped(styled(self.vet.name, STRONG), room))
        for name, items in self._sections():
            if items:
                lines.blank()
                lines.begin(name, is_section=True)
                lines.add([styled(name, HEADING).pad_left(2)])
                lines.add(line.pad_left(2) for line in answer(items, room))
        lines.blank()
        return lines.laid()

    def _sections(self) -> Iterator[tuple[str, list[Item]]]:
        vet = self.vet
        offer = (("Client", vet.client), ("Offer", quoted(vet)), ("Status", standing(vet)))
        yield OFFER, [Item(text, label) for label, text in offer if text.strip()]
        yield FLAGS, [Item(f"{sign.short}: {ANSWERS[sign.answer]}") for sign in vet.signs]
        yield REPLY, [Item(reply(vet, self.pasts))]
        yield "Checkpoints", [Item(stop_said(stop)) for stop in vet.stops if stop_said(stop)]
        for beside in message_sections(vet.message):
            yield beside.name, list(beside.items)
        if vet.is_good_end:
            kept = [Item(vet.good_end.kept, KEPT)] if vet.good_end.kept.strip() else []
            yield ENDED, [Item(ended_said(vet)), *kept]
