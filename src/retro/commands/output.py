"""Detects terminals; writes data to stdout and messages to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator

from retro.core.text.control_chars import visible

ERROR_OUTPUT = "error output"
ONE_DROPPED, MANY_DROPPED = "1 control character was dropped.", "{:,} control characters were dropped."

WIDEST = 96
"""Most columns of a line; longer lines are hard to read."""

NO_TERMINAL = "retro needs a terminal; its {} is redirected. See retro --help for what works without one."
DUMB_TERMINAL = "This terminal can't show a full screen (TERM is dumb or not set). {}"

PLAIN_VARIABLES = ("RETRO_PLAIN", "ACCESSIBLE")
"""Variables that ask for plain mode where they are set."""
NOT_ASKED_FOR = "No full screen while {} is set. {}"
LINE_BY_LINE = (
    "Line by line: retro new, retro older, retro vet, retro checkin, retro end ID, retro lessons --review and "
    "retro message ID --plain; retro list shows your gigs."
)


class UsageError(Exception):
    """The command line asks for something impossible; the text is one sentence."""


def refuses_full_screen() -> str:
    """Return one sentence that says why the full screen cannot run here; "" if it can."""
    names = {"input": sys.stdin, "output": sys.stdout, ERROR_OUTPUT: sys.stderr}
    if missing := [name for name, stream in names.items() if stream is None or not stream.isatty()]:
        return NO_TERMINAL.format(missing[0])
    if set_ := next(filter(os.environ.get, PLAIN_VARIABLES), ""):
        return NOT_ASKED_FOR.format(set_, LINE_BY_LINE)
    if os.environ.get("TERM", "") in ("dumb", ""):
        return DUMB_TERMINAL.format(LINE_BY_LINE)
    return ""


def write_stdout(text: str) -> None:
    """Write data to stdout: unchanged into a file or pipe, with control characters made visible on a terminal."""
    sys.stdout.write(visible(text) if sys.stdout.isatty() else text)


def put_markdown(pieces: Iterable[str]) -> None:
    """Write a Markdown document to stdout: unchanged into a file or pipe, without its escapes on a terminal."""
    if sys.stdout.isatty():
        from retro.core.formats.markdown.as_read import as_read  # a file or pipe doesn't need it

        pieces = [as_read("".join(pieces))]
    for piece in pieces:
        write_stdout(piece)


def put_line(text: str) -> None:
    """Print one line of data; line breaks within it become spaces."""
    write_stdout(" ".join(text.splitlines()) + "\n")


def tell(sentence: str) -> None:
    """Print a message to stderr."""
    print(visible(sentence), file=sys.stderr)


def tell_indented(text: str, indent: str) -> None:
    """Print a text to stderr, indented and wrapped at spaces: "--plain" or a long address stays one word."""
    import textwrap

    wrapper = textwrap.TextWrapper(_columns(), indent, indent, break_long_words=False, break_on_hyphens=False)
    for part in text.splitlines() or [""]:
        tell(wrapper.fill(part))


def _columns() -> int:
    try:
        found = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        found = 0
    return min(max(found or 80, 20) - 1, WIDEST)


def dropped_text(count: int) -> str:
    """Format as "3 control characters were dropped." """
    return ONE_DROPPED if count == 1 else MANY_DROPPED.format(count)


def put_array(items: Iterator[str]) -> None:
    """Print a JSON array, one item on a line."""
    opening = "["
    for item in items:
        sys.stdout.write(f"{opening}\n{item}")
        opening = ","
    sys.stdout.write("[]\n" if opening == "[" else "\n]\n")
