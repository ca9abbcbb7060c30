"""Two windows type into one draft what is not understood: each text stays, and none comes back that was removed."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retro.core.gig.draft_position import DraftPosition, UnreadTexts
from retro.core.gig.ids import GigId, QuestionKey, new_document_id
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet import vet_lines
from retro.core.vet.vet import Vet
from retro.storage.autosave.autosave import Autosave
from retro.storage.autosave.pending import Queue
from retro.storage.autosave.recovery import Recovery
from retro.storage.autosave.status import Diverged, SaveState
from retro.storage.care.maintenance import import_recovered
from retro.storage.errors import Conflict, Locked
from retro.storage.queries.home import home_rows
from retro.storage.queries.library import Library
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.record import retrospective_by_id
from retro.storage.writing.store import Store
from tests.storage.fakes import ByHand

HOURS, PRICE, TOLD = map(QuestionKey, ("hours_worked", "price", "told_on"))
GIG = Retrospective.new(facts=Facts(title="Shop"))
NONE: UnreadTexts = {}


def left(
    typed: Mapping[QuestionKey, str], known: Mapping[QuestionKey, str] = NONE, key: str = "money"
) -> DraftPosition:
    """A window's position with all that stands in it, and what it knew."""
    return DraftPosition(key, unread=typed, known=known)


@pytest.fixture
def other(file: Path, store: Store) -> Iterator[Store]:
    """A second window on the library, in which the draft is stored, with an hour that is not understood."""
    store.save(GIG, version=None, place=left({TOLD: "tuesday"}))
    with closing(Store.open(file)) as opened:
        yield opened


def typed_in(library: Library, id: str = GIG.id) -> Mapping[QuestionKey, str]:
    """What the library has."""
    return unread_answers(library).get(GigId(id), {})


OPENED = {TOLD: "tuesday"}


@pytest.mark.parametrize("way", ["save", "place"])
def test_a_text_typed_in_one_window_outlives_a_page_turn_in_another(
    store: Store, other: Store, library: Library, way: str
) -> None:
    if way == "save":
        store.save(GIG, version=1, place=left({**OPENED, HOURS: "ages"}, OPENED))
        other.save(GIG, version=1, place=left(OPENED, OPENED, "story.tell"))
    else:
        store.place(GIG.id, left({**OPENED, HOURS: "ages"}, OPENED))
        other.place(GIG.id, left(OPENED, OPENED, "story.tell"))
    found = retrospective_by_id(library, GIG.id)
    assert found
    assert found.place == DraftPosition("story.tell", unread={**OPENED, HOURS: "ages"})


def test_texts_typed_for_different_questions_in_two_windows_both_stay(
    store: Store, other: Store, library: Library
) -> None:
    store.save(GIG, version=1, place=left({**OPENED, HOURS: "ages"}, OPENED))
    other.save(GIG, version=1, place=left({**OPENED, PRICE: "a lot"}, OPENED))
    store.save(GIG, version=1, place=left({**OPENED, HOURS: "ages ago"}, {**OPENED, HOURS: "ages"}))
    assert typed_in(library) == {**OPENED, HOURS: "ages ago", PRICE: "a lot"}


def test_a_text_that_one_window_understood_is_not_brought_back_by_another(
    store: Store, other: Store, library: Library
) -> None:
    store.save(GIG, version=1, place=left({}, OPENED))
    other.save(GIG, version=1, place=left({**OPENED, PRICE: "a lot"}, OPENED))
    assert typed_in(library) == {PRICE: "a lot"}


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ({TOLD: "wednesday"}, {TOLD: "monday"}),
        ({}, {TOLD: "monday"}),
        ({TOLD: "monday"}, {}),
        ({**OPENED, HOURS: "a"}, {**OPENED, HOURS: "b"}),
    ],
    ids=["both changed", "understood here", "understood there", "both typed"],
)
def test_what_both_windows_made_of_one_text_is_a_conflict_that_writes_nothing(
    store: Store, other: Store, library: Library, here: UnreadTexts, there: UnreadTexts
) -> None:
    store.save(GIG, version=1, place=left(there, OPENED))
    changed = GIG.with_answer("story.tell", "It broke.")
    with pytest.raises(Conflict):
        other.save(changed, version=1, place=left(here, OPENED))
    with pytest.raises(Conflict):
        other.place(GIG.id, left(here, OPENED))
    found = retrospective_by_id(library, GIG.id)
    assert found
    assert (found.retrospective, found.version, found.place) == (GIG, 1, DraftPosition("money", unread=there))


def test_the_same_text_typed_in_two_windows_is_no_conflict(store: Store, other: Store, library: Library) -> None:
    for window in (store, other):
        window.save(GIG, version=1, place=left({**OPENED, HOURS: "ages"}, OPENED))
    assert typed_in(library) == {**OPENED, HOURS: "ages"}


def test_the_first_position_of_a_draft_holds_all_that_stands_in_its_window(store: Store, library: Library) -> None:
    store.save(GIG, version=None)
    store.place(GIG.id, left({**OPENED, HOURS: "eons"}, {**OPENED, HOURS: "ages"}))
    assert typed_in(library) == {**OPENED, HOURS: "eons"}


@pytest.mark.parametrize("stored", ['{"told_on":"tuesday"}', '{"told_on": 3}', "[", "\x00"])
def test_a_page_turn_alone_leaves_the_stored_texts_as_their_bytes_are(
    store: Store, other: Store, raw: sqlite3.Connection, stored: str
) -> None:
    with raw:
        raw.execute("UPDATE place SET unread = ?", (stored,))
    other.save(GIG, version=1, place=left(OPENED, OPENED, "story.tell"))
    assert [tuple(row) for row in raw.execute("SELECT key, unread FROM place")] == [("story.tell", stored)]


def test_a_text_that_was_changed_stands_last_as_it_always_did(
    store: Store, other: Store, raw: sqlite3.Connection
) -> None:
    three = {TOLD: "tuesday", PRICE: "a lot", HOURS: "ages"}
    store.save(GIG, version=1, place=left(three, OPENED))
    store.save(GIG, version=1, place=left({PRICE: "a lot", HOURS: "ages", TOLD: "monday"}, three))
    (row,) = raw.execute("SELECT unread FROM place").fetchall()
    assert row["unread"] == '{"price": "a lot", "hours_worked": "ages", "told_on": "monday"}'


def test_what_is_not_understood_of_a_vet_is_held_by_its_version(store: Store, file: Path) -> None:
    vet = Vet(title="Labels")
    store.save(vet, version=None)
    store.save(vet.with_unread(vet_lines.PRICE, "a lot"), version=1)
    with closing(Store.open(file)) as other, pytest.raises(Conflict):
        other.save(vet.with_unread(vet_lines.HOURS, "ages"), version=1)


texts = st.dictionaries(st.sampled_from((HOURS, PRICE, TOLD)), st.sampled_from(("a", "b", "c")))


@given(stored=texts, begun=texts, then=texts, last=texts)
def test_two_positions_saved_as_one_change_what_both_would_have(
    stored: UnreadTexts, begun: UnreadTexts, then: UnreadTexts, last: UnreadTexts
) -> None:
    """A text that is again as it was in the library is none that was changed."""
    first, second = left(then, begun), left(last, then, "story.tell")
    both, apart = second.after(first), second.written_on(first.written_on(stored))
    for key in (HOURS, PRICE, TOLD):
        is_again = begun.get(key) == last.get(key)
        assert both.written_on(stored).get(key) == (stored if is_again else apart).get(key)
    assert (both.key, both.unread) == ("story.tell", last)


@given(begun=texts, here=texts, there=texts)
def test_whichever_of_two_windows_saves_first_no_text_of_either_is_lost(
    begun: UnreadTexts, here: UnreadTexts, there: UnreadTexts
) -> None:
    theirs, ours = left(there, begun), left(here, begun)
    stored = theirs.written_on(begun)
    assert stored == there
    if ours.clashes_with(stored):
        return
    both = ours.written_on(stored)
    for key in (HOURS, PRICE, TOLD):
        was, kept = begun.get(key, ""), {here.get(key, ""), there.get(key, "")}
        assert both.get(key, "") in (kept - {was} or {was})


BEGINS, DONE, REFUSED = "a save begins", "it ends well", "it is refused"
REFUSED_ALL, GONE = "it is refused with all that is due", "another window understood what is stored"
steps = st.one_of(
    st.tuples(st.sampled_from((HOURS, PRICE, TOLD)), st.sampled_from(("", "a", "b"))),
    st.sampled_from((BEGINS, DONE, REFUSED, REFUSED_ALL, GONE)),
)


@example(script=[(HOURS, "a"), BEGINS, (PRICE, "a"), DONE, GONE, (PRICE, "b")])
@example(script=[(HOURS, "a"), BEGINS, (PRICE, "a"), REFUSED, (PRICE, "b")])
@example(script=[(HOURS, "a"), BEGINS, (PRICE, "a"), REFUSED_ALL, (PRICE, "b")])
@given(script=st.lists(steps, max_size=14))
def test_the_queue_hands_each_change_of_a_text_over_until_it_is_saved_and_not_once_more(
    script: list[tuple[QuestionKey, str] | str],
) -> None:
    """Whatever is typed while a save runs, ends or is refused; a text gone from the library meanwhile stays gone."""
    queue = Queue()
    here: dict[QuestionKey, str] = {}
    stored: dict[QuestionKey, str] = {}
    wanted: dict[QuestionKey, str] = {}
    understood: set[QuestionKey] = set()

    def write() -> None:
        nonlocal stored
        for unsaved in queue.take(-1.0) or queue.take(1.0):
            assert unsaved.place
            assert not unsaved.place.clashes_with(stored)
            stored = dict(unsaved.place.written_on(stored))
            queue.done(GIG.id)

    for step in (*script, DONE, DONE):
        if isinstance(step, tuple) and step[0] not in understood:
            known = dict(here)
            here = {**here, step[0]: step[1]} if step[1] else {key: here[key] for key in here if key != step[0]}
            wanted[step[0]] = step[1]
            queue.put(GIG, left(here, known), 0.0)
        elif step == BEGINS:
            queue.take(1.0)
        elif step == DONE:
            write()
        elif step in (REFUSED, REFUSED_ALL):
            queue.take(-1.0 if step == REFUSED else 1.0)
            queue.put_back(0.5)
        elif step == GONE and not queue.is_writing(GIG.id):
            gone = set(stored) - {key for each in queue.left if each.own_place for key in each.own_place.changed}
            understood |= gone
            wanted |= dict.fromkeys(gone, "")
            stored = {key: text for key, text in stored.items() if key not in gone}
    assert stored == {key: text for key, text in wanted.items() if text}


class Window:
    """An autosave with its own thread's work done by hand, on a library that it shares."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.background = ByHand(lambda: Store.open(file))
        self.recovery = Recovery(folder)
        self.said: list[SaveState] = []
        self.autosave = Autosave(self.background, self.recovery, self.said.append, clock=lambda: self.background.time)

    def offer(self, typed: UnreadTexts, known: UnreadTexts, draft: Retrospective = GIG) -> None:
        self.autosave.schedule_save(draft, left(typed, known), version=1, before=GIG)

    def save(self) -> None:
        self.background.advance(3)

    @property
    def copies(self) -> list[str]:
        return [each.new_id for each in self.said if isinstance(each, Diverged)]


@pytest.fixture
def windows(file: Path, tmp_path: Path, store: Store) -> Iterator[tuple[Window, Window]]:
    """Two of them, on a stored draft."""
    store.save(GIG, version=None, place=left(OPENED))
    both = (Window(file, tmp_path / "recovery"), Window(file, tmp_path / "recovery"))
    yield both
    for each in both:
        each.background.close()


def test_windows_that_type_for_different_questions_go_on_in_one_draft(
    windows: tuple[Window, Window], library: Library
) -> None:
    one, other = windows
    one.offer({**OPENED, HOURS: "ages"}, OPENED)
    one.save()
    other.offer({**OPENED, PRICE: "a lot"}, OPENED)
    other.save()
    one.offer({HOURS: "ages"}, {**OPENED, HOURS: "ages"})
    one.save()
    assert typed_in(library) == {HOURS: "ages", PRICE: "a lot"}
    assert one.copies == other.copies == []


def test_what_two_windows_type_for_one_question_goes_on_in_a_copy_and_is_said(
    windows: tuple[Window, Window], library: Library
) -> None:
    one, other = windows
    one.offer({**OPENED, HOURS: "ages"}, OPENED)
    one.save()
    other.offer({**OPENED, HOURS: "eo"}, OPENED)
    other.save()
    other.offer({**OPENED, HOURS: "eons"}, {**OPENED, HOURS: "eo"})
    other.save()
    [copy] = other.copies
    assert (typed_in(library), typed_in(library, copy)) == ({**OPENED, HOURS: "ages"}, {**OPENED, HOURS: "eons"})
    assert len(home_rows(library)) == 2
    [said] = [each.line for each in other.said if isinstance(each, Diverged)]
    assert said.startswith("Also changed in another window. Your version is saved as “Shop (other window, ")


def test_what_is_typed_while_a_text_parts_from_another_windows_goes_on_in_the_same_copy(
    windows: tuple[Window, Window], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = windows
    one.offer({**OPENED, HOURS: "ages"}, OPENED)
    one.save()
    save, waiting = Store.save, [{**OPENED, HOURS: "eons"}]

    def typed_meanwhile(*words: object, **named: object) -> int:
        if waiting:
            other.offer(waiting.pop(), {**OPENED, HOURS: "eo"})
        return save(*words, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Store, "save", typed_meanwhile)
    other.offer({**OPENED, HOURS: "eo"}, OPENED)
    other.save()
    [copy] = other.copies
    assert (typed_in(library), typed_in(library, copy)) == ({**OPENED, HOURS: "ages"}, {**OPENED, HOURS: "eons"})


def test_what_is_typed_while_the_library_refuses_is_saved_with_what_was_typed_before(
    windows: tuple[Window, Window], library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, _ = windows
    save, tries = Store.save, []

    def refused(*words: object, **named: object) -> int:
        tries.append(named)
        if len(tries) == 1:
            window.offer({HOURS: "ages", PRICE: "a lot"}, {**OPENED, HOURS: "ages"})
        if len(tries) < 3:
            raise Locked
        return save(*words, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Store, "save", refused)
    window.offer({**OPENED, HOURS: "ages"}, OPENED)
    window.autosave.schedule_save(GIG.with_answer("story.tell", "It broke."), version=1)
    window.save()
    assert len(tries) == 3
    assert typed_in(library) == {HOURS: "ages", PRICE: "a lot"}
    assert window.copies == []


def test_a_text_offered_while_one_before_it_is_being_saved_is_kept_in_a_recovery_file_with_that(
    windows: tuple[Window, Window], library: Library, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    """As at a kill: the file alone has both, whether the save that was under way ends or not."""
    window, _ = windows

    def during(*words: object, **named: object) -> int:
        window.offer({**OPENED, HOURS: "ages", PRICE: "a lot"}, {**OPENED, HOURS: "ages"})
        assert not window.autosave.flush(0)
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr(Store, "save", during)
        window.offer({**OPENED, HOURS: "ages"}, OPENED)
        window.save()
    for is_half_saved in (False, True):
        if is_half_saved:
            store.place(GIG.id, left({**OPENED, HOURS: "ages"}, {**OPENED, HOURS: "ages", PRICE: "a lot"}))
        [found] = window.recovery.found()
        assert store.save(found.draft, version=found.version, place=found.place) == 1
        assert typed_in(library) == {**OPENED, HOURS: "ages", PRICE: "a lot"}


@pytest.mark.parametrize(
    ("theirs", "here", "kept", "copied"),
    [
        ({**OPENED, PRICE: "a lot"}, {**OPENED, HOURS: "ages"}, {**OPENED, PRICE: "a lot", HOURS: "ages"}, []),
        ({}, {**OPENED, HOURS: "ages"}, {HOURS: "ages"}, []),
        ({**OPENED, PRICE: "a lot"}, {}, {PRICE: "a lot"}, []),
        ({**OPENED, HOURS: "eons"}, {**OPENED, HOURS: "ages"}, {**OPENED, HOURS: "eons"}, [{**OPENED, HOURS: "ages"}]),
    ],
    ids=["another question", "understood there", "understood here", "the same question"],
)
def test_a_recovery_file_changes_only_what_was_typed_in_its_window(
    store: Store, other: Store, library: Library, tmp_path: Path,
    theirs: UnreadTexts, here: UnreadTexts, kept: UnreadTexts, copied: list[UnreadTexts],
) -> None:  # fmt: skip
    recovery = Recovery(tmp_path / "recovery")
    recovery.write(GIG, 1, left(here, OPENED))
    other.save(GIG, version=1, place=left(theirs, OPENED))
    assert import_recovered(store, recovery)
    assert typed_in(library) == kept
    assert [typed for id, typed in unread_answers(library).items() if id != GIG.id] == copied
    assert recovery.found() == []


def test_a_recovery_file_of_an_older_retro_loses_no_text_of_either(
    store: Store, other: Store, library: Library, tmp_path: Path
) -> None:
    """It doesn't say what its window knew: what differs goes on in a copy."""
    recovery = Recovery(tmp_path / "recovery")
    file = recovery.write(GIG, 1, left({TOLD: "monday", HOURS: "ages"}))
    data = json.loads(file.read_text("utf-8"))
    del data["place"]["known"]
    file.write_text(json.dumps(data), "utf-8")
    import_recovered(store, recovery)
    assert sorted(str(typed) for typed in unread_answers(library).values()) == sorted(
        map(str, (OPENED, {TOLD: "monday", HOURS: "ages"}))
    )


def test_a_new_draft_of_which_nothing_is_understood_yet_is_stored(
    windows: tuple[Window, Window], library: Library
) -> None:
    window, _ = windows
    new = Retrospective.new(id=GigId(new_document_id()))
    window.autosave.schedule_save(new, left({HOURS: "ages"}))
    window.save()
    assert typed_in(library, new.id) == {HOURS: "ages"}
