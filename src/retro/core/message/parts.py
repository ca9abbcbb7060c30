"""The twelve parts of a message to a client who has to be told, in the order that works, and the lines around them.

The order and the purpose of each part follow what is known of bad news and of apologies; docs/message.md names the
sources.
"""

from typing import NamedTuple

from retro.core.gig.message import ANSWERED_BY, GREETING, SIGN_OFF


class MessagePart(NamedTuple):
    """One part of the message, or the line that opens or closes it."""

    name: str
    """One of LINES."""
    label: str
    """Label in a list, at most 11 columns."""
    question: str
    """Question for it while it is open; fits one line of 72 columns."""
    lead: str = ""
    """Words before an answer that is no sentence of its own, in an English message."""
    begins: str = ""
    """How it begins most often, said while it is still blank; "" for its lead."""
    is_first: bool = False
    """True if it is asked for first: what a client needs most, and the lines around it. All others can wait."""
    is_sentence: bool = False
    """True if it reads as a sentence; in others a few words can be an answer."""
    is_beside_lead: bool = False
    """True if a short answer, which can begin with a name or a day, stays on one line with its lead."""
    is_unsaid_if_none: bool = False
    """True if a plain no isn't said: a client can't know what was asked."""
    is_somebody: bool = False
    """True if it names somebody: who names nobody leaves it out."""
    is_name: bool = False
    """True if the answer is a name: one line, and Enter goes on."""
    is_read_aloud: bool = False
    """True if it is shown as it will read while it is written, as those with a lead are."""

    @property
    def answered_by(self) -> str:
        """Return the key of the wizard's question that holds its answer; "" if the message holds it."""
        return ANSWERED_BY.get(self.name, "")


MESSAGE: tuple[MessagePart, ...] = (
    MessagePart(
        "news", "The news", "What won't happen? One plain sentence.",
        is_first=True, is_sentence=True,
    ),
    MessagePart(
        "owning", "Owning it", "What was your part? One sentence with “I”, no “but”.",
        is_first=True, is_sentence=True, is_unsaid_if_none=True,
    ),
    MessagePart(
        "for_you", "For you", "What does it mean for them: date, money, plans?",
        is_first=True, is_sentence=True, is_unsaid_if_none=True,
    ),
    MessagePart("why", "Why", "What caused it? Two sentences, without blame.", is_unsaid_if_none=True),
    MessagePart("done", "Done", "What's done, and where will they find it?", "Done so far:"),
    MessagePart("open", "Open", "What's left or broken, and what did you try?", "Still open:"),
    MessagePart(
        "options", "Options", "What can you offer? Two or three; say which you'd choose.",
        is_first=True, is_unsaid_if_none=True,
    ),
    MessagePart(
        "money", "Money", "What will you refund, if anything, and when?", "Refund:", "I'll refund",
        is_first=True, is_beside_lead=True,
    ),
    MessagePart("handover", "Handover", "What will they get from you, and when?", "What you'll get:", "You'll get"),
    MessagePart(
        "someone", "Someone else", "Do you know someone who could do it?", "Someone who could take it on:",
        is_beside_lead=True, is_somebody=True,
    ),
    MessagePart(
        "regret", "Regret", "What are you sorry about? One sentence is enough.",
        is_first=True, is_unsaid_if_none=True, is_read_aloud=True,
    ),
    MessagePart(
        "next", "Next", "On which day will they hear from you?", "You'll hear from me",
        is_first=True, is_beside_lead=True,
    ),
)  # fmt: skip
LETTER: tuple[MessagePart, ...] = (
    MessagePart(
        GREETING, "Greeting", "Who is it to? Their name is enough.",
        is_first=True, is_name=True, is_read_aloud=True,
    ),
    *MESSAGE,
    MessagePart(SIGN_OFF, "Sign-off", "How do you sign it? Your name is enough.", is_first=True),
)  # fmt: skip
"""The parts between the greeting, and the sign-off, which can stay blank."""
BY_NAME = {part.name: part for part in LETTER}
