"""`--redact` and `--names`. Names come from a file, never from arguments, which a shell's history keeps."""

from __future__ import annotations

import sys
from argparse import Namespace

from retro.commands.output import tell
from retro.commands.reading import library
from retro.commands.typed_paths import place_of
from retro.core.formats.redaction.redact import Redactor
from retro.core.formats.redaction.redaction_report import SAID
from retro.paths import Paths
from retro.storage.errors import StoreError, display_path, read_error
from retro.storage.queries.wizard import suggestions

NOT_EXPORTED = "Nothing was exported."
NOT_TEXT = "{} isn't UTF-8 text."


def redactor(paths: Paths, options: Namespace) -> Redactor:
    """Return the function that redacts each record; prints on stderr what the redaction is worth. Raises StoreError."""
    made = Redactor(_names(options.names), suggestions.every_client(library(paths)))
    tell(SAID)
    return made


def _names(file: str | None) -> list[str]:
    if not file:
        return []
    try:
        content = sys.stdin.buffer.read() if file == "-" else place_of(file).read_bytes()
        return content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise StoreError(read_error(error, file or ""), NOT_EXPORTED) from None
    except UnicodeDecodeError:
        raise StoreError(NOT_TEXT.format(display_path(file)), NOT_EXPORTED) from None
