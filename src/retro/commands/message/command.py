"""`retro message`: prints the message to a client, or the handover notes; --plain asks for the parts first."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from retro.commands.files.file_output import write_output
from retro.commands.gig_writing import Gig, read_stored_gig, signed
from retro.commands.message.told import ENDED_WELL
from retro.commands.output import tell
from retro.core.formats.filenames import document_stem
from retro.core.formats.markdown.handover import handover_markdown
from retro.core.gig import wording
from retro.core.message.assembly import full_text, still_open
from retro.core.message.handover import handover_lines
from retro.core.vet.verdict import CHECK_FIRST
from retro.core.vet.vet import Vet
from retro.paths import Paths

if TYPE_CHECKING:
    from retro.commands.plain.console import Console

OPEN = "{} still open: {}."
NOT_SENT = "{} Nothing was sent."
NOTHING_YET = "Nothing is written yet. To begin, part by part: retro message {} --plain"


def message(paths: Paths, options: Namespace, console: Console | None = None) -> int:
    """Run `retro message`. An open part is printed as "[…]" and named on stderr; nothing is ever sent.

    `console` is given where a talk goes on into the message.
    """
    gig = signed(paths, read_stored_gig(paths, options.id).gig)
    if isinstance(gig, Vet) and gig.is_good_end and not full_text(gig, date.today()):
        tell(ENDED_WELL.format(wording.in_quotes(gig.name)))
        return 1
    if options.plain:
        from retro.commands.message.walk import ask_message

        gig = signed(paths, ask_message(paths, options.id, is_handover=options.handover, console=console))
    return _put_notes(gig, options) if options.handover else _put_message(gig, options, date.today())


def _put_message(gig: Gig, options: Namespace, today: date) -> int:
    if not full_text(gig, today):
        tell(NOTHING_YET.format(gig.id[:8]))
        return 0
    if opened := still_open(gig, today):
        tell(OPEN.format(len(opened), ", ".join(opened)))
    done = write_output([f"{full_text(gig, today, gaps=True)}\n"], options, f"{document_stem(gig)}-message.txt")
    tell(NOT_SENT.format(CHECK_FIRST))
    return done


def _put_notes(gig: Gig, options: Namespace) -> int:
    if opened := [line.label for line in handover_lines(gig) if line.is_open or line.gaps]:
        tell(OPEN.format(len(opened), ", ".join(opened)))
    return write_output([handover_markdown(gig)], options, f"{document_stem(gig)}-handover.md")
