"""The user's words: shown as they are, kept as they are, told to nobody, and gone when they are to be gone."""

import re
import stat
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from retro.core.formats import compact_json, retro_json
from retro.core.gig.retrospective import Retrospective
from retro.core.text.clock import now
from tests.terminal.running import ASKED, Retro, after, content, draft, eventually
from tests.terminal.terminal import Terminal

MARKUP = ["said [/] ok", "a [/b] c", "cost [/", "[ok] [x]", "[red]x[/]", "[@click=app.quit]x[/]"]
SCRIPTS = {
    "joined emoji": "👩‍👩‍👧 and 🏳️‍🌈",
    "CJK": "納期に遅れた、誰も知らない",
    "combining": "e\u0301 n\u0303 o\u0308",
    "Arabic": "لم أقل شيئا",
    "joined Persian": "می\u200cخواهم",
    "wide space": "納期\u3000遅れ",
}
SECRET = "Zebedee Quux of Quux Ltd"


@pytest.fixture
def retro(tmp_path: Path) -> Retro:
    return Retro(tmp_path, warm=True)


def finished(title: str, text: str, client: str = "") -> Retrospective:
    gig = draft(text, title).with_facts(client=client)
    return gig._replace(finished_at=now())


def shows(terminal: Terminal, *texts: str) -> None:
    for text in texts:
        terminal.wait_for(re.escape(text))


def click_on(terminal: Terminal, text: str) -> None:
    """Press and release the mouse where the screen shows this."""
    lines = terminal.screen().splitlines()
    row = next(number for number, line in enumerate(lines) if text in line)
    column = lines[row].index(text) + len(text) - 3
    for end in "Mm":
        terminal.send(f"\x1b[<0;{column + 1};{row + 1}{end}".encode())


def two_of(text: str) -> tuple[Retrospective, Retrospective]:
    """B is the newer one."""
    older = finished(f"A {text}", f"{text} harbour", text)
    return older._replace(created_at=older.created_at - timedelta(days=40)), finished(
        f"B {text}", f"{text} jetty", text
    )


@pytest.mark.parametrize("text", MARKUP)
def test_brackets_are_only_brackets_in_every_place(retro: Retro, text: str) -> None:
    retro.holds(*two_of(text))
    with retro.terminal(cols=120) as terminal:
        shows(terminal, f"A {text}", f"B {text}")
        terminal.press("d")
        shows(terminal, f"Move “B {text}” to the trash?")
        terminal.press("d")
        shows(terminal, "is in the trash")
        terminal.wait_for("1 gig ")
        terminal.press("u")
        terminal.wait_for("2 gigs ")
        terminal.press("c")
        terminal.gone("2 gigs")
        shows(terminal, f"{text} harbour", f"{text} jetty")
        terminal.press("escape")
        terminal.wait_for("2 gigs")
        terminal.press("/")
        terminal.type(text)
        shows(terminal, f"{text} harbour")
        terminal.press("enter", "enter")
        terminal.wait_for("What happened")
        click_on(terminal, text)
        terminal.press("f1")
        terminal.wait_for("Help|Keys|keys")
        terminal.press("escape", "ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []


@pytest.mark.parametrize("text", SCRIPTS.values(), ids=SCRIPTS)
def test_every_script_is_kept_as_it_was_typed_and_written_on(retro: Retro, text: str) -> None:
    with retro.terminal("new") as terminal:
        terminal.wait_for("Where do things stand")
        terminal.press("enter")
        terminal.wait_for("What was the gig")
        terminal.type(f"{text}\n")
        terminal.wait_for(ASKED)
        terminal.type(f"{text} one {text}")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with retro.terminal() as terminal:
        terminal.wait_for("1 gig")
        terminal.press("enter")
        terminal.wait_for(ASKED)
        terminal.type("!")
        terminal.press("left", "left", "backspace", "end")
        terminal.type("?")
        shorter = f"{text} one {text}"
        terminal.until(lambda: retro.stories() != [shorter], "never saved")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    (gig,) = retro.gigs()
    assert gig.facts.title == " ".join(text.split())  # a line holds no wide space
    story = gig.answers["story.tell"]
    assert story.startswith(f"{text} one ")
    assert story.endswith("!?")


@pytest.mark.parametrize("umask", ["000", "022"])
def test_whatever_the_umask_only_the_owner_can_look(retro: Retro, tmp_path: Path, umask: str) -> None:
    def under(command: Sequence[str]) -> tuple[str, ...]:
        return ("sh", "-c", f'umask {umask}; exec "$@"', "sh", *command)

    python = after("")
    with retro.terminal("new", command=under(python)) as terminal:
        terminal.wait_for("Where do things stand")
        terminal.press("enter")
        terminal.wait_for("What was the gig")
        terminal.type("Harbour\n")
        terminal.wait_for("Saved")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    out = tmp_path / "out.md"
    (gig,) = retro.gigs()
    for words in (("backup",), ("export", gig.id, "-o", str(out)), ("backup", str(tmp_path / "copy.db"))):
        assert retro.run(*words, command=under(python)).returncode == 0
    failing = after("import retro.storage.care.doctor as d\ndef examine(paths): raise ValueError\nd.examine = examine")
    assert retro.run("doctor", command=under(failing)).returncode == 1
    assert retro.paths.log.exists()
    for path in (retro.home, *retro.home.rglob("*"), out, tmp_path / "copy.db"):
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path


FAULTS = {
    "save": ("retro.storage.writing.store", "Store.save"),
    "load": ("retro.tui.kit.gigs.newest", "retrospective_by_id"),
    "render": ("retro.tui.kit.title_bar", "TitleLine.render_line"),
}
"""What fails, by its module and the name that is called there; one that isn't there any more fails at the start."""
FAILS = """
import importlib, operator
owner, _, name = "{0}".rpartition(".")
def fail(*a, **k): raise ValueError({2!r})
at = importlib.import_module("{1}")
at = operator.attrgetter(owner)(at) if owner else at
getattr(at, name)
setattr(at, name, fail)
"""


@pytest.mark.parametrize("where", FAULTS)
def test_no_fault_tells_the_users_words(retro: Retro, where: str) -> None:
    gig, (module, name) = draft("It").with_answer("story.promise", SECRET), FAULTS[where]
    retro.holds(gig)
    with retro.terminal(command=after(FAILS.format(name, module, SECRET)), cols=60) as terminal:
        if where == "save":
            retro.open_draft(terminal)
            terminal.type(" broke")
            terminal.wait_for("Not saved")
            terminal.press("ctrl+q")
        elif where == "load":
            terminal.wait_for("Harbour")
            terminal.press("enter")
        code = terminal.wait_exit()
        assert terminal.leftovers() == []
        assert SECRET.encode() not in terminal.raw
        assert b"Quux" not in terminal.raw
        assert b"Traceback" not in terminal.raw
    assert code == (0 if where == "save" else 1)
    log = retro.paths.log.read_text() if retro.paths.log.exists() else ""
    assert "Quux" not in log
    assert retro.stories() == ["It"]
    assert retro.recoverable() == (["It broke"] if where == "save" else [])


def test_a_deletion_by_mistake_is_undone_now_or_after_a_restart(retro: Retro) -> None:
    retro.holds(draft("It broke"))
    with retro.terminal() as terminal:
        for _ in range(2):
            terminal.wait_for("Harbour")
            terminal.press("d")
            terminal.wait_for("Move “Harbour”")
            terminal.press("d")
            terminal.wait_for("is in the trash")
            eventually(terminal, retro)
            if _ == 0:
                terminal.press("u")
                eventually(terminal, retro, "It broke")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
    with retro.terminal() as terminal:
        terminal.wait_for("sends nothing anywhere|retro")
        terminal.press("u")
        eventually(terminal, retro, "It broke")


EDITORS = {"a shell in disguise": "sh -c 'touch OWNED'; x", "missing": "/no/such/editor", "failing": "false"}


@pytest.mark.parametrize("editor", EDITORS.values(), ids=EDITORS)
def test_an_editor_that_is_wicked_missing_or_failing_leaves_the_words(retro: Retro, editor: str) -> None:
    retro.holds(draft("It"))
    with retro.terminal(env={"EDITOR": editor, "VISUAL": editor}) as terminal:
        retro.open_draft(terminal)
        terminal.type(" broke")
        terminal.press("f4")
        terminal.wait_for("editor|could not")
        terminal.type(" again")
        eventually(terminal, retro, "It broke again")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0
        assert terminal.leftovers() == []
    assert not list(retro.folder.rglob("x"))


def test_what_is_deleted_for_good_is_in_no_byte_of_any_file_but_the_backups(retro: Retro) -> None:
    gig, other = draft(f"{SECRET} broke it", f"{SECRET}'s site"), draft("It held", "Other")
    retro.holds(gig, other)
    changed = compact_json.dumps(
        retro_json.retrospective_to_data(gig.with_answer("story.tell", f"Less of {SECRET}").touched())
    )
    assert retro.run("import", "-", "--update", stdin=changed).returncode == 0
    purged = retro.run("purge", gig.id[:8], "--yes")
    assert purged.returncode == 0
    assert f"“{SECRET}'s site”" in purged.stderr
    held = content(retro.home, besides=[retro.paths.backups])
    assert held
    assert all(SECRET.encode() not in found and SECRET.casefold().encode() not in found for found in held.values())
    holding = {path for path in retro.paths.backups.iterdir() if SECRET.encode() in path.read_bytes()}
    assert holding
    assert all(f"Still in {path}." in purged.stderr for path in holding)
    again = retro.run("purge", gig.id[:8], "--yes", "--backups")
    assert again.returncode == 0, again.stderr
    assert all(SECRET.encode() not in found for found in content(retro.home).values())
    assert retro.run("restore").returncode == 0
    assert retro.stories() == ["It held"]


def test_nothing_is_deleted_for_good_without_a_yes(retro: Retro) -> None:
    gig = draft("It broke")
    retro.holds(gig)
    assert retro.run("purge", gig.id[:8]).returncode == 2
    for answer, left, code in (("no", ["It broke"], 1), ("yes", [], 0)):
        with retro.terminal("purge", gig.id[:8]) as terminal:
            terminal.wait_for("Harbour")
            terminal.answer("Type yes", answer)
            assert terminal.wait_exit() == code
        assert retro.stories() == left
