"""Copies text to the clipboard: by OSC 52, through tmux inside tmux, and with pbcopy on macOS."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from shutil import which

from textual.dom import DOMNode

from retro.tui.terminal.safe_text import safe_text, toast

COPIED_LINES = "Copied {}, if your terminal allows it."
IF_NOT = "If it doesn't paste, use tmux's own: its prefix, then ]."
COPIED_LINES_TMUX = f"Copied {{}}. {IF_NOT}"

SENT = "Copied, if your terminal allows it."

IN_TMUX = f"Copied. {IF_NOT}"
TOO_OLD_TMUX = "Nothing was copied: that needs tmux 3.2 or newer."
NOT_IN_TMUX = f"{TOO_OLD_TMUX} Export it to a file instead."
COPY_WAIT = 5.0
"""Seconds that another program has to take a text."""


def is_in_doubt() -> bool:
    """Tell whether it depends on the terminal if a copy reaches the clipboard."""
    return sys.platform != "darwin" or not which("pbcopy")


def copy_to_clipboard(node: DOMNode, text: str, tell: Callable[[str], None] | None = None) -> None:
    """Send the text and say so, through `tell` if given; no terminal reports whether it took it."""

    def told(sentence: str) -> None:
        if tell:
            tell(sentence)
        else:
            toast(node, safe_text(sentence))

    node.app.copy_to_clipboard(text)
    if os.environ.get("TMUX"):  # by default tmux lets no program inside it write to the clipboard
        node.run_worker(_through_tmux(text, told), exit_on_error=False)
        return
    if sys.platform == "darwin" and (program := which("pbcopy")):
        node.run_worker(lambda: _hand_over([program], text), thread=True, exit_on_error=False)
    told(SENT)


def copy_selected(node: DOMNode, text: str, counted: str, tell: Callable[[str], None] | None = None) -> None:
    """Do as `copy_to_clipboard`, and say what was copied: "12 characters", "your reply"."""
    said = {
        SENT: COPIED_LINES.format(counted),
        IN_TMUX: COPIED_LINES_TMUX.format(counted),
        NOT_IN_TMUX: TOO_OLD_TMUX,
    }
    told = tell or (lambda sentence: toast(node, safe_text(sentence)))
    copy_to_clipboard(node, text, lambda sentence: told(said[sentence]))


async def _through_tmux(text: str, told: Callable[[str], None]) -> None:
    was_taken = await asyncio.to_thread(_hand_over, ["tmux", "load-buffer", "-w", "-"], text)
    told(IN_TMUX if was_taken else NOT_IN_TMUX)


def _hand_over(command: list[str], text: str) -> bool:
    """Pass the text to a program by a pipe, because others can read arguments. Returns whether it took it."""
    with suppress(OSError, subprocess.SubprocessError):
        data = text.encode(errors="replace")
        return not subprocess.run(command, input=data, capture_output=True, timeout=COPY_WAIT, check=False).returncode
    return False
