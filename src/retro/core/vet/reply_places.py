"""Open places of a reply: what only the user can fill in, and how the reply reads without it.

A sentence of the catalogue in which a "<…>" still stands has a plain form, and one of the reply's own is left out: what
is copied holds no half sentence. Where the user's own words have such a place, nothing can stand for it but "[…]".
"""

from __future__ import annotations

from collections.abc import Iterator

from retro.core.gig import flag_catalogue
from retro.core.text.gaps import gaps_in, with_gaps_marked

MY_PRICE = "My price is {}."
OPEN_PRICE = "<price>"
START = "I can start on <day>, and the first thing you'll see from me is <what comes first>."
FIRST = ", and the first thing you'll see from me is <what comes first>"
ONE_OPEN, MANY_OPEN = "1 place is open", "{:,} places are open"
WITHOUT_IT, WITHOUT_THEM = "{} to copy without it.", "{} to copy without them."
MARKED_IT, MARKED_THEM = "{} to copy with […] in its place.", "{} to copy with […] in their place."
SOME_MARKED = "{} to copy; […] will stand for {}."
LEFT_OUT, STILL_OPEN = "Left out: {}.", "Still open: […] stands for {}."


def open_places(text: str) -> tuple[str, ...]:
    """What only the user can fill in: each "<...>" of a text, in its order."""
    return gaps_in(text)


def without_places(text: str) -> str:
    """The text as it is copied: without the open places that can be left out, and "[…]" in each of the others."""
    return with_gaps_marked(_plain(text))


def open_places_text(count: int) -> str:
    """ "2 places are open"."""
    return ONE_OPEN if count == 1 else MANY_OPEN.format(count)


def open_warning(text: str, again: str) -> str:
    """What is said before a text with open places is copied; `again` names how that is done."""
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
    """What was left out of a copy of this text, and what is still open in it; "" where nothing was."""
    marked = _marked(text)
    left_out = [place for place in open_places(text) if place not in marked]
    said = (
        LEFT_OUT.format(", ".join(left_out)) if left_out else "",
        STILL_OPEN.format(", ".join(marked)) if marked else "",
    )
    return " ".join(filter(None, said))


def _marked(text: str) -> tuple[str, ...]:
    """The open places that cannot be left out."""
    return open_places(_plain(text))


def _plain(text: str) -> str:
    """The text with the plain form of each sentence that waits for a word, as long as it was not edited."""
    paragraphs = text.split("\n\n")
    plain = [_plain_paragraph(each) for each in paragraphs]
    return "\n\n".join(now for was, now in zip(paragraphs, plain, strict=True) if now.strip() or not was.strip())


def _plain_paragraph(text: str) -> str:
    found = text
    for waiting, plain in _pairs():
        found = found.replace(waiting, plain)
    return text if found == text else found.strip()


def _pairs() -> Iterator[tuple[str, str]]:
    """Each sentence that waits for a word, with the same where nothing was filled in."""
    yield from ((flag.ask, flag.plain) for flag in flag_catalogue.flags() if flag.plain)
    yield from ((START, ""), (MY_PRICE.format(OPEN_PRICE), ""), (FIRST, ""))
