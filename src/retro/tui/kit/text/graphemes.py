"""Cursor movement by grapheme: an emoji family, a flag, a letter with its accents."""

from __future__ import annotations

REACH = 200
"""Characters examined on each side: more than any grapheme has."""


def start_before(text: str, at: int) -> int:
    """Return the start of the grapheme that ends at `at`, or contains it; 0 at the start."""
    if at <= 0 or text[at - 1].isascii():
        return max(at - 1, 0)
    return max((start for start, _ in _around(text, at) if start < at), default=at - 1)


def end_after(text: str, at: int) -> int:
    """Return the end of the grapheme that begins at `at`, or contains it; the length at the end."""
    if at >= len(text) or text[at : at + 2].isascii():
        return min(at + 1, len(text))
    return min((end for _, end in _around(text, at) if end > at), default=at + 1)


def counted(text: str) -> int:
    """Count graphemes."""
    if text.isascii():
        return len(text)
    import regex

    return sum(1 for _ in regex.finditer(r"\X", text))


def _around(text: str, at: int) -> list[tuple[int, int]]:
    """Yield start and end of each grapheme around `at`, from the last sure boundary on."""
    import regex  # the standard library knows no graphemes; needed only beside what is not ASCII

    first = max(at - REACH, 0)
    alone = (place for place in range(at - 1, first, -1) if text[place].isascii())
    first = next(alone, first)
    return [(first + found.start(), first + found.end()) for found in regex.finditer(r"\X", text[first : at + REACH])]
