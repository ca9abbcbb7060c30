"""`retro --demo` in a real terminal."""

import os
import subprocess
import sys
from pathlib import Path

from tests.terminal.terminal import Terminal


def test_the_demo_shows_varied_gigs_the_example_among_them_and_leaves_nothing(tmp_path: Path) -> None:
    tmp = tmp_path / "tmp"
    tmp.mkdir()
    env = {"HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library"), "TMPDIR": str(tmp)}
    keys = tmp_path / "library" / "keys.toml"  # keys are the user's, whatever the library
    keys.parent.mkdir(mode=0o700)
    keys.write_text('home.new = "f6"\n', "utf-8")
    with Terminal(sys.executable, "-m", "retro", "--demo", env=env, rows=50, cols=100) as terminal:
        terminal.wait_for("sample library, deleted when you quit")
        for name in ("Grant report", "Shop checkout in a week", "Instagram dashboard", "Booking calendar"):
            terminal.wait_for(name)
        terminal.wait_for("F6 New")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    assert list(keys.parent.iterdir()) == [keys]
    assert list(tmp.iterdir()) == []


def test_every_command_runs_over_the_samples_and_leaves_nothing(tmp_path: Path) -> None:
    tmp = tmp_path / "tmp"
    tmp.mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "TMPDIR": str(tmp)}
    retro = (sys.executable, "-m", "retro", "--demo")
    listed = subprocess.run([*retro, "list"], env=env, capture_output=True, text=True, timeout=600)
    assert "Grant report" in listed.stdout
    with subprocess.Popen([*retro, "export", "--all", "--format", "json"], env=env, stdout=subprocess.PIPE) as left:
        assert left.stdout is not None
        left.stdout.read(10)  # and no more: the reader has gone
    assert left.returncode == 141
    assert not (tmp_path / ".local").exists()
    assert list(tmp.iterdir()) == []
