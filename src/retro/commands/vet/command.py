"""`retro vet`: chooses which of its forms was asked for; each is a module imported on demand."""

from __future__ import annotations

from argparse import Namespace

from retro.commands.output import tell
from retro.paths import Paths

WRONG = "retro: {} See retro vet --help."

NOT_BOTH = "Give --list or an id, not both."
JSON_GOES = "--json goes with --list or with an id."
OUTPUT_GOES = "-o and --force go with an id."
POST_OR_ANSWERS = "retro vet - reads a job post, --plain reads your answers: use one of them."
SHOWN_OR_ASKED = "--plain carries on with one, --json and -o show it: use one of them."


def vet(paths: Paths, options: Namespace) -> int:
    """Run `retro vet`, `retro vet -`, `retro vet --list` or `retro vet ID`."""
    if wrong := _wrong(options):
        tell(WRONG.format(wrong))
        return 2
    if options.list:
        from retro.commands.vet.show import list_vets

        return list_vets(paths, options)
    if options.id == "-":
        from retro.commands.vet.job_post import read_post

        return read_post(paths)
    if options.id and options.plain:
        from retro.commands.vet.carrying_on import carry_on

        return carry_on(paths, options.id)
    if options.id:
        from retro.commands.vet.show import show_vet

        return show_vet(paths, options)
    from retro.commands.vet.interview import interview

    return interview(paths, is_asked_plainly=options.plain)


def _wrong(options: Namespace) -> str:
    """Return one sentence about options that do not go together; "" if all do."""
    names_one = options.id not in (None, "-")
    if options.list and options.id:
        return NOT_BOTH
    if options.json and not (options.list or names_one):
        return JSON_GOES
    if (options.output or options.force) and not names_one:
        return OUTPUT_GOES
    if options.plain and options.id == "-":
        return POST_OR_ANSWERS
    if options.plain and (options.json or options.output or options.force):
        return SHOWN_OR_ASKED
    return ""
