"""Runs a command in the test's own process, for what it answers and keeps; what is of a process gets one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from unittest import mock

from retro import cli

Result = subprocess.CompletedProcess[bytes]


def answered(words: Sequence[str], env: Mapping[str, str], given: bytes = b"") -> Result:
    """What `retro` says to these words and this input, and its exit code, with just this environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    typed = io.TextIOWrapper(io.BytesIO(given), "utf-8")
    umask = os.umask(0o022)
    try:
        with (
            mock.patch.dict(os.environ, env, clear=True),
            mock.patch.multiple(sys, stdin=typed, stdout=out, stderr=err),
        ):
            try:
                code = cli.main(words)
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else cli.USAGE
    finally:
        os.umask(umask)
    return Result(["retro", *words], code, _written(out), _written(err))


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
