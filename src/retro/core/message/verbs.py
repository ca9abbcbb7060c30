"""Tells whether an English answer is a sentence, or only names a thing.

An answer that may be either gets no words of ours around it but its lead.
"""

from __future__ import annotations

import re

from retro.core.text.deferred_pattern import deferred

_BEHIND = deferred(
    r"\b(?:there is|there are|there['’]s|that|which|who|whom|what|what['’]s|whatever|where|you|you['’]ve|we|we['’]ve|i"
    r"|i['’]ve|as|if|once|when|until|till|unless|because|since)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A clause that says which thing, or when: "everything you've paid"."""
_NO_CLAUSE = "".join(
    rf"(?<!\b{word} )" for word in ["of", "for", "with", "in", "on", "to", "about", "from", "and", "but", "or", "so"]
)
_OF_WHICH = deferred(rf"(?<=\w ){_NO_CLAUSE}(?:it|he|she|they)\b.*", re.IGNORECASE | re.DOTALL)
"""A clause without "that": "the energy it takes"; not "half of it is yours"."""
_BEFORE_MONTH = "in by before until till of from after next this on early late end"
_NO_MONTH = "".join(rf"(?<!\b{word} )" for word in _BEFORE_MONTH.split())
_VERB = deferred(
    r"\b(?:is|isn['’]t|are|aren['’]t|was|wasn['’]t|were|weren['’]t|has|have|had|will|won['’]t|can|can['’]t|cannot|could"
    rf"|would|should|must|{_NO_MONTH}(?<!\d )(?<!\d\. )may(?! \d)|do|don['’]t|does|doesn['’]t|did|didn['’]t|works"
    r"|worked|needs|stays|goes|went|comes|came|remains)\b",
    re.IGNORECASE,
)
_NO_NOUNS = (
    "become begin belong bring contain continue depend describe exist explain expire get give happen have hold include"
    " keep know lie lose make mean need remain require say seem sit stay take tell"
)
_NOUNS = (
    "answer break change cost count cover end fail fit follow go hit last live look miss move pass pay run send serve"
    " help join lead show slip start step stop use wait work"
)
"""Verbs that are nouns as well: "the costs", "design work"."""
_BY_WHAT_FOLLOWS = r"lives|pass(?:es)? to|moves? to|pays? for|waits? for"
_ES = re.compile(r"(?:[sx]|[cs]h|o)\Z")
_THINGS_FOLLOW = (
    r"(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bmy )(?<!\byour )(?<!\bour )(?<!\bthis )(?<!\bthese )(?<!\bno )(?<!\bany )"
    r"(?<!\bmore )(?<!\bless )(?<!\bextra )(?<!\bof )(?<!\ball )(?<!\bevery )(?<!\band )(?<!\bor )(?<!\bfor )"
    r"(?<!\bwith )(?<!\bto )(?<!\bin )(?<!\bat )(?<!\blate )"
)
"""No word before it that only a noun, or an infinitive, stands behind."""


def _in_both_numbers(verbs: str) -> str:
    several = verbs.split()
    one = [f"{verb}es" if _ES.search(verb) else f"{verb}s" for verb in several]
    return "|".join((*one, *several))


_OTHER_VERB = deferred(
    rf"(?<=\w ){_THINGS_FOLLOW}\b(?:{_in_both_numbers(_NO_NOUNS)}|{_BY_WHAT_FOLLOWS})\b", re.IGNORECASE
)
_PERHAPS = deferred(rf"(?<=\w ){_THINGS_FOLLOW}\b(?:{_in_both_numbers(_NOUNS)})\b", re.IGNORECASE)
_AT_ONCE = deferred(rf"\s+(?:(?:also|now|still) )?(?:{_in_both_numbers(f'{_NO_NOUNS} {_NOUNS}')})\b", re.IGNORECASE)
_DONE_WITH = deferred(
    rf"(?<=\w ){_THINGS_FOLLOW}\b(?:already|sent|done|gone|made|built|written|drawn|shared|(?!need)[a-z]{{2,}}ed)\b",
    re.IGNORECASE,
)
"""What was done with a thing, behind it: "files uploaded", "everything already sent"."""
_NO_PARTICIPLE = deferred(r"(?:(?:two|three|both|all|every|each|the|my|your|our|\d+) )\Z", re.IGNORECASE)
_SENTENCE_END = deferred(r"[.!?…]\s")


def has_verb(text: str) -> bool:
    """Tell whether its first sentence has a verb of its own, not only one in a clause behind a thing."""
    first = _first(text)
    return any(verb.search(first) for verb in (_VERB, _OTHER_VERB))


def may_have_verb(text: str) -> bool:
    """Tell whether it has a verb, or a word that may be one: "the costs cover it"."""
    return has_verb(text) or _PERHAPS.search(_first(text)) is not None


def has_verb_behind(text: str) -> bool:
    """Tell whether a verb follows a clause that comes first: "until a label scans, nothing is due"."""
    begins = _BEHIND.match(text)
    return begins is not None and _VERB.search(text.partition(",")[2]) is not None


def goes_on_with_verb(text: str) -> bool:
    """Tell whether what stands behind a thing begins with a verb: " costs you the launch"."""
    return _AT_ONCE.match(text) is not None


def says_what_was_done(text: str) -> bool:
    """Tell whether it says what was done with a thing, of "files uploaded"; not "the finished pages"."""
    first = _first(text)
    return any(not _NO_PARTICIPLE.search(first[: found.start()]) for found in _DONE_WITH.finditer(first))


def _first(text: str) -> str:
    return _OF_WHICH.sub("", _BEHIND.sub("", _SENTENCE_END.split(text, maxsplit=1)[0]))
