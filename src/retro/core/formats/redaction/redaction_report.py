"""Counts what a redaction replaced, left, and still takes for a name; formats the sentences on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from retro.core.gig.links import counted_links

SAID = "Names, amounts and links are replaced where retro spots them. It can miss some: read it before you share it."
REPLACED, NOTHING_REPLACED, LEFT_OUT = "Replaced: {}.", "nothing", "Left out: {}."
ONE_UNREAD, UNREAD = "1 answer that wasn't understood", "{:,} answers that weren't understood"
LEFT = "Left where it may be just a word: {}."
DOUBTS = "Still looks like a name: {}."
MORE = "{} and {} more, which retro export --redact names"
MOST_WORDS = 8
"""Most words of a sentence in a dialog."""


class RedactionReport:
    """Counts of all copies that one Redactor made."""

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()
        """Number of each replacement."""
        self.links_dropped = 0
        """Number of links of the originals, which their copies lack."""
        self.unread_dropped = 0
        """Number of answers of the originals that were not understood, which their copies lack."""
        self.left: Counter[str] = Counter()
        """Names that stayed where they can be words, and how often."""
        self.doubtful: Counter[str] = Counter()
        """Words that still look like a name, and their numbers."""

    @property
    def counts(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        """Return copies of the counts of words, to which they can be set back."""
        return Counter(self.replaced), Counter(self.left), Counter(self.doubtful)

    @counts.setter
    def counts(self, counted: tuple[Counter[str], Counter[str], Counter[str]]) -> None:
        self.replaced, self.left, self.doubtful = counted

    @property
    def text(self) -> str:
        """Return one sentence on each, with every word."""
        return self._said(None)

    @property
    def brief(self) -> str:
        """Return one sentence on each, with as many words as a dialog has room for."""
        return self._said(MOST_WORDS)

    def _said(self, most: int | None) -> str:
        replaced = ", ".join(f"{word} {times}×" for word, times in self.replaced.most_common()) or NOTHING_REPLACED
        said = [REPLACED.format(replaced)]
        dropped = [counted_links(self.links_dropped)] if self.links_dropped else []
        if self.unread_dropped:
            dropped.append(ONE_UNREAD if self.unread_dropped == 1 else UNREAD.format(self.unread_dropped))
        said += [LEFT_OUT.format(", ".join(dropped))] if dropped else []
        left = [f"{word} {times}×" for word, times in self.left.most_common()]
        doubts = [word for word, _ in self.doubtful.most_common()]
        said += [sentence.format(_listed(words, most)) for sentence, words in ((LEFT, left), (DOUBTS, doubts)) if words]
        return " ".join(said)


def _listed(words: Sequence[str], most: int | None) -> str:
    more = 0 if most is None else len(words) - most
    named = ", ".join(words[:most])
    return MORE.format(named, more) if more > 0 else named
