"""Prompts for the gig that is vetted: its name, client, source, price, hours and minimum rate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

from retro.commands.lines.console import Console
from retro.commands.lines.prompts import read_line
from retro.commands.lines.question_list import Prompt
from retro.commands.output import tell, tell_indented
from retro.commands.vet.answers import typed_floor
from retro.commands.vet.saver import VetSaver
from retro.core.gig import wording
from retro.core.lessons.word_match import TITLE_SAYS, recalled_lines
from retro.core.text import clock
from retro.core.text.hours import parse_hours
from retro.core.vet import vet_lines as lines
from retro.core.vet.begin import VetContext, met_again
from retro.core.vet.clients import known_lines, of_source, source_line
from retro.core.vet.details import price_beside
from retro.core.vet.posts.job_post import is_post, with_post
from retro.core.vet.posts.post_reading import PostReading, understand_post
from retro.core.vet.quote import Quote
from retro.core.vet.rate_wording import by_own_ratio
from retro.core.vet.vet import Vet

GIG, CLIENT, SOURCE = "Gig", "Client", "Found through"
PRICE, HOURS, FLOOR = "Price", "Estimated hours", "Your minimum rate"
PRICE_ASKED = "Price, with its currency (€600, 600 USD)? "
FLOOR_OFFERED = "Enter takes {}, - for none"
FLOOR_SUCH_AS = "such as 25"
FLOOR_ASKED = "Your minimum rate ({})? "


class GigPrompts:
    """Asks what is known of the gig; Enter skips what is not."""

    def __init__(
        self, console: Console, keeper: VetSaver, known: VetContext, take_reading: Callable[[PostReading], None]
    ) -> None:
        self._console = console
        self._keeper = keeper
        self._known = known
        self._take_reading = take_reading
        """Called with a job post that was pasted for the name."""
        self._recalled: tuple[str, ...] = ()
        """Lines that the name recalled when it was last asked for."""

    @property
    def _vet(self) -> Vet:
        return self._keeper.vet

    def prompts(self) -> list[Prompt]:
        """Return a question for each thing that may be known; every answer is saved as it is given."""
        vet, quote = self._vet, self._vet.quote
        hours = "" if quote.hours is None else wording.hours_text(quote.hours)
        clears = self._keeper.clears
        return [
            Prompt(GIG, self._ask_title, lambda: vet.title, clears(lambda vet: replace(vet, title=""))),
            Prompt(CLIENT, self._ask_client, lambda: vet.client, clears(lambda vet: replace(vet, client=""))),
            Prompt(SOURCE, self._ask_source, lambda: vet.platform, clears(lambda vet: replace(vet, platform=""))),
            Prompt(
                PRICE,
                self._ask_price,
                lambda: _money(quote.price, quote),
                clears(_quoting(lambda quote: replace(quote, price=None)), lines.PRICE),
            ),
            Prompt(
                HOURS,
                self._ask_hours,
                lambda: hours,
                clears(_quoting(lambda quote: replace(quote, hours=None)), lines.HOURS),
            ),
            Prompt(
                *(FLOOR, self._ask_floor, lambda: _money(quote.floor, quote)),
                clears(_quoting(lambda quote: replace(quote, floor=None)), lines.FLOOR),
                says_answer=True,
            ),
        ]

    def _ask_title(self) -> None:
        typed = read_line(self._console, f"{GIG}? ")
        if is_post(typed):
            self._read_post(typed)
        else:
            self._keep_unless_blank(typed, replace(self._vet, title=typed))
        self._recalled = tuple(recalled_lines(self._known.rules, (TITLE_SAYS, self._vet.title)))
        for line in self._recalled:
            tell_indented(line, "  ")

    def _read_post(self, post: str) -> None:
        """Take what a post of one paragraph says; what was answered before stays."""
        reading = understand_post(post)
        read, said = with_post(self._vet, post, reading, self._known, clock.today())
        self._keeper.replace_vet(read)
        self._take_reading(reading)
        tell_indented(said, "  ")

    def _ask_client(self) -> None:
        client = read_line(self._console, f"{CLIENT}? ")
        self._keep_unless_blank(client, replace(self._vet, client=client))
        if (again := met_again(self._vet, self._known.clients)) != self._vet:
            self._keeper.replace_vet(again)
        for line in known_lines(self._vet.client, "", self._known.clients, self._recalled):
            tell_indented(line, "  ")

    def _ask_source(self) -> None:
        platform = read_line(self._console, f"{SOURCE}? ")
        self._keep_unless_blank(platform, replace(self._vet, platform=platform))
        if found := source_line(of_source(self._vet.platform, self._known.clients)):
            tell_indented(found, "  ")

    def _keep_unless_blank(self, typed: str, changed: Vet) -> None:
        if typed:
            self._keeper.replace_vet(changed)

    def _keep_quote(self, quote: Quote) -> None:
        if quote != self._vet.quote:
            self._keeper.replace_vet(replace(self._vet, quote=quote))

    def _ask_price(self) -> None:
        """Ask for the price. A price in another currency than the offered floor brings that currency's floor, if
        any.
        """
        offered = self._vet.quote
        meant = partial(price_beside, quote=offered)
        currency, price = self._keeper.ask_for(self._console, lines.PRICE, PRICE_ASKED, meant)
        if price is None and offered.price is not None:
            return  # asked again after "back": Enter keeps it
        kept = self._known.floors.get(currency or offered.currency)
        self._keep_quote(replace(offered, currency=currency or offered.currency, price=price, floor=kept))
        if price is not None:
            tell(f"  {wording.money_text(price, self._vet.quote.currency)}")

    def _ask_hours(self) -> None:
        hours = self._keeper.ask_for(self._console, lines.HOURS, f"{HOURS}? ", parse_hours)
        if hours is not None:
            self._keep_quote(replace(self._vet.quote, hours=hours))
            tell(f"  {wording.hours_text(hours)}")

    def _ask_floor(self) -> None:
        quote = self._vet.quote
        offer = FLOOR_OFFERED.format(wording.money_text(quote.floor, quote.currency)) if quote.floor else FLOOR_SUCH_AS
        currency, rate = self._keeper.ask_for(self._console, lines.FLOOR, FLOOR_ASKED.format(offer), typed_floor(quote))
        self._keep_quote(replace(self._vet.quote, currency=currency, floor=rate))
        if said := by_own_ratio(self._vet.quote, self._vet.ratio, self._known.ended):
            tell(f"  {said}")


def _quoting(change: Callable[[Quote], Quote]) -> Callable[[Vet], Vet]:
    return lambda vet: replace(vet, quote=change(vet.quote))


def _money(amount: Decimal | None, quote: Quote) -> str:
    return "" if amount is None else wording.money_text(amount, quote.currency)
