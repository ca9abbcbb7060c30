"""Messages that are copied as blocks: lines such as "From:" and "Sent:", a blank line, the words."""

from __future__ import annotations

import re

from retro.core.text.chat_lines import ChatLine, read_sent

_HEADER = re.compile(r"(?P<label>[A-Z][A-Za-z-]{1,20}):(?:\s+(?P<said>.*))?")
_ABOUT_THE_MESSAGE = frozenset({"from", "type", "sent", "date", "received"})
"""Lines of a block that are no words: the name and the day stand for them."""


def read_blocks(text: str) -> list[ChatLine]:
    """Return the lines of a paste in blocks, as Signal exports it and mail quotes it; none if it has no block.

    Only a block begins an event. Lines such as "Subject:" or "Attachment:" stay, above the words of theirs.
    """
    typed = [line.strip() for line in text.splitlines()]
    lines: list[ChatLine] = []
    has_blocks = False
    at = 0
    while at < len(typed):
        if block := _block(typed, at):
            has_blocks = True
            lines += block[0]
            at += block[1]
        else:
            lines += [ChatLine(typed[at], typed[at])] if typed[at] else []
            at += 1
    return lines if has_blocks else []


def _block(typed: list[str], at: int) -> tuple[list[ChatLine], int] | None:
    """Return the lines of the block that begins here, and how many typed lines it takes; None if none does."""
    if not typed[at].lower().startswith("from:"):
        return None
    end = at + 1
    while end < len(typed) and _HEADER.fullmatch(typed[end]) and not typed[end].lower().startswith("from:"):
        end += 1
    headers = typed[at:end]
    sent = next((match for line in headers if (match := read_sent(line))), None)
    if not sent:
        return None
    name = typed[at].partition(":")[2].strip()
    about = [line for line in headers if line.partition(":")[0].lower() in _ABOUT_THE_MESSAGE]
    rest = [line for line in headers if line not in about]
    opened = ChatLine("\n".join(about), "", sent, name, is_sure=True)
    return [opened, *(ChatLine(line, line) for line in rest)], end - at
