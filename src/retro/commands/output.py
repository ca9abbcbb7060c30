"""Terminal detection, and writing data to stdout and messages to stderr."""

from __future__ import annotations

import os
import sys

from retro.core.text.control_chars import visible

ERROR_OUTPUT = "error output"

NO_TERMINAL = "retro needs a terminal; its {} is redirected. See retro --help for others."
DUMB_TERMINAL = "This terminal can't show a full screen (TERM is dumb or not set). {}"

LINE_BY_LINE = "Line by line: retro new, retro older, retro lessons --review, retro vet; retro list shows your gigs."


class UsageError(Exception):
    """A command was asked for what it cannot mean; its text is one sentence."""


def refuses_full_screen() -> str:
    """One sentence that says why there can be no full screen here; "" when there can."""
    names = {"input": sys.stdin, "output": sys.stdout, ERROR_OUTPUT: sys.stderr}
    if missing := [name for name, stream in names.items() if stream is None or not stream.isatty()]:
        return NO_TERMINAL.format(missing[0])
    if os.environ.get("TERM", "") in ("dumb", ""):
        return DUMB_TERMINAL.format(LINE_BY_LINE)
    return ""


def write_stdout(text: str) -> None:
    """Data, to stdout: as it is into a file or pipe, with its control characters visible on a terminal."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


def put_line(text: str) -> None:
    """One line of data, whatever line breaks the text holds."""
    write_stdout(" ".join(text.splitlines()) + "\n")


def tell(sentence: str) -> None:
    """Talk, to stderr."""
    print(visible(sentence), file=sys.stderr)
