"""`retro where`: prints every path that is in use."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.output import write_stdout
from retro.paths import Paths

NOT_YET = "   (not there yet)"


def where(paths: Paths, options: Namespace) -> int:
    """Run `retro where`: print every path in use, whether it exists or not."""
    for name, path in (
        ("library", paths.library),
        ("backups", paths.backups),
        ("recovery", paths.recovery),
        ("editing", paths.editing),
        ("log", paths.log),
        ("keys", paths.keys),
    ):
        write_stdout(f"{name:<10}{path}{'' if path.exists() else NOT_YET}\n")
    return 0
