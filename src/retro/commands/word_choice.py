"""Finds which of a few labels is meant by typed words, whatever their case and accents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from retro.core.text.folding import fold

_WORD = re.compile(r"[^\W_]+")
_NO = re.compile(r"\b(?:no|not|never|nothing|none|nobody|without|cannot|\w+n't)\b")
"""A word that says no."""
_SHORTEST = 3
"""Fewest letters by which a longer word within a label is found."""
Words = list[str]


def label_meant(typed: str, labels: Sequence[str]) -> int | None:
    """Return the position of the one label that is meant; None if it is none of them, or not clear which.

    A label that says no is not found without its no: "accepted" is not "not accepted", "it did" not "it didn't".
    """
    possible = labels_possible(typed, labels)
    if len(possible) != 1:
        return None
    says_no = {word.replace("'", "") for word in _NO.findall(fold(labels[possible[0]]))}
    return possible[0] if says_no.issubset(_words(typed)) else None


def labels_possible(typed: str, labels: Sequence[str]) -> list[int]:
    """Return the positions of the labels that could be meant, those that fit best."""
    wanted = _words(typed)
    listed = [_words(label) for label in labels]
    found = ([at for at, words in enumerate(listed) if fits(wanted, words)] for fits in _FITS)
    return next(filter(None, found), []) if wanted else []


def _words(text: str) -> Words:
    return _WORD.findall(fold(text).replace("'", ""))


def _begins(wanted: Words, words: Words) -> bool:
    """Tell whether a label begins with what was typed; the last word may be cut short."""
    return " ".join(words).startswith(" ".join(wanted))


def _holds(wanted: Words, words: Words) -> bool:
    """Tell whether a label holds each word, or one that begins with it."""
    return all(any(_fits(word, each) for each in words) for word in wanted)


def _fits(word: str, other: str) -> bool:
    return word == other or (len(word) >= _SHORTEST and other.startswith(word))


_FITS: tuple[Callable[[Words, Words], bool], ...] = (lambda wanted, words: wanted == words, _begins, _holds)
"""Ways in which words fit a label, the closest first."""
