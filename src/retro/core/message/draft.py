"""The parts of the message as they stand: each with its text or its question, and what answering one changes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from retro.core.gig import wording
from retro.core.gig.losses import LOSSES
from retro.core.gig.message import GREETING, LINES
from retro.core.gig.retrospective import Retrospective
from retro.core.message import refund
from retro.core.message.handover import handed_over
from retro.core.message.news import is_news
from retro.core.message.opening_closing import greeting, with_client_greeted
from retro.core.message.own_notes import is_note
from retro.core.message.parts import BY_NAME, LETTER, MessagePart
from retro.core.message.subject import Subject, answer_of, facts_of, is_written_up, with_message
from retro.core.text.gaps import gaps_in
from retro.core.text.languages.english import is_english
from retro.core.text.one_line import on_one_line

_LONGEST_TITLE = 24
"""Most characters of a title that a question of one line names; a longer one would be cut, and isn't named."""
WHAT_WONT_HAPPEN = "What won't happen with {}?"
WHAT_REFUND = "They paid {}. What's refunded, if anything, and when?"


class PartLine(NamedTuple):
    """One part of the message, or the line that opens or closes it."""

    number: int
    """1 to 12; 0 for the greeting and the sign-off, which are no parts."""
    name: str
    label: str
    text: str
    """Its text as written or suggested; "" while nothing is known."""
    question: str
    is_open: bool
    """True if it is blank, or still holds a "<…>"; a sign-off can stay blank. A part that is left out is not open."""
    is_left_out: bool
    lead: str = ""
    """Words before the text in an English message."""
    said: str = ""
    """Text that the message has in its place; "" if it has this one."""
    is_note: bool = False
    """True if it was begun from the user's own notes, and doesn't read as written to the client."""

    @property
    def part(self) -> MessagePart:
        """Return what is known of this part whatever its text."""
        return BY_NAME[self.name]


def part_lines(subject: Subject) -> tuple[PartLine, ...]:
    """Return the lines of the twelve numbered parts, in their order: without greeting and sign-off."""
    return message_lines(subject)[1:-1]


def message_lines(subject: Subject) -> tuple[PartLine, ...]:
    """Return the greeting, the twelve parts in order, the sign-off."""
    numbered = enumerate(LETTER)
    first, *parts, last = (_line(number % (len(LETTER) - 1), part, subject) for number, part in numbered)
    if not first.text.strip():
        known = greeting(subject)
        text = known if is_written_in_english(parts) else ""
        first = first._replace(text=text, is_open=not (known or first.is_left_out))
    return first, *(_marked(line, subject, parts) for line in parts), last


def _marked(line: PartLine, subject: Subject, parts: Iterable[PartLine]) -> PartLine:
    """Return the line, marked if it's a note: what was written in the message itself isn't."""
    is_begun = is_written_up(subject) and line.name not in {*subject.message.parts, "handover"} and not line.is_left_out
    if not is_begun:
        return line
    client = facts_of(subject).client
    return line._replace(is_note=is_note(line.name, line.text, client, written_beside(parts, line.name)))


def written_beside(lines: Iterable[PartLine], name: str) -> str:
    """Return what is written in the other parts, which shows the language of a short one."""
    return " ".join(line.text for line in lines if line.number and line.name != name)


def is_unwritten(subject: Subject) -> bool:
    """Tell whether nothing of it is written, and nothing known."""
    return not any(line.text.strip() for line in part_lines(subject)) and not subject.message.is_edited


def passed(subject: Subject, name: str) -> Subject:
    """Return it after a line was passed by: nobody to name is an answer, so that part is left out; else unchanged."""
    blank = next(not line.text.strip() for line in message_lines(subject) if line.name == name)
    return with_left_out(subject, name, True) if BY_NAME[name].is_somebody and blank else subject


def with_note_taken(subject: Subject, name: str) -> Subject:
    """Return a copy with a note, gone on from as a part of the message, kept there; one that a question holds stays."""
    line = next(line for line in message_lines(subject) if line.name == name)
    return subject if not line.is_note or BY_NAME[name].answered_by else _with_own(subject, name, line.text)


def with_part(subject: Subject, name: str, text: str) -> Subject:
    """Return a copy with one part answered, in the wizard's answer if a question asks for it, else in the message.

    A refund that is an amount, alone or with its day, also becomes the gig's refund; else it stays as typed. The name
    in a greeting becomes the client's, if none is known, once another part is written: until then it's being typed.
    """
    if name != GREETING:
        subject = with_client_greeted(subject)
    if isinstance(subject, Retrospective) and (key := BY_NAME[name].answered_by):
        return subject.with_answer(key, text)
    if isinstance(subject, Retrospective) and name == "money":
        facts = refund.with_refund(subject, text).facts
        return _with_own(subject._replace(facts=facts), name, text)
    return _with_own(subject, name, text)


def _with_own(subject: Subject, name: str, text: str) -> Subject:
    kept = {part: said for part, said in subject.message.parts.items() if part != name}
    parts = kept | ({name: text} if text.strip() else {})
    return with_message(subject, subject.message._replace(parts=MappingProxyType(parts)))


def with_left_out(subject: Subject, name: str, is_left_out: bool) -> Subject:
    """Return a copy with one part left out of the text, or put back; its text stays."""
    before = {*subject.message.left_out}
    names = before | {name} if is_left_out else before - {name}
    return with_message(subject, subject.message._replace(left_out=tuple(line for line in LINES if line in names)))


def _line(number: int, part: MessagePart, subject: Subject) -> PartLine:
    text = _answer(part, subject)
    if not text.strip():
        text = _beginning(part, subject)
    is_left_out = part.name in subject.message.left_out
    is_open = not is_left_out and bool(gaps_in(text) or (number and says_nothing(text)))
    said = refund.with_currency(text, facts_of(subject).currency) if part.name == "money" else ""
    question = _question(part, subject)
    return PartLine(number, part.name, part.label, text, question, is_open, is_left_out, part.lead, said)


def _answer(part: MessagePart, subject: Subject) -> str:
    if is_written_up(subject) and part.answered_by:
        return answer_of(subject, part.answered_by)
    return subject.message.parts.get(part.name, "")


def says_nothing(text: str) -> bool:
    """Tell whether a text is blank, or only a dash, dots or a question mark that keeps its place."""
    return not any(letter.isalnum() for letter in text) and not gaps_in(text)


def is_written_in_english(lines: Iterable[PartLine]) -> bool:
    """Tell whether what is written and not left out is English, so that English words may stand around it."""
    return is_english(" ".join(line.text for line in lines if line.number and not line.is_left_out))


def _beginning(part: MessagePart, subject: Subject) -> str:
    """Return what is known of an unwritten part; "" if nothing is."""
    if part.name == "handover":
        return handed_over(subject)
    known = _KNOWN.get(part.name)
    return known(subject) if known and isinstance(subject, Retrospective) else ""


def _news(gig: Retrospective) -> str:
    """Return where it stopped going well, if that says what won't happen; a moment of the story is no news to them."""
    turn = gig.answers.get("story.turn", "")
    return turn if is_news(turn) else ""


def _losses(gig: Retrospective) -> str:
    found = (kind for kind in LOSSES.values() if gig.losses.get(kind.name, "").strip())
    return "\n".join(f"{kind.label}: {gig.losses[kind.name].strip()}" for kind in found)


_KNOWN: Mapping[str, Callable[[Retrospective], str]] = {
    "news": _news,
    "for_you": _losses,
    "money": lambda gig: refund.refunded_text(gig.facts),
}
"""What a retrospective knows of each part that can be begun from it."""


def _question(part: MessagePart, subject: Subject) -> str:
    """Return the part's question; the first names a gig of short title, and the one about money what was paid."""
    title = on_one_line(facts_of(subject).title)
    if part.name == "news" and 0 < len(title) <= _LONGEST_TITLE:
        return WHAT_WONT_HAPPEN.format(wording.in_quotes(title, _LONGEST_TITLE))
    if part.name == "money" and (paid := facts_of(subject).paid):
        return WHAT_REFUND.format(refund.refund_text(paid, facts_of(subject).currency))
    return part.question
