"""Review page: all answers in order, blanks folded into one line until asked for, each can be opened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList

from retro.core.gig.ids import QuestionKey
from retro.core.wizard import notes
from retro.core.wizard.interview import Interview
from retro.core.wizard.review_rows import review_rows
from retro.tui.kit.button import WordButton
from retro.tui.kit.own_keys import in_own_keys
from retro.tui.terminal.safe_text import SafeLabel, safe_text
from retro.tui.wizard.review.list import BLANKS, MARK, AnswerList, Target, answer_rows

READ_IT_OVER = "Read it through. Enter opens an answer."


class ReviewView(Vertical):
    """Shows the answers in a list, and below it what can be done with the whole retrospective."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f3,ctrl+n,f", "screen.finish", "Finish", id="review.finish", tooltip="Finish; you can still edit it later"
        ),
        Binding("f3,ctrl+n,f", "screen.done", "Done", id="review.done", tooltip="Close this; it stays saved"),
        Binding("n", "screen.the_rest", "Carry on", id="review.rest", tooltip="The other questions, about 15 minutes"),
        Binding("a", "blanks", "Blanks", id="review.blanks", tooltip="Show what's left blank, or fold it"),
        Binding("L,f6", "links", "Links", id="review.links", tooltip="Where its links lead, and open one"),
        Binding("u", "screen.reopen", "Reopen", id="review.reopen", tooltip="Make it a draft again"),
        Binding("escape", "screen.return_to_page", "Back", id="review.back", tooltip="Back to the page"),
    ]
    SCOPED_CSS = False  # its CSS uses the screen's breakpoint classes
    DEFAULT_CSS = """
    ReviewView {
        height: 1fr;
        & > .prompt { height: auto; text-style: bold; padding: 0 1; margin: 1 0 0 0; }
        & > OptionList {
            height: 1fr; border: round $border-blurred; background: $background; padding: 0 1;
            &:focus { border: round $border; background-tint: $foreground 0%; }
            & > .option-list--option-disabled { color: $secondary; text-style: bold; }
            & > .option-list--option-highlighted {
                color: $foreground; background: $block-cursor-blurred-background; text-style: bold;
            }
            &:focus > .option-list--option-highlighted {
                color: $block-cursor-foreground; background: $block-cursor-background; text-style: bold;
            }
            &:ansi:focus > .option-list--option-highlighted {
                color: ansi_default; background: ansi_default; text-style: bold underline;
            }
        }
        & > Horizontal { height: 1; }
        & > Horizontal > WordButton { margin: 0 2 0 0; }
    }
    .-short ReviewView > .prompt { margin: 0; }
    """

    answers = query_one(AnswerList)
    finish = query_one("#finish", WordButton)
    rest = query_one("#rest", WordButton)
    done = query_one("#done", WordButton)
    reopen = query_one("#reopen", WordButton)
    note = query_one(".note", SafeLabel)

    @dataclass
    class Chosen(Message):
        """Posted to go to this question."""

        page: str
        question: QuestionKey

    def __init__(self) -> None:
        super().__init__()
        self._interview: Interview | None = None
        self._at = ""
        """Key of the page from which it was opened."""
        self._shows_blanks = False
        self._targets: list[Target | None] = []
        """Target of each row; None for the name of a step."""

    def compose(self) -> ComposeResult:
        """Yield the buttons: a draft can be finished; a finished one can be left, or opened again."""
        yield SafeLabel(safe_text(in_own_keys(self, READ_IT_OVER, "review.open")), classes="prompt")
        yield AnswerList()
        with Horizontal():
            yield WordButton("Finish", id="finish")
            yield WordButton(notes.CARRY_ON, id="rest")
            yield WordButton("Done", id="done")
            yield WordButton("Reopen", id="reopen")
        yield SafeLabel(classes="note")

    def show_answers(self, interview: Interview, at: str = "") -> None:
        """Show the answers, with the cursor on those of the page named, also while they are blank."""
        self._interview, self._at = interview, at
        self._list(interview)
        self._go_to(next((target for target in self._targets if target and target[0] == at), None))
        is_draft = interview.retrospective.is_draft
        self.finish.display = is_draft
        self.rest.display = interview.can_carry_on
        self.done.display = self.reopen.display = not is_draft
        self.screen.set_focus(self.answers)

    def on_resize(self) -> None:
        """Lay the answers out for the new width, with the cursor where it was."""
        at = self.answers.highlighted
        if self._interview and at is not None:
            self._list(self._interview)
            self.answers.highlighted = at

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer folding only with a line to fold into, and links only where there is one."""
        if action == "links":
            return self._interview is not None and bool(self._interview.retrospective.every_link)
        return BLANKS in self._targets if action == "blanks" else True

    def action_links(self) -> None:
        """Show the links of the gig and its events; one is opened from there."""
        if self._interview:
            from retro.tui.kit.dialogs.links_dialog import LinksDialog  # most gigs have none

            self.app.push_screen(LinksDialog(self._interview.retrospective.every_link))

    def action_blanks(self) -> None:
        """Unfold what is left blank, or fold it again."""
        if self._interview:
            self._shows_blanks = not self._shows_blanks
            self._list(self._interview)
            blank = (row for row in review_rows(self._interview) if not row.answer)
            self._go_to(next(((row.page.key, row.question.key) for row in blank), None))

    def _list(self, interview: Interview) -> None:
        width = self.answers.scrollable_content_region.width or self.app.size.width
        rows = list(answer_rows(interview, self._at, width - len(MARK), shows_blanks=self._shows_blanks))
        self._targets = [target for target, _ in rows]
        self.answers.list((words, target is not None) for target, words in rows)
        self.refresh_bindings()

    def _go_to(self, target: Target | None) -> None:
        """Move the cursor to a row, to the folded line if the row is in it, or to the first row."""
        rows = self._targets
        there = target if target in rows else BLANKS if target and BLANKS in rows else None
        self.answers.highlighted = rows.index(there or next(filter(None, rows)))
        if there is None:  # with the name of the step above the first row
            self.answers.scroll_home(animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to the chosen answer."""
        event.stop()
        target = self._targets[event.option_index]
        if target == BLANKS:
            self.action_blanks()
        elif target:
            self.post_message(self.Chosen(*target))

    async def on_word_button_pressed(self, event: WordButton.Pressed) -> None:
        """Do what the button says."""
        event.stop()
        actions = {
            self.finish: "screen.finish",
            self.rest: "screen.the_rest",
            self.done: "screen.done",
            self.reopen: "screen.reopen",
        }
        await self.run_action(actions[event.button])
