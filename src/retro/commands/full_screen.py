"""`retro`, `retro new` and `retro older`: start the full screen."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import MutableMapping
from typing import TYPE_CHECKING

from retro.commands.output import refuses_full_screen, tell
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.errors import EmptyLibrary
from retro.storage.opening import open_store

if TYPE_CHECKING:
    from argparse import Namespace

    from retro.tui.navigation import Route

NEW_LIBRARY = "Type yes to start a new library, or anything else to cancel: "
NOTHING_STARTED = "Nothing was changed."

FRAMES = "120"
"""Most frames drawn in a second. At Textual's 60, what a key finds can wait for two frames, 33 ms."""

COLOR_SYSTEMS = frozenset(("auto", "standard", "256", "truecolor", "windows"))
"""Colour systems that Rich knows."""


def open_at(where: Paths, options: Namespace | None, *, is_demo: bool = False) -> int:
    """Run `retro`, `retro new [ID]` or `retro older`: open home, and over it the wizard or the form of an older gig."""
    if sentence := refuses_full_screen():
        tell(sentence)
        return 2
    return _run(where, _first(where, options) if options else None, is_demo=is_demo)


def _first(where: Paths, options: Namespace) -> Route | None:
    """Return the screen to open over home, None for home alone. Raises StoreError if the id names no retrospective."""
    if options.command is None:
        return None
    from retro.tui.navigation import OlderGigRoute, WizardRoute

    if options.command == "older":
        return OlderGigRoute()
    if not options.id:
        return WizardRoute()
    from retro.commands.reading import library
    from retro.storage.queries.record import find_retrospective_id

    return WizardRoute(find_retrospective_id(library(where), options.id))


def _run(where: Paths, first: Route | None = None, *, is_demo: bool = False) -> int:
    """Run the app; the garbage collector is off until the first frame is drawn."""
    gc.disable()
    try:
        notices = _checked(where)
        if notices is None:
            return 1
        _mend(os.environ)
        from retro.tui.terminal import background

        asked = None if "NO_COLOR" in os.environ else background.ask()  # answered while the rest is imported
        try:
            from retro.tui.launch import run_app

            code = run_app(where, first, is_demo=is_demo, notices=notices, background=asked, tell=tell)
        finally:
            if asked:
                asked.close()
        _let_go()
        return code
    finally:
        gc.enable()


def _mend(environ: MutableMapping[str, str]) -> None:
    """Correct environment variables that Textual reads when it is imported, or reads differently from what they
    mean.
    """
    environ.setdefault("TEXTUAL_FPS", FRAMES)
    if not environ.get("NO_COLOR"):  # empty is as unset, says the convention
        environ.pop("NO_COLOR", None)
    if environ.get("TEXTUAL_COLOR_SYSTEM") not in COLOR_SYSTEMS:  # any other value makes Textual raise
        environ.pop("TEXTUAL_COLOR_SYSTEM", None)
    for name in ("COLUMNS", "LINES"):  # the shell's size at its start would freeze ours
        environ.pop(name, None)


def _let_go() -> None:
    """Print the closing messages. A terminal that has gone must not change the exit code."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _checked(where: Paths) -> list[str] | None:
    """Return the messages of the start-up check.

    None if the user declines to start an empty library. Raises StoreError.
    """
    try:
        return check(where)
    except EmptyLibrary as error:
        tell(f"retro: {error}")
    from retro.commands.lines.prompts import agreed

    if not agreed(NEW_LIBRARY, NOTHING_STARTED):
        return None
    open_store(where.library, where.backups, may_start_afresh=True).close()
    return check(where)
