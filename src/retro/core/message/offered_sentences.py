"""What is offered to a client, as sentences: ways forward, a refund, what they'll get, what it means for them.

English only.
"""

from __future__ import annotations

import re

from retro.core.message.named_days import A_DATE
from retro.core.message.parts import BY_NAME
from retro.core.message.refund_words import behind_nothing, full_refund, refunded_amount
from retro.core.message.verbs import has_verb, has_verb_behind, may_have_verb, says_what_was_done
from retro.core.message.ways import counted_ways, is_option
from retro.core.sentences import as_sentence
from retro.core.text.deferred_pattern import deferred

REFUND, FULL_REFUND, NO_REFUND = f"{BY_NAME['money'].begins} {{}}", "You'll get a {}", "There won't be a refund{}"
YOULL_GET, NO_HANDOVER = f"{BY_NAME['handover'].begins} {{}}", "There's nothing to hand over."
I_OFFER, I_COULD, I_SEE, FOR_YOU = "I can offer {}", "I could {}", "I see {}", "For you it means {}"
WAYS = {1: "Here's what I can offer:", 2: "I see two ways forward:", 3: "I see three ways forward:"}
MORE_WAYS = "I see these ways forward:"
NOTHING_AT_ALL = frozenset({"no", "none", "nothing", "n/a", "nope"})
"""Answers that say no to a whole part."""
_NOT_A_TIME = rf"(?!{A_DATE}|\d{{1,2}}(?::\d\d)? ?(?:[ap]m|o['’]clock)\b|\w+ (?:minute|hour|day|week|month)s?\b)"
_A_THING = deferred(
    rf"{_NOT_A_TIME}(?:an?|the|all|everything|every|each|both|my|your|our|this|these|nothing but"
    r"|only|two|three|four|five|\d+"
    r"|access|accounts?|code|copies|data|designs?|documents?|drawings?|exports?|files?|handover|images?|links?|logins?"
    r"|materials?|notes?|passwords?|photos?|repo(?:sitory)?|scans?|sources?|texts?)\b(?![.)] )",
    re.IGNORECASE,
)
"""What they get begins with a thing, not with what is done with it."""
_ONLY_WHO = deferred(r"only (?:i|you|we) [a-z]", re.IGNORECASE)
_SOME = deferred(r"(?:an?|two|three|another|half|\d+)\b(?![.):] )", re.IGNORECASE)
_WAYS_NAMED = deferred(r"(?:two|three|these) (?:ways|options|possibilities)(?: forward)?:", re.IGNORECASE)
_DOING = deferred(
    r"(?:finish|hand (?:it |everything |all |what )?over|hand (?:you|over)|refund|redo|rebuild|deliver|split|start over"
    r"|find you|pass it on)\b",
    re.IGNORECASE,
)
"""What one would do, typed without the "I"."""
_LESS = deferred(r"(?:an?|no(?! one\b)|another|more|less|fewer)\b", re.IGNORECASE)


def ways_forward(text: str) -> str:
    """Return the options behind a sentence of ours: a list, things, or what one would do; "" for other texts."""
    if is_option(text):
        return _listed(text)
    if _WAYS_NAMED.match(text):
        return I_SEE.format(small(text))
    form = I_OFFER if _SOME.match(text) else I_COULD if _DOING.match(text) else ""
    is_whole = "\n" in text or "?" in text or (form == I_OFFER and may_have_verb(text))
    return form.format(small(text)) if form and not is_whole else ""


def refund_sentence(text: str) -> str:
    """Return what is refunded as a sentence; "" for what names no amount and is no sentence either."""
    if "\n" in text or "?" in text:
        return _question(text)
    if (rest := behind_nothing(text)) is not None:
        return NO_REFUND.format(rest)
    if full := full_refund(text):
        return "" if may_have_verb(text) else FULL_REFUND.format(small(full))
    if has_verb(text) or has_verb_behind(text):
        return text
    amount = refunded_amount(text)
    return REFUND.format(small(amount)) if amount and not may_have_verb(text) else ""


def handover_sentence(text: str) -> str:
    """Return what they'll get as a sentence; "" for what is neither things nor a sentence."""
    if text.rstrip(".! ").lower() in NOTHING_AT_ALL:
        return NO_HANDOVER
    if "\n" in text or "?" in text:
        return _question(text)
    if has_verb(text) or _ONLY_WHO.match(text) or re.match(r"[^.;,]{1,24}:\s", text):
        return text
    is_thing = _A_THING.match(text) and not (may_have_verb(text) or says_what_was_done(text))
    return YOULL_GET.format(small(text)) if is_thing else ""


def meaning_sentence(text: str) -> str:
    """Return what it means for them, of "a week lost"; "" for a sentence."""
    is_thing = _LESS.match(text) and not ("\n" in text or "?" in text or may_have_verb(text))
    return FOR_YOU.format(small(text)) if is_thing else ""


def small(text: str) -> str:
    """Return a copy with a small first letter, within a sentence of ours; "CHF" and "R$" keep their capitals."""
    first = text.split(maxsplit=1)[0].rstrip(",.;:!")
    is_word = first.isalpha() and (first[1:].islower() or first == "A")
    return f"{text[0].lower()}{text[1:]}" if is_word else text


def _question(text: str) -> str:
    """Return one question as it is; "" for any other text."""
    return text if text.endswith("?") and "\n" not in text else ""


def _listed(text: str) -> str:
    """Return a list of options behind the words that say how many; a line behind it is a sentence."""
    says_how_many = WAYS.get(counted_ways(text), MORE_WAYS)
    *before, last = text.split("\n")
    if not before:
        return f"{says_how_many} {text}"
    end = last if not last.strip() or is_option(last.strip()) else as_sentence(last)
    return "\n".join((says_how_many, *before, end))
