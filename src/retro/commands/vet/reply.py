"""Prints the reply on stdout. Gaps for the user to fill are left out or left open, and named on stderr."""

from __future__ import annotations

from retro.commands.output import tell, write_stdout
from retro.core.vet.flag_history import Pasts
from retro.core.vet.reply import reply
from retro.core.vet.reply_places import open_note, without_places
from retro.core.vet.vet import Vet


def put_reply(vet: Vet, pasts: Pasts) -> None:
    """Print the reply as the screen would copy it; name on stderr what was left out and what is still open."""
    text = reply(vet, pasts)
    write_stdout(without_places(text) + "\n")
    if note := open_note(text):
        tell(note)
