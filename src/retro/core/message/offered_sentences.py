"""What is offered to a client, as sentences: ways forward, a refund, what they'll get, what it means for them.

English only.
"""

from __future__ import annotations

import re

from retro.core.sentences import as_sentence

REFUND, FULL_REFUND, NO_REFUND = "I'll refund {}", "You'll get a {}", "There won't be a refund{}"
YOULL_GET, NO_HANDOVER = "You'll get {}", "There's nothing to hand over."
I_OFFER, I_COULD, I_SEE, FOR_YOU = "I can offer {}", "I could {}", "I see {}", "For you it means {}"
WAYS = {1: "Here's what I can offer:", 2: "I see two ways forward:", 3: "I see three ways forward:"}
MORE_WAYS = "I see these ways forward:"
NOTHING_AT_ALL = frozenset({"no", "none", "nothing", "n/a", "nope"})
"""Answers that say no to a whole part."""
BEGINNINGS = {"money": REFUND.format("").strip(), "handover": YOULL_GET.format("").strip()}
"""How such a part begins most often, while it is still blank."""
_MARK = r"(?:\(?(?:\d|[a-d])[.):]|[-*•–—])(?=\s)|option (?:\d|[a-d])\b"
_LINE_MARK = re.compile(_MARK, re.IGNORECASE)
_ANY_MARK = re.compile(rf"(?:^|\s)(?:{_MARK})", re.IGNORECASE)
"""A number, letter or dot that begins an option of a list."""
_BEHIND = re.compile(
    r"\b(?:there is|there are|there['’]s|that|which|who|whom|what|what['’]s|whatever|where|you|you['’]ve|we|we['’]ve|i"
    r"|i['’]ve|as|if|once|when|until|till|unless|because|since)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A clause that says which thing, or when: "everything you've paid"."""
_VERB = re.compile(
    r"\b(?:is|isn['’]t|are|aren['’]t|was|wasn['’]t|were|weren['’]t|has|have|had|will|won['’]t|can|can['’]t|cannot|could"
    r"|would|should|must|may|do|don['’]t|does|doesn['’]t|did|didn['’]t|works|worked|needs|stays|goes|went|comes|came"
    r"|remains)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…]\s")
_AMOUNT = re.compile(
    r"(?:(?i:about|around|roughly|at least|at most|up to|nearly|almost|exactly|only|just|maybe|perhaps) )?"
    r"(?:(?:[A-Z]{1,3}|kr\.?)? ?[^\w\s-]? ?\d(?!(?:\d|[.,]\d)*[.)] )"
    r"|(?i:all|everything|half|most|the (?:whole|full|entire|deposit|rest|advance)|your (?:deposit|advance|money)"
    r"|what you|(?:a|one|two|three) (?:third|quarter|tenth)s?)\b)"
)
"""What an answer that says how much is refunded begins with."""
_NO_AMOUNT = re.compile(r"\b(?:off|discounts?|credit(?:ed)?|vouchers?|hours?|days? of|weeks? of)\b|:\s", re.IGNORECASE)
_FULL_REFUND = re.compile(r"(?:an? )?((?:full|complete|partial) refund\b.*)", re.IGNORECASE | re.DOTALL)
_NO_REFUND = re.compile(
    r"(?:no refunds?|none|no|nothing|0)(?P<rest>(?: (?:of|if|for|unless|until|beyond) [^,;.]+)?)[.! ]*", re.IGNORECASE
)
_A_THING = re.compile(
    r"(?:an?|the|all|everything|every|each|both|my|your|our|this|these|nothing but|only|two|three|four|five|\d+"
    r"|access|accounts?|code|copies|data|designs?|documents?|drawings?|exports?|files?|handover|images?|links?|logins?"
    r"|materials?|notes?|passwords?|photos?|repo(?:sitory)?|scans?|sources?|texts?)\b(?![.)] )",
    re.IGNORECASE,
)
"""What they get begins with a thing, not with what is done with it."""
_SOME = re.compile(r"(?:an?|two|three|another|half|\d+)\b(?![.):] )", re.IGNORECASE)
_WAYS_NAMED = re.compile(r"(?:two|three|these) (?:ways|options|possibilities)(?: forward)?:", re.IGNORECASE)
_DOING = re.compile(
    r"(?:finish|hand (?:it |everything |all |what )?over|hand (?:you|over)|refund|redo|rebuild|deliver|split|start over"
    r"|find you|pass it on)\b",
    re.IGNORECASE,
)
"""What one would do, typed without the "I"."""
_LESS = re.compile(r"(?:an?|no(?! one\b)|another|more|less|fewer)\b", re.IGNORECASE)


def ways_forward(text: str) -> str:
    """Return the options behind a sentence of ours: a list, things, or what one would do; "" for other texts."""
    if _LINE_MARK.match(text):
        return _listed(text)
    if _WAYS_NAMED.match(text):
        return I_SEE.format(small(text))
    form = I_OFFER if _SOME.match(text) else I_COULD if _DOING.match(text) else ""
    is_whole = "\n" in text or "?" in text or (form == I_OFFER and _has_verb(text))
    return form.format(small(text)) if form and not is_whole else ""


def refund_sentence(text: str) -> str:
    """Return what is refunded as a sentence; "" for what names no amount and is no sentence either."""
    if "\n" in text or "?" in text:
        return _question(text)
    if no := _NO_REFUND.fullmatch(text):
        return NO_REFUND.format(no["rest"])
    if full := _FULL_REFUND.fullmatch(text):
        return "" if _has_verb(text) else FULL_REFUND.format(small(full[1]))
    if _has_verb(text) or _has_verb_behind(text):
        return text
    return REFUND.format(small(text)) if _AMOUNT.match(text) and not _NO_AMOUNT.search(text) else ""


def handover_sentence(text: str) -> str:
    """Return what they'll get as a sentence; "" for what is neither things nor a sentence."""
    if text.rstrip(".! ").lower() in NOTHING_AT_ALL:
        return NO_HANDOVER
    if "\n" in text or "?" in text:
        return _question(text)
    if _has_verb(text) or re.match(r"[^.;,]{1,24}:\s", text):
        return text
    return YOULL_GET.format(small(text)) if _A_THING.match(text) else ""


def meaning_sentence(text: str) -> str:
    """Return what it means for them, of "a week lost"; "" for a sentence."""
    is_thing = _LESS.match(text) and not ("\n" in text or "?" in text or _has_verb(text))
    return FOR_YOU.format(small(text)) if is_thing else ""


def small(text: str) -> str:
    """Return it with a small first letter, within a sentence of ours; "CHF" and "R$" keep their capitals."""
    first = text.split(maxsplit=1)[0].rstrip(",")
    is_word = first.isalpha() and (first[1:].islower() or first == "A")
    return f"{text[0].lower()}{text[1:]}" if is_word else text


def _question(text: str) -> str:
    """Return one question as it is; "" for any other text."""
    return text if text.endswith("?") and "\n" not in text else ""


def _listed(text: str) -> str:
    """Return a list of options behind the words that say how many; a line behind it is a sentence."""
    *before, last = text.split("\n")
    if not before:
        return f"{WAYS.get(len(_ANY_MARK.findall(text)), MORE_WAYS)} {text}"
    count = sum(_LINE_MARK.match(line.strip()) is not None for line in (*before, last))
    end = last if not last.strip() or _LINE_MARK.match(last.strip()) else as_sentence(last)
    return "\n".join((WAYS.get(count, MORE_WAYS), *before, end))


def _has_verb(text: str) -> bool:
    """Tell whether its first sentence has a verb of its own, not only one in a clause behind a thing."""
    first = _SENTENCE_END.split(text, maxsplit=1)[0]
    return _VERB.search(_BEHIND.sub("", first)) is not None


def _has_verb_behind(text: str) -> bool:
    """Tell whether a verb follows a clause that comes first: "until a label scans, nothing is due"."""
    begins = _BEHIND.match(text)
    return begins is not None and _VERB.search(text.partition(",")[2]) is not None
