"""The words before an answer that is no sentence of its own: "Done so far: the form". English only.

A sentence gets its capital and its full stop, in the alphabets that have both.
"""

from __future__ import annotations

import re

from retro.core.message.offered_sentences import NOTHING_AT_ALL
from retro.core.message.parts import BY_NAME
from retro.core.sentences import as_sentence
from retro.core.text.deferred_pattern import deferred

_SENTENCES = (
    *("i", "i'm", "i'll", "i've", "i'd", "i’m", "i’ll", "i’ve", "i’d"),
    *("we", "we'll", "we’ll", "you", "you'll", "you’ll"),
)
"""Beginnings of an answer that is already a sentence and needs no lead."""
_ALL_OR_NOTHING = deferred(
    r"(?:every|no)thing(?:['’]s|\b[^.!?…]*? "
    r"(?<!\byou )(?<!\bi )(?<!\bwe )(?<!\bthey )(?:is|are|was|were|works?|worked|runs?|has|had|will|can|can['’]t|needs?"
    r"|remains|stays|goes|went|comes|came))\b",
    re.IGNORECASE,
)
"""A sentence about all or nothing; without a verb it is a fragment: "nothing yet"."""
_SPEAKS_OF_NEXT = deferred(
    r"(?:please|(?:call|ring|write|tell|let)(?! (?:to )?you\b)|expect)\b"
    r"|.*(?<!\bas )(?<!\bwhen )(?<!\bonce )(?<!\bafter )(?<!\bbefore )(?<!\buntil )(?<!\bbecause )(?<!\bthat )"
    r"\bI(?:['’]ll| will| call| ring| write| send| come)\b",
    re.IGNORECASE,
)
"""An answer to "On which day will they hear from you?" that is a sentence, whatever it begins with."""
_SPEAKS_OF_REFUND = deferred(
    r"(?!no [^,;.!?]*\Z|(?:an? )?(?:full|complete|partial) refund)(?=.*\brefund)", re.IGNORECASE
)
"""An answer that names the refund itself: "full refund this week"."""
_SPEAKS_OF_SOMEONE = deferred(r"(?:there['’]s|there (?:is|are)|ask|try|please) ", re.IGNORECASE)
_SPEAKS_OF = {"next": _SPEAKS_OF_NEXT, "money": _SPEAKS_OF_REFUND, "someone": _SPEAKS_OF_SOMEONE}
_NEVER = deferred(r"(?!)")
SMALL_WORDS = frozenset([
    "a", "an", "the", "this", "that", "these", "those", "my", "your", "our", "their", "its", "it", "all", "any",
    "some", "each", "every", "both", "half", "one", "two", "three", "four", "most", "much", "many", "no",
    "none", "nothing", "everything", "not", "only", "just", "still", "almost", "there", "here", "what",
    "whatever", "at", "on", "in", "by", "from", "until", "before", "after", "within", "around", "about", "as",
    "tomorrow", "today", "tonight", "next",
])  # fmt: skip
"""Words that are no names: a capital only says that the answer begins with them."""
_NO = frozenset([
    "no", "nope", "none", "nobody", "noone", "no-one", "not", "don't", "dont", "can't", "n/a", "nein", "niemand", "non",
    "personne", "nadie", "nee", "não", "nej", "nei", "ne", "nie", "нет", "ні", "никого", "όχι", "hayır", "yok", "لا",
    "לא", "いいえ", "いない", "いません", "没有", "沒有", "아니요", "없음",
])  # fmt: skip
_BESIDE_NO = frozenset([
    "i", "really", "yet", "idea", "one", "sadly", "unfortunately", "sorry", "afraid", "i'm", "right", "now", "at",
    "the", "moment", "currently", "know", "think", "that", "of", "can", "do", "comes", "to", "mind", "any", "anyone",
    "anybody", "who", "could", "would", "it", "so", "far", "ask", "offhand", "i'd", "with",
])  # fmt: skip
"""Words of an answer that names nobody: "nobody right now", "I don't know anyone who could"."""
_YES = deferred(r"(?:yes|yeah|yep|maybe|i do)(?:[,:;.!]\s*|\s+[-–—]\s+|\Z)", re.IGNORECASE)
_NO_BUT = deferred(
    r"(?:no|nope|not yet|not really)(?:,? (?:sorry|sadly|unfortunately))?(?:[,:;.!]\s*|\s+[-–—]\s+)(?:but\b,?\s*)?",
    re.IGNORECASE,
)
"""A no that goes on: "No, sorry - I can ask two colleagues"."""
_NO_OPTIONS = deferred(
    r"no (?:other )?options?(?:,? (?:sorry|yet|sadly|unfortunately|really|left|now|so far|at all|i['’]m afraid)){0,2}",
    re.IGNORECASE,
)
_SENTENCE_END = deferred(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bIng)(?<!\bProf)(?<!\bMag)(?<!\bSt)[.!?…]\s+\S")


def is_no(text: str) -> bool:
    """Tell whether it answers "Do you know someone who could do it?" by a plain no, which is not for the client."""
    said = {word.strip(".!,;:。！،") for word in text.casefold().replace("’", "'").split()} - {""}
    return bool(said & _NO) and said <= _NO | _BESIDE_NO


def names_nobody(name: str, text: str) -> bool:
    """Tell whether it says only no, or yes without a name, or has no option: none of it is for the client."""
    none = text.strip().rstrip(".! ").lower()
    if BY_NAME[name].is_somebody:
        return is_no(text) or not without_yes(text.strip())
    is_none = none in NOTHING_AT_ALL or _NO_OPTIONS.fullmatch(none) is not None
    return is_none and BY_NAME[name].is_unsaid_if_none


def without_yes(text: str) -> str:
    """Return the name in "yes, Tom", or what goes on after "no, sorry - ": the question isn't in the message."""
    begin = _YES.match(text) or _NO_BUT.match(text)
    return text[begin.end() :] if begin else text


def needs_lead(name: str, text: str) -> bool:
    """Tell whether an answer reads better with its lead; a sentence of its own does not."""
    first = _SENTENCE_END.split(text.strip(), maxsplit=1)[0]
    begins = first.split(maxsplit=1)[0].lower().rstrip(",") if first else ""
    speaks = (
        _ALL_OR_NOTHING.match(first) or _SPEAKS_OF.get(name, _NEVER).match(first) or (name == "next" and "?" in text)
    )
    return not (begins in _SENTENCES or speaks)


def led_text(lead: str, text: str, *, on_one_line: bool = False) -> str:
    """Return the lead and the answer: on one line with a small letter, or below it if it begins a sentence.

    What stands on one line ends with a full stop.

    `on_one_line` keeps an answer beside its lead that begins with a name.
    """
    lead = lead if lead.endswith(":") else f"{lead}:"
    first, is_one = text.split(maxsplit=1)[0], "\n" not in text and not _SENTENCE_END.search(text)
    if not first[0].isupper() and "\n" not in text:
        return as_sentence(f"{lead} {text}")
    if is_one and first.rstrip(",").lower() in SMALL_WORDS:
        return as_sentence(f"{lead} {first.lower()}{text[len(first) :]}")
    is_name = on_one_line or first[1:] != first[1:].lower()
    if is_one and is_name:
        return as_sentence(f"{lead} {text}")
    below = text if "\n" in text else as_sentence(text)
    return f"{lead}\n{below}"
