"""Mail that quotes what it answers: lines such as "On Wed, 14 Oct 2026 at 09:14, Rosa wrote:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.core.text.chat.chat_lines import ChatLine, read_date
from retro.core.text.languages.translated_days import in_english

_CLOCK = r"\d{1,2}[:.h]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?(?:\s*Uhr)?(?:\s*(?:[+-]\d{4}|UTC|GMT|Z))?"
_VERB = (
    r"(?:wrote|schrieb|a\s+écrit|ha\s+scritto|escribió|schreef|escreveu|napisał(?:\(a\)|a)?|pisze|skrev"
    r"|пишет|написал(?:\(а\)|а)?)"
)
"""Wrote, in the languages of the mail programs."""
_AT = r"(?:,?\s+(?:at|um|à|a las|alle(?: ore)?|om|às|o|kl\.?|в))?"
_HEAD = re.compile(
    rf"(?:(?:On|Am|Le|El|Il(?: giorno)?|Op|Em|Den|W dniu)\s+)?(?P<date>[^:<>]{{6,40}}?){_AT},?\s+{_CLOCK},?"
    rf"(?:\s+(?P<before>.{{1,120}}?),?)?\s+{_VERB}(?:\s+(?P<behind>.{{1,120}}?))?\s?(?:il giorno)?:",
    re.IGNORECASE,
)
_HEAD_WITHOUT_VERB = re.compile(
    rf"(?P<date>[^:<>]{{6,40}}?){_AT},?\s+{_CLOCK},?\s+(?P<before>[^<>]{{0,80}}<[^<>\s]{{1,120}}@[^<>\s]{{1,120}}>)"
    r"(?P<behind>):"
)
"""As Gmail quotes in Russian: a day, a time, a name with its address."""
_QUOTE = re.compile(r"^(?:\s{0,3}>)+ ?")
_SENT_AT = re.compile(rf"(?P<date>[^:<>]{{6,40}}?){_AT},?\s+{_CLOCK}(?:\s*(?:[+-]\d\d:?\d\d|\(?[A-Z]{{1,5}}\)?))*")
_LONGEST_HEAD = 240


def stamp_of(words: str) -> re.Match[str] | None:
    """Return the date of a text such as "Mittwoch, 14. Oktober 2026 09:14", in any language with a table of days."""
    match = _SENT_AT.fullmatch(words.strip())
    date = (match["date"] if match else words).strip(" ,")
    return read_date(date) or read_date(in_english(date.lower()) or "")


def read_mail(typed: Sequence[str]) -> list[ChatLine]:
    """Return the lines of a mail with what it quotes; none if it quotes nothing with a date.

    Only a line that says who wrote on which day begins an event. The marks of the quotation go with it.
    """
    lines: list[ChatLine] = []
    is_quoted = False
    at = blanks = 0
    while at < len(typed):
        bare = _bare(typed[at])
        head, height = _head(bare), 1
        if head is None and bare and at + 1 < len(typed) and (head := _head(f"{bare} {_bare(typed[at + 1])}")):
            height = 2
        if head:
            whole = "\n".join(_bare(line) for line in typed[at : at + height])
            lines.append(head._replace(whole=whole))
            is_quoted, blanks = True, 0
        else:
            line = _QUOTE.sub("", typed[at], count=1) if is_quoted else typed[at]
            said = line.strip()
            indent = line[: len(line) - len(line.lstrip())]
            lines += [ChatLine(said, said, indent=indent, blanks=blanks)] if said else []
            blanks = 0 if said else blanks + 1
        at += height
    return lines if is_quoted else []


def _bare(line: str) -> str:
    return _QUOTE.sub("", line, count=1).strip()


def _head(line: str) -> ChatLine | None:
    """Return the head of what is quoted; None for any other line."""
    if len(line) > _LONGEST_HEAD or not line.endswith(":"):
        return None
    match = _HEAD.fullmatch(line) or _HEAD_WITHOUT_VERB.fullmatch(line)
    found = stamp_of(match["date"]) if match else None
    if match is None or found is None:
        return None
    name = " ".join(part.strip(" ,") for part in (match["before"], match["behind"]) if part)
    return ChatLine(line, "", found, name, is_sure=True)
