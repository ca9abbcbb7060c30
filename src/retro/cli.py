"""Entry point of the command `retro`: parse arguments, call the command's function, map failures to exit codes."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from typing import NoReturn

    from retro.paths import Paths

USAGE, FAILED, INTERRUPTED, PIPE_CLOSED = 2, 1, 130, 141


def run() -> NoReturn:
    """Run the installed program and leave at once.

    All is saved and closed, and Python's own end would only take time.
    """
    gc.disable()
    try:
        code = main()
    except SystemExit as leaving:  # raised by argparse after --help or wrong usage
        code = leaving.code if isinstance(leaving.code, int) else USAGE
    try:
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
    except OSError:  # nobody can read it; the first reason says more
        code = code or FAILED
    os._exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit codes: 0 done, 1 failed, 2 wrong usage or no terminal, 130 interrupted."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:  # answered before anything is imported
        from retro import __version__

        print(f"retro {__version__}")
        return 0
    options = _parsed(words) if words else None  # the first frame must not wait for argparse
    os.umask(0o077)
    return _guarded(options)


def _parsed(words: list[str]) -> Namespace:
    from retro.commands import arguments as arguments_

    return arguments_.parse(words)


def _guarded(options: Namespace | None) -> int:
    from retro.commands.output import UsageError, tell
    from retro.storage.errors import StoreError, as_store_error

    try:
        return _answered(options)
    except UsageError as error:
        tell(f"retro: {error}")
        return USAGE
    except StoreError as error:
        tell(f"retro: {error}")
        return FAILED
    except OSError as error:
        from pathlib import Path

        tell(f"retro: {as_store_error(error, Path(error.filename) if error.filename else None)}")
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        from retro import crash
        from retro.paths import paths

        tell(f"retro: {crash.crash_sentence(paths(options.home if options else None).log)}".rstrip())
        return FAILED


def _answered(options: Namespace | None) -> int:
    from retro.paths import paths

    own = paths(options.home if options else None)
    if options is None or not options.demo:
        return _run(own, options)
    from retro.storage.sample_library import sample_library

    with sample_library(own.keys.parent) as where:
        try:
            return _run(where, options)
        except BrokenPipeError:
            return PIPE_CLOSED


def _run(where: Paths, options: Namespace | None) -> int:
    """Run the command in the library there."""
    if options is None or _is_for_the_screen(options):
        from retro.commands import full_screen

        return full_screen.open_at(where, options, is_demo=options is not None and options.demo)
    from retro.commands import arguments as arguments_

    _speak_plainly(ends_with_its_pipe=not options.demo)
    command = arguments_.command_function(options.command)
    gc.enable()
    code = command(where, options)
    sys.stdout.flush()
    return code


def _is_for_the_screen(options: Namespace) -> bool:
    """Tell whether the full screen is wanted: home always; what can be told line by line, only with a screen."""
    if options.command not in ("new", "older"):
        return options.command is None
    from retro.commands.plain.mode import is_plain

    return not is_plain(asked=options.plain)


def _speak_plainly(*, ends_with_its_pipe: bool) -> None:
    """Let a pipe that is closed early end us quietly, unless there is something to clear away, and write data as UTF-8
    whatever the locale.
    """
    import signal

    if ends_with_its_pipe:
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")
