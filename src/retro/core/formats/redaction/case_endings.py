"""Endings that other languages put onto a name: "Nowaka", "Novákovi", "Annę", "Virtaselle", "Marci"."""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTEST = 3
"""Fewest letters of a name that is looked for with such endings."""
_SLAVIC = (
    "a|ach|ami|e|ech|ej|em|emu|eva|evi|i|ich|ie|iem|im|ima|mi|o|om|ou|ov|ova|ove|ovi|ovo|ovou|ovu|ovy|ovych|ovym|ow|owi"
    "|owie|u|um|us|y|ze|а|ам|ами|ах|е|ев|еи|ем|ове|ові|ого|ои|ом|ому|ою|у|ы|ым|ых|ыми|і"
)
_CONSONANT = (
    rf"{_SLAVIC}|at|ban|bol|ben|er|ert|et|hez|hoz|iin|illa|ille|ilta|in|issa|ista|nak|nal|nek|nel|ot|ra|re|t|tol|val"
)
"""Behind a consonant."""
_VOWEL = (
    "a|aa|an|ban|ben|boz|e|en|go|hoz|hez|ia|ii|ille|in|issa|ksi|lla|lle|lta|m|mi|n|na|nak|nal|nek|nel|ra|ro|ssa|sta|t|ta|tol"
    "|val|vel"
)
"""Behind a vowel that stays."""
_FOR_A = (
    "ach|ami|ata|cie|dzie|e|ej|eji|em|i|ie|iej|im|ina|ine|o|om|ou|u|y|ze|iem|ich|imi|ам|ами|ах|е|еи|и|ои|ою|у|ы|ую|і"
)
"""In place of a final a."""
_FOR_O = "a|em|i|ie|om|ovi|owi|u|y|ami|ach"
_FOR_Y = "a|e|eho|ego|ej|em|emu|ch|i|im|iego|iemu|ich|imi|mi|om|ou|ych|ym|ymi|ого|ому|им|ым|их|ых|я|ю|ем|е"
"""In place of a final y or i, as of "Novotný" and "Kowalski"."""
_ADJECTIVES = ("ии", "ои", "ыи")
_FOR_ADJECTIVES = "ого|ому|им|ом|ым|ем|их|ых|ие|ая|ую"
_FOR_US = "i|o|um|e|u|ui|ksen|kselle|kselta|ksesta|kseen|ou|ov|ovi|em|a"
"""In place of a final us, os, as or is, of Latin, Greek, Lithuanian and Finnish names."""
_FOR_NEN = "sen|selle|selta|seen|sella|sessa|sesta|sena|sta|sia|sten|set|sille"
"""In place of a final nen: "Virtanen"."""
_OF_GREECE = (
    ("οσ", "ο|ου|ε|οι|ων|ουσ"), ("ασ", "α|εσ|ων"), ("ησ", "η|εσ|ων|ου"), ("ισ", "ι|ιδοσ"), ("α", "ασ|εσ|ων"),
    ("η", "ησ|εσ|ων"), ("ω", "ωσ"), ("ων", "ωνα"), ("ου", "ουσ"),
)  # fmt: skip
"""What takes the place of the end of a Greek name: του Κώστα, τον Γιώργο, της Μαρίας."""
_FLEETING = re.compile(r"(?<=[^\W\d_])(?P<lost>e|a|o|е|о)(?P<last>[kclrnsкцлрн])$")
"""A vowel that goes before an ending: "Marek", "Marka"."""
_TWO = ("kk", "pp", "tt")
_PAIRS = ("cs", "sz", "gy", "ny", "ly", "ty", "zs")
_SOFTENED = {"ka": ("ce",), "ga": ("dze", "ze"), "ha": ("se", "ze"), "cha": ("se",), "ta": ("cie",), "da": ("dzie",)}
_VOWELS = "aeiouyаеиоуыэюяії"


def endings(name: str) -> str:
    """Return a pattern of a folded word with an ending; "" for one that is too short, or not made of letters alone."""
    if len(name) < SHORTEST or not name.isalpha():
        return ""
    forms = list[str]()
    stem = re.escape(name[:-1])
    if name[-1] in "aая":
        forms += [f"{stem}(?:{_FOR_A})", *(re.escape(name[: -len(last)] + soft) for last, soft in _softened(name))]
    if name[-1] in "oо":
        forms.append(f"{stem}(?:{_FOR_O})")
    if name[-1] in "yiии":
        forms.append(f"{stem}(?:{_FOR_Y})")
    if name[-2:] in _ADJECTIVES and len(name) > SHORTEST:
        forms.append(f"{re.escape(name[:-2])}(?:{_FOR_ADJECTIVES})")
    if len(name) > SHORTEST + 1 and name[-1] == "s" and name[-2] in "uoai":
        forms.append(f"{re.escape(name[:-2])}(?:{_FOR_US})")
    forms += [f"{re.escape(name.removesuffix(last))}(?:{new})" for last, new in _OF_GREECE if name.endswith(last)]
    if len(name) > SHORTEST + 2 and name.endswith("nen"):
        forms.append(f"{re.escape(name[:-3])}(?:{_FOR_NEN})")
    if len(name) > SHORTEST and (fleeting := _FLEETING.search(name)):
        forms.append(f"{re.escape(name[: fleeting.start()] + fleeting['last'])}(?:{_SLAVIC})")
    forms += _doubled(name)
    forms.append(f"{re.escape(name)}(?:{_VOWEL if name[-1] in _VOWELS else _CONSONANT})")
    return "|".join(forms)


def _doubled(name: str) -> Iterator[str]:
    """Yield Finnish forms with one letter of two, "Pekan" of Pekka, and Hungarian ones with two of one: "Kováccsal"."""
    if len(name) > SHORTEST and name[-1] in _VOWELS and name[-3:-1] in _TWO:
        yield f"{re.escape(name[:-2] + name[-1])}(?:{_VOWEL})"
    if name[-1] not in _VOWELS:
        two = name[-2:] if name[-2:] in _PAIRS else name[-1]
        yield f"{re.escape(name[: len(name) - len(two)] + two[0] + two)}[ae]l"


def shared(name: str) -> str:
    """Return the letters that all forms of a folded word begin with."""
    cuts = [1, *(len(last) for last, _ in _softened(name))]
    if len(name) > SHORTEST:
        is_two = name[-3:-1] in _TWO or name[-1] in "sσ" or name[-2:] in _ADJECTIVES
        cuts.append(3 if name.endswith("nen") else 2 if is_two or _FLEETING.search(name) else 1)
    return name[: max(len(name) - max(cuts), 1)]


def _softened(name: str) -> list[tuple[str, str]]:
    """Return the ends of a name in a that another consonant takes the place of, each with it."""
    return [(last, soft) for last, softs in _SOFTENED.items() if name.endswith(last) for soft in softs]
