"""Lines of the export dialog in which the format is chosen, and what happens to names."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from retro.core.formats.export_formats import FORMATS
from retro.tui.export.making import NAMINGS, ExportMaking, Naming
from retro.tui.export.sources import ExportSource
from retro.tui.export.typed_lines import NAMES_LINE
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.text.line_input import LineInput
from retro.tui.terminal.safe_text import SafeLabel, safe_text

ALSO_SUCH_AS = "other names to replace, separated by commas"


class Choices(Vertical):
    """The formats if there are several, and what happens to names if they can be replaced."""

    DEFAULT_CSS = "Choices { height: auto; }"

    def __init__(self, making: ExportMaking, source: ExportSource, names: str, make: Callable[[], None]) -> None:
        """`names` are offered to be replaced too; `make` is called after each choice."""
        super().__init__()
        self._making, self._source, self._names, self._make = making, source, names, make

    def compose(self) -> ComposeResult:
        """Yield a line for each choice."""
        source = self._source
        if len(source.formats) > 1:
            labels = {form.extension: form.label for form in source.formats}
            with Horizontal(classes="asked"):
                yield SafeLabel(safe_text("As"))
                yield ChoiceRow(labels, self._making.form.extension, is_required=True, id="form")
        if source.can_be_redacted:
            with Horizontal(classes="asked"):
                yield SafeLabel(safe_text("Names"))
                yield ChoiceRow(NAMINGS, Naming.KEPT, is_required=True, id="naming")
            with Horizontal(classes="asked"):
                yield SafeLabel(safe_text("Also"))
                yield LineInput(self._names, ALSO_SUCH_AS, id=NAMES_LINE)

    def on_mount(self) -> None:
        """Follow the choice of names at once, so that it is done before a next key, which may write the file."""
        for naming in self.query("#naming").results(ChoiceRow):
            self.watch(naming, "value", self._rename, init=False)

    @on(ChoiceRow.Chosen, "#form")
    def _reform(self, message: ChoiceRow.Chosen) -> None:
        self._making.form = FORMATS[message.value or self._making.form.extension]
        self._make()

    def _rename(self, chosen: StrEnum | None) -> None:
        self._making.naming = Naming(chosen or Naming.KEPT)
        self._make()

    @on(Input.Changed, "#names")
    def _rename_more(self, message: Input.Changed) -> None:
        """Replace the names given here, whatever was chosen before."""
        self._making.names = tuple(message.value.split(","))
        self.query_one("#naming", ChoiceRow).value = Naming.REPLACED
        self._make()
