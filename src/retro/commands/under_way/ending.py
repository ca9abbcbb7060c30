"""`retro end ID`: notes how a gig under way ended, line by line: well, or wrong, which begins its retrospective."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal

from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import NOTHING_YET, Leave
from retro.commands.lines.prompts import ask_until_understood, chosen, read_line
from retro.commands.lines.question_list import Prompt, answers_so_far, ask_in_order, list_console
from retro.commands.output import put_line, tell, tell_indented
from retro.commands.reading import library
from retro.commands.under_way.check_in_prompts import YES_NO, YES_NO_ASKED
from retro.commands.under_way.stored import begin_draft, change_under_way, read_under_way
from retro.commands.vet.gig_prompts import FLOOR_OFFERED
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.text import clock
from retro.core.text.hours import parse_hours
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.forecast import beside_the_end, forecast_text
from retro.core.vet.good_end import GOOD, HOURS, KEPT, PAID, amount_paid
from retro.core.vet.under_way.write_up import retrospective_from_vet, wrong_asked
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.core.vet.vet_lines import END_HOURS, END_PAID, VetLine
from retro.paths import Paths
from retro.storage.queries import flags

BEGIN = "{}. Enter skips, :b goes back, :q leaves, :? lists the commands."
ENDED, ENDED_ASKED = "How it ended", "How did it end? g well, b it went wrong, Enter not yet: "
ENDS: Mapping[str, Ending | None] = {
    "g": Ending.WELL,
    "b": Ending.WRONG,
    "well": Ending.WELL,
    "badly": Ending.WRONG,
    "it went wrong": Ending.WRONG,
    "not yet": None,
    "": None,
}
ESTIMATED = "{} (est. {})? "
SAVED = "Saved. If that's wrong: retro end {}, and - takes it back."
GOES_ON = "It's under way."
DRAFT = "It's a draft. To write it up: retro new {0} --plain. To write to them: retro message {0} --plain"


def end_gig(paths: Paths, options: Namespace) -> int:
    """Run `retro end ID`; each answer is saved as it is given."""
    console = list_console()
    talk = _EndPrompts(console, paths, read_under_way(paths, options.id, or_ended_well=True).vet)
    try:
        with suppress(EOFError, Leave):
            talk.hold()
    finally:
        talk.say_end()
    return 0


class _EndPrompts:
    """Asks how it ended; of a good end also for hours, pay and what helped."""

    def __init__(self, console: Console, paths: Paths, vet: Vet) -> None:
        self._console = console
        self._paths, self._vet = paths, vet

    def hold(self) -> None:
        """Ask in order. Raises Leave, EOFError and StoreError."""
        tell_indented(BEGIN.format(wording.in_quotes(self._vet.name)), "")
        ask_in_order(self._console, self._prompts, read=self._read_back)

    def say_end(self) -> None:
        """Say how it stands now; the id of a draft goes to stdout."""
        if self._vet.is_good_end:
            tell_indented(" ".join(filter(None, (GOOD, forecast_text(self._vet.forecast)))), "")
            tell(SAVED.format(short_id(self._vet.id)))
        elif self._vet.gig:
            if said := beside_the_end(self._vet):
                tell_indented(said, "")
            tell_indented(DRAFT.format(short_id(self._vet.gig)), "")
            put_line(short_id(self._vet.gig))
        else:
            tell(GOES_ON)

    def _prompts(self) -> list[Prompt]:
        vet, end = self._vet, self._vet.good_end
        ended = Prompt(
            ENDED, self._ask_how, lambda: wording.ENDED_WELL if vet.is_good_end else "", self._clears(Vet.going_on)
        )
        if not vet.is_good_end:
            return [ended]
        hours = "" if end.hours is None else wording.hours_text(end.hours)
        paid = "" if end.paid is None else wording.money_text(end.paid, vet.quote.currency)
        no_hours = self._clears(lambda vet: _ending(vet, replace(vet.good_end, hours=None)).with_unread(END_HOURS, ""))
        no_pay = self._clears(lambda vet: _ending(vet, replace(vet.good_end, paid=None)).with_unread(END_PAID, ""))
        nothing_kept = self._clears(lambda vet: _ending(vet, replace(vet.good_end, kept="")))
        return [
            ended,
            Prompt(HOURS, self._ask_hours, lambda: hours, no_hours),
            Prompt(PAID, self._ask_paid, lambda: paid, no_pay),
            Prompt(KEPT, self._ask_kept, lambda: end.kept, nothing_kept),
        ]

    def _read_back(self) -> None:
        for line in answers_so_far(self._prompts()) or [NOTHING_YET]:
            tell_indented(line, "  ")

    def _ask_how(self) -> None:
        ending = chosen(self._console, ENDED_ASKED, ENDS)
        if ending is Ending.WRONG:
            self._go_wrong()
        elif ending and not self._vet.is_good_end:
            self._keep(lambda vet: vet.over(Ending.WELL, clock.today()))

    def _go_wrong(self) -> None:
        """Begin the draft of a gig that went wrong, unless it is begun."""
        if self._vet.gig:
            return
        tell_indented(wrong_asked(self._vet), "")
        if chosen(self._console, YES_NO_ASKED, YES_NO) is VetAnswer.YES:
            draft = retrospective_from_vet(self._vet, flags.own_flags(library(self._paths)))
            begin_draft(self._paths, draft)
            self._keep(lambda vet: vet.going_on().going_wrong(draft.id))

    def _ask_hours(self) -> None:
        estimate = self._vet.quote.hours
        asked = f"{HOURS}? " if estimate is None else ESTIMATED.format(HOURS, wording.hours_text(estimate))
        hours = self._ask_for(END_HOURS, asked, parse_hours)
        if hours is not None:
            self._note(lambda end: replace(end, hours=hours))
            tell(f"  {wording.hours_text(hours)}")

    def _ask_paid(self) -> None:
        """Ask what was paid; Enter takes the price until an amount stands."""
        quote, stands = self._vet.quote, self._vet.good_end.paid
        price = quote.price if stands is None else None
        offered = "" if price is None else FLOOR_OFFERED.format(wording.money_text(price, quote.currency))
        asked = f"{PAID} ({offered})? " if offered else f"{PAID}? "
        paid = self._ask_for(END_PAID, asked, lambda typed: amount_paid(typed, quote.currency) if typed else price)
        if paid is not None:
            self._keep(lambda vet: _ending(vet, replace(vet.good_end, paid=paid)).with_unread(END_PAID, ""))
            tell(f"  {wording.money_text(paid, quote.currency)}")

    def _ask_kept(self) -> None:
        if kept := read_line(self._console, f"{KEPT} "):
            self._note(lambda end: replace(end, kept=kept))

    def _ask_for(self, line: VetLine, asked: str, meant: Callable[[str], Decimal | None]) -> Decimal | None:
        """Ask until it is understood; what isn't is kept as typed."""

        def leave(typed: str) -> None:
            self._keep(lambda vet: vet.with_unread(line, typed))

        return ask_until_understood(self._console, asked, meant, leave, self._vet.unread.get(line, ""))

    def _note(self, change: Callable[[GoodEnd], GoodEnd]) -> None:
        self._keep(lambda vet: _ending(vet, change(vet.good_end)))

    def _keep(self, change: Callable[[Vet], Vet]) -> None:
        """Save a change. Raises EndedMeanwhile."""
        if change(self._vet) != self._vet:
            self._vet = change_under_way(self._paths, self._vet.id, change, is_good_end=self._vet.is_good_end)

    def _clears(self, change: Callable[[Vet], Vet]) -> Callable[[], bool]:
        """Return what saves a change that clears an answer, and tells whether there was any."""

        def clear() -> bool:
            before = self._vet
            self._keep(change)
            return self._vet is not before

        return clear


def _ending(vet: Vet, good_end: GoodEnd) -> Vet:
    return replace(vet, good_end=good_end)
