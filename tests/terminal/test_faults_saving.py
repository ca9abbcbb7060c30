"""Locks, two windows, full and forbidden disks: the status line says what is true, and no word is lost."""

import resource
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retro.storage.queries import home
from retro.storage.queries.library import Library
from tests.small_disk import fill, small_disk
from tests.terminal.running import ASKED, Retro, as_ordinary, draft, eventually
from tests.terminal.terminal import Terminal

KEPT_HERE = "Your words are in a recovery file."


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def test_a_locked_library_is_typed_on_over_and_saved_to_after(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        with closing(sqlite3.connect(retro.paths.library, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            terminal.type(" broke")
            terminal.wait_for("It broke")
            terminal.wait_for("Not saved: another window is writing")
            terminal.type(" on the third day")
            terminal.wait_for("It broke on the third day")
            assert retro.stories() == ["It"]
        eventually(terminal, retro, "It broke on the third day")
        terminal.gone("Not saved")
    assert retro.recoverable() == []


def test_two_windows_on_one_draft_keep_both_texts_and_the_second_is_told(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as first, retro.terminal() as second:
        retro.open_draft(first)
        retro.open_draft(second)
        first.type(" broke, says the first")
        eventually(first, retro, "It broke, says the first")
        second.type(" broke, says the second")
        second.wait_for("Also changed in another window")
        second.type(" and more")
        eventually(second, retro, "It broke, says the first", "It broke, says the second and more")
        for terminal in (first, second):
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0


def test_a_library_that_may_not_be_written_is_read_and_the_words_are_recoverable(retro: Retro) -> None:
    retro.holds(draft("It"))
    retro.paths.library.chmod(0o444)
    with as_ordinary(retro) as terminal:
        retro.open_draft(terminal)
        terminal.wait_for("It")
        terminal.type(" broke")
        terminal.wait_for(f"Not saved: the library is read-only.*{KEPT_HERE[:10]}")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert "recovery file" in terminal.screen()
    assert retro.stories() == ["It"]
    assert retro.recoverable() == ["It broke"]


def test_words_that_were_kept_are_taken_in_at_the_next_start_and_said_so(retro: Retro) -> None:
    test_a_library_that_may_not_be_written_is_read_and_the_words_are_recoverable(retro)
    retro.paths.library.chmod(0o600)
    with as_ordinary(retro) as terminal:
        terminal.wait_for("What couldn't be saved last time")
        eventually(terminal, retro, "It broke")
        terminal.until(lambda: retro.recoverable() == [], "the recovery file stays")


def in_a_folder_that_may_not_be_written(retro: Retro) -> None:
    retro.home.mkdir(mode=0o555)


def in_the_place_of_a_file(retro: Retro) -> None:
    retro.home.write_text("a file in its place")


@pytest.mark.parametrize("broken", [in_a_folder_that_may_not_be_written, in_the_place_of_a_file])
def test_a_folder_that_cannot_be_used_is_named_in_one_sentence(retro: Retro, broken: Callable[[Retro], None]) -> None:
    broken(retro)
    with as_ordinary(retro, new=True) as terminal:
        assert terminal.wait_exit() == 1
        assert terminal.raw.count(b"\n") == 1
        assert b"library" in terminal.raw
        assert b"Traceback" not in terminal.raw
        assert b"\x1b" not in terminal.raw


def test_a_folder_that_is_missing_is_not_made_for_nothing(retro: Retro) -> None:
    with retro.terminal() as terminal:
        terminal.wait_for("A gig went wrong")
        maps = Path(f"/proc/{terminal.process.pid}/maps")  # not on macOS: there it is only quick to quit
        terminal.until(lambda: not maps.exists() or "sqlalchemy" in maps.read_text(), "the store was not warmed")
        terminal.press("n")
        terminal.wait_for("Enter Choose")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert not retro.home.exists()


def test_a_folder_that_is_missing_is_made_for_the_first_answer(tmp_path: Path) -> None:
    retro = Retro(tmp_path, tmp_path / "missing" / "too" / "library", warm=True)
    with retro.terminal("new") as terminal:
        terminal.wait_for("Where do things stand")
        assert not (tmp_path / "missing").exists()
        terminal.press("enter")
        terminal.wait_for("What was the gig")
        terminal.type("Harbour\n")
        terminal.wait_for(ASKED)
        terminal.type("It broke")
        eventually(terminal, retro, "It broke")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    for made in (retro.home, *retro.home.parents[:2], retro.paths.data):
        assert made.stat().st_mode & 0o777 == 0o700
    assert retro.paths.library.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_goes_while_one_writes_costs_no_word(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        terminal.until(lambda: any(retro.paths.backups.glob("retro-*.db")), "no backup of the day")
        retro.open_draft(terminal)
        terminal.type(" broke")
        eventually(terminal, retro, "It broke")
        terminal.wait_for("Saved")
        shutil.rmtree(retro.home)
        terminal.type(" on the third day")
        terminal.until(retro.paths.library.exists, "no library was made")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert retro.stories() == ["It broke on the third day"]
    assert retro.home.stat().st_mode & 0o777 == 0o700


def words_of_a_page() -> str:
    return "It broke on the third day and I said nothing. " * 400


def type_until_refused(retro: Retro, terminal: Terminal) -> str:
    text = words_of_a_page()
    retro.open_draft(terminal)
    terminal.paste(text)
    terminal.wait_for(f"Not saved: .*{KEPT_HERE[:10]}")  # a limit is an error of the disk to SQLite
    assert retro.stories() == ["It"]
    return "It" + text


def test_a_full_disk_is_said_and_all_is_saved_when_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path, size="2m") as disk:
        retro = Retro(tmp_path, disk / "library", warm=True)
        retro.holds(draft("It"))
        ballast = None
        with retro.terminal() as terminal:
            terminal.until(lambda: any(retro.paths.backups.glob("retro-*.db")), "no backup of the day")
            ballast = fill(disk)
            retro.open_draft(terminal)
            text = words_of_a_page()
            terminal.paste(text)
            terminal.wait_for("Not saved: disk full")
            assert retro.stories() == ["It"]
            ballast.unlink()
            eventually(terminal, retro, "It" + text)
            terminal.gone("Not saved")
        assert retro.is_sound()
        assert retro.recoverable() == []


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can limit the files of a running program")
def test_a_limit_on_the_size_of_files_is_survived_like_a_full_disk(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        terminal.until(lambda: any(retro.paths.backups.glob("retro-*.db")), "no backup of the day")
        size = retro.paths.library.stat().st_size
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        text = type_until_refused(retro, terminal)
        assert retro.recoverable() == [text]
        unlimited = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)
        resource.prlimit(terminal.process.pid, resource.RLIMIT_FSIZE, unlimited)
        eventually(terminal, retro, text)
        terminal.gone("Not saved")
    assert retro.is_sound()


KILLED = """
import os, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA cache_size=1")
raw.execute("BEGIN IMMEDIATE")
raw.execute("UPDATE answer SET text = 'half done'")
raw.execute("CREATE TABLE filler AS WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 300)"
            " SELECT x, zeroblob(4000) FROM n")
os.kill(os.getpid(), 9)
"""


def killed_inside_a_commit(retro: Retro) -> Path:
    retro.holds(draft("It broke"))
    subprocess.run([sys.executable, "-c", KILLED, str(retro.paths.library)], check=False)
    journal = retro.paths.library.with_name("retro.db-journal")
    assert journal.stat().st_size > 0
    return journal


def test_a_kill_inside_a_commit_is_undone_by_the_next_reading_command(retro: Retro) -> None:
    journal = killed_inside_a_commit(retro)
    shown = retro.run("list", "--json")
    assert shown.returncode == 0, shown.stderr
    assert "It broke" in shown.stdout
    assert "half done" not in shown.stdout
    assert not journal.exists()
    assert retro.is_sound()


def test_doctor_looks_at_a_kill_inside_a_commit_and_changes_nothing(retro: Retro) -> None:
    journal = killed_inside_a_commit(retro)
    before = (journal.read_bytes(), retro.paths.library.read_bytes())
    examined = retro.run("doctor")
    assert (journal.read_bytes(), retro.paths.library.read_bytes()) == before
    assert "killed" in examined.stdout
    assert "Traceback" not in examined.stderr


def test_reading_without_end_never_stops_a_save(retro: Retro) -> None:
    retro.holds(draft("It"))
    done = threading.Event()

    def read_on() -> None:
        while not done.is_set():
            home.home_rows(Library(retro.paths.library, wait=5.0))

    readers = [threading.Thread(target=read_on) for _ in range(2)]
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        for reader in readers:
            reader.start()
        try:
            terminal.type(" broke")
            terminal.until(lambda: retro.stories() == ["It broke"], "never saved")
        finally:
            done.set()
            for reader in readers:
                reader.join()


def test_a_read_that_never_ends_keeps_the_words_and_lets_go_of_them_after(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        with closing(sqlite3.connect(retro.paths.library, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT count(*) FROM answer").fetchone()
            terminal.type(" broke")
            terminal.wait_for("Not saved")
            terminal.until(lambda: retro.recoverable() == ["It broke"], "no recovery file")
        eventually(terminal, retro, "It broke")
