"""`retro due` and `retro lessons`, as real processes; and that `due` counts stops as the vets do."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from retro.core.gig.choices import Held, Status
from retro.core.gig.ids import GigId, VetId, new_id
from retro.core.gig.retrospective import Lesson, Retrospective
from retro.core.lessons import schedule
from retro.core.vet import check_in_day
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.queries import due
from retro.storage.queries.library import Library
from retro.storage.queries.running import check_ins_due, running
from retro.storage.writing.store import Store
from tests import strategies
from tests.reading_calendar import entries

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run Python with a library of its own for retro."""

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
        return subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True, timeout=600)

    return run


def write(folder: Path, days_ago: int, count: int = 1) -> None:
    at = datetime.now(UTC) - timedelta(days=days_ago)
    lessons = tuple(Lesson.new(cue=f"sign {number}", act="ask first") for number in range(count))
    store = Store.open(folder / "library" / "retro.db")
    gig = Retrospective.new(created_at=at, updated_at=at, finished_at=at, lessons=lessons)
    store.save(gig.with_facts(title="A gig"), version=None)
    store.close()


def test_without_a_library_nothing_is_said_or_made(run: Run, tmp_path: Path) -> None:
    done = run("-m", "retro", "due")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert not (tmp_path / "library").exists()


@pytest.mark.parametrize(
    ("days", "count", "said"),
    [
        (2, 1, ""),
        (9, 1, "1 lesson due. Run: retro lessons\n"),
        (9, 2, "2 lessons due. Run: retro lessons\n"),
    ],
)
def test_one_line_when_a_lesson_is_due_and_nothing_otherwise(
    run: Run, tmp_path: Path, days: int, count: int, said: str
) -> None:
    write(tmp_path, days, count)
    done = run("-m", "retro", "due")
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


TODAY = date.today()
TAKEN = Vet(id=VetId("7e7" + "0" * 29), title="Warehouse labels", decision=Decision.TAKE)


def run_gig(folder: Path, in_days: int, text: str = "no label printed", gig: Vet = TAKEN) -> Vet:
    """Keep a running gig whose stop is in so many days."""
    vet = replace(gig, stops=(Stop(text, TODAY + timedelta(in_days)),))
    with closing(Store.open(folder / "library" / "retro.db")) as store:
        store.save(vet, version=None)
    return vet


def named(on: date) -> str:
    """The day as `due` says it."""
    return f"{on.day} {on:%b}" if on.year == TODAY.year else f"{on.day} {on:%b %Y}"


@pytest.mark.parametrize("days", [0, -1, -400])
def test_a_stop_that_is_due_is_one_line_before_the_lessons(run: Run, tmp_path: Path, days: int) -> None:
    run_gig(tmp_path, days)
    write(tmp_path, 9)
    stop, lesson = run("-m", "retro", "due").stdout.splitlines()
    assert stop == f"Warehouse labels: no label printed by {named(TODAY + timedelta(days))}. Has it come to that?"
    assert lesson == "1 lesson due. Run: retro lessons"


@pytest.mark.parametrize(
    ("days", "gig"),
    [
        (1, TAKEN),
        (-1, replace(TAKEN, decision=Decision.DECLINE)),
        (-1, replace(TAKEN, ended=Ending.WELL)),
        (-1, replace(TAKEN, gig=GigId("9" * 32))),
    ],
)
def test_a_stop_to_come_and_one_of_a_gig_that_does_not_run_are_not_said(
    run: Run, tmp_path: Path, days: int, gig: Vet
) -> None:
    run_gig(tmp_path, days, gig=gig)
    assert run("-m", "retro", "due").stdout == ""


def test_a_stop_steers_no_terminal_and_stays_on_its_line(run: Run, tmp_path: Path) -> None:
    run_gig(tmp_path, 0, "no\nlabel \x1b[2J\x9b.", gig=replace(TAKEN, title="Ware\x1b]0;x\x07\u2028house"))
    done = run("-m", "retro", "due")
    (line,) = done.stdout.split("\n")[:-1]
    assert line.isprintable()
    assert line.startswith("Ware␛]0;x␇⟨U+2028⟩house: no label ␛[2J⟨U+009B⟩ by ")


def test_a_stop_is_silent_for_the_day_on_which_a_check_in_said_not_yet(tmp_path: Path) -> None:
    gig = replace(run_gig(tmp_path, -2), created_at=datetime.now(UTC) - timedelta(3))
    library = Library(tmp_path / "library" / "retro.db")
    with closing(Store.open(library.file)) as store:
        version = 1
        for answer, told in ((VetAnswer.YES, 1), (None, 1), (VetAnswer.NO, 0)):
            answered = check_in.with_stop(gig, TODAY, answer)
            version = store.save(answered, version=version)
            said = due.sentences(library, TODAY)
            assert len(said) == told
            if answer is VetAnswer.YES:  # answered: what is due now is to act on it, until they are told
                assert said == [
                    f"{gig.name}: you said it has come to this: no label printed. Run: retro message {gig.id[:8]}"
                ]
                assert [each.kind for each in due.urgent(library, TODAY)] == [due.Due.STOP_CAME]
                version = store.save(replace(answered, told_on=TODAY), version=version)
                assert due.sentences(library, TODAY) == []
        (again,) = due.sentences(library, TODAY + timedelta(1))
        assert again.endswith("Has it come to that?")


def test_a_yes_to_a_stop_that_is_there_no_more_is_not_said(tmp_path: Path) -> None:
    gig = replace(run_gig(tmp_path, 0), stops=(), decided_on=TODAY, check_ins=(CheckIn(TODAY, stop=VetAnswer.YES),))
    library = Library(tmp_path / "library" / "retro.db")
    with closing(Store.open(library.file)) as store:
        store.save(gig, version=1)
    assert due.sentences(library, TODAY) == []


def test_a_stop_without_words_is_said_too(run: Run, tmp_path: Path) -> None:
    run_gig(tmp_path, 0, "")
    assert run("-m", "retro", "due").stdout == f"Warehouse labels: checkpoint, {named(TODAY)}.\n"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shared") / "retro.db"


@given(vet=strategies.vets())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_a_stop_is_due_when_the_vet_runs_and_its_next_stop_has_come(shared: Path, vet: Vet) -> None:
    vet = replace(
        vet, id=VetId(new_id()), title="A", ended=None, gig=None, decision=Decision.TAKE if vet.gig else vet.decision
    )
    stop = vet.next_stop
    is_answered = any((one.on, one.stop) == (TODAY, VetAnswer.NO) for one in vet.check_ins)
    came = check_in.reached_on(vet) is not None
    has_come = stop is not None and stop.on is not None and stop.on <= TODAY and not (is_answered or came)
    is_due = vet.is_running and (
        (came and vet.told_on is None) or has_come or check_in_day.is_check_in_due(check_in.watched(vet), TODAY)
    )
    with closing(Store.open(shared)) as store:
        store.save(vet, version=None)
        said = due.sentences(Library(shared), TODAY)
        store.delete(vet.id)  # first: a failing example must leave nothing to the next
        assert len(said) == is_due, said
        assert due.sentences(Library(shared), TODAY) == []


def test_the_calendar_holds_stops_and_looks_under_ids_that_stay(run: Run, tmp_path: Path) -> None:
    run_gig(tmp_path, 3)
    lesson = Lesson.new(cue="it is stuck", act="tell them", stop="no label", stop_on=TODAY + timedelta(5))
    over = Lesson.new(cue="x", act="y", stop="z", stop_on=TODAY)._replace(retired_on=TODAY)
    at = datetime.now(UTC) - timedelta(days=2)
    gig = Retrospective.new(created_at=at, updated_at=at, finished_at=at, lessons=(lesson, over)).with_facts(
        title="A gig"
    )
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.save(gig, version=None)
    found = [entry for entry in entries(run("-m", "retro", "due", "--ics").stdout) if "Check-in" not in entry.summary]
    assert [(entry.summary, entry.on - TODAY) for entry in found] == [
        (f"Warehouse labels: no label printed by {named(TODAY + timedelta(3))}. Has it come to that?", timedelta(3)),
        ("Your rule: If it is stuck, then …", timedelta(5)),
        ("A gig: no label. Has it come to that?", timedelta(5)),
    ]
    uids = [entry.uid for entry in found]
    again = entries(run("-m", "retro", "due", "--ics").stdout)
    assert [entry.uid for entry in again if "Check-in" not in entry.summary] == uids
    assert len(set(uids)) == 3


def test_a_look_that_is_overdue_stands_on_today(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 90)
    (entry,) = entries(run("-m", "retro", "due", "--ics").stdout)
    assert entry.on == TODAY


def test_the_calendar_is_written_to_a_file_and_replaced_only_with_force(run: Run, tmp_path: Path) -> None:
    run_gig(tmp_path, 3)
    file = tmp_path / "out.ics"
    assert run("-m", "retro", "due", "--ics", "-o", str(file)).returncode == 0
    assert file.read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert run("-m", "retro", "due", "--ics", "-o", str(file)).returncode == 1
    assert run("-m", "retro", "due", "--ics", "-o", str(file), "--force").returncode == 0


def test_without_a_day_to_come_the_calendar_is_empty_and_that_is_said(run: Run, tmp_path: Path) -> None:
    done = run("-m", "retro", "due", "--ics", "-o", str(tmp_path / "out.ics"))
    assert (done.returncode, done.stdout) == (0, "")
    assert "the calendar is empty" in done.stderr
    assert entries((tmp_path / "out.ics").read_bytes().decode()) == []


def test_a_file_without_the_calendar_is_wrong_usage(run: Run) -> None:
    done = run("-m", "retro", "due", "-o", "x")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_due_says_nothing_while_looks_are_off(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 9)
    store = Store.open(tmp_path / "library" / "retro.db")
    store.set("looks", "off")
    store.close()
    assert run("-m", "retro", "due").stdout == ""


def test_due_imports_no_record_no_orm_and_no_screen(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 9)
    run_gig(tmp_path, 3)
    script = "import sys; from retro.cli import main; main(['due']); print(*sys.modules)"
    loaded = set(run("-c", script).stdout.split())
    assert not loaded & {
        "sqlmodel",
        "sqlalchemy",
        "textual",
        "asyncio",
        "retro.core.gig.retrospective",
        "json",
        "decimal",
        "dataclasses",
    }


def test_lessons_are_listed_due_first_as_text_and_as_data(run: Run, tmp_path: Path) -> None:
    write(tmp_path, 2)
    write(tmp_path, 9)
    lines = run("-m", "retro", "lessons").stdout.splitlines()
    assert lines[0] == lines[2] == "If sign 0, then I ask first."
    assert lines[1].endswith("A gig · due")
    assert " · due " in lines[3]
    data = json.loads(run("-m", "retro", "lessons", "--json").stdout)
    assert [each["is_due"] for each in data] == [True, False]
    assert data[0]["lesson"]["act"] == "ask first"


def test_no_lessons_are_an_empty_list(run: Run) -> None:
    assert run("-m", "retro", "lessons").stdout == ""
    assert json.loads(run("-m", "retro", "lessons", "--json").stdout) == []


def test_what_is_urgent_comes_first(run: Run, tmp_path: Path) -> None:
    """A client not told, a checkpoint of a gig, one of a lesson, a check-in, then lessons."""
    write(tmp_path, 9)
    run_gig(tmp_path, -1)
    began = TODAY - timedelta(8)
    waiting = replace(TAKEN, id=VetId("b" * 32), title="Menu board", decided_on=began, stops=())
    at = datetime.now(UTC) - timedelta(1)
    rule = Lesson.new(cue="it is late", act="call", stop="no draft", stop_on=TODAY - timedelta(2))
    lesson = Retrospective.new(finished_at=at, lessons=(rule,)).with_facts(title="Website")
    untold = Retrospective.new(finished_at=at).with_facts(title="Dashboard", status=Status.UNTOLD)
    with closing(Store.open(tmp_path / "library" / "retro.db")) as store:
        store.add_all([waiting, lesson, untold], update=False)
    lines = run("-m", "retro", "due").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "Dashboard", "Warehouse labels", "Website", "Menu board", "1 lesson due. Run",
    ]  # fmt: skip
    assert lines[2] == f"Website: no draft by {named(TODAY - timedelta(2))}. Has it come to that?"
    assert lines[3] == "Menu board: check-in due. Run: retro checkin bbbbbbbb"


def test_of_several_check_ins_the_longest_waiting_comes_first_as_for_the_command(tmp_path: Path) -> None:
    """Due since 1, 2 and 2 days; a checkpoint ahead, and when it was vetted, change nothing; of two alike, by id."""
    days = {"a": 8, "b": 9, "c": 9}
    gigs = [
        replace(TAKEN, id=VetId(id * 32), title=id, decided_on=TODAY - timedelta(ago), stops=())
        for id, ago in days.items()
    ]
    gigs[0] = replace(gigs[0], stops=(Stop("no draft", TODAY + timedelta(9)),))
    library = Library(tmp_path / "retro.db")
    with closing(Store.open(library.file)) as store:
        store.add_all(gigs, update=False)
    assert [line.split(":")[0] for line in due.sentences(library, TODAY)] == ["b", "c", "a"]
    assert [gig.name for gig in check_ins_due(running(library), TODAY)] == ["b", "c", "a"]


def test_a_lessons_checkpoint_is_said_until_the_lesson_is_looked_at(tmp_path: Path) -> None:
    at = datetime.now(UTC)
    passed = Lesson.new(cue="it is late", act="call", stop="no draft", stop_on=TODAY)
    whole = Retrospective.new(finished_at=at, lessons=(passed,)).with_facts(title="Website")
    library = Library(tmp_path / "retro.db")
    with closing(Store.open(library.file)) as store:
        version = store.save(whole, version=None)
        assert len(due.sentences(library, TODAY)) == 1
        assert due.sentences(library, TODAY - timedelta(1)) == []
        for changed in (
            schedule.reviewed(passed, TODAY, Held.NOT_MET), schedule.retired(passed, TODAY),
            passed._replace(stop_on=TODAY + timedelta(1)),
        ):  # fmt: skip
            version = store.save(whole._replace(lessons=(changed,)), version=version)
            assert due.sentences(library, TODAY) == []


def test_check_ins_are_a_weekly_event(run: Run, tmp_path: Path) -> None:
    run_gig(tmp_path, 3)
    text = run("-m", "retro", "due", "--ics").stdout
    assert text.count("RRULE:FREQ=WEEKLY") == 1
    assert "SUMMARY:Check-in: Warehouse labels" in text
