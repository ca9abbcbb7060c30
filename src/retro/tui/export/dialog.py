"""Dialog that exports one retrospective, several, or a comparison."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import Input

from retro.core.formats.export import ExportFile
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.export.choices import Choices
from retro.tui.export.file_preview import FilePreview
from retro.tui.export.file_text import names_text, written_text
from retro.tui.export.hint import enter_hint
from retro.tui.export.making import ExportMaking
from retro.tui.export.one_at_a_time import OneAtATime
from retro.tui.export.sources import Exported
from retro.tui.export.typed_lines import FOLDER_LINE, NAMES_LINE, TypedLines
from retro.tui.export.writer import spot, write_files
from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.paste import Noted
from retro.tui.terminal.clipboard import copy_to_clipboard
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, styled, toast

COPY_PATH = "Copy the path"
EXPORT = "Export ›"
CLOSE, MAKING = "Close", "Getting the files ready…"
FOLDER_SAVE_DELAY = 0.3
"""Seconds after a letter of the folder in which it is kept."""
CHANGED = "Another window changed it just now: the preview shows it. Export again to save it like this."
SAFE = "Your retrospective is safe. Choose another folder."


class ExportDialog(BaseDialog[None]):
    """Asks for the folder, says what will happen, writes, and shows the full path."""

    AUTO_FOCUS = "LineInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,ctrl+n", "ready", "Export", id="export.ready", tooltip="Write the file"),
        Binding("pagedown", "turn(1)", "Preview", id="export.page_down", tooltip="A page down in the preview"),
        Binding("pageup", "turn(-1)", "Preview", id="export.page_up", tooltip="A page up in it", show=False),
        Binding("y", "copy_path", COPY_PATH, id="export.copy", tooltip="Copy the path of the file"),
    ]
    DEFAULT_CSS = """
    ExportDialog > .panel { height: 80%; min-height: 22; max-height: 100%; }
    ExportDialog Horizontal { height: auto; }
    ExportDialog Horizontal > SafeLabel { width: 8; color: $foreground-muted; }
    ExportDialog #name { height: auto; max-height: 2; width: 1fr; color: $foreground; }
    ExportDialog #hint { width: 1fr; margin: 0 0 0 2; }
    ExportDialog .file { height: auto; max-height: 2; }
    ExportDialog #said { height: auto; max-height: 8; }
    ExportDialog #copy, ExportDialog .-written .asked, ExportDialog .-written #write { display: none; }
    ExportDialog .-written #copy { display: block; }
    ExportDialog LineInput { background: $background; }
    """

    folder = query_one("#folder", LineInput)
    file_name = query_one("#name", SafeLabel)
    said = query_one("#said", SafeLabel)
    preview = query_one(FilePreview)
    hint = query_one("#hint", SafeLabel)
    panel = query_one(".panel", Vertical)
    close_button = query_one("#close", WordButton)

    def __init__(self, app_context: AppContext, route: Exported) -> None:
        super().__init__()
        self._written: tuple[Path, ...] = ()
        self._is_writing = self._is_made = self._is_asked_early = False
        self._in_thread = OneAtATime()
        self._making = ExportMaking(app_context, route)
        self._typed = TypedLines(app_context)

    def compose(self) -> ComposeResult:
        """Yield folder, format, result and preview."""
        with Vertical(classes="panel"):
            with Horizontal(classes="asked"):
                yield SafeLabel(safe_text("Folder"))
                yield LineInput(self._typed.offered(FOLDER_LINE), "~/Documents", id=FOLDER_LINE)
            yield from self._choices()
            with Horizontal(classes="asked file"):
                yield SafeLabel(safe_text("File"))
                yield SafeLabel(id="name")
            yield SafeLabel(id="said")
            yield FilePreview()
            with Horizontal():
                yield WordButton(EXPORT, id="write")
                yield WordButton(COPY_PATH, id="copy")
                yield WordButton(CLOSE, id="close")
                yield SafeLabel(id="hint", classes="asked")

    def _choices(self) -> Iterator[Choices]:
        if source := self._making.source:
            yield Choices(self._making, source, self._typed.offered(NAMES_LINE), self._make)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Say what Enter does here."""
        leads_on = event.widget is self.folder and self._making.can_be_redacted
        self.hint.update(safe_text(enter_hint(event.widget, leads_to_names=leads_on)), layout=False)

    def on_mount(self) -> None:
        """Show what is known; many gigs are read first."""
        if self._making.is_many:
            set_border_title(self.panel, "Export")
            self.said.update(safe_text(MAKING))
            self._read()
        else:
            self._make()

    @work
    async def _read(self) -> None:
        """Read in a thread, then go on as if it had been read at once."""
        await self._in_thread.run(self._making.read)
        await self.panel.mount_all(self._choices(), before=".file")
        self._make()

    @on(Input.Changed, "#folder")
    def _check(self) -> None:
        """Say what would happen, as the path is typed."""
        if self._is_made and self._making.source and not self._written:
            sentence = spot(self.folder.value, self._making.file_names).sentence
            self.said.update(safe_text(sentence + self._making.warning))
            self.set_timer(FOLDER_SAVE_DELAY, self.save_now)

    def save_now(self) -> None:
        """Keep the folder and the names as typed, should the program end before they are answered."""
        if not self._written:
            for line in self.query(LineInput):
                self._typed.leave(line.id or FOLDER_LINE, line.value)

    @on(WordButton.Pressed, "#close")
    def action_leave(self) -> None:
        """Close it; what was typed is dropped."""
        self._typed.answer("")
        super().action_leave()

    @on(WordButton.Pressed, "#write")
    def action_ready(self) -> None:
        """Write the file if possible; Enter in the line does so too."""
        self._is_asked_early = not self._is_made
        there = spot(self.folder.value, self._making.file_names)
        if self._is_asked_early or self._making.source is None or self._written or self._is_writing:
            return
        if self._making.look_again():
            self._show_files(CHANGED)
            return
        if there.folder is None:
            self._refuse(there.sentence)
            return
        self._is_writing = True
        self._write(self._making.files, there.folder)

    @on(Noted)
    def _note(self, message: Noted) -> None:
        """Show a note, such as what a paste left out."""
        toast(self, safe_text(message.text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer copying a path only after something was written, and writing it before."""
        if action in ("copy_path", "ready"):
            return bool(self._written) is (action == "copy_path")
        return True

    def action_turn(self, by: int) -> None:
        """Scroll the preview by a page."""
        self.preview.turn(by)

    @on(WordButton.Pressed, "#copy")
    def action_copy_path(self) -> None:
        """Copy the paths of what was written, one to a line."""
        copy_to_clipboard(self, "\n".join(map(str, self._written)))

    @work
    async def _write(self, made: tuple[ExportFile, ...], folder: Path) -> None:
        """Write on another thread; a failure is shown and the dialog stays."""
        try:
            self._written = await asyncio.to_thread(write_files, made, folder)
        except StoreError as error:
            self._refuse(error.sentence)
            return
        finally:
            self._is_writing = False
        self._typed.answer(str(folder))
        self._tell()

    async def look_again(self) -> None:
        """Show what another window has written meanwhile."""
        if self._is_made and not (self._written or self._is_writing) and self._making.look_again():
            self._show_files()

    def _make(self) -> None:
        """Make the files, and show the beginning of the first; those of many gigs in a thread."""
        if self._making.is_many:
            self._is_made = False
            self.said.update(safe_text(MAKING))
            self._make_many()
        else:
            self._making.make()
            self._show_files()

    @work
    async def _make_many(self) -> None:
        """Make them as chosen last; Enter pressed meanwhile writes them then."""
        if await self._in_thread.run(self._making.make):
            self._show_files()
            if self._is_asked_early:
                self.action_ready()

    def _show_files(self, note: str = "") -> None:
        self._is_made, source = True, self._making.source
        set_border_title(self.panel, f"Export {source.name}" if source else "Export")
        if source is None:
            self.said.update(styled(self._making.trouble, "bold $warning"))
            return
        self.file_name.update(names_text(self._making.files))
        self.preview.show_file(self._making.files[0])
        self._check()
        if note:
            self.said.update(styled(note, "bold $warning"))

    def _refuse(self, sentence: str) -> None:
        self.said.update(styled(f"{sentence} {SAFE}", "bold $warning"))
        self.folder.focus()

    def _tell(self) -> None:
        """Show what was written, in full; the path can be copied now."""
        self.said.update(written_text(self._written))
        self.panel.add_class("-written")
        self.close_button.focus()
        self.refresh_bindings()
