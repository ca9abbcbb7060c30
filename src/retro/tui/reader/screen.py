"""Reader screen of one retrospective."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.widget import Widget

from retro.core.gig.ids import DocumentId
from retro.core.wizard.interview import REVIEW
from retro.core.wizard.locations import question_key
from retro.storage.errors import StoreError
from retro.storage.queries.wizard import similar
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.gig_chooser import NOTHING as ALONE
from retro.tui.kit.gigs import deleting, telling
from retro.tui.kit.gigs.read_gig import neighbour
from retro.tui.kit.layout import sentence_page
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text.text_layout import Layout
from retro.tui.kit.text_view import TextView
from retro.tui.navigation import CompareRoute, ExportRoute, MessageRoute, Navigate, ReaderRoute, WizardRoute
from retro.tui.reader.body import Body
from retro.tui.reader.document import Document, sections
from retro.tui.reader.gig_read import GigRead
from retro.tui.reader.section_rail import SectionRail
from retro.tui.terminal.clipboard import copy_to_clipboard
from retro.tui.terminal.safe_text import safe_text, toast

LAST = "This is the last one."
FIRST = "This is the first one."

NOT_YOURS = "The example can't be edited. Your own retrospectives can, at any time."


class ReaderScreen(BaseScreen):
    """Shows what was written; other screens change it."""

    AUTO_FOCUS = "TextView"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit", id="reader.edit", tooltip="Change the answers"),
        Binding("c", "compare", "Compare", id="reader.compare", tooltip="Side by side with the most similar gig"),
        Binding("m", "message", "Message", id="reader.message", tooltip="Write to the client, part by part"),
        Binding("t", "told", "I've told them", id="reader.told", tooltip="They know: note when and how"),
        Binding("u", "untold", "Not told", id="reader.untold", tooltip="The client doesn't know after all"),
        Binding("u", "undelete", "Restore", id="trash.undelete", tooltip="Back to where it was"),
        Binding("L,f9", "links", "Links", id="reader.links", tooltip="Where its links lead, and open one"),
        Binding("x", "export", "Export", id="reader.export", tooltip="Write it to a file"),
        Binding("y", "copy", "Copy", id="reader.copy", tooltip="Copy it, as Markdown"),
        Binding("right", "other(1)", "Next", key_display="→", id="reader.next", tooltip="Next retrospective"),
        Binding(
            "left",
            "other(-1)",
            "Previous",
            key_display="←",
            id="reader.before",
            tooltip="Previous retrospective",
            show=False,
        ),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]

    DEFAULT_CSS = """
    ReaderScreen.-wide SectionRail { display: block; }
    """

    paper = query_one(TextView)
    rail = query_one(SectionRail)

    def __init__(self, app_context: AppContext, route: ReaderRoute) -> None:
        super().__init__()
        self._app_context = app_context
        self._gig = GigRead(app_context, route.id, is_deleted=route.is_deleted)
        self._marked = question_key(route.at) if route.at else ""
        self._is_shown = False
        self._just_told: DocumentId | None = None
        """Gig whose client was noted as told here."""

    def heading(self) -> str:
        """Return the gig's name."""
        return self._gig.retrospective.name if self._gig.retrospective else "Reading"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the rail, if there is room, and the text."""
        yield Body()

    def on_mount(self) -> None:
        """Show it at the answer given."""
        self._show(at=self._marked)

    async def read_shown(self) -> None:
        """Show what changed meanwhile, at the same reading position."""
        if self._is_shown:
            before = self._gig.retrospective
            self._gig.read()
            if self._gig.retrospective != before:
                self._show(is_same=True)
        self._is_shown = True

    @on(TextView.Moved)
    def _tell_where(self, message: TextView.Moved) -> None:
        names = dict(self.rail.sections)
        self.rail.current = message.section
        parts = (self._gig.state, names.get(message.section, ""))
        self.title_line.state = " · ".join(filter(None, parts))

    @on(SectionRail.Chosen)
    def _jump(self, message: SectionRail.Chosen) -> None:
        self.paper.go_to(message.section)

    def action_edit(self) -> None:
        """Change it, beginning with its review."""
        if self._gig.is_example:
            toast(self, safe_text(NOT_YOURS))
        elif self._gig.retrospective:
            self.post_message(Navigate(WizardRoute(self._gig.id, REVIEW)))

    def action_compare(self) -> None:
        """Compare it with the gig that shares the most red flags."""
        try:
            other = similar.most_alike(self._app_context.library, self._gig.id)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return
        if other is None:
            toast(self, safe_text(ALONE))
        elif self._gig.retrospective:
            self.post_message(Navigate(CompareRoute(self._gig.id, other)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with this gig."""
        return self._gig.offers(action)

    def action_message(self) -> None:
        """Write to the client."""
        if self._gig.retrospective:
            self.post_message(Navigate(MessageRoute(self._gig.id)))

    @work
    async def action_told(self) -> None:
        """Ask when and how the client was told."""
        if await telling.note_told(self, self._app_context, self._gig.id, undo="reader.untold"):
            self._just_told = self._gig.id
            self._show_afresh()

    @work
    async def action_untold(self) -> None:
        """Note that they were not told after all."""
        is_just_told = self._just_told == self._gig.id
        if await telling.untell(self, self._app_context, self._gig.id, was_just_told=is_just_told):
            self._show_afresh()

    @work
    async def action_undelete(self) -> None:
        """Restore it from the trash, and go back there."""
        if await deleting.undelete(self, self._app_context, self._gig.id, for_next_screen=True):
            self.action_leave()

    def action_links(self) -> None:
        """Show the links; one is opened from there."""
        if self._gig.retrospective:
            from retro.tui.kit.dialogs.links_dialog import LinksDialog  # most gigs are read without

            self.app.push_screen(LinksDialog(self._gig.retrospective.every_link))

    def action_export(self) -> None:
        """Export it."""
        if self._gig.retrospective:
            self.post_message(Navigate(ExportRoute((self._gig.id,))))

    def action_copy(self) -> None:
        """Copy it as Markdown."""
        from retro.core.formats import export  # reading does not need the Markdown writer

        if self._gig.retrospective:
            copy_to_clipboard(self, export.markdown(self._gig.retrospective, self._gig.unread))

    def action_other(self, by: int) -> None:
        """Read the one before or after it in home's order."""
        try:
            id = neighbour(self._app_context, self._gig.id, by)
        except StoreError as error:
            toast(self, safe_text(str(error)), "warning")
            return
        if id is None:
            toast(self, safe_text(LAST if by > 0 else FIRST))
            return
        self._marked = ""
        self._gig = GigRead(self._app_context, id)
        self._show()

    def on_new_day(self) -> None:
        """Redraw, because days that count up to today have changed."""
        self._show(is_same=True)

    def _show_afresh(self) -> None:
        self._gig.read()
        self._show(is_same=True)
        self.refresh_bindings()

    def _show(self, at: str = "", *, is_same: bool = False) -> None:
        self.title_line.name_shown = self.heading()
        self.rail.sections = sections(self._gig.retrospective, self._gig.unread) if self._gig.retrospective else ()
        if is_same:
            self.paper.redo(self._layout())
        else:
            self.paper.set_text(self._layout(), at)

    def _layout(self) -> Layout:
        if self._gig.retrospective is None:
            return sentence_page(self._gig.trouble)
        return Document(
            self._gig.retrospective, self._app_context.today(), self._marked, self._gig.vetted, self._gig.unread
        )
