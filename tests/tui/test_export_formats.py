"""A format is one row: whatever is in the table is offered and written by the command line and by the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from retro import cli
from retro.commands.files.export_selection import NO_VETTED
from retro.core.formats.export_formats import FORMATS, JSON, MARKDOWN, ExportFormat
from retro.core.gig.draft_position import UnreadTexts
from retro.core.gig.ids import GigId, VetId
from retro.core.gig.retrospective import Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.vet import Vet
from retro.paths import Paths
from retro.tui.export.dialog import ExportDialog
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.navigation import ExportRoute
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import press, screen_text, workers_ended

SHOP = Retrospective.new(id="a" * 32).with_facts(title="Shop", client="Quux")
LABELS = Retrospective.new(id="b" * 32).with_facts(title="Labels")
GOOD = Vet(VetId("9" * 32), title="Poster", decision=Decision.TAKE, ended=Ending.WELL)
TAKEN = Vet(VetId("8" * 32), title="Shelf", decision=Decision.TAKE)
EVERY = (SHOP, LABELS, GOOD, TAKEN)


def titles(gigs: Iterable[Retrospective], vets: Iterable[Vet], unread: Mapping[GigId, UnreadTexts]) -> Iterator[str]:
    for gig in gigs:
        yield f"gig {gig.facts.title} of {gig.facts.client}\n"
    for vet in vets:
        yield f"vet {vet.title}\n"


EACH = ExportFormat("each", "titles", "Titles, a file each", titles)
TOGETHER = ExportFormat("together", "a list", "Titles, in one file", titles, is_archive=True)


@pytest.fixture(autouse=True)
def form(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ExportFormat:
    """Put a format that nobody has heard of into the table for the time of a test."""
    made: ExportFormat = request.param
    monkeypatch.setitem(FORMATS, made.extension, made)
    return made


def of(form: ExportFormat) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("form", [form], indirect=True, ids=[form.extension])


Export = Callable[..., tuple[int, str, str]]


@pytest.fixture
def export(library_with: LibraryWith, where: Paths, capsys: pytest.CaptureFixture[str]) -> Export:
    """Export from the command line: exit code, output, and messages."""
    library_with(EVERY)

    def command(*words: str) -> tuple[int, str, str]:
        code = cli.main(["--home", str(where.data), "export", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


def written(folder: Path) -> dict[str, str]:
    """Return the last word of each file's name, and its text."""
    return {file.name.split("-")[-1]: file.read_text(encoding="utf-8") for file in folder.iterdir()}


@of(EACH)
def test_the_command_writes_a_file_each(export: Export, tmp_path: Path) -> None:
    assert export(SHOP.id, "--format", "each")[1] == "gig Shop of Quux\n"
    code, _, told = export("--all", "--format", "each")
    assert code == 2
    assert told == "retro: To export several as titles, add -o FOLDER; or use --format json for one file.\n"
    assert export("--all", "--format", "each", "-o", str(tmp_path / "out"))[0] == 0
    files = written(tmp_path / "out")
    assert set(files) == {"shop.each", "labels.each", "poster.md", "shelf.md"}
    assert files["shop.each"] == "gig Shop of Quux\n"
    assert NO_VETTED.format(1) in export("--all", "--format", "each", "--redact", "-o", str(tmp_path / "apart"))[2]
    assert "gig Shop of Client A\n" in written(tmp_path / "apart").values()


@of(TOGETHER)
def test_the_command_writes_one_file_of_all(export: Export, tmp_path: Path) -> None:
    every = {"gig Shop of Quux", "gig Labels of ", "vet Poster", "vet Shelf"}
    assert set(export("--all", "--format", "together")[1].splitlines()) == every
    (tmp_path / "out").mkdir()
    assert export("--all", "--format", "together", "-o", str(tmp_path / "out"))[0] == 0
    assert set((tmp_path / "out/retro.together").read_text(encoding="utf-8").splitlines()) == every
    redacted = export("--all", "--format", "together", "--redact")[1].splitlines()
    assert set(redacted) == {"gig Shop of Client A", "gig Labels of ", "vet Poster"}


@of(EACH)
def test_help_names_it(export: Export, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        export("--help")
    told = " ".join(capsys.readouterr().out.split())
    assert "{md,json,each}" in told
    assert f"{MARKDOWN.name}, or {JSON.name}, or titles" in told


@pytest.mark.parametrize("form", [EACH, TOGETHER], indirect=True, ids=["each", "together"])
async def test_the_screen_offers_and_writes_it(
    open_app: OpenApp, library_with: LibraryWith, tmp_path: Path, form: ExportFormat
) -> None:
    library_with(EVERY)
    async with open_app(ExportRoute(tuple(GigId(each.id) for each in EVERY)), size=(120, 40)) as pilot:
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        assert form.label in screen_text(pilot.app)
        dialog.query_one("#form", ChoiceRow).focus()
        await press(pilot, "right", "right", "space")
        assert "gig Shop of Quux" in screen_text(pilot.app)
        dialog.folder.value = str(tmp_path / "out")
        await press(pilot, "f3")
        await workers_ended(pilot)
    files = written(tmp_path / "out")
    if form.is_archive:
        (text,) = files.values()
        assert text == "gig Shop of Quux\ngig Labels of \nvet Poster\nvet Shelf\n"
    else:
        assert set(files) == {"shop.each", "labels.each", "poster.md", "shelf.md"}


@of(TOGETHER)
async def test_a_gig_alone_can_be_redacted_in_it(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([SHOP])
    async with open_app(ExportRoute((SHOP.id,)), size=(120, 40)) as pilot:
        dialog = pilot.app.screen
        dialog.query_one("#form", ChoiceRow).focus()
        await press(pilot, "right", "right", "space")
        dialog.query_one("#naming", ChoiceRow).focus()
        await press(pilot, "right", "space")
        text = screen_text(pilot.app)
        assert "gig Shop of Client A" in text
        assert "redacted.together" in text
