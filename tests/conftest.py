"""For every test: a time never decides (the benchmarks have the times), and what fails by chance can be run again."""

import gc
import os
import signal
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings
from xdist.workermanage import WorkerController

from retro.storage.schema import create, engine
from tests.compiled_once import sharing_engine
from tests.new_library import ensure_library
from tests.tiers import is_whole, mark_long, mark_wide

SLOW = (HealthCheck.too_slow,)
"""What would go by the clock: a busy machine needs half a minute for a handful of large records."""
settings.register_profile("thorough", deadline=None, print_blob=True, max_examples=500, suppress_health_check=SLOW)
settings.register_profile("retro", settings.get_profile("thorough"), max_examples=30, derandomize=True)
# For the whole run, in ten minutes: it tries the same values each time, so that it fails of a change and of nothing
# else. New values are for make thorough, which is run before a release and whenever a rule has changed.
settings.register_profile("fast", settings.get_profile("retro"), max_examples=10)  # for make fast
settings.load_profile("retro")


LONGEST = (
    "tui/test_plain_and_screen.py", "tui/test_every_key.py", "tui/test_hostile_text.py", "tui/test_one_bad_record.py",
    "tui/test_space.py", "tui/test_letting_go.py", "terminal/test_one_life.py", "terminal/test_faults_privacy.py",
)  # fmt: skip
"""Modules whose tests press hundreds of keys each."""


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> Generator[None, None, None]:
    """Mark what is long or wide before other tiers are left out; then give workers equal parts of the longest modules.

    They come first in its share, so that the last worker ends with short tests.
    """
    mark_long(items)
    if is_whole(config):
        mark_wide(items)
    yield
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    longest = [item for item in items if item.path.as_posix().endswith(LONGEST)]
    others = [item for item in items if not item.path.as_posix().endswith(LONGEST)]
    share = -(-len(others) // workers)
    items[:] = [
        item for at in range(workers) for item in (*longest[at::workers], *others[at * share : (at + 1) * share])
    ]


def pytest_configure_node(node: WorkerController) -> None:
    """Tell each worker whether files or tests were named."""
    node.workerinput["is_whole"] = is_whole(node.config)


def pytest_configure() -> None:
    """Take Ctrl+C as a program at a terminal does: a shell's job in the background begins with it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Keep the garbage collector from modules and tests: they stay to the end, and would be looked through again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.set_threshold(100_000, 20, 100)  # a tenth of the screens' tests went by in collecting what dies by itself
        gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _libraries_are_copies_and_statements_compiled_once() -> Iterator[None]:
    """Migrate the first new library through every revision, and copy it for the others; compile each statement once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(create, "ensure_library", ensure_library)
        patch.setattr(engine, "create_engine", sharing_engine)
        yield


@pytest.fixture(autouse=True)
def _pipes_end_no_worker() -> Iterator[None]:
    """Undo what a command called in the test's own process does to SIGPIPE: it would end a later test's worker."""
    before = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, before)
