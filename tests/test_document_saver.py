"""Answers given line by line go on in the same gig where another window notes alone that the client was told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from retro.commands.document_saver import DocumentSaver
from retro.commands.gig_writing import changed
from retro.core.gig.choices import Status
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.telling import with_client_told
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.opening import open_store
from retro.storage.queries.home import home_rows
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.vets import vet_by_id

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
