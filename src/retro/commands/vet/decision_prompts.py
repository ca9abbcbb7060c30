"""Prompts after the verdict: the decision, a checkpoint, and what is feared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.commands.line_commands import in_turn
from retro.commands.output import tell
from retro.commands.prompts import ask_until_understood, chosen, read_line, tell_indented
from retro.commands.vet.answers import DECISIONS, day_to_come
from retro.commands.vet.read_back import tell_answers
from retro.commands.vet.saver import VetSaver
from retro.core.gig import wording
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.forecast import FEARED, SURE, offered_fear, per_cent
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet

CALL = "Your call: t take it, n negotiate, d decline, s sleep on it, Enter later: "
CHECKPOINT = "A checkpoint: something you'd see, and the day you check."
STOP_IF = "Stop if (e.g. no label printed)? "
BY = "By which day (in 2 weeks, 1 December)? "
ASKED_FROM = "  {}. retro due will ask you from that day on."
FEAR_SUCH_AS = "Such as: {}."
ENTER_SKIPS = "Enter skips it."
FEAR = "What do you fear? "
SURE_SUCH_AS = "{} Such as 70 %, or Enter: "


class DecisionPrompts:
    """Asks for the decision; all of it can stay open."""

    def __init__(self, keeper: VetSaver, known: VetContext) -> None:
        self._keeper = keeper
        self._known = known

    @property
    def _vet(self) -> Vet:
        return self._keeper.vet

    def ask(self) -> None:
        """Ask for the decision; for a gig that is taken also its checkpoint, and what is feared."""
        steps = (self._ask_decision, self._ask_stop, self._ask_forecast)
        in_turn(steps, stays=True, read=lambda: tell_answers(self._vet))

    def _ask_decision(self) -> None:
        if decision := chosen(CALL, DECISIONS):
            self._keeper.keep(self._vet.decided(decision, date.today()))

    def _ask_stop(self) -> None:
        """Ask for one checkpoint of a gig that is taken; either half of it can stay open."""
        if self._vet.decision is not Decision.TAKE:
            return
        if usual := self._known.noticing.said(date.today()):
            tell_indented(usual, "")
        tell(CHECKPOINT)
        text = read_line(STOP_IF)
        on = ask_until_understood(BY, day_to_come)
        if text or on:
            self._keeper.keep(self._vet.stopping(Stop(text, on), date.today()))
        if on:
            tell(ASKED_FROM.format(wording.long_day(on)))

    def _ask_forecast(self) -> None:
        """Ask what the user fears of a gig that is taken, and how sure they are; both can stay blank."""
        if self._vet.decision is not Decision.TAKE:
            return
        fear = offered_fear(self._vet)
        tell(f"{FEARED} {FEAR_SUCH_AS.format(fear) if fear else ENTER_SKIPS}")
        feared = read_line(FEAR)
        sure = ask_until_understood(SURE_SUCH_AS.format(SURE), per_cent)
        forecast = Forecast(feared, sure)
        if forecast != self._vet.forecast:
            self._keeper.keep(replace(self._vet, forecast=forecast))
