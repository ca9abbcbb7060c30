"""Rewrites what argparse finds wrong with a command line as one sentence with a next step."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from retro.core.text.control_chars import visible

IS_MISSING = "{} is missing"
LIST, TRASH = "retro list", "retro trash"

NO_COMMAND = "There's no command “{}”.{} See retro --help."
NO_OPTION = "There's no option “{}”.{} See {} --help."
DID_YOU_MEAN = " Did you mean {}?"
ALIKE = {"add": "new", "edit": "new", "find": "search", "remove": "delete"}
"""Commands by what else they could be called."""
NOT_EXPECTED = "“{}” isn't expected here. See {} --help."
NO_CHOICE = "{} takes {}, not “{}”."
NO_VALUE = "{} needs a value. See {} --help."
NO_VALUES = "{} needs {} values. See {} --help."
VALUES = {
    "--add": "--add needs a step and your question in quotes: --add story QUESTION",
    "--rename": "--rename needs a number and the new words in quotes: --rename 1 QUESTION",
}
"""Sentence for each option that takes two values."""
TAKES_NONE = "{} takes no value."
NOT_BOTH = "Give {} or {}, not both."
NEEDED = {
    "ID": "Which one? Give an ID; retro list shows them.",
    "A, B": "Which two? Give their ids; retro list shows them.",
    "B": "Compare it with which one? Give its ID as well; retro list shows them.",
    "FILE": "Which file? Give its name.",
}
"""Sentence for each missing argument."""
UNKNOWN_OPTION = r"unrecognized arguments: (-\S+)(?: .*)?"
ANY_OTHER = "{}. See {} --help."

_KINDS: tuple[tuple[str, Callable[[re.Match[str], str], str]], ...] = (
    (
        r"argument COMMAND: invalid choice: '(.*)' \(choose .*\)",
        lambda found, program: NO_COMMAND.format(found[1], _meant_command(found[1])),
    ),
    (
        r"argument (\S+): invalid choice: '(.*)' \(choose from (.*)\)",
        lambda found, program: NO_CHOICE.format(found[1], _either(found[3]), found[2]),
    ),
    (
        r"the following arguments are required: (.*)",
        lambda found, program: _needed(found[1], program),
    ),
    (r"unrecognized arguments: (.*)", lambda found, program: NOT_EXPECTED.format(found[1], program)),
    (
        r"argument (\S+): expected (\d+) arguments",
        lambda found, program: VALUES.get(found[1]) or NO_VALUES.format(found[1], found[2], program),
    ),
    (r"argument (\S+): expected .*", lambda found, program: NO_VALUE.format(found[1], program)),
    (r"argument (\S+): ignored explicit argument .*", lambda found, program: TAKES_NONE.format(found[1])),
    (
        r"argument (\S+): not allowed with argument (\S+)",
        lambda found, program: NOT_BOTH.format(found[2], found[1]),
    ),
    (r"argument \S+: (.*)", lambda found, program: f"{found[1]}."),
)


def sentence(message: str, program: str, options: Sequence[str] = ()) -> str:
    """Rewrite argparse's message; the sentence names `program`, whose help tells more, and the option of these that
    may be meant.
    """
    message = visible(message).replace("\n", "␊")
    if found := re.fullmatch(UNKNOWN_OPTION, message):
        return NO_OPTION.format(found[1], _closest(found[1], options), program)
    for pattern, say in _KINDS:
        if found := re.fullmatch(pattern, message):
            return say(found, program)
    return ANY_OTHER.format(f"{message[:1].upper()}{message[1:]}", program)


def _meant_command(typed: str) -> str:
    from retro.commands.options import COMMANDS

    if re.fullmatch("[0-9a-fA-F]{4,32}", typed) and re.search("[0-9]", typed):  # an id, and no word such as "added"
        return DID_YOU_MEAN.format(f"show {typed}")
    return _closest(ALIKE.get(typed.casefold(), typed), list(COMMANDS))


def _closest(typed: str, known: Sequence[str]) -> str:
    """Return the question whether the name most like it was meant; "" if none is like it."""
    from difflib import get_close_matches

    names = {name.strip("-"): name for name in known}
    found = get_close_matches(typed.partition("=")[0].strip("-").casefold(), names, 1)
    return DID_YOU_MEAN.format(names[found[0]]) if found else ""


def _needed(names: str, program: str) -> str:
    said = NEEDED.get(names) or ANY_OTHER.format(IS_MISSING.format(names), program)
    return said.replace(LIST, TRASH) if program.endswith(" undelete") else said


def _either(choices: str) -> str:
    """Join argparse's list of choices, such as "md or json"."""
    *first, last = [choice.strip().strip("'") for choice in choices.split(",")]
    return f"{', '.join(first)} or {last}" if first else last
