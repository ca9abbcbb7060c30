"""A gig under way laid out: next checkpoint, what the vetting knew, past checkpoints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from textual.content import Content

from retro.core.analysis.preview import FLAGS_ALL_THE_SAME, flag_text, flags_then
from retro.core.formats.markdown.vet_document import left_as_typed
from retro.core.gig import telling_wording, wording
from retro.core.message.labels import how_told
from retro.core.sentences import without_stop
from retro.core.text.one_line import on_one_line
from retro.core.vet.flag_history import Pasts, history_of
from retro.core.vet.forecast import beside_the_end
from retro.core.vet.good_end import KEPT
from retro.core.vet.progress import Stop
from retro.core.vet.status_text import due_text, stop_text
from retro.core.vet.under_way.check_in import check_in_text, reached_on
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import OF_A_STOP
from retro.tui.kit.layout import HEADING, MUTED, Block, LayoutBuilder, hanging_indent, indented, wrapped
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.terminal.safe_text import safe_text, styled
from retro.tui.vet.taken_text import NEXT_CHECKPOINT

CLIENT = "Client: {}"
PAST_CHECKPOINTS = "Past checkpoints"
CHECK_INS = "Check-ins"
CHECKED, LEFT_OPEN = " · checked {}", " · still open when the gig ended"

WIDEST = 86
CHECKPOINT_ASKED = "Checkpoint, {}: “{}”. Has it come to that?"
CHECKPOINT = "Checkpoint, {}."
NEXT_CHECKPOINT_DUE = "Next checkpoint: {}, {}."
REACHED = "It has come to that, you said on {}: “{}”."
REACHED_UNNAMED = "It has come to the point where you'd stop, you said on {}."
NO_STOP = "No checkpoint set."
STOP_BEGUN = "Checkpoint not set yet. What you typed is saved: {}."
NO_FLAGS = "You saw no red flags."
NOT_VETTED = "This gig wasn't vetted."
NONE_ANSWERED = "You answered none of the questions."
SOME_ANSWERED_ONE, SOME_ANSWERED_MANY = (
    "No red flag in the one question you answered, of {1}.",
    "No red flags in the {0} questions you answered, of {1}.",
)
NONE_NOTED = "None noted."


@dataclass(frozen=True, slots=True)
class RunningPage:
    """Lays the gig out for a width."""

    vet: Vet
    pasts: Pasts
    today: date

    def __call__(self, width: int) -> LaidOutText:
        """Return the client, what was known and decided, past checkpoints and check-ins."""
        room, lines = min(width - 2, WIDEST), LayoutBuilder()
        kept = ((KEPT, self.vet.good_end.kept),) if self.vet.good_end.kept.strip() else ()
        for label, typed in (*kept, *left_as_typed(self.vet)):
            lines.add([styled(label, HEADING)])
            lines.add(indented(wrapped(safe_text(on_one_line(typed)), room - 2)))
            lines.blank()
        told = telling_wording.told_on(self.vet.told_on, how_told(self.vet.message))
        client = CLIENT.format(on_one_line(self.vet.client)) if self.vet.client.strip() else ""
        for beside in filter(None, (client, beside_the_end(self.vet), told)):
            lines.add(wrapped(styled(beside, "$secondary"), room))
            lines.blank()
        lines.add([styled(flags_then(self.vet), HEADING)])
        lines.add(indented(self._knew(room - 2)))
        passed = [stop for stop in self.vet.stops if stop.settled_on or self.vet.ended]
        if passed:
            lines.blank()
            lines.add([styled(PAST_CHECKPOINTS, HEADING)])
            for stop in passed:
                lines.add(indented(_passed(self.vet, stop, room - 2)))
        if self.vet.check_ins:
            lines.blank()
            lines.add([styled(CHECK_INS, HEADING)])
            for said in reversed(self.vet.check_ins):
                lines.add(indented(wrapped(safe_text(check_in_text(self.vet, said)), room - 2)))
        return lines.laid()

    def _knew(self, width: int) -> Block:
        flags = self.vet.flagged
        if not flags:
            return wrapped(styled(_none_of(self.vet), MUTED), width)
        block: Block = []
        for flag in flags:
            said = on_one_line(flag_text(flag, self.vet, self.pasts))
            block += hanging_indent(Content("· "), safe_text(said), width)
            if rule := history_of(flag, self.pasts).rule:
                block += indented(wrapped(styled(on_one_line(rule), MUTED), width - 2))
        return block


def _none_of(vet: Vet) -> str:
    """Return what is said in place of red flags: nobody saw none where nothing was asked."""
    if not vet.signs:
        return NONE_NOTED if flags_then(vet) == FLAGS_ALL_THE_SAME else NOT_VETTED
    answered = sum(flag.answer is not None for flag in vet.signs)
    if answered == len(vet.signs):
        return NO_FLAGS
    some = SOME_ANSWERED_ONE if answered == 1 else SOME_ANSWERED_MANY
    return some.format(answered, len(vet.signs)) if answered else NONE_ANSWERED


def next_stop(vet: Vet, today: date) -> str:
    """Return the sentence about the next checkpoint: a question once its day has come, an answer once it has one."""
    stop = vet.next_stop
    if stop is None:
        typed = filter(None, (vet.unread.get(line, "").strip() for line in OF_A_STOP))
        quoted = ", ".join(f"“{on_one_line(text)}”" for text in typed)
        return STOP_BEGUN.format(quoted) if quoted else NO_STOP
    text = without_stop(stop.text)
    if reached := reached_on(vet):
        return (REACHED if text else REACHED_UNNAMED).format(wording.short_day(reached), text)
    if stop.on is not None and stop.on <= today:
        on = wording.short_day(stop.on)
        return CHECKPOINT_ASKED.format(on, text) if text else CHECKPOINT.format(on)
    said = stop_text(stop)
    return NEXT_CHECKPOINT_DUE.format(said, due_text(stop.on, today)) if stop.on else NEXT_CHECKPOINT.format(said)


def _passed(vet: Vet, stop: Stop, width: int) -> Block:
    checked = vet.checked_on(stop)
    on = CHECKED.format(wording.short_day(checked)) if checked else LEFT_OPEN
    return wrapped(safe_text(stop_text(stop)) + styled(on, MUTED), width)
