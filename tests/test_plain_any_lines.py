"""Whatever lines come, on whatever page: plain mode goes on to their end, draws nothing, and keeps what was told."""

import json
import os
import random
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from retro.core.samples import demo, demo_vets
from retro.storage.writing.store import Store
from tests.answered_here import answered

COMMANDS = [
    *(":b", ":s", ":g", ":r", ":?", ":e", ":d", ":g 1", ":g 3", ":g 9", ":g 14", ":g 99", ":g 0", ":g story", ":x"),
    *(":back", ":", "::", "::colon", ": b", ":g -1", "：b", ":bq", ":g １"),
]
ANSWERS = [
    *("", "", "", "", "1", "2", "3", "1 2 3", "m", "/", "/plug", "/zzz", "+", "+ own flag", "+1", ".", "0", "9" * 14),
    *("y", "n", "s", "v", "b", "g", "t", "d", "z", "YES", "not sure", "¹", "１", "½", "2026-03-14", "yesterday", "Q3"),
    *("31.2.2026", "in 2 weeks", "5 h", "€600", "600 USD", "-5", "1e9", "about 40", "70%", "101%", "None", "nan", "²"),
    *(
        "+ https://example.org/x",
        "https://example.org",
        "2026-03-14 They called",
        "14.3. they called",
        "+ ",
        "/ ",
        "１.",
    ),
    *(
        "\x1b[31mred\x1b[0m",
        "\x00\x07",
        "\u202eabc",
        "a\tb",
        "\u200b",
        "   ",
        "\x1b",
        "\ufeff",
        "[/b] [link]",
        "x" * 3000,
    ),
]
"""None of them takes back what was typed before."""
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
UNTIL_A_DOT = "a line with just a dot"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A library with something on every page."""
    file = tmp_path_factory.mktemp("full") / "retro.db"
    with closing(Store.open(file)) as store:
        store.add_all([*demo(), *demo_vets(date.today())], update=False)
    return file.read_bytes()


@pytest.fixture
def run(full: bytes, tmp_path: Path) -> Callable[..., tuple[str, str]]:
    def run(words: str, lines: str = "") -> tuple[str, str]:
        env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
        done = answered(words.split(), env, lines.encode())
        said, printed = done.stderr.decode(), done.stdout.decode()
        assert done.returncode == 0, said[-500:]
        return said, printed

    (tmp_path / "library").mkdir(mode=0o700)
    (tmp_path / "library" / "retro.db").write_bytes(full)
    (tmp_path / "library" / "retro.db").chmod(0o600)
    return run


def any_lines(chance: random.Random, count: int) -> Iterator[str]:
    for number in range(count):
        kind = chance.random()
        told = f"I wrote word{number}x here."
        yield chance.choice(COMMANDS) if kind < 0.25 else chance.choice(ANSWERS) if kind < 0.75 else told


def told_in_texts(said: str) -> set[str]:
    """The words that were typed where a text is told, which nothing afterwards takes back."""
    words, is_text = set[str](), False
    for line in said.replace("\nwith a line", " with a line").splitlines():
        if UNTIL_A_DOT in line:
            is_text = True
        elif line.startswith("> ") and is_text:
            is_text = line != "> ."
            words.update(re.findall(r"word\d+x", line))
        elif not line.startswith(("> ", "-")):
            is_text = False
    return words


@pytest.mark.parametrize(
    "words",
    [
        *("new --plain", "older --plain", "vet --plain", "lessons --review", "checkin 91c4e7f2", "end 91c4e7f2"),
        *("message 91c4e7f2 --plain", "new {draft} --plain", "message {draft} --handover --plain"),
    ],
)
def test_any_lines_on_any_page_are_answered_and_nothing_told_is_lost(
    words: str, run: Callable[..., tuple[str, str]]
) -> None:
    draft = json.loads(run("list --json")[1])[0]["id"]
    lines = "\n".join(any_lines(random.Random(words), 70))
    said, printed = run(words.format(draft=draft[:8]), lines)
    assert not CONTROLS.search(said + printed), "no escape code is ever written"
    assert "\u202e" not in said, "nor anything else that a terminal would follow; data go unchanged into a pipe"
    kept = run("export --all --format json")[1] + printed
    lost = [word for word in told_in_texts(said) if word not in kept]
    assert lost == []
