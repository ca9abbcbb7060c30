"""`retro new` and `retro older` in plain mode."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from functools import partial

from retro.commands.document_saver import DocumentSaver
from retro.commands.lines.console import Console
from retro.commands.output import tell
from retro.commands.plain.remembering import INTERRUPTED, remember_gigs
from retro.commands.plain.walk import Walk
from retro.commands.reading import library
from retro.core.gig.ids import short_id
from retro.core.gig.own_questions import OwnQuestion
from retro.core.gig.retrospective import Retrospective
from retro.core.text import clock
from retro.core.wizard.interview import Interview, is_place, resumed
from retro.core.wizard.resume_note import stopped_after
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.errors import UnknownId
from retro.storage.queries import record
from retro.storage.queries.record import StoredRetrospective
from retro.storage.queries.wizard.own_questions import asked_now

IN_TRASH = "That one is in the trash."
UNDELETE = "To restore it: retro undelete {}"

BEGIN = "Plain mode: one question at a time, saved line by line. Enter skips, :? lists the commands, :q leaves."


def new(paths: Paths, options: Namespace, write_message: Callable[[Console, str, int], int]) -> int:
    """Tell a new gig, or the one named, at the position where it was left. Returns the exit code.

    `write_message` goes on with the message to the client; it is given the gig's id and the code so far.
    """
    for notice in check(paths):
        tell(notice)
    found = _found(paths, options.id) if options.id else None
    console = Console()
    console.say(BEGIN)
    interview = _begun(console, found, asked_now(library(paths)))
    keeping = DocumentSaver(paths, interview.retrospective, found.version if found else None)
    remember = partial(remember_gigs, paths, interview.retrospective.id)
    walk = Walk(console, keeping, interview, remember=remember, today=clock.today, paths=paths)
    try:
        code = walk.hold()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        keeping.close()
    if walk.wants_older:
        from retro.commands.plain.older import tell_older

        return tell_older(paths, console)
    if walk.wants_message:
        return write_message(console, short_id(keeping.document.id), code)
    return code


def _begun(console: Console, found: StoredRetrospective | None, own: tuple[OwnQuestion, ...]) -> Interview:
    """Return the interview of a new gig, or of the one found, where it was left, and say where that is."""
    if found is None:
        return Interview(Retrospective.new(), own=own)
    retrospective = found.retrospective
    left = found.place if found.place and is_place(found.place, retrospective, own) else None
    if left and (note := stopped_after(retrospective, left, clock.today())):
        console.say(note)
    return resumed(retrospective, left, own=own)


def _found(paths: Paths, prefix: str) -> StoredRetrospective:
    """Read the retrospective whose id begins so. Raises StoreError."""
    found = record.find_retrospective(library(paths), prefix)
    if found is None or found.deleted_at:
        raise UnknownId(IN_TRASH, UNDELETE.format(prefix))
    return found
