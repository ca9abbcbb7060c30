"""Argument parser of `retro`, and the table from each command to the function that runs it.

Made for every command afresh, so only the parser that is needed is made, and typing is not imported.
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
HOME = "keep everything in this folder"
FUNCTIONS = {
    "new": "plain.start:new",
    "older": "plain.older:older",
    "list": "list_search:list_gigs",
    "show": "show:show",
    "search": "list_search:search",
    "where": "list_search:where",
    "export": "export:export_gigs",
    "compare": "comparing:compare",
    "lessons": "lessons:list_lessons",
    "due": "due:due",
    "message": "message:message",
    "told": "told:told",
    "vet": "vet.command:vet",
    "checkin": "checkin:checkin",
    "import": "import_:import_files",
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
"""Where each command's function is; its module is imported only when it is called."""


class Formatter(HelpFormatter):
    """As wide as the terminal, which the stock one asks shutil for, and that imports every kind of compression."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class Parser(ArgumentParser):
    """Says in one sentence what was wrong, and where to read on."""

    def __init__(self, prog: str | None = None, description: str = "", epilog: str = "") -> None:
        super().__init__(prog, None, description, epilog, formatter_class=Formatter, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Exit 2 with one line."""
        from retro.commands.usage_errors import sentence

        self.exit(2, f"retro: {sentence(message, self.prog)}\n")


def command_function(name: str) -> Callable[[Paths, Namespace], int]:
    """The function that answers a command."""
    module, _, function = FUNCTIONS[name].partition(":")
    found: Callable[[Paths, Namespace], int] = getattr(import_module(f"retro.commands.{module}"), function)
    return found


def parse(words: list[str]) -> Namespace:
    """The options meant; exits 2 on wrong usage, 0 on --help and --version."""
    searched: list[str] | None = None
    if "search" in words:
        from retro.commands.search_words import search_words  # no other command needs it

        words, searched = search_words(words)
    parser = _parser(_command(words))
    options = parser.parse_args(words)
    if searched is not None:
        options.words = searched
        if not searched:
            parser.error(NO_WORD)
    return options


def _command(words: list[str]) -> str:
    """The command, where it stands first or after --home alone; "" where argparse has to find it."""
    rest = iter(words)
    for word in rest:
        if word == "--home":
            next(rest, None)
        elif not word.startswith("--home="):
            return word if word in COMMANDS else ""
    return ""


def _parser(only: str) -> ArgumentParser:
    """The parser of all commands, or one that knows only this."""
    parser = Parser("retro", description=DESCRIPTION, epilog=EPILOGUE)
    parser.add_argument("--home", metavar="DIR", help=f"{HOME} (or set RETRO_HOME)")
    parser.add_argument("--demo", action="store_true", help="a temporary library of samples")
    parser.add_argument("--version", action="version", version=f"retro {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser, prog="retro")
    for name in [only] if only else COMMANDS:
        told, add = COMMANDS[name]
        command = commands.add_parser(name, help=told, description=f"{told}.")
        command.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=HOME)
        add(command)
    return parser


def _columns() -> int:
    """The terminal's width, or what COLUMNS says; 80 where there is no terminal."""
    said = os.environ.get("COLUMNS", "")
    if said.isdigit() and int(said):
        return int(said)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80
