"""What the commands asked for most ask of the library: how often it is opened, and what it is asked."""

import sqlite3
from pathlib import Path

import pytest

from retro import cli
from retro.core.gig.retrospective import Facts, Retrospective
from retro.storage import library_file
from retro.storage.queries import library
from retro.storage.rows.retrospective_rows import RETROSPECTIVE
from retro.storage.writing.store import Store

A, B = "abcd" + "0" * 28, "bcde" + "0" * 28


class Asked(list[list[str]]):
    """The statements of each connection to the library."""

    @property
    def reads(self) -> list[str]:
        """What was read of one connection's tables."""
        (one,) = self
        return [sql for sql in one if sql.startswith(("SELECT", "\n", "WITH")) and "sqlite_schema" not in sql]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """What is asked from now on."""
    every, connect = Asked(), library_file.connect

    def traced(file: Path, mode: str, wait: float) -> sqlite3.Connection:
        connection = connect(file, mode, wait)
        every.append([])
        connection.set_trace_callback(every[-1].append)
        return connection

    monkeypatch.setattr(library, "connect", traced)
    return every


@pytest.fixture
def home(tmp_path: Path) -> str:
    """A library with two gigs."""
    store = Store.open(tmp_path / "retro.db")
    for id in (A, B):
        store.save(Retrospective.new(id=id, facts=Facts(title="Harbour"), answers={"story.tell": "word"}), version=None)
    store.close()
    return str(tmp_path)


def test_the_newest_are_listed_without_looking_at_all(home: str, asked: Asked) -> None:
    assert cli.main(["--home", home, "list", "-n", "2"]) == 0
    (others,), (numbers,), (rows,) = (
        [sql for sql in each if ("retrospective AS r" in sql or "vet AS v" in sql) and "sqlite_schema" not in sql]
        for each in asked
    )
    assert "vet AS v" in others
    assert "LIMIT 2" in numbers
    assert "json_each" in rows


@pytest.mark.parametrize("command", [f"show {A}", "show abcd", f"show {A} --json", f"export {A}"])
def test_one_gig_is_found_and_read_in_one_go(
    command: str, home: str, asked: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["--home", home, *command.split()]) == 0
    assert "Harbour" in capsys.readouterr().out
    assert len(asked.reads) == 1 + len(RETROSPECTIVE.tables) + 1  # its id, its rows, and where it was left
