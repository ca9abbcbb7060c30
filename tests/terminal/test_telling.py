"""The founding story while the client still does not know: noticed, written to them, told, and written up later."""

import base64
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from retro.core.gig.choices import Status
from retro.core.gig.telling_wording import day_without_year
from tests.terminal.running import Retro
from tests.terminal.terminal import Terminal

PARTS = (
    ("1  The news", "I can't finish the dashboard you ordered."),
    ("2  Owning it", "I took it on before I had tried the script it rests on."),
    ("3  For you", "You can't post from it on Friday as we planned."),
    ("4  Why", "The script stopped logging in after a change at Instagram, and I can't repair it."),
    ("5  Done", "the web page, the forms, the login"),
    ("6  Open", "the script's calls; I tried two forks of it"),
    ("7  Options", "1. I hand over what there is today. 2. You keep the pages, I refund half. I'd choose the first."),
    ("8  Money", "$100 by Friday"),
    ("9  Handover", "the files, the accounts and a page on what's done and what isn't, tonight"),
    ("10  Someone else", ""),
    ("11  Regret", "I'm sorry about the week you lost."),
    ("12  Next", "on Monday at ten, or call me before"),
)
MESSAGE = """Hello Anna,

I can't finish the dashboard you ordered.

I took it on before I had tried the script it rests on.

You can't post from it on Friday as we planned.

The script stopped logging in after a change at Instagram, and I can't repair it.

Done and working: the web page, the forms, the login

Still open: the script's calls; I tried two forks of it

1. I hand over what there is today. 2. You keep the pages, I refund half. I'd choose the first.

Refund: $100 by Friday

What you'll get: the files, the accounts and a page on what's done and what isn't, tonight

I'm sorry about the week you lost.

You'll hear from me: on Monday at ten, or call me before

Sam"""
STORY = "On the third day the script stopped logging in."


def test_an_untold_client_is_written_to_told_and_the_gig_is_written_up_later(tmp_path: Path) -> None:
    retro = Retro(tmp_path)
    noticed = date.today() - timedelta(4)
    with retro.terminal() as terminal:
        _notice(terminal)
        terminal.wait_for("They come first")
        terminal.wait_for(re.escape(f"You noticed on {day_without_year(noticed, date.today())}."))
        _command(terminal, "m")
        _write(terminal)
        assert _copied(terminal) == MESSAGE
        _command(terminal, "t")
        terminal.wait_for("When[?]")
        terminal.press("enter")
        terminal.wait_for(r"Told after 4 days\. That was")
        terminal.press("escape")
        terminal.wait_for("1 The news")
        terminal.press("escape")
        terminal.wait_for("What happened")
        terminal.press("escape")
        terminal.wait_for("keys")
        terminal.press("escape")
        terminal.wait_for("1 gig")
        terminal.gone("client not told")
        _write_up(terminal, noticed)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    (whole,) = retro.gigs()
    facts = whole.facts
    assert (facts.status, facts.noticed_on, facts.told_on) == (Status.LIVE, noticed, date.today())
    assert (facts.refunded, facts.currency) == (Decimal(100), "USD")
    assert (whole.answers["story.tell"], whole.answers["own.sentence"]) == (STORY, PARTS[1][1])


def _command(terminal: Terminal, key: str) -> None:
    """A letter that is a command, not in the same breath as the letters of a text: those do nothing."""
    terminal.rest(0.5)
    terminal.press(key)


def _notice(terminal: Terminal) -> None:
    terminal.wait_for("A gig went wrong")
    terminal.press("n")
    terminal.wait_for("Where do things stand")
    terminal.press("3")
    terminal.wait_for(r"\(•\) The client doesn't know yet")
    terminal.press("enter")
    terminal.wait_for("What was the gig")
    terminal.type("Instagram dashboard")
    terminal.press("enter")
    terminal.wait_for("When did you notice[?]")
    terminal.type("4 days ago")
    terminal.press("enter")


def _write(terminal: Terminal) -> None:
    """Each gap answered as it is asked; one is passed."""
    terminal.wait_for("0 of 12 parts written, 12 open")
    terminal.press("enter")
    terminal.wait_for("─ Greeting ─")
    terminal.type("Anna")
    terminal.press("f3")
    for title, answer in PARTS:
        terminal.wait_for(f"─ {title} ─")
        terminal.type(answer)
        terminal.press("f3")
    terminal.wait_for("─ Sign-off ─")
    terminal.type("Sam")
    terminal.press("f3")
    terminal.wait_for(r"^ Hello Anna,")


def _copied(terminal: Terminal) -> str:
    """What the terminal was given for its clipboard."""
    _command(terminal, "y")
    terminal.wait_for(r"1 part is open\. Press y again")
    _command(terminal, "y")
    terminal.wait_for(r"Copied\. Nothing was sent\.")
    (copied,) = re.findall(rb"\x1b\]52;c;([^\x07]*)\x07", terminal.raw)
    return base64.b64decode(copied).decode()


def _write_up(terminal: Terminal, noticed: date) -> None:
    """On another evening: the facts are there already."""
    terminal.press("enter")
    terminal.wait_for("What happened")
    terminal.type(STORY)
    terminal.press("f3")
    terminal.wait_for("When did you tell them")
    terminal.wait_for(noticed.isoformat())
    terminal.wait_for(date.today().isoformat())
    terminal.press("f3")
    terminal.wait_for("What has it cost the client")
    terminal.wait_for(re.escape(PARTS[2][1]))
