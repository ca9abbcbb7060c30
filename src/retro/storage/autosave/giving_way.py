"""Imports that let a key through: a thread that imports much waits between two modules while a key is under way.

Two threads that both want the interpreter get half of it each, so that a key beside an import would take twice as long.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from threading import get_ident
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Loader  # importing it for real takes longer than what is to wait

LONGEST = 0.004
"""Seconds that one module waits at most: somebody who types on and on delays some 400 modules by one and a half."""
LOOK = 0.001
"""Seconds between two looks whether the key is done."""

IsBusy = Callable[[], bool]
"""Tells whether a key is under way."""


class _Patient:
    """Loads a module once no key is under way. No lock but that of this module is held meanwhile."""

    def __init__(self, loader: Loader, is_busy: IsBusy) -> None:
        self._loader = loader
        self._is_busy = is_busy

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """Make it as its own loader does."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Wait, and load it as its own loader does, which the module names as its loader."""
        until = time.monotonic() + LONGEST
        while self._is_busy() and time.monotonic() < until:
            time.sleep(LOOK)
        module.__loader__ = self._loader
        if module.__spec__:
            module.__spec__.loader = self._loader
        self._loader.exec_module(module)


class _Finder:
    """Finds modules as Python does; those that this thread imports are loaded patiently."""

    def __init__(self, is_busy: IsBusy) -> None:
        self._is_busy = is_busy
        self._thread = get_ident()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the module's spec; None leaves another thread's to the finders that follow."""
        spec = PathFinder.find_spec(name, path, target) if get_ident() == self._thread else None
        if spec and spec.loader:
            spec.loader = _Patient(spec.loader, self._is_busy)  # type: ignore[assignment]  # a loader by its methods
        return spec


@contextmanager
def giving_way(is_busy: IsBusy) -> Iterator[None]:
    """Let this thread's imports wait for keys.

    The list of finders is replaced, never changed: another thread that is going through it would pass one by.
    """
    finder, found = _Finder(is_busy), list(sys.meta_path)
    found.insert(found.index(PathFinder) if PathFinder in found else 0, finder)
    sys.meta_path = found
    try:
        yield
    finally:
        sys.meta_path = [each for each in sys.meta_path if each is not finder]
