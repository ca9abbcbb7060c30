"""Handing text to the clipboard: through the terminal, and on macOS to the system as well."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from shutil import which

from textual.dom import DOMNode

from retro.tui.terminal.safe_text import say, shown

SENT = "Sent to the terminal's clipboard."


def copy(node: DOMNode, text: str, tell: Callable[[str], None] | None = None) -> None:
    """Send the text, and say so, through `tell` where there is a better place; no terminal says whether it took it."""
    node.app.copy_to_clipboard(text)
    if sys.platform == "darwin" and (program := which("pbcopy")):
        node.run_worker(lambda: _hand_over(program, text), thread=True, exit_on_error=False)
    if tell:
        tell(SENT)
    else:
        say(node, shown(SENT))


def _hand_over(program: str, text: str) -> None:
    """The text goes through a pipe: what stands in arguments can be read by others."""
    with suppress(OSError, subprocess.SubprocessError):
        subprocess.run([program], input=text.encode(), timeout=5, check=False)
