"""`retro new` in plain mode, and on into the message to the client in the same talk, if that is chosen."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from retro.commands.lines.console import Console
from retro.commands.plain.remembering import INTERRUPTED
from retro.commands.plain.start import new
from retro.paths import Paths

MESSAGE_LATER = "To write the message part by part: retro message {0} --plain"
ONCE_TOLD = "Once they know: retro told {0}. To write it up: retro new --plain {0}"


def write_up(paths: Paths, options: Namespace) -> int:
    """Run `retro new`."""
    return new(paths, options, partial(_write_message, paths))


def _write_message(paths: Paths, console: Console, id: str, code: int) -> int:
    """Ask for the message at once, because what is typed next is meant for the client and not for a shell."""
    if code:  # the library has no gig to which it could belong
        console.say(MESSAGE_LATER.format(id))
        return code
    from retro.commands.message.command import message

    try:
        done = message(paths, Namespace(id=id, plain=True, handover=False, output="", force=False), console)
    except KeyboardInterrupt:
        return INTERRUPTED
    console.say(ONCE_TOLD.format(id))
    return done
