"""`retro vet`: the screen's interview as plain questions on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from retro.commands.output import tell
from retro.commands.prompts import (
    ask_until_understood,
    chosen,
    read_leniently,
    read_line,
    refuses_questions,
    tell_indented,
)
from retro.commands.reading import library
from retro.commands.vet import texts
from retro.commands.vet.answers import ANSWERS, DECISIONS, SAID, day_to_come, typed_floor
from retro.commands.vet.reply import put_reply
from retro.commands.vet.saver import VetSaver
from retro.core.gig import wording
from retro.core.text import amounts
from retro.core.vet.begin import VetContext, met_again, new_vet, written_up_said
from retro.core.vet.clients import known_line, of_client, of_source, source_line
from retro.core.vet.flag_history import close_to, history_of
from retro.core.vet.forecast import FEARED, SURE, offered_fear, per_cent
from retro.core.vet.post_reading import PostReading
from retro.core.vet.reasons import by_own_ratio
from retro.core.vet.vet import Decision, Forecast, Stop, Vet, VetAnswer
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.queries import vet_history

POST_INSTEAD = "{} retro vet - reads a job post from its input."
BEGIN = "Before you say yes: what's the gig? Enter skips what you don't know."
GIG = "Gig? "
CLIENT = "Client? "
SOURCE = "Found through? "
PRICE = "Price, with its currency (€600, 600 USD)? "
HOURS = "Estimated hours? "
FLOOR_OFFERED = "Enter takes {}, - for none"
FLOOR_SUCH_AS = "such as 25"
FLOOR = "Your minimum rate ({})? "
FIRST = "  This is the first question."
COMMONEST = "These {} are the commonest red flags, as you have none of your own yet."
COSTLIEST = "Your own red flags, costliest first."
ONE_OF_YOURS = "One red flag of your own."
QUESTION = "\nQuestion {} of {}"
SO_FAR = "  So far: {}. Enter keeps it."
NOT_OWN = "One of the commonest, not from your own gigs."
ANSWER = "y yes, n no, s not sure, v verdict now, b back, q quit: "
REPLY = "\nYour reply, to copy:\n"
CALL = "Your call: t take it, n negotiate, d decline, s sleep on it, Enter later: "
CHECKPOINT = "A checkpoint: something you'd see, and the day you check."
STOP_IF = "Stop if (e.g. no label printed)? "
BY = "By which day (in 2 weeks, 1 December)? "
ASKED_FROM = "  {}. retro due will ask you from that day on."
FEAR_SUCH_AS = "Such as: {}."
ENTER_SKIPS = "Enter skips it."
FEAR = "What do you fear? "
SURE_SUCH_AS = "{} Such as 70 %, or Enter: "

INTERRUPTED, ENDED = 130, 1


def interview(paths: Paths) -> int:
    """Ask about the next gig; what was answered so far is kept, however it ends. Raises StoreError before it begins."""
    if refused := refuses_questions():
        tell(POST_INSTEAD.format(refused))
        return 2
    for notice in check(paths):
        tell(notice)
    read_leniently()
    vet = Vet()
    knowledge = vet_history.knowledge(library(paths), vet.created_at)
    begun = replace(new_vet(knowledge, date.today()), id=vet.id, created_at=vet.created_at, updated_at=vet.updated_at)
    keeper = VetSaver(paths, begun)
    return until_left(keeper, VetPrompts(keeper, knowledge).hold)


def until_left(keeper: VetSaver, hold: Callable[[], None]) -> int:
    """Hold an interview to its end, or until it is left; what was answered is kept, and the exit code returned."""
    try:
        hold()
        code = 0 if keeper.is_saved else ENDED
    except (KeyboardInterrupt, EOFError) as left:
        code = INTERRUPTED if isinstance(left, KeyboardInterrupt) else ENDED
        tell("")
        keeper.save()  # once more: it may have been interrupted itself
    finally:
        tell(keeper.standing)
        keeper.close()
    return code


class VetPrompts:
    """The questions in their order; every answer goes to the keeper."""

    def __init__(self, keeper: VetSaver, known: VetContext, reading: PostReading | None = None) -> None:
        self._keeper = keeper
        self._known = known
        self._pasts = known.pasts
        self._reading = reading
        """The post that the gig began with."""

    @property
    def _vet(self) -> Vet:
        return self._keeper.vet

    def hold(self) -> None:
        """From the gig to the decision, unless it is stopped between two questions."""
        tell(BEGIN)
        if lately := written_up_said(self._known.written_up, date.today()):
            tell(lately)
        self._ask_gig()
        if self._ask_questions():
            self._conclude()
            self._ask_decision()

    def hold_about(self, suggested: int) -> None:
        """About a post: from the red flags that it suggests, which are the first questions, to the decision."""
        if self._ask_questions(suggested):
            self._conclude()
            self._ask_decision()

    def _ask_gig(self) -> None:
        self._keep(title=read_line(GIG))
        self._keep(client=read_line(CLIENT))
        if (again := met_again(self._vet, self._known.clients)) != self._vet:
            self._keeper.keep(again)
        if met := known_line(of_client(self._vet.client, self._known.clients)):
            tell_indented(met, "  ")
        self._keep(platform=read_line(SOURCE))
        if found := source_line(of_source(self._vet.platform, self._known.clients)):
            tell_indented(found, "  ")
        self._ask_price()
        self._ask_hours()
        self._ask_floor()

    def _keep(self, **changes: str) -> None:
        if any(changes.values()):
            self._keeper.keep(replace(self._vet, **changes))  # type: ignore[arg-type]  # names are checked by replace

    def _quote(self, **changes: str | Decimal | None) -> None:
        quote = replace(self._vet.quote, **changes)  # type: ignore[arg-type]  # names are checked by replace
        if quote != self._vet.quote:
            self._keeper.keep(replace(self._vet, quote=quote))

    def _ask_price(self) -> None:
        """A price in another currency than the floor that is offered brings the floor of that one, if there is any."""
        currency, price = ask_until_understood(PRICE, amounts.price)
        offered = self._vet.quote
        kept = self._known.floors.get(currency or offered.currency)
        self._quote(currency=currency or offered.currency, price=price, floor=kept)
        if price is not None:
            tell(f"  {wording.money_text(price, self._vet.quote.currency)}")

    def _ask_hours(self) -> None:
        hours = ask_until_understood(HOURS, amounts.parse_hours)
        self._quote(hours=hours)
        if hours is not None:
            tell(f"  {wording.hours_text(hours)}")

    def _ask_floor(self) -> None:
        quote = self._vet.quote
        offer = FLOOR_OFFERED.format(wording.money_text(quote.floor, quote.currency)) if quote.floor else FLOOR_SUCH_AS
        currency, rate = ask_until_understood(FLOOR.format(offer), typed_floor(quote))
        self._quote(currency=currency, floor=rate)
        if said := by_own_ratio(self._vet.quote, self._vet.ratio, self._known.ended):
            tell(f"  {said}")

    def _ask_questions(self, suggested: int | None = None) -> bool:
        """Whether to go on to the verdict; of a post only what it suggests is asked."""
        if suggested is None:
            tell("")
            tell_indented(self._whose(), "")
        count = len(self._vet.signs) if suggested is None else suggested
        at = 0
        while at < count:
            step = self._ask(at, count)
            if step in ("verdict", "stop"):
                return step == "verdict"
            if step == "back" and at == 0:
                tell(FIRST)
            at = max(at - 1, 0) if step == "back" else at + 1
        return True

    def _whose(self) -> str:
        count = len(self._vet.signs)
        if self._vet.from_catalogue:
            return COMMONEST.format(count)
        return COSTLIEST if count > 1 else ONE_OF_YOURS

    def _ask(self, at: int, count: int) -> VetAnswer | str:
        """Ask one question, keep the answer, and say which way to go."""
        sign = self._vet.signs[at]
        tell(QUESTION.format(at + 1, count))
        words = self._reading.words_for(sign.key) if self._reading else ()
        past = history_of(sign, self._pasts)
        if not (past.seen or self._vet.from_catalogue or words):
            tell(NOT_OWN)
        _tell_lines(texts.question(sign, past, words, close_to(sign.key, self._pasts)))
        if said := past.as_said(sign.answer):
            tell(SO_FAR.format(SAID[said]))
        step = chosen(ANSWER, ANSWERS)
        if isinstance(step, VetAnswer):
            self._keeper.keep(self._vet.answered(sign.key, past.as_said(step)))
        return step

    def _conclude(self) -> None:
        """The verdict is talk; the reply alone is data, so that it can be sent into a file."""
        tell("")
        _tell_lines(texts.conclusion(self._vet, self._known))
        tell(REPLY)
        put_reply(self._vet, self._pasts)
        sys.stdout.flush()
        tell("")

    def _ask_decision(self) -> None:
        prompt = CALL
        decision = chosen(prompt, DECISIONS)
        if decision:
            self._keeper.keep(self._vet.decided(decision, date.today()))
        if decision is Decision.TAKE:
            self._ask_stop()
            self._ask_forecast()

    def _ask_stop(self) -> None:
        """One stop; either half of it may stay open."""
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
        """What is feared, and how sure one is; both may stay blank."""
        fear = offered_fear(self._vet)
        tell(f"{FEARED} {FEAR_SUCH_AS.format(fear) if fear else ENTER_SKIPS}")
        feared = read_line(FEAR)
        sure = ask_until_understood(SURE_SUCH_AS.format(SURE), per_cent)
        forecast = Forecast(feared, sure)
        if forecast != self._vet.forecast:
            self._keeper.keep(replace(self._vet, forecast=forecast))


def _tell_lines(lines: Iterable[texts.Line]) -> None:
    for indent, text in lines:
        tell_indented(text, indent)
