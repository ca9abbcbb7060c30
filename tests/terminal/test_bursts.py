"""Keys that arrive together: letter for letter in the right fields, however many come in one write."""

from pathlib import Path

import pytest

from tests.terminal.running import Retro, draft, eventually
from tests.terminal.terminal import KEYS

MANY = "word " * 800 + "the very end"


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def pressed(*names: str) -> str:
    """What a terminal sends for these."""
    return "".join(KEYS.get(name, name) for name in names)


def test_letters_by_the_thousand_are_all_there_and_undone_as_typing_is(retro: Retro) -> None:
    retro.holds(draft("It broke. "))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(MANY.encode())
        eventually(terminal, retro, f"It broke. {MANY}")
        terminal.wait_for("the very end")
        terminal.press("ctrl+z")
        terminal.until(
            lambda: len(f"It broke. {MANY}") - 101 < len(retro.stories()[0]) < len(f"It broke. {MANY}"), "no"
        )
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_ctrl_q_in_the_midst_keeps_all_before_it(retro: Retro) -> None:
    retro.holds(draft("It broke. "))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(f"{MANY}{pressed('ctrl+q')}and more".encode())
        assert terminal.wait_exit() == 0
    assert retro.stories() == [f"It broke. {MANY}"]


def test_a_short_path_in_one_write_is_letter_for_letter_in_the_right_fields(retro: Retro) -> None:
    keys = pressed(
        "enter", "A dashboard", "enter", "The script broke", "enter", "on day three", "f3", "2026-03-04", "enter"
    )
    keys += pressed("2026-03-10", "enter", "A week and $100", "f3")
    with retro.terminal("new") as terminal:
        terminal.wait_for("Where do things stand")
        terminal.send(keys.encode())
        terminal.wait_for("What can you see now")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    [gig] = retro.gigs()
    assert gig.facts.title == "A dashboard"
    assert (str(gig.facts.noticed_on), str(gig.facts.told_on)) == ("2026-03-04", "2026-03-10")
    assert dict(gig.answers) == {"story.tell": "The script broke\non day three", "client.cost": "A week and $100"}


def test_find_and_tick_in_the_picker_in_one_write(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(pressed("f3", "f3", "f3").encode())
        terminal.wait_for("What can you see now")
        terminal.send(pressed("/", "stuck for hours", "down", " ", "ctrl+q").encode())
        assert terminal.wait_exit() == 0
    [gig] = retro.gigs()
    assert [flag.name for flag in gig.red_flags] == ["I was stuck for hours and nobody knew"]


def test_a_paste_while_the_terminal_has_no_focus_is_written_where_the_cursor_was(retro: Retro) -> None:
    retro.holds(draft("It broke. "))
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        terminal.send(b"\x1b[O\x1b[200~Then they called.\x1b[201~\x1b[I")
        eventually(terminal, retro, "It broke. Then they called.")
        terminal.type(" Twice")
        eventually(terminal, retro, "It broke. Then they called. Twice")
