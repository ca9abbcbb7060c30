"""Copies a reply: says first what is still open in it, and then what was left out."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode

from retro.core.vet.replies.reply_places import open_note, open_places, open_warning, without_places
from retro.tui.kit.own_keys import own_key_in_words
from retro.tui.terminal.clipboard import copy_selected

PRESS_AGAIN = "Press {} again"
COUNTED = "your reply"
"""Name of what was copied."""


class ReplyCopier:
    """Copies a reply, after one warning if it has open places."""

    def __init__(self) -> None:
        self._warned = ""
        """Reply for which the warning about open places was given."""

    def copy(self, node: DOMNode, text: str, say: Callable[[str], None], aside: str = "") -> None:
        """Copy the reply; one with open places only when asked the second time. `aside` is said of a copy too."""
        if open_places(text) and self._warned != text:
            self._warned = text
            say(open_warning(text, PRESS_AGAIN.format(own_key_in_words(node, "vet.copy", "y"))))
            return

        def told(sentence: str) -> None:
            say(" ".join(filter(None, (sentence, open_note(text), aside))))

        copy_selected(node, without_places(text), COUNTED, told)
