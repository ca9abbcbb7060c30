"""What is written here is told to nobody: not over a network, nor in titles, arguments or environments."""

import json
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from retro.commands.arguments import FUNCTIONS
from retro.core.formats import compact_json, retro_json
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import now
from retro.storage.writing.store import Store
from tests.terminal.no_network import NOT_PERMITTED
from tests.terminal.running import ASKED, PYTHON, Retro, draft, eventually
from tests.terminal.terminal import Terminal

NO_NETWORK = (sys.executable, str(Path(__file__).with_name("no_network.py")))
TRY = "import socket; socket.socket(socket.{})"
SECRET = "Zebedee Quux of Quux Ltd"
needs_proc = pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="there is no /proc here to look in")


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path)


@pytest.fixture
def walled() -> tuple[str, ...]:
    """The beginning of a command that is killed if it tries a network; proven by some that do."""
    for family, code in (("AF_UNIX", 0), ("AF_INET", -signal.SIGSYS), ("AF_INET6", -signal.SIGSYS)):
        tried = subprocess.run([*NO_NETWORK, sys.executable, "-c", TRY.format(family)], capture_output=True, text=True)
        if tried.returncode == NOT_PERMITTED:
            pytest.skip(f"sockets cannot be forbidden: {tried.stderr.strip()}")
        assert tried.returncode == code, tried.stderr
    return NO_NETWORK


def finished(title: str, text: str) -> Retrospective:
    return draft(text, title)._replace(finished_at=now())


def write_a_draft(retro: Retro, terminal: Terminal, title: str, text: str) -> None:
    terminal.wait_for("Where do things stand")
    terminal.press("enter")
    terminal.wait_for("What was the gig")
    terminal.type(f"{title}\n")
    terminal.wait_for(ASKED)
    terminal.type(text)


def test_everything_works_without_a_network_and_none_is_tried(
    retro: Retro, walled: tuple[str, ...], tmp_path: Path
) -> None:
    command = (*walled, *PYTHON)
    gone = finished("Gone", "It was deleted")
    retro.holds(finished("Earlier", "It held"), gone)
    with closing(Store.open(retro.paths.library)) as store:
        store.delete(gone.id)
    with retro.terminal("new", command=command) as terminal:
        write_a_draft(retro, terminal, "Harbour", "It broke")
        eventually(terminal, retro, "It broke", "It held")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    one, other = (gig.id[:8] for gig in retro.gigs())
    more = compact_json.dumps(retro_json.retrospective_to_data(finished("More", "It held again")))
    commands = [
        ("list",), ("show", one), ("search", "broke"), ("where",), ("export", "--all", "--format", "json"),
        ("export", one, "-o", str(tmp_path / "one.md")), ("compare", one, other), ("lessons",), ("due",), ("patterns",),
        ("import", "-"), ("backup",), ("restore",), ("doctor",), ("vet", "-"), ("vet", "--list"),
        ("message", other), ("told", other), ("purge", one, "--yes"), ("rules",), ("trash",), ("undelete", gone.id[:8]),
        ("delete", gone.id[:8]), ("new", "--plain"), ("older", "--plain"), ("questions",),
    ]  # fmt: skip
    assert {words[0] for words in commands} == set(FUNCTIONS) - {"checkin", "end"}  # of a gig under way
    for words in commands:
        done = retro.run(*words, command=command, stdin=more)
        assert done.returncode == 0, (words, done.stderr)


def titles(terminal: Terminal) -> list[str]:
    """What the program has asked the terminal to write over its window."""
    return re.findall("(?:\x1b\\]|\x9d)[012];([^\x07\x1b\x9c]*)", terminal.raw.decode("utf-8", "replace"))


def session(terminal: Terminal) -> Iterator[Path]:
    """The places in /proc of the program and of all that it has started."""
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[3]) == terminal.process.pid:  # it began a session of its own
            yield place


EDITOR = """
import json, os, sys
from pathlib import Path
file = Path(sys.argv[-1])
def told(id):
    return [Path(f"/proc/{{id}}/{{name}}").read_text("utf-8", "replace") for name in ("cmdline", "environ")]
seen = {{"told": told("self") + told(os.getppid()), "file": file.read_text(), "modes": [
    oct(path.stat().st_mode & 0o777) for path in (file, file.parent)]}}
Path({0!r}).with_suffix(".part").write_text(json.dumps(seen))
Path({0!r}).with_suffix(".part").rename({0!r})
"""


@needs_proc
def test_no_title_argument_or_environment_holds_the_users_words(retro: Retro, tmp_path: Path) -> None:
    seen, editor = tmp_path / "seen.json", tmp_path / "editor.py"
    editor.write_text(EDITOR.format(str(seen)))
    run_editor = f"{sys.executable} {editor}"
    with retro.terminal("new", env={"VISUAL": run_editor, "EDITOR": run_editor}) as terminal:
        write_a_draft(retro, terminal, SECRET, f"{SECRET} broke it")
        eventually(terminal, retro, f"{SECRET} broke it")
        places = list(session(terminal))
        assert places
        for place in places:
            for name in ("cmdline", "environ", "comm"):
                assert b"Quux" not in (place / name).read_bytes()
        terminal.press("f4")
        terminal.until(seen.exists, "the editor never ran")
        terminal.wait_for(re.escape(f"{SECRET} broke it"))
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert not [title for title in titles(terminal) if "Quux" in title]
    found = json.loads(seen.read_text())
    assert found["file"].strip() == f"{SECRET} broke it"
    assert found["modes"] == ["0o600", "0o700"]
    assert all(found["told"])
    assert not [told for told in found["told"] if "Quux" in told]
    log = retro.paths.log
    assert not log.exists() or "Quux" not in log.read_text()


def test_the_search_for_titles_finds_one(tmp_path: Path) -> None:
    shouting = "print('\\x1b]2;Quux Ltd\\x07\\x1b]0;a\\x1b\\\\', flush=True)"
    with Terminal(sys.executable, "-c", shouting) as terminal:
        terminal.wait_exit()
        assert titles(terminal) == ["Quux Ltd", "a"]
