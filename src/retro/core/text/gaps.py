"""What only the user can fill in: a "<…>" or "[…]" that still stands in a text that is to be sent."""

from __future__ import annotations

import re

GAP = "[…]"
"""What stands where something is still open."""
_PLACE = re.compile(r"<(?!\s|[^<>\s]*(?:://|@))(?:[^<>\n]|\n(?!\s*\n)){1,300}(?<!\s)>|\[(?:…|\.\.\.)\]")
"""Not an address between angle brackets, nor a smaller-than with spaces around it, nor what spans two paragraphs."""


def gaps_in(text: str) -> tuple[str, ...]:
    """Each place of a text that is still open, in its order."""
    return tuple(match[0] for match in _PLACE.finditer(text))


def with_gaps_marked(text: str) -> str:
    """The text with GAP in each place that is still open."""
    while (marked := _PLACE.sub(GAP, text)) != text:
        text = marked  # one place may stand within another
    return text
