"""Makes the files of an export in the chosen format, with names shown or replaced."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from retro.core.formats.export import ExportFile, nameless
from retro.core.formats.export_formats import MARKDOWN
from retro.core.formats.redaction.redaction_report import SAID
from retro.storage.errors import StoreError, UnknownId
from retro.tui.context import AppContext
from retro.tui.export.sources import Exported, ExportSource, material
from retro.tui.navigation import ExportRoute

if TYPE_CHECKING:
    from retro.core.formats.redaction.redact import Redactor

AT_ONCE = 8
"""Most gigs that are read and made files of while the dialog waits; more are in a thread."""
LEFT_OUT = "Gigs under way left out: {}, because a verdict would give away the price."


class Naming(StrEnum):
    """Whether names are replaced, so that the copy may leave."""

    KEPT = "kept"
    REPLACED = "replaced"


NAMINGS: Mapping[StrEnum, str] = {Naming.KEPT: "shown", Naming.REPLACED: "replaced"}


class ExportMaking:
    """Holds what is exported, what was chosen in the dialog, and the files made accordingly."""

    def __init__(self, app_context: AppContext, route: Exported) -> None:
        self._app_context, self._route = app_context, route
        self.form, self.naming = MARKDOWN, Naming.KEPT
        self.names: tuple[str, ...] = ()
        """Names typed by the user, to be replaced too."""
        self.source: ExportSource | None = None
        """What is exported; None if it cannot be read."""
        self.trouble = ""
        """Why it cannot be read."""
        self.files: tuple[ExportFile, ...] = ()
        self._report = ""
        self._stamp: object = None
        self.is_many = isinstance(route, ExportRoute) and len(route.ids) > AT_ONCE
        """True if it takes too long for the dialog to wait: it then calls `read` and `make` in a thread."""
        if not self.is_many:
            self.read()

    def look_again(self) -> bool:
        """Read it again if the library was written to since. Returns whether the files are others now."""
        stamp = self._app_context.library.stamp()
        if self.source is None or (stamp is not None and stamp == self._stamp):
            return False
        before = self.files
        self.read()
        self.make()
        return self.source is None or self.files != before

    def read(self) -> None:
        """Read it; while the library cannot be read, what was read before is good enough."""
        self._stamp = self._app_context.library.stamp()
        try:
            self.source = material(self._app_context, self._route)
        except UnknownId as error:
            self.source, self.trouble = None, str(error)
        except StoreError as error:
            self.trouble = str(error)

    @property
    def can_be_redacted(self) -> bool:
        """Tell whether names can be replaced in any of it."""
        return self.source is not None and self.source.can_be_redacted

    @property
    def file_names(self) -> list[str]:
        """Return the names of the files."""
        return [document.name for document in self.files]

    @property
    def warning(self) -> str:
        """Return lines on what was replaced; "" if names are shown."""
        return f"\n{SAID}\n{self._report}" if self.naming is Naming.REPLACED else ""

    def make(self) -> None:
        """Make the files anew; redacted ones have no name of a gig in theirs."""
        source = self.source
        if source is None:
            return
        redactor = self._redactor(source) if self.naming is Naming.REPLACED else None
        self.files = source.made(self.form, redactor)
        if redactor:
            self.files = tuple(each._replace(name=nameless(each.name)) for each in self.files)
            left_out = LEFT_OUT.format(source.unredacted) if source.unredacted else ""
            self._report = "\n".join(filter(None, (redactor.report.brief, left_out)))

    def _redactor(self, source: ExportSource) -> Redactor:
        from retro.core.formats.redaction.redact import Redactor  # takes longer to import than the dialog to open

        return Redactor(self.names, source.clients)
