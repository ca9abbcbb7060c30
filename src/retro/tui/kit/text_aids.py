"""Writing aids for any text: the external editor, and earlier versions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import App, SuspendNotSupported
from textual.message import Message

from retro.storage.edit_files import EditFile, Target
from retro.storage.errors import StoreError
from retro.storage.queries.earlier import earlier_texts
from retro.tui.context import AppContext
from retro.tui.kit import messages
from retro.tui.kit.dialogs.earlier_dialog import EarlierDialog
from retro.tui.kit.retry import retry_locked
from retro.tui.kit.text.paste import left_out
from retro.tui.terminal import external_editor
from retro.tui.terminal.safe_text import safe_text, toast

RESTORED = "That version is back. Ctrl+Z undoes it."

Put = Callable[[str], None]


@dataclass
class EditorLeft(Message):
    """Posted when the editor goes on in the background; what it saves is imported when it comes."""

    file: EditFile


def edit_text(app: App[None], app_context: AppContext, target: Target, text: str, put: Put) -> str:
    """Open a text in the user's own editor; `put` gets the result. Returns what to say.

    A problem is said by a toast, which has room for where the words are kept; nothing is left to say of it then.
    """
    try:
        with app.suspend():
            edited = _edited(text, app_context, target)
    except SuspendNotSupported:
        return messages.NO_EDITOR
    if isinstance(edited, StoreError):
        if isinstance(edited, external_editor.CameBackAtOnce):
            app.post_message(EditorLeft(edited.file))
        toast(app, safe_text(str(edited)), "warning")
        return ""
    put(edited.text)
    return left_out(edited.removed)


def _edited(text: str, app_context: AppContext, target: Target) -> external_editor.Edited | StoreError:
    """Return the editor's result; errors are returned, because `suspend` would not take the screen again."""
    try:
        return external_editor.edit(text, app_context.paths.editing, external_editor.command(), target)
    except StoreError as error:
        return error


async def bring_back_text(app: App[None], app_context: AppContext, id: str, key: str, put: Put) -> str:
    """Offer earlier versions of the text `key`; "" names a text without any.

    Returns what to say.
    """
    try:
        found = await retry_locked(lambda: earlier_texts(app_context.library, id, key)) if key else []
    except StoreError as error:
        return str(error)
    if not found:
        return messages.NOTHING_EARLIER

    def chosen(text: str | None) -> None:
        if text is not None:
            put(text)
            toast(app, safe_text(RESTORED))

    app.push_screen(EarlierDialog(found), chosen)
    return ""
