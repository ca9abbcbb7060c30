"""Recognises a key pressed again as it opens a text, where the second press would be a letter of that text."""

from __future__ import annotations

from collections.abc import Sequence

TWICE = 0.3
"""Most seconds between the two presses of a double press, and from one letter of running text to the next."""
HELD = 0.7
"""Seconds after which terminals repeat a key that is held down."""
REPEATING = 0.08
"""Most seconds between the repeats of a key that is held down."""


class RepeatedKey:
    """Follows the key that opened a text. Times are seconds of the caller's clock."""

    def __init__(self) -> None:
        self._key = ""
        self._at = 0.0

    def opened(self, key: str, at: float) -> None:
        """Note the key that opened a text; "" if none did."""
        self._key, self._at = key, at

    def may_be_again(self, key: str, at: float) -> bool:
        """Tell whether this can be that key pressed twice, or held down."""
        return key == self._key and at - self._at <= HELD

    def was_again(self, presses: Sequence[float], now: float) -> bool | None:
        """Tell whether these presses, with no other key after them so far, repeat it; None if that is too early to say.

        Whoever types ahead goes on with another key; after a double press nothing comes for a while.
        """
        is_held = len(presses) > 1 and presses[1] - presses[0] <= REPEATING
        is_again = is_held or presses[0] - self._at <= TWICE
        return is_again if now >= presses[-1] + (TWICE if is_again else REPEATING) else None
