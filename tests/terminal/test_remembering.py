"""It remembers for you, in a real terminal: three gigs, a vetted gig of the fourth, its stop, and what became of it."""

import re
import signal
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.gig.choices import Side, Stage, Status
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.text.clock import now
from retro.core.vet.decision import Advice, Decision, Forecast
from retro.core.vet.verdict import advice_of
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from tests.terminal.running import Retro, draft

EXCUSE = "It will be fixed by the evening."


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def gig(number: int) -> Retrospective:
    """One of three gigs with one flag in common, each with a flag of its own."""
    shared = RedFlag("D1", "I was stuck for hours and nobody knew", Stage.WORK, Side.MINE, True, told_myself=EXCUSE)
    own = RedFlag(f"C{number}", "Another sign", Stage.PRICE, Side.MINE)
    rule = Lesson.new(cue="I am stuck for three hours", act="write two lines", flag="D1")
    at = now() - timedelta(days=40 * number)
    told = draft("It broke", f"Gig {number}")._replace(red_flags=(shared, own), lessons=(rule,))
    return told._replace(created_at=at, updated_at=at, finished_at=at)


def stored(retro: Retro) -> Vet:
    (vet,) = vets.iterate_vets(Library(retro.paths.library, wait=30))
    return vet


def test_a_gig_taken_against_the_advice_comes_back_as_what_was_known_of_it(retro: Retro) -> None:
    retro.holds(*(gig(number) for number in (1, 2, 3)))
    with retro.terminal() as terminal:
        terminal.wait_for("3 gigs")
        terminal.press("v")
        terminal.wait_for("what's the gig")
        terminal.type("Warehouse labels\nAhrens\nUpwork\n€600\n20\n35\n")
        terminal.wait_for("Question 1 of 7")
        terminal.press("n")
        terminal.wait_for("Question 2 of 7")  # by then nobody takes a letter for the end of the text before
        terminal.press("n", "n", "n", "n", "n")
        terminal.wait_for("Question 7 of 7")
        terminal.wait_for("Have you agreed how they'd hear from you when you're stuck")
        terminal.wait_for(re.escape(EXCUSE))
        terminal.wait_for("If I am stuck for three hours, then I write two lines")
        terminal.press("n")
        terminal.wait_for("DECLINE")
        terminal.wait_for("30.00 an hour is below your minimum")
        terminal.wait_for("Stuck, and nobody knew: in Gig 1")
        terminal.press("y")
        terminal.wait_for("Copied your reply, if your terminal allows it")
        terminal.press("left", "left", "enter")
        terminal.wait_for("Stop if")
        terminal.wait_for("Enter takes “Stuck, and nobody knew”")
        terminal.type("no label printed\ntoday\n\n70\n")
        terminal.wait_for("Has it come to that")
        terminal.press("escape")
        terminal.wait_for("◷ Warehouse labels +due")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    vet = stored(retro)
    assert (advice_of(vet), vet.decision) == (Advice.DECLINE, Decision.TAKE)
    assert [sign.answer for sign in vet.signs] == [*[VetAnswer.NO] * 6, VetAnswer.YES]
    assert "Warehouse labels: no label printed by" in retro.run("due").stdout
    with retro.terminal() as terminal:
        terminal.wait_for("◷ Warehouse labels +due")
        terminal.press("enter")
        terminal.wait_for("Has it come to that")
        terminal.press("b")
        terminal.wait_for("It went wrong\\?")
        terminal.press("w")
        terminal.wait_for("Where do things stand")
        terminal.press("enter")
        terminal.wait_for("Warehouse labels")
        terminal.press("enter")
        terminal.wait_for("What happened")
        terminal.press("f3")
        terminal.wait_for("When did you notice")
        terminal.press("f3")
        terminal.wait_for("What did it cost the client")
        terminal.press("f3")
        terminal.wait_for("What can you see now")
        terminal.wait_for("you flagged one of these")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    vet = stored(retro)
    assert vet.forecast == Forecast("Stuck, and nobody knew", Decimal(70))
    (told,) = [gig for gig in retro.gigs() if gig.is_draft]
    assert (vet.ended, vet.gig) == (None, told.id)
    assert [flag.key for flag in told.red_flags] == ["D1"]
    assert told.facts.status is Status.OVER
    assert "Warehouse labels" not in retro.run("due").stdout  # it is watched until the client is told, or it is over
    assert retro.run("doctor").returncode == 0


def test_a_kill_in_the_midst_of_a_vet_keeps_every_answer(retro: Retro) -> None:
    retro.holds(*(gig(number) for number in (1, 2, 3)))
    with retro.terminal() as terminal:
        terminal.wait_for("3 gigs")
        terminal.press("v")
        terminal.wait_for("what's the gig")
        terminal.type("Labels")
        terminal.press("f3")
        terminal.wait_for("Question 1 of 7")
        terminal.press("y")
        terminal.wait_for("Question 2 of")
        terminal.press("s")
        terminal.wait_for("Question 3 of 7")
        terminal.until(lambda: len(list(vets.iterate_vets(Library(retro.paths.library, wait=30)))) == 1, "not saved")
        terminal.until(lambda: stored(retro).signs[1].answer is VetAnswer.UNSURE, "not saved")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    assert [sign.answer for sign in stored(retro).signs] == [VetAnswer.YES, VetAnswer.UNSURE, *[None] * 5]
    with retro.terminal() as terminal:
        terminal.wait_for("3 gigs")
        terminal.press("V")
        terminal.wait_for("undecided")
        terminal.press("enter")
        terminal.wait_for("Question 3 of 7")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
