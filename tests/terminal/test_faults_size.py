"""A library of many years: it is listed, searched, read and written on like a small one."""

from datetime import timedelta
from pathlib import Path

import pytest

from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import now
from retro.storage.queries.library import Library
from retro.storage.queries.record import retrospective_by_id
from retro.storage.writing.store import Store
from tests.terminal.running import STORY, Retro, draft

WORDS = "the same long story told again "


def old(number: int, size: int) -> Retrospective:
    at = now() - timedelta(days=1, minutes=number)
    gig = draft(f"{WORDS * (size // len(WORDS))}{number}x", f"Gig {number}")
    return gig._replace(created_at=at, updated_at=at, finished_at=at)


def told(retro: Retro, gig: Retrospective) -> str:
    found = retrospective_by_id(Library(retro.paths.library, wait=30), gig.id)
    return found.retrospective.answers[STORY] if found else ""


@pytest.mark.parametrize(("many", "size"), [(300, 2_000), pytest.param(10_000, 20_000, marks=pytest.mark.slow)])
def test_a_large_library_is_listed_searched_read_and_written_on(tmp_path: Path, many: int, size: int) -> None:
    retro = Retro(tmp_path, warm=True)
    gig = draft("It")
    retro.holds(gig)
    store = Store.open(retro.paths.library)
    store.add_all((old(number, size) for number in range(many)), update=False)
    store.close()
    with retro.terminal() as terminal:
        terminal.wait_for(f"{many + 1:,} gigs")
        terminal.press("/")
        terminal.type(f"again {many - 1}x")
        terminal.wait_for("1 result")
        terminal.press("enter", "enter")
        terminal.wait_for(f"Gig {many - 1}")
        terminal.wait_for("THE STORY")
        terminal.press("escape")
        terminal.wait_for("1 result")
        terminal.press("/", "escape", "escape")
        terminal.gone("1 result")
        terminal.press("home")
        retro.open_draft(terminal)
        terminal.type(" broke")
        terminal.until(lambda: told(retro, gig) == "It broke", "never saved")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []
