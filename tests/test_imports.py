"""What is imported when: the rules that keep the start and the command line quick, each exact."""

from pathlib import Path

import pytest

from tests import freeze
from tests.loaded import (
    LANGUAGES,
    NOT_BEFORE_THE_FIRST_FRAME,
    ORM,
    SCREEN,
    VET,
    A,
    B,
    after,
    at_first_frame,
    packages,
    small_library,
)

OF_VETS = {
    "retro.core.vet.vet",
    "retro.core.vet.vet_flag",
    "retro.core.formats.vet_json",
    "retro.core.vet.weights",
    "retro.core.gig.flag_catalogue",
}
SLOW_WIDGETS = {f"textual.widgets.{name}" for name in ("_markdown", "_text_area", "_data_table", "_radio_set", "_tabs")}
READING = (
    "list",
    "list --json",
    f"show {A}",
    f"show {A} --json",
    "search word",
    "search word --json",
    f"export {A}",
    "export --all --format json",
    f"compare {A} {B}",
    "where",
    "due",
    "lessons",
    "lessons --json",
    "trash",
    "rules",
    "questions",
    "patterns",
    "patterns --json",
    "due",
    "due --ics",
    "vet --list",
    "vet --list --json",
    f"vet {VET}",
    f"vet {VET} --json",
    "nonsense",
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return small_library(tmp_path)


@pytest.mark.parametrize("command", READING)
def test_a_command_that_only_reads_imports_neither_the_orm_nor_the_screen(
    command: str, home: Path, tmp_path: Path
) -> None:
    modules = after(tmp_path, "--home", str(home), *command.split())
    assert not packages(modules) & (ORM | SCREEN | LANGUAGES | {"uuid"})  # uuid asks what machine this is
    assert not modules & {f"retro.core.text.{name}" for name in ("days", "amounts", "hours", "chats")}


@pytest.mark.parametrize("command", [f"message {A}", f"message {A} --handover", f"message {VET}"])
def test_a_message_is_printed_without_the_orm_or_the_screen(command: str, home: Path, tmp_path: Path) -> None:
    modules = after(tmp_path, "--home", str(home), *command.split())
    assert not packages(modules) & (ORM | SCREEN | LANGUAGES)


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version_do_not_even_import_the_database(word: str, tmp_path: Path) -> None:
    assert not packages(after(tmp_path, word)) & (ORM | SCREEN | {"sqlite3", "platformdirs", "dataclasses", "json"})


FIRST_FRAME = """[
    *sys.modules,
    f"{sys.modules['textual.constants'].MAX_FPS} frames a second",
    *(
        f"dataclass {kept.__module__}.{kept.__qualname__}"
        for name, module in list(sys.modules.items()) if name.startswith("retro.")
        for one in list(vars(module).values()) if isinstance(one, type)
        for kept in (one, *vars(one).values())
        if isinstance(kept, type) and kept.__module__ == name and "__dataclass_fields__" in vars(kept)
    ),
    *(
        f"pattern {name}.{of}"
        for name, module in list(sys.modules.items()) if name.startswith("retro.")
        for of, one in list(vars(module).items()) if type(one).__name__ == "Pattern"
    ),
]"""


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is imported when home is drawn, and which classes were compiled as dataclasses, of one start."""
    folder = tmp_path_factory.mktemp("drawn")
    return at_first_frame(folder, small_library(folder), "Harbour", FIRST_FRAME)


def test_nothing_slow_is_imported_before_the_first_frame(drawn: set[str]) -> None:
    assert not packages(drawn) & NOT_BEFORE_THE_FIRST_FRAME
    assert not drawn & SLOW_WIDGETS
    made = freeze.first_frame(drawn)
    assert (freeze.FROZEN / freeze.FIRST_FRAME).read_text("utf-8") == made, freeze.CHANGED


def test_no_dataclass_is_compiled_before_the_first_frame(drawn: set[str]) -> None:
    """Each takes a quarter of a millisecond, or three where it inherits many fields."""
    assert {each for each in drawn if each.startswith("dataclass ")} == set()


def test_no_pattern_is_compiled_before_the_first_frame_but_what_reads_keys_and_draws(drawn: set[str]) -> None:
    """Each takes a sixth of a millisecond; as a text, `re` compiles it when it is first looked for."""
    compiled = {each.removeprefix("pattern ") for each in drawn if each.startswith("pattern ")}
    needed = {
        "core.gig.wording",
        "storage.queries.search",
        "tui.terminal.background",
        "tui.terminal.changed_lines",
        "tui.terminal.keyboard",
    }
    assert {each.rpartition(".")[0].removeprefix("retro.") for each in compiled} <= needed


def test_what_was_found_does_not_wait_for_one_of_sixty_frames_a_second(drawn: set[str]) -> None:
    assert "120 frames a second" in drawn  # read from the environment when Textual was imported


def test_home_imports_no_other_screen(drawn: set[str]) -> None:
    assert {name for name in drawn if name.startswith("retro.tui.") and name.endswith(".screen")} == {
        "retro.tui.home.screen",
        "retro.tui.kit.screen",
    }


def test_home_without_a_running_gig_imports_nothing_of_vets(drawn: set[str]) -> None:
    assert not drawn & OF_VETS


@pytest.mark.parametrize("command", ["list", f"show {A}", f"export {A}", "search word"])
def test_one_gig_is_shown_without_what_makes_dataclasses(command: str, home: Path, tmp_path: Path) -> None:
    assert not packages(after(tmp_path, "--home", str(home), *command.split())) & {"dataclasses", "inspect"}


def test_no_annotation_is_compiled_to_show_a_gig(home: Path, tmp_path: Path) -> None:
    """What NamedTuple is told as text, as all is after `from __future__ import annotations`, it compiles."""
    compiled = (
        "f'{name}.{kept.__name__}' for name, module in list(sys.modules.items()) if name.startswith('retro')"
        " for kept in vars(module).values() if isinstance(kept, type) and hasattr(kept, '_fields')"
        " if any(type(each).__name__ == 'ForwardRef' for each in kept.__annotations__.values())"
    )
    assert after(tmp_path, "--home", str(home), "show", A, what=compiled) == set()


@pytest.mark.parametrize("command", ["list", "list -n 3", f"show {A}", f"export {A}"])
def test_what_is_asked_for_most_imports_neither_json_nor_threads_nor_translations(
    command: str, home: Path, tmp_path: Path
) -> None:
    modules = after(tmp_path, "--home", str(home), *command.split())
    assert not packages(modules) & {"json", "threading", "hashlib", "locale"}


def test_wrong_usage_looks_no_translation_up(tmp_path: Path) -> None:
    for words in ("questions --add gig", "list --by size", "lisst"):
        assert "locale" not in after(tmp_path, *words.split())


def test_one_gig_is_shown_by_what_writes_markdown_alone(home: Path, tmp_path: Path) -> None:
    modules = after(tmp_path, "--home", str(home), "show", A)
    assert {name for name in modules if name.startswith(("retro.commands.", "retro.storage.", "retro.core."))} == {
        "retro.commands.arguments", "retro.commands.options", "retro.commands.output", "retro.commands.reading",
        "retro.commands.files", "retro.commands.files.show",
        "retro.core.formats", "retro.core.formats.codec", "retro.core.formats.leaf_codecs",
        "retro.core.formats.members",
        "retro.core.formats.markdown", "retro.core.formats.markdown.documents", "retro.core.formats.markdown.escape",
        "retro.core.formats.markdown.parts", "retro.core.formats.message_json", "retro.core.formats.retro_json",
        "retro.core.gig", "retro.core.gig.answer_kinds", "retro.core.gig.choices", "retro.core.gig.draft_position",
        "retro.core.gig.flag_names", "retro.core.gig.ids", "retro.core.gig.line_kinds", "retro.core.gig.links",
        "retro.core.gig.losses", "retro.core.gig.message", "retro.core.gig.metrics", "retro.core.gig.own_questions",
        "retro.core.gig.part_kinds", "retro.core.gig.retrospective", "retro.core.gig.wording",
        "retro.core.rough_day",
        "retro.core.text", "retro.core.text.control_chars", "retro.core.text.folding", "retro.core.text.one_line",
        "retro.core.text.parsing",
        "retro.core.wizard", "retro.core.wizard.answer_paths", "retro.core.wizard.answers_read",
            "retro.core.wizard.conditions",
        "retro.core.wizard.lesson_steps", "retro.core.wizard.question", "retro.core.wizard.questions",
        "retro.core.wizard.story_steps",
        "retro.storage.errors", "retro.storage.queries", "retro.storage.queries.columns",
        "retro.storage.library_file", "retro.storage.queries.library", "retro.storage.queries.record",
        "retro.storage.rows", "retro.storage.rows.message_rows", "retro.storage.rows.retrospective_rows",
        "retro.storage.rows.row_mapping",
    }  # fmt: skip


@pytest.mark.parametrize("command", ["list", f"show {A}", f"export {A}", "search word"])
def test_what_is_about_one_gig_imports_nothing_of_vets(command: str, home: Path, tmp_path: Path) -> None:
    assert not after(tmp_path, "--home", str(home), *command.split()) & OF_VETS


def test_a_search_of_gigs_imports_neither_the_record_nor_its_archive(home: Path, tmp_path: Path) -> None:
    modules = after(tmp_path, "--home", str(home), "search", "harbour")
    assert "retro.storage.queries.search" in modules
    assert not {name for name in modules if name.startswith(("retro.core.formats.", "retro.storage.rows."))}


@pytest.mark.parametrize("command", ["list", "list -n 3"])
def test_a_list_of_gigs_imports_no_record(command: str, home: Path, tmp_path: Path) -> None:
    modules = after(tmp_path, "--home", str(home), *command.split())
    assert "retro.storage.queries.home" in modules
    assert not modules & {"retro.core.gig.retrospective", "retro.core.gig.wording", "decimal"}


@pytest.mark.parametrize("command", ["list", "list -n 3", f"show {A}", f"export {A}"])
def test_what_is_asked_for_without_a_filter_imports_none(command: str, home: Path, tmp_path: Path) -> None:
    modules = after(tmp_path, "--home", str(home), *command.split())
    assert "retro.storage.queries.choice" not in modules
    assert command.startswith("list") or "retro.storage.queries.home" not in modules
    assert not command.startswith("list") or "json" not in modules
