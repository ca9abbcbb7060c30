"""Opens the note on a review in the user's own editor, and takes what comes back. The screen owns it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from retro.core.gig.ids import LessonId
from retro.storage.edit_files import Target
from retro.tui.context import AppContext
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text.paste import paste_on_one_line
from retro.tui.kit.text_aids import edit_text
from retro.tui.lessons.edited_notes import edited_note, note_name
from retro.tui.lessons.page import LessonPage
from retro.tui.terminal.safe_text import safe_text, toast


class NoteEditing:
    """Knows the page with the note."""

    def __init__(self, screen: BaseScreen, app_context: AppContext, page: Callable[[], LessonPage]) -> None:
        self._screen, self._app_context, self._page = screen, app_context, page

    @property
    def is_offered(self) -> bool:
        """Tell whether the cursor is in the note."""
        return self._screen.is_mounted and self._page().note.has_focus

    def edit(self) -> None:
        """Open the note; several lines of the editor become one."""
        view, note = self._page().view, self._page().note
        if view is None or view.look is None:
            return
        self._screen.save_now()
        target = Target(view.gig, note_name(view.lesson.id, view.look.on))

        def put(text: str) -> None:
            note.set_text(paste_on_one_line(text))
            note.begin()

        if said := edit_text(self._screen.app, self._app_context, target, note.text, put):
            toast(self._screen, safe_text(said))

    def take(self, named: tuple[LessonId, date], known: str, text: str) -> bool:
        """Put what an editor made of `known` into the note that is shown. Returns False if it is another one."""
        view, note = self._page().view, self._page().note
        if view is None or view.look is None or named != (view.lesson.id, view.look.on):
            return False
        note.set_text(edited_note(note.text, known, text))
        self._screen.save_now()
        return True
