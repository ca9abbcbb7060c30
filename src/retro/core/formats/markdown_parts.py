"""Building blocks of our Markdown: sections, and lists in which the user's text is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from retro.core.formats.markdown_escape import block, inline, link_markdown
from retro.core.gig.answer_kinds import AnswerEntry
from retro.core.gig.links import refused_link


def join_chunks(chunks: Iterable[str]) -> str:
    """The document: its chunks, a blank line between two."""
    return "\n\n".join(chunks) + "\n"


def section(name: str, chunks: Iterable[str]) -> list[str]:
    """The chunks under a heading; nothing where there are none."""
    held = list(chunks)
    return [f"## {inline(name)}", *held] if held else []


def heading(prompt: str) -> str:
    """A question as a heading of the third level."""
    return f"### {inline(prompt)}"


def non_blank(items: tuple[AnswerEntry, ...]) -> tuple[AnswerEntry, ...]:
    """The items in which there is anything to read."""
    return tuple(item for item in items if item.label or item.note or item.items or block(item.text))


def _is_plain(items: tuple[AnswerEntry, ...]) -> bool:
    return len(items) == 1 and items[0] == AnswerEntry(items[0].text)


def answer_markdown(items: tuple[AnswerEntry, ...]) -> str:
    """A text as its paragraphs, anything else as a list."""
    if _is_plain(items):
        return "\n".join(block(items[0].text))
    return "\n".join(line for item in items for line in entry(item))


def under(label: str, items: tuple[AnswerEntry, ...]) -> AnswerEntry:
    """An answer as one item with a label."""
    return AnswerEntry(items[0].text, label) if _is_plain(items) else AnswerEntry("", label, "", items)


def entry(item: AnswerEntry, indent: str = "") -> Iterator[str]:
    """An item of a list: the label in bold, the text, and below them the note and what belongs to it.

    Only our own words stand in emphasis: around the user's it would depend on their first and last character.
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
