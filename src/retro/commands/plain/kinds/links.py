"""Asks for the links of a gig, one on each line; existing ones can be removed by number."""

from __future__ import annotations

from retro.commands.lines.choosing import there_are
from retro.commands.lines.console import Here
from retro.commands.plain.asking import AnyAsking, Asking
from retro.commands.plain.kinds.texts import END, HOW
from retro.core.gig.links import TWICE, Link, counted_links, lines_of, read_link, refused_link
from retro.core.gig.part_kinds import Links
from retro.core.text.one_line import on_one_line

LinksAsking = Asking[Links, tuple[Link, ...]]

REMOVED = "Removed: {}."
LINKS_SAVED = "{} saved."
TAKES_OUT = "-1 removes the first one."


def links(asking: LinksAsking) -> None:
    """Ask for links; keep what is typed, and say at once what can't be opened."""
    asking.console.here = Here(lambda: lines_of(_stands(asking)))
    for number, link in enumerate(_stands(asking), 1):
        asking.say(f"{number}. {on_one_line(link.line)}")
    if _stands(asking):
        asking.say(TAKES_OUT)
    asking.say(HOW)
    is_first = True
    while (line := asking.console.line(is_text=True).strip()) != END:
        if line:
            _take(asking, line)
        elif is_first:
            return
        is_first = False
    asking.say(LINKS_SAVED.format(counted_links(len(_stands(asking)))))


def with_link(asking: AnyAsking, stands: tuple[Link, ...], line: str) -> tuple[Link, ...]:
    """Add the link of a line, and print what there is to say of it."""
    link = read_link(line)
    if any(link.target == other.target for other in stands):
        asking.say(TWICE)
        return stands
    asking.say(refused_link(link.target))
    return (*stands, link)


def _take(asking: LinksAsking, line: str) -> None:
    number = line.removeprefix("-")
    stands = _stands(asking)
    if line == number or not (number.isascii() and number.isdigit()):
        asking.replace_answer(with_link(asking, stands, line))
    elif 1 <= int(number[:9]) <= len(stands):
        asking.say(REMOVED.format(on_one_line(stands[int(number) - 1].line)))
        asking.replace_answer(stands[: int(number) - 1] + stands[int(number) :])
    else:
        asking.say(there_are(len(stands)))


def _stands(asking: LinksAsking) -> tuple[Link, ...]:
    return asking.value
