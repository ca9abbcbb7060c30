"""Gigs and red flags as most tests need them: numbered or named, on a given day, with what the test is about."""

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.vet.overrun import Overrun, overrun


def id_of(number: int) -> GigId:
    """Return the id of the gig with this number."""
    return GigId(f"{number:032x}")


def numbered_gig(number: int, at: datetime, *flags: RedFlag, **facts: Any) -> Retrospective:
    """Return a gig written up at this instant, called "Gig 3" unless its facts say otherwise."""
    plain = Retrospective(id_of(number), at, at, at, red_flags=flags)
    return plain.with_facts(**{"title": f"Gig {number}", **facts})


def titled_gig(title: str, at: datetime, *, is_draft: bool = False, **facts: Any) -> Retrospective:
    """Return a gig with this title and an id of its own, written up at this instant."""
    plain = Retrospective.new(created_at=at, updated_at=at, finished_at=None if is_draft else at)
    return plain.with_facts(title=title, **facts)


def with_losses(gig: Retrospective, **texts: str) -> Retrospective:
    """Return the gig with these rows of its ledger."""
    return gig._replace(losses=MappingProxyType({**gig.losses, **texts}))


def flag_of(code: str, told_myself: str = "", *, stage: Stage = Stage.WORK, **marks: object) -> RedFlag:
    """Return a red flag of the user's own side called "Flag D1"."""
    plain = RedFlag(code, f"Flag {code}", stage, Side.MINE, told_myself=told_myself)
    return plain._replace(**marks)  # type: ignore[arg-type]  # names are checked by replace


def overrun_of_hours(ended: Iterable[tuple[Decimal | None, Decimal | None, bool]]) -> Overrun:
    """Return the usual overrun of gigs given in hours: estimated, worked, and whether each ended well."""
    return overrun((in_hundredths(hours), in_hundredths(worked), is_good) for hours, worked, is_good in ended)


def figures_of(
    planned: Decimal | None = None,
    worked: Decimal | None = None,
    rate: Decimal | None = None,
    lost: Decimal | None = None,
) -> dict[str, int | None]:
    """Return what a gig of these figures has stored: one hour for a rate, if no other is given."""
    hours = Decimal(1) if worked is None and rate is not None else worked
    kept = None if rate is None and lost is None else (rate or Decimal(0)) * (hours or Decimal(0))
    price = None if lost is None or kept is None else kept + lost
    named = {"hours_planned": planned, "hours_worked": hours, "price": price, "kept": kept}
    return {name: in_hundredths(value) for name, value in named.items()}


def in_hundredths(value: Decimal | None) -> int | None:
    """Return hours or money as they are stored."""
    return None if value is None else int(value * 100)
