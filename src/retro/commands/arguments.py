"""What can be typed after `retro`, and which function answers it.

Made for every command afresh, so only the parser that is needed is made, and typing is not imported.
"""

from __future__ import annotations

import argparse
import os
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable
from importlib import import_module

from retro import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from retro.paths import Paths

DESCRIPTION = "A structured post-mortem for freelancers. Without a command: the full screen."
EPILOGUE = "An ID is the beginning of one: four digits or more. Data goes to stdout, talk to stderr."
HOME = "keep everything under this folder"
FUNCTIONS = {
    "list": "list_search:list_gigs",
    "show": "export:show",
    "search": "list_search:search",
    "where": "list_search:where",
    "export": "export:export_gigs",
    "compare": "comparing:compare",
    "lessons": "lessons:list_lessons",
    "due": "due:due",
    "vet": "vet.command:vet",
    "import": "import_:import_files",
    "patterns": "patterns:patterns",
    "backup": "library_care:backup",
    "restore": "library_care:restore",
    "doctor": "library_care:doctor",
    "purge": "purge:purge",
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
        self.exit(2, f"retro: {message[:1].upper()}{message[1:]}. See {self.prog} --help.\n")


def load(name: str) -> Callable[[Paths, Namespace], int]:
    """The function that answers a command."""
    module, _, function = FUNCTIONS[name].partition(":")
    found: Callable[[Paths, Namespace], int] = getattr(import_module(f"retro.commands.{module}"), function)
    return found


def parse(words: list[str]) -> Namespace:
    """The options meant; exits 2 on wrong usage, 0 on --help and --version."""
    words, searched = _search_words(words)
    parser = _parser(_command(words))
    options = parser.parse_args(words)
    if searched is not None:
        options.words = searched
        if not searched:
            parser.error("search needs a word to look for")
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


def _search_words(words: list[str]) -> tuple[list[str], list[str] | None]:
    """Set apart the words after `search`, dashed ones too; what stays are the options that search knows."""
    if "search" not in words or any(not word.startswith("-") for word in _before(words)):
        return words, None
    at = len(_head(words))
    kept = words[: at + 1]
    wanted: list[str] = []
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


def _no_more(command: ArgumentParser) -> None: ...


def _list(command: ArgumentParser) -> None:
    command.add_argument("-n", dest="number", metavar="N", type=_count, help="at most so many")
    _json(command)


def _show(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID")
    _json(command)


def _search(command: ArgumentParser) -> None:
    command.add_argument("words", metavar="WORDS", nargs="*")
    _json(command)


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="as retro/1 data")


def _export(command: ArgumentParser) -> None:
    command.add_argument("ids", metavar="ID", nargs="*")
    command.add_argument("--all", action="store_true", help="all of them")
    command.add_argument("--format", choices=("md", "json"), default="md", help="Markdown, or one archive")
    command.add_argument("--redact", action="store_true", help="client names, amounts and links replaced")
    command.add_argument(
        "--names",
        metavar="FILE",
        type=os.path.expanduser,
        help="further names to replace, one to a line; - reads stdin",
    )
    _output(command)


def _compare(command: ArgumentParser) -> None:
    command.add_argument("a", metavar="A")
    command.add_argument("b", metavar="B")
    _output(command)


def _output(command: ArgumentParser) -> None:
    command.add_argument("-o", dest="output", metavar="PATH", help="a file or folder instead of stdout")
    command.add_argument("--force", action="store_true", help="replace a file that is there")


def _patterns(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="as retro-patterns/1 data")


def _due(command: ArgumentParser) -> None:
    command.add_argument("--ics", action="store_true", help="all stops and looks to come, as a calendar file")
    _output(command)


def _vet(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="one that was kept; - reads a job post from stdin")
    command.add_argument("--list", action="store_true", help="all of them, newest first")
    command.add_argument("--json", action="store_true", help="as retro-vet/1 data")
    _output(command)


def _import(command: ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE", nargs="+", type=os.path.expanduser)
    command.add_argument("--update", action="store_true", help="replace what is here with what comes in")
    command.add_argument("--dry-run", action="store_true", help="only say what would happen")


def _backup(command: ArgumentParser) -> None:
    command.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=os.path.expanduser,
        help="a file or folder instead of the folder of backups",
    )


def _restore(command: ArgumentParser) -> None:
    command.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=os.path.expanduser,
        help="the backup; otherwise the newest that is whole",
    )
    command.add_argument("--undo", action="store_true", help="put back what the last restore set aside")
    command.add_argument("--salvage", action="store_true", help="read what can be read of a damaged library")


def _purge(command: ArgumentParser) -> None:
    command.add_argument("ids", metavar="ID", nargs="*")
    command.add_argument("--trash", action="store_true", help="everything in the trash")
    command.add_argument("--yes", action="store_true", help="do not ask")
    command.add_argument("--backups", dest="backups_too", action="store_true", help="delete it from backups too")


COMMANDS: dict[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "new": ("Straight into the wizard", _no_more),
    "list": ("The retrospectives, newest first", _list),
    "show": ("One retrospective, as Markdown", _show),
    "search": ("Find words, wherever they were written; all must occur", _search),
    "where": ("Every path in use", _no_more),
    "export": ("Write retrospectives to stdout, a file or a folder", _export),
    "compare": ("Two retrospectives side by side, as Markdown", _compare),
    "lessons": ("The rules for next time, those that are due first", _json),
    "due": ("A line for each stop and one for the lessons that are due, nothing otherwise", _due),
    "vet": ("Look at the next gig before you say yes: a few questions from your own past", _vet),
    "import": ("Take in archives, all or nothing", _import),
    "backup": ("A consistent, checked copy of the library", _backup),
    "restore": ("Back from a backup; what is there now is set aside", _restore),
    "doctor": ("Look for what is wrong, and change nothing", _no_more),
    "purge": ("Delete for good; says what goes, and asks", _purge),
    "patterns": ("What comes back over all finished gigs", _patterns),
}
"""What each command does, and its own options."""


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1 or len(text) > 9:
        raise argparse.ArgumentTypeError(f"-n takes a number from 1, not {text!r}")
    return int(text)


def _columns() -> int:
    """The terminal's width, or what COLUMNS says; 80 where there is no terminal."""
    said = os.environ.get("COLUMNS", "")
    if said.isdigit() and int(said):
        return int(said)
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80
