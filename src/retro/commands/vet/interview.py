"""`retro vet`: asks the screen's interview as plain questions on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace

from retro.commands.lines.choosing import SO_FAR
from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import Back, Leave, Turn
from retro.commands.lines.prompts import chosen, refuses_questions
from retro.commands.lines.question_list import Prompt, ask_in_order, list_console
from retro.commands.output import put_line, tell, tell_indented
from retro.commands.plain.mode import wants_plain
from retro.commands.reading import library
from retro.commands.vet import texts
from retro.commands.vet.answers import ANSWERS, VetCommand
from retro.commands.vet.decision_prompts import DecisionPrompts
from retro.commands.vet.gig_prompts import GigPrompts
from retro.commands.vet.read_back import said, tell_answers
from retro.commands.vet.reply import put_reply
from retro.commands.vet.saver import VetSaver
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.text import clock
from retro.core.text.one_line import on_one_line
from retro.core.vet.begin import VetContext, new_vet
from retro.core.vet.flag_history import asked_name, close_to, history_of
from retro.core.vet.posts.post_reading import PostReading
from retro.core.vet.status_text import written_up_text
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.queries.vets import vet_context

POST_INSTEAD = "{} retro vet - reads a job post from its input, retro vet --plain your answers."
BEGIN = "Before you say yes: what's the gig? Enter skips what you don't know, :b goes back, :? lists the commands."
CARRY_ON = "Carrying on with {}. Enter keeps what's there, :b goes back, :? lists the commands."
COMMONEST = "These {} are the commonest red flags, as you have none of your own yet."
COSTLIEST = "Your own red flags, costliest first."
WORK_LAST = "Your own red flags, costliest first; those about the work come last."
ONE_OF_YOURS = "One red flag of your own."
FROM_POST = "What the post suggests comes first."
QUESTION = "\nQuestion {} of {}"
NOT_OWN = "One of the commonest, not from your own gigs."
ANSWER = "y yes, n no, s not sure, v verdict now, b back, q quit: "
REPLY = "\nYour reply, to copy:\n"

INTERRUPTED, ENDED = 130, 1


class ToVerdict(Turn):
    """Raised to go to the verdict on the answers so far."""


TURNS: Mapping[VetCommand, type[Turn]] = {VetCommand.VERDICT: ToVerdict, VetCommand.BACK: Back, VetCommand.LEAVE: Leave}


def interview(paths: Paths, *, is_asked_plainly: bool = False) -> int:
    """Ask about the next gig; answers are kept however it ends. Raises StoreError before the first question.

    Lines of a pipe are answers only in plain mode: they may be a job post, piped in without the dash.
    """
    console = list_console()
    if not (is_asked_plainly or wants_plain()) and (refused := refuses_questions()):
        tell(POST_INSTEAD.format(refused))
        return 2
    for notice in check(paths):
        tell(notice)
    vet = Vet()
    knowledge = vet_context.knowledge(library(paths), vet.created_at)
    begun = replace(new_vet(knowledge, clock.today()), id=vet.id, created_at=vet.created_at, updated_at=vet.updated_at)
    keeper = VetSaver(paths, begun)
    return until_left(keeper, VetPrompts(console, keeper, knowledge).hold)


def until_left(keeper: VetSaver, hold: Callable[[], None]) -> int:
    """Run an interview to its end, or until the user or the input leaves; answers are kept. Returns the exit code.

    The id goes to stdout unless the reply is there, which is meant for the client.
    """
    try:
        with suppress(EOFError, Leave):
            hold()
        code = 0 if keeper.is_saved else ENDED
    except KeyboardInterrupt:
        code = INTERRUPTED
        keeper.save()  # once more: it may have been interrupted itself
    finally:
        tell_indented(keeper.status_text, "")
        keeper.close()
    if keeper.is_begun and keeper.is_saved and not keeper.is_reply_out:
        put_line(short_id(keeper.vet.id))
    return code


class VetPrompts:
    """Asks the questions in order; every answer goes to the saver."""

    def __init__(
        self, console: Console, keeper: VetSaver, known: VetContext, reading: PostReading | None = None
    ) -> None:
        self._console = console
        self._keeper = keeper
        self._known = known
        self._pasts = known.pasts
        self._reading = reading
        """The job post that the gig began with."""
        self._last_asked: int | None = None
        """The question that was asked last; None before the first."""

    @property
    def _vet(self) -> Vet:
        return self._keeper.vet

    def hold(self) -> None:
        """Ask from the gig to the decision, unless the user stops between two questions."""
        tell_indented(BEGIN, "")
        if lately := written_up_text(self._known.written_up, clock.today()):
            tell_indented(lately, "")
        gig = GigPrompts(self._console, self._keeper, self._known, self._take_reading)
        self._ask_to_the_verdict(lambda: [*gig.prompts(), *self._questions(len(self._vet.signs), heading=self._whose)])

    def _take_reading(self, reading: PostReading) -> None:
        self._reading = reading

    def carry_on(self) -> None:
        """Ask from the first open question on, and then for the decision."""
        tell_indented(CARRY_ON.format(wording.in_quotes(self._vet.name)), "")
        gig = GigPrompts(self._console, self._keeper, self._known, self._take_reading)
        count, first = len(self._vet.signs), self._vet.first_open
        at = len(gig.prompts()) + (count if first is None else first)
        self._ask_to_the_verdict(lambda: [*gig.prompts(), *self._questions(count)], at)

    def hold_about(self, suggested: int) -> None:
        """Ask about a post: first the red flags that it suggests, then on to the decision."""
        self._ask_to_the_verdict(lambda: self._questions(suggested))

    def _ask_to_the_verdict(self, prompts: Callable[[], list[Prompt]], at: int = 0) -> None:
        """Ask, give the verdict, and ask for the decision, from which "back" leads to the question before."""
        place: int | None = at
        while place is not None:
            with suppress(ToVerdict):
                ask_in_order(self._console, prompts, read=self._read_back, at=place)
            place = self._ask_to_decide(prompts)

    def _read_back(self) -> None:
        tell_answers(self._vet, self._pasts)

    def _ask_to_decide(self, prompts: Callable[[], list[Prompt]]) -> int | None:
        """Give the verdict and ask for the decision. Returns the position of the question to go back to, if any."""
        tell("")
        _tell_lines(texts.conclusion(self._vet, self._known, self._reading))
        tell("")
        is_back, count = False, len(prompts())
        try:
            DecisionPrompts(self._console, self._keeper, self._known).ask(leads_back=count > 0)
        except Back:
            is_back = True
        finally:
            if not is_back:
                self._put_reply()
        return self._position_before(count) if is_back else None

    def _position_before(self, count: int) -> int:
        """Return the position of the question that was asked last, of this many; without one, of the last."""
        of_flags = min(count, len(self._vet.signs))
        return count - 1 if self._last_asked is None else count - of_flags + self._last_asked

    def _whose(self) -> str:
        count = len(self._vet.signs)
        if self._reading and self._reading.shown:
            return FROM_POST
        if self._vet.from_catalogue:
            return COMMONEST.format(count)
        is_any_late = any(history_of(flag, self._pasts).is_late for flag in self._vet.signs)
        return (WORK_LAST if is_any_late else COSTLIEST) if count > 1 else ONE_OF_YOURS

    def _questions(self, count: int, heading: Callable[[], str] = str) -> list[Prompt]:
        """Return the first questions; the first of all is asked under the heading."""
        return [self._question(at, count, heading if at == 0 else str) for at in range(count)]

    def _question(self, at: int, count: int, heading: Callable[[], str]) -> Prompt:
        flag = self._vet.signs[at]

        def ask() -> None:
            if words := heading():
                tell("")
                tell_indented(words, "")
            self._last_asked = at
            self._ask(at, count)

        clear = self._keeper.clears(lambda vet: vet.answered(flag.key, None))
        name = on_one_line(asked_name(flag, self._pasts))
        return Prompt(name, ask, lambda: said(flag, self._pasts), clear, says_answer=True)

    def _ask(self, at: int, count: int) -> None:
        """Ask one question and keep the answer. Raises the Turn that a letter asks for."""
        flag = self._vet.signs[at]
        tell(QUESTION.format(at + 1, count))
        words = self._reading.words_for(flag.key) if self._reading else ()
        past = history_of(flag, self._pasts)
        if not (past.seen or self._vet.from_catalogue or words):
            tell(NOT_OWN)
        _tell_lines(texts.question(flag, past, words, close_to(flag.key, self._pasts)))
        if before := said(flag, self._pasts):
            tell_indented(SO_FAR.format(before), "  ")
        answer = chosen(self._console, ANSWER, ANSWERS)
        if isinstance(answer, VetCommand):
            raise TURNS[answer]
        if answer:
            self._keeper.replace_vet(self._vet.answered(flag.key, past.as_said(answer)))

    def _put_reply(self) -> None:
        """Print only the reply to stdout, so that it can be sent into a file: the decision's, or the advice's."""
        tell(REPLY)
        put_reply(self._vet, self._pasts)
        self._keeper.is_reply_out = True
        sys.stdout.flush()
        tell("")


def _tell_lines(lines: Iterable[texts.Line]) -> None:
    for indent, text in lines:
        tell_indented(text, indent)
