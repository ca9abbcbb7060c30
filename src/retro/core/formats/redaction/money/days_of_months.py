"""Tells the day of a month, in the languages of days and a few more, from an amount behind a word of paying."""

from __future__ import annotations

import re

from retro.core.text.folding import fold
from retro.core.text.languages.germanic import DUTCH, GERMAN, SWEDISH
from retro.core.text.languages.romance import FRENCH, ITALIAN, PORTUGUESE, SPANISH
from retro.core.text.languages.slavic import POLISH, RUSSIAN

_FEWEST = 4
"""Fewest letters of a month that is no other word: "set" and "out" are months, too."""
_MORE = fold(
    "mai|maj|mei|maja|листопада|грудня|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня"
    "|ledna|února|března|dubna|května|června|července|srpna|září|října|listopadu|prosince"
    "|január|február|március|április|május|június|július|augusztus|szeptember|október|november|december"
)
_OF_TABLES = {
    fold(form.strip())
    for table in (GERMAN, DUTCH, SWEDISH, FRENCH, SPANISH, ITALIAN, PORTUGUESE, POLISH, RUSSIAN)
    for form in re.split("[,|]", table.months)
    if len(form.strip()) >= _FEWEST
}
_NAMED = re.compile(
    rf"(?:\.|er|°)?,?(?: de)? (?:{'|'.join(sorted((*_OF_TABLES, _MORE), key=len, reverse=True))})(?![^\W\d_])"
)
_LAST = 31


def is_day_of_month(number: str, after: str) -> bool:
    """Tell whether a number and the folded text behind it are a day of a month: "12 października", "12. Oktober"."""
    return number.isdigit() and int(number[:3]) <= _LAST and bool(_NAMED.match(after))
