"""Decides between plain mode and the full screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from retro.commands.output import PLAIN_VARIABLES


def is_plain(*, asked: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether plain mode was `asked` for or the environment calls for it.

    A dumb terminal, or lines from a pipe.
    """
    if asked or wants_plain(environ):
        return True
    return sys.stdin is None or not sys.stdin.isatty()


def wants_plain(environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether the environment asks for plain mode: RETRO_PLAIN or ACCESSIBLE is set, or TERM is dumb."""
    return any(map(environ.get, PLAIN_VARIABLES)) or environ.get("TERM", "") in ("dumb", "")
