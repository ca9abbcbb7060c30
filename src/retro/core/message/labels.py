"""Labels of marks, ways of telling, and rows of the handover notes, on screen and in exports."""

from collections.abc import Mapping
from typing import NamedTuple

from retro.core.gig.message import Channel, Mark, Message

MARKS: dict[Mark, str] = {
    Mark.DONE: "done",
    Mark.HALF: "half",
    Mark.NOT_BEGUN: "not begun",
    Mark.BROKEN: "broken",
}
CHANNELS: Mapping[Channel, str] = {
    Channel.WROTE: "in writing",
    Channel.CALLED: "by phone",
    Channel.IN_PERSON: "in person",
}


def how_told(message: Message) -> str:
    """Return how they were told, such as "by phone"; "" if that wasn't said."""
    return CHANNELS[message.channel] if message.channel else ""


class HandoverThing(NamedTuple):
    """One row of the list."""

    name: str
    """One of HANDOVER."""
    label: str
    question: str
    begun_by: str = ""
    """Part of the message with which it begins; "" for none."""


THINGS: tuple[HandoverThing, ...] = (
    HandoverThing("source", "Source files", "Where are they, in a form that can be edited?"),
    HandoverThing("database", "Material and data", "What did you get or collect for it, and where is it now?"),
    HandoverThing("deploy", "Tools and how to use them", "Which programs and versions? What are the first steps?"),
    HandoverThing("accounts", "Accounts and access", "Which ones, and who owns each? No passwords here."),
    HandoverThing("state", "What's done and what isn't", "What's done, half done, not begun, known to be broken?"),
    HandoverThing("blocker", "What's in the way", "What blocks it, what did you try, what could help?"),
    HandoverThing("decisions", "Decisions and why", "What was decided that the next person would wonder about?"),
    HandoverThing("contacts", "Other people involved", "Who else has a part in it, and how are they reached?"),
    HandoverThing("hours", "Hours to finish", "How many hours would it honestly take?"),
    HandoverThing("person", "Someone who could do it", "Who could take it on?", "someone"),
    HandoverThing("questions", "Time for questions", "How many hours of yours do they have, and until when?"),
    HandoverThing("money", "Money", "What is refunded or credited, and when?", "money"),
    HandoverThing("date", "A new date", "By when could it realistically be finished?"),
    HandoverThing("permission", "Permission to use it", "What may they use, and is that in writing?"),
)
HANDOVER_LABELS = {thing.name: thing.label for thing in THINGS}
