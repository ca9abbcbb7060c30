"""An evening of somebody who only hears: each thing that can wait for them is done in lines alone, screen unseen."""

from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from retro.core.gig.choices import Held, Side, Stage, Status
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective
from retro.core.samples import demo_vets
from retro.storage.queries import record, trash
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.writing.store import Store
from tests.answered_here import answered
from tests.test_plain import Result, checked, given

AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
RULE = Lesson(LessonId("c" * 32), "the job depends on code I didn't write", "test that part first", flag="B3")
FLAG = RedFlag("B3", "B3", Stage.SCOPE, Side.PROJECT)
OVER = Retrospective(GigId("a" * 32), AT, AT, AT, Facts("Shop checkout"), red_flags=(FLAG,), lessons=(RULE,))
RUNNING = next(vet for vet in demo_vets(date.today()) if vet.is_running)
Say = Callable[..., Result]


@pytest.fixture(params=[{"TERM": "dumb"}, {"TERM": "xterm", "RETRO_PLAIN": "1"}, {"TERM": "xterm-256color"}], ids=str)
def say(request: pytest.FixtureRequest, tmp_path: Path) -> Say:
    """Run a command with these lines as its input: in a dumb terminal, where plain mode is asked for, by a pipe."""
    env = {"HOME": str(tmp_path), "RETRO_HOME": str(tmp_path), "FORCE_COLOR": "1", **request.param}
    with closing(Store.open(tmp_path / "retro.db")) as store:
        store.add_all([OVER, RUNNING], update=False)

    def run(words: str, *lines: str) -> Result:
        done = checked(answered(words.split(), env, given(lines)))
        assert all(line == line.rstrip("\b\a") for line in done.stderr.splitlines())
        return done

    return run


def test_a_gig_told_a_message_a_vet_a_check_in_lessons_and_the_trash(say: Say, tmp_path: Path) -> None:
    library = Library(tmp_path / "retro.db")
    due = say("due").stdout
    assert "1 lesson due. Run: retro lessons" in due

    told = say("new --plain", "3", "Poster", "yesterday", "1", "Anna", "It won't be ready.", ".", ":q")
    poster = told.stdout.splitlines()[0]
    assert "It won't be ready." in told.stdout
    assert f"Once they know: retro told {poster}" in told.stderr.replace("\n", " ")
    say(f"told {poster}", "")
    whole = record.find_retrospective(library, poster)
    assert whole is not None
    assert (whole.retrospective.facts.title, whole.retrospective.facts.status) == ("Poster", Status.LIVE)

    vetted = say("vet --plain", "Labels", "Ahrens", "Upwork", "600 eur", "20", "", "y", "n", "v", "s")
    assert "Your reply, to copy:" in vetted.stderr + vetted.stdout
    assert "Labels" in [vet.title for vet in vets.iterate_vets(library)]

    say(f"checkin {RUNNING.id[:8]}", "9", "50", "n", "n", "n", "n", "n")
    running = vets.vet_by_id(library, VetId(RUNNING.id))
    assert running is not None
    assert len(running.vet.check_ins) == len(RUNNING.check_ins) + 1

    reviewed = say("lessons --review", "I try it", "1", "it held on Monday")
    assert "If the job depends on code I didn't write, then I …" in reviewed.stderr
    assert reviewed.stderr.endswith("1 lesson reviewed.\n")
    over = record.find_retrospective(library, OVER.id)
    assert over is not None
    assert [(each.result, each.note) for each in over.retrospective.lessons[0].reviews] == [
        (Held.HELD, "it held on Monday")
    ]
    assert "lesson" not in say("due").stdout


def test_what_is_deleted_is_heard_of_and_comes_back(say: Say, tmp_path: Path) -> None:
    library = Library(tmp_path / "retro.db")
    assert "To restore it: retro undelete aaaaaaaa" in say("delete aaaa").stderr
    assert [each.id for each in trash.everything(library)] == [OVER.id]
    assert say("trash").stdout.startswith("aaaaaaaa  deleted ")
    assert say("lessons --review").stderr == say("lessons --review").stderr != ""
    assert say("undelete aaaa").stderr == "“Shop checkout” is back.\n"
    assert say("undelete aaaa").returncode == 1
    assert say("trash").stderr == "The trash is empty.\n"


@pytest.mark.parametrize(
    "words", ["list", "patterns", "rules", "questions", "show aaaa", "vet --list", "where", "help"]
)
def test_nothing_that_is_read_moves_a_cursor(words: str, say: Say) -> None:
    say(words)
