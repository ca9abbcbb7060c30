"""Recovery files: drafts that the library refused, kept until it accepts them."""

from __future__ import annotations

import json
import uuid
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from retro.core.formats.codec import ArchiveError
from retro.core.gig.choices import within_calendar
from retro.core.gig.draft_position import DraftPosition, UnreadTexts
from retro.core.gig.ids import DocumentId
from retro.core.text.clock import now
from retro.core.value import Value
from retro.storage.errors import as_store_error
from retro.storage.files import free_name, private_directory, read_plain, write_atomically

if TYPE_CHECKING:
    from retro.core.document_kinds import Document

FORMAT = "retro-recovery/1"
OTHER_FORMAT = "The format isn't {}."
WRONG_MEMBERS = "version or at is wrong."


class Recovered(Value):
    """A draft found in a recovery file."""

    path: Path
    draft: Document
    version: int | None
    """The stored version it was made from; None if it was never stored."""
    place: DraftPosition | None
    at: datetime
    """When it was written."""


class Recovery:
    """The recovery folder. Each running program has its own Recovery, so that two windows never overwrite each
    other.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._window = uuid.uuid4().hex[:8]

    def write(self, draft: Document, version: int | None, place: DraftPosition | None) -> Path:
        """Write a draft to a recovery file, replacing this program's earlier one. Raises StoreError."""
        from retro.core.formats import compact_json, document  # not for the first frame, which recovers nothing

        data = {
            "format": FORMAT,
            "at": now().isoformat(),
            "version": version,
            "place": place and _place_data(place),
            "draft": document.document_to_data(draft),
        }
        private_directory(self._folder)
        return write_atomically(self._path(draft.id), compact_json.dumps(data).encode(errors="replace"), replace=True)

    def drop(self, id: DocumentId) -> None:
        """Remove this program's recovery file of a draft that the library has now."""
        _unlink(self._path(id))

    def discard(self, recovered: Recovered) -> None:
        """Remove the file of a draft that was imported, or that nobody wants."""
        _unlink(recovered.path)

    def found(self) -> list[Recovered]:
        """Read all recovery files, the newest first. Unreadable ones are set aside (see `broken`). Never raises."""
        found = (_read(path) for path in recovery_files(self._folder))
        return sorted((recovered for recovered in found if recovered), key=lambda recovered: recovered.at, reverse=True)

    def broken(self) -> list[Path]:
        """List the files that could not be read as recovered drafts; nothing deletes them."""
        return _files(self._folder, "*.broken")

    def _path(self, id: DocumentId) -> Path:
        return self._folder / f"{id}-{self._window}.json"


def recovery_files(folder: Path) -> list[Path]:
    """List the recovery files in a folder without reading them."""
    return _files(folder, "*.json")


def _files(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(folder.glob(pattern))
    except OSError:
        return []


def _read(path: Path) -> Recovered | None:
    try:
        return _parsed(path, json.loads(read_plain(path)))
    except (ValueError, RecursionError, OSError):  # ArchiveError and bad JSON are ValueErrors
        with suppress(OSError):
            path.rename(free_name(path.with_suffix(".broken")))
    return None


def _parsed(path: Path, data: object) -> Recovered:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise ArchiveError(OTHER_FORMAT.format(FORMAT))
    from retro.core.formats import document

    version, at = data.get("version"), datetime.fromisoformat(str(data.get("at")))
    if not (version is None or isinstance(version, int)) or at.tzinfo is None:
        raise ArchiveError(WRONG_MEMBERS)
    return Recovered(
        path, document.document_from_data(data.get("draft")), version, _place(data.get("place")), within_calendar(at)
    )


def _place_data(place: DraftPosition) -> dict[str, object]:
    return place._asdict() | {"unread": dict(place.unread), "known": dict(place.known)}


def _place(data: object) -> DraftPosition | None:
    """Read the draft position; None if it is absent or wrong, because the text matters more."""
    match data:
        case {"key": str(key), "cursor": int(cursor), "rest": bool(rest), "unread": dict(unread), **more}:
            last, known = more.get("last", ""), more.get("known", {})  # an older retro wrote none
            last = last if isinstance(last, str) else ""
            return DraftPosition(key, cursor, rest, _texts(unread), last, _texts(known))
    return None


def _texts(data: object) -> UnreadTexts:
    """Read texts by question key; what is wrong is left out."""
    texts = data if isinstance(data, dict) else {}
    return MappingProxyType({key: text for key, text in texts.items() if isinstance(text, str)})


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise as_store_error(error, path) from None
