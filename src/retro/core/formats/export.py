"""Names and texts of exported files, the same from the screen and from the command line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from retro.core.formats import compact_json
from retro.core.formats.export_formats import MARKDOWN, ExportFormat
from retro.core.formats.filenames import document_stem, retrospective_stem, safe_stem, vet_stem
from retro.core.formats.markdown.documents import comparison_markdown, document
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective

if TYPE_CHECKING:
    from retro.core.analysis.compare import Comparison
    from retro.core.document_kinds import Document
    from retro.core.vet.begin import VetContext
    from retro.core.vet.vet import Vet


class ExportFile(NamedTuple):
    """One file to write: its name, and its text piece by piece."""

    name: str
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the whole text."""
        return "".join(self.pieces)

    def encoded(self) -> Iterator[bytes]:
        """Return the text as the bytes to write."""
        return map(str.encode, self.pieces)


def markdown(retrospective: Retrospective, unread: UnreadTexts = ALL_UNDERSTOOD) -> str:
    """Write one retrospective as Markdown; `unread` are its texts that were not understood, by question key."""
    return document(retrospective, unread=unread)


def file_name(retrospective: Retrospective, extension: str) -> str:
    """Return a name such as `2026-03-14-e0a3b1e0-instagram-dashboard.md`."""
    return f"{retrospective_stem(retrospective)}.{extension}"


def nameless(name: str) -> str:
    """Return the file name without the words of a title, for a copy that may leave.

    `2026-03-14-e0a3b1e0-redacted.md`.
    """
    stem, _, form = name.rpartition(".")
    begin = re.match(r"(\d{4,}-\d\d-\d\d-)?[0-9a-f]{8}-|\d{4,}-\d\d-\d\d-(?=\d+-retrospectives$)", stem)
    return name if begin and stem.endswith("-retrospectives") else f"{begin[0] if begin else ''}redacted.{form}"


def comparison_name(comparison: "Comparison") -> str:
    """Return a name such as `portfolio-site-and-instagram-dashboard.md`."""
    return f"{safe_stem(comparison.a.name, 'and', comparison.b.name)}.{MARKDOWN.extension}"


def comparison_file(compared: "Comparison") -> str:
    """Write two retrospectives side by side as Markdown."""
    return comparison_markdown(compared)


def retrospective_document(
    retrospective: Retrospective, form: ExportFormat, unread: UnreadTexts = ALL_UNDERSTOOD
) -> ExportFile:
    """Return the file of one retrospective, in a format that has one for each."""
    pieces = tuple(form.write((retrospective,), (), {retrospective.id: unread}))
    return ExportFile(file_name(retrospective, form.extension), pieces)


def documents(
    retrospectives: Sequence[Retrospective],
    form: ExportFormat,
    today: date,
    unread: Mapping[GigId, UnreadTexts] = MappingProxyType({}),
    vets: Sequence["Vet"] = (),
) -> tuple[ExportFile, ...]:
    """Return the files for these: one each, without the vets, or one archive of all.

    `unread` are the texts that were not understood, by id and question key.
    """
    if not form.is_archive:
        return tuple(retrospective_document(each, form, unread.get(each.id, ALL_UNDERSTOOD)) for each in retrospectives)
    only = retrospectives[0] if len(retrospectives) == 1 and not vets else None
    counted = f"{len(retrospectives) + len(vets)}-{'gigs' if vets else 'retrospectives'}"
    name = file_name(only, form.extension) if only else f"{today.isoformat()}-{counted}.{form.extension}"
    return (ExportFile(name, tuple(form.write(retrospectives, vets, unread))),)


def comparison_document(compared: "Comparison") -> ExportFile:
    """Return the Markdown file of a comparison, named after both gigs."""
    return ExportFile(comparison_name(compared), (comparison_file(compared),))


def vet_name(vet: "Vet", extension: str = MARKDOWN.extension) -> str:
    """Return a name such as `2026-11-24-7e700000-vet-of-warehouse-labels.md`."""
    return f"{vet_stem(vet)}.{extension}"


def vet_document(vet: "Vet", known: "VetContext", today: date) -> ExportFile:
    """Return the Markdown file of a vet; `known` is what was known before it (vet_context.knowledge)."""
    from retro.core.formats.markdown.vet_document import vet_markdown

    return ExportFile(vet_name(vet), (vet_markdown(vet, known, today),))


def redacted_good_end_document(copy: "Vet") -> ExportFile:
    """Return the Markdown file of a redacted good end (redact_good_end), under a name without its title."""
    from retro.core.formats.markdown.vet_document import good_end_markdown

    return ExportFile(nameless(vet_name(copy)), (good_end_markdown(copy),))


def message_document(subject: "Document", *, gaps: bool = False) -> ExportFile:
    """Return the file of the message to a client as plain text, as it is sent; `gaps` marks what is open as "[…]"."""
    from retro.core.message.assembly import full_text  # imported only if there is something to tell

    stem = document_stem(subject)
    return ExportFile(f"{stem}-message.txt", (full_text(subject, gaps=gaps).rstrip() + "\n",))


def handover_document(subject: "Document") -> ExportFile:
    """Return the Markdown file of the handover notes, named after the gig."""
    from retro.core.formats.markdown.handover import handover_markdown  # imported only if needed, as above

    stem = document_stem(subject)
    return ExportFile(f"{stem}-handover.md", (handover_markdown(subject),))


def vet_json(vet: "Vet") -> str:
    """Convert one vet to retro-vet/1 on one line."""
    from retro.core.formats import vet_json as vet_json_

    return compact_json.dumps(vet_json_.vet_to_data(vet)) + "\n"
