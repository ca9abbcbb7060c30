"""`retro vet ID --plain`: carries on with a vetted gig, from the first question without an answer to the decision."""

from __future__ import annotations

from retro.commands.lines.question_list import list_console
from retro.commands.output import tell
from retro.commands.reading import library
from retro.commands.vet.interview import VetPrompts, until_left
from retro.commands.vet.saver import VetSaver
from retro.commands.vet.show import stored_vet
from retro.core.gig import wording
from retro.core.gig.ids import short_id
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.storage.care.startup import check
from retro.storage.errors import StoreError, UnknownId
from retro.storage.queries.vets import vet_context

IN_TRASH, UNDELETE = "That one is in the trash.", "To restore it: retro undelete {}"
UNDER_WAY, CHECK_IN = "{} is under way.", "To check in on it: retro checkin {}"
ENDED, READ_IT = "{} has ended.", "To read it: retro vet {}"


def carry_on(paths: Paths, prefix: str) -> int:
    """Ask what is still open. Returns the exit code. Raises StoreError if the gig was taken or is in the trash."""
    console = list_console()
    for notice in check(paths):
        tell(notice)
    stored = stored_vet(paths, prefix)
    if stored.deleted_at:
        raise UnknownId(IN_TRASH, UNDELETE.format(prefix))
    _refuse_one_taken(stored.vet)
    knowledge = vet_context.knowledge(library(paths), stored.vet.created_at)
    keeper = VetSaver(paths, stored.vet, stored.version)
    return until_left(keeper, VetPrompts(console, keeper, knowledge).carry_on)


def _refuse_one_taken(vet: Vet) -> None:
    """Raise StoreError for a gig that is under way or over: what was asked before the yes stays as it was."""
    named = wording.in_quotes(vet.name)
    if vet.is_running:
        raise StoreError(UNDER_WAY.format(named), CHECK_IN.format(short_id(vet.id)))
    if vet.ended or vet.gig:
        raise StoreError(ENDED.format(named), READ_IT.format(short_id(vet.id)))
