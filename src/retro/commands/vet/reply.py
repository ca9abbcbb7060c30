"""The reply on stdout: what is the user's to fill is left out or left open, and said so on stderr."""

from __future__ import annotations

from retro.commands.output import tell, write_stdout
from retro.core.vet.flag_history import Pasts
from retro.core.vet.reply import reply
from retro.core.vet.reply_places import open_note, without_places
from retro.core.vet.vet import Vet


def put_reply(vet: Vet, pasts: Pasts) -> None:
    """Print it as it would be copied, and name what was left out, and what is still open, beside it."""
    text = reply(vet, pasts)
    write_stdout(without_places(text) + "\n")
    if note := open_note(text):
        tell(note)
