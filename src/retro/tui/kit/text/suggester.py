"""Suggests completions from earlier answers, compared folded."""

from __future__ import annotations

from collections.abc import Sequence

from textual.suggester import Suggester

from retro.core.text.folding import fold, original


class FoldedSuggester(Suggester):
    """Offers the first answer that begins as the typed text does, whatever the case, accents or quotation marks."""

    def __init__(self, answers: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)  # Textual would fold the text in its own way
        self._answers = [(answer, fold(answer)) for answer in answers]

    async def get_suggestion(self, value: str) -> str | None:
        """Return that answer as it was written; None without one.

        Typed text stays before the rest if its length differs from what it stands for, as "strasse" does.
        """
        typed = fold(value)
        answer = next((answer for answer, folded in self._answers if folded.startswith(typed)), None)
        if answer is None or not typed:
            return None
        _, end = original(answer, 0, len(typed))
        return answer if end == len(value) else value + answer[end:]
