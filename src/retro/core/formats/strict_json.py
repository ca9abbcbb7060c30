"""Strict JSON reader: rejects duplicate names, NaN and control characters."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from retro.core.formats.codec import ArchiveError, Data
from retro.core.text.control_chars import sanitize, visible

_LONGEST_SENTENCE = 300
_SPACES = re.compile(r"\s+")
THE_FILE, A_LINE = "The file", "Line {}"
NO_NUMBER = "{} holds {}, which isn't valid JSON."
NOT_UTF8 = "Line {} isn't UTF-8 text."
NOT_JSON = "Line {} isn't valid JSON (character {})."
TOO_DEEP = "{} is nested too deeply."
TWICE = "{} holds {} twice."


class StrictJson:
    """Parses JSON; cleans every text, and counts what that leaves out."""

    def __init__(self) -> None:
        self._where = THE_FILE
        """What is being parsed, as sentences name it."""
        self.left_out = 0
        """Number of control characters left out so far."""

    def parse(self, content: bytes, line: int | None = None) -> object:
        """Parse the data. Raises ArchiveError that names the line: `line`, or one of the lines of `content`.

        A number becomes 0, however long it is: retro/1 holds none, so reading it refuses each by name.
        """
        self._where = A_LINE.format(line) if line else THE_FILE
        try:
            return json.loads(
                content.decode(),
                object_pairs_hook=self._object,
                parse_int=_a_number,
                parse_float=_a_number,
                parse_constant=self._no_number,
            )
        except UnicodeDecodeError as error:
            number = line or content.count(b"\n", 0, error.start) + 1
            raise ArchiveError(NOT_UTF8.format(number)) from None
        except json.JSONDecodeError as error:
            number = line or error.lineno
            raise ArchiveError(NOT_JSON.format(number, error.colno)) from None
        except RecursionError:
            raise ArchiveError(TOO_DEEP.format(self._where)) from None
        except ArchiveError as error:
            raise ArchiveError(one_line_sentence(str(error))) from None

    def _object(self, pairs: list[tuple[str, object]]) -> Data:
        """Return an object's members, each once, with its texts and those of its lists cleaned."""
        data: Data = {}
        for name, value in pairs:
            if name in data:
                raise ArchiveError(TWICE.format(self._where, name))
            data[name] = [self._clean(item) for item in value] if isinstance(value, list) else self._clean(value)
        return data

    def _no_number(self, name: str) -> NoReturn:
        raise ArchiveError(NO_NUMBER.format(self._where, name))

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


def _a_number(digits: str) -> int:
    return 0
