"""Messages with a time but no day, below stamps that have both: Teams and Slack leave the day of the last ones out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_turns import ChatTurn, turn_at

_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b", re.IGNORECASE)
_GAP = re.compile(r"\S(?:[ ]{2,4}|\t)\[?\d")


def further_turns(lines: Sequence[ChatLine]) -> dict[int, ChatTurn]:
    """Return the messages below a name with a day and a time whose own name has a time alone, by line.

    Nothing tells whether they are of the same day or of the day on which they were copied.
    """
    above: ChatLine | None = None
    speakers = _speakers(lines)
    if not speakers:
        return {}
    found = dict[int, ChatTurn]()
    for at, line in enumerate(lines):
        above = line if line.is_dated else above
        turn = turn_at(lines, at) if above and _is_stamp(above) and not line.is_dated and at - 1 not in found else None
        if turn and above and _is_alike(turn, line, above, speakers) and _has_words(lines, at + turn.height):
            found[at] = turn._replace(is_of_no_day=True)
    return found


def _speakers(lines: Sequence[ChatLine]) -> set[str]:
    """Return the names above a day and a time, and those that come again above a time; none without any day."""
    speakers = {line.name for line in lines if _is_stamp(line)}
    above = Counter(turn.name for at in range(len(lines)) if speakers and (turn := turn_at(lines, at)))
    return speakers | {name for name, count in above.items() if name and count > 1}


def _is_stamp(line: ChatLine) -> bool:
    return line.is_dated and line.is_sure and bool(line.name) and not line.words


def _is_alike(turn: ChatTurn, line: ChatLine, above: ChatLine, speakers: set[str]) -> bool:
    """Tell whether a message is written as the stamp above it, and by a name."""
    if not turn.name or turn.words or turn.is_halved != bool(_HALF.search(above.whole)):
        return False
    if (turn.height > 1) != ("\n" in above.whole):
        return False
    is_apart = turn.height > 1 or bool(_GAP.search(line.whole))
    return turn.name in speakers or (is_apart and _is_full_name(turn.name))


def _is_full_name(name: str) -> bool:
    parts = name.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts)


def _has_words(lines: Sequence[ChatLine], at: int) -> bool:
    return at < len(lines) and not lines[at].is_dated and turn_at(lines, at) is None
