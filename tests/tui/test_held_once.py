"""A line that is not understood holds its screen once for each text."""

from __future__ import annotations

from retro.tui.kit.text.held_once import HeldOnce


def test_each_text_of_each_line_holds_once_and_none_never_does() -> None:
    held = HeldOnce[str]()
    assert [held.holds(unread) for unread in ({}, {"hours": "ages"}, {"hours": "ages"})] == [False, True, False]
    assert held.holds({"hours": "years"})
    assert held.holds({"price": "years"}), "the same text in another line"
    assert not held.holds({})
    assert not held.holds({"price": "years"}), "nothing in between leaves it told"


def test_lines_that_change_afterwards_are_others() -> None:
    held, lines = HeldOnce[str](), {"hours": "ages"}
    assert held.holds(lines)
    lines["price"] = "a lot"
    assert held.holds(lines)
