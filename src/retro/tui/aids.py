"""Two aids to writing: one's own editor, and what stood in a field before."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import App, SuspendNotSupported
from textual.message import Message

from retro.core.questions import Fact, Narrative
from retro.storage import editor
from retro.storage.edit_files import EditFile, Target
from retro.storage.errors import StoreError
from retro.storage.reading.earlier import earlier
from retro.tui import remarks
from retro.tui.desk import Desk
from retro.tui.text import say, shown
from retro.tui.widgets.earlier_dialog import EarlierDialog
from retro.tui.widgets.field import Field
from retro.tui.widgets.pasting import left_out


@dataclass
class EditorLeft(Message):
    """The editor goes on in the background; what it saves is to be taken in when it comes."""

    file: EditFile


def edit_elsewhere(app: App[None], desk: Desk, gig: str, field: Field | None) -> str:
    """Open the field's text in the user's own editor; what comes back is one edit. Returns what is to be said."""
    if field is None or field.text is None:
        return remarks.NO_TEXT
    field.settle()
    try:
        with app.suspend():
            edited = _edited(field.text, desk, Target(gig, field.question.key))
    except SuspendNotSupported:
        return remarks.NO_EDITOR
    if isinstance(edited, StoreError):
        if isinstance(edited, editor.CameBackAtOnce):
            app.post_message(EditorLeft(edited.file))
        say(app, shown(str(edited)), "warning")
        return edited.sentence
    field.replace_text(edited.text)
    return left_out(edited.removed)


def _edited(text: str, desk: Desk, target: Target) -> editor.Edited | StoreError:
    """What the editor made of it; an error is no exception, because `suspend` would not take the screen again."""
    try:
        return editor.edit(text, desk.paths.editing, editor.command(), target)
    except StoreError as error:
        return error


def bring_back(app: App[None], desk: Desk, id: str, field: Field | None) -> str:
    """Offer what stood in the field before. Returns what is to be said."""
    key = _kept_as(field) if field else ""
    try:
        found = earlier(desk.library, id, key) if key else []
    except StoreError as error:
        return str(error)
    if not found or field is None:
        return remarks.NOTHING_EARLIER

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
