"""What a command, or the full screen at its first frame, has imported: asked in a process of its own."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.vet import Vet
from retro.storage.writing.store import Store
from tests.terminal.terminal import Terminal

A, B, VET = GigId("abcd" + "0" * 28), GigId("bcde" + "0" * 28), VetId("7e70" + "0" * 28)
"""Ids of what `small_library` holds."""

ORM = {"sqlmodel", "sqlalchemy", "pydantic", "pydantic_core", "alembic"}
SCREEN = {"textual", "rich", "pygments", "markdown_it", "asyncio"}
LANGUAGES = {"dateparser", "regex", "pytz", "tzlocal"}
NOT_BEFORE_THE_FIRST_FRAME = ORM | LANGUAGES | {"pygments", "markdown_it"}

COMMAND = """
import sys
from retro.cli import main
try:
    main(sys.argv[3:])
finally:
    told = "\\n".join(eval(sys.argv[2]))  # before there is a file: what fails here is no empty answer
    with open(sys.argv[1], "w") as file:
        file.write(told)
"""
FIRST_FRAME = """
import os, sys
from concurrent.futures import Future
from retro.storage.autosave.store_thread import BackgroundStore

def warm(self):
    with open(sys.argv[1] + "~", "w") as file:
        file.write("\\n".join(map(str, eval(sys.argv[2]))))
    os.rename(sys.argv[1] + "~", sys.argv[1])
    return Future()

BackgroundStore.warm = warm
from retro.cli import main
sys.exit(main(sys.argv[3:]))
"""
"""The store is warmed as soon as the first frame is drawn: what is imported then is what the frame has cost."""


def small_library(folder: Path) -> Path:
    """Make a library with two retrospectives and a vet, and return its home."""
    home = folder / "library"
    with closing(Store.open(home / "retro.db")) as store:
        for id in (A, B):
            gig = Retrospective.new(id=id, facts=Facts(title="Harbour"), answers={"story.tell": "word"})
            store.save(gig, version=None)
        store.save(Vet(id=VET, title="Labels"), version=None)
    return home


def after(folder: Path, *words: str, what: str = "sys.modules") -> set[str]:
    """The modules that a command has imported by its end; `what` is an expression for something else to tell of."""
    told = folder / "modules"
    subprocess.run([sys.executable, "-c", COMMAND, str(told), f"({what})", *words], capture_output=True, check=False)
    return set(told.read_text().split())


def at_first_frame(folder: Path, home: Path, shown: str, what: str = "sys.modules") -> set[str]:
    """The modules imported when home has been drawn for the first time, over a library in which `shown` is seen.

    `what` is an expression for something else to tell of.
    """
    told = folder / "modules"
    with Terminal(sys.executable, "-c", FIRST_FRAME, str(told), what, "--home", str(home)) as terminal:
        terminal.wait_for(shown)
        terminal.until(told.exists, "the store was not warmed")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    return set(told.read_text().splitlines())


def packages(modules: set[str]) -> set[str]:
    """The packages that they are of."""
    return {name.partition(".")[0] for name in modules}
