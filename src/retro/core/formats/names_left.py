"""Names that nobody gave, in a copy whose known names are replaced: the other of a couple, and what looks like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.core.formats.plain_words import is_plain_word
from retro.core.text.folding import fold

NAME = "[name]"
"""What is put in the place of a name that has no letter of its own."""
_CAPITALISED = re.compile(r"(?<=[\w,;\]] )[^\W\d_a-z][^\W\d_]{2,40}(?!\w)|(?<!\w)[A-Z]{3,12}(?!\w)")
"""A word with a capital inside a sentence, or one in capitals anywhere."""
_CAPITAL = r"[^\W\d_a-z][^\W\d_]{1,40}"
_REPLACED, _AND = r"(?:Client [A-Z]\d*|\[name\])", r"(?:and|und|et|y|e|en|och|i|&|\+)"
_BESIDE = re.compile(
    rf"(?P<before>{_REPLACED} {_AND} )(?P<after>{_CAPITAL}(?: {_CAPITAL})?)(?!\w)"
    rf"|(?<!\w)(?P<first>{_CAPITAL} )?(?P<other>{_CAPITAL})(?= {_AND} {_REPLACED})"
)
"""A name before or behind a replaced one: the other of a couple, a partner."""
_CAPITALS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december english german french client name retro"
)
_PLAIN_CAPITALS = frozenset(_CAPITALS.split())
"""Words with a capital that name nobody."""


def without_couples(copy: str) -> tuple[str, list[str]]:
    """Replace the other name of two, as in "Client A and Femi" and "Femi and Client A". Returns these names, too."""
    names = list[str]()

    def other(found: re.Match[str]) -> str:
        first, _, last = (found["after"] or found["other"]).partition(" ")
        if not _is_name(first):
            return found[0]
        if found["after"]:
            names.append(f"{first} {last}" if _is_name(last) else first)
            return f"{found['before']}{NAME}{f' {last}' if last and not _is_name(last) else ''}"
        before = found["first"] or ""
        is_whole = _is_name(before.strip())
        names.append(f"{before}{first}" if is_whole else first)
        return f"{'' if is_whole else before}{NAME}"

    return _BESIDE.sub(other, copy), names


def looks_like_names(copy: str) -> Iterator[str]:
    """Return the words of a copy that still look like a name."""
    words = _CAPITALISED.findall(copy)
    return (word for word in words if word[0].isupper() and fold(word) not in _PLAIN_CAPITALS)


def _is_name(word: str) -> bool:
    """Tell whether a word beside a replaced name can be another one."""
    return word[:1].isupper() and (folded := fold(word)) not in _PLAIN_CAPITALS and not is_plain_word(folded)
