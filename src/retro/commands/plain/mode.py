"""Whether a command is answered line by line or on the full screen. Imported at every start: it imports nothing."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping


def is_plain(*, asked: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether plain mode was `asked` for, or the surroundings ask for it: a dumb terminal, lines from a pipe."""
    if asked or wants_plain(environ):
        return True
    return sys.stdin is None or not sys.stdin.isatty()


def wants_plain(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether the environment asks for it: RETRO_PLAIN or ACCESSIBLE is set, or TERM is dumb."""
    return bool(environ.get("RETRO_PLAIN") or environ.get("ACCESSIBLE")) or environ.get("TERM", "") in ("dumb", "")
