"""What screens and commands ask of the library: in order, page by page, and whatever state the file is in."""

import importlib
import os
import pkgutil
import re
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from retro.core.gig.choices import Held, Hindsight, Side, Stage, Status
from retro.core.gig.ids import GigId, LessonId, new_id
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective, Review
from retro.core.wizard.history import Appearance, EarlierLesson
from retro.storage import library_file, queries
from retro.storage.errors import AmbiguousId, Damaged, Locked, UnknownId
from retro.storage.own_writer import own_writer
from retro.storage.queries import browse, due, flags, home, trash
from retro.storage.queries import library as library_
from retro.storage.queries.columns import UNREADABLE
from retro.storage.queries.gig_rows import HomeRow
from retro.storage.queries.home import Counts
from retro.storage.queries.lessons.earlier_lessons import earlier_lessons
from retro.storage.queries.library import Library, bound
from retro.storage.queries.matching import every_sql, matching_sql, sample_sql
from retro.storage.queries.pages import AFTER
from retro.storage.queries.record import find_retrospective_id, iterate_retrospectives, retrospective_by_id
from retro.storage.queries.search import search
from retro.storage.queries.settings import setting
from retro.storage.queries.wizard import suggestions
from retro.storage.queries.wizard.memory import memory
from retro.storage.queries.wizard.similar import most_alike
from retro.storage.writing.reviewing import save_review
from retro.storage.writing.store import Store
from tests.factories import id_of, numbered_gig
from tests.storage.test_store import GIG

BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)


def gig(number: int, **changes: object) -> Retrospective:
    plain = numbered_gig(number, BEGAN + timedelta(days=number))._replace(finished_at=None)
    return plain._replace(**changes)  # type: ignore[arg-type]  # names are checked by replace


def flag(code: str, told_myself: str = "", pivot: bool = False) -> RedFlag:
    return RedFlag(code, f"Flag {code}", Stage.SCOPE, Side.CLIENT, pivot=pivot, told_myself=told_myself)


@pytest.fixture
def thirty(store: Store) -> list[Retrospective]:
    """Thirty gigs, some at the same time, every fourth a draft, one in the trash; home's order."""
    gigs = [
        gig(number, created_at=BEGAN + timedelta(days=number // 3), finished_at=BEGAN if number % 4 else None)
        for number in range(31)
    ]
    store.add_all(gigs, update=False)
    store.delete(gigs[9].id)
    kept = [each for each in gigs if each is not gigs[9]]
    return sorted(kept, key=lambda each: (each.is_draft, each.created_at, each.id), reverse=True)


@pytest.mark.parametrize("page", [1, 3, 7, 8, 9, 30, 50])
def test_pages_of_home_are_the_whole_list(library: Library, thirty: list[Retrospective], page: int) -> None:
    found: list[HomeRow] = []
    while rows := home.home_rows(library, after=found[-1] if found else None, limit=page):
        assert len(rows) <= page
        found += rows
    assert [row.id for row in found] == [each.id for each in thirty]


@pytest.mark.parametrize("limit", [None, 0, 1, 10, 30, 100])
def test_newest_is_in_the_order_of_writing_down(
    library: Library, thirty: list[Retrospective], limit: int | None
) -> None:
    wanted = sorted(thirty, key=lambda each: (each.created_at, each.id), reverse=True)
    found = list(home.newest(library, limit=limit, page=7))
    assert [row.id for row in found] == [each.id for each in wanted[:limit]]


@pytest.mark.parametrize("limit", [1, 2, 3, 5, 8, 12, 13, 20])
def test_the_first_by_the_gigs_own_day_are_those_of_the_whole_list(
    store: Store, library: Library, file: Path, limit: int
) -> None:
    day = BEGAN.date()
    for number in range(12):
        ended = day + timedelta(days=(number * 5) % 7) if number % 3 else None
        began = day + timedelta(days=number % 5) if number % 2 else None
        at = BEGAN + timedelta(days=number // 2)
        store.save(gig(number, created_at=at, facts=Facts(started_on=began, ended_on=ended)), version=None)
    store.save(gig(12, facts=Facts(ended_on=day + timedelta(days=99))), version=None)
    store.delete(id_of(12))
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.execute("UPDATE retrospective SET created_at = 'zzz' WHERE id = ?", (f"{9:032x}",))
        raw.execute("UPDATE retrospective SET created_at = x'ff' WHERE id = ?", (f"{6:032x}",))
        raw.execute("UPDATE retrospective SET ended_on = 'zzz' WHERE id = ?", (f"{4:032x}",))
    every = home.numbers(library, by="gig")
    assert len(every) == 12
    assert home.numbers(library, by="gig", limit=limit) == every[:limit]


def test_the_first_by_the_gigs_own_day_are_found_along_an_index(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {home.NEWEST_BY_GIG}", {"1": 20})]
    along = "SEARCH r USING INDEX retrospective_"
    used = [line.partition(" (")[0] for line in plan if line.startswith(("SEARCH", "SCAN r"))]
    assert used == [f"{along}gig_day", f"{along}going", f"{along}going"]
    assert len([line for line in plan if "TEMP B-TREE" in line]) == 1  # of what the three have found, and no more


def test_every_one_is_read_once_page_by_page(library: Library, thirty: list[Retrospective]) -> None:
    wanted = sorted(thirty, key=lambda each: (each.created_at, each.id), reverse=True)
    assert list(iterate_retrospectives(library, page=7)) == wanted


def test_counts(library: Library, thirty: list[Retrospective]) -> None:
    assert home.counts(library) == Counts(gigs=30, drafts=8, trash=1)


def test_a_row_says_what_its_line_needs(store: Store, library: Library) -> None:
    store.save(GIG, version=None)
    (row,) = home.home_rows(library)
    assert (row.name, row.client, row.lesson_cue) == ("A dashboard", "Émile", "they say simple")
    assert (row.created_at, row.updated_at, row.is_draft) == (GIG.created_at, GIG.updated_at, True)


def test_a_draft_without_a_title_is_named_by_its_day(store: Store, library: Library) -> None:
    untitled = gig(3, facts=Facts())
    store.save(untitled, version=None)
    assert home.home_rows(library)[0].name == untitled.name


class TestFind:
    @pytest.fixture(autouse=True)
    def _gigs(self, store: Store) -> None:
        for start in ("abcd1", "abcd2", "beef"):
            store.save(gig(0, id=start + "0" * (32 - len(start))), version=None)

    def test_takes_a_beginning(self, library: Library) -> None:
        assert find_retrospective_id(library, "BEEF ") == "beef" + "0" * 28
        assert find_retrospective_id(library, "abcd2") == find_retrospective_id(library, "abcd2" + "0" * 27)

    def test_says_when_there_are_several(self, library: Library) -> None:
        with pytest.raises(AmbiguousId):
            find_retrospective_id(library, "abcd")

    @pytest.mark.parametrize("prefix", ["", "bee", "beee", "b%", "gggg", "beef" + "0" * 29, "____", "ＢＥＥＦ"])
    def test_says_when_there_is_none(self, library: Library, prefix: str) -> None:
        with pytest.raises(UnknownId):
            find_retrospective_id(library, prefix)

    def test_prefers_what_is_not_in_the_trash(self, library: Library, store: Store) -> None:
        store.delete(GigId("abcd2" + "0" * 27))
        assert find_retrospective_id(library, "abcd") == "abcd1" + "0" * 27
        assert find_retrospective_id(library, "abcd2") == "abcd2" + "0" * 27


def test_flags_and_lessons_of_other_gigs_are_remembered(store: Store, library: Library) -> None:
    own = RedFlag(None, "No  Contract", Stage.BEFORE, Side.MINE, saw="nothing signed")
    rule = Lesson.new(cue="simple", act="ask", flag="B3")
    flags_of_older = (flag("B3", "fine", True), own)
    older = gig(1, red_flags=flags_of_older, lessons=(rule, Lesson.new(cue="x", act="y")), finished_at=BEGAN)
    ended = Facts(title="Newer", started_on=date(2026, 2, 1), ended_on=date(2026, 3, 1))
    newer = gig(2, facts=ended, red_flags=(flag("B3", "really"), own._replace(name="no contract")))
    newer = newer._replace(finished_at=BEGAN)
    current = gig(3, red_flags=(flag("B3"),), lessons=(Lesson.new(cue="now", flag="B3"),), finished_at=BEGAN)
    deleted = gig(4, red_flags=(flag("B3"),), finished_at=BEGAN)
    draft = gig(5, red_flags=(flag("B3"),))
    store.add_all([older, newer, current, deleted, draft], update=False)
    store.delete(deleted.id)
    first = Appearance(older.id, "Gig 1", date(2026, 1, 2), "fine", True, began=date(2026, 1, 2))
    second = Appearance(newer.id, "Newer", date(2026, 3, 1), "really", began=date(2026, 2, 1))
    remembered = memory(library, besides=current.id)
    assert remembered.appearances == {
        "B3": (second, first),
        "no contract": (replace(second, told_myself=""), replace(first, told_myself="", pivot=False)),
    }
    since = BEGAN.astimezone().date()
    lesson = EarlierLesson(rule.id, older.id, "Gig 1", date(2026, 1, 2), "simple", "ask", since)
    assert remembered.lessons == {"B3": (lesson,)}
    assert remembered.own == (RedFlag(None, "no contract", Stage.BEFORE, Side.MINE),)
    assert len(flags.appearances(library)["B3"]) == 3
    assert earlier_lessons(library, ["B3", "C1"])["B3"][0].cue == "now"


def test_a_flags_gigs_stand_in_the_order_of_their_days_however_late_they_were_written(
    store: Store, library: Library
) -> None:
    recent = gig(1, facts=Facts(title="Recent", ended_on=date(2026, 1, 1)), red_flags=(flag("B3"),))
    old = gig(2, facts=Facts(title="Old", ended_on=date(2019, 5, 1)), red_flags=(flag("B3"),))
    store.add_all([each._replace(finished_at=BEGAN) for each in (recent, old)], update=False)
    assert [seen.name for seen in flags.appearances(library)["B3"]] == ["Recent", "Old"]


def test_an_earlier_rule_comes_with_its_birthday_its_reviews_and_whether_it_is_in_force(
    store: Store, library: Library
) -> None:
    def ruled(number: int, **more: object) -> Retrospective:
        rule = Lesson(id=LessonId(f"{number:032x}"), cue="I am stuck", act="tell them", flag="B3")
        at = datetime(2026, 1, number, 12, tzinfo=UTC)
        whole = gig(number, red_flags=(flag("B3"),), lessons=(rule._replace(**more),))  # type: ignore[arg-type]
        return whole._replace(finished_at=at)

    look = Review(date(2026, 2, 1), Held.BROKEN, "too vague")
    first, retired, last = ruled(1), ruled(2, retired_on=date(2026, 3, 1)), ruled(3, replaces=f"{1:032x}")
    begun = ruled(4, replaces=f"{3:032x}")._replace(finished_at=None)
    blank = ruled(5, cue=" ", act="", replaces=f"{3:032x}")
    store.add_all([first, retired, last, begun, blank], update=False)
    save_review(store, last.id, last.lessons[0].id, look)
    save_review(store, last.id, last.lessons[0].id, look)
    found = earlier_lessons(library, ["B3"])["B3"]
    in_force = [one.id for one in found if one.is_in_force]
    assert in_force == [last.lessons[0].id], "a draft and a blank rule replace nothing, and are in force nowhere"
    found = tuple(one for one in found if one.gig not in (begun.id, blank.id))
    assert [one.is_in_force for one in found] == [True, False, False]
    assert (found[0].id, found[0].since, found[0].reviews) == (last.lessons[0].id, date(2026, 1, 3), (look,))
    with pytest.raises(UnknownId):
        save_review(store, last.id, LessonId("f" * 32), look)


def test_what_could_not_have_been_seen_makes_no_gigs_alike(store: Store, library: Library) -> None:
    hidden = flag("B3")._replace(hindsight=Hindsight.HIDDEN)
    here, unseen, alike = gig(1, red_flags=(flag("B3"),)), gig(3, red_flags=(hidden,)), gig(2, red_flags=(flag("B3"),))
    store.add_all([here, unseen, alike], update=False)
    assert most_alike(library, here.id) == alike.id
    assert most_alike(library, unseen.id) == alike.id, "the newest other one"


def test_only_the_newest_gigs_are_remembered(store: Store, library: Library) -> None:
    one = gig(1, red_flags=(flag("B3"),), finished_at=BEGAN)
    more = [one._replace(id=id_of(number)) for number in range(flags.NEWEST + 5)]
    store.add_all(more, update=False)
    assert [found.id for found in memory(library).appearances["B3"]] == [one.id for one in more[:-301:-1]]


def test_suggestions_are_the_most_used_first(store: Store, library: Library) -> None:
    for number, (client, currency) in enumerate([("A", "USD"), ("B", "EUR"), ("B", "EUR"), ("C", ""), ("", "")]):
        facts = Facts(client=client, platform=client.lower(), currency=currency)
        store.save(gig(number, facts=facts, tags=("t", client)), version=None)
    store.save(gig(9, facts=Facts(client="D")), version=None)
    store.delete(gig(9).id)
    assert suggestions.clients(library) == ["B", "C", "A"]
    assert suggestions.platforms(library) == ["b", "c", "a"]
    assert suggestions.currencies(library) == ["EUR", "USD"]
    assert suggestions.tags(library) == ["t", "B", "C", "A"]


def test_a_client_is_suggested_once_however_it_was_written_and_as_it_was_written_last(
    store: Store, library: Library
) -> None:
    written = ["Łódź Press", "Lodz  press", "O'Brien", "Zoe\u0308", "Zoë", "O’Brien", "LODZ PRESS", "Ahrens"]
    for number, client in enumerate(written):
        store.save(gig(number, facts=Facts(client=client), tags=(client,)), version=None)
    assert suggestions.clients(library) == ["LODZ PRESS", "O’Brien", "Zoë", "Ahrens"]
    assert suggestions.tags(library) == ["LODZ PRESS", "O’Brien", "Zoë", "Ahrens"]


def test_most_alike_shares_the_most_flags_then_is_the_newest(store: Store, library: Library) -> None:
    two, one = (flag("A1"), flag("B3")), (flag("B3"),)
    store.add_all([gig(1, red_flags=two), gig(2, red_flags=two), gig(3, red_flags=one), gig(4)], update=False)
    assert most_alike(library, gig(1).id) == gig(2).id
    assert most_alike(library, gig(3).id) == gig(2).id
    assert most_alike(library, gig(4).id) == gig(3).id
    store.delete(gig(2).id)
    assert most_alike(library, gig(1).id) == gig(3).id
    store.purge([gig(2).id, gig(3).id, gig(4).id])
    assert most_alike(library, gig(1).id) is None


@pytest.mark.parametrize("make", [lambda file: None, Path.touch], ids=["missing", "without a byte"])
def test_where_nothing_is_written_readers_answer_nothing_and_create_nothing(tmp_path: Path, make: object) -> None:
    file = tmp_path / "not there" / "retro.db"
    if make is Path.touch:
        file.parent.mkdir()
        file.touch()
    before = list(tmp_path.rglob("*"))
    library = Library(file)
    for read in (
        home.home_rows,
        home.newest,
        trash.trash_rows,
        iterate_retrospectives,
        suggestions.clients,
        suggestions.tags,
    ):
        assert list(read(library)) == []
    assert search(library, "x") == []
    assert home.counts(library) == Counts(0, 0, 0)
    assert (retrospective_by_id(library, GIG.id), setting(library, "theme"), most_alike(library, GIG.id)) == (
        None,
        None,
        None,
    )
    assert not memory(library).appearances
    assert list(tmp_path.rglob("*")) == before


def test_reading_never_writes(store: Store, file: Path, library: Library) -> None:
    store.save(GIG, version=None)
    with library.reading() as fetch, pytest.raises(sqlite3.OperationalError):
        fetch("DELETE FROM answer", ())
    assert len(home.home_rows(library)) == 1


def test_a_busy_library_is_said_to_be_so_at_once_or_waited_for(
    store: Store, file: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    connect = library_file.connect

    def noted(file: Path, mode: str, wait: float) -> sqlite3.Connection:
        waits.append(wait)
        return connect(file, mode, wait)

    monkeypatch.setattr(library_, "connect", noted)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked):
            home.home_rows(library)
        with pytest.raises(Locked):
            home.home_rows(Library(file, wait=0.05))
        other.execute("COMMIT")
    assert waits == [0.0, 0.05]
    assert home.home_rows(library) == []


def test_reading_waits_while_this_program_itself_writes(store: Store, file: Path, library: Library) -> None:
    store.save(GIG, version=None)
    found: list[int] = []
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as connection:
        with own_writer(file):
            connection.execute("BEGIN EXCLUSIVE")  # as a commit has it
            reading = threading.Thread(target=lambda: found.append(len(home.home_rows(library))))
            reading.start()
            reading.join(0.05)
            assert found == []
            connection.execute("COMMIT")
        reading.join()
    assert found == [1]


def test_reading_does_not_wait_for_another_program_while_this_one_rests(file: Path, library: Library) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not own_writer(file).is_writing
        with pytest.raises(Locked):
            home.home_rows(library)


def test_a_writer_that_never_ends_is_not_waited_for_for_ever(
    file: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_, "OWN_WRITER_WAIT", 0.01)
    with closing(sqlite3.connect(file, isolation_level=None)) as other, own_writer(file):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Locked):
            home.home_rows(library)


def test_a_save_says_so_while_it_writes_and_no_longer(store: Store, file: Path) -> None:
    assert not own_writer(file).is_writing
    with store._writing():
        assert own_writer(file).is_writing
    assert not own_writer(file).is_writing
    with pytest.raises(UnknownId):
        store.delete(GigId("0" * 32))
    assert not own_writer(file).is_writing


KILLED = """
import os, sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute("PRAGMA cache_size=1")
raw.execute("BEGIN IMMEDIATE")
raw.execute("UPDATE answer SET text = 'half done'")
raw.execute("UPDATE retrospective SET title = 'half done'")
raw.execute("CREATE TABLE filler AS WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 300)"
            " SELECT x, zeroblob(4000) FROM n")
os.kill(os.getpid(), 9)
"""


def test_what_a_killed_writer_left_half_done_is_rolled_back_by_reading(
    store: Store, file: Path, library: Library
) -> None:
    store.save(GIG, version=None)
    store.close()
    done = subprocess.run([sys.executable, "-c", KILLED, str(file)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert Path(f"{file}-journal").stat().st_size > 0
    found = retrospective_by_id(library, GIG.id)
    assert found is not None
    assert found.retrospective == GIG
    assert list(file.parent.iterdir()) == [file]


DAMAGE = [
    "UPDATE retrospective SET created_at = 'long ago' WHERE id = :bad",
    "UPDATE retrospective SET created_at = NULL, updated_at = 7, client = x'ff', ended_on = 'x' WHERE id = :bad",
    "UPDATE retrospective SET status = 'perhaps', outcome = 7, price = 'much' WHERE id = :bad",
    "UPDATE answer SET text = CAST(x'6120ff20' AS TEXT) WHERE retrospective = :bad",
    "UPDATE answer SET \"key\" = 'nonsense' WHERE \"key\" = 'story.tell' AND retrospective = :bad",
    "UPDATE answer SET text = NULL WHERE retrospective = :bad",
    "UPDATE red_flag SET stage = NULL, name = NULL WHERE retrospective = :bad",
    "UPDATE lesson SET cue = 3, id = NULL WHERE retrospective = :bad",
    "UPDATE lesson SET number = number + 5 WHERE retrospective = :bad",
    'UPDATE red_flag SET pivot = 1, "key" = NULL WHERE retrospective = :bad',
]


@pytest.fixture
def beside_damage(store: Store, file: Path, request: pytest.FixtureRequest) -> Retrospective:
    """A library of three, the middle one damaged."""
    middle = GIG._replace(created_at=BEGAN + timedelta(days=2))
    store.add_all([gig(1, tags=("both",)), middle, gig(3, tags=("both",))], update=False)
    store.close()
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript("PRAGMA writable_schema=ON")
        raw.execute("UPDATE sqlite_schema SET sql = replace(sql, ' NOT NULL', '') WHERE type = 'table'")
        raw.commit()
    with closing(sqlite3.connect(file)) as raw:
        raw.execute(request.param, {"bad": middle.id})
        raw.commit()
    return middle


@pytest.mark.parametrize("beside_damage", DAMAGE, indirect=True, ids=range(len(DAMAGE)))
def test_a_damaged_record_hides_no_other(library: Library, beside_damage: Retrospective) -> None:
    bad, good = beside_damage.id, {gig(1).id, gig(3).id}
    assert {row.id for row in home.home_rows(library)} in (good | {bad}, good)
    assert {row.id for row in home.newest(library)} >= good
    damaged: list[str] = []
    read = {each.id for each in iterate_retrospectives(library, damaged=damaged)}
    assert read >= good
    assert read | set(damaged) <= good | {bad}
    assert {hit.row.id for hit in search(library, "both")} == good
    search(library, "a")
    memory(library)
    assert retrospective_by_id(library, gig(1).id) is not None
    assert find_retrospective_id(library, bad[:6]) == bad


@pytest.mark.parametrize("beside_damage", DAMAGE[:1], indirect=True, ids=["time"])
def test_a_row_whose_time_is_damaged_keeps_its_place_in_the_pages(
    library: Library, beside_damage: Retrospective
) -> None:
    pages, after = [], None
    while rows := home.home_rows(library, after=after, limit=1):
        pages += rows
        after = rows[-1]
    assert len(pages) == 3
    assert [row.name for row in pages if row.id == beside_damage.id] == [UNREADABLE]
    with pytest.raises(Damaged):
        retrospective_by_id(library, beside_damage.id)


def _texts() -> Iterator[tuple[str, str]]:
    """Every SQL text of the reading modules: constants, tables of them, and what search makes."""
    for found in pkgutil.walk_packages(queries.__path__, f"{queries.__name__}."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            for sql in value.values() if isinstance(value, dict) else [value]:
                is_public = name.isupper() and not name.startswith("_")
                if is_public and isinstance(sql, str) and sql.strip().startswith(("SELECT ", "WITH ")):
                    yield f"{found.name.removeprefix(queries.__name__)}.{name}", sql
    for words in (["a"], ["a", "b"], ["a", "b c"]):
        for made in (matching_sql, sample_sql, every_sql):
            yield f"{made.__name__} {len(words)}", made(words)
        for made in (matching_sql, every_sql):
            yield f"{made.__name__} {len(words)} besides", made(words, has_besides=True)


PARTS = ("COLUMNS_PART", ".WRITTEN_UP", ".WRITTEN_AND_GOING")
"""Pieces of other texts: they are asked within those, and mean nothing alone."""
TEXTS = [(name, sql) for sql, name in {sql: name for name, sql in _texts() if not name.endswith(PARTS)}.items()]


def test_the_sql_of_reading_is_found() -> None:
    assert len(TEXTS) >= 100


@pytest.mark.parametrize("sql", [sql for _, sql in TEXTS], ids=[name for name, _ in TEXTS])
def test_every_question_can_be_asked_of_a_fresh_library(file: Path, sql: str) -> None:
    with closing(sqlite3.connect(file)) as raw:
        values = max([int(number) for number in re.findall(r"\?(\d)", sql)], default=sql.count("?"))
        assert raw.execute(f"EXPLAIN {sql}", bound(sql, ["[]"] * values)).fetchall()


def test_numbered_values_are_bound_by_name_and_never_mixed_with_others() -> None:
    """From Python 3.14 on, sqlite3 takes no sequence for them."""
    assert bound("SELECT ?2, ?1, ?2", ("a", 2)) == {"1": "a", "2": 2}
    assert bound("SELECT ?, ?", ("a", 2)) == ("a", 2)
    assert not [name for name, sql in TEXTS if "?1" in sql and re.search(r"\?(?!\d)", sql)]
    assert not [name for name, sql in TEXTS if "?1" not in sql and re.search(r"\?\d", sql)]


@pytest.mark.parametrize(
    ("sql", "index"),
    [(home.DRAFTS, "_draft"), (home.FINISHED, "_finished"), (matching_sql(["a", "b"]), "_newest")],
)
def test_pages_are_read_along_an_index_and_never_sorted(file: Path, sql: str, index: str) -> None:
    with closing(sqlite3.connect(file)) as raw:
        asked = sql + AFTER.format("r")
        plan = " ".join(row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {asked}", ["x"] * asked.count("?")))
    assert f"SEARCH r USING INDEX retrospective{index} (created_at<?)" in plan
    assert "SCAN" not in plan
    assert "TEMP B-TREE" not in plan


def test_how_often_a_red_flag_came_is_told_by_an_index_alone(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {browse.TIMES}", bound(browse.TIMES, ["[]", "x"]))]
    assert plan[0] == "SEARCH flag USING COVERING INDEX red_flag_seen (key=?)"


def test_a_rare_word_is_looked_for_in_the_order_of_the_file(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        plan, sample = (
            [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"])]
            for sql in (every_sql(["a"]), sample_sql(["a"]))
        )
    assert plan[0] == "SCAN search"
    assert "SEARCH r" in plan[1]
    assert not any("TEMP B-TREE" in line for line in sample)


@pytest.mark.parametrize("sql", [home.COUNTS, browse.ENDED_AT, browse.POSITION, browse.DRAFTS_AT])
def test_no_question_of_home_looks_every_gig_up(file: Path, sql: str) -> None:
    """Each is answered from the index that holds what it asks for: another would be followed to every row."""
    with closing(sqlite3.connect(file)) as raw:
        values = bound(sql, ["1"] * (1 if "?1" in sql else sql.count("?")))
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
    looked_up = [line for line in plan if "retrospective_gig_day" in line]
    assert len(looked_up) <= (sql is home.COUNTS)  # how many there are, any index tells
    assert ("MERGE (UNION ALL)" in plan) == (sql is browse.ENDED_AT)


def test_reading_imports_neither_sqlmodel_nor_the_screen() -> None:
    heavy = "{'sqlmodel', 'sqlalchemy', 'pydantic', 'alembic', 'textual', 'rich'}"
    names = [f"retro.storage.queries.{found.name}" for found in pkgutil.iter_modules(queries.__path__)]
    code = f"import sys, {', '.join(names)}; sys.exit(', '.join({heavy} & set(sys.modules)) or None)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_writing_store_needs_alembic_only_to_migrate(file: Path) -> None:
    code = (
        f"import sys; from pathlib import Path; from retro.storage.writing.store import Store\n"
        f"Store.open(Path({str(file)!r})).close(); sys.exit('alembic' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_ten_thousand_are_listed_searched_and_opened(store: Store, library: Library) -> None:
    text = "the same long story told again " * 650
    store.add_all((gig(n).with_answer("story.tell", f"{text}{n}") for n in range(10_000)), update=False)
    assert len(home.home_rows(library)) == 50
    assert [hit.row.id for hit in search(library, "again 4321")] == [gig(4321).id]
    assert retrospective_by_id(library, GigId(new_id())) is None
    assert os.path.getsize(library.file) > 200_000_000


def test_a_librarys_stamp_changes_with_every_write_and_is_unknown_just_after_one(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.queries.library.TICK", 10**18)  # just after, however slow the machine is
    store.save(Retrospective.new(facts=Facts(title="Shop")), version=None)
    assert library.stamp() is None
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)
    before = library.stamp()
    assert before is not None
    assert library.stamp() == before
    memory(library)
    assert library.stamp() == before
    store.save(Retrospective.new(facts=Facts(title="Harbour")), version=None)
    assert library.stamp() != before


def test_what_was_read_of_a_library_is_kept_until_something_is_written(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)
    titles: list[list[str]] = []

    def read() -> int:
        titles.append([row.name for row in home.home_rows(library)])
        return len(titles)

    store.save(Retrospective.new(facts=Facts(title="Shop")), version=None)
    assert [library.read_once("titles", read) for _ in range(2)] == [1, 1]
    assert library.read_once(("titles", 2), read) == 2
    store.save(Retrospective.new(facts=Facts(title="Harbour")), version=None)
    assert [library.read_once("titles", read) for _ in range(2)] == [3, 3]
    assert titles[-1] == ["Harbour", "Shop"]
    monkeypatch.setattr("retro.storage.queries.library.TICK", 10**18)  # nobody knows whether something was written
    assert [library.read_once("titles", read) for _ in range(2)] == [4, 5]


def test_what_is_due_is_read_once_for_home_and_patterns_on_the_same_day(
    library: Library, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)
    on, read = date(2026, 11, 23), due.urgent
    days: list[date] = []

    def counted(library: Library, today: date) -> list[due.Urgent]:
        days.append(today)
        return read(library, today)

    monkeypatch.setattr(due, "urgent", counted)
    untold = Facts(title="Shop", status=Status.UNTOLD)
    store.save(Retrospective.new(facts=untold), version=None)
    assert [[each.name for each in due.due_now(library, on)[0]] for _ in range(2)] == [["Shop"]] * 2
    store.save(Retrospective.new(facts=untold._replace(title="Harbour")), version=None)
    assert len(due.due_now(library, on)[0]) == 2
    assert len(due.due_now(library, on + timedelta(1))[0]) == 2
    assert days == [on, on, on + timedelta(1)]


def test_what_cannot_be_read_is_not_kept(library: Library, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retro.storage.queries.library.TICK", -1)
    with pytest.raises(ZeroDivisionError):
        library.read_once("x", lambda: 1 // 0)
    assert library.read_once("x", lambda: 7) == 7


def test_a_library_that_is_not_there_has_no_stamp(tmp_path: Path) -> None:
    assert Library(tmp_path / "retro.db").stamp() is None
