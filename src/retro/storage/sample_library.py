"""The library of `retro --demo`: samples in a temporary folder, for the full screen and for every other command."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retro.core.samples import demo, demo_vets, example
from retro.core.text import clock
from retro.paths import Paths, paths
from retro.storage.care import scratch
from retro.storage.opening import open_store

PREFIX = "retro-demo-"
"""Prefix of the folder's name, before the number of the process."""


@contextmanager
def sample_library(config: Path) -> Iterator[Paths]:
    """Make a library of samples. It is deleted at the end, with whatever was written to it; after a kill, by the next.

    `config` is the folder of the user's settings, which hold here too: keys are learned by hand.
    """
    scratch.clear(Path(tempfile.gettempdir()), PREFIX)
    with tempfile.TemporaryDirectory(prefix=f"{PREFIX}{os.getpid()}-", ignore_cleanup_errors=True) as folder:
        where = paths(Path(folder) / "library")._replace(config=config)
        store = open_store(where.library)
        store.add_all((*demo(), example(), *demo_vets(clock.today())), update=False)
        store.close()
        yield where
