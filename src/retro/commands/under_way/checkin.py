"""`retro checkin`: a check-in on a gig under way, one line at a time."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.lines.line_commands import Leave
from retro.commands.lines.prompts import read_leniently, refuse_closed_input
from retro.commands.output import tell
from retro.commands.reading import library
from retro.commands.under_way.check_in_prompts import CheckInPrompts
from retro.commands.under_way.stored import read_under_way
from retro.core.text import clock
from retro.paths import Paths
from retro.storage.queries.running import check_ins_due, running

SAVED, NOTHING_SAVED = "\nYour answers are saved.", "\nNo answers, so nothing was saved."
NONE_DUE = "No check-in is due. To do one anyway: retro checkin ID"


def checkin(paths: Paths, options: Namespace) -> int:
    """Run `retro checkin [ID]` for the gig named, or else for the one whose check-in has waited longest."""
    refuse_closed_input()
    prefix = options.id or _longest_waiting(paths)
    if not prefix:
        tell(NONE_DUE)
        return 0
    vet = read_under_way(paths, prefix).vet
    read_leniently()
    asked = CheckInPrompts(paths, vet)
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
