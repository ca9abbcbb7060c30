"""The user's editor gets one private file, no shell, and loses nothing when it fails."""

import os
import stat
import sys
from pathlib import Path

import pytest

from retro.storage.editor import EditorError, command, edit
from retro.storage.errors import StoreError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "editing"


def editor(tmp_path: Path, body: str) -> str:
    """The command of an editor that does `body` to the path in `file`."""
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys, os, pathlib\nfile = pathlib.Path(sys.argv[-1])\n{body}\n")
    return f"{sys.executable} '{script}' --wait"


def left(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_visual_comes_before_editor_before_the_usual_ones() -> None:
    assert command({"VISUAL": "code --wait", "EDITOR": "vim"}) == "code --wait"
    assert command({"VISUAL": " ", "EDITOR": "vim"}) == "vim"
    assert command({}) in {"vi", "nano"}


def test_what_was_written_comes_back_and_nothing_is_left(folder: Path, tmp_path: Path) -> None:
    change = editor(tmp_path, "file.write_text(file.read_text().replace('It', 'It all'), 'utf-8')")
    assert edit("It broke. 日本", folder, change).text == "It all broke. 日本"
    assert left(folder) == []
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("text", ["", "one", "one\n", "one\n\n", "\n"])
def test_an_editor_that_changes_nothing_changes_nothing(folder: Path, text: str) -> None:
    assert edit(text, folder, "true").text == text


def test_controls_are_left_out_and_counted(folder: Path, tmp_path: Path) -> None:
    edited = edit("", folder, editor(tmp_path, r"file.write_bytes(b'a\x1b[31mb\r\nc\x07\n')"))
    assert (edited.text, edited.removed) == ("a[31mb\nc", 2)


def test_the_file_is_private_while_it_is_edited(folder: Path, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        show = editor(
            tmp_path, "file.write_text(f'{file.stat().st_mode:o} {file.parent.stat().st_mode:o} {file.is_absolute()}')"
        )
        edited = edit("secret", folder, show)
    finally:
        os.umask(before)
    assert edited.text == "100600 40700 True"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_backups_that_the_editor_leaves_go_too(folder: Path, tmp_path: Path) -> None:
    edit("secret", folder, editor(tmp_path, "file.with_name('answer.txt~').write_text('secret')"))
    assert left(folder) == []


def test_no_shell_ever_sees_the_command(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for wicked in ("true; touch OWNED", "true && touch OWNED", "$(touch OWNED)", "`touch OWNED`", "true > OWNED"):
        try:
            edit("text", folder, wicked)
        except EditorError:
            continue
    assert not (tmp_path / "OWNED").exists()


@pytest.mark.parametrize("broken", ["", "  ", "vim 'unclosed", "/no/such/program", "no-such-program-at-all"])
def test_an_editor_that_cannot_be_started_is_told(folder: Path, broken: str) -> None:
    with pytest.raises(EditorError) as caught:
        edit("secret", folder, broken)
    assert "secret" not in str(caught.value)
    assert not folder.exists() or left(folder) == []


def test_an_editor_that_fails_keeps_what_it_saved_and_says_where(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EditorError) as caught:
        edit("text", folder, editor(tmp_path, "file.write_text('half an hour of words'); sys.exit(1)"))
    [kept] = left(folder)
    assert kept.read_text() == "half an hour of words"
    assert str(kept) in caught.value.next_step


def test_an_editor_that_fails_without_a_change_leaves_nothing(folder: Path) -> None:
    with pytest.raises(EditorError, match="ended with an error"):
        edit("text", folder, "false")
    assert left(folder) == []


def test_what_is_not_utf8_is_kept_and_said_where(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EditorError, match="UTF-8") as caught:
        edit("text", folder, editor(tmp_path, r"file.write_bytes(b'caf\xe9')"))
    [kept] = left(folder)
    assert kept.read_bytes() == b"caf\xe9"
    assert str(kept) in caught.value.next_step


@pytest.mark.parametrize("body", ["file.unlink()", "file.unlink(); os.mkfifo(file)", "file.unlink(); file.mkdir()"])
def test_a_file_that_is_gone_or_replaced_is_told(folder: Path, tmp_path: Path, body: str) -> None:
    with pytest.raises(EditorError, match="no file"):
        edit("text", folder, editor(tmp_path, body))


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "editing").write_text("a file in its place")
    with pytest.raises(StoreError, match="editing is a file"):
        edit("text", tmp_path / "editing", "true")
