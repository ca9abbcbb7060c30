"""Recovers unsaved text of a killed editor: nano and Emacs leave text files, vim a swap file."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from retro.storage.errors import StoreError
from retro.storage.files import read_plain, write_atomically

PATTERNS = (".*.sw?", "*.save*", "#*#")
"""Names of the files that vim, nano and Emacs leave beside the one they were given."""
RECOVERED = "recovered"
VIM_WAIT = 10.0
"""Seconds that vim has to recover a text."""
VIM_COMMANDS = ("set fileencoding=utf-8", f"write! {RECOVERED}", "quitall!")


def rescues(folder: Path) -> list[Path]:
    """List the files with words that an editor could not save."""
    return sorted({path for pattern in PATTERNS for path in folder.glob(pattern)})


def rescue(file: Path) -> None:
    """Put what an editor left into the file and remove the leftover; what is unreadable or in use stays."""
    for left in rescues(file.parent):
        with suppress(OSError, StoreError, subprocess.SubprocessError):
            if left.name.startswith("."):
                _from_vim(file, left)
            elif left.stat().st_mtime_ns >= file.stat().st_mtime_ns:
                write_atomically(file, read_plain(left), replace=True)
                left.unlink()


def _from_vim(file: Path, swap: Path) -> None:
    vim = shutil.which("vim") or shutil.which("vi")
    if vim is None or _is_in_use(swap):
        return
    recovered = file.with_name(RECOVERED)
    words = [
        vim,
        "-u",
        "NONE",
        "-i",
        "NONE",
        "-es",
        "-r",
        swap.name,
        *(part for each in VIM_COMMANDS for part in ("-c", each)),
    ]
    subprocess.run(words, cwd=file.parent, stdin=subprocess.DEVNULL, capture_output=True, timeout=VIM_WAIT, check=True)
    write_atomically(file, read_plain(recovered), replace=True)
    recovered.unlink()
    swap.unlink()


def _is_in_use(swap: Path) -> bool:
    """Tell whether the vim that wrote it runs: its process id is in the swap file's first block."""
    number = int.from_bytes(read_plain(swap)[24:28], "little")
    with suppress(OSError, OverflowError):
        os.kill(number, 0)
        return number > 0 and not _is_defunct(number)
    return False


def _is_defunct(number: int) -> bool:
    """Tell whether the process has ended without being waited for."""
    with suppress(OSError):
        return Path(f"/proc/{number}/stat").read_bytes().rpartition(b") ")[2].startswith(b"Z")
    return False
