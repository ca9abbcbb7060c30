"""`retro due` and `retro lessons`, as real processes."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retro.core.retrospective import Lesson, Retrospective
from retro.storage.store import Store

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python with a library of its own for retro."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
        return subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, timeout=60)

    return run


def write(folder: Path, days_ago: int, count: int = 1) -> None:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    lessons = tuple(Lesson(cue=f"sign {number}", act="ask first") for number in range(count))
    store = Store.open(folder / "library" / "retro.db")
    gig = Retrospective(created_at=at, updated_at=at, finished_at=at, lessons=lessons)
    store.save(gig.with_facts(title="A gig"), version=None)
    store.close()


def test_without_a_library_nothing_is_said_or_made(run: Run, tmp_path: Path) -> None:
    done = run("-m", "retro", "due")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("days", "count", "said"),
    [
        (2, 1, ""),
        (9, 1, "1 lesson to look at: see retro lessons.\n"),
        (9, 2, "2 lessons to look at: see retro lessons.\n"),
    ],
)
def test_one_line_when_a_lesson_is_due_and_nothing_otherwise(
    run: Run, tmp_path: Path, days: int, count: int, said: str
) -> None:
    write(tmp_path, days, count)
    done = run("-m", "retro", "due")
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_due_says_nothing_while_looks_are_off(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 9)
    store = Store.open(tmp_path / "library" / "retro.db")
    store.set("looks", "off")
    store.close()
    assert run("-m", "retro", "due").stdout == ""


def test_due_imports_no_record_no_orm_and_no_screen(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 9)
    script = "import sys; from retro.cli import main; main(['due']); print(*sys.modules)"
    loaded = set(run("-c", script).stdout.split())
    assert not loaded & {"sqlmodel", "sqlalchemy", "textual", "asyncio", "retro.core.retrospective", "json"}


def test_lessons_are_listed_due_first_as_text_and_as_data(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 2)
    write(tmp_path, 9)
    lines = run("-m", "retro", "lessons").stdout.splitlines()
    assert lines[0] == lines[2] == "If sign 0, then I ask first."
    assert lines[1].endswith("A gig · to look at")
    assert " · comes back " in lines[3]
    data = json.loads(run("-m", "retro", "lessons", "--json").stdout)
    assert [each["is_due"] for each in data] == [True, False]
    assert data[0]["lesson"]["act"] == "ask first"


def test_no_lessons_are_an_empty_list(run: Run) -> None:
    assert run("-m", "retro", "lessons").stdout == ""
    assert json.loads(run("-m", "retro", "lessons", "--json").stdout) == []
