"""Finds known names that are spelt letter by letter: A C M E, P-E-T-R-A. Bounded at each place, so linear."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from retro.core.text.folding import fold

FEWEST, MOST = 4, 24
"""Fewest letters of such a name, since "A B C" numbers parts; and most."""
_APART = re.compile(rf"(?<![^\W_])[^\W\d_](?:[ .-][^\W\d_](?![^\W_])){{{FEWEST - 1},{MOST - 1}}}")


def letters_apart(text: str, names: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    """Yield the range of each name in a text as written, and the name; `names` are by their folded letters.

    Each letter is a capital, and the same mark stands between any two.
    """
    for run in _APART.finditer(text):
        letters, marks = run[0][::2], run[0][1::2]
        first = 0
        while first <= len(letters) - FEWEST:
            last = _last(letters, marks, first, names)
            if last:
                yield run.start() + 2 * first, run.start() + 2 * last - 1, names[fold(letters[first:last])]
            first = last or first + 1


def _last(letters: str, marks: str, first: int, names: Mapping[str, str]) -> int:
    """Return the end of the longest name that begins at one letter; 0 if none does."""
    for last in range(len(letters), first + FEWEST - 1, -1):
        said = letters[first:last]
        if said.isupper() and len(set(marks[first : last - 1])) == 1 and fold(said) in names:
            return last
    return 0
