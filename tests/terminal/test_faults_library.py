"""A library that is damaged, foreign, newer, empty or another's: said at the start, left as it is, brought back."""

import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retro.core.formats import compact_json, retro_json
from retro.core.samples import demo
from tests.terminal.running import Retro, content, draft, eventually

NOBODY = 65534


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def refused(retro: Retro) -> str:
    """What the full screen says instead of starting; a reading command says the same."""
    with retro.terminal() as terminal:
        assert terminal.wait_exit() == 1
        assert b"\x1b" not in terminal.raw
        said = " ".join(terminal.raw.decode().split())
    listed = retro.run("list")
    assert listed.returncode == 1
    assert listed.stdout == ""
    assert "Traceback" not in said + listed.stderr
    return said


def text(file: Path) -> None:
    file.write_text("Dear diary")


def archive_of(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as zipped:
        zipped.writestr("retro.db", b"x" * 20_000)


def random_bytes(file: Path) -> None:
    file.write_bytes(os.urandom(20_000))


@pytest.mark.parametrize("replace", [text, archive_of, random_bytes])
def test_what_is_no_library_is_said_so_and_left_alone(retro: Retro, replace: Callable[[Path], None]) -> None:
    retro.holds(draft("It broke"))
    replace(retro.paths.library)
    before = content(retro.home)
    said = refused(retro)
    assert "isn't a retro database" in said
    assert "retro restore" in said
    assert content(retro.home) == before


def test_half_a_library_is_brought_back_from_a_backup_and_kept(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    assert retro.run("backup").returncode == 0
    os.truncate(retro.paths.library, retro.paths.library.stat().st_size // 2)
    half = retro.paths.library.read_bytes()
    said = refused(retro)
    assert "damaged" in said
    assert "retro restore" in said
    restored = retro.run("restore")
    assert restored.returncode == 0, restored.stderr
    assert retro.stories() == ["It broke"]
    (aside,) = retro.home.glob("retro-set-aside-*.db")
    assert aside.read_bytes() == half
    assert "Retrospectives in it: 1. Vetted gigs: 0. Last changed on " in restored.stderr
    assert str(aside) in restored.stderr


def test_an_empty_library_beside_backups_is_not_started_afresh_unasked(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    assert retro.run("backup").returncode == 0
    os.truncate(retro.paths.library, 0)
    with retro.terminal() as terminal:
        terminal.wait_for("The library is empty.*although there are backups")
        terminal.wait_for("Type yes to start a new library")
        terminal.type("no\n")
        assert terminal.wait_exit() == 1
    assert retro.paths.library.stat().st_size == 0
    assert retro.run("restore").returncode == 0
    assert retro.stories() == ["It broke"]


def test_an_empty_library_is_started_afresh_by_whoever_says_yes(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    assert retro.run("backup").returncode == 0
    os.truncate(retro.paths.library, 0)
    with retro.terminal() as terminal:
        terminal.wait_for("Type yes to start a new library")
        terminal.type("yes\n")
        terminal.wait_for("A gig went wrong")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert retro.stories() == []


def test_a_newer_library_is_not_touched(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    with closing(sqlite3.connect(retro.paths.library)) as connection:
        connection.execute("PRAGMA user_version=99")
    before = content(retro.home)
    assert "version 99" in refused(retro)
    for words in (("import", "-"), ("backup",), ("purge", "--trash", "--yes")):
        failed = retro.run(*words, stdin=compact_json.dumps(retro_json.retrospective_to_data(draft("More"))))
        assert (failed.returncode, "version 99" in failed.stderr) == (1, True), failed.stderr
    assert content(retro.home) == before


def test_without_a_backup_what_can_be_read_is_read_and_the_damaged_file_kept(retro: Retro) -> None:
    retro.holds(draft("It broke"), draft("It held", "Other"))
    with closing(sqlite3.connect(retro.paths.library)) as raw, raw:
        raw.execute("UPDATE retrospective SET created_at = 'once' WHERE title = 'Other'")
    refused = retro.run("restore")
    assert refused.returncode == 1
    assert "--salvage" in refused.stderr
    done = retro.run("restore", "--salvage")
    assert done.returncode == 0, done.stderr
    assert "Retrospectives: 2, in part: 1. Vetted gigs: 0, in part: 0." in done.stderr
    assert sorted(retro.stories()) == ["It broke", "It held"]
    assert retro.run("doctor").returncode == 0
    assert retro.run("restore", "--undo").returncode == 0


def test_restoring_brings_back_the_backup_and_can_be_undone(retro: Retro, tmp_path: Path) -> None:
    retro.holds(*demo())
    before = retro.gigs()
    saved = tmp_path / "saved.db"
    assert retro.run("backup", str(saved)).returncode == 0
    retro.paths.library.write_bytes(os.urandom(30_000))
    damaged = retro.paths.library.read_bytes()
    assert retro.run("restore", str(saved)).returncode == 0
    assert retro.gigs() == before
    assert [aside.read_bytes() for aside in retro.home.glob("retro-set-aside-*.db")] == [damaged]
    assert retro.run("restore", "--undo").returncode == 0
    assert retro.paths.library.read_bytes() == damaged
    assert retro.run("restore", "--undo").returncode == 0
    assert retro.gigs() == before


def test_restoring_passes_over_a_damaged_backup_and_says_so(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    assert retro.run("backup").returncode == 0
    bad = retro.paths.backups / "retro-2099-01-01T00-00-00Z.db"
    bad.write_bytes(b"x" * 5000)
    retro.paths.library.unlink()
    restored = retro.run("restore")
    assert restored.returncode == 0
    assert f"{bad} is damaged" in restored.stderr
    assert retro.stories() == ["It broke"]


@pytest.mark.parametrize("words", [("restore",), ("restore", "/nowhere.db"), ("restore", "--undo"), ("backup",)])
def test_what_is_not_there_is_one_sentence(retro: Retro, words: tuple[str, ...]) -> None:
    failed = retro.run(*words)
    assert failed.returncode == 1
    assert len(failed.stderr.splitlines()) == 1
    assert "Traceback" not in failed.stderr


def test_doctor_ends_with_1_on_a_finding_and_changes_nothing(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    assert retro.run("backup").returncode == 0
    assert retro.run("doctor").returncode == 0
    with closing(sqlite3.connect(retro.paths.library)) as connection:
        connection.execute("UPDATE answer SET text = 'It held'")
        connection.commit()
    before = content(retro.home)
    examined = retro.run("doctor")
    assert examined.returncode == 1
    assert "isn't as retro wrote it" in examined.stdout
    assert "It held" not in examined.stdout
    assert content(retro.home) == before


def test_the_day_of_the_first_start_leaves_a_backup_and_the_next_start_no_other(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    for _ in range(2):
        with retro.terminal() as terminal:
            terminal.until(lambda: len(list(retro.paths.backups.glob("retro-*.db"))) == 1, "no backup")
            terminal.wait_for("Harbour")
            terminal.press("ctrl+q")
            assert terminal.wait_exit() == 0
    assert len(list(retro.paths.backups.iterdir())) == 1


def test_an_import_and_a_deletion_for_good_are_preceded_by_a_backup(retro: Retro) -> None:
    gig = draft("It broke")
    retro.holds(gig)
    changed = compact_json.dumps(retro_json.retrospective_to_data(gig.with_answer("story.tell", "It held").touched()))
    assert retro.run("import", "-", "--update", stdin=changed).returncode == 0
    assert retro.stories() == ["It held"]
    assert retro.run("restore").returncode == 0
    assert retro.stories() == ["It broke"]
    assert retro.run("purge", gig.id[:8], "--yes").returncode == 0
    assert retro.stories() == []
    assert retro.run("restore").returncode == 0
    assert retro.stories() == ["It broke"]


@pytest.mark.parametrize("name", ["a space", "é", "what?", "50%", "#1", "two\nlines", "-rf"])
def test_just_the_path_that_was_given_is_used(tmp_path: Path, name: str) -> None:
    retro = Retro(tmp_path, tmp_path / "place" / name, warm=True)
    (tmp_path / "place").mkdir()
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type(" broke")
        eventually(terminal, retro, "It broke")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert retro.run("export", "--all", "--format", "json").returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["place"]
    assert [path.name for path in (tmp_path / "place").iterdir()] == [name]


def test_without_home_every_path_is_still_absolute(retro: Retro) -> None:
    del retro.env["HOME"], retro.env["RETRO_HOME"]
    listed = retro.run("where")
    assert listed.returncode == 0
    assert all(Path(line[10:].removesuffix("   (not there yet)")).is_absolute() for line in listed.stdout.splitlines())


def test_what_was_open_to_others_is_closed_and_said_so(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    retro.home.chmod(0o755)
    retro.paths.library.chmod(0o644)
    with retro.terminal() as terminal:
        terminal.wait_for("Only you can open")
    assert retro.home.stat().st_mode & 0o777 == 0o700
    assert retro.paths.library.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files to another user")
def test_what_another_user_owns_is_refused_and_not_changed(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    for path in (retro.home, retro.paths.library):
        os.chown(path, NOBODY, NOBODY)
    before = content(retro.home)
    with retro.terminal() as terminal:
        assert terminal.wait_exit() == 1
        assert b"belongs to another user" in terminal.raw
    assert content(retro.home) == before
