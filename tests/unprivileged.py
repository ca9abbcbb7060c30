"""Runs a test's body as an ordinary user, because nothing is forbidden to root.

A test names a function of its module and the folder to give it; the function asserts and says nothing. Where it ends
without a word, as when the system kills it for want of memory, the number of the signal is all that is known; a crash
of Python itself says where it was.
What may not be written is refused to it; what may not be read is not (see `_become_ordinary`).
"""

import ctypes
import importlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534
ROOT = Path(__file__).parents[1]
KEEP_CAPABILITIES, CAPABILITIES_3, READ_ALL = 8, 0x20080522, 2
"""Linux's PR_SET_KEEPCAPS, _LINUX_CAPABILITY_VERSION_3 and CAP_DAC_READ_SEARCH."""
AMBIENT, RAISE = 47, 2
"""Linux's PR_CAP_AMBIENT and PR_CAP_AMBIENT_RAISE."""


def as_ordinary_user(body: Callable[[Path], None], folder: Path) -> None:
    """Run `body(folder)` in a process of an ordinary user, who owns the folder; fails with what it printed."""
    if os.geteuid() == 0:
        _hand_over(folder)
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "tests.unprivileged",
        body.__module__,
        body.__name__,
        str(folder),
    ]
    path = os.pathsep.join(str(place) for place in (ROOT, Path(str(sys.modules[body.__module__].__file__)).parent))
    done = subprocess.run(
        command, env=os.environ | {"PYTHONPATH": path}, cwd=ROOT, capture_output=True, text=True, check=False
    )
    said = f"{done.stdout}{done.stderr}".strip() or "it said nothing"
    assert done.returncode == 0, f"exit {done.returncode} (below 0: the signal that ended it): {said}"


def _hand_over(folder: Path) -> None:
    """Make the folder the ordinary user's, and the way to it passable."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    for parent in folder.parents:
        if not parent.stat().st_mode & 0o001:
            parent.chmod(parent.stat().st_mode | 0o011)


def _main(module: str, name: str, folder: str) -> None:
    body: Callable[[Path], None] = getattr(importlib.import_module(module), name)
    if os.geteuid() == 0:
        _become_ordinary()
    body(Path(folder))


def _become_ordinary() -> None:
    """Become nobody, but keep root's right to read all, here and in programs started from here.

    This Python and its library may lie where only root can read.
    """
    libc = ctypes.CDLL(None)
    has_rights = sys.platform == "linux" and libc.prctl(KEEP_CAPABILITIES, 1, 0, 0, 0) == 0
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    if has_rights:
        header = (ctypes.c_uint32 * 2)(CAPABILITIES_3, 0)
        rights = (ctypes.c_uint32 * 6)(*[1 << READ_ALL] * 3, 0, 0, 0)  # effective, permitted, inheritable
        libc.capset(header, rights)
        libc.prctl(AMBIENT, RAISE, READ_ALL, 0, 0)


if __name__ == "__main__":
    _main(*sys.argv[1:])
