"""Doctor says what is wrong, and changes nothing."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from retro.cli import main
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths, paths
from retro.storage.autosave.recovery import Recovery
from retro.storage.backup.backup import daily
from retro.storage.backup.copies import backups
from retro.storage.care import filesystem, findings
from retro.storage.care.doctor import examine
from retro.storage.care.findings import Finding
from retro.storage.writing.store import Store

GIG = Retrospective.new().with_facts(title="what the client must never read").with_answer("story.tell", "It broke.")


@pytest.fixture
def where(tmp_path: Path, empty: bytes) -> Iterator[Paths]:
    before = os.umask(0o077)
    place = paths(tmp_path / "home")
    place.data.mkdir()
    place.library.write_bytes(empty)
    store = Store.open(place.library)
    store.save(GIG, version=None)
    store.close()
    yield place
    os.umask(before)


def wrong(where: Paths) -> list[str]:
    return [finding.sentence for finding in examine(where) if not finding.is_note]


def change(where: Paths, sql: str) -> None:
    with closing(sqlite3.connect(where.library)) as connection:
        connection.executescript(sql)


def everything(where: Paths) -> dict[str, tuple[int, int, bytes]]:
    files = (path for path in sorted(where.data.rglob("*")) if path.is_file())
    return {str(path): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes()) for path in files}


def test_a_sound_library_has_only_notes(where: Paths) -> None:
    daily(where.library, where.backups)
    assert wrong(where) == []
    notes = " ".join(finding.sentence for finding in examine(where))
    assert "SQLite" in notes
    assert "isn't encrypted" in notes
    assert "Backups: 1" in notes
    where.library.unlink()
    assert "isn't encrypted" not in " ".join(finding.sentence for finding in examine(where)), "there is none"


def test_no_backup_is_promised_to_somebody_who_only_uses_commands(
    where: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(where.data)]
    assert main(["told", GIG.id, "2026-11-20", *home]) == 0
    assert backups(where.backups) == []
    main(["doctor", *home])
    said = " ".join(capsys.readouterr().out.split())
    assert (
        "There's no backup yet. The full screen makes one on any day something changed; other commands don't." in said
    )
    assert main(["backup", *home]) == 0
    assert len(backups(where.backups)) == 1
    assert findings.NO_BACKUP not in examine(where)


def test_nothing_there_yet_is_nothing_wrong(tmp_path: Path) -> None:
    assert wrong(paths(tmp_path / "nowhere")) == []
    assert not (tmp_path / "nowhere").exists()


def test_nothing_is_changed(where: Paths) -> None:
    Recovery(where.recovery).write(GIG, 1, None)
    daily(where.library, where.backups)
    (where.recovery / "x.json").write_text("{")
    where.library.chmod(0o644)
    before = everything(where)
    examine(where)
    assert everything(where) == before


def test_what_others_can_read_is_told(where: Paths) -> None:
    where.library.chmod(0o644)
    where.data.chmod(0o755)
    assert sorted(wrong(where)) == [f"{where.data} can be read by others.", f"{where.library} can be read by others."]


def test_what_another_user_owns_is_told(where: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: where.library.stat().st_uid + 1)
    assert {f"{path} belongs to another user." for path in (where.data, where.library)} <= set(wrong(where))


def truncate(where: Paths) -> None:
    os.truncate(where.library, where.library.stat().st_size // 2)


def scramble(where: Paths) -> None:
    where.library.write_bytes(os.urandom(20_000))


def make_newer(where: Paths) -> None:
    change(where, "PRAGMA user_version = 999")


def orphan(where: Paths) -> None:
    change(where, "INSERT INTO answer VALUES ('nowhere', 'story.tell', 'x')")


def alter(where: Paths) -> None:
    change(where, "UPDATE answer SET text = 'It works.'")


def add_trigger(where: Paths) -> None:
    change(where, "CREATE TRIGGER foreign_one AFTER INSERT ON answer BEGIN DELETE FROM answer; END")


def add_view(where: Paths) -> None:
    change(where, "CREATE VIEW foreign_one AS SELECT * FROM answer")


def drop_index(where: Paths) -> None:
    change(where, "DROP INDEX retrospective_newest")


def make_folder(where: Paths) -> None:
    where.library.unlink()
    where.library.mkdir()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (truncate, "damaged"),
        (scramble, "isn't a retro database"),
        (make_newer, "version 999"),
        (orphan, "without the retrospective"),
        (alter, "isn't as retro wrote it"),
        (add_trigger, "a trigger or a view"),
        (add_view, "a trigger or a view"),
        (drop_index, "index retrospective_newest"),
        (make_folder, "isn't a plain file"),
    ],
)
def test_each_damage_is_told_once_with_a_next_step(where: Paths, damage: Callable[[Paths], None], said: str) -> None:
    damage(where)
    found = [finding for finding in examine(where) if not finding.is_note]
    assert len([finding for finding in found if said in finding.sentence]) == 1
    assert all(finding.next_step for finding in found)
    assert not any("never read" in finding.sentence + finding.next_step for finding in found)


def test_an_empty_library_with_backups_is_told(where: Paths) -> None:
    daily(where.library, where.backups)
    os.truncate(where.library, 0)
    assert wrong(where) == ["The library is empty or gone, although there are backups of it."]
    where.library.unlink()
    assert wrong(where) == ["The library is empty or gone, although there are backups of it."]


def test_a_damaged_backup_is_told(where: Paths) -> None:
    made = daily(where.library, where.backups)
    assert made
    os.truncate(made, 5000)
    assert wrong(where) == [f"The backup {made} is damaged."]


def test_words_that_wait_are_told(where: Paths) -> None:
    Recovery(where.recovery).write(GIG, 1, None)
    (where.recovery / "x.broken").write_text("{")
    where.editing.mkdir()
    (where.editing / "text-1").mkdir()
    (where.editing / "text-1" / "answer.md").write_text("kept")
    assert len(wrong(where)) == 3


def test_a_full_disk_a_share_and_a_synced_folder_are_told(where: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filesystem, "room", lambda _: 1000)
    monkeypatch.setattr(filesystem, "network", lambda _: "nfs4")
    (where.data / ".stfolder").mkdir()
    assert [sentence.rpartition(str(where.data))[2] for sentence in wrong(where)] == [
        "The disk is nearly full.",
        " is on a network share (nfs4), where files can't be locked safely.",
        " is synced by Syncthing, which may copy a half-written file.",
    ]


def test_a_share_is_known_by_the_mount_that_is_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = tmp_path.resolve()
    mounts = [(Path("/"), "ext4"), (real, "nfs"), (real / "local", "ext4"), (real / "other", "cifs")]
    monkeypatch.setattr(filesystem, "_mounts", lambda: iter(mounts))
    assert filesystem.network(tmp_path / "data") == "nfs"
    assert filesystem.network(tmp_path / "local" / "data") == ""
    monkeypatch.setattr(filesystem, "_mounts", lambda: iter([]))
    assert filesystem.network(tmp_path) == ""


def test_the_mounts_of_this_machine_can_be_read() -> None:
    if Path("/proc/self/mounts").exists():  # only Linux has it
        assert Path("/proc") in dict(filesystem._mounts())
    assert filesystem.network(Path("/")) in {"", *filesystem._NETWORK}


@pytest.mark.parametrize(
    ("folder", "service"),
    [("Dropbox", "Dropbox"), ("OneDrive - Ada", "OneDrive"), ("Mobile Documents", "iCloud"), ("work", "")],
)
def test_a_synced_folder_is_known_by_its_name(tmp_path: Path, folder: str, service: str) -> None:
    assert filesystem.synced(tmp_path / folder / "retro") == service


def test_a_finding_is_a_value() -> None:
    assert Finding("a") == Finding("a")
