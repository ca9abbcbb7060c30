"""Autosave over a real library on a real disk, while others lock it, fill the disk, or kill the writer."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest

from retro.core.gig.retrospective import Retrospective
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Diverged, NotSaved, Saved, SaveState
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.opening import open_store
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from tests.documents import gig
from tests.small_disk import fill, small_disk
from tests.unprivileged import ROOT, as_ordinary_user

DRAFT = Retrospective.new().with_facts(title="Instagram dashboard")


class Window:
    """One running retro, as far as saving goes."""

    def __init__(self, library: Path, recovery: Path) -> None:
        self.store = BackgroundStore(partial(open_store, library))
        self.recovery = Recovery(recovery)
        self.said: list[SaveState] = []
        self._news = threading.Condition()
        self.autosave = Autosave(self.store, self.recovery, self._hear)

    def _hear(self, state: SaveState) -> None:
        with self._news:
            self.said.append(state)
            self._news.notify_all()

    def hears(self, wanted: Callable[[SaveState], bool]) -> SaveState:
        """The first state that is wanted, waited for."""
        with self._news:
            assert self._news.wait_for(lambda: any(map(wanted, self.said)), timeout=600)
        return next(filter(wanted, self.said))

    def write(self, text: str, version: int | None = None) -> None:
        self.autosave.schedule_save(DRAFT.with_answer("story.tell", text), version=version)

    def close(self) -> None:
        assert self.store.close(timeout=600)


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    opened = Window(tmp_path / "retro.db", tmp_path / "recovery")
    yield opened
    opened.close()


def stored(library: Path) -> list[str]:
    return sorted(told.answers["story.tell"] for told in iterate_retrospectives(Library(library, wait=5)))


def recoverable(window: Window) -> list[str]:
    return [gig(found.draft).answers["story.tell"] for found in window.recovery.found()]


def is_not_saved(state: SaveState) -> bool:
    return isinstance(state, NotSaved)


def test_words_are_in_the_library_after_a_flush(window: Window, tmp_path: Path) -> None:
    window.write("It broke. 日本 🎉 [/b]")
    assert window.autosave.flush(60)
    assert stored(tmp_path / "retro.db") == ["It broke. 日本 🎉 [/b]"]
    assert isinstance(window.said[-1], Saved)


def test_a_library_locked_by_another_program_is_told_and_saved_to_after(window: Window, tmp_path: Path) -> None:
    window.write("It")
    assert window.autosave.flush(60)
    with closing(sqlite3.connect(tmp_path / "retro.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        window.write("It broke")
        assert isinstance(window.hears(is_not_saved), NotSaved)
        assert recoverable(window) == ["It broke"]
    assert window.autosave.flush(60)
    assert stored(tmp_path / "retro.db") == ["It broke"]
    assert recoverable(window) == []


def test_two_windows_on_one_draft_leave_both_texts(window: Window, tmp_path: Path) -> None:
    other = Window(tmp_path / "retro.db", tmp_path / "recovery")
    window.write("It")
    assert window.autosave.flush(60)
    other.write("It broke, they wrote", version=1)
    assert other.autosave.flush(60)
    window.write("It broke, we wrote")
    assert window.autosave.flush(60)
    other.write("It broke, they wrote more", version=1)
    assert other.autosave.flush(60)
    other.close()
    assert stored(tmp_path / "retro.db") == ["It broke, they wrote more", "It broke, we wrote"]
    assert isinstance(window.hears(lambda state: isinstance(state, Diverged)), Diverged)


def fill_up_and_make_room(window: Window, library: Path) -> None:
    window.write("It")
    assert window.autosave.flush(60)
    ballast = fill(library.parent)
    window.write("It broke. " * 5000)
    assert not window.autosave.flush(60)
    said = window.hears(is_not_saved)
    assert said.line == "Not saved: disk full. Your words are in a recovery file."
    assert stored(library) == ["It"]
    assert recoverable(window) == ["It broke. " * 5000]
    ballast.unlink()
    assert window.autosave.flush(60)
    assert stored(library) == ["It broke. " * 5000]
    assert recoverable(window) == []


def test_a_full_disk_is_told_and_all_is_saved_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path, size="1m") as disk:
        window = Window(disk / "retro.db", tmp_path / "recovery")
        try:
            fill_up_and_make_room(window, disk / "retro.db")
        finally:
            window.close()


LIMITED = """
import resource, signal, sys
from pathlib import Path
from tests.storage.test_saving_for_real import Window, is_not_saved, recoverable, stored
library = Path(sys.argv[1]) / "retro.db"
window = Window(library, Path(sys.argv[1]) / "recovery")
window.write("It")
assert window.autosave.flush(60)
size = library.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
window.write("It broke. " * 5000)
assert not window.autosave.flush(60)
window.hears(is_not_saved)
assert stored(library) == ["It"], stored(library)
assert recoverable(window) == ["It broke. " * 5000]
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert window.autosave.flush(60)
assert stored(library) == ["It broke. " * 5000]
assert recoverable(window) == []
window.close()
"""


def test_a_limit_on_the_size_of_files_is_survived_like_a_full_disk(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def a_read_only_library(folder: Path) -> None:
    library = folder / "retro.db"
    library.chmod(0o444)
    window = Window(library, folder / "recovery")
    assert stored(library) == ["It"]
    window.write("It broke", version=1)
    assert not window.autosave.flush(60)
    assert window.hears(is_not_saved).line == "Not saved: the library is read-only. Your words are in a recovery file."
    assert recoverable(window) == ["It broke"]
    library.chmod(0o600)
    window.close()


def test_a_read_only_library_is_read_and_the_words_kept(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    window = Window(folder / "retro.db", folder / "recovery")
    window.write("It")
    assert window.autosave.flush(60)
    window.close()
    as_ordinary_user(a_read_only_library, folder)


TYPIST = """
import sys, time
from pathlib import Path
from tests.storage.test_saving_for_real import Window
window = Window(Path(sys.argv[1]) / "retro.db", Path(sys.argv[1]) / "recovery")
words, began = "", time.monotonic()
while True:
    words += f"{time.monotonic()} "
    window.write(words)
    print(time.monotonic(), flush=True)
    time.sleep(0.04)
"""


def test_a_kill_loses_nothing_that_was_said_to_be_saved(tmp_path: Path) -> None:
    """Typed without a pause: whatever stands in the file at any moment is there after the kill, and it does grow."""
    library = tmp_path / "retro.db"
    seen = [""]
    with subprocess.Popen(
        [sys.executable, "-c", TYPIST, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as typist:
        assert typist.stdout
        while len(seen) < 4:
            assert typist.stdout.readline(), "the typist ended"
            seen += [words for words in stored(library) if words != seen[-1]]
        os.kill(typist.pid, signal.SIGKILL)
    (kept,) = stored(library)
    assert kept.startswith(seen[-1])
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.slow
@pytest.mark.parametrize("more", range(1, 141, 7))
def test_a_kill_so_many_keys_after_the_first_save_loses_nothing_that_was_saved(tmp_path: Path, more: int) -> None:
    library, seen = tmp_path / "retro.db", ""
    command = [sys.executable, "-c", TYPIST, str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout
        while more:
            assert typist.stdout.readline(), "the typist ended"
            seen = max([seen, *stored(library)], key=len)
            more -= bool(seen)
        os.kill(typist.pid, signal.SIGKILL)
    (kept,) = stored(library)
    assert kept.startswith(seen)
    with closing(sqlite3.connect(library)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
