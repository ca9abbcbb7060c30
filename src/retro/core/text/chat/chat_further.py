"""Messages with a time but no day, below stamps that have both: Teams and Slack leave the day of the last ones out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_turns import ChatTurn, turn_at

_OCCASIONS = """
lunch breakfast brunch dinner supper coffee tea drinks call phone zoom teams skype video meeting meet meetup standup
sync review demo kickoff start begin beginning end finish break pause pickup delivery deadline launch release handover
arrival departure flight train bus ferry taxi room office studio lobby station airport doors opening closing check-in
check-out interview workshop training webinar session appointment doctor dentist school gym yoga shoot fitting
rehearsal today tomorrow tonight noon midday midnight morning afternoon evening night monday tuesday wednesday
thursday friday saturday sunday weekend then now later soon early late maybe perhaps ok okay yes yeah yep no nope sure
fine great perfect thanks good done agreed deal works hi hello hey bye from until around about at between next last
same either also and or time times the a on in by for when where how what mittag mittagessen frühstück abendessen
kaffee termin anruf telefonat besprechung treffen abholung lieferung beginn ende zug flug heute morgen ja nein danke
gut gerne dann uhr raum büro feierabend déjeuner dîner réunion appel rendez-vous rdv départ arrivée début fin demain
oui non merci salle bureau almuerzo comida cena reunión llamada cita salida llegada inicio mañana sí gracias sala
oficina pranzo riunione chiamata appuntamento partenza arrivo inizio domani sì grazie ufficio vergadering afspraak
vertrek aankomst nee kantoor kamer möte samtal imorgon tack spotkanie rozmowa jutro tak
"""
_NO_NAMES = frozenset(_OCCASIONS.split())
"""Words that messages put above a time, and that are nobody's name."""
_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)
_GAP = re.compile(r"\S(?:[ ]{2,4}|\t)\[?\d")


def further_turns(lines: Sequence[ChatLine]) -> dict[int, ChatTurn]:
    """Return the messages below a name with a day and a time whose own name has a time alone, by line.

    Nothing tells whether they are of the same day or of the day on which they were copied. One word that can be a name
    or anything else begins an event that says no more than what is typed: "Sam", "9:30 AM" and the words.
    """
    above: ChatLine | None = None
    speakers = _speakers(lines)
    if not speakers:
        return {}
    found = dict[int, ChatTurn]()
    for at, line in enumerate(lines):
        above = line if line.is_dated else above
        turn = turn_at(lines, at) if above and _is_stamp(above) and not line.is_dated and at - 1 not in found else None
        if turn is None or above is None or not _is_alike(turn, line, above) or not _has_words(lines, at + turn.height):
            continue
        if turn.name in speakers or (_is_apart(turn, line) and _is_full_name(turn.name)):
            found[at] = turn._replace(is_of_no_day=True)
        elif _is_apart(turn, line) and _may_be_a_name(turn.name):
            found[at] = ChatTurn("", "", line.words, is_of_no_day=True)
    return found


def _speakers(lines: Sequence[ChatLine]) -> set[str]:
    """Return the names above a day and a time, and those that come again above a time; none without any day."""
    speakers = {line.name for line in lines if _is_stamp(line)}
    above = Counter(turn.name for at in range(len(lines)) if speakers and (turn := turn_at(lines, at)))
    return speakers | {name for name, count in above.items() if name and count > 1}


def _is_stamp(line: ChatLine) -> bool:
    return line.is_dated and line.is_sure and bool(line.name) and not line.words


def _is_alike(turn: ChatTurn, line: ChatLine, above: ChatLine) -> bool:
    """Tell whether a message is written as the stamp above it, and by a name."""
    if not turn.name or turn.words or turn.is_halved != bool(_HALF.search(above.whole)):
        return False
    return (turn.height > 1) == ("\n" in above.whole)


def _is_apart(turn: ChatTurn, line: ChatLine) -> bool:
    """Tell whether more than a single space stands between the name and the time."""
    return turn.height > 1 or bool(_GAP.search(line.whole))


def _is_full_name(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and _may_be_a_name(parts[0]) and all(part[0].isupper() for part in parts)


def _may_be_a_name(word: str) -> bool:
    """Tell whether one word can be a name: with a capital, and none that is often said above a time."""
    return word[0].isupper() and len(word.split()) == 1 and word.rstrip(".").lower() not in _NO_NAMES


def _has_words(lines: Sequence[ChatLine], at: int) -> bool:
    return at < len(lines) and not lines[at].is_dated and turn_at(lines, at) is None
