"""Markdown as a terminal shows it: without the backslashes that only a reader of Markdown takes away."""

from __future__ import annotations

import re

FRONT_MATTER_ENDS = "\n---\n"
_ESCAPES = r"(?m)\\([!-/:-@\[-`{-~])|[ ]?\\$|&#([0-9]+);"
"""An escaped character, a hard break, and white space as an entity (see `escape`)."""
_CELL_ENDS = r"(?<!\\)\|"


def as_read(document: str) -> str:
    """Return the document without escapes, its front matter as it is and its tables as wide as they are."""
    first = document.find(FRONT_MATTER_ENDS) + len(FRONT_MATTER_ENDS) if document.startswith("---\n") else 0
    lines = document[first:].split("\n")
    return document[:first] + "\n".join(_row(line) if line.startswith("|") else _plain(line) for line in lines)


def _plain(text: str) -> str:
    return re.sub(_ESCAPES, lambda match: match[1] or (chr(int(match[2])) if match[2] else ""), text)


def _row(line: str) -> str:
    return "|".join(_plain(cell).ljust(len(cell)) for cell in re.split(_CELL_ENDS, line))
