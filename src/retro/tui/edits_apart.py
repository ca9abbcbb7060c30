"""Puts what an editor saved into a record that no screen shows."""

from __future__ import annotations

from retro.core.gig.ids import GigId, QuestionKey, VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.message import texts
from retro.core.text.three_way_merge import merged
from retro.core.vet.begin import VetContext
from retro.core.vet.under_way.unvetted import under_way
from retro.core.vet.vet import Vet
from retro.core.wizard.interview import Interview
from retro.storage.edit_files import Target
from retro.storage.errors import UnknownId
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.vets.vets import vet_by_id
from retro.tui.context import AppContext
from retro.tui.lessons.edited_notes import named_note, take_note
from retro.tui.message.opening import open_message
from retro.tui.navigation import WizardRoute
from retro.tui.vet.edited_texts import begins_under_way, is_of_vet, with_edit
from retro.tui.vet.editor import VetEditor, begin_vet, open_vet
from retro.tui.wizard.draft import DraftEditor, open_draft


def take_apart(app_context: AppContext, target: Target, known: str, text: str, *, is_written: bool) -> bool:
    """Put it in place of `known`, and save it. Returns False if it can't be taken now.

    `is_written` tells whether a screen writes the record; it waits for that where nothing merges the two.
    Raises StoreError.
    """
    name = target.question
    if texts.is_text(name):
        return _take_of_message(app_context, target, known, text)
    if named_note(name):
        return not is_written and take_note(app_context, target, known, text)
    if is_of_vet(name):
        return not is_written and _take_of_vet(app_context, target, known, text)
    drafting = _drafting(app_context, GigId(target.gig))
    if drafting is None or not drafting.take_edit(QuestionKey(name), known, text):
        return False
    drafting.schedule_save(drafting.cursor)
    drafting.save_soon()
    return True


def _take_of_message(app_context: AppContext, target: Target, known: str, text: str) -> bool:
    writing = open_message(app_context, target.gig)
    stands = texts.text_of(writing.gig, target.question)
    writing.replace_record(texts.with_text(writing.gig, target.question, merged(stands, known, text)))
    writing.save_soon()
    return True


def _take_of_vet(app_context: AppContext, target: Target, known: str, text: str) -> bool:
    vetting, today = _vetting(app_context, target), app_context.today()
    changed = with_edit(vetting.vet, target.question, known, text, today) if vetting else None
    if vetting is None or changed is None:
        return False
    vetting.replace_record(under_way(changed, today) if begins_under_way(target.question) else changed)
    vetting.save_soon()
    return True


def _drafting(app_context: AppContext, gig: GigId) -> DraftEditor | None:
    """Return the gig for writing: one that was never stored begins now, one in the trash stays there."""
    try:
        return open_draft(app_context, WizardRoute(gig)).drafting
    except UnknownId:
        if retrospective_by_id(app_context.library, gig):
            return None
        return DraftEditor(app_context, Interview(Retrospective.new(id=gig)))


def _vetting(app_context: AppContext, target: Target) -> VetEditor | None:
    """Return the vetted gig for writing, as `_drafting` does."""
    id = VetId(target.gig)
    try:
        return open_vet(app_context, id)
    except UnknownId:
        if vet_by_id(app_context.library, id):
            return None
        blank = Vet(id=id)
        is_taken = begins_under_way(target.question)
        return VetEditor(app_context, blank, VetContext({}, 0)) if is_taken else begin_vet(app_context, blank)
