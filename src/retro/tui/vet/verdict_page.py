"""The reasons of a verdict and the reply, laid out for a width."""

from __future__ import annotations

from dataclasses import dataclass, replace

from retro.core.lessons.word_match import RecalledRule, lines_unsaid
from retro.core.vet.begin import VetContext, verdict_then
from retro.core.vet.counting import explained
from retro.core.vet.decision import Decision
from retro.core.vet.reasons import Reason, no_reason_text
from retro.core.vet.replies.edited_reply import edited_reply
from retro.core.vet.replies.reply_places import open_note, without_places
from retro.core.vet.reply import price_aside, reply
from retro.core.vet.verdict import CHECK_FIRST, Verdict, not_asked_text
from retro.core.vet.vet import Vet
from retro.tui.kit.layout import HEADING, MUTED, Block, LayoutBuilder, indented, wrapped
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.terminal.safe_text import safe_text, styled

WHY = "Why"
EDITED = ", as you wrote it"
IF_SO = {
    Decision.TAKE: ", if you take it",
    Decision.NEGOTIATE: ", if you negotiate",
    Decision.DECLINE: ", if you decline",
    Decision.SLEEP: ", if you sleep on it",
}
"""After the heading of a reply that goes with a decision which isn't made."""
REPLY = "Your reply"

WIDEST = 86


@dataclass(frozen=True, slots=True)
class VerdictPage:
    """Lays reasons and reply out for a width."""

    vet: Vet
    known: VetContext
    recalled: tuple[RecalledRule, ...]
    """Rules without a red flag that the gig's words recall."""
    marked: Decision
    """Decision whose reply is shown."""
    not_asked: tuple[str, ...] = ()
    """Names of what the job post suggests and no question was about."""

    def __call__(self, width: int) -> LaidOutText:
        """Return the reasons, the reply, and how the weighing goes."""
        room, lines = min(width - 2, WIDEST), LayoutBuilder()
        found = verdict_then(self.vet, self.known)
        behind = [reason.behind for reason in found.reasons]
        lines.add([styled(WHY, HEADING)])
        for block in self._why(found, room):
            lines.add(indented(block))
        for line in filter(None, (not_asked_text(self.not_asked), *lines_unsaid(self.recalled, behind))):
            lines.add(indented(wrapped(safe_text(line), room - 2)))
        lines.blank()
        lines.add([styled(REPLY, HEADING) + styled(self._which(), MUTED)])
        vet = replace(self.vet, decision=self.marked)
        said = reply(vet, self.known.pasts)
        lines.add(indented(wrapped(safe_text(without_places(said)), room - 2)))
        for note in filter(None, (open_note(said), price_aside(vet, self.known.pasts))):
            lines.blank()
            lines.add(indented(wrapped(styled(note, MUTED), room - 2)))
        lines.blank()
        for sentence in (CHECK_FIRST, *explained(self.vet)):
            lines.add(wrapped(styled(sentence, MUTED), room))
        return lines.laid()

    def _which(self) -> str:
        if edited_reply(replace(self.vet, decision=self.marked)):
            return EDITED
        return "" if self.marked is self.vet.decision else IF_SO[self.marked]

    def _why(self, found: Verdict, width: int) -> list[Block]:
        if found.reasons:
            first = [wrapped(safe_text(found.first), width - 2)] if found.first else []
            return [*first, *(_reason(each, width - 2) for each in found.reasons)]
        return [wrapped(styled(no_reason_text(self.vet, self.not_asked), MUTED), width - 2)]


def _reason(reason: Reason, width: int) -> Block:
    behind = indented(wrapped(styled(reason.behind, MUTED), width - 2)) if reason.behind else []
    return [*wrapped(safe_text(reason.text), width), *behind]
