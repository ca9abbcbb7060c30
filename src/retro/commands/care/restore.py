"""`retro restore`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from retro.commands.output import UsageError, tell
from retro.commands.typed_paths import errors_as_typed, path_as_typed
from retro.core.gig.wording import day_text
from retro.paths import Paths
from retro.storage.backup import copies
from retro.storage.care import restore as restore_
from retro.storage.errors import Missing, StoreError, display_path

ONE_OF = "Give a backup file, --salvage or --undo: only one of them. See retro restore --help."
UNDONE = "The last restore is undone: your library is as it was before it."
RESTORED = "Restored from {}."
SET_ASIDE = "What was there is now {}. retro restore --undo puts it back."
HOLDS = "Retrospectives in it: {:,}. Vetted gigs: {:,}. Last changed on {}."
SALVAGED = "Read from {}. Retrospectives: {:,}, in part: {:,}. Vetted gigs: {:,}, in part: {:,}."
TRASH_TOO = "That includes the trash. Earlier versions aren't in it; they're in what was set aside."
NAME_A_FILE = "Name a file to restore from, or save what can be read of a damaged one: retro restore --salvage."
NO_BACKUPS = "There are no backups in {}."
SKIPPED = "{} is damaged and was skipped."
SALVAGE = "retro restore --salvage FILE saves what can be read of one."
NONE_INTACT = "None of the backups is intact."


def restore(paths: Paths, options: Namespace) -> int:
    """Run `retro restore`: restore the file named or the newest intact backup. The present library is set aside.

    Raises UsageError.
    """
    if options.undo:
        if options.file or options.salvage:
            raise UsageError(ONE_OF)
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
        _tell_contents(paths.library)
    if done.aside:
        tell(SET_ASIDE.format(display_path(done.aside[0])))
    return 0


def _tell_contents(library: Path) -> None:
    """Say what was restored, so that an old backup is noticed; nothing of an empty library."""
    retrospectives, vets, changed_at = restore_.contents(library)
    if changed_at is not None:
        tell(HOLDS.format(retrospectives, vets, day_text(changed_at.astimezone().date())))


def _salvaged(paths: Paths, damaged: Path, typed: str) -> restore_.Restored:
    done, found = restore_.salvage_into(paths.library, damaged)
    gigs = found.whole + found.in_part
    tell(SALVAGED.format(path_as_typed(damaged, typed), gigs, found.in_part, found.vets, found.vets_in_part))
    tell(TRASH_TOO)
    return done


def _newest_whole(paths: Paths) -> Path:
    known = copies.backups(paths.backups)
    if not known:
        raise Missing(NO_BACKUPS.format(display_path(paths.backups)), NAME_A_FILE)
    for one in known:
        if one.ok:
            return one.path
        tell(SKIPPED.format(display_path(one.path)))
    raise StoreError(NONE_INTACT, SALVAGE)
