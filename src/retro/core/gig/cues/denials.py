"""Tells what a text denies: "not urgent", "we don't ask for free samples or for exposure". Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from retro.core.gig.cues.passages import Passage

NEGATIONS = frozenset({"not", "no", "never", "without", "nor", "neither", "hardly", "non"})
WANTING = frozenset({
    "want", "wanting", "need", "needed", "ask", "asking", "expect", "expecting", "looking", "require", "send", "have",
    "use", "offer", "do", "accept", "like", "believe", "about", "after", "try", "trying", "hoping", "planning", "write",
    "contact", "message", "call", "talk", "asked", "expected", "required", "dream", "hire", "pick", "choose", "shop",
    "type", "sort", "kind", "case", "intention", "wish", "interest", "desire", "expects", "wants", "needs", "asks",
})  # fmt: skip
"""Words, mostly verbs, whose negation reaches further than two words."""
REACH, FAR_REACH, REFUSAL_REACH = 2, 6, 14
NOBODY = frozenset({"nobody", "none"})
"""They deny what somebody wants: "nobody will ask you for free samples"."""
THAN = frozenset({("far", "from"), ("rather", "than"), ("instead", "of"), ("none", "of")})
"""Words that together deny the few words after them: "far from being a quick fix"."""
DENYING = NEGATIONS | NOBODY | {first for first, _ in THAN}
"""A text without any of them denies nothing."""
PROMISERS, PROMISING = frozenset({"we", "i", "you"}), frozenset({"do", "will", "would", "are", "am", "shall"})
"""Who refuses or promises something, and how: "we don't" or "you'll never"."""
ASKING = frozenset({
    "ask", "asked", "asking", "expect", "expected", "expecting", "require", "required", "offer", "accept", "choose",
    "pick", "hire", "contact", "work", "move", "type", "sort", "kind", "dream", "hold", "left",
    "kept", "start", "make", "let",
})  # fmt: skip
"""What is refused or promised to the end of its clause; other verbs tell too little of what comes after them."""
TURNS = frozenset({
    "but", "until", "till", "unless", "than", "except", "because", "since", "so", "if", "while", "before", "when",
    "once", "though", "although", "yet", "just", "only", "then", "instead", "as", "whereas", "and", "plus",
})  # fmt: skip
"""Words after which something else begins: "I won't pay more than the last one charged"."""
SUBJECTS = frozenset({"i", "we", "he", "she", "they", "there"})
"""So it is after these: "instead of money we offer exposure"."""
OBJECTS, TO = frozenset({"you", "it"}), frozenset({"of", "for", "to", "from", "with", "on", "by", "at"})
"""And after these, unless something is asked of them or done to them: "nobody asks you for samples"."""
LISTING, LIST_REACH = frozenset({"and", "or"}), 5
"""Between parts of a list, and the words behind it among which one more is looked for."""
LIST_NEGATIONS = frozenset({"not", "never"})
LIST_VERBS = frozenset({"want", "wants", "ask", "asks", "asking", "expect", "expects", "require", "requires"})
SENTENCE = SUBJECTS | frozenset({
    "you", "it", "this", "that", "is", "are", "was", "were", "be", "will", "would", "can", "could", "must", "should",
    "may", "has", "have", "had", "do", "does", "need", "needs", "want", "wants", "pay", "pays", "get", "gets", "win",
    "wins", "choose", "pick", "take", "takes", "decide", "decides", "expect", "start", "starts", "go", "goes", "hire",
    "use", "work", "works", "say", "give", "gives", "offer", "ask", "love", "like", "prefer", "require", "make", "let",
    "call", "come", "comes", "apply", "begin", "expected", "included", "required", "needed", "guaranteed", "due",
})  # fmt: skip
"""Words by which something new is said, and not one more thing named."""
RELATIVES, RELATIVE_REACH = frozenset({"that", "which", "who"}), 4
"""A negation reaches over them: "no program that watches the screen"."""


def is_denied(words: Passage, start: int) -> bool:
    """Tell whether a negation before this word, in its clause, reaches it."""
    said = words.words
    for at in range(start - 1, max(start - REFUSAL_REACH, 0) - 1, -1):
        if words.clauses[at] != words.clauses[start]:
            return False
        between = said[at + 1 : start]
        if (said[at], *between[:1]) in THAN:
            return _goes_on(between[1:]) and (len(between) <= REACH + 2 or _wants(between[1:]))
        if said[at] in NOBODY:
            return _goes_on(between) and (not between or _wants(between))
        if said[at] in NEGATIONS and between[:1] not in (["only"], ["just"], ["longer"]):
            reaches = _reaches(between) or _is_refusal(said[max(at - 2, 0) : at], between)
            return (reaches and not _is_denied_itself(words, at)) or _is_listed(words, start)
    return False


def _is_denied_itself(words: Passage, at: int) -> bool:
    """Tell whether a negation is the second of two, so that nothing is denied: "we don't hire without a sample"."""
    said, first = words.words, max(at - REFUSAL_REACH, 0)
    before = [said[each] for each in range(first, at) if words.clauses[each] == words.clauses[at]]
    if said[at] != "without" and RELATIVES.isdisjoint(before[-RELATIVE_REACH + 1 :]):
        return False
    last = max((each for each, word in enumerate(before) if word in NEGATIONS or word in NOBODY), default=None)
    return last is not None and TURNS.isdisjoint(before[last:])


def _is_listed(words: Passage, start: int) -> bool:
    """Tell whether it goes on with a list of what isn't wanted: "we don't ask for samples and unlimited revisions".

    What stands behind "and" is of the list if it is no sentence, that is, if it has no subject and no verb.
    """
    said, clauses = words.words, words.clauses
    near = range(start - 1, max(start - LIST_REACH, 0) - 1, -1)
    joint = next((at for at in near if said[at] in LISTING), None)
    if joint is None or clauses[joint] != clauses[start]:
        return False
    begins = joint + 3 if said[joint + 1] == "to" else joint + 1
    ends = next((at for at in range(start, len(said)) if clauses[at] != clauses[start]), len(said))
    if not SENTENCE.isdisjoint(said[begins:ends]):
        return False
    for at in range(joint - 1, max(joint - REFUSAL_REACH, 0) - 1, -1):
        if clauses[at] != clauses[joint]:
            return False
        if said[at] in LIST_NEGATIONS:
            between = said[at + 1 : joint]
            return not LIST_VERBS.isdisjoint(between[:REACH]) and _goes_on(between)
    return False


def _reaches(between: Sequence[str]) -> bool:
    """Tell whether any negation reaches over these words."""
    if not RELATIVES.isdisjoint(between[1:2]) and len(between) < RELATIVE_REACH:
        return True
    return len(between) < REACH or (len(between) < FAR_REACH and _wants(between) and _goes_on(between))


def _wants(between: Sequence[str]) -> bool:
    return not WANTING.isdisjoint(between[: FAR_REACH // 2])


def _is_refusal(before: Sequence[str], between: Sequence[str]) -> bool:
    """Tell whether a negation refuses or promises something, and goes on over these words: "we don't ask"."""
    *_, who, how = ("", "", *before)
    return (
        who in PROMISERS and how in PROMISING and not ASKING.isdisjoint(between[: FAR_REACH // 2]) and _goes_on(between)
    )


def _goes_on(between: Sequence[str]) -> bool:
    """Tell whether nothing else begins in these words."""
    if not TURNS.isdisjoint(between) or not SUBJECTS.isdisjoint(between):
        return False
    behind = (before for before, said in pairwise(("", *between)) if said in OBJECTS)
    return all(before in WANTING or before in ASKING or before in TO for before in behind)
