"""Prints the reply on stdout. Gaps for the user to fill are left out or left open, and named on stderr."""

from __future__ import annotations

from retro.commands.output import tell, write_stdout
from retro.core.vet.flag_history import Pasts
from retro.core.vet.replies.reply_places import open_note, without_places
from retro.core.vet.reply import price_aside, reply
from retro.core.vet.vet import Vet


def put_reply(vet: Vet, pasts: Pasts) -> None:
    """Print the reply as the screen would copy it; name on stderr what was left out and what is open."""
    text = reply(vet, pasts)
    write_stdout(without_places(text) + "\n")
    for note in filter(None, (open_note(text), price_aside(vet, pasts))):
        tell(note)
