"""Form of one lesson: red flag, earlier lesson, if, then, next occasion, checkpoint."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.text.clock import Clock, TypedOn
from retro.core.wizard import lesson_drafting
from retro.core.wizard.history import GigHistory
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.text.form_line import FormLine
from retro.tui.kit.text.text_box import SmallText
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields.lessons.earlier_lesson import EarlierRule
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector
from retro.tui.wizard.fields.lessons.rule_boxes import AS_SUGGESTED, RuleBoxes
from retro.tui.wizard.fields.lessons.stop_line import StopLine

SHARPEN = "Sharpen it"

IF, THEN = "If … (what I'd notice)", "then I … (what I do first)"
NEXT_TIME = "When might this come up next?"
NEXT_SUCH_AS = "e.g. first week of the next gig"

CUE = "e.g. the same thing has blocked me for three hours"
ACT = "e.g. write two lines: what is stuck, and when they hear from me next"
SUGGESTED, USE, OWN = "Suggested:", "Use this rule", "Write my own"
YOURS, KEEP_IT, ANOTHER = "Your own:", "Keep it", "Write another"


class OfferLine(Horizontal):
    """Says that the words in the form are only offered, and whose they are; its buttons end that."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    OfferLine { height: auto; width: 1fr; }
    OfferLine > SafeLabel { width: auto; padding: 0 1; color: $secondary; }
    OfferLine > Horizontal { height: 1; width: 1fr; }
    OfferLine #sharpen { display: none; }
    OfferLine.-own #sharpen { display: block; }
    OfferLine.-again #sharpen, OfferLine.-again #afresh { display: none; }
    .-narrow OfferLine { layout: vertical; }
    """

    said = query_one(SafeLabel)
    keep = query_one("#keep", WordButton)
    afresh = query_one("#afresh", WordButton)

    def compose(self) -> ComposeResult:
        """Yield words before the buttons."""
        yield SafeLabel(safe_text(SUGGESTED))
        with Horizontal():
            yield WordButton(USE, id="keep")
            yield WordButton(SHARPEN, id="sharpen")
            yield WordButton(OWN, id="afresh")

    def show_source(self, *, is_own: bool, is_again: bool) -> None:
        """Say whether the words are an earlier own rule, or the catalogue's; once cleared, only offer them again."""
        self.set_class(is_own, "-own")
        self.set_class(is_again, "-again")
        self.said.update(safe_text(YOURS if is_own else SUGGESTED))
        self.keep.label, self.afresh.label = (KEEP_IT, ANOTHER) if is_own else (USE, OWN)


class LessonForm(Widget):
    """Shows a rule, and reports changes."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    LessonForm {
        height: auto; width: 1fr; max-width: 96;
        & > .next { height: 1; padding: 0 1; }
        & > .next > SafeLabel { width: auto; margin-right: 2; color: $foreground-muted; }
    }
    .-narrow LessonForm > .next { layout: vertical; height: 2; }
    """

    flag_selector = query_one(FlagSelector)
    before = query_one(EarlierRule)
    offer_line = query_one(OfferLine)
    cue = query_one("#cue", SmallText)
    act = query_one("#act", SmallText)
    next_time = query_one("#next_time", FormLine)
    stop = query_one(StopLine)

    class Edited(Message):
        """Posted when the rule changed."""

    class Passed(Message):
        """Posted on Enter in its second half."""

    def __init__(self, lesson: Lesson, retrospective: Retrospective, memory: GigHistory, today: Clock) -> None:
        super().__init__()
        self.lesson = lesson
        self._retrospective = retrospective
        self._memory = memory
        self._typed_on = TypedOn(today)
        self._unread = ""
        self._is_shown = False
        """True once the form holds the rule; before that its content means nothing."""

    def compose(self) -> ComposeResult:
        """Yield the parts from the red flag to the checkpoint, as a gig would meet them."""
        yield FlagSelector(self._retrospective)
        yield EarlierRule(self._memory)
        yield OfferLine(classes="offered")
        yield SmallText("", IF, CUE, is_line=True, id="cue")
        yield SmallText("", THEN, ACT, is_line=True, id="act")
        with Horizontal(classes="next"):
            yield SafeLabel(safe_text(NEXT_TIME))
            yield FormLine("next_time", NEXT_SUCH_AS)
        yield StopLine()

    def show(self, lesson: Lesson, unread: str = "") -> None:
        """Show a rule, with text for its day that was not understood."""
        self._unread = unread
        if self.cue.text != lesson.cue:
            self.cue.text = lesson.cue
        if self.act.text != lesson.act:
            self.act.text = lesson.act
        self.next_time.value = lesson.next_time
        self.stop.show(lesson, unread)
        self._is_shown = True
        self.mark(lesson)
        self.stop.read(lesson, self._typed_on)

    def clear(self) -> None:
        """Clear both halves, as edits that can be undone; they are as offered again then."""
        self.cue.set_text("")
        self.act.set_text("")

    def mark(self, lesson: Lesson) -> None:
        """Show another link to the earlier rule, and leave the words."""
        self.lesson = lesson
        self.flag_selector.show_flags(self.flag_selector.retrospective, lesson)
        self.before.show(lesson, self.flag_selector.retrospective)
        again = lesson_drafting.offered_again(lesson, self._memory)
        is_own = lesson_drafting.own_offer(lesson, self._memory) is not None
        is_own_again = again is not None and lesson_drafting.own_offer(again, self._memory) is not None
        self.offer_line.show_source(is_own=is_own or is_own_again, is_again=again is not None)
        self.stop.mark(lesson, None if is_own else self.before.earlier)

    def on_mount(self) -> None:
        """Begin with nothing offered."""
        self.boxes = RuleBoxes(self.cue, self.act)

    def offer(self, *, is_offered: bool) -> None:
        """Mark both halves as only offered, or as the user's own; an earlier own rule is no suggestion."""
        lesson = self.lesson if is_offered else Lesson.new()
        is_own = lesson_drafting.own_offer(self.lesson, self._memory) is not None
        self.boxes.offer(lesson.cue, lesson.act, "" if is_own else AS_SUGGESTED)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Part a whole rule in the first box once another part of the screen has the focus."""
        if event.widget is self.cue and self.is_attached and self.screen.focused not in (None, self.cue):
            self.boxes.part()

    def read(self) -> tuple[Lesson, str]:
        """Return the rule in the form, and the text for its day that is not understood."""
        if not self._is_shown:
            return self.lesson, self._unread
        lesson = self.lesson._replace(cue=self.cue.text, act=self.act.text, next_time=self.next_time.value)
        return self.stop.read(lesson, self._typed_on)

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _written(self, message: TextArea.Changed | Input.Changed) -> None:
        """Report a change, unless `show` made it."""
        message.stop()
        self.boxes.undo_both()
        self.boxes.mark()
        lesson, unread = self.read()
        if (lesson, unread) != (self.lesson, self._unread):
            self._unread = unread
            self._edit(lesson)

    @on(EarlierRule.Judged)
    def _judged(self, message: EarlierRule.Judged) -> None:
        message.stop()
        self._edit(self.lesson._replace(got_in_the_way=message.obstacle))

    @on(ChoiceRow.Chosen, "#replaces")
    def _replaces(self, message: ChoiceRow.Chosen) -> None:
        message.stop()
        earlier = self.before.earlier
        self._edit(self.lesson._replace(replaces=earlier.id if earlier and message.value else None))

    @on(SmallText.Entered, "#act")
    def _pass(self, message: SmallText.Entered) -> None:
        message.stop()
        self.post_message(self.Passed())

    def _edit(self, lesson: Lesson) -> None:
        self.lesson = lesson
        self.post_message(self.Edited())
