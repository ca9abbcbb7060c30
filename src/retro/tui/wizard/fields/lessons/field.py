"""Lessons field: one lesson in the form at a time, the first one offered.

The first rule begins with an earlier own rule for the pivot, which going on keeps as it is: nothing new is written
then, only a review of it. Without one it begins with wording from the catalogue, which becomes the user's lesson only
by "Use this rule", or by changing anything in the form. Going on without that keeps none.
"""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from retro.core.gig.draft_position import BESIDE
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.wizard import lesson_drafting
from retro.core.wizard.history import EarlierLesson
from retro.core.wizard.lesson_drafting import LessonDrafts, Rules
from retro.core.wizard.question import Question
from retro.tui.kit.button import WordButton
from retro.tui.wizard.fields.base import Context, Field
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector
from retro.tui.wizard.fields.lessons.form import LessonForm
from retro.tui.wizard.fields.lessons.rule_list import RuleList

ANOTHER_RULE = "Another rule"
REMOVE_RULE = "Remove this rule"

KEEP_OWN = "Keep this rule ›"


class LessonsField(Field[Rules]):
    """Holds the rules being written, blank and offered ones too, and posts those in which something is written."""

    DEFAULT_CSS = """
    LessonsField {
        & > .own { height: 1; }
        & .offered, &.-offered > .own { display: none; }
        &.-offered .offered, &.-cleared .offered { display: block; }
    }
    """

    list = query_one(RuleList)
    form = query_one(LessonForm)

    def __init__(self, question: Question[Rules], value: Rules, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        self.book = lesson_drafting.initial_drafts(value, context.retrospective, context.memory)
        self._unread = lesson_drafting.shared_out(context.unread, self.book.rules)

    @property
    def unread(self) -> str:
        """Return the checkpoint's day that is not understood; those of several rules beside each other."""
        return BESIDE.join(filter(None, (self._unread.get(lesson.id, "") for lesson in self.book.rules)))

    def compose(self) -> ComposeResult:
        """Yield the list of rules, the form, the buttons."""
        yield RuleList()
        yield LessonForm(self.book.lesson, self.context.retrospective, self.context.memory, self.context.today)
        with Horizontal(classes="own"):
            yield WordButton(ANOTHER_RULE, id="another")
            yield WordButton(REMOVE_RULE, id="remove")

    def on_mount(self) -> None:
        """Show the first rule."""
        self._open(self.book)

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus what can be seen or heard, after the words that are there."""
        self.form.cue.focus()
        self.form.cue.begin()

    def show(self, retrospective: Retrospective) -> None:
        """Show changed ticked flags."""
        self.form.flag_selector.retrospective = retrospective

    def carry_on_as(self, value: Rules) -> None:
        """Take over the ids that the rules have in the copy."""
        ids = {old.id: new.id for old, new in zip(self.value, value, strict=True)}
        rules = tuple(lesson._replace(id=ids.get(lesson.id, lesson.id)) for lesson in self.book.rules)
        self._unread = {ids.get(id, id): text for id, text in self._unread.items()}
        self.book = replace(self.book, rules=rules)
        self.form.mark(self.book.lesson)
        self.value = value

    @property
    def offers(self) -> str:
        """Return the label of going on while that keeps an earlier own rule as it is."""
        return KEEP_OWN if self._own else ""

    @property
    def _own(self) -> EarlierLesson | None:
        """Return the earlier gig's rule that is offered unchanged."""
        return self.book.own(self.context.memory)

    def accept(self) -> None:
        """Keep an earlier own rule as it is; the catalogue's becomes nobody's by going on."""
        if self._own:
            self._keep_own(self._own)
        self.form.boxes.part()

    def read_widget(self) -> None:
        """Read the form."""
        lesson, unread = self.form.read()
        if unread != self._unread.get(lesson.id, ""):
            self._unread[lesson.id] = unread
            self.post_message(self.Unread(self.question.key, self.unread))
        before = self.book.lesson
        if lesson == before:
            return
        if self._own and lesson == before._replace(got_in_the_way=lesson.got_in_the_way):
            self.book = self.book.replace_open(lesson, is_offered=True)
            self.form.mark(lesson)
        else:
            was_own, memory = self._own is not None, self.context.memory
            after = lesson_drafting.sharpened(before, lesson, memory) if was_own else lesson
            self._put(after, is_offered=lesson_drafting.is_only_offered(after, memory))
            if was_own or self._own:
                self.form.mark(self.book.lesson)

    @on(LessonForm.Edited)
    def _edited(self, message: LessonForm.Edited) -> None:
        message.stop()
        self.read_widget()

    @on(FlagSelector.Chosen)
    def _flag(self, message: FlagSelector.Chosen) -> None:
        """Replace offered wording by that of the other red flag."""
        message.stop()
        before, after = self.book, self.book.about(message.flag, self.context.memory)
        if before.is_offered or before.lesson.is_blank:
            self._open(after)
        else:
            self._put(after.lesson)
            self.form.mark(self.book.lesson)

    @on(LessonForm.Passed)
    def _passed(self, message: LessonForm.Passed) -> None:
        """Keep an earlier own rule: both halves were gone through."""
        message.stop()
        self.accept()

    @on(WordButton.Pressed)
    def _pressed(self, message: WordButton.Pressed) -> None:
        """Handle the page's own buttons."""
        message.stop()
        does = {
            "keep": self._keep,
            "afresh": self._afresh,
            "sharpen": self._sharpen,
            "another": self._another,
            "remove": self._remove,
        }
        does[message.button.id or ""]()

    def _keep(self) -> None:
        """Take what is offered, both its halves, also once it was cleared; an earlier own rule stays as it is."""
        lesson, memory = self.book.lesson, self.context.memory
        whole = lesson_drafting.offered_again(lesson, memory) or lesson_drafting.whole_offer(lesson, memory)
        if whole != self.book.lesson:
            self._open(self.book.replace_open(whole, is_offered=True))
        if self._own:
            self._keep_own(self._own)
        else:
            self._put(self.book.lesson)
            self.form.offer(is_offered=False)
            self.form.next_time.focus()

    def _keep_own(self, rule: EarlierLesson) -> None:
        """Keep the earlier rule unchanged and save only its review."""
        look = lesson_drafting.review_of(rule, self.book.lesson, self.context.retrospective, self.context.today())
        self.post_message(self.RuleKept(rule.gig, rule.id, look, lesson_drafting.kept_text(rule, look)))

    def _sharpen(self) -> None:
        """Edit it: the first change makes it a new rule that replaces the old one."""
        self.focus_input()

    def _afresh(self) -> None:
        """Clear both halves; undo brings each back, and the button both."""
        self.form.clear()
        self.book = self.book.replace_open(self.book.lesson._replace(cue="", act=""))
        self.form.mark(self.book.lesson)
        self._draw()
        self.form.cue.focus()

    def _another(self) -> None:
        self._open(self.book.another(self.context.retrospective, self.context.memory))
        self.form.cue.focus()

    @on(RuleList.Removed)
    def _remove(self, message: RuleList.Removed | None = None) -> None:
        self._open(self.book.without(message.number if message else self.book.at, self.context.retrospective))

    @on(RuleList.Opened)
    def _opened(self, message: RuleList.Opened) -> None:
        message.stop()
        self._open(self.book.open(message.number))
        if message.is_entered:
            self.form.cue.focus()

    def _put(self, lesson: Lesson, *, is_offered: bool = False) -> None:
        """Take the form's rule, which the user changed; what is left of an offer alone stays only offered."""
        self.book = self.book.replace_open(lesson, is_offered=is_offered)
        self._draw()

    def _open(self, book: LessonDrafts) -> None:
        """Show the open rule in the form."""
        self.book = book
        self._unread = {lesson.id: self._unread.get(lesson.id, "") for lesson in book.rules}
        self.post_message(self.Unread(self.question.key, self.unread))
        self.form.show(book.lesson, self._unread.get(book.lesson.id, ""))
        self.form.offer(is_offered=book.is_offered)
        self._draw()

    def _draw(self) -> None:
        """Draw the rules, and report them if what is written changed."""
        self.list.show(self.book.rules, self.book.at)
        again = lesson_drafting.offered_again(self.book.lesson, self.context.memory)
        self.set_class(self.book.is_offered, "-offered")
        self.set_class(again is not None, "-cleared")
        if self.book.written != self.value:
            self.value = self.book.written
            self.post_message(self.Answered(self.question.key, self.value))
