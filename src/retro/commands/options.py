"""Commands, what each does, and its own options; arguments.py makes a parser of them."""

from __future__ import annotations

import argparse
from argparse import ArgumentParser
from collections.abc import Callable

ASK_AFTER = "ask this at the end of a step: gig, story, cost, flags, meaning or lessons"
LINE_BY_LINE = "line by line; also with RETRO_PLAIN or ACCESSIBLE set"
ANSWERS_FROM_A_PIPE = "read your answers from a pipe too; also with RETRO_PLAIN or ACCESSIBLE set"
ALWAYS_PLAIN = "changes nothing here: it always asks line by line"
PRINTS_PLAIN = "changes nothing here: it always prints plain lines"
IN_SENTENCES = "in sentences, without bars and columns; also with RETRO_PLAIN or ACCESSIBLE set"
EXPORTS_ALL = "export every gig: written up, under way, ended well; as JSON, vetted ones too"
AS_CALENDAR = "upcoming checkpoints, check-ins and reviews, as a calendar file"
DELETED_GIG = "a deleted gig; retro trash shows the ids"
VETTED = "a vetted gig: shows it, or with --plain carries on with it; - reads a job post from stdin"
NO_COUNT = "-n needs a number, 1 or more"


def _no_more(command: ArgumentParser) -> None: ...


def _new(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="a draft to carry on with")
    _plain(command)


def _plain(command: ArgumentParser, help: str = LINE_BY_LINE) -> None:
    command.add_argument("--plain", action="store_true", help=help)


def _lessons(command: ArgumentParser) -> None:
    _json(command)
    command.add_argument("--review", action="store_true", help="review those that are due, line by line")
    _plain(command, ALWAYS_PLAIN)


def _list(command: ArgumentParser) -> None:
    command.add_argument("-n", dest="number", metavar="N", type=_count, help="show at most N")
    command.add_argument(
        "--by",
        choices=("gig", "written"),
        default="gig",
        help="sort by the day of the gig (its end, else when you wrote it down), or by when you wrote it down, "
        "as home does",
    )
    _filters(command)
    command.add_argument("--format", choices=("text", "csv"), default="text", help="one line per gig, or a table (CSV)")
    command.add_argument("--bom", action="store_true", help="start the CSV with a byte order mark, as Excel wants it")
    command.add_argument(
        "--json",
        action="store_true",
        help="output the retrospectives as JSON (retro/1), in the same order; "
        "with --outcome well the gigs that ended well (retro-vet/1); every gig: retro export --all --format json",
    )
    _plain(command, PRINTS_PLAIN)


def _show(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig; retro list shows the ids")
    command.add_argument("--earlier", action="store_true", help="what its texts said before you changed them")
    _json(command)
    _plain(command, PRINTS_PLAIN)


def _search(command: ArgumentParser) -> None:
    command.add_argument(
        "words",
        metavar="WORDS",
        nargs="*",
        help="words that must all be there, whole or in part: dead finds deadline, pay doesn't find paid; "
        '"paid late" in quotes is a phrase',
    )
    _filters(command)
    _json(command)


def _filters(command: ArgumentParser) -> None:
    from retro.commands.filter_options import add_filters  # for few commands alone

    add_filters(command)


def _json(command: ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="output JSON (retro/1)")


def _export(command: ArgumentParser) -> None:
    from retro.core.formats.export_formats import FORMATS, MARKDOWN, format_names  # for this command alone

    command.add_argument("ids", metavar="ID", nargs="*", help="the gigs to export")
    command.add_argument("--all", action="store_true", help=EXPORTS_ALL)
    _filters(command)
    command.add_argument("--format", choices=tuple(FORMATS), default=MARKDOWN.extension, help=format_names())
    command.add_argument("--redact", action="store_true", help="replace client names, amounts and links")
    command.add_argument("--names", metavar="FILE", help="more names to replace, one per line; - reads stdin")
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
    _plain(command, IN_SENTENCES)


def _due(command: ArgumentParser) -> None:
    command.add_argument("--ics", action="store_true", help=AS_CALENDAR)
    _output(command)
    _plain(command, PRINTS_PLAIN)


def _message(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig, or a vetted gig under way")
    command.add_argument("--handover", action="store_true", help="the handover notes instead, as Markdown")
    command.add_argument("--plain", action="store_true", help="ask for the parts first, line by line")
    _output(command)


def _way(typed: str) -> str:
    from retro.commands.message.told import way_meant  # no other command needs it

    return way_meant(typed)


def _told(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig, or a vetted gig under way")
    command.add_argument("date", metavar="DATE", nargs="*", default=(), help="when; default: today")
    command.add_argument("--how", type=_way, choices=("wrote", "called", "in-person"), help="how you told them")
    command.add_argument("--undo", action="store_true", help="they weren't told after all")


def _vet(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help=VETTED)
    command.add_argument("--list", action="store_true", help="list vetted gigs, newest first")
    _plain(command, ANSWERS_FROM_A_PIPE)
    command.add_argument("--json", action="store_true", help="output JSON (retro-vet/1)")
    _output(command)


def _checkin(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", nargs="?", help="a gig under way; default: the one waiting longest")
    _plain(command, ALWAYS_PLAIN)


def _end(command: ArgumentParser) -> None:
    command.add_argument("id", metavar="ID", help="a gig under way, or one that ended well, to change what you noted")
    _plain(command, ALWAYS_PLAIN)


def _import(command: ArgumentParser) -> None:
    command.add_argument("files", metavar="FILE", nargs="+", help="an archive, or one retrospective as JSON")
    known = command.add_mutually_exclusive_group()
    known.add_argument(
        "--merge", action="store_true", help="bring two machines together; nothing written on either is lost"
    )
    known.add_argument("--update", action="store_true", help="overwrite existing entries with the imported ones")
    command.add_argument("--dry-run", action="store_true", help="show what would happen, change nothing")


def _backup(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", nargs="?", help="a file or folder instead of the folder of backups")


def _restore(command: ArgumentParser) -> None:
    command.add_argument("file", metavar="FILE", nargs="?", help="the backup; default: the newest intact one")
    command.add_argument("--undo", action="store_true", help="undo the last restore")
    command.add_argument("--salvage", action="store_true", help="read what can be read of a damaged library")


def _rules(command: ArgumentParser) -> None:
    command.add_argument("--format", choices=("text", "md"), default="text", help="plain text, or Markdown")
    _output(command)


def _questions(command: ArgumentParser) -> None:
    command.add_argument("--add", nargs=2, metavar=("STEP", "TEXT"), help=ASK_AFTER)
    command.add_argument("--rename", nargs=2, metavar=("NUMBER", "TEXT"), help="ask it in other words from now on")
    command.add_argument("--retire", metavar="NUMBER", help="stop asking it; answers stay")
    command.add_argument("--ask-again", metavar="NUMBER", help="ask a retired one again")


def _one_gig(command: ArgumentParser, help: str = "a gig; retro list and retro vet --list show the ids") -> None:
    command.add_argument("id", metavar="ID", help=help)


def _purge(command: ArgumentParser) -> None:
    command.add_argument("ids", metavar="ID", nargs="*", help="gigs or vetted gigs to delete")
    command.add_argument("--trash", action="store_true", help="everything in the trash")
    command.add_argument("--yes", action="store_true", help="skip the confirmation")
    command.add_argument("--backups", dest="backups_too", action="store_true", help="delete it from backups too")


COMMANDS: dict[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "new": ("Start a new retrospective, or carry on with a draft", _new),
    "older": ("Add an older gig (1 minute)", _plain),
    "list": ("List every gig, newest first: written up, under way, ended well", _list),
    "show": ("Show one gig, as Markdown", _show),
    "search": ("Search everything you wrote (matches all words)", _search),
    "where": ("Show where retro keeps its files", _no_more),
    "export": ("Export gigs to stdout, a file or a folder", _export),
    "compare": ("Compare two retrospectives, as Markdown", _compare),
    "lessons": ("List your rules, those due first", _lessons),
    "due": ("Print what is due, if anything: clients to tell, checkpoints, check-ins, lessons", _due),
    "message": ("Print the message to a client who has to be told; sends nothing", _message),
    "told": ("Note that you told the client, and when", _told),
    "vet": ("Vet the next gig before you say yes: a few questions from your own past", _vet),
    "checkin": ("Check in on a gig under way: hours, red flags, the checkpoint; one minute", _checkin),
    "end": ("Note how a gig under way ended: well, or wrong, which starts its retrospective", _end),
    "import": ("Import archives, all or nothing", _import),
    "backup": ("Back up the library; the copy is checked", _backup),
    "restore": ("Restore from a backup; the current library is set aside", _restore),
    "doctor": ("Check for problems; changes nothing", _no_more),
    "rules": ("Print the ten rules that matter most, on one page", _rules),
    "questions": ("List your own questions; add, rename or retire one", _questions),
    "delete": ("Move a gig to the trash without asking; retro undelete restores it", _one_gig),
    "trash": ("List what was deleted and can be restored", _no_more),
    "undelete": ("Restore what was deleted", lambda command: _one_gig(command, DELETED_GIG)),
    "purge": ("Delete for good; lists what will go and asks first", _purge),
    "patterns": ("Show what keeps coming back across your gigs", _patterns),
}
"""What each command does, and its own options."""


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < 1 or len(text) > 9:
        raise argparse.ArgumentTypeError(NO_COUNT)
    return int(text)
