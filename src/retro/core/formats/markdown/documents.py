"""Markdown of one retrospective or of a comparison, with front matter that Obsidian reads.

Headings are ours and the gig's name; all other words of the user are escaped in paragraphs and lists. Every answer is
written, even if its condition no longer holds; blanks are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from retro.core.formats import retro_json
from retro.core.formats.codec import field_of
from retro.core.formats.markdown.escape import block, inline, obsidian_tags, yaml_list, yaml_string
from retro.core.formats.markdown.parts import (
    answer_markdown,
    entry,
    heading,
    join_chunks,
    message_chunks,
    non_blank,
    section,
    under,
)
from retro.core.gig import metrics, wording
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.core.rough_day import is_rough
from retro.core.wizard.answers_read import items_read
from retro.core.wizard.question import Page
from retro.core.wizard.questions import every_question, steps_read

if TYPE_CHECKING:
    from retro.core.analysis.compare import AnswerPair, Comparison, FactRow, SharedFlag

MISSING = "not answered"
OTHER_ANSWERS = "Other answers"
IN_COMMON = "In common"
NONE_IN_COMMON = "No red flags in common."


def document(retrospective: Retrospective, *, unread: UnreadTexts = ALL_UNDERSTOOD) -> str:
    """Write one retrospective: front matter, then its steps as headings.

    `unread` are texts that were not understood, by question key: they are written as typed, and marked.
    """
    chunks = [_front_matter(retrospective), f"# {inline(retrospective.name)}"]
    for step in steps_read(retrospective):
        chunks += section(
            step.name, (chunk for page in step.pages for chunk in _page(page, step.name, retrospective, unread))
        )
    chunks += message_chunks(retrospective)
    chunks += section(OTHER_ANSWERS, _others(retrospective))
    return join_chunks(chunks)


def comparison_markdown(compared: Comparison) -> str:
    """Write two retrospectives: the flags in both, a table of facts, and every question with both answers."""
    a, b = compared.a.name, compared.b.name
    chunks = [f"# {inline(a)} and {inline(b)}", "\n".join([*entry(AnswerEntry(a, "A")), *entry(AnswerEntry(b, "B"))])]
    shared = map(_shared, compared.shared)
    lines = [line for item in shared for line in entry(item)]
    chunks += section(IN_COMMON, ["\n".join(lines) or NONE_IN_COMMON])
    chunks += section("Facts", [_table(compared.facts)] if compared.facts else [])
    chunks += section("Answers", (chunk for pair in compared.answers for chunk in _pair(pair)))
    return join_chunks(chunks)


def _front_matter(retrospective: Retrospective) -> str:
    rate, days = metrics.true_rate(retrospective.facts), metrics.time_to_tell(retrospective.facts)
    lines = [
        f"id: {yaml_string(retrospective.id)}",
        f"title: {yaml_string(retrospective.name)}",
        *_days(retrospective),
        *_facts(retrospective),
    ]
    tags = obsidian_tags(retrospective.tags)
    lines += [f"tags: {yaml_list(tags)}"] if tags else []
    lines += [] if rate is None else [f"true_rate: {rate:.2f}"]
    if days is not None:
        ends = (retrospective.facts.noticed_on, retrospective.facts.told_on)
        lines.append(f"time_to_tell: {yaml_string(wording.days(days, *ends)) if is_rough(*ends) else days}")
    return "\n".join(["---", *lines, "---"])


def _days(retrospective: Retrospective) -> Iterator[str]:
    """Return when it was begun and finished, if it was, and when it was last written in."""
    yield f"created: {_local_day(retrospective.created_at)}"
    if retrospective.finished_at:
        yield f"finished: {_local_day(retrospective.finished_at)}"
    yield f"written: {_local_day(retrospective.updated_at)}"


def _local_day(at: datetime) -> str:
    return at.astimezone().date().isoformat()


def _facts(retrospective: Retrospective) -> Iterator[str]:
    """Return the known facts except the title, under retro/1's names.

    Amounts and days as such, the rest as quoted text.
    """
    for name, codec in retro_json.FACTS.items():
        value = field_of(retrospective.facts, name)
        if name != "title" and value is not None and str(value).strip():
            written = str(codec.write(value))
            yield f"{name}: {written if isinstance(value, Decimal | date) else yaml_string(written)}"


def _page(page: Page, step: str, retrospective: Retrospective, unread: UnreadTexts) -> list[str]:
    """Write a page's answers under its prompt, or a label that says more than the step's name above it.

    The title has none: it stands above everything.
    """
    if page.is_required:
        return []
    asked = [question for question in page.questions if question.is_read]
    answers = [(question, non_blank(items_read(question, retrospective, unread))) for question in asked]
    answered = [(question, items) for question, items in answers if items]
    if not answered:
        return []
    if len(page.questions) == 1:
        question, items = answered[0]
        label = page.label(question, retrospective)
        is_said = label.casefold() in step.casefold()
        return [heading(page.prompt_for(retrospective) if is_said else label), answer_markdown(items)]
    labelled = (under(page.label(question, retrospective), items) for question, items in answered)
    return [heading(page.prompt_for(retrospective)), "\n".join(line for item in labelled for line in entry(item))]


def _others(retrospective: Retrospective) -> Iterator[str]:
    """Return the answers to questions that this version does not ask."""
    known = {question.key for _, _, question in every_question(steps_read(retrospective))}
    for key, text in retrospective.answers.items():
        if key not in known and (lines := block(text)):
            yield from (heading(key), "\n".join(lines))


def _shared(flag: SharedFlag) -> AnswerEntry:
    """Write a flag of both gigs with the lesson of A and what B says of it."""
    sides = (("A", flag.a), ("B", flag.b))
    has_details = any(side.told_myself.strip() or side.hindsight for _, side in sides)
    items = [_side(letter, side) for letter, side in sides] if has_details else []
    if flag.lesson:
        name, said = flag.rule
        items += [AnswerEntry(wording.rule_text(flag.lesson), name), AnswerEntry(said)]
    return AnswerEntry(flag.a.short, "", "", tuple(items))


def _side(letter: str, flag: RedFlag) -> AnswerEntry:
    marks = wording.HINDSIGHT[flag.hindsight] if flag.hindsight else ""
    if flag.told_myself.strip():
        return AnswerEntry(flag.told_myself, letter, marks)
    return AnswerEntry(marks or MISSING, letter)


def _table(rows: Iterable[FactRow]) -> str:
    """Write the facts as one table with its columns aligned in the source too."""
    cells = [[row.label, row.a or MISSING, row.b or MISSING, row.change] for row in rows]
    table = [["", "A", "B", "Change"], *([inline(cell) for cell in row] for row in cells)]
    widths = [max(len(row[column]) for row in table) for column in range(4)]
    lines = ["| " + " | ".join(map(str.ljust, row, widths)) + " |" for row in table]
    return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def _pair(pair: AnswerPair) -> list[str]:
    answers = ((letter, non_blank(items)) for letter, items in (("A", pair.a), ("B", pair.b)))
    sides = (under(letter, items or (AnswerEntry(MISSING),)) for letter, items in answers)
    return [heading(pair.prompt), "\n".join(line for side in sides for line in entry(side))]
