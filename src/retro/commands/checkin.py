"""`retro checkin`: asks the questions of the check-in screen one line at a time."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from retro.commands.gig_writing import Gig, changed, read_stored_gig
from retro.commands.keeping import interrupted_after
from retro.commands.line_commands import NOTHING_YET, Leave
from retro.commands.output import tell
from retro.commands.prompts import (
    ask_until_understood,
    chosen,
    read_leniently,
    refuse_closed_input,
    tell_indented,
)
from retro.commands.question_list import Prompt, answers_so_far, ask_in_order
from retro.commands.reading import library
from retro.commands.vet.answers import SAID
from retro.core.gig import wording
from retro.core.message.telling import is_to_be_told
from retro.core.text.hours import parse_hours
from retro.core.text.parsing import NotUnderstood, plain_text
from retro.core.vet.check_in_day import check_in_on
from retro.core.vet.flag_history import history_of
from retro.core.vet.progress import CheckIn as Said
from retro.core.vet.progress import Done
from retro.core.vet.status_text import due_text, stop_text
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import HOURS_SO_FAR, Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.paths import Paths
from retro.storage.errors import StoreError
from retro.storage.queries.running import is_under_way, running
from retro.storage.queries.vets import vet_history

ISNT_UNDER_WAY = "{} isn't under way."
SAVED, NOTHING_SAVED = "\nYour answers are saved.", "\nNo answers, so nothing was saved."
PLEASE_TYPE = "Please type 25, 50, 75 or 90, or Enter to skip."
BEGIN = "Check-in: {}. Enter skips, :b goes back, :q leaves, :? lists the commands."
HOW_MUCH = "How much is done, in per cent (25, 50, 75, 90)? "
DONE_LABEL = "Done"
CHECKPOINT = "Checkpoint: {}"
HAS_IT_COME = "Has it come up? {}"
EXCUSE = "You told yourself: {}"
RULE = "Your rule: {}"
YES_NO_UNSURE_ASKED = "y yes, n no, s not sure: "
YES_NO_ASKED = "y yes, n no: "
SO_OR_NOT_ASKED = "y it has come to that, n not yet: "
WRITE_TO_THEM = "Write to them: retro message {} --plain"
THEN_ITS_TIME = "Then it's time. Write to them: retro message {} --plain, or open it with retro if it went wrong."
THEN_ITS_TIME_TOLD = "Then it's time. Open it with retro if it went wrong."

NOT_UNDER_WAY = "retro list and retro vet --list show your gigs."
NONE_DUE = "No check-in is due. retro checkin ID makes one all the same."
YES_NO: Mapping[str, VetAnswer | None] = {
    "y": VetAnswer.YES,
    "n": VetAnswer.NO,
    "yes": VetAnswer.YES,
    "no": VetAnswer.NO,
    "": None,
}
WITH_UNSURE: Mapping[str, VetAnswer | None] = {**YES_NO, "s": VetAnswer.UNSURE, "not sure": VetAnswer.UNSURE}
REACHED: Mapping[VetAnswer | None, str] = {VetAnswer.YES: "it has come to that", VetAnswer.NO: "not yet"}


class EndedMeanwhile(StoreError):
    """The gig is no longer under way."""

    cause = "it ended meanwhile"
    usual = check_in.ENDED_MEANWHILE


def checkin(paths: Paths, options: Namespace) -> int:
    """Run `retro checkin [ID]` for the gig named, or else for the one whose check-in has waited longest."""
    refuse_closed_input()
    prefix = options.id or _longest_waiting(paths)
    if not prefix:
        tell(NONE_DUE)
        return 0
    gig = read_stored_gig(paths, prefix).gig
    if not isinstance(gig, Vet) or not is_under_way(library(paths), gig.id):
        raise StoreError(ISNT_UNDER_WAY.format(wording.in_quotes(gig.name)), NOT_UNDER_WAY)
    read_leniently()
    asked = CheckInPrompts(paths, gig)
    try:
        asked.hold()
    except (EOFError, Leave):
        tell(SAVED if asked.has_answers else NOTHING_SAVED)
    except KeyboardInterrupt:
        tell(SAVED if asked.has_answers else NOTHING_SAVED)
        raise
    return 0


def _share(typed: str) -> Done | None:
    """Parse a share in per cent; None for Enter. Raises NotUnderstood."""
    share = plain_text(typed).removesuffix("%").strip()
    if share and share not in {done.value for done in Done}:
        raise NotUnderstood(PLEASE_TYPE)
    return Done(share) if share else None


def _longest_waiting(paths: Paths) -> str:
    """Return the id of the gig whose check-in has been due longest; "" if none is due."""
    today = date.today()
    due = [(check_in_on(gig.watched) or today, gig.id) for gig in running(library(paths)) if gig.is_check_in_due(today)]
    return min(due)[1] if due else ""


class CheckInPrompts:
    """Asks the check-in's questions in order; saves each answer as it is given."""

    def __init__(self, paths: Paths, vet: Vet) -> None:
        self._paths, self._vet, self._today = paths, vet, date.today()
        self.has_answers = False
        self._pasts = vet_history.pasts(library(paths), vet.created_at)

    def hold(self) -> None:
        """Ask for hours, red flags, what is kept from the client, and the checkpoint.

        Raises Leave, EOFError and StoreError.
        """
        tell_indented(BEGIN.format(self._vet.name), "")
        ask_in_order(self._prompts, read=self._read_back)
        if further := check_in.further_day(self._vet, self._today):
            tell(further)
        tell("Saved.")

    @property
    def _said(self) -> Said:
        return check_in.of_today(self._vet, self._today)

    def _prompts(self) -> list[Prompt]:
        """Return the questions that apply now: the share that is done once there are hours, the checkpoint if any."""
        said, stop = self._said, self._vet.next_stop
        hours = "" if said.hours is None else wording.hours_text(said.hours)
        share = f"{said.done.value}%" if said.done else ""
        found = [Prompt(check_in.HOURS, self._ask_hours, lambda: hours)]
        if said.hours is not None:
            found.append(Prompt(DONE_LABEL, self._ask_done, lambda: share))
        found += [self._flag_prompt(sign) for sign in check_in.flags_asked(self._vet)]
        found.append(Prompt(check_in.HIDING, self._ask_hiding, lambda: SAID.get(said.hiding, "")))
        if stop:
            found.append(Prompt(CHECKPOINT.format(stop_text(stop)), self._ask_stop, lambda: REACHED.get(said.stop, "")))
        return found

    def _flag_prompt(self, sign: VetFlag) -> Prompt:
        came = check_in.came_today(self._vet, sign.key, self._today)
        return Prompt(wording.on_one_line(sign.short), partial(self._ask_flag, sign), lambda: SAID.get(came, ""))

    def _read_back(self) -> None:
        for line in answers_so_far(self._prompts()) or [NOTHING_YET]:
            tell_indented(line, "  ")

    def _ask_hours(self) -> None:
        of = check_in.pace_text(self._vet, Said(self._today))
        unread = self._vet.unread.get(HOURS_SO_FAR, "")
        asked = f"{check_in.HOURS}{f' ({of})' if of else ''}? "
        hours = ask_until_understood(asked, parse_hours, self._leave_unread, unread)
        if hours is None:
            return
        self._keep(lambda vet: check_in.with_hours(vet, self._today, hours))
        tell(f"  {wording.hours_text(hours)}")
        if fewer := check_in.fewer_text(check_in.last_before(self._vet, self._today), hours):
            tell(f"  {fewer}")

    def _leave_unread(self, typed: str) -> None:
        """Keep hours that are not understood as typed; they answer nothing."""
        if typed:
            self._keep(lambda vet: check_in.with_unread_hours(vet, self._today, typed))

    def _ask_done(self) -> None:
        done = ask_until_understood(HOW_MUCH, _share)
        if done:
            self._keep(lambda vet: check_in.with_done(vet, self._today, done))
            tell(f"  {check_in.pace_text(self._vet, self._said)}")

    def _ask_flag(self, sign: VetFlag) -> None:
        past = history_of(sign, self._pasts)
        tell(HAS_IT_COME.format(wording.on_one_line(sign.short)))
        if past.praise:
            tell_indented(past.praise, "  ")
        for trace in past.told_myself[:1]:
            tell_indented(EXCUSE.format(wording.in_quotes(trace.told_myself, 400)), "  ")
        if past.rule:
            tell_indented(RULE.format(past.rule), "  ")
        if answer := chosen(YES_NO_UNSURE_ASKED, WITH_UNSURE):
            self._keep(lambda vet: check_in.with_came(vet, self._today, sign.key, answer))

    def _ask_hiding(self) -> None:
        tell(check_in.HIDING)
        if answer := chosen(YES_NO_ASKED, YES_NO):
            self._keep(lambda vet: check_in.with_hiding(vet, self._today, answer))
            self._say_message(answer, WRITE_TO_THEM)

    def _ask_stop(self) -> None:
        stop = self._vet.next_stop
        if stop is None:
            return
        when = due_text(stop.on, self._today)
        tell(f"{CHECKPOINT.format(stop_text(stop))}{f', {when}' if when else ''}")
        if answer := chosen(SO_OR_NOT_ASKED, YES_NO):
            self._keep(lambda vet: check_in.with_stop(vet, self._today, answer))
            self._say_message(answer, THEN_ITS_TIME if is_to_be_told(self._vet) else THEN_ITS_TIME_TOLD)

    def _say_message(self, answer: VetAnswer, words: str) -> None:
        if answer is VetAnswer.YES:
            tell_indented(words.format(self._vet.id[:8]), "  ")

    def _keep(self, change: Callable[[Vet], Vet]) -> None:
        """Save the check-in. Raises EndedMeanwhile if the gig has ended."""

        def on(gig: Gig) -> Gig:
            if not isinstance(gig, Vet) or not is_under_way(library(self._paths), gig.id):
                raise EndedMeanwhile
            return change(gig)

        with interrupted_after():  # Ctrl+C waits, so that `_vet` is always what was saved
            new = changed(self._paths, self._vet.id, on)
            assert isinstance(new, Vet)
            self._vet, self.has_answers = new, True
        sys.stderr.flush()
