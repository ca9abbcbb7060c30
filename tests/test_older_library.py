"""A library of an older retro, met by a command: backed up, brought up to date, then answered from."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from retro.storage.library_file import NEWEST
from tests.answered_here import answered_text
from tests.unprivileged import as_ordinary_user

DATA = Path(__file__).parent / "data"
OLDER = sorted(path.stem for path in DATA.glob("library-*.sql"))
READING = [
    ["list"],
    ["list", "--json"],
    ["search", "a"],
    ["due"],
    ["lessons"],
    ["patterns"],
    ["export", "--all", "-o", "-", "--format", "json"],
    ["vet", "--list"],
]
SAID = "A backup was made first."


def older(folder: Path, name: str) -> Path:
    """A library folder with that library in it."""
    home = folder / "library"
    home.mkdir(mode=0o700)
    with closing(sqlite3.connect(home / "retro.db")) as raw:
        raw.executescript((DATA / f"{name}.sql").read_text("utf-8"))
    return home


def environment(home: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HOME": str(home.parent), "RETRO_HOME": str(home)}


def here(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What the command says in the test's own process."""
    return answered_text(words, environment(home), None)


def retro(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What it says in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "retro", *words],
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=600,
    )


def revision(home: Path) -> int:
    with closing(sqlite3.connect(home / "retro.db")) as raw:
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def test_there_is_a_frozen_library_of_every_revision_but_the_newest() -> None:
    assert [f"library-{number:04}" for number in range(1, NEWEST)] == OLDER
    assert len(OLDER) >= len(READING)  # so that FOR_REAL has each of both


FOR_REAL = {(name, " ".join(READING[number % len(READING)])) for number, name in enumerate(OLDER)}
"""Each revision and each command once in a process of its own."""


@pytest.mark.parametrize("words", READING, ids=" ".join)
@pytest.mark.parametrize("name", OLDER)
def test_a_command_brings_an_older_library_up_to_date_once(tmp_path: Path, name: str, words: list[str]) -> None:
    home = older(tmp_path, name)
    ask = retro if (name, " ".join(words)) in FOR_REAL else here
    first = ask(home, *words)
    assert first.returncode == 0, first.stderr
    assert first.stderr.count(SAID) == 1
    assert revision(home) == NEWEST
    assert len([path for path in home.rglob("*.db") if path != home / "retro.db"]) == 1
    again = ask(home, *words)
    assert (again.returncode, again.stdout) == (0, first.stdout)
    assert SAID not in again.stderr


def test_doctor_looks_at_an_older_library_and_changes_nothing(tmp_path: Path) -> None:
    home = older(tmp_path, OLDER[0])
    before = (home / "retro.db").read_bytes()
    assert "Traceback" not in retro(home, "doctor").stderr
    assert (home / "retro.db").read_bytes() == before


def an_older_library_that_may_not_be_written(home: Path) -> None:
    for path in (home / "retro.db", home):
        path.chmod(path.stat().st_mode & ~0o222)
    said = retro(home, "list")
    assert said.returncode == 1
    assert said.stderr.startswith("retro: ")
    assert said.stderr.count("\n") == 1
    assert "Traceback" not in said.stderr


def test_an_older_library_that_may_not_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    as_ordinary_user(an_older_library_that_may_not_be_written, older(tmp_path, OLDER[-1]))
