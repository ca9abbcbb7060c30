"""Building blocks of our Markdown: sections, and lists in which the user's text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from retro.core.formats.markdown.escape import block, inline, link_markdown
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.links import refused_link
from retro.core.gig.message import NO_MESSAGE

if TYPE_CHECKING:  # the message's words are imported below, only where there is one
    from retro.core.message.subject import Subject


def join_chunks(chunks: Iterable[str]) -> str:
    """Join chunks to a document, with a blank line between two."""
    return "\n\n".join(chunks) + "\n"


def section(name: str, chunks: Iterable[str]) -> list[str]:
    """Return the chunks under a heading; nothing without chunks."""
    held = list(chunks)
    return [f"## {inline(name)}", *held] if held else []


def heading(prompt: str) -> str:
    """Return a question as a heading of the third level."""
    return f"### {inline(prompt)}"


def non_blank(items: tuple[AnswerEntry, ...]) -> tuple[AnswerEntry, ...]:
    """Return the items that have text."""
    return tuple(item for item in items if item.label or item.note or item.items or block(item.text))


def _is_plain(items: tuple[AnswerEntry, ...]) -> bool:
    return len(items) == 1 and items[0] == AnswerEntry(items[0].text)


def answer_markdown(items: tuple[AnswerEntry, ...]) -> str:
    """Write a text as paragraphs, any other answer as a list."""
    if _is_plain(items):
        return "\n".join(block(items[0].text))
    return "\n".join(line for item in items for line in entry(item))


def under(label: str, items: tuple[AnswerEntry, ...]) -> AnswerEntry:
    """Write an answer as one item with a label."""
    return AnswerEntry(items[0].text, label) if _is_plain(items) else AnswerEntry("", label, "", items)


def entry(item: AnswerEntry, indent: str = "") -> Iterator[str]:
    """Write a list item: the label in bold, the text, and the note and other lines below.

    Only our own words are in emphasis; around the user's it would depend on their first and last character.
    """
    inner = f"{indent}  "
    if item.is_link and not refused_link(item.text):
        yield f"{indent}- {link_markdown(item.text, item.label)}"
        return
    lines = block(item.text, inner)
    colon = ":" if lines and not item.label.endswith("?") else ""
    label = f"**{inline(item.label)}{colon}**" if item.label else ""
    first = " ".join(part for part in (label, "".join(lines[:1]).removeprefix(inner)) if part)
    yield f"{indent}- {first or '…'}"
    yield from lines[1:]
    if item.note:
        yield f"{inner}- *{inline(item.note)}*"
    for part in item.items:
        yield from entry(part, inner)


def message_chunks(subject: Subject) -> Iterator[str]:
    """Yield the sections of the message to the client and of the handover notes; none if nothing is written."""
    if subject.message == NO_MESSAGE:
        return
    from retro.core.message.reading import message_sections

    for part in message_sections(subject):
        yield from section(part.name, [answer_markdown(part.items)])
