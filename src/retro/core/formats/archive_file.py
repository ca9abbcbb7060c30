"""Reads and writes archives: one document per line, in constant memory.

Whatever a file from outside holds, reading it ends in values or in an ArchiveError of one sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from typing import BinaryIO

from retro.core.document_kinds import Document
from retro.core.formats import vet_json
from retro.core.formats.codec import FOREIGN, FORMAT, ArchiveError, Data
from retro.core.formats.compact_json import dumps
from retro.core.formats.document import READ, document_to_data
from retro.core.formats.strict_json import StrictJson, one_line_sentence
from retro.core.formats.unread_json import with_unread, without_unread
from retro.core.gig.draft_position import ALL_UNDERSTOOD, UnreadTexts
from retro.core.gig.ids import DocumentId, GigId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.vet import Vet

ARCHIVE = "retro-archive/1"
HEAD = f'{{"format": "{ARCHIVE}", "retrospectives": ['
VETS = '], "vets": ['
TAIL = "]}"
LARGEST = 64 * 1024 * 1024
"""Most bytes of one line of our own layout, or of a whole file in any other."""

_BOM = b"\xef\xbb\xbf"
Item = tuple[str, str, object]
"""Location of an item, the format it must have, and its data."""
_MEMBERS = ("format", "retrospectives", "vets")
ENDS_EARLY = "The file ends too early: part of the archive is missing."
OTHER_FORMAT = f"The file is neither {{}} nor {{}}: {FOREIGN}"
NO_LISTS = "retrospectives and vetted gigs must be lists."
TOO_LONG = "The file is longer than {} and not laid out the way retro does it."
EMPTY = "The file is empty."
SAME_ID = "{} has the same id as {}."
LONG_LINE = "Line {} is longer than {}."
NO_MEMBER = "{} isn't a member of {}."
NO_COMMA = "Line {} follows a line without a comma at its end."
AFTER_END = "Line {} comes after the end of the archive."


def archive_lines(
    retrospectives: Iterable[Retrospective],
    vets: Iterable[Vet] = (),
    unread: Mapping[GigId, UnreadTexts] = MappingProxyType({}),
) -> Iterator[str]:
    """Yield the archive line by line, each with its newline; only one document is held at a time.

    `unread` are the texts that were not understood, by id and question key.
    """
    yield f"{HEAD}\n"
    yield from _items(with_unread(document_to_data(each), unread.get(each.id, {})) for each in retrospectives)
    items = _items(map(document_to_data, vets))
    first = next(items, None)
    if first is None:
        yield f"{VETS}{TAIL}\n"
        return
    yield f"{VETS}\n{first}"
    yield from items
    yield f"{TAIL}\n"


def _items(documents: Iterable[Data]) -> Iterator[str]:
    before = ""
    for data in documents:
        if before:
            yield f"{before},\n"
        before = dumps(data)
    if before:
        yield f"{before}\n"


class Reader:
    """Reads one file, once."""

    def __init__(self, *, largest: int = LARGEST) -> None:
        self._largest = largest
        self._file: BinaryIO = BytesIO()
        self._json = StrictJson()
        self._number = 0
        self._where_seen: dict[str, str] = {}
        self.unread: dict[DocumentId, UnreadTexts] = {}
        """Texts that were not understood, of each document that was read."""

    @property
    def left_out(self) -> int:
        """Return the number of control characters left out so far."""
        return self._json.left_out

    def read(self, file: BinaryIO) -> Iterator[Document]:
        """Yield what an archive holds, retrospectives before vets, or the one document of a file.

        Our own layout is read line by line, any other layout whole. Raises ArchiveError at the first fault, so whoever
        must import all or nothing reads to the end first.
        """
        self._file = file
        first = self._line().removeprefix(_BOM)
        found = self._by_line() if first.strip() == HEAD.encode() else self._whole(first)
        for where, wanted, data in found:
            yield self._value(data, where, wanted)

    def _by_line(self) -> Iterator[Item]:
        """Yield what is between HEAD, VETS and TAIL."""
        is_more_to_come: bool | None = None
        are_vets = False
        while line := self._line():
            text = line.strip()
            if not text:
                continue
            if text == VETS.encode() and not (are_vets or is_more_to_come):
                are_vets, is_more_to_come = True, None
                continue
            if text.startswith(b"]") and not is_more_to_come:
                return self._end((VETS.encode() if are_vets else b"") + text)
            if is_more_to_come is False:
                raise ArchiveError(NO_COMMA.format(self._number))
            is_more_to_come = text.endswith(b",")
            data = self._json.parse(text.removesuffix(b","), self._number)
            yield f"Line {self._number}", vet_json.FORMAT if are_vets else FORMAT, data
        raise ArchiveError(ENDS_EARLY)

    def _end(self, text: bytes) -> None:
        """Check the last line, and that nothing follows it. Raises ArchiveError."""
        _held(self._json.parse(HEAD.encode() + text, self._number))
        while line := self._line():
            if line.strip():
                raise ArchiveError(AFTER_END.format(self._number))

    def _whole(self, first: bytes) -> Iterator[Item]:
        """Yield the items of a file in another layout than ours."""
        content = first + self._file.read(self._largest + 1 - len(first))
        if len(content) > self._largest:
            raise ArchiveError(TOO_LONG.format(self._size))
        if not content.strip():
            raise ArchiveError(EMPTY)
        data = self._json.parse(content)
        if isinstance(data, dict) and data.get("format") in (FORMAT, vet_json.FORMAT):
            yield "", str(data["format"]), data
        else:
            for member, wanted, items in _held(data):
                yield from ((f"{member}[{at}]", wanted, item) for at, item in enumerate(items))

    def _value(self, data: object, where: str, wanted: str) -> Document:
        try:
            record, typed = without_unread(data) if wanted == FORMAT else (data, ALL_UNDERSTOOD)
            value = READ[wanted](record)
        except ArchiveError as error:
            raise ArchiveError(one_line_sentence(f"{where}: {error}" if where else str(error))) from None
        if earlier := self._where_seen.get(value.id):
            raise ArchiveError(SAME_ID.format(where, earlier[:1].lower() + earlier[1:]))
        self._where_seen[value.id] = where
        if typed:
            self.unread[value.id] = typed
        return value

    def _line(self) -> bytes:
        """Read the next line, b"" at the end of the file; only the first may be longer than a line of ours."""
        line = self._file.readline(self._largest + 1)
        self._number += 1
        if len(line) > self._largest and self._number > 1:
            raise ArchiveError(LONG_LINE.format(self._number, self._size))
        return line

    @property
    def _size(self) -> str:
        return f"{self._largest // (1024 * 1024)} MB"


def _held(data: object) -> list[tuple[str, str, list[object]]]:
    """Yield what an archive's data holds, member by member, with the format of its items. Raises ArchiveError."""
    if not isinstance(data, dict) or data.get("format") != ARCHIVE:
        raise ArchiveError(OTHER_FORMAT.format(ARCHIVE, FORMAT))
    if unknown := next((name for name in data if name not in _MEMBERS), None):
        raise ArchiveError(one_line_sentence(NO_MEMBER.format(unknown, ARCHIVE)))
    held, vets = data.get("retrospectives"), data.get("vets", [])
    if not isinstance(held, list) or not isinstance(vets, list):
        raise ArchiveError(NO_LISTS)
    return [("retrospectives", FORMAT, held), ("vets", vet_json.FORMAT, vets)]
