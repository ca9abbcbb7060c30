"""Asks for one rule, from its red flag to its checkpoint; an earlier rule about that red flag comes first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing

from retro.commands.document_saver import interrupted_after
from retro.commands.lines.choosing import choose, choose_or_clear, number_or_sentence
from retro.commands.lines.steps import in_turn
from retro.commands.plain.asking import Asking, one_line, one_text, sentence_of
from retro.core.gig import line_kinds, wording
from retro.core.gig.flag_names import flag_key
from retro.core.gig.part_kinds import Lessons
from retro.core.gig.retrospective import Lesson
from retro.core.text.one_line import on_one_line
from retro.core.wizard import lesson_drafting
from retro.core.wizard.flag_note import close_rule
from retro.core.wizard.history import EarlierLesson
from retro.core.wizard.lesson_drafting import LessonDrafts, Rules
from retro.core.wizard.rule_parts import with_cue
from retro.storage.errors import StoreError
from retro.storage.opening import open_store

KEEPS_IT = "keep it"
NO_FLAG = "no red flag in particular"
WHICH_FLAG = "Which red flag is it about?"
IN_THE_WAY = "What got in the way?"
REPLACES = "Does the new rule replace it?"
CUE = "If … (what I'd notice)."
ACT = "Then I … (what I do first)."
NEXT_TIME = "When might this come up next? Such as: first week of the next gig."
CHECKPOINT = "A checkpoint (optional). Stop if … (e.g. nothing works yet)."
BY = "By which day? {}, or Enter to skip."
DAY = line_kinds.Day("e.g. in 2 weeks, 1 December", ahead=True)
YOURS = "Your rule: {}"
USE, OWN = "Use this rule", "Write my own"
KEEP, SHARPEN, ANOTHER = "Keep it", "Sharpen it", "Write another"


class RuleAsker:
    """The rules of a gig, with the one that is open; each change is saved."""

    def __init__(self, asking: Asking[Lessons, Rules]) -> None:
        self._asking = asking
        self.drafts: LessonDrafts = lesson_drafting.initial_drafts(
            asking.value, asking.answers.retrospective, asking.memory
        )

    def write(self) -> None:
        """Ask for the open rule."""
        earlier = (self._in_the_way, self._replaces)
        rule = (self._rule, self._next_time, self._stop, self._stop_on)
        in_turn(self._asking.console, [self._about, *earlier, *rule])

    def open(self, number: int) -> None:
        """Open one of the rules that are written, by its place from zero, and ask for it."""
        self.drafts = LessonDrafts(self.drafts.written, number)
        self.write()

    def write_another(self) -> None:
        """Ask for another rule."""
        self.drafts = self.drafts.another(self._asking.answers.retrospective, self._asking.memory)
        self.write()

    def remove(self, number: int) -> None:
        """Remove one of the rules that are written, by its place from zero."""
        self.drafts = LessonDrafts(self.drafts.written).without(number, self._asking.answers.retrospective)
        self._put()

    @property
    def _lesson(self) -> Lesson:
        return self.drafts.lesson

    def _change(self, lesson: Lesson) -> None:
        """Take the open rule, which the user changed; what is left of an offer alone stays only offered."""
        is_offered = lesson_drafting.is_only_offered(lesson, self._asking.memory)
        self.drafts = self.drafts.replace_open(lesson, is_offered=is_offered)
        self._put()

    def _put(self) -> None:
        self._asking.replace_answer(self.drafts.written)

    def _about(self) -> None:
        """Ask which red flag the rule is about, if there are several."""
        retrospective = self._asking.answers.retrospective
        if not retrospective.red_flags:
            return
        choices = (*retrospective.red_flags, None)
        stands = lesson_drafting.flag_of(self._lesson, retrospective)
        labels = [(on_one_line(flag.label) if flag else NO_FLAG, flag) for flag in choices]
        self._asking.say(WHICH_FLAG)
        flag = choose(self._asking.console, labels, stands, chosen=choices.index(stands))
        if flag == stands:
            return
        self.drafts = self.drafts.about(flag, self._asking.memory)
        self._put()

    def _in_the_way(self) -> None:
        """Show the earlier rule, and ask what got in its way; without one, show a sister's."""
        retrospective, key = self._asking.answers.retrospective, flag_key(self._lesson.flag or "")
        earlier = lesson_drafting.earlier_rule(self._lesson, self._asking.memory)
        if earlier is None:
            flag = lesson_drafting.flag_of(self._lesson, retrospective)
            if close := close_rule(flag, self._asking.memory):
                self._asking.say(close)
            return
        label = lesson_drafting.earlier_label(earlier, self._asking.memory, key, retrospective)
        self._asking.say(f"{label}: {earlier.rule}")
        if lesson_drafting.could_be_kept(earlier, retrospective):
            self._asking.say(IN_THE_WAY)
            way = choose_or_clear(self._asking.console, wording.OBSTACLE, self._lesson.got_in_the_way)
            self._say_of_earlier(self._lesson._replace(got_in_the_way=way))

    def _replaces(self) -> None:
        """Ask whether the new rule replaces the earlier one, unless that is what is offered."""
        earlier = lesson_drafting.earlier_rule(self._lesson, self._asking.memory)
        if earlier is None or self._own:
            return
        self._asking.say(REPLACES)
        stands = self._lesson.replaces
        labels = [("Yes", earlier.id), ("No", None)]
        replaces = choose(self._asking.console, labels, stands, chosen=0 if stands else None)
        self._say_of_earlier(self._lesson._replace(replaces=replaces))

    def _say_of_earlier(self, lesson: Lesson) -> None:
        """Take what was said of the earlier rule; an offer stays one."""
        self.drafts = self.drafts.replace_open(lesson, is_offered=self.drafts.is_offered)
        self._put()

    def _rule(self) -> None:
        own, is_asked = self._own, True
        if own:
            is_asked = self._offer_own(own)
        elif self.drafts.is_offered:
            is_asked = self._offer()
        if is_asked:
            in_turn(self._asking.console, [self._cue, self._act])

    def _offer_own(self, own: EarlierLesson) -> bool:
        """Ask whether an earlier rule stays, and tell whether both halves are to be asked for."""
        found = number_or_sentence(self._asking.console, [KEEP, SHARPEN, ANOTHER], skips=KEEPS_IT)
        if isinstance(found, str):
            return not self._take(found)
        if found in (None, 0):
            self._keep(own)
            return False
        after = self._lesson._replace(cue="", act="") if found == 2 else self._lesson._replace(replaces=own.id)
        self.drafts = self.drafts.replace_open(after)
        return True

    def _offer(self) -> bool:
        """Ask whether the suggestion is used, and tell whether both halves are to be asked for."""
        self._asking.say(f"Suggested: {on_one_line(wording.rule_text(self._lesson))}")
        found = number_or_sentence(self._asking.console, [USE, OWN])
        if isinstance(found, str):
            return not self._take(found)
        if found == 0:
            self._change(self._lesson)
        if found == 1:
            self.drafts = self.drafts.replace_open(self._lesson._replace(cue="", act=""))
        return found == 1

    def _take(self, typed: str) -> bool:
        """Take a rule typed in place of a number, and tell whether it was a whole one."""
        lesson = with_cue(self._lesson._replace(cue="", act=""), typed)
        self._change(lesson)
        if lesson.act:
            self._asking.say(YOURS.format(on_one_line(wording.rule_text(lesson))))
        return bool(lesson.act)

    def _cue(self) -> None:
        self._line(CUE, self._lesson.cue, lambda text: with_cue(self._lesson, text))

    def _act(self) -> None:
        self._line(ACT, self._lesson.act, lambda text: self._lesson._replace(act=text))

    @property
    def _own(self) -> EarlierLesson | None:
        """Return the earlier gig's rule that is offered unchanged."""
        return self.drafts.own(self._asking.memory)

    def _keep(self, rule: EarlierLesson) -> None:
        """Keep the earlier rule unchanged and save only its review."""
        from retro.storage.writing.reviewing import save_review

        asking = self._asking
        look = lesson_drafting.review_of(rule, self._lesson, asking.answers.retrospective, asking.today())
        with interrupted_after(), closing(open_store(asking.paths.library, asking.paths.backups)) as store:
            try:
                save_review(store, rule.gig, rule.id, look)
            except StoreError as error:
                asking.say(str(error))
            else:
                asking.say(lesson_drafting.kept_text(rule, look))

    def _next_time(self) -> None:
        if self._is_own:
            self._line(NEXT_TIME, self._lesson.next_time, lambda text: self._lesson._replace(next_time=text))

    def _stop(self) -> None:
        if self._is_own:
            self._line(CHECKPOINT, self._lesson.stop, lambda text: self._lesson._replace(stop=text))

    def _stop_on(self) -> None:
        kept = self._lesson.stop_on
        if not self._is_own or not (self._lesson.stop.strip() or kept):
            return
        self._asking.say(BY.format(sentence_of(DAY.placeholder)))
        entered = one_line(
            self._asking,
            wording.day_text(kept),
            lambda text: DAY.understood(text, self._asking.today(), kept),
            None,
            key=self._asking.question.key,
        )  # fmt: skip
        if entered:
            self._change(self._lesson._replace(stop_on=entered.value))

    @property
    def _is_own(self) -> bool:
        """Tell whether there is a rule; what belongs to one is asked only then."""
        return not (self.drafts.is_offered or self._lesson.is_blank)

    def _line(self, prompt: str, stands: str, changed: Callable[[str], Lesson]) -> None:
        self._asking.say(prompt)
        found = one_text(self._asking, stands)
        if found is not None:
            self._change(changed(found))
