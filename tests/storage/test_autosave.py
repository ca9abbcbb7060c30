"""What is written is saved soon, the newest wins, and what the library refuses is kept until it does not."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Diverged, NotSaved, Saved, SaveState, Saving, diverged
from retro.storage.autosave.store_thread import BackgroundStore
from retro.storage.errors import Damaged, DiskFull, Locked, NewerLibrary, StoreError
from retro.storage.writing.store import Store
from tests.documents import gig
from tests.storage.fakes import ByHand, FakeStore, done

NOON = datetime(2026, 3, 14, 14, 3, 22).astimezone()


class Desk:
    """An autosave with all that it works with, and time moved by hand."""

    def __init__(self, folder: Path, report: Callable[[SaveState], None] | None = None) -> None:
        self.store = FakeStore()
        self.opening: Callable[[], Store] = self.store.as_store
        self.background = ByHand(lambda: self.opening())
        self.recovery = Recovery(folder / "recovery")
        self.said: list[SaveState] = []
        began = self.background.time

        def today() -> datetime:
            return NOON + timedelta(seconds=self.background.time - began)

        def clock() -> float:
            return self.background.time

        self.autosave = Autosave(self.background, self.recovery, report or self.said.append, clock=clock, today=today)
        self.draft = Retrospective.new().with_facts(title="Instagram dashboard")

    def write(self, text: str) -> Retrospective:
        self.draft = self.draft.with_answer("story.tell", text)
        self.autosave.schedule_save(self.draft)
        return self.draft

    def stored(self, id: str = "") -> str:
        return gig(self.store.kept[id or self.draft.id][0]).answers["story.tell"]

    def wait(self, seconds: float = 0.0) -> None:
        self.background.advance(seconds)

    @property
    def now(self) -> SaveState:
        return self.said[-1]

    def recoverable(self) -> list[str]:
        return [gig(found.draft).answers["story.tell"] for found in self.recovery.found()]


@pytest.fixture
def app_context(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_moment_of_quiet_saves(app_context: Desk) -> None:
    app_context.write("It")
    app_context.wait(0.14)
    assert app_context.store.tries == 0
    app_context.wait(0.011)
    assert app_context.stored() == "It"
    assert [state.line for state in app_context.said] == ["Saving…", "Saved 14:03"]


def test_typing_puts_the_save_off_until_the_ceiling(app_context: Desk) -> None:
    text = ""
    for _ in range(30):
        text += "x"
        app_context.write(text)
        app_context.wait(0.04)
    assert app_context.store.saves == 2
    assert len(text) - len(app_context.stored()) <= 12


def test_only_the_newest_is_written(app_context: Desk) -> None:
    for text in ("I", "It", "It broke"):
        app_context.write(text)
    app_context.wait(1)
    assert app_context.store.saves == 1
    assert app_context.stored() == "It broke"


def test_saved_text_is_not_saved_again(app_context: Desk) -> None:
    app_context.write("It")
    app_context.wait(60)
    assert app_context.store.tries == 1
    assert app_context.background.waiting == 0


def test_each_save_is_made_from_the_one_before(app_context: Desk) -> None:
    for text in ("I", "It", "It broke"):
        app_context.write(text)
        app_context.wait(1)
    assert app_context.store.kept[app_context.draft.id][1] == 3


def test_a_draft_is_saved_from_the_version_it_was_opened_from(app_context: Desk) -> None:
    app_context.store.kept[app_context.draft.id] = (app_context.draft, 7)
    app_context.autosave.schedule_save(app_context.draft.with_answer("story.tell", "It"), version=7)
    app_context.wait(1)
    app_context.autosave.schedule_save(app_context.draft.with_answer("story.tell", "It broke"), version=7)
    app_context.wait(1)
    assert app_context.store.kept[app_context.draft.id][1] == 9
    assert app_context.stored() == "It broke"


@pytest.mark.parametrize("refused_first", [False, True])
def test_words_offered_without_a_place_leave_the_place_that_waits(app_context: Desk, refused_first: bool) -> None:
    place = DraftPosition("price", unread={QuestionKey("price"): "about three fifty"})
    app_context.autosave.schedule_save(app_context.draft, place)
    if refused_first:
        app_context.store.refusal = DiskFull()
        app_context.store.during = lambda: app_context.write("newer") and None
        app_context.wait(0.16)
        app_context.store.refusal, app_context.store.during = None, lambda: None
    app_context.write("newest")
    app_context.wait(3)
    assert (app_context.stored(), app_context.store.places[app_context.draft.id]) == ("newest", place)


def test_the_place_is_saved_with_the_words(app_context: Desk) -> None:
    place = DraftPosition("story.tell", 2)
    app_context.autosave.schedule_save(app_context.draft, place)
    app_context.wait(1)
    assert app_context.store.places[app_context.draft.id] == place


def test_an_untouched_new_draft_is_never_stored(app_context: Desk) -> None:
    app_context.autosave.schedule_save(Retrospective.new(), DraftPosition("title"))
    app_context.wait(1)
    assert app_context.autosave.flush(0)
    assert app_context.store.tries == 0
    assert app_context.said == []


def test_a_first_word_taken_back_in_time_is_never_stored(app_context: Desk) -> None:
    blank = Retrospective.new()
    app_context.autosave.schedule_save(blank.with_answer("story.tell", "x"))
    app_context.autosave.schedule_save(blank)
    app_context.wait(1)
    assert app_context.store.tries == 0


def test_a_first_word_taken_back_after_it_was_stored_is_taken_back_there(app_context: Desk) -> None:
    blank = Retrospective.new()
    app_context.autosave.schedule_save(blank.with_answer("story.tell", "x"))
    app_context.store.during = lambda: app_context.autosave.schedule_save(blank)
    app_context.wait(0.2)
    app_context.store.during = lambda: None
    app_context.wait(1)
    assert gig(app_context.store.kept[blank.id][0]).answers == {}


def test_what_is_written_during_a_save_is_saved_after_it(app_context: Desk) -> None:
    app_context.write("It")

    def type_on() -> None:
        app_context.store.during = lambda: None
        app_context.write("It broke")

    app_context.store.during = type_on
    app_context.wait(0.2)
    assert app_context.stored() == "It"
    app_context.wait(0.2)
    assert app_context.stored() == "It broke"


def test_two_drafts_are_both_saved(app_context: Desk) -> None:
    other = Retrospective.new().with_answer("story.tell", "Another")
    app_context.write("It")
    app_context.autosave.schedule_save(other)
    app_context.wait(1)
    assert (app_context.stored(), app_context.stored(other.id)) == ("It", "Another")


def test_a_draft_that_cannot_be_saved_does_not_hold_up_the_other(app_context: Desk) -> None:
    other = Retrospective.new().with_answer("story.tell", "Another")
    poisoned = app_context.write("poison")

    def choke() -> None:
        if other.id not in app_context.store.kept and app_context.store.tries == 1:
            raise ValueError("poison")

    app_context.store.during = choke
    app_context.autosave.schedule_save(other)
    app_context.wait(0.2)
    assert app_context.stored(other.id) == "Another"
    assert poisoned.id not in app_context.store.kept
    assert app_context.recoverable() == ["poison"]


def test_hurry_saves_without_the_wait(app_context: Desk) -> None:
    app_context.write("It")
    app_context.autosave.save_soon()
    app_context.wait()
    assert app_context.stored() == "It"


def test_a_locked_library_is_tried_again_and_again_without_a_word(app_context: Desk) -> None:
    app_context.store.refusal = Locked()
    app_context.write("It")
    app_context.wait(1.1)
    assert 3 <= app_context.store.tries <= 8
    assert app_context.said == [Saving()]
    assert app_context.recoverable() == []


def test_a_library_locked_for_a_second_is_told_and_the_words_kept(app_context: Desk) -> None:
    app_context.store.refusal = Locked()
    app_context.write("It")
    app_context.wait(2.0)
    assert app_context.now.line == "Not saved: another window is writing. Your words are in a recovery file."
    assert app_context.recoverable() == ["It"]


def test_a_library_locked_for_long_is_saved_to_soon_after_its_release(app_context: Desk) -> None:
    app_context.store.refusal = Locked()
    for text in ("It", "It broke", "It broke on day three"):
        app_context.write(text)
        app_context.wait(1.2)
    app_context.store.refusal = None
    app_context.wait(0.51)
    assert app_context.stored() == "It broke on day three"
    assert isinstance(app_context.now, Saved)
    assert app_context.recoverable() == []


def test_a_full_disk_is_told_at_once_and_the_words_kept(app_context: Desk) -> None:
    app_context.store.refusal = DiskFull()
    app_context.write("It")
    app_context.wait(0.2)
    assert app_context.now.line == "Not saved: disk full. Your words are in a recovery file."
    assert app_context.recoverable() == ["It"]


def test_every_word_is_kept_while_the_disk_stays_full(app_context: Desk) -> None:
    app_context.store.refusal = DiskFull()
    for text in ("It", "It broke", "It broke on day three"):
        app_context.write(text)
        app_context.wait(0.6)
        assert app_context.recoverable() == [text]
    assert isinstance(app_context.now, NotSaved)
    assert app_context.now.since == NOON + timedelta(seconds=0.15)


def test_a_full_disk_is_tried_again_every_two_seconds_until_there_is_room(app_context: Desk) -> None:
    app_context.store.refusal = DiskFull()
    app_context.write("It")
    app_context.wait(10)
    assert app_context.store.tries == 5
    app_context.store.refusal = None
    app_context.wait(2)
    assert app_context.stored() == "It"
    assert isinstance(app_context.now, Saved)
    assert app_context.recoverable() == []
    assert app_context.background.waiting == 0


def test_words_that_cannot_even_be_kept_are_said_to_be_on_the_screen_alone(app_context: Desk, tmp_path: Path) -> None:
    (tmp_path / "recovery").write_text("a file in the place of the folder")
    app_context.store.refusal = DiskFull()
    app_context.write("It")
    app_context.wait(0.2)
    assert app_context.now.line.startswith("Not saved: disk full. Copy your words before you quit")
    (tmp_path / "recovery").unlink()
    app_context.wait(2)
    assert app_context.now.line == "Not saved: disk full. Your words are in a recovery file."


def test_words_that_nothing_can_write_are_told_of_and_tried_again(
    app_context: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise AttributeError("precision")

    with monkeypatch.context() as broken:
        broken.setattr(app_context.recovery, "write", fails)
        broken.setattr(app_context.store, "save", fails)
        app_context.write("It broke")
        app_context.wait(1)
        assert app_context.now.line.endswith("Copy your words before you quit: they're only on this screen.")
    app_context.wait(60)
    assert app_context.stored() == "It broke"
    assert isinstance(app_context.now, Saved)


@pytest.mark.parametrize("refusal", [Damaged(), NewerLibrary()])
def test_a_library_that_cannot_be_opened_is_told_and_the_words_kept(app_context: Desk, refusal: StoreError) -> None:
    def refuse() -> Store:
        raise refusal

    app_context.opening = refuse
    app_context.write("It")
    app_context.wait(0.2)
    assert app_context.now.line == f"Not saved: {refusal.cause}. Your words are in a recovery file."
    assert app_context.recoverable() == ["It"]
    app_context.opening = app_context.store.as_store
    app_context.wait(2)
    assert app_context.stored() == "It"
    assert app_context.recoverable() == []


def other_window_saves(app_context: Desk, text: str = "Theirs") -> None:
    theirs, version = app_context.store.kept[app_context.draft.id]
    app_context.store.kept[app_context.draft.id] = (gig(theirs).with_answer("story.tell", text), version + 1)


def test_two_windows_on_one_draft_keep_both_texts_and_say_so(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)
    app_context.write("Ours, longer")
    app_context.wait(1)
    [said] = [state for state in app_context.said if isinstance(state, Diverged)]
    assert said.name == "Instagram dashboard (other window, 14:03)"
    assert said.old_id == app_context.draft.id
    assert app_context.stored() == "Theirs"
    assert app_context.stored(said.new_id) == "Ours, longer"
    assert app_context.store.kept[said.new_id][0].name == said.name
    assert app_context.recoverable() == []
    assert isinstance(app_context.now, Saved)


def test_writing_goes_on_in_the_copy(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)
    app_context.write("Ours, longer")
    app_context.wait(1)
    app_context.write("Ours, longer still")
    app_context.wait(1)
    [said] = [state for state in app_context.said if isinstance(state, Diverged)]
    assert app_context.stored(said.new_id) == "Ours, longer still"
    copy = said.carried(app_context.draft).with_answer("story.tell", "And under its own name")
    app_context.autosave.schedule_save(copy)
    app_context.wait(1)
    assert app_context.stored(said.new_id) == "And under its own name"
    assert app_context.stored() == "Theirs"
    assert len(app_context.store.kept) == 2


def test_the_copy_of_a_copy_is_named_once(app_context: Desk) -> None:
    first = diverged(app_context.draft, GigId("e" * 32), datetime(2026, 3, 14, 14, 3).astimezone())
    copy = first.carried(app_context.draft)
    second = diverged(copy, GigId("f" * 32), datetime(2026, 3, 14, 14, 5).astimezone())
    assert second.name == second.carried(copy).name == "Instagram dashboard (other window, 14:05)"


def test_the_copy_has_lessons_of_its_own(app_context: Desk) -> None:
    lesson = Lesson.new(cue="nobody has run it", act="run it first")
    told = Retrospective.new(lessons=(lesson,), finished_at=datetime(2026, 3, 14, tzinfo=UTC))
    said = Diverged(told.id, GigId("f" * 32), "Copy")
    copy = said.carried(told)
    assert copy.lessons[0].id != lesson.id
    assert copy.lessons[0].cue == lesson.cue
    assert copy.is_draft
    assert said.carried(copy) == copy
    assert said.carried(told) == copy


def test_the_original_can_be_opened_and_written_again(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)
    app_context.write("Ours, longer")
    app_context.wait(1)
    theirs, version = app_context.store.kept[app_context.draft.id]
    app_context.autosave.schedule_save(gig(theirs).with_answer("story.tell", "Theirs, and ours"), version=version)
    app_context.wait(1)
    assert app_context.stored() == "Theirs, and ours"


def test_what_is_typed_while_windows_part_goes_to_the_copy(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)

    def type_on() -> None:
        app_context.store.during = lambda: None
        app_context.write("Ours, longest")

    app_context.write("Ours, longer")
    app_context.store.during = type_on
    app_context.wait(2)
    [said] = [state for state in app_context.said if isinstance(state, Diverged)]
    assert app_context.stored(said.new_id) == "Ours, longest"
    assert app_context.stored() == "Theirs"


def test_a_draft_that_the_other_window_deleted_is_kept_as_a_copy(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    app_context.store.kept.clear()
    app_context.write("Ours, longer")
    app_context.wait(1)
    (said,) = (state for state in app_context.said if isinstance(state, Diverged))
    assert said.line == f"Deleted in another window. Your version is saved as “{said.name}”"
    assert [gig(told).answers["story.tell"] for told, _ in app_context.store.kept.values()] == ["Ours, longer"]


def test_a_save_that_came_through_although_it_failed_makes_no_copy(app_context: Desk) -> None:
    draft = app_context.write("Ours")
    app_context.store.kept[draft.id] = (draft, 1)
    app_context.wait(1)
    assert list(app_context.store.kept) == [draft.id]
    app_context.write("Ours, longer")
    app_context.wait(1)
    assert app_context.store.kept[draft.id][1] == 2


def test_a_full_disk_while_windows_part_loses_nothing(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)
    full = DiskFull()

    def after_the_conflict() -> None:
        app_context.store.refusal = full if app_context.store.tries > 2 else None

    app_context.store.during = after_the_conflict
    app_context.write("Ours, longer")
    app_context.wait(0.2)
    assert app_context.now.line.startswith("Not saved: disk full")
    assert app_context.recoverable() == ["Ours, longer"]
    app_context.store.during, app_context.store.refusal = (lambda: None), None
    app_context.wait(3)
    assert sorted(gig(told).answers["story.tell"] for told, _ in app_context.store.kept.values()) == [
        "Ours, longer",
        "Theirs",
    ]
    assert app_context.recoverable() == []


def test_no_older_words_take_the_place_of_those_written_while_a_save_was_refused(app_context: Desk) -> None:
    def type_on_and_refuse() -> None:
        app_context.store.during = lambda: None
        app_context.write("It broke")
        app_context.store.refusal = DiskFull()

    app_context.store.during = type_on_and_refuse
    app_context.write("It")
    app_context.wait(0.2)
    unsaved = app_context.autosave.unsaved(app_context.draft.id)
    assert unsaved is not None
    assert gig(unsaved.draft).answers["story.tell"] == "It broke"
    assert app_context.recoverable() == ["It broke"]
    app_context.store.refusal = None
    app_context.wait(3)
    assert app_context.stored() == "It broke"


def test_what_is_opened_while_an_older_version_is_being_written_is_the_newest(app_context: Desk) -> None:
    seen: list[str] = []

    def type_on_and_open() -> None:
        app_context.store.during = lambda: None
        app_context.write("It broke")
        unsaved = app_context.autosave.unsaved(app_context.draft.id)
        assert unsaved is not None
        seen.append(gig(unsaved.draft).answers["story.tell"])

    app_context.store.during = type_on_and_open
    app_context.write("It")
    app_context.wait(1)
    assert seen == ["It broke"]


def test_the_recovery_file_stays_until_that_of_the_copy_is_written(
    app_context: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)
    app_context.store.refusal = DiskFull()
    app_context.write("Ours, longer")
    app_context.wait(0.2)
    assert app_context.recoverable() == ["Ours, longer"]

    def the_disk_fills_up(*_: object) -> Path:
        raise DiskFull

    def after_the_conflict() -> None:
        app_context.store.refusal = DiskFull() if app_context.store.tries > 3 else None

    app_context.store.during = after_the_conflict
    with monkeypatch.context() as full:
        full.setattr(app_context.recovery, "write", the_disk_fills_up)
        app_context.wait(3)
        assert app_context.now.line.startswith("Not saved: disk full. Copy your words")
        assert app_context.recoverable() == ["Ours, longer"]
    app_context.wait(3)
    assert [found.draft.id == app_context.draft.id for found in app_context.recovery.found()] == [False, True]
    assert app_context.recoverable() == ["Ours, longer", "Ours, longer"]


def test_a_draft_that_was_kept_already_is_kept_anew_as_the_copy(app_context: Desk) -> None:
    app_context.write("Ours")
    app_context.wait(1)
    other_window_saves(app_context)
    app_context.store.refusal = DiskFull()
    app_context.write("Ours, longer")
    app_context.wait(0.2)
    kept: list[bool] = []

    def after_the_conflict() -> None:
        app_context.store.refusal = None
        kept.extend(found.draft.id == app_context.draft.id for found in app_context.recovery.found())

    app_context.store.during = after_the_conflict
    app_context.wait(3)
    assert kept == [True, False]  # before the draft was tried, and before its copy was


def test_deleting_a_draft_removes_what_was_kept_of_it(app_context: Desk) -> None:
    app_context.store.refusal = DiskFull()
    app_context.write("It")
    app_context.wait(0.2)
    assert app_context.recoverable() == ["It"]
    app_context.autosave.forget(app_context.draft.id)
    assert app_context.recoverable() == []


def test_a_forgotten_draft_is_not_saved(app_context: Desk) -> None:
    app_context.write("It")
    app_context.autosave.forget(app_context.draft.id)
    app_context.wait(1)
    assert app_context.store.tries == 0


def test_closing_keeps_what_was_not_flushed(app_context: Desk) -> None:
    app_context.write("It")
    app_context.background.close()
    assert app_context.recoverable() == ["It"]
    app_context.write("It broke")
    assert app_context.background.waiting == 0


def test_a_listener_that_is_gone_does_not_stop_the_saving(tmp_path: Path) -> None:
    def gone(_: SaveState) -> None:
        raise RuntimeError("Event loop is closed")

    app_context = Desk(tmp_path, gone)
    app_context.write("It")
    app_context.wait(1)
    assert app_context.stored() == "It"
    assert app_context.recoverable() == []


@pytest.fixture
def live(tmp_path: Path) -> tuple[Autosave, FakeStore, BackgroundStore, Recovery]:
    """With a real thread and the real clock."""
    store = FakeStore()
    background = BackgroundStore(store.as_store)
    recovery = Recovery(tmp_path / "recovery")
    return Autosave(background, recovery, lambda _: None), store, background, recovery


def test_flush_saves_the_newest_before_it_returns(
    live: tuple[Autosave, FakeStore, BackgroundStore, Recovery],
) -> None:
    autosave, store, background, _ = live
    draft = Retrospective.new()
    for number in range(200):
        draft = draft.with_answer("story.tell", f"word {number}")
        autosave.schedule_save(draft)
        if number % 50 == 49:
            assert autosave.flush(30)
            assert store.kept[draft.id][0] == draft
    assert background.close(30)


def test_flush_waits_for_a_save_that_is_under_way(
    live: tuple[Autosave, FakeStore, BackgroundStore, Recovery],
) -> None:
    autosave, store, background, _ = live
    entered, release = threading.Event(), threading.Event()

    def linger() -> None:
        entered.set()
        release.wait(30)

    store.during = linger
    draft = Retrospective.new().with_answer("story.tell", "It")
    autosave.schedule_save(draft)
    assert entered.wait(30)
    threading.Timer(0.05, release.set).start()
    assert autosave.flush(30)
    assert store.kept[draft.id][0] == draft
    assert background.close(30)


def test_flush_of_a_full_disk_returns_at_once_with_the_words_kept(
    live: tuple[Autosave, FakeStore, BackgroundStore, Recovery],
) -> None:
    autosave, store, background, recovery = live
    store.refusal = DiskFull()
    autosave.schedule_save(Retrospective.new().with_answer("story.tell", "It"))
    assert not autosave.flush(30)
    assert len(recovery.found()) == 1
    assert background.close(30)


def test_flush_waits_for_a_lock_to_go(live: tuple[Autosave, FakeStore, BackgroundStore, Recovery]) -> None:
    autosave, store, background, recovery = live
    store.refusal = Locked()

    def let_go_at_the_third_try() -> None:
        store.refusal = None if store.tries == 3 else store.refusal

    store.during = let_go_at_the_third_try
    autosave.schedule_save(Retrospective.new().with_answer("story.tell", "It"))
    assert autosave.flush(30)
    assert store.saves == 1
    assert recovery.found() == []
    assert background.close(30)


def test_flush_that_runs_out_of_time_leaves_a_recovery_file(
    live: tuple[Autosave, FakeStore, BackgroundStore, Recovery],
) -> None:
    autosave, store, background, recovery = live
    release = threading.Event()
    store.during = lambda: done_waiting(release)
    draft = Retrospective.new().with_answer("story.tell", "It")
    autosave.schedule_save(draft)
    assert not autosave.flush(0.01)
    assert [found.draft for found in recovery.found()] == [draft]
    release.set()
    assert done(background.submit(lambda _: True))
    assert background.close(30)


def done_waiting(release: threading.Event) -> None:
    assert release.wait(30)
