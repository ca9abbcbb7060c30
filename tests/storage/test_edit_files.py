"""The user's editor gets one private file, no shell, and loses nothing when it fails."""

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.core.formats.codec import LONGEST_TEXT
from retro.core.gig.ids import GigId
from retro.storage.edit_files import KEPT_FOR, Target, TooLong, forget_edits, hand_out, left_edit_files
from retro.storage.errors import StoreError
from retro.tui.terminal import external_editor as editors
from retro.tui.terminal.editor_kinds import is_returning
from retro.tui.terminal.external_editor import CameBackAtOnce, Edited, EditorError, command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "editing"


def editor(tmp_path: Path, body: str) -> str:
    """The command of an editor that does `body` to the path in `file`."""
    script = tmp_path / "my editor.py"
    script.write_text(f"import sys, os, pathlib\nfile = pathlib.Path(sys.argv[-1])\n{body}\n")
    return f"{sys.executable} '{script}' --wait"


def edit(text: str, folder: Path, command: str, target: Target = Target(GigId("gig"), "story.tell")) -> Edited:  # noqa: B008  # it is frozen
    return editors.edit(text, folder, command, target)


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
def test_an_editor_that_changes_nothing_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(editors, "QUICK_RETURN", 0.0)
    assert edit(text, folder, "true").text == text
    assert left(folder) == []


def test_the_file_is_markdown_by_its_name(folder: Path, tmp_path: Path) -> None:
    assert edit("", folder, editor(tmp_path, "file.write_text(file.suffix)")).text == ".md"


@pytest.mark.parametrize(
    ("saved", "text"),
    [
        (b"\xef\xbb\xbfcaf\xc3\xa9\r\nbar\r\n", "café\nbar"),
        (b"\xef\xbb\xbf", ""),
        (b"one\rtwo\r", "one\ntwo"),
        (b"\r\n\r\n", "\n"),
        ("café\r\nbar\r\n".encode("utf-16"), "café\nbar"),
        (b"\xfe\xff" + "日本\n".encode("utf-16-be"), "日本"),
    ],
)
def test_a_byte_order_mark_and_foreign_line_ends_are_not_kept(
    folder: Path, tmp_path: Path, saved: bytes, text: str
) -> None:
    assert edit("before", folder, editor(tmp_path, f"file.write_bytes({saved!r})")).text == text


def test_an_editor_that_comes_back_at_once_is_told_and_its_file_kept(folder: Path) -> None:
    with pytest.raises(CameBackAtOnce) as caught:
        edit("text", folder, "true", Target(GigId("gig"), "story.tell"))
    kept = caught.value.file
    assert caught.value.sentence == "The editor came back at once. Does it need --wait?"
    assert str(kept.path) in caught.value.next_step
    assert kept.path.read_text() == "text\n"
    assert left_edit_files(folder) == [], "another window must leave it alone while this one has it"
    kept.let_go()
    [found] = left_edit_files(folder)
    assert (found.target, found.known, found.content()) == (Target(GigId("gig"), "story.tell"), "text", ("text", 0))
    found.let_go()


@pytest.fixture
def background(tmp_path: Path) -> Iterator[str]:
    """What an editor does that goes on in the background until the test ends."""
    stop, pid = tmp_path / "stop", tmp_path / "pid"
    yield f"""
import time
if os.fork() == 0:
    pathlib.Path({str(pid)!r}).write_text(str(os.getpid()))
    while not os.path.exists({str(stop)!r}) and os.path.exists({str(tmp_path)!r}):
        time.sleep(0.01)
    os._exit(0)
while not os.path.exists({str(pid)!r}):
    time.sleep(0.01)
"""
    stop.touch()


@pytest.mark.parametrize("then", ["", "sys.exit(1)", "file.write_text('opened')"], ids=["", "failed", "changed"])
def test_an_editor_that_runs_on_is_told_however_long_it_took_to_return(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, background: str, then: str
) -> None:
    monkeypatch.setattr(editors, "QUICK_RETURN", 0.0)
    with pytest.raises(CameBackAtOnce) as caught:
        edit("text", folder, editor(tmp_path, background + then), Target(GigId("gig"), "story.tell"))
    kept = caught.value.file
    assert kept.known == "text", "what it saved already is taken in, too"
    assert kept.path.exists()
    kept.let_go()


def named(tmp_path: Path, name: str) -> str:
    """An editor of this name that returns without a change."""
    program = tmp_path / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    return str(program)


def test_an_editor_that_returns_by_its_nature_is_told_however_slow(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editors, "QUICK_RETURN", 0.0)
    with pytest.raises(CameBackAtOnce) as caught:
        edit("text", folder, named(tmp_path, "code"))
    caught.value.file.let_go()
    assert edit("text", folder, f"{named(tmp_path, 'code')} --wait").text == "text"


def test_an_editor_of_the_terminal_is_never_told_however_quick(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editors, "QUICK_RETURN", 3600.0)
    assert edit("text", folder, named(tmp_path, "ed")).text == "text"
    with pytest.raises(CameBackAtOnce) as caught:
        edit("text", folder, named(tmp_path, "my-notes"))
    caught.value.file.let_go()


@pytest.mark.parametrize(
    "command",
    [
        "code",
        "/usr/bin/code -n",
        "env LANG=C code",
        "flatpak run com.visualstudio.code",
        "subl",
        "zed",
        "gvim",
        "open -t",
        "xdg-open",
        "emacsclient -n",
    ],
)
def test_what_returns_by_its_nature(command: str) -> None:
    assert is_returning(command.split())


@pytest.mark.parametrize(
    "command",
    [
        "code --wait",
        "code -nw",
        "subl -n -w",
        "gvim -f",
        "gvim --nofork",
        "open -W -t",
        "emacsclient",
        "vim",
        "nano -w",
        "gedit",
        "my-code-editor",
        "",
    ],
)
def test_what_waits_or_is_not_known(command: str) -> None:
    assert not is_returning(command.split())


def test_what_no_editor_has_changed_for_a_week_is_removed_and_what_one_has_is_not(folder: Path) -> None:
    old, changed, rescued = (hand_out("text", folder, Target(GigId("gig"), "story.tell")) for _ in range(3))
    changed.path.write_text("other words")
    (rescued.folder / ".answer.md.swp").write_bytes(b"vim")
    for file in (old, changed, rescued):
        for path in file.folder.iterdir():
            os.utime(path, (path.stat().st_mtime - KEPT_FOR - 60,) * 2)
        file.let_go()
    found = left_edit_files(folder)
    assert sorted(file.folder for file in found) == sorted([changed.folder, rescued.folder])
    assert not old.folder.exists()
    for file in found:
        file.let_go()


def test_what_is_deleted_for_good_goes_from_the_editors_folder_too(folder: Path) -> None:
    gone, kept = (
        hand_out("secret", folder, Target(GigId("a" * 32), "story.tell")),
        hand_out("other", folder, Target(GigId("b" * 32), "story.tell")),
    )
    forget_edits(folder, [GigId("a" * 32)])
    assert not gone.folder.exists()
    assert kept.path.exists()
    for file in (gone, kept):
        file.let_go()


def test_controls_are_left_out_and_counted(folder: Path, tmp_path: Path) -> None:
    edited = edit("", folder, editor(tmp_path, r"file.write_bytes(b'a\x1b[31mb\r\nc\x07\n')"))
    assert (edited.text, edited.removed) == ("ab\nc", 2)


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
    edit("secret", folder, editor(tmp_path, "file.with_name('answer.md~').write_text('x'); file.write_text('y')"))
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


def test_a_file_that_is_gone_is_told_and_nothing_is_said_to_be_kept(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EditorError, match="no file") as caught:
        edit("text", folder, editor(tmp_path, "file.unlink()"))
    assert caught.value.next_step == "Your text is unchanged."
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("body", ["os.mkfifo(file)", "file.mkdir()", "file.with_name('mine.md').write_text('words')"])
def test_what_took_the_place_of_the_file_is_kept_and_its_folder_named(folder: Path, tmp_path: Path, body: str) -> None:
    with pytest.raises(EditorError, match="no file") as caught:
        edit("text", folder, editor(tmp_path, f"file.unlink(); {body}"))
    [kept] = folder.iterdir()
    assert len(list(kept.iterdir())) == 1
    assert str(kept) in caught.value.next_step


def test_more_than_a_text_can_hold_is_kept_and_said_where(folder: Path, tmp_path: Path) -> None:
    assert len(edit("text", folder, editor(tmp_path, f"file.write_text('x' * {LONGEST_TEXT})")).text) == LONGEST_TEXT
    with pytest.raises(EditorError, match="more than a million characters") as caught:
        edit("text", folder, editor(tmp_path, f"file.write_text('x' * {LONGEST_TEXT + 1})"))
    [kept] = left(folder)
    assert kept.stat().st_size == LONGEST_TEXT + 1
    assert str(kept) in caught.value.next_step


def test_more_than_a_text_can_hold_is_not_taken_in_at_the_next_start(folder: Path) -> None:
    file = hand_out("text", folder, Target(GigId("gig"), "story.tell"))
    file.path.write_text("x" * (LONGEST_TEXT + 1))
    file.let_go()
    [found] = left_edit_files(folder)
    with pytest.raises(TooLong):
        found.content()
    assert found.path.exists()
    found.let_go()


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    (tmp_path / "editing").write_text("a file in its place")
    with pytest.raises(StoreError, match="editing is a file"):
        edit("text", tmp_path / "editing", "true")


@pytest.mark.parametrize("name", ["answer.md.save", "#answer.md#"], ids=["nano", "Emacs"])
def test_words_that_an_editor_left_unsaved_are_found_at_the_next_start(folder: Path, name: str) -> None:
    file = hand_out("text", folder, Target(GigId("gig"), "story.tell"))
    (file.folder / name).write_text("text and more\n")
    file.let_go()
    [found] = left_edit_files(folder)
    assert found.content() == ("text and more", 0)
    assert not (file.folder / name).exists()
    found.let_go()


def test_an_editor_that_fails_with_unsaved_words_keeps_them_and_says_where(folder: Path, tmp_path: Path) -> None:
    dying = "file.with_name('answer.md.save').write_text('not saved'); sys.exit(1)"
    with pytest.raises(EditorError, match="Unsaved words are in") as caught:
        edit("text", folder, editor(tmp_path, dying), Target(GigId("gig"), "story.tell"))
    assert "answer.md.save" in caught.value.next_step
