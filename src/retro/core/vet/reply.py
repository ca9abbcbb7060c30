"""Reply to the client before the yes, assembled from a vetting's answers."""

from __future__ import annotations

from decimal import Decimal

from retro.core.gig import wording
from retro.core.text.gaps import gaps_in, with_gaps_marked
from retro.core.vet.verdict import advice
from retro.core.vet.vet import Advice, Decision, Sign, Vet
from retro.core.vet.weights import Past, Pasts, known, of_catalogue

THANKS = "Thanks for the details."
GLAD = "Thanks for the details. I'd be glad to take this on."
NO = "Thanks for the details. As it stands I'll have to pass."
UNLESS = "What would change that:"
WISHES = "If that isn't possible, I hope you find someone who's a better fit."
START = "My price is {}. I can start on <day>, and the first thing you'd see from me is <what comes first>."
MOST_REQUESTS = 3
ALONE = ("A11", "A13", "A14")
"""Red flags whose sentence is the whole reply: it asks for time, or a question, before anything is agreed."""
SLEEP = "A11"
_ROUND_TO = Decimal(10)


def reply(vet: Vet, pasts: Pasts) -> str:
    """The reply to send: as edited, else assembled from the sentences of what was not denied."""
    return vet.reply if vet.reply.strip() else assembled(vet, pasts)


def assembled(vet: Vet, pasts: Pasts) -> str:
    """The reply as the answers make it: at most three requests, the heaviest first, the price last."""
    if _is_no(vet):
        requests = _requests(vet, pasts)
        return "\n\n".join((NO, *((UNLESS, *requests) if requests else ()), WISHES))
    if alone := _alone(vet, pasts):
        return f"{THANKS}\n\n{alone}"
    requests = _requests(vet, pasts)
    if advice(vet) is Advice.GO or vet.decision is Decision.TAKE:
        return "\n\n".join((GLAD, *requests, *(() if _price_sentence(vet) else (START.format(_price(vet)),))))
    return "\n\n".join((THANKS, *requests))


def asking(sign: Sign, past: Past) -> str:
    """The sentence about one red flag: as edited, else the catalogue's."""
    return (sign.ask if sign.ask.strip() else past.ask).strip()


def places(text: str) -> tuple[str, ...]:
    """What only the user can fill in: each "<...>" of a text, in its order."""
    return gaps_in(text)


def without_places(text: str) -> str:
    """The text with "[…]" in each place that is still open."""
    return with_gaps_marked(text)


def open_said(count: int) -> str:
    """ "2 places are open"."""
    return "1 place is open" if count == 1 else f"{count:,} places are open"


def open_warning(count: int, again: str) -> str:
    """What is said before a text with open places is copied; `again` names how that is done."""
    return f"{open_said(count)}. {again} to copy without {'it' if count == 1 else 'them'}."


def _requests(vet: Vet, pasts: Pasts) -> list[str]:
    there = (sign for sign in vet.signs if sign.is_there and sign.key not in ALONE)
    asked = list(dict.fromkeys(filter(None, (asking(sign, known(sign, pasts)) for sign in there))))
    price = list(filter(None, [_price_sentence(vet)]))
    return [*asked[: MOST_REQUESTS - len(price)], *price]


def _alone(vet: Vet, pasts: Pasts) -> str:
    """The sentence that stands alone; "" where none does."""
    if vet.decision is Decision.SLEEP:
        about = of_catalogue(SLEEP)
        return about.ask if about else ""
    there = (sign for sign in vet.signs if sign.is_there and sign.key in ALONE)
    return next((ask for sign in there if (ask := asking(sign, known(sign, pasts)))), "")


def _is_no(vet: Vet) -> bool:
    """Whether the reply declines: as decided, else as advised."""
    return vet.decision is Decision.DECLINE or (vet.decision is None and advice(vet) is Advice.DECLINE)


def _price(vet: Vet) -> str:
    price = vet.quote.price
    return "<price>" if price is None else wording.money(price, vet.quote.currency).removesuffix(".00")


def _price_sentence(vet: Vet) -> str:
    """A price that reaches the minimum for the hours it usually takes; "" where none is needed or known."""
    quote, real = vet.quote, vet.quote.real_hours(vet.ratio)
    if quote.price is None or quote.floor is None or real is None or quote.price >= quote.floor * real:
        return ""
    price = -(-(quote.floor * real) // _ROUND_TO) * _ROUND_TO
    said = wording.money(price, quote.currency).removesuffix(".00")
    hours = wording.plain(real.quantize(Decimal(1)))
    first_part = f"For {_price(vet)} I can do a smaller first part."
    return f"I expect this to take about {hours} hours, so my price would be {said}. {first_part}"
