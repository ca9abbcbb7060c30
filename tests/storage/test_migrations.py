"""The schema is brought up to date in one transaction, and every file that is not ours is left alone."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from threading import Barrier
from types import MappingProxyType

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from retro.core.formats import message_json, retro_json, vet_json
from retro.core.formats.codec import OF_DAY
from retro.core.formats.document import document_hash
from retro.core.gig.flag_names import NAMES
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.message import NO_MESSAGE, Channel, Message
from retro.core.gig.retrospective import Retrospective
from retro.core.rough_day import Precision, RoughDay
from retro.core.text.folding import fold
from retro.core.vet.ending import NO_GOOD_END, Ending, GoodEnd
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage import library_file
from retro.storage.backup.integrity import problems
from retro.storage.care.salvage import salvage_vets
from retro.storage.errors import Damaged, NewerLibrary, NotALibrary, StoreError
from retro.storage.library_file import APPLICATION, NEWEST, OlderLibrary, revision
from retro.storage.queries import flags, home, record, trash
from retro.storage.queries.earlier import earlier_texts
from retro.storage.queries.lessons.earlier_lessons import earlier_lessons
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from retro.storage.queries.search import search
from retro.storage.queries.vets import vets
from retro.storage.queries.vets.search_vets import search_vets
from retro.storage.rows.retrospective_rows import FACTS, TABLES
from retro.storage.rows.retrospective_rows import WHOLE as WHOLE_ROW
from retro.storage.rows.search_text import folded, vet_folded
from retro.storage.rows.vet_rows import VET
from retro.storage.schema import create, gig_tables, library_tables, vet_tables  # noqa: F401  # their tables are in the metadata
from retro.storage.schema.engine import open_engine
from retro.storage.schema.migrations import upgrade as upgrading
from retro.storage.schema.table import Table
from retro.storage.writing.store import Store
from tests.new_library import ENSURE
from tests.storage.killing import kill_at, left_at_each_statement
from tests.storage.test_store import GIG

DATA = Path(__file__).parents[1] / "data"
VERSIONS = Path(upgrading.__file__).with_name("versions")


def test_the_newest_revision_is_the_number_of_the_last_script() -> None:
    scripts = ScriptDirectory(str(Path(upgrading.__file__).parent))
    numbers = [script.revision for script in scripts.walk_revisions()]
    assert numbers == [f"{number:04}" for number in range(NEWEST, 0, -1)]


def test_the_scripts_make_what_the_tables_say(file: Path) -> None:
    engine = open_engine(file)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Table.metadata) == []
        made = sa.inspect(connection)
        for name, table in Table.metadata.tables.items():
            assert [column["name"] for column in made.get_columns(name)] == list(table.columns.keys())
            assert made.get_foreign_keys(name) == [] or made.get_foreign_keys(name)[0]["options"] == {
                "ondelete": "CASCADE"
            }
    engine.dispose()


def test_every_member_of_the_formats_has_a_column() -> None:
    for name, columns in {**TABLES, **VET.tables}.items():
        assert set(columns) <= set(Table.metadata.tables[name].columns.keys())
    held = {column for columns in TABLES.values() for column in columns}
    for members in (retro_json.FACTS, retro_json.MOMENT, retro_json.RED_FLAG, retro_json.REVIEW, retro_json.LESSON):
        assert set(members) - {"reviews", "links"} <= held
    assert set(retro_json.LINK) <= set(TABLES["link"])
    of_vets = {column for columns in VET.tables.values() for column in columns}
    assert set(message_json.HANDOVER_ROW) <= held & of_vets
    for members in (vet_json.VET, vet_json.QUOTE, vet_json.VET_FLAG, vet_json.STOP):
        assert (
            set(members) - {"quote", "signs", "stops", "forecast", "check_ins", "came", "good_end", "unread"} <= of_vets
        )


def store_rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    """What this asks of the file."""
    with closing(sqlite3.connect(file)) as raw:
        return list(raw.execute(sql))


def test_a_library_of_revision_1_is_migrated_with_all_that_was_in_it(tmp_path: Path) -> None:
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0001.sql").read_text("utf-8"))
    copies: list[Path] = []
    with closing(Store.open(file, before_migration=copies.append)) as store:
        assert copies == [file]
        hashes = {str(id): hash for id, hash in store_rows(file, "SELECT id, hash FROM retrospective")}
        found = list(iterate_retrospectives(Library(file)))
        assert len(found) == 3
        assert [document_hash(gig) for gig in found] == [hashes[gig.id] for gig in found]
        (thrown_away,) = trash.trash_rows(Library(file))
        assert {thrown_away[0].id, *(gig.id for gig in found)} == set(hashes)
        assert problems(file) == []
        store.save(Vet(title="The next one"), version=None)


@pytest.fixture
def of_revision_2(tmp_path: Path) -> Path:
    """A library whose texts were folded in another way: accents of "ł", quotation marks and dashes still told apart."""
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0002.sql").read_text("utf-8"))
    return file


BROTHER = "zoe's brother decides"


def test_a_library_of_revision_2_is_folded_anew(of_revision_2: Path) -> None:
    before = _said(of_revision_2)
    with closing(Store.open(of_revision_2)):
        library = Library(of_revision_2)
        assert {words: [hit.row.id[0] for hit in search(library, words)] for words in WORDS} == WORDS
        assert [row[0] for row in library.fetch("SELECT text FROM search ORDER BY retrospective")] == [
            folded(retro_json.retrospective_to_data(found.retrospective))
            for id in "abcd"
            if (found := record.retrospective_by_id(library, GigId(id * 32))) is not None
        ]
        assert problems(of_revision_2) == []
    assert _said(of_revision_2) == before


WORDS = {
    "lodz": ["b", "a"],
    "don't cooperation": ["a"],
    "データ": ["a"],
    "テータ": [],
    "twice. missing -": ["a"],
    "cafe 'late' fee": ["c"],
    "strasse": ["a"],
}


OF_REVISION_1 = tuple(name for name in FACTS.columns if not name.endswith(OF_DAY))
"""Columns of facts that the first revision had: a day's precision came with the thirteenth."""
WHOLE = ", ".join((*WHOLE_ROW.columns, *OF_REVISION_1, "version", "deleted_at"))


def _said(file: Path) -> list[object]:
    """All that the user wrote there, but for what a red flag is found by."""
    with closing(sqlite3.connect(file)) as raw:
        return [
            raw.execute(sql).fetchall()
            for sql in (
                f"SELECT {WHOLE} FROM retrospective WHERE id NOT GLOB 'c*' ORDER BY id",
                "SELECT * FROM answer ORDER BY 1, 2",
                "SELECT retrospective, number, name, told_myself FROM red_flag WHERE retrospective NOT GLOB 'c*'",
                "SELECT retrospective, number, id, cue, act, flag FROM lesson ORDER BY 1, 2",
                "SELECT id, title, version FROM vet ORDER BY id",
                "SELECT id, retrospective, at, text FROM earlier ORDER BY id",
            )
        ]


def test_own_flags_that_become_equal_count_as_one_with_their_lessons_and_earlier_texts(of_revision_2: Path) -> None:
    Store.open(of_revision_2).close()
    with closing(sqlite3.connect(of_revision_2)) as raw, raw:
        raw.execute("UPDATE retrospective SET finished_at = updated_at")
    library = Library(of_revision_2)
    seen = flags.appearances(library)
    assert [gig.id[0] for gig in seen[BROTHER]] == ["b", "a"]
    assert [flag.name for flag in flags.own_flags(library)] == ["Café “late” fee", "Zoe\u0308's  brother decides"]
    assert {key: len(rules) for key, rules in earlier_lessons(library, seen).items()} == {
        BROTHER: 1,
        "B3": 1,
        "cafe 'late' fee": 1,
    }
    kept = earlier_texts(library, "a" * 32, f"red_flags.{BROTHER}.told_myself")
    assert [each.text for each in kept] == ["He will calm down by himself, they always do"]


def test_own_flags_of_one_gig_that_become_equal_are_joined_with_all_that_was_said_of_both(of_revision_2: Path) -> None:
    Store.open(of_revision_2).close()
    found = record.retrospective_by_id(Library(of_revision_2), GigId("c" * 32))
    assert found is not None
    late, another = found.retrospective.red_flags
    assert (late.name, late.pivot, late.saw) == ("Café “late” fee", True, "an invoice\na second invoice")
    assert (late.told_myself, another.key) == ("It is the last", "D1")
    with closing(sqlite3.connect(of_revision_2)) as raw:
        assert raw.execute("SELECT count(*) FROM red_flag WHERE retrospective GLOB 'c*'").fetchone() == (2,)


def test_a_vets_questions_that_become_equal_are_one_as_it_was_answered(of_revision_2: Path) -> None:
    Store.open(of_revision_2).close()
    found = vets.vet_by_id(Library(of_revision_2), GigId("e" * 32))
    assert found is not None
    brother, changes = found.vet.signs
    assert (brother.key, brother.answer, brother.ask) == (BROTHER, VetAnswer.YES, "Who decides?")
    assert (brother.weight, changes.key) == (Decimal("2.25"), "B3")


def test_a_damaged_gig_stops_no_migration_and_is_found_by_what_it_was_found_by(of_revision_2: Path) -> None:
    with closing(sqlite3.connect(of_revision_2)) as raw:
        raw.execute("UPDATE retrospective SET price = 'half' WHERE id GLOB 'a*'")
        raw.execute("UPDATE red_flag SET stage = 'never' WHERE retrospective GLOB 'c*'")
        raw.execute("UPDATE sign SET weight = 'x' WHERE vet GLOB 'e*'")
        raw.commit()
    Store.open(of_revision_2).close()
    library = Library(of_revision_2)
    assert [hit.row.id[0] for hit in search(library, "lodz")] == ["b", "a"]
    assert len(flags.appearances(library)[BROTHER]) == 2


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
def test_folding_anew_that_is_killed_at_any_statement_leaves_everything_as_it_was(of_revision_2: Path) -> None:
    _survives_every_kill(of_revision_2, revision=2)
    with closing(Store.open(of_revision_2)):
        assert len(search(Library(of_revision_2), "lodz")) == 2


HASHES = "SELECT id, hash, version FROM retrospective UNION ALL SELECT id, hash, version FROM vet"


@pytest.fixture
def of_revision_3(tmp_path: Path) -> Path:
    """A library from before the message to a client was kept with the gig."""
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0003.sql").read_text("utf-8"))
    return file


def test_a_library_of_revision_3_keeps_its_hashes_and_the_message_of_a_gig_under_way(of_revision_3: Path) -> None:
    before = _said(of_revision_3)
    kept = store_rows(of_revision_3, HASHES)
    with closing(Store.open(of_revision_3)) as store:
        library = Library(of_revision_3)
        assert _said(of_revision_3) == before
        now = store_rows(of_revision_3, HASHES)
        assert now == kept
        assert problems(of_revision_3) == []
        assert [gig.message for gig in iterate_retrospectives(library)] == [NO_MESSAGE, NO_MESSAGE]
        running = vets.vet_by_id(library, GigId("e" * 32))
        assert running is not None
        assert running.vet.message == Message(edited="It is stuck since Tuesday.")
        whole, version = store.get(GigId("a" * 32))
        written = whole._replace(message=Message(parts=MappingProxyType({"why": "It broke."}), channel=Channel.CALLED))
        store.save(written, version=version)
        assert store.get(GigId("a" * 32))[0] == written
        assert [hit.row.id[0] for hit in search(library, "broke.")] == ["a"]


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
def test_making_room_for_the_message_that_is_killed_at_any_statement_leaves_everything_as_it_was(
    of_revision_3: Path,
) -> None:
    _survives_every_kill(of_revision_3, revision=3)
    with closing(Store.open(of_revision_3)):
        assert len(list(iterate_retrospectives(Library(of_revision_3)))) == 2


@pytest.fixture
def of_revision_4(tmp_path: Path) -> Path:
    """A library from before good ends and check-ins were kept."""
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0004.sql").read_text("utf-8"))
    return file


def test_a_library_of_revision_4_keeps_its_hashes_and_its_vets_are_found(of_revision_4: Path) -> None:
    before, kept = _said(of_revision_4), store_rows(of_revision_4, HASHES)
    with closing(Store.open(of_revision_4)) as store:
        library = Library(of_revision_4)
        assert _said(of_revision_4) == before
        assert store_rows(of_revision_4, HASHES) == kept
        assert problems(of_revision_4) == []
        found = vets.vet_by_id(library, GigId("e" * 32))
        assert found is not None
        assert (found.vet.good_end, found.vet.check_ins, found.vet.message.edited) == (NO_GOOD_END, (), "Word")
        assert [hit.id[0] for hit in search_vets(library, "warehouse label")] == ["e"]
        assert [hit.id[0] for hit in search_vets(library, "IN the repository")] == ["e"]
        well = found.vet.over(Ending.WELL, date(2026, 11, 28), good_end=GoodEnd(Decimal(14), Decimal(600), "Scope."))
        store.save(well, version=found.version)
        assert [hit.id[0] for hit in search_vets(library, "scope.")] == ["e"]
        assert problems(of_revision_4) == []


def test_a_damaged_vet_stops_no_migration_and_is_found_by_its_name(of_revision_4: Path) -> None:
    with closing(sqlite3.connect(of_revision_4)) as raw:
        raw.execute("UPDATE sign SET weight = 'x' WHERE vet GLOB 'e*'")
        raw.commit()
    Store.open(of_revision_4).close()
    assert [hit.id[0] for hit in search_vets(Library(of_revision_4), "warehouse")] == ["e"]


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
def test_making_room_for_good_ends_that_is_killed_at_any_statement_leaves_everything_as_it_was(
    of_revision_4: Path,
) -> None:
    _survives_every_kill(of_revision_4, revision=4)
    with closing(Store.open(of_revision_4)):
        assert len(list(vets.iterate_vets(Library(of_revision_4)))) == 2


NOT_STORED = '"stuck, and nobody"'
"""Words of a flag's short name, which no text of the library holds."""
FOUND_BY = (("search", "retrospective"), ("vet_search", "vet"))


def _folded_now(library: Library, id: str) -> str:
    """What the next save would fold of this document."""
    if kept := record.retrospective_by_id(library, GigId(id)):
        return folded(retro_json.retrospective_to_data(kept.retrospective))
    vet = vets.vet_by_id(library, VetId(id))
    assert vet is not None
    return vet_folded(vet_json.vet_to_data(vet.vet))


def test_a_library_of_revision_10_is_found_by_every_name_of_its_red_flags(tmp_path: Path) -> None:
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0010.sql").read_text("utf-8"))
        assert not raw.execute("SELECT 1 FROM search WHERE text GLOB '*stuck, and nobody*'").fetchall()
        stored = {id: text for table, _ in FOUND_BY for id, text in raw.execute(f"SELECT * FROM {table}")}
    before = _said(file)
    with closing(Store.open(file)):
        library = Library(file)
        hits = search(library, NOT_STORED)
        assert sorted(hit.row.id[0] for hit in hits) == ["a", "b"]
        assert {(found.place, found.text) for hit in hits for found in hit.found} == {
            ("red_flags.D1.name", "Stuck, and nobody knew")
        }
        assert "e" in {hit.id[0] for hit in search_vets(library, NOT_STORED)}
        for table, owner in FOUND_BY:
            for id, text in library.fetch(f"SELECT {owner}, text FROM {table}"):
                was, whole = stored[id], _folded_now(library, id)
                assert text.startswith(was)
                assert whole.endswith(text.removeprefix(was))
    assert _said(file) == before


def as_found(names: Iterable[str]) -> list[str]:
    """Names as they are found: a mark of quotation of another kind is no other name."""
    return [fold(name) for name in names]


def test_names_of_red_flags_are_those_that_what_is_stored_was_folded_with() -> None:
    newest = json.loads((VERSIONS / "0011_flag_names.json").read_text("utf-8"))
    assert {code: as_found(names) for code, names in NAMES.items()} == {
        code: as_found(it) for code, it in newest.items()
    }, "add the new names to what is stored in a migration, with its own list of names"


def test_the_file_says_what_it_is(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert raw.execute("PRAGMA user_version").fetchone() == (NEWEST,)
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{NEWEST:04}",)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_two_threads_may_make_a_library_each_at_once(tmp_path: Path) -> None:
    files = [tmp_path / f"{at}.db" for at in range(4)]
    together = Barrier(len(files))

    def make(file: Path) -> int:
        together.wait(60)
        ENSURE(file, None)
        with closing(sqlite3.connect(file)) as connection:
            return revision(connection)

    with ThreadPoolExecutor() as threads:
        assert set(threads.map(make, files)) == {NEWEST}


def test_two_windows_may_open_a_new_library_at_once(tmp_path: Path) -> None:
    file = tmp_path / "retro.db"
    file.touch()  # as the other has left it so far
    with closing(Store.open(file)) as first, closing(Store.open(file)) as second:
        first.save(GIG, version=None)
        assert second.get(GIG.id) == (GIG, 1)


ADD_AND_REBUILD = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "{number:04}", "{before:04}", None, None


def upgrade():
    with op.batch_alter_table("retrospective", recreate="always") as table:
        table.add_column(sa.Column("mood", sa.String(), nullable=True))
    {then}
"""


@pytest.fixture
def later(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A later retro, whose one more script rebuilds the parent of all tables, and then does something."""
    with closing(Store.open(file)) as store:
        store.save(GIG, version=None)

    def make(then: str) -> Path:
        own = Path(upgrading.__file__).parent
        scripts = tmp_path / "migrations"
        (scripts / "versions").mkdir(parents=True)
        for path in (own / "env.py", *own.glob("versions/0*.py")):
            (scripts / path.relative_to(own)).write_text(path.read_text())
        script = ADD_AND_REBUILD.format(number=NEWEST + 1, before=NEWEST, then=then)
        (scripts / "versions" / f"{NEWEST + 1:04}_later.py").write_text(script)
        monkeypatch.setattr(upgrading, "SCRIPTS", scripts)
        for module in (upgrading, library_file, create):
            monkeypatch.setattr(module, "NEWEST", NEWEST + 1)
        return file

    return make


def test_an_older_library_is_backed_up_then_migrated_with_all_its_rows(later: Callable[[str], Path]) -> None:
    file = later("pass")
    backups: list[bytes] = []
    with pytest.raises(OlderLibrary):
        home.home_rows(Library(file))
    with closing(Store.open(file, before_migration=lambda path: backups.append(path.read_bytes()))) as store:
        assert store.get(GIG.id) == (GIG, 1)
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)
        assert raw.execute("SELECT mood FROM retrospective").fetchall() == [(None,)]
        assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(backups) == 1


def test_a_backup_that_fails_stops_the_migration(later: Callable[[str], Path]) -> None:
    file = later("pass")
    before = file.read_bytes()

    def full(path: Path) -> None:
        raise StoreError

    with pytest.raises(StoreError):
        Store.open(file, before_migration=full)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    "then",
    [
        "raise RuntimeError('in the middle')",
        "op.execute('DELETE FROM answer')",
        "op.execute('UPDATE answer SET retrospective = 1')",
    ],
    ids=["exception", "rows lost", "parent lost"],
)
def test_a_migration_that_goes_wrong_leaves_everything_as_it_was(later: Callable[[str], Path], then: str) -> None:
    file = later(then)
    before = file.read_bytes()
    with pytest.raises((RuntimeError, Damaged)):
        Store.open(file)
    assert file.read_bytes() == before


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
def test_a_migration_that_is_killed_at_any_statement_leaves_everything_as_it_was(
    later: Callable[[str], Path],
) -> None:
    file = later("pass")
    _survives_every_kill(file, revision=NEWEST)
    with closing(Store.open(file)) as store:
        assert store.get(GIG.id) == (GIG, 1)


def _survives_every_kill(file: Path, *, revision: int) -> None:
    """The library is as it was, to the byte, after a kill at each statement of its migration."""
    begun, before = file.with_name("begun.db"), file.read_bytes()
    begun.write_bytes(before)
    left = left_at_each_statement(begun, partial(upgrading.upgrade, begun))
    assert len(left) > 20
    assert any(each.journal for each in left)
    for each in left:
        _is_as_before(each.lay(file), before, revision)
    kill_at(len(left) // 2, partial(upgrading.upgrade, file))
    _is_as_before(file, before, revision)
    upgrading.upgrade(file)


def _is_as_before(file: Path, before: bytes, revision: int) -> None:
    with closing(sqlite3.connect(file)) as raw:  # rolls back what was left half done
        assert raw.execute("PRAGMA user_version").fetchone() == (revision,)
    assert file.read_bytes() == before


def _zip(file: Path) -> None:
    with zipfile.ZipFile(file, "w") as archive_file:
        archive_file.writestr("a", "b")


def _other(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE retrospective (id)")
        raw.commit()


def _changed(sql: str) -> Callable[[Path], None]:
    def change(file: Path) -> None:
        Store.open(file).close()
        with closing(sqlite3.connect(file)) as raw:
            raw.executescript(sql)

    return change


def _truncated(file: Path) -> None:
    with closing(Store.open(file)) as store:
        for _ in range(30):
            store.save(Retrospective.new().with_answer("story.tell", "x" * 9000), version=None)
    os.truncate(file, file.stat().st_size // 2 // 4096 * 4096)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda file: file.write_text("My notes, which are long enough to be more than a header. " * 90), NotALibrary),
        (lambda file: file.write_bytes(bytes(range(256)) * 40), NotALibrary),
        (_zip, NotALibrary),
        (_other, NotALibrary),
        (lambda file: file.mkdir(), NotALibrary),
        (lambda file: os.mkfifo(file), NotALibrary),
        (lambda file: file.symlink_to("/dev/zero"), NotALibrary),
        (_changed("CREATE TRIGGER t AFTER INSERT ON answer BEGIN DELETE FROM answer; END"), NotALibrary),
        (_changed("CREATE VIEW v AS SELECT 1"), NotALibrary),
        (_changed(f"PRAGMA user_version={NEWEST + 1}"), NewerLibrary),
        (_changed("PRAGMA user_version=0"), Damaged),
        (_changed("PRAGMA user_version=-1"), Damaged),
        (_truncated, Damaged),
    ],
    ids=["text", "bytes", "zip", "other", "folder", "pipe", "link", "trigger", "view", "newer", "0", "-1", "half"],
)
def test_a_file_that_cannot_be_used_is_told_and_left_as_it_is(
    tmp_path: Path, make: Callable[[Path], None], error: type[StoreError]
) -> None:
    file = tmp_path / "retro.db"
    make(file)
    before = file.read_bytes() if file.is_file() else b""
    with pytest.raises(error) as from_store, closing(Store.open(file)) as store:
        store.save(GIG, version=None)
    with pytest.raises(error) as from_reading:
        home.home_rows(Library(file))
    assert type(from_store.value) is type(from_reading.value) is error
    assert from_store.value.sentence
    assert from_store.value.next_step
    assert (file.read_bytes() if file.is_file() else b"") == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_library_of_revision_12_keeps_exact_days_and_gives_the_last_text_its_own_column(tmp_path: Path) -> None:
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0012.sql").read_text("utf-8"))
    before, kept = _said(file), store_rows(file, HASHES)
    with closing(Store.open(file)) as store:
        assert _said(file) == before
        assert store_rows(file, HASHES) == kept
        assert store_rows(file, 'SELECT "key", last FROM place') == [("story.tell", "story.tell")]
        found = record.retrospective_by_id(Library(file), GigId("a" * 32))
        assert found is not None
        assert found.place is not None
        assert (found.place.key, found.place.last, found.place.unread) == (
            "story.tell",
            "story.tell",
            {"price": "half"},
        )
        rough = RoughDay(2026, 11, 15, Precision.MONTH)
        store.save(found.retrospective.with_facts(noticed_on=rough), version=found.version)
        assert store.get(GigId("a" * 32))[0].facts.noticed_on == rough
        assert problems(file) == []


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
def test_making_room_for_rough_days_that_is_killed_at_any_statement_leaves_everything_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0012.sql").read_text("utf-8"))
    _survives_every_kill(file, revision=12)
    with closing(Store.open(file)):
        assert store_rows(file, 'SELECT "key", last FROM place') == [("story.tell", "story.tell")]


@pytest.fixture
def of_revision_13(tmp_path: Path) -> Path:
    """A library in which Persian and Arabic kaf were two letters, and a Hebrew one was another at a word's end."""
    file = tmp_path / "retro.db"
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((DATA / "library-0013.sql").read_text("utf-8"))
    return file


KNOWS_NOBODY = "مشتري هيچكس را نميشناسد"
LETTERS_OF_ONE_KIND = {
    "كتاب": ["2", "1"],
    "کتاب": ["2", "1"],
    "علی": ["2"],
    "שלומ": ["3"],
    "שלום": ["3"],
    "شبکه": ["2"],
    "هیچکس نمیشناسد": ["2", "1"],
}


def test_a_library_of_revision_13_finds_letters_that_keyboards_have_in_two_ways(of_revision_13: Path) -> None:
    with closing(Store.open(of_revision_13)) as store:
        library = Library(of_revision_13)
        for words, ids in LETTERS_OF_ONE_KIND.items():
            assert sorted(hit.row.id[0] for hit in search(library, words)) == sorted(ids), words
        assert "4" in {hit.id[0] for hit in search_vets(library, "كتابخانه")}
        for table, owner in FOUND_BY:
            for id, text in library.fetch(f"SELECT {owner}, text FROM {table}"):
                if id in ("1" * 32, "2" * 32, "3" * 32, "4" * 32):  # the others are of an older make
                    assert set(text.split("\x1e")) >= set(_folded_now(library, id).split("\x1e"))
        assert [fault for fault in problems(of_revision_13) if "aaaaaaaa" not in fault] == []
        store.get(GigId("1" * 32))


def test_own_flags_written_on_two_keyboards_are_one_in_gigs_vets_lessons_and_earlier_texts(
    of_revision_13: Path,
) -> None:
    Store.open(of_revision_13).close()
    library = Library(of_revision_13)
    one = record.retrospective_by_id(library, GigId("1" * 32))
    assert one is not None
    flag, stuck = one.retrospective.red_flags
    assert (flag.key, flag.pivot, flag.told_myself, stuck.key) == (fold(KNOWS_NOBODY), True, "این بار نه", "D1")
    assert store_rows(of_revision_13, "SELECT \"key\" FROM lesson WHERE id GLOB '5*'") == [(flag.key,)]
    assert [each.text for each in earlier_texts(library, "1" * 32, f"red_flags.{flag.key}.saw")] == ["یک بار"]
    vet = vets.vet_by_id(library, VetId("4" * 32))
    assert vet is not None
    (sign,) = vet.vet.signs
    assert (sign.key, sign.answer, sign.weight) == (flag.key, VetAnswer.YES, Decimal("2.00"))
    (seen,) = vet.vet.came
    assert (seen.key, seen.answer) == (flag.key, VetAnswer.YES)
    assert store_rows(of_revision_13, "SELECT \"key\" FROM came WHERE vet GLOB '4*'") == [(flag.key,)]


def test_a_damaged_gig_stops_no_folding_of_letters(of_revision_13: Path) -> None:
    with closing(sqlite3.connect(of_revision_13)) as raw, raw:
        raw.execute("UPDATE red_flag SET stage = 'never', side = x'00' WHERE retrospective GLOB '1*'")
        raw.execute("UPDATE search SET text = x'ff' WHERE retrospective GLOB '2*'")
        raw.execute("UPDATE sign SET weight = 'x' WHERE vet GLOB '4*'")
    Store.open(of_revision_13).close()
    assert [hit.row.id[0] for hit in search(Library(of_revision_13), "كتاب")] == ["1"]


def test_a_damaged_vet_keeps_its_keys_so_that_folding_loses_none_of_its_words(of_revision_13: Path) -> None:
    with closing(sqlite3.connect(of_revision_13)) as raw, raw:
        raw.execute("UPDATE vet SET created_at = 'x' WHERE id GLOB '4*'")
        raw.execute("UPDATE sign SET ask = 'Who decides?' WHERE vet GLOB '4*' AND number = 1")
    before = [each.document for each in salvage_vets(of_revision_13) if each.document.id[0] == "4"]
    Store.open(of_revision_13).close()
    after = [each.document for each in salvage_vets(of_revision_13) if each.document.id[0] == "4"]
    assert [(vet.signs, vet.came) for vet in after] == [(vet.signs, vet.came) for vet in before]
    assert "Who decides?" in before[0].signs[0].ask


@pytest.mark.kills
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # fork beside threads, which touch nothing here
def test_folding_letters_that_is_killed_at_any_statement_leaves_everything_as_it_was(of_revision_13: Path) -> None:
    _survives_every_kill(of_revision_13, revision=13)
    with closing(Store.open(of_revision_13)):
        assert len(search(Library(of_revision_13), "كتاب")) == 2
