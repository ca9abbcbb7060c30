"""Files that external editors work on; each records whose text it holds, so that none is lost.

A folder holds one text. The program that created it holds a lock in it while it runs; a folder without a lock was left
by a program that ended, and its text is imported at the next start.
"""

from __future__ import annotations

import errno
import fcntl
import json
import os
import shutil
import tempfile
import time
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from retro.core.formats.codec import LONGEST_TEXT
from retro.core.gig.ids import DocumentId, GigId
from retro.core.text.control_chars import sanitize
from retro.storage.errors import StoreError, as_store_error
from retro.storage.files import private_directory, read_plain, write_atomically
from retro.storage.rescue import rescue, rescues

FORMAT = "retro-edit/1"
TEXT, ABOUT, LOCK = "answer.md", "about.json", "lock"
KEPT_FOR = 7 * 24 * 3600.0
"""Seconds for which an unchanged file is kept; an editor may still have it open somewhere."""
NOT_LOCKED = "The file for the editor couldn't be locked."
TRY_AGAIN = "Try again in a moment."


class TooLong(OSError):
    """What an editor saved is more than a text can hold; it stays in its file."""

    def __init__(self, path: Path) -> None:
        super().__init__(errno.EFBIG, os.strerror(errno.EFBIG), str(path))


@dataclass(frozen=True, slots=True)
class Target:
    """The answer that a text belongs to."""

    gig: DocumentId
    question: str
    """Key of a question of the wizard, or the name of a text of the message (`core.message.texts`)."""


@dataclass(frozen=True, slots=True)
class EditFile:
    """One text in a file of its own. `known` is the part of it that the answer holds already."""

    folder: Path
    target: Target
    known: str
    held: int
    """The open lock."""

    @property
    def path(self) -> Path:
        """Return the file that the editor is given."""
        return self.folder / TEXT

    def content(self) -> tuple[str, int]:
        """Read the file, cleaned. Returns the text and how many control characters were left out.

        Raises OSError, TooLong among them, and UnicodeDecodeError if it is neither UTF-8 nor marked as UTF-16.
        """
        text, removed = decoded(read_plain(self.path), self.known)
        if len(text) > LONGEST_TEXT:
            raise TooLong(self.path)
        return text, removed

    @property
    def has_nothing(self) -> bool:
        """Tell whether the editor has deleted the file, and left no other in its place."""
        try:
            return not {entry.name for entry in os.scandir(self.folder)} - {ABOUT, LOCK}
        except OSError:
            return False

    def look(self) -> tuple[int, int, int] | None:
        """Return a value that changes whenever the file does; None while there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    @property
    def since(self) -> float:
        """Return when it was created, in seconds since the epoch; 0 if that is unknown."""
        try:
            return (self.folder / LOCK).stat().st_mtime
        except OSError:
            return 0.0

    def moved(self, gig: DocumentId) -> EditFile:
        """Return this file for the gig's new id, under which the text continues. Raises StoreError."""
        target = replace(self.target, gig=gig)
        _describe(self.folder, target, self.known)
        return replace(self, target=target)

    def took(self, text: str) -> EditFile:
        """Return this file with this text marked as known, because the answer holds it. Raises StoreError."""
        _describe(self.folder, self.target, text)
        return replace(self, known=text)

    def disown(self) -> None:
        """Leave the file to its user; nothing imports it any more."""
        with suppress(OSError):
            for name in (ABOUT, LOCK):
                (self.folder / name).unlink(missing_ok=True)
        self.let_go()

    def remove(self) -> None:
        """Delete the folder with the file, and release its lock."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.let_go()

    def let_go(self) -> None:
        """Release the lock, so that another retro may import the file."""
        with suppress(OSError):
            os.close(self.held)


def hand_out(text: str, folder: Path, target: Target) -> EditFile:
    """Write a text into a new private folder in `folder`. Raises StoreError."""
    private_directory(folder)
    try:
        made = Path(tempfile.mkdtemp(prefix="text-", dir=folder))
    except OSError as error:
        raise as_store_error(error, folder) from None
    try:
        write_atomically(made / TEXT, with_newline(text).encode(errors="replace"), replace=False)
        _describe(made, target, text)
        held = _lock(made)
        if held is None:
            raise StoreError(NOT_LOCKED, TRY_AGAIN)
    except StoreError:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return EditFile(made, target, text, held)


def left_edit_files(folder: Path) -> list[EditFile]:
    """Return the files that ended programs left in `folder`, including what editors had not saved.

    Files that no editor has changed for a week are removed.
    """
    found = []
    for file in _left(folder):
        if _is_stale(file):
            file.remove()
            continue
        rescue(file.path)
        found.append(file)
    return found


def forget_edits(folder: Path, gigs: Collection[DocumentId]) -> None:
    """Remove the texts of these gigs, which are deleted for good."""
    for made in folders(folder):
        about = _about(made)
        if about and about[0].gig in gigs:
            shutil.rmtree(made, ignore_errors=True)


def folders(folder: Path) -> list[Path]:
    """List the folder of each text that an editor has."""
    try:
        return sorted(path.parent for path in folder.glob(f"*/{ABOUT}"))
    except OSError:
        return []


def decoded(content: bytes, known: str = "") -> tuple[str, int]:
    """Decode what an editor saved, without byte order mark, CRLFs, control characters, or an added last newline."""
    is_utf16 = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # which no UTF-8 begins with
    text, removed = sanitize(content.decode("utf-16" if is_utf16 else "utf-8-sig"))
    return (text if known.endswith("\n") else text.removesuffix("\n")), removed


def with_newline(text: str) -> str:
    """End the text's last line, as editors want it."""
    return text if text.endswith("\n") else text + "\n"


def _left(folder: Path) -> Iterator[EditFile]:
    for made in folders(folder):
        held = _lock(made)
        if held is None:  # it belongs to another window
            continue
        if about := _about(made):
            yield EditFile(made, *about, held)
        else:
            os.close(held)


def _is_stale(file: EditFile) -> bool:
    """Tell whether nobody has written in it for a week."""
    with suppress(OSError, UnicodeDecodeError):
        idle = time.time() - max(path.stat().st_mtime for path in (file.path, file.folder / ABOUT))
        return idle > KEPT_FOR and file.content()[0] == file.known and not rescues(file.folder)
    return False


def _describe(made: Path, target: Target, known: str) -> None:
    data = {"format": FORMAT, "gig": target.gig, "question": target.question, "known": known}
    write_atomically(made / ABOUT, json.dumps(data).encode(), replace=True)


def _about(made: Path) -> tuple[Target, str] | None:
    with suppress(OSError, ValueError, RecursionError):
        match json.loads(read_plain(made / ABOUT)):
            case {"format": form, "gig": str(gig), "question": str(question), "known": str(known)} if form == FORMAT:
                return Target(GigId(gig), question), known
    return None


def _lock(made: Path) -> int | None:
    """Lock a folder; None if a running program holds the lock. A disk without locks has no other window."""
    try:
        held = os.open(made / LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    except OSError:
        return held
    return held
