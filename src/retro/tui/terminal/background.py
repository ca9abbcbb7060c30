"""Asks the terminal whether its background is light or dark, while the program is being imported."""

from __future__ import annotations

import os
import re
import select
import termios
import time
from collections.abc import Mapping
from contextlib import suppress

STDIN, STDERR = 0, 2
QUESTION = b"\x1b]11;?\x1b\\"
COLOUR_WAIT = 0.1
"""Seconds after the question for which the first frame waits at most; importing takes them anyway."""
BEGIN = "\x1b]11;"
"""Beginning of the answer."""
ANSWER = re.compile(r"\x1b\]11;([^\x07\x1b]{0,64})(?:\x07|\x1b\\)")
CHANNELS = re.compile(r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})|#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")
WEIGHTS = (0.299, 0.587, 0.114)
"""Shares of red, green and blue in perceived lightness."""
LIGHT_COLORS = frozenset(("7", *map(str, range(9, 16))))
"""The light ones of the sixteen colours by which COLORFGBG names the background."""
LOCAL, INPUT = 3, 0
"""Indexes into what tcgetattr returns."""


def named_light(environ: Mapping[str, str]) -> bool | None:
    """Tell whether COLORFGBG, such as "0;15", names a light background; None if it names none."""
    background = environ.get("COLORFGBG", "").rpartition(";")[2].strip()
    return background in LIGHT_COLORS if background.isascii() and background.isdigit() else None


def is_light(color: str) -> bool | None:
    """Tell whether "rgb:ffff/ffff/ffff", "#ffffff" and the like is light; None for anything else."""
    found = CHANNELS.match(color.strip().lower())
    parts = [part for part in found.groups() if part] if found else []
    shares = [int(part, 16) / (16 ** len(part) - 1) for part in parts]
    return sum(map(float.__mul__, WEIGHTS, shares)) > 0.5 if shares else None


class BackgroundQuery:
    """One question, sent when it is made. Until it is closed, typed-ahead text is not echoed."""

    typed = b""
    """What was read besides an answer, because it was typed ahead."""

    def __init__(self) -> None:
        self._before: list[int | list[bytes | int]] | None = termios.tcgetattr(STDIN)
        self._asked = time.monotonic()
        silent = termios.tcgetattr(STDIN)
        silent[INPUT] &= ~termios.ICRNL
        silent[LOCAL] &= ~(termios.ECHO | termios.ICANON)
        termios.tcsetattr(STDIN, termios.TCSANOW, silent)
        os.write(STDERR, QUESTION)

    def is_light(self) -> bool | None:
        """Tell whether the background is light; None if no usable answer came in time."""
        while data := self._read():
            self.typed += data
            text = self.typed.decode("latin-1")
            if found := ANSWER.search(text):
                self.typed = (text[: found.start()] + text[found.end() :]).encode("latin-1")
                return is_light(found[1])
        return None

    def close(self) -> None:
        """Restore the terminal; further calls do nothing."""
        before, self._before = self._before, None
        if before:
            with suppress(termios.error):
                termios.tcsetattr(STDIN, termios.TCSANOW, before)

    def _read(self) -> bytes:
        """Read what has come, or comes in time; nothing from a terminal that is gone."""
        left = max(self._asked + COLOUR_WAIT - time.monotonic(), 0)
        try:
            return os.read(STDIN, 4096) if select.select([STDIN], [], [], left)[0] else b""
        except OSError:
            return b""


def ask() -> BackgroundQuery | None:
    """Ask the terminal; None if there is none, or another program has it."""
    try:
        if os.isatty(STDIN) and os.isatty(STDERR) and os.tcgetpgrp(STDIN) == os.getpgrp():
            return BackgroundQuery()
    except (OSError, termios.error):
        pass
    return None


class AsksBackground:
    """An app before which the terminal was asked; stock Textual's was not."""

    background: BackgroundQuery | None = None
    """The question sent before the app began; the driver takes over from it."""


def query_of(app: object) -> BackgroundQuery | None:
    """Return the question sent before this app began; None if there was none."""
    return app.background if isinstance(app, AsksBackground) else None
