"""Words and signs of money beside a number in a folded text: currencies, thousands, and what is counted by them."""

from __future__ import annotations

import re

from retro.core.text.currencies import CODES, NAMES, SYMBOLS, is_word_too
from retro.core.text.folding import fold

_SMALL_TOO = "huf|ils|ron|rub|sek"
"""Codes that are words of some language, and yet are written small."""
_CODES = "|".join((_SMALL_TOO, *sorted(code.lower() for code in CODES if not is_word_too(code.lower(), "")))) + (
    "|kr|zl|kc|rs|fr|dollars?|euros?|pounds?|francs?|bucks?|quid|cents?|rupees?|yen|crowns?|kron(?:er|or|a|e)"
    "|zloty(?:ch)?|pesos?|reais|real(?! [a-z])|grand|dolar(?:es)?|franken|pfund|libras|pavos"
    "|btc|eth|usd[ct]|bitcoins?|sats"
)


def _named(*, is_joined: bool) -> str:
    """Return the names of currencies in scripts that leave a space behind a word, or of those that do not."""
    folded = {fold(name) for name in NAMES if (name[-1] >= "\u0e00") is is_joined}
    told = (name for name in folded if not (name.isascii() and len(name) < 2))  # "đ" is folded to "d"
    return "|".join(sorted(map(re.escape, told), key=len, reverse=True))


_SPACED, _JOINED = _named(is_joined=False), _named(is_joined=True)
BEFORE = re.compile(
    rf"(?:(?<![a-z])[a-z]{{0,2}}[{SYMBOLS}]|(?<![^\W\d_])(?:(?:{_CODES})\.?|(?!rm$)(?:{_SPACED})))\s{{0,2}}$"
)
"""What stands before an amount; RM against a number can be somebody's initials."""
_SCALES = (
    r"(?:(?:k|mio\.?|mln|lakhs?|lacs?|crores?|millions?|thousands?|hundred|hundert|tausend|tsd|tys|тыс(?:яч[аи]?)?"
    r"|тисяч|млн|миллион(?:а|ов)?|millionen|millon(?:es)?|milh(?:ao|oes)|milion[ei]|miljoner|लाख)(?![^\W\d_])|[百千万萬億亿])"
)
SCALE = rf"(?:[.,]-)?(?:\s?(?:m(?![a-z])|{_SCALES}\.?))?"
AFTER = re.compile(
    rf"{SCALE}\s{{0,2}}(?:[{SYMBOLS}](?!\d)|(?:{_CODES}|{_SPACED})(?![^\W\d_])|{_JOINED})|[.,]-(?!\d)|\s?{_SCALES}|к(?![^\W\d_])"
)
COUNTED = (
    r"(?:stars|likes|users|visit(?:or)?s|views|followers?"
    r"|guests|subscribers|downloads|installs|readers|members|customers|people|fans|clicks|requests|rows|lines|records"
    r"|products|items|files|photos|pictures|images|pages|posts|words|characters|strings|labels|e?mails?|contacts|addresses"
    r"|tests|commits|tokens|pixels|steps|runs?|race|met(?:er|re)s|miles|kilomet(?:er|re)s|feet|days|times|copies|orders|entries"
    r"|nutzer|besucher|sterne|zeilen|seiten|bilder|worte|woerter)(?![a-z])"
)
THINGS = re.compile(rf"\s?{_SCALES}[ -]{COUNTED}")
"""What is counted by thousands without being money: "20k stars"."""
