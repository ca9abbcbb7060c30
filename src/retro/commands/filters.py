"""What a command is asked to keep to: a client, a month, a status. Reads the options that arguments.py declares."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from retro.commands.output import tell
from retro.storage.queries.choice import Choice

if TYPE_CHECKING:
    from retro.core.text.calendar_days import Meant

NAMES = ("client", "tag", "source", "flag", "status", "outcome")
NONE = "No gig fits that."
WRONG = 2
"""The exit code of wrong usage."""


def choice(options: Namespace) -> Choice | None:
    """What was asked for; None once it was said why it cannot be."""
    wrong = [name for name in NAMES if getattr(options, name) is not None and not getattr(options, name).strip()]
    if wrong:
        tell(f"retro: --{wrong[0]} needs a name or a word after it. See retro {options.command} --help.")
        return None
    days: dict[str, date] = {}
    for name in ("since", "until"):
        text = getattr(options, name)
        if text is not None:
            on = _day(name, text)
            if on is None:
                return None
            days[name] = on
    since, until = days.get("since"), days.get("until")
    if since and until and since > until:
        tell("retro: --since is later than --until, so nothing can lie between them.")
        return None
    client, tag, source, flag, status, outcome = (getattr(options, name) or "" for name in NAMES)
    return Choice(client, source, tag, flag, status, outcome, since, until)


def _day(name: str, text: str) -> date | None:
    """The first day meant for `since`, the last for `until`; None once it was said that none is."""
    from retro.core.text import days
    from retro.core.text.parsing import NotUnderstood

    year = text.strip()
    if len(year) == 4 and year.isascii() and year.isdigit() and int(year):
        return date(int(year), 1, 1) if name == "since" else date(int(year), 12, 31)
    try:
        meant = days.read(text, date.today())
    except NotUnderstood as error:
        tell(f"retro: --{name}: {error}")
        return None
    if meant is None:
        tell(f"retro: --{name}: {days.NO_DATE}")
        return None
    return _edge(meant, name)


def _edge(meant: Meant, name: str) -> date:
    from calendar import monthrange

    on = meant.on
    if not meant.is_month:
        return on
    return on.replace(day=1) if name == "since" else on.replace(day=monthrange(on.year, on.month)[1])
