"""A library of made-up gigs to measure with: about 3 kB of text each, five red flags, four lessons; always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate, product
from pathlib import Path

from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Hindsight, Learned, Outcome, Side, Stage, Status
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.storage.writing.store import Store

VOCABULARY = 6000
WORDS_IN_AN_ANSWER = 36
ANSWERS = (
    "story.tell", "story.promise", "story.yes", "story.turn", "story.then_knew", "story.silence", "story.ending",
    "client.cost", "client.needs", "client.story", "meaning.keep", "meaning.not_mine", "meaning.mine",
)  # fmt: skip
COMMON, RARE = "the", "жаба"
"""A word of nearly every gig, and one of the oldest gig alone, whose first letter stands nowhere else."""
BEGAN = datetime(2000, 1, 1, 9, tzinfo=UTC)
EVERY = timedelta(hours=2)
UNDER_WAY, UNTOLD_GIGS = 20, 5
UNTOLD = "A client not told"
"""How the gigs begin that stand above all others."""


def title(number: int) -> str:
    """What the gig of this number is called; the first is 1, the newest has the highest."""
    return f"Gig {number:06}"


def id_of(number: int) -> GigId:
    """The id of the gig of this number."""
    return GigId(f"{number:06x}{'0' * 26}")


def make(file: Path, size: int) -> None:
    """Write a library of so many gigs, in a few transactions."""
    store = Store.open(file)
    try:
        store.add_all(gigs(size), update=False)
    finally:
        store.close()


def make_lived(file: Path, size: int) -> None:
    """Write a library of so many gigs as it is after years.

    Three of ten ended well; besides there are gigs under way, half of them with a check-in due, gigs that were only
    vetted, and clients who do not know yet.
    """
    store = Store.open(file)
    try:
        bad = size - good_ends(size)
        store.add_all(gigs(bad), update=False)
        store.add_all(vets(size), update=False)
        words = _Words(random.Random(3))
        store.add_all((_untold(bad + number, words) for number in range(1, UNTOLD_GIGS + 1)), update=False)
    finally:
        store.close()


def good_ends(size: int) -> int:
    """How many of so many gigs ended well."""
    return size * 3 // 10


def vets(size: int) -> Iterator[Vet]:
    """The good ends of so many gigs, then those under way and those that were only vetted."""
    words = _Words(random.Random(2))
    count = good_ends(size)
    for number in range(1, count + 1):
        yield _good_end(number, words)
    for number in range(count + 1, count + 1 + UNDER_WAY):
        yield _under_way(number, words)
    for number in range(count + 1 + UNDER_WAY, count + 1 + UNDER_WAY + size // 20):
        yield _vetted(number, words)


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


def _vetted(number: int, words: _Words) -> Vet:
    """One that was answered and not decided."""
    created = BEGAN + number * EVERY
    flags = words.chance.sample(flag_catalogue.flags(), 7)
    signs = tuple(
        VetFlag(flag.code, flag.name, Decimal(place), words.chance.choice(list(VetAnswer)))
        for place, flag in enumerate(flags)
    )
    quote = Quote("USD", Decimal(words.chance.randint(100, 900)), Decimal(24), Decimal(10))
    client = f"{words.draw(2)} {number % 97}"
    title = f"Vetted {number:06} {words.draw(2)}"
    return Vet(
        VetId(f"{number:06x}{'f' * 26}"), created, created, title, client, platform="a friend", quote=quote, signs=signs
    )


def _under_way(number: int, words: _Words) -> Vet:
    """One that was taken, with a checkpoint and two check-ins, the last of them this week or the week before."""
    today = date.today()
    last = today - timedelta(3 + 5 * (number % 2))
    hours = [Decimal(words.chance.randint(1, 30)) for _ in range(2)]
    check_ins = tuple(CheckIn(last - timedelta(7 * (1 - place)), spent) for place, spent in enumerate(hours))
    taken = _vetted(number, words).decided(Decision.TAKE, last - timedelta(14))
    return replace(taken, stops=(Stop(words.draw(4), today + timedelta(9)),), check_ins=check_ins)


def _good_end(number: int, words: _Words) -> Vet:
    """One that ended well, with its hours and pay, what was answered and what was seen on the way."""
    vetted = _vetted(number, words)
    on = vetted.created_at.date()
    came = (Sighting(on, vetted.signs[0].key, VetAnswer.NO),)
    checked = replace(vetted.decided(Decision.TAKE, on), check_ins=(CheckIn(on, Decimal(9)),), came=came)
    end = GoodEnd(Decimal(words.chance.randint(18, 40)), vetted.quote.price, words.draw(5))
    return checked.over(Ending.WELL, on + timedelta(20), good_end=end)


def _untold(number: int, words: _Words) -> Retrospective:
    """A draft whose client does not know yet."""
    facts = Facts(title=f"{UNTOLD} {number}", status=Status.UNTOLD, noticed_on=date.today() - timedelta(4))
    return gig(number, words)._replace(facts=facts, finished_at=None)
