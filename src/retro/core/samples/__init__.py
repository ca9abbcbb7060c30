"""Built-in samples: the founding story and the demo library."""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from retro.core.formats import retro_json
from retro.core.gig.retrospective import Retrospective

if TYPE_CHECKING:
    from retro.core.vet.vet import Vet


def example() -> Retrospective:
    """Return the founding story: a freelancer, a dashboard, and somebody else's script."""
    return _read("example.json")[0]


def demo() -> tuple[Retrospective, ...]:
    """Return the invented gigs of `retro --demo`."""
    return _read("demo.json")


def demo_vets(today: date) -> tuple[Vet, ...]:
    """Return the vets of `retro --demo`, oldest first.

    The checkpoint of the gig under way is three days ahead of today.
    """
    from retro.core.formats import vet_json  # usually only the example is read

    soon = today + timedelta(days=3)
    return tuple(_with_stops_on(vet_json.vet_from_data(data), soon) for data in _data("demo.json")["vets"])


def _with_stops_on(vet: Vet, on: date) -> Vet:
    """Return the vet with this day for checkpoints that have none in the file."""
    from dataclasses import replace

    return replace(vet, stops=tuple(replace(stop, on=stop.on or on) for stop in vet.stops))


@cache
def _read(name: str) -> tuple[Retrospective, ...]:
    return tuple(retro_json.retrospective_from_data(data) for data in _data(name)["retrospectives"])


def _data(name: str) -> dict[str, list[object]]:
    from importlib import resources  # a screen that shows no sample must not wait for it

    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    found: dict[str, list[object]] = json.loads(text)
    return found
