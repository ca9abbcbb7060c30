"""Reads an older gig for its form: the draft to carry on with, and what another window changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from retro.core.document_kinds import Document
from retro.core.gig import line_kinds, wording
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.good_end import as_gig
from retro.core.vet.vet import Vet
from retro.core.wizard.older_gig import OF_A_VET, new_older_gig
from retro.storage.errors import StoreError
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.vets import vet_by_id
from retro.tui.context import AppContext
from retro.tui.navigation import OlderGigRoute, WizardRoute
from retro.tui.wizard.draft import open_draft

_DAY = line_kinds.Day()


class OlderDraft(NamedTuple):
    """The draft that the form opens with, or why it can't be opened."""

    retrospective: Retrospective
    version: int | None = None
    """Stored version of a draft; None for a new one."""
    unread: UnreadTexts = ALL_UNDERSTOOD
    """What was typed in the lines of the form and not understood; texts of other questions stay in the library."""
    refusal: str = ""
    """Why a draft can't be opened."""


def opened_older(app_context: AppContext, route: OlderGigRoute) -> OlderDraft:
    """Return the draft of this route, or a new one."""
    new = new_older_gig()
    if not route.id:
        return OlderDraft(new)
    try:
        found = open_draft(app_context, WizardRoute(route.id)).drafting
    except StoreError as error:
        return OlderDraft(new, refusal=str(error))
    typed = {key: text for key, text in found.interview.unread.items() if key in OF_A_VET}
    return OlderDraft(found.retrospective, found.version, MappingProxyType(typed))


def stored_elsewhere(app_context: AppContext, shown: Document) -> tuple[Document, int] | None:
    """Return the gig as another window left it, with its version; None if it is as shown, or was deleted."""
    if app_context.autosave.unsaved(shown.id):
        return None
    with suppress(StoreError):  # what is here is good enough
        if isinstance(shown, Vet):
            good_end = vet_by_id(app_context.library, shown.id)
            if good_end and not good_end.deleted_at and good_end.vet != shown:
                return good_end.vet, good_end.version
            return None
        draft = retrospective_by_id(app_context.library, shown.id)
        if draft and not draft.deleted_at:
            changed = draft.retrospective._replace(updated_at=shown.updated_at) != shown
            return (draft.retrospective, draft.version) if changed else None
    return None


def texts_of_form(gig: Document) -> Mapping[str, str]:
    """Return what the form's lines say of it, by id."""
    if isinstance(gig, Vet):
        return _facts_of(as_gig(gig).facts) | {"kept": gig.good_end.kept}
    lesson = gig.lessons[0] if gig.lessons else None
    return _facts_of(gig.facts) | {"cue": lesson.cue if lesson else "", "act": lesson.act if lesson else ""}


def _facts_of(facts: Facts) -> dict[str, str]:
    hours = {"estimated": facts.hours_planned, "worked": facts.hours_worked}
    return {
        "name": facts.title,
        "client": facts.client,
        "platform": facts.platform,
        "month": _DAY.text(facts.ended_on),
    } | {id: "" if value is None else wording.plain_number(value) for id, value in hours.items()}
