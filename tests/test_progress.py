"""How far a long command has come is told to a terminal alone, and leaves nothing behind."""

import io
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from retro.commands.files import progress
from retro.core.formats.archive_file import archive_lines
from retro.core.samples import demo
from tests.terminal.terminal import Terminal

AT_ONCE = """
import sys
from retro.commands.files import progress
progress.BAR_DELAY = progress.BAR_PAUSE = 0.0
from retro.cli import main
sys.exit(main(sys.argv[1:]))
"""


class Stream(io.StringIO):
    """Standard error, on a terminal or not."""

    encoding = "utf-8"

    def __init__(self, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "BAR_DELAY", 0.0)
    monkeypatch.setattr(progress, "BAR_PAUSE", 0.0)


def shown(monkeypatch: pytest.MonkeyPatch, stream: Stream, share: float | None = 0.5, size: int = 4) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(progress.with_progress(range(size), "Exporting", lambda number: share)) == list(range(size))
    return stream.getvalue()


@pytest.mark.usefixtures("at_once")
def test_a_terminal_is_told_and_the_line_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    told = shown(monkeypatch, Stream(is_terminal=True))
    assert "\r\x1b[KExporting  ━━━━━━━━━━━━────────────  3  50%" in told
    assert told.endswith("\r\x1b[K")
    assert "\n" not in told


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_the_line_is_gone_after_a_failure_too(monkeypatch: pytest.MonkeyPatch, error: type[BaseException]) -> None:
    stream = Stream(is_terminal=True)
    monkeypatch.setattr(sys, "stderr", stream)

    def failing() -> Iterator[int]:
        yield from range(5)
        raise error

    with pytest.raises(error):
        list(progress.with_progress(failing(), "Importing", lambda number: None))
    assert "Importing  5" in stream.getvalue()
    assert stream.getvalue().endswith(progress.CLEAR)


@pytest.mark.usefixtures("at_once")
def test_nothing_but_a_terminal_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(monkeypatch, Stream(is_terminal=False)) == ""
    monkeypatch.setenv("TERM", "dumb")
    assert shown(monkeypatch, Stream(is_terminal=True)) == ""


def test_what_is_done_in_a_moment_is_not_worth_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert shown(monkeypatch, Stream(is_terminal=True)) == ""


def test_what_has_no_known_end_is_counted() -> None:
    assert progress.progress_line("Importing", 3200, None) == "Importing  3,200"
    assert progress.progress_line("Importing", 1, 7.0) == f"Importing  {'━' * 24}  1  100%"
    assert progress.progress_line("Importing", 1, 0.25, "ascii") == f"Importing  {'#' * 6}{'-' * 18}  1  25%"


def test_import_and_export_of_all_tell_a_real_terminal_and_leave_one_sentence(tmp_path: Path) -> None:
    archive, home = tmp_path / "all.json", tmp_path / "library"
    archive.write_text("".join(archive_lines(demo())), encoding="utf-8")
    for words, bar, said in (
        (["import", str(archive)], "Importing", f"{len(demo())} added"),
        (["export", "--all", "--format", "json", "-o", str(tmp_path / "out.json")], "Exporting", "Written to"),
    ):
        with Terminal(sys.executable, "-c", AT_ONCE, "--home", str(home), *words) as terminal:
            terminal.wait_for(said)
            assert terminal.wait_exit() == 0
            assert bar.encode() in terminal.raw
            assert bar not in terminal.screen()


def test_data_on_a_terminal_stays_alone(tmp_path: Path) -> None:
    archive, home = tmp_path / "all.json", tmp_path / "library"
    archive.write_text("".join(archive_lines(demo())), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "retro", "--home", str(home), "import", str(archive)], check=True)
    words = ["export", "--all", "--format", "json"]
    with Terminal(sys.executable, "-c", AT_ONCE, "--home", str(home), *words) as terminal:
        assert terminal.wait_exit() == 0
        assert b"Exporting" not in terminal.raw
