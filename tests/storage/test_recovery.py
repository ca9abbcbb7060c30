"""What the library refused is found again, whatever happened to the file."""

import json
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.storage.autosave.recovery import Recovery
from retro.storage.care.maintenance import import_recovered
from retro.storage.errors import DiskFull, StoreError
from retro.storage.queries import home
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store
from tests.unprivileged import as_ordinary_user

DRAFT = Retrospective.new().with_facts(title="Instagram dashboard").with_answer("story.tell", "It broke. 日本 🎉")
PLACE = DraftPosition("story.tell", 7, True, {QuestionKey("price"): "about 3"}, "story.turn")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recovery"


def test_a_kept_draft_is_found_whole(folder: Path) -> None:
    Recovery(folder).write(DRAFT, 3, PLACE)
    [found] = Recovery(folder).found()
    assert (found.draft, found.version, found.place) == (DRAFT, 3, PLACE)


def test_a_draft_that_was_never_stored_is_found_too(folder: Path) -> None:
    Recovery(folder).write(DRAFT, None, None)
    [found] = Recovery(folder).found()
    assert (found.draft, found.version, found.place) == (DRAFT, None, None)


def test_the_file_is_private(folder: Path) -> None:
    before = os.umask(0)
    try:
        path = Recovery(folder).write(DRAFT, 1, None)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_newest_text_replaces_what_this_window_kept(folder: Path) -> None:
    recovery = Recovery(folder)
    recovery.write(DRAFT, 1, None)
    newer = DRAFT.with_answer("story.tell", "It broke twice.")
    recovery.write(newer, 1, None)
    assert [found.draft for found in recovery.found()] == [newer]


def test_two_windows_never_overwrite_each_other(folder: Path) -> None:
    one, two = Recovery(folder), Recovery(folder)
    one.write(DRAFT, 1, None)
    newer = DRAFT.with_answer("story.tell", "It broke twice.")
    two.write(newer, 1, None)
    two.drop(DRAFT.id)
    assert [found.draft for found in one.found()] == [DRAFT]


def test_the_newest_comes_first(folder: Path) -> None:
    recovery = Recovery(folder)
    other = DRAFT._replace(id=GigId("0" * 32))
    recovery.write(DRAFT, 1, None)
    recovery.write(other, 1, None)
    assert [found.draft for found in recovery.found()] == [other, DRAFT]


def test_a_draft_that_was_taken_in_is_gone(folder: Path) -> None:
    Recovery(folder).write(DRAFT, 1, None)
    later = Recovery(folder)
    later.discard(later.found()[0])
    assert later.found() == []
    later.drop(DRAFT.id)


def test_nothing_kept_is_nothing_found(folder: Path) -> None:
    assert Recovery(folder).found() == []
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 200_000,
        b"null",
        b"\xff\xfe",
        b'{"format": "retro-recovery/1"}',
        b'{"format": "retro-recovery/2"}',
        b'{"format": "retro-recovery/1", "at": "2026-03-14T12:00:00", "version": 1, "draft": {}}',
        b'{"format": "retro-recovery/1", "at": "2026-03-14T12:00:00+00:00", "version": "1", "draft": {}}',
    ],
)
def test_a_broken_file_is_set_aside_and_hides_nothing(folder: Path, content: bytes) -> None:
    recovery = Recovery(folder)
    recovery.write(DRAFT, 1, None)
    for name in ("a.json", "b.json"):
        (folder / name).write_bytes(content)
    assert [found.draft for found in recovery.found()] == [DRAFT]
    assert [path.read_bytes() for path in recovery.broken()] == [content, content]
    assert len(recovery.found()) == 1


def test_a_pipe_or_a_link_in_the_folder_is_not_read(folder: Path, tmp_path: Path) -> None:
    recovery = Recovery(folder)
    path = recovery.write(DRAFT, 1, None)
    path.rename(tmp_path / "elsewhere")
    (folder / "link.json").symlink_to(tmp_path / "elsewhere")
    os.mkfifo(folder / "pipe.json")
    assert recovery.found() == []


def test_a_wrong_place_does_not_cost_the_words(folder: Path) -> None:
    path = Recovery(folder).write(DRAFT, 1, PLACE)
    data = json.loads(path.read_text())
    path.write_text(json.dumps(data | {"place": {"key": 5}}))
    [found] = Recovery(folder).found()
    assert (found.draft, found.place) == (DRAFT, None)


@pytest.mark.parametrize("last", [{}, {"last": 3}, {"last": None}])
def test_a_place_of_an_older_retro_is_read_without_what_was_written_last(folder: Path, last: dict[str, object]) -> None:
    path = Recovery(folder).write(DRAFT, 1, PLACE)
    data = json.loads(path.read_text())
    data["place"] = {name: value for name, value in data["place"].items() if name != "last"} | last
    path.write_text(json.dumps(data))
    [found] = Recovery(folder).found()
    assert found.place == PLACE._replace(last="")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_damage_at_all_is_fatal(folder: Path, data: st.DataObject) -> None:
    recovery = Recovery(folder)
    path = recovery.write(DRAFT, 1, PLACE)
    whole = bytearray(path.read_bytes())
    places = st.integers(0, 9_999)  # as a time of a whole second is shorter by seven characters
    whole[data.draw(places) % len(whole)] = data.draw(st.integers(0, 255))
    path.write_bytes(whole[: data.draw(places) % (len(whole) + 1)])
    assert len(recovery.found()) <= 1
    recovery.drop(DRAFT.id)


def a_folder_that_cannot_be_written(folder: Path) -> None:
    folder.chmod(0o500)
    with pytest.raises(StoreError, match="recovery"):
        Recovery(folder / "recovery").write(DRAFT, 1, None)
    assert Recovery(folder / "recovery").found() == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    as_ordinary_user(a_folder_that_cannot_be_written, tmp_path)


def test_what_the_library_refuses_at_the_next_start_too_stays(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    Recovery(folder).write(DRAFT, None, PLACE)

    def full(*_: object, **__: object) -> int:
        raise DiskFull

    with monkeypatch.context() as refusing:
        refusing.setattr(store, "save", full)
        assert import_recovered(store, Recovery(folder)) == ""
    assert [found.draft for found in Recovery(folder).found()] == [DRAFT]
    said = import_recovered(store, Recovery(folder))
    assert said == "What couldn't be saved last time has been saved: “Instagram dashboard”."
    assert store.get(DRAFT.id)[0] == DRAFT
    assert Recovery(folder).found() == []


def test_a_draft_deleted_for_good_meanwhile_comes_back_as_itself_and_one_with_other_words_as_a_copy(
    folder: Path, store: Store, library: Library
) -> None:
    version = store.save(DRAFT, version=None)
    Recovery(folder).write(DRAFT.with_answer("story.tell", "It broke twice."), version, None)
    other = DRAFT.with_answer("story.tell", "They broke it.")
    store.save(other, version=version)
    import_recovered(store, Recovery(folder))
    assert store.get(DRAFT.id)[0] == other
    names = sorted(row.name for row in home.home_rows(library))
    assert [name.partition(" (other window, ")[0] for name in names] == ["Instagram dashboard"] * 2
    assert names[0] != names[1]

    store.purge([row.id for row in home.home_rows(library)])
    Recovery(folder).write(DRAFT, version, None)
    import_recovered(store, Recovery(folder))
    assert [(row.id, row.name) for row in home.home_rows(library)] == [(DRAFT.id, "Instagram dashboard")]
