"""Review page: all answers in order, blanks named, each can be opened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from retro.core.wizard import notes
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import AnyQuestion, Page, Step
from retro.core.wizard.review_rows import BLANK, review_rows
from retro.tui.kit.button import WordButton
from retro.tui.terminal.safe_text import SafeLabel, safe_text, styled

READ_IT_OVER = "Read it through. Enter opens an answer."


class AnswerList(OptionList):
    """The answers, one under the other."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="review.open", tooltip="Open this answer"),
        Binding("ctrl+home", "first", "First", id="review.first", tooltip="The first answer", show=False),
        Binding("ctrl+end", "last", "Last", id="review.last", tooltip="The last answer", show=False),
    ]


class ReviewView(Vertical):
    """The list, and beneath it what can be done with the whole."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f3,ctrl+n,f", "screen.finish", "Finish", id="review.finish", tooltip="Finish; you can still edit it later"
        ),
        Binding("f3,ctrl+n,f", "screen.done", "Done", id="review.done", tooltip="Leave this; it stays saved"),
        Binding("n", "screen.the_rest", "Carry on", id="review.rest", tooltip="The other questions, about 15 minutes"),
        Binding("u", "screen.reopen", "Reopen", id="review.reopen", tooltip="Make it a draft again"),
        Binding("escape", "screen.return_to_page", "Back", id="review.back", tooltip="Back to the page"),
    ]
    SCOPED_CSS = False  # its rules name the size of the screen
    DEFAULT_CSS = """
    ReviewView {
        height: 1fr;
        & > .prompt { height: auto; text-style: bold; padding: 0 1; margin: 1 0 0 0; }
        & > OptionList {
            height: 1fr; border: round $border-blurred; background: $background; padding: 0 1;
            &:focus { border: round $border; background-tint: $foreground 0%; }
            & > .option-list--option-disabled { color: $secondary; text-style: bold; }
            & > .option-list--option-highlighted {
                color: $foreground; background: $block-cursor-blurred-background; text-style: none;
            }
            &:focus > .option-list--option-highlighted {
                color: $block-cursor-foreground; background: $block-cursor-background; text-style: none;
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
        """Go to this question."""

        page: str
        question: str

    def compose(self) -> ComposeResult:
        """A draft can be finished; a finished one is done with, or opened again."""
        yield SafeLabel(safe_text(READ_IT_OVER), classes="prompt")
        yield AnswerList()
        with Horizontal():
            yield WordButton("Finish", id="finish")
            yield WordButton(notes.CARRY_ON, id="rest")
            yield WordButton("Done", id="done")
            yield WordButton("Reopen", id="reopen")
        yield SafeLabel(classes="note")

    def put(self, interview: Interview, at: str = "") -> None:
        """Show the answers, the cursor on those of the page named, else on the first."""
        rows = list(_rows(interview))
        self._targets = [(page.key, question.key) if page and question else None for page, question, _ in rows]
        self.answers.clear_options()
        self.answers.add_options(
            Option(words, disabled=target is None) for (_, _, words), target in zip(rows, self._targets, strict=True)
        )
        pages = [target[0] if target else "" for target in self._targets]
        self.answers.highlighted = pages.index(at) if at and at in pages else 1
        is_draft = interview.retrospective.is_draft
        self.finish.display = is_draft
        self.rest.display = interview.can_carry_on
        self.done.display = self.reopen.display = not is_draft
        self.screen.set_focus(self.answers)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """An answer was chosen."""
        event.stop()
        if target := self._targets[event.option_index]:
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


def _rows(interview: Interview) -> Iterator[tuple[Page | None, AnyQuestion | None, Content]]:
    step: Step | None = None
    for row in review_rows(interview):
        if row.step is not step:
            step = row.step
            gap = "" if step is interview.steps[0] else "\n"
            yield None, None, styled(f"{gap}{step.name}", "bold $secondary")
        yield row.page, row.question, _row(row.label, row.answer)


def _row(label: str, answer: str) -> Content:
    if not answer:
        return Content.assemble(styled(f"{label}  ", "$foreground-muted"), styled(BLANK, "italic $foreground-muted"))
    if len(label) + len(answer) <= 56:
        return Content.assemble(styled(f"{label}  ", "$foreground-muted"), safe_text(answer))
    return Content.assemble(styled(f"{label}\n", "$foreground-muted"), safe_text(answer))
