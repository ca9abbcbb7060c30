"""Words in the user's own editor: none is lost when it goes on in the background, or outlives the program."""

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from retro.core.gig.ids import GigId
from retro.storage.rescue import _is_in_use
from retro.storage.writing.store import Store
from tests.terminal.running import ASKED, STORY, Retro, after, draft, eventually
from tests.terminal.terminal import Terminal

BACKGROUND = """
import os, sys, time
from pathlib import Path
file, go = Path(sys.argv[-1]), Path({go!r})
Path({go!r} + ".file").write_text(str(file))
if os.fork():
    os._exit(0)
os.setsid()
Path({go!r} + ".pid").write_text(str(os.getpid()))
for number in (1, 2):
    while not Path({go!r} + f".{{number}}").exists():
        time.sleep(0.01)
    beside = file.with_name("new")
    beside.write_text(file.read_text() + f"save {{number}}\\n")
    beside.rename(file)
"""
FOREGROUND = """
import os, sys, time
from pathlib import Path
file = Path(sys.argv[-1])
Path({go!r} + ".pid").write_text(str(os.getpid()))
with file.open("a") as opened:
    opened.write("half an hour of words")
Path({go!r}).write_text("saved")
while True:
    time.sleep(0.01)
"""
SEES_KEYS_TAKEN = """
from retro.storage import child
from retro.tui.terminal import external_editor
external_editor.QUICK_RETURN = 3600.0
was = child._is_raw
def is_raw(before):
    found = was(before)
    if found:
        open({seen!r}, "w").close()
    return found
child._is_raw = is_raw
"""
RAW = """
import sys, tty
tty.setraw(0)
print("typed: q leaves", end="", flush=True)
while sys.stdin.read(1) != "q":
    pass
"""
AT_ONCE = re.escape("The editor came back at once. Does it need --wait?")


@pytest.fixture
def retro(tmp_path: Path) -> Iterator[Retro]:
    """The editor that a test has started ends with it."""
    yield Retro(tmp_path, warm=True)
    with suppress(FileNotFoundError, ProcessLookupError):
        os.kill(int((tmp_path / "go.pid").read_text()), signal.SIGKILL)


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
        terminal.wait_for("now in “Harbour”")
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
        terminal.wait_for("now in “Harbour”")
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


def test_a_line_of_a_vetting_that_was_never_stored_comes_from_the_editor_when_the_program_was_killed(
    retro: Retro, tmp_path: Path
) -> None:
    retro.holds(draft("It broke"))
    env, go = script(tmp_path, FOREGROUND)
    with edited(retro, env) as terminal:
        terminal.wait_for("1 gig")
        terminal.press("v")
        terminal.wait_for("what's the gig")
        terminal.press("f4")
        terminal.until(go.exists, "the editor never ran")
        terminal.kill(signal.SIGKILL)
        terminal.wait_exit()
    with edited(retro, env) as terminal:
        terminal.wait_for("now in “half an hour of words”")
        quit_from(terminal)
    assert "half an hour of words" in retro.run("search", "half an hour").stdout


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
        terminal.until(lambda: has_terminal_again(terminal), "the terminal is not taken again")
        quit_from(terminal)


def has_terminal_again(terminal: Terminal) -> bool:
    """Whether the program has given the terminal away and taken it back: it alone asks for the mouse."""
    _, given, since = terminal.raw.rpartition(b"\x1b[?1049l")
    return bool(given) and b"\x1b[?1000h" in since and terminal.takes_every_key()


def goes_on_untold(terminal: Terminal) -> None:
    """One writes on, and nothing is said of the editor. What is typed before it has gone is the editor's."""
    terminal.until(lambda: has_terminal_again(terminal), "the terminal is not taken again")
    terminal.wait_for(ASKED)
    terminal.type(" on")
    terminal.wait_for("It broke on")
    assert not re.search(AT_ONCE, terminal.screen())
    quit_from(terminal)


def test_an_editor_that_took_the_keys_and_was_left_at_once_is_not_taken_for_one_in_the_background(
    retro: Retro, tmp_path: Path
) -> None:
    retro.holds(draft("It broke"))
    env, _ = script(tmp_path, RAW)
    seen = tmp_path / "seen"
    with retro.terminal(command=after(SEES_KEYS_TAKEN.format(seen=str(seen))), env=env, cols=120) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for("q leaves")
        terminal.until(seen.exists, "nobody saw that the editor had the keys")
        terminal.press("q")
        goes_on_untold(terminal)
    assert not list(retro.paths.editing.iterdir())


@pytest.mark.skipif(not shutil.which("vim"), reason="vim is not installed")
@pytest.mark.parametrize(
    "options", ["-u NONE -i NONE", "-u NONE -i NONE -c q"], ids=["left by a key", "left by itself"]
)
def test_vim_left_at_once_is_not_taken_for_one_in_the_background(retro: Retro, options: str) -> None:
    retro.holds(draft("It broke"))
    with edited(retro, {"VISUAL": f"vim {options}", "EDITOR": "vim"}) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        if "-c" not in options:
            terminal.wait_for("answer.md")
            terminal.type(":q\n")
        goes_on_untold(terminal)


def another_window(retro: Retro, id: str) -> None:
    """Another window answers something else in a gig."""
    store = Store.open(retro.paths.library)
    gig, version = store.get(GigId(id))
    store.save(gig.with_answer("client.story", "theirs").touched(), version=version)
    store.close()


def parted(terminal: Terminal, retro: Retro, id: str, letters: str) -> None:
    """Type these after another window has saved the gig, so that they go on in a copy of it."""
    before = len(retro.gigs())
    another_window(retro, id)
    terminal.type(letters)
    terminal.until(lambda: len(retro.gigs()) == before + 1, "no copy was made")
    terminal.wait_for("other window")


def holder_of(terminal: Terminal, retro: Retro, words: str) -> str:
    """The one gig in whose story these words are, once they are."""

    def holders() -> list[str]:
        return [gig.id for gig in retro.gigs() if words in gig.answers.get(STORY, "")]

    terminal.until(lambda: bool(holders()), f"{words!r} never came")
    [found] = holders()
    return found


def test_what_an_editor_saves_after_another_window_changed_the_gig_comes_into_the_copy_each_time(
    retro: Retro, tmp_path: Path
) -> None:
    retro.holds(told := draft("It broke"))
    env, go = script(tmp_path, BACKGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for(AT_ONCE)
        current, seen = told.id, [told.id]
        for number in (1, 2):
            parted(terminal, retro, current, f" {number}")
            save(go, number)
            current = GigId(holder_of(terminal, retro, f"save {number}"))
            assert current not in seen
            seen.append(current)
        quit_from(terminal)
    stories = {gig.id: gig.answers[STORY] for gig in retro.gigs()}
    assert stories[told.id] == "It broke"
    assert "save 2" not in stories[seen[1]]
    assert all(f"{words} {number}" in stories[current] for words in ("", "save") for number in (1, 2))


def test_after_another_window_changed_the_gig_it_comes_into_the_copy_from_home_and_at_the_next_start(
    retro: Retro, tmp_path: Path
) -> None:
    retro.holds(told := draft("It broke"))
    env, go = script(tmp_path, BACKGROUND)
    with edited(retro, env) as terminal:
        retro.open_draft(terminal)
        terminal.press("f4")
        terminal.wait_for(AT_ONCE)
        parted(terminal, retro, told.id, " again")
        terminal.press("escape", "escape")
        terminal.wait_for("n New")
        save(go, 1)
        copy = holder_of(terminal, retro, "save 1")
        assert copy != told.id
        quit_from(terminal)
    save(go, 2)
    with edited(retro, env) as terminal:
        assert holder_of(terminal, retro, "save 2") == copy
        quit_from(terminal)
    assert next(gig for gig in retro.gigs() if gig.id == told.id).answers[STORY] == "It broke"
