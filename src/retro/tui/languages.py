"""The languages in which days are read, loaded beside the keys while a line for a day is being written."""

from __future__ import annotations

from threading import Thread

from textual.widgets import Input


def get_ready_for(line: Input) -> None:
    """Load them on a thread of their own, unless they are there; then the line is read once more."""
    from retro.core.text import any_language

    if not any_language.is_ready():
        Thread(target=_load, args=(line,), name="languages", daemon=True).start()


def _load(line: Input) -> None:
    from retro.core.text import any_language

    any_language.get_ready()
    if line.is_attached:
        line.post_message(Input.Changed(line, line.value))
