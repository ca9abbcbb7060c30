"""Reply to the client before the yes, assembled from a vetting's answers."""

from __future__ import annotations

from decimal import Decimal

from retro.core.gig import flag_catalogue, wording
from retro.core.text.gaps import gaps_in, with_gaps_marked
from retro.core.vet.verdict import advice_of
from retro.core.vet.vet import Advice, Decision, Vet, VetFlag
from retro.core.vet.weights import FlagHistory, Pasts, history_of, of_catalogue

THANKS = "Thanks for the details."
GLAD = "Thanks for the details. I'd be glad to take this on."
NO = "Thanks for the details. As it stands I'll have to pass."
UNLESS = "What would change that:"
UNLESS_NOT = "If that isn't possible, I hope you find someone who's a better fit."
WISHES = "I hope you find someone who's a better fit."
MY_PRICE = "My price is {}."
START = "I can start on <day>, and the first thing you'll see from me is <what comes first>."
PRICE = "As far as I can tell now, it'll take about {} hours, so my price would be {}. {}"
FIRST_PART = "For {} I can do a smaller first part."
ANSWER = "Let me know if that works for you."
ONE_OPEN, MANY_OPEN = "1 place is open", "{:,} places are open"
OPEN_WARNING = "{}. {} to copy with […] in {} place."
MOST_REQUESTS = 3
ALONE = ("A11", "A13", "A14")
"""Red flags whose sentence is the whole reply: it asks for time, or a question, before anything is agreed."""
SLEEP = "A11"
_ROUND_TO = Decimal(10)


def reply(vet: Vet, pasts: Pasts) -> str:
    """The reply to send: as edited, else assembled from the sentences of what was not denied."""
    return vet.reply if vet.reply.strip() else default_reply(vet, pasts)


def default_reply(vet: Vet, pasts: Pasts) -> str:
    """The reply as the answers make it: at most three requests, the heaviest first, the price last."""
    if _is_no(vet):
        requests = _requests(vet, pasts, promises=False)
        return "\n\n".join((NO, UNLESS, *requests, UNLESS_NOT) if requests else (NO, WISHES))
    if alone := _alone(vet, pasts):
        return f"{THANKS}\n\n{alone}"
    requests = _requests(vet, pasts)
    if advice_of(vet) is Advice.GO or vet.decision is Decision.TAKE:
        start = START if _price_sentence(vet) else f"{MY_PRICE.format(_price(vet))} {START}"
        return "\n\n".join((GLAD, *requests, start))
    is_asking = not requests or any("?" in request for request in requests)
    return "\n\n".join((THANKS, *requests, *(() if is_asking else (ANSWER,))))


def reply_sentence(sign: VetFlag, past: FlagHistory) -> str:
    """The sentence about one red flag: as edited, else the catalogue's."""
    return (sign.ask if sign.ask.strip() else past.ask).strip()


def open_places(text: str) -> tuple[str, ...]:
    """What only the user can fill in: each "<...>" of a text, in its order."""
    return gaps_in(text)


def without_places(text: str) -> str:
    """The text with "[…]" in each place that is still open."""
    return with_gaps_marked(text)


def open_places_text(count: int) -> str:
    """ "2 places are open"."""
    return ONE_OPEN if count == 1 else MANY_OPEN.format(count)


def open_warning(count: int, again: str) -> str:
    """What is said before a text with open places is copied; `again` names how that is done."""
    return OPEN_WARNING.format(open_places_text(count), again, "its" if count == 1 else "their")


def _requests(vet: Vet, pasts: Pasts, *, promises: bool = True) -> list[str]:
    """What is asked for, the heaviest first and the price last; what one only promises changes no "no"."""
    there = (sign for sign in vet.signs if sign.is_there and sign.key not in ALONE)
    if not promises:
        there = (sign for sign in there if not _is_promise(sign, pasts))
    asked = list(dict.fromkeys(filter(None, (reply_sentence(sign, history_of(sign, pasts)) for sign in there))))
    price = list(filter(None, [_price_sentence(vet)]))
    return [*asked[: MOST_REQUESTS - len(price)], *price]


def _is_promise(sign: VetFlag, pasts: Pasts) -> bool:
    """Whether the sentence is the catalogue's, and says how the user will work."""
    flag = flag_catalogue.by_code(sign.key)
    is_ours = flag is not None and reply_sentence(sign, history_of(sign, pasts)) == flag.ask
    return is_ours and flag is not None and flag.side == "mine" and flag.stage in ("work", "delivery")


def _alone(vet: Vet, pasts: Pasts) -> str:
    """The sentence that stands alone; "" where none does."""
    if vet.decision is Decision.SLEEP:
        about = of_catalogue(SLEEP)
        return about.ask if about else ""
    there = (sign for sign in vet.signs if sign.is_there and sign.key in ALONE)
    return next((ask for sign in there if (ask := reply_sentence(sign, history_of(sign, pasts)))), "")


def _is_no(vet: Vet) -> bool:
    """Whether the reply declines: as decided, else as advised."""
    return vet.decision is Decision.DECLINE or (vet.decision is None and advice_of(vet) is Advice.DECLINE)


def _price(vet: Vet) -> str:
    price = vet.quote.price
    return "<price>" if price is None else wording.money_text(price, vet.quote.currency).removesuffix(".00")


def _price_sentence(vet: Vet) -> str:
    """A price that reaches the minimum for the hours it usually takes; "" where none is needed or known."""
    quote, real = vet.quote, vet.quote.real_hours(vet.ratio)
    if quote.price is None or quote.floor is None or real is None or quote.price >= quote.floor * real:
        return ""
    price = -(-(quote.floor * real) // _ROUND_TO) * _ROUND_TO
    said = wording.money_text(price, quote.currency).removesuffix(".00")
    hours = wording.plain_number(real.quantize(Decimal(1)))
    return PRICE.format(hours, said, FIRST_PART.format(_price(vet)))
