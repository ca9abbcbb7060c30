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

    @property
    def answered_by(self) -> str:
        """Return the key of the wizard's question that holds its answer; "" if the message holds it."""
        return ANSWERED_BY.get(self.name, "")


MESSAGE: tuple[MessagePart, ...] = (
    MessagePart("news", "The news", "What won't happen? One plain sentence."),
    MessagePart("owning", "Owning it", "What was your part? One sentence with “I”, no “but”."),
    MessagePart("for_you", "For you", "What does it mean for them: date, money, plans?"),
    MessagePart("why", "Why", "What caused it? Two sentences, without blame."),
    MessagePart("done", "Done", "What's done, and where will they find it?", "Done so far:"),
    MessagePart("open", "Open", "What's left or broken, and what did you try?", "Still open:"),
    MessagePart("options", "Options", "What can you offer? Two or three; say which you'd choose."),
    MessagePart("money", "Money", "What will you refund, if anything, and when?", "Refund:"),
    MessagePart("handover", "Handover", "What will they get from you, and when?", "What you'll get:"),
    MessagePart("someone", "Someone else", "Do you know someone who could do it?", "Someone who could take it on:"),
    MessagePart("regret", "Regret", "What are you sorry about? One sentence is enough."),
    MessagePart("next", "Next", "On which day will they hear from you?", "You'll hear from me"),
)
LETTER: tuple[MessagePart, ...] = (
    MessagePart(GREETING, "Greeting", "Who is it to? Their name is enough."),
    *MESSAGE,
    MessagePart(SIGN_OFF, "Sign-off", "How do you sign it? Your name is enough."),
)
"""The parts between the greeting, and the sign-off, which can stay blank."""
BY_NAME = {part.name: part for part in LETTER}
