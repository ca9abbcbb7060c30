"""Folds text for comparison: equal results mean equal words, whatever their case, accents or Unicode form.

Search, own red flags, clients, suggestions, cue words and redaction use it. Each character is folded by itself, so that
a part of a text folds to a part of the folded text, and a hit can be shown in the text as written.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from retro.core.text.one_line import on_one_line

_SAID_OF_THEM = r"(?s)(?<!\s)(?:\s*[,;:(]|\s+[-–—])\s*(?:an?|the|eine?|une?|una)\s+\w.*"
"""What is said of a client: behind a mark, from a small article on; "Smith, Jones & Co" has none."""
PIECE = 10_000
"""Characters folded at once, while no other thread has its turn: half a millisecond."""

_QUOTES = "\"'`´‘’‚‛“”„‟‹›«»′″‴‵‶‷⁗ʹʺʻʼʽˈˊˋʾʿꞋꞌ՚׳״〝〞〟❛❜❝❞＂＇｀´"
"""Signs that people or phones write as apostrophe or quotation mark; all count as one."""
DOUBLE_QUOTES = '"“”„‟«»〝〞〟❝❞＂'
"""Those of them that people put around a phrase they look for."""
_DASHES = "−⁃➖˗"
"""Signs written as a dash, besides the category of dashes."""
_UNSEEN = "\u034f\u0640\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
"""Characters that say nothing, besides the category of format characters and the variation selectors: marks without
width, and the stroke that only lengthens an Arabic word.
"""
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))
_LETTERS = {
    "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i", "ȷ": "j", "ŋ": "n", "ĸ": "k", "ə": "e", "ǝ": "e", "ɛ": "e",
    "ɔ": "o", "ɵ": "o", "ʉ": "u", "ɣ": "g", "ƣ": "gh", "ȣ": "ou", "ꝏ": "oo", "ꜳ": "aa", "ꜵ": "ao", "ꜷ": "au", "ꜽ": "ay",
    "ƞ": "n", "ƿ": "w", "ȝ": "y",
    "ک": "ك", "ڪ": "ك", "ی": "ي", "ى": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ە": "ه", "ۃ": "ه", "ٱ": "ا",
    "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ", "װ": "וו", "ױ": "וי", "ײ": "יי",
}  # fmt: skip
"""Letters that Unicode does not decompose, without those "with stroke" and the like: see `_bare`.

In Arabic script those that keyboards of another language have for the same letter, in Hebrew those at a word's end.
"""
_LETTER_MARKS = frozenset((8, 9, *range(84, 133)))
"""Combining classes of marks that make another letter: kana's voicing, viramas, vowels of Thai, Telugu, Tibetan."""
_IOTA = "\u0345"
"""Greek iota below another letter; in capitals it is beside it."""
_ASCII = dict.fromkeys(map(ord, '"`'), "'") | dict.fromkeys((0, *range(0x1C, 0x20)), " ")
"""ASCII folding besides case. NUL ends a searched text, and the separators divide one text from the next."""
_ASCII_BYTES = bytes(ord(_ASCII.get(code, chr(code)).lower()) for code in range(128)) + bytes(range(128, 256))
"""All of ASCII folded, for `bytes.translate`, which takes a quarter of the time of `str.translate`."""


class _Folding(dict[int, str]):
    """Maps each character to its folded form, computed at its first use."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded(chr(code))
        return folded


_SMALL = " SMALL LETTER "
"""Middle of the Unicode name of a letter in lower case."""
_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text without case and accents; all quotation marks, dashes, and forms of a digit are equal.

    Invisible characters, such as a soft hyphen or a mark without width, are left out.
    """
    if text.isascii():
        return text.encode("ascii").translate(_ASCII_BYTES).decode("ascii")
    if len(text) > PIECE:
        return "".join([fold(text[at : at + PIECE]) for at in range(0, len(text), PIECE)])
    return text.translate(_FOLDING)


def folded_words(text: str) -> list[str]:
    """Return the words to look for in a list of names, folded, without quotation marks around them."""
    return fold("".join(" " if letter in DOUBLE_QUOTES else letter for letter in text)).split()


def fold_name(name: str) -> str:
    """Return a name folded, with single spaces; "" if nothing of it is visible."""
    return on_one_line(fold(name))


def fold_client(name: str) -> str:
    """Return a client's name folded, without what is said of them behind it: "Velo Nord, a bicycle shop"."""
    return fold_name(bare_client(name)) or fold_name(name)


def bare_client(name: str) -> str:
    """Return a client's name as written, without what is said of them behind it."""
    return re.sub(_SAID_OF_THEM, "", name)


def original(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the written text that a range of the folded one came from, with the accents that follow
    it.
    """
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
    """Return the length of the folded text before each character, and in all. For `span`."""
    return range(len(text) + 1) if text.isascii() else _lengths(text, 0)


def span(lengths: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the same as `original`, for a text whose `positions` are known."""
    return bisect_right(lengths, start) - 1, max(bisect_left(lengths, end), bisect_right(lengths, end) - 1)


def _lengths(text: str, before: int) -> list[int]:
    return list(accumulate((len(_FOLDING[ord(letter)]) for letter in text), initial=before))


def _piece_of(text: str, place: int) -> tuple[int, int]:
    """Return the start of the piece that holds a position of the folded text, and the folded length before it."""
    before = 0
    for begin in range(0, len(text), PIECE):
        after = before + len(fold(text[begin : begin + PIECE]))
        if place < after:
            return begin, before
        before = after
    return len(text), before


def _folded(letter: str) -> str:
    """Return the folded form of one character."""
    from unicodedata import normalize  # imported late: plain English never needs it

    if letter in _QUOTES:  # some decompose into a space and an accent
        return "'"
    return "".join(map(_part, normalize("NFKD", letter)))


def _part(letter: str) -> str:
    """Return the folded form of a character that cannot be decomposed further."""
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
    """Return a letter in lower case without its addition: the name of "ł" is "L WITH STROKE"."""
    from unicodedata import lookup, name

    small = letter.casefold()
    if small != letter:
        return "".join(map(_folded, small))
    script, _, rest = name(letter, "").partition(_SMALL)
    base, is_more, _ = rest.partition(" WITH ")
    if is_more and script in ("LATIN", "CYRILLIC"):
        try:
            return _folded(lookup(script + _SMALL + base))
        except KeyError:  # a letter that exists only with its addition
            return letter
    return _LETTERS.get(letter, letter)
