"""Words in the user's own editor: none is lost when it goes on in the background, or outlives the program."""

import re
import shutil
import signal
import sys
from pathlib import Path

import pytest

from retro.storage.rescue import _is_in_use
from tests.terminal.running import Retro, draft, eventually
from tests.terminal.terminal import Terminal

BACKGROUND = """
import os, sys, time
from pathlib import Path
file, go = Path(sys.argv[-1]), Path({go!r})
Path({go!r} + ".file").write_text(str(file))
if os.fork():
    os._exit(0)
os.setsid()
for number in (1, 2):
    while not Path({go!r} + f".{{number}}").exists():
        time.sleep(0.01)
    beside = file.with_name("new")
    beside.write_text(file.read_text() + f"save {{number}}\\n")
    beside.rename(file)
"""
FOREGROUND = """
import sys, time
from pathlib import Path
file = Path(sys.argv[-1])
with file.open("a") as opened:
    opened.write("half an hour of words")
Path({go!r}).write_text("saved")
while True:
    time.sleep(0.01)
"""
AT_ONCE = re.escape("The editor came back at once. Does it need --wait?")


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path)


def script(folder: Path, body: str) -> tuple[dict[str, str], Path]:
    """The environment that names an editor which does this, and the file that steers it or tells of it."""
    editor, go = folder / "editor.py", folder / "go"
    editor.write_text(body.format(go=str(go)))
    command = f"{sys.executable} {editor}"
    return {"VISUAL": command, "EDITOR": command}, go


def save(go: Path, number: int) -> None:
    go.with_name(f"go.{number}").touch()


def quit_from(terminal: Terminal) -> None:
    terminal.press("ctrl+q")
    assert terminal.wait_exit() == 0
    assert terminal.leftovers() == []


def edited(retro: Retro, env: dict[str, str]) -> Terminal:
    return retro.terminal(env=env, cols=120)


def test_an_editor_in_the_background_is_told_and_what_it_saves_comes_in(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, BACKGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for(AT_ONCE)
        name = Path((tmp_path / "go.file").read_text())
        assert name.suffix == ".md"
        assert name.read_text() == "It broke\n"
        terminal.wait_for("you save in")
        save(go, 1)
        terminal.wait_for("save 1")
        eventually(terminal, retro, "It broke\nsave 1")
        save(go, 2)
        terminal.wait_for("save 2")
        eventually(terminal, retro, "It broke\nsave 1\nsave 2")
        terminal.press("ctrl+z")
        terminal.gone("save 2")
        quit_from(terminal)


def test_what_is_written_here_meanwhile_stays_beside_what_comes(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, BACKGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for(AT_ONCE)
        terminal.type(" again")
        terminal.wait_for("It broke again")
        save(go, 1)
        eventually(terminal, retro, "It broke\nsave 1 again")
        quit_from(terminal)


@pytest.mark.parametrize("leave", [["f3"], ["escape", "escape"]], ids=["another page", "home"])
def test_what_comes_when_one_has_gone_elsewhere_is_taken_in(retro: Retro, tmp_path: Path, leave: list[str]) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, BACKGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for(AT_ONCE)
        terminal.press(*leave)
        terminal.wait_for("When did you notice" if leave == ["f3"] else "New")
        save(go, 1)
        eventually(terminal, retro, "It broke\nsave 1")
        terminal.wait_for("in “Harbour” now")
        quit_from(terminal)
    assert retro.is_sound()


def test_what_is_saved_after_the_program_has_ended_comes_in_at_the_next_start(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, BACKGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for(AT_ONCE)
        quit_from(terminal)
    name = Path((tmp_path / "go.file").read_text())
    save(go, 1)
    with edited(retro, env) as terminal:
        terminal.until(lambda: "save 1" in name.read_text(), "never saved")
        eventually(terminal, retro, "It broke\nsave 1")
        terminal.wait_for("in “Harbour” now")
        save(go, 2)
        eventually(terminal, retro, "It broke\nsave 1\nsave 2")
        quit_from(terminal)
    assert len(retro.gigs()) == 1


def test_the_text_in_an_editor_comes_back_when_the_program_was_killed(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, FOREGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.until(go.exists, "the editor never ran")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    with edited(retro, env) as terminal:
        eventually(terminal, retro, "It broke\nhalf an hour of words")
        quit_from(terminal)
    assert len(retro.gigs()) == 1


def test_the_text_in_an_editor_comes_back_when_the_terminal_went_away(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, FOREGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.until(go.exists, "the editor never ran")
        terminal.hang_up()
        terminal.wait_exit()
    with edited(retro, env) as terminal:
        eventually(terminal, retro, "It broke\nhalf an hour of words")
        quit_from(terminal)


def test_a_gig_that_was_never_stored_comes_from_the_editor_too(retro: Retro, tmp_path: Path) -> None:
    env, go = script(tmp_path, FOREGROUND)
    with retro.terminal("new", env=env, cols=120) as terminal:
        terminal.wait_for("Where do things stand")
        terminal.press("enter")
        terminal.wait_for("What was the gig")
        terminal.press("f4")
        terminal.until(go.exists, "the editor never ran")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    with edited(retro, env) as terminal:
        terminal.until(lambda: [gig.name for gig in retro.gigs()] == ["half an hour of words"], "never taken in")
        quit_from(terminal)


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
def test_words_that_vim_had_not_saved_when_the_program_was_killed_come_back(retro: Retro, tmp_path: Path) -> None:
    retro.holds(draft("It broke"))
    env = {"VISUAL": "vim -u NONE -i NONE", "EDITOR": "vim"}
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for("answer.md")
        terminal.type("oand again")
        terminal.wait_for("and again")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
        terminal.hang_up()
        [swap] = retro.paths.editing.rglob(".*.swp")
        terminal.until(lambda: not _is_in_use(swap), "vim has outlived its terminal")
    with edited(retro, env) as terminal:
        eventually(terminal, retro, "It broke\nand again")
        quit_from(terminal)


def test_an_editor_that_leaves_the_terminal_without_echo_does_not_make_us_leave_it_so(
    retro: Retro, tmp_path: Path
) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, "import os\nos.system('stty -echo -icanon')\nopen({go!r}, 'w').close()")
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.until(go.exists, "the editor never ran")
        terminal.wait_for(AT_ONCE)
        quit_from(terminal)
