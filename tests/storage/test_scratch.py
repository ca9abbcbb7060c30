"""A folder for a moment is ours alone, and one that a killed program left is cleared at the next start."""

import os
import signal
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from retro.storage.care import scratch
from retro.storage.sample_library import sample_library


def test_it_lies_in_the_state_folder_for_this_user_alone_and_is_gone_in_the_end(tmp_path: Path) -> None:
    state = tmp_path / "state"
    with scratch.folder(state) as folder:
        assert folder.parent == state
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list(state.iterdir()) == []


def test_where_the_state_folder_cannot_be_made_the_systems_serves(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file")
    with scratch.folder(tmp_path / "state") as folder:
        assert folder.is_dir()
    assert not folder.exists()


def test_what_a_killed_program_left_is_cleared_and_what_is_in_use_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    left = tmp_path / f"{scratch.PREFIX}{gone.pid}-abc"
    used = tmp_path / f"{scratch.PREFIX}{os.getpid()}-abc"
    strange = tmp_path / f"{scratch.PREFIX}notes-abc"
    for folder in (left, used, strange):
        folder.mkdir()
        (folder / "retro.db").write_text("x")
    scratch.clear(tmp_path)
    assert not left.exists()
    assert used.exists()
    assert strange.exists()


def test_clearing_a_state_folder_that_is_not_there_does_nothing(tmp_path: Path) -> None:
    scratch.clear(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


KILLED_DEMO = """
import os, pathlib
from retro.storage.sample_library import sample_library
with sample_library(pathlib.Path("config")):
    os.kill(os.getpid(), 9)
"""


def test_the_samples_of_a_killed_demo_are_cleared_by_the_next_and_those_in_use_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for _ in range(2):
        killed = subprocess.run([sys.executable, "-c", KILLED_DEMO], env=os.environ | {"TMPDIR": str(tmp_path)})
        assert killed.returncode == -signal.SIGKILL
        assert len(list(tmp_path.iterdir())) == 1
    with sample_library(tmp_path / "config") as first, sample_library(tmp_path / "config") as second:
        assert first.library.exists()
        assert second.library.exists()
        assert len(list(tmp_path.iterdir())) == 2
    assert not list(tmp_path.iterdir())
