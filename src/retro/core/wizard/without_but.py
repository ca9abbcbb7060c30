"""Advises against “but” in the sentence with which the user owns up: it takes the sentence back."""

from __future__ import annotations

import re

BUT = r"\b(?:but|however|although|though|even so|nevertheless)\b"
WITHOUT_BUT = "Own it without “but” or “however”: end the sentence before it."


def but_note(text: str) -> str:
    """Return what to say of a sentence with such a word; "" without one, or if it isn't English."""
    if not re.search(BUT, text, re.IGNORECASE):
        return ""
    from retro.core.text.languages.english import is_english

    return WITHOUT_BUT if is_english(text) else ""
