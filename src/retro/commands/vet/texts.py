"""Lines that the vetting prints on the command line."""

from __future__ import annotations

from collections.abc import Iterator

from retro.core.gig import wording
from retro.core.vet.reply import asking
from retro.core.vet.verdict import CHECK_FIRST, verdict
from retro.core.vet.vet import Sign, Vet
from retro.core.vet.weights import EXPLAINED, Past, Pasts

Line = tuple[str, str]
"""An indent and what stands behind it."""
MOST_EXCUSES = 3


def question(sign: Sign, past: Past) -> Iterator[Line]:
    """One question, with what the past has to say about it."""
    yield "", past.question
    if told := past.told_myself[:MOST_EXCUSES]:
        yield "  ", "What you told yourself last time:"
    for trace in told:
        yield "    ", f"{wording.quoted(trace.told_myself, 400)} {trace.dated}"
    if past.rule:
        yield "  ", "What you decided:"
        yield "    ", past.rule
    if ask := asking(sign, past):
        yield "  ", "On yes or not sure, this goes into your reply:"
        yield "    ", ask


def conclusion(vet: Vet, pasts: Pasts) -> Iterator[Line]:
    """The verdict with its reasons, and how it comes about."""
    found = verdict(vet, pasts)
    yield "", f"{found.advised.upper()}: {found.counted}"
    for reason in found.reasons:
        yield "  ", reason.text
        if reason.behind:
            yield "    ", reason.behind
    yield from (("", sentence) for sentence in (CHECK_FIRST, *EXPLAINED))
