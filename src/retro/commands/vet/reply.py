"""The reply on stdout: what is the user's to fill is left open, and said so on stderr."""

from __future__ import annotations

from retro.commands.output import tell, write_stdout
from retro.core.vet.reply import open_places, open_places_text, reply, without_places
from retro.core.vet.vet import Vet
from retro.core.vet.weights import Pasts


def put_reply(vet: Vet, pasts: Pasts) -> None:
    """Print it; each open place reads "[…]" and is named beside it."""
    text = reply(vet, pasts)
    write_stdout(without_places(text) + "\n")
    if open := open_places(text):
        tell(f"{open_places_text(len(open))}: {', '.join(place[1:-1] for place in open)}.")
