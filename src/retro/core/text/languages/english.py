"""Tells whether a text is in English: advice on wording and the cues of red flags have nothing to say of others.

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
_ENOUGH = 20_000
"""Characters at a text's beginning that tell its language, because it is asked for with each letter typed."""


def is_english(text: str, beside: str = "") -> bool:
    """Tell whether English advice fits the text: not in another script, and not plainly another language.

    Where its own words can't tell, those of the text beside it do.
    """
    text = text[:_ENOUGH]
    if _is_other_script(text):
        return False
    english, other = _counted(text)
    if english or other:
        return english >= other
    if beside.strip():
        return is_english(beside)
    return len(_WORD.findall(text)) <= _FEW and text.isascii()


def is_other_language(text: str) -> bool:
    """Tell whether a text is plainly not in English; a list of nouns is nothing plain."""
    text = text[:_ENOUGH]
    english, other = _counted(text)
    return _is_other_script(text) or other > english


def _counted(text: str) -> tuple[int, int]:
    """Count the small words of English, and those of other languages."""
    words = [word.replace("’", "'") for word in _WORD.findall(text)]
    english = sum(word == "I" or word.startswith("I'") or word.lower() in _ENGLISH for word in words)
    return english, sum(word.lower() in _OTHER for word in words)


def _is_other_script(text: str) -> bool:
    """Tell whether more of its letters are of another script than Latin."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(_is_latin(letter) for letter in letters) * 2 < len(letters)


def _is_latin(letter: str) -> bool:
    return letter <= "ɏ" or "Ḁ" <= letter <= "ỿ"
