"""Atomic file writes: owner-only mode, synced to disk before success is reported.

Every failure is raised as a StoreError.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from retro.storage.errors import Missing, ReadOnly, StoreError, as_store_error, display_path

PREFIX = ".retro-"
"""Prefix of a temporary file's name; only a killed process leaves one behind."""
_STREAMS = {"/dev", "/dev/fd", "/proc/self/fd"}
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
NOW_YOURS = "Only you can open {} now; before, others on this machine could."
NOW_PRIVATE = "Only you can read {} now; before, others on this machine could."
NO_FILE_NAME = "{} isn't a file name."
WITHOUT_SLASHES = "Choose a name without slashes."
OF_ANOTHER_USER = "{} belongs to another user."
RUN_AS_OWNER = "Run retro as that user, or choose a folder with --home."
SHARED_FOLDER = "{} is a folder that everyone shares."
CHOOSE_ONE = "Choose one of your own with --home."
NO_FOLDER = "There's no folder {}."
CHECK_PATH = "Check the path, or create the folder."
FILE_IN_THE_WAY = "{} is a file; retro needs a folder there."
MOVE_IT_AWAY = "Move it away and try again."
NOT_PLAIN, TOO_LARGE = "not a plain file", "too large"


def write_atomically(target: Path, data: bytes | Iterable[bytes], *, replace: bool) -> Path:
    """Write `data`, private to the owner. Returns `target`. Raises Exists if the name is taken, unless `replace`.

    A failure leaves the old file unchanged and no temporary file. A pipe or device is written directly.
    """
    chunks = (data,) if isinstance(data, bytes) else data
    with _told(target):
        if _is_stream(target):
            _write_into(target, chunks)
        else:
            place = Path(os.path.realpath(target)) if replace else target  # a symbolic link stays one
            with temporary(place) as draft:
                _fill(draft, chunks)
                _put(draft, place, replace)
            sync_folder(place.parent)
    return target


@contextmanager
def temporary(target: Path) -> Iterator[Path]:
    """Make an empty 0600 file beside `target`. Its temporary name lasts only until the end of the block."""
    import tempfile  # imports shutil and every compression module; only writing a file needs it

    handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=".tmp", dir=target.parent)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def put_in_place(draft: Path, target: Path, *, replace: bool) -> None:
    """Rename a complete temporary file, durably. Raises OSError."""
    with draft.open("rb") as stream:
        os.fsync(stream.fileno())
    _put(draft, target, replace)
    sync_folder(target.parent)


def free_name(target: Path) -> Path:
    """Return the path itself, or the first of `name (2).md`, `name (3).md` … that is free."""
    number, free = 1, target
    while os.path.lexists(free):
        number += 1
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return free


def inside(folder: Path, name: str) -> Path:
    """Return the path of `name` in `folder`. Raises StoreError if it would lie anywhere else."""
    if name in {"", ".", ".."} or {"/", "\0", os.sep} & set(name):
        raise StoreError(NO_FILE_NAME.format(display_path(Path(name))), WITHOUT_SLASHES)
    return folder / name


def private_directory(path: Path) -> str:
    """Make sure that a folder exists for its owner alone. Returns a notice if others could look into it, else "".

    Raises StoreError for another user's folder, one that everybody shares (such as /tmp), and a file in its place.
    """
    with _told(path):
        _make(path)
        found = path.stat()
        if not stat.S_ISDIR(found.st_mode):
            raise StoreError(FILE_IN_THE_WAY.format(display_path(path)), MOVE_IT_AWAY)
        _refuse_others(path, found)
        if not found.st_mode & 0o077:
            return ""
        path.chmod(found.st_mode & 0o700)  # never more permissions than before
    return NOW_YOURS.format(display_path(path))


def private_file(path: Path) -> str:
    """Make a file of ours private. Returns a notice if others could read it, else "", also if it does not exist."""
    with _told(path):
        try:
            found = path.stat()
        except FileNotFoundError:
            return ""
        _refuse_others(path, found)
        if not found.st_mode & 0o077:
            return ""
        path.chmod(found.st_mode & 0o600)
    return NOW_PRIVATE.format(display_path(path))


def read_plain(path: Path, largest: int = 64_000_000) -> bytes:
    """Read a file that somebody else may have put there. Raises OSError for a link, a pipe, or too many bytes."""
    with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode):
            raise OSError(errno.EINVAL, NOT_PLAIN)
        if found.st_size > largest:
            raise OSError(errno.EFBIG, TOO_LARGE)
        return file.read()


def sync_folder(folder: Path) -> None:
    """Sync a folder, so that its names survive a power cut where the disk can."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOTSUP}:  # shares that cannot sync a folder say so
            raise
    finally:
        os.close(handle)


def _make(path: Path) -> None:
    if not path.exists():
        _make(path.parent)
        with suppress(FileExistsError):
            path.mkdir(mode=0o700)


def _refuse_others(path: Path, found: os.stat_result) -> None:
    if found.st_uid != os.geteuid():
        raise ReadOnly(OF_ANOTHER_USER.format(display_path(path)), RUN_AS_OWNER)
    if stat.S_ISDIR(found.st_mode) and found.st_mode & stat.S_ISVTX:
        raise ReadOnly(SHARED_FOLDER.format(display_path(path)), CHOOSE_ONE)


def _is_stream(target: Path) -> bool:
    """Tell whether this is a pipe, a device, or a name for an open file such as /dev/stdout."""
    with suppress(FileNotFoundError):
        mode = target.stat().st_mode
        is_plain = stat.S_ISREG(mode) or stat.S_ISDIR(mode)
        return not is_plain or (not stat.S_ISDIR(mode) and os.path.dirname(os.path.abspath(target)) in _STREAMS)
    return False


def _write_into(stream: Path, chunks: Iterable[bytes]) -> None:
    handle = os.open(stream, os.O_WRONLY | os.O_APPEND | os.O_NOCTTY)
    with open(handle, "wb") as file:
        file.writelines(chunks)


def _fill(draft: Path, chunks: Iterable[bytes]) -> None:
    with draft.open("wb") as file:
        file.writelines(chunks)
        file.flush()
        os.fsync(file.fileno())


def _put(draft: Path, target: Path, replace: bool) -> None:
    if replace:
        os.replace(draft, target)
        return
    try:
        os.link(draft, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _put_without_links(draft, target)


def _put_without_links(draft: Path, target: Path) -> None:
    """Rename on a disk without hard links (a memory stick).

    Take the name first, so that nobody else's file is replaced.
    """
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        os.replace(draft, target)
    except OSError:
        target.unlink()
        raise


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise target_error(error, path) from None


def target_error(error: OSError, path: Path) -> StoreError:
    """Convert an error of writing to `path`, whose folder may be missing."""
    said = as_store_error(error, path)
    if type(said) is not Missing:
        return said
    return Missing(NO_FOLDER.format(display_path(path.parent)), CHECK_PATH)
