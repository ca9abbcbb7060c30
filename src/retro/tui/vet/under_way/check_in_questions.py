"""The questions of a check-in about red flags, what is kept from the client, and the checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from retro.core.vet import check_in
from retro.core.vet.begin import due_text, stop_text
from retro.core.vet.flag_history import Pasts, history_of
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.tui.vet.under_way.check_in_rows import SO_OR_NOT, YES_NO, YES_NO_UNSURE, YesNoRow

EXCUSE = "You told yourself:"
RULE = "Your rule:"
CHECKPOINT = "Checkpoint: {}"
TIME_TO_CHECK = "time to check"

HIDING, STOP, FLAG = "hiding", "stop", "flag "


def asked_today(vet: Vet, pasts: Pasts, today: date) -> Iterator[YesNoRow]:
    """Return the rows of red flags, of what is kept from the client, and of the checkpoint."""
    for sign in check_in.flags_asked(vet):
        past = history_of(sign, pasts)
        praise = [(past.praise, "")] if past.praise else []
        excuse = [(EXCUSE, f"“{trace.told_myself}”") for trace in past.told_myself[:1]]
        rule = [(RULE, past.rule)] if past.rule else []
        yield YesNoRow(f"{FLAG}{sign.key}", f"{check_in.COME}  {sign.short}", YES_NO_UNSURE, (*praise, *excuse, *rule))
    yield YesNoRow(HIDING, check_in.HIDING, YES_NO)
    if stop := vet.next_stop:
        when = due_text(stop.on, today)
        words = ", ".join(filter(None, (CHECKPOINT.format(stop_text(stop) or TIME_TO_CHECK), when)))
        yield YesNoRow(STOP, words, SO_OR_NOT)


def answer_today(vet: Vet, name: str, today: date) -> VetAnswer | None:
    """Return what was answered today to the question of a row; None if nothing was."""
    said = check_in.of_today(vet, today)
    if name in (HIDING, STOP):
        return said.hiding if name == HIDING else said.stop
    return check_in.came_today(vet, name.removeprefix(FLAG), today)
