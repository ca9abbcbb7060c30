"""Lines of the export dialog in which the format is chosen, and what happens to names."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal

from retro.core.formats.export import Format
from retro.tui.export.making import NAMINGS, Naming
from retro.tui.export.sources import ExportSource
from retro.tui.export.typed_lines import NAMES_LINE
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.text.line_input import LineInput
from retro.tui.terminal.safe_text import SafeLabel, safe_text

FORMATS = {Format.MARKDOWN: "Markdown, for reading", Format.JSON: "JSON, for importing again"}
ALSO_SUCH_AS = "other names to replace, separated by commas"


def choices(source: ExportSource, names: str) -> ComposeResult:
    """Yield the formats if there are several, and what happens to names if they can be replaced, such as these."""
    if len(source.formats) > 1:
        with Horizontal(classes="asked"):
            yield SafeLabel(safe_text("As"))
            yield ChoiceRow(
                {form: FORMATS[form] for form in source.formats}, source.formats[0], is_required=True, id="form"
            )
    if source.can_be_redacted:
        with Horizontal(classes="asked"):
            yield SafeLabel(safe_text("Names"))
            yield ChoiceRow(NAMINGS, Naming.KEPT, is_required=True, id="naming")
        with Horizontal(classes="asked"):
            yield SafeLabel(safe_text("Also"))
            yield LineInput(names, ALSO_SUCH_AS, id=NAMES_LINE)
