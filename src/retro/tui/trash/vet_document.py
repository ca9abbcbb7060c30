"""A deleted vet laid out to be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retro.core.formats.markdown.vet_document import HOW_IT_ENDED as ENDED
from retro.core.formats.markdown.vet_document import OFFER
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.message.reading import message_sections
from retro.core.vet.flag_history import Pasts, asked_name, history_of
from retro.core.vet.good_end import KEPT, ended_text
from retro.core.vet.reply import reply_shown
from retro.core.vet.status_text import offer_text, stop_text, vet_status_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import ANSWER_WORDS, VetFlag
from retro.tui.kit.layout import HEADING, STRONG, LayoutBuilder, answer_page, wrapped
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.terminal.safe_text import styled

FLAGS = "Red flags"
REPLY = "Your reply"

WIDEST = 82
"""Most cells of a line of text, however wide the window is."""


@dataclass(frozen=True, slots=True)
class VetDocument:
    """The offer, the answers, the reply, the checkpoints, and how it ended."""

    vet: Vet
    pasts: Pasts

    def __call__(self, width: int) -> LaidOutText:
        """Return the lines for a width."""
        room, lines = min(width - 3, WIDEST), LayoutBuilder()
        lines.begin("top", is_section=True)
        lines.add(line.pad_left(2) for line in wrapped(styled(self.vet.name, STRONG), room))
        for name, items in self._sections():
            if items:
                lines.blank()
                lines.begin(name, is_section=True)
                lines.add([styled(name, HEADING).pad_left(2)])
                lines.add(line.pad_left(2) for line in answer_page(items, room))
        lines.blank()
        return lines.laid()

    def _asked(self, flag: VetFlag) -> bool:
        return self.vet.was_vetted or flag.answer is not None

    def _answered(self, flag: VetFlag) -> str:
        if not self.vet.was_vetted:
            return f"{flag.short}: {ANSWER_WORDS[flag.answer]}"
        said = history_of(flag, self.pasts).as_said(flag.answer)
        return f"{asked_name(flag, self.pasts)}: {ANSWER_WORDS[said]}"

    def _sections(self) -> Iterator[tuple[str, list[AnswerEntry]]]:
        vet = self.vet
        offer = (("Client", vet.client), ("Offer", offer_text(vet)), ("Status", vet_status_text(vet)))
        yield OFFER, [AnswerEntry(text, label) for label, text in offer if text.strip()]
        yield FLAGS, [AnswerEntry(self._answered(flag)) for flag in vet.signs if self._asked(flag)]
        if vet.was_vetted:
            yield REPLY, [AnswerEntry(reply_shown(vet, self.pasts))]
        yield "Checkpoints", [AnswerEntry(stop_text(stop)) for stop in vet.stops if stop_text(stop)]
        for beside in message_sections(vet):
            yield beside.name, list(beside.items)
        if vet.is_good_end:
            kept = [AnswerEntry(vet.good_end.kept, KEPT)] if vet.good_end.kept.strip() else []
            yield ENDED, [AnswerEntry(ended_text(vet)), *kept]
