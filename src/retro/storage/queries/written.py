"""Reads the texts of some retrospectives straight from their tables, for search, which reads many."""

import json
from collections.abc import Callable, Iterable, Sequence

from retro.core.gig.flag_names import other_names
from retro.core.gig.ids import GigId
from retro.storage.queries.library import Fetch

Written = tuple[str, object]
"""A place, as `rows.search_text.SearchText` names it, and its value: a text, or what a damaged column holds.

The name of a red flag is a tuple of all its names, those that are shown before the stored one.
"""

_OF = 'FROM json_each(?1) AS wanted CROSS JOIN {0} AS t ON t."{1}" = wanted.value'
_PART = _OF.format("{0}", "retrospective")
FACTS = f"SELECT wanted.key, t.title, t.client, t.platform {_OF.format('retrospective', 'id')}"
ANSWERS = f'SELECT wanted.key, t."key", t.text {_PART.format("answer")} ORDER BY wanted.key, t."key"'
LOSSES = f"SELECT wanted.key, t.name, t.text {_PART.format('loss')} ORDER BY wanted.key, t.name"
MOMENTS = f"SELECT wanted.key, t.text {_PART.format('moment')} ORDER BY wanted.key, t.number"
RED_FLAGS = f"""
SELECT wanted.key, t."key", t.flag, t.name, t.saw, t.told_myself {_PART.format("red_flag")}
ORDER BY wanted.key, t.number
"""
LESSONS = f"""
SELECT wanted.key, t.cue, t.act, t.next_time, t.stop, t.number, -1 {_PART.format("lesson")}
UNION ALL
SELECT wanted.key, t.note, NULL, NULL, NULL, t.lesson, t.number {_PART.format("review")}
ORDER BY 1, 6, 7
"""
"""Texts of each lesson with the notes of its reviews."""
OWN_QUESTIONS = f'SELECT wanted.key, t."key", t.ask {_PART.format("own_question")} ORDER BY wanted.key, t.number'
LINKS = f"SELECT wanted.key, t.moment, t.target, t.label {_PART.format('link')} ORDER BY wanted.key, t.number"
TAGS = f"SELECT wanted.key, t.tag {_PART.format('tag')} ORDER BY wanted.key, t.number"
PARTS = f"SELECT wanted.key, t.name, t.text {_PART.format('message_part')} ORDER BY wanted.key, t.name"
EDITED = f"SELECT wanted.key, t.message {_OF.format('retrospective', 'id')} WHERE t.message <> ''"
HANDOVER = f"SELECT wanted.key, t.name, t.text {_PART.format('handover')} ORDER BY wanted.key, t.number"


def written(fetch: Fetch, ids: Sequence[GigId]) -> list[list[Written]]:
    """Read all texts, a list for each id, in reading order; an unknown id has none."""
    wanted = (json.dumps(list(ids)),)
    found: list[list[Written]] = [[] for _ in ids]
    for sql, placed in _READ:
        for row in fetch(sql, wanted):
            found[row[0]] += placed(*row[1:])
    if parts := fetch(PARTS, wanted):
        _put_parts(found, parts)
    for sql, placed in _READ_LAST:
        for row in fetch(sql, wanted):
            found[row[0]] += placed(*row[1:])
    return found


def _put_parts(found: list[list[Written]], parts: Iterable[Sequence[object]]) -> None:
    """Insert the parts of the messages, in their order."""
    from retro.core.gig.message import LINES as in_order  # few gigs have a message

    for number, name, text in sorted(parts, key=lambda row: in_order.index(row[1]) if row[1] in in_order else -1):
        found[int(str(number))].append((f"message.parts.{name}", text))


def _placed(place: str) -> Callable[..., Iterable[Written]]:
    """Return texts that share this place."""
    return lambda *texts: [(place, text) for text in texts]


_READ: Sequence[tuple[str, Callable[..., Iterable[Written]]]] = (
    (FACTS, lambda title, client, platform: (
        ("facts.title", title), ("facts.client", client), ("facts.platform", platform),
    )),
    (ANSWERS, lambda key, text: ((str(key), text),)),
    (LOSSES, lambda name, text: ((f"losses.{name}", text),)),
    (MOMENTS, _placed("moments")),
    (RED_FLAGS, lambda key, flag, name, saw, told_myself: (
        (f"red_flags.{key}.name", (*other_names(flag, name), name)),
        (f"red_flags.{key}.saw", saw), (f"red_flags.{key}.told_myself", told_myself),
    )),
    (LESSONS, lambda cue, act, next_time, stop, lesson, review: (
        ("lessons", cue), ("lessons", act), ("lessons", next_time), ("lessons", stop),
    )),
    (OWN_QUESTIONS, lambda key, ask: ((str(key), ask),)),
    (LINKS, lambda moment, target, label: _placed("links" if moment is None else "moments")(target, label)),
    (TAGS, _placed("tags")),
)  # fmt: skip
"""Queries, and the texts of a row of each."""
_READ_LAST: Sequence[tuple[str, Callable[..., Iterable[Written]]]] = (
    (EDITED, _placed("message.edited")),
    (HANDOVER, lambda name, text: ((f"message.handover.{name}", text),)),
)
"""What comes after the parts of the message."""
