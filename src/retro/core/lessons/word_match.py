"""Finds the rules without a red flag whose *if* shares words with a text, such as a job post. Pure.

Two telling words are enough, or a long one that no other rule's *if* has. The *then* is never compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from retro.core.gig import wording
from retro.core.lessons.fared import rule_label
from retro.core.lessons.schedule import StoredLesson
from retro.core.text.folding import fold, positions, span
from retro.core.text.one_line import on_one_line

POST_SAYS = "The post says: {}"
TITLE_SAYS = "Its name says: {}"
STORY_SAYS = "You wrote: {}"
MOST_QUOTED = 3
AND_MORE = "{} and {} more"

MOST_RULES = 2
ENOUGH_WORDS = 2
"""Telling words that a text and an *if* must share."""
LONG = 8
"""Letters of a word that is enough alone, if it is rare."""
SHORTEST = 3
"""Letters of a telling word, and of what an ending leaves of it."""
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_STOP_TEXT = """
about after again all also and another any anybody anyone anything are aren't because been before being between both but
can can't cannot client come could customer day did didn't does doesn't doing don't down each else even ever every
everybody everyone everything few first for freelancer from get gets getting gig give given go goes going gone good got
had has hasn't have haven't having her here him his how i'd i'll i'm i've into is isn't it's its job just know last let
like little look looking made make many may maybe might more most much must need never new next nobody nor not nothing
now off often once one only other our out over own people project put quite really said same say says see should
shouldn't since some somebody someone something soon still such take tell than that that's the their them then there
these they they're thing think this those though three through time too took two under until upon use very want was
wasn't way week well went were weren't what when where whether which while who whose why will with within without won't
work would wouldn't year yes yet you you'll you're you've your
"""
_STOP = frozenset(_STOP_TEXT.split())
"""Words that say little of a gig."""
_COMMON_TEXT = """
application available business communication company complete contract deadline delivery developer developing different
experience experienced feedback important including information management marketplace platform position possible
problem question required requirement software something technical together understand website
"""
_COMMON = frozenset(_COMMON_TEXT.split())
"""Long words that most posts have: telling only beside another."""


class WordMatch(NamedTuple):
    """A rule and the words of the text that its *if* shares, as written there, in their order."""

    rule: StoredLesson
    words: tuple[str, ...]


def rules_by_words(rules: Iterable[StoredLesson], text: str) -> list[WordMatch]:
    """Return the rules in force without a red flag whose *if* shares telling words with the text, the best first."""
    written = _telling(text)
    free = {rule.lesson.id: (rule, _telling_cue(rule.lesson.cue)) for rule in rules if _can_match(rule)}
    uses = Counter(stem for _, cue in free.values() for stem in cue)
    found = [
        WordMatch(rule, tuple(written[stem] for stem in written if stem in cue))
        for rule, cue in free.values()
        if _is_enough([stem for stem in cue if stem in written], cue, uses)
    ]
    return sorted(found, key=_rank)[:MOST_RULES]


class RecalledRule(NamedTuple):
    """A rule that words of the gig recall."""

    label: str
    """Such as "Your rule (May 2023)"."""
    text: str
    """The rule in one line: "If …, then I …"."""
    because: str
    """The quotation that recalls it."""

    @property
    def rule(self) -> str:
        """Return the rule behind its label."""
        return f"{self.label}: {self.text}"


def recalled_lines(rules: Sequence[StoredLesson], *texts: tuple[str, str], said: Iterable[str] = ()) -> Iterator[str]:
    """Return two lines for each rule that one of the texts recalls and that no line of `said` ends with."""
    return lines_unsaid(recalled_rules(rules, *texts), said)


def lines_unsaid(recalled: Iterable[RecalledRule], said: Iterable[str]) -> Iterator[str]:
    """Return the rule and the words in common, two lines for each, without rules that lines of `said` end with."""
    return chain.from_iterable((each.rule, each.because) for each in unsaid(recalled, said))


def unsaid(recalled: Iterable[RecalledRule], said: Iterable[str]) -> Iterator[RecalledRule]:
    """Return those that no line of `said` ends with, as that on a client's gigs ends with their last rule."""
    already = [on_one_line(line) for line in said]
    return (each for each in recalled if not any(line.endswith(f": {each.text}") for line in already))


def recalled_rules(rules: Sequence[StoredLesson], *texts: tuple[str, str]) -> Iterator[RecalledRule]:
    """Return the rules that the texts recall, each with the words in common.

    Each text comes after the words that introduce a quotation from it. A rule is named once, by the first text that
    recalls it, and no more than `MOST_RULES` are.
    """
    found: dict[str, tuple[str, WordMatch]] = {}
    for says, text in texts if rules else ():
        for match in rules_by_words(rules, text):
            found.setdefault(match.rule.lesson.id, (says, match))
    for says, (rule, words) in list(found.values())[:MOST_RULES]:
        label, said = rule_label(rule.on, rule.lesson.reviews), on_one_line(wording.rule_text(rule.lesson))
        yield RecalledRule(label, said, says.format(quoted_words(words)))


def quoted_words(words: Sequence[str]) -> str:
    """Format as "“plugin”, “payments” and 2 more"."""
    shown = ", ".join(f"“{each}”" for each in words[:MOST_QUOTED])
    return AND_MORE.format(shown, len(words) - MOST_QUOTED) if len(words) > MOST_QUOTED else shown


def _can_match(rule: StoredLesson) -> bool:
    """Tell whether it is in force and returns with no red flag."""
    return not (rule.lesson.flag or rule.lesson.retired_on or rule.replaced_by)


def _is_enough(shared: list[str], cue: Mapping[str, str], uses: Mapping[str, int]) -> bool:
    if len(shared) >= ENOUGH_WORDS:
        return True
    return any(len(cue[stem]) >= LONG and uses[stem] == 1 and stem not in _COMMON_STEMS for stem in shared)


def _rank(match: WordMatch) -> tuple[int, int, int, str]:
    """Most words first, then the longest, then the newest rule."""
    return -len(match.words), -sum(map(len, match.words)), -match.rule.on.toordinal(), match.rule.lesson.id


def _telling(text: str) -> dict[str, str]:
    """Return the telling words of a text by their stems, each as first written."""
    folded, lengths, found = fold(text), positions(text), dict[str, str]()
    for word in _WORD.finditer(folded):
        said = word[0].removesuffix("'s")
        if len(said) < SHORTEST or said in _STOP or (stem := _stem(said)) in _STOP_STEMS or stem in found:
            continue
        begin, end = span(lengths, word.start(), word.start() + len(said))
        found[stem] = text[begin:end]
    return found


@lru_cache(maxsize=512)
def _telling_cue(cue: str) -> Mapping[str, str]:
    """Return the telling words of an *if*, which is compared again at every key of a text being written."""
    return MappingProxyType(_telling(cue))


def _stem(word: str) -> str:
    """Return a folded word without a plain English ending, so that "changes", "changed", "changing" are equal."""
    if word.endswith("ies") and len(word) > SHORTEST + 1:
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s"):
        left = word.removesuffix(ending)
        if left != word and len(left) >= SHORTEST and not word.endswith("ss"):
            is_doubled = ending in ("ing", "ed") and left[-1] == left[-2] and left[-1] not in "lsz"
            return (left[:-1] if is_doubled else left).removesuffix("e")
    return word.removesuffix("e") if len(word) > SHORTEST else word


_STOP_STEMS = frozenset(map(_stem, _STOP))
_COMMON_STEMS = frozenset(map(_stem, _COMMON))
