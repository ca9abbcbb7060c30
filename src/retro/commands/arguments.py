"""Argument parser of `retro`, and the table from each command to the function that runs it.

Made for every command afresh, so only the parser that is needed is made, and typing is not imported.
"""

from __future__ import annotations

import argparse
import os
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable
from importlib import import_module
from itertools import islice

from retro import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from retro.paths import Paths

DESCRIPTION = "A retrospective for freelancers whose gig went wrong. Without a command: the full screen."
OUTCOMES = ("i-stopped", "they-stopped", "late", "not-accepted", "disputed", "unpaid", "faded", "other")
"""How a gig ended, as core.gig.choices.Outcome has it (a test holds them together); typed with a dash."""
EPILOGUE = "ID: the first four or more characters of an id. Data goes to stdout, messages to stderr."
NO_COUNT = "-n needs a number, 1 or more"
NO_WORD = "Search for what? Give a word or two"
STEPS_NAMED = "gig, story, cost, flags, meaning or lessons"
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
    words, searched = _search_words(words)
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


FILTERS = ("client", "tag", "source", "flag", "since", "until", "status", "outcome")
"""The options that say which gigs are meant; each has a value."""
_FILTERS = tuple(f"--{name}" for name in FILTERS)


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
        elif word in ("--json", "--help", "-h") or (word.partition("=")[0] in ("--home", *_FILTERS) and "=" in word):
            kept.append(word)
        elif word == "--home":
            kept += [word, next(rest, "")]
        elif word in _FILTERS:
            kept += [word, *islice(rest, 1)]
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


def _new(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="a draft to carry on with")
    _plain(command)


def _plain(command: ArgumentParser) -> None:
    command.add_argument("--plain", action="store_true", help="line by line; also with RETRO_PLAIN or ACCESSIBLE set")


def _lessons(command: ArgumentParser) -> None:
    _json(command)
    command.add_argument("--review", action="store_true", help="review those that are due, line by line")


def _list(command: ArgumentParser) -> None:
    command.add_argument("-n", dest="number", metavar="N", type=_count, help="show at most N")
    command.add_argument(
        "--by",
        choices=("gig", "written"),
        default="gig",
        help="sort by the day of the gig (its end, else when you wrote it down), or by when you wrote it down",
    )
    _filters(command)
    command.add_argument("--format", choices=("text", "csv"), default="text", help="one line per gig, or a table (CSV)")
    command.add_argument("--bom", action="store_true", help="start the CSV with a byte order mark, as Excel wants it")
    command.add_argument("--json", action="store_true", help="output JSON (retro/1), in the same order")


def _show(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig; retro list shows the ids")
    _json(command)


def _search(command: ArgumentParser) -> None:
    command.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        help='words that must all be there, or parts of them as you type them: pay doesn\'t find paid; "paid late" in '
        "quotes is a phrase",
    )
    _filters(command)
    _json(command)


def _filters(command: ArgumentParser) -> None:
    """Which gigs are meant; `commands.filters` reads them."""
    only = command.add_argument_group("only gigs")
    only.add_argument("--client", metavar="NAME", help="for this client; a part of the name will do")
    only.add_argument("--source", metavar="NAME", help="found through this; a part of the name will do")
    only.add_argument("--tag", metavar="TAG", help="with this tag")
    only.add_argument("--flag", metavar="FLAG", help="with this red flag: its code, or a part of its name")
    only.add_argument("--since", metavar="DAY", help="from this day on: 2026-03-14, march 2026, 2025, 3 weeks ago")
    only.add_argument("--until", metavar="DAY", help="up to this day")
    only.add_argument(
        "--status",
        choices=("draft", "open", "untold", "over"),
        help="not finished writing; still going; the client doesn't know yet; over",
    )
    only.add_argument("--outcome", metavar="OUTCOME", type=_outcome, help=f"that ended so: {', '.join(OUTCOMES)}")


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="output JSON (retro/1)")


def _export(command: ArgumentParser) -> None:
    command.add_argument("ids", metavar="ID", nargs="*", help="the gigs to export")
    command.add_argument("--all", action="store_true", help="export everything")
    _filters(command)
    command.add_argument("--format", choices=("md", "json"), default="md", help="Markdown, or one archive")
    command.add_argument("--redact", action="store_true", help="replace client names, amounts and links")
    command.add_argument(
        "--names",
        metavar="FILE",
        type=os.path.expanduser,
        help="more names to replace, one per line; - reads stdin",
    )
    _output(command)


def _compare(command: ArgumentParser) -> None:
    command.add_argument("a", metavar="A", help="the id of a gig")
    command.add_argument("b", metavar="B", help="the id of the gig to compare it with")
    _output(command)


def _output(command: ArgumentParser) -> None:
    command.add_argument("-o", dest="output", metavar="PATH", help="a file or folder instead of stdout")
    command.add_argument("--force", action="store_true", help="overwrite existing files")


def _patterns(command: ArgumentParser) -> None:
    _filters(command)
    command.add_argument("--json", action="store_true", help="output JSON (retro-patterns/1)")


def _due(command: ArgumentParser) -> None:
    command.add_argument("--ics", action="store_true", help="upcoming checkpoints and reviews, as a calendar file")
    _output(command)


def _message(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig, or a vetted gig under way")
    command.add_argument("--handover", action="store_true", help="the handover notes instead, as Markdown")
    command.add_argument("--plain", action="store_true", help="ask for the parts first, line by line")
    _output(command)


def _told(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig, or a vetted gig under way")
    command.add_argument("date", metavar="DATE", nargs="*", help="when; default: today")
    command.add_argument("--how", choices=("wrote", "called", "in-person"), help="how you told them")
    command.add_argument("--undo", action="store_true", help="they weren't told after all")


def _vet(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="a vetted gig; - reads a job post from stdin")
    command.add_argument("--list", action="store_true", help="list vetted gigs, newest first")
    command.add_argument("--json", action="store_true", help="output JSON (retro-vet/1)")
    _output(command)


def _checkin(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="a gig under way; without it the one that waits longest")


def _import(command: ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE", nargs="+", help="an archive, or one retrospective as JSON")
    known = command.add_mutually_exclusive_group()
    known.add_argument(
        "--merge", action="store_true", help="bring two machines together: keep what was written on either"
    )
    known.add_argument("--update", action="store_true", help="overwrite existing entries with the imported ones")
    command.add_argument("--dry-run", action="store_true", help="show what would happen, change nothing")


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
        help="the backup; default: the newest intact one",
    )
    command.add_argument("--undo", action="store_true", help="undo the last restore")
    command.add_argument("--salvage", action="store_true", help="read what can be read of a damaged library")


def _rules(command: ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "md"), default="text", help="plain text, or Markdown")
    _output(command)


def _questions(command: ArgumentParser) -> None:
    command.add_argument("--add", nargs=2, metavar=("STEP", "TEXT"), help=f"ask this at the end of {STEPS_NAMED}")
    command.add_argument("--rename", nargs=2, metavar=("NUMBER", "TEXT"), help="other words from now on")
    command.add_argument("--retire", metavar="NUMBER", help="stop asking it; answers stay")
    command.add_argument("--ask-again", metavar="NUMBER", help="ask a retired one again")


def _undelete(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="as retro trash shows it")


def _purge(command: ArgumentParser) -> None:
    command.add_argument("ids", metavar="ID", nargs="*", help="gigs or vetted gigs to delete")
    command.add_argument("--trash", action="store_true", help="everything in the trash")
    command.add_argument("--yes", action="store_true", help="skip the confirmation")
    command.add_argument("--backups", dest="backups_too", action="store_true", help="delete it from backups too")


COMMANDS: dict[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "new": ("Start a new retrospective, or carry on with the draft named", _new),
    "older": ("Add an older gig (1 minute)", _plain),
    "list": ("List retrospectives, newest first", _list),
    "show": ("Show one retrospective, as Markdown", _show),
    "search": ("Search everything you wrote (matches all words)", _search),
    "where": ("Show where retro keeps its files", _no_more),
    "export": ("Export retrospectives to stdout, a file or a folder", _export),
    "compare": ("Compare two retrospectives, as Markdown", _compare),
    "lessons": ("List your rules, those that are due first", _lessons),
    "due": ("Print what is due: clients to tell, checkpoints, lessons (prints nothing if none)", _due),
    "message": ("Print the message to a client who has to be told; sends nothing", _message),
    "told": ("Note that you told the client, and when", _told),
    "vet": ("Vet the next gig before you say yes: a few questions from your own past", _vet),
    "checkin": ("Check in on a gig under way: hours, red flags, the checkpoint; one minute", _checkin),
    "import": ("Import archives, all or nothing", _import),
    "backup": ("Back up the library; the copy is checked", _backup),
    "restore": ("Restore from a backup; the current library is set aside", _restore),
    "doctor": ("Check for problems; changes nothing", _no_more),
    "rules": ("Print your ten rules that weigh most, on one page", _rules),
    "questions": ("List your own questions, or add, rename and retire one", _questions),
    "trash": ("List what was deleted and can be brought back", _no_more),
    "undelete": ("Bring back what was deleted", _undelete),
    "purge": ("Delete for good; lists what will go and asks first", _purge),
    "patterns": ("Show what keeps coming back across your gigs", _patterns),
}
"""What each command does, and its own options."""


def _outcome(text: str) -> str:
    """The outcome's name in retro/1."""
    name = "-".join(text.lower().replace("_", " ").replace("-", " ").split())
    if name not in OUTCOMES:
        raise argparse.ArgumentTypeError(f"--outcome is {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]}, not “{text}”")
    return name.replace("-", "_")


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1 or len(text) > 9:
        raise argparse.ArgumentTypeError(NO_COUNT)
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
