"""Argument parser of `retro`, and the table from each command to the function that runs it.

Only the parser of the given command is built, and `typing` is not imported, because both cost start-up time.
"""

from __future__ import annotations

import argparse
import os
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable
from importlib import import_module

from retro import __version__
from retro.commands.options import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from retro.paths import Paths

DESCRIPTION = "A retrospective for freelancers whose gig went wrong. Without a command: the full screen."
EPILOGUE = "ID: the first four or more characters of an id. Data goes to stdout, messages to stderr."
NO_WORD = "Search for what? Give a word or two"
UNRECOGNIZED = "unrecognized arguments: {}"
"""As argparse says it; usage_errors rewrites it."""
HOME = "keep everything in this folder"
FUNCTIONS = {
    "new": "plain.start:new",
    "older": "plain.older:older",
    "list": "list_search:list_gigs",
    "show": "files.show:show",
    "search": "list_search:search",
    "where": "list_search:where",
    "export": "files.export:export_gigs",
    "compare": "files.comparing:compare",
    "lessons": "lessons:list_lessons",
    "due": "due.command:due",
    "message": "message.command:message",
    "told": "message.told:told",
    "vet": "vet.command:vet",
    "checkin": "checkin:checkin",
    "import": "files.import_:import_files",
    "patterns": "patterns:patterns",
    "backup": "library_care:backup",
    "restore": "library_care:restore",
    "doctor": "library_care:doctor",
    "purge": "purge:purge",
    "rules": "rules:rules",
    "questions": "questions:questions",
    "trash": "trash:trash",
    "undelete": "trash:undelete",
}
"""The function of each command as "module:name"; its module is imported when the command is called."""
LISTS = {"told": "date", "export": "ids", "import": "files", "purge": "ids"}
"""Commands that take a list, and its name."""


class Formatter(HelpFormatter):
    """Help formatter as wide as the terminal. The stock one asks shutil, which imports every compression module."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class Parser(ArgumentParser):
    """Parser that reports wrong usage in one sentence with a next step."""

    def __init__(self, prog: str | None = None, description: str = "", epilog: str = "") -> None:
        super().__init__(prog, None, description, epilog, formatter_class=Formatter, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Print one line to stderr and exit with 2."""
        from retro.commands.usage_errors import sentence

        self.exit(2, f"retro: {sentence(message, self.prog)}\n")


def command_function(name: str) -> Callable[[Paths, Namespace], int]:
    """Import and return the function that runs a command."""
    module, _, function = FUNCTIONS[name].partition(":")
    found: Callable[[Paths, Namespace], int] = getattr(import_module(f"retro.commands.{module}"), function)
    return found


def parse(words: list[str]) -> Namespace:
    """Parse the arguments. Exits with 2 on wrong usage, with 0 on --help and --version."""
    searched: list[str] | None = None
    if "search" in words:
        from retro.commands.search_words import search_words  # no other command needs it

        words, searched = search_words(words)
    parser = _parser(_command(words))
    options = _options(parser, words)
    if searched is not None:
        options.words = searched
        if not searched:
            parser.error(NO_WORD)
    return options


def _options(parser: ArgumentParser, words: list[str]) -> Namespace:
    """Parse the arguments. A list may go on after an option, as in "told 4f3a --how called last Friday"."""
    options, rest = parser.parse_known_args(words)
    listed = LISTS.get(options.command or "")
    if listed and not any(word.startswith("-") for word in rest):
        setattr(options, listed, [*getattr(options, listed), *rest])
    elif rest:
        parser.prog = f"{parser.prog} {options.command or ''}".rstrip()  # whose help tells more
        parser.error(UNRECOGNIZED.format(" ".join(rest)))
    return options


def _command(words: list[str]) -> str:
    """Return the command if it stands first or directly after --home; "" if argparse has to find it."""
    rest = iter(words)
    for word in rest:
        if word == "--home":
            next(rest, None)
        elif not word.startswith("--home="):
            return word if word in COMMANDS else ""
    return ""


def _parser(only: str) -> ArgumentParser:
    """Build the parser of all commands, or of one command only."""
    parser = Parser("retro", description=DESCRIPTION, epilog=EPILOGUE)
    parser.add_argument("--home", metavar="DIR", help=f"{HOME} (or set RETRO_HOME)")
    parser.add_argument("--demo", action="store_true", help="a temporary library of samples")
    parser.add_argument("--version", action="version", version=f"retro {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser, prog="retro")
    for name in [only] if only else COMMANDS:
        told, add = COMMANDS[name]
        command = commands.add_parser(name, help=told, description=f"{told}.")
        command.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=HOME)
        command.add_argument("--demo", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        add(command)
    return parser


def _columns() -> int:
    """Return the terminal's width in columns, or COLUMNS if it is set; 80 without a terminal."""
    said = os.environ.get("COLUMNS", "")
    if said.isdigit() and int(said):
        return int(said)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80
