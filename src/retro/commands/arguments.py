"""Argument parser of `retro`, and the table from each command to the function that runs it.

Only the parser of the given command is built with its options, and `typing` is not imported, because both cost start-up
time.
"""

from __future__ import annotations

import argparse
import os
from argparse import Action, ArgumentError, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
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
ONCE = "Give {} only once"
EMPTY = "There's an empty word on the command line"
FORCE_ALONE = "--force goes with -o"
NEEDS_A_VALUE = "expected one argument"
UNRECOGNIZED = "unrecognized arguments: {}"
"""As argparse says it; usage_errors rewrites it."""
HOME = "keep everything in this folder"
FUNCTIONS = {
    "new": "message.writing_up:write_up",
    "older": "plain.older:older",
    "list": "listing:list_gigs",
    "show": "files.show:show",
    "search": "search.command:search",
    "where": "where:where",
    "export": "files.export:export_gigs",
    "compare": "files.comparing:compare",
    "lessons": "lessons:list_lessons",
    "due": "due.command:due",
    "message": "message.command:message",
    "told": "message.told:told",
    "vet": "vet.command:vet",
    "checkin": "under_way.checkin:checkin",
    "end": "under_way.ending:end_gig",
    "import": "files.import_:import_files",
    "patterns": "patterns:patterns",
    "backup": "care.backup:backup",
    "restore": "care.restore:restore",
    "doctor": "care.doctor:doctor",
    "purge": "purge:purge",
    "rules": "rules:rules",
    "questions": "questions:questions",
    "delete": "trash:delete",
    "trash": "trash:trash",
    "undelete": "trash:undelete",
}
"""The function of each command as "module:name"; its module is imported when the command is called."""
NAMING_A_PLACE = ("--home", "-o", "--names")
"""Options whose value is a path."""
LISTS = {"told": "date", "export": "ids", "import": "files", "purge": "ids"}
"""Commands that take a list, and its name."""
_UNTRANSLATED = {"_": str, "ngettext": lambda one, many, count: one if count == 1 else many}
"""Functions of argparse's own module by which it translates, as they are for English."""


class Formatter(HelpFormatter):
    """Help formatter as wide as the terminal. The stock one asks shutil, which imports every compression module."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


class Once(Action):
    """Stores a value; an option that is given twice, or an empty word, is wrong usage and never silently ignored."""

    is_given = False

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: str | Sequence[str] | None,
        option_string: str | None = None,
    ) -> None:
        """Store the value. Raises ArgumentError."""
        if option_string:
            if self.is_given:
                raise ArgumentError(self, ONCE.format(option_string))
            self.is_given = True
            if option_string in NAMING_A_PLACE and not str(values).strip():
                raise ArgumentError(self, NEEDS_A_VALUE)
        elif any(not str(word).strip() for word in ([values] if isinstance(values, str) else values or ())):
            parser.error(EMPTY)
        setattr(namespace, self.dest, values)


class Parser(ArgumentParser):
    """Parser that reports wrong usage in one sentence with a next step."""

    def __init__(self, prog: str | None = None, description: str = "", epilog: str = "") -> None:
        super().__init__(prog, None, description, epilog, formatter_class=Formatter, allow_abbrev=False)
        self.register("action", None, Once)
        self.commands: dict[str, Parser] = {}

    def error(self, message: str) -> NoReturn:
        """Print one line to stderr and exit with 2."""
        from retro.commands.usage_errors import sentence

        self.exit(2, f"retro: {sentence(message, self.prog, list(self._option_string_actions))}\n")


def command_function(name: str) -> Callable[[Paths, Namespace], int]:
    """Import and return the function that runs a command (its contract: the docstring of this folder)."""
    module, _, function = FUNCTIONS[name].partition(":")
    found: Callable[[Paths, Namespace], int] = getattr(import_module(f"retro.commands.{module}"), function)
    return found


@contextmanager
def untranslated() -> Iterator[None]:
    """Let argparse look no translation up meanwhile: that imports locale, and usage_errors reads English.

    No parser can be given other words: argparse takes them from its module, for the names of groups already when a
    parser is made.
    """
    before = {name: vars(argparse)[name] for name in _UNTRANSLATED}
    vars(argparse).update(_UNTRANSLATED)
    try:
        yield
    finally:
        vars(argparse).update(before)


@untranslated()
def parse(words: list[str]) -> Namespace:
    """Parse the arguments. Exits with 2 on wrong usage, with 0 on --help and --version."""
    searched: list[str] | None = None
    if "search" in words:
        from retro.commands.search.words import search_words  # no other command needs it

        words, searched = search_words(words)
    parser = _parser(_command(words), words)
    options = _options(parser, words)
    if searched is not None:
        from retro.storage.queries.search import wanted_words  # search alone needs it, and loads it anyway

        options.words = searched
        if not any(map(wanted_words, searched)):
            parser.commands["search"].error(NO_WORD)
    if getattr(options, "force", False) and not options.output:
        parser.commands[options.command].error(FORCE_ALONE)
    return options


def _options(parser: Parser, words: list[str]) -> Namespace:
    """Parse the arguments. A list may go on after an option, as in "told 4f3a --how called last Friday"."""
    options, rest = parser.parse_known_args(words)
    if sum(word == "--home" or word.startswith("--home=") for word in words) > 1:  # it's of retro and of each command
        parser.error(ONCE.format("--home"))
    listed = LISTS.get(options.command or "")
    if listed and not any(word.startswith("-") for word in rest):
        if not all(word.strip() for word in rest):
            parser.commands[options.command].error(EMPTY)
        setattr(options, listed, [*getattr(options, listed), *rest])
    elif rest:
        wrong = parser.commands.get(options.command or "", parser)  # whose help tells more
        wrong.error(UNRECOGNIZED.format(" ".join(rest)))
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


def _parser(only: str, named: Container[str]) -> Parser:
    """Build the parser of all commands, or of one command only; with their options those that are `named`."""
    parser = Parser("retro", description=DESCRIPTION, epilog=EPILOGUE)
    parser.add_argument("--home", metavar="DIR", help=f"{HOME} (or set RETRO_HOME)")
    parser.add_argument("--demo", action="store_true", help="open a temporary library of sample gigs")
    parser.add_argument("--version", action="version", version=f"retro {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser, prog="retro")
    for name in [only] if only else COMMANDS:
        told, add = COMMANDS[name]
        command = parser.commands[name] = commands.add_parser(name, help=told, description=f"{told}.")
        command.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help=HOME)
        command.add_argument("--demo", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        if name in named:  # the full screen, the usual case, names none
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
