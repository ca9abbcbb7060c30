"""Counts what a redaction replaced, left, and still takes for a name; formats the sentences on it."""

from __future__ import annotations

from collections import Counter

from retro.core.gig.links import counted_links

SAID = "Names, amounts and links are replaced where retro spots them. It can miss some: read it before you share it."
REPLACED, NOTHING_REPLACED, LEFT_OUT = "Replaced: {}.", "nothing", "Left out: {}."
LEFT = "Left where it’s an everyday word: {}."
DOUBTS = "Still looks like a name: {}."
MANY_DOUBTS = "Still looks like a name: {} and {} more."
MOST_DOUBTS = 8
"""Most words reported that still look like a name."""


class RedactionReport:
    """Counts of all copies that one Redactor made."""

    def __init__(self) -> None:
        self.replaced: Counter[str] = Counter()
        """Number of each replacement."""
        self.links_dropped = 0
        """Number of links of the originals, which their copies lack."""
        self.left: Counter[str] = Counter()
        """Names that stayed where they are everyday words, and how often."""
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
        """Return one sentence on each."""
        replaced = ", ".join(f"{word} {times}×" for word, times in self.replaced.most_common()) or NOTHING_REPLACED
        doubts = [word for word, _ in self.doubtful.most_common()]
        named, more = ", ".join(doubts[:MOST_DOUBTS]), len(doubts) - MOST_DOUBTS
        said = [REPLACED.format(replaced)]
        said += [LEFT_OUT.format(counted_links(self.links_dropped))] if self.links_dropped else []
        left = ", ".join(f"{word} {times}×" for word, times in self.left.most_common())
        said += [LEFT.format(left)] if left else []
        said += [MANY_DOUBTS.format(named, more) if more > 0 else DOUBTS.format(named)] if doubts else []
        return " ".join(said)
