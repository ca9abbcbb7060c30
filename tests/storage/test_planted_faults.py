"""Faults planted in messages, days of telling and handover notes are told in a sentence, and nothing else is lost."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from retro.core.gig.choices import Status
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.paths import paths
from retro.storage.backup.integrity import problems
from retro.storage.care.doctor import examine
from retro.storage.care.restore import restore, salvage_into
from retro.storage.care.salvage import salvage, salvage_vets
from retro.storage.errors import Damaged
from retro.storage.writing.store import Store
from tests.one_bad_record import MESSAGE

ID, OTHER, TAKEN = GigId("d" * 32), GigId("e" * 32), VetId("a" * 32)
GIG = Retrospective.new(
    id=ID,
    facts=Facts(title="Dashboard", client="Ada", status=Status.UNTOLD, noticed_on=date(2026, 11, 19)),
    message=MESSAGE,
).with_answer("own.sentence", "I took it on.")
ANOTHER = Retrospective.new(id=OTHER, facts=Facts(title="Harbour", status=Status.UNTOLD))
UNDER_WAY = Vet(id=TAKEN, title="Labels", message=MESSAGE).decided(Decision.TAKE, date(2026, 11, 1))

CHANGED, VET_CHANGED = "The retrospective dddddddd isn't as retro wrote it.", "The vetted gig aaaaaaaa isn't as retro"
NOWHERE = "9" * 32


def stray(column: str, table: str = "retrospective", id: str = ID) -> str:
    return f"The column {column} of {table} of {id[:8]} contains something retro didn't write."


def of_gig(change: str) -> str:
    return f"UPDATE retrospective SET {change} WHERE id = '{ID}'"


FAULTS = {
    f"INSERT INTO message_part VALUES ('{ID}', 'nonsense', 'x', 0)": CHANGED,
    f"INSERT INTO message_part VALUES ('{ID}', 'owning', 'x', 0)": CHANGED,
    f"INSERT INTO message_part VALUES ('{ID}', 'money', '', 1)": CHANGED,
    f"INSERT INTO message_part VALUES ('{NOWHERE}', 'news', 'x', 0)": "1 row without the retrospective it belongs to.",
    "UPDATE message_part SET text = 'other' WHERE name = 'news'": CHANGED,
    "UPDATE message_part SET text = x'ff00' WHERE name = 'news'": stray("text", "message_part"),
    "UPDATE message_part SET left_out = 2 WHERE name = 'why'": stray("left_out", "message_part"),
    "UPDATE message_part SET left_out = 'yes' WHERE name = 'why'": stray("left_out", "message_part"),
    "DELETE FROM message_part WHERE name = 'news'": CHANGED,
    f"UPDATE message_part SET retrospective = '{OTHER}' WHERE name = 'news'": "eeeeeeee isn't as retro wrote it.",
    f"INSERT INTO handover VALUES ('{ID}', 9, 'nonsense', 'x', NULL)": CHANGED,
    f"INSERT INTO handover VALUES ('{ID}', 9, 'source', 'x', NULL)": CHANGED,
    f"INSERT INTO handover VALUES ('{NOWHERE}', 1, 'source', 'x', NULL)": "1 row without the retrospective it belongs",
    "UPDATE handover SET mark = 'nearly'": CHANGED,
    "UPDATE handover SET mark = x'ff'": stray("mark", "handover"),
    "UPDATE handover SET number = 'two' WHERE number = 1": stray("number", "handover"),
    "UPDATE handover SET number = -5 WHERE number = 1": stray("number", "handover"),
    "DELETE FROM handover WHERE number = 0": CHANGED,
    of_gig("channel = 'pigeon'"): CHANGED,
    of_gig("channel = x'00'"): stray("channel"),
    of_gig("quiet_on = '2026-02-30'"): stray("quiet_on"),
    of_gig("quiet_on = 20261119"): stray("quiet_on"),
    of_gig("told_on = 'yesterday'"): stray("told_on"),
    of_gig("told_on = ''"): stray("told_on"),
    of_gig("told_on = '0000-01-01'"): stray("told_on"),
    of_gig("told_on = '2026-11-20'"): CHANGED,
    of_gig("told_on_precision = 'dunno'"): stray("told_on_precision"),
    of_gig("noticed_on = 'soon'"): stray("noticed_on"),
    of_gig("status = 'maybe'"): CHANGED,
    of_gig("status = NULL"): CHANGED,
    of_gig("status = 'over'"): CHANGED,
    of_gig("message = x'ffff'"): stray("message"),
    of_gig("message = ''"): CHANGED,
    f"INSERT INTO vet_message_part VALUES ('{TAKEN}', 'nonsense', 'x', 0)": VET_CHANGED,
    f"INSERT INTO vet_message_part VALUES ('{NOWHERE}', 'news', 'x', 0)": "1 row without the vetted gig it belongs to.",
    f"INSERT INTO vet_handover SELECT '{NOWHERE}', number, name, text, mark FROM vet_handover": "2 rows without",
    "UPDATE vet_handover SET mark = 'nearly'": VET_CHANGED,
    "UPDATE vet SET told_on = '2026-13-01'": stray("told_on", "vet", TAKEN),
    "UPDATE vet SET channel = 'fax'": VET_CHANGED,
    "UPDATE vet SET quiet_on = 'tomorrow'": stray("quiet_on", "vet", TAKEN),
    "DROP TABLE handover": "The table handover is missing.",
    "DROP TABLE vet_message_part": "The table vet_message_part is missing.",
}


@pytest.fixture(scope="module")
def whole_bytes(tmp_path_factory: pytest.TempPathFactory, empty: bytes) -> bytes:
    file = tmp_path_factory.mktemp("whole") / "retro.db"
    file.write_bytes(empty)
    with closing(Store.open(file)) as store:
        store.add_all([GIG, ANOTHER, UNDER_WAY], update=False)
    return file.read_bytes()


@pytest.fixture
def damaged(tmp_path: Path, whole_bytes: bytes, request: pytest.FixtureRequest) -> Path:
    file = tmp_path / "damaged.db"
    file.write_bytes(whole_bytes)
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(request.param)
    return file


@pytest.mark.parametrize(("damaged", "said"), FAULTS.items(), indirect=["damaged"])
def test_a_planted_fault_is_told_and_never_restored_and_all_others_are_salvaged(
    damaged: Path, said: str, tmp_path: Path, whole_bytes: bytes
) -> None:
    found = problems(damaged)
    assert any(said in sentence for sentence in found), found
    assert not any(word in sentence for sentence in found for word in ("Ada", "Dashboard", "It is late"))
    before = damaged.read_bytes()
    library = tmp_path / "retro.db"
    library.write_bytes(whole_bytes)
    with pytest.raises(Damaged, match=r"damaged\.db is damaged: .* Restore another backup, or use --salvage"):
        restore(damaged, library)
    assert library.read_bytes() == whole_bytes
    saved = {gig.document.id: gig for gig in salvage(damaged)}
    assert saved[ID].document.facts.title == "Dashboard"
    assert saved[OTHER].document.facts.title == "Harbour"
    assert [found.document.title for found in salvage_vets(damaged)] == ["Labels"]
    assert damaged.read_bytes() == before


@pytest.mark.parametrize(
    "damaged", [of_gig("told_on = 'yesterday'"), "UPDATE handover SET mark = 'nearly'"], indirect=True
)
def test_what_is_salvaged_is_a_whole_library_with_the_client_untold_and_the_words_kept(
    damaged: Path, tmp_path: Path
) -> None:
    library = tmp_path / "retro.db"
    salvage_into(library, damaged)
    assert problems(library) == []
    (saved,) = (gig.document for gig in salvage(library) if gig.document.id == ID)
    assert (saved.facts.status, saved.facts.told_on) == (Status.UNTOLD, None)
    assert saved.message.parts == MESSAGE.parts
    assert [row.text for row in saved.message.handover] == ["in the repository", "ten"]


@pytest.mark.parametrize("damaged", ["UPDATE vet SET channel = 'fax', told_on = 'once'"], indirect=True)
def test_of_a_gig_under_way_all_but_what_does_not_fit_is_salvaged(damaged: Path) -> None:
    (found,) = salvage_vets(damaged)
    assert not found.is_whole
    assert found.document.is_running
    assert found.document.message == MESSAGE._replace(channel=None)


@pytest.mark.parametrize("damaged", ["DROP TABLE handover", "UPDATE vet SET channel = 'fax'"], indirect=True)
def test_doctor_says_it_once_with_a_way_back_that_is_not_doctor_itself(damaged: Path, tmp_path: Path) -> None:
    where = paths(tmp_path / "home")
    before = os.umask(0o077)
    try:
        where.data.mkdir()
        where.library.write_bytes(damaged.read_bytes())
        (found,) = [finding for finding in examine(where) if not finding.is_note]
    finally:
        os.umask(before)
    assert "retro restore" in found.next_step
