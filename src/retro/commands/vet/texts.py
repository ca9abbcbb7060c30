"""Formats the lines that vetting prints on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retro.core.gig import wording
from retro.core.lessons.word_match import POST_SAYS, quoted_words
from retro.core.vet.begin import VetContext, verdict_then
from retro.core.vet.counting import explained
from retro.core.vet.flag_history import YOUR_RULE, FlagHistory, Pasts, history_of
from retro.core.vet.posts.job_post import NOT_ALL_READ, not_asked
from retro.core.vet.posts.post_reading import PostReading
from retro.core.vet.reasons import gigs_listed, named
from retro.core.vet.reply import reply_sentence
from retro.core.vet.verdict import CHECK_FIRST, not_asked_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag

EXCUSES = "What you told yourself last time:"
SENTENCE = "If {} or not sure, your reply can say (three requests at most):"
NO_IS_THE_FLAG = "If you haven't, that's a red flag."
EXCUSE = "You told yourself: {} {}"

Line = tuple[str, str]
"""An indent and the text after it."""
MOST_EXCUSES = 3
SUGGESTED = "Possible red flags in the post. Each counts as “not sure” until you answer it:"
NOTHING_SUGGESTED = "No red flags stand out in the post. Its words can't show everything."


def question(flag: VetFlag, past: FlagHistory, words: tuple[str, ...] = (), close: str = "") -> Iterator[Line]:
    """Format one question with what the past says about it; `words` are those of the post that suggest a yes."""
    yield "", past.question
    if past.is_late:
        yield "  ", NO_IS_THE_FLAG
    if words:
        yield "  ", POST_SAYS.format(quoted_words(words))
    told = past.told_myself[:MOST_EXCUSES]
    if past.praise and (told or past.rule):
        yield "  ", past.praise
    if told:
        yield "  ", EXCUSES
    for occurrence in told:
        yield "    ", f"{wording.in_quotes(occurrence.told_myself, 400)} {occurrence.dated}"
    if past.rule:
        yield "  ", f"{past.rule_label}:"
        yield "    ", past.rule
    if not (told or past.rule) and (aside := close if close and not past.seen else gigs_listed(past)):
        yield "  ", aside
    if ask := reply_sentence(flag, past):
        yield "  ", SENTENCE.format("no" if past.is_late else "yes")
        yield "    ", ask


def suggestions(vet: Vet, reading: PostReading, pasts: Pasts, calm: str) -> Iterator[Line]:
    """Format what a post suggests, with the words behind each suggestion and what the past says of it.

    `calm` says that nothing does; it is not said of a client whose last gig went wrong.
    """
    suggested = [(flag, words) for flag in vet.signs if (words := reading.words_for(flag.key))]
    if suggested or not vet.client_went_wrong:
        yield "", SUGGESTED if suggested else calm
    for flag, words in suggested:
        past = history_of(flag, pasts)
        yield "  ", named(flag)
        yield "    ", POST_SAYS.format(quoted_words(words))
        if past.praise:
            yield "    ", past.praise
        for occurrence in past.told_myself[:1]:
            yield "    ", EXCUSE.format(wording.in_quotes(occurrence.told_myself, 400), occurrence.dated)
        if past.rule:
            yield "    ", f"{past.rule_label}: {past.rule}"
    if suggested and reading.is_unread:
        yield "", NOT_ALL_READ


def conclusion(vet: Vet, known: VetContext, reading: PostReading | None = None) -> Iterator[Line]:
    """Format the verdict with its reasons, what else a job post suggests, and how it was reached."""
    unasked = not_asked(reading, vet) if reading else ()
    found = verdict_then(vet, known, len(unasked))
    yield "", f"{found.advised.upper()}: {found.counted}"
    if found.first:
        yield "  ", found.first
    for reason in found.reasons:
        yield "  ", reason.text
        if reason.behind:
            yield "    ", reason.behind
    if said := not_asked_text(unasked):
        yield "  ", said
    yield from (("", sentence) for sentence in (CHECK_FIRST, *explained(vet)))


def each_rule_once(lines: Iterable[Line]) -> Iterator[Line]:
    """Leave out a rule of the user's own that an earlier line ends with."""
    said: list[str] = []
    for indent, text in lines:
        label, _, rule = text.partition(": ")
        if not (label.startswith(YOUR_RULE) and any(line.endswith(f": {rule}") for line in said)):
            yield indent, text
        said.append(text)
