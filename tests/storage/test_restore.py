"""A restore brings back the backup, whatever became of the library, and keeps what was there."""

import errno
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retro.core.gig.retrospective import Retrospective
from retro.storage.backup.backup import backup
from retro.storage.care.restore import contents, restore, set_aside, undo
from retro.storage.errors import Damaged, DiskFull, Missing, NewerLibrary, NotALibrary, StoreError
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from retro.storage.writing.store import Store
from tests.small_disk import fill, small_disk

FIRST = Retrospective.new().with_facts(title="First").with_answer("story.tell", "It broke. " * 500)
LATER = Retrospective.new().with_facts(title="Later")


@pytest.fixture
def saved(store: Store, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup that holds FIRST; the library holds LATER too."""
    monkeypatch.setattr("retro.storage.care.restore.WRITER_WAIT", 0.01)
    store.save(FIRST, version=None)
    (tmp_path / "elsewhere").mkdir()
    made = backup(file, tmp_path / "elsewhere" / "saved.db")
    store.save(LATER, version=None)
    store.close()
    return made


def told(file: Path) -> set[str]:
    return {gig.facts.title for gig in iterate_retrospectives(Library(file))}


def truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def replace_by_text(file: Path) -> None:
    file.write_text("Dear diary")


def scramble(file: Path) -> None:
    file.write_bytes(os.urandom(20_000))


def empty(file: Path) -> None:
    os.truncate(file, 0)


def make_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 999")


DAMAGE: list[Callable[[Path], None]] = [truncate, replace_by_text, scramble, empty, make_newer]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_library_is_brought_back_and_kept(file: Path, saved: Path, damage: Callable[[Path], None]) -> None:
    damage(file)
    broken = file.read_bytes()
    done = restore(saved, file)
    assert list(iterate_retrospectives(Library(file))) == [FIRST]
    assert [path.read_bytes() for path in done.aside] == [broken]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert saved.exists()


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_restore_can_be_undone_to_the_byte(file: Path, saved: Path, damage: Callable[[Path], None]) -> None:
    damage(file)
    broken = file.read_bytes()
    undone = undo(restore(saved, file))
    assert file.read_bytes() == broken
    assert told(undone.aside[0]) == {"First"}


def test_a_restored_library_says_what_it_holds(file: Path, saved: Path, tmp_path: Path) -> None:
    restore(saved, file)
    assert contents(file) == (1, 0, FIRST.updated_at)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE retrospective SET updated_at = '9999-99-99'")
    assert contents(file) == (1, 0, None)  # of a day that there isn't, nothing is said
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE retrospective SET deleted_at = '2026-03-14T00:00:00.000Z'")
    assert contents(file) == (0, 0, None)
    assert contents(tmp_path / "none.db") == (0, 0, None)


def test_a_missing_library_is_brought_back_with_its_folder(tmp_path: Path, saved: Path) -> None:
    library = tmp_path / "new place" / "retro.db"
    done = restore(saved, library)
    assert told(library) == {"First"}
    assert done.aside == ()
    with pytest.raises(StoreError, match="no restore to undo"):
        undo(done)


def test_a_whole_library_is_set_aside_and_can_itself_be_restored(file: Path, saved: Path) -> None:
    done = restore(saved, file)
    assert told(file) == {"First"}
    restore(done.aside[0], file)
    assert told(file) == {"First", "Later"}


def test_a_locked_library_is_brought_back(file: Path, saved: Path) -> None:
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    restore(saved, file)
    holder.close()
    assert told(file) == {"First"}


def test_what_sqlite_keeps_beside_the_library_goes_with_it(file: Path, saved: Path) -> None:
    scramble(file)
    for end in ("-journal", "-wal", "-shm"):
        file.with_name(file.name + end).write_text(f"old {end}")
    done = restore(saved, file)
    assert told(file) == {"First"}
    assert {path.name.rpartition(".db")[2] for path in done.aside} == {"", "-journal", "-wal", "-shm"}
    assert done.aside[1].read_text() == "old -journal"
    assert not file.with_name(file.name + "-wal").exists()
    undo(done)
    assert file.with_name(file.name + "-wal").read_text() == "old -wal"


HOT = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(300):
    connection.execute("INSERT INTO setting VALUES (?, ?)", (str(number), "half a save " * 200))
os.kill(os.getpid(), 9)
"""


def test_a_save_cut_in_two_by_a_kill_is_never_rolled_back_into_the_backup(file: Path, saved: Path) -> None:
    subprocess.run([sys.executable, "-c", HOT, str(file)], check=False)
    assert file.with_name(file.name + "-journal").stat().st_size > 0
    done = restore(saved, file)
    assert told(file) == {"First"}
    assert not file.with_name(file.name + "-journal").exists()
    assert told(done.aside[0]) == {"First", "Later"}


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo, lambda path: path.symlink_to("nowhere")])
def test_whatever_stands_in_the_librarys_place_is_set_aside(
    file: Path, saved: Path, make: Callable[[Path], None]
) -> None:
    file.unlink()
    make(file)
    done = restore(saved, file)
    assert told(file) == {"First"}
    assert len(done.aside) == 1
    assert os.path.lexists(done.aside[0])


def unchanged(file: Path, source: Path, kind: type[StoreError]) -> None:
    before = file.read_bytes()
    names = sorted(path.name for path in file.parent.iterdir())
    with pytest.raises(kind):
        restore(source, file)
    assert file.read_bytes() == before
    assert sorted(path.name for path in file.parent.iterdir()) == names


def test_a_backup_that_is_not_whole_changes_nothing(file: Path, saved: Path, tmp_path: Path) -> None:
    unchanged(file, tmp_path / "nowhere.db", Missing)
    make_newer(saved)
    unchanged(file, saved, NewerLibrary)
    replace_by_text(saved)
    unchanged(file, saved, NotALibrary)


def test_a_backup_with_a_changed_letter_changes_nothing(file: Path, saved: Path) -> None:
    with closing(sqlite3.connect(saved)) as connection, connection:
        connection.execute("UPDATE answer SET text = 'It works.'")
    unchanged(file, saved, Damaged)


def test_a_full_disk_changes_nothing(saved: Path, file: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        library = disk / "retro.db"
        library.write_bytes(b"damaged")
        fill(disk)
        with pytest.raises(DiskFull):
            restore(saved, library)
        assert library.read_bytes() == b"damaged"
        assert sorted(path.name for path in disk.iterdir()) == ["ballast", "retro.db"]


def test_a_disk_without_hard_links_is_no_hindrance(file: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    done = restore(saved, file)
    assert (told(file), told(done.aside[0])) == ({"First"}, {"First", "Later"})
    undo(done)
    assert told(file) == {"First", "Later"}


def test_a_disk_without_room_for_a_second_name_leaves_the_library_in_its_place(
    file: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", no_room)
    before = file.read_bytes()
    with pytest.raises(DiskFull):
        restore(saved, file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.glob("*.db")] == [file.name]


def test_a_window_that_was_open_notices_that_its_library_is_gone(file: Path, saved: Path) -> None:
    window = Store.open(file)
    window.save(FIRST.with_answer("story.tell", "One more word"), version=1)
    restore(saved, file)
    with pytest.raises(Missing):
        window.save(FIRST.with_answer("story.tell", "Two more words"), version=2)
    window.close()


def test_setting_aside_leaves_nothing_in_the_place(file: Path, saved: Path) -> None:
    scramble(file)
    [moved] = set_aside(file)
    assert not file.exists()
    assert moved.parent == file.parent
    assert set_aside(file) == ()
