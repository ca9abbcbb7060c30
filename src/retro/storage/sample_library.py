"""The library of `retro --demo`: samples in a temporary folder, for the full screen and for every other command."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retro.core.samples import demo, demo_vets, example
from retro.core.text import clock
from retro.paths import Paths, paths
from retro.storage.opening import open_store


@contextmanager
def sample_library(config: Path) -> Iterator[Paths]:
    """Make a library of samples. It is deleted at the end, with whatever was written to it.

    `config` is the folder of the user's settings, which hold here too: keys are learned by hand.
    """
    with tempfile.TemporaryDirectory(prefix="retro-demo-", ignore_cleanup_errors=True) as folder:
        where = paths(Path(folder) / "library")._replace(config=config)
        store = open_store(where.library)
        store.add_all((*demo(), example(), *demo_vets(clock.today())), update=False)
        store.close()
        yield where
