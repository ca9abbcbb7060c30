"""Dialog that asks for one part of a message or one row of the notes; every letter is saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.widgets import TextArea

from retro.core.gig.ids import DocumentId
from retro.core.text.three_way_merge import merged
from retro.storage.edit_files import Target
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.text.paste import Noted
from retro.tui.kit.text_aids import bring_back_text, edit_text
from retro.tui.message.part_text import PartText
from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_title, toast


@dataclass(frozen=True, slots=True)
class PartQuestion:
    """What is asked, and the answer so far."""

    title: str
    question: str
    text: str
    kept_as: str
    """Name under which copies of the text are kept."""
    target: str
    """Name by which an editor's file knows it."""
    advice: Callable[[str], str] = lambda text: ""
    """Returns one line on a text."""
    reads: Callable[[], str] | None = None
    """Returns how it reads in the message; None if it always reads as it is typed."""
    is_name: bool = False
    """True for a name: one Enter goes on."""
    is_after_name: bool = False
    """True for what is asked next: its first Enter may have been meant for the name."""
    offers: tuple[str, ...] = ()
    """Answers that the arrow down puts into a blank text."""


class Onward(Enum):
    """Where to go from one part."""

    NEXT = auto()
    """The next that is open."""
    BEFORE = auto()
    """The one before."""
    LIST = auto()


class AnswerDialog(BaseDialog[Onward]):
    """Answers where to go on; Esc returns to the list. What was typed is saved by then."""

    AUTO_FOCUS = "PartText"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,ctrl+n", "go_on", "Next", id="answer.next", tooltip="On to the next open one"),
        Binding("f2", "go_back", "Back", id="answer.back", tooltip="To the one before"),
        Binding("escape", "leave", "Done", id="leave", tooltip="Back to the list; it's saved"),
        Binding("f4,ctrl+o", "editor", "Editor", id="answer.editor", tooltip="Write this in your own editor"),
        Binding("f8", "earlier", "Earlier versions", id="answer.earlier", tooltip="What was here before", show=False),
        Binding("ctrl+s", "saved", "Save", id="answer.save", tooltip="Already saved", show=False),
    ]
    DEFAULT_CSS = """
    AnswerDialog { align: center bottom; }
    AnswerDialog > .panel { width: 100%; }
    AnswerDialog .question { height: auto; text-style: bold; padding: 0 1; }
    AnswerDialog PartText { min-height: 4; }
    AnswerDialog .advice { height: auto; max-height: 3; color: $secondary; padding: 0 1; }
    AnswerDialog .reads { height: 1; color: $foreground-muted; padding: 0 1; }
    AnswerDialog Horizontal { height: 1; }
    AnswerDialog .hint { width: 1fr; color: $foreground-muted; }
    AnswerDialog WordButton { margin: 0 2 0 0; }
    """

    box = query_one(PartText)
    panel = query_one(".panel", Vertical)
    advice_line = query_one(".advice", SafeLabel)
    hint_line = query_one(".hint", SafeLabel)

    def __init__(
        self,
        app_context: AppContext,
        gig: DocumentId,
        asked: PartQuestion,
        changed: Callable[[str], None],
        covers: Callable[[int], object],
    ) -> None:
        """`gig` is the id of the record; `changed` is called on every change, `covers` with the lines it takes."""
        super().__init__()
        self._covers = covers
        self._app_context, self._gig, self._asked, self._changed = app_context, gig, asked, changed

    @property
    def target(self) -> str:
        """Return the name of the text that is written here."""
        return self._asked.target

    def compose(self) -> ComposeResult:
        """Yield the question, the text, one line of advice, the two buttons."""
        with Vertical(classes="panel"):
            yield SafeLabel(safe_text(self._asked.question), classes="question")
            if self._asked.reads:
                yield SafeLabel(classes="reads")
            yield PartText(
                self._asked.text,
                is_name=self._asked.is_name,
                spares_enter=self._asked.is_after_name,
                offers=self._asked.offers,
            )
            yield SafeLabel(classes="advice")
            with Horizontal():
                yield WordButton("Next ›", id="next")
                yield WordButton("Done", id="done")
                yield SafeLabel(classes="hint")

    def on_mount(self) -> None:
        """Put the cursor after the text."""
        set_border_title(self.panel, self._asked.title)
        self.box.begin()
        self._advise()
        self.call_after_refresh(self._take_room)

    def save_now(self) -> None:
        """Report the present text."""
        for box in self.query(PartText):  # not mounted yet if the program closes as this opens
            self._changed(box.written)

    @on(TextArea.Changed)
    def _tell(self, message: TextArea.Changed) -> None:
        message.stop()
        self.save_now()
        self._advise()
        self.call_after_refresh(self._take_room)

    @on(PartText.Spared)
    @on(TextArea.SelectionChanged)
    def _show_hint(self) -> None:
        self._advise()

    @on(Noted)
    def _note(self, message: Noted) -> None:
        """Show a note, such as what a paste left out."""
        toast(self, safe_text(message.text))

    @on(PartText.Passed)
    @on(WordButton.Pressed, "#next")
    def action_go_on(self) -> None:
        """Go on to the next open one."""
        self.box.take_offer()
        self.save_now()
        self.dismiss(Onward.NEXT)

    @on(WordButton.Pressed, "#done")
    def _take_and_leave(self) -> None:
        self.box.take_offer()
        self.action_leave()

    def action_leave(self) -> None:
        """Return to the list; an offer that isn't taken is dropped."""
        self.save_now()
        self.dismiss(Onward.LIST)

    def action_go_back(self) -> None:
        """Go back to the one before."""
        self.save_now()
        self.dismiss(Onward.BEFORE)

    def action_editor(self) -> None:
        """Open this text in the user's editor."""
        target = Target(self._gig, self._asked.target)
        if note := edit_text(self.app, self._app_context, target, self.box.text, self.box.set_text):
            toast(self, safe_text(note))

    def take_edit(self, known: str, text: str) -> None:
        """Take what came from an editor in place of `known`."""
        self.box.set_text(merged(self.box.text, known, text))
        self.save_now()

    async def action_earlier(self) -> None:
        """Offer earlier versions of the text."""
        self.save_now()
        note = await bring_back_text(self.app, self._app_context, self._gig, self._asked.kept_as, self.box.set_text)
        if note:
            toast(self, safe_text(note))

    def action_saved(self) -> None:
        """Do nothing on Ctrl+S but take an offer: it is saved."""
        self.box.take_offer()
        self.save_now()
        toast(self, safe_text(messages.SAVED_ALREADY))

    def on_resize(self, event: events.Resize) -> None:
        """Give the text two fifths of the screen, so that the parts above are seen."""
        self.limit_height(self.box, 0.4)
        self.call_after_refresh(self._take_room)

    def _take_room(self) -> None:
        if self.is_current:
            self._covers(self.panel.outer_size.height)

    def _advise(self) -> None:
        if self._asked.reads:
            self.query_one(".reads", SafeLabel).update(safe_text(self._asked.reads()))
        self.advice_line.update(safe_text(self.box.offer_said or self._asked.advice(self.box.text)))
        self.hint_line.update(safe_text(self.box.enter_does))
