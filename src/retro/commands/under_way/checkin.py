"""`retro checkin`: a check-in on a gig under way, one line at a time."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.lines.line_commands import Leave
from retro.commands.lines.question_list import list_console
from retro.commands.output import tell
from retro.commands.reading import library
from retro.commands.under_way.check_in_prompts import CheckInPrompts
from retro.commands.under_way.stored import read_under_way
from retro.core.text import clock
from retro.paths import Paths
from retro.storage.queries.running import check_ins_due, running

SAVED, NOTHING_SAVED = "Your answers are saved.", "No answers, so nothing was saved."
NONE_DUE = "No check-in is due. To do one anyway: retro checkin ID"


def checkin(paths: Paths, options: Namespace) -> int:
    """Run `retro checkin [ID]` for the gig named, or else for the one whose check-in has waited longest."""
    console = list_console()
    prefix = options.id or _longest_waiting(paths)
    if not prefix:
        tell(NONE_DUE)
        return 0
    vet = read_under_way(paths, prefix).vet
    asked = CheckInPrompts(console, paths, vet)
    try:
        asked.hold()
    except (EOFError, Leave):
        tell(SAVED if asked.has_answers else NOTHING_SAVED)
    except KeyboardInterrupt:
        tell(SAVED if asked.has_answers else NOTHING_SAVED)
        raise
    return 0


def _longest_waiting(paths: Paths) -> str:
    """Return the id of the gig whose check-in has been due longest; "" if none is due."""
    due = check_ins_due(running(library(paths)), clock.today())
    return due[0].id if due else ""
