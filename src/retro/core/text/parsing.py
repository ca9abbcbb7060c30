"""Shared by the parsers of typed values: the error with its reason, and normalisation of look-alike characters."""

from __future__ import annotations

import re

from retro.core.text.one_line import on_one_line

_UNSEEN = "[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
_UNSEEN_OUTSIDE = rf"(?<!\d){_UNSEEN}|{_UNSEEN}(?!\d)"
_SAME = str.maketrans(
    {
        "−": "-",
        "∕": "/",
        "⁄": "/",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "′": "'",
        "٬": "'",
        "。": ".",
        "،": ",",
        "￥": "¥",
        "￡": "£",
        "￦": "₩",
    }
)

TO_COME = "That day is still to come. Name one up to today, such as yesterday or 14 March."
OTHER_WEEKDAY = "{0.day} {0:%B %Y} is a {0:%A}. Which of the two is it?"


class NotUnderstood(ValueError):
    """The typed text has no meaning here; the message is one sentence for the user."""


class NoDate(NotUnderstood):
    """Nothing in the typed text looks like a day."""


class YearAlone(NotUnderstood):
    """A year alone was typed for a day, so that its month is asked for."""

    def __init__(self, sentence: str, year: int) -> None:
        super().__init__(sentence)
        self.year = year


def plain_text(text: str) -> str:
    """Normalise: digits of every script to 0 to 9, every dash to "-", wide forms to narrow ones, single spaces.

    Invisible marks are left out, except between two digits, which they separate.
    """
    return on_one_line(re.sub(_UNSEEN_OUTSIDE, "", narrow(text)))


def narrow(text: str) -> str:
    """Normalise digits, dashes, slashes and apostrophes, character for character."""
    return text if text.isascii() else "".join(map(_plain, text.translate(_SAME)))


def _plain(character: str) -> str:
    import unicodedata  # most texts do not need it

    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) == "Pd":
        return "-"
    return chr(ord(character) - 0xFEE0) if "！" <= character <= "～" else character
