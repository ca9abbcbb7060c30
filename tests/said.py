"""Every string that the program can say: the sentences of its modules, and the texts of its data files."""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src/retro"
SQL = (
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "CREATE",
    "PRAGMA",
    "WITH",
    "BEGIN",
    "ATTACH",
    "DROP",
    "ALTER",
    "FROM",
    "WHERE",
)
SQL_WORD = re.compile(rf"\b({'|'.join(SQL)}|AND|AS|GLOB)\b")
"""What a piece of SQL has in capitals."""
TWO_WORDS = re.compile(r"[A-Za-z’']{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-z]")
"""What is more than a name."""
NOT_SAID = {
    "re.compile",
    "deferred",
    "re.search",
    "re.match",
    "re.sub",
    "re.fullmatch",
    "getLogger",
    "TypeVar",
    "NewType",
    "import_module",
}
"""Calls whose strings nobody reads."""
PROGRAMMERS_ERRORS = {"AttributeError", "KeyError", "OSError", "RuntimeError", "TypeError", "ValueError"}
"""Errors that no user reads: what is caught is said in other words."""
OPTIONS = {"add_argument", "add_argument_group"}
"""Calls that declare an option: what is said of it stands with its name, as a binding's words do with its key."""


@dataclass(frozen=True)
class Said:
    """One string, and where it stands."""

    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text!r}"


@cache
def sentences() -> tuple[Said, ...]:
    """All of them: what has a blank in it, so that two words can stand together."""
    modules = (path for path in sorted(SOURCE.rglob("*.py")) if "migrations" not in path.parts)
    said = (of_module(path.read_text("utf-8"), str(path.relative_to(SOURCE))) for path in modules)
    return (*chain.from_iterable(said), *of_data())


def of_module(source: str, name: str) -> Iterator[Said]:
    """The strings of a module; docstrings, style sheets, SQL and patterns are none."""
    tree = ast.parse(source)
    unread = {id(part) for node in ast.walk(tree) if _is_unread(node) for part in ast.walk(node)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) in unread or id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if " " in text.strip() and not text.lstrip().startswith(SQL):
            yield Said(f"{name}:{node.lineno}", text)


def _is_unread(node: ast.AST) -> bool:
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return True  # docstrings, of names too
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in NOT_SAID
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Name) and target.id.endswith("CSS") for target in targets)
    return isinstance(node, ast.arg | ast.arguments)


def of_data() -> Iterator[Said]:
    """The catalogue of red flags, but for the words that give one away, which are other people's."""
    catalogue = SOURCE / "core/gig/flag_catalogue.toml"
    for table in tomllib.loads(catalogue.read_text("utf-8")).values():
        for flag in table if isinstance(table, list) else []:
            for member in ("name", "short", "question", "cue", "act", "ask"):
                if isinstance(text := flag.get(member), str):
                    yield Said(f"flag_catalogue.toml {flag.get('code')}.{member}", text)


def samples() -> Iterator[Said]:
    """The founding story and the demo library: what an invented freelancer wrote."""
    for path in sorted((SOURCE / "core/samples").glob("*.json")):
        yield from _texts(json.loads(path.read_text("utf-8")), path.name)


def _texts(value: object, where: str) -> Iterator[Said]:
    if isinstance(value, str) and " " in value.strip():
        yield Said(where, value)
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _texts(member, f"{where}.{key}")
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from _texts(member, f"{where}.{number}")


def within_functions(source: str, name: str) -> Iterator[Said]:
    """The sentences of a module that stand in the middle of its code, where no reader of words finds them.

    What a binding says stands with its key, and what no user sees (an error of a programmer, a style) is none.
    """
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    within = {id(part) for function in functions for line in function.body for part in ast.walk(line)}
    unread = {id(part) for node in ast.walk(tree) if _is_unread(node) or _is_no_talk(node) for part in ast.walk(node)}
    inside = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if id(node) not in within or id(node) in unread or id(node) in inside:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if TWO_WORDS.search(text) and "$" not in text and not SQL_WORD.search(text):
            yield Said(f"{name}:{node.lineno}", text)


def _is_no_talk(node: ast.AST) -> bool:
    if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
        return ast.unparse(node.exc.func) in PROGRAMMERS_ERRORS
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in OPTIONS:
        return True
    return isinstance(node, ast.Call) and ast.unparse(node.func) in ("Binding", "cast")
