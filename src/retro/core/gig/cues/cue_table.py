"""The phrases by which a job post shows red flags, here: a file for each letter of codes, and one for all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from retro.core.gig.cues.passages import Passage, passage
from retro.core.gig.cues.phrasebook import Phrasebook
from retro.core.gig.cues.phrases import Phrase, phrase

FILES = ("shared", "a", "b", "c", "d")
"""Files of phrases; those of one letter hold the red flags whose codes begin with it."""
_TABLES = ("sets", "quiet", "spellings", "typed", "trades", "lowest", "kinds")
ANY = ""
"""Stands for the code where words are quiet of every flag."""
WORDS, TOPIC = "words", "topic"
"""Rows of the table of quiet phrases that are so of every flag; the others bear the code of one."""


class CueKind(StrEnum):
    """What a phrase says of a flag, as the table calls it; the head of `shared.toml` tells what each does."""

    SURE = "sure"
    THERE = "there"
    HINT = "hint"
    PART = "part"
    OTHER = "other"
    CLEAR = "clear"


class CueKey(NamedTuple):
    """What a phrase says, and of which flag."""

    kind: CueKind
    code: str


class QuietKey(NamedTuple):
    """Flag that a phrase only seems to show, or ANY; of a topic the rest of the clause is quiet too."""

    code: str
    is_topic: bool


@dataclass(frozen=True)
class CueBook:
    """All phrases, those that say nothing, and what names each trade."""

    phrases: Phrasebook[CueKey]
    quiet: Phrasebook[QuietKey]
    trades: Phrasebook[str]
    spellings: Mapping[str, str]


@cache
def _data() -> dict[str, Any]:
    data = dict[str, Any]()
    for name in FILES:
        data |= _read(name)
    return data


def _read(name: str) -> dict[str, Any]:
    import tomllib
    from importlib import resources

    return tomllib.loads(resources.files("retro.core.gig.cues").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def cue_book() -> CueBook:
    """Return the phrases, read once."""
    data = _data()
    sets, spellings = data["sets"], data["spellings"]
    phrases: list[tuple[CueKey, Phrase]] = []
    for code, row in data.items():
        if code not in _TABLES:
            for kind in CueKind:
                phrases += [(CueKey(kind, code), phrase(each, sets)) for each in row.get(kind, ())]
    quiet = [
        (_quiet_key(name), phrase(each, sets, can_be_denied=False))
        for name, row in data["quiet"].items()
        for each in row
    ]
    trades = [(trade, phrase("|".join(map(_as_it_is, words)))) for trade, words in data["trades"].items()]
    return CueBook(Phrasebook(phrases), Phrasebook(quiet), Phrasebook(trades), spellings)


def _quiet_key(name: str) -> QuietKey:
    """Return what a row of the table of quiet phrases is of."""
    return QuietKey(ANY if name in (WORDS, TOPIC) else name, name == TOPIC)


def _as_it_is(word: str) -> str:
    return word if word.endswith("*") or "_" in word else f"={word}"


def lowest() -> Mapping[str, Any]:
    """Return the table of the lowest serious amounts, in dollars, as `shared.toml` has it."""
    table: Mapping[str, Any] = _data()["lowest"]
    return table


def kinds() -> Mapping[str, str]:
    """Return the kinds of words, each with its words between spaces."""
    table: Mapping[str, str] = _data()["kinds"]
    return table


def spellings() -> Mapping[str, str]:
    """Return beginnings of words, each with the spelling that phrases use."""
    return cue_book().spellings


@cache
def told() -> tuple[tuple[str, Phrase], ...]:
    """Return the phrases by which somebody's own story shows a flag, each with its code."""
    rows = _read("stories")
    return tuple((code, phrase(each, _data()["sets"])) for code, row in rows.items() for each in row)


def codes() -> tuple[str, ...]:
    """Return the codes of the flags that have phrases."""
    return tuple(name for name in _data() if name not in _TABLES)


def spelled(text: str) -> Passage:
    """Return the text in the spelling that phrases use."""
    return passage(text, cue_book().spellings, _data()["typed"])
