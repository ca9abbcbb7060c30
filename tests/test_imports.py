"""What is imported when: the rules that keep the start and the command line quick, each exact (SPEED.md, P15)."""

import subprocess
import sys
from pathlib import Path

import pytest

from retro.core.retrospective import Facts, Retrospective
from retro.storage.store import Store
from tests.terminal.terminal import Terminal

ID = "abcd" + "0" * 28
ORM = {"sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "alembic"}
SCREEN = {"textual", "rich", "pygments", "markdown_it", "asyncio"}
SLOW_WIDGETS = {f"textual.widgets.{name}" for name in ("_markdown", "_text_area", "_data_table", "_radio_set", "_tabs")}

COMMAND = """
import sys
from retro.cli import main
try:
    main(sys.argv[2:])
finally:
    with open(sys.argv[1], "w") as file:
        file.write("\\n".join(sys.modules))
"""
FIRST_FRAME = """
import sys
from concurrent.futures import Future
from retro.storage.background import BackgroundStore

def warm(self):
    with open(sys.argv[1], "w") as file:
        file.write("\\n".join(sys.modules))
    return Future()

BackgroundStore.warm = warm
from retro.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""The store is warmed as soon as the first frame is drawn: what is imported then is what the frame has cost."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A library with two retrospectives."""
    folder = tmp_path / "library"
    store = Store.open(folder / "retro.db")
    for id in (ID, ID[::-1]):
        store.save(Retrospective(id=id, facts=Facts(title="Harbour"), answers={"story.tell": "word"}), version=None)
    store.close()
    return folder


@pytest.mark.parametrize(
    "command",
    [
        ["list"],
        ["list", "--json"],
        ["show", ID],
        ["show", ID, "--json"],
        ["search", "word"],
        ["export", ID],
        ["export", "--all", "--format", "json"],
        ["compare", ID, ID[::-1]],
        ["where"],
        ["--help"],
        ["--version"],
        ["nonsense"],
    ],
    ids=lambda words: " ".join(words).replace(ID, "A").replace(ID[::-1], "B"),
)
def test_a_command_that_only_reads_imports_neither_the_orm_nor_the_screen(
    command: list[str], home: Path, tmp_path: Path
) -> None:
    told = tmp_path / "modules"
    where = [] if command[0].startswith("--v") else ["--home", str(home)]
    subprocess.run([sys.executable, "-c", COMMAND, str(told), *where, *command], capture_output=True, check=False)
    assert not _packages(told) & (ORM | SCREEN)


def test_help_and_version_do_not_even_import_the_database(tmp_path: Path) -> None:
    for word in ("--help", "--version"):
        told = tmp_path / word
        subprocess.run([sys.executable, "-c", COMMAND, str(told), word], capture_output=True, check=True)
        assert not _packages(told) & {"sqlite3", "platformdirs", "dataclasses", "json"}


@pytest.fixture
def at_first_frame(home: Path, tmp_path: Path) -> set[str]:
    """All that is imported when home has been drawn for the first time."""
    told = tmp_path / "modules"
    with Terminal(sys.executable, "-c", FIRST_FRAME, str(told), "--home", str(home)) as terminal:
        terminal.wait_for("Harbour")
        terminal.until(told.exists, "the store was not warmed")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    return set(told.read_text().split())


def test_nothing_slow_is_imported_before_the_first_frame(at_first_frame: set[str]) -> None:
    loaded = {name.partition(".")[0] for name in at_first_frame}
    assert not loaded & (ORM | {"pygments", "markdown_it"})
    assert not at_first_frame & SLOW_WIDGETS


def test_home_imports_no_other_screen(at_first_frame: set[str]) -> None:
    screens = {name for name in at_first_frame if name.startswith("retro.tui.screens.")}
    assert screens == {"retro.tui.screens.home"}


def _packages(told: Path) -> set[str]:
    return {name.partition(".")[0] for name in told.read_text().split()}
