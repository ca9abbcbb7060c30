"""Reports what `retro import --merge` did, and which texts differed between the two machines."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from retro.commands.output import tell
from retro.core.formats.merging.rules import Difference
from retro.core.gig.wording import in_quotes
from retro.core.wizard.locations import field_words
from retro.storage.writing.merging import MergedIn, Parted

WOULD_BE = "would be "
BACK, REPLACED = "back from the trash", "damaged here and replaced"
BOTH_TEXTS = "Both texts are there, one below the other: {}."
EARLIER = "The other is an earlier version now: {}."
DIFFERS = "{} ({}) differs on the two machines; the newer one was used."
STILL_IN_TRASH = "What you'd written here and then deleted is still in the trash: retro trash lists it."
NOT_USED = "Not used from the other: {}."

OF_VET = {
    "title": "Gig",
    "client": "Client",
    "platform": "Found through",
    "quote": "Offer",
    "ratio": "Usual overrun",
    "signs": "Red flags",
    "reply": "Reply",
    "message": "Message to the client",
    "stops": "Checkpoints",
    "forecast": "Forecast",
    "check_ins": "Check-ins",
    "came": "Red flags",
    "good_end": "How it ended",
    "decision": "Decision",
    "decided_on": "Decision",
    "ended": "How it ended",
    "ended_on": "How it ended",
    "gig": "How it ended",
    "told_on": "Client told",
    "quiet_until": "Check-ins",
}
"""Labels for the members of a vetted gig."""


def tell_of(done: MergedIn, options: Namespace) -> int:
    """Print the report, each gig that differs on a line of its own. Returns the exit code."""
    would = WOULD_BE if options.dry_run else ""
    counts = [("added", done.added), ("merged", done.merged), ("unchanged", done.unchanged)]
    counts += [(what, number) for what, number in _rare(done) if number]
    tell(", ".join(f"{number} {would}{what}" for what, number in counts) + ".")
    for parted in done.parted:
        tell(_said(parted))
    if done.restored_beside:
        tell(STILL_IN_TRASH)
    return 0


def _rare(done: MergedIn) -> tuple[tuple[str, int], ...]:
    return (BACK, done.restored), (REPLACED, done.unreadable)


def _said(parted: Parted) -> str:
    texts = _names(parted, (each for each in parted.differences if each.is_text))
    values = _names(parted, (each for each in parted.differences if not each.is_text))
    kept = BOTH_TEXTS if parted.is_vet else EARLIER
    said = [DIFFERS.format(in_quotes(parted.name), parted.id[:8])]
    said += [kept.format(texts)] if texts else []
    said += [NOT_USED.format(values)] if values else []
    return " ".join(said)


def _names(parted: Parted, differences: Iterable[Difference]) -> str:
    return ", ".join(dict.fromkeys(_name(parted, each) for each in differences))


def _name(parted: Parted, difference: Difference) -> str:
    own = difference.name
    name = OF_VET.get(own.partition(".")[0], "") if parted.is_vet else field_words(own)
    if difference.is_text or not difference.other[:1].isdigit():
        return name
    return f"{name} {difference.other}"
