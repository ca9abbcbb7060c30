"""A library of made-up gigs to measure with: about 3 kB of text each, five red flags, four lessons; always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, product
from pathlib import Path

from retro.core.gig import flag_catalogue
from retro.core.gig.ids import LessonId
from retro.core.gig.retrospective import (
    Facts,
    Hindsight,
    Learned,
    Lesson,
    Moment,
    Outcome,
    RedFlag,
    Retrospective,
    Side,
    Stage,
    Status,
)
from retro.storage.writing.store import Store

VOCABULARY = 6000
WORDS_IN_AN_ANSWER = 36
ANSWERS = (
    "story.tell", "story.promise", "story.yes", "story.turn", "story.then_knew", "story.silence", "story.ending",
    "client.cost", "client.needs", "client.story", "meaning.keep", "meaning.not_mine", "meaning.mine",
)  # fmt: skip
COMMON, RARE = "the", "zyzzyva"
"""A word of nearly every gig, and one of the oldest gig alone."""
BEGAN = datetime(2000, 1, 1, 9, tzinfo=UTC)
EVERY = timedelta(hours=2)


def title(number: int) -> str:
    """What the gig of this number is called; the first is 1, the newest has the highest."""
    return f"Gig {number:06}"


def id_of(number: int) -> str:
    """The id of the gig of this number."""
    return f"{number:06x}{'0' * 26}"


def make(file: Path, size: int) -> None:
    """Write a library of so many gigs, in a few transactions."""
    store = Store.open(file)
    try:
        store.add_all(gigs(size), update=False)
    finally:
        store.close()


def gigs(size: int) -> Iterator[Retrospective]:
    """Gig 1 to gig `size`, all finished."""
    words = _Words(random.Random(1))
    for number in range(1, size + 1):
        yield gig(number, words)


def some(number: int) -> Retrospective:
    """One gig by itself."""
    return gig(number, _Words(random.Random(number)))


class _Words:
    """Draws words as people use them: a few all the time, most hardly ever (Zipf)."""

    def __init__(self, chance: random.Random) -> None:
        syllables = [a + b for a, b in product("bdfgklmnprst", "aeiou")]
        made = ("".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(VOCABULARY))
        self.chance = chance
        self._words = [COMMON, "and", "a", "to", "it", *made]
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._words) + 1)))

    def draw(self, count: int) -> str:
        """So many words."""
        return " ".join(self.chance.choices(self._words, cum_weights=self._weights, k=count))


def gig(number: int, words: _Words) -> Retrospective:
    """One gig, with most questions answered."""
    created = BEGAN + number * EVERY
    flags = _flags(words)
    answers = {key: f"{words.draw(WORDS_IN_AN_ANSWER)}." for key in ANSWERS}
    if number == 1:
        answers["story.tell"] += f" {RARE}"
    return Retrospective(
        id=id_of(number),
        created_at=created,
        updated_at=created,
        finished_at=created + timedelta(hours=1),
        facts=_facts(number, created.date(), words),
        answers=answers,
        moments=tuple(Moment(created.date() - timedelta(days=day), words.draw(8)) for day in (9, 6, 2)),
        losses={name: words.draw(6) for name in ("time", "energy", "trust")},
        red_flags=flags,
        lessons=tuple(_lesson(number, place, words, flags) for place in range(4)),
        tags=("web",),
    )


def _facts(number: int, day: date, words: _Words) -> Facts:
    return Facts(
        title=f"{title(number)} {words.draw(2)}",
        client=f"{words.draw(2)} {number % 97}",
        platform="a friend",
        status=Status.OVER,
        outcome=words.chance.choice(list(Outcome)),
        started_on=day - timedelta(days=20),
        ended_on=day,
        trouble_on=day - timedelta(days=9),
        noticed_on=day - timedelta(days=7),
        told_on=day - timedelta(days=words.chance.randint(0, 6)),
        learned=Learned.TOLD,
        currency="USD",
        price=Decimal(words.chance.randint(100, 900)),
        paid=Decimal(100),
        refunded=Decimal(0),
        hours_planned=Decimal(24),
        hours_worked=Decimal(words.chance.randint(20, 90)),
    )


def _flags(words: _Words) -> tuple[RedFlag, ...]:
    chosen = words.chance.sample(flag_catalogue.flags(), 5)
    return tuple(
        RedFlag(
            flag.code, flag.name, Stage(flag.stage), Side(flag.side), place == 0, Hindsight.HALF,
            told_myself=words.draw(9) if place == 0 else "",
        )
        for place, flag in enumerate(chosen)
    )  # fmt: skip


def _lesson(number: int, place: int, words: _Words, flags: tuple[RedFlag, ...]) -> Lesson:
    id = f"{place + 1:06x}{number:026x}"
    return Lesson(LessonId(id), words.draw(6), words.draw(8), words.draw(4), flag=flags[place].flag)
