"""`retro told`: notes when and how a client was told, or takes it back."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from retro.commands.gig_writing import Gig, changed, read_stored_gig
from retro.commands.output import tell
from retro.core.gig import wording
from retro.core.gig.message import Channel
from retro.core.message import telling
from retro.core.message.subject import facts_of
from retro.core.text import days
from retro.core.text.parsing import NotUnderstood
from retro.core.vet.decision import Decision
from retro.core.vet.vet import Vet
from retro.paths import Paths

UNDO_ALONE = "retro: --undo takes no date and no --how. See retro told --help."
NO_DAY = "retro: {}: no day is noted on which you told them."
DAY_STAYS = "retro: {} is over, so the day on which you told them stays. You can change it in the gig."
ENDED_WELL = "retro: {} ended well, so there's nothing to tell them."
ISNT_UNDER_WAY = "retro: {} isn't under way, so there's nobody to tell."

WRONG = 2


def told(paths: Paths, options: Namespace) -> int:
    """Run `retro told`: today without a date, with or without the way it was told."""
    if options.undo and (options.date or options.how):
        tell(UNDO_ALONE)
        return WRONG
    gig = read_stored_gig(paths, options.id).gig
    if isinstance(gig, Vet) and (gig.ended or gig.decision is not Decision.TAKE):
        tell((ENDED_WELL if gig.is_good_end else ISNT_UNDER_WAY).format(wording.in_quotes(gig.name)))
        return 1
    if options.undo:
        return _take_back(paths, options.id, gig)
    try:
        on = days.parse_day(" ".join(options.date), date.today()) or date.today()
    except NotUnderstood as error:
        tell(f"retro: {error}")
        return WRONG
    if refused := telling.refused(on, date.today()):
        tell(f"retro: {refused}")
        return WRONG
    return _note(paths, options.id, on, Channel(options.how.replace("-", "_")) if options.how else None)


def _note(paths: Paths, prefix: str, on: date, channel: Channel | None) -> int:
    new = changed(paths, prefix, lambda gig: telling.told(gig, on, channel))
    said = telling.told_text(facts_of(new))
    tell(f"{wording.in_quotes(new.name)}: {said}")
    return 0


def _take_back(paths: Paths, prefix: str, gig: Gig) -> int:
    if telling.day_told(gig) is None:
        tell(NO_DAY.format(wording.in_quotes(gig.name)))
        return 1
    if not telling.can_be_taken_back(gig):
        tell(DAY_STAYS.format(wording.in_quotes(gig.name)))
        return 1
    new = changed(paths, prefix, telling.untold)
    tell(f"{wording.in_quotes(new.name)}: {telling.untold_text(new)}")
    return 0
