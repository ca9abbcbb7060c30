"""The one table of the commands of every walk, lines that begin with a colon, and what each raises."""

from __future__ import annotations

from typing import NamedTuple, NoReturn

from retro.core.text.parsing import narrow


class LineCommand(NamedTuple):
    """A command as it is typed, and as `:?` lists it."""

    letter: str
    does: str
    names: tuple[str, ...] = ()
    """The command in full."""

    def saying(self, does: str) -> LineCommand:
        """Return it with other words for what it does in a walk."""
        return self._replace(does=does)

    @property
    def help(self) -> str:
        """Return its line in the list, such as ":s  skip this question"."""
        return f":{self.letter}  {self.does}"


BACK = LineCommand("b", "back to the question before", ("back",))
SKIP = LineCommand("s", "skip this question", ("skip",))
GO = LineCommand("g", "list the questions and go to one; :g 5 goes to the fifth, :g and a name to that one", ("go",))
EDIT = LineCommand("e", "write this answer in your own editor", ("edit", "editor"))
EDIT_WHOLE = LineCommand("a", "write the whole text in your own editor; left empty, it's made of its parts again")
READ = LineCommand("r", "read this answer back", ("read",))
READ_ALL = READ.saying("read back what you've answered so far")
SWAP = LineCommand("d", "read the days with day and month swapped")
LEAVE = LineCommand("q", "leave; everything is saved", ("quit", "leave"))
LEAVE_WITH_ID = LEAVE.saying(f"{LEAVE.does}, and the id to carry on with is printed")
LIST = LineCommand("?", "list these commands", ("help",))
LONG = {name: each.letter for each in (BACK, SKIP, GO, EDIT, READ, LEAVE, LIST) for name in each.names}

NO_TEXT = "There's no text here to open in an editor."
NOTHING_YET = "Nothing yet."
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


def is_dash(typed: str) -> bool:
    """Tell whether a line is a dash alone, which clears what stands."""
    return typed in CLEARS


def go_to_words(command: str) -> str | None:
    """Return the words that follow "go to", as in "g", "g 5", "g5" and "go story"; None for another command."""
    name, _, rest = command.partition(" ")
    letter = letter_of(name)
    if letter == GO.letter or (letter[:1] == GO.letter and letter[1:].isdigit()):
        return letter[1:] or rest.strip()
    return None


def letter_of(name: str) -> str:
    """Return the letter of a command that was typed as a letter or in full."""
    return LONG.get(name.casefold(), narrow(name.casefold()))
