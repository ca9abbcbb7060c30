"""Mail that quotes what it answers: lines such as "On Wed, 14 Oct 2026 at 09:14, Rosa wrote:"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retro.core.text.chat.chat_lines import ChatLine, read_date
from retro.core.text.chat.chat_quotations import bare, depth_of, level_below, lines_without_marks, quoted_lines
from retro.core.text.languages.translated_days import in_english

_CLOCK = r"\d{1,2}(?:[:.]|\s?h\s?)\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?\s?m\b\.?)?(?:\s*Uhr)?(?:\s*(?:[+-]\d{4}|UTC|GMT|Z))?"
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
_SENT_AT = re.compile(rf"(?P<date>[^:<>]{{6,40}}?){_AT},?\s+{_CLOCK}(?:\s*(?:[+-]\d\d:?\d\d|\(?[A-Z]{{1,5}}\)?))*")
_LONGEST_HEAD = 240
_CZECH_MONTHS = (
    "ledna", "února", "března", "dubna", "května", "června", "července", "srpna", "září", "října", "listopadu",
    "prosince",
)  # fmt: skip
_CZECH = re.compile(rf"(?:\w{{5,7}},? )?(?P<day>\d{{1,2}})\. ?(?P<month>{'|'.join(_CZECH_MONTHS)}) (?P<year>\d{{4}})")
"""A day as mail programs write it in Czech, which has no table of days."""


def stamp_of(words: str) -> re.Match[str] | None:
    """Return the date of a text such as "Mittwoch, 14. Oktober 2026 09:14", in any language with a table of days."""
    match = _SENT_AT.fullmatch(words.strip())
    date = (match["date"] if match else words).strip(" ,")
    return read_date(date) or read_date(in_english(date.lower()) or "") or read_date(_from_czech(date.lower()))


def _from_czech(date: str) -> str:
    """Return the date of a text such as "pondělí 12. října 2026" in figures; "" for any other."""
    match = _CZECH.fullmatch(date)
    return f"{match['year']}-{_CZECH_MONTHS.index(match['month']) + 1:02}-{match['day']}" if match else ""


def read_mail(typed: Sequence[str]) -> list[ChatLine]:
    """Return the lines of a mail with what it quotes; none if it quotes nothing with a date.

    Only a line that says who wrote on which day begins an event, and an answer below what is quoted. The marks of the
    quotation go with it, but where answers stand between its lines.
    """
    heads = list(_heads(typed))
    if not heads:
        return []
    lines = lines_without_marks(typed[: heads[0][0]], 0)
    ends = [at for at, *_ in heads[1:]]
    authors: dict[int, ChatLine] = {}
    for (at, height, head), end in zip(heads, [*ends, len(typed)], strict=True):
        below = typed[at + height : end]
        level = level_below(depth_of(typed[at]), below)
        authors = {other: author for other, author in authors.items() if other < level} | (
            {level: head} if level else {}
        )
        lines += [head, *quoted_lines(below, level, authors)]
    return lines


def _heads(typed: Sequence[str]) -> Iterator[tuple[int, int, ChatLine]]:
    """Yield each head of a quotation with its line and the number of lines it takes."""
    at = 0
    while at < len(typed):
        line = bare(typed[at])
        head, height = _head(line), 1
        if head is None and line and at + 1 < len(typed) and (head := _head(f"{line} {bare(typed[at + 1])}")):
            height = 2
        if head:
            yield at, height, head._replace(whole="\n".join(bare(each) for each in typed[at : at + height]))
        at += height


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
