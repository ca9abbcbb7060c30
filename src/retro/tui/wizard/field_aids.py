"""Writing aids: the external editor, and earlier versions."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import App, SuspendNotSupported
from textual.message import Message

from retro.core.wizard.questions import Fact, Narrative
from retro.storage.edit_files import EditFile, Target
from retro.storage.errors import StoreError
from retro.storage.queries.earlier import earlier
from retro.tui.context import Desk
from retro.tui.kit import messages
from retro.tui.kit.paste import left_out
from retro.tui.kit.retry import patiently
from retro.tui.terminal import external_editor
from retro.tui.terminal.safe_text import say, shown
from retro.tui.wizard.earlier_dialog import EarlierDialog
from retro.tui.wizard.fields.base import Field


@dataclass
class EditorLeft(Message):
    """The editor goes on in the background; what it saves is to be taken in when it comes."""

    file: EditFile


def edit_elsewhere(app: App[None], desk: Desk, gig: str, field: Field | None) -> str:
    """Open the field's text in the user's own editor; what comes back is one edit. Returns what is to be said."""
    if field is None or field.text is None:
        return messages.NO_TEXT
    field.settle()
    try:
        with app.suspend():
            edited = _edited(field.text, desk, Target(gig, field.question.key))
    except SuspendNotSupported:
        return messages.NO_EDITOR
    if isinstance(edited, StoreError):
        if isinstance(edited, external_editor.CameBackAtOnce):
            app.post_message(EditorLeft(edited.file))
        say(app, shown(str(edited)), "warning")
        return edited.sentence
    field.replace_text(edited.text)
    return left_out(edited.removed)


def _edited(text: str, desk: Desk, target: Target) -> external_editor.Edited | StoreError:
    """What the editor made of it; an error is no exception, because `suspend` would not take the screen again."""
    try:
        return external_editor.edit(text, desk.paths.editing, external_editor.command(), target)
    except StoreError as error:
        return error


async def bring_back(app: App[None], desk: Desk, id: str, field: Field | None) -> str:
    """Offer what stood in the field before. Returns what is to be said."""
    key = _kept_as(field) if field else ""
    try:
        found = await patiently(lambda: earlier(desk.library, id, key)) if key else []
    except StoreError as error:
        return str(error)
    if not found or field is None:
        return messages.NOTHING_EARLIER

    def put(text: str | None) -> None:
        if text is not None:
            field.replace_text(text)
            field.enter()

    app.push_screen(EarlierDialog(found), put)
    return ""


def _kept_as(field: Field) -> str:
    """The name under which copies of this field's text are kept; "" where it is no text of its own."""
    slot = field.question.slot
    if field.text is None:
        return ""
    return slot.key if isinstance(slot, Narrative) else f"facts.{slot.name}" if isinstance(slot, Fact) else ""
