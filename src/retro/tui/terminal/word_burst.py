"""Recognises words that come in one read of the terminal: from dictation, a text expander, a paste sent as keys.

Nobody types letters that fast one by one, so they are no commands where no text has the focus. Commands typed ahead
over a slow line come in one read too; words are told from them by a vowel, by letters beyond ASCII, or by being one of
the few that have neither. Moves with one command behind them are no word, whatever letter that is: "jje".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from textual.events import Key
from textual.message import Message

LETTERS, NO_VOWEL = r"[^\W\d_]{3,}", r"(?i)[b-df-hj-np-tv-z]+"

_SHORT = "why try dry fly cry sky shy spy sly pry fry gym hmm hmmm shh tsk nth pdf php sql"
WITHOUT_VOWEL = frozenset(f"{_SHORT} myth hymn lynch rhythm pfft psst html".split())
"""Words of three letters or more that have no vowel, and that nobody types as commands."""
MOVES_FIRST = r"(?i)[jk]{2,}[a-z]"


class WordKey(Key):
    """A key of a word that came in one read."""

    def __init__(self, key: Key, is_first: bool) -> None:
        super().__init__(key.key, key.character)
        self.is_first = is_first


WordKey.handler_name = Key.handler_name  # Textual names handlers by class


def is_word(text: str) -> bool:
    """Tell whether these characters are words, rather than commands typed ahead or one key held down."""
    return any(len(set(found)) > 1 and _is_word(found) for found in re.findall(LETTERS, text))


def _is_word(letters: str) -> bool:
    if re.fullmatch(NO_VOWEL, letters):
        return letters.lower() in WITHOUT_VOWEL
    return not re.fullmatch(MOVES_FIRST, letters)


def with_words(read: Iterable[Message]) -> Iterator[Message]:
    """Yield the messages of one read, the keys of words as such."""
    for is_printed, group in groupby(read, lambda message: isinstance(message, Key) and message.is_printable):
        messages = list(group)
        if is_printed and is_word("".join(key.character or "" for key in messages if isinstance(key, Key))):
            yield from (WordKey(key, at == 0) for at, key in enumerate(messages) if isinstance(key, Key))
        else:
            yield from messages
