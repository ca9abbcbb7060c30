"""`retro backup`, `retro restore` and `retro doctor`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from retro.commands.output import put_line, tell
from retro.commands.typed_paths import errors_as_typed, path_as_typed
from retro.core.gig.retrospective import now
from retro.paths import Paths
from retro.storage.backup import copies, integrity
from retro.storage.backup.backup import backup as copy_library
from retro.storage.backup.backup import backup_now
from retro.storage.care import doctor as examining
from retro.storage.care import restore as restore_
from retro.storage.errors import Exists, Missing, StoreError, display_path
from retro.storage.files import free_name, private_directory
from retro.storage.opening import open_store

BACKED_UP = "Backed up to {}."
ONE_DAMAGED = "One record in it is damaged. Run retro doctor to see which."
ANOTHER_NAME = "Choose another name."
ONE_OF = "Use only one of: a backup file, --salvage, --undo."
UNDONE = "The last restore is undone: your library is as it was before it."
RESTORED = "Restored from {}."
SET_ASIDE = "What was there is now {}. retro restore --undo puts it back."
SALVAGED = "Read from {}: {} retrospectives, {} of them in part, and {} vetted gigs."
TRASH_TOO = "That includes the trash. Earlier versions aren't in it; they're in what was set aside."
NAME_A_FILE = "Name a file to restore from, or save what can be read of a damaged one: retro restore --salvage."
NO_BACKUPS = "There are no backups in {}."
SKIPPED = "{} is damaged and was skipped."
SALVAGE = "retro restore --salvage FILE saves what can be read of one."
NONE_INTACT = "None of the backups is intact."
PROBLEM = "Problem: {}"
ATTENTION = "Something needs your attention: see the lines that begin with “Problem”."
NO_PROBLEMS = "No problems found."
UP_TO_DATE = "Your library was updated for this version of retro. A backup was made first."


def backup(paths: Paths, options: Namespace) -> int:
    """Run `retro backup`: write a verified copy into the backup folder, or under the name given."""
    if options.file:
        with errors_as_typed(options.file) as place:
            made = _backed_up(paths, place)
        tell(BACKED_UP.format(path_as_typed(made, options.file)))
    else:
        made = _by_hand(paths)
        tell(BACKED_UP.format(display_path(made)))
    if not integrity.is_whole(made):
        tell(ONE_DAMAGED)
    return 0


def _by_hand(paths: Paths) -> Path:
    private_directory(paths.backups)
    return backup_now(paths.library, paths.backups)


def _backed_up(paths: Paths, target: Path) -> Path:
    if target.is_dir():
        target = free_name(target / f"{paths.library.stem}-{copies.stamped(now())}.db")
    try:
        return copy_library(paths.library, target)
    except Exists as error:
        raise Exists(error.sentence, ANOTHER_NAME) from None


def restore(paths: Paths, options: Namespace) -> int:
    """Run `retro restore`: restore the file named or the newest intact backup. The present library is set aside."""
    if options.undo:
        if options.file or options.salvage:
            tell(ONE_OF)
            return 2
        done = restore_.undo(restore_.last(paths.library))
        tell(UNDONE)
    elif options.salvage:
        typed = options.file or str(paths.library)
        with errors_as_typed(typed) as damaged:
            done = _salvaged(paths, damaged, typed)
    else:
        typed = options.file or str(_newest_whole(paths))
        with errors_as_typed(typed) as source:
            done = restore_.restore(source, paths.library)
        tell(RESTORED.format(path_as_typed(source, typed)))
    if done.aside:
        tell(SET_ASIDE.format(display_path(done.aside[0])))
    return 0


def _salvaged(paths: Paths, damaged: Path, typed: str) -> restore_.Restored:
    done, found = restore_.salvage_into(paths.library, damaged)
    gigs = found.whole + found.in_part
    tell(SALVAGED.format(path_as_typed(damaged, typed), gigs, found.in_part, found.vets))
    tell(TRASH_TOO)
    return done


def _newest_whole(paths: Paths) -> Path:
    known = copies.backups(paths.backups)
    if not known:
        hint = NAME_A_FILE
        raise Missing(NO_BACKUPS.format(display_path(paths.backups)), hint)
    for one in known:
        if one.ok:
            return one.path
        tell(SKIPPED.format(display_path(one.path)))
    hint = SALVAGE
    raise StoreError(NONE_INTACT, hint)


def doctor(paths: Paths, options: Namespace) -> int:
    """Run `retro doctor`: report problems without changing anything. The exit code is 1 if there are any."""
    found, unusable = examining.examine(paths), unusable_keys(paths)
    for finding in found:
        said = f"{finding.sentence} {finding.next_step}".rstrip()
        put_line(said if finding.is_note else PROBLEM.format(said))
    for line in unusable:
        put_line(PROBLEM.format(line))
    is_wrong = bool(unusable) or any(not finding.is_note for finding in found)
    tell(ATTENTION if is_wrong else NO_PROBLEMS)
    return 1 if is_wrong else 0


def unusable_keys(paths: Paths) -> Sequence[str]:
    """Return a sentence for each line of the user's file of keys that can't be used."""
    if not paths.keys.exists():
        return ()
    from retro.tui.keymap import read  # the table of all keys comes with the screens, which take long to import

    return read(paths.keys).troubles


def bring_up_to_date(paths: Paths) -> None:
    """Back up an older library, migrate it, and report it. Raises StoreError and changes nothing if that fails."""
    open_store(paths.library, paths.backups).close()
    tell(UP_TO_DATE)
