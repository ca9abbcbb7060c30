"""Makes the files of an export in the chosen format, with names shown or replaced."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from retro.core.formats.export import ExportFile, Format, nameless
from retro.core.formats.redaction.redact import Redactor
from retro.core.formats.redaction.redaction_report import SAID
from retro.tui.export.sources import ExportSource

LEFT_OUT = "Gigs under way left out: {}, because a verdict would give away the price."


class Naming(StrEnum):
    """Whether names are replaced, so that the copy may leave."""

    KEPT = "kept"
    REPLACED = "replaced"


NAMINGS: Mapping[StrEnum, str] = {Naming.KEPT: "shown", Naming.REPLACED: "replaced"}


class ExportMaking:
    """Holds what was chosen in the dialog, and the files made accordingly."""

    def __init__(self) -> None:
        self.form, self.naming = Format.MARKDOWN, Naming.KEPT
        self.names: tuple[str, ...] = ()
        """Names typed by the user, to be replaced too."""
        self.files: tuple[ExportFile, ...] = ()
        self._report = ""

    @property
    def file_names(self) -> list[str]:
        """Return the names of the files."""
        return [document.name for document in self.files]

    @property
    def warning(self) -> str:
        """Return lines on what was replaced; "" if names are shown."""
        return f"\n{SAID}\n{self._report}" if self.naming is Naming.REPLACED else ""

    def make(self, source: ExportSource) -> None:
        """Make the files anew; redacted ones have no name of a gig in theirs."""
        redactor = Redactor(self.names, source.clients) if self.naming is Naming.REPLACED else None
        self.files = source.made(self.form, redactor)
        if redactor:
            self.files = tuple(each._replace(name=nameless(each.name)) for each in self.files)
            left_out = LEFT_OUT.format(source.unredacted) if source.unredacted else ""
            self._report = "\n".join(filter(None, (redactor.report.brief, left_out)))
