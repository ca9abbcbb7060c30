"""Finds known names in a folded text: whole words, together, apart or hyphenated, in the plural, with case endings.

Names are indexed by their first letters, and tried only where such a name can begin, so that many names cost little
more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from retro.core.formats.redaction.case_endings import endings, shared
from retro.core.formats.redaction.plain_words import is_plain_word
from retro.core.formats.redaction.word_parts import OPENINGS, is_common_ending
from retro.core.text.folding import fold, positions, span
from retro.core.text.one_line import on_one_line

_JOINTS = re.compile(r"[\s'.-]+")
"""What joins the words of a name, or parts them."""
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u1100-\u11ff]")
"""Letters of scripts that write words together, or endings onto names."""
_SHORTEST = 3
"""A name of as many letters is looked for with an s, as in "Zoes mail", a longer one also with es."""
_LONG = 5
"""A word of a name that has as many letters is found with a hyphen inside, too, as in "Up-work"."""
_LINE_END = re.compile(r"(?<=[^\W\d_])-[^\S\n]{0,8}\n[^\S\n]{0,8}(?=[^\W\d_])")
"""Where a word is parted at the end of a line."""
_WRITTEN_CLOSE = re.compile(r"(?<![^\W\d_])[^\W\d_](?:['’]?[^\W\d_]){2,63}(?![^\W\d_])")
CAPITALS = "".join(filter(str.isupper, map(chr, range(0x530))))
_SMALL = rf"[^\W\d_{CAPITALS}]"
_PARTS = re.compile(
    rf"(?:{_SMALL}|['’])+|[{CAPITALS}]['’](?=[{CAPITALS}]{_SMALL})|(?:[{CAPITALS}](?!{_SMALL}))+"
    rf"|[{CAPITALS}](?:{_SMALL}|['’])+"
)
"""Parts of a word that begin with a capital, runs of capitals, and "O'" before another."""
_RUNS = re.compile(rf"[{CAPITALS}]{{2,}}|(?:{_SMALL}|['’])+|[{CAPITALS}](?:{_SMALL}|['’])+")
"""The same, where small letters follow a run of capitals: "ACMEshop"."""
_WITH_CAPITALS = (
    "aliexpress bigcommerce bitbucket capcut cloudflare codepen dockerhub docusign doordash dropbox ebay facebook "
    "figjam github gitlab gofundme googledrive hubspot javascript linkedin localstorage macos mailchimp "
    "mastercard mongodb mysql nextjs nodejs onedrive openai paypal photoshop phpstorm postgresql powerpoint "
    "pycharm quickbooks sharepoint snapchat soundcloud squarespace stackoverflow tiktok tripadvisor typescript "
    "webflow webstorm wetransfer whatsapp wikipedia woocommerce wordpress youtube"
)
_PRODUCTS = frozenset(_WITH_CAPITALS.split())
"""Words that everybody writes with a capital inside; who is called Tube is not meant by one."""
_PREFIX = 6
"""Most small letters before a short name, as of "vd" and "my"."""
_INSIDE = 4
"""Fewest letters of a name that is found in the midst of such a word or at its end."""
_INDEXED = 3
"""Most letters by which a name is indexed."""


class FoundName(NamedTuple):
    """Range of a name in the folded text, and the name."""

    start: int
    end: int
    name: str
    ending: int = 0
    """Letters that the case of another language puts in the place of its last ones; 0 for the name as it is."""


class NameSearch:
    """Finds the same names in many texts; links among them are found as they are written."""

    def __init__(self, names: Iterable[str] = (), links: Iterable[str] = ()) -> None:
        """`names` and `links` are folded; of two names that differ only in joints, the first is meant."""
        names = [name for name in names if name]
        self._links = frozenset(filter(None, links))
        self.by_letters = {_letters(name): name for name in reversed(names)}
        self._known = frozenset(self.by_letters.values())
        self._by_key: dict[str, set[str]] = {}
        for name in (*names, *self._links):
            for key in _keys(_first_word(name)):
                self._by_key.setdefault(key, set()).add(name)
        self._beginning = _beginning(self._by_key)

    def find(self, folded: str) -> Iterator[FoundName]:
        """Find every name, the longest of those that begin at one place, also where the end of a line parts it."""
        yield from self._find(folded)
        removed = [parted.span() for parted in _LINE_END.finditer(folded)]
        if not removed:
            return
        joined, places = _without(folded, removed)
        for start, end, name, ending in self._find(joined):
            first, last = places[start], places[end - 1] + 1
            if last - first > end - start:
                yield FoundName(first, last, name, ending)

    def find_glued(self, text: str, lengths: Sequence[int]) -> Iterator[FoundName]:
        """Find names that capitals part from what they are written against, as in "AcmeShop" and "vdBerg".

        `text` is as written, and `lengths` its `positions` in the folded one, in which the ranges are.
        """
        for word in _WRITTEN_CLOSE.finditer(text):
            for parts in _apart(word[0]):
                apart = " ".join(parts)
                places = [place for at, part in enumerate(parts) for place in _places(parts[:at], part)]
                first = len(parts[0]) + 1 if parts[0].islower() and len(parts[0]) <= _PREFIX else 0
                for found in self._find(fold(apart)):
                    start, end = span(positions(apart), found.start, found.end)
                    if self._is_name_in(found.name, apart[:start].split(), is_first=start in (0, first)):
                        begin, stop = word.start() + places[start], word.start() + places[end - 1] + 1
                        yield found._replace(start=lengths[begin], end=lengths[stop])

    def _is_name_in(self, name: str, before: Sequence[str], *, is_first: bool) -> bool:
        """Tell whether a name behind parts of a word is meant: no "SourceForge" is Data Forge, no "JoAnna" Anna."""
        last = fold(before[-1]) if before else ""
        if not last or last in OPENINGS or last in self._known:
            return is_first or (len(name) >= _INSIDE and not is_plain_word(name))
        if is_common_ending(name):
            return False
        return is_first or (len(name) >= _INSIDE and len(last) >= _SHORTEST and not is_plain_word(name))

    def _find(self, folded: str) -> Iterator[FoundName]:
        """Find names in one text; ranges do not overlap."""
        last = 0
        for begin in self._beginning.finditer(folded) if self._beginning else ():
            place = begin.start()
            if place < last:
                continue
            keys = (folded[place : place + letters] for letters in range(1, _INDEXED + 1))
            names = frozenset[str]().union(*(self._by_key.get(key, ()) for key in dict.fromkeys(keys)))
            if names and (found := _pattern(names).match(folded, place)):
                last = found.end()
                yield FoundName(place, last, *self._meant(found[0], names))

    def _meant(self, found: str, names: Iterable[str]) -> tuple[str, int]:
        """Return which of the names a found spelling is of, and how many letters its ending has."""
        name, letters = on_one_line(found), _letters(found)
        if name in self._links or name in self._known:
            return name, 0
        spellings = (letters, letters.removesuffix("s"), letters.removesuffix("es"))
        if known := next((self.by_letters[each] for each in spellings if each in self.by_letters), ""):
            return known, 0
        owner = next(each for each in _longest_first(names) if _pattern(frozenset((each,))).fullmatch(found))
        alike = (mine == theirs for mine, theirs in zip(letters, _letters(owner), strict=False))
        return owner, max(len(letters) - sum(takewhile(bool, alike)), 1)


def capital_parts(word: str) -> list[str]:
    """Return the parts of a word of a name that capitals part, without its marks; none if they part none."""
    parts = _PARTS.findall(word) if word.isalpha() else []
    return parts if len(parts) > 1 else []


def _apart(word: str) -> Iterator[list[str]]:
    """Yield the parts of a word that capitals part; none of a word without such, or of a well-known product's name."""
    parts = _PARTS.findall(word)
    if len(parts) < 2 or word.lower() in _PRODUCTS:
        return
    yield parts
    if (runs := _RUNS.findall(word)) != parts and len(runs) > 1:
        yield runs


def _places(before: Sequence[str], part: str) -> Iterable[int]:
    """Return where each letter of a part, and the space behind it, stood in the word as written."""
    start = sum(map(len, before))
    return range(start, start + len(part) + 1)


def begins_a_name(letter: str) -> bool:
    """Tell whether it is a capital, or a letter of a script that has none, as Arabic."""
    return letter.isupper() or (letter.isalpha() and letter.lower() == letter.upper())


def _without(text: str, removed: Iterable[tuple[int, int]]) -> tuple[str, list[int]]:
    """Return the text without some ranges, and for each character left its position before."""
    places, last = list[int](), 0
    for start, end in removed:
        places += range(last, start)
        last = end
    places += range(last, len(text))
    return "".join(text[place] for place in places), places


def _beginning(by_key: dict[str, set[str]]) -> re.Pattern[str] | None:
    """Return a pattern of where a name can begin: its first letter, for most scripts at the beginning of a word."""
    spaced, unspaced = set[str](), set[str]()
    for key, names in by_key.items():
        for name in names:
            (unspaced if _UNSPACED.match(name[0]) else spaced).add(re.escape(key[0]))
    either = [rf"(?<![^\W\d_])[{''.join(sorted(spaced))}]"] if spaced else []
    either += [f"[{''.join(sorted(unspaced))}]"] if unspaced else []
    return re.compile("|".join(either)) if either else None


@lru_cache(maxsize=4096)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Return a pattern of some names, the longest first."""
    return re.compile("|".join(map(_spelt, _longest_first(names))))


def _longest_first(names: Iterable[str]) -> list[str]:
    return sorted(names, key=lambda name: (-len(name), name))


def _spelt(name: str) -> str:
    """Return the pattern of a folded name: its words together, apart or hyphenated, in the plural or a case."""
    words = [*filter(None, _JOINTS.split(name))]
    plural = ("(?:e?s)?" if len(name) > _SHORTEST else "s?") if len(name) >= _SHORTEST and name[-1].isalpha() else ""
    forms = (_word(word, plural if word is words[-1] else "") for word in words)
    spelt = r"[\s'.-]{0,4}".join(forms) or re.escape(name)
    before = "" if _UNSPACED.match(name[0]) else r"(?<![^\W\d_])"
    after = "" if _UNSPACED.match(name[-1]) else r"(?![^\W\d_])"
    return f"{before}{spelt}{after}"


def _word(word: str, plural: str) -> str:
    """Return the pattern of one word of a name, with or without a hyphen inside, or in a case."""
    plain = "-?".join(word) if _has_hyphens(word) else re.escape(word)
    cases = endings(word)
    return rf"(?:(?:{plain}{plural}|{cases})(?![^\W\d_])|{plain})" if cases else f"{plain}{plural}"


def _first_word(name: str) -> str:
    return next(filter(None, _JOINTS.split(name)), name)


def _keys(word: str) -> set[str]:
    """Return what the first letters of a word can look like: as they are, or with a hyphen among them."""
    keys = {word[:_INDEXED], *([shared(word)[:_INDEXED]] if endings(word) else ())}
    if _has_hyphens(word):
        keys |= {f"{word[:at]}-{word[at:]}"[:_INDEXED] for at in range(1, _INDEXED)}
    return keys


def _has_hyphens(word: str) -> bool:
    """Tell whether a word is long enough to be found with a hyphen inside, too."""
    return len(word) >= _LONG and word.isalpha()


def _letters(name: str) -> str:
    return _JOINTS.sub("", name)
