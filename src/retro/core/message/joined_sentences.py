"""Answers that end a sentence of ours: "You'll hear from me on Friday", "I'm sorry about the silence".

English only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from retro.core.gig.losses import LOSSES, MONEY_PAID
from retro.core.message.leads import SMALL_WORDS
from retro.core.message.named_days import A_DATE
from retro.core.message.offered_sentences import handover_sentence, meaning_sentence, refund_sentence, ways_forward
from retro.core.message.verbs import goes_on_with_verb, has_verb, may_have_verb
from retro.core.text.deferred_pattern import deferred

HEAR, SORRY, COSTS = "You'll hear from me {}", "I'm sorry {}", "What it costs you:"
I_DID, IT_WONT, ILL = "I {}", "It {}", "I'll {}"
REASON, REASON_THAT, REASONS = "The reason is {}", "The reason is that {}", "This happened {}"
ON, AT, AT_THE = "on", "at", "at the"
YOUR_MONEY = (LOSSES[MONEY_PAID].label, "Money you paid")
"""The row of the ledger that speaks of the client, and how it reads to them."""
_AS_IT_STANDS = deferred(
    r"(?:today|tonight|tomorrow|the (?:day|week) after|the (?:coming|following)|next|this|later|again|within|in|by|on"
    r"|at|before|after|until|till|from|around|about|between|towards|once|when|whenever|as soon as|every|each|daily"
    r"|weekly|no later than|not before|asap|soon|shortly|early|late|first thing|during|over)\b(?!:)",
    re.IGNORECASE,
)
"""A time that needs no word before it."""
_ON = deferred(
    rf"(?:{A_DATE}|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?|the \d{{1,2}}(?:st|nd|rd|th))(?!['’\w:])", re.IGNORECASE
)
_AT = deferred(r"(?:noon|midday|lunchtime|\d{1,2}(?::\d\d)? ?[ap]m|\d{1,2}:\d\d|\d{1,2} o['’]clock)\b", re.IGNORECASE)
_AT_THE = deferred(r"end of (?:the|this|next)\b", re.IGNORECASE)
_WORDS = {ON: _ON, AT: _AT, AT_THE: _AT_THE}
"""The word that a time needs before it."""
_IS_SORRY = deferred(r"\b(?:sorry|apolog\w+|regret\w*|ashamed|forgiv\w+)\b", re.IGNORECASE)
_A_THING = deferred(
    r"(?:(?:all )?(?:the|my|your|our|this|these|any) "
    r"(?:late |long |lost |missed |extra |bad |short |booked |wasted |whole |studio |last ){0,2}(?:silence|delays?|wait"
    r"|waiting|chasing|trouble|stress|worry|mess|hours|days?|weeks?|months?|time|money|costs?|news|notice|way|hassle"
    r"|surprise|disappointment|inconvenience|confusion|uncertainty|mistakes?|damage|work|launch|date"
    r"|fees?|rush|evenings?|weekends?|deadline|slot)"
    r"|how|what|not(?! only)|(?!(?:any|every|no|some)thing\b)[a-z]+ing)\b",
    re.IGNORECASE,
)
"""What one is sorry about, where it's no sentence: "the week you lost", "not telling you sooner"."""
_CLAUSE = deferred(
    r"\b(?:i|you|we|they|it|that|which|who)(?:\s+(?:have|has|had|was|were|are|am|is|did|could|would))", re.IGNORECASE
)
"""A verb of a clause that only says which thing: "the stress I have caused"."""
_VERB = deferred(
    r"\b(?:is|isn['’]t|was|wasn['’]t|are|were|has|had|have|will|can|can['’]t|did|didn['’]t|should|could|would|won['’]t"
    r"|made|came|cost|went|took|broke|hurt|moved|moves|slipped|slips|passed|failed)\b",
    re.IGNORECASE,
)
_OF_MINE = deferred(
    r"(?:can['’]?t|cannot|can not|couldn['’]t|could have|should|shouldn['’]t|didn['’]t|haven['’]t|hadn['’]t|am not"
    r"|won['’]t (?:be able|finish|make|manage|have|deliver|get))\b",
    re.IGNORECASE,
)
_DID = deferred(
    r"(?:underestimated|overestimated|misjudged|misread|forgot|took on|promised|said yes|missed|lost|assumed|tested"
    r"|tried|waited|ignored|thought|hoped)"
    r" (?:the|my|your|a|an|too|it|to|that|on|how|for|so|over|more|what|with|nobody|no|one|two|i|you)\b",
    re.IGNORECASE,
)
"""Beginnings of what one did, typed without the "I"."""
_BECAUSE = deferred(r"\bbecause\b", re.IGNORECASE)
_I_CALL = deferred(
    r"(?:(?:call|ring|phone|write(?: to)?|e-?mail|mail|text|message|tell|update) you|let you know"
    r"|(?:get|come) back to you|report (?:back )?to you)\b",
    re.IGNORECASE,
)
_WHO = frozenset({"he", "she", "they", "we", "you", "nobody", "somebody", "someone", "everybody", "everyone"})
_OF_THE_WORK = deferred(r"(?:won['’]t|will not|isn['’]t|doesn['’]t|hasn['’]t)\b", re.IGNORECASE)
"""Beginnings of a sentence whose "I" or "it" was left away."""
_LEDGER = deferred("|".join(f"(?:{re.escape(kind.label)}: .*)" for kind in LOSSES.values()))


def joined(name: str, text: str) -> str:
    """Return the sentence that this part's answer ends; "" if it is one of its own, or has a lead."""
    return _JOINED[name](text) if name in _JOINED else ""


def _of_the_work(text: str) -> str:
    """Return what was done or won't be, with the "I" or the "it" that was left away; "" if none was."""
    whose = I_DID if _OF_MINE.match(text) or _DID.match(text) else IT_WONT if _OF_THE_WORK.match(text) else ""
    return whose.format(_small(text)) if whose and "?" not in text else ""


def _cause(text: str) -> str:
    """Return a cause that begins with "because" as the reason; else as what was done or won't be."""
    reason = re.match(r"because (of )?(?=\S)", text, re.IGNORECASE)
    if reason is None or "?" in text:
        return _of_the_work(text)
    if _BECAUSE.search(text, reason.end()):
        return REASONS.format(_small(text))
    return (REASON if reason[1] else REASON_THAT).format(_small_unless_name(text[reason.end() :]))


def _for_them(text: str) -> str:
    """Return the rows of the ledger as what it costs the client; else what it means for them."""
    is_ledger = all(_LEDGER.fullmatch(line) for line in text.splitlines())
    return f"{COSTS}\n{text.replace(*YOUR_MONEY)}" if is_ledger else meaning_sentence(text)


def _hear(text: str) -> str:
    """Return when they hear: "Friday" as "on Friday"; "" for what is no time, or several lines."""
    if "\n" in text or "?" in text:
        return ""
    if _I_CALL.match(text):
        return ILL.format(_small(text))
    if _AS_IT_STANDS.match(text):
        return HEAR.format(_small(text))
    word = next((word for word, begins in _WORDS.items() if begins.match(text)), "")
    text = _small(text) if text[:4].lower() in ("the ", "end ", "noon") else text
    return HEAR.format(f"{word} {text}") if word else ""


def _sorry(text: str) -> str:
    """Return what one is sorry for; "" if it's said already, or what was written is a sentence."""
    if "\n" in text or "?" in text or _IS_SORRY.search(text):
        return ""
    first = text.split(maxsplit=1)[0].lower()
    if first in ("that", "for", "about"):
        return "" if re.match(r"that(?:['’]s| is| was)\b", text, re.IGNORECASE) else SORRY.format(_small(text))
    thing = _A_THING.match(text)
    if thing is None or _VERB.search(_CLAUSE.sub("", text)):
        return ""
    is_clause = first in ("how", "what", "not")
    verb_in = may_have_verb if first.endswith("ing") else has_verb
    is_sentence = not is_clause and (goes_on_with_verb(text[thing.end() :]) or verb_in(text))
    return "" if is_sentence else SORRY.format(f"about {_small(text)}")


def _small_unless_name(text: str) -> str:
    """Return "the API broke" of "The API broke"; a name keeps its capital, as does a word that may be one."""
    return _small(text) if text.split(maxsplit=1)[0].lower().rstrip(",") in SMALL_WORDS | _WHO else text


def _small(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"


_JOINED: Mapping[str, Callable[[str], str]] = {
    "news": _of_the_work,
    "owning": _of_the_work,
    "why": _cause,
    "for_you": _for_them,
    "options": ways_forward,
    "money": refund_sentence,
    "handover": handover_sentence,
    "regret": _sorry,
    "next": _hear,
}
"""How the answer of each part that ends a sentence of ours is joined to it."""
