"""`retro checkin`: the four questions of a check-in on a plain terminal."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Lesson, RedFlag
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.vet.vet_lines import HOURS_SO_FAR
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.writing.store import Store
from tests.terminal.running import Retro, draft

TODAY = date.today()
LABELS = Vet(
    id=VetId("a" * 32),
    title="Warehouse labels",
    quote=Quote("EUR", Decimal(480), Decimal(16), Decimal(25)),
    signs=(VetFlag("D1", "Stuck", Decimal(2), VetAnswer.YES),),
    decision=Decision.TAKE,
    decided_on=TODAY - timedelta(8),
    stops=(Stop("no label printed", TODAY + timedelta(3)),),
    check_ins=(CheckIn(TODAY - timedelta(7), Decimal(12)),),
)
MENU = replace(LABELS, id=VetId("b" * 32), title="Menu board", decided_on=TODAY - timedelta(7), check_ins=())


STUCK = RedFlag("D1", "I was stuck", Stage.WORK, Side.MINE, told_myself="One more evening.")
RULE = Lesson(LessonId("c" * 32), "I am stuck for three hours", "write two lines", flag="D1")
AT = datetime(2026, 1, 5, 12, tzinfo=UTC)
PAST = draft("It broke", "Price list")._replace(
    created_at=AT, updated_at=AT, finished_at=AT, red_flags=(STUCK,), lessons=(RULE,)
)


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def stored(file: Path, id: str) -> Vet:
    found = vets.vet_by_id(Library(file, wait=30), GigId(id))
    assert found is not None
    return found.vet


def test_the_gig_that_waits_longest_is_asked_about_by_the_same_four(retro: Retro) -> None:
    file = retro.paths.library
    with closing(Store.open(file)) as store:
        store.add_all([MENU, LABELS, PAST], update=False)
    with retro.terminal("checkin") as terminal:
        terminal.wait_for("Check-in: Warehouse labels")
        terminal.answer("Hours so far", "9")
        terminal.wait_for("Last time it was 12. Saved as 9.")
        terminal.answer("How much is done", "60")
        terminal.answer("Please type 0, 25, 50, 75 or 90", "25 %")
        terminal.wait_for("of 16; at this pace about 36")
        terminal.wait_for("Has it come up. Stuck, and nobody knew")
        terminal.wait_for("You told yourself: “One more evening.”")
        terminal.answer("Your rule: If I am stuck for three hours, then I write two lines.", "y")
        terminal.answer("rather not write to them", "y")
        terminal.wait_for(f"Write to them: retro message {LABELS.id[:8]}")
        terminal.wait_for("Checkpoint: no label printed by")
        terminal.answer("n not yet:", "y")
        terminal.wait_for(f"Then it's time. Write to them: retro message {LABELS.id[:8]}")
        terminal.wait_for("Each further day: 1 h of yours at €13.33 an hour.")
        assert terminal.wait_exit() == 0
    vet = stored(file, LABELS.id)
    assert vet.check_ins[-1] == CheckIn(TODAY, Decimal(9), Done.QUARTER, VetAnswer.YES, VetAnswer.YES)
    assert vet.came == (Sighting(TODAY, "D1", VetAnswer.YES),)
    assert stored(file, MENU.id) == MENU
    due = retro.run("due").stdout.splitlines()
    assert "Menu board: check-in due. Run: retro checkin bbbbbbbb" in due
    assert not [line for line in due if "Warehouse labels: check-in" in line]


def test_what_ended_in_another_window_meanwhile_is_said_and_nothing_is_written(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([LABELS], update=False)
        with retro.terminal("checkin") as terminal:
            terminal.wait_for("Check-in: Warehouse labels")
            store.save(ended := LABELS.over(Ending.WELL, TODAY), version=1)
            terminal.answer("Hours so far", "9")
            terminal.wait_for(r"This gig was ended in another window\. Nothing was saved here\.")
            assert terminal.wait_exit() == 1
    assert stored(retro.paths.library, LABELS.id) == ended


def test_a_gig_that_is_not_under_way_and_none_that_is_due_are_said(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([replace(LABELS, decision=Decision.DECLINE)], update=False)
    with retro.terminal("checkin", "aaaa") as terminal:
        terminal.wait_for("isn't under way")
        assert terminal.wait_exit() == 1
    with retro.terminal("checkin") as terminal:
        terminal.wait_for("No check-in is due")
        assert terminal.wait_exit() == 0


def test_through_a_pipe_lines_are_answers_and_commands(retro: Retro) -> None:
    file = retro.paths.library
    with closing(Store.open(file)) as store:
        store.add_all([LABELS, PAST], update=False)
    done = retro.run("checkin", "aaaa", "--plain", stdin=":b\n14\n50\n:b\n:g\n1\n:g 9\n:?\n\n15\n\n:x\ny\n:s\n:q\n")
    assert (done.returncode, done.stdout) == (0, "")
    assert "\x1b" not in done.stderr
    assert ":b goes back, :q leaves, :? lists" in " ".join(done.stderr.split())
    for said in (
        "This is the first question.",
        ":q  leave; everything is saved",
        ":? lists the commands.",
        "  1. Hours so far: 14 h\n  2. Done: 50%\n",
        "Enter to stay.",
        "  Hours so far: 14 h. Enter keeps it, - clears it.\nHours so far",
        "are saved.",
    ):
        assert said in done.stderr
    assert stored(file, LABELS.id).check_ins[-1] == CheckIn(TODAY, Decimal(15), Done.HALF)
    assert stored(file, LABELS.id).came == (Sighting(TODAY, "D1", VetAnswer.YES),)


def test_hours_of_a_check_in_that_are_none_are_kept_as_typed(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([LABELS, PAST], update=False)
    retro.run("checkin", "aaaa", "--plain", stdin="lots\n:q\n")
    assert dict(stored(retro.paths.library, LABELS.id).unread) == {"hours_so_far": "lots"}
    assert "Not understood: “lots”\n" in retro.run("checkin", "aaaa", "--plain", stdin="15\n:q\n").stderr
    assert dict(stored(retro.paths.library, LABELS.id).unread) == {}


def test_who_was_told_is_not_written_to_again_because_a_checkpoint_came(retro: Retro) -> None:
    for told_on, said in (
        (None, "Then it's time. Write to them: retro message"),
        (TODAY, "Then it's time. If it went wrong: retro end"),
    ):
        with closing(Store.open(retro.paths.library)) as store:
            store.add_all([replace(LABELS, told_on=told_on)], update=True)
        assert said in retro.run("checkin", "aaaa", stdin="14\n\nn\nn\ny\n").stderr


def test_every_answer_is_read_back_a_no_too_and_none_is_said_so(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([LABELS, PAST], update=False)
    said = retro.run("checkin", "aaaa", stdin=":r\n14\n\nn\nn\nn\n").stderr
    assert "? :r\n  Nothing yet.\nHours so far" in said
    said = retro.run("checkin", "aaaa", stdin=":r\n").stderr
    read = (
        "  Hours so far: 14 h\n  Stuck, and nobody knew: no\n  Is there something you'd rather not write to them? no\n"
    )
    assert f"? :r\n{read}" in said


def test_leaving_says_whether_anything_was_saved(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([LABELS], update=False)
    for nothing in ("", ":q\n", ":s\n\n"):
        said = retro.run("checkin", "aaaa", stdin=nothing).stderr
        assert said.endswith("\nNo answers, so nothing was saved.\n")
    assert retro.run("checkin", "aaaa", stdin="14\n:q\n").stderr.endswith("\nYour answers are saved.\n")
    with retro.terminal("checkin", "aaaa") as terminal:
        terminal.answer("Hours so far", "15")
        terminal.wait_for("How much is done")
        terminal.press("ctrl+c")
        terminal.wait_for("\nYour answers are saved.")
        assert terminal.wait_exit() == 130


def test_the_end_of_the_input_keeps_what_was_answered(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([LABELS.with_unread(HOURS_SO_FAR, "about ten")], update=False)
    done = retro.run("checkin", "aaaa", stdin="14")
    assert done.returncode == 0
    assert "Not understood: “about ten”" in done.stderr
    assert not stored(retro.paths.library, LABELS.id).unread
    assert stored(retro.paths.library, LABELS.id).check_ins[-1] == CheckIn(TODAY, Decimal(14))
