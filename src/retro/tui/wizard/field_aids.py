"""What a field needs besides its page: the external editor, earlier versions, and the review of an earlier rule."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.app import App

from retro.core.gig.ids import GigId
from retro.core.wizard.answer_paths import FactPath, OwnAnswer, TextPath
from retro.storage.edit_files import Target
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.text_aids import bring_back_text, edit_text
from retro.tui.wizard.fields.base import AnyField, Field

if TYPE_CHECKING:
    from retro.storage.writing.store import Store


def edit_elsewhere(app: App[None], app_context: AppContext, gig: GigId, field: AnyField | None) -> str:
    """Open the field's text in the user's editor; the result is one edit. Returns what to say."""
    if field is None or field.text is None:
        return messages.NO_TEXT
    field.read_widget()
    return edit_text(app, app_context, Target(gig, field.question.key), field.text, field.replace_text)


async def bring_back(app: App[None], app_context: AppContext, id: GigId, field: AnyField | None) -> str:
    """Offer earlier versions of the field. Returns what to say."""
    if field is None:
        return messages.NOTHING_EARLIER

    def put(text: str) -> None:
        field.replace_text(text)
        field.focus_input()

    return await bring_back_text(app, app_context, id, _kept_as(field), put)


async def keep_review(app_context: AppContext, kept: Field.RuleKept) -> None:
    """Save how an earlier gig's rule fared, with that gig. Raises StoreError."""

    def save(store: Store) -> None:
        from retro.storage.writing.reviewing import save_review  # on the store's thread, which is writing already

        save_review(store, kept.gig, kept.lesson, kept.review)

    await asyncio.wrap_future(app_context.store.submit(save))


def _kept_as(field: AnyField) -> str:
    """Return the name under which copies of this field's text are kept; "" if it is no text of its own."""
    slot = field.question.slot
    if field.text is None:
        return ""
    if isinstance(slot, TextPath | OwnAnswer):
        return slot.key
    return f"facts.{slot.name}" if isinstance(slot, FactPath) else ""
