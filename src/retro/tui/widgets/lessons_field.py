"""The rules for next time, one in the form at a time.

The first rule begins with wording from the catalogue, chosen by the pivot. That wording is offered, and says so; it is
nobody's lesson until it is made one's own: by changing anything in the form, by "Keep this rule", or by Enter in its
second half. What is only offered is never posted, so going on from it skips it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one

from retro.core import rules
from retro.core.questions import Question
from retro.core.retrospective import Lesson, Retrospective
from retro.core.rules import Rules
from retro.tui.text import Words, shown
from retro.tui.widgets.field import Context, Field
from retro.tui.widgets.lesson_form import LessonForm
from retro.tui.widgets.rule_list import RuleList
from retro.tui.widgets.sign_line import SignLine
from retro.tui.widgets.word_button import WordButton

OFFERED = "Offered, not yours yet: change it, or"


class LessonsField(Field):
    """Holds the rules being written, blank and offered ones too, and posts those in which something is written."""

    DEFAULT_CSS = """
    LessonsField {
        & > .buttons { height: auto; }
        & > .buttons > Words { width: auto; padding: 0 1; color: $foreground-muted; }
        & .offered, &.-offered .own { display: none; }
        &.-offered .offered { display: block; }
    }
    """

    list = query_one(RuleList)
    form = query_one(LessonForm)

    def __init__(self, question: Question, value: object, context: Context, label: str = "") -> None:
        super().__init__(question, value, context, label)
        written = cast(Rules, value)
        self._rules = written or (rules.offered(rules.first_sign(context.whole)),)
        self._at = 0
        self._offered = None if written or self._rules[0].is_blank else self._rules[0]
        self._unread = context.unread

    @property
    def lesson(self) -> Lesson:
        """The rule in the form."""
        return self._rules[self._at]

    @property
    def unread(self) -> str:
        """What stands for a stop's day and is not understood."""
        return self._unread

    def compose(self) -> ComposeResult:
        """The list of rules, the form, the buttons."""
        yield RuleList()
        yield LessonForm(self.lesson, self.context.whole, self.context.memory, self.context.today)
        with Horizontal(classes="buttons"):
            yield Words(shown(OFFERED), classes="offered")
            yield WordButton("Keep this rule", id="keep", classes="offered")
            yield WordButton("Start afresh", id="afresh", classes="offered")
            yield WordButton("Another rule", id="another", classes="own")
            yield WordButton("Remove this rule", id="remove", classes="own")

    def on_mount(self) -> None:
        """Show the first rule."""
        self._open(0, self._unread)

    def enter(self, cursor: int | None = None) -> None:
        """Begin with what can be seen or heard."""
        self.form.cue.focus()

    def show(self, whole: Retrospective) -> None:
        """The ticked flags may be others."""
        self.form.sign.whole = whole

    def settle(self) -> None:
        """Take in what stands in the form."""
        lesson, unread = self.form.read()
        if unread != self._unread:
            self._unread = unread
            self.post_message(self.Unread(self.question.key, unread))
        if lesson != self.lesson:
            self._put(lesson)

    @on(LessonForm.Edited)
    def _edited(self, message: LessonForm.Edited) -> None:
        message.stop()
        self.settle()

    @on(SignLine.Chosen)
    def _sign(self, message: SignLine.Chosen) -> None:
        """Another sign brings its own wording along, as long as the wording is nobody's."""
        message.stop()
        if rules.is_as_offered(self.lesson):
            self._offer(rules.offered(message.flag))
        else:
            lesson = rules.about(self.lesson, message.flag)
            self.form.mark(lesson)
            self._put(lesson)

    @on(LessonForm.Passed)
    def _passed(self, message: LessonForm.Passed) -> None:
        """Both halves were gone through: the rule is one's own."""
        message.stop()
        if self._offered:
            self._put(self.lesson)

    @on(WordButton.Pressed)
    def _pressed(self, message: WordButton.Pressed) -> None:
        """The page has buttons of its own: these are not for it."""
        message.stop()
        does = {"keep": self._keep, "afresh": self._afresh, "another": self._another, "remove": self._remove_this}
        does[message.button.id or ""]()

    def _keep(self) -> None:
        """What was offered is one's own now."""
        if self._offered:
            self._put(self.lesson)
            self.form.next_time.focus()

    def _afresh(self) -> None:
        """The same sign, without words to start from."""
        self._offer(replace(self.lesson, cue="", act=""))
        self.form.cue.focus()

    def _another(self) -> None:
        """One more, about a sign that has none yet."""
        self._rules = rules.kept(self._rules)
        lesson = rules.offered(rules.next_sign(self.context.whole, self._rules))
        self._rules = (*self._rules, lesson)
        self._at = len(self._rules) - 1
        self._offer(lesson)
        self.form.cue.focus()

    def _remove_this(self) -> None:
        self._remove(self._at)
        self.form.cue.focus()

    @on(RuleList.Removed)
    def _remove_listed(self, message: RuleList.Removed) -> None:
        message.stop()
        self._remove(message.number)

    @on(RuleList.Opened)
    def _opened(self, message: RuleList.Opened) -> None:
        message.stop()
        if message.number != self._at:
            self._open(message.number)
        if message.is_entered:
            self.form.cue.focus()

    def _offer(self, lesson: Lesson) -> None:
        """Put a rule that is nobody's yet in the place of the one in the form."""
        self._rules = (*self._rules[: self._at], lesson, *self._rules[self._at + 1 :])
        self._offered = None if lesson.is_blank else lesson
        self._open(self._at)
        self._post()

    def _put(self, lesson: Lesson) -> None:
        """The rule in the form reads otherwise now, and is one's own."""
        self._rules = (*self._rules[: self._at], lesson, *self._rules[self._at + 1 :])
        self._offered = None
        self._draw()
        self._post()

    def _remove(self, number: int) -> None:
        left = self._rules[:number] + self._rules[number + 1 :]
        self._rules = left or (rules.about(Lesson(), rules.first_sign(self.context.whole)),)
        self._offered = None
        self._open(min(self._at, len(self._rules) - 1))
        self._post()

    def _open(self, number: int, unread: str = "") -> None:
        self._at = number
        self.form.show(self.lesson, unread)
        self._draw()

    def _draw(self) -> None:
        self.list.show(self._rules, self._at)
        self.set_class(self._offered is not None and self._offered is self.lesson, "-offered")

    def _post(self) -> None:
        """Tell what is written; offered and blank ones are not."""
        value = rules.kept(tuple(lesson for lesson in self._rules if lesson is not self._offered))
        if value != self.value:
            self.value = value
            self.post_message(self.Answered(self.question.key, value))
