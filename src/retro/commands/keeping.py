"""backup, restore, doctor, purge: keeping what was written, and letting go of it for good."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from retro.commands.terminal import put_line, tell
from retro.core.retrospective import now
from retro.core.wording import quoted
from retro.paths import Paths
from retro.storage import backup as copies
from retro.storage import doctor as examining
from retro.storage import purging, restoring
from retro.storage.door import open_store
from retro.storage.errors import Exists, Missing, StoreError, UnknownId, named
from retro.storage.files import free_name, private_directory
from retro.storage.reading import record, trash
from retro.storage.reading.library import Library

PATIENCE = 5.0
"""Seconds that these wait for another writer."""


def backup(paths: Paths, options: Namespace) -> int:
    """`retro backup`: a checked copy, into the folder of backups or under the name given."""
    made = _backed_up(paths, Path(options.file).absolute()) if options.file else _by_hand(paths)
    tell(f"Backed up to {named(made)}.")
    return 0


def _by_hand(paths: Paths) -> Path:
    private_directory(paths.backups)
    return copies.by_hand(paths.library, paths.backups)


def _backed_up(paths: Paths, target: Path) -> Path:
    if target.is_dir():
        target = free_name(target / f"{paths.library.stem}-{copies.stamped(now())}.db")
    try:
        return copies.backup(paths.library, target)
    except Exists as error:
        raise Exists(error.sentence, "Choose another name.") from None


def restore(paths: Paths, options: Namespace) -> int:
    """`retro restore`: back from the file named or the newest whole backup; what is there now is set aside."""
    if options.undo:
        if options.file:
            tell("retro restore takes a backup or --undo, not both.")
            return 2
        done = restoring.undo(restoring.last(paths.library))
        tell("The last restore is undone: what it had set aside is in place again.")
    else:
        source = Path(options.file).absolute() if options.file else _newest_whole(paths)
        done = restoring.restore(source, paths.library)
        tell(f"Restored from {named(source)}.")
    if done.aside:
        tell(f"What was there is now {named(done.aside[0])}. retro restore --undo puts it back.")
    return 0


def _newest_whole(paths: Paths) -> Path:
    known = copies.backups(paths.backups)
    if not known:
        raise Missing(f"There are no backups in {named(paths.backups)}.", "Name the file to restore from.")
    for one in known:
        if one.ok:
            return one.path
        tell(f"{named(one.path)} is damaged and was passed over.")
    raise StoreError("None of the backups is whole.", "Name the file to restore from, or ask for help with these.")


def doctor(paths: Paths, options: Namespace) -> int:
    """`retro doctor`: says what is wrong, changes nothing; 1 on a finding."""
    found = examining.examine(paths)
    wrong = [finding for finding in found if not finding.is_note]
    for finding in found:
        put_line(f"{'  ' if finding.is_note else '! '}{finding.sentence} {finding.next_step}".rstrip())
    tell("Something needs your attention, see the lines with “!”." if wrong else "Nothing is wrong.")
    return 1 if wrong else 0


def purge(paths: Paths, options: Namespace) -> int:
    """`retro purge`: deletes for good, once that was said yes to; names what still holds it."""
    if bool(options.ids) == options.trash:
        tell("retro purge takes the ids of what to delete for good, or --trash. See retro list for ids.")
        return 2
    gone = _to_purge(paths, options)
    if not gone:
        tell("The trash is empty.")
        return 0
    tell("Deleted for good, with all earlier text, will be:")
    for id, name in gone.items():
        tell(f"    {id[:8]}  {quoted(name)}")
    if not options.yes and (refused := _refused()):
        return refused
    if not options.backups_too:
        copies.before("deletion", paths.library, paths.backups)
    _purge(paths, list(gone))
    return _tell_what_holds_it(paths, list(gone), options)


def _to_purge(paths: Paths, options: Namespace) -> dict[str, str]:
    """Ids and names; those already purged from the library are looked for in its copies, if they are meant too."""
    library = Library(paths.library, wait=PATIENCE)
    if options.trash:
        return {row.id: row.name for row, _ in trash.rows(library)}
    return dict(_named(paths, library, prefix, options.backups_too) for prefix in options.ids)


def _named(paths: Paths, library: Library, prefix: str, in_copies: bool) -> tuple[str, str]:
    places = [library, *(Library(path) for path in purging.copies(paths) if in_copies)]
    for place in places:
        try:
            id = record.find(place, prefix)
            found = record.record(place, id)
            return id, found.retrospective.name if found else ""
        except UnknownId:
            if place is places[-1]:
                raise
        except StoreError:
            if place is library:
                raise
    raise UnknownId


def _refused() -> int:
    """The exit code if it was not said yes to, else 0."""
    if not (sys.stdin and sys.stdin.isatty() and sys.stderr.isatty()):
        tell("Nothing was deleted: say --yes, or answer on a terminal.")
        return 2
    print("Type yes to delete for good, anything else to keep: ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() == "yes":
        return 0
    tell("Nothing was deleted.")
    return 1


def _purge(paths: Paths, ids: Sequence[str]) -> None:
    store = open_store(paths.library, paths.backups)
    try:
        store.purge(ids)
    finally:
        store.close()
    purging.forget_recovered(paths, ids)


def _tell_what_holds_it(paths: Paths, ids: Sequence[str], options: Namespace) -> int:
    tell("Deleted for good from the library.")
    code = 0
    for path in purging.holding(paths, ids):
        if options.backups_too:
            code = max(code, _purged_copy(path, ids))
        else:
            tell(f"{named(path)} still holds it.")
            code = -1
    if code < 0:
        tell("The same command with --backups, and the ids, deletes it from these too.")
    return max(code, 0)


def _purged_copy(path: Path, ids: Sequence[str]) -> int:
    try:
        purging.purge_copy(path, ids)
    except StoreError as error:
        tell(f"{named(path)} may still hold it: {error}")
        return 1
    tell(f"Deleted for good from {named(path)}.")
    return 0
