"""What stands in the environment: none of it ends retro, blackens it, or freezes its size; tmux takes a copy."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.running import PYTHON, Retro, draft

needs_tmux = pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path)


def first_frame(retro: Retro, **env: str) -> bytes:
    """Every byte until home is shown."""
    retro.holds(draft("It broke"))
    with retro.terminal(env=env) as terminal:
        terminal.wait_for("Harbour")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        return bytes(terminal.raw)


def test_no_color_that_is_empty_is_as_unset(retro: Retro) -> None:
    assert b"\x1b[38;2;" in first_frame(retro, NO_COLOR="")


def test_no_color_that_is_set_leaves_no_colour(retro: Retro) -> None:
    shown = first_frame(retro, NO_COLOR="1")
    assert b"38;2;" not in shown
    assert b"48;2;" not in shown


@pytest.mark.parametrize("name", ["nonsense", "", "TRUECOLOR", "16"])
def test_an_unknown_colour_system_does_not_end_it(retro: Retro, name: str) -> None:
    assert b"Harbour" in first_frame(retro, TEXTUAL_COLOR_SYSTEM=name)


def test_exported_columns_and_lines_do_not_freeze_the_size(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    with retro.terminal(env={"COLUMNS": "50", "LINES": "15"}) as terminal:
        terminal.wait_for("Harbour")
        assert len(terminal.screen().rstrip().splitlines()) == 24
        terminal.resize(40, 120)
        terminal.until(lambda: len(terminal.screen().rstrip().splitlines()) == 40, "it kept its size")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[list[str]]:
    """A tmux server of its own, without any configuration, as it comes."""
    command = ["tmux", "-S", str(tmp_path / "socket"), "-f", "/dev/null"]
    subprocess.run([*command, "new-session", "-d", "-x", "80", "-y", "24", "sleep 600"], check=True)
    yield command
    subprocess.run([*command, "kill-server"], check=False)


@needs_tmux
def test_a_copy_in_tmux_as_it_comes_reaches_its_buffer(retro: Retro, tmux: list[str]) -> None:
    retro.holds(draft("It broke")._replace(finished_at=draft().created_at))
    tell = [*tmux, "display-message", "-p", "#{socket_path},#{pid},0"]
    env = {"TMUX": subprocess.run(tell, check=True, capture_output=True, text=True).stdout.strip()}
    with retro.terminal(env=env) as terminal:
        terminal.wait_for("Harbour")
        terminal.press("enter")
        terminal.wait_for("It broke")
        terminal.press("y")
        terminal.wait_for("Copied. If it")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    held = subprocess.run([*tmux, "show-buffer"], check=True, capture_output=True, text=True).stdout
    assert "It broke" in held


def test_a_copy_in_a_tmux_that_takes_none_says_what_is_needed_and_names_the_export(
    retro: Retro, tmp_path: Path
) -> None:
    retro.holds(draft("It broke")._replace(finished_at=draft().created_at))
    old = tmp_path / "bin" / "tmux"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho 'unknown option -- w' >&2\nexit 1\n")
    old.chmod(0o755)
    env = {"TMUX": "/nowhere,1,0", "PATH": f"{old.parent}{os.pathsep}{os.environ['PATH']}"}
    with retro.terminal(env=env, command=PYTHON) as terminal:
        terminal.wait_for("Harbour")
        terminal.press("enter")
        terminal.wait_for("It broke")
        terminal.press("y")
        terminal.wait_for("needs tmux")
        terminal.wait_for("Export it")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


def test_a_file_of_keys_with_bad_lines_is_said_and_the_rest_of_it_holds(retro: Retro) -> None:
    retro.holds(draft("It broke", "Harbour"))
    keys = retro.paths.keys
    keys.write_text('home.nwe = "a"\nhome.lessons = "a"\nthis is nothing\n', encoding="utf-8")
    assert f"keys      {keys}\n" in retro.run("where").stdout
    with retro.terminal(cols=120) as terminal:
        terminal.wait_for("Harbour")
        terminal.wait_for("keys.toml, line 1: There's")
        terminal.wait_for("keys.toml, line 3: This")
        terminal.wait_for("a Lessons")
        terminal.press("a")
        terminal.wait_for("No rules yet")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
