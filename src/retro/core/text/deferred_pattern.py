"""Regular expressions that are compiled when something is first matched with them. Pure."""

from __future__ import annotations

import re
from functools import cached_property
from typing import cast


class _Deferred:
    """Compiles its pattern when it is first asked for anything."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):  # nothing that copies or shows it compiles it
            raise AttributeError(name)
        return getattr(self._compiled, name)


def deferred(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what `re.compile` would; an invalid pattern raises re.error at its first use.

    For modules that a command imports and mostly doesn't need: a long pattern takes 1 to 10 ms to compile.
    """
    return cast("re.Pattern[str]", _Deferred(source, flags))
