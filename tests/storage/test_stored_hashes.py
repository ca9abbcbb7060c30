"""A later retro may add an optional member to any part of retro/1: what is stored keeps its hash."""

from collections.abc import Callable
from pathlib import Path

import pytest

from retro.core.formats import codec, leaf_codecs, retro_json
from retro.core.formats.codec import AnyCodec
from retro.core.formats.document import document_hash
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.samples import demo, example
from retro.storage.backup.integrity import problems
from retro.storage.writing.store import Store

EVERY = (example(), *demo())
PARTS = {
    Retrospective: retro_json.RETROSPECTIVE, Facts: retro_json.FACTS, Moment: retro_json.MOMENT,
    RedFlag: retro_json.RED_FLAG, Lesson: retro_json.LESSON, Review: retro_json.REVIEW,
}  # fmt: skip
KINDS = {
    "text": leaf_codecs.TEXT,
    "day": leaf_codecs.DAY,
    "mark": leaf_codecs.FLAG,
    "list": codec.many(leaf_codecs.TEXT),
}
Add = Callable[[AnyCodec, object], None]


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    """A library that today's retro has written."""
    store = Store.open(tmp_path / "retro.db")
    store.add_all(EVERY, update=False)
    store.close()
    return store.file


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Add:
    """Give every part of the record one more member, which has this value."""

    def to_all(kind: AnyCodec, value: object) -> None:
        for part, members in PARTS.items():
            monkeypatch.setattr(part, "added_later", value, raising=False)
            monkeypatch.setitem(members, "added_later", kind)

    return to_all


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_optional_member_added_to_any_part_breaks_no_stored_hash(stored: Path, add: Add, kind: AnyCodec) -> None:
    before = [document_hash(whole) for whole in EVERY]
    add(kind, kind.blank)
    assert [document_hash(whole) for whole in EVERY] == before
    assert problems(stored) == []


def test_an_added_member_that_says_something_counts(stored: Path, add: Add) -> None:
    add(leaf_codecs.TEXT, "said")
    assert len(problems(stored)) == len(EVERY)
