"""One page of the wizard: question, fields, derived note, two buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message

from retro.core.gig.draft_position import key_typed
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import Clock
from retro.core.vet.clients import ClientGig
from retro.core.wizard.history import GigHistory
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import AnyQuestion, Page
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.gigs.known_client import KnownClient
from retro.tui.kit.own_keys import in_own_keys, own_key_in_words
from retro.tui.kit.stray_keys import TakesText
from retro.tui.navigation import Navigate
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.fields import registry
from retro.tui.wizard.fields.base import AnyField, Context
from retro.tui.wizard.page_frame import Frame

CLIENT = QuestionKey("client")
"""Question that asks for the client."""
GO_ON, SKIP, BACK = "Continue ›", "Skip ›", "‹ Back"


class PageView(Vertical):
    """Shows a page; only what is in the frame is made again for the next."""

    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    PageView {
        height: 1fr;
        & > .prompt { height: auto; text-style: bold; padding: 0 1; margin: 1 0 0 0; }
        & > .hint { height: auto; max-height: 3; color: $foreground-muted; padding: 0 1; }
        & > .figures { height: auto; color: $secondary; padding: 0 1; display: none; }
        & > .figures.-known { display: block; }
        & > Horizontal { height: 1; }
        & > Horizontal > WordButton { margin: 0 2 0 0; }
        & > Horizontal > .enter { width: 1fr; height: 1; color: $foreground-muted; }
    }
    .-short PageView > .prompt { margin: 0; }
    .-short PageView > .hint { display: none; }
    .-short PageView.-one-line > .hint { display: block; }
    """

    prompt = query_one(".prompt", SafeLabel)
    hint = query_one(".hint", SafeLabel)
    frame = query_one(Frame)
    figures = query_one(".figures", SafeLabel)
    client = query_one(KnownClient)
    go_on = query_one("#go-on", WordButton)
    back = query_one("#back", WordButton)
    enter = query_one(".enter", SafeLabel)
    note = query_one(".note", SafeLabel)

    @dataclass
    class Asked(Message):
        """Posted to go one page on, or one back."""

        is_forward: bool

    def __init__(self) -> None:
        super().__init__()
        self.fields: tuple[AnyField, ...] = ()
        """Fields of the page that is shown, in order."""
        self._worked_out = ""

    def compose(self) -> ComposeResult:
        """Yield Continue before Back, on the line and in the order of focus."""
        yield SafeLabel(classes="prompt")
        yield SafeLabel(classes="hint")
        yield Frame()
        yield SafeLabel(classes="figures")
        yield KnownClient()
        with Horizontal():
            yield WordButton(GO_ON, id="go-on")
            yield WordButton(BACK, id="back")
            yield SafeLabel(classes="enter")
        yield SafeLabel(classes="note")

    async def show_page(self, page: Page, retrospective: Retrospective, made: Sequence[AnyField]) -> None:
        """Show another page with these fields."""
        self.fields = ()
        with self.app.batch_update():
            await self.frame.remove_children()
            self.prompt.update(safe_text(page.prompt_for(retrospective)))
            self.hint.update(safe_text(page.hints(retrospective)))
            shape = registry.shape(made[0].question) if made else registry.FieldShape.LINES
            self.frame.set_classes(shape)
            self.set_class(shape is registry.FieldShape.LINES and len(made) == 1, "-one-line")
            self.frame.scroll_home(animate=False)
            await self.frame.mount_all(made)
        self.fields = tuple(made)

    @property
    def way_to_text(self) -> str:
        """Say how to write on this page from where the focus is; "" where nothing can be written now."""
        if not self.takes_text:
            return ""
        return in_own_keys(self, messages.NOT_WRITING, "frame.write") if self.frame.has_focus else messages.TAB_TO_TEXT

    @property
    def takes_text(self) -> bool:
        """Tell whether one can write on this page now."""
        return self.frame.takes_text

    def field_of(self, key: QuestionKey) -> AnyField | None:
        """Return the field of a question, if it is on this page."""
        return next((each for each in self.fields if each.question.key == key), None)

    def focused_field(self) -> AnyField | None:
        """Return the focused field, else the first."""
        inside = (each for each in self.fields if each.has_focus_within)
        return next(inside, self.fields[0] if self.fields else None)

    @property
    def has_text_to_edit(self) -> bool:
        """Tell whether the focused field holds a text for the external editor."""
        focused = self.focused_field()
        return focused is not None and focused.text is not None

    def focus_next_field(self) -> bool:
        """Focus the next field that is asked on this page. Returns False if there is none."""
        focused = self.focused_field()
        later = self.fields[self.fields.index(focused) + 1 :] if focused else ()
        following = next((each for each in later if each.display), None)
        if following:
            following.focus_input()
        return following is not None

    def focus_input(self, cursor: int | None = None) -> None:
        """Focus the field with text that is not understood, else the first blank one, else the first.

        A cursor is for the single text of a page that has one.
        """
        asked = [each for each in self.fields if each.display and each.is_attached]  # none as the program closes
        unread = [each for each in asked if each.context.unread]
        blank = [each for each in asked if each.question.kind.is_blank(each.value)]
        for each in (unread or blank or asked)[:1]:
            each.focus_input(cursor if len(self.fields) == 1 else None)

    def show_derived(self, retrospective: Retrospective, worked_out: str, is_blank: bool) -> None:
        """Update what depends on the answers: other questions, derived notes, and what going on would do."""
        for each in self.fields:
            each.display = each.question.when(retrospective)
            each.show(retrospective)
        if worked_out != self._worked_out:
            self._worked_out = worked_out
            self.figures.update(safe_text(worked_out))
            self.figures.set_class(bool(worked_out), "-known")
        offered = next((each.offers for each in self.fields if each.offers), "")
        self.go_on.label = offered or (SKIP if is_blank else GO_ON)

    def tell_of_client(self, retrospective: Retrospective, known: Sequence[ClientGig]) -> None:
        """Show what is known of the client, on the page that asks for them."""
        is_asked = self.field_of(CLIENT) is not None
        self.client.show_client(retrospective.facts.client, retrospective.facts.platform, known if is_asked else ())

    def on_known_client_opening(self, message: KnownClient.Opening) -> None:
        """Let the screen open it."""
        message.stop()
        self.post_message(Navigate(message.route))

    def carry_on_as(self, retrospective: Retrospective) -> None:
        """Continue in a copy of the gig; nothing that is being typed is touched."""
        for each in self.fields:
            each.carry_on_as(each.question.get(retrospective))

    def accept(self) -> None:
        """Keep what going on keeps of what the fields offer."""
        for each in self.fields:
            each.accept()

    def held_back(self) -> str:
        """Lead to what a field has just begun to ask, and return how to go on; "" if going on waits for nothing."""
        if not any(each.holds_back() for each in self.fields):
            return ""
        return messages.WRITE_OR_AGAIN.format(own_key_in_words(self, "wizard.continue", "F3"))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show what Enter does in the focused field: a new line in a text, going on in a line."""
        hint = event.widget.enter_hint if isinstance(event.widget, TakesText) else ""
        self.enter.update(safe_text(hint), layout=False)

    def on_word_button_pressed(self, event: WordButton.Pressed) -> None:
        """Go one page on, or one back."""
        event.stop()
        self.post_message(self.Asked(event.button is self.go_on))


def made(page: Page, interview: Interview, memory: GigHistory, today: Clock) -> list[AnyField]:
    """Return the fields of a page; a page of one question needs no labels."""
    retrospective = interview.retrospective
    asked = interview.questions(page)
    labels = {question.key: question.label if len(page.questions) > 1 else "" for question in asked}
    return [
        registry.field(
            question,
            question.get(retrospective),
            Context(retrospective, memory, today, interview.unread.get(key_typed(question.key), "")),
            labels[question.key],
        )
        for question in asked
        if registry.is_writable(question)
    ]


def is_as_before(interview: Interview, before: Interview) -> bool:
    """Tell whether the page that an interview is open at still asks the same, answered or typed as it was before."""
    page = interview.page
    if page is None or page.asks_nothing or interview.where_it_is_asked() is not interview:
        return False
    return all(_answered(each, before) == _answered(each, interview) for each in interview.questions(page))


def _answered(question: AnyQuestion, interview: Interview) -> tuple[object, str]:
    """Return a question's answer, and the text typed for it that was not understood."""
    return question.get(interview.retrospective), interview.unread.get(key_typed(question.key), "")
