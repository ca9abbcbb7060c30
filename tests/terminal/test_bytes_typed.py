"""What terminals really send, byte for byte, one after the other in one run: nothing of it is lost or does harm."""

from pathlib import Path

import pytest

from retro.tui.kit.input_routing import NO_SUCH_KEY, NOWHERE_TO_PASTE
from tests.terminal.running import Retro, draft, eventually
from tests.terminal.test_mouse import WHEEL, place_of, report

FAMILY = "👩‍👩‍👧‍👦"
TO_START, TO_END = b"\x1b[1;5H", b"\x1b[1;5F"
"""Ctrl+Home and Ctrl+End."""
OTHER_ENTERS = (b"\x1b[13;2u", b"\x1b[13;5u", b"\x1b[27;2;13~", b"\x1b\r")
"""Shift, Ctrl and Alt with Enter, in the Kitty protocol, in xterm's and in the old one."""
ALT_LETTERS = (b"\x1bz", b"\x1b[122;3u", b"\x1b[1078;3u")
"""Alt+Z in two protocols, and Alt with a Cyrillic letter."""


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def test_every_key_of_a_text_does_what_is_meant_by_its_bytes(retro: Retro) -> None:
    retro.holds(draft("It broke. "))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.type("abc ")
        terminal.wait_for("It broke. abc")
        for rows, cols in ((10, 30), (3, 10), (13, 43)):
            terminal.resize(rows, cols)
        terminal.wait_for("needs a window")
        terminal.type("def ")
        terminal.resize(24, 80)
        terminal.wait_for("It broke. abc def")
        terminal.type("ghi")
        eventually(terminal, retro, "It broke. abc def ghi")

        terminal.send(b"\x1b[127;2u" + b"".join(ALT_LETTERS) + b"\x1b[127;2u")
        eventually(terminal, retro, "It broke. abc def g")
        for number, enter in enumerate(OTHER_ENTERS, 1):
            terminal.send(enter + str(number).encode())
        lines = "It broke. abc def g\n1\n2\n3\n4"
        eventually(terminal, retro, lines)

        terminal.send(f"{FAMILY}🇩🇪".encode() + b"\x7f\x7f")
        terminal.send(TO_START + b"<" + TO_END + b">")
        eventually(terminal, retro, f"<{lines}>")

        terminal.press("escape")
        terminal.wait_for("i Write")
        terminal.paste(" pasted")
        eventually(terminal, retro, f"<{lines}> pasted")
        terminal.send(b"\x1b[1081;5u")  # Ctrl with the key of Q, in a Cyrillic layout
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []


def test_keys_and_pastes_without_a_meaning_are_answered_on_home(retro: Retro) -> None:
    retro.holds(*(draft("It broke. ", f"Harbour {number:02}") for number in range(30)))
    with retro.terminal() as terminal:
        terminal.wait_for("Harbour")
        terminal.send("Ж".encode())
        terminal.wait_for(NO_SUCH_KEY[:20])
        terminal.paste("a job post\nof two lines")
        terminal.wait_for(NOWHERE_TO_PASTE[:20])

        terminal.send(b"\x1b[1079;5u")  # Ctrl with the key of P
        terminal.wait_for("What do you want to do")
        terminal.send(b"qqqqzz\r")
        terminal.wait_for("Nothing matches")
        terminal.press("escape")
        terminal.gone("Nothing matches")

        listed = place_of(terminal, "draft · The story")  # the name stands over the preview too
        terminal.send(report(WHEEL, listed))  # one only: the next could come after the key and scroll away again
        terminal.until(lambda: "▸" not in terminal.screen(), "the wheel did nothing")
        terminal.press("down")
        terminal.wait_for("▸")
        terminal.press("f10")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []
