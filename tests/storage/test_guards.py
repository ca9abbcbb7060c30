"""Calls and bounds whose absence nothing else would show: what they guard is lost without them."""

from __future__ import annotations

import os
import threading
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.wizard.interview import Interview
from retro.paths import paths
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Diverged
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.autosave.worker import Versions
from retro.storage.backup.backup import backup, daily
from retro.storage.backup.copies import backups
from retro.storage.backup.pruning import DAY
from retro.storage.care import purge_copies, startup
from retro.storage.care.purge_copies import forget_recovered, holding
from retro.storage.care.restore import restore, set_aside
from retro.storage.edit_files import Target, hand_out
from retro.storage.errors import Damaged, DiskFull, EmptyLibrary
from retro.storage.files import write_atomically
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from retro.storage.writing.earlier_text import APART, is_copy_due
from retro.storage.writing.store import Store
from retro.tui.context import AppContext
from retro.tui.wizard.draft import DraftEditor
from tests.storage.fakes import FakeStore

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
KEY = "story.tell"


@dataclass
class Steps:
    """What was asked of the system, in its order: fsync, link, replace, rename and unlink, by the names of files."""

    taken: list[str] = field(default_factory=list)

    def __call__(self, name: str, *paths: object) -> None:
        self.taken.append(" ".join([name, *(Path(str(path)).name for path in paths)]))


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Steps:
    """Records the calls, and makes them."""
    noted = Steps()

    def of_handle(handle: int) -> str:
        return os.readlink(f"/proc/self/fd/{handle}")

    fsync, link, replace, unlink = os.fsync, os.link, os.replace, Path.unlink

    def synced(handle: int) -> None:
        noted("fsync", of_handle(handle))
        fsync(handle)

    def linked(source: Any, target: Any, **options: Any) -> None:
        link(source, target, **options)
        noted("link", source, target)

    def replaced(source: Any, target: Any) -> None:
        replace(source, target)
        noted("replace", source, target)

    def removed(path: Path, missing_ok: bool = False) -> None:
        if os.path.lexists(path):
            noted("unlink", path)
        unlink(path, missing_ok)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    monkeypatch.setattr(os, "replace", replaced)
    monkeypatch.setattr(Path, "unlink", removed)
    return noted


def kinds(steps: Steps, folder: Path) -> list[str]:
    """The calls without temporary and dated names: `draft`, `aside`, `folder`, or the name."""
    names: dict[str, str] = {folder.name: "folder"}

    def plain(word: str) -> str:
        if word.startswith(".retro-"):
            return "draft"
        if "-set-aside-" in word:
            return "aside" + word.partition(".db")[2]
        return names.get(word, word)

    return [" ".join(map(plain, each.split(" "))) for each in steps.taken]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    with closing(Store.open(folder / "retro.db")) as store:
        store.save(Retrospective.new().with_facts(title="First"), version=None)
    return folder / "retro.db"


def test_a_new_file_is_on_the_disk_before_it_gets_its_name_and_the_name_before_it_is_said(
    steps: Steps, tmp_path: Path
) -> None:
    write_atomically(tmp_path / "a.md", b"words", replace=False)
    assert kinds(steps, tmp_path) == ["fsync draft", "link draft a.md", "unlink draft", "fsync folder"]
    steps.taken.clear()
    write_atomically(tmp_path / "a.md", b"other words", replace=True)
    assert kinds(steps, tmp_path) == ["fsync draft", "replace draft a.md", "fsync folder"]


def test_a_backup_is_on_the_disk_before_it_gets_its_name(steps: Steps, library: Path, tmp_path: Path) -> None:
    target = tmp_path / "copies"
    target.mkdir()
    steps.taken.clear()
    backup(library, target / "copy.db")
    assert kinds(steps, target) == ["fsync draft", "link draft copy.db", "fsync folder", "unlink draft"]


def test_what_stands_beside_the_old_library_goes_after_it_has_another_name_and_before_the_new_one_comes(
    steps: Steps, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.care.restore.WRITER_WAIT", 0.01)
    saved = backup(library, tmp_path / "saved.db")
    for end in ("-journal", "-wal", "-shm"):
        library.with_name(library.name + end).write_bytes(b"of the old library")
    steps.taken.clear()
    restore(saved, library)
    done = [each for each in kinds(steps, library.parent) if not each.endswith("draft-journal")]
    assert done == [
        "link retro.db aside",
        "link retro.db-journal aside-journal",
        "link retro.db-wal aside-wal",
        "link retro.db-shm aside-shm",
        "fsync folder",
        "unlink retro.db-journal",
        "unlink retro.db-wal",
        "unlink retro.db-shm",
        "fsync draft",
        "replace draft retro.db",
        "fsync folder",
    ]
    assert [each.facts.title for each in iterate_retrospectives(Library(library))] == ["First"]


def test_nothing_stands_beside_the_place_of_a_library_that_was_set_aside(library: Path) -> None:
    library.with_name("retro.db-journal").write_bytes(b"of the old library")
    moved = set_aside(library)
    assert not [path for path in library.parent.iterdir() if path.name.startswith("retro.db")]
    assert [path.read_bytes() for path in moved][1:] == [b"of the old library"]


def test_an_update_from_an_archive_keeps_the_earlier_text_whenever_the_last_copy_was_made(library: Path) -> None:
    words = [f"the first words and then {end}" for end in ("one", "two", "six")]
    gig = Retrospective.new()
    with closing(Store.open(library)) as store:
        version = store.save(gig.with_answer(KEY, words[0]), version=None)
        store.save(gig.with_answer(KEY, words[1]), version=version)  # a copy of the first is made just now
        store.add_all([gig.with_answer(KEY, words[2])], update=True)
    assert [each.text for each in earlier_texts(Library(library), gig.id, KEY)] == [words[1], words[0]]


@pytest.mark.parametrize(
    ("since", "due"),
    [(APART - timedelta(milliseconds=1), False), (APART, True), (APART + timedelta(milliseconds=1), True)],
)
def test_a_copy_is_due_at_the_fifth_minute_itself(since: timedelta, due: bool) -> None:
    assert is_copy_due(NOON - since, NOON) is due
    assert is_copy_due(None, NOON)


class Offers:
    """Stands for an autosave: what was offered, and from which version."""

    def __init__(self) -> None:
        self.versions: list[int | None] = []

    def schedule_save(
        self, draft: Retrospective, place: object = None, *, version: int | None = None, before: object = None
    ) -> None:
        self.versions.append(version)


def test_the_copy_that_goes_on_is_saved_from_no_version_of_the_draft_it_left() -> None:
    offers = Offers()
    app_context = cast(AppContext, type("Fake", (), {"autosave": offers}))
    draft = Retrospective.new().with_facts(title="Shop")
    drafting = DraftEditor(app_context, Interview(draft), version=7)
    assert drafting.carry_on_as(Diverged(draft.id, GigId("c" * 32), "Shop (other window, 14:03)"))
    drafting.schedule_save(0)
    assert offers.versions == [None]
    assert not drafting.is_stored


def test_a_window_of_another_draft_does_not_go_on_as_the_copy() -> None:
    offers = Offers()
    app_context = cast(AppContext, type("Fake", (), {"autosave": offers}))
    drafting = DraftEditor(app_context, Interview(Retrospective.new().with_facts(title="Shop")), version=7)
    assert not drafting.carry_on_as(Diverged(GigId("d" * 32), GigId("c" * 32), "Labels (other window, 14:03)"))
    assert drafting.is_stored


@pytest.mark.parametrize(("opened", "goes_on"), [(2, True), (3, True), (4, False)])
def test_what_was_opened_at_the_version_that_lost_goes_on_in_the_copy(opened: int, goes_on: bool) -> None:
    versions, draft = Versions(), Retrospective.new().with_facts(title="Shop")
    versions.opened(draft, 3)
    moved = versions.diverge(draft, NOON)
    assert (versions.opened(draft, opened).id == moved.new_id) is goes_on


def test_a_flush_does_not_wait_for_a_disk_that_refused(tmp_path: Path) -> None:
    store = FakeStore()
    store.refusal = DiskFull()
    background = BackgroundStore(store.as_store)
    autosave = Autosave(background, Recovery(tmp_path / "recovery"), lambda _: None)
    autosave.schedule_save(Retrospective.new().with_answer(KEY, "It"))
    said: list[bool] = []
    flushing = threading.Thread(target=lambda: said.append(autosave.flush(100_000)), daemon=True)
    flushing.start()
    flushing.join(60)
    assert said == [False]
    assert background.close(30)


@pytest.fixture
def ahead(library: Path, tmp_path: Path) -> Path:
    """A folder of backups, the only one from a clock that ran a year ahead."""
    folder = tmp_path / "backups"
    daily(library, folder, clock=lambda: NOON + timedelta(365))
    os.utime(library, (NOON.timestamp(),) * 2)
    return folder


def test_a_clock_that_was_set_back_does_not_stop_the_backups(library: Path, ahead: Path) -> None:
    assert daily(library, ahead, clock=lambda: NOON) is not None
    assert daily(library, ahead, clock=lambda: NOON + timedelta(hours=1)) is None
    assert len(backups(ahead)) == 2


@pytest.mark.parametrize(
    ("later", "made"), [(DAY - timedelta(seconds=1), False), (DAY, True), (DAY + timedelta(seconds=1), True)]
)
def test_a_backup_is_made_when_the_last_is_just_a_day_old(
    library: Path, tmp_path: Path, later: timedelta, made: bool
) -> None:
    folder = tmp_path / "backups"
    daily(library, folder, clock=lambda: NOON)
    os.utime(library, (NOON.timestamp() + 5,) * 2)
    assert (daily(library, folder, clock=lambda: NOON + later) is not None) is made


def test_a_library_that_was_written_at_the_instant_of_the_last_backup_is_in_it(library: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    daily(library, folder, clock=lambda: NOON)
    os.utime(library, (NOON.timestamp(),) * 2)
    assert daily(library, folder, clock=lambda: NOON + 2 * DAY) is None


def test_a_copy_that_cannot_be_read_may_hold_what_is_deleted_and_is_named(library: Path, tmp_path: Path) -> None:
    places = paths(tmp_path / "home")
    places.backups.mkdir(parents=True)
    unreadable = places.backups / "retro-2026-03-14T22-10-05Z.db"
    unreadable.write_bytes(b"Dear diary" * 1000)
    backup(library, places.backups / "retro-2026-03-15T22-10-05Z.db")
    assert holding(places, [GigId("0" * 32)]) == [unreadable]


def test_a_copy_stays_as_it_is_if_what_was_made_of_it_has_a_fault(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup(library, tmp_path / "copy.db")
    before = made.read_bytes()
    monkeypatch.setattr(purge_copies, "faults", lambda _: ["SQLite found 1 error in the file."])
    with pytest.raises(Damaged, match="It was left alone"):
        purge_copies.purge_copy(made, [GigId("0" * 32)])
    assert made.read_bytes() == before


def test_what_an_editor_and_a_recovery_file_hold_of_a_gig_goes_with_it_and_no_more(tmp_path: Path) -> None:
    places = paths(tmp_path / "home")
    gone, left = Retrospective.new(), Retrospective.new()
    files = [hand_out("It broke.", places.editing, Target(each.id, "story.tell")) for each in (gone, left)]
    kept = [Recovery(places.recovery).write(each, None, None) for each in (gone, left)]
    forget_recovered(places, [gone.id])
    assert [file.path.exists() for file in files] == [False, True]
    assert [path.exists() for path in kept] == [False, True]
    for file in files:
        file.let_go()


@pytest.mark.parametrize("there", [True, False], ids=["no bytes", "no file"])
def test_an_empty_library_beside_its_backups_is_not_begun_afresh_unasked(tmp_path: Path, there: bool) -> None:
    places = paths(tmp_path / "home")
    Store.open(places.library).close()
    places.backups.mkdir(parents=True)
    backup(places.library, places.backups / "retro-2026-03-15T22-10-05Z.db")
    places.library.write_bytes(b"") if there else places.library.unlink()
    with pytest.raises(EmptyLibrary):
        startup.check(places)
    assert places.library.exists() is there
    assert not there or not places.library.stat().st_size
