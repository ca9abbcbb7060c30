"""Vets beside retrospectives on the command line: carried in archives, and deleted for good."""

import json
import os
import sqlite3
import subprocess
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.formats import vet_json
from retro.core.formats.compact_json import dumps
from retro.core.gig.ids import VetId
from retro.core.gig.message import NO_MESSAGE, SIGN_OFF, Message
from retro.core.samples import demo, demo_vets
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.quote import Quote
from retro.storage.backup.integrity import problems
from retro.storage.queries import record
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.writing.store import Store
from tests.answered_here import answered_text

Result = subprocess.CompletedProcess[str]
Run = Callable[..., Result]
VETS = demo_vets(date(2026, 11, 24))
COUNT = len(demo()) + len(VETS)
WRONG = next(vet for vet in VETS if vet.ended is Ending.WRONG)
WELL = next(vet for vet in VETS if vet.ended is Ending.WELL)


@pytest.fixture
def retro(tmp_path: Path) -> Run:
    """Run retro over a library that holds the demo."""
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([*demo(), *VETS], update=False)

    def run(*words: str, stdin: str = "", **env: str) -> Result:
        known = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library"), **env}
        return answered_text(words, known, stdin)

    return run


def held(tmp_path: Path) -> set[str]:
    """The ids of the vets in the library, those in the trash too."""
    library = Library(tmp_path / "library" / "retro.db", wait=5)
    return {vet.id for vet in vets.iterate_vets(library)} | {id for id, _ in vets.trash(library)}


def changed() -> str:
    return dumps(vet_json.vet_to_data(replace(WELL, title="Another title")))


def test_an_archive_with_vets_goes_round_byte_for_byte(retro: Run, tmp_path: Path) -> None:
    first = retro("export", "--all", "--format", "json").stdout
    assert [item["id"] for item in json.loads(first)["vets"]] == [vet.id for vet in reversed(VETS)]
    elsewhere = {"RETRO_HOME": str(tmp_path / "elsewhere")}
    added = retro("import", "-", stdin=first, **elsewhere)
    assert added.stderr == f"{COUNT} added, 0 updated, 0 unchanged.\n"
    assert retro("export", "--all", "--format", "json", **elsewhere).stdout == first
    again = retro("import", "-", stdin=first, **elsewhere)
    assert (again.returncode, again.stderr) == (0, f"0 added, 0 updated, {COUNT} unchanged.\n")


@pytest.mark.parametrize(("table", "column"), [("vet", "decision"), ("retrospective", "outcome")])
def test_an_archive_is_written_without_what_is_damaged_and_that_is_said(
    retro: Run, tmp_path: Path, table: str, column: str
) -> None:
    with closing(sqlite3.connect(tmp_path / "library" / "retro.db")) as library, library:
        (id,) = library.execute(f"SELECT id FROM {table} WHERE deleted_at IS NULL LIMIT 1").fetchone()
        library.execute(f"UPDATE {table} SET {column} = 'nonsense' WHERE id = ?", (id,))
    file = tmp_path / "all.json"
    done = retro("export", "--all", "--format", "json", "-o", str(file))
    assert (done.returncode, f"1 gig can't be read and was left out: {id[:8]}." in done.stderr) == (1, True)
    archive = json.loads(file.read_text(encoding="utf-8"))
    there = [item["id"] for item in (*archive["retrospectives"], *archive["vets"])]
    assert (len(there), id in there) == (COUNT - 1, False)


def test_a_redacted_archive_holds_good_ends_without_names_and_amounts(retro: Run, tmp_path: Path) -> None:
    good = replace(
        WELL, id=VetId("9" * 32), title="Quux Printworks booking", client="Quux Printworks", platform="Kvasir",
        reply="Quux?",
        quote=Quote("EUR", Decimal(4711), Decimal(37), Decimal(83)), message=replace_sign_off("Ottoline"),
        good_end=GoodEnd(Decimal(41), Decimal(4699), "quux paid 4711 in two parts, through Kvasir; Ottoline asked"),
    )  # fmt: skip
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([good], update=False)
    done = retro("export", "--all", "--redact", "--format", "json")
    held = json.loads(done.stdout)["vets"]
    wells = [vet for vet in (*VETS, good) if vet.is_good_end]
    assert {item["id"] for item in held} == {vet.id for vet in wells}
    for trace in ("quux", "printworks", "kvasir", "ottoline", "4711", "4699", '"37', '"41', '"83'):
        assert trace not in json.dumps(held).casefold(), trace
    (copy,) = (vet_json.vet_from_data(item) for item in held if item["id"] == good.id)
    assert (copy.quote, copy.reply, copy.message, copy.stops, copy.check_ins) == (Quote(), "", NO_MESSAGE, (), ())
    assert (copy.ended, copy.ended_on, copy.decided_on) == (Ending.WELL, good.ended_on, good.decided_on)
    assert f"Vetted gigs left out: {len(VETS) + 1 - len(wells)}, because" in done.stderr
    elsewhere = {"RETRO_HOME": str(tmp_path / "elsewhere")}
    again = retro("import", "-", stdin=done.stdout, **elsewhere)
    assert again.stderr == f"{len(demo()) + len(wells)} added, 0 updated, 0 unchanged.\n"


def replace_sign_off(name: str) -> Message:
    return Message(parts={SIGN_OFF: f"Best,\n{name}"})


def test_a_dry_run_counts_vets_and_makes_nothing(retro: Run, tmp_path: Path) -> None:
    archive = retro("export", "--all", "--format", "json").stdout
    elsewhere = {"RETRO_HOME": str(tmp_path / "elsewhere")}
    told = f"{COUNT} would be added, 0 would be updated, 0 would be unchanged.\n"
    assert retro("import", "-", "--dry-run", stdin=archive, **elsewhere).stderr == told
    assert not (tmp_path / "elsewhere").exists()
    (tmp_path / "elsewhere").mkdir()
    Store.open(tmp_path / "elsewhere" / "retro.db").close()
    assert retro("import", "-", "--dry-run", stdin=archive, **elsewhere).stderr == told
    assert retro("vet", "--list", **elsewhere).stdout == ""


def test_another_content_of_a_vet_needs_update_and_the_old_is_in_a_backup(retro: Run, tmp_path: Path) -> None:
    refused = retro("import", "-", stdin=changed())
    assert refused.returncode == 1
    assert f"1 already exists with different content ({WELL.id[:8]}), so nothing was imported." in refused.stderr
    assert retro("import", "-", "--dry-run", "--update", stdin=changed()).stderr.startswith("0 would be added, 1 would")
    assert "Another title" not in retro("vet", "--list").stdout
    assert retro("import", "-", "--update", stdin=changed()).returncode == 0
    *_, backup = sorted((tmp_path / "library" / "state" / "backups").glob("*-before-import*.db"))
    assert WELL in list(vets.iterate_vets(Library(backup)))
    assert "Another title" in retro("vet", "--list").stdout


def test_what_stands_twice_in_what_is_read_is_not_said_to_be_in_the_library(retro: Run, tmp_path: Path) -> None:
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    one.write_text(retro("export", "--all", "--format", "json").stdout, "utf-8")
    two.write_text(changed(), "utf-8")
    elsewhere = {"RETRO_HOME": str(tmp_path / "elsewhere")}
    refused = retro("import", str(one), str(two), **elsewhere)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert f"{WELL.id[:8]} comes twice with different content, so nothing was imported." in refused.stderr
    assert "already" not in refused.stderr
    for way, title in (("--merge", "Another title"), ("--update", "Another title")):
        taken = {"RETRO_HOME": str(tmp_path / way)}
        assert retro("import", way, str(one), str(two), **taken).returncode == 0
        assert title in retro("vet", "--list", **taken).stdout
    assert retro("import", str(one), str(one), **elsewhere).stderr == f"{COUNT} added, 0 updated, {COUNT} unchanged.\n"
    assert "already exists" in retro("import", str(two), **elsewhere).stderr


def test_a_vet_is_deleted_for_good_by_its_id(retro: Run, tmp_path: Path) -> None:
    asked = retro("purge", WELL.id[:8])
    assert (asked.returncode, WELL.id in held(tmp_path)) == (2, True)
    purged = retro("purge", WELL.id[:8], "--yes")
    assert purged.returncode == 0
    assert f"{WELL.id[:8]}  “{WELL.title}”, a vetted gig" in purged.stderr
    assert held(tmp_path) == {vet.id for vet in VETS} - {WELL.id}
    assert problems(tmp_path / "library" / "retro.db") == []
    library = (tmp_path / "library" / "retro.db").read_bytes()
    assert WELL.title.encode() not in library


def test_backups_hold_a_vet_until_it_is_deleted_from_them_too(retro: Run, tmp_path: Path) -> None:
    assert "Still in " in retro("purge", WELL.id[:8], "--yes").stderr
    backups = tmp_path / "library" / "state" / "backups"
    assert any(WELL.title.encode() in path.read_bytes() for path in backups.iterdir())
    again = retro("purge", WELL.id[:8], "--yes", "--backups")
    assert again.returncode == 0, again.stderr
    assert all(WELL.title.encode() not in path.read_bytes() for path in backups.iterdir())


def test_the_vet_that_a_retrospective_began_with_goes_with_it_and_that_is_said_before(
    retro: Run, tmp_path: Path
) -> None:
    assert WRONG.gig
    said = f"{WRONG.id[:8]}  “{WRONG.title}” (its vetting)"
    assert said in retro("purge", WRONG.gig[:8]).stderr
    assert said in retro("purge", WRONG.gig[:8], "--yes").stderr
    assert WRONG.id not in held(tmp_path)
    assert record.retrospective_by_id(Library(tmp_path / "library" / "retro.db"), WRONG.gig) is None


def test_a_copy_from_before_the_vet_knew_its_retrospective_lets_go_of_it_too(retro: Run, tmp_path: Path) -> None:
    assert WRONG.gig
    file = tmp_path / "library" / "retro.db"
    with closing(Store.open(file)) as store:
        found = vets.vet_by_id(Library(file), WRONG.id)
        assert found is not None
        version = store.save(
            replace(WRONG, gig=None, ended=None, ended_on=None, title="Zebedee"), version=found.version
        )
        assert retro("backup").returncode == 0
        store.save(replace(WRONG, title="Zebedee"), version=version)
    assert retro("purge", WRONG.gig[:8], "--yes", "--backups").returncode == 0
    assert all(b"Zebedee" not in path.read_bytes() for path in (tmp_path / "library").rglob("*") if path.is_file())


def test_the_trash_of_vets_is_emptied_too(retro: Run, tmp_path: Path) -> None:
    assert "The trash is empty." in retro("purge", "--trash", "--yes").stderr
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.delete(WELL.id)
    purged = retro("purge", "--trash", "--yes")
    assert f"“{WELL.title}”, a vetted gig" in purged.stderr
    assert held(tmp_path) == {vet.id for vet in VETS} - {WELL.id}


def test_an_id_of_neither_is_said_so(retro: Run) -> None:
    failed = retro("purge", "ffff", "--yes")
    assert failed.returncode == 1
    assert "There's no gig or vetted gig whose id starts with ffff." in failed.stderr


def test_search_finds_vetted_gigs_beside_the_others(retro: Run) -> None:
    hits = json.loads(retro("search", WELL.title.upper(), "--json").stdout)
    (hit,) = [hit for hit in hits if hit["id"] == WELL.id]
    assert hit["hits"][0] == {"place": "vet.title", "text": WELL.title}
    assert f"{WELL.id[:8]}" in retro("search", WELL.title).stdout
    assert retro("search", WELL.title, "never-written").stdout == ""
