"""Files say what happened: calendars, folders as they were typed, each gig once, front matter to file by."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import yaml

from retro import cli
from retro.commands.reading import LOST, tell_if_lost
from retro.core.formats import export
from retro.core.formats.compact_json import dumps
from retro.core.formats.icalendar import CalendarDay, calendar
from retro.core.formats.markdown.escape import obsidian_tags
from retro.core.formats.retro_json import retrospective_to_data
from retro.core.gig import line_kinds
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import Stop
from retro.core.vet.vet import Vet
from retro.storage.writing.store import Store

TODAY = date.today()
AT = datetime(2026, 10, 6, 12, tzinfo=UTC)
GIG = Retrospective.new(id="a" * 32, created_at=AT, updated_at=AT, finished_at=AT + timedelta(2)).with_facts(
    title="Shop"
)
OTHER = GIG._replace(id=GigId("b" * 32)).with_facts(title="Labels")
TAKEN = Vet(
    id=VetId("7e7" + "0" * 29),
    title="Warehouse",
    decision=Decision.TAKE,
    no_check_ins=True,
    stops=(Stop("no label", TODAY + timedelta(3)),),
)

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command with a home folder and a working folder of its own; its exit code and what it wrote."""
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    (tmp_path / "me").mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")

    def command(*words: str) -> tuple[int, str]:
        code = cli.main(["--home", str(tmp_path / "library"), *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    return command


def store(tmp_path: Path) -> Store:
    return Store.open(tmp_path / "library" / "retro.db")


def keep(tmp_path: Path, *documents: Retrospective | Vet) -> None:
    with closing(store(tmp_path)) as opened:
        for document in documents:
            opened.save(document, version=None)


def entries(file: Path) -> list[Any]:
    return list(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"))


def test_a_calendar_with_nothing_left_takes_the_place_of_the_old_one_and_says_so(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, TAKEN)
    file = tmp_path / "work" / "retro.ics"
    assert run("due", "--ics", "-o", "retro.ics")[0] == 0
    assert len(entries(file)) == 1
    with closing(store(tmp_path)) as opened:
        opened.save(TAKEN.over(Ending.WELL, TODAY), version=1)
    code, said = run("due", "--ics", "-o", "retro.ics", "--force")
    assert code == 0
    assert "the calendar is empty" in said
    assert entries(file) == []
    assert "no label" not in file.read_text()


def test_an_empty_calendar_goes_to_a_pipe_too_and_holds_what_the_format_wants(run: Run) -> None:
    code, said = run("due", "--ics")
    assert code == 0
    found = icalendar.Calendar.from_ical(said[: said.index("END:VCALENDAR") + len("END:VCALENDAR")])
    assert found.subcomponents


def test_a_moved_checkpoint_is_the_same_entry_in_a_newer_version_with_an_alarm(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, TAKEN)
    run("due", "--ics", "-o", "before.ics")
    moved = replace(TAKEN, stops=(Stop("no label", TODAY + timedelta(9)),)).touched()
    with closing(store(tmp_path)) as opened:
        opened.save(moved, version=1)
    run("due", "--ics", "-o", "after.ics")
    (before,), (after,) = entries(tmp_path / "work" / "before.ics"), entries(tmp_path / "work" / "after.ics")
    assert before["UID"] == after["UID"]
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert before["LAST-MODIFIED"].dt <= after["LAST-MODIFIED"].dt
    assert (after["DTSTART"].dt - before["DTSTART"].dt).days == 6
    (alarm,) = after.walk("VALARM")
    assert alarm["ACTION"] == "DISPLAY"
    assert alarm["TRIGGER"].dt == timedelta(hours=9)


def test_a_look_that_waits_is_newer_every_day(run: Run, tmp_path: Path) -> None:
    lessons = (Lesson.new(cue="it slips", act="say so"),)
    late, later = (datetime.now(UTC) - timedelta(days=days) for days in (30, 31))
    keep(
        tmp_path,
        GIG._replace(finished_at=late, lessons=lessons),
        OTHER._replace(finished_at=later, lessons=(Lesson.new(cue="x", act="y"),)),
    )
    run("due", "--ics", "-o", "retro.ics")
    one, two = sorted(entries(tmp_path / "work" / "retro.ics"), key=lambda entry: int(entry["SEQUENCE"]))
    assert two["SEQUENCE"] - one["SEQUENCE"] == 1


def test_the_ends_of_the_calendar_are_written_as_the_format_has_them() -> None:
    text = calendar([CalendarDay("a", date.min, "x"), CalendarDay("b", date.max, "y")], datetime(1, 1, 2, tzinfo=UTC))
    assert "DTSTART;VALUE=DATE:00010101" in text
    assert "DTSTAMP:00010102T000000Z" in text
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 2


@pytest.mark.parametrize("words", [["-o~/notes/"], ["-o", "~/notes/"]])
def test_a_home_folder_is_meant_by_its_sign_and_said_as_it_was_typed(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    keep(tmp_path, GIG)
    code, said = run("export", "aaaa", *words)
    assert code == 0
    assert "Written to ~/notes/" in said
    assert [path.suffix for path in (tmp_path / "me" / "notes").iterdir()] == [".md"]
    assert not (tmp_path / "work" / "~").exists()


@pytest.mark.parametrize(
    "words",
    [
        ["export", "--all"],
        ["export", "--all", "--format", "json"],
        ["compare", "aaaa", "bbbb"],
        ["due", "--ics"],
        ["vet", "7e70", "--json"],
    ],
)
def test_the_sign_of_a_home_folder_is_understood_by_every_command_that_writes(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    keep(tmp_path, GIG, OTHER, TAKEN)
    assert run(*words, "-o", "~/notes/")[0] == 0
    assert list((tmp_path / "me" / "notes").iterdir())
    assert not (tmp_path / "work" / "~").exists()


def test_the_sign_of_a_home_folder_is_understood_wherever_a_file_is_named(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, GIG)
    me = tmp_path / "me"
    assert run("backup", "~/copy.db")[0] == 0
    assert (me / "copy.db").exists()
    assert run("restore", "~/copy.db")[0] == 0
    assert run("restore", "--salvage", "~/copy.db")[0] == 0
    (me / "names.txt").write_text("Nobody\n")
    assert run("export", "aaaa", "--names", "~/names.txt")[0] == 0
    (me / "one.json").write_text(dumps(retrospective_to_data(OTHER)), "utf-8")
    assert run("import", "~/one.json")[0] == 0
    assert cli.main(["--home", "~/elsewhere", "where"]) == 0


def test_the_folder_of_somebody_unknown_is_a_name_like_any_other(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, GIG)
    assert run("export", "aaaa", "-o", "~nobody-of-this-name.md")[0] == 0
    assert (tmp_path / "work" / "~nobody-of-this-name.md").exists()
    assert cli.main(["--home=~nobody-of-this-name/x", "where"]) == 0


def test_a_folder_that_is_written_twice_is_named_as_it_was_typed(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, GIG, OTHER)
    assert "2 written to d2." in run("export", "--all", "-o", "d2")[1]
    code, said = run("export", "--all", "-o", "d2")
    assert code == 1
    assert said.startswith("retro: d2/")
    assert "is already there" in said


@pytest.mark.parametrize("words", [["--format", "json"], ["--format", "json", "-o", "two.json"]])
def test_a_gig_that_is_named_twice_is_written_once(run: Run, tmp_path: Path, words: list[str]) -> None:
    keep(tmp_path, GIG, OTHER)
    code, said = run("export", "aaaa", "aaaaaa", "bbbb", "aaaa", *words)
    text = (tmp_path / "work" / "two.json").read_text() if "-o" in words else said
    assert code == 0
    assert text.count('"id": "' + "a" * 32) == 1
    assert text.count('"id": "' + "b" * 32) == 1


def test_one_gig_that_is_named_twice_needs_no_folder(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, GIG)
    code, said = run("export", "aaaa", "AAAAA")
    assert code == 0
    assert said.count("# Shop") == 1


def front_matter(text: str) -> dict[str, object]:
    found = yaml.safe_load(text.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def test_days_stand_in_the_front_matter_as_days() -> None:
    told = GIG.with_facts(started_on=date(2026, 3, 14), told_on=date(2026, 3, 20))
    text = export.markdown(told)
    assert "started_on: 2026-03-14\n" in text
    found = front_matter(text)
    assert found["created"] == AT.astimezone().date()
    assert found["finished"] == (AT + timedelta(2)).astimezone().date()
    assert found["written"] == told.updated_at.astimezone().date(), "not the day of the export"
    assert (found["started_on"], found["told_on"]) == (date(2026, 3, 14), date(2026, 3, 20))


def test_a_draft_has_no_day_on_which_it_was_finished() -> None:
    found = front_matter(export.markdown(GIG._replace(finished_at=None)))
    assert "finished" not in found
    assert "created" in found


def test_the_days_of_a_vet_are_days_too() -> None:
    vet = replace(TAKEN, created_at=AT, decision=None)
    found = front_matter(export.vet_document(vet, VetContext({}, 0), TODAY).text)
    assert (found["vetted_on"], found["written"]) == (AT.astimezone().date(), TODAY)


@pytest.mark.parametrize(
    ("typed", "valid"),
    [
        ("rush job", "rush-job"),
        ("2026", "y2026"),
        ("2026-03", "y2026-03"),
        ("C++", "C"),
        ("a & b", "a-b"),
        ("client/new one", "client/new-one"),
        ("/a//b/", "a/b"),
        ("snake_case", "snake_case"),
        ("Größe", "Größe"),
        ("急ぎ", "急ぎ"),
        ("ab", "ab"),
        ("🚀", "🚀"),
        ("२०२६", "y२०२६"),
    ],
)
def test_a_tag_is_one_that_obsidian_takes(typed: str, valid: str) -> None:
    assert obsidian_tags([typed]) == [valid]


def test_a_tag_of_which_nothing_is_left_stands_in_the_document_alone() -> None:
    text = export.markdown(GIG._replace(tags=("!!!", "rush job", "Rush-Job")))
    assert front_matter(text)["tags"] == ["rush-job"]
    assert "!!!" in text
    assert "tags:" not in export.markdown(GIG._replace(tags=("!!!",)))


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("#rush #cheap", ("rush", "cheap")),
        ("#rush job #cheap", ("rush job", "cheap")),
        ("rush, #cheap #more", ("rush", "cheap", "more")),
        ("rush job", ("rush job",)),
        ("C#, F#", ("C#", "F#")),
        ("＃rush ＃cheap", ("rush", "cheap")),
        ("rush、cheap", ("rush", "cheap")),
        ("rush،cheap", ("rush", "cheap")),
        ("rush job؛ cheap، more", ("rush job", "cheap", "more")),
        ("# #", ()),
    ],
)
def test_tags_are_told_apart_by_their_signs(typed: str, tags: tuple[str, ...]) -> None:
    assert line_kinds.Tags().parse(typed) == tags


def test_several_gigs_need_a_folder_and_force_is_not_asked_for_again(run: Run, tmp_path: Path) -> None:
    assert run("export", "--all") == (0, "No gigs yet. Write one up with: retro new\n")
    keep(tmp_path, GIG, OTHER)
    (tmp_path / "one.md").write_text("mine", encoding="utf-8")
    assert run("export", "--all", "--redact") == (
        2,
        "retro: To export several as Markdown, add -o FOLDER; or use --format json for one file.\n",
    )
    code, said = run("export", "--all", "-o", str(tmp_path / "one.md"), "--force")
    assert code == 1
    assert said.endswith("one.md is a file, and several gigs need a folder. "
                                "Name a folder, or use --format json for one file.\n")  # fmt: skip
    assert (tmp_path / "one.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("words", [(), ("--salvage",)])
def test_what_is_no_backup_is_told_where_backups_are(run: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna, " * 200, encoding="utf-8")
    code, said = run("restore", *words, str(tmp_path / "letter.txt"))
    assert code == 1
    assert said.endswith("Name a backup; retro where shows their folder.\n")


def test_every_message_shows_a_path_as_it_was_typed(run: Run, tmp_path: Path) -> None:
    keep(tmp_path, GIG, OTHER)
    said = [
        run(*words.split())[1]
        for words in (
            "backup ~/copy.db",
            "backup ~/copy.db",
            "backup ~/",
            "backup ~/none/copy.db",
            "restore ~/copy.db",
            "restore ~/none.db",
            "restore --salvage ~/copy.db",
            "export aaaa -o ~/one.md",
            "export aaaa -o ~/one.md",
            "export aaaa -o ~/none/one.md",
            "export aaaa --redact --names ~/none.txt",
            "export --all -o ~/one.md",
            "import ~/none.json",
            "import --merge ~/none.json",
        )
    ]
    for each in said:
        assert "~/" in each, each
        assert str(tmp_path / "me") not in each, each
    assert said[0] == "Backed up to ~/copy.db.\n"
    assert said[2].startswith("Backed up to ~/retro-")
    for each in (said[3], said[9]):
        assert each == "retro: There's no folder ~/none. Check the path, or create the folder.\n"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("./-", "Backed up to ./-.\n"),
        ("./sub", "Backed up to ./sub/retro-"),
        ("sub/", "Backed up to sub/retro-"),
        ("sub//copy.db", "Backed up to sub//copy.db.\n"),
        ("sub/../copy.db", "Backed up to sub/../copy.db.\n"),
        ("none/../none/copy.db", "retro: There's no folder none/../none. "),
    ],
)
def test_a_path_is_said_letter_by_letter_as_it_was_typed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    keep(tmp_path, GIG)
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    assert run("backup", typed)[1].startswith(said)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("export aaaa -o ./-", "Written to ./-.\n"),
        ("export aaaa -o ././/one.md", "Written to ././/one.md.\n"),
        ("export aaaa -o ./deep//", "Written to ./deep/"),
        ("export --all -o ./deep/", "2 written to ./deep/.\n"),
        ("export --all -o a\nb", "2 written to a␊b.\n"),
        ("backup ./-", "Backed up to ./-.\n"),
        ("backup ./none/copy.db", "retro: There's no folder ./none. "),
        ("import ./none.json", "retro: ./none.json isn't there."),
        ("import a\nb", "retro: a␊b isn't there."),
        ("export aaaa --redact --names a\nb", "retro: a␊b isn't there."),
    ],
)
def test_a_path_is_said_as_it_was_typed_on_one_line(run: Run, tmp_path: Path, words: str, told: str) -> None:
    keep(tmp_path, GIG, OTHER)
    code, said = run(*words.split(" "))
    assert code == (1 if told.startswith("retro: ") else 0)
    assert any(line.startswith(told) for line in said.splitlines(keepends=True)), said


def test_an_empty_home_has_nothing_to_back_up_and_no_path_to_search_for(run: Run) -> None:
    assert run("backup") == (1, "retro: Nothing to back up yet. Write something first.\n")


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_library_that_is_gone_or_empty_is_no_first_start(run: Run, tmp_path: Path, is_gone: bool) -> None:
    keep(tmp_path, GIG)
    assert LOST not in run("list")[1]
    assert run("backup")[0] == 0
    (library,) = tmp_path.rglob("retro.db")
    library.unlink() if is_gone else library.write_bytes(b"")
    tell_if_lost.cache_clear()
    assert (run("list")[1], run("export", "--all", "--format", "md")[1]) == (f"{LOST}\n", ""), "told once, and no more"
    code, said = run("backup")
    assert (code, "there are backups" in said, "Run retro restore" in said) == (1, True, True)
    assert run("restore")[0] == 0
    tell_if_lost.cache_clear()
    assert LOST not in run("list")[1]
