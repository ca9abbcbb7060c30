"""What can be typed after `retro`, and which function answers it."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from typing import NoReturn

from retro import __version__
from retro.paths import Paths

Command = Callable[[Paths, Namespace], int]

COMMANDS = {
    "list": "reading:list_gigs",
    "show": "reading:show",
    "search": "reading:search",
    "where": "reading:where",
    "export": "exporting:export_gigs",
    "compare": "exporting:compare",
    "import": "importing:import_files",
}
"""Where each command's function is; its module is imported only when it is called."""

DESCRIPTION = "A structured post-mortem for freelancers. Without a command: the full screen."
EPILOGUE = "An ID is the beginning of one: four digits or more. Data goes to stdout, talk to stderr."


class Parser(ArgumentParser):
    """Says in one sentence what was wrong, and where to read on."""

    def error(self, message: str) -> NoReturn:
        """Exit 2 with one line."""
        self.exit(2, f"retro: {message[:1].upper()}{message[1:]}. See {self.prog} --help.\n")


def load(name: str) -> Command:
    """The function that answers a command."""
    module, _, function = COMMANDS[name].partition(":")
    command: Command = getattr(import_module(f"retro.commands.{module}"), function)
    return command


def parse(words: list[str]) -> Namespace:
    """The options meant; exits 2 on wrong usage, 0 on --help and --version."""
    words, searched = _search_words(words)
    options = _parser().parse_args(words)
    if searched is not None:
        options.words = searched
        if not searched:
            _parser().error("search needs a word to look for")
    return options


def _search_words(words: list[str]) -> tuple[list[str], list[str] | None]:
    """Set apart the words after `search`, dashed ones too; what stays are the options that search knows."""
    if "search" not in words or any(not word.startswith("-") for word in _before(words)):
        return words, None
    at = len(_head(words))
    kept, wanted = words[: at + 1], []
    rest = iter(words[at + 1 :])
    for word in rest:
        if word == "--":
            wanted += rest
        elif word in ("--json", "--help", "-h") or word.startswith("--home="):
            kept.append(word)
        elif word == "--home":
            kept += [word, next(rest, "")]
        else:
            wanted.append(word)
    return kept, wanted


def _head(words: list[str]) -> list[str]:
    """What stands before the command."""
    return words[: words.index("search")]


def _before(words: list[str]) -> list[str]:
    """The same without the value of --home."""
    head = _head(words)
    return [word for number, word in enumerate(head) if number == 0 or head[number - 1] != "--home"]


def _parser() -> ArgumentParser:
    common = Parser(add_help=False)
    common.add_argument("--home", metavar="DIR", default=argparse.SUPPRESS, help="keep everything under this folder")
    parser = Parser("retro", description=DESCRIPTION, epilog=EPILOGUE, allow_abbrev=False)
    parser.add_argument("--home", metavar="DIR", help="keep everything under this folder (or set RETRO_HOME)")
    parser.add_argument("--demo", action="store_true", help="a temporary library of samples")
    parser.add_argument("--version", action="version", version=f"retro {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=Parser)

    def command(name: str, told: str) -> ArgumentParser:
        return commands.add_parser(name, parents=[common], help=told, description=f"{told}.", allow_abbrev=False)

    command("new", "Straight into the wizard")
    _add_reading(command)
    _add_exporting(command)
    return parser


def _add_reading(command: Callable[[str, str], ArgumentParser]) -> None:
    listing = command("list", "The retrospectives, newest first")
    listing.add_argument("-n", dest="number", metavar="N", type=_count, help="at most so many")
    showing = command("show", "One retrospective, as Markdown")
    showing.add_argument("id", metavar="ID")
    searching = command("search", "Find words, wherever they were written; all must occur")
    searching.add_argument("words", metavar="WORDS", nargs="*")
    for parser in (listing, showing, searching):
        parser.add_argument("--json", action="store_true", help="as retro/1 data")
    command("where", "Every path in use")


def _add_exporting(command: Callable[[str, str], ArgumentParser]) -> None:
    exporting = command("export", "Write retrospectives to stdout, a file or a folder")
    exporting.add_argument("ids", metavar="ID", nargs="*")
    exporting.add_argument("--all", action="store_true", help="all of them")
    exporting.add_argument("--format", choices=("md", "json"), default="md", help="Markdown, or one archive")
    comparing = command("compare", "Two retrospectives side by side, as Markdown")
    comparing.add_argument("a", metavar="A")
    comparing.add_argument("b", metavar="B")
    for parser in (exporting, comparing):
        parser.add_argument("-o", dest="output", metavar="PATH", help="a file or folder instead of stdout")
        parser.add_argument("--force", action="store_true", help="replace a file that is there")
    importing = command("import", "Take in archives, all or nothing")
    importing.add_argument("files", metavar="FILE", nargs="+")
    importing.add_argument("--update", action="store_true", help="replace what is here with what comes in")
    importing.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1 or len(text) > 9:
        raise argparse.ArgumentTypeError(f"-n takes a number from 1, not {text!r}")
    return int(text)
