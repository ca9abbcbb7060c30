"""The user's own editor, handed one text in a file of ours (RELIABILITY.md P6)."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from retro.core.visible import clean, visible
from retro.storage.errors import StoreError, named, told
from retro.storage.files import private_directory, read_plain, write_atomically

USUAL = ("vi", "nano")
"""What is tried when neither $VISUAL nor $EDITOR names an editor."""

_FOR_A_SHELL = ";&|<>"
"""Outside quotation marks these mean something to a shell alone, and there is none."""


class EditorError(StoreError):
    """The text comes back unchanged; what the editor left is kept where the next step says."""

    usual = "The editor could not be used."
    advice = "Your text is as it was."


@dataclass(frozen=True, slots=True)
class Edited:
    """What came back from the editor."""

    text: str
    removed: int
    """How many control characters were left out of it."""


def command(environ: Mapping[str, str] = os.environ) -> str:
    """The command of the user's editor: $VISUAL, else $EDITOR, else the first usual one there is."""
    chosen = (environ.get(name, "").strip() for name in ("VISUAL", "EDITOR"))
    return next(filter(None, chosen), None) or next(filter(shutil.which, USUAL), USUAL[0])


def edit(text: str, folder: Path, command: str) -> Edited:
    """Run the editor on a copy of `text` in `folder`, on this terminal, and wait for it. No shell is involved.

    The file is removed once read; it is kept if the editor changed it and then failed, or left no UTF-8.
    Raises EditorError.
    """
    words = _words(command)
    private_directory(folder)
    desk = _desk(folder)  # a folder for each text: an editor's own backup files lie in it too, and go with it
    file = desk / "answer.txt"
    original = _with_newline(text).encode(errors="replace")
    try:
        write_atomically(file, original, replace=False)
        problem = _run([*words, str(file)])
        edited = _decoded(file, original, problem)
    except StoreError as error:
        if str(file) not in error.next_step:
            shutil.rmtree(desk, ignore_errors=True)
        raise
    shutil.rmtree(desk, ignore_errors=True)
    kept, removed = clean(edited)
    return Edited(kept if text.endswith("\n") else kept.removesuffix("\n"), removed)


def _words(command: str) -> list[str]:
    lexer = shlex.shlex(command, posix=True, punctuation_chars=_FOR_A_SHELL)
    lexer.whitespace_split, lexer.commenters = True, ""
    try:
        words = list(lexer)
    except ValueError:
        words = []
    if not words or any(set(word) <= set(_FOR_A_SHELL) for word in words if word):
        raise EditorError(f"The editor's command cannot be understood: {visible(command)}", "Set $VISUAL or $EDITOR.")
    return words


def _desk(folder: Path) -> Path:
    try:
        return Path(tempfile.mkdtemp(prefix="text-", dir=folder))
    except OSError as error:
        raise told(error, folder) from None


def _run(command: list[str]) -> str:
    """Run it; what went wrong, in one sentence, or nothing."""
    try:
        code = subprocess.run(command, check=False).returncode
    except (OSError, ValueError):
        return f"The editor {visible(command[0])} could not be started."
    return f"The editor {visible(command[0])} ended with an error." if code else ""


def _decoded(file: Path, original: bytes, problem: str) -> str:
    try:
        content = read_plain(file)
        if problem and content != original:
            raise EditorError(problem, _kept(file))
        if problem:
            raise EditorError(problem, "Set $VISUAL or $EDITOR to another one. Your text is as it was.")
        return content.decode()
    except UnicodeDecodeError:
        raise EditorError("What the editor saved is not UTF-8 text.", _kept(file)) from None
    except OSError:
        raise EditorError("The editor left no file that could be read.", _kept(file)) from None


def _kept(file: Path) -> str:
    return f"Your text is as it was; what the editor saved is kept in {named(file)}."


def _with_newline(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
