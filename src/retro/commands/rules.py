"""`retro rules`: prints the user's own rules that weigh most, on one page for the wall."""

from __future__ import annotations

import textwrap
from argparse import Namespace
from collections.abc import Iterator

from retro.commands.files.file_output import write_output
from retro.commands.output import tell
from retro.commands.reading import library
from retro.core.formats.markdown.escape import inline
from retro.core.gig import wording
from retro.core.lessons.schedule import StoredLesson
from retro.core.text.one_line import on_one_line
from retro.paths import Paths
from retro.storage.queries.flags import times_missed
from retro.storage.queries.lessons.stored_lessons import heaviest_rules

MARKDOWN_HEADING = "# My rules\n\n"

HEADING = "My rules\n"

MOST, WIDTH = 10, 72
NONE = "No rules yet. A retrospective can end with one."


def rules(paths: Paths, options: Namespace) -> int:
    """Run `retro rules`: the rules in force, by how often their red flag was missed, then the newest first."""
    chosen = _heaviest(paths)
    if not chosen:
        tell(NONE)
        return 0
    lines = _markdown(chosen) if options.format == "md" else _text(chosen)
    return write_output(lines, options, f"rules.{'md' if options.format == 'md' else 'txt'}")


def _heaviest(paths: Paths) -> list[StoredLesson]:
    source = library(paths)
    return heaviest_rules(source, times_missed(source), MOST)


def _text(chosen: list[StoredLesson]) -> Iterator[str]:
    yield HEADING
    for number, each in enumerate(chosen, 1):
        said = on_one_line(wording.rule_text(each.lesson))
        rule = textwrap.fill(said, WIDTH, initial_indent=f"{number:>2}. ", subsequent_indent="    ")
        yield f"\n{rule}\n"


def _markdown(chosen: list[StoredLesson]) -> Iterator[str]:
    yield MARKDOWN_HEADING
    for number, each in enumerate(chosen, 1):
        yield f"{number}. {inline(on_one_line(wording.rule_text(each.lesson)))}\n"
