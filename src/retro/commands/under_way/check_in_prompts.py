"""Asks the four questions of a check-in one line at a time, as the screen has them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import NOTHING_YET
from retro.commands.lines.prompts import ask_until_understood, chosen
from retro.commands.lines.question_list import Prompt, answers_so_far, ask_in_order
from retro.commands.output import tell, tell_indented
from retro.commands.reading import library
from retro.commands.under_way.stored import change_under_way
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.message.telling import is_to_be_told
from retro.core.text import clock
from retro.core.text.hours import parse_hours
from retro.core.text.one_line import on_one_line
from retro.core.text.parsing import NotUnderstood, plain_text
from retro.core.vet.flag_history import history_of
from retro.core.vet.progress import CheckIn as Said
from retro.core.vet.progress import Done
from retro.core.vet.status_text import due_text, stop_text
from retro.core.vet.under_way import check_in
from retro.core.vet.under_way.check_in import COME_TO_THAT, YES_OR_NO
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import ANSWER_KEYS, ANSWER_WORDS, VetAnswer, VetFlag, answer_so_far
from retro.core.vet.vet_lines import HOURS_SO_FAR
from retro.paths import Paths
from retro.storage.queries.vets import vet_history

MOST_PER_CENT = 100
PLEASE_TYPE = "Please type 0, 25, 50, 75 or 90, or Enter to skip."
BEGIN = "Check-in: {}. Enter skips, :b goes back, :q leaves, :? lists the commands."
NEAREST = "The nearest to {} is {}. {}"
HOW_MUCH = "How much is done, in per cent (0, 25, 50, 75, 90)? "
DONE_LABEL = "Done"
CHECKPOINT = "Checkpoint: {}"
HAS_IT_COME = "Has it come up? {}"
EXCUSE = "You told yourself: {}"
RULE = "Your rule: {}"
YES_NO_UNSURE_ASKED = "y yes, n no, s not sure: "
YES_NO_ASKED = "y yes, n no: "
SO_OR_NOT_ASKED = "y it has come to that, n not yet: "
WRITE_TO_THEM = "Write to them: retro message {} --plain"
THEN_ITS_TIME = "Then it's time. Write to them: retro message {0} --plain, or if it went wrong: retro end {0}"
THEN_ITS_TIME_TOLD = "Then it's time. If it went wrong: retro end {}"

YES_NO: Mapping[str, VetAnswer | None] = {
    **{ANSWER_KEYS[answer]: answer for answer in YES_OR_NO},
    **{ANSWER_WORDS[answer]: answer for answer in YES_OR_NO},
    "": None,
}
_UNSURE = VetAnswer.UNSURE
WITH_UNSURE: Mapping[str, VetAnswer | None] = {**YES_NO, ANSWER_KEYS[_UNSURE]: _UNSURE, ANSWER_WORDS[_UNSURE]: _UNSURE}
SO_OR_NOT = {**YES_NO, **{words: answer for answer, words in COME_TO_THAT.items()}}


def share_typed(typed: str) -> Done | None:
    """Parse a share in per cent; None for Enter. Raises NotUnderstood."""
    share = plain_text(typed).removesuffix("%").strip()
    if typed and share not in {done.value for done in Done}:
        raise NotUnderstood(_with_nearest(share))
    return Done(share) if typed else None


def _with_nearest(share: str) -> str:
    """Say what can be typed, and of another whole percentage which of these is the nearest."""
    if not (share.isdecimal() and len(share) <= 3 and int(share) <= MOST_PER_CENT):
        return PLEASE_TYPE
    nearest = min(Done, key=lambda done: abs(int(done.value) - int(share)))
    return NEAREST.format(int(share), nearest.value, PLEASE_TYPE)


def _without_sighting(key: str, vet: Vet, today: date, answer: None) -> Vet:
    return check_in.with_came(vet, today, key, answer)


class CheckInPrompts:
    """Asks the check-in's questions in order; saves each answer as it is given."""

    def __init__(self, console: Console, paths: Paths, vet: Vet) -> None:
        self._console = console
        self._paths, self._vet, self._today = paths, vet, clock.today()
        self.has_answers = False
        self._pasts = vet_history.pasts(library(paths), vet.created_at)

    def hold(self) -> None:
        """Ask for hours, red flags, what is kept from the client, and the checkpoint.

        Raises Leave, EOFError and StoreError.
        """
        tell_indented(BEGIN.format(self._vet.name), "")
        ask_in_order(self._console, self._prompts, read=self._read_back)
        if further := check_in.further_day(self._vet, self._today):
            tell_indented(further, "")
        tell("Saved.")

    @property
    def _said(self) -> Said:
        return check_in.of_today(self._vet, self._today)

    def _prompts(self) -> list[Prompt]:
        """Return the questions that apply now: the share that is done once there are hours, the checkpoint if any."""
        said, stop = self._said, self._vet.next_stop
        hours = "" if said.hours is None else wording.hours_text(said.hours)
        share = f"{said.done.value}%" if said.done else ""
        found = [self._prompt(check_in.HOURS, self._ask_hours, hours, check_in.with_hours)]
        if said.hours is not None:
            found.append(self._prompt(DONE_LABEL, self._ask_done, share, check_in.with_done))
        found += [self._flag_prompt(flag) for flag in check_in.flags_asked(self._vet)]
        hiding = answer_so_far(said.hiding)
        found.append(self._prompt(check_in.HIDING, self._ask_hiding, hiding, check_in.with_hiding))
        if stop:
            label, reached = CHECKPOINT.format(stop_text(stop)), COME_TO_THAT.get(said.stop, "") if said.stop else ""
            found.append(self._prompt(label, self._ask_stop, reached, check_in.with_stop))
        return found

    def _flag_prompt(self, flag: VetFlag) -> Prompt:
        came = answer_so_far(check_in.came_today(self._vet, flag.key, self._today))
        without = partial(_without_sighting, flag.key)
        return self._prompt(on_one_line(flag.short), partial(self._ask_flag, flag), came, without)

    def _prompt(
        self, label: str, ask: Callable[[], None], answer: str, put: Callable[[Vet, date, None], Vet]
    ) -> Prompt:
        """Return a question with its answer so far, which `put` clears."""

        def clear() -> bool:
            stood = bool(answer or (ask == self._ask_hours and self._vet.unread.get(HOURS_SO_FAR)))
            if stood:
                self._keep(lambda vet: put(vet, self._today, None))
            return stood

        return Prompt(label, ask, lambda: answer, clear)

    def _read_back(self) -> None:
        for line in answers_so_far(self._prompts()) or [NOTHING_YET]:
            tell_indented(line, "  ")

    def _ask_hours(self) -> None:
        of = check_in.pace_text(self._vet, Said(self._today))
        unread = self._vet.unread.get(HOURS_SO_FAR, "")
        asked = f"{check_in.HOURS}{f' ({of})' if of else ''}? "
        hours = ask_until_understood(self._console, asked, parse_hours, self._leave_unread, unread)
        if hours is None:
            return
        self._keep(lambda vet: check_in.with_hours(vet, self._today, hours))
        tell(f"  {wording.hours_text(hours)}")
        if fewer := check_in.fewer_text(check_in.last_besides(self._vet, self._today), hours):
            tell(f"  {fewer}")

    def _leave_unread(self, typed: str) -> None:
        """Keep hours that are not understood as typed; they answer nothing."""
        if typed:
            self._keep(lambda vet: check_in.with_unread_hours(vet, self._today, typed))

    def _ask_done(self) -> None:
        done = ask_until_understood(self._console, HOW_MUCH, share_typed)
        if done:
            self._keep(lambda vet: check_in.with_done(vet, self._today, done))
            tell(f"  {check_in.pace_text(self._vet, self._said)}")

    def _ask_flag(self, flag: VetFlag) -> None:
        past = history_of(flag, self._pasts)
        tell(HAS_IT_COME.format(on_one_line(flag.short)))
        if past.praise:
            tell_indented(past.praise, "  ")
        for occurrence in past.told_myself[:1]:
            tell_indented(EXCUSE.format(wording.in_quotes(occurrence.told_myself, 400)), "  ")
        if past.rule:
            tell_indented(RULE.format(past.rule), "  ")
        if answer := chosen(self._console, YES_NO_UNSURE_ASKED, WITH_UNSURE):
            self._keep(lambda vet: check_in.with_came(vet, self._today, flag.key, answer))

    def _ask_hiding(self) -> None:
        tell(check_in.HIDING)
        if answer := chosen(self._console, YES_NO_ASKED, YES_NO):
            self._keep(lambda vet: check_in.with_hiding(vet, self._today, answer))
            self._say_message(answer, WRITE_TO_THEM)

    def _ask_stop(self) -> None:
        stop = self._vet.next_stop
        if stop is None:
            return
        when = due_text(stop.on, self._today)
        tell_indented(f"{CHECKPOINT.format(stop_text(stop))}{f', {when}' if when else ''}", "")
        if answer := chosen(self._console, SO_OR_NOT_ASKED, SO_OR_NOT):
            self._keep(lambda vet: check_in.with_stop(vet, self._today, answer))
            self._say_message(answer, THEN_ITS_TIME if is_to_be_told(self._vet) else THEN_ITS_TIME_TOLD)

    def _say_message(self, answer: VetAnswer, words: str) -> None:
        if answer is VetAnswer.YES:
            tell_indented(words.format(short_id(self._vet.id)), "  ")

    def _keep(self, change: Callable[[Vet], Vet]) -> None:
        """Save the check-in. Raises EndedMeanwhile if the gig has ended."""
        self._vet = change_under_way(self._paths, self._vet.id, change)
        self.has_answers = True
        sys.stderr.flush()
