"""Reads the options that select gigs: a client, a month, a status. filter_options.py declares them."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from retro.commands.filter_options import FILTERS
from retro.commands.output import UsageError, tell
from retro.commands.reading import tell_if_lost
from retro.core.text import clock
from retro.paths import Paths

if TYPE_CHECKING:
    from retro.storage.queries.choice import GigFilter

NAMES = ("client", "source", "tag", "flag", "status", "outcome")
NO_GIGS = "No gigs yet. Write one up with: retro new"
NONE = "No gig matches."
"""Printed when a filter leaves nothing."""
NEEDS_A_NAME = "--{} needs a name or a word after it. See retro {} --help."
TURNED = "--since is after --until, so there's nothing in between."


def tell_none(paths: Paths, choice: GigFilter | None) -> None:
    """Say that no gig was found; a library that is lost was told of already."""
    if choice:
        tell(NONE)
    elif not tell_if_lost(paths):
        tell(NO_GIGS)


def filter_of(options: Namespace) -> GigFilter | None:
    """Build the filter from the options; None selects all gigs. Raises UsageError."""
    if all(getattr(options, name) is None for name in FILTERS):
        return None
    from retro.storage.queries.choice import GigFilter  # not imported for a list of everything

    if wrong := [name for name in NAMES if getattr(options, name) is not None and not getattr(options, name).strip()]:
        raise UsageError(NEEDS_A_NAME.format(wrong[0], options.command))
    since, until = (_day(name, getattr(options, name)) for name in ("since", "until"))
    if since and until and since > until:
        raise UsageError(TURNED)
    client, source, tag, flag, status, outcome = (getattr(options, name) or "" for name in NAMES)
    return GigFilter(client, source, tag, flag, status, outcome, since, until)


def _day(name: str, text: str | None) -> date | None:
    """Parse a day, a week, a month, a quarter or a year: its first day for `since`, its last for `until`.

    Raises UsageError.
    """
    if text is None:
        return None
    from retro.core.text.day_spans import first_and_last
    from retro.core.text.days import NO_DATE
    from retro.core.text.parsing import NotUnderstood

    year = text.strip()
    if len(year) == 4 and year.isascii() and year.isdigit() and int(year):  # one to come, too
        return date(int(year), 1, 1) if name == "since" else date(int(year), 12, 31)
    try:
        span = first_and_last(text, clock.today())
    except NotUnderstood as error:
        raise UsageError(f"--{name}: {error}") from None
    if span is None:
        raise UsageError(f"--{name}: {NO_DATE}")
    return span[0] if name == "since" else span[1]
