"""`retro told`: notes when and how a client was told, or takes it back."""

from __future__ import annotations

import re
from argparse import Namespace
from datetime import date

from retro.commands.gig_writing import changed, read_stored_gig
from retro.commands.output import tell
from retro.core.document_kinds import Document
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.gig.message import Channel
from retro.core.message import telling
from retro.core.message.subject import facts_of
from retro.core.text import clock, days
from retro.core.text.folding import fold
from retro.core.text.parsing import NotUnderstood, narrow
from retro.core.vet.vet import Vet
from retro.paths import Paths

UNDO_ALONE = "retro: --undo takes no date and no --how. See retro told --help."
NO_DAY = "retro: {}: the day you told them is blank."
DAY_STAYS = "retro: {} is over, so the day on which you told them stays. You can change it in the gig."
ENDED_WELL = "retro: {} ended well, so there's nothing to tell them."
ISNT_UNDER_WAY = "retro: {} isn't under way, so there's nobody to tell."
TOLD_ALREADY = "retro: {}: you told them {}. If it was another day, add it: retro told {} 2026-03-14"
NOTHING_WRONG = "retro: {}: {} If you've told the client, add the day: retro told {} today"
WAS = "Before, it was {}. To set it back: retro told {} {}"
NOTED, UNDO_IT = "Noted as the day you told them: {}.", "If that's wrong: retro told {} --undo"

WAYS = {
    "wrote": ("wrote", "write", "written", "writing", "mail", "email", "letter", "text", "message", "chat", "sms"),
    "called": ("called", "call", "calling", "phone", "phoned", "telephone", "telephoned", "rang", "video"),
    "in-person": ("inperson", "person", "met", "meeting", "face", "facetoface"),
}
"""Values of --how, and the words that mean each."""
SMALL = frozenset(("a", "an", "the", "by", "in", "on", "over", "via", "i", "we", "them", "to", "with"))
"""Words that can stand beside them."""
WRONG = 2


def told(paths: Paths, options: Namespace) -> int:
    """Run `retro told`: today without a date, with or without the way it was told."""
    if options.undo and (options.date or options.how):
        tell(UNDO_ALONE)
        return WRONG
    gig = read_stored_gig(paths, options.id).gig
    if refused := _refusal(gig, options):
        tell(refused)
        return 1
    if options.undo:
        return _take_back(paths, options.id, gig)
    before = telling.day_told(gig)
    try:
        meant = days.read_day(" ".join(options.date), clock.today())
    except NotUnderstood as error:
        tell(f"retro: {error}")
        return WRONG
    on = meant.day if meant else before or clock.today()
    if refused := telling.refused(on, clock.today()):
        tell(f"retro: {refused}")
        return WRONG
    channel = Channel(options.how.replace("-", "_")) if options.how else None
    _note(paths, options.id, on, channel, earlier=before if before != on else None)
    return 0


def way_meant(typed: str) -> str:
    """Return the value of --how that is meant by other words, such as "on the phone"; else what was typed."""
    words = set(re.sub("[-_]", "", fold(narrow(typed))).strip(" .!").split()) - SMALL
    return next((name for name, known in WAYS.items() if words and words.issubset(known)), typed)


def nobody_to_tell(gig: Document) -> str:
    """Return why there's no client to tell: it ended well, or was never taken; "" if there is one."""
    if isinstance(gig, Vet) and (gig.ended or not gig.is_taken):
        return (ENDED_WELL if gig.is_good_end else ISNT_UNDER_WAY).format(wording.in_quotes(gig.name))
    return ""


def _refusal(gig: Document, options: Namespace) -> str:
    """Return why nothing can be noted of this gig, or nothing without a day; "" if it can."""
    if nobody := nobody_to_tell(gig):
        return nobody
    before = telling.day_told(gig)
    if before and not (options.undo or options.date or options.how):
        return TOLD_ALREADY.format(
            wording.in_quotes(gig.name), wording.on_day(before, wording.long_day(before)), options.id
        )
    if telling.nothing_wrong(gig) and not (options.undo or options.date or options.how):
        return NOTHING_WRONG.format(wording.in_quotes(gig.name), telling.NOTHING_WRONG, options.id)
    return ""


def _note(paths: Paths, prefix: str, on: date, channel: Channel | None, *, earlier: date | None) -> None:
    """Note the day, and say how to undo it: by the earlier day, if there was another one."""
    new = changed(paths, prefix, lambda gig: telling.with_client_told(gig, on, channel or gig.message.channel))
    said = telling.told_text(facts_of(new))
    tell(f"{wording.in_quotes(new.name)}: {said}")
    tell(NOTED.format(wording.long_day(on)))
    if earlier:
        tell(WAS.format(wording.long_day(earlier), short_id(new.id), earlier))
    elif telling.can_be_taken_back(new):
        tell(UNDO_IT.format(short_id(new.id)))


def _take_back(paths: Paths, prefix: str, gig: Document) -> int:
    if telling.day_told(gig) is None:
        tell(NO_DAY.format(wording.in_quotes(gig.name)))
        return 1
    if not telling.can_be_taken_back(gig):
        tell(DAY_STAYS.format(wording.in_quotes(gig.name)))
        return 1
    new = changed(paths, prefix, telling.with_client_not_told)
    tell(f"{wording.in_quotes(new.name)}: {telling.untold_text(new)}")
    return 0
