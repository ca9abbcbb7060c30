"""Writing to a file from the screen: one file, private, never over another, and a failure loses nothing."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from threading import Event, current_thread

import pytest
from textual.events import Key
from textual.pilot import Pilot

from retro.core.formats.archive_file import Reader
from retro.core.formats.export_formats import FORMATS, JSON, MARKDOWN, ExportFormat
from retro.core.formats.redaction.redact import Redactor
from retro.core.gig.ids import EXAMPLE_ID, DocumentId, GigId, VetId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.storage.errors import DiskFull
from retro.storage.queries.settings import setting
from retro.tui.context import AppContext
from retro.tui.export import making, sources, writer
from retro.tui.export.dialog import MAKING, SAFE, ExportDialog
from retro.tui.export.making import AT_ONCE, LEFT_OUT, Naming
from retro.tui.export.sources import material
from retro.tui.export.typed_lines import FOLDER_LINE, NAMES_LINE, TYPED, line_left
from retro.tui.export.writer import FOLDER, in_short, spot
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.gigs.read_vet import vet_now
from retro.tui.kit.text.kept_line import with_line
from retro.tui.kit.text.line_input import LineInput
from retro.tui.navigation import ExportComparisonRoute, ExportRoute, ExportVetRoute
from retro.tui.terminal.clipboard import SENT
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import HOSTILE, hostile, press, screen_lines, screen_text, told, until, workers_ended
from tests.tui.test_compare import DASHBOARD, SITE

NAME = f"2026-03-14-{'a' * 8}-instagram-dashboard"
GIG = DASHBOARD._replace(id=GigId("a" * 32), created_at=DASHBOARD.created_at.replace(day=14))
OTHER = SITE._replace(id=GigId("b" * 32))


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder without anything in it."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    return home


def dialog(pilot: Pilot[None]) -> ExportDialog:
    found = pilot.app.screen
    assert isinstance(found, ExportDialog)
    return found


def said(pilot: Pilot[None]) -> str:
    return str(dialog(pilot).said.content)


async def type_folder(pilot: Pilot[None], folder: Path | str) -> None:
    dialog(pilot).folder.value = str(folder)
    await pilot.pause()


async def written(pilot: Pilot[None], key: str = "enter") -> None:
    """Press, and wait until it is written or refused."""
    await press(pilot, key)
    await workers_ended(pilot)
    await pilot.pause()


async def test_it_says_where_as_what_and_how_it_begins(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    (at_home / "Documents").mkdir()
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        text = screen_text(pilot.app)
        for words in ("Export Instagram dashboard", "~/Documents", f"{NAME}.md", 'title: "Instagram dashboard"'):
            assert words in text
        assert "Enter: export   Tab: on to Names" in text
        assert said(pilot) == "Ready to export."


async def test_without_documents_the_home_folder_is_offered(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).folder.value == "~"


async def test_enter_writes_one_private_file_and_tells_its_path(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,)), size=(120, 40)) as pilot:
        await written(pilot)
        (file,) = at_home.iterdir()
        assert file.name == f"{NAME}.md"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert "# Instagram dashboard" in file.read_text(encoding="utf-8")
        assert str(file) in said(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard == str(file)
        assert told(pilot.app) == [SENT]
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, ExportDialog)


async def test_the_mouse_writes_and_closes(open_app: OpenApp, library_with: LibraryWith, at_home: Path) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await pilot.click("#write")
        await workers_ended(pilot)
        await pilot.pause()
        (file,) = at_home.iterdir()
        await pilot.click("#copy")
        await pilot.pause()
        assert pilot.app.clipboard == str(file)
        await pilot.click("#close")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, ExportDialog)


async def test_a_second_export_never_overwrites(open_app: OpenApp, library_with: LibraryWith, at_home: Path) -> None:
    library_with([GIG])
    first = at_home / f"{NAME}.md"
    first.write_text("mine", encoding="utf-8")
    async with open_app(ExportRoute((GIG.id,)), size=(120, 40)) as pilot:
        assert said(pilot) == f"That name is taken; it will be saved as {NAME} (2).md."
        await written(pilot)
    assert first.read_text(encoding="utf-8") == "mine"
    assert sorted(file.name for file in at_home.iterdir()) == sorted([f"{NAME}.md", f"{NAME} (2).md"])


async def test_pressing_twice_writes_once(open_app: OpenApp, library_with: LibraryWith, at_home: Path) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await pilot.press("enter", "enter", "enter")
        await workers_ended(pilot)
        await pilot.pause()
        assert len(list(at_home.iterdir())) == 1


async def test_json_is_an_archive_that_reads_back_equal(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        dialog(pilot).query_one(ChoiceRow).focus()
        await press(pilot, "right", "space")
        assert f"{NAME}.json" in screen_text(pilot.app)
        dialog(pilot).query_one("#write", WordButton).focus()
        await written(pilot)
        (file,) = at_home.iterdir()
        assert json.loads(file.read_bytes())["format"] == "retro-archive/1"
        with file.open("rb") as stream:
            assert list(Reader().read(stream)) == [GIG]


@pytest.mark.parametrize(("keys", "count"), [((), 2), (("right", "space"), 1)])
async def test_several_are_a_file_each_or_one_archive(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path, keys: tuple[str, ...], count: int
) -> None:
    library_with([GIG, OTHER])
    async with open_app(ExportRoute((GIG.id, OTHER.id)), size=(120, 40)) as pilot:
        assert "Export 2 retrospectives" in screen_text(pilot.app)
        dialog(pilot).query_one(ChoiceRow).focus()
        await press(pilot, *keys)
        dialog(pilot).query_one("#write", WordButton).focus()
        await written(pilot)
        files = list(at_home.iterdir())
        assert len(files) == count
        assert all(str(file) in said(pilot) for file in files)


async def test_whoever_is_named_is_replaced_without_another_word(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        dialog(pilot).query_one("#names", LineInput).focus()
        await press(pilot, *"instagram")
        assert "-redacted.md" in screen_text(pilot.app)
        assert "(•) replaced" in screen_text(pilot.app)
        await written(pilot)
        (file,) = at_home.iterdir()
        assert "Name A dashboard" in file.read_text(encoding="utf-8")


async def replace_names(pilot: Pilot[None], others: str = "") -> None:
    dialog(pilot).query_one("#naming", ChoiceRow).focus()
    await press(pilot, "right", "space")
    dialog(pilot).query_one("#names", LineInput).focus().value = others
    await pilot.pause()


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_copy_that_may_leave_is_shown_before_it_is_written(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path, size: tuple[int, int]
) -> None:
    whole = GIG.with_answer("story.tell", "Rowan asked Yurt & Sons.")._replace(
        facts=Facts("Yurts", client="Yurt & Sons")
    )
    library_with([whole, OTHER])
    async with open_app(ExportRoute((whole.id,)), size=size) as pilot:
        await replace_names(pilot, "Rowan, yurts")
        text = screen_text(pilot.app)
        for words in ("-redacted.md", 'title: "Name B"', "some: read it", "Replaced: ", "(•) replaced", "Rowan, yurts"):
            assert words in text
        await written(pilot)
        (file,) = at_home.iterdir()
        content = file.read_text(encoding="utf-8")
        assert "Name A asked Client A." in content
        assert not [word for word in ("Rowan", "Yurt", "yurt") if word in content + file.name]


async def test_a_name_typed_fast_goes_into_its_line_and_presses_nothing(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        dialog(pilot).query_one("#naming", ChoiceRow).focus()
        await pilot.pause()
        for key in ("right", "space", "tab", *"a b"):
            pilot.app.post_message(Key("space" if key == " " else key, key if len(key) == 1 else None))
        await until(pilot, lambda: dialog(pilot).query_one("#names", LineInput).value == "a b")
        await workers_ended(pilot)
        assert not list(at_home.iterdir())


async def test_a_comparison_that_may_leave_gives_each_client_one_letter(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    both = [
        GIG._replace(facts=Facts("First", client="Quux")),
        OTHER._replace(facts=Facts("Second for Quux", client="Ahrens")),
    ]
    library_with(both)
    async with open_app(ExportComparisonRoute(GIG.id, OTHER.id)) as pilot:
        await replace_names(pilot)
        await written(pilot)
        (file,) = at_home.iterdir()
        content = file.read_text(encoding="utf-8")
        assert "Second for Client A" in content
        assert "Client B" in content
        assert not [word for word in ("Quux", "Ahrens", "quux") if word in content + file.name]


async def test_a_comparison_is_written_as_markdown(open_app: OpenApp, library_with: LibraryWith, at_home: Path) -> None:
    library_with([GIG, OTHER])
    async with open_app(ExportComparisonRoute(OTHER.id, GIG.id)) as pilot:
        assert not dialog(pilot).query("#form")
        await written(pilot)
        (file,) = at_home.iterdir()
        assert file.name == "portfolio-site-and-instagram-dashboard.md"
        assert file.read_text(encoding="utf-8").startswith("# Portfolio site and Instagram dashboard")


async def test_the_folder_is_made_and_remembered(open_app: OpenApp, library_with: LibraryWith, at_home: Path) -> None:
    library_with([GIG])
    folder = at_home / "new" / "one"
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await type_folder(pilot, folder)
        assert said(pilot) == "That folder doesn't exist yet; it will be created."
        await written(pilot)
        assert [file.name for file in folder.iterdir()] == [f"{NAME}.md"]
        app_context = pilot.app.app_context  # type: ignore[attr-defined]  # a RetroApp
        app_context.store.warm().result(timeout=600)
        assert setting(app_context.library, FOLDER) == str(folder)
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).folder.value == in_short(folder) == "~/new/one"


async def test_a_folder_being_typed_is_there_again_after_the_program_ended_and_not_after_esc(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, at_home: Path
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await type_folder(pilot, "~/new/on")
        await until(pilot, lambda: line_left(app_context, FOLDER_LINE) == "~/new/on")  # a kill would leave it so
        await type_folder(pilot, "~/new/one")
        await pilot.press("ctrl+q")
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).folder.value == "~/new/one"
        await pilot.press("escape")
        await until(pilot, lambda: not line_left(app_context, FOLDER_LINE))
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).folder.value == "~"
        await type_folder(pilot, at_home / "one")
        await until(pilot, lambda: line_left(app_context, FOLDER_LINE))
        await written(pilot)
        await until(pilot, lambda: not line_left(app_context, FOLDER_LINE))


@pytest.mark.parametrize("line", [FOLDER_LINE, NAMES_LINE])
async def test_what_two_windows_type_in_one_line_both_stays_until_it_is_answered(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, at_home: Path, line: str
) -> None:
    def there(before: str, after: str) -> None:
        app_context.store.submit(
            lambda store: store.change_setting(TYPED[line], lambda lines: with_line(lines, before, after))
        ).result(timeout=600)

    def kept() -> list[str]:
        return (setting(app_context.library, TYPED[line]) or "").splitlines()

    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        box = dialog(pilot).query_one(f"#{line}", LineInput)
        box.focus()
        await pilot.press("ctrl+u", *"Femi")
        there("", "An")
        await pilot.press(*",To")
        there("An", "Ana")
        await until(pilot, lambda: kept() == ["Femi,To", "Ana"])  # a kill of either would leave it so
        left = dialog(pilot)
        await pilot.press("escape")
        left.save_now()  # as its timer does, if it comes between the key and the end of the dialog
        await until(pilot, lambda: kept() == ["Ana"])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).query_one(f"#{line}", LineInput).value == "Ana"


async def test_names_being_typed_are_there_again_after_the_program_ended_and_not_once_they_are_answered(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, at_home: Path
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        also = dialog(pilot).query_one("#names", LineInput)
        also.focus()
        await pilot.press(*"Femi")
        await until(pilot, lambda: line_left(app_context, NAMES_LINE) == "Femi")  # a kill would leave it so
        await pilot.press(*",Ann")
        await pilot.press("ctrl+q")
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).query_one("#names", LineInput).value == "Femi,Ann"
        await until(pilot, lambda: dialog(pilot).query_one("#naming", ChoiceRow).value == Naming.REPLACED)
        await type_folder(pilot, at_home / "one")
        await written(pilot)
        await until(pilot, lambda: not line_left(app_context, NAMES_LINE))
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        assert dialog(pilot).query_one("#names", LineInput).value == ""
        assert dialog(pilot).query_one("#naming", ChoiceRow).value == Naming.KEPT


async def test_a_failure_is_told_in_place_and_the_dialog_stays(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(writer, "write_atomically", full)
            await written(pilot)
        assert said(pilot) == f"The disk is full. {SAFE}"
        assert dialog(pilot).folder.has_focus
        assert list(at_home.iterdir()) == []
        await written(pilot)
        assert len(list(at_home.iterdir())) == 1


async def test_a_folder_that_is_a_file_is_refused_before_writing(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    library_with([GIG])
    (at_home / "file").write_bytes(b"mine")
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await type_folder(pilot, at_home / "file")
        assert said(pilot) == "That's a file, not a folder."
        await written(pilot)
        assert said(pilot).endswith(SAFE)
        assert (at_home / "file").read_bytes() == b"mine"


async def test_escape_writes_nothing(open_app: OpenApp, library_with: LibraryWith, at_home: Path) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, ExportDialog)
        assert list(at_home.iterdir()) == []


async def test_a_letter_in_the_folder_is_a_letter(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await press(pilot, "end", "y", "q", "slash")
        assert dialog(pilot).folder.value == "~yq/"
        assert pilot.app.clipboard == ""


async def test_the_example_can_be_exported(open_app: OpenApp, at_home: Path) -> None:
    async with open_app(ExportRoute((EXAMPLE_ID,))) as pilot:
        await written(pilot)
        assert [file.name for file in at_home.iterdir()] == ["2026-03-14-e0a3b1e0-instagram-dashboard.md"]


async def test_one_that_is_gone_is_told(open_app: OpenApp, at_home: Path) -> None:
    async with open_app(ExportRoute((GigId("f" * 32),))) as pilot:
        assert "isn't there any more" in said(pilot)
        await written(pilot)
        assert list(at_home.iterdir()) == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_everything_fits(open_app: OpenApp, library_with: LibraryWith, size: tuple[int, int]) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,)), size=size) as pilot:
        text = screen_text(pilot.app)
        assert all(words in text for words in ("Folder", f"{NAME}.md", "Ready to export", "---", "Export ›", "Close"))
        assert len(screen_lines(pilot.app)) == size[1]


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_words_are_shown_as_they_are(open_app: OpenApp, library_with: LibraryWith, text: str) -> None:
    whole: Retrospective = hostile(text, GIG)
    library_with([whole])
    async with open_app(ExportRoute((whole.id,))) as pilot:
        seen = text.replace("\x1b", "␛").replace("\x07", "␇")
        assert f"Export {seen}" in screen_text(pilot.app)
        assert "\x1b" not in screen_text(pilot.app)
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Which folder?"),
        ("  ", "Which folder?"),
        ("~/there", "Ready to export."),
        ("~/there/../there/", "Ready to export."),
        ("~nobody-of-that-name/x", "That isn't a folder path."),
        ("/\0", "That isn't a folder path."),
        ("~/there/note/deeper", "That's a file, not a folder."),
        ("~/no/such", "That folder doesn't exist yet; it will be created."),
    ],
)
def test_what_a_typed_folder_means(at_home: Path, text: str, sentence: str) -> None:
    (at_home / "there").mkdir()
    (at_home / "there" / "note").write_bytes(b"")
    assert spot(text, ["a.md"]).sentence == sentence


def test_a_link_that_leads_nowhere_is_in_the_way(at_home: Path) -> None:
    (at_home / "link").symlink_to(at_home / "nowhere")
    assert spot("~/link", ["a.md"]).folder is None


async def test_a_good_end_and_the_gig_beside_it_are_redacted_alike(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path
) -> None:
    good = Vet(
        VetId("9" * 32), GIG.created_at, GIG.created_at, "Labels for Quux", "Quux Ltd",
        quote=Quote("EUR", Decimal(640), Decimal(12), Decimal(83)), decision=Decision.TAKE, ended=Ending.WELL,
        ended_on=date(2026, 5, 1), good_end=GoodEnd(Decimal(15), Decimal(590), "Quux paid 590; I kept to 83"),
    )  # fmt: skip
    library_with([GIG.with_answer("story.tell", "Quux never wrote."), good])
    async with open_app(ExportVetRoute(good.id)) as pilot:
        await replace_names(pilot, "labels")
        text = screen_text(pilot.app)
        for words in ("-redacted.md", "Replaced: ", 'title: "Name A for Client A"'):
            assert words in text
        await written(pilot)
    (alone,) = at_home.iterdir()
    content = alone.read_text(encoding="utf-8")
    assert r"Client A paid \[amount]; I kept to \[amount]" in content
    assert not [trace for trace in ("Quux", "640", "590", "83", "15 h", "verdict") if trace in content + alone.name]
    async with open_app(ExportRoute((GigId(good.id), GIG.id))) as pilot:
        await replace_names(pilot)
        await written(pilot)
    files = [file for file in at_home.iterdir() if file != alone]
    assert len(files) == 2
    assert not [file for file in files if "Quux" in file.read_text(encoding="utf-8") or "-redacted" not in file.name]


def test_an_archive_holds_the_good_ends_too(library_with: LibraryWith, app_context: AppContext) -> None:
    good = Vet(VetId("9" * 32), title="Labels", decision=Decision.TAKE, ended=Ending.WELL)
    library_with([GIG, good])
    source = material(app_context, ExportRoute((GIG.id, GigId(good.id))))
    (file,) = source.made(JSON, None)
    assert "2-gigs" in file.name
    held = json.loads("".join(file.pieces))
    assert [each["id"] for each in (*held["retrospectives"], *held["vets"])] == [GIG.id, good.id]


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_the_hint_says_what_enter_does_where_the_focus_is_and_f3_exports_from_everywhere(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path, size: tuple[int, int]
) -> None:
    library_with([GIG])
    async with open_app(ExportRoute((GIG.id,)), size=size) as pilot:
        assert str(dialog(pilot).hint.content) == "Enter: export   Tab: on to Names"
        await press(pilot, "tab")
        assert str(dialog(pilot).hint.content) == "Enter: choose"
        await press(pilot, "tab", "right", "enter")
        assert "replaced where retro spots them" in said(pilot)
        assert not list(at_home.iterdir()), "Enter chose"
        assert "F3 Export" in screen_text(pilot.app).splitlines()[-1]
        await press(pilot, "tab")
        assert str(dialog(pilot).hint.content) == "Enter: export"
        await press(pilot, "shift+tab")
        await written(pilot, "f3")
        (file,) = at_home.iterdir()
        assert "redacted" in file.name
        assert "F3 Export" not in screen_text(pilot.app).splitlines()[-1]


async def test_the_preview_of_a_redacted_copy_can_be_read_to_its_end(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    story = "\n\n".join(f"Line {number}. {'It broke again. ' * 8}Nobody knew." for number in range(60))
    long = GIG.with_answer("story.tell", story)
    library_with([long])
    async with open_app(ExportRoute((GIG.id,))) as pilot:
        await press(pilot, "tab", "tab", "right", "enter")
        assert "Line 59." not in screen_text(pilot.app)
        lines = dialog(pilot).preview.words.size.height
        seen = ""
        for _ in range(lines):
            seen += screen_text(pilot.app)
            before = dialog(pilot).preview.scroll_y
            await press(pilot, "pagedown")
            if dialog(pilot).preview.scroll_y == before:
                break
        assert dialog(pilot).preview.is_vertical_scroll_end
        assert all(f"Line {number}." in seen for number in range(60))
        assert seen.count("Nobody knew.") >= 60, "long lines are wrapped, not cut"
        await press(pilot, "pageup")
        assert not dialog(pilot).preview.is_vertical_scroll_end
        assert pilot.app.focused is dialog(pilot).query_one("#naming")


async def test_a_gig_under_way_is_exported_and_left_out_of_a_copy_that_may_leave(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext, at_home: Path
) -> None:
    taken = Vet(VetId("8" * 32), title="Quux shelf", decision=Decision.TAKE, quote=Quote("EUR", Decimal(640)))
    library_with([GIG, taken])
    route = ExportRoute((GIG.id, GigId(taken.id)))
    (archive,) = material(app_context, route).made(JSON, None)
    assert [each["id"] for each in json.loads("".join(archive.pieces))["vets"]] == [taken.id]
    plain = material(app_context, route).made(MARKDOWN, None)
    assert len(plain) == 2
    assert "Quux shelf" in plain[1].text
    assert not material(app_context, ExportRoute((GigId(taken.id),))).can_be_redacted
    async with open_app(route) as pilot:
        await replace_names(pilot)
        assert LEFT_OUT.format(1) in said(pilot)
        await written(pilot)
    (copy,) = at_home.iterdir()
    assert "Quux shelf" not in copy.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_a_redacted_copy_never_holds_a_gig_under_way(
    library_with: LibraryWith, app_context: AppContext, form: ExportFormat
) -> None:
    taken = Vet(VetId("8" * 32), title="Quux shelf", decision=Decision.TAKE)
    library_with([GIG, taken])
    made = material(app_context, ExportRoute((GIG.id, GigId(taken.id)))).made(form, Redactor())
    assert not [file for file in made if "Quux shelf" in file.text or taken.id in file.text]


@pytest.mark.parametrize(("wells", "under_way"), [(1, 1), (3, 2), (0, 1)])
def test_each_vetted_gig_among_those_exported_is_read_once(
    app_context: AppContext, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch, wells: int, under_way: int
) -> None:
    taken = [Vet(title=f"Gig {number}", decision=Decision.TAKE) for number in range(wells + under_way)]
    taken = [replace(vet, ended=Ending.WELL) if number < wells else vet for number, vet in enumerate(taken)]
    library_with([GIG, *taken])
    seen: list[str] = []

    def counted(context: AppContext, id: DocumentId) -> tuple[Vet, int | None]:
        seen.append(id)
        return vet_now(context, id)

    monkeypatch.setattr(sources, "vet_now", counted)
    source = material(app_context, ExportRoute((GIG.id, *(GigId(vet.id) for vet in taken))))
    assert len(source.made(MARKDOWN, None)) == 1 + len(taken)
    assert sorted(seen) == sorted(vet.id for vet in taken)


async def test_many_gigs_are_read_in_a_thread_and_enter_pressed_meanwhile_writes_them(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = [Vet(title=f"Gig {number}", decision=Decision.TAKE, ended=Ending.WELL) for number in range(AT_ONCE)]
    library_with([GIG, *taken])
    goes_on, threads = Event(), list[str]()

    def slow(context: AppContext, route: sources.Exported) -> sources.ExportSource:
        threads.append(current_thread().name)
        assert goes_on.wait(60)
        return material(context, route)

    monkeypatch.setattr(making, "material", slow)
    async with open_app(ExportRoute((GIG.id, *(GigId(vet.id) for vet in taken)))) as pilot:
        await press(pilot, "enter")
        assert (said(pilot), list(at_home.iterdir())) == (MAKING, [])
        goes_on.set()
        await until(pilot, lambda: dialog(pilot).panel.has_class("-written"))
        assert len(list(at_home.iterdir())) == 1 + len(taken)
        assert f"Export {1 + len(taken)} gigs" in screen_text(pilot.app)
    assert threads[0] != current_thread().name


async def test_many_gigs_can_be_chosen_about_once_they_are_read(open_app: OpenApp, library_with: LibraryWith) -> None:
    many = [GIG._replace(id=GigId(f"{number:032x}")) for number in range(1, AT_ONCE + 2)]
    library_with(many)
    async with open_app(ExportRoute(tuple(gig.id for gig in many))) as pilot:
        await until(pilot, lambda: said(pilot).startswith("Ready"))
        await replace_names(pilot)
        await until(pilot, lambda: said(pilot).startswith("Ready"))
        assert "redacted" in str(dialog(pilot).file_name.content)
        assert said(pilot).startswith(f"Ready to export {len(many)} files.")


async def test_while_many_are_made_letters_go_on_and_only_the_last_name_is_replaced_at_the_end(
    open_app: OpenApp, library_with: LibraryWith, at_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each redaction waits; of three names typed meanwhile the last counts, and Enter waits for it."""
    many = [GIG._replace(id=GigId(f"{number:032x}")) for number in range(1, AT_ONCE + 2)]
    library_with([gig.with_answer("story.tell", "Ann and Bob and Cid.") for gig in many])
    goes_on, made, make = Event(), list[tuple[str, ...]](), making.ExportMaking.make

    def slow(of: making.ExportMaking) -> None:
        if of.naming is Naming.REPLACED:
            made.append(of.names)
            assert goes_on.wait(60)
        make(of)

    monkeypatch.setattr(making.ExportMaking, "make", slow)
    async with open_app(ExportRoute(tuple(gig.id for gig in many))) as pilot:
        await until(pilot, lambda: said(pilot).startswith("Ready"))
        dialog(pilot).query_one("#naming", ChoiceRow).focus()
        await press(pilot, "right", "space")
        line = dialog(pilot).query_one("#names", LineInput).focus()
        for name in ("Ann", "Bob", "Cid"):
            line.value = name
            await pilot.pause()
        assert said(pilot) == MAKING
        await press(pilot, "enter")
        assert list(at_home.iterdir()) == []
        goes_on.set()
        await until(pilot, lambda: dialog(pilot).panel.has_class("-written"))
    assert made[0] == ()
    assert {*made[1:]} == {("Cid",)}  # once, or twice if the library was written to just before Enter
    texts = [file.read_text(encoding="utf-8") for file in at_home.iterdir()]
    assert len(texts) == len(many)
    assert all("Ann and Bob and Name A." in text for text in texts)
