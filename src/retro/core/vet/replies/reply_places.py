"""Open places of a reply, which only the user can fill, and how the reply reads without them.

A catalogue sentence with a "<…>" has a plain form, and one of the reply's own is left out, so that a copy holds no half
sentence. An open place in the user's own words becomes "[…]".
"""

from __future__ import annotations

from collections.abc import Iterator

from retro.core.gig import flag_catalogue
from retro.core.text.gaps import gaps_in, with_gaps_marked

MY_PRICE = "My price is {}."
OPEN_PRICE = "<price>"
START = "I can start on <day>, and the first thing you'll see from me is <what comes first>."
FIRST_THING = "The first thing you'll see from me is <what comes first>."
FIRST = ", and the first thing you'll see from me is <what comes first>"
ONE_OPEN, MANY_OPEN = "1 place is open", "{:,} places are open"
WITHOUT_IT, WITHOUT_THEM = "{} to copy without it.", "{} to copy without them."
MARKED_IT, MARKED_THEM = "{} to copy with […] in its place.", "{} to copy with […] in their place."
SOME_MARKED = "{} to copy; […] will stand for {}."
LEFT_OUT, STILL_OPEN = "Left out: {}.", "Still open: […] stands for {}."


def open_places(text: str) -> tuple[str, ...]:
    """Return each "<...>" of a text, in order."""
    return gaps_in(text)


def without_places(text: str) -> str:
    """Return the text to copy: without the open places that can be left out, and "[…]" for the others."""
    return with_gaps_marked(_plain(text))


def open_places_text(count: int) -> str:
    """Format as "2 places are open"."""
    return ONE_OPEN if count == 1 else MANY_OPEN.format(count)


def open_warning(text: str, again: str) -> str:
    """Return the warning before a text with open places is copied; `again` names the key."""
    every, marked = open_places(text), _marked(text)
    is_one = len(every) == 1
    if not marked:
        then = (WITHOUT_IT if is_one else WITHOUT_THEM).format(again)
    elif len(marked) == len(every):
        then = (MARKED_IT if is_one else MARKED_THEM).format(again)
    else:
        then = SOME_MARKED.format(again, ", ".join(marked))
    return f"{open_places_text(len(every))}: {', '.join(every)}. {then}"


def open_note(text: str) -> str:
    """Return what a copy of this text left out, and what is still open in it; "" if nothing."""
    marked = _marked(text)
    left_out = [place for place in open_places(text) if place not in marked]
    said = (
        LEFT_OUT.format(", ".join(left_out)) if left_out else "",
        STILL_OPEN.format(", ".join(marked)) if marked else "",
    )
    return " ".join(filter(None, said))


def _marked(text: str) -> tuple[str, ...]:
    """Return the open places that cannot be left out."""
    return open_places(_plain(text))


def _plain(text: str) -> str:
    """Return the text with the plain form of each unedited sentence that has an open place."""
    paragraphs = text.split("\n\n")
    plain = [_plain_paragraph(each) for each in paragraphs]
    return "\n\n".join(now for was, now in zip(paragraphs, plain, strict=True) if now.strip() or not was.strip())


def _plain_paragraph(text: str) -> str:
    found = text
    for waiting, plain in _pairs():
        found = found.replace(waiting, plain)
    return text if found == text else found.strip()


def _pairs() -> Iterator[tuple[str, str]]:
    """Yield each sentence with an open place, and its form without one."""
    yield from ((flag.ask, flag.plain) for flag in flag_catalogue.flags() if flag.plain)
    yield from ((START, ""), (FIRST_THING, ""), (MY_PRICE.format(OPEN_PRICE), ""), (FIRST, ""))
