"""The real retro in a real terminal, over a library of its own, and what is in that library afterwards.

retro = Retro(tmp_path)
retro.holds(draft("It broke"))
with retro.terminal() as terminal:
    retro.open_draft(terminal)
    terminal.type(" again")
"""

import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from retro.cli import main
from retro.core.gig.choices import Status
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.retrospective import Retrospective
from retro.paths import Paths, paths
from retro.storage.autosave.recovery import Recovery
from retro.storage.queries.library import Library
from retro.storage.queries.record import iterate_retrospectives
from retro.storage.writing.store import Store
from tests.answered_here import answered_text
from tests.documents import gig as told_gig
from tests.terminal.terminal import Terminal
from tests.terminal.warm import IS_HERE
from tests.unprivileged import ROOT

STORY = "story.tell"
PYTHON = (sys.executable, "-m", "retro")
EDITORS = {"EDITOR", "VISUAL"}
"""What may be said to a program that is imported already."""
ASKED = "What happened"
"""How the prompt of the page begins on which `open_draft` ends. Home's preview may show it too."""
CONTINUE = "F3 "
"""What the footer of the wizard begins with, and no other screen's."""


def draft(text: str = "", title: str = "Harbour") -> Retrospective:
    """A draft whose story is this."""
    return Retrospective.new().with_facts(title=title, status=Status.OVER).with_answer(STORY, text)


def after(prelude: str) -> tuple[str, ...]:
    """The command that runs retro after some Python that breaks something."""
    return (sys.executable, "-c", f"{prelude}\nimport sys\nfrom retro.cli import main\nsys.exit(main(sys.argv[1:]))")


class Retro:
    """One library, and every way into it. `home` is where it lies; HOME is another folder.

    `warm`, its terminals get a program that is imported already, and its commands run in the test's own process, where
    no command or surroundings of their own are wanted: for tests of what is done in the program, not of its start.
    """

    def __init__(self, folder: Path, home: Path | None = None, *, warm: bool = False) -> None:
        self.folder = folder
        self._is_warm = warm and IS_HERE
        self.home = home or folder / "library"
        self.paths: Paths = paths(self.home)
        self.env = {"RETRO_HOME": str(self.home), "HOME": str(folder), "PATH": os.environ["PATH"]}

    def holds(self, *gigs: Retrospective) -> None:
        """Put these in, the drafts left at the end of their story."""
        store = Store.open(self.paths.library)
        for gig in gigs:
            place = DraftPosition(STORY, len(gig.answers.get(STORY, "")), False, {}) if gig.is_draft else None
            store.save(gig, version=None, place=place)
        store.close()

    def terminal(
        self, *words: str, command: Sequence[str] = PYTHON, env: Mapping[str, str] | None = None, cols: int = 80
    ) -> Terminal:
        """Retro with these arguments in a terminal, to be used as a context manager."""
        ready = words if self._is_warm and command == PYTHON and set(env or {}) <= EDITORS else None
        return Terminal(*command, *words, env={**self.env, **(env or {})}, timeout=600, cols=cols, warm=ready)

    def run(
        self, *words: str, command: Sequence[str] = PYTHON, stdin: str = "", **env: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command without a terminal, to its end."""
        if self._is_warm and command == PYTHON:
            return answered_text(words, {**self.env, **env}, stdin)
        return subprocess.run(
            [*command, *words], env={**self.env, **env}, input=stdin, capture_output=True, text=True, timeout=600
        )

    def open_draft(self, terminal: Terminal, title: str = "Harbour") -> None:
        """From home into the only draft, the cursor at the end of its story."""
        terminal.wait_for(title)
        terminal.press("enter")
        terminal.wait_for(CONTINUE)
        terminal.wait_for(ASKED)

    def stories(self) -> list[str]:
        """The stories that the library holds, in order."""
        return sorted(gig.answers.get(STORY, "") for gig in self.gigs())

    def gigs(self) -> list[Retrospective]:
        """All that the library holds, trash left out."""
        return list(iterate_retrospectives(Library(self.paths.library, wait=30)))

    def recoverable(self) -> list[str]:
        """The stories in recovery files."""
        return [told_gig(found.draft).answers.get(STORY, "") for found in Recovery(self.paths.recovery).found()]

    def is_sound(self) -> bool:
        """Whether SQLite finds nothing wrong."""
        with closing(sqlite3.connect(self.paths.library)) as connection:
            found: tuple[str] = connection.execute("PRAGMA integrity_check").fetchone()
        return found == ("ok",)


def as_ordinary(retro: Retro, *, new: bool = False) -> Terminal:
    """The full screen as a user to whom things are forbidden, who owns the library's folder."""
    body = new_draft if new else at_home
    if os.geteuid() == 0:
        for path in (retro.home, *retro.home.rglob("*")):
            os.chown(path, 65534, 65534, follow_symlinks=False)
        for parent in retro.home.parents:
            if not parent.stat().st_mode & 0o001:
                parent.chmod(stat.S_IMODE(parent.stat().st_mode) | 0o011)
    command = (sys.executable, "-m", "tests.unprivileged", body.__module__, body.__name__, str(retro.home))
    env = {**retro.env, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    return Terminal(*command, env=env, timeout=600, cwd=ROOT)


def at_home(folder: Path) -> None:
    """Run the full screen here; its exit code is ours."""
    sys.exit(main(["--home", str(folder)]))


def new_draft(folder: Path) -> None:
    """As `at_home`, straight into the wizard."""
    sys.exit(main(["--home", str(folder), "new"]))


def content(folder: Path, *, besides: Iterable[Path] = ()) -> dict[Path, bytes]:
    """The bytes of every file under a folder."""
    left_out = set(besides)
    found = (path for path in folder.rglob("*") if path.is_file() and not left_out & {path, *path.parents})
    return {path.relative_to(folder): path.read_bytes() for path in found}


def eventually(terminal: Terminal, retro: Retro, *stories: str) -> None:
    """Wait until the library holds just these stories."""
    wanted = sorted(stories)
    terminal.until(partial(_holds, retro, wanted), f"the library never held {wanted}")


def _holds(retro: Retro, stories: list[str]) -> bool:
    return retro.stories() == stories
