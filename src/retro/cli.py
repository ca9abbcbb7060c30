"""The command line: one small function for each command; no command is the full screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

USAGE, FAILED, INTERRUPTED = 2, 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. The exit code: 0 done, 1 failed, 2 wrong usage or no terminal, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:  # answered before anything is imported
        from retro import __version__

        print(f"retro {__version__}")
        return 0
    os.umask(0o077)
    return _guarded(words)


def _guarded(words: list[str]) -> int:
    from retro.commands.terminal import tell
    from retro.storage.errors import StoreError, told

    try:
        return _run(words)
    except StoreError as error:
        tell(f"retro: {error}")
        return FAILED
    except OSError as error:
        tell(f"retro: {told(error, Path(error.filename) if error.filename else None)}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        from retro import crash
        from retro.paths import paths

        tell(f"retro: {crash.told(paths().log)}".rstrip())
        return FAILED


def _run(words: list[str]) -> int:
    from retro.commands import usage
    from retro.paths import paths

    options = usage.parse(words)
    if options.demo:
        from retro.commands.full_screen import demo

        return demo()
    if options.command in (None, "new"):
        from retro.commands import full_screen

        where = paths(options.home)
        return full_screen.home(where) if options.command is None else full_screen.new(where)
    _speak_plainly()
    command: usage.Command = usage.load(options.command)
    return command(paths(options.home), options)


def _speak_plainly() -> None:
    """A pipe closed early ends us quietly, and whatever the locale, data is UTF-8."""
    import signal

    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
