"""Writes what no change of the code alone may change, as files under `tests/frozen`: make freeze"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hatchling.builders.wheel import WheelBuilder

from retro.core.analysis.compare import compare
from retro.core.formats import export, export_formats
from retro.core.formats.archive_file import archive_lines
from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.retrospective import Retrospective
from retro.core.samples import demo, demo_vets, example
from retro.core.vet.vet import Vet
from retro.storage.library_file import NEWEST
from retro.storage.queries.library import Library
from retro.storage.queries.vets import vet_context
from retro.storage.writing.store import Store
from tests.loaded import at_first_frame, small_library

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "tests" / "frozen"
DAY = date(2030, 1, 30)
GIGS = (*demo(), example())
VETS = demo_vets(DAY)
CHANGED = "If that was meant, run make freeze, and look at what git diff shows of it."
FIRST_FRAME = "first-frame.txt"
"""The modules of ours that are imported when home is first drawn. `tests/test_imports.py` compares it."""


def frozen(folder: Path) -> dict[str, str]:
    """Return each frozen file but the first frame's by its name, made anew; `folder` is for a library."""
    file = folder / "retro.db"
    with closing(Store.open(file)) as store:
        store.add_all((*GIGS, *VETS), update=False)
    redacts = Redactor()
    return {
        "schema.sql": _schema(file),
        "demo.json": "".join(archive_lines(GIGS, VETS)),
        "demo-redacted.json": "".join(archive_lines(map(redacts.redacted, GIGS))),
        "demo.md": "\n".join(f"=== {each.name}\n{each.text}" for each in _documents(Library(file))),
        "wheel.txt": _lines(_data_in_wheel()),
    }


def first_frame(modules: Iterable[str]) -> str:
    """Return those of the modules that are ours, one a line."""
    return _lines(name for name in modules if name.startswith("retro."))


def differences(made: Mapping[str, str]) -> list[str]:
    """Return the names of the frozen files that are not what was made, and of those that nothing makes."""
    there = {path.name: path.read_bytes() for path in FROZEN.iterdir() if path.name != FIRST_FRAME}
    return sorted(name for name in {*there, *made} if there.get(name) != made.get(name, "").encode())


def _schema(file: Path) -> str:
    with closing(sqlite3.connect(file)) as raw:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE sql NOT NULL ORDER BY type DESC, name").fetchall()
    return "\n".join([f"PRAGMA user_version = {NEWEST};", *(f"{row[0]};" for row in rows), ""])


def _documents(library: Library) -> Iterator[export.ExportFile]:
    yield from export.documents(GIGS, export_formats.MARKDOWN, DAY)
    for a, b in ((GIGS[0], GIGS[1]), (GIGS[-2], GIGS[-1])):
        yield export.comparison_document(compare(a, b))
    for vet in VETS:
        yield export.vet_document(vet, vet_context.knowledge(library, vet.created_at), DAY)
    subjects: tuple[Retrospective | Vet, ...] = (*GIGS, *VETS)
    for subject in subjects:
        yield export.message_document(subject)
        yield export.handover_document(subject)


def in_wheel() -> set[str]:
    """Return each file of the wheel by the name it is installed under, as hatchling chooses them."""
    builder = WheelBuilder(str(ROOT))
    names = {included.distribution_path for included in builder.recurse_included_files()}
    for source, installed in builder.config.shared_data.items():
        folder = Path(source)
        names |= {f"{installed}/{path.relative_to(folder).as_posix()}" for path in folder.rglob("*") if path.is_file()}
    return names


def _data_in_wheel() -> Iterator[str]:
    """Yield the files that are no modules: a module that is new or moved is no surprise."""
    return (name for name in in_wheel() if not name.endswith(".py"))


def _lines(names: Iterable[str]) -> str:
    return "\n".join([*sorted(names), ""])


def main() -> None:
    """Write them all."""
    FROZEN.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        made = frozen(Path(folder))
        modules = at_first_frame(Path(folder), small_library(Path(folder)), "Harbour")
    made[FIRST_FRAME] = first_frame(modules)
    for name, text in made.items():
        (FROZEN / name).write_bytes(text.encode())


if __name__ == "__main__":
    main()
