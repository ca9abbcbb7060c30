"""Messages that are copied as blocks: lines such as "From:" and "Sent:", a blank line, the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_mail import stamp_of

_HEADER = re.compile(r"[*_]{0,2}(?P<label>[^\W\d_][^\W\d_-]{0,20})[*_]{0,2}\s?:[*_]{0,2}(?:\s+(?P<said>.*))?")
_FROM = frozenset({"from", "von", "de", "da", "van", "od", "från"})
"""Labels of the sender in mail programs of several languages."""
_SENT = frozenset(
    ["sent", "date", "gesendet", "datum", "envoyé", "enviado", "inviato", "verzonden", "enviada", "wysłano", "skickat",
     "fecha", "data", "received"]
)  # fmt: skip
"""Labels of the day. A line of one is no words if it holds only a day and a time."""
_KIND = "type"
"""Label of the line in which Signal says which way a message went; the name says it too."""


def read_blocks(typed: Sequence[str]) -> list[ChatLine]:
    """Return the lines of a paste in blocks, as Signal exports it and mail quotes it; none if it has no block.

    Only a block begins an event. Lines such as "Subject:" or "Attachment:" stay, above the words of theirs.
    """
    lines: list[ChatLine] = []
    has_blocks = False
    at = blanks = 0
    while at < len(typed):
        if block := _block(typed, at):
            has_blocks, blanks = True, 0
            lines += block[0]
            at += block[1]
            while at < len(typed) and not typed[at].strip():
                at += 1
        else:
            line = typed[at].strip()
            indent = typed[at][: len(typed[at]) - len(typed[at].lstrip())]
            lines += [ChatLine(line, line, indent=indent, blanks=blanks)] if line else []
            blanks = 0 if line else blanks + 1
            at += 1
    return lines if has_blocks else []


def _block(typed: Sequence[str], at: int) -> tuple[list[ChatLine], int] | None:
    """Return the lines of the block that begins here, and how many typed lines it takes; None if none does."""
    first = _HEADER.fullmatch(typed[at].strip())
    if first is None or first["label"].lower() not in _FROM:
        return None
    headers = [(typed[at].strip(), "", first["said"] or "")]
    for line in typed[at + 1 :]:
        match = _HEADER.fullmatch(line.strip())
        if match is None or match["label"].lower() in _FROM:
            break
        headers.append((line.strip(), match["label"].lower(), match["said"] or ""))
    stamps = {line: stamp for line, label, said in headers if label in _SENT and (stamp := stamp_of(said))}
    if not stamps:
        return None
    about = [line for line, label, _ in headers if not label or label == _KIND or line in stamps]
    rest = [line for line, *_ in headers if line not in about]
    opened = ChatLine("\n".join(about), "", next(iter(stamps.values())), headers[0][2].strip(), is_sure=True)
    return [opened, *(ChatLine(line, line) for line in rest)], len(headers)
