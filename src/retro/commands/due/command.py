"""`retro due`: prints one line for each thing due, and nothing otherwise.

A shell's start runs it, so imports are few.
"""

from __future__ import annotations

import sys
from argparse import Namespace

from retro.core.text import clock
from retro.paths import Paths
from retro.storage.queries.due import sentences
from retro.storage.queries.library import Library

NEEDS_ICS = "retro: -o and --force go with --ics. See retro due --help.\n"

SHELL_LOCK_WAIT = 0.2
"""Seconds to wait for another writer while a shell starts."""


def due(paths: Paths, options: Namespace) -> int:
    """Run `retro due`; with --ics write the days to come as a calendar."""
    if options.ics:
        from retro.commands.due.calendar import write_calendar

        return write_calendar(paths, options)
    if options.output or options.force:
        sys.stderr.write(NEEDS_ICS)
        return 2
    library = Library(paths.library, wait=SHELL_LOCK_WAIT, migrate=lambda: _migrate(paths))
    for sentence in sentences(library, clock.today()):
        sys.stdout.write(f"{sentence}\n")
    return 0


def _migrate(paths: Paths) -> None:
    from retro.commands.care.up_to_date import bring_up_to_date

    bring_up_to_date(paths)
