"""Backups are whole, private and checked; a good one is never given up for a bad one."""

import os
import sqlite3
import stat
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retro.core.gig.retrospective import Retrospective
from retro.storage.backup.backup import backup, backup_before, backup_tentatively, daily, refuse_to_start_afresh
from retro.storage.backup.copies import backups, stamped
from retro.storage.backup.integrity import is_whole, problems
from retro.storage.backup.pruning import keep_or_discard, prune
from retro.storage.errors import Damaged, DiskFull, EmptyLibrary, Exists, Locked, Missing, NewerLibrary, NotALibrary
from retro.storage.library_file import NEWEST
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from retro.storage.writing.store import Store
from tests.small_disk import fill, small_disk

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "backups"


@pytest.fixture
def gigs(store: Store) -> list[Retrospective]:
    told = [
        Retrospective.new().with_facts(title=f"Gig {number}").with_answer("story.tell", "x" * 500)
        for number in (1, 2, 3)
    ]
    for each in told:
        store.save(each, version=None)
    return told


def change(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(sql)


def titles(file: Path) -> set[str]:
    return {told.facts.title for told in iterate_retrospectives(Library(file))}


def test_a_backup_holds_everything_and_is_private(file: Path, gigs: list[Retrospective], tmp_path: Path) -> None:
    before_umask = os.umask(0)
    try:
        made = backup(file, tmp_path / "copy.db")
    finally:
        os.umask(before_umask)
    assert {told.id: told for told in iterate_retrospectives(Library(made))} == {told.id: told for told in gigs}
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "retro.db"]


def test_a_backup_is_made_while_the_library_is_in_use(file: Path, store: Store, gigs: list[Retrospective]) -> None:
    stop = threading.Event()

    def write() -> None:
        version, number = 1, 0
        while not stop.is_set():
            number += 1
            try:
                version = store.save(gigs[0].with_answer("story.tell", f"word {number}"), version=version)
            except Locked:
                continue

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for number in range(5):
            assert problems(backup(file, file.with_name(f"copy {number}.db"))) == []
    finally:
        stop.set()
        writer.join()


def test_a_name_that_is_taken_is_not_overwritten(file: Path, gigs: list[Retrospective], tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("something else")
    with pytest.raises(Exists):
        backup(file, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "something else"


def test_no_backup_is_made_of_nothing(tmp_path: Path) -> None:
    with pytest.raises(Missing):
        backup(tmp_path / "retro.db", tmp_path / "copy.db")
    (tmp_path / "retro.db").touch()
    with pytest.raises(EmptyLibrary):
        backup(tmp_path / "retro.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["retro.db"]


def test_no_backup_is_made_of_what_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "retro.db").write_bytes(b"Dear diary" * 1000)
    with pytest.raises(NotALibrary):
        backup(tmp_path / "retro.db", tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir()] == ["retro.db"]


def test_a_changed_letter_is_noticed_and_keeps_no_other_gig_from_being_copied(
    file: Path, gigs: list[Retrospective], tmp_path: Path
) -> None:
    change(
        file,
        "UPDATE answer SET text = 'y' || substr(text, 2) WHERE retrospective = (SELECT max(id) FROM retrospective)",
    )
    worst = max(told.id for told in gigs)
    assert problems(file) == [f"The retrospective {worst[:8]} isn't as retro wrote it."]
    copied = backup(file, tmp_path / "copy.db")
    assert not is_whole(copied)
    assert problems(copied) == problems(file)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'loss') "
        "WHERE name = 'answer'",
    ],
    ids=["pages of nothing", "one page of two tables"],
)
def test_no_backup_is_made_of_a_file_with_a_fault(
    file: Path, gigs: list[Retrospective], folder: Path, damage: str
) -> None:
    change(file, f"PRAGMA writable_schema=ON; {damage}")
    with pytest.raises(Damaged, match="No backup was made of it"):
        daily(file, folder)
    assert list(folder.iterdir()) == []
    with pytest.raises(Damaged):
        backup(file, file.with_name("copy.db"))
    assert not file.with_name("copy.db").exists()


def test_damaged_copies_never_push_out_the_last_good_one(file: Path, gigs: list[Retrospective], folder: Path) -> None:
    many(file, folder, 1)
    good = backups(folder)[0].path
    change(file, "UPDATE answer SET text = 'y'")
    bad = backup(file, file.with_name("bad.db")).read_bytes()
    for day in range(1, 900, 3):
        (folder / f"retro-{stamped(NOON + timedelta(days=day))}.db").write_bytes(bad)
    prune(folder)
    assert good in {known.path for known in backups(folder)}


def test_rows_without_their_retrospective_are_noticed(file: Path, gigs: list[Retrospective]) -> None:
    change(file, "INSERT INTO answer VALUES ('nowhere', 'story.tell', 'x')")
    assert problems(file) == ["1 row without the retrospective it belongs to."]


def test_a_library_in_the_middle_of_a_long_write_is_told(
    file: Path, gigs: list[Retrospective], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.backup.integrity.CHECK_LOCK_WAIT", 0.01)
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Locked):
        backup(file, tmp_path / "copy.db")
    holder.close()


def test_a_full_disk_leaves_no_half_a_backup(file: Path, gigs: list[Retrospective], tmp_path: Path) -> None:
    with small_disk(tmp_path) as disk:
        fill(disk)
        with pytest.raises(DiskFull):
            backup(file, disk / "copy.db")
        assert [path.name for path in disk.iterdir()] == ["ballast"]


def test_the_first_start_makes_a_backup_and_the_next_does_not(
    file: Path, gigs: list[Retrospective], folder: Path
) -> None:
    assert daily(file, folder) is not None
    assert daily(file, folder) is None
    assert len(backups(folder)) == 1


def test_a_day_later_a_backup_is_made_only_if_something_changed(
    file: Path, gigs: list[Retrospective], folder: Path
) -> None:
    made = datetime.now(UTC)
    daily(file, folder, clock=lambda: made)
    tomorrow = made + timedelta(days=1, minutes=1)
    os.utime(file, (made.timestamp() - 5,) * 2)
    assert daily(file, folder, clock=lambda: tomorrow) is None
    os.utime(file, (made.timestamp() + 5,) * 2)
    assert daily(file, folder, clock=lambda: tomorrow) is not None
    assert len(backups(folder)) == 2


def test_nothing_to_back_up_is_no_error(tmp_path: Path, folder: Path) -> None:
    assert daily(tmp_path / "retro.db", folder) is None
    assert backup_before("import", tmp_path / "retro.db", folder) is None
    assert not folder.exists()


def test_a_backup_from_before_says_what_for(file: Path, gigs: list[Retrospective], folder: Path) -> None:
    made = backup_before("import", file, folder)
    assert made is not None
    assert made.name.endswith("-before-import.db")
    assert [(known.path, known.is_daily, known.ok) for known in backups(folder)] == [(made, False, True)]


def test_only_the_latest_backups_from_before_are_kept(
    file: Path, gigs: list[Retrospective], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.backup.pruning.LATEST_BEFORE", 2)
    made = [backup_before("import", file, folder) for _ in range(4)]
    assert {known.path for known in backups(folder)} == set(made[-2:])


def test_what_came_to_nothing_leaves_no_backup_and_pushes_none_out(
    file: Path, gigs: list[Retrospective], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.backup.pruning.LATEST_BEFORE", 2)
    kept = {backup_before("import", file, folder), backup_before("deletion", file, folder)}
    for _ in range(3):
        keep_or_discard(backup_tentatively("import", file, folder), is_needed=False)
    assert {known.path for known in backups(folder)} == kept
    last = backup_tentatively("import", file, folder)
    keep_or_discard(last, is_needed=True)
    assert last in {known.path for known in backups(folder)}
    assert len(backups(folder)) == 2


def many(file: Path, folder: Path, days: int) -> None:
    """A backup for each of the last days, at noon."""
    whole = backup(file, file.with_name("pattern.db")).read_bytes()
    folder.mkdir(parents=True)
    for day in range(days):
        (folder / f"retro-{stamped(NOON - timedelta(days=day))}.db").write_bytes(whole)


def test_backups_are_thinned_to_days_weeks_and_months(file: Path, gigs: list[Retrospective], folder: Path) -> None:
    many(file, folder, 500)
    prune(folder)
    left = [known.at for known in backups(folder)]
    assert left[:7] == [NOON - timedelta(days=day) for day in range(7)]
    assert 16 <= len(left) <= 7 + 4 + 12
    assert len({f"{at:%Y-%m}" for at in left}) == 12
    prune(folder)
    assert [known.at for known in backups(folder)] == left


def test_a_damaged_backup_never_takes_the_place_of_a_good_one(
    file: Path, gigs: list[Retrospective], folder: Path
) -> None:
    many(file, folder, 40)
    for known in backups(folder)[:20]:
        known.path.write_bytes(b"not a library any more")
    good = backups(folder)[20].path
    prune(folder)
    assert good in {known.path for known in backups(folder)}
    assert any(known.ok for known in backups(folder))


def test_other_files_in_the_folder_are_left_alone(file: Path, gigs: list[Retrospective], folder: Path) -> None:
    many(file, folder, 30)
    (folder / "notes.txt").write_text("mine")
    (folder / "retro-9999-99-99T99-99-99Z.db").write_text("odd")
    prune(folder)
    assert (folder / "notes.txt").exists()


def test_a_library_that_vanished_is_not_started_afresh_unasked(
    file: Path, gigs: list[Retrospective], folder: Path
) -> None:
    refuse_to_start_afresh(file.with_name("new.db"), folder)
    daily(file, folder)
    refuse_to_start_afresh(file, folder)
    os.truncate(file, 0)
    with pytest.raises(EmptyLibrary, match="although there are backups"):
        refuse_to_start_afresh(file, folder)
    file.unlink()
    with pytest.raises(EmptyLibrary):
        refuse_to_start_afresh(file, folder)


def test_a_newer_library_is_not_judged(file: Path, gigs: list[Retrospective]) -> None:
    change(file, "PRAGMA user_version = 999")
    with pytest.raises(NewerLibrary):
        problems(file)


def test_an_older_library_is_backed_up_without_its_hashes(
    file: Path, gigs: list[Retrospective], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(file, "UPDATE answer SET text = 'y'")
    assert len(problems(file)) == 3
    monkeypatch.setattr("retro.storage.backup.integrity.NEWEST", NEWEST + 1)
    monkeypatch.setattr("retro.storage.library_file.NEWEST", NEWEST + 1)
    assert problems(file) == []
    assert backup_before("migration", file, folder)


def test_no_words_are_ever_told(file: Path, gigs: list[Retrospective], tmp_path: Path) -> None:
    change(file, "UPDATE answer SET text = 'what the client must never read'")
    found = problems(file)
    assert len(found) == 3
    assert "never read" not in " ".join(found)
    assert titles(file) == {"Gig 1", "Gig 2", "Gig 3"}
