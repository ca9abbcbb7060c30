"""Open places that only the user can fill: a "<…>" or "[…]" in a text that is to be sent."""

from __future__ import annotations

import re

GAP = "[…]"
"""Stands where something is still open."""
_PLACE = re.compile(r"<(?!\s|[^<>\s]*(?:://|@))(?:[^<>\n]|\n(?!\s*\n)){1,300}(?<!\s)>|\[(?:…|\.\.\.)\]")
"""Not an address between angle brackets, nor a smaller-than with spaces around it, nor what spans two paragraphs."""


def gaps_in(text: str) -> tuple[str, ...]:
    """Return each open place of a text, in order."""
    return tuple(match[0] for match in _PLACE.finditer(text))


def with_gaps_marked(text: str) -> str:
    """Return the text with GAP in each open place."""
    while (marked := _PLACE.sub(GAP, text)) != text:
        text = marked  # one place can be inside another
    return text
