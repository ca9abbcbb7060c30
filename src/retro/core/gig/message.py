"""The message that tells a client: its values, and where each answer is kept."""

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
"""Parts of the message in reading order; the names never change."""
GREETING, SIGN_OFF = "greeting", "sign_off"
LINES = (GREETING, *PARTS, SIGN_OFF)
"""The parts between the lines that open and close a letter, which can stay blank; the names never change."""
ANSWERED_BY = {"owning": "own.sentence", "for_you": "client.cost", "open": "client.needs", "options": "client.offer"}
"""Parts that a question of the wizard asks for as well; their answer is kept once, with that question."""
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
"""Rows of the handover notes in order; the names never change."""


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
    """The message to the client. It is never sent from here: it is copied, exported or read out."""

    parts: Mapping[str, str] = MappingProxyType({})
    """Answers by line (LINES) that no question of the wizard holds; a blank one is absent."""
    left_out: tuple[str, ...] = ()
    """Lines that are left out, in the order of LINES."""
    edited: str = ""
    """The whole text as edited; "" while it is assembled from the parts."""
    handover: tuple[HandoverRow, ...] = ()
    """What was written or marked, in the order of HANDOVER."""
    channel: Channel | None = None
    quiet_on: date | None = None
    """Day without a reminder."""

    @property
    def is_edited(self) -> bool:
        """Tell whether the text was edited whole, and no longer follows its parts."""
        return bool(self.edited.strip())

    @property
    def is_begun(self) -> bool:
        """Tell whether a part of its own or the whole is written; a greeting and a sign-off alone say nothing."""
        return self.is_edited or any(self.parts.get(name, "").strip() for name in PARTS)


NO_MESSAGE = Message()


def handover_in_order(rows: tuple[HandoverRow, ...]) -> tuple[HandoverRow, ...]:
    """Return one row of each name, the first, in the order of HANDOVER, without empty ones."""
    by_name = {row.name: row for row in reversed(rows) if row.text.strip() or row.mark}
    return tuple(by_name[name] for name in HANDOVER if name in by_name)
