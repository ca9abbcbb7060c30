"""Asks for an older gig line by line: how it ended, its name, client, month and hours, red flags, one rule."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.choosing import choose_needed
from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import (
    BACK,
    GO,
    LEAVE_WITH_ID,
    LIST,
    READ,
    SKIP,
    Leave,
    Skip,
)
from retro.commands.lines.steps import in_turn, index_meant
from retro.commands.output import tell
from retro.commands.plain.asking import AnyAsking, Asking, one_line, one_text
from retro.commands.plain.kinds.flags import flags
from retro.commands.plain.kinds.lines import typed
from retro.commands.plain.older_draft import OlderGigDraft
from retro.commands.plain.remembering import INTERRUPTED, remember_gigs
from retro.core.gig import wording
from retro.core.gig.ids import QuestionKey
from retro.core.gig.line_kinds import day_of_end
from retro.core.gig.retrospective import Lesson
from retro.core.text import clock
from retro.core.text.one_line import on_one_line
from retro.core.vet.clients import known_lines
from retro.core.vet.good_end import KEPT, KEPT_KEY
from retro.core.wizard import lesson_drafting, notes, older_gig
from retro.core.wizard.history import GigHistory
from retro.core.wizard.review_rows import BLANK, review_text
from retro.core.wizard.rule_parts import with_cue
from retro.paths import Paths
from retro.storage.care.startup import check

END = "How did it end? Enter means badly."
NAME = "What was it? A name you'll recognise later."
CLIENT, SOURCE = "Who was it for?", "Where did you find it?"
ESTIMATED, WORKED = "How many hours had you estimated?", "How many did it take?"
MONTH = "When did it end? Such as March 2025, or Enter to skip."
FLAGS = "Red flags. What can you see now that was hard to see then? Three is plenty."
RULE = "One rule: if … Such as: {}."
THEN = "Then I … Such as: {}."

COMMANDS = (BACK, SKIP, GO, READ, LEAVE_WITH_ID, LIST)
HOW_IT_ENDED, RULE_IF, RULE_THEN = "How it ended", "One rule, if", "Then I"
PLACES: Mapping[QuestionKey, str] = {
    older_gig.NAME: "Name",
    older_gig.CLIENT: "Client",
    older_gig.SOURCE: "Found through",
    older_gig.ENDED: "When it ended",
    older_gig.PLANNED: "Hours estimated",
    older_gig.WORKED: "Hours worked",
    older_gig.FLAGS: "Red flags",
}
"""What `:g` calls the questions between the end and the rule."""
NAMED = 1
"""Position of the name."""
BEGIN = f"{older_gig.MINUTE}. Enter skips, :? lists the commands, :q leaves it as a draft."


def older(paths: Paths, options: Namespace) -> int:
    """Run `retro older`."""
    for notice in check(paths):
        tell(notice)
    return tell_older(paths, Console())


def tell_older(paths: Paths, console: Console) -> int:
    """Ask for an older gig. Returns the exit code."""
    console.commands = COMMANDS
    begun = older_gig.new_older_gig()
    draft = OlderGigDraft(console, DocumentSaver(paths, begun), paths)
    try:
        return _OlderGigTalk(console, draft, remember_gigs(paths, begun.id), paths).hold()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        draft.close()


class _OlderGigTalk:
    """Asks for everything. The gig is finished at the end and a draft until then."""

    def __init__(self, console: Console, draft: OlderGigDraft, memory: GigHistory, paths: Paths) -> None:
        self._console, self._draft, self._memory, self._paths = console, draft, memory, paths
        self._lesson = Lesson.new()

    def hold(self) -> int:
        """Ask until the end, `:q`, or the end of the input. Returns the exit code."""
        self._console.say(BEGIN)
        try:
            self._through()
            self._draft.finish()
        except (Leave, EOFError):
            self._draft.save()
        finally:
            self._draft.save_and_report()
        return 0 if self._draft.is_saved else 1

    def _through(self) -> None:
        steps = (
            *(self._ask_end, self._name, self._client, self._source, self._month),
            *(self._estimated, self._worked, self._flags),
            *(self._cue_or_what_kept_it_well, self._act),
        )
        in_turn(self._console, steps, leads=self._place_meant, leads_back=False)

    def _place_meant(self, words: str, at: int) -> int:
        """Return the position that `:g` means; the name's as long as it has none, which every later one needs."""
        found = index_meant(self._console, list(self._places()), words, at)
        if found > NAMED and not self._draft.retrospective.facts.title:
            self._console.say(notes.NEEDS_NAME)
            return NAMED
        return found

    def _places(self) -> Iterator[str]:
        """Yield each question with its answer, in the order in which they are asked."""
        yield _place(HOW_IT_ENDED, older_gig.ENDS[self._draft.end])
        for key in older_gig.ASKED:
            yield _place(PLACES[key], review_text(older_gig.asked_as(key).items(self._draft.retrospective)))
        if self._draft.is_well:
            yield _place(KEPT.rstrip("?"), self._draft.kept)
        else:
            yield _place(RULE_IF, self._lesson.cue)
            yield _place(RULE_THEN, self._lesson.act)

    def _ask_end(self) -> None:
        """Ask how the gig ended."""
        self._console.say(END)
        self._draft.change_end(choose_needed(self._console, older_gig.ENDS, self._draft.end))

    def _name(self) -> None:
        self._console.say(NAME)
        while True:
            with suppress(Skip):
                self._line(older_gig.NAME)
            if self._draft.retrospective.facts.title:
                return
            self._console.say(notes.NEEDS_NAME)

    def _client(self) -> None:
        self._typed(CLIENT, older_gig.CLIENT)

    def _source(self) -> None:
        self._typed(SOURCE, older_gig.SOURCE)
        facts = self._draft.retrospective.facts
        for line in known_lines(facts.client, facts.platform, self._memory.clients):
            self._console.say(line)

    def _month(self) -> None:
        self._console.say(MONTH)
        stands = wording.day_text(self._draft.retrospective.facts.ended_on)

        asking = self._asking(older_gig.ENDED)
        entered = one_line(asking, stands, lambda text: day_of_end(text, clock.today()), None, key=older_gig.ENDED)
        if entered:
            asking.replace_answer(entered.value)

    def _estimated(self) -> None:
        self._typed(ESTIMATED, older_gig.PLANNED)

    def _worked(self) -> None:
        self._typed(WORKED, older_gig.WORKED)

    def _flags(self) -> None:
        self._console.say(FLAGS)
        flags(self._asking(older_gig.FLAGS))

    def _cue_or_what_kept_it_well(self) -> None:
        if self._draft.is_well:
            self._console.say(KEPT)
            kept = one_text(self._asking(QuestionKey(KEPT_KEY)), self._draft.kept)
            self._draft.kept = self._draft.kept if kept is None else kept
            return
        self._lesson = lesson_drafting.relinked(self._lesson, lesson_drafting.first_flag(self._draft.retrospective))
        self._console.say(RULE.format(self._example[0]))
        self._rule(self._lesson.cue, lambda text: with_cue(self._lesson, text))

    def _act(self) -> None:
        if self._draft.is_well:
            return
        self._console.say(THEN.format(self._example[1]))
        self._rule(self._lesson.act, lambda text: self._lesson._replace(act=text))

    @property
    def _example(self) -> tuple[str, str]:
        return older_gig.rule_example(self._lesson.flag, self._memory) or (older_gig.CUE, older_gig.ACT)

    def _rule(self, stands: str, changed: Callable[[str], Lesson]) -> None:
        asking = self._asking(QuestionKey("lessons"))
        found = one_text(asking, stands)
        if found is not None:
            self._lesson = changed(found)
        asking.replace_answer(lesson_drafting.written_only((self._lesson,)))

    def _typed(self, words: str, key: QuestionKey) -> None:
        self._console.say(words)
        typed(self._asking(key))

    def _line(self, key: QuestionKey) -> None:
        asking = self._asking(key)
        found = one_text(asking, str(asking.value or ""))
        if found is not None:
            asking.replace_answer(found)

    def _asking(self, key: QuestionKey) -> AnyAsking:
        question = older_gig.asked_as(key)
        return Asking(self._console, self._draft, question, question.kind, self._memory, clock.today, self._paths)


def _place(label: str, answer: str) -> str:
    return f"{label}: {on_one_line(answer) or BLANK}"
