"""What is typed in passing, as a sentence of a letter."""

from __future__ import annotations

import re

from retro.core.gig.wording import FULL_STOP
from retro.core.text.one_line import on_one_line

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?:[,;:!?…]|\.{1,3})?")
"""A word that can begin a sentence: neither an address nor a name such as "iPhone" or "x86"."""
_ADDRESS = re.compile(r"[/@]|\.[^\W\d]")
_ENDS = frozenset("0123456789)%€$£")
"""What a sentence can end with besides a letter."""


_ASKS = re.compile(
    r"(?:(?:could|can|would|will|do|did|have|may|shall|should|are)\s+(?:you|we|they|I)"
    r"|(?:is|are)\s+(?:it|there|this|that|these|those)|(?:could|can|would|will)\s+(?:some|any)(?:one|body))\b",
    re.IGNORECASE,
)
"""How an English question begins that no statement and no request begins with."""
_GOES_ON = re.compile(r"[.!?…] ")
"""Behind the end of a sentence."""


def without_stop(text: str) -> str:
    """Return a text on one line and without its full stop, where a sentence of ours goes on behind it."""
    return FULL_STOP.sub("", on_one_line(text))


def as_sentence(text: str) -> str:
    """Return a copy with a capital, and with a full stop or a question mark if it is one line that ends without.

    An address stays bare.
    """
    first, last = text.split(maxsplit=1)[0], text.split()[-1]
    is_plain = first.islower() and _WORD.fullmatch(first) and _has_capitals(first[0])
    text = f"{text[0].upper()}{text[1:]}" if is_plain else text
    is_open = (
        any(map(_has_capitals, text))
        and "\n" not in text
        and not _ADDRESS.search(last)
        and (_has_capitals(text[-1]) or text[-1] in _ENDS)
    )
    asks = _ASKS.match(text) and not _GOES_ON.search(text)
    return f"{text}{'?' if asks else '.'}" if is_open else text


def _has_capitals(letter: str) -> bool:
    """Tell whether it is a Latin, Greek or Cyrillic letter, whose sentences begin large and end with a dot."""
    return letter.isalpha() and (letter <= "ԯ" or "Ḁ" <= letter <= "῾")
