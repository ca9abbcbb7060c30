"""What a run works with: how thorough it is, its libraries, and the programs."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from retro.paths import paths
from retro.storage.backup.backup import daily
from tests.benchmarks import maker
from tests.benchmarks.rounds import Sample, Samples, in_turns
from tests.benchmarks.stopwatch import Watched

ANCHORS = Path(__file__).with_name("anchors")
LAUNCHER = "import sys\nfrom retro.cli import run\nif __name__ == '__main__':\n    sys.exit(run())\n"
"""What an installer of today makes of `[project.scripts]`."""


@dataclass(frozen=True)
class Bench:
    """One run. Everything is kept under one folder, which goes at its end."""

    folder: Path
    rounds: int
    sizes: tuple[int, ...]
    tell: Callable[[str], None]
    _made: dict[str, Path] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many retrospectives the library holds for what must be met: 10,000, if the run goes so far."""
        return max((size for size in self.sizes if size <= 10_000), default=self.sizes[0])

    def library(self, size: int) -> Path:
        """The folder to give as RETRO_HOME, with a library of so many; only to be read."""
        return self._home(f"data-{size}", partial(maker.make, size=size))

    def lived(self, size: int) -> Path:
        """The same with so many gigs as they are after years: good ends, gigs under way, clients not told."""
        return self._home(f"lived-{size}", partial(maker.make_lived, size=size))

    def _home(self, name: str, make: Callable[[Path], None]) -> Path:
        if name not in self._made:
            self.tell(f"making the library {name} …")
            home = self._made[name] = self.folder / name / "retro"
            make(home / "retro.db")
            daily(
                home / "retro.db", paths(home).backups
            )  # else each start would begin the day's copy beside what counts
        return self._made[name]

    def copy(self, size: int, name: str) -> Path:
        """The same, to be written to."""
        home = self.folder / f"copy-{name}"
        shutil.rmtree(home, ignore_errors=True)
        return Path(shutil.copytree(self.library(size), home, copy_function=_same))

    def retro(self) -> str:
        """The program, as it is installed."""
        script = self.folder / "retro"
        if not script.exists():
            script.write_text(f"#!{sys.executable}\n{LAUNCHER}")
            script.chmod(0o700)
        return str(script)

    def at(self, home: Path) -> Watched:
        """The full screen over this library."""
        return Watched(self.retro(), env=self.env(home))

    def env(self, home: Path) -> dict[str, str]:
        """For a program over this library."""
        return {"HOME": str(self.folder), "RETRO_HOME": str(home)}

    def anchor(self, name: str, *words: str) -> Watched:
        """One of the anchors."""
        return Watched(sys.executable, str(ANCHORS / f"{name}.py"), *words, env={"HOME": str(self.folder)})

    def plain_env(self) -> dict[str, str]:
        """For a command line: nothing of the developer's."""
        return {"PATH": os.environ["PATH"], "HOME": str(self.folder), "LANG": "C.UTF-8"}

    def measured(self, cases: dict[str, Callable[[], Sample]], rounds: int | None = None) -> Samples:
        """The cases in turns, as often as this run measures."""
        self.tell(f"measuring {', '.join(cases)} …")
        return in_turns(cases, rounds or self.rounds)


def _same(source: str, target: str) -> None:
    """A copy of a file; of a backup, which nobody writes to, another name."""
    (os.link if "backups" in Path(source).parts else shutil.copy2)(source, target)
