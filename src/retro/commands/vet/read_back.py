"""Reads back what was answered so far of a vetting, for the command `:r`."""

from __future__ import annotations

from collections.abc import Iterator

from retro.commands.line_commands import NOTHING_YET
from retro.commands.prompts import tell_indented
from retro.commands.vet.answers import SAID
from retro.core.gig import wording
from retro.core.vet.status_text import DECISION, offer_text
from retro.core.vet.vet import Vet

YOUR_CALL = "Your call: {}"


def tell_answers(vet: Vet) -> None:
    """Print the answers so far, one on a line."""
    for line in list(_answers(vet)) or [NOTHING_YET]:
        tell_indented(line, "  ")


def _answers(vet: Vet) -> Iterator[str]:
    named = (("Gig", vet.title), ("Client", vet.client), ("Offer", offer_text(vet)))
    yield from (f"{name}: {said}" for name, said in named if said)
    yield from (f"{wording.on_one_line(flag.short)}: {SAID[flag.answer]}" for flag in vet.signs if flag.answer)
    if vet.decision:
        yield YOUR_CALL.format(DECISION[vet.decision])
