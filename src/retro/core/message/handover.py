"""The handover notes: what the next person needs, a line and a mark for each thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from retro.core.document_kinds import Document
from retro.core.gig.message import ANSWERED_BY, HandoverRow, Mark, handover_in_order
from retro.core.message.joined_sentences import joined
from retro.core.message.labels import MARKS as MARKS
from retro.core.message.labels import THINGS, HandoverThing
from retro.core.message.leads import names_nobody
from retro.core.message.offered_sentences import FULL_REFUND, NO_REFUND
from retro.core.message.parts import BY_NAME
from retro.core.message.subject import Subject, answer_of, facts_of, with_message
from retro.core.sentences import as_sentence
from retro.core.text.deferred_pattern import deferred
from retro.core.text.folding import fold
from retro.core.text.gaps import gaps_in
from retro.core.text.one_line import on_one_line

AND_LAST = "{}, and {}"
NOTES_ON = "handover notes on {}"
STATE = "state"
"""Row that begins with what the message says is done and what is open."""
AS_LINES = "{} {}\n{} {}"
BLANK_LINE = "\n\n"
_REFUND_AS_SENTENCE = deferred(
    rf"{NO_REFUND.format('')}|{FULL_REFUND.format('(?:full|complete|partial) refund')}", re.IGNORECASE
)


class HandoverLine(NamedTuple):
    """One row as shown: what was written, or what it begins with."""

    name: str
    label: str
    question: str
    text: str
    mark: Mark | None

    @property
    def is_open(self) -> bool:
        """Tell whether nothing is written; a mark alone tells the next person little."""
        return not self.text.strip()

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing is written or marked."""
        return self.is_open and self.mark is None

    @property
    def gaps(self) -> tuple[str, ...]:
        """Return each "<…>" that still stands in it."""
        return gaps_in(self.text)


def handover_lines(subject: Subject) -> tuple[HandoverLine, ...]:
    """Return every row of the notes in order, blank ones too."""
    rows = {row.name: row for row in subject.message.handover}
    return tuple(_line(thing, rows.get(thing.name, HandoverRow(thing.name)), subject) for thing in THINGS)


def with_row(subject: Subject, name: str, text: str) -> Subject:
    """Return a copy with another line in one row; a blank one goes back to what it begins with."""
    return _put(subject, _row(subject, name)._replace(text=text if text.strip() else ""))


def with_mark(subject: Subject, name: str, mark: Mark | None) -> Subject:
    """Return a copy with another mark on one row, or none."""
    return _put(subject, _row(subject, name)._replace(mark=mark))


def handed_over(subject: Document) -> str:
    """Say what the notes hold: "handover notes on source files, and hours to finish"; "" while nothing is written."""
    written = {row.name for row in subject.message.handover if row.text.strip()}
    *first, last = [thing.label[:1].lower() + thing.label[1:] for thing in THINGS if thing.name in written] or [""]
    listed = AND_LAST.format(", ".join(first), last) if first else last
    return NOTES_ON.format(listed) if listed else ""


def _line(thing: HandoverThing, row: HandoverRow, subject: Subject) -> HandoverLine:
    return HandoverLine(thing.name, thing.label, thing.question, row.text or _beginning(thing, subject), row.mark)


def _beginning(thing: HandoverThing, subject: Document) -> str:
    """Return what the message says of it already; "" if nothing, as of a plain no to who could do it."""
    if thing.name != STATE:
        said = _part(thing.begun_by, subject) if thing.begun_by else ""
        return said if said and not names_nobody(thing.begun_by, said) else ""
    done, left = _part("done", subject), _part("open", subject)
    leads = BY_NAME["done"].lead, BY_NAME["open"].lead
    return AS_LINES.format(leads[0], done, leads[1], left) if done and left else done or left


def _part(name: str, subject: Document) -> str:
    own = "" if name in subject.message.left_out else subject.message.parts.get(name, "")
    text = (own or answer_of(subject, ANSWERED_BY.get(name, ""))).strip()
    return _as_edited(name, text, subject) if text else ""


def _as_edited(name: str, text: str, subject: Document) -> str:
    """Return the part as a text that was edited whole has it; "" if that says nothing of it any more.

    A part that stands there as a sentence of ours stays as it was typed. Once they were told, the text stays as it was
    sent, and what is known may be newer.
    """
    edited = subject.message.edited
    if not subject.message.is_edited or facts_of(subject).told_on:
        return text
    sentence = joined(name, text)
    if sentence and fold(as_sentence(sentence)) in fold(edited):
        return text
    led = next(_said_of(name, edited), "")
    is_whole = _folded(text) in _folded(edited)
    if led and not (is_whole and _folded(text).startswith(_folded(led))):  # a part can have several paragraphs
        return led
    return text if is_whole else ""


def _said_of(name: str, edited: str) -> Iterator[str]:
    """Return the paragraphs that begin as the part does, without their lead; a whole sentence of ours as it is."""
    leads = (BY_NAME[name].lead, BY_NAME[name].begins)
    for said in map(str.strip, edited.split(BLANK_LINE)):
        yield from (said.removeprefix(lead).strip() for lead in leads if lead and said.startswith(lead))
        if name == "money" and _REFUND_AS_SENTENCE.match(said):
            yield said


def _folded(text: str) -> str:
    return on_one_line(fold(text)).rstrip(".")


def _row(subject: Subject, name: str) -> HandoverRow:
    return next((row for row in subject.message.handover if row.name == name), HandoverRow(name))


def _put(subject: Subject, row: HandoverRow) -> Subject:
    others: tuple[HandoverRow, ...] = tuple(each for each in subject.message.handover if each.name != row.name)
    return with_message(subject, subject.message._replace(handover=handover_in_order((row, *others))))
