"""Editors by name: which run in the background unless told to wait, and which write in the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

WAIT = ("-w", "--wait")
RETURNING = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "cursor", "windsurf", "atom", "pulsar"), WAIT),
    **dict.fromkeys(("subl", "sublime_text", "zed", "zeditor", "mate", "bbedit", "fleet", "lapce", "nova"), WAIT),
    **dict.fromkeys(("gvim", "mvim", "gview"), ("-f", "--nofork", "--remote-wait", "--remote-wait-silent")),
    "open": ("-W", "--wait-apps"),
    "xdg-open": (),
}
"""Programs that pass the file to a window and return, with the options that make them wait."""
IN_TERMINAL = frozenset((
    "vi", "vim", "nvim", "view", "vis", "ex", "ed", "red", "nano", "pico", "micro", "helix", "hx", "kak", "joe", "jed",
    "ne", "mg", "zile", "mcedit", "tilde", "dte", "ee", "e3", "elvis", "levee", "nvi", "busybox",
))  # fmt: skip
"""Programs that write in the terminal, and have ended when they return."""
NO_WAIT = ("-n", "--no-wait")
"""Options with which emacsclient returns."""


def is_returning(command: Sequence[str]) -> bool:
    """Tell whether this command, in words, returns while the editor goes on."""
    name, at = _known(command)
    options = command[at + 1 :]
    if name == "emacsclient":
        return any(option in NO_WAIT for option in options)
    return name in RETURNING and not any(_is_among(option, RETURNING[name]) for option in options)


def is_in_terminal(command: Sequence[str]) -> bool:
    """Tell whether this command, in words, is an editor known to write in the terminal."""
    return _known(command)[0] in IN_TERMINAL


def _known(command: Sequence[str]) -> tuple[str, int]:
    """Return the known name and the index of its word: `env LANG=C code`, `flatpak run com.visualstudio.code`."""
    for at, word in enumerate(command):
        name = PurePath(word).name.lower()
        for known in (name, name.rpartition(".")[2]):
            if known in RETURNING or known in IN_TERMINAL or known == "emacsclient":
                return known, at
    return "", 0


def _is_among(option: str, wanted: Sequence[str]) -> bool:
    """Tell whether an option is one of these, also among other letters: `-nw` is `-n -w`."""
    are_letters = option[:1] == "-" and option[1:2] != "-"
    letters = (one[1] for one in wanted if len(one) == 2)
    return option.partition("=")[0] in wanted or (are_letters and any(letter in option[1:] for letter in letters))
