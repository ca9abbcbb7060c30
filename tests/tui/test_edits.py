"""Files that editors in windows of their own save in while retro goes on."""

import pytest

from retro.core.formats.codec import LONGEST_TEXT
from retro.storage.edit_files import EditFile, Target, hand_out
from retro.storage.queries.record import retrospective_by_id
from retro.tui import edits
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.terminal.external_editor import TOO_LONG
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import told, until
from tests.tui.wizard_steps import gig


async def test_a_text_that_is_too_long_is_told_of_once_with_its_path_and_read_again_once_changed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = gig()
    reads: list[EditFile] = []
    looks: list[EditFile] = []
    read, look = EditFile.content, EditFile.look

    def content(file: EditFile) -> tuple[str, int]:
        reads.append(file)
        return read(file)

    def looked(file: EditFile) -> tuple[int, int, int] | None:
        looks.append(file)
        return look(file)

    def story() -> str:
        found = retrospective_by_id(app_context.library, draft.id)
        return found.retrospective.answers.get("story.tell", "") if found else ""

    library_with([draft])
    monkeypatch.setattr(edits, "LOOK_PAUSE", 0.005)
    monkeypatch.setattr(EditFile, "content", content)
    monkeypatch.setattr(EditFile, "look", looked)
    file = hand_out("", app_context.paths.editing, Target(draft.id, "story.tell"))
    file.path.write_text("x" * (LONGEST_TEXT + 1))
    async with open_app() as pilot:
        assert isinstance(pilot.app, RetroApp)
        pilot.app.watch_edits([file])
        await until(pilot, lambda: len(looks) > 5)
        assert len(reads) == 1
        [words] = told(pilot.app)
        assert words.startswith(TOO_LONG)
        assert str(file.path) in words
        file.path.write_text("shorter")
        await until(pilot, lambda: story() == "shorter")
    file.let_go()
