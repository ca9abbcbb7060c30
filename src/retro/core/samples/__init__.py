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

EXAMPLE_ID = "e0a3b1e0000000000000000000000001"
"""The id of the example; no library holds it."""


def example() -> Retrospective:
    """The founding story: a freelancer, a dashboard, and somebody else's script."""
    return _read("example.json")[0]


def demo() -> tuple[Retrospective, ...]:
    """The library of `retro --demo`, made up."""
    return _read("demo.json")


def demo_vets(today: date) -> tuple[Vet, ...]:
    """The vets of `retro --demo`, oldest first; the stop of the gig that runs is three days ahead of today."""
    from retro.core.formats import vet_json  # the example alone is read far more often

    soon = today + timedelta(days=3)
    return tuple(_with_stops_on(vet_json.vet_from_data(data), soon) for data in _data("demo.json")["vets"])


def _with_stops_on(vet: Vet, on: date) -> Vet:
    """The same, its stops that have no day in the file on this one."""
    from dataclasses import replace

    return replace(vet, stops=tuple(replace(stop, on=stop.on or on) for stop in vet.stops))


@cache
def _read(name: str) -> tuple[Retrospective, ...]:
    return tuple(retro_json.retrospective_from_data(data) for data in _data(name)["retrospectives"])


def _data(name: str) -> dict[str, list[object]]:
    from importlib import resources  # costs more than a screen that never shows a sample should pay

    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    found: dict[str, list[object]] = json.loads(text)
    return found
