"""An older gig, line by line: its name, its month, what was there, one rule."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from types import MappingProxyType

from retro.commands.keeping import Keeping
from retro.commands.output import put_line, tell
from retro.commands.plain.asking import Asking, in_turn, one_line
from retro.commands.plain.console import Back, Console, GoTo, Leave
from retro.commands.plain.kinds.flags import flags
from retro.commands.plain.remembering import INTERRUPTED, remember_gigs
from retro.core.gig import flag_catalogue, wording
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.retrospective import Facts, Lesson, Retrospective, Status, now
from retro.core.text.months import last_day
from retro.core.wizard import lesson_drafting, notes
from retro.core.wizard.history import GigHistory
from retro.core.wizard.questions import Question, every_question
from retro.paths import Paths
from retro.storage.care.startup import check

FIRST = "This is the first question."
FIVE = "There are only five questions; :b goes back through them."
NAME = "What was it? A name you'll recognise later."
MONTH = "When did it end? Such as March 2025, or Enter to skip."
FLAGS = "Red flags. What can you see now that was hard to see then? Three is plenty."
RULE = "One rule: if … Such as: {}."
THEN = "Then I … Such as: {}."
NOTHING_SAVED = "Nothing was written, so nothing was saved."
DRAFT = "Saved as a draft. To carry on: retro new --plain {}"
FINISHED = "Finished. To read it: retro show {}"

CUE, ACT = "what I'd notice", "what I do first"
BEGIN = "An older gig (1 minute). :? lists the commands, :q leaves it as a draft."


def older(paths: Paths, options: Namespace) -> int:
    """`retro older`."""
    for notice in check(paths):
        tell(notice)
    return tell_older(paths, Console())


def tell_older(paths: Paths, console: Console) -> int:
    """Ask for an older gig; the exit code."""
    begun = Retrospective.new(facts=Facts(status=Status.OVER))
    keeping = Keeping(paths, begun)
    gig = _OlderGig(console, keeping, remember_gigs(paths, begun.id), paths)
    try:
        return gig.hold()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        keeping.close()


class _OlderGig:
    """What is told of it so far. Nothing is saved of one that was only begun."""

    def __init__(self, console: Console, keeping: Keeping[Retrospective], memory: GigHistory, paths: Paths) -> None:
        self._console, self._keeping, self._memory, self._paths = console, keeping, memory, paths
        self._begun = self.retrospective = keeping.document
        self._lesson = Lesson.new()
        self._unread = ""

    def hold(self) -> int:
        """Ask for all of it; finished at the end, a draft before."""
        self._console.say(BEGIN)
        try:
            self._through()
            self.retrospective = self.retrospective._replace(finished_at=now()).touched()
            self._save()
        except (Leave, EOFError):
            self._save()
        finally:
            self._keeping.settle()
            self._tell_id()
        return 0 if self._keeping.is_saved else 1

    def answer(self, question: Question, value: object) -> None:
        """Take an answer, and save it."""
        self.retrospective = question.put(self.retrospective, value).touched()
        self._save()

    def leave_unread(self, key: str, text: str) -> None:
        """Keep a month that is not understood with the draft."""
        self._unread = text
        self._save()

    def _through(self) -> None:
        while True:
            try:
                in_turn([self._name, self._month, self._flags, self._cue, self._act])
                return
            except Back:
                self._console.say(FIRST)
            except GoTo:
                self._console.say(FIVE)

    def _name(self) -> None:
        self._console.say(NAME)
        while True:
            self._line("title")
            if self.retrospective.facts.title:
                return
            self._console.say(notes.NEEDS_NAME)

    def _month(self) -> None:
        self._console.say(MONTH)
        stands = wording.day_text(self.retrospective.facts.ended_on)

        def meant(text: str) -> tuple[object, str]:
            day = last_day(text, date.today())
            return day, wording.long_day(day) if day else ""

        asking = self._asking("ended_on")
        found = one_line(asking, stands, meant, "", key="ended_on")
        if found is not None:
            asking.put(found or None)

    def _flags(self) -> None:
        self._console.say(FLAGS)
        flags(self._asking("red_flags"))

    def _cue(self) -> None:
        self._lesson = lesson_drafting.relinked(self._lesson, lesson_drafting.first_sign(self.retrospective))
        known = flag_catalogue.by_code(self._lesson.flag) if self._lesson.flag else None
        self._console.say(RULE.format(known.cue if known else CUE))
        self._rule("cue")

    def _act(self) -> None:
        known = flag_catalogue.by_code(self._lesson.flag) if self._lesson.flag else None
        self._console.say(THEN.format(known.act if known else ACT))
        self._rule("act")

    def _rule(self, name: str) -> None:
        asking = self._asking("lessons")
        found = one_line(asking, str(getattr(self._lesson, name)), lambda text: (text, ""), "")
        if found is not None:
            self._lesson = self._lesson._replace(**{name: str(found)})  # type: ignore[arg-type]  # a text by name
        asking.put(lesson_drafting.written_only((self._lesson,)))

    def _line(self, key: str) -> None:
        asking = self._asking(key)
        found = one_line(asking, str(asking.value or ""), lambda text: (text, ""), "")
        if found is not None:
            asking.put(found)

    def _asking(self, key: str) -> Asking:
        question = next(question for *_, question in every_question() if question.key == key)
        return Asking(self._console, self, question, self._memory, date.today, self._paths)

    def _save(self) -> None:
        """Unless only what every older gig begins with is in it."""
        if self.retrospective._replace(updated_at=self._begun.updated_at) == self._begun:
            return
        unread = MappingProxyType({"ended_on": self._unread} if self._unread else {})
        place = DraftPosition("ending", 0, True, unread) if self.retrospective.is_draft else None
        self._keeping.put(self.retrospective, place, can_wait=self._console.is_hurried)
        self.retrospective = self._keeping.document

    def _tell_id(self) -> None:
        if self._keeping.document is self._begun:
            self._console.say(NOTHING_SAVED)
            return
        id = self.retrospective.id[:8]
        if self.retrospective.is_draft:
            self._console.say(DRAFT.format(id))
        else:
            self._console.say(FINISHED.format(id))
        put_line(id)
