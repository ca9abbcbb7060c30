"""Kills, signals, stops, sizes and bad bytes: what was typed is kept, and the terminal is given back."""

import random
import re
import signal
from itertools import takewhile
from pathlib import Path

import pytest

from tests.terminal.running import ASKED, Retro, draft, eventually
from tests.terminal.terminal import Terminal

WORDS = " ".join(f"{number:04}" for number in range(2000))


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def begin(retro: Retro, terminal: Terminal) -> None:
    """Go into a new draft, up to the story."""
    terminal.wait_for("Where do things stand")
    terminal.press("enter")
    terminal.wait_for("What was the gig")
    terminal.type("Harbour\n")
    terminal.wait_for(ASKED)


def killed_while_typing(retro: Retro, more: int) -> int:
    """Kill so many keys after the first save, and return how many were lost: none of those that stood in the file."""
    with retro.terminal("new") as terminal:
        begin(retro, terminal)
        typed, seen, left = 0, "", more
        while left:
            terminal.type(WORDS[typed])
            terminal.screen()
            typed += 1
            seen = max([seen, *retro.stories()], key=len)
            left -= bool(seen)
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    (kept,) = retro.stories()
    assert kept.startswith(seen)
    assert WORDS[:typed].startswith(kept)
    return typed - len(kept)


def offers_the_draft_where_it_was(retro: Retro) -> None:
    (story,) = retro.stories()
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type("!")
        eventually(terminal, retro, story + "!")


@pytest.mark.parametrize("saves", [1, 3, 5])
def test_a_kill_while_typing_loses_nothing_that_was_saved(retro: Retro, saves: int) -> None:
    """Typed without a pause: whatever stands in the file at any moment is there after the kill, and it does grow."""
    seen = [""]
    with retro.terminal("new") as terminal:
        begin(retro, terminal)
        for character in WORDS:
            terminal.type(character)
            terminal.screen()
            seen += [story for story in retro.stories() if story != seen[-1]]
            if len(seen) > saves:
                break
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    assert len(seen) > saves, "nothing was saved while the words were typed"
    (kept,) = retro.stories()
    assert kept.startswith(seen[-1])
    assert WORDS.startswith(kept)
    assert retro.is_sound()
    offers_the_draft_where_it_was(retro)


@pytest.mark.slow
def test_twenty_kills_lose_nothing_that_was_saved(tmp_path: Path) -> None:
    losses = []
    for run in range(20):
        retro = Retro(tmp_path / str(run), warm=True)
        retro.folder.mkdir()
        losses.append(killed_while_typing(retro, random.randint(1, 100)))
        assert retro.is_sound()
        offers_the_draft_where_it_was(retro)
    print(f"20 kills: at most {max(losses)} keys lost")


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_signal_while_typing_keeps_every_key(retro: Retro, number: signal.Signals, code: int) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type(" broke on the third day")
        terminal.wait_for("third day")
        terminal.kill(number)
        assert terminal.wait_exit() == code
        assert terminal.leftovers() == []
    assert retro.stories() == ["It broke on the third day"]


def test_a_terminal_that_is_closed_keeps_every_key(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type(" broke on the third day")
        terminal.wait_for("third day")
        terminal.hang_up()
        assert terminal.wait_exit() == 129
    assert retro.stories() == ["It broke on the third day"]


def test_quitting_right_after_a_key_keeps_it(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(b" broke\x11")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []
        assert "Run retro to carry on" in terminal.screen()
    assert retro.stories() == ["It broke"]


def test_ctrl_c_says_how_to_quit_and_loses_nothing(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(b" broke\x03")
        terminal.wait_for(r"Press Ctrl\+Q to quit")
        eventually(terminal, retro, "It broke")
        assert terminal.process.poll() is None


def test_a_stop_saves_lends_the_terminal_and_fg_repaints(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type(" broke")
        terminal.wait_for("It broke")
        terminal.kill(signal.SIGTSTP)
        terminal.until(terminal.stopped, "never stopped")
        assert terminal.leftovers() == []
        terminal.kill(signal.SIGCONT)
        terminal.until(lambda: "alternate screen" in terminal.leftovers(), "the terminal is not taken again")
        terminal.wait_for("It broke")
        terminal.type(" again")
        terminal.wait_for("It broke again")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert retro.stories() == ["It broke again"]


def test_ctrl_z_outside_a_text_suspends_and_fg_comes_back(retro: Retro) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        terminal.wait_for("1 gig")
        terminal.press("ctrl+z")
        terminal.until(terminal.stopped, "never stopped")
        assert terminal.leftovers() == []
        terminal.wait_for("To come back, type fg.")
        terminal.kill(signal.SIGCONT)
        terminal.until(lambda: "alternate screen" in terminal.leftovers(), "the terminal is not taken again")
        terminal.wait_for("1 gig")
        retro.open_draft(terminal)
        terminal.type(" broke")
        terminal.wait_for("It broke")
        terminal.press("escape")
        terminal.press("ctrl+z")
        terminal.gone("It broke")
        assert not terminal.stopped()
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_no_size_of_the_window_loses_a_key(retro: Retro) -> None:
    retro.holds(draft("It"))
    sizes = [(1, 1), (5, 20), (24, 80), (1, 200), (200, 3), (60, 300)]
    sizes += [(random.randint(1, 60), random.randint(1, 200)) for _ in range(24)]
    typed = ""
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        for number, (rows, cols) in enumerate(sizes):
            terminal.resize(rows, cols)
            typed += f" {number}"
            terminal.type(f" {number}")
        terminal.resize(24, 80)
        terminal.wait_for(r"29$|29 ", timeout=600)  # thirty layouts, some of 300 columns
        terminal.type(" end")
        terminal.wait_for("29 end")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []
    assert retro.stories() == [f"It{typed} end"]


def test_a_byte_that_is_no_text_is_shown_and_kept_as_unknown(retro: Retro) -> None:
    retro.holds(draft("caf"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(b"\xe9")
        terminal.wait_for("caf\ufffd")
        terminal.type("s")
        eventually(terminal, retro, "caf\ufffds")


def test_a_hostile_paste_keeps_its_order_loses_its_controls_and_says_how_many(retro: Retro) -> None:
    retro.holds(draft())
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.paste("A\x1b[31m red\x1b[0m B\x07\x00C\x1b]52;c;AAAA\x07D")
        terminal.wait_for(r"5 control characters")
        eventually(terminal, retro, "A red BCD")
        assert b"\x1b]52" not in terminal.raw
        assert b"\x00" not in terminal.raw


def paragraphs(size: int) -> str:
    return "".join(takewhile(bool, (f"Line {number:06} of what they wrote to me.\n" for number in range(size // 38))))


def test_a_paste_of_a_megabyte_is_stored_whole(retro: Retro) -> None:
    retro.holds(draft())
    text = paragraphs(980_000)
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.paste(text)
        terminal.type("end")
        eventually(terminal, retro, text + "end")


@pytest.mark.parametrize("size", [1_200_000, pytest.param(20_000_000, marks=pytest.mark.slow)])
def test_a_paste_that_no_field_holds_is_refused_whole(retro: Retro, size: int) -> None:
    retro.holds(draft("It"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.paste(paragraphs(size))
        terminal.wait_for(re.compile("too (long|much|large)|1,000,000|million", re.IGNORECASE).pattern)
        terminal.type(" broke")
        eventually(terminal, retro, "It broke")


def test_a_long_paragraph_takes_every_key(retro: Retro) -> None:
    text = "wording " * 625
    retro.holds(draft(text))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type("and so on")
        eventually(terminal, retro, text + "and so on")
