"""The words typed for own questions and not saved yet: kept until they are, of each question and each window."""

from __future__ import annotations

from collections.abc import Collection

from retro.core.gig.ids import QuestionKey
from retro.storage.autosave.store_thread import BackgroundStore
from retro.tui.kit.text.kept_line import KeptLine

TYPED, NEW = "own_question_typed", "new"
"""The setting that keeps them, a line each, and what stands there for the key of a new question."""


class TypedWords:
    """Holds what is typed in this window, and knows what was left by others: a key and the words behind it."""

    def __init__(self, store: BackgroundStore) -> None:
        self._store = store
        self._left: list[str] = []
        self._here: dict[str, KeptLine] = {}
        self._typed_here: set[str] = set()
        """Every line that was kept by this window: it is offered as its own, and only until it is saved."""

    def read(self, setting: str) -> None:
        """Take up what is in the library; what is typed here stays."""
        self._left = setting.splitlines()

    def words_for(self, key: QuestionKey | None, known: Collection[QuestionKey]) -> str:
        """Return the words typed for a question, None for a new one; "" if there are none.

        Words for a question that is not `known` any more stand there when a new one is added.
        """
        of = key or NEW
        if of not in self._here:
            here = (each for each, line in self._here.items() if line.text and each not in {*known, NEW})
            gone = None if key else next(here, None)
            self._here[of] = self._here.pop(gone) if gone else KeptLine(self._store, TYPED, self._left_for(key, known))
            self._typed_here.add(self._here[of].text)
        return self._here[of].text.partition(" ")[2]

    def _left_for(self, key: QuestionKey | None, known: Collection[QuestionKey]) -> str:
        """Return the newest line of this question that another window left, None for a new one; "" if there is none."""
        lines = [line for line in self._left if line not in self._typed_here]
        fitting = (line for line in lines if (_key_of(line) == key if key else _key_of(line) not in known))
        return next(reversed([*fitting]), "")

    def keep(self, key: QuestionKey | None, words: str) -> None:
        """Keep the words of this one; "" removes them, and leaves those of other questions and windows."""
        of = key or NEW
        line = f"{of} {words}" if words else ""
        self._typed_here.add(line)
        self._here.setdefault(of, KeptLine(self._store, TYPED)).keep(line)

    def done(self, key: QuestionKey | None) -> None:
        """Forget the words of this one, which are saved."""
        self.keep(key, "")
        self._here.pop(key or NEW, None)


def _key_of(line: str) -> str:
    return line.partition(" ")[0]
