"""What a wrong command line is answered with: one sentence and a next step."""

import argparse
import ast
from argparse import _SubParsersAction
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

import pytest

from retro.commands.arguments import _parser, parse
from retro.commands.care.backup import NOT_PRINTED
from retro.commands.options import COMMANDS
from retro.storage.writing.store import Store
from tests.answered_here import answered
from tests.said import SOURCE

SAID = {
    "lisst": "There's no command “lisst”. Did you mean list? See retro --help.",
    "List": "There's no command “List”. Did you mean list? See retro --help.",
    "delete": "Which one? Give an ID; retro list shows them.",
    "remove abcd": "There's no command “remove”. Did you mean delete? See retro --help.",
    "find paid": "There's no command “find”. Did you mean search? See retro --help.",
    "3f0c91aa": "There's no command “3f0c91aa”. Did you mean show 3f0c91aa? See retro --help.",
    "added": "There's no command “added”. See retro --help.",
    "frobnicate": "There's no command “frobnicate”. See retro --help.",
    "show": "Which one? Give an ID; retro list shows them.",
    "undelete": "Which one? Give an ID; retro trash shows them.",
    "list -n 0": "-n needs a number, 1 or more.",
    "list -n": "-n needs a value. See retro list --help.",
    "list --frog": "There's no option “--frog”. See retro list --help.",
    "list --sinse 2025": "There's no option “--sinse”. Did you mean --since? See retro list --help.",
    "list --Client=a": "There's no option “--Client=a”. Did you mean --client? See retro list --help.",
    "--verison": "There's no option “--verison”. Did you mean --version? See retro --help.",
    "--frog": "There's no option “--frog”. See retro --help.",
    "export --format pdf x": "--format takes md or json, not “pdf”.",
    "told": "Which one? Give an ID; retro list shows them.",
    "told abcd --how called --frog friday": "There's no option “--frog”. See retro told --help.",
    "told abcd --how owl": "--how takes wrote, called or in-person, not “owl”.",
    "search": "Search for what? Give a word or two. See retro search --help.",
    "search ": "Search for what? Give a word or two. See retro search --help.",
    "list --client a --client b": "Give --client only once.",
    "search word --tag a --tag=a": "Give --tag only once.",
    "export --all --since 2025 --since 2026": "Give --since only once.",
    "patterns --status open --status over": "Give --status only once.",
    "rules -o a -o b": "Give -o only once.",
    "told abcd --how wrote --how called": "Give --how only once.",
    "questions --retire 1 --retire 2": "Give --retire only once.",
    "export abcd --force": "--force goes with -o. See retro export --help.",
    "compare abcd cdef --force": "--force goes with -o. See retro compare --help.",
    "vet abcd --force": "--force goes with -o. See retro vet --help.",
    "due --ics --force": "--force goes with -o. See retro due --help.",
    "export abcd -o ": "-o needs a value. See retro export --help.",
    "export abcd --names ": "--names needs a value. See retro export --help.",
    "list --home ": "--home needs a value. See retro list --help.",
    "restore ": "There's an empty word on the command line. See retro restore --help.",
    "vet ": "There's an empty word on the command line. See retro vet --help.",
    "new ": "There's an empty word on the command line. See retro new --help.",
    "told abcd ": "There's an empty word on the command line. See retro told --help.",
    "told abcd --how called ": "There's an empty word on the command line. See retro told --help.",
    "--home a list --home b": "Give --home only once. See retro --help.",
    "import a ": "There's an empty word on the command line. See retro import --help.",
    "compare": "Which two? Give their ids; retro list shows them.",
    "compare abcd": "Compare it with which one? Give its ID as well; retro list shows them.",
    "import": "Which file? Give its name.",
    "show a b": "“b” isn't expected here. See retro show --help.",
    "list --json=3": "--json takes no value.",
    "list --\x1b[31m": "There's no option “--␛[31m”. See retro list --help.",
}


@pytest.mark.parametrize("words", ["lisst", "show", "list -n", "list --help", "list"])
def test_argparse_s_own_words_are_english_and_left_as_they_are_for_others(
    words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shouted = (str.upper, lambda one, many, count: many.upper())
    monkeypatch.setattr(argparse, "_", shouted[0])
    monkeypatch.setattr(argparse, "ngettext", shouted[1])
    with suppress(SystemExit):
        parse(words.split())
    said = "".join(capsys.readouterr())
    assert ("usage: retro list" if words == "list --help" else SAID.get(words, "")) in said
    assert (vars(argparse)["_"], vars(argparse)["ngettext"]) == shouted


@pytest.mark.parametrize("words", SAID)
def test_wrong_usage_is_answered_in_one_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(words.split(" "))
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"retro: {SAID[words]}\n"


@pytest.mark.parametrize("words", ["told abcd last friday --how called", "told abcd --how called last friday"])
def test_a_list_goes_on_after_an_option(words: str) -> None:
    assert parse(words.split()).date == ["last", "friday"]
    assert list(parse(["told", "abcd", "--undo"]).date) == []
    assert parse(["export", "abcd", "--format", "json", "cdef"]).ids == ["abcd", "cdef"]


def test_every_option_and_argument_has_help() -> None:
    commands = next(action for action in _parser("", COMMANDS)._actions if isinstance(action, _SubParsersAction))
    told = {(name, action.dest): action.help for name, one in commands.choices.items() for action in one._actions}
    assert len(told) > 60
    assert [which for which, text in told.items() if not text] == []


@pytest.mark.parametrize("file", ["-", "./-", "~/copies"])
def test_only_a_file_or_a_folder_takes_a_backup(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    env = {"HOME": str(tmp_path), "RETRO_HOME": str(tmp_path / "library")}
    Store.open(tmp_path / "library" / "retro.db").close()
    done = answered(["backup", file], env)
    if file == "-":
        assert (done.returncode, done.stdout) == (2, b"")
        assert done.stderr.decode() == f"retro: {NOT_PRINTED}\n"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["library"]
    else:
        assert done.returncode == 0
        assert [path for path in tmp_path.iterdir() if path.name in ("-", "copies")]


ANSWERS = {
    "commands/purge.py NOT_ASKED",  # an answer to what is listed before it, as is the next
    "commands/purge.py MAY_HOLD",
    "commands/vet/interview.py POST_INSTEAD",  # what can be done without a terminal, as is the next
    "commands/full_screen.py sentence",
    "commands/message/command.py nobody",  # declared in told.py, and begins so, as does the next
    "commands/message/told.py refused",
}
"""What is told right before a command fails, and needs no name of the program, or has it elsewhere."""


def refusals(source: str) -> Iterator[str]:
    """What is told right before a command ends with an error: the constant's name, or the beginning of the words."""
    heads = {
        target.id: str(node.value.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for block in (getattr(node, "body", []) for node in ast.walk(ast.parse(source))):
        for told, end in pairwise(block) if isinstance(block, list) else ():
            if isinstance(end, ast.Return) and ast.unparse(end) in ("return 1", "return 2", "return WRONG"):
                said = ast.unparse(told)
                name = said.removeprefix("tell(").split(".format")[0].rstrip(")")
                if said.startswith("tell(") and not heads.get(name, name.lstrip("f'")).startswith("retro: "):
                    yield name


def test_a_refusal_begins_with_the_name_of_the_program() -> None:
    found = {
        f"{path.relative_to(SOURCE)} {name}"
        for path in (SOURCE / "commands").rglob("*.py")
        for name in refusals(path.read_text("utf-8"))
    }
    assert found == ANSWERS, "raise UsageError or StoreError: the program's name is put before it"


def test_one_without_it_is_found() -> None:
    source = 'NO = "Give one."\nOK = "retro: Give one."\ndef f():\n    if a:\n        tell({})\n        return 2'
    said = ("NO", "NO.format(1)", "OK.format(1)", "f'retro: {a}'", "f'{a}'")
    assert [list(refusals(source.replace("{}", each))) for each in said] == [["NO"], ["NO"], [], [], ["f'{a}'"]]
