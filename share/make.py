"""Writes what shells and `man` know of retro, from the parser itself: python share/make.py

The files lie here as they are installed under share/: completions for bash, zsh and fish, and the man page. Ids
complete with the titles of their gigs; the shell asks `retro list` for them.
"""

from __future__ import annotations

import argparse
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from retro.commands import arguments
from retro.commands.filter_options import OUTCOMES
from retro.commands.options import COMMANDS

HERE = Path(__file__).parent
NAMES = {
    "bash": "bash-completion/completions/retro",
    "zsh": "zsh/site-functions/_retro",
    "fish": "fish/vendor_completions.d/retro.fish",
}
"""Where each shell looks, under share/."""
MAN = "man/man1/retro.1"
WIDTH = 100
"""Columns of a usage line in the man page, whatever the terminal."""
FILES = (*NAMES.values(), MAN)

ASKED = {
    "gigs": "retro list -n 200",
    "vets": "retro vet --list",
    "both": "{ retro list -n 200; retro vet --list; }",
    "gone": "retro trash",
}
"""What lists the ids to choose from; each line begins with one."""
FROM = {
    "vet": "vets",
    "checkin": "vets",
    "end": "vets",
    "message": "both",
    "told": "both",
    "delete": "both",
    "undelete": "gone",
    "purge": "both",
}
"""The list of a command's ids; that of gigs for any other."""
CHOSEN = {"outcome": OUTCOMES}
"""Words that an option takes but its usage line has no room for."""
PREAMBLE = {
    "bash": """
_retro_pick() { tr -d '"$`\\\\' | grep -iF -- "${1:- }" | cut -d ' ' -f 1; }
"""
    + "".join(f'_retro_{name}() {{ {asked} 2>/dev/null | _retro_pick "$1"; }}\n' for name, asked in ASKED.items()),
    "zsh": """
_retro_pick() {
  local -a found
  found=(${(f)"$(sed 's/  */:/')"})
  _describe -V 'gig' found
}
"""
    + "".join(f"_retro_{name}() {{ {asked} 2>/dev/null | _retro_pick }}\n" for name, asked in ASKED.items()),
    "fish": """
function _retro_pick
  cat | string replace -r '^(\\S+)\\s+(.*)$' '$1\\t$2'
end
"""
    + "".join(
        f"function _retro_{name}\n  begin; {asked.strip('{ };')}; end 2>/dev/null | _retro_pick\nend\n"
        for name, asked in ASKED.items()
    ),
}
SECTIONS: Mapping[str, str] = {
    "exit status": "0: done. 1: failed, or no such id, or more than one. 2: wrong usage, or no terminal.\n"
    "130: interrupted.",
    "environment": ".TP\n.B RETRO_HOME\nkeep everything in this folder\n"
    ".TP\n.B RETRO_PLAIN, ACCESSIBLE\nset to anything: ask line by line instead of in the full screen\n"
    ".TP\n.B VISUAL, EDITOR\nthe editor that F4 opens",
    "files": "retro where shows where the library, the backups and the log are kept.",
}


def parser() -> argparse.ArgumentParser:
    """The parser of all commands."""
    with arguments.untranslated():
        return arguments._parser("", COMMANDS)


def actions(whole: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.Action]]:
    """Each option and argument with the name of its command, "" for those of retro itself."""
    subparsers = _commands(whole)
    yield from (("", action) for action in whole._actions if action is not subparsers)
    for name, command in subparsers.choices.items():
        yield from ((name, action) for action in command._actions)


def _commands(whole: argparse.ArgumentParser) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    return next(action for action in whole._actions if isinstance(action, argparse._SubParsersAction))


def text_of(name: str) -> str:
    """What belongs into one of the files, by the parser of today."""
    shell = next((shell for shell, own in NAMES.items() if own == name), None)
    text = shtab.complete(_completed(), shell=shell, preamble=PREAMBLE[shell]) if shell else _man()
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def _completed() -> argparse.ArgumentParser:
    """The parser, each of its actions told how its values are completed."""
    whole = parser()
    for command, action in actions(whole):
        if words := CHOSEN.get(action.dest):
            action.choices, action.help = words, str(action.help).partition(":")[0]  # which lists the same words
        if chosen := _chosen(command, str(action.metavar)):
            action.complete = chosen  # type: ignore[attr-defined]  # shtab's own attribute
    return whole


def _chosen(command: str, metavar: str) -> Mapping[str, object] | None:
    """How shtab is told of the values of an argument, by shell; None for those that nothing completes."""
    if metavar in ("ID", "A", "B"):
        name = f"_retro_{FROM.get(command, 'gigs')}"
        return {"bash": name, "zsh": name, "fish": f"({name})"}
    return {"FILE": shtab.FILE, "PATH": shtab.FILE, "DIR": shtab.DIRECTORY}.get(metavar)


def _man() -> str:
    whole = parser()
    for command in (whole, *_commands(whole).choices.values()):
        command.formatter_class = functools.partial(argparse.HelpFormatter, width=WIDTH)
    for command in _commands(whole).choices.values():
        command.description = None  # which says again what stands there already
    page = Manpage(whole, {"date": " ", "manual_title": "User Commands"}, "single-commands-section")
    page.description = "retrospectives for freelancers, in the terminal, on your own machine"
    for name, content in SECTIONS.items():
        page.add_section(name, "=", content)
    return str(page).replace(".SH\nPOSITIONAL ARGUMENTS", ".SH COMMANDS")


def main() -> None:
    """Write them all."""
    for name in FILES:
        path = HERE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(name), encoding="utf-8")
        print(name)


if __name__ == "__main__":
    main()
