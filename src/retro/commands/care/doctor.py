"""`retro doctor`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from retro.commands.output import put_line, tell
from retro.paths import Paths
from retro.storage.care import doctor as examining

PROBLEM = "Problem: {}"
ATTENTION = "Something needs your attention: see the lines that begin with “Problem”."
NO_PROBLEMS = "No problems found."


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
