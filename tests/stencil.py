"""Plain words in place of the user's: a document of these shows where each of theirs must stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from retro.core.text.control_chars import visible as shown
from tests.reading_markdown import collapsed

ENDINGS = ",;.!?…"


@dataclass
class Stencil:
    """Remembers which word stands for which text."""

    words: dict[str, str] = field(default_factory=dict)

    def word(self, text: str, read: Callable[[str], str] = str, endings: str = ENDINGS) -> str:
        """A plain word for a text of which `read(text)` is shown; blank text stays, and the last mark of a sentence.

        So does a question mark within it: a reply that asks something ends without "Let me know".
        """
        if not text.strip():
            return text
        last = read(text).strip()[-1]
        asks = "?q" if "?" in text else ""
        word = f"Qq{len(self.words)}q{asks}{last if last in endings else ''}"
        self.words[word] = collapsed(shown(read(text)))
        return word

    def filled(self, text: str) -> str:
        """The text with the user's words back in their places."""
        for word in sorted(self.words, key=len, reverse=True):
            text = text.replace(word, self.words[word])
        return text
