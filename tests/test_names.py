"""A public name occurs once in the package, so that a search for it finds one place; and no folder is too full."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import retro
from retro.commands.arguments import FUNCTIONS

ROOT = Path(retro.__file__).parent
TABLES = {
    ROOT / "storage" / "schema" / f"{name}.py" for name in ("table", "gig_tables", "vet_tables", "library_tables")
}
"""The mapped classes: each has the name of its table, which is that of the value it holds."""
MIGRATIONS = ROOT / "storage" / "schema" / "migrations" / "versions"
"""Each has an `upgrade`, as Alembic wants it."""
KINDS = ROOT / "commands" / "plain" / "kinds"
"""One function for each kind of answer, with the kind's name."""
LONGEST_MODULE, LONGEST_SCREEN, LONGEST_FUNCTION = 240, 280, 27
"""Lines. A module that passes 220 is looked at for a second job."""
SCREENS = "lists what its keys and messages do, each in one line or two, and hands it to the objects it owns"
LONG_MODULES = {
    "tui/kit/key_table.py": "a table of data: the usual keys of each command",
    "tui/app.py": "the same for the app: keys, events, the screens on top",
    "tui/wizard/screen.py": SCREENS,
    "tui/message/screen.py": SCREENS,
    "tui/lessons/screen.py": SCREENS,
    "tui/vet/screen.py": SCREENS,
    "tui/wizard/older_gig.py": SCREENS,
    "tui/wizard/older_form.py": "one form and the record that it makes; how its lines are read is in older_lines",
}
LONG_FUNCTIONS = {
    "tui/message/message_keys.py message_keys": "a table of bindings, one a line",
    "tui/home/home_keys.py home_keys": "a table of bindings, one a line",
}
ENTRY = {reference.partition(":")[2] for reference in FUNCTIONS.values()} | {"demo"}
"""What answers a command bears the command's name."""


def public_names(source: str) -> Iterator[str]:
    """The classes and functions of a module that have no leading underscore."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node.name


def places(root: Path) -> dict[str, list[str]]:
    """Where each public name is defined, the exceptions left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(root.rglob("*.py")):
        if path in TABLES or MIGRATIONS in path.parents or KINDS in path.parents:
            continue
        is_command = root / "commands" in path.parents
        for name in public_names(path.read_text("utf-8")):
            if not (is_command and name in ENTRY):
                found[name].append(path.relative_to(root).as_posix())
    return found


def test_a_public_name_occurs_once() -> None:
    found = places(ROOT)
    assert len(found) > 500
    assert {name: where for name, where in found.items() if len(where) > 1} == {}


def test_a_second_place_is_noticed(tmp_path: Path) -> None:
    for name in ("a.py", "b.py"):
        (tmp_path / name).write_text("def opened(): ...\nclass _Hidden: ...\n")
    assert places(tmp_path) == {"opened": ["a.py", "b.py"]}


def seconds(source: str) -> Iterator[str]:
    """The constants of a module that are a number of seconds, by what is said of them."""
    body = ast.parse(source).body
    for node, said in pairwise(body):
        if isinstance(node, ast.Assign) and isinstance(said, ast.Expr) and "econds" in ast.unparse(said):
            yield from (name.id for name in ast.walk(node) if isinstance(name, ast.Name))


def test_each_wait_has_a_name_of_its_own() -> None:
    """A search for a wait finds what is waited for: "lock", "key", "widget", and no other wait."""
    found = Counter(name for path in ROOT.rglob("*.py") for name in seconds(path.read_text("utf-8")))
    assert len(found) > 40
    assert {name for name, times in found.items() if times > 1} == set()
    assert [*seconds('A, B = 1, 2\n"""Seconds of each."""\nC = 3')] == ["A", "B"]


CLOCK = ROOT / "core" / "text" / "clock.py"


def test_the_day_and_the_time_are_read_in_one_module() -> None:
    """Everything else is given them, or asks there: a test that needs another day has one place to set it."""
    asked = re.compile(r"\b(?:date\.today|datetime\.(?:now|today|utcnow))\b")
    found = [path for path in ROOT.rglob("*.py") if asked.search(path.read_text("utf-8"))]
    assert found == [CLOCK]
    assert asked.search("on: Clock = date.today")


def test_no_folder_holds_more_modules_than_can_be_taken_in_at_a_look() -> None:
    folders = [path.parent for path in ROOT.rglob("__init__.py")]
    held = {str(folder.relative_to(ROOT)): len([*folder.glob("*.py")]) - 1 for folder in folders}
    assert len(held) > 30
    assert {folder: number for folder, number in held.items() if number > 24} == {}


def test_no_screen_stands_on_a_base_with_a_single_child() -> None:
    """A screen is not split over a chain of classes: it owns what knows one thing each."""
    children: dict[str, list[str]] = defaultdict(list)
    defined = set()
    for path in (path for path in (ROOT / "tui").rglob("*.py") if ROOT / "tui" / "kit" not in path.parents):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef):
                defined.add(node.name)
                for base in node.bases:
                    children[ast.unparse(base).partition("[")[0]].append(node.name)
    chains = {name: found for name, found in children.items() if name in defined and len(found) == 1}
    assert "VetDraftScreen" in defined & set(children)
    assert {name: found for name, found in chains.items() if name.endswith(("Screen", "App"))} == {}


def test_a_module_is_long_only_for_a_reason() -> None:
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines()) for path in ROOT.rglob("*.py")
    }
    assert len(lines) > 500
    assert {
        name: number for name, number in lines.items() if number > LONGEST_MODULE and name not in LONG_MODULES
    } == {}
    assert {name for name in LONG_MODULES if lines[name] <= LONGEST_MODULE} == set()
    assert {name for name in LONG_MODULES if lines[name] > LONGEST_SCREEN} == {"tui/kit/key_table.py"}


def long_functions(source: str) -> Iterator[str]:
    """The functions and methods of a module that are longer than they may be."""
    nodes = ast.walk(ast.parse(source))
    for node in (node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
        if (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
            yield node.name


def test_a_function_is_long_only_for_a_reason() -> None:
    found = {
        f"{path.relative_to(ROOT).as_posix()} {name}"
        for path in ROOT.rglob("*.py")
        for name in long_functions(path.read_text("utf-8"))
    }
    assert found == set(LONG_FUNCTIONS)


def test_a_function_of_one_line_too_many_is_noticed() -> None:
    body = "    x = 1\n" * (LONGEST_FUNCTION - 1)
    assert list(long_functions(f"def short():\n{body}")) == []
    assert list(long_functions(f"class A:\n  async def long(self):\n{body}    x = 2\n")) == ["long"]
