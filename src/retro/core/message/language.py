"""Tells whether a message is in English, because advice on wording has nothing to say of other languages.

Days in other languages are parsed by core.text.languages.foreign_days.
"""

from __future__ import annotations

import re

_ENGLISH = frozenset([
    "the", "you", "your", "yours", "and", "of", "it", "it's", "is", "are", "isn't", "aren't", "with", "can't",
    "cannot", "won't", "don't", "didn't", "that", "that's", "this", "my", "have", "has", "will", "by", "not",
    "from", "what", "which", "for", "on", "we", "our", "they", "their", "to", "be", "been", "sorry", "today",
    "tomorrow",
])  # fmt: skip
_OTHER = frozenset([
    "der", "die", "das", "und", "ich", "nicht", "mit", "für", "bis", "wir", "ist", "ein", "eine", "auf", "le", "la",
    "les", "je", "ne", "pas", "vous", "nous", "est", "et", "un", "une", "des", "pour", "el", "los", "las", "yo",
    "que", "con", "por", "es", "y", "il", "che", "non", "di", "è", "het", "een", "ik", "niet", "voor", "met", "op",
    "jag", "inte", "och", "det", "att", "jeg", "ikke", "og", "en", "não", "com", "para", "uma", "um", "nie", "się",
    "na", "w", "z", "nem", "és", "az", "egy", "bir", "ve", "için", "ei", "ja", "että",
])  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_FEW = 3
"""Number of words too small to decide."""


def is_english(text: str, beside: str = "") -> bool:
    """Tell whether English advice fits the text: not in another script, and not plainly another language.

    Where its own words can't tell, those of the text beside it do.
    """
    words: list[str] = _WORD.findall(text)
    if _is_other_script(text):
        return False
    straight = [word.replace("’", "'") for word in words]
    english = sum(word == "I" or word.startswith("I'") or word.lower() in _ENGLISH for word in straight)
    other = sum(word.lower() in _OTHER for word in straight)
    if english or other:
        return english >= other
    if beside.strip():
        return is_english(beside)
    return len(words) <= _FEW and text.isascii()


def _is_other_script(text: str) -> bool:
    """Tell whether more of its letters are of another script than Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(_is_latin(letter) for letter in letters) * 2 < len(letters)


def _is_latin(letter: str) -> bool:
    return letter <= "ɏ" or "Ḁ" <= letter <= "ỿ"
