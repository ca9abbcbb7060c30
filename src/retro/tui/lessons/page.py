"""One lesson: its if, its then once recalled, its results and history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import TextArea

from retro.core.gig import wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.ids import GigId, LessonId
from retro.core.lessons.overview import said_of
from retro.core.text.one_line import on_one_line
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.layout import HEADING, MUTED, STRONG, Block, answer_page
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.kit.screen import HELP_IN_FIELDS
from retro.tui.kit.text.text_box import SmallText
from retro.tui.lessons.review_session import LessonView
from retro.tui.terminal.safe_text import NOTHING, SafeLabel, safe_text, styled

RECALL = "In your own words (not saved)"
TAKE_BACK = " Shift+Tab, then Space, takes it back."
NOTE = "Note (optional)"
QUESTION = "Did it hold?"
SHOW = "Show it ›"
DONE = "Done ›"
WHICH_GIG = "In which gig? ›"
NO_GIG = "No particular gig"
OPEN_GIG = "Read gig ›"
REMEMBERED = "You remembered  "
MET_IN = "  In {}."
NEXT = "Next ›"
ANOTHER_GIG = "In another gig ›"
REVIEWS = "Reviews"
ORIGIN = "Where it comes from"
THEN = "then I …"

WIDEST = 82
"""Most cells of a line of text, however wide the window is."""


class Recalled(SmallText):
    """Asks what the then was, in the user's own words; it is not stored."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("enter", "go_on", "Show it", id="recall.look", tooltip="Show the “then” you wrote"),
    ]

    def __init__(self) -> None:
        super().__init__("", RECALL, is_line=True, id="recall")


class Note(SmallText):
    """A note on today's review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        HELP_IN_FIELDS,
        Binding("enter", "go_on", "Go on", id="note.go_on", tooltip="Go on from the note"),
    ]

    def __init__(self) -> None:
        super().__init__("", NOTE, is_line=True, id="note")


class LessonPage(VerticalScroll, can_focus=False):
    """Shows a lesson, and asks for the then, how it went, and a note."""

    DEFAULT_CSS = """
    LessonPage {
        width: 1fr; height: 1fr; padding: 0 1; background: $background;
        & > * { max-width: 84; }
        & > SafeLabel { height: auto; width: 1fr; }
        & > SmallText { max-height: 6; }
        & > .rule { margin: 0 0 1 0; }
        & > #held { margin: 1 0 0 0; }
        & > .said { color: $secondary; }
        & > Horizontal { height: auto; margin: 0 0 1 0; }
        & > Horizontal > WordButton { margin: 0 3 0 0; padding: 0; }
    }
    """

    @dataclass
    class Noted(Message):
        """Posted when the note on today's review of a lesson changed."""

        gig: GigId
        lesson: LessonId
        note: str

    rule = query_one(".rule", SafeLabel)
    recall = query_one(Recalled)
    look = query_one("#look", WordButton)
    recalled = query_one(".recalled", SafeLabel)
    held = query_one("#held", ChoiceRow)
    said = query_one(".said", SafeLabel)
    note = query_one(Note)
    done = query_one("#done", WordButton)
    met = query_one("#met", WordButton)
    unmet = query_one("#unmet", WordButton)
    gig = query_one("#gig", WordButton)
    history = query_one(".history", SafeLabel)

    def __init__(self) -> None:
        super().__init__()
        self.view: LessonView | None = None

    def compose(self) -> ComposeResult:
        """Yield the parts in the order of a review."""
        yield SafeLabel(classes="rule")
        yield Recalled()
        yield SafeLabel(classes="recalled")
        yield ChoiceRow(wording.HELD, heading=QUESTION, id="held")
        yield SafeLabel(classes="said")
        yield Note()
        with Horizontal():
            yield WordButton(SHOW, id="look")
            yield WordButton(DONE, id="done")
            yield WordButton(WHICH_GIG, id="met")
            yield WordButton(NO_GIG, id="unmet")
            yield WordButton(OPEN_GIG, id="gig")
        yield SafeLabel(classes="history")

    def show(self, view: LessonView) -> None:
        """Show another lesson, or the same one changed; what is being typed stays."""
        is_other = self.view is None or view.lesson.id != self.view.lesson.id
        if is_other and (noted := self.noted):
            self.post_message(noted)
        self.view = view
        if is_other:
            self.recall.text = view.recalled
            self.scroll_home(animate=False)
        self._show_parts(view)
        self._fill(view)

    def _show_parts(self, view: LessonView) -> None:
        is_seen, is_judged = not view.is_hidden, view.look is not None
        self.recall.display = self.look.display = view.is_hidden
        self.recalled.display = is_seen and bool(view.recalled.strip())
        self.held.display = self.done.display = is_seen and view.can_judge
        self.said.display = self.note.display = is_seen and is_judged
        came_up = is_seen and view.look is not None and view.look.result.came_up
        self.met.display = came_up
        self.unmet.display = came_up and bool(view.met_in)
        self.gig.display = self.history.display = is_seen

    def _fill(self, view: LessonView) -> None:
        look = view.look
        self.rule.update(_rule(view))
        self.recalled.update(styled(REMEMBERED, MUTED) + safe_text(on_one_line(view.recalled)))
        self.held.value = look.result if look else None
        take_back = safe_text(in_own_keys(self, TAKE_BACK, "marks.mark"))
        met = styled(MET_IN.format(wording.in_quotes(view.met_in, 40)), MUTED) if view.met_in else take_back
        self.said.update(safe_text(said_of(look.result, view.lesson)) + met if look else NOTHING)
        if self.note.text != (look.note if look else ""):
            self.note.text = look.note if look else ""
            self.note.begin()
        self.done.label = DONE if view.is_last else NEXT
        self.met.label = ANOTHER_GIG if view.met_in else WHICH_GIG
        self._lay_out(view)

    def focus_input(self) -> None:
        """Focus what is asked: recall it, say how it went, or read on."""
        asked = (self.recall, self.held, self.gig)
        self.screen.set_focus(next((each for each in asked if each.display), None))

    @property
    def noted(self) -> Noted | None:
        """Return the note in its field; None if there is none to take."""
        if self.view is None or self.view.look is None:
            return None
        return self.Noted(self.view.gig, self.view.lesson.id, self.note.text)

    @property
    def is_writing(self) -> bool:
        """Tell whether letters are text now."""
        return self.screen.focused in (self.recall, self.note)

    @on(TextArea.Changed, "#note")
    def _written(self, message: TextArea.Changed) -> None:
        message.stop()
        if noted := self.noted:
            self.post_message(noted)

    def on_resize(self) -> None:
        """Lay the history out for the new width."""
        if self.view:
            self._lay_out(self.view)

    def _lay_out(self, view: LessonView) -> None:
        width = max(min(self.scrollable_content_region.width, WIDEST), 12)
        sections = (_section(REVIEWS, view.looks, width), _section(ORIGIN, view.story, width))
        blocks = (Content("\n").join(block) for block in sections if block)
        self.history.update(Content("\n\n").join(blocks))


def _rule(view: LessonView) -> Content:
    """Return the if, and below it the then, or the gap in its place."""
    cue, act = wording.halves(view.lesson)
    then = styled(THEN, MUTED) if view.is_hidden else styled(act, STRONG) if act else styled(wording.NO_THEN, MUTED)
    return Content("\n").join([styled(cue, STRONG), then] if cue else [then])


def _section(name: str, items: tuple[AnswerEntry, ...], width: int) -> Block:
    return [styled(name, HEADING), *answer_page(items, width)] if items else []
