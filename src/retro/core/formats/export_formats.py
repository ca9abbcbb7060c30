"""Formats of an export: the command line and the export dialog offer each row of FORMATS."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from retro.core.gig.draft_position import UnreadTexts
    from retro.core.gig.ids import GigId
    from retro.core.gig.retrospective import Retrospective
    from retro.core.vet.vet import Vet

    Written = Callable[[Iterable[Retrospective], Iterable[Vet], Mapping[GigId, UnreadTexts]], Iterator[str]]


class ExportFormat(NamedTuple):
    """One format, and what it asks of the rest of the program."""

    extension: str
    """Extension of its files, and the value of `retro export --format`."""
    name: str
    """Name in the help of `--format`, where all are joined by “, or”; only the first has a capital."""
    label: str
    """What the export dialog calls it."""
    write: "Written"
    """Writes a file, piece by piece: retrospectives, vets, and what was not understood, by id and question key."""
    is_archive: bool = False
    """One file holds all, vets too; else each retrospective has its own, and each vet one as Markdown."""


def _markdown(
    gigs: "Iterable[Retrospective]", vets: "Iterable[Vet]", unread: "Mapping[GigId, UnreadTexts]"
) -> Iterator[str]:
    from retro.core.formats.markdown import documents  # --help names the formats, and writes nothing

    return (documents.document(gig, unread=unread.get(gig.id, {})) for gig in gigs)


def _archive(
    gigs: "Iterable[Retrospective]", vets: "Iterable[Vet]", unread: "Mapping[GigId, UnreadTexts]"
) -> Iterator[str]:
    from retro.core.formats import archive_file  # imports vets too, which Markdown of a gig never needs

    return archive_file.archive_lines(gigs, vets, unread)


MARKDOWN = ExportFormat("md", "Markdown", "Markdown, for reading", _markdown)
JSON = ExportFormat("json", "one archive", "JSON, for importing again", _archive, is_archive=True)
FORMATS = {form.extension: form for form in (MARKDOWN, JSON)}
"""Every format by its extension."""


def format_names() -> str:
    """Return "Markdown, or one archive"."""
    return ", or ".join(form.name for form in FORMATS.values())
