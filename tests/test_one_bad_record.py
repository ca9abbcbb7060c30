"""One record that holds what retro never wrote hides no other, in no command, in no time zone, in whichever column."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from retro import cli
from retro.core.formats.compact_json import dumps
from retro.core.formats.retro_json import retrospective_to_data
from retro.storage.opening import open_store
from tests.one_bad_record import (
    EDGES,
    NAN,
    VALUES,
    ZONES,
    Column,
    columns,
    every_column,
    fill,
    gig,
    gig_id,
    is_of_vets,
    spoil,
    spoil_each,
    spoil_in_turn,
    unguarded,
    value_in,
    vet_id,
    zone,
)

Run = Callable[..., tuple[int, str]]


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with as many documents to be spoilt as there are values."""
    home = tmp_path_factory.mktemp("pattern")
    fill(home / "retro.db", len(VALUES))
    return home


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with as many documents to be spoilt as there are values for the columns of a group."""
    file = tmp_path_factory.mktemp("large") / "retro.db"
    fill(file, GIGS_AT_ONCE * len(VALUES), VETS_AT_ONCE * len(VALUES))
    return file


COLUMNS = every_column()
OF_VETS = [column for column in COLUMNS if is_of_vets(column)]
OF_GIGS = [column for column in COLUMNS if column not in OF_VETS]
GIGS_AT_ONCE, VETS_AT_ONCE = 10, 6
GROUPS = [
    (*OF_GIGS[at * GIGS_AT_ONCE : (at + 1) * GIGS_AT_ONCE], *OF_VETS[at * VETS_AT_ONCE : (at + 1) * VETS_AT_ONCE])
    for at in range(max(-(-len(OF_GIGS) // GIGS_AT_ONCE), -(-len(OF_VETS) // VETS_AT_ONCE)))
]
"""Columns that are spoilt in one library: each in documents of its own, so that none hides what another does."""
ONLY = ("--client", "client 90", "--source", "upwork", "--tag", "rush", "--flag", "own sign")
"""Every filter that looks among the names there are."""


@pytest.fixture
def home(pattern: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pattern, tmp_path / "home"))


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command; its exit code and what it wrote."""

    def command(*words: str) -> tuple[int, str]:
        code = cli.main(["--home", str(home), *words])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        assert "Something went wrong" not in told.err, (words, (home / "state" / "retro.log").read_text())
        assert not (home / "state" / "retro.log").exists(), (words, (home / "state" / "retro.log").read_text())
        return code, told.out + told.err

    return command


def every_command(run: Run, home: Path) -> None:
    """Each finds the good ones, and ends as if nothing were wrong with any other."""
    good, draft, deleted = gig_id(900), gig_id(901), gig_id(902)
    for words, wanted in (
        (["list"], ["Good finished", "Good draft"]),
        (["list", "-n", "500"], ["Good finished"]),
        (["list", *ONLY], ["Good finished", "Good draft"]),
        (["list", "--client", "a shop", "--source", "up"], ["Good running"]),
        (["search", "everything"], ["Good finished", "Good draft"]),
        (["search", "--json", "everything"], ["Good finished"]),
        (["search", *ONLY, "everything"], ["Good finished", "Good draft"]),
        (["search", "--client", "shop", "hello"], ["Good vet", "Good running"]),
        (["show", good], ["Good finished"]),
        (["show", "--json", draft], ["Good draft"]),
        (["compare", good, draft], ["Good draft"]),
        (["lessons"], ["Good finished"]),
        (["lessons", "--json"], [good]),
        (["patterns"], []),
        (["patterns", *ONLY], []),
        (["patterns", "--json"], [good]),
        (["due"], []),
        (["due", "--ics"], ["Good finished"]),
        (["vet", vet_id(900)], ["Good vet"]),
        (["where"], []),
        (["backup"], ["Backed up"]),
    ):
        code, said = run(*words)
        assert code == 0, (words, said[-300:])
        assert all(name in said for name in wanted), (words, said[-300:])
    for words, wanted in (
        (["list", "--json"], ["Good finished", "Good draft"]),
        (["vet", "--list"], ["Good vet", "Good running"]),
        (["export", "--all", "--format", "json"], ["Good finished", "Good vet"]),
    ):
        code, said = run(*words)
        assert code in (0, 1), words
        assert all(name in said for name in wanted), (words, said[-300:])
    code, said = run("export", "--all", "-o", str(home / "exported"), "--force")
    assert any("good-finished" in path.name for path in (home / "exported").iterdir())
    code, said = run("purge", deleted, "--yes")
    assert code == 0, said


def names_it(run: Run) -> str:
    code, said = run("doctor")
    assert code == 1, said
    found = ("retro didn't write", "isn't as retro wrote it", "without the retrospective")
    assert any(sentence in said for sentence in found), said
    return said


def names_a_record_of_each(said: str, columns: Iterable[Column]) -> None:
    """Doctor names one of the documents in which a column was spoilt, for each column; or a row without its own."""
    seen = Counter[bool]()
    for column in columns:
        id_of = vet_id if is_of_vets(column) else gig_id
        before = seen[is_of_vets(column)]
        ids = [id_of(before + number)[:8] for number in range(1, len(VALUES) + 1)]
        of_the_column = f"The column {column.name} of {column.table} "
        assert of_the_column in said or any(id in said for id in ids), column
        seen[is_of_vets(column)] += len(VALUES)


@pytest.mark.parametrize("group", range(len(GROUPS)))
def test_no_value_in_any_column_hides_another_record_from_a_command(
    large: Path, home: Path, run: Run, group: int
) -> None:
    assert sorted(column for columns in GROUPS for column in columns) == sorted(COLUMNS)
    shutil.copyfile(large, home / "retro.db")
    spoil_in_turn(home / "retro.db", GROUPS[group], VALUES)
    with zone(ZONES[group % len(ZONES)]):
        names_a_record_of_each(names_it(run), GROUPS[group])
        every_command(run, home)


@pytest.mark.parametrize("name", ZONES)
def test_the_ends_of_the_calendar_in_every_column_hide_no_record_in_any_zone(home: Path, run: Run, name: str) -> None:
    spoil_each(home / "retro.db", COLUMNS, EDGES, len(VALUES))
    with zone(name):
        every_command(run, home)
        names_it(run)


@pytest.mark.slow
@pytest.mark.parametrize("name", ZONES)
@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: f"{column.table}.{column.name}")
def test_no_value_in_any_column_hides_another_record_in_any_zone(
    home: Path, run: Run, column: Column, name: str
) -> None:
    spoil(home / "retro.db", column, VALUES)
    with zone(name):
        every_command(run, home)


@pytest.mark.parametrize("name", ZONES)
def test_a_record_that_began_before_the_calendar_of_a_zone_is_shown_and_named(home: Path, run: Run, name: str) -> None:
    spoil(home / "retro.db", Column("retrospective", "created_at"), ["'0001-01-01T00:00:00.000Z'"])
    with zone(name):
        code, said = run("list")
        assert code == 0
        assert all(each in said for each in ("Gig 1 ", "Good finished"))
        assert run("show", gig_id(1))[0] == 0
        assert run("patterns")[0] == 0
        assert run("export", "--all", "-o", str(home / "exported"))[0] == 0
        assert gig_id(1)[:8] in run("doctor")[1]
        assert run("purge", gig_id(1), "--yes")[0] == 0


@pytest.mark.parametrize(
    "instant",
    [
        "0001-01-01T00:00:00.000Z",
        "9999-12-31T23:59:00.000Z",
        "0001-01-01T23:59:59.999Z",
        "0001-01-01T13:59:59.999+14:00",
        "9999-12-31T12:00:00-12:00",
    ],
)
@pytest.mark.parametrize("member", ["created_at", "updated_at", "finished_at"])
def test_an_import_refuses_an_instant_without_a_day_in_every_zone_and_names_it(
    home: Path, run: Run, tmp_path: Path, instant: str, member: str
) -> None:
    (tmp_path / "one.json").write_text(dumps(retrospective_to_data(gig(950)) | {member: instant}), "utf-8")
    code, said = run("import", str(tmp_path / "one.json"))
    assert code == 1
    assert f"{member} has no local day in some time zones" in said


@pytest.mark.parametrize("name", ZONES)
def test_days_and_instants_at_the_ends_that_every_zone_has_are_imported_and_shown(
    home: Path, run: Run, tmp_path: Path, name: str
) -> None:
    data = retrospective_to_data(gig(950, name="Far away"))
    first, last = "0001-01-02T00:00:00.000Z", "9999-12-30T23:59:59.999Z"
    days = {"started_on": "0001-01-01", "ended_on": "9999-12-31", "noticed_on": "0001-01-01", "told_on": "9999-12-31"}
    data |= {"created_at": first, "updated_at": last, "finished_at": last, "facts": {**data["facts"], **days}}  # type: ignore[dict-item]  # facts are an object
    (tmp_path / "one.json").write_text(dumps(data), "utf-8")
    with zone(name):
        assert run("import", str(tmp_path / "one.json"))[0] == 0
        assert "Far away" in run("show", gig_id(950))[1]
        every_command(run, home)
        assert run("doctor")[0] == 0


def test_a_damaged_record_can_be_deleted_for_good(home: Path, run: Run) -> None:
    spoil(home / "retro.db", Column("retrospective", "status"), ["'perhaps'"])
    assert run("show", gig_id(1))[0] == 1
    assert "One record in it is damaged" in run("backup")[1]
    assert run("purge", gig_id(1), "--yes")[0] == 0
    assert "is damaged" not in run("backup")[1]
    assert gig_id(1)[:8] not in run("list")[1].replace(gig_id(900)[:8], "")
    assert run("doctor")[0] == 0


@pytest.mark.parametrize("value", range(len(VALUES)))
def test_an_older_library_with_odd_values_is_brought_up_to_date(
    tmp_path: Path, run: Run, home: Path, value: int
) -> None:
    file = home / "retro.db"
    file.unlink()
    with closing(sqlite3.connect(file)) as raw:
        raw.executescript((Path(__file__).parent / "data" / "library-0001.sql").read_text("utf-8"))
        gigs = [str(id) for (id,) in raw.execute("SELECT id FROM retrospective")]
    assert len(gigs) > 1
    with unguarded(file) as raw:
        for column in [each for each in columns(file) if each.name not in ("id", "retrospective", "number", "lesson")]:
            table, whose = column.table, "id" if column.table == "retrospective" else "retrospective"
            where = "1" if table == "setting" else f"{whose} = '{gigs[0]}'"
            is_null_key = VALUES[value] in ("NULL", NAN) and (table, column.name) in (
                ("answer", "key"),
                ("loss", "name"),
            )
            with suppress(sqlite3.Error):
                if not is_null_key:  # several would be a fault of the file
                    bad = value_in(column.name, VALUES[value])
                    raw.execute(f'UPDATE {table} SET "{column.name}" = {bad} WHERE {where}')
    open_store(file, home / "backups").close()
    code, said = run("list")
    assert code == 0
    assert all(id[:8] in said for id in gigs[1:])
