"""Light or dark at the first start: what the terminal answers, and that nothing of an answer is ever a key."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.tui.terminal import background
from retro.tui.terminal.background import is_light, named_light
from retro.tui.terminal.keyboard import Keyboard
from tests.terminal.running import Retro, draft
from tests.terminal.test_driver import _cut, _messages, _said

ASKED = b"\x1b]11;?"
LIGHT, DARK = b"48;2;251;248;242", b"48;2;27;29;30"
"""How our themes' pages are painted."""
WHITE, BLACK = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", b"\x1b]11;rgb:1a1a/1b1b/2626\x07"


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    retro = Retro(tmp_path)
    retro.holds(draft("It broke"))
    return retro


def test_a_light_terminal_gets_the_light_theme_and_what_was_typed_ahead_is_not_lost(retro: Retro) -> None:
    with retro.terminal() as terminal:
        terminal.send(WHITE + b"/boo")
        terminal.wait_for("^ boo")
        assert ASKED in terminal.raw
        assert LIGHT in terminal.raw
        assert DARK not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []


def test_without_an_answer_in_time_it_is_dark_and_later_answers_are_no_keys(retro: Retro) -> None:
    with retro.terminal() as terminal:
        terminal.wait_for("Harbour")
        assert DARK in terminal.raw
        terminal.press("/")
        terminal.wait_for("Esc Clear")
        terminal.type("a")
        terminal.wait_for("^ a")
        for late in (WHITE, b"\x1b]11;banana\x07", b"\x1b]11;\x07", BLACK + b"b"):
            terminal.send(late)
        terminal.wait_for("^ ab$|^ ab │")
        assert LIGHT not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []


def test_the_environment_says_it_before_the_terminal_does_and_what_was_chosen_before_both(retro: Retro) -> None:
    with retro.terminal(env={"COLORFGBG": "0;15"}) as terminal:
        terminal.send(BLACK)
        terminal.wait_for("Harbour")
        assert LIGHT in terminal.raw
        assert DARK not in terminal.raw
        terminal.press(":")
        terminal.wait_for("What do you want to do")
        terminal.type("colours: dark")
        terminal.wait_for("▸.*[Dd]ark")
        terminal.press("enter")
        terminal.until(lambda: DARK in terminal.raw, "it stayed light")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with retro.terminal(env={"COLORFGBG": "0;15"}) as terminal:
        terminal.send(WHITE)
        terminal.wait_for("Harbour")
        assert LIGHT not in terminal.raw
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_nothing_is_asked_where_no_terminal_is() -> None:
    assert background.ask() is None  # pytest's input is none


@pytest.mark.parametrize(
    ("answer", "light"),
    [
        ("rgb:ffff/ffff/ffff", True),
        ("rgb:fdfd/f6f6/e3e3", True),
        ("rgb:ff/ff/ff", True),
        ("rgba:ffff/ffff/ffff/8000", True),
        ("#fbf8f2", True),
        ("RGB:FFFF/FFFF/FFFF", True),
        ("rgb:8888/8888/8888", True),
        ("rgb:7777/7777/7777", False),
        ("rgb:0000/ffff/0000", True),
        ("rgb:ffff/0000/0000", False),
        ("rgb:0/0/0", False),
        ("rgb:0000/2b2b/3636", False),
        ("rgb:0000/0000/ffff", False),
        ("", None),
        ("?", None),
        ("banana", None),
        ("rgb:ffff/ffff", None),
        ("rgb:gggg/ffff/ffff", None),
    ],
)
def test_an_answer_says_light_dark_or_nothing(answer: str, light: bool | None) -> None:
    assert is_light(answer) is light


@pytest.mark.parametrize(
    ("value", "light"),
    [
        ("0;15", True),
        ("0;default;15", True),
        ("0;7", True),
        ("15;0", False),
        ("7;8", False),
        ("15;default", None),
        ("", None),
        ("light", None),
        ("0;99", False),
    ],
)
def test_colorfgbg_says_light_dark_or_nothing(value: str, light: bool | None) -> None:
    assert named_light({"COLORFGBG": value}) is light
    assert named_light({}) is None


@given(st.sampled_from((WHITE, BLACK, b"\x1b]11;banana\x07")), st.lists(st.integers(1, 40), max_size=6))
def test_a_late_answer_torn_anywhere_is_no_key(answer: bytes, places: list[int]) -> None:
    keyboard = Keyboard()
    assert _said(_messages(keyboard, *_cut(b"a" + answer + b"b", [1, *places]))) == ["a", "b"]


def test_an_answer_that_never_ends_is_dropped_and_the_next_key_works() -> None:
    keyboard = Keyboard()
    assert _said([*keyboard.feed(b"a\x1b]11;rgb:ff"), *keyboard.idle(), *keyboard.feed(b"b")]) == ["a", "b"]


def test_alt_and_a_bracket_is_that_key_and_what_is_typed_after_it_is_typed() -> None:
    keyboard = Keyboard()
    found = _said([*keyboard.feed(b"\x1b]"), *keyboard.idle(), *keyboard.feed(b"11;x")])
    assert found[-4:] == ["1", "1", "semicolon", "x"]
