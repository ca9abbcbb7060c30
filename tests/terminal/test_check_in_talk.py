"""`retro checkin`: the four questions of a check-in on a plain terminal."""

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.vet.vet import CheckIn, Decision, Done, Quote, Sighting, Stop, Vet, VetAnswer, VetFlag
from retro.storage.queries import vets
from retro.storage.queries.library import Library
from retro.storage.writing.store import Store
from tests.terminal.running import Retro
from tests.terminal.terminal import Terminal

TODAY = date.today()
LABELS = Vet(
    id="a" * 32,
    title="Warehouse labels",
    quote=Quote("EUR", Decimal(480), Decimal(16), Decimal(25)),
    signs=(VetFlag("D1", "Stuck", Decimal(2), VetAnswer.YES),),
    decision=Decision.TAKE,
    decided_on=TODAY - timedelta(8),
    stops=(Stop("no label printed", TODAY + timedelta(3)),),
    check_ins=(CheckIn(TODAY - timedelta(7), Decimal(12)),),
)
MENU = replace(LABELS, id="b" * 32, title="Menu board", decided_on=TODAY - timedelta(7), check_ins=())


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path)


def stored(file: Path, id: str) -> Vet:
    found = vets.vet_by_id(Library(file, wait=30), id)
    assert found is not None
    return found.vet


def say(terminal: Terminal, question: str, answer: str) -> None:
    terminal.wait_for(question)
    terminal.type(answer)
    terminal.press("enter")


def test_the_gig_that_waits_longest_is_asked_about_by_the_same_four(retro: Retro) -> None:
    file = retro.paths.library
    with closing(Store.open(file)) as store:
        store.add_all([MENU, LABELS], update=False)
    with retro.terminal("checkin") as terminal:
        say(terminal, "Check-in: Warehouse labels", "9")
        terminal.wait_for("Last time it was 12. Saved as 9.")
        say(terminal, "How much is done", "60")
        say(terminal, "Please type 25, 50, 75 or 90", "25 %")
        terminal.wait_for("of 16; at this pace about 36")
        say(terminal, "Has it come up. Stuck, and nobody knew", "y")
        say(terminal, "rather not write to them", "n")
        say(terminal, "Checkpoint: no label printed by", "")
        terminal.wait_for("Each further day: 1 h of yours at €13.33.")
        assert terminal.wait_exit() == 0
    vet = stored(file, LABELS.id)
    assert vet.check_ins[-1] == CheckIn(TODAY, Decimal(9), Done.QUARTER, VetAnswer.NO)
    assert vet.came == (Sighting(TODAY, "D1", VetAnswer.YES),)
    assert stored(file, MENU.id) == MENU
    assert retro.run("due").stdout.splitlines() == ["Menu board: check-in due. Run: retro checkin bbbbbbbb"]


def test_a_gig_that_is_not_under_way_and_none_that_is_due_are_said(retro: Retro) -> None:
    with closing(Store.open(retro.paths.library)) as store:
        store.add_all([replace(LABELS, decision=Decision.DECLINE)], update=False)
    with retro.terminal("checkin", "aaaa") as terminal:
        terminal.wait_for("isn't under way")
        assert terminal.wait_exit() == 1
    with retro.terminal("checkin") as terminal:
        terminal.wait_for("No check-in is due")
        assert terminal.wait_exit() == 0


def test_without_a_terminal_nothing_is_asked(retro: Retro) -> None:
    done = retro.run("checkin")
    assert (done.returncode, done.stdout) == (2, "")
    assert "retro checkin asks questions, so it needs a terminal" in done.stderr
