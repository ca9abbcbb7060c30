"""Made-up libraries of every kind of gig, for tests that work out from raw columns what the program shows."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from retro.core.document_kinds import Document
from retro.core.gig.choices import Hindsight, Learned, Outcome, Side, Stage, Status
from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import NO_GOOD_END, Ending, GoodEnd
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.storage.writing.store import Store
from tests.factories import id_of, numbered_gig

BEGAN = datetime(2025, 1, 1, 12, tzinfo=UTC)
TODAY, LATER = date(2026, 11, 23), datetime(2026, 11, 23, tzinfo=UTC)
CODES, SOURCES, CURRENCIES = ("A1", "A3", "B3", "C1", "D1"), ("", "Malt", "malt", "Upwork"), ("EUR", "USD", "")


def maybe(chance: random.Random, make: Callable[[], Any]) -> Any:
    return make() if chance.random() < 0.7 else None


def some_gig(chance: random.Random, number: int) -> Retrospective:
    flags = tuple(
        RedFlag(code, f"Flag {code}", Stage.WORK, Side.MINE, hindsight=chance.choice([*Hindsight, None]))
        for code in chance.sample(CODES, chance.randrange(4))
    )
    made = numbered_gig(
        number, BEGAN + timedelta(days=number), *flags,
        status=chance.choice([*Status, None]), outcome=chance.choice([None, None, *Outcome]),
        learned=chance.choice([None, None, *Learned]), platform=chance.choice(SOURCES),
        noticed_on=maybe(chance, lambda: date(2025, 6, chance.randrange(1, 29))),
        told_on=maybe(chance, lambda: date(2025, 6, chance.randrange(1, 29))),
        ended_on=maybe(chance, lambda: date(2025, 7, 1) + timedelta(days=chance.randrange(90))),
        currency=chance.choice(CURRENCIES),
        price=maybe(chance, lambda: Decimal(chance.randrange(2000))),
        paid=maybe(chance, lambda: Decimal(chance.randrange(2000))),
        refunded=maybe(chance, lambda: Decimal(chance.choice([0, 50]))),
        hours_planned=maybe(chance, lambda: Decimal(chance.randrange(40))),
        hours_worked=maybe(chance, lambda: Decimal(chance.randrange(90))),
    )  # fmt: skip
    return made if chance.random() < 0.8 else made._replace(finished_at=None)


def some_vet(chance: random.Random, number: int) -> Vet:
    """Return a good end, one that went wrong, one under way or one that was only vetted, some written up."""
    ended = chance.choice([Ending.WELL, Ending.WELL, Ending.WRONG, None])
    return Vet(
        id=VetId(f"{number + 5000:032x}"), created_at=BEGAN + timedelta(days=number, hours=1), title=f"Vet {number}",
        decision=Decision.TAKE if ended else chance.choice([*Decision, None]), ended=ended,
        ended_on=date(2025, 9, 1) if ended else None, platform=chance.choice(SOURCES),
        gig=id_of(number) if ended is not Ending.WELL and chance.random() < 0.6 else None,
        quote=Quote(chance.choice(CURRENCIES), Decimal(500), maybe(chance, lambda: Decimal(chance.randrange(30)))),
        good_end=GoodEnd(maybe(chance, lambda: Decimal(chance.randrange(50))), maybe(chance, lambda: Decimal(480)))
        if ended is Ending.WELL
        else NO_GOOD_END,
        signs=tuple(
            VetFlag(code, f"Flag {code}", Decimal(1), chance.choice([*VetAnswer, None]))
            for code in chance.sample(CODES, 3)
        ),
        forecast=Forecast(sure=maybe(chance, lambda: Decimal(chance.randrange(101)))),
    )  # fmt: skip


def write_library(
    file: Path, chance: random.Random, gigs: Sequence[Retrospective], vets: Sequence[Vet], *, deleted: float
) -> Path:
    """Write a library of these, this share of them in the trash."""
    documents: list[Document] = [*gigs, *vets]
    with closing(Store.open(file)) as store:
        store.add_all(documents, update=False)
        for each in documents:
            if chance.random() < deleted:
                store.delete(each.id)
    return file
