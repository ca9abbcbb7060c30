"""The text of the message, assembled from its parts, and how much of it is written. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retro.core.gig.message import GREETING, SIGN_OFF
from retro.core.message.draft import PartLine, is_written_in_english, message_lines, says_nothing
from retro.core.message.joined_sentences import joined
from retro.core.message.leads import led_text, names_nobody, needs_lead, without_yes
from retro.core.message.named_days import with_capitals
from retro.core.message.opening_closing import greeting_text, sign_off_text
from retro.core.message.subject import Subject, with_message
from retro.core.sentences import as_sentence
from retro.core.text.gaps import GAP, gaps_in, with_gaps_marked

BETWEEN = "\n\n"
PARTS_WRITTEN = " parts written"
WRITTEN = "{} of {}" + PARTS_WRITTEN
PARTS_TO_WRITE, PART_TO_WRITE, CAN_WAIT = "{} parts to write", "1 part to write", "{} can wait"
"""Said while none is written: behind a greeting, which is no part, "0 of 12" would read as if it were lost."""
LEFT_OUT = "{} left out"
ONE_NOTE = "{} is your own note, not written to them"
MANY_NOTES = "{} and {} are your own notes, not written to them"
MISSING = {GREETING: "no greeting", SIGN_OFF: "not signed"}


def with_whole_text(subject: Subject, text: str) -> Subject:
    """Return a copy with the whole text edited; blank text, or just what the parts make, goes back to the parts."""
    lines = message_lines(subject)
    usual: set[str] = {assembled(lines, gaps=gaps).strip() for gaps in (True, False)}
    return with_message(subject, subject.message._replace(edited="" if text.strip() in {"", *usual} else text))


def assembled(lines: Iterable[PartLine], *, gaps: bool) -> str:
    """Assemble the text, a paragraph for each part; with `gaps` an open part is GAP, else it is left out.

    A "<…>" within a part is always GAP. Greeting and sign-off enclose what is said, and never stand alone.
    """
    said = [line for line in lines if not line.is_left_out]
    is_in_english = is_written_in_english(said)
    paragraphs = [(line.number, text) for line in said if (text := _paragraph(line, is_in_english, gaps))]
    return BETWEEN.join(text for _, text in paragraphs) if any(number for number, _ in paragraphs) else ""


def lead_before(lines: Sequence[PartLine], name: str) -> str:
    """Return the words before this part's text in the message: "Done so far:", or "I'll refund" of a blank one."""
    line = next(line for line in lines if line.name == name)
    is_led = needs_lead(name, line.text) and not names_nobody(name, line.text)
    lead = line.lead if line.text.strip() else line.part.begins or line.lead
    return lead if is_led and is_written_in_english([line for line in lines if not line.is_left_out]) else ""


def is_joined(line: PartLine, lines: Iterable[PartLine]) -> bool:
    """Tell whether its text ends a sentence of ours: "You'll hear from me on Friday"."""
    is_apart = needs_lead(line.name, line.text) and is_written_in_english(lines)
    return is_apart and bool(joined(line.name, with_gaps_marked(line.text.strip())))


def paragraph_text(line: PartLine, lines: Iterable[PartLine]) -> str:
    """Return one line of these as it reads in the message: "Hello Anna,"; "" if it says nothing."""
    return _paragraph(line, is_written_in_english(lines), gaps=False)


def full_text(subject: Subject, *, gaps: bool = False) -> str:
    """Return what is copied and exported: the edited text, else the assembled one, never with a "<…>"."""
    message = subject.message
    return with_gaps_marked(message.edited) if message.is_edited else assembled(message_lines(subject), gaps=gaps)


def still_open(subject: Subject) -> tuple[str, ...]:
    """List what is still open: the labels of open parts, or each "<…>" of a text that was edited whole."""
    if subject.message.is_edited:
        return gaps_in(subject.message.edited)
    return tuple(line.label for line in message_lines(subject) if line.is_open)


def own_notes(subject: Subject) -> tuple[str, ...]:
    """List the labels of parts that are the user's own notes; none in a text that was edited whole."""
    if subject.message.is_edited:
        return ()
    return tuple(line.label for line in message_lines(subject) if line.is_note)


def notes_text(labels: Sequence[str]) -> str:
    """Format as "“The news” and “For you” are your own notes, not written to them"."""
    named = [f"“{label}”" for label in labels]
    return ONE_NOTE.format(*named) if len(named) == 1 else MANY_NOTES.format(", ".join(named[:-1]), named[-1])


def summary(lines: Iterable[PartLine]) -> str:
    """Format as "8 of 12 parts written, 4 open" or "7 parts to write, 5 can wait", and how many are left out.

    Once no part is open, a greeting or a sign-off that is missing is named.
    """
    lines = tuple(lines)
    parts = [line for line in lines if line.number]
    out, open_ = sum(line.is_left_out for line in parts), sum(line.is_open for line in parts)
    written = len(parts) - out - open_
    if open_ and not written:
        counts = _to_write([line for line in parts if line.is_open])
    else:
        counts = [WRITTEN.format(written, len(parts))]
        counts += [f"{open_} open"] if open_ else [MISSING[line.name] for line in lines if _is_missing(line)]
    counts += [LEFT_OUT.format(out)] if out else []
    return ", ".join(counts)


def count_text(lines: Iterable[PartLine]) -> str:
    """Format as "8 of 12 parts written" or "7 parts to write"."""
    return summary(lines).partition(", ")[0]


def short_summary(lines: Iterable[PartLine]) -> str:
    """Format as "8 of 12, 4 open" or "7 to write, 5 can wait", where there is no room for more."""
    return ", ".join(summary(lines).replace(PARTS_WRITTEN, "").replace(" parts", "").split(", ")[:2])


def _to_write(lines: Sequence[PartLine]) -> list[str]:
    """Say how many of these are to be written now, and how many can wait for those."""
    waiting = [line for line in lines if not line.part.is_first]
    now = len(lines) - len(waiting) or len(waiting)
    counts = [PART_TO_WRITE if now == 1 else PARTS_TO_WRITE.format(now)]
    return [*counts, CAN_WAIT.format(len(waiting))] if waiting and now < len(lines) else counts


def _is_missing(line: PartLine) -> bool:
    return not (line.number or line.is_left_out or line.text.strip())


def _gap(line: PartLine, is_in_english: bool) -> str:
    """Return what stands for an open line; "" if it can stay blank."""
    if line.name == GREETING and line.is_open:
        return greeting_text(GAP, is_in_english)
    return GAP if line.number else ""


def _paragraph(line: PartLine, is_in_english: bool, gaps: bool) -> str:
    if not line.text.strip() or (line.number and says_nothing(line.text)):
        return _gap(line, is_in_english) if gaps else ""
    if names_nobody(line.name, line.text):
        return ""
    text = with_gaps_marked((line.said or line.text).strip())
    if line.name == GREETING:
        return greeting_text(text, is_in_english)
    if line.name == SIGN_OFF:
        return sign_off_text(text)
    return _in_english(line, with_capitals(text)) if is_in_english else as_sentence(text)


def _in_english(line: PartLine, text: str) -> str:
    """Return the text of a part as a sentence: one of its own, or with the words before it."""
    if line.part.is_somebody:
        text = without_yes(text)
    needs = needs_lead(line.name, text)
    if needs and (sentence := joined(line.name, text)):
        return as_sentence(sentence)
    return led_text(line.lead, text, on_one_line=line.part.is_beside_lead) if line.lead and needs else as_sentence(text)
