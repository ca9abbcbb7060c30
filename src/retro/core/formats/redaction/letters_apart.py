"""Finds known names that are spelt letter by letter: A C M E, P-E-T-R-A, A. C. M. E. Linear, as it is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from retro.core.formats.redaction.initials import goes_on_behind_a_stop
from retro.core.text.folding import fold

FEWEST, MOST = 4, 24
"""Fewest letters of such a name, since "A B C" numbers parts; and most."""
_MARK = r"(?: ?[._/*·•–-] ?| {1,3})"
"""What stands between two letters."""
_APART = re.compile(rf"(?<![^\W_])[^\W\d_](?:{_MARK}[^\W\d_](?![^\W_])){{{FEWEST - 1},{MOST - 1}}}")
_LETTER = re.compile(r"[^\W\d_]")


def letters_apart(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the range of each name in a text as written, and the name; `names` are by their folded letters.

    Each letter is a capital, and the same mark stands between any two.
    """
    for run in _APART.finditer(text):
        places = [letter.start() for letter in _LETTER.finditer(text, *run.span())]
        letters = "".join(text[place] for place in places)
        marks = [text[place + 1 : following] for place, following in pairwise(places)]
        first = 0
        while first <= len(letters) - FEWEST:
            last = _last(letters, marks, first, names)
            if last:
                end = places[last - 1] + 1
                yield places[first], end + _stops(text, end, marks[first]), names[fold(letters[first:last])]
            first = last or first + 1


def _last(letters: str, marks: Sequence[str], first: int, names: Mapping[str, str]) -> int:
    """Return the end of the longest name that begins at one letter; 0 if none does."""
    for last in range(len(letters), first + FEWEST - 1, -1):
        said = letters[first:last]
        if said.isupper() and len(set(marks[first : last - 1])) == 1 and fold(said) in names:
            return last
    return 0


def _stops(text: str, end: int, mark: str) -> bool:
    """Tell whether the full stop behind the last letter is one of the name's, and ends no sentence."""
    return "." in mark and text[end : end + 1] == "." and goes_on_behind_a_stop(text[end + 1 : end + 3].strip()[:1])
