"""The review's list: all answers in order with the names of their steps, ▸ before the one at the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from retro.core.gig.ids import QuestionKey
from retro.core.wizard.interview import Interview
from retro.core.wizard.question import Step
from retro.core.wizard.review_rows import BLANK, blanks_words, with_blanks_folded
from retro.tui.kit.layout import wrapped
from retro.tui.terminal.safe_text import safe_text, styled

Target = tuple[str, QuestionKey]
"""Page and question of a row."""
BLANKS: Target = ("blanks", QuestionKey(""))
"""Target of the line that the blanks are folded into."""
MARK, NO_MARK = "▸ ", "  "
"""Before the answer at the cursor, and before every other."""
MOST_BESIDE = 56
"""Most characters of a label with the answer beside it; a longer answer is below."""
FOLD = "Fold what's left blank"


class AnswerList(OptionList):
    """Lists the answers, one below the other; ▸ marks the one at the cursor, as in every list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", id="review.open", tooltip="Open this answer"),
        Binding("ctrl+home", "first", "First", id="review.first", tooltip="The first answer", show=False),
        Binding("ctrl+end", "last", "Last", id="review.last", tooltip="The last answer", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._words: list[Content] = []
        self._marked: int | None = None

    def list(self, rows: Iterable[tuple[Content, bool]]) -> None:
        """Show these rows; one that is no answer can't be opened."""
        self.clear_options()
        self._marked = None
        shown = list(rows)
        self._words = [words for words, _ in shown]
        self.add_options(Option(words, disabled=not is_answer) for words, is_answer in shown)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark too."""
        for at, mark in ((self._marked, NO_MARK), (highlighted, MARK)):
            if at is not None and at < self.option_count:
                self.replace_option_prompt_at_index(at, _marked(self._words[at], mark))
        self._marked = highlighted
        super().watch_highlighted(highlighted)


def _marked(words: Content, mark: str) -> Content:
    """Return a row with this mark in its first cells."""
    return styled(mark, "") + words[len(mark) :]


def answer_rows(
    interview: Interview, at: str, width: int, *, shows_blanks: bool
) -> Iterator[tuple[Target | None, Content]]:
    """Yield each row under the name of its step, and last the folded line; long answers have air around them."""
    shown, blank = with_blanks_folded(interview, shows_blanks=shows_blanks, at=at)
    step: Step | None = None
    was_long = False
    for row in shown:
        is_long = _is_long(row.label, row.answer)
        if row.step is not step:
            yield None, styled(f"\n{row.step.name}" if step else row.step.name, "bold $secondary")
            step = row.step
        elif is_long or was_long:
            yield None, Content()
        was_long = is_long
        yield (row.page.key, row.question.key), _row(row.label, row.answer, width)
    if blank:
        words = FOLD if shows_blanks else blanks_words(blank)
        if shown:
            yield None, Content()
        yield BLANKS, styled(f"{NO_MARK}{words}", "italic $foreground-muted")


def _is_long(label: str, answer: str) -> bool:
    return bool(answer) and len(label) + len(answer) > MOST_BESIDE


def _row(label: str, answer: str, width: int) -> Content:
    """Return a row whose lines all leave room for the mark."""
    name = styled(f"{label}  ", "$foreground-muted")
    if not answer:
        words = Content.assemble(name, styled(BLANK, "italic $foreground-muted"))
    elif not _is_long(label, answer):
        words = Content.assemble(name, safe_text(answer))
    else:
        words = Content.assemble(styled(f"{label}\n", "$foreground-muted"), safe_text(answer))
    return Content("\n").join(line.pad_left(len(NO_MARK)) for line in wrapped(words, max(width, 1)))
