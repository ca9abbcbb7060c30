"""What a field needs besides its page: the external editor, earlier versions, and the review of an earlier rule."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from retro.storage.edit_files import Target
from retro.storage.errors import StoreError
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.screen import BaseScreen
from retro.tui.kit.text_aids import bring_back_text, edit_text
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.wizard.fields.base import AnyField, Field
from retro.tui.wizard.pages import DraftPages

if TYPE_CHECKING:
    from retro.storage.writing.store import Store


class FieldAids:
    """Helps with the field that has the focus, and says how it went. The wizard's screen owns it."""

    def __init__(self, screen: BaseScreen, app_context: AppContext, pages: DraftPages) -> None:
        self._screen, self._app_context, self._pages = screen, app_context, pages

    def edit_elsewhere(self, field: AnyField | None) -> str:
        """Open the field's text in the user's editor; the result is one edit. Returns what to say."""
        self._pages.save_now()
        if field is None or field.text is None:
            return messages.NO_TEXT
        field.read_widget()
        target = Target(self._pages.drafting.retrospective.id, field.question.key)
        return edit_text(self._screen.app, self._app_context, target, field.text, field.replace_text)

    async def bring_back(self, field: AnyField | None) -> str:
        """Offer earlier versions of the field. Returns what to say."""
        self._pages.save_now()
        if field is None:
            return messages.NOTHING_EARLIER

        def put(text: str) -> None:
            field.replace_text(text)
            field.focus_input()

        id = self._pages.drafting.retrospective.id
        return await bring_back_text(self._screen.app, self._app_context, id, _kept_as(field), put)

    async def keep_rule(self, kept: Field.RuleKept) -> None:
        """Save how an earlier gig's rule fared, with that gig; the rule stays as it is."""
        self._pages.say(kept.said)

        def save(store: Store) -> None:
            from retro.storage.writing.reviewing import save_review  # on the store's thread, which is writing already

            save_review(store, kept.gig, kept.lesson, kept.review)

        try:
            await asyncio.wrap_future(self._app_context.store.submit(save))
        except StoreError as error:
            toast(self._screen, safe_text(str(error)), "warning")


def _kept_as(field: AnyField) -> str:
    """Return the name under which copies of this field's text are kept; "" if it is no text of its own."""
    return "" if field.text is None else field.question.slot.text_name
