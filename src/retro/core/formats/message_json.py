"""Converts the message to a client to plain data and back: a member of retro/1 and of retro-vet/1.

    {"parts": {"news": "…", "why": "…"}, "left_out": ["someone"], "edited": "…",
     "handover": [{"name": "source", "text": "…", "mark": "done|half|not_begun|broken"}],
     "channel": "wrote|called|in_person", "quiet_on": "2026-11-28"}

Blank members may be left out. An answer that a question of the wizard asks for as well is stored with that question,
except in a vetted gig, which has no such questions.
"""

from __future__ import annotations

from collections.abc import Collection

from retro.core.formats.codec import (
    UNKNOWN,
    ArchiveError,
    Codec,
    Members,
    many,
    record_codec,
    required,
    string,
    texts_codec,
)
from retro.core.formats.leaf_codecs import DAY, MAYBE_TEXT, TEXT, choice_codec
from retro.core.gig.message import (
    ANSWERED_BY,
    HANDOVER,
    LINES,
    NO_MESSAGE,
    Channel,
    HandoverRow,
    Mark,
    Message,
    handover_in_order,
)

HANDOVER_ROW: Members = {"name": MAYBE_TEXT, "text": TEXT, "mark": choice_codec(Mark)}
_ROWS = many(required(record_codec(HandoverRow, HANDOVER_ROW), "name"))
NO_ROW = f"{{}} holds {{}}, which isn't a row of the handover notes {UNKNOWN}"
ROW_TWICE = "{} holds the same row twice."
NO_PART = f"{{}} holds {{}}, which isn't a part of the message {UNKNOWN}"
A_PART = "a part of the message"


def _named(names: Collection[str]) -> Codec[tuple[str, ...]]:
    """Return the codec of a list of some of these names, each once and in their order."""

    def read(data: object, place: str) -> tuple[str, ...]:
        found = many(MAYBE_TEXT).read(data, place)
        if unknown := next((name for name in found if name not in names), None):
            raise ArchiveError(NO_PART.format(place, unknown))
        return tuple(name for name in names if name in found)

    return Codec(list, read, ())


def _read_rows(data: object, place: str) -> tuple[HandoverRow, ...]:
    rows = _ROWS.read(data, place)
    if unknown := next((row.name for row in rows if row.name not in HANDOVER), None):
        raise ArchiveError(NO_ROW.format(place, unknown))
    if len({row.name for row in rows}) < len(rows):
        raise ArchiveError(ROW_TWICE.format(place))
    return handover_in_order(rows)


def members(parts: Collection[str]) -> Members:
    """Return the codecs of a message that stores these parts itself."""
    return {
        "parts": texts_codec(parts.__contains__, A_PART),
        "left_out": _named(LINES),
        "edited": TEXT,
        "handover": Codec(_ROWS.write, _read_rows, ()),
        "channel": choice_codec(Channel),
        "quiet_on": DAY,
    }


MESSAGE = members([name for name in LINES if name not in ANSWERED_BY])
"""Codec of a retrospective's message."""
OF_RETROSPECTIVE = record_codec(Message, MESSAGE)._replace(blank=NO_MESSAGE)
_OF_VET = record_codec(Message, members(LINES))


def _write_of_vet(message: Message) -> object:
    """Write a message; a text alone is written as retro-vet/1 always had it."""
    return message.edited if message == Message(edited=message.edited) else _OF_VET.write(message)


def _read_of_vet(data: object, place: str) -> Message:
    return Message(edited=string(data, place)) if isinstance(data, str) else _OF_VET.read(data, place)


OF_VET = Codec(_write_of_vet, _read_of_vet, NO_MESSAGE)
