"""One retrospective laid out for reading: head, then every answer in the wizard's order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from textual.content import Content

from retro.core.analysis import summary
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.retrospective import Retrospective
from retro.core.message.reading import message_sections
from retro.core.wizard.answers_read import items_read
from retro.core.wizard.question import AnyQuestion, Page, Step
from retro.core.wizard.questions import every_question, steps_read
from retro.tui.kit.layout import (
    HEADING,
    MUTED,
    STRONG,
    Block,
    LayoutBuilder,
    answer_page,
    join_blocks,
    label_column,
    labelled,
    wrapped,
)
from retro.tui.kit.text.text_layout import LaidOutText
from retro.tui.terminal.safe_text import safe_text, styled

GLANCE = "At a glance"

WIDEST = 82
"""Most cells of a line of text, however wide the window is."""
ROOM_FOR_STATE = 32
"""Cells of the title line that the title cannot use; a longer title is shown in full in the head."""
TOP = "top"
"""Section of the head."""
OTHERS, OTHER_ANSWERS = "others", "Other answers"
"""Key and name of the section of answers to questions that this version does not ask."""
MARK, MARKED, UNMARKED = "▸ ", "│ ", "  "
"""What precedes the marked answer's first line, its other lines, and all other lines."""


def sections(retrospective: Retrospective, unread: UnreadTexts = ALL_UNDERSTOOD) -> tuple[tuple[str, str], ...]:
    """Return key and name of each of its sections."""
    steps = (
        (step.key, step.name)
        for step in steps_read(retrospective)
        if any(_read(page, retrospective, unread) for page in step.pages)
    )
    beside = ((section.key, section.name) for section in message_sections(retrospective))
    others = ((OTHERS, OTHER_ANSWERS),) if _others(retrospective) else ()
    return ((TOP, GLANCE), *steps, *beside, *others)


@dataclass(frozen=True, slots=True)
class Document:
    """Lays a retrospective out for a width; `marked` is the key of the question whose answer is marked."""

    retrospective: Retrospective
    today: date
    marked: str = ""
    vetted: str = ""
    """What its vet knew, in a sentence; "" without one."""
    unread: UnreadTexts = field(default_factory=lambda: ALL_UNDERSTOOD)
    """Texts in it that were not understood, by question key."""

    def __call__(self, width: int) -> LaidOutText:
        """Return the lines for a width."""
        room = min(width - len(UNMARKED) - 1, WIDEST)
        lines = LayoutBuilder()
        self._head(lines, room)
        for step in steps_read(self.retrospective):
            self._step(lines, step, room)
        self._beside(lines, room)
        self._others(lines, room)
        lines.blank()
        return lines.laid()

    def _head(self, lines: LayoutBuilder, width: int) -> None:
        lines.begin(TOP, is_section=True)
        about, course = summary.about_line(self.retrospective), summary.course(self.retrospective.facts)
        name = styled(self.retrospective.name, STRONG)
        if name.cell_length > width - ROOM_FOR_STATE:
            lines.add(_margined(wrapped(name, width)))
        for text in filter(None, (about, course)):
            lines.add(_margined(wrapped(styled(text, MUTED), width)))
        if self.vetted:
            lines.add(_margined(wrapped(styled(self.vetted, "$secondary"), width)))

    def _step(self, lines: LayoutBuilder, step: Step, width: int) -> None:
        pages = [page for page in step.pages if _read(page, self.retrospective, self.unread)]
        if not pages:
            return
        self._heading(lines, step.key, step.name)
        for number, page in enumerate(pages):
            if number:
                lines.blank()
            self._page(lines, page, width)

    def _heading(self, lines: LayoutBuilder, key: str, name: str) -> None:
        lines.blank()
        lines.begin(key, is_section=True)
        lines.add(_margined([styled(name.upper(), HEADING)]))

    def _beside(self, lines: LayoutBuilder, width: int) -> None:
        """Add what was said to the client, and the handover notes."""
        for section in message_sections(self.retrospective):
            self._heading(lines, section.key, section.name)
            lines.add(_margined(answer_page(section.items, width), section.key == self.marked))

    def _others(self, lines: LayoutBuilder, width: int) -> None:
        for number, (key, text) in enumerate(_others(self.retrospective)):
            if number:
                lines.blank()
            else:
                self._heading(lines, OTHERS, OTHER_ANSWERS)
            lines.begin(key)
            block = [*wrapped(styled(key, STRONG), width), *wrapped(safe_text(text), width)]
            lines.add(_margined(block, key == self.marked))

    def _page(self, lines: LayoutBuilder, page: Page, width: int) -> None:
        """Add the prompt as a small heading, and a form's answers beside their labels."""
        prompt = wrapped(styled(page.prompt_for(self.retrospective), STRONG), width)
        questions = _read(page, self.retrospective, self.unread)
        if len(page.questions) == 1:
            items = items_read(questions[0], self.retrospective, self.unread)
            self._answer(lines, questions[0], [*prompt, *answer_page(items, width)])
            return
        lines.add(_margined(prompt))
        column = label_column((question.label for question in questions), width)
        for question in questions:
            self._answer(lines, question, self._form_row(question, column, width))

    def _answer(self, lines: LayoutBuilder, question: AnyQuestion, block: Block) -> None:
        lines.begin(question.key)
        lines.add(_margined(block, question.key == self.marked))

    def _form_row(self, question: AnyQuestion, column: int, width: int) -> Block:
        texts = (safe_text(item.text) for item in items_read(question, self.retrospective, self.unread))
        return join_blocks((labelled(question.label, text, column, width) for text in texts), are_apart=False)


def _read(page: Page, retrospective: Retrospective, unread: UnreadTexts) -> list[AnyQuestion]:
    """Return the questions of a page that have an answer to read; the title is above everything."""
    if page.is_required:
        return []
    asked = (question for question in page.questions if question.is_read)
    return [question for question in asked if items_read(question, retrospective, unread)]


def _others(retrospective: Retrospective) -> list[tuple[str, str]]:
    known = {question.key for _, _, question in every_question(steps_read(retrospective))}
    return [(key, text) for key, text in retrospective.answers.items() if key not in known and text.strip()]


def _margined(block: Block, is_marked: bool = False) -> Block:
    if not is_marked:
        return [line.pad_left(len(UNMARKED)) if line.plain else line for line in block]
    first, *others = block
    return [_marked(MARK) + first, *(_marked(MARKED) + line for line in others)]


def _marked(sign: str) -> Content:
    return styled(sign, "bold $secondary")
