"""Prompts after the verdict: the decision, a checkpoint, and what is feared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from retro.commands.lines.console import Console
from retro.commands.lines.prompts import chosen, read_line
from retro.commands.lines.question_list import Prompt, ask_in_order
from retro.commands.output import tell, tell_indented
from retro.commands.vet.answers import DECISIONS, day_to_come
from retro.commands.vet.read_back import tell_answers
from retro.commands.vet.saver import VetSaver
from retro.core.gig import wording
from retro.core.text import clock
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.forecast import FEARED, SURE, offered_fear, per_cent
from retro.core.vet.progress import Stop
from retro.core.vet.status_text import DECISION
from retro.core.vet.vet import Vet
from retro.core.vet.vet_lines import HOW_SURE, STOP_ON

CALL, STOP_IF, BY, FEAR = "Your call", "Stop if", "By which day", "What you fear"
CALL_ASKED = "Your call: t take it, n negotiate, d decline, s sleep on it, Enter later: "
CHECKPOINT = "A checkpoint: something you'd see, and the day you check."
STOP_IF_ASKED = "Stop if (e.g. no label printed)? "
BY_ASKED = "By which day (in 2 weeks, 1 December)? "
ASKED_FROM = "  {}. retro due will ask you from that day on."
FEAR_SUCH_AS = "Such as: {}."
ENTER_SKIPS = "Enter skips it."
FEAR_ASKED = "What do you fear? "
SURE_SUCH_AS = "{} Such as 70%, or Enter: "


class DecisionPrompts:
    """Asks for the decision; all of it can stay open."""

    def __init__(self, console: Console, keeper: VetSaver, known: VetContext) -> None:
        self._console = console
        self._keeper = keeper
        self._known = known

    @property
    def _vet(self) -> Vet:
        return self._keeper.vet

    def ask(self, *, leads_back: bool) -> None:
        """Ask for the decision; for a gig that is taken also its checkpoint, and what is feared.

        Raises Back at the first if that `leads_back`.
        """
        ask_in_order(self._console, self._prompts, read=self._read_back, leads_back=leads_back)

    def _read_back(self) -> None:
        tell_answers(self._vet, self._known.pasts)

    def _prompts(self) -> list[Prompt]:
        """Return the questions that apply now; every answer is saved as it is given."""
        decision, stop, forecast = self._vet.decision, self._vet.next_stop or Stop(), self._vet.forecast
        clears = self._keeper.clears
        undecided = clears(lambda vet: vet.decided(None, clock.today()))
        decided = Prompt(CALL, self._ask_decision, lambda: DECISION[decision] if decision else "", undecided)
        if decision is not Decision.TAKE:
            return [decided]
        no_day = clears(lambda vet: vet.correcting_stop(Stop(stop.text)) if stop.on else vet, STOP_ON)
        by = Prompt(BY, self._ask_stop_day, lambda: wording.long_day(stop.on) if stop.on else "", no_day)
        not_sure = clears(lambda vet: replace(vet, forecast=replace(vet.forecast, sure=None)), HOW_SURE)
        return [
            decided,
            Prompt(STOP_IF, self._ask_stop, lambda: stop.text, clears(_without_stop)),
            *([by] if stop.text else []),
            Prompt(FEAR, self._ask_fear, lambda: forecast.feared, clears(_without_fear)),
            Prompt(SURE, self._ask_sure, lambda: "" if forecast.sure is None else f"{forecast.sure}%", not_sure),
        ]

    def _ask_decision(self) -> None:
        if decision := chosen(self._console, CALL_ASKED, DECISIONS):
            self._keeper.replace_vet(self._vet.decided(decision, clock.today()))

    def _ask_stop(self) -> None:
        """Ask what would be seen at the one checkpoint; its day is asked for only then."""
        if usual := self._known.noticing.said(clock.today()):
            tell_indented(usual, "")
        tell(CHECKPOINT)
        if text := read_line(self._console, STOP_IF_ASKED):
            self._keep_stop(text=text)

    def _ask_stop_day(self) -> None:
        on = self._keeper.ask_for(self._console, STOP_ON, BY_ASKED, day_to_come)
        if on:
            self._keep_stop(on=on)
            tell(ASKED_FROM.format(wording.long_day(on)))

    def _keep_stop(self, *, text: str = "", on: date | None = None) -> None:
        """Save a half of the checkpoint beside the half that is there."""
        stop = self._vet.next_stop or Stop()
        self._keeper.replace_vet(self._vet.correcting_stop(Stop(text or stop.text, on or stop.on)))

    def _ask_fear(self) -> None:
        """Ask what the user fears of the gig that is taken."""
        fear = offered_fear(self._vet)
        tell(f"{FEARED} {FEAR_SUCH_AS.format(fear) if fear else ENTER_SKIPS}")
        if feared := read_line(self._console, FEAR_ASKED):
            self._keep_forecast(replace(self._vet.forecast, feared=feared))

    def _ask_sure(self) -> None:
        sure = self._keeper.ask_for(self._console, HOW_SURE, SURE_SUCH_AS.format(SURE), per_cent)
        if sure is not None:
            self._keep_forecast(replace(self._vet.forecast, sure=sure))

    def _keep_forecast(self, forecast: Forecast) -> None:
        if forecast != self._vet.forecast:
            self._keeper.replace_vet(replace(self._vet, forecast=forecast))


def _without_stop(vet: Vet) -> Vet:
    """Return a copy without the checkpoint that is next, which nobody has checked."""
    return replace(vet, stops=tuple(one for one in vet.stops if one is not vet.next_stop))


def _without_fear(vet: Vet) -> Vet:
    return replace(vet, forecast=replace(vet.forecast, feared=""))
