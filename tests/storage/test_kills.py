"""A process that ends at any statement of a write leaves what was there before it, or all of it."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.gig.choices import Side, Stage
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.ids import GigId, LessonId, QuestionKey, VetId
from retro.core.gig.message import Channel
from retro.core.gig.retrospective import Facts, Lesson, Moment, RedFlag, Retrospective
from retro.core.message.telling import with_client_told
from retro.core.vet.decision import Decision
from retro.core.vet.progress import CheckIn
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag
from retro.storage.writing.store import Store
from tests.storage.killing import kill_at, left_at_each_statement

AT = datetime(2026, 3, 14, 22, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
DAY = date(2026, 3, 15)
OWN = RedFlag(None, "No contract", Stage.WORK, Side.MINE, told_myself="It will be fine")
GIG = Retrospective(
    GigId("5f0c" * 8),
    AT,
    AT,
    facts=Facts(title="Harbour", client="Anna"),
    answers={QuestionKey("story.tell"): "It broke."},
    moments=(Moment(date(2026, 1, 2), "The first call"), Moment(None, "The second")),
    red_flags=(OWN,),
    lessons=(Lesson(LessonId("1e55" * 8), "a client says so", "ask for it in writing", flag="No contract"),),
    tags=("labels",),
)
CHANGED = GIG.with_facts(title="The harbour", price=Decimal(900), currency="EUR")._replace(
    updated_at=LATER,
    answers={QuestionKey("story.tell"): "It broke on the third day."},
    moments=(Moment(date(2026, 1, 2), "The first call"), Moment(date(2026, 1, 3), "Silence")),
    red_flags=(),
    tags=("labels", "late"),
)
GONE = Retrospective(GigId("90e0" * 8), AT, AT, facts=Facts(title="The one in the trash"))
VET = Vet(
    VetId("7a1e" * 8), AT, AT, title="A shop", signs=(VetFlag("no contract", "No contract", Decimal(3)),)
).decided(Decision.TAKE, date(2026, 3, 1))
NEW = Retrospective(GigId("1234" * 8), AT, AT, facts=Facts(title="New"), answers={QuestionKey("story.tell"): "Words"})
CHECKED = replace(VET, updated_at=LATER, check_ins=(CheckIn(DAY, Decimal(12)),))
ELSEWHERE = GIG._replace(updated_at=LATER, answers={QuestionKey("story.tell"): "It stood still."})
LEFT = DraftPosition("dates", unread={QuestionKey("told_on"): "when it rained"})
TYPED = DraftPosition("money", unread={QuestionKey("price"): "a lot"}, known=LEFT.unread)

WRITES: Mapping[str, Callable[[Store], object]] = {
    "a new gig": lambda store: store.save(NEW, version=None, place=DraftPosition("story", 3, False)),
    "a save": lambda store: store.save(CHANGED, version=1, place=DraftPosition("story", 3, False)),
    "a text that is not understood": lambda store: store.save(GIG, version=1, place=TYPED),
    "a position": lambda store: store.place(GIG.id, DraftPosition("story", 7, True)),
    "a deletion": lambda store: store.delete(GIG.id),
    "an undeletion": lambda store: store.undelete(),
    "a purge": lambda store: store.purge([GIG.id]),
    "a setting": lambda store: store.set("theme", "retro-light"),
    "an import": lambda store: store.add_all([NEW, CHANGED, CHECKED], update=True),
    "a merge": lambda store: store.merge_all([NEW, ELSEWHERE, CHECKED]),
    "a telling": lambda store: store.save(with_client_told(GIG, DAY, Channel.WROTE), version=1),
    "a check-in": lambda store: store.save(CHECKED, version=1),
}
CLOCK = re.compile(r"'20\d\d-\d\d-\d\dT[\d:.]+(?:Z|\+00:00)'")
"""Instants, of which some are those of the write itself."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library with a gig left at a page, one in the trash, and a gig under way."""
    file = tmp_path / "retro.db"
    with closing(Store.open(file)) as store:
        store.save(GIG, version=None, place=LEFT)
        store.save(GONE, version=None)
        store.save(VET, version=None)
        store.delete(GONE.id)
    return file


def content(file: Path) -> list[str]:
    """Every row of a sound library; what was left half done is rolled back as it is opened."""
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
        return [CLOCK.sub("'now'", line) for line in raw.iterdump()]


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
@pytest.mark.parametrize("name", WRITES)
def test_a_write_that_is_killed_at_any_statement_is_whole_or_was_not_begun(
    name: str, file: Path, tmp_path: Path
) -> None:
    write, before = WRITES[name], content(file)
    whole = file.with_name("whole.db")
    shutil.copyfile(file, whole)
    with closing(Store.open(whole)) as store:
        write(store)
    after = content(whole)
    assert after != before
    begun = file.read_bytes()

    def work() -> None:
        with closing(Store.open(file)) as store:
            write(store)

    left = left_at_each_statement(file, work)
    assert len(left) > 5
    assert any(each.journal for each in left)
    found = [content(each.lay(tmp_path / "left.db")) for each in left]
    turn = found.index(after) if after in found else len(found)
    assert found == [before] * turn + [after] * (len(found) - turn)
    assert content(file) == after

    file.write_bytes(begun)
    middle = len(left) // 2
    kill_at(middle, work)
    assert content(file) == found[middle]


SAVES = """
import os
import sys
from pathlib import Path
from retro.core.gig.retrospective import Retrospective
from retro.storage.writing.store import Store
store, gig = Store.open(Path(sys.argv[1])), Retrospective.new()
version = store.save(gig, version=None)
os.mkdir(sys.argv[2])
for number in range(10):
    version = store.save(gig.with_answer("story.tell", f"Words {number}"), version=version)
"""


def syncs_of_ten_saves(folder: Path) -> int:
    """How often a program has a file flushed to the disk after it made the folder that says it begins to save."""
    trace, begun = folder / "trace", folder / "begun"
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync,mkdir", "-o", str(trace)]
    subprocess.run([*command, sys.executable, "-c", SAVES, str(folder / "retro.db"), str(begun)], check=True)
    _, saved = trace.read_text().split(str(begun))
    return len(re.findall(r"\bf(?:data)?sync\(", saved))


@pytest.mark.skipif(not shutil.which("strace"), reason="strace counts the syncs, and is not installed")
def test_a_save_costs_at_most_five_syncs(tmp_path: Path) -> None:
    assert 0 < syncs_of_ten_saves(tmp_path) <= 50
