"""Asks for an older gig line by line: how it ended, its name, client, month and hours, red flags, one rule."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from retro.commands.keeping import Keeping
from retro.commands.line_commands import FIRST, Back, GoTo, Leave, in_turn
from retro.commands.output import put_line, tell
from retro.commands.plain.asking import AnyAsking, Asking, V, number_of, one_line
from retro.commands.plain.console import Console
from retro.commands.plain.kinds.flags import flags
from retro.commands.plain.kinds.lines import typed
from retro.commands.plain.remembering import INTERRUPTED, remember_gigs
from retro.core.gig import flag_catalogue, wording
from retro.core.gig.choices import Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Facts, Lesson, Retrospective, now
from retro.core.text.months import last_day
from retro.core.vet.clients import known_lines
from retro.core.vet.ending import Ending
from retro.core.vet.good_end import KEPT, older_good_end
from retro.core.vet.vet import Vet
from retro.core.wizard import lesson_drafting, notes
from retro.core.wizard.history import GigHistory
from retro.core.wizard.question import Question
from retro.core.wizard.questions import every_question
from retro.paths import Paths
from retro.storage.care.startup import check

FEW = "There are only a few questions; :b goes back through them."
END = "How did it end? Enter is for badly."
NAME = "What was it? A name you'll recognise later."
CLIENT, SOURCE = "Who was it for?", "Where did you find it?"
ESTIMATED, WORKED = "How many hours had you estimated?", "How many did it take?"
MONTH = "When did it end? Such as March 2025, or Enter to skip."
FLAGS = "Red flags. What can you see now that was hard to see then? Three is plenty."
RULE = "One rule: if … Such as: {}."
THEN = "Then I … Such as: {}."
NOTHING_SAVED = "Nothing was written, so nothing was saved."
DRAFT = "Saved as a draft. To carry on: retro new --plain {}"
FINISHED = "Finished. To read it: retro show {}"
GOOD_END = "Saved as a good end. To read it: retro vet {}"

CUE, ACT = "what I'd notice", "what I do first"
ENDS = {Ending.WRONG: "badly", Ending.WELL: "well"}
BEGIN = "An older gig (1 minute). :? lists the commands, :q leaves it as a draft."


def older(paths: Paths, options: Namespace) -> int:
    """Run `retro older`."""
    for notice in check(paths):
        tell(notice)
    return tell_older(paths, Console())


def tell_older(paths: Paths, console: Console) -> int:
    """Ask for an older gig. Returns the exit code."""
    begun = Retrospective.new(facts=Facts(status=Status.OVER))
    gig = _OlderGig(console, Keeping(paths, begun), remember_gigs(paths, begun.id), paths)
    try:
        return gig.hold()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gig.close()


class _OlderGig:
    """The older gig told so far. One that was only begun is not saved; one that ended well is saved as a good end."""

    def __init__(self, console: Console, keeping: Keeping[Retrospective], memory: GigHistory, paths: Paths) -> None:
        self._console, self._keeping, self._memory, self._paths = console, keeping, memory, paths
        self._good_end = Keeping(paths, Vet())
        self._begun = self.retrospective = keeping.document
        self._lesson = Lesson.new()
        self._end, self._kept = Ending.WRONG, ""
        self._unread: dict[str, str] = {}

    def hold(self) -> int:
        """Ask for everything. The gig is finished at the end and a draft until then."""
        self._console.say(BEGIN)
        try:
            self._through()
            self.retrospective = self.retrospective._replace(finished_at=now()).touched()
            self._save()
        except (Leave, EOFError):
            self._save()
        finally:
            self._current.settle()
            self._tell_id()
        return 0 if self._current.is_saved else 1

    def close(self) -> None:
        """Save what is waiting, and close the library."""
        self._keeping.close()
        self._good_end.close()

    @property
    def _current(self) -> Keeping[Retrospective] | Keeping[Vet]:
        return self._good_end if self._is_well else self._keeping

    @property
    def _is_well(self) -> bool:
        return self._end is Ending.WELL

    def answer(self, question: Question[V], value: V) -> None:
        """Take an answer and save it."""
        self.retrospective = question.slot.put(self.retrospective, value).touched()
        self._save()

    def leave_unread(self, key: QuestionKey, text: str) -> None:
        """Keep text that was not understood with the draft."""
        self._unread = {name: typed for name, typed in (self._unread | {key: text}).items() if typed}
        self._save()

    def _through(self) -> None:
        steps = (
            *(self._ask_end, self._name, self._client, self._month, self._hours, self._flags),
            *(self._cue_or_what_kept_it_well, self._act),
        )
        while True:
            try:
                in_turn(steps)
                return
            except Back:
                self._console.say(FIRST)
            except GoTo:
                self._console.say(FEW)

    def _ask_end(self) -> None:
        """Ask how the gig ended; changing the end deletes what was saved under the other one."""
        self._console.say(END)
        ends = list(ENDS)
        found = number_of(self._console, list(ENDS.values()), chosen=ends.index(self._end))
        end = ends[found] if isinstance(found, int) else self._end
        if end is not self._end:
            self._current.discard()
            self._end = end
            self._save()

    def _name(self) -> None:
        self._console.say(NAME)
        while True:
            self._line("title")
            if self.retrospective.facts.title:
                return
            self._console.say(notes.NEEDS_NAME)

    def _client(self) -> None:
        for words, key in ((CLIENT, "client"), (SOURCE, "platform")):
            self._console.say(words)
            typed(self._asking(key))
        facts = self.retrospective.facts
        for line in known_lines(facts.client, facts.platform, self._memory.clients):
            self._console.say(line)

    def _month(self) -> None:
        self._console.say(MONTH)
        stands = wording.day_text(self.retrospective.facts.ended_on)

        def meant(text: str) -> tuple[date | None, str]:
            day = last_day(text, date.today())
            return day, wording.long_day(day) if day else ""

        asking = self._asking("ended_on")
        found = one_line(asking, stands, meant, "", key="ended_on")
        if found is not None:
            asking.put(found or None)

    def _hours(self) -> None:
        for words, key in ((ESTIMATED, "hours_planned"), (WORKED, "hours_worked")):
            self._console.say(words)
            typed(self._asking(key))

    def _flags(self) -> None:
        self._console.say(FLAGS)
        flags(self._asking("red_flags"))

    def _cue_or_what_kept_it_well(self) -> None:
        if self._is_well:
            self._console.say(KEPT)
            kept = one_line(self._asking("meaning.keep"), self._kept, lambda text: (text, ""), "")
            self._kept = self._kept if kept is None else str(kept)
            return
        self._lesson = lesson_drafting.relinked(self._lesson, lesson_drafting.first_sign(self.retrospective))
        known = flag_catalogue.by_code(self._lesson.flag) if self._lesson.flag else None
        self._console.say(RULE.format(known.cue if known else CUE))
        self._rule(self._lesson.cue, lambda text: self._lesson._replace(cue=text))

    def _act(self) -> None:
        if self._is_well:
            return
        known = flag_catalogue.by_code(self._lesson.flag) if self._lesson.flag else None
        self._console.say(THEN.format(known.act if known else ACT))
        self._rule(self._lesson.act, lambda text: self._lesson._replace(act=text))

    def _rule(self, stands: str, changed: Callable[[str], Lesson]) -> None:
        asking = self._asking("lessons")
        found = one_line(asking, stands, lambda text: (text, ""), "")
        if found is not None:
            self._lesson = changed(found)
        asking.put(lesson_drafting.written_only((self._lesson,)))

    def _line(self, key: str) -> None:
        asking = self._asking(key)
        found = one_line(asking, str(asking.value or ""), lambda text: (text, ""), "")
        if found is not None:
            asking.put(found)

    def _asking(self, key: str) -> AnyAsking:
        question = next(question for *_, question in every_question() if question.key == key)
        return Asking(self._console, self, question, question.kind, self._memory, date.today, self._paths)

    def _save(self) -> None:
        """Save the gig, unless it holds only what every older gig begins with."""
        if self._is_well:
            self._save_good_end()
            return
        if self.retrospective._replace(updated_at=self._begun.updated_at) == self._begun:
            return
        place = (
            DraftPosition("ending", 0, True, MappingProxyType(dict(self._unread)))
            if self.retrospective.is_draft
            else None
        )
        self._keeping.put(self.retrospective, place, can_wait=self._console.is_hurried)
        self.retrospective = self._keeping.document

    def _save_good_end(self) -> None:
        """Save the good end as soon as it has a name."""
        facts, begun = self.retrospective.facts, self._good_end.document
        hours = (facts.hours_planned, facts.hours_worked)
        good = older_good_end(facts.title, facts.ended_on, self.retrospective.red_flags, hours, self._kept, begun)
        if facts.title:
            good = replace(good, client=facts.client, platform=facts.platform).touched()
            self._good_end.put(good, can_wait=self._console.is_hurried)

    def _tell_id(self) -> None:
        if self._current.document is self._begun or self._current.document.is_untouched:
            self._console.say(NOTHING_SAVED)
            return
        id = self._current.document.id[:8]
        said = GOOD_END if self._is_well else DRAFT if self.retrospective.is_draft else FINISHED
        self._console.say(said.format(id))
        put_line(id)
