import os
import sqlite3
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import event

from retro.core.formats.document import document_hash
from retro.core.gig.choices import Held, Side, Stage
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, QuestionKey, new_id
from retro.core.gig.own_questions import NotChanged
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.rough_day import Precision, RoughDay
from retro.core.text.clock import now
from retro.storage.errors import Conflict, Locked, Missing, ReadOnly, StoreError, UnknownId
from retro.storage.queries import home, trash
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.settings import setting
from retro.storage.schema.engine import PRAGMAS
from retro.storage.schema.table import Table
from retro.storage.writing.reviewing import save_review
from retro.storage.writing.store import Imported, Store
from tests.strategies import retrospectives
from tests.unprivileged import as_ordinary_user

FLAG = RedFlag("B3", "Everything is simple", Stage.SCOPE, Side.CLIENT, pivot=True, told_myself="It will be fine")
LESSON = Lesson.new(
    cue="they say simple", act="I ask for a list", reviews=(Review(date(2026, 5, 1), Held.HELD, "once"),)
)
GIG = Retrospective.new(
    id="5f0c" * 8,
    facts=Facts(title="A dashboard", client="Émile", price=Decimal("300.5"), hours_worked=Decimal("7.25")),
    answers={"story.tell": "It began well.\nThen it did not.", "meaning.mine": "The silence."},
    moments=(Moment(date(2026, 3, 2), "Said yes"), Moment(None, "Knew")),
    losses={"time": "two weeks"},
    red_flags=(FLAG, RedFlag(None, "No contract", Stage.BEFORE, Side.MINE)),
    lessons=(LESSON,),
    tags=("web", "python"),
)


def test_a_save_makes_models_only_of_tables_that_differ(tmp_path: Path) -> None:
    """A model of each of sixty events took half of the time of a save that changes one answer."""
    made: list[str] = []

    def loaded(model: object, _: object) -> None:
        made.append(type(model).__name__)

    event.listen(Table, "load", loaded, propagate=True)
    try:
        with closing(Store.open(tmp_path / "retro.db")) as store:
            many = GIG._replace(moments=tuple(Moment(None, f"Event {number}") for number in range(60)))
            version = store.save(many, version=None)
            made.clear()
            store.save(many.with_answer("story.tell", "It broke."), version=version)
            assert sorted(set(made)) == ["Answer", "Retrospective"]
            assert store.get(GIG.id)[0] == many.with_answer("story.tell", "It broke.")
    finally:
        event.remove(Table, "load", loaded)


@given(gig=retrospectives())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_what_is_saved_is_read_back_equal(shared: Path, gig: Retrospective) -> None:
    gig = gig._replace(id=GigId(new_id()))
    with closing(Store.open(shared)) as store:
        assert store.save(gig, version=None) == 1
        assert store.get(gig.id) == (gig, 1)


@given(before=retrospectives(), after=retrospectives())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_change_of_a_record_is_read_back_equal(shared: Path, before: Retrospective, after: Retrospective) -> None:
    before = before._replace(id=GigId(new_id()))
    after = after._replace(id=before.id)
    with closing(Store.open(shared)) as store:
        version = store.save(before, version=None)
        version = store.save(after, version=version)
        assert store.get(after.id) == (after, version)


def test_saving_the_same_again_writes_nothing(store: Store, file: Path) -> None:
    version = store.save(GIG, version=None)
    before = file.read_bytes()
    assert store.save(GIG, version=version) == version
    assert file.read_bytes() == before


def test_only_the_rows_that_changed_are_written(store: Store, file: Path) -> None:
    version = store.save(GIG, version=None)
    statements: list[str] = []
    with store._engine.connect() as connection:  # what reaches SQLite, not what we meant to send
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_trace_callback(statements.append)
    store.save(GIG.with_answer("meaning.mine", "The silence, and the price."), version=version)
    written = [line.split()[:3] for line in statements if line.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert sorted(written) == [
        ["UPDATE", "answer", "SET"],
        ["UPDATE", "retrospective", "SET"],
        ["UPDATE", "search", "SET"],
    ]


def test_each_record_keeps_the_hash_of_its_content(store: Store, file: Path) -> None:
    version = store.save(GIG, version=None)
    changed = GIG.with_answer("story.tell", "Otherwise.").touched()
    store.save(changed, version=version)
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT hash FROM retrospective").fetchone() == (document_hash(changed),)


def test_the_second_window_is_told_of_the_first_ones_words(store: Store) -> None:
    version = store.save(GIG, version=None)
    store.save(GIG.with_answer("story.tell", "mine"), version=version)
    with pytest.raises(Conflict):
        store.save(GIG.with_answer("story.tell", "yours"), version=version)
    assert store.get(GIG.id)[0].answers["story.tell"] == "mine"


def test_the_same_words_from_two_windows_are_no_conflict(store: Store) -> None:
    first = store.save(GIG, version=None)
    assert store.save(GIG, version=None) == first
    second = store.save(GIG.with_answer("story.tell", "mine"), version=first)
    assert store.save(GIG.with_answer("story.tell", "mine"), version=first) == second


def test_what_another_window_deleted_is_not_written_into_the_trash(store: Store) -> None:
    version = store.save(GIG, version=None)
    store.delete(GIG.id)
    with pytest.raises(Conflict):
        store.save(GIG.with_answer("story.tell", "more"), version=version)
    store.purge([GIG.id])
    with pytest.raises(Conflict):
        store.save(GIG.with_answer("story.tell", "more"), version=version)


def test_what_was_read_in_the_trash_is_not_saved_over_it_and_stays_there(store: Store, library: Library) -> None:
    store.save(GIG, version=None)
    store.delete(GIG.id)
    read, version = store.get(GIG.id)
    with pytest.raises(Conflict):
        store.save(read.with_answer("story.tell", "more"), version=version)
    with pytest.raises(Conflict):
        save_review(store, GIG.id, LESSON.id, Review(date(2026, 6, 1), Held.HELD))
    assert home.home_rows(library) == []
    assert store.get(GIG.id) == (GIG, version)


def test_a_review_of_a_gig_that_another_window_saves_meanwhile_is_kept_beside_its_words(
    store: Store, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.save(GIG, version=None)
    read = store.get
    times = iter(range(10))

    def read_before_the_other_saves(id: GigId) -> tuple[Retrospective, int]:
        found, version = read(id)
        if (time := next(times)) < 2:
            store.save(found.with_answer("story.tell", f"mine, {time}"), version=version)
        return found, version

    monkeypatch.setattr(store, "get", read_before_the_other_saves)
    save_review(store, GIG.id, LESSON.id, Review(date(2026, 6, 1), Held.HELD))
    kept, _ = read(GIG.id)
    assert kept.answers["story.tell"] == "mine, 1"
    assert [look.on for look in kept.lessons[0].reviews] == [date(2026, 5, 1), date(2026, 6, 1)]


def test_where_a_draft_was_left_changes_neither_version_nor_hash(store: Store, library: Library) -> None:
    place = DraftPosition("story.tell", 12, True, {QuestionKey("noticed_on"): "the day after ☂"}, "story.turn")
    version = store.save(GIG, version=None, place=DraftPosition("title"))
    store.place(GIG.id, place)
    found = retrospective_by_id(library, GIG.id)
    assert found is not None
    assert (found.place, found.version) == (place, version)
    added = store.add_all([GIG], update=True, unread={GIG.id: {QuestionKey("price"): "about 3"}})
    assert added == Imported(unchanged=1)
    both = {QuestionKey("noticed_on"): "the day after ☂", QuestionKey("price"): "about 3"}
    again = retrospective_by_id(library, GIG.id)
    assert again is not None
    assert again.place == place._replace(unread=both)
    with pytest.raises(UnknownId):
        store.place(GigId(new_id()), place)


@pytest.mark.parametrize(
    ("here", "there", "kept"),
    [
        ("", "about 3", "about 3"),
        ("about 3", "about 3", "about 3"),
        ("about 3, or 4", "about 3", "about 3, or 4"),
        ("about 3", "about 3, or 4", "about 3, or 4"),
        ("a lot", "about 3", "a lot / about 3"),
    ],
)
def test_a_text_that_another_machine_did_not_understand_comes_beside_the_one_typed_here(
    store: Store, library: Library, here: str, there: str, kept: str
) -> None:
    price, told = QuestionKey("price"), QuestionKey("told_on")
    typed = {told: "the day after", **({price: here} if here else {})}
    place = DraftPosition("story.tell", 12, True, typed, "story.turn")
    store.save(GIG, version=None, place=place)
    store.add_all([GIG], update=True, unread={GIG.id: {price: there}, GigId(new_id()): {price: "of another"}})
    found = retrospective_by_id(library, GIG.id)
    assert found
    assert found.place == place._replace(unread={told: "the day after", price: kept})


def test_texts_of_a_gig_that_comes_new_are_kept_at_the_first_page_and_without_texts_there_is_no_place(
    store: Store, library: Library
) -> None:
    other = GIG._replace(id=GigId(new_id()))
    price = QuestionKey("price")
    store.add_all([GIG, other], update=False, unread={GIG.id: {price: "a lot"}, other.id: {}})
    found, without = retrospective_by_id(library, GIG.id), retrospective_by_id(library, other.id)
    assert found
    assert found.place == DraftPosition("status", unread={price: "a lot"})
    assert without
    assert without.place is None


def test_what_was_deleted_comes_back_after_a_restart(store: Store, file: Path, library: Library) -> None:
    other = GIG._replace(id=GigId(new_id()), lessons=())
    store.save(GIG, version=None)
    store.save(other, version=None)
    store.delete(GIG.id)
    store.delete(other.id)
    store.close()
    assert home.home_rows(library) == []
    assert [row.id for row, _ in trash.trash_rows(library)] == [other.id, GIG.id]
    with closing(Store.open(file)) as again:
        assert [again.undelete(), again.undelete(), again.undelete()] == [other.id, GIG.id, None]
        assert again.get(GIG.id)[0] == GIG
        assert again.undelete(GIG.id) is None
        with pytest.raises(UnknownId):
            again.delete(GigId(new_id()))


def test_purging_leaves_no_byte(store: Store, file: Path) -> None:
    secret = "Klabautermann"
    gigs = [GIG._replace(id=GigId(new_id())).with_answer("story.tell", f"{secret} {'x' * 5000}") for _ in range(20)]
    for gig in gigs:
        version = store.save(gig, version=None, place=DraftPosition("title", unread={QuestionKey("price"): secret}))
        store.save(gig.with_answer("story.tell", ""), version=version)
    store.save(GIG, version=None)
    assert store.purge([gig.id for gig in gigs] + [GigId(new_id())]) == 20
    store.close()
    everything = b"".join(path.read_bytes() for path in file.parent.iterdir())
    assert secret.encode() not in everything
    assert secret.casefold().encode() not in everything
    assert gigs[0].id.encode() not in everything
    assert GIG.id.encode() in everything


def test_settings_are_kept(store: Store, library: Library) -> None:
    assert setting(library, "theme") is None
    store.set("theme", "retro-dark")
    store.set("theme", "retro-light")
    assert setting(library, "theme") == "retro-light"


def test_two_windows_that_change_one_setting_at_once_both_keep_their_part(store: Store, library: Library) -> None:
    """The second begins once the first has read, and waits for it."""
    threads: list[threading.Thread] = []

    def other() -> None:
        with closing(Store.open(store.file)) as second:
            is_done = False
            while not is_done:
                with suppress(Locked):
                    second.change_setting("words", lambda before: f"{before} there")
                    is_done = True

    def here(before: str) -> str:
        threads.append(threading.Thread(target=other))
        threads[0].start()
        threads[0].join(0.05)
        return f"{before} here"

    assert store.change_setting("words", here) == " here"
    threads[0].join()
    assert setting(library, "words") == " here there"


def test_a_change_of_a_setting_that_raises_leaves_it_as_it_was(store: Store, library: Library) -> None:
    store.set("words", "before")

    def refused(before: str) -> str:
        raise NotChanged(before)

    with pytest.raises(NotChanged, match="before"):
        store.change_setting("words", refused)
    assert setting(library, "words") == "before"


class TestImport:
    def test_adds_what_is_new_and_leaves_what_is_there(self, store: Store) -> None:
        other = GIG._replace(id=GigId(new_id()))
        store.save(GIG, version=None)
        assert store.add_all([GIG, other], update=False) == Imported(added=1, unchanged=1)
        assert store.add_all([GIG, other], update=False) == Imported(unchanged=2)

    def test_of_other_content_is_refused_and_nothing_is_written(self, store: Store) -> None:
        other = GIG._replace(id=GigId(new_id()))
        store.save(GIG, version=None)
        done = store.add_all([other, GIG.with_answer("story.tell", "else")], update=False)
        assert done == Imported(added=1, refused=(GIG.id,))
        with pytest.raises(UnknownId):
            store.get(other.id)

    def test_with_update_keeps_what_it_replaces(self, store: Store, library: Library) -> None:
        store.save(GIG, version=None)
        changed = GIG.with_answer("story.tell", GIG.answers["story.tell"] + "!").with_answer("meaning.mine", "All.")
        assert store.add_all([changed], update=True) == Imported(updated=1)
        assert store.get(GIG.id)[0] == changed
        assert [each.text for each in earlier_texts(library, GIG.id)] == ["The silence."]

    def test_takes_what_it_finds_out_of_the_trash(self, store: Store, library: Library) -> None:
        store.save(GIG, version=None)
        store.delete(GIG.id)
        assert store.add_all([GIG], update=False) == Imported(updated=1)
        assert [row.id for row in home.home_rows(library)] == [GIG.id]

    def test_can_be_tried_without_writing(self, store: Store, library: Library) -> None:
        assert store.add_all([GIG], update=False, dry_run=True) == Imported(added=1)
        assert home.home_rows(library) == []

    def test_that_fails_in_the_middle_writes_nothing(self, store: Store, library: Library) -> None:
        def broken() -> Iterator[Retrospective]:
            yield GIG
            raise ValueError("not JSON")

        with pytest.raises(ValueError, match="not JSON"):
            store.add_all(broken(), update=False)
        assert home.home_rows(library) == []


class TestEarlierText:
    def written(self, store: Store, library: Library, *texts: str, key: str = "story.tell") -> list[str]:
        gig, version = Retrospective.new(), None
        for text in texts:
            gig = gig.with_answer(key, text)
            version = store.save(gig, version=version)
        return [each.text for each in earlier_texts(library, gig.id, key)]

    def test_is_kept_when_a_text_is_cleared(self, store: Store, library: Library) -> None:
        assert self.written(store, library, "All of it.", "") == ["All of it."]

    def test_is_kept_when_a_text_is_replaced(self, store: Store, library: Library) -> None:
        assert self.written(store, library, "All of it.", "Quite another story") == ["All of it."]

    def test_is_kept_when_a_text_shrinks_by_half(self, store: Store, library: Library) -> None:
        texts = ("one two three four", "one two three fou", "one two three four", "one two")
        assert self.written(store, library, *texts)[0] == "one two three four"

    def test_is_not_kept_while_a_text_grows(self, store: Store, library: Library) -> None:
        assert self.written(store, library, "a", "ab", "abc", "xabc", "xabyc") == []

    def test_is_kept_at_most_every_five_minutes_while_it_is_edited(
        self, store: Store, library: Library, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        start, minutes = now(), iter((0, 1, 4, 5, 6))
        monkeypatch.setattr("retro.storage.writing.extras.now", lambda: start + timedelta(minutes=next(minutes)))
        texts = [f"the first words and then {end}" for end in ("one", "two", "six", "ten", "elf", "age")]
        assert self.written(store, library, *texts) == [texts[3], texts[0]]

    def test_is_what_stood_there_before_backspace_was_held_down(self, store: Store, library: Library) -> None:
        text = "the whole long paragraph that was written with care"
        shrinking = [text[: len(text) - cut] for cut in range(0, len(text), 5)]
        assert text in self.written(store, library, text + "?", *shrinking)

    def test_of_what_only_moved_is_not_kept(self, store: Store, library: Library) -> None:
        gig = Retrospective.new(moments=(Moment(None, "first"), Moment(None, "second")))
        version = store.save(gig, version=None)
        store.save(gig._replace(moments=(Moment(None, "before"), *gig.moments)), version=version)
        assert earlier_texts(library, gig.id) == []

    def test_is_kept_of_every_kind_of_text(self, store: Store, library: Library) -> None:
        version = store.save(GIG, version=None)
        store.save(Retrospective.new(id=GIG.id, created_at=GIG.created_at), version=version)
        lost = {each.key: each.text for each in earlier_texts(library, GIG.id)}
        assert lost["facts.title"] == "A dashboard"
        assert lost["losses.time"] == "two weeks"
        assert lost["red_flags.B3.told_myself"] == "It will be fine"
        assert lost["moments.1.text"] == "Knew"
        assert lost[f"lessons.{LESSON.id}.act"] == "I ask for a list"
        assert {each.key for each in earlier_texts(library, GIG.id, "moments")} == {"moments.0.text", "moments.1.text"}


@pytest.mark.parametrize(
    "unfit",
    [
        GIG.with_answer("story.tell", "half \ud83d"),
        GIG._replace(red_flags=(FLAG, FLAG)),
        GIG.with_answer("story.tell", "x" * 1_000_001),
    ],
    ids=["surrogate", "same flag twice", "too long"],
)
def test_what_could_not_be_read_back_is_refused(store: Store, library: Library, unfit: Retrospective) -> None:
    with pytest.raises(StoreError):
        store.save(unfit, version=None)
    assert home.home_rows(library) == []


def test_a_lock_is_waited_for_a_moment_and_then_told(store: Store, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Locked):
            store.save(GIG, version=None)
        other.execute("COMMIT")
    assert store.save(GIG, version=None) == 1


def test_a_store_may_work_in_another_thread_than_it_was_opened_in(store: Store) -> None:
    thread = threading.Thread(target=store.save, args=(GIG,), kwargs={"version": None})
    thread.start()
    thread.join()
    assert store.get(GIG.id)[0] == GIG


def test_every_pragma_is_set(store: Store) -> None:
    wanted = {"journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0}
    with store._engine.connect() as connection:
        found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in wanted}
    assert found == wanted
    assert set(wanted) <= set(PRAGMAS)


def test_a_library_that_is_moved_away_is_missed_and_not_written_to(store: Store, file: Path) -> None:
    store.save(GIG, version=None)
    moved = file.rename(file.with_name("elsewhere.db"))
    before = moved.read_bytes()
    with pytest.raises(Missing):
        store.save(GIG.with_answer("story.tell", "more"), version=1)
    assert moved.read_bytes() == before


def test_directory_and_file_are_private_whatever_the_umask(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "home"
    old = os.umask(0)
    try:
        with closing(Store.open(folder / "retro.db")) as store:
            store.save(GIG, version=None)
    finally:
        os.umask(old)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "retro.db").stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["a b", "é", "a?mode=memory", "100%41", "a#b", "a\nb", "file:x", "&immutable=1"])
def test_exactly_the_path_that_was_given_is_used(tmp_path: Path, name: str) -> None:
    file = tmp_path / name / f"{name}.db"
    with closing(Store.open(file)) as store:
        store.save(GIG, version=None)
    assert [row.id for row in home.home_rows(Library(file))] == [GIG.id]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [file]


def read_only_file(folder: Path) -> None:
    file = folder / "retro.db"
    file.chmod(0o444)
    assert [row.id for row in home.home_rows(Library(file))] == [GIG.id]
    with closing(Store.open(file)) as store, pytest.raises(ReadOnly):
        store.save(GIG.with_answer("story.tell", "more"), version=1)


def read_only_folder(folder: Path) -> None:
    folder.chmod(0o555)
    try:
        assert [row.id for row in home.home_rows(Library(folder / "retro.db"))] == [GIG.id]
        with closing(Store.open(folder / "retro.db")) as store, pytest.raises(StoreError):
            store.save(GIG.with_answer("story.tell", "more"), version=1)
        with pytest.raises(StoreError):
            Store.open(folder / "other" / "retro.db")
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("body", [read_only_file, read_only_folder])
def test_what_may_not_be_written_can_be_read_and_says_so(
    store: Store, file: Path, body: Callable[[Path], None]
) -> None:
    store.save(GIG, version=None)
    store.close()
    as_ordinary_user(body, file.parent)


ROUGH = RoughDay(2026, 3, 15, Precision.MONTH)


def test_how_exactly_a_day_is_known_is_kept_and_typing_the_exact_day_makes_it_exact(tmp_path: Path) -> None:
    with closing(Store.open(tmp_path / "retro.db")) as store:
        flags = (FLAG._replace(seen_on=ROUGH), *GIG.red_flags[1:])
        gig = GIG._replace(moments=(Moment(ROUGH, "Said yes"),), red_flags=flags).with_facts(noticed_on=ROUGH)
        version = store.save(gig, version=None)
        assert store.get(gig.id) == (gig, version)
        exact = gig.with_facts(noticed_on=date(2026, 3, 15))
        later = store.save(exact, version=version)
        assert later > version
        assert store.get(gig.id) == (exact, later)
        assert store.get(gig.id)[0].facts.noticed_on == date(2026, 3, 15)


@pytest.mark.parametrize("stray", ["'decade'", "x'00ff'", "7", "''", "NULL"])
def test_a_precision_that_retro_never_wrote_hides_no_gig(tmp_path: Path, stray: str) -> None:
    with closing(Store.open(tmp_path / "retro.db")) as store:
        store.save(GIG._replace(moments=(Moment(ROUGH, "Said yes"),)).with_facts(noticed_on=ROUGH), version=None)
        with closing(sqlite3.connect(store.file)) as raw, raw:
            raw.execute(f"UPDATE retrospective SET noticed_on_precision = {stray}, told_on_precision = 'month'")
            raw.execute(f"UPDATE moment SET on_precision = {stray}")
        found, version = store.get(GIG.id)
        assert (found.facts.noticed_on, found.facts.told_on) == (date(2026, 3, 15), None)
        assert found.moments == (Moment(date(2026, 3, 15), "Said yes"),)
        (row,) = home.home_rows(Library(store.file))
        assert row.noticed_on == date(2026, 3, 15)
        store.save(found.with_facts(noticed_on=ROUGH), version=version)
        assert store.get(GIG.id)[0].facts.noticed_on == ROUGH
