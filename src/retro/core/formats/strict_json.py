"""Strict JSON reader: rejects duplicate names, NaN and control characters."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from retro.core.formats.codec import ArchiveError, Data
from retro.core.text.control_chars import sanitize, visible

_LONGEST_SENTENCE = 300
_SPACES = re.compile(r"\s+")


class StrictJson:
    """Parses JSON; cleans every text, and counts what that leaves out."""

    def __init__(self) -> None:
        self.left_out = 0
        """Number of control characters left out so far."""

    def parse(self, content: bytes, line: int | None = None) -> object:
        """Parse the data. Raises ArchiveError that names the line: `line`, or one of the lines of `content`.

        A number becomes 0, however long it is: retro/1 holds none, so reading it refuses each by name.
        """
        try:
            return json.loads(
                content.decode(),
                object_pairs_hook=self._object,
                parse_int=_a_number,
                parse_float=_a_number,
                parse_constant=_no_number,
            )
        except UnicodeDecodeError as error:
            number = line or content.count(b"\n", 0, error.start) + 1
            raise ArchiveError(f"Line {number} isn't UTF-8 text.") from None
        except json.JSONDecodeError as error:
            number = line or error.lineno
            raise ArchiveError(f"Line {number} isn't valid JSON (character {error.colno}).") from None
        except RecursionError:
            raise ArchiveError(f"{_named(line)} is nested too deeply.") from None
        except ArchiveError as error:
            raise ArchiveError(one_line_sentence(f"{_named(line)} {error}")) from None

    def _object(self, pairs: list[tuple[str, object]]) -> Data:
        """Return an object's members, each once, with its texts and those of its lists cleaned."""
        data: Data = {}
        for name, value in pairs:
            if name in data:
                raise ArchiveError(f"holds {name} twice.")
            data[name] = [self._clean(item) for item in value] if isinstance(value, list) else self._clean(value)
        return data

    def _clean(self, value: object) -> object:
        if not isinstance(value, str):
            return value
        kept, left_out = sanitize(value)
        self.left_out += left_out
        return kept


def one_line_sentence(text: str) -> str:
    """Make one line fit for a terminal, whatever names the file put into it."""
    line = visible(_SPACES.sub(" ", text[: 2 * _LONGEST_SENTENCE]))
    return line if len(line) <= _LONGEST_SENTENCE else f"{line[:_LONGEST_SENTENCE]}…"


def _named(line: int | None) -> str:
    return f"Line {line}" if line else "The file"


def _a_number(digits: str) -> int:
    return 0


def _no_number(name: str) -> NoReturn:
    raise ArchiveError(f"holds {name}, which isn't valid JSON.")
