"""Files that external editors work on; each records whose text it holds, so that none is lost.

A folder holds one text. The running program that handed it out holds a lock in it; what no program holds was left
by one that ended, and its words are taken in at the next start.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from retro.core.text.control_chars import sanitize
from retro.storage.errors import StoreError, as_store_error
from retro.storage.files import private_directory, read_plain, write_atomically
from retro.storage.rescue import rescue, rescues

FORMAT = "retro-edit/1"
TEXT, ABOUT, LOCK = "answer.md", "about.json", "lock"
KEPT_FOR = 7 * 24 * 3600.0
"""Seconds for which a file that no editor changes is kept: one may still be open in a window somewhere."""


@dataclass(frozen=True, slots=True)
class Target:
    """The answer that a text belongs to."""

    gig: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class EditFile:
    """One text in a file of its own. `known` is what of it stands in the answer already."""

    folder: Path
    target: Target
    known: str
    held: int
    """The open lock."""

    @property
    def path(self) -> Path:
        """The file that the editor is given."""
        return self.folder / TEXT

    def content(self) -> tuple[str, int]:
        """What stands in it now, fit to be kept, and how many control characters were left out.

        Raises OSError, and UnicodeDecodeError for what is not UTF-8.
        """
        return decoded(read_plain(self.path), self.known)

    def look(self) -> tuple[int, int, int] | None:
        """Something that changes whenever the file does; None while there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    @property
    def since(self) -> float:
        """When it was handed out, in seconds since the epoch; 0 where that cannot be found."""
        try:
            return (self.folder / LOCK).stat().st_mtime
        except OSError:
            return 0.0

    def moved(self, gig: str) -> EditFile:
        """The same for the gig under another id: the text goes on there. Raises StoreError."""
        target = replace(self.target, gig=gig)
        _describe(self.folder, target, self.known)
        return replace(self, target=target)

    def took(self, text: str) -> EditFile:
        """The same with this text known: it stands in the answer. Raises StoreError."""
        _describe(self.folder, self.target, text)
        return replace(self, known=text)

    def disown(self) -> None:
        """Leave the file where it is, for its user alone: nothing takes it in."""
        with suppress(OSError):
            for name in (ABOUT, LOCK):
                (self.folder / name).unlink(missing_ok=True)
        self.let_go()

    def remove(self) -> None:
        """Delete the folder: nothing in it is needed any more."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.let_go()

    def let_go(self) -> None:
        """Give up the lock."""
        with suppress(OSError):
            os.close(self.held)


def hand_out(text: str, folder: Path, target: Target) -> EditFile:
    """Write a text into a new folder in `folder`, for its owner alone. Raises StoreError."""
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
            raise StoreError("The file for the editor couldn't be locked.", "Try again in a moment.")
    except StoreError:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return EditFile(made, target, text, held)


def left_edit_files(folder: Path) -> list[EditFile]:
    """What programs that have ended left in `folder`, with what editors had not saved.

    What no editor has changed for a week is removed.
    """
    found = [file for file in _left(folder) if not _is_stale(file)]
    for file in found:
        rescue(file.path)
    return found


def forget_edits(folder: Path, gigs: Collection[str]) -> None:
    """Remove the texts of these gigs, which are deleted for good."""
    for made in folders(folder):
        about = _about(made)
        if about and about[0].gig in gigs:
            shutil.rmtree(made, ignore_errors=True)


def folders(folder: Path) -> list[Path]:
    """The folder of each text that is handed out."""
    try:
        return sorted(path.parent for path in folder.glob(f"*/{ABOUT}"))
    except OSError:
        return []


def decoded(content: bytes, known: str = "") -> tuple[str, int]:
    """What an editor saved, without its byte order mark, CRLFs, controls, or a last newline that was not there."""
    text, removed = sanitize(content.decode("utf-8-sig"))
    return (text if known.endswith("\n") else text.removesuffix("\n")), removed


def with_newline(text: str) -> str:
    """Text as editors want it: its last line ended."""
    return text if text.endswith("\n") else text + "\n"


def _left(folder: Path) -> Iterator[EditFile]:
    for made in folders(folder):
        held = _lock(made)
        if held is None:  # another window's
            continue
        if about := _about(made):
            yield EditFile(made, *about, held)
        else:
            os.close(held)


def _is_stale(file: EditFile) -> bool:
    """Whether it is to go; it is gone then."""
    with suppress(OSError, UnicodeDecodeError):
        idle = time.time() - max(path.stat().st_mtime for path in (file.path, file.folder / ABOUT))
        if idle > KEPT_FOR and file.content()[0] == file.known and not rescues(file.folder):
            file.remove()
            return True
    return False


def _describe(made: Path, target: Target, known: str) -> None:
    data = {"format": FORMAT, "gig": target.gig, "question": target.question, "known": known}
    write_atomically(made / ABOUT, json.dumps(data).encode(), replace=True)


def _about(made: Path) -> tuple[Target, str] | None:
    with suppress(OSError, ValueError, RecursionError):
        match json.loads(read_plain(made / ABOUT)):
            case {"format": "retro-edit/1", "gig": str(gig), "question": str(question), "known": str(known)}:
                return Target(gig, question), known
    return None


def _lock(made: Path) -> int | None:
    """Take the lock of a folder; None where a running program has it. A disk without locks has no other window."""
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
