"""Texts of the export dialog on its files: their names, how the first begins, and where they were written."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content

from retro.core.formats.export import ExportFile
from retro.tui.terminal.safe_text import safe_text, styled

NAME_AND_MORE = "{} and {} more"
AND_MORE = "and {} more"
SAVED_TO = "Saved to:"
LONGEST_PREVIEW = 20_000
"""Most characters of the file that are shown."""


def names_text(made: tuple[ExportFile, ...]) -> Content:
    """Return the first name, and the number of others."""
    first = made[0].name
    return safe_text(NAME_AND_MORE.format(first, len(made) - 1) if len(made) > 1 else first)


def beginning_text(document: ExportFile) -> Content:
    """Return the beginning of a file, all of it as a rule; a mark stands where it is cut."""
    is_cut = len(document.text) > LONGEST_PREVIEW
    shown = f"{document.text[:LONGEST_PREVIEW]} …" if is_cut else document.text
    return Content("\n").join(safe_text(line) for line in shown.split("\n"))


def written_text(written: tuple[Path, ...]) -> Content:
    """Return the first two paths in full, and the number of others."""
    paths = [safe_text(str(path)) for path in written[:2]]
    rest = [safe_text(AND_MORE.format(len(written) - 2))] if len(written) > 2 else []
    return Content("\n").join([styled(SAVED_TO, "bold $success"), *paths, *rest])
