"""Builds the SQL that finds records with all words of a search, in the order in which SQLite is soonest done."""

import json
import re
import sqlite3
from collections.abc import Collection, Mapping, Sequence

from retro.core.gig.ids import GigId
from retro.core.text.folding import fold
from retro.storage.library_file import HOLDS
from retro.storage.queries.columns import number_list
from retro.storage.queries.gig_rows import BESIDE, COLUMNS, COLUMNS_PART
from retro.storage.queries.library import Fetch
from retro.storage.queries.not_understood import unread_texts
from retro.storage.queries.written import Written

_SPACED = (
    "replace(replace(replace(replace(replace({0}, char(10), ' '), char(9), ' '), '  ', ' '), '  ', ' '), '  ', ' ')"
)
"""The text with single spaces between words, as far as people space them."""
_HEAD = f"""{COLUMNS_PART}retrospective AS r CROSS JOIN search ON search.retrospective = r.id{BESIDE}
WHERE r.deleted_at IS NULL"""
"""CROSS keeps SQLite from looking anything up for a record before its text is known to match."""
_AMONG = " AND r.id IN (SELECT value FROM json_each(?))"
OF_ONE = "SELECT 1 FROM search WHERE retrospective = ?"
_BESIDES = "r.id IN (SELECT value FROM json_each(?))"
STROKES = "\N{FRACTION SLASH}\N{DIVISION SLASH}"
"""What a fraction such as "½" has for a slash once it is folded, and another sign that people take for one."""
LATEST = 200
"""Texts written last: a word that is in none of them is rare."""
NUMBERED = f"{COLUMNS} WHERE r.deleted_at IS NULL AND r.rowid IN (SELECT value FROM json_each(?))"
"""Head of a page of records whose numbers are known."""
_SAMPLE = f"SELECT 1 FROM (SELECT text FROM search ORDER BY rowid DESC LIMIT {LATEST}) WHERE 1"
_EVERY = "SELECT r.rowid FROM search CROSS JOIN retrospective AS r ON r.id = search.retrospective WHERE 1"


def matching(
    fetch: Fetch,
    wanted: Sequence[str],
    among: Collection[str] | None,
    *,
    is_first: bool,
    besides: Collection[str] = (),
) -> tuple[str, Sequence[str]]:
    """Return the head of a page of the records that hold all of this, and its values.

    `besides` are ids of records that hold it partly in what was typed there and not understood. A common word is found
    soonest in the newest record first. A rare one takes reading every text, which is quickest in the order of the
    file: for the first page, the numbers of the records that hold it are read here.
    """
    patterns = glob_patterns(wanted)
    more = [json.dumps(list(besides))] if besides else []
    if among is not None:
        head = matching_sql(wanted, is_among=True, has_besides=bool(besides))
        return head, (json.dumps(list(among)), *patterns, *more)
    if is_first and not fetch(sample_sql(wanted), patterns):
        return NUMBERED, (number_list(_every(fetch, wanted, more)),)
    return matching_sql(wanted, has_besides=bool(besides)), (*patterns, *more)


def _every(fetch: Fetch, wanted: Sequence[str], besides: Sequence[str]) -> list[int]:
    """Read the numbers of all records that hold all of this, or are among `besides`, a JSON list if there are any."""
    try:
        sql = every_sql(wanted, has_besides=bool(besides), is_in_python=True)
        rows = fetch(sql, (*glob_patterns(wanted, is_in_python=True), *besides))
    except sqlite3.OperationalError:  # a text that Python can't read; GLOB reads any
        rows = fetch(every_sql(wanted, has_besides=bool(besides)), (*glob_patterns(wanted), *besides))
    return [row[0] for row in rows]


def unread_holding(fetch: Fetch, wanted: Sequence[str]) -> Mapping[GigId, Sequence[Written]]:
    """Return the texts that were not understood, of records that hold all of this with them; few drafts have any."""
    found: dict[GigId, Sequence[Written]] = {}
    for id, typed in unread_texts(fetch).items():
        folded = "\n\n".join(map(as_searched, typed.values()))
        if any(word in folded for word in wanted) and _holds_the_rest(fetch, id, wanted, folded):
            found[id] = tuple(typed.items())
    return found


def _holds_the_rest(fetch: Fetch, id: GigId, wanted: Sequence[str], folded: str) -> bool:
    """Tell whether the record's text holds what the folded text does not."""
    rest = [word for word in wanted if word not in folded]
    sql = f"{OF_ONE}{holding_sql(rest, 'text')}"
    return not rest or bool(fetch(sql, (id, *glob_patterns(rest))))


def matching_sql(wanted: Sequence[str], *, is_among: bool = False, has_besides: bool = False) -> str:
    """Return the head of a page of what holds all of this, limited to ids if they are given first."""
    return f"{_HEAD}{_AMONG if is_among else ''}{_holding_or_besides(wanted, has_besides)}"


def sample_sql(wanted: Sequence[str]) -> str:
    """Return the query whether one of the latest texts holds all of this."""
    return f"{_SAMPLE}{holding_sql(wanted, 'text')} LIMIT 1"


def every_sql(wanted: Sequence[str], *, has_besides: bool = False, is_in_python: bool = False) -> str:
    """Return the query for the numbers of all records that hold all of this, in the order of the texts."""
    return f"{_EVERY}{_holding_or_besides(wanted, has_besides, is_in_python=is_in_python)}"


def _holding_or_besides(wanted: Sequence[str], has_besides: bool, *, is_in_python: bool = False) -> str:
    """Return SQL conditions that a record holds all of this, or is one of the ids that follow."""
    holding = holding_sql(wanted, "search.text", is_in_python=is_in_python)
    return f" AND ((1{holding}) OR {_BESIDES})" if has_besides else holding


def holding_sql(wanted: Sequence[str], column: str, *, is_in_python: bool = False) -> str:
    """Return SQL conditions that a folded text holds all of this; `glob_patterns` are their values.

    `is_in_python` has Python look for the words that GLOB is slow to find.
    """
    spaced = _SPACED.format(column)
    return "".join(
        f" AND {HOLDS}({column}, ?)"
        if is_in_python and _is_slow(word)
        else f" AND {spaced if ' ' in word else column} GLOB ?"
        for word in _hardest_last(wanted)
    )


def glob_patterns(wanted: Sequence[str], *, is_in_python: bool = False) -> list[str]:
    """Return the values for `holding_sql`."""
    return [word if is_in_python and _is_slow(word) else _anywhere(word) for word in _hardest_last(wanted)]


def _is_slow(word: str) -> bool:
    """Tell whether GLOB goes through the text letter by letter for it: its first letter is not of ASCII.

    A phrase and a stroke, which stands for several signs, are left to GLOB.
    """
    return not word[0].isascii() and " " not in word and "/" not in word


def _hardest_last(wanted: Sequence[str]) -> list[str]:
    """Sort words by length, the longest and so the rarest first, then those of phrases, then the phrases themselves."""
    words = sorted((word for word in wanted if " " not in word), key=len, reverse=True)
    phrases = [word for word in wanted if " " in word]
    return [*words, *(part for phrase in phrases for part in phrase.split()), *phrases]


def as_searched(text: str) -> str:
    """Return the text folded, its strokes of a fraction as slashes: "½" is "1/2". As long as it is folded."""
    return fold(text).replace(STROKES[0], "/").replace(STROKES[1], "/")


def _anywhere(word: str) -> str:
    """Return the pattern that finds it literally; GLOB takes half the time of instr.

    What is stored has the strokes of its fractions.
    """
    return "*" + re.sub(r"[\[*?]", r"[\g<0>]", word).replace("/", f"[/{STROKES}]") + "*"
