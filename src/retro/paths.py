"""Paths of everything retro stores. Computes them, creates nothing."""

import os
import sys
from pathlib import Path
from typing import NamedTuple


class Paths(NamedTuple):
    """Every path in use: `data` (what was written), `state` (what helps to recover it), `config` (settings)."""

    data: Path
    state: Path
    config: Path | None = None
    """Folder of the user's settings; None if that is the folder of the library."""

    @property
    def library(self) -> Path:
        """Return the SQLite file that holds the retrospectives."""
        return self.data / "retro.db"

    @property
    def backups(self) -> Path:
        """Return the folder of dated copies of the library."""
        return self.state / "backups"

    @property
    def recovery(self) -> Path:
        """Return the folder of drafts that the library refused."""
        return self.state / "recovery"

    @property
    def editing(self) -> Path:
        """Return the folder of files that external editors work on."""
        return self.state / "editing"

    @property
    def keys(self) -> Path:
        """Return the file with the user's own keys, which retro reads and never writes."""
        return (self.config or self.data) / "keys.toml"

    @property
    def log(self) -> Path:
        """Return the crash log: places and types of errors, never the user's words."""
        return self.state / "retro.log"


def paths(home: str | os.PathLike[str] | None = None) -> Paths:
    """Return the paths under `home`, else under RETRO_HOME, else where platformdirs says."""
    chosen = os.fspath(home) if home else os.environ.get("RETRO_HOME", "")
    if chosen:
        root = Path(os.path.expanduser(chosen)).absolute()
        return Paths(data=root, state=root / "state")
    if sys.platform == "linux" and os.path.isabs(os.environ.get("HOME", "")) and not hasattr(sys, "getandroidapilevel"):
        return Paths(
            data=_xdg("XDG_DATA_HOME", ".local/share"),
            state=_xdg("XDG_STATE_HOME", ".local/state"),
            config=_xdg("XDG_CONFIG_HOME", ".config"),
        )
    from platformdirs import PlatformDirs

    folders = PlatformDirs("retro", appauthor=False)
    return Paths(Path(folders.user_data_dir), Path(folders.user_state_dir), Path(folders.user_config_dir))


def _xdg(variable: str, usual: str) -> Path:
    """Return what platformdirs says on Linux (a test compares them).

    Importing it would take a sixth of a short command's time.
    """
    said = os.environ.get(variable, "")
    return Path(said if os.path.isabs(said) else os.path.join(os.environ["HOME"], usual)) / "retro"
