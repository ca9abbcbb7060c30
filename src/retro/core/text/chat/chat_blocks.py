"""Messages that are copied as blocks: lines such as "From:" and "Sent:", a blank line, the words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.core.text.chat.chat_lines import ChatLine
from retro.core.text.chat.chat_mail import stamp_of

_HEADER = re.compile(
    r"[*_]{0,2}(?P<label>[Ee]nviad[ao] e[ml]|[^\W\d_](?:[^\W\d_]|-(?=\w)){0,30})"
    r"[*_]{0,2}\s?:[*_]{0,2}(?:\s+(?P<said>.*))?"
)
_FROM = frozenset({"from", "von", "de", "da", "van", "od", "från", "от"})
"""Labels of the sender in mail programs of several languages."""
_SENT = frozenset(
    ["sent", "date", "gesendet", "datum", "envoyé", "enviado", "inviato", "verzonden", "enviada", "wysłano", "skickat",
     "fecha", "data", "received", "enviada em", "enviado em", "enviado el", "wysłane", "odesláno", "отправлено", "дата"]
)  # fmt: skip
"""Labels of the day. A line of one is no words if it holds only a day and a time."""
_ABOUT = frozenset(
    ["subject", "to", "cc", "bcc", "reply-to", "message-id", "return-path", "delivered-to", "betreff", "an", "objet",
     "à", "asunto", "para", "assunto", "oggetto", "a", "onderwerp", "aan", "temat", "do", "ämne", "till",
     "komu", "předmět", "кому", "тема", "копия"]
)  # fmt: skip
"""Labels that can stand above the sender's too."""
_ABOVE = _ABOUT | _SENT
_OF_SENDERS = {
    "a": {"de", "da"}, "à": {"de"}, "an": {"von"}, "do": {"od"}, "data": {"da", "de", "od"}, "para": {"de"},
    "till": {"från"}, "komu": {"od"}, "дата": {"от"},
}  # fmt: skip
"""Labels that are words of another language too, each with the senders' labels that it can stand above."""
_PASSED_ON = re.compile(r"(?:from|by)\b", re.IGNORECASE)
_MOST_HEADERS = 40
"""Most lines above the words of a mail."""
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
    if at and _label(typed[at]) not in _FROM and _has_begun(typed[at - 1]):
        return None  # a part of the lines above, which are no block
    headers = list[tuple[str, str, str]]()
    sender = None
    for line in typed[at : at + _MOST_HEADERS]:
        match = _HEADER.fullmatch(line.strip())
        label = match["label"].lower() if match else ""
        is_sender = label in _FROM
        if match is None or (sender is not None and is_sender):
            break
        if sender is None and not is_sender and label not in _ABOVE:
            return None
        sender = (match["said"] or "").strip() if is_sender else sender
        headers.append((line.strip(), "" if is_sender else label, match["said"] or ""))
    if sender is None or not _are_above(headers):
        return None
    stamps = {line: stamp for line, label, said in headers if label in _SENT and (stamp := stamp_of(said))}
    if not stamps:
        return None
    about = [line for line, label, _ in headers if not label or label == _KIND or line in stamps]
    rest = [line for line, *_ in headers if line not in about]
    opened = ChatLine("\n".join(about), "", next(iter(stamps.values())), sender, is_sure=True)
    return [opened, *(ChatLine(line, line) for line in rest)], len(headers)


def _are_above(headers: Sequence[tuple[str, str, str]]) -> bool:
    """Tell whether the lines above the sender's are those of a mail, unlike "A: one thing" and "Sent: the bill"."""
    at = next(number for number, (_, label, _) in enumerate(headers) if not label)
    sender = _label(headers[at][0])
    return all(_is_above(label, said, sender) for _, label, said in headers[:at])


def _is_above(label: str, said: str, sender: str) -> bool:
    is_sent = label not in _SENT or stamp_of(said) is not None or bool(_PASSED_ON.match(said))
    return label in _ABOVE and is_sent and sender in _OF_SENDERS.get(label, {sender})


def _has_begun(line: str) -> bool:
    """Tell whether a line can only be one above the sender of a mail, in any language."""
    match = _HEADER.fullmatch(line.strip())
    return match is not None and _is_above(match["label"].lower(), match["said"] or "", "")


def _label(line: str) -> str:
    match = _HEADER.fullmatch(line.strip())
    return match["label"].lower() if match else ""
