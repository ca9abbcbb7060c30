"""Reply to the client before the yes, assembled from a vetting's answers.

A reply asks for three things at most, the heaviest first, one for each family: two red flags of one cause lead to one
request. A no lists what the client could agree to (`unless` in the catalogue); if no answer of theirs would change it,
it gives the `reason`, and nothing is asked for beside that. What only the user could change is left unsaid.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from retro.core.gig import flag_catalogue
from retro.core.sentences import as_sentence
from retro.core.text.one_line import on_one_line
from retro.core.vet.decision import Advice, Decision
from retro.core.vet.flag_history import FlagHistory, Pasts, history_of, of_catalogue
from retro.core.vet.rate_wording import an_hour, minimum_text
from retro.core.vet.replies.edited_reply import edited_reply
from retro.core.vet.replies.reply_places import FIRST_THING, MY_PRICE, START, without_places
from retro.core.vet.replies.reply_price import is_priced, price_condition, price_said, price_sentence
from retro.core.vet.verdict import advice_of
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag, may_be_scam, worst_first

THANKS = "Thanks for the details."
GLAD = "Thanks for the details. I'd be glad to take this on."
NO = "Thanks for the details. As it stands I'll have to pass."
NO_AT_ALL = "Thanks for the details. I'm afraid I'll have to pass on this one."
UNLESS = "What would change that:"
UNLESS_LINE = "- {}"
UNLESS_NOT = "If that isn't possible, I hope you find someone who's a better fit."
WISHES = "I hope you find someone who's a better fit."
PRICE_LATER = "Once I know more, you'll have my price and a start date."
THINGS = ("One thing first:", "Two things first:", "Three things first:")
"""Before what is asked for ahead of a yes, by how much that is."""
ANSWER = "Let me know if that works for you."
QUESTIONS = "I have a few questions before I can say yes. May I send them over?"
"""Stands where red flags are there and none has a sentence for the client."""
MOST_REQUESTS, MOST_REASONS = 3, 2
ALONE = ("A11", "A13", "A14")
"""Red flags whose sentence is the whole reply: it asks for time, or a question, before anything is agreed.

Who has decided to take it needs neither, nor who has decided to negotiate and has something to ask for.
"""
FINAL = ("A16", "A20")
"""Red flags whose reason is final: against the rules, and a scam."""
LIMITS = ("C11", "D16")
"""Red flags whose reason is the user's own time: where one is sure, nothing that the client agrees to would help."""
BEFORE_A_PRICE = (
    "before i quote",
    "before i give you a price",
    "before i name a price",
    "price what",
    "price the rest",
)
"""Words of a request or condition beside which the same letter names no price."""
A_PRICE, A_START = ("my price", "about <price>"), "i can start on"
"""Words of a request that names the price, or the day of the start: the end of the letter names it no second time."""
OF_PRICE = "fear for money"
"""Family of requests about the price."""
SLEEP = "A11"
ASKS_NO_MORE = "The reply doesn't ask for more, though {} is below your minimum of {}."
"""Said beside the reply, to the user alone."""
_Said = Callable[[VetFlag, FlagHistory], str]
"""Returns what a reply says about one red flag; "" if nothing."""


def reply(vet: Vet, pasts: Pasts) -> str:
    """Return the reply to send: the one edited for the decision, else the assembled one."""
    return edited_reply(vet) or default_reply(vet, pasts)


def reply_shown(vet: Vet, pasts: Pasts) -> str:
    """Return the reply to read: as it was edited, else as it's copied."""
    return edited_reply(vet) or without_places(default_reply(vet, pasts))


def default_reply(vet: Vet, pasts: Pasts) -> str:
    """Assemble the reply from the answers: at most three requests, the heaviest first, the price last."""
    if _is_no(vet):
        return _declining(vet, pasts)
    requests = _requests(vet, pasts)
    is_settled = vet.is_taken or (vet.decision is Decision.NEGOTIATE and bool(requests))
    if not is_settled and (alone := _alone(vet, pasts)):
        return f"{THANKS}\n\n{alone}"
    if _is_yes(vet):
        return "\n\n".join((GLAD, *requests, _start(vet, requests)))
    if not requests:
        return f"{THANKS}\n\n{QUESTIONS}"
    is_asking = any("?" in request for request in requests)
    return "\n\n".join((f"{THANKS} {THINGS[len(requests) - 1]}", *requests, *(() if is_asking else (ANSWER,))))


def reply_sentence(flag: VetFlag, past: FlagHistory) -> str:
    """Return the sentence about one red flag: the edited one, else the catalogue's."""
    return (flag.ask if flag.ask.strip() else past.ask).strip()


def _sentence(flag: VetFlag, past: FlagHistory) -> str:
    """Return it as it's sent: with the capital and the full stop that were left out in typing."""
    text = reply_sentence(flag, past)
    return as_sentence(text) if text else ""


def sentence_in(text: str, flag: VetFlag, past: FlagHistory) -> str:
    """Return what a reply as it's copied says about one red flag; "" if nothing."""
    whole = on_one_line(text)
    said = (on_one_line(without_places(words)) for words in (_sentence(flag, past), _unless(flag, past)))
    return next((words for words in said if words and words in whole), "")


def price_aside(vet: Vet, pasts: Pasts) -> str:
    """Say that the assembled reply leaves a price below the minimum as it is; "" if it doesn't, or names none yet."""
    quote, is_later = vet.quote, vet.decision is Decision.SLEEP or bool(edited_reply(vet))
    if is_later or not quote.is_too_low or is_priced(vet):
        return ""
    text, pairs = default_reply(vet, pasts), [(flag, history_of(flag, pasts)) for flag in vet.signs]
    of_price = (pair for pair in pairs if _family(*pair) == OF_PRICE)
    if _is_before_a_price([text]) or any(sentence_in(without_places(text), *pair) for pair in of_price):
        return ""
    return ASKS_NO_MORE.format(an_hour(quote.rate, quote), minimum_text(quote))


def _start(vet: Vet, requests: Collection[str]) -> str:
    """Return the end of an accepting reply: price and start, unless something must be seen before a price."""
    if _is_before_a_price(requests):
        return PRICE_LATER
    said = " ".join(requests).casefold()
    names_price = is_priced(vet) or any(words in said for words in A_PRICE)
    start = FIRST_THING if A_START in said else START
    return start if names_price else f"{MY_PRICE.format(price_said(vet))} {start}"


def _requests(vet: Vet, pasts: Pasts) -> list[str]:
    """Return the requests, the heaviest first and the price last."""
    price = [price_sentence(vet)] if is_priced(vet) else []
    return _with_price(vet, pasts, _sentence, price)


def _with_price(vet: Vet, pasts: Pasts, said: _Said, price: Sequence[str]) -> list[str]:
    """Return what is asked for, the price last; no price beside what comes before any."""
    asked = _of_each_family(vet, pasts, said, {OF_PRICE} if price else ())[: MOST_REQUESTS - len(price)]
    if price and _is_before_a_price(asked):
        return _of_each_family(vet, pasts, said)[:MOST_REQUESTS]
    return [*asked, *price]


def _is_before_a_price(requests: Iterable[str]) -> bool:
    return any(words in request.casefold() for request in requests for words in BEFORE_A_PRICE)


def _declining(vet: Vet, pasts: Pasts) -> str:
    """Assemble a no: why, as far as it concerns the client, and what the client could agree to."""
    if final := _reasons(vet, pasts, _is_final):
        return "\n\n".join((" ".join((NO, *final)), WISHES))
    if limits := _reasons(vet, pasts, _is_limit):
        return "\n\n".join((" ".join((NO, *limits[:MOST_REASONS])), WISHES))
    lines = _conditions(vet, pasts)
    return "\n\n".join((NO, UNLESS, "\n".join(lines), UNLESS_NOT) if lines else (NO_AT_ALL, WISHES))


def _conditions(vet: Vet, pasts: Pasts) -> list[str]:
    has_price = is_priced(vet) and not may_be_scam(vet.signs)
    price = [price_condition(vet)] if has_price else []
    return [UNLESS_LINE.format(each) for each in _with_price(vet, pasts, _unless, price)]


def _is_final(flag: VetFlag) -> bool:
    return flag.key in FINAL


def _is_limit(flag: VetFlag) -> bool:
    return flag.key in LIMITS and flag.is_yes


def _reasons(vet: Vet, pasts: Pasts, is_one: Callable[[VetFlag], bool]) -> list[str]:
    """Return the reasons for these red flags, one sentence for each family."""
    return _of_each_family(vet, pasts, lambda flag, _: _why(flag) if is_one(flag) else "")


def _why(flag: VetFlag) -> str:
    listed = flag_catalogue.by_code(flag.key)
    return listed.reason if listed else ""


def _unless(flag: VetFlag, past: FlagHistory) -> str:
    """Return what the client could agree to.

    As edited for this gig, else the catalogue's; "" if they have no part in it.
    """
    listed, edited = flag_catalogue.by_code(flag.key), on_one_line(flag.ask)
    if listed is None:
        return "" if past.is_mine else on_one_line(_sentence(flag, past))
    return as_sentence(edited) if listed.unless and edited not in ("", listed.ask) else listed.unless


def _family(flag: VetFlag, past: FlagHistory) -> str:
    """Return the family that a request stands for; an edited sentence stands for itself."""
    listed = flag_catalogue.by_code(flag.key)
    return listed.family if listed and reply_sentence(flag, past) == listed.ask else flag.key


def _there(vet: Vet) -> Iterable[VetFlag]:
    """Return what is there or may be, in the order of the reasons, without what stands alone."""
    return (flag for flag in worst_first(vet.signs) if flag.key not in ALONE)


def _of_each_family(vet: Vet, pasts: Pasts, said: _Said, without: Iterable[str] = ()) -> list[str]:
    """Return one sentence for each family of red flags that are there, but for those families."""
    return list(dict.fromkeys(_each(vet, pasts, said, {*without})))


def _each(vet: Vet, pasts: Pasts, said: _Said, families: set[str]) -> Iterator[str]:
    for flag in _there(vet):
        past = history_of(flag, pasts)
        family = _family(flag, past)
        if family not in families and (words := said(flag, past)):
            families.add(family)
            yield words


def _alone(vet: Vet, pasts: Pasts) -> str:
    """Return the sentence that stands alone; "" without one."""
    if vet.decision is Decision.SLEEP:
        return about.ask if (about := of_catalogue(SLEEP)) else ""
    there = (flag for flag in vet.signs if flag.is_there and flag.key in ALONE)
    return next((ask for flag in there if (ask := _sentence(flag, history_of(flag, pasts)))), "")


def _is_no(vet: Vet) -> bool:
    """Tell whether the reply declines: as decided, else as advised."""
    return vet.decision is Decision.DECLINE or (vet.decision is None and advice_of(vet) is Advice.DECLINE)


def _is_yes(vet: Vet) -> bool:
    """Tell whether the reply accepts: as decided, else as advised once every question is answered."""
    is_answered = all(flag.answer for flag in vet.signs)
    return vet.is_taken or (vet.decision is None and is_answered and advice_of(vet) is Advice.GO)
