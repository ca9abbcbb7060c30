"""Plain mode at a terminal that can do nothing but print lines."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from retro.core.gig.retrospective import Retrospective
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from tests.terminal.terminal import Terminal
from tests.terminal.warm import IS_HERE


@contextmanager
def talking(tmp_path: Path, words: str = "new", **more: str) -> Iterator[Terminal]:
    env = {"RETRO_HOME": str(tmp_path / "library"), "HOME": str(tmp_path), "TERM": "dumb", **more}
    command = (sys.executable, "-m", "retro", *words.split())
    ready = words.split() if words and IS_HERE else None  # no words: what is said of a start is that of a real one
    with Terminal(*command, env=env, rows=200, cols=80, warm=ready) as terminal:
        yield terminal


def say(terminal: Terminal, *lines: str) -> None:
    """Answer each time that a line is asked for; what is typed is seen before the next is waited for."""
    for line in lines:
        terminal.wait_for(r"^> *\n*\Z")
        asked = prompts(terminal)
        terminal.type(f"{line}\n")
        terminal.until(lambda asked=asked: is_over(terminal) or prompts(terminal) > asked, "nothing was asked")  # type: ignore[misc]  # mypy infers no default


def prompts(terminal: Terminal) -> int:
    """How often a line was asked for."""
    return len(re.findall(r"^>", terminal.screen(), re.MULTILINE))


def is_over(terminal: Terminal) -> bool:
    """Whether the id was printed, which is the last that is said."""
    return bool(re.search(r"^[0-9a-f]{8}$", terminal.screen(), re.MULTILINE))


def stored(tmp_path: Path) -> Retrospective:
    (whole,) = iterate_retrospectives(Library(tmp_path / "library" / "retro.db", wait=5))
    return whole


def printed_id(terminal: Terminal) -> str:
    found = re.search(rb"^([0-9a-f]{8})\r?$", bytes(terminal.raw), re.MULTILINE)
    assert found
    return found[1].decode()


@pytest.mark.parametrize("more", [{}, {"TERM": "xterm", "RETRO_PLAIN": "1"}, {"TERM": "xterm", "ACCESSIBLE": "1"}])
def test_a_gig_is_told_from_the_first_question_to_the_last(tmp_path: Path, more: dict[str, str]) -> None:
    with talking(tmp_path, **more) as terminal:
        say(
            terminal,
            "1",
            "Shop",
            "It broke.",
            ".",
            "yesterday",
            "",
            "",
            "1",
            "",
            "Fine.",
            ".",
            "Sorry.",
            "",
            "1",
            "",
            "",
            "",
        )
        say(terminal, "")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.raw
        whole = stored(tmp_path)
        assert printed_id(terminal) == whole.id[:8]
    assert whole.finished_at is not None


def test_ctrl_c_keeps_the_draft_and_prints_its_id(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        say(terminal, "1", "Shop", "It broke.")
        terminal.press("ctrl+c")
        assert terminal.wait_exit() == 130
        assert printed_id(terminal) == stored(tmp_path).id[:8]
    assert stored(tmp_path).answers["story.tell"] == "It broke."


def test_ctrl_d_keeps_the_draft_too_and_is_no_failure(tmp_path: Path) -> None:
    with talking(tmp_path) as terminal:
        say(terminal, "1", "Shop")
        terminal.wait_for("What happened")
        terminal.press("ctrl+d")
        assert terminal.wait_exit() == 0
        assert printed_id(terminal) == stored(tmp_path).id[:8]
    assert stored(tmp_path).is_draft


def test_the_editor_opens_from_a_text_and_its_words_come_in(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf " and more" >> "$1"\nsleep 0\n')
    editor.chmod(0o755)
    with talking(tmp_path, EDITOR=str(editor)) as terminal:
        say(terminal, "1", "Shop", "It broke.", ":e")
        say(terminal, ".", ":q")
        assert terminal.wait_exit() == 0
    assert stored(tmp_path).answers["story.tell"] == "It broke.\n and more"


def test_an_older_gig_is_told_there_too(tmp_path: Path) -> None:
    with talking(tmp_path, "older") as terminal:
        say(terminal, "badly", "Old shop", "", "", "March 2025", "", "", "1", "", "it is late", "stop")
        assert terminal.wait_exit() == 0
    assert stored(tmp_path).finished_at is not None


def test_home_needs_a_screen_and_says_what_does_not(tmp_path: Path) -> None:
    with talking(tmp_path, "") as terminal:
        assert terminal.wait_exit() == 2
        assert "retro new" in terminal.screen()
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("more", [{}, {"TERM": "xterm", "RETRO_PLAIN": "1"}, {"TERM": "xterm", "ACCESSIBLE": "1"}])
def test_no_screen_is_drawn_where_lines_are_wanted_and_it_says_what_there_is(
    tmp_path: Path, more: dict[str, str]
) -> None:
    with talking(tmp_path, "", **more) as terminal:
        assert terminal.wait_exit() == 2
        said = bytes(terminal.raw)
        assert b"\x1b" not in said
        assert (
            b"Line by line: retro new, retro older, retro vet, retro checkin, retro end ID, retro lessons --review"
            in said
        )
        assert all(name.encode() in said for name in more if name != "TERM")
    assert not (tmp_path / "library").exists()
