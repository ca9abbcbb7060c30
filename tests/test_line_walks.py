"""What every walk by lines has alike: how a line is read, how questions follow each other, and where `:g` leads."""

import io
import json
import sys
from collections.abc import Callable
from functools import partial

import pytest

from retro.commands.lines.console import Console
from retro.commands.lines.line_commands import Back, Clear, Leave
from retro.commands.lines.prompts import read_line
from retro.commands.lines.question_list import COMMANDS, INDENT, Prompt, ask_in_order
from retro.commands.lines.steps import in_turn
from retro.core.formats import vet_json
from tests.test_plain import Kept, Run, env, kept, told, told_apart

__all__ = ["env", "kept", "told", "told_apart"]


class Trickle(io.BytesIO):
    """A pipe that gives a byte at a time."""

    def read1(self, size: int | None = -1, /) -> bytes:
        return self.read(1)


def console(*lines: str) -> Console:
    return Console(io.BytesIO("".join(f"{line}\n" for line in lines).encode()), commands=COMMANDS, indent=INDENT)


@pytest.mark.parametrize("source", [io.BytesIO, Trickle])
def test_a_line_ends_as_any_system_ends_it(source: type[io.BytesIO]) -> None:
    read = Console(source("\ufeffone\r\ntwo\rthrée\n\nfour".encode()))
    assert [read.line() for _ in range(5)] == ["one", "two", "thrée", "", "four"]
    with pytest.raises(EOFError):
        read.line()


@pytest.mark.parametrize("typed", [":b", "  :b", "：back", ":BACK "])
def test_a_command_may_stand_behind_spaces_where_one_line_is_asked_for(typed: str) -> None:
    with pytest.raises(Back):
        console(typed).line()


def test_spaces_before_a_colon_belong_to_a_text() -> None:
    assert console("  :b").line(is_text=True) == "  :b"
    assert console("::  b").line(is_text=True) == ":  b"


@pytest.mark.parametrize("dash", ["-", "–", " - "])
def test_a_dash_alone_clears_whichever_it_is(dash: str) -> None:
    with pytest.raises(Clear):
        read_line(console(dash), "? ")
    assert read_line(console("- x"), "? ") == "- x"


class Interrupted(io.StringIO):
    """Standard error at which Ctrl+C comes just as what was written is shown."""

    has_come = False

    def flush(self) -> None:
        super().flush()
        if not self.has_come:
            self.has_come = True
            raise KeyboardInterrupt


def test_what_is_said_after_ctrl_c_begins_a_line_also_if_it_comes_with_the_prompt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Interrupted()
    monkeypatch.setattr("sys.stderr", shown)
    with pytest.raises(KeyboardInterrupt):
        console("never read").line("Gig? ")
    assert shown.getvalue() == "Gig? \n"


@pytest.mark.parametrize(("words", "first"), [("vet --plain", ()), ("older --plain", ("1",))])
def test_what_was_dropped_from_a_line_is_said_by_every_walk(
    words: str, first: tuple[str, ...], told_apart: Run
) -> None:
    lines = "".join(f"{line}\n" for line in first).encode()
    done = told_apart(words, raw=lines + b"Shop \x1b[31mred\x07 \xff\r\n:q\r\n")
    assert "2 control characters were dropped." in done.stderr
    assert "Shop red \N{REPLACEMENT CHARACTER}" in done.stderr
    assert "\x1b" not in done.stderr


def test_the_mark_that_begins_a_file_is_no_part_of_a_vetted_gigs_name(told_apart: Run) -> None:
    id = told_apart("vet --plain", raw=b"\xef\xbb\xbfPress\r\n:q\r\n").stdout.strip()
    assert vet_json.vet_from_data(json.loads(told_apart(f"vet {id} --json").stdout)).title == "Press"


def test_a_text_that_stands_is_cleared_by_the_other_dash_too(told: Run, kept: Kept) -> None:
    id = told("new --plain", "1", "Shop", "It broke.", ".", ":q").stdout.strip()
    told(f"new --plain {id}", ":g story", "–", "New.", ".", ":q")
    assert kept(id).retrospective.answers["story.tell"] == "New."


@pytest.mark.parametrize(
    ("words", "first"),
    [("vet --plain", ("Shop",)), ("older --plain", ("1", "Shop")), ("new --plain", ("1", "Shop"))],
)
@pytest.mark.parametrize("command", [":g", ":g nowhere", ":b", ":?"])
def test_a_command_repeated_without_end_ends_no_walk(
    words: str, first: tuple[str, ...], command: str, told: Run
) -> None:
    done = told(words, *first, *[command] * (sys.getrecursionlimit() + 100), ":s", ":q")
    assert (done.returncode, "crashed" in done.stderr) == (0, False)


class Answers:
    """Three questions of a list, and what was done with them."""

    def __init__(self, *lines: str) -> None:
        self.console = console(*lines)
        self.kept = {"First": "", "Second": "", "Third": ""}
        self.asked: list[str] = []

    def hold(self, *, leads_back: bool = False) -> None:
        ask_in_order(self.console, self._prompts, read=lambda: self.asked.append("read"), leads_back=leads_back)

    def _prompts(self) -> list[Prompt]:
        return [
            Prompt(name, partial(self._ask, name), partial(self.kept.__getitem__, name), partial(self._clear, name))
            for name in self.kept
            if name != "Third" or self.kept["Second"]
        ]

    def _ask(self, name: str) -> None:
        self.asked.append(name)
        if typed := read_line(self.console, f"{name}? "):
            self.kept[name] = typed

    def _clear(self, name: str) -> bool:
        stood, self.kept[name] = bool(self.kept[name]), ""
        return stood


def test_a_list_of_questions_is_walked_without_a_terminal_or_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    talk = Answers(":b", "a", ":r", ":g first", "-", "b", ":b", "", "c")
    talk.hold()
    assert talk.kept == {"First": "", "Second": "b", "Third": "c"}
    assert talk.asked == [
        *("First", "First", "Second", "read", "Second", "First", "Second", "Third", "Second", "Third"),
    ]
    said = capsys.readouterr().err
    assert "First? :b\n  This is the first question.\nFirst? a\n" in said
    assert "  First: a. Enter keeps it, - clears it.\nFirst? -\n  Cleared.\nSecond? b\n" in said
    with pytest.raises(Back):
        Answers("a", ":b", ":b").hold(leads_back=True)


def test_a_place_that_is_not_found_is_asked_for_again_and_answers_no_question(
    capsys: pytest.CaptureFixture[str],
) -> None:
    talk = Answers("a", ":g 9", "1", "", ":g", "", "b", ":g nowhere else", ":s", ":q")
    with pytest.raises(Leave):
        talk.hold()
    assert talk.kept == {"First": "a", "Second": "b", "Third": ""}
    said = capsys.readouterr().err
    assert "  There are 2. Type 1 or 2, or Enter to stay.\nGo to (a number or a name, or Enter to stay)? 1\nFirst" in (
        said.replace("  First: a. Enter keeps it, - clears it.\n", "")
    )
    assert "  1. First: a\n  2. Second: " in said
    assert "isn't saved: “nowhere else”" in said


def test_back_passes_a_step_that_asks_nothing_and_stays_at_the_first() -> None:
    asking, done = console("a", ":b", "b", ":b", ":b", "c", "d"), list[str]()

    def ask(name: str) -> None:
        done.append(f"{name}{asking.line()}")

    steps: list[Callable[[], None]] = [partial(ask, "1"), lambda: None, partial(ask, "3")]
    in_turn(asking, steps, leads_back=False)
    assert done == ["1a", "1b", "1c", "3d"]
    with pytest.raises(Back):
        in_turn(console(), [lambda: None, partial(_back)])


def _back() -> None:
    raise Back
