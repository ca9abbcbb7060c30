"""The commands of every walk, lines that begin with a colon, and what each raises."""

from __future__ import annotations

from typing import NoReturn

from retro.core.text.parsing import narrow

BACK_HELP = ":b  back to the question before"
SKIP_HELP = ":s  skip this question"
GO_HELP = ":g  list the questions and go to one; :g 5 goes to the fifth, :g and a name to that one"
READ_HELP = ":r  read back what you've answered so far"
SWAP_HELP = ":d  read the days with day and month swapped"
READ_ANSWER_HELP = ":r  read this answer back"
EDIT_HELP = ":e  write this answer in your own editor"
EDIT_WHOLE_HELP = ":a  write the whole text in your own editor; left empty, it's made of its parts again"
NO_TEXT = "There's no text here to open in an editor."
NOTHING_YET = "Nothing yet."
LEAVE_HELP = ":q  leave; everything is saved"
LEAVE_WITH_ID_HELP = f"{LEAVE_HELP}, and the id to carry on with is printed"
LIST_HELP = ":?  list these commands"
COLON_HELP = "To start a line of text with a colon, type two."
CLEARS = frozenset("-–")
"""Lines that clear an answer; a word processor makes the second of the first."""
FIRST = "This is the first question."
UNKNOWN = ":? lists the commands."
TWO_COLONS = f"{UNKNOWN} {COLON_HELP}"


class Turn(Exception):  # no error: control flow
    """Raised to go elsewhere than to the next question."""


class Back(Turn):
    """Raised to go to the question before."""


class Skip(Turn):
    """Raised to go to the next question and leave this one unchanged."""


class Leave(Turn):
    """Raised to leave; everything is saved."""


class ReadBack(Turn):
    """Raised to read back what was answered so far, and ask again."""


class Again(Turn):
    """Raised to ask the same question again, as it is now."""


class Clear(Turn):
    """Raised by a dash: to clear what stands."""


class GoTo(Turn):
    """Raised to go to another page or question; `words` followed the command."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def back() -> NoReturn:
    """Raise Back."""
    raise Back


def skip() -> NoReturn:
    """Raise Skip."""
    raise Skip


def leave() -> NoReturn:
    """Raise Leave."""
    raise Leave


def read_back() -> NoReturn:
    """Raise ReadBack."""
    raise ReadBack


LONG = {
    "back": "b",
    "skip": "s",
    "go": "g",
    "edit": "e",
    "editor": "e",
    "read": "r",
    "quit": "q",
    "leave": "q",
    "help": "?",
}
"""The commands in full."""


def is_dash(typed: str) -> bool:
    """Tell whether a line is a dash alone, which clears what stands."""
    return typed in CLEARS


def go_to_words(command: str) -> str | None:
    """Return the words that follow "g", as in "g", "g 5", "g5" and "go story"; None for another command."""
    name, _, rest = command.partition(" ")
    letter = letter_of(name)
    if letter == "g" or (letter[:1] == "g" and letter[1:].isdigit()):
        return letter[1:] or rest.strip()
    return None


def letter_of(name: str) -> str:
    """Return the letter of a command that was typed as a letter or in full."""
    return LONG.get(name.casefold(), narrow(name.casefold()))
