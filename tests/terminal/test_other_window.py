"""Another program changes the library while one types: every letter is in the library in its order, be it in a copy."""

import itertools
import signal
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from retro.core.gig.draft_position import DraftPosition
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.writing.store import Store
from tests.terminal.running import PYTHON, Retro, draft
from tests.terminal.terminal import Terminal

PAUSE = 0.04
"""Seconds between two letters: a quick typist's."""
AFTER = 30
"""Letters that are typed once the other program has ended: autosave must have met what it left, and gone on."""


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def run(retro: Retro, *words: str) -> None:
    """Run a command to its end, before anything is typed."""
    done = retro.run(*words)
    assert done.returncode == 0, done.stderr


def an_import(retro: Retro, id: str) -> tuple[str, ...]:
    """Another text for the same draft."""
    run(retro, "export", "--format", "json", "-o", str(retro.folder / "gigs.json"), id)
    archive = (retro.folder / "gigs.json").read_text("utf-8")
    (retro.folder / "gigs.json").write_text(archive.replace("It broke.", "They broke it."), "utf-8")
    return ("import", "--update", str(retro.folder / "gigs.json"))


def a_restore(retro: Retro, id: str) -> tuple[str, ...]:
    """The library as it was before."""
    run(retro, "backup")
    return ("restore",)


def an_undone_restore(retro: Retro, id: str) -> tuple[str, ...]:
    """The library from before a restore."""
    run(retro, "backup")
    run(retro, "restore")
    return ("restore", "--undo")


def a_salvage(retro: Retro, id: str) -> tuple[str, ...]:
    """A new library of what can be read in the old one."""
    return ("restore", "--salvage")


def a_purge(retro: Retro, id: str) -> tuple[str, ...]:
    """The draft gone for good."""
    return ("purge", "--yes", id)


@pytest.mark.parametrize("prepare", [an_import, a_restore, an_undone_restore, a_salvage, a_purge])
def test_every_letter_typed_while_another_program_changes_the_draft_is_kept(
    retro: Retro, prepare: Callable[[Retro, str], tuple[str, ...]]
) -> None:
    told = draft("It broke. ")
    retro.holds(told)
    words = prepare(retro, told.id)
    with retro.terminal() as terminal:
        retro.open_draft(terminal)
        typed = type_during(terminal, retro, words)
        terminal.until(lambda: f"It broke. {typed}" in retro.stories(), f"{typed!r} is not among {retro.stories()}")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert f"It broke. {typed}" in retro.stories()
    assert retro.recoverable() == []


@pytest.mark.parametrize("page_turn", ["f3", "f5"])
def test_what_is_not_understood_outlives_a_page_turn_in_another_window_and_the_death_of_both(
    retro: Retro, page_turn: str
) -> None:
    """The other window had opened the draft before that was typed."""
    told = draft("It broke.")
    with closing(Store.open(retro.paths.library)) as store:
        store.save(told, version=None, place=DraftPosition("money", rest=True))
    library = Library(retro.paths.library, wait=30)

    def left() -> DraftPosition:
        found = retrospective_by_id(library, told.id)
        assert found
        assert found.place
        return found.place

    with retro.terminal() as first, retro.terminal() as second:
        for terminal in (first, second):
            terminal.wait_for("Harbour")
            terminal.press("enter")
            terminal.wait_for("Agreed price")
        first.press("enter")
        first.type("a lot")
        first.until(lambda: left().unread == {"price": "a lot"}, "what was typed is not stored")
        second.press(page_turn)
        second.until(lambda: left().key != "money", "the page turn is not stored")
        for terminal in (first, second):
            terminal.kill(signal.SIGKILL)
            terminal.wait_exit()
    assert left().unread == {"price": "a lot"}
    assert retro.stories() == ["It broke."]


def type_during(terminal: Terminal, retro: Retro, words: tuple[str, ...]) -> str:
    """Type from before a command is run until some time after its end; what was typed."""
    typed, other, after = "", None, 0
    for letter in itertools.cycle("abcdefghijklmnopqrstuvwxyz "):
        terminal.press(letter if letter != " " else "space")
        terminal.rest(PAUSE)
        typed += letter
        if other is None and len(typed) > 20:
            other = subprocess.Popen([*PYTHON, *words], env=retro.env, stdout=-3, stderr=subprocess.PIPE)
        if other and other.poll() is not None:
            after += 1
        if after > AFTER:
            break
    assert other is not None
    _, talk = other.communicate()
    assert other.returncode == 0, talk
    return typed
