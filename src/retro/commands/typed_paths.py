"""Paths as they are typed: `~` is expanded to find the place, and messages show what was typed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from retro.core.text.control_chars import visible
from retro.storage.errors import Missing, NotALibrary, ReadOnly, StoreError, as_store_error, display_path

_NEXT_STEPS = {
    Missing: "retro where lists every path in use.",
    NotALibrary: "Name a backup; retro where shows their folder.",
    ReadOnly: "Get write permission there, or choose another place.",
}
"""Next steps in place of those about a library."""


def place_of(typed: str) -> Path:
    """Return the absolute path that is meant."""
    return Path(os.path.expanduser(typed)).absolute()


def path_as_typed(path: Path, typed: str) -> str:
    """Format a path at or below the place that was typed, such as "~/notes/rules.md"."""
    return _spelled(display_path(path), typed)


@contextmanager
def errors_as_typed(typed: str) -> Iterator[Path]:
    """Yield the place that is meant. A StoreError raised within names it as typed, and an OSError becomes one."""
    place = place_of(typed)
    try:
        yield place
    except (OSError, StoreError) as error:
        told = as_store_error(error, place)
        told.sentence = _spelled(told.sentence, typed)
        if type(told) is Missing and (folder := os.path.dirname(typed.rstrip(os.sep))):
            told.sentence = _spelled(told.sentence, folder)  # one that isn't there is named alone
        if told.next_step == type(told).advice:
            told.next_step = _NEXT_STEPS.get(type(told), told.next_step)
        raise told from None


def _spelled(text: str, typed: str) -> str:
    whole = visible(typed).replace("\n", "␊")
    before_a_name = f"{whole.removesuffix('/')}/"
    place = re.escape(display_path(place_of(typed)))
    return re.sub(f"{place}(/?)", lambda found: before_a_name if found[1] else whole, text)
