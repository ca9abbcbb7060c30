"""What is written to tell a client: the values, and where each answer is kept."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

PARTS = (
    "news",
    "owning",
    "for_you",
    "why",
    "done",
    "open",
    "options",
    "money",
    "handover",
    "someone",
    "regret",
    "next",
)
"""The parts of the message in the order in which they are read; the names are for ever."""
GREETING, SIGN_OFF = "greeting", "sign_off"
LINES = (GREETING, *PARTS, SIGN_OFF)
"""The same between the lines that open and close a letter, which may stay blank; these names are for ever too."""
ANSWERED_BY = {"owning": "own.sentence", "for_you": "client.cost", "open": "client.needs", "options": "client.offer"}
"""The parts that a question of the wizard asks for as well: their answer is that question's, kept once."""
HANDOVER = (
    "source",
    "database",
    "deploy",
    "accounts",
    "state",
    "blocker",
    "decisions",
    "contacts",
    "hours",
    "person",
    "questions",
    "money",
    "date",
    "permission",
)
"""The rows of the handover notes in their order; the names are for ever."""


class Channel(StrEnum):
    """How the client was told."""

    WROTE = "wrote"
    CALLED = "called"
    IN_PERSON = "in_person"


class Mark(StrEnum):
    """How far one thing of the handover is."""

    DONE = "done"
    HALF = "half"
    NOT_BEGUN = "not_begun"
    BROKEN = "broken"


class HandoverRow(NamedTuple):
    """One thing that the next person needs; `name` is one of HANDOVER."""

    name: str
    text: str = ""
    mark: Mark | None = None


class Message(NamedTuple):
    """What is said to the client. Never sent from here: copied, exported or read out."""

    parts: Mapping[str, str] = MappingProxyType({})
    """Answers by line (LINES) that no question of the wizard holds; a blank one is absent."""
    left_out: tuple[str, ...] = ()
    """What is not said, in the order of LINES."""
    edited: str = ""
    """The whole text as edited; "" while it is put together from the parts."""
    handover: tuple[HandoverRow, ...] = ()
    """What was written or marked, in the order of HANDOVER."""
    channel: Channel | None = None
    quiet_on: date | None = None
    """The day on which nothing reminds of it."""


NO_MESSAGE = Message()


def handover_in_order(rows: tuple[HandoverRow, ...]) -> tuple[HandoverRow, ...]:
    """One row of each name, the first, in the order of HANDOVER; those without a word or mark are left out."""
    by_name = {row.name: row for row in reversed(rows) if row.text.strip() or row.mark}
    return tuple(by_name[name] for name in HANDOVER if name in by_name)
