"""Merges two versions of a text that were edited at the same time; no word of either is lost."""

import re


def merged(stands: str, handed_out: str, came_back: str) -> str:
    """Put the edited text in place of the one that was handed out.

    If that is no longer here, because it was changed meanwhile, the edited text is appended. Other spaces and line ends
    are no change: a field of one line has made them single spaces.
    """
    if stands.split() in (handed_out.split(), came_back.split()):
        return came_back
    if handed_out and handed_out in stands:
        return stands.replace(handed_out, came_back, 1)
    if place := _words_within(stands, handed_out.split()):
        return stands[: place[0]] + came_back.strip() + stands[place[1] :]
    return f"{stands.rstrip()}\n\n{came_back}" if came_back.strip() else stands


def _words_within(text: str, words: list[str]) -> tuple[int, int] | None:
    """Return start and end of the words in a text, however they are spaced there; None if it has them nowhere."""
    found = f" {' '.join(text.split())} "
    at = found.find(f" {' '.join(words)} ") if words else -1
    if at < 0:
        return None
    first = found.count(" ", 0, at)
    places = [match.span() for match in re.finditer(r"\S+", text)]
    return places[first][0], places[first + len(words) - 1][1]
