"""The file format retro/1: converts values to plain data and back; reading is strict.

This is the only mapping of the record to plain data: storage spreads it over tables, exports write it as JSON. Blank
members of parts are left out, so that a member added later changes no stored hash.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from retro.core.formats.codec import (
    FORMAT,
    ArchiveError,
    Codec,
    Data,
    Members,
    many,
    read_document,
    record_codec,
    required,
    string,
    texts_codec,
    write_document,
)
from retro.core.formats.leaf_codecs import (
    CURRENCY,
    DAY,
    FLAG,
    HOURS,
    ID,
    INSTANT,
    MAYBE_TEXT,
    MONEY,
    PRECISION,
    TEXT,
    choice_codec,
    shaped,
)
from retro.core.formats.message_json import OF_RETROSPECTIVE
from retro.core.gig import own_questions
from retro.core.gig.choices import Held, Hindsight, Learned, Obstacle, Outcome, Side, Stage, Status
from retro.core.gig.flag_names import is_code
from retro.core.gig.links import Link
from retro.core.gig.losses import LOSSES
from retro.core.gig.own_questions import OwnQuestion, StepKey
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.text.one_line import on_one_line

_KEY = r"[a-z]+\.[a-z_]+"


OWN_KEY = Codec(str, lambda data, place: shaped(own_questions.KEY, data, place, "the key of a question of one's own"))
ONE_LINE = Codec(str, lambda data, place: _one_line(data, place))
LABEL = Codec(str, lambda data, place: _one_line(data, place, may_be_blank=True), "")

FACTS: Members = {
    "title": TEXT,
    "client": TEXT,
    "platform": TEXT,
    "status": choice_codec(Status),
    "outcome": choice_codec(Outcome),
    "started_on": DAY,
    "started_on_precision": PRECISION,
    "ended_on": DAY,
    "ended_on_precision": PRECISION,
    "trouble_on": DAY,
    "trouble_on_precision": PRECISION,
    "noticed_on": DAY,
    "noticed_on_precision": PRECISION,
    "told_on": DAY,
    "told_on_precision": PRECISION,
    "learned": choice_codec(Learned),
    "currency": CURRENCY,
    "price": MONEY,
    "paid": MONEY,
    "refunded": MONEY,
    "hours_planned": HOURS,
    "hours_worked": HOURS,
}
LINK: Members = {"target": ONE_LINE, "label": LABEL}
LINKS = many(required(record_codec(Link, LINK), "target"))
MOMENT: Members = {"on": DAY, "on_precision": PRECISION, "text": TEXT, "links": LINKS}
RED_FLAG: Members = {
    "flag": MAYBE_TEXT,
    "name": MAYBE_TEXT,
    "stage": choice_codec(Stage),
    "side": choice_codec(Side),
    "pivot": FLAG,
    "hindsight": choice_codec(Hindsight),
    "seen_on": DAY,
    "seen_on_precision": PRECISION,
    "saw": TEXT,
    "told_myself": TEXT,
}
OWN_QUESTION: Members = {"key": OWN_KEY, "step": choice_codec(StepKey), "ask": MAYBE_TEXT}
REVIEW: Members = {"on": DAY, "result": choice_codec(Held), "note": TEXT, "gig": ID}
LESSON: Members = {
    "id": ID,
    "cue": TEXT,
    "act": TEXT,
    "next_time": TEXT,
    "stop": TEXT,
    "stop_on": DAY,
    "flag": MAYBE_TEXT,
    "replaces": ID,
    "got_in_the_way": choice_codec(Obstacle),
    "reviews": many(required(record_codec(Review, REVIEW), "on", "result")),
    "snoozed_until": DAY,
    "retired_on": DAY,
}
RETROSPECTIVE: Members = {
    "id": ID,
    "created_at": INSTANT,
    "updated_at": INSTANT,
    "finished_at": INSTANT,
    "facts": record_codec(Facts, FACTS),
    "answers": texts_codec(partial(re.fullmatch, _KEY), "a question"),
    "moments": many(record_codec(Moment, MOMENT)),
    "losses": texts_codec(LOSSES.__contains__, "a row of the ledger"),
    "red_flags": many(required(record_codec(RedFlag, RED_FLAG, flag=None), "name", "stage", "side")),
    "lessons": many(required(record_codec(Lesson, LESSON), "id")),
    "tags": many(MAYBE_TEXT),
    "message": OF_RETROSPECTIVE,
    "own_questions": many(required(record_codec(OwnQuestion, OWN_QUESTION), "key", "step", "ask")),
    "links": LINKS,
}
NOT_ONE_LINE = "{} must be text on one line."
FLAG_TWICE = "red_flags holds the same flag twice."
TURNING_POINTS = "red_flags holds more than one turning point."
LESSON_TWICE = "lessons holds the same id twice."
QUESTION_TWICE = "own_questions holds the same question twice."
LINK_TWICE = "{} holds the same link twice."


def retrospective_to_data(retrospective: Retrospective) -> Data:
    """Convert a retrospective to retro/1 data: every member of the record, without the blank ones of its parts."""
    return write_document(FORMAT, RETROSPECTIVE, retrospective)


def retrospective_from_data(data: object) -> Retrospective:
    """Read a retrospective from retro/1 data. Raises ArchiveError that names the first fault."""
    parts: dict[str, Any] = read_document(FORMAT, RETROSPECTIVE, data)  # each codec reads its own member's type
    return _whole(Retrospective(**parts))


def _one_line(data: object, place: str, *, may_be_blank: bool = False) -> str:
    text = string(data, place)
    if text.splitlines() not in ([], [text]) or not (may_be_blank or text.strip()):
        raise ArchiveError(NOT_ONE_LINE.format(place))
    return text


def _whole(retrospective: Retrospective) -> Retrospective:
    """Check the rules between members: each flag once, at most one pivot, each lesson once."""
    if len(set(map(_as_written, retrospective.red_flags))) < len(retrospective.red_flags):
        raise ArchiveError(FLAG_TWICE)
    if sum(flag.pivot for flag in retrospective.red_flags) > 1:
        raise ArchiveError(TURNING_POINTS)
    ids = [lesson.id for lesson in retrospective.lessons]
    if len(set(ids)) < len(ids):
        raise ArchiveError(LESSON_TWICE)
    asked = [question.key for question in retrospective.own_questions]
    if len(set(asked)) < len(asked):
        raise ArchiveError(QUESTION_TWICE)
    _each_link_once("links", retrospective.links)
    for number, moment in enumerate(retrospective.moments):
        _each_link_once(f"moments[{number}].links", moment.links)
    flags = _each_once(retrospective.red_flags)
    return retrospective if len(flags) == len(retrospective.red_flags) else retrospective._replace(red_flags=flags)


def _each_link_once(place: str, links: tuple[Link, ...]) -> None:
    if len({link.target for link in links}) < len(links):
        raise ArchiveError(LINK_TWICE.format(place))


def _as_written(flag: RedFlag) -> str:
    name = flag.flag or flag.name
    return name if is_code(name) else on_one_line(name).casefold()


def _each_once(flags: tuple[RedFlag, ...]) -> tuple[RedFlag, ...]:
    """Join own flags that an older retro took for two, such as one name in two forms of Unicode."""
    known: dict[str, RedFlag] = {}
    for flag in flags:
        known[flag.key] = _joined(known[flag.key], flag) if flag.key in known else flag
    return tuple(known.values())


def _joined(flag: RedFlag, other: RedFlag) -> RedFlag:
    """Join two entries of one red flag, with what was said of either."""
    return flag._replace(
        pivot=flag.pivot or other.pivot,
        hindsight=flag.hindsight or other.hindsight,
        seen_on=flag.seen_on or other.seen_on,
        saw=_both(flag.saw, other.saw),
        told_myself=_both(flag.told_myself, other.told_myself),
    )


def _both(text: str, other: str) -> str:
    return "\n".join(dict.fromkeys(filter(str.strip, (text, other))))
