"""`retro message`: prints the message to a client, or the handover notes; --plain asks for the parts first."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from retro.commands.files.file_output import is_on_terminal, write_file
from retro.commands.gig_writing import read_stored_gig, signed
from retro.commands.message.told import nobody_to_tell
from retro.commands.output import tell
from retro.core.document_kinds import Document
from retro.core.formats import export
from retro.core.gig.ids import short_id
from retro.core.gig.message import GREETING, SIGN_OFF
from retro.core.message.assembly import full_text, notes_text, own_notes, still_open
from retro.core.message.handover import handover_lines
from retro.core.vet.verdict import CHECK_FIRST
from retro.paths import Paths

if TYPE_CHECKING:
    from retro.commands.lines.console import Console

OPEN = "{} still open: {}."
YOUR_NOTES = "{}: read it before you send it."
NOT_SENT = "{} Nothing was sent."
NOTHING_YET = "Nothing is written yet. To begin, part by part: retro message {} --plain"
NO_PART_YET = "So far there's only {}. To go on, part by part: retro message {} --plain"
GREETING_ALONE, SIGN_OFF_ALONE, BOTH_ALONE = "the greeting", "your name at the end", "the greeting and your name"


def message(paths: Paths, options: Namespace, console: Console | None = None) -> int:
    """Run `retro message`. An open part is printed as "[…]" and named on stderr; nothing is ever sent.

    `console` is given where a talk goes on into the message.
    """
    gig = signed(paths, read_stored_gig(paths, options.id).gig)
    if (nobody := nobody_to_tell(gig)) and not full_text(gig):
        tell(nobody)
        return 1
    if options.plain:
        from retro.commands.message.walk import ask_message

        gig = signed(paths, ask_message(paths, options.id, is_handover=options.handover, console=console))
    if not options.handover and not full_text(gig):
        tell(_nothing_yet(read_stored_gig(paths, options.id).gig))
        return 0
    return _put_notes(gig, options) if options.handover else _put_message(gig, options)


def _nothing_yet(gig: Document) -> str:
    """Say that no part is written, and what is: nobody's greeting is nothing."""
    has_greeting, has_sign_off = (bool(gig.message.parts.get(name, "").strip()) for name in (GREETING, SIGN_OFF))
    if not has_greeting and not has_sign_off:
        return NOTHING_YET.format(short_id(gig.id))
    alone = BOTH_ALONE if has_greeting and has_sign_off else GREETING_ALONE if has_greeting else SIGN_OFF_ALONE
    return NO_PART_YET.format(alone, short_id(gig.id))


def _put_message(gig: Document, options: Namespace) -> int:
    if opened := still_open(gig):
        tell(OPEN.format(len(opened), ", ".join(opened)))
    if notes := own_notes(gig):
        tell(YOUR_NOTES.format(notes_text(notes)))
    done = write_file(export.message_document(gig, gaps=True), options)
    if is_on_terminal(options):
        tell("")  # or the next line reads as the last of the message
    tell(NOT_SENT.format(CHECK_FIRST))
    return done


def _put_notes(gig: Document, options: Namespace) -> int:
    if opened := [line.label for line in handover_lines(gig) if line.is_open or line.gaps]:
        tell(OPEN.format(len(opened), ", ".join(opened)))
    return write_file(export.handover_document(gig), options)
