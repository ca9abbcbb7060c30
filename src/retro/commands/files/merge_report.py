"""Reports what `retro import --merge` did, and what differed between the two machines."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.output import tell, tell_indented
from retro.core.gig.ids import short_id
from retro.core.gig.wording import in_quotes
from retro.core.vet.vet import Vet
from retro.storage.writing.merging import MergedIn, Parted

WOULD_BE = "would be "
BACK, REPLACED = "back from the trash", "damaged here and replaced"
DIFFER = "Written differently on the two machines; the newer version was used:"
WOULD_DIFFER = "Written differently on the two machines; the newer version would be used:"
GIG = "{} ({})"
BOTH_TEXTS = "Both texts stay, the newer first: {}"
EARLIER = "The other text is an earlier version: {}"
NOT_USED = "Not used: {}"
HOW_TO_READ = "retro show ID --earlier prints earlier versions."
STILL_IN_TRASH = "What you'd written here and then deleted is still in the trash: retro trash lists it."
BETWEEN, INDENT = " · ", "  "


def tell_of(done: MergedIn, options: Namespace) -> int:
    """Print the report: counts, then what differs under each gig. Returns the exit code."""
    would = WOULD_BE if options.dry_run else ""
    counts = [("added", done.added), ("merged", done.merged), ("unchanged", done.unchanged)]
    counts += [(what, number) for what, number in _rare(done) if number]
    tell(", ".join(f"{number} {would}{what}" for what, number in counts) + ".")
    _tell_differences([(each, _lines(each)) for each in done.parted], is_tried=options.dry_run)
    if done.restored_beside:
        tell(STILL_IN_TRASH)
    return 0


def _rare(done: MergedIn) -> tuple[tuple[str, int], ...]:
    return (BACK, done.restored), (REPLACED, done.unreadable)


def _tell_differences(found: list[tuple[Parted, list[str]]], *, is_tried: bool) -> None:
    """Print each gig with what differs; nothing of one in which only what is worked out does."""
    if not any(lines for _, lines in found):
        return
    tell(WOULD_DIFFER if is_tried else DIFFER)
    for parted, lines in found:
        if lines:
            tell(GIG.format(in_quotes(parted.document.name), short_id(parted.document.id)))
        for line in lines:
            tell_indented(line, INDENT)
    if not is_tried and any(_has_earlier(parted) for parted, _ in found):
        tell(HOW_TO_READ)


def _has_earlier(parted: Parted) -> bool:
    return not isinstance(parted.document, Vet) and any(each.is_text for each in parted.differences)


def _lines(parted: Parted) -> list[str]:
    from retro.commands.files.merge_words import differing  # only what differs needs names

    texts = differing(parted.document, (each for each in parted.differences if each.is_text))
    values = differing(parted.document, (each for each in parted.differences if not each.is_text))
    kept = BOTH_TEXTS if isinstance(parted.document, Vet) else EARLIER
    return [words.format(BETWEEN.join(names)) for words, names in ((kept, texts), (NOT_USED, values)) if names]
