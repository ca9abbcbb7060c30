"""Options that select gigs; `commands.filters` reads them."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser

NO_OUTCOME = "--outcome takes {} or {}, not “{}”"

OUTCOMES = ("i-stopped", "they-stopped", "late", "not-accepted", "disputed", "unpaid", "faded", "other", "well")
"""Outcomes of a gig, typed with a dash, and that of a good end; a test holds them to Outcome and Ending of core."""
FILTERS = ("client", "tag", "source", "flag", "since", "until", "status", "outcome")
"""Options that select gigs; each takes a value."""


def add_filters(command: ArgumentParser) -> None:
    """Add the options that select gigs; `commands.filters` reads them."""
    only = command.add_argument_group("only gigs")
    only.add_argument("--client", metavar="NAME", help="for this client; a part of the name will do")
    only.add_argument("--source", metavar="NAME", help="found through this; a part of the name will do")
    only.add_argument("--tag", metavar="TAG", help="with this tag")
    only.add_argument("--flag", metavar="FLAG", help="with this red flag: its code, or a part of its name")
    only.add_argument("--since", metavar="DAY", help="from this day on: 2026-03-14, march 2026, 2025, 3 weeks ago")
    only.add_argument("--until", metavar="DAY", help="up to this day")
    only.add_argument(
        "--status",
        choices=("draft", "open", "untold", "over"),
        help="not finished writing; still going; the client doesn't know yet; over",
    )
    only.add_argument("--outcome", metavar="OUTCOME", type=_outcome, help=f"with this outcome: {', '.join(OUTCOMES)}")


def _outcome(text: str) -> str:
    """Convert a typed outcome to its name in retro/1."""
    name = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    if name not in OUTCOMES:
        raise argparse.ArgumentTypeError(NO_OUTCOME.format(", ".join(OUTCOMES[:-1]), OUTCOMES[-1], text))
    return name.replace("-", "_")
