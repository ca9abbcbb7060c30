"""Layout of Lessons: list and lesson side by side, or one at a time."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from retro.core.gig.ids import LessonId
from retro.core.lessons.overview import LessonOverview
from retro.core.lessons.schedule import StoredLesson
from retro.tui.kit.button import WordButton
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.pane_rule import PaneRule
from retro.tui.kit.text.text_box import SmallText
from retro.tui.lessons.list import LessonList
from retro.tui.lessons.page import LessonPage
from retro.tui.lessons.review_session import FieldNote, ReviewSession
from retro.tui.terminal.safe_text import SafeLabel, safe_text


class LessonPanes(Vertical):
    """Moves between the list and a lesson; the screen changes lessons."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    LessonPanes {
        height: 1fr;
        & > .hint { height: auto; padding: 0 1; color: $foreground-muted; }
        & > .remark { height: auto; padding: 0 1; color: $secondary; display: none; }
        & > .remark.-said { display: block; }
        & > Horizontal { height: 1fr; }
        & LessonPage { display: none; }
        &.-reading LessonPage { display: block; }
        &.-reading LessonList { display: none; }
        &.-reading > .hint { display: none; }
        &.-empty > Horizontal, &.-empty > PaneRule { display: none; }
    }
    .-wide LessonPanes LessonPage { display: block; border-left: solid $border-blurred; padding: 0 2; }
    .-wide LessonPanes > .hint { display: block; }
    .-wide LessonPanes LessonList { display: block; width: 40%; min-width: 48; }
    """

    hint = query_one(".hint", SafeLabel)
    rule = query_one(PaneRule)
    lessons = query_one(LessonList)
    page = query_one(LessonPage)
    said = query_one(".remark", SafeLabel)

    def __init__(self, sitting: ReviewSession) -> None:
        super().__init__()
        self._sitting = sitting
        self.book = LessonOverview()
        """The lessons as they are now, also those that are not drawn yet."""

    def compose(self) -> ComposeResult:
        """Yield what to know first, then list and lesson, then what was just done."""
        yield SafeLabel(classes="hint")
        yield PaneRule()
        yield Horizontal(LessonList(), LessonPage())
        yield SafeLabel(classes="remark")

    def show(self, book: LessonOverview, at: LessonId | None = None) -> None:
        """Show these lessons, with the cursor on the one named, else where it was.

        A lesson that is gone while the user writes about it stays until they leave it.
        """
        self.book, view = book, self.page.view
        if view and self.is_writing and not book.find(view.lesson.id):
            return
        self.set_class(not book.kept, "-empty")
        self.hint.update(safe_text(in_own_keys(self, book.hint(self._sitting.today), "lessons.on")))
        self.lessons.list(book.kept, self._sitting.is_hidden, self._sitting.today, at)
        self._show_page()

    def remark(self, text: str = "") -> None:
        """Show a remark below, until the cursor moves."""
        self.said.update(safe_text(text))
        self.said.set_class(bool(text), "-said")

    @on(LessonList.Opened)
    def open(self) -> None:
        """Go to the lesson; what is asked there gets the focus."""
        self.add_class("-reading")
        self.page.focus_input()
        self.call_after_refresh(self._name_panes)

    def go_back(self) -> None:
        """Go to the list."""
        self.remove_class("-reading")
        self.screen.set_focus(self.lessons)
        self.call_after_refresh(self._name_panes)

    def write_note(self) -> None:
        """Go to the note on the lesson."""
        self.add_class("-reading")
        self.screen.set_focus(self.page.note)
        self.call_after_refresh(self._name_panes)

    @property
    def current(self) -> StoredLesson | None:
        """Return the lesson at the cursor."""
        return self.lessons.current

    def can(self, action: str) -> bool:
        """Tell whether a letter may do this to the lesson at the cursor now."""
        return not self.is_writing and self.current is not None and self._sitting.can(action, self.current)

    @property
    def is_reading(self) -> bool:
        """Tell whether the focus is on the lesson."""
        return self.page.has_focus_within

    @property
    def is_writing(self) -> bool:
        """Tell whether letters are text."""
        return self.page.is_writing

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show the one of the two that has the focus, if there is room for only one."""
        self.set_class(self.page in event.widget.ancestors, "-reading")

    def on_resize(self) -> None:
        """Fit the rule over the panes."""
        self.call_after_refresh(self._name_panes)

    @on(LessonList.Moved)
    def _moved(self) -> None:
        self.remark()
        self._show_page()

    @on(SmallText.Entered, "#recall")
    @on(WordButton.Pressed, "#look")
    def _look(self, message: SmallText.Entered | WordButton.Pressed) -> None:
        """Show the then beside what was recalled."""
        message.stop()
        if (here := self.lessons.here) is not None:
            self._sitting.remember(here, self.page.recall.text)
            self._sitting.show(here)
        self.show(self.book)
        self.page.focus_input()

    def _show_page(self) -> None:
        if kept := self.book.find(self.lessons.here):
            view = self._sitting.view(self.book, kept)
            self.page.show(view)
            self._sitting.hold_note(view.lesson.id, FieldNote.filled(self.page.note.text))
        self._name_panes()
        self.screen.refresh_bindings()

    def _name_panes(self) -> None:
        is_beside = self.lessons.display and self.page.display
        name = self.current.name if self.current else ""
        self.rule.split = self.lessons.region.width if is_beside else 0
        self.rule.right = name if is_beside else ""
        self.rule.left = name if self.page.display and not is_beside else ""
