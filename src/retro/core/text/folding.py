"""Fold text for comparison: equal results mean equal words, whatever their case, accents or Unicode form.

Search, the user's own red flags, clients, suggestions, cue words and redaction use it. Each character is folded by
itself, so that a part of a text folds to a part of the folded text, and a hit can be shown in the text as written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

PIECE = 10_000
"""Characters that are folded in one go, in which no other thread has its turn: half a millisecond."""

_QUOTES = "\"'`´‘’‚‛“”„‟‹›«»′″‴‵‶‷⁗ʹʺʻʼʽˈˊˋʾʿꞋꞌ՚׳״〝〞〟❛❜❝❞＂＇｀´"
"""Every sign that is typed, or put in by a phone, as an apostrophe or a quotation mark: one of them is any other."""
_DASHES = "−⁃➖˗"
"""What is written as a dash, beside the category of dashes."""
_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""What has no width, beside the category of format characters and the variation selectors."""
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_LETTERS = {
    "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ŋ": "n", "ĸ": "k", "ə": "e", "ǝ": "e", "ɛ": "e",
    "ɔ": "o", "ɵ": "o", "ʉ": "u", "ɣ": "g", "ƣ": "gh", "ȣ": "ou", "ꝏ": "oo", "ꜳ": "aa", "ꜵ": "ao", "ꜷ": "au", "ꜽ": "ay",
    "ƞ": "n", "ƿ": "w", "ȝ": "y",
}  # fmt: skip
"""Letters that Unicode does not take apart. Those "with stroke" and the like are not among them: see `_bare`."""
_LETTER_MARKS = frozenset((8, 9, *range(84, 133)))
"""Combining classes of marks that make another letter: kana's voicing, viramas, vowels of Thai, Telugu, Tibetan."""
_IOTA = "\u0345"
"""Greek iota where it stands below another letter; in capitals it stands beside it."""
_ASCII = dict.fromkeys(map(ord, '"`'), "'") | dict.fromkeys((0, *range(0x1C, 0x20)), " ")
"""What is more than case in ASCII. NUL ends a text where it is searched, and the separators part one from the next."""
_ASCII_BYTES = bytes(ord(_ASCII.get(code, chr(code)).lower()) for code in range(128)) + bytes(range(128, 256))
"""All of ASCII folded, for `bytes.translate`, which takes a quarter of the time of `str.translate`."""


class _Folding(dict[int, str]):
    """What each character folds to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case and accents; any quotation mark, dash or digit is as good as another of its kind.

    What nobody sees, such as a soft hyphen or a mark without width, is left out.
    """
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_BYTES).decode("ascii")
    if len(text) > PIECE:
        return "".join([fold(text[at : at + PIECE]) for at in range(0, len(text), PIECE)])
    return text.translate(_FOLDING)


def fold_name(name: str) -> str:
    """A name folded, with one space between two words; "" where nothing of it can be seen."""
    return " ".join(fold(name).split())


def original(text: str, start: int, end: int) -> tuple[int, int]:
    """Where in the text as written a part of the folded one stands, with the accents that follow it."""
    if text.isascii():
        return start, end
    first, before = _piece_of(text, start)
    lengths, stop = [before], first
    while stop < len(text) and lengths[-1] <= end:
        lengths += _lengths(text[stop : stop + PIECE], lengths[-1])[1:]
        stop += PIECE
    begin, after = span(lengths, start, end)
    return first + begin, first + after


def positions(text: str) -> Sequence[int]:
    """How long the folded text is before each character of the text, and in all. For `span`."""
    return range(len(text) + 1) if text.isascii() else _lengths(text, 0)


def span(lengths: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """`original`, for a text whose `positions` are known."""
    return bisect_right(lengths, start) - 1, max(bisect_left(lengths, end), bisect_right(lengths, end) - 1)


def _lengths(text: str, before: int) -> list[int]:
    return list(accumulate((len(_FOLDING[ord(letter)]) for letter in text), initial=before))


def _piece_of(text: str, place: int) -> tuple[int, int]:
    """Where the piece begins in which a place of the folded text lies, and how long that is before it."""
    before = 0
    for begin in range(0, len(text), PIECE):
        after = before + len(fold(text[begin : begin + PIECE]))
        if place < after:
            return begin, before
        before = after
    return len(text), before


def _folded(letter: str) -> str:
    """What one character folds to."""
    from unicodedata import normalize  # plain English never needs it

    if letter in _QUOTES:  # some fall apart into a space and an accent
        return "'"
    return "".join(map(_part, normalize("NFKD", letter)))


def _part(letter: str) -> str:
    """What one character folds to that cannot be taken apart further."""
    from unicodedata import category, combining, decimal

    if letter.isascii():
        return letter.lower().translate(_ASCII)
    kind, mark, digit = category(letter), combining(letter), decimal(letter, None)
    if kind == "Cf" or letter in _UNSEEN or any(ord(letter) in selectors for selectors in _SELECTORS):
        return ""
    if mark:
        return "ι" if letter == _IOTA else letter if mark in _LETTER_MARKS else ""
    if kind == "Pd" or letter in _DASHES:
        return "-"
    if letter in _QUOTES:
        return "'"
    return _bare(letter) if digit is None else str(digit)


def _bare(letter: str) -> str:
    """A letter in lower case, without what was added to it: the name of "ł" is "L WITH STROKE"."""
    from unicodedata import lookup, name

    small = letter.casefold()
    if small != letter:
        return "".join(map(_folded, small))
    script, _, rest = name(letter, "").partition(" SMALL LETTER ")
    base, is_more, _ = rest.partition(" WITH ")
    if is_more and script in ("LATIN", "CYRILLIC"):
        try:
            return _folded(lookup(f"{script} SMALL LETTER {base}"))
        except KeyError:  # a letter that stands only with what is added
            return letter
    return _LETTERS.get(letter, letter)
