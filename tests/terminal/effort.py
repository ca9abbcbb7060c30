"""How much a walk asks of somebody: keys, decisions, newly shown words, and the seconds that a model makes of them.

The model is the keystroke-level model of Card, Moran and Newell (Communications of the ACM 23, 1980): 0.28 s for each
key of an average typist and 1.35 s to make up one's mind, with reading at 200 words a minute. It knows nothing of the
time in which somebody looks for the words: that is theirs.
"""

import re
from dataclasses import dataclass, field

from tests.terminal.terminal import Terminal

KEY = 0.28
"""Seconds for a key."""
DECISION = 1.35
"""Seconds for a decision."""
WORD = 60 / 200
"""Seconds for a word that is read."""
_APART = re.compile(r"\s{2,}|[│╭╮╰╯─▸▄▂▃▁▅▆▇█·|]+")
_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SAVED = re.compile(r"Saved \d\d:\d\d")


@dataclass
class Effort:
    """Counts what is pressed, and what is newly shown: a phrase that was there before is not read again.

    One's own words are read where the whole text is, and not where they are typed.
    """

    terminal: Terminal
    keys: int = 0
    decisions: int = 0
    words: int = 0
    _seen: set[tuple[str, ...]] = field(default_factory=set)
    _own: list[tuple[str, ...]] = field(default_factory=list)

    def read(self, *parts: str) -> None:
        """Wait until each of these parts of a screen is shown, its last line among them, and read what is new."""
        for part in parts:
            self.terminal.wait_for(part)
        for phrase in map(_words, _APART.split(_SAVED.sub("", self.terminal.screen()).replace("\n", "  "))):
            new = self._without_own(phrase)
            if new and new not in self._seen:
                self._seen.add(new)
                self.words += len(new)

    def reread(self, text: str) -> None:
        """Read a text in full, one's own words too."""
        self.words += len(_words(text))
        self._own.append(_words(text))

    def press(self, key: str) -> None:
        """Decide on a key, and press it."""
        self.decisions += 1
        self.keys += 1
        self.terminal.press(key)

    def type(self, text: str) -> None:
        """Type what is decided on."""
        self.keys += len(text)
        self._own.append(_words(text))
        self.terminal.type(text)

    def answer(self, text: str, key: str) -> None:
        """Decide on an answer, type it, and go on with a key."""
        self.type(text)
        self.press(key)

    @property
    def seconds(self) -> float:
        """What the model makes of it."""
        return self.keys * KEY + self.decisions * DECISION + self.words * WORD

    def __str__(self) -> str:
        counts = f"{self.keys} keys, {self.decisions} decisions, {self.words} words"
        return f"{counts}: {self.seconds:.0f} s ({self.seconds / 60:.1f} minutes)"

    def _without_own(self, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """The phrase without the piece of an answer that it begins with, as where a toast lies over a text."""
        ends = range(len(phrase), 0, -1)
        return phrase[next((end for end in ends if self._is_own(phrase[:end])), 0) :]

    def _is_own(self, phrase: tuple[str, ...]) -> bool:
        """Whether it is a piece of an answer; the last word may be cut off."""
        whole, last = phrase[:-1], phrase[-1]
        size = len(phrase)
        return any(
            own[at : at + size - 1] == whole and own[at + size - 1].startswith(last)
            for own in self._own
            for at in range(len(own) - size + 1)
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text))
