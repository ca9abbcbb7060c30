"""Answers given line by line go on in the same gig where another window notes alone that the client was told."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from retro.commands.document_saver import DocumentSaver
from retro.commands.gig_writing import changed
from retro.core.gig.choices import Status
from retro.core.gig.draft_position import DraftPosition, UnreadTexts
from retro.core.gig.ids import GigId, QuestionKey
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.telling import with_client_told
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.autosave.recovery import Recovery
from retro.storage.errors import Locked
from retro.storage.opening import open_store
from retro.storage.queries.home import home_rows
from retro.storage.queries.library import Library
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.vets import vet_by_id
from retro.storage.writing.store import Store

ON = date(2026, 11, 20)
GIG = Retrospective.new(facts=Facts(title="Shop", status=Status.UNTOLD), answers={"story.tell": "It broke."})
RUNNING = Vet(title="Labels", decision=Decision.TAKE, decided_on=ON)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(data=tmp_path / "data", state=tmp_path / "state")
    store = open_store(paths.library, paths.backups)
    for document in (GIG, RUNNING):
        store.save(document, version=None)
    store.close()
    return paths


def note_told(paths: Paths, id: str) -> None:
    """As `retro told` does in another window."""
    changed(paths, id, lambda gig: with_client_told(gig, ON, None))


def test_a_walk_goes_on_in_the_same_gig_after_another_window_noted_that_they_were_told(
    paths: Paths, capsys: pytest.CaptureFixture[str]
) -> None:
    keeping = DocumentSaver(paths, GIG, 1)
    keeping.replace_document(GIG.with_answer("client.cost", "A week."))
    note_told(paths, GIG.id)
    keeping.replace_document(keeping.document.with_answer("own.sentence", "I said yes."))
    keeping.replace_document(keeping.document.with_answer("own.sentence", "I said yes too soon."))
    keeping.close()
    library = Library(paths.library)
    found = retrospective_by_id(library, GIG.id)
    assert found
    kept = found.retrospective
    assert (kept.facts.told_on, kept.facts.status) == (ON, with_client_told(GIG, ON, None).facts.status)
    assert dict(kept.answers) == {**GIG.answers, "client.cost": "A week.", "own.sentence": "I said yes too soon."}
    assert len(home_rows(library)) == 1
    assert capsys.readouterr().err.count("Noted in another window: you told them on 20 November 2026.") == 1


def test_the_same_of_a_gig_under_way(paths: Paths) -> None:
    keeping = DocumentSaver(paths, RUNNING, 1)
    note_told(paths, RUNNING.id)
    keeping.replace_document(replace(keeping.document, client="Anna"))
    keeping.close()
    found = vet_by_id(Library(paths.library), RUNNING.id)
    assert found
    assert (found.vet.told_on, found.vet.client) == (ON, "Anna")


def test_words_of_another_window_still_make_a_copy(paths: Paths) -> None:
    keeping = DocumentSaver(paths, GIG, 1)
    changed(paths, GIG.id, lambda gig: gig.with_answer("story.turn", "x") if isinstance(gig, Retrospective) else gig)
    keeping.replace_document(GIG.with_answer("client.cost", "A week."))
    keeping.close()
    assert keeping.document.id != GIG.id
    assert len(home_rows(Library(paths.library))) == 2


def test_a_telling_of_ones_own_is_not_overwritten(paths: Paths) -> None:
    keeping = DocumentSaver(paths, GIG, 1)
    note_told(paths, GIG.id)
    keeping.replace_document(with_client_told(GIG, date(2026, 11, 21), None))
    keeping.close()
    assert keeping.document.id != GIG.id
    assert keeping.document.facts.told_on == date(2026, 11, 21)


HOURS, PRICE = QuestionKey("hours_worked"), QuestionKey("price")
BOTH = {HOURS: "ages", PRICE: "a lot"}


def type_there(paths: Paths, known: UnreadTexts, typed: UnreadTexts) -> None:
    """Another window changes what was typed and not understood, and turns a page."""
    with closing(open_store(paths.library, paths.backups)) as store:
        store.place(GIG.id, DraftPosition("money", unread=typed, known=known))


def typed_in(paths: Paths, id: str = GIG.id) -> UnreadTexts:
    """What the library has."""
    return unread_answers(Library(paths.library)).get(GigId(id), {})


def test_a_walk_changes_only_the_texts_that_were_typed_in_it(paths: Paths) -> None:
    type_there(paths, {}, {HOURS: "a while"})
    keeping, walk = DocumentSaver(paths, GIG, 1), DraftPosition("story.tell", unread={HOURS: "a while"})
    type_there(paths, {HOURS: "a while"}, {HOURS: "ages"})
    keeping.replace_document(GIG, walk.since(walk.unread))
    assert typed_in(paths) == {HOURS: "ages"}
    keeping.replace_document(GIG, walk._replace(unread={HOURS: "a while", PRICE: "a lot"}).since(walk.unread))
    assert typed_in(paths) == BOTH
    keeping.close()
    assert len(home_rows(Library(paths.library))) == 1


@pytest.mark.parametrize("is_told", [False, True])
def test_a_text_that_another_window_typed_otherwise_makes_a_copy_that_is_said(
    paths: Paths, capsys: pytest.CaptureFixture[str], is_told: bool
) -> None:
    """Also where that window noted besides that the client was told, which is taken over."""
    keeping = DocumentSaver(paths, GIG, 1)
    type_there(paths, {}, {HOURS: "ages"})
    if is_told:
        note_told(paths, GIG.id)
    keeping.replace_document(GIG, DraftPosition("money", unread={HOURS: "eons", PRICE: "a lot"}))
    later = DraftPosition("review", unread={PRICE: "a lot"}, known={HOURS: "eons", PRICE: "a lot"})
    keeping.replace_document(keeping.document, later)
    keeping.close()
    assert keeping.document.id != GIG.id
    assert (typed_in(paths), typed_in(paths, keeping.document.id)) == ({HOURS: "ages"}, {PRICE: "a lot"})
    said = capsys.readouterr().err
    assert said.count("Also changed in another window. Your version is saved as “Shop (other window, ") == 1
    assert ("Noted in another window" in said) == is_told
    assert (keeping.document.facts.told_on is not None) == is_told


def test_texts_that_waited_for_the_next_line_and_for_a_locked_library_are_saved_with_the_last(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeping = DocumentSaver(paths, GIG, 1)
    keeping.replace_document(GIG, DraftPosition("money"))
    keeping.replace_document(GIG, DraftPosition("money", unread={HOURS: "ages"}), can_wait=True)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "save", locked)
        keeping.replace_document(GIG, DraftPosition("money", unread=BOTH, known={HOURS: "ages"}))
    [found] = Recovery(paths.recovery).found()
    assert found.place
    assert (found.place.unread, found.place.known) == (BOTH, {})
    type_there(paths, {}, {QuestionKey("paid"): "little"})
    keeping.replace_document(GIG, DraftPosition("review", unread=BOTH, known=BOTH))
    keeping.close()
    assert typed_in(paths) == {**BOTH, QuestionKey("paid"): "little"}
    assert Recovery(paths.recovery).found() == []


def locked(*_: object, **__: object) -> int:
    """As long as another program writes."""
    raise Locked
