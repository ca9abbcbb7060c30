"""`retro vet` as somebody meets it at a terminal that can do nothing but print lines."""

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import VetId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.vet.decision import Advice, Decision, Forecast
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.verdict import advice_of
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.storage.autosave.recovery import Recovery
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vets
from retro.storage.writing.store import Store
from tests.factories import id_of
from tests.terminal.terminal import Terminal
from tests.terminal.warm import IS_HERE

BEGAN = datetime(2026, 1, 1, 12, tzinfo=UTC)
FLAGS = {"B3": "It has 20k stars.", "D1": "One more evening.", "C6": "It is only this once."}


def past(folder: Path) -> None:
    """Two finished gigs with three red flags, one without any, and an earlier vet with a minimum rate."""
    lesson = Lesson.new(cue="I am stuck for three hours", act="write two lines", flag="D1")
    free = Lesson.new(cue="a warehouse needs printed labels", act="ask which printer")
    flags = tuple(RedFlag(code, code, Stage.WORK, Side.MINE, told_myself=said) for code, said in FLAGS.items())
    gigs = [
        Retrospective(id_of(at), BEGAN, BEGAN, BEGAN, red_flags=flags[at - 1 :], lessons=(lesson,)).with_facts(
            title=f"Gig {at}", hours_planned=Decimal(10), hours_worked=Decimal(14)
        )
        for at in (1, 2)
    ]
    third = gigs[1]._replace(id=id_of(3), red_flags=(), lessons=(free,)).with_facts(title="Gig 3")
    earlier = Vet(id=VetId("e" * 32), created_at=BEGAN, title="Earlier", quote=Quote("EUR", floor=Decimal(25)))
    with closing(Store.open(folder / "retro.db")) as store:
        store.add_all([*gigs, third, earlier], update=False)


def kept(folder: Path) -> Vet | None:
    """The newest vet that is not the earlier one."""
    return next((vet for vet in vets.iterate_vets(Library(folder / "retro.db", wait=5)) if vet.id != "e" * 32), None)


@contextmanager
def talking(tmp_path: Path, *words: str) -> Iterator[Terminal]:
    env = {"RETRO_HOME": str(tmp_path / "library"), "HOME": str(tmp_path), "TERM": "dumb"}
    command = (sys.executable, "-m", "retro", "vet", *words)
    with Terminal(*command, env=env, rows=150, cols=80, warm=("vet", *words) if IS_HERE else None) as terminal:
        yield terminal


def say(terminal: Terminal, prompt: str, answer: str) -> None:
    """Answer a prompt once it stands at the end of what is shown; the terminal keeps what is typed ahead."""
    terminal.wait_for(rf"{re.escape(prompt)}[^\n]*\n*\Z")
    terminal.type(f"{answer}\n")


def tell_the_gig(terminal: Terminal) -> None:
    say(terminal, "Gig?", "Warehouse labels")
    say(terminal, "Client?", "")
    say(terminal, "Found through?", "Upwork")
    say(terminal, "Price, with", "€600")
    say(terminal, "Estimated hours?", "20")
    terminal.wait_for("Enter takes €25.00")
    say(terminal, "Your minimum rate", "")


def test_a_gig_is_vetted_decided_and_runs_with_its_stop(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    past(folder)
    with talking(tmp_path) as terminal:
        tell_the_gig(terminal)
        terminal.wait_for("If a warehouse needs printed labels")
        terminal.wait_for("Its name says: “Warehouse”, “labels”")
        terminal.wait_for(r"20 hours estimated usually becomes 28 \(3 gigs\): €21.43 an hour.")
        terminal.wait_for("Question 1 of 7")
        say(terminal, "y yes", "y")
        terminal.wait_for("Question 2 of 7")
        say(terminal, "y yes", "maybe")
        terminal.wait_for("Please type y, n, s, v")
        say(terminal, "y yes", "b")
        terminal.wait_for("So far: yes. Enter keeps it, - clears it.")
        say(terminal, "y yes", "")
        say(terminal, "y yes", "s")
        terminal.wait_for("One of the commonest, not from your own gigs.")
        for number in range(3, 7):
            terminal.wait_for(f"Question {number} of 7")
            say(terminal, "y yes", "n")
        terminal.wait_for("Have you agreed how they'd hear from you when you're stuck")
        terminal.wait_for(r"Your rule \(Jan 2026.*\):\n +If I am stuck for three hours, then I write two lines.")
        terminal.wait_for(r"“One more evening.” Gig \d \(Jan 2026\)")
        say(terminal, "y yes", "v")
        terminal.wait_for("NEGOTIATE: 1 of 7 red flags, 1 not sure, 1 not answered")
        terminal.wait_for("A red flag counts 1; one that came back")
        say(terminal, "Your call", "t")
        say(terminal, "Stop if", "no label printed")
        say(terminal, "By which day", "yesterday")
        terminal.wait_for("That day has passed")
        say(terminal, "By which day", "in 3 days")
        terminal.wait_for("If it goes wrong, what will be the reason")
        say(terminal, "What do you fear", "the printer driver")
        say(terminal, "How sure are you that it ends well", "quite")
        terminal.wait_for("That doesn't look like a percentage")
        say(terminal, "How sure are you that it ends well", "70 %")
        terminal.wait_for("Thanks for the details.")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw
    vet = kept(folder)
    assert vet is not None
    assert (vet.title, vet.platform) == ("Warehouse labels", "Upwork")
    assert vet.quote == Quote("EUR", Decimal(600), Decimal(20), Decimal(25))
    assert [sign.answer for sign in vet.signs] == [VetAnswer.YES, VetAnswer.UNSURE, *[VetAnswer.NO] * 4, None]
    assert (vet.decision, advice_of(vet)) == (Decision.TAKE, Advice.NEGOTIATE)
    assert vet.stops == (Stop("no label printed", date.today() + timedelta(3)),)
    assert vet.forecast == Forecast("the printer driver", Decimal(70))
    assert vet.is_running


def test_leaving_half_way_with_ctrl_c_keeps_every_answer(tmp_path: Path) -> None:
    past(tmp_path / "library")
    with talking(tmp_path) as terminal:
        tell_the_gig(terminal)
        say(terminal, "y yes", "y")
        terminal.wait_for("Question 2 of 7")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        vet = kept(tmp_path / "library")
        assert vet is not None
        terminal.wait_for(f"Saved as {vet.id[:8]}. To carry on: retro vet {vet.id[:8]} --plain")
        assert "Traceback" not in terminal.screen()
    assert [sign.answer for sign in vet.signs] == [VetAnswer.YES, *[None] * 6]
    assert vet.title == "Warehouse labels"


def test_the_end_of_the_input_keeps_every_answer_and_is_no_failure(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        say(terminal, "Gig?", "Labels")
        terminal.press("ctrl+d")
        assert terminal.wait_exit() == 0
        terminal.wait_for("Saved as ")
    vet = kept(tmp_path / "library")
    assert vet is not None
    assert vet.title == "Labels"


def test_a_post_pasted_at_a_terminal_is_asked_about_one_red_flag_at_a_time(tmp_path: Path) -> None:
    with talking(tmp_path, "-") as terminal:
        terminal.wait_for("Paste the job post")
        terminal.wait_for("The post itself isn't saved")
        terminal.type("Logo needed by tomorrow\nBudget 300 EUR. Unlimited revisions.\n")
        terminal.press("ctrl+d")
        terminal.wait_for("Read from the post: €300.")
        terminal.wait_for("Question 1 of 2")
        terminal.wait_for("The post says: “by tomorrow”|The post says: “.*tomorrow")
        say(terminal, "y yes", "y")
        terminal.wait_for("Question 2 of 2")
        terminal.wait_for("The post says: “Unlimited revisions”")
        say(terminal, "y yes", "n")
        terminal.wait_for("1 RED FLAG SO FAR: 1 of 7 red flags, 5 not answered")
        say(terminal, "Your call", "")
        assert terminal.wait_exit() == 0
    vet = kept(tmp_path / "library")
    assert vet is not None
    assert [sign.answer for sign in vet.signs][:3] == [VetAnswer.YES, VetAnswer.NO, None]
    assert vet.quote.price == Decimal(300)


def test_leaving_before_a_word_was_said_keeps_and_makes_nothing(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        say(terminal, "Gig?", "")
        terminal.wait_for(r"Client\?")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        terminal.wait_for("No answers, so nothing was saved.")
    assert not (tmp_path / "library" / "retro.db").exists()


def test_while_the_past_is_short_the_catalogue_asks_and_says_so_and_all_can_be_skipped(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        for prompt in (
            "Gig?",
            "Client?",
            "Found through?",
            "Price, with",
            "Estimated hours?",
            "Your minimum rate",
        ):
            say(terminal, prompt, "")
        terminal.wait_for("These 7 are the commonest red flags")
        for number in range(1, 8):
            terminal.wait_for(f"Question {number} of 7")
            terminal.type("\n")
        terminal.wait_for("NO VERDICT YET: none of the 7 questions answered")
        say(terminal, "Your call", "")
        assert terminal.wait_exit() == 0
        terminal.wait_for("No answers, so nothing was saved.")


def test_what_is_not_understood_is_said_in_a_sentence_and_asked_again(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        say(terminal, "Gig?", "Labels")
        say(terminal, "Client?", "")
        say(terminal, "Found through?", "")
        say(terminal, "Price, with", "a lot")
        terminal.wait_for("That doesn't look like a number")
        say(terminal, "Price, with", "1.200,50 usd")
        terminal.wait_for(re.escape("$1,200.50"))
        say(terminal, "Estimated hours?", "-3")
        terminal.wait_for("It can't be negative")
        say(terminal, "Estimated hours?", "7h 30m")
        say(terminal, "Your minimum rate", "20 EUR")
        terminal.wait_for("This says EUR, the price is in USD")
        say(terminal, "Your minimum rate", "20")
        say(terminal, "y yes", "q")
        assert terminal.wait_exit() == 0
    vet = kept(tmp_path / "library")
    assert vet is not None
    assert vet.quote == Quote("USD", Decimal("1200.50"), Decimal("7.5"), Decimal(20))


def test_what_another_window_wrote_meanwhile_stays_and_this_goes_on_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "library" / "retro.db"
    with talking(tmp_path) as terminal:
        say(terminal, "Gig?", "Labels")
        say(terminal, "Client?", "")
        say(terminal, "Found through?", "Upwork")
        terminal.wait_for("Price, with")
        (ours,) = vets.iterate_vets(Library(file, wait=5))
        found = vets.vet_by_id(Library(file, wait=5), ours.id)
        assert found is not None
        with closing(Store.open(file)) as store:
            store.save(replace(ours, platform="Malt"), version=found.version)
        say(terminal, "Price, with", "€600")
        terminal.wait_for("Also changed in another window.")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
    theirs, copy = sorted(vets.iterate_vets(Library(file, wait=5)), key=lambda vet: len(vet.title))
    assert (theirs.title, theirs.platform) == ("Labels", "Malt")
    assert (copy.title[:21], copy.platform, copy.quote.price) == ("Labels (other window,", "Upwork", Decimal(600))


def test_an_answer_that_the_library_refuses_is_kept_aside_until_it_takes_it(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    past(folder)
    with talking(tmp_path) as terminal, closing(sqlite3.connect(folder / "retro.db", isolation_level=None)) as other:
        terminal.wait_for(r"Gig\?")
        other.execute("BEGIN IMMEDIATE")
        say(terminal, "Gig?", "Labels")
        terminal.wait_for("Not saved: Another window or program is writing")
        terminal.wait_for("Your answers are in a recovery file for now.")
        (rescued,) = Recovery(folder / "state" / "recovery").found()
        assert rescued.draft.name == "Labels"
        other.execute("ROLLBACK")
        say(terminal, "Client?", "")
        say(terminal, "Found through?", "Upwork")
        terminal.wait_for("Saved again.")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
    assert Recovery(folder / "state" / "recovery").found() == []
    vet = kept(folder)
    assert vet is not None
    assert (vet.title, vet.platform) == ("Labels", "Upwork")


def test_the_reply_alone_is_data_and_can_be_sent_into_a_file(tmp_path: Path) -> None:
    past(tmp_path / "library")
    env = {"RETRO_HOME": str(tmp_path / "library"), "HOME": str(tmp_path), "TERM": "dumb"}
    reply = tmp_path / "reply.txt"
    with Terminal("sh", "-c", f"exec {sys.executable} -m retro vet > {reply}", env=env, rows=150) as terminal:
        for prompt in (
            "Gig?",
            "Client?",
            "Found through?",
            "Price, with",
            "Estimated hours?",
            "Your minimum rate",
        ):
            say(terminal, prompt, "")
        say(terminal, "y yes", "y")
        say(terminal, "y yes", "v")
        say(terminal, "Your call", "d")
        assert terminal.wait_exit() == 0
        assert "Thanks for the details." not in terminal.screen()
    sent = reply.read_text(encoding="utf-8")
    assert sent.startswith("Thanks for the details.")
    assert not re.search("red flag|negotiate|decline|Question", sent, re.IGNORECASE)


@pytest.mark.parametrize(("call", "passes"), [("n", 0), ("d", 1), ("", 1), ("t", 0)])
def test_under_a_decline_the_one_reply_that_is_sent_follows_the_decision(
    tmp_path: Path, call: str, passes: int
) -> None:
    """The verdict advises to decline; a no goes out once, where that was decided or nothing was."""
    env = {"RETRO_HOME": str(tmp_path / "library"), "HOME": str(tmp_path), "TERM": "dumb"}
    reply = tmp_path / "reply.txt"
    with Terminal("sh", "-c", f"exec {sys.executable} -m retro vet > {reply}", env=env, rows=200) as terminal:
        for prompt in ("Gig?", "Client?", "Found through?", "Price, with", "Estimated hours?", "Your minimum rate"):
            say(terminal, prompt, "")
        for number in range(1, 8):
            terminal.wait_for(f"Question {number} of 7")
            say(terminal, "y yes", "y")
        terminal.wait_for("DECLINE: 7 of 7 red flags")
        assert reply.read_text(encoding="utf-8") == "", "no reply goes out before the decision"
        say(terminal, "Your call", call)
        if call == "t":
            for prompt in ("Stop if", "What do you fear", "How sure are you"):  # no day without a condition
                say(terminal, prompt, "")
        assert terminal.wait_exit() == 0
        assert "I'll have to pass" not in terminal.screen()
    sent = reply.read_text(encoding="utf-8")
    assert sent.count("I'll have to pass") == passes
    assert sent.count("Thanks for the details.") == 1
