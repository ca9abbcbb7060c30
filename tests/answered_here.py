"""Runs a command in the test's own process, for what it answers and keeps; what is of a process gets one of its own."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from tempfile import TemporaryFile
from unittest import mock

from retro import cli

Result = subprocess.CompletedProcess[bytes]


def answered(words: Sequence[str], env: Mapping[str, str], given: bytes = b"") -> Result:
    """What `retro` says to these words and this input, and its exit code, with just this environment."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    umask = os.umask(0o022)
    try:
        with (
            TemporaryFile() as file,  # with a number, as every real input has one
            io.TextIOWrapper(file, "utf-8") as typed,
            mock.patch.dict(os.environ, env, clear=True),
            mock.patch.multiple(sys, stdin=typed, stdout=out, stderr=err),
        ):
            file.write(given)
            file.seek(0)
            try:
                code = cli.main(words)
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else cli.USAGE
    finally:
        os.umask(umask)
    return Result(["retro", *words], code, _written(out), _written(err))


def answered_text(words: Sequence[str], env: Mapping[str, str], given: str | None) -> subprocess.CompletedProcess[str]:
    """The same with text for bytes."""
    done = answered(words, env, (given or "").encode())
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue()
