"""What one damaged page or row costs is that page or row, never the rest."""

import os
import random
import sqlite3
import statistics
import uuid
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.formats.codec import Data
from retro.core.gig.choices import Held, Side, Stage, Status
from retro.core.gig.flag_names import NAMES
from retro.core.gig.ids import GigId, LessonId, QuestionKey
from retro.core.gig.message import NO_MESSAGE
from retro.core.gig.own_questions import PREFIX, OwnQuestion, StepKey
from retro.core.gig.retrospective import Lesson, Moment, RedFlag, Retrospective, Review
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.storage.backup.integrity import problems
from retro.storage.care import piecing
from retro.storage.care.restore import SalvagedLibrary, salvage_into, undo
from retro.storage.care.salvage import Salvaged, salvage, salvage_vets
from retro.storage.errors import Damaged, NotALibrary, StoreError
from retro.storage.queries.library import Library
from retro.storage.queries.not_understood import unread_answers
from retro.storage.queries.record import iterate_retrospectives
from retro.storage.rows.row_mapping import DocumentMapping, Rows
from retro.storage.writing.store import Store


def gig(number: int) -> Retrospective:
    told = Retrospective.new(moments=(Moment(None, "began"),), lessons=(Lesson.new(cue="nobody ran it", act="run it"),))
    told = told.with_facts(title=f"Gig {number}", status=Status.OVER)
    return told.with_answer("story.tell", f"story {number} " * 200).with_answer("story.turn", f"turn {number} " * 200)


@pytest.fixture
def gigs(store: Store) -> dict[GigId, Retrospective]:
    told = [gig(number) for number in range(20)]
    for each in told:
        store.save(each, version=None)
    store.close()
    return {each.id: each for each in told}


def found_whole(file: Path) -> list[Retrospective]:
    """Nothing, if the page that names the tables is gone."""
    try:
        return [each.document for each in salvage(file) if each.is_whole]
    except Damaged:
        return []


def change(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(sql)


def test_a_whole_library_comes_back_whole(file: Path, gigs: dict[GigId, Retrospective]) -> None:
    before = file.read_bytes()
    found = list(salvage(file))
    assert {each.document.id: each.document for each in found} == gigs
    assert all(each.is_whole for each in found)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["retro.db"]


def test_a_library_cut_short_gives_what_is_in_the_rest(file: Path, gigs: dict[GigId, Retrospective]) -> None:
    os.truncate(file, file.stat().st_size * 3 // 4)
    found = list(salvage(file))
    whole = [each for each in found if each.is_whole]
    assert whole
    assert all(each.document == gigs[each.document.id] for each in whole)


@pytest.mark.parametrize(
    "damage",
    ["UPDATE {} SET status = 'nonsense'", "UPDATE {} SET price = 'a lot'", "UPDATE {} SET created_at = 'once'"],
)
def test_a_column_that_cannot_be_read_costs_that_column(
    file: Path, gigs: dict[GigId, Retrospective], damage: str
) -> None:
    worst = min(gigs)
    change(file, damage.format("retrospective") + f" WHERE id = '{worst}'")
    found = {each.document.id: each for each in salvage(file)}
    assert found.keys() == gigs.keys()
    assert [id for id, each in found.items() if not each.is_whole] == [worst]
    assert found[worst].document.facts.title == gigs[worst].facts.title
    assert found[worst].document.answers == gigs[worst].answers
    assert found[worst].document.lessons == gigs[worst].lessons


def test_a_row_that_cannot_be_read_costs_that_row(file: Path, gigs: dict[GigId, Retrospective]) -> None:
    worst = min(gigs)
    change(file, f"UPDATE answer SET key = 'NOT A KEY' WHERE key = 'story.turn' AND retrospective = '{worst}'")
    found = {each.document.id: each for each in salvage(file)}
    assert dict(found[worst].document.answers) == {"story.tell": gigs[worst].answers["story.tell"]}
    assert not found[worst].is_whole


ID, TODAY = GigId("d" * 32), date(2026, 3, 14)
FLAGS = (
    RedFlag("B3", NAMES["B3"][0], Stage.SCOPE, Side.PROJECT, pivot=True, saw="no docs", told_myself="it will run"),
    RedFlag(None, "Slow builds.", Stage.WORK, Side.MINE, saw="a minute each", seen_on=date(2026, 3, 2)),
)
OWN = OwnQuestion(QuestionKey(f"{PREFIX}{'a' * 32}"), StepKey.STORY, "How did you sleep?")
REVIEWED = Lesson(LessonId("1" * 32), "nobody ran it", "I run it", reviews=(Review(TODAY, Held.HELD, "ran", ID),))
RICH = Retrospective.new(id=ID, red_flags=FLAGS, lessons=(REVIEWED,), own_questions=(OWN,)).with_answer(
    OWN.key, "Badly"
)
UNLINKED = Review(TODAY, Held.HELD, "ran")
NOT_SAID = Review(TODAY, Held.NOT_MET, gig=ID)
BY_PLACE = LessonId(uuid.uuid5(uuid.UUID(ID), "0").hex)
OF_OWN_NAME = RICH._replace(red_flags=(FLAGS[0]._replace(flag=None, side=Side.CLIENT), FLAGS[1]))
UNNAMED = RICH._replace(red_flags=(FLAGS[0], FLAGS[1]._replace(name="?")))
LESS_KNOWN = RICH._replace(red_flags=(FLAGS[0], FLAGS[1]._replace(stage=Stage.BEFORE, seen_on=None)))


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        ("review SET gig = 'garbage'", RICH._replace(lessons=(REVIEWED._replace(reviews=(UNLINKED,)),))),
        ("review SET result = 'xx', note = x'ff'", RICH._replace(lessons=(REVIEWED._replace(reviews=(NOT_SAID,)),))),
        ("lesson SET id = 'garbage', snoozed_until = 'x'", RICH._replace(lessons=(REVIEWED._replace(id=BY_PLACE),))),
        ("red_flag SET stage = 'xx' WHERE flag = 'B3'", RICH),
        ("red_flag SET side = 'x', name = x'ff', seen_on = 'soon' WHERE flag = 'B3'", RICH),
        ("red_flag SET flag = x'ff', side = 3 WHERE flag = 'B3'", OF_OWN_NAME),
        ("red_flag SET stage = 'xx', seen_on = 'soon' WHERE flag IS NULL", LESS_KNOWN),
        ("red_flag SET name = x'ff' WHERE flag IS NULL", UNNAMED),
        ("own_question SET step = 'nowhere'", RICH._replace(own_questions=(OWN._replace(step=StepKey.GIG),))),
    ],
)
def test_what_is_written_beside_a_damaged_choice_or_link_stays(
    file: Path, store: Store, damage: str, left: Retrospective
) -> None:
    store.save(RICH, version=None)
    store.close()
    change(file, f"PRAGMA ignore_check_constraints=ON; UPDATE {damage}")
    (found,) = salvage(file)
    assert found == Salvaged(left, is_whole=False)


@pytest.mark.parametrize("where", ["number % 2", "number = 7", "number = 7 OR number = 250"])
def test_rows_of_one_gig_are_pieced_together_in_a_time_that_grows_with_them(
    file: Path, store: Store, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    read: list[int] = []
    whole = piecing.whole_data

    def counted(shape: DocumentMapping, rows: Rows) -> Data | None:
        read.append(sum(map(len, rows.values())))
        return whole(shape, rows)

    monkeypatch.setattr(piecing, "whole_data", counted)
    many = Retrospective.new(moments=tuple(Moment(date(2026, 3, 14), f"event {at}") for at in range(300)))
    store.save(many, version=None)
    store.close()
    change(file, f"UPDATE moment SET \"on\" = 'someday' WHERE {where}")
    (found,) = [each for each in salvage(file) if each.document.id == many.id]
    assert [each.text for each in found.document.moments] == [each.text for each in many.moments]
    assert any(each.on is None for each in found.document.moments)
    assert sum(read) < 20 * 300


def test_words_whose_retrospective_is_gone_are_found_by_themselves(
    file: Path, gigs: dict[GigId, Retrospective]
) -> None:
    worst = min(gigs)
    change(file, f"PRAGMA foreign_keys=OFF; DELETE FROM retrospective WHERE id = '{worst}'")
    found = {each.document.id: each for each in salvage(file)}
    assert found[worst].document.answers == gigs[worst].answers
    assert not found[worst].is_whole


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "retro.db").write_bytes(b"Dear diary " * 1000)
    with pytest.raises(NotALibrary):
        list(salvage(tmp_path / "retro.db"))
    with pytest.raises(StoreError):
        list(salvage(tmp_path / "nowhere.db"))


def test_damage_to_any_page_invents_nothing_and_spares_most(file: Path, gigs: dict[GigId, Retrospective]) -> None:
    whole = file.read_bytes()
    noise = random.Random(20260314).randbytes(4096)
    spared = []
    for page in range(1, len(whole) // 4096):
        file.write_bytes(whole[: page * 4096] + noise + whole[(page + 1) * 4096 :])
        found = found_whole(file)
        assert all(each == gigs[each.id] for each in found)
        spared.append(len(found))
    assert statistics.median(spared) >= len(gigs) - 3


def test_vets_come_back_beside_what_is_damaged(file: Path, gigs: dict[GigId, Retrospective]) -> None:
    flag = VetFlag("B3", "Untested", Decimal("2.35"), ask="Who ran it?")
    checked, seen = CheckIn(TODAY, Decimal(9), Done.HALF), Sighting(TODAY, "B3", VetAnswer.YES)
    vet = Vet(
        title="Labels",
        signs=(flag,),
        check_ins=(checked,),
        came=(seen,),
        stops=(Stop("no label printed", date(2026, 12, 1)),),
    )
    with closing(Store.open(file)) as store:
        store.save(vet, version=None)
    change(file, "UPDATE retrospective SET status = 'nonsense'")
    assert list(salvage_vets(file)) == [Salvaged(vet, is_whole=True)]
    change(file, "UPDATE vet SET decision = 'nonsense'")
    assert list(salvage_vets(file)) == [Salvaged(vet, is_whole=True)], "it had none"
    change(file, "UPDATE sign SET weight = x'ff', answer = 'maybe'")
    left = replace(vet, signs=(replace(flag, weight=Decimal(0)),))
    assert list(salvage_vets(file)) == [Salvaged(left, is_whole=False)]
    change(file, "UPDATE check_in SET hours = x'ff', stop = 'perhaps'; UPDATE came SET answer = 'x'")
    left = replace(left, check_ins=(CheckIn(TODAY, done=Done.HALF),), came=(Sighting(TODAY, "B3", VetAnswer.UNSURE),))
    assert list(salvage_vets(file)) == [Salvaged(left, is_whole=False)]
    change(file, "UPDATE check_in SET hours = 900, stop = NULL; UPDATE came SET answer = 'yes'")
    change(file, "UPDATE sign SET weight = 235, answer = NULL")
    change(file, "UPDATE vet SET told_on = 'once', title = 'Others'")
    assert list(salvage_vets(file)) == [Salvaged(replace(vet, title="Others"), is_whole=False)]
    change(file, "DELETE FROM vet")
    assert list(salvage_vets(file)) == [], "answers alone are no advice"


def test_a_new_library_is_made_of_what_can_be_read_and_the_damaged_one_stays(
    file: Path, gigs: dict[GigId, Retrospective]
) -> None:
    worst = min(gigs)
    change(file, f"UPDATE retrospective SET price = 'a lot' WHERE id = '{worst}'")
    change(file, f"""INSERT OR REPLACE INTO place VALUES ('{worst}', 'dates', 0, 0, '{{"price": "a lot"}}', '')""")
    before = file.read_bytes()
    done, found = salvage_into(file, file)
    assert unread_answers(Library(file)) == {worst: {"price": "a lot"}}
    assert found == SalvagedLibrary(len(gigs) - 1, 1, 0, 0)
    assert [path.read_bytes() for path in done.aside] == [before]
    assert {each.id: each for each in iterate_retrospectives(Library(file))} == gigs
    assert problems(file) == []
    undo(done)
    assert file.read_bytes() == before


def test_where_nothing_can_be_read_nothing_is_changed(file: Path) -> None:
    file.write_bytes(b"no library " * 1000)
    before = file.read_bytes()
    with pytest.raises(StoreError):
        salvage_into(file, file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["retro.db"]


@pytest.mark.parametrize("revision", ["0002", "0003"])
def test_a_library_of_an_older_revision_comes_back_with_nothing_that_it_never_held(
    tmp_path: Path, revision: str
) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((Path(__file__).parents[1] / "data" / f"library-{revision}.sql").read_text("utf-8"))
    found, vets = list(salvage(file)), list(salvage_vets(file))
    assert found
    assert all(each.document.message == NO_MESSAGE for each in found)
    assert all(each.is_whole for each in found) or revision == "0002"  # whose own flags were joined since
    assert {found.document.message.edited for found in vets} <= {"", "It is stuck since Tuesday."}
    assert all(found.document.told_on is None for found in vets)
    assert vets
