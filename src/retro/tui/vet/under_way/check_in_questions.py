"""The questions of a check-in about red flags, what is kept from the client, and the checkpoint."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from retro.core.message.telling import is_to_be_told
from retro.core.vet.flag_history import Pasts, history_of
from retro.core.vet.progress import Stop
from retro.core.vet.status_text import due_text, stop_text
from retro.core.vet.under_way import check_in
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetFlag
from retro.tui.vet.under_way.check_in_rows import SO_OR_NOT, YES_NO, YES_NO_UNSURE, YesNoRow

EXCUSE = "You told yourself:"
RULE = "Your rule:"
CHECKPOINT = "Checkpoint: {}"
TIME_TO_CHECK = "time to check"
WRITE = "Press m to write to them: about five minutes, and nothing is sent from here."
HIDDEN = "Then it's what they most need to hear. The message opens when you're done here; m opens it now."
HIDDEN_TOLD = "Then it's what they most need to hear. Press m to write it: nothing is sent from here."
IT_IS_SO = "Then it's time. Press m to write to them, or b if it went wrong."
IT_IS_SO_TOLD = "Then it's time. Press b if it went wrong."


def asked_today(vet: Vet, pasts: Pasts, today: date) -> Iterator[YesNoRow]:
    """Return the rows of red flags, of what is kept from the client, and of the checkpoint."""
    yield from (_flag_row(flag, vet, pasts, today) for flag in check_in.flags_asked(vet))
    yield YesNoRow(
        check_in.HIDING,
        YES_NO,
        check_in.of_today(vet, today).hiding,
        lambda vet, answer: check_in.with_hiding(vet, today, answer),
        after_yes=lambda vet: HIDDEN if is_to_be_told(vet) else HIDDEN_TOLD,
        leads_to_message=True,
    )
    if stop := vet.next_stop:
        yield _stop_row(stop, vet, today)


def _flag_row(flag: VetFlag, vet: Vet, pasts: Pasts, today: date) -> YesNoRow:
    past = history_of(flag, pasts)
    praise = [(past.praise, "")] if past.praise else []
    excuse = [(EXCUSE, f"“{occurrence.told_myself}”") for occurrence in past.told_myself[:1]]
    rule = [(RULE, past.rule)] if past.rule else []
    return YesNoRow(
        f"{check_in.COME}  {flag.short}",
        YES_NO_UNSURE,
        check_in.came_today(vet, flag.key, today),
        lambda vet, answer: check_in.with_came(vet, today, flag.key, answer),
        after_yes=_write,
        help=(*praise, *excuse, *rule),
    )


def _stop_row(stop: Stop, vet: Vet, today: date) -> YesNoRow:
    when = due_text(stop.on, today)
    words = ", ".join(filter(None, (CHECKPOINT.format(stop_text(stop) or TIME_TO_CHECK), when)))
    return YesNoRow(
        words,
        SO_OR_NOT,
        check_in.of_today(vet, today).stop,
        lambda vet, answer: check_in.with_stop(vet, today, answer),
        after_yes=_its_time,
    )


def _write(vet: Vet) -> str:
    return WRITE if is_to_be_told(vet) else ""


def _its_time(vet: Vet) -> str:
    return IT_IS_SO if is_to_be_told(vet) else IT_IS_SO_TOLD
