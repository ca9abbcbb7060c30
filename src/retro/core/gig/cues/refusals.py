"""Tells what a text refuses behind naming it: "free samples aren't needed", "equity is off the table". Pure."""

from __future__ import annotations

from collections.abc import Sequence

from retro.core.gig.cues.denials import NEGATIONS, TURNS
from retro.core.gig.cues.passages import Passage

BETWEEN, BEHIND = 2, 3
"""Most words between what is named and the verb, and behind its negation."""
AND_SO_ON = (("and", "such"), ("and", "so", "on"), ("and", "the", "like"), ("or", "such"))
LONGEST = 10
"""Words behind it that are looked at."""
VERBS = frozenset({"is", "are", "was", "were", "be", "will", "would", "do", "does"})
NOT = frozenset({"not", "never"})
REFUSED = frozenset({
    "needed", "required", "necessary", "expected", "wanted", "apply", "question", "table", "currency", "style", "thing",
    "way", "how", "asked", "demanded", "planned", "intended", "involved", "cards", "menu", "happen", "happens",
})  # fmt: skip
"""What isn't so of a thing that nobody wants: it isn't needed, isn't on the table, isn't our style."""
GONE = (("out", "of", "the", "question"), ("off", "the", "table"))
IT = frozenset({"it", "this", "that"})


def is_refused_behind(words: Passage, start: int, end: int) -> bool:
    """Tell whether what stands from `start` to `end` is refused by the words of its clause behind it.

    What is a negation itself isn't: "a contract isn't necessary".
    """
    clause = words.clauses[end - 1]
    last = end
    while last < len(words.words) and last < end + LONGEST and words.clauses[last] == clause:
        last += 1
    behind = _without(words.words[end:last])
    verb = next((at for at, word in enumerate(behind[: BETWEEN + 1]) if word in VERBS), None)
    if verb is None or not TURNS.isdisjoint(behind[:verb]) or not NEGATIONS.isdisjoint(words.words[start:end]):
        return False
    after = behind[verb + 1 :]
    if any(tuple(after[: len(each)]) == each for each in GONE):
        return True
    if not after or after[0] not in NOT:
        return False
    return not REFUSED.isdisjoint(after[1 : BEHIND + 1]) or (len(after) == 1 and behind[0] in IT)


def _without(behind: Sequence[str]) -> Sequence[str]:
    """Return these words without an "and so on" among the first."""
    for said in AND_SO_ON:
        for at in range(BETWEEN + 1):
            if tuple(behind[at : at + len(said)]) == said:
                return (*behind[:at], *behind[at + len(said) :])
    return behind
