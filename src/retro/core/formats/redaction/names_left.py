"""Names that nobody gave, in a copy whose known names are replaced: the other of a couple, and what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from retro.core.formats.redaction.plain_words import is_plain_word
from retro.core.text.folding import fold, fold_name

NAME = "[name]"
"""What is put in the place of a name that has no letter of its own."""
_CAPITALISED = re.compile(r"(?<=[\w,;\]] )[^\W\d_a-z][^\W\d_]{2,40}(?!\w)|(?<!\w)[A-Z]{3,12}(?!\w)")
"""A word with a capital inside a sentence, or one in capitals anywhere."""
_CAPITAL = r"[^\W\d_a-z][^\W\d_]{1,40}"
_REPLACED, _AND = r"(?:Client [A-Z]\d*|\[name\])", r"(?:and|und|et|y|e|en|och|i|&|\+)"
_ITEM = rf"(?:{_REPLACED}|{_CAPITAL}(?: {_CAPITAL})?)(?!\w)"
_BESIDE = re.compile(rf"(?:(?<!\w)|(?=\[)){_ITEM}(?:(?:,? {_AND} |, ){_ITEM}){{1,11}}")
"""A list of names: a couple, or partners."""
_JOINT = re.compile(rf"(,? {_AND} |, )(?={_ITEM})")
_BEGINS = re.compile(r"(?:\A|[.!?…:\n*#>-]['\")\s]*)\Z")
_OPENERS = frozenset(
    ("however", "then", "meanwhile", "again", "later", "still", "instead", "anyway", "well", "also", "afterwards")
)
"""Words that begin a sentence before a comma, besides those in -ly."""
_CAPITALS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december english german french client name retro "
    "marketing sales support finance accounting legal operations engineering management administration hr seo it "
    "figma photoshop wordpress shopify excel slack zoom github google facebook instagram linkedin "
    "vertrag rechnung angebot termin projekt zahlung vertrieb einkauf leitung kunde kunden auftrag "
)
_ARTICLE = (
    r"(?<!\w)(?:the|an?|our|their|my|your|his|her|this|that|d(?:er|ie|as|en|em|es)|k?eine?[mnrs]?|meine?[mnrs]?|ihre?[mnrs]?"
    r"|unsere?[mnrs]?|i[mn]|am|vom|zum|zur|l[ae]s?|une?|el|los|il)"
)
"""What stands before a thing, and seldom before a name."""
_WORD = re.compile(r"[^\W\d_]++")
_PLAIN_CAPITALS = frozenset(_CAPITALS.split())
"""Words with a capital that name nobody."""


class NamesBeside:
    """Names found beside a known one, folded: those that are replaced everywhere, and those that may be a thing."""

    def __init__(self) -> None:
        self.sure: set[str] = set()
        self.doubted: set[str] = set()
        """Replaced where they stand beside a name, and told of elsewhere."""

    def sort_out(self, texts: Iterable[str]) -> None:
        """Take what stands behind an article in these texts for a thing; who was doubted once and sure once is sure."""
        folded = "\n".join(map(fold, texts))
        things = {name for name in self.sure if re.search(rf"{_ARTICLE} {re.escape(name)}(?!\w)", folded)}
        self.sure -= things
        self.doubted = (self.doubted - self.sure) | things

    def replaced(self, copy: str) -> tuple[str, int]:
        """Replace the other name of two, as in "Client A and Femi" and "Femi and Client A". Returns how many were."""
        copy, names = _without_couples(copy)
        for name, is_sure in names:
            (self.sure if is_sure else self.doubted).update(fold_name(each) for each in (name, *name.split()))
        return copy, len(names)

    def left(self, copy: str) -> list[str]:
        """Return the doubted words that a copy still has."""
        return [word.lower() for word in _WORD.findall(copy) if fold(word) in self.doubted] if self.doubted else []


def _without_couples(copy: str) -> tuple[str, list[tuple[str, bool]]]:
    """Replace them. Returns the names, too, and whether each is sure: beside "und" any noun has a capital."""
    names = list[tuple[str, bool]]()

    def others(found: re.Match[str]) -> str:
        parts = _JOINT.split(found[0])  # names, with what joins them between
        joints = [*range(1, len(parts), 2)]
        last = max((at for at in joints if parts[at] != ", "), default=0)
        linked = {at for at in range(0, len(parts), 2) if re.fullmatch(_REPLACED, parts[at])}
        if not (last and linked):
            return found[0]
        for is_comma, is_sure in ((False, True), (True, False), (False, False)):
            for joint in (*joints, *reversed(joints)):
                if (parts[joint] == ", ") is not is_comma or joint > last or len({joint - 1, joint + 1} & linked) != 1:
                    continue
                at = joint + (1 if joint - 1 in linked else -1)
                if is_comma and at == 0 and _opens(parts[0], copy[: found.start()]):
                    continue
                name, parts[at] = _replaced(parts[at], is_behind=at > joint)
                if name:
                    linked.add(at)
                    names.append((name, is_sure and parts[joint].strip(" ,") != "und"))
        return "".join(parts)

    return _BESIDE.sub(others, copy), names


def _opens(word: str, before: str) -> bool:
    """Tell whether a word before a comma is one that begins a sentence."""
    folded = fold(word)
    return bool(_BEGINS.search(before[-8:])) and (folded in _OPENERS or folded.endswith("ly"))


def _replaced(item: str, *, is_behind: bool) -> tuple[str, str]:
    """Return the name in one or two words, "" if there is none, and what stands in their place."""
    words = item.split(" ")
    near, far = (words[0], words[1:]) if is_behind else (words[-1], words[:-1])
    if not _is_name(near):
        return "", item
    if not far or _is_name(far[0]):
        return item, NAME
    return near, f"{NAME} {far[0]}" if is_behind else f"{far[0]} {NAME}"


def looks_like_names(copy: str) -> Iterator[str]:
    """Return the words of a copy that still look like a name."""
    words = _CAPITALISED.findall(copy)
    return (word for word in words if word[0].isupper() and fold(word) not in _PLAIN_CAPITALS)


def _is_name(word: str) -> bool:
    """Tell whether a word beside a replaced name can be another one."""
    return word[:1].isupper() and (folded := fold(word)) not in _PLAIN_CAPITALS and not is_plain_word(folded)
