"""Edits one text in the user's own editor, in a file of ours."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retro.core.text.control_chars import visible
from retro.storage import child
from retro.storage.edit_files import EditFile, Target, TooLong, hand_out
from retro.storage.errors import StoreError, display_path
from retro.storage.rescue import rescues
from retro.tui.terminal.editor_kinds import is_in_terminal, is_returning

STILL_COMES = "retro still picks up what you save in {}."
NOT_A_COMMAND = "Can't make sense of the editor's command: {}"
SET_EDITOR = "Set $VISUAL or $EDITOR."
KILLED = "The editor was stopped."
NOT_STARTED = "The editor {} couldn't be started."
FAILED = "The editor {} ended with an error."
NOT_TEXT = "What the editor saved isn't UTF-8 text."
TOO_LONG = "What the editor saved is more than a million characters."
NO_FILE = "The editor left no file that can be read."
UNSAVED_IN = "Unsaved words are in {}."
SET_ANOTHER = "Set $VISUAL or $EDITOR to another one. Your text is unchanged."
SAVED_IN = "Your text is unchanged; what the editor saved is in {}."

USUAL = ("vi", "nano")
"""Editors to try if neither $VISUAL nor $EDITOR names one."""
QUICK_RETURN = 2.0
"""Seconds within which nobody has read and left a text in a window of its own."""

_FOR_A_SHELL = ";&|<>"
"""Outside quotation marks these mean something only to a shell, and there is none."""


class EditorError(StoreError):
    """The text comes back unchanged; what the editor left is kept where the next step says."""

    usual = "Can't use the editor."
    advice = "Your text is unchanged."


class CameBackAtOnce(EditorError):
    """The editor goes on in the background; what it saves in `file` is to be imported when it comes."""

    usual = "The editor came back at once. Does it need --wait?"

    def __init__(self, file: EditFile) -> None:
        super().__init__("", STILL_COMES.format(display_path(file.path)))
        self.file = file


@dataclass(frozen=True, slots=True)
class Edited:
    """Result of an edit."""

    text: str
    removed: int
    """Number of control characters left out of it."""


def command(environ: Mapping[str, str] = os.environ) -> str:
    """Return the user's editor: $VISUAL, else $EDITOR, else the first usual one there is."""
    chosen = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    return next(filter(None, chosen), None) or next(filter(shutil.which, USUAL), USUAL[0])


def edit(text: str, folder: Path, command: str, target: Target) -> Edited:
    """Run the editor on a copy of `text` in `folder`, on this terminal, and wait for it. No shell is involved.

    The file is removed once read; it is kept if the editor changed it and then failed, or left no UTF-8. Raises
    EditorError; CameBackAtOnce if the editor goes on in the background, or probably does: see `_goes_on`.
    """
    words = _words(command)
    file = hand_out(text, folder, target)
    began = time.monotonic()
    ended = _run([*words, str(file.path)], file)
    was_quick = time.monotonic() - began < QUICK_RETURN
    kept, removed = _content(file, _problem(words[0], ended))
    if ended and _goes_on(words, ended, was_quick=was_quick, is_changed=kept != file.known):
        raise CameBackAtOnce(file)
    file.remove()
    return Edited(kept, removed)


def _goes_on(words: list[str], ended: child.ChildEnd, *, was_quick: bool, is_changed: bool) -> bool:
    """Tell whether the editor is still open somewhere. One that took the terminal's keys was used there, and left.

    One that still runs, or is known to return, is open however long it took; for another one, time decides.
    """
    if ended.had_terminal:
        return False
    if ended.goes_on:
        return True
    return not is_changed and (is_returning(words) or (was_quick and not is_in_terminal(words)))


def _words(command: str) -> list[str]:
    lexer = shlex.shlex(command, posix=True, punctuation_chars=_FOR_A_SHELL)
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        words = list(lexer)
    except ValueError:
        words = []
    if not words or any(set(word) <= set(_FOR_A_SHELL) for word in words if word):
        raise EditorError(NOT_A_COMMAND.format(visible(command)), SET_EDITOR)
    return words


def _run(command: list[str], file: EditFile) -> child.ChildEnd | None:
    """Run it; None if it could not be started."""
    try:
        return child.run_child(command)
    except child.ToldToEnd as told:  # its text is imported at the next start
        file.let_go()
        signal.raise_signal(told.number)  # handled as usual, now that nothing has the terminal
        raise EditorError(KILLED, _kept(file.path)) from None
    except (OSError, ValueError):
        return None


def _problem(name: str, ended: child.ChildEnd | None) -> str:
    """Return what went wrong in one sentence; "" if nothing did, or may yet go well in a window."""
    if ended is None:
        return NOT_STARTED.format(visible(name))
    return FAILED.format(visible(name)) if ended.code and not ended.goes_on else ""


def _content(file: EditFile, problem: str) -> tuple[str, int]:
    try:
        kept, removed = file.content()
    except UnicodeDecodeError:
        file.disown()
        raise EditorError(NOT_TEXT, _kept(file.path)) from None
    except TooLong:
        file.disown()
        raise EditorError(TOO_LONG, _kept(file.path)) from None
    except OSError:
        raise EditorError(NO_FILE, _left_in(file)) from None
    if not problem:
        return kept, removed
    if rescued := rescues(file.folder):
        file.let_go()
        raise EditorError(problem, UNSAVED_IN.format(display_path(rescued[0])))
    if kept != file.known:
        file.disown()
        raise EditorError(problem, _kept(file.path))
    file.remove()
    raise EditorError(problem, SET_ANOTHER)


def _left_in(file: EditFile) -> str:
    """Say where something is that cannot be read; "" once there is nothing."""
    if file.has_nothing:
        file.remove()
        return ""
    file.disown()
    return _kept(file.folder)


def _kept(file: Path) -> str:
    return SAVED_IN.format(display_path(file))
