"""Where an export or a backup cannot be written: exit 1, one sentence, the old file whole, no temporary left."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from retro.cli import main
from retro.core.samples import demo
from tests.small_disk import fill, small_disk
from tests.terminal.running import PYTHON, Retro, content, draft
from tests.unprivileged import as_ordinary_user

GIG = draft("It broke on the third day. " * 4_000)
ID = GIG.id[:8]
WRITERS = {
    "a retrospective": ("export", ID, "--force", "-o"),
    "an archive": ("export", "--all", "--format", "json", "--force", "-o"),
    "each into a folder": ("export", "--all", "--force", "-o"),
}


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    retro = Retro(tmp_path, warm=True)
    retro.holds(GIG)
    return retro


def is_one_sentence(done: subprocess.CompletedProcess[str], code: int = 1) -> None:
    assert done.returncode == code, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.startswith("retro: ")
    assert "Traceback" not in done.stderr
    assert "third day" not in done.stderr


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_a_full_disk_leaves_the_old_file_and_no_temporary(retro: Retro, tmp_path: Path, words: Sequence[str]) -> None:
    with small_disk(tmp_path, size="1m") as disk:
        target = disk / "out"
        first = retro.run(*words, str(target))
        assert first.returncode == 0, first.stderr
        fill(disk)
        before = content(disk)
        failed = retro.run(*words, str(target))
        is_one_sentence(failed)
        assert "no space left" in failed.stderr
        assert content(disk) == before


def test_a_backup_onto_a_full_disk_leaves_nothing_half_done(retro: Retro, tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        fill(disk)
        before = content(disk)
        is_one_sentence(retro.run("backup", str(disk / "copy.db")))
        assert content(disk) == before


def exported_into_a_read_only_folder(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(exist_ok=True)
    old = closed / "one.md"
    old.write_text("old")
    closed.chmod(0o555)
    for target in (old, closed / "other.md", closed / "deeper" / "other.md"):
        words = ["--home", str(folder / "library"), "export", ID, "--force", "-o", str(target)]
        assert main(words) == 1, target
    assert {path.name: path.read_text() for path in closed.iterdir()} == {"one.md": "old"}


def test_a_read_only_folder_stays_as_it_is(retro: Retro, tmp_path: Path) -> None:
    as_ordinary_user(exported_into_a_read_only_folder, tmp_path)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [WRITERS["a retrospective"], WRITERS["an archive"]], ids=["one", "archive"])
def test_a_device_that_takes_nothing_is_a_failure(retro: Retro, words: Sequence[str]) -> None:
    is_one_sentence(retro.run(*words, "/dev/full"))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("words", [("export", ID), ("list", "--json")], ids=["export", "list"])
def test_an_output_that_takes_nothing_is_a_failure(retro: Retro, words: Sequence[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PYTHON, *words], env=retro.env, stdout=full, stderr=subprocess.PIPE, text=True, timeout=600
        )
    is_one_sentence(done)


@pytest.mark.parametrize("words", [("--all", "--format", "json"), (ID,)], ids=["an archive", "a retrospective"])
def test_a_reader_that_stops_early_is_not_talked_at(retro: Retro, words: Sequence[str]) -> None:
    """The pipe's end is closed before anything is written: no race decides whether it is noticed."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PYTHON, "export", *words, "-o", "-"],
        env=retro.env,
        stdout=writer,
        stderr=subprocess.PIPE,
        text=True,
        timeout=600,
    )
    os.close(writer)
    assert done.stderr == ""
    assert done.returncode != 0


def test_exporting_again_into_a_folder_refuses_and_leaves_every_file(retro: Retro, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    retro.holds(*demo())
    assert retro.run("export", "--all", "-o", str(folder)).returncode == 0
    before = content(folder)
    assert len(before) == len(demo()) + 1
    for words in (("--all",), (ID,)):
        again = retro.run("export", *words, "-o", str(folder))
        is_one_sentence(again)
        assert "already there" in again.stderr
        assert content(folder) == before
