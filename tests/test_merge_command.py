"""`retro import --merge` and `--update` as a user meets them: two libraries, files between them."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.formats import archive_file
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.vet import Vet
from tests.answered_here import answered_text

Result = subprocess.CompletedProcess[str]
Retro = Callable[..., Result]

FIRST = datetime(2026, 3, 14, 22, 10, tzinfo=UTC)
LATER = datetime(2026, 3, 15, 9, 0, tzinfo=UTC)
GIG = Retrospective(
    GigId("5f0c" * 8), FIRST, FIRST, facts=Facts(title="Labels for Anna", client="Anna", price=Decimal(300))
)
HERE = GIG.with_answer("story.tell", "It was my fault.")
THERE = GIG.with_answer("story.tell", "It was the weather.").with_facts(price=Decimal(350))._replace(updated_at=LATER)
VET = Vet(VetId("7a1e" * 8), FIRST, FIRST, title="A shop for Ben")


@pytest.fixture
def retro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Retro:
    """Run retro with the library of that folder, in the test's own process."""
    monkeypatch.chdir(tmp_path)

    def run(home: str, *words: str, stdin: str | None = None) -> Result:
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / home)}
        return answered_text(words, env, stdin)

    return run


@pytest.fixture
def retro_apart(tmp_path: Path) -> Retro:
    """Run retro with the library of that folder, in a process of its own."""

    def run(home: str, *words: str, stdin: str | None = None) -> Result:
        return subprocess.run(
            [sys.executable, "-m", "retro", *words],
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / home)},
            input=stdin, stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True, text=True, timeout=600, cwd=tmp_path,
        )  # fmt: skip

    return run


def archive(*gigs: Retrospective, vets: tuple[Vet, ...] = ()) -> str:
    return "".join(archive_file.archive_lines(gigs, vets))


def test_two_machines_come_together_by_two_merges(retro_apart: Retro, tmp_path: Path) -> None:
    retro_apart("laptop", "import", "-", stdin=archive(HERE, Retrospective.new(facts=Facts(title="Only here"))))
    retro_apart("desktop", "import", "-", stdin=archive(THERE, vets=(VET,)))
    for home in ("laptop", "desktop"):
        retro_apart(home, "export", "--all", "--format", "json", "-o", f"{home}.json")
    done = retro_apart("laptop", "import", "--merge", "desktop.json")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "1 added, 1 merged, 0 unchanged.",
        "Written differently on the two machines; the newer version was used:",
        "“Labels for Anna” (5f0c5f0c)",
        "  The other text is an earlier version: What happened?",
        "  Not used: Agreed price: 300.00",
        "retro show ID --earlier prints earlier versions.",
    ]
    assert retro_apart("desktop", "import", "--merge", "laptop.json").returncode == 0
    both = [retro_apart(home, "export", "--all", "--format", "json").stdout for home in ("laptop", "desktop")]
    assert both[0] == both[1]
    again = retro_apart("desktop", "import", "--merge", "laptop.json", "desktop.json")
    assert again.stderr.startswith("0 added, 0 merged, ")
    assert retro_apart("desktop", "export", "--all", "--format", "json").stdout == both[1]


def test_of_a_vetted_gig_both_replies_stand_and_it_is_said(retro: Retro) -> None:
    retro("here", "import", "-", stdin=archive(vets=(replace(VET, reply="Yes, from Monday."),)))
    there = replace(VET, reply="No, thank you.", client="Ben", updated_at=LATER)
    done = retro("here", "import", "--merge", "-", stdin=archive(vets=(there,)))
    assert done.stderr.splitlines()[1:] == [
        "Written differently on the two machines; the newer version was used:",
        "“A shop for Ben” (7a1e7a1e)",
        "  Both texts stay, the newer first: Reply",
    ]
    shown = retro("here", "vet", "7a1e", "--json").stdout
    assert "No, thank you.\\n\\nYes, from Monday." in shown


def test_a_merge_makes_a_backup_only_where_it_changes_something(retro: Retro, tmp_path: Path) -> None:
    retro("here", "import", "-", stdin=archive(HERE))
    retro("here", "import", "--merge", "-", stdin=archive(HERE))
    assert not list(tmp_path.glob("here/**/*before-import*"))
    retro("here", "import", "--merge", "-", stdin=archive(THERE))
    assert len(list(tmp_path.glob("here/**/*before-import*"))) == 1


def test_a_merge_can_be_tried_first(retro: Retro) -> None:
    retro("here", "import", "-", stdin=archive(HERE))
    before = retro("here", "export", "--all", "--format", "json").stdout
    done = retro("here", "import", "--merge", "--dry-run", "-", stdin=archive(THERE, Retrospective.new()))
    counts, lead, *gigs = done.stderr.splitlines()
    assert counts == "1 would be added, 1 would be merged, 0 would be unchanged."
    assert lead == "Written differently on the two machines; the newer version would be used:"
    assert len(gigs) == 3  # nothing of where to read what isn't there yet
    assert retro("here", "export", "--all", "--format", "json").stdout == before


def test_what_was_deleted_here_and_not_there_is_back_and_it_is_said(retro: Retro, tmp_path: Path) -> None:
    from retro.storage.writing.store import Store

    retro("here", "import", "-", stdin=archive(HERE))
    (file,) = tmp_path.glob("here/retro.db")
    store = Store.open(file)
    store.delete(GIG.id)
    store.close()
    done = retro("here", "import", "--merge", "-", stdin=archive(HERE))
    assert done.stderr == "0 added, 0 merged, 0 unchanged, 1 back from the trash.\n"
    assert "Labels for Anna" in retro("here", "list").stdout


def test_what_was_changed_here_before_it_was_deleted_stays_in_the_trash_beside_what_came(
    retro: Retro, tmp_path: Path
) -> None:
    from retro.storage.writing.store import Store

    theirs = replace(VET, client="Ben", updated_at=VET.updated_at + timedelta(1))
    for machine, document in (("here", replace(VET, client="Anna")), ("there", theirs)):
        retro(machine, "import", "-", stdin=archive(vets=(document,)))
    with closing(Store.open(tmp_path / "here" / "retro.db")) as store:
        store.delete(VET.id)

    def every(machine: str) -> str:
        return retro(machine, "export", "--all", "--format", "json").stdout

    done = retro("here", "import", "--merge", "-", stdin=every("there"))
    assert "1 back from the trash.\n" in done.stderr
    assert done.stderr.endswith("is still in the trash: retro trash lists it.\n")
    assert every("here") == every("there")
    assert "Anna" not in every("here")
    assert retro("there", "import", "--merge", "-", stdin=every("here")).stderr == "0 added, 0 merged, 1 unchanged.\n"
    (row,) = retro("here", "trash").stdout.splitlines()
    retro("here", "undelete", row.split()[0])
    assert all(name in every("here") for name in ("Anna", "Ben"))


def test_an_update_with_what_is_older_is_warned_of(retro: Retro) -> None:
    retro("here", "import", "-", stdin=archive(THERE))
    tried = retro("here", "import", "--update", "--dry-run", "-", stdin=archive(HERE))
    assert tried.stderr.splitlines()[1:] == [
        "Careful: the file is older than what's here for 5f0c5f0c. --merge keeps both."
    ]
    done = retro("here", "import", "--update", "-", stdin=archive(HERE))
    assert done.stderr.splitlines() == [
        "0 added, 1 updated, 0 unchanged.",
        "Careful: the file is older than what was here for 5f0c5f0c. "
        "What was there is in the backup made before; retro where shows its folder.",
    ]
    assert "Careful" not in retro("here", "import", "--update", "-", stdin=archive(THERE)).stderr


def test_a_refusal_names_both_ways_on(retro: Retro) -> None:
    retro("here", "import", "-", stdin=archive(HERE))
    refused = retro("here", "import", "-", stdin=archive(THERE))
    assert refused.returncode == 1
    assert "Use --merge to keep both, or --update to overwrite" in refused.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (b"Dear diary", "isn't valid JSON"),
        (b'{"format": "retro-archive/1", "retrospectives": [\n', "part of the archive is missing"),
        (b"SQLite format 3\0" + bytes(84), "is a library or a backup of one, not an archive."),
        (b"\xff\xfe\0", "isn't UTF-8 text"),
    ],
)
def test_what_cannot_be_merged_is_one_sentence_and_changes_nothing(
    retro: Retro, tmp_path: Path, content: bytes, said: str
) -> None:
    retro("here", "import", "-", stdin=archive(HERE))
    before = retro("here", "export", "--all", "--format", "json").stdout
    (tmp_path / "bad").write_bytes(content)
    refused = retro("here", "import", "--merge", "-", "~/bad", stdin=archive(THERE))
    assert (refused.returncode, refused.stdout, len(refused.stderr.splitlines())) == (1, "", 1)
    assert refused.stderr.startswith("retro: ~/bad")
    assert said in refused.stderr
    assert retro("here", "export", "--all", "--format", "json").stdout == before


def test_merge_and_update_together_are_refused(retro: Retro) -> None:
    refused = retro("here", "import", "--merge", "--update", "-", stdin=archive(HERE))
    assert (refused.returncode, refused.stderr) == (2, "retro: Give --merge or --update, not both.\n")


def test_a_file_that_is_not_there_is_named_as_it_was_typed(retro: Retro) -> None:
    refused = retro("here", "import", "--merge", "~/missing.json")
    assert refused.stderr == "retro: ~/missing.json isn't there. Nothing was imported.\n"


def test_a_file_of_another_kind_is_told_what_is_read(retro: Retro) -> None:
    other = retro("here", "import", "-", stdin="# My gig\n")
    assert other.stderr.endswith("Nothing was imported. retro import reads what retro export --format json wrote.\n")
    broken = archive(HERE, THERE).replace("\n]", ",\nnonsense\n]")
    assert retro("here", "import", "-", stdin=broken).stderr.endswith("Nothing was imported.\n")
