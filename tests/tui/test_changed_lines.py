"""A line that stands on the terminal is not written again, unless something else may stand there by now."""

import pytest
from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from retro.tui.terminal.changed_lines import DrawnLines

CONSOLE = Console(color_system="truecolor")
SCREEN, ANOTHER = object(), object()


def whole(*lines: str) -> LayoutUpdate:
    """All lines of a screen."""
    return LayoutUpdate([[Strip([Segment(line)]) for line in lines.split("/")] for lines in lines], Region(0, 0, 6, 2))


def part(y: int, start: int, stop: int, *chops: str) -> ChopsUpdate:
    """Some columns of one line, which is made of these chops."""
    strips: dict[int, Strip] = {}
    ends: list[int] = []
    for chop in chops:
        strips[ends[-1] if ends else 0] = Strip([Segment(chop)])
        ends.append((ends[-1] if ends else 0) + len(chop))
    return ChopsUpdate([strips] * (y + 1), [(y, start, stop)], [ends] * (y + 1))


def written(drawn: DrawnLines, update: RenderableType, screen: object = SCREEN) -> str:
    """What is written, as text between the moves."""
    changes = drawn.changes(screen, update)
    assert isinstance(changes, CompositorUpdate)
    return changes.render_segments(CONSOLE)


def test_a_line_is_written_once() -> None:
    drawn = DrawnLines()
    assert written(drawn, whole("one   ", "two   ")) == "\x1b[1;1Hone   \x1b[2;1Htwo   "
    assert written(drawn, whole("one   ", "two   ")) == ""
    assert written(drawn, whole("one   ", "three ")) == "\x1b[2;2Hhree"
    assert written(drawn, part(1, 0, 6, "three ")) == ""


def test_only_the_cells_of_a_line_that_differ_are_written_and_few_equal_ones_between() -> None:
    drawn = DrawnLines()
    written(drawn, whole("one/two", "      "))
    assert written(drawn, whole("one/too", "      ")) == "\x1b[1;5Ho"
    assert written(drawn, whole("own/too", "      ")) == "\x1b[1;2Hwn"
    assert written(drawn, whole("Own/toO", "      ")) == "\x1b[1;1HOwntoO"
    assert written(drawn, whole("Ow/ntoO", "      ")) == ""
    written(drawn, whole("one", "a23456789b"))
    assert written(drawn, whole("one", "A23456789B")) == "\x1b[2;1HA\x1b[2;10HB"


@pytest.mark.parametrize("character", ["世", "🦀", "e\u0301", "\u00ad", "a\u200d", "ב", "⌚", "✎"])
def test_from_a_character_of_uncertain_width_on_the_whole_line_is_written(character: str) -> None:
    drawn = DrawnLines()
    written(drawn, whole(f"one/{character}/two/six", "      "))
    assert written(drawn, whole(f"one/{character}/too/six", "      ")) == f"\x1b[1;{4 + cell_len(character)}Htoosix"
    assert written(drawn, whole(f"one/{'-' * cell_len(character)}/too/six", "      ")).endswith("toosix")


def test_a_style_is_written_where_it_begins_and_not_at_each_place() -> None:
    drawn = DrawnLines()
    red = Style.parse("red on black")
    lines = [[Strip([Segment(word, red)])] for word in ("one", "two")]
    styled = LayoutUpdate([*lines, [Strip([Segment("six")])]], Region(0, 0, 3, 3))
    assert written(drawn, styled) == "\x1b[1;1H\x1b[31;40mone\x1b[2;1Htwo\x1b[0m\x1b[3;1Hsix"
    assert written(drawn, whole("one", "two")) == "\x1b[1;1Hone\x1b[2;1Htwo"
    assert written(drawn, styled) == "\x1b[1;1H\x1b[31;40mone\x1b[2;1Htwo\x1b[0m"


def test_a_part_is_written_if_it_differs_and_takes_the_place_of_what_it_covers() -> None:
    drawn = DrawnLines()
    written(drawn, whole("one/two", "      "))
    assert written(drawn, part(0, 3, 6, "one", "two")) == ""
    assert written(drawn, part(0, 3, 6, "one", "too")) == "\x1b[1;5Ho"
    assert written(drawn, part(0, 0, 4, "onetoo")) == ""
    assert written(drawn, whole("one/too", "      ")) == "\x1b[1;5Hoo"  # what the part left uncovered is unknown
    assert written(drawn, part(0, 0, 4, "onE.oo")) == "\x1b[1;3HE."


def test_what_was_not_written_does_not_count_as_drawn() -> None:
    drawn = DrawnLines()
    drawn.changes(SCREEN, whole("one   ", "two   "))
    assert written(drawn, whole("one   ", "two   ")) != ""


def test_another_screen_and_what_makes_one_forget_write_all() -> None:
    drawn = DrawnLines()
    first = written(drawn, whole("one   ", "two   "))
    assert written(drawn, whole("one   ", "two   "), ANOTHER) == first
    drawn.forget()
    assert written(drawn, whole("one   ", "two   "), ANOTHER) == first


def test_another_kind_of_update_is_left_as_it_is_and_nothing_is_known_after_it() -> None:
    drawn = DrawnLines()
    first = written(drawn, whole("one   ", "two   "))
    assert drawn.changes(SCREEN, "something") == "something"
    assert drawn.changes(SCREEN, None) is None
    assert written(drawn, whole("one   ", "two   ")) == first
