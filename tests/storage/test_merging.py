"""Two libraries of one person, edited apart, come together by two merges."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from retro.core.document_kinds import Document
from retro.core.formats import archive_file, document
from retro.core.formats.codec import ArchiveError
from retro.core.formats.document import document_hash
from retro.core.gig.draft_position import DraftPosition, UnreadTexts
from retro.core.gig.ids import DocumentId, GigId, QuestionKey, VetId
from retro.core.gig.retrospective import Facts, Moment, Retrospective
from retro.core.vet.vet import Vet
from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries import home, record, trash
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.library import Library
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.vets import vets
from retro.storage.rows.search_text import search_texts
from retro.storage.writing.merging import MergedIn
from retro.storage.writing.store import Store
from tests.core.test_merging import pairs
from tests.strategies import retrospectives
from tests.strategies import vets as any_vets

FIRST = datetime(2026, 3, 14, 22, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
GIG = Retrospective(GigId("5f0c" * 8), FIRST, FIRST, facts=Facts(title="Labels for Anna"))
VET = Vet(VetId("7a1e" * 8), FIRST, FIRST, title="A shop for Ben")


class Machine(NamedTuple):
    """One computer with its library."""

    store: Store
    library: Library

    def write(self, *documents: Document) -> None:
        gigs = [each for each in documents if isinstance(each, Retrospective)]
        looked_at = [each for each in documents if isinstance(each, Vet)]
        self.store.add_all(read("".join(archive_file.archive_lines(gigs, looked_at)).encode()), update=True)

    def archive(self) -> bytes:
        lines = archive_file.archive_lines(record.iterate_retrospectives(self.library), vets.iterate_vets(self.library))
        return "".join(lines).encode()

    def take(self, archive: bytes) -> MergedIn:
        return self.store.merge_all(read(archive))

    def hashes(self) -> dict[str, str]:
        """The content of each document, by its id."""
        return {each.id: document_hash(each) for each in read(self.archive())}

    def words(self) -> set[str]:
        """Every text of every gig, earlier versions too."""
        every = list(record.iterate_retrospectives(self.library))
        now = {named.text for whole in every for named in search_texts(document.document_to_data(whole))}
        return now | {copy.text for whole in every for copy in earlier_texts(self.library, whole.id)}


def read(archive: bytes) -> Iterator[Document]:
    """What an archive holds, without the control characters that no import lets in."""
    return archive_file.Reader().read(BytesIO(archive))


def machine(folder: Path) -> Machine:
    return Machine(Store.open(folder / "retro.db"), Library(folder / "retro.db"))


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[Machine]:
    made = machine(tmp_path / "laptop")
    yield made
    made.store.close()


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Machine]:
    made = machine(tmp_path / "desktop")
    yield made
    made.store.close()


@given(
    edited=st.lists(pairs(retrospectives()) | pairs(any_vets()), max_size=2),
    here=st.lists(retrospectives() | any_vets(), max_size=1),
    there=st.lists(retrospectives() | any_vets(), max_size=1),
)
@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    max_examples=settings().max_examples // 2,
)
def test_two_libraries_edited_apart_are_equal_after_two_merges_with_every_text_of_both(
    tmp_path_factory: pytest.TempPathFactory,
    edited: list[tuple[Document, Document]],
    here: list[Document],
    there: list[Document],
) -> None:
    folder = tmp_path_factory.mktemp("two")
    one, other = machine(folder / "one"), machine(folder / "other")
    try:
        try:
            one.write(*(mine for mine, _ in edited), *here)
            other.write(*(theirs for _, theirs in edited), *there)
        except ArchiveError:  # two red flags that are one without their control characters
            reject()
        before, archives = one.words() | other.words(), (one.archive(), other.archive())
        one.take(archives[1])
        other.take(archives[0])
        assert one.hashes() == other.hashes()
        for each in (one, other):
            whole = "\x00".join(each.words())
            assert not [text for text in before if text not in whole]
        settled = one.archive(), other.archive()
        for archive in (*archives, *settled):
            assert not one.take(archive).is_change
            assert not other.take(archive).is_change
        assert (one.archive(), other.archive()) == settled
    finally:
        one.store.close()
        other.store.close()


def test_the_other_text_is_an_earlier_version_on_both_machines(laptop: Machine, desktop: Machine) -> None:
    laptop.write(GIG.with_answer("story.tell", "It was my fault."))
    desktop.write(GIG.with_answer("story.tell", "It was the weather.")._replace(updated_at=LATER))
    archives = laptop.archive(), desktop.archive()
    assert laptop.take(archives[1]).merged == 1
    assert desktop.take(archives[0]).merged == 1
    for each in (laptop, desktop):
        found = record.retrospective_by_id(each.library, GIG.id)
        assert found is not None
        assert found.retrospective.answers["story.tell"] == "It was the weather."
        assert [copy.text for copy in earlier_texts(each.library, GIG.id, "story.tell")] == ["It was my fault."]


def test_the_text_here_is_kept_although_a_copy_of_it_was_kept_just_now(laptop: Machine, desktop: Machine) -> None:
    laptop.write(GIG.with_answer("story.tell", "The weather was my fault in the end."))
    laptop.write(GIG.with_answer("story.tell", "The weather was my fault in March."))
    desktop.write(GIG.with_answer("story.tell", "The weather was my fault in May.")._replace(updated_at=LATER))
    assert laptop.take(desktop.archive()).merged == 1
    assert [copy.text[-8:] for copy in earlier_texts(laptop.library, GIG.id, "story.tell")] == ["n March.", "the end."]


def test_what_was_written_elsewhere_can_be_found(laptop: Machine) -> None:
    laptop.write(GIG.with_answer("story.tell", "It began well."))
    other = GIG._replace(moments=(Moment(None, "Anna wrote twice"),), updated_at=LATER)
    laptop.store.merge_all([other])
    from retro.storage.queries.search import search

    assert [hit.row.id for hit in search(laptop.library, "anna twice")] == [GIG.id]


def test_what_lies_in_the_trash_here_and_not_there_is_back(laptop: Machine) -> None:
    laptop.write(GIG, VET)
    for id in (GIG.id, VET.id):
        laptop.store.delete(id)
    done = laptop.store.merge_all([GIG.with_answer("story.tell", "More."), VET])
    assert done.restored == 2
    assert [row.id for row in home.home_rows(laptop.library)] == [GIG.id]
    assert not trash.trash_rows(laptop.library)


def test_what_the_other_machine_does_not_have_stays_in_the_trash(laptop: Machine) -> None:
    laptop.write(GIG)
    laptop.store.delete(GIG.id)
    assert not laptop.store.merge_all([VET]).restored
    assert [row.id for row, _ in trash.trash_rows(laptop.library)] == [GIG.id]


def test_a_setting_of_this_machine_stays(laptop: Machine, desktop: Machine) -> None:
    from retro.storage.queries.settings import setting

    laptop.store.set("theme", "retro-light")
    desktop.write(GIG)
    laptop.take(desktop.archive())
    assert setting(laptop.library, "theme") == "retro-light"


def test_a_merge_that_fails_in_the_middle_changes_nothing(laptop: Machine) -> None:
    laptop.write(GIG)
    before = laptop.archive()

    def broken() -> Iterator[Document]:
        yield GIG.with_answer("story.tell", "More.")
        raise ValueError("not JSON")

    with pytest.raises(ValueError, match="not JSON"):
        laptop.store.merge_all(broken())
    assert laptop.archive() == before


def test_a_merge_can_be_tried_without_writing(laptop: Machine) -> None:
    laptop.write(GIG)
    before = laptop.archive()
    done = laptop.store.merge_all([GIG.with_answer("story.tell", "More."), VET], dry_run=True)
    assert (done.added, done.merged) == (1, 1)
    assert laptop.archive() == before


def test_replies_that_are_too_long_together_stop_the_merge_with_one_sentence(laptop: Machine) -> None:
    laptop.write(replace(VET, reply="a" * 999_999))
    with pytest.raises(StoreError, match=r"^7a1e7a1e can't be merged: reply is longer than 1,000,000 characters\."):
        laptop.store.merge_all([GIG, replace(VET, reply="b" * 999_999)])
    with pytest.raises(UnknownId):
        laptop.store.get(GIG.id)


def test_a_record_that_is_damaged_here_is_what_came_in(laptop: Machine) -> None:
    import sqlite3

    laptop.write(GIG)
    with closing(sqlite3.connect(laptop.library.file, isolation_level=None)) as connection:
        connection.execute("UPDATE retrospective SET noticed_on = 'last week'")
    done = laptop.store.merge_all([GIG.with_answer("story.tell", "More.")])
    assert done.unreadable == 1
    assert laptop.store.get(GIG.id)[0].answers["story.tell"] == "More."


def test_what_another_machine_did_not_understand_comes_with_its_gig_when_they_are_merged(laptop: Machine) -> None:
    laptop.write(GIG)
    price = QuestionKey("price")
    laptop.store.place(GIG.id, DraftPosition("story.tell", unread={price: "a lot"}))
    other = GIG._replace(id=GigId("6a1d" * 8))
    unread: dict[DocumentId, UnreadTexts] = {
        GIG.id: {price: "about 3"},
        other.id: {price: "three or so"},
        VET.id: {price: "no gig's"},
    }
    came: list[Document] = [GIG.with_answer("story.tell", "More."), VET, other]
    laptop.store.merge_all(came, unread=unread)
    assert unread_answers(laptop.library) == {GIG.id: {price: "a lot / about 3"}, other.id: {price: "three or so"}}
    found = record.retrospective_by_id(laptop.library, GIG.id)
    assert found is not None
    assert found.place == DraftPosition("story.tell", unread={price: "a lot / about 3"})
