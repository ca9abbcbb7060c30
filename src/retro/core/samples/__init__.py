"""The founding story, to be read before anything is written, and a small library to look around in."""

from __future__ import annotations

import json
from functools import cache

from retro.core import archive
from retro.core.retrospective import Retrospective

EXAMPLE_ID = "e0a3b1e0000000000000000000000001"
"""The id of the example; no library holds it."""


def example() -> Retrospective:
    """The founding story: a freelancer, a dashboard, and somebody else's script."""
    return _read("example.json")[0]


def demo() -> tuple[Retrospective, ...]:
    """The library of `retro --demo`, made up."""
    return _read("demo.json")


@cache
def _read(name: str) -> tuple[Retrospective, ...]:
    from importlib import resources  # both imports cost more than a screen that never shows a sample should pay

    text = resources.files(__name__).joinpath(name).read_text(encoding="utf-8")
    return tuple(archive.from_data(data) for data in json.loads(text)["retrospectives"])
