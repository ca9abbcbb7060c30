"""The mouse as a terminal reports it: what is selected reaches the clipboard as it was written."""

import base64
import re
from datetime import UTC, datetime
from pathlib import Path

from tests.terminal.running import Retro, draft
from tests.terminal.terminal import Terminal

STORY = (
    "When I took the job I thought that two weeks would be enough for all of it, and said so.\n\n"
    "I didn't ask who else works on the shop, nor what was in the old database that they had."
)
DOWN, MOVE, WHEEL = 0, 32, 65


def report(button: int, place: tuple[int, int], end: str = "M") -> bytes:
    """One event, in the SGR protocol."""
    return f"\x1b[<{button};{place[0] + 1};{place[1] + 1}{end}".encode()


def place_of(terminal: Terminal, words: str) -> tuple[int, int]:
    """The column and row at which some words begin."""
    return next((line.index(words), y) for y, line in enumerate(terminal.screen().split("\n")) if words in line)


def clicks(terminal: Terminal, words: str, times: int) -> None:
    """Click on the beginning of some words, as quickly as one write."""
    place = place_of(terminal, words)
    terminal.send((report(DOWN, place) + report(DOWN, place, "m")) * times)


def drag(terminal: Terminal, start: str, end: str) -> None:
    """Drag from the beginning of some words to that of others."""
    first, last = place_of(terminal, start), place_of(terminal, end)
    terminal.send(report(DOWN, first) + report(MOVE, first) + report(MOVE, last) + report(DOWN, last, "m"))


def copied(terminal: Terminal) -> list[str]:
    """All that was sent to the clipboard, in order."""
    found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", bytes(terminal.raw))
    return [base64.b64decode(text).decode() for text in found]


def test_what_is_selected_with_the_mouse_is_copied_as_it_was_written(tmp_path: Path) -> None:
    retro = Retro(tmp_path, warm=True)
    retro.holds(draft(STORY)._replace(finished_at=datetime(2026, 3, 14, tzinfo=UTC)))
    with retro.terminal() as terminal:
        terminal.wait_for("Harbour")
        terminal.press("enter")
        terminal.wait_for("THE STORY")
        drag(terminal, "two weeks", "who else")
        terminal.press("ctrl+c")
        text = STORY[STORY.index("two weeks") : STORY.index("who else") + 1]
        terminal.wait_for(f"Copied {len(text)} characters")
        clicks(terminal, "two weeks", 2)
        terminal.press("ctrl+c")
        terminal.wait_for("Copied 3 characters")
        clicks(terminal, "two weeks", 3)
        terminal.press("ctrl+c")
        terminal.wait_for("Copied 88 characters")
        assert copied(terminal) == [text, "two", STORY.partition("\n")[0]]


def test_in_a_text_that_is_written_the_wheel_moves_nothing_and_clicks_take_words(tmp_path: Path) -> None:
    retro = Retro(tmp_path, warm=True)
    retro.holds(draft(STORY))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.wait_for("two weeks")
        terminal.send(report(WHEEL, (20, 3)) * 3 + report(WHEEL, place_of(terminal, "two weeks")) * 3)
        terminal.type("!")
        terminal.wait_for("they had.!")
        clicks(terminal, "weeks", 2)
        terminal.press("ctrl+c")
        terminal.wait_for("Copied 5 characters")
        assert copied(terminal) == ["weeks"]
