"""Reads back what was answered so far of a vetting, for the command `:r`."""

from __future__ import annotations

from collections.abc import Iterator

from retro.commands.lines.line_commands import NOTHING_YET
from retro.commands.output import tell_indented
from retro.core.text.one_line import on_one_line
from retro.core.vet.flag_history import Pasts, asked_name, history_of
from retro.core.vet.status_text import DECISION, offer_text
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag, answer_so_far

YOUR_CALL = "Your call: {}"


def tell_answers(vet: Vet, pasts: Pasts) -> None:
    """Print the answers so far, one on a line."""
    for line in list(_answers(vet, pasts)) or [NOTHING_YET]:
        tell_indented(line, "  ")


def said(flag: VetFlag, pasts: Pasts) -> str:
    """Return the answer as it was typed; "" without one."""
    return answer_so_far(history_of(flag, pasts).as_said(flag.answer))


def _answers(vet: Vet, pasts: Pasts) -> Iterator[str]:
    named = (("Gig", vet.title), ("Client", vet.client), ("Offer", offer_text(vet)))
    yield from (f"{name}: {text}" for name, text in named if text)
    for flag in vet.signs:
        if answer := said(flag, pasts):
            yield f"{on_one_line(asked_name(flag, pasts))}: {answer}"
    if vet.decision:
        yield YOUR_CALL.format(DECISION[vet.decision])
