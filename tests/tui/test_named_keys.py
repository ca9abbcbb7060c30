"""A sentence that names a key of a command names the user's own in its place; one shown anywhere names none."""

import ast
import re
from collections.abc import Iterator, Mapping
from types import SimpleNamespace
from typing import cast

import pytest
from textual.dom import DOMNode

from retro.tui.kit.own_keys import in_own_keys
from retro.tui.terminal.bound_keys import HasOwnKeys
from tests.said import SOURCE, sentences

KEY = re.compile(
    r"(?<![\w+])(?:F\d{1,2}|Enter|Esc|Space|Backspace|Ctrl\+[A-Z]"
    r"|(?<=[Pp]ress )[A-Za-z+]|[a-zA-Z](?= (?:opens|restores)\b))(?![\w+’'])"
)
"""A key as a sentence names it."""
SENTENCES_OF: Mapping[str, tuple[str, ...]] = {
    "core/lessons/overview.py": ("lessons.on",),
    "tui/home/offers.py": ("home.compare", "home.mark"),
    "tui/kit/dialogs/help_dialog.py": ("leave",),
    "tui/kit/input_routing.py": ("help",),
    "tui/kit/messages.py": ("frame.write",),
    "tui/lessons/page.py": ("marks.mark",),
    "tui/lessons/screen.py": ("lessons.bring_back",),
    "tui/message/words.py": ("parts.open", "handover.open"),
    "tui/palette/list.py": ("leave",),
    "tui/questions/screen.py": ("questions.new",),
    "tui/vet/below.py": ("leave",),
    "tui/vet/list.py": ("vets.new",),
    "tui/vet/screen.py": ("home.vets",),
    "tui/vet/taken_text.py": ("vet.again",),
    "tui/vet/under_way/check_in_questions.py": ("check_in.message", "check_in.wrong"),
    "tui/vet/under_way/gig_ends.py": ("home.undelete",),
    "tui/vet/under_way/running_screen.py": ("running.check_ins",),
    "tui/wizard/fields/flags/browser.py": ("flags.add",),
    "tui/wizard/fields/flags/note.py": ("flags.details",),
    "tui/wizard/fields/paste_report.py": ("moments.paste_out", "moments.swap_days"),
    "tui/wizard/fields/text.py": ("wizard.editor",),
    "tui/wizard/fields/timeline.py": ("moments.paste_out", "moments.swap_days", "moments.back"),
    "tui/wizard/older_gig.py": ("leave",),
    "tui/wizard/review/view.py": ("review.open",),
}
"""Modules whose sentences name keys, and the commands that these are of."""
OF_A_TEXT: Mapping[str, str] = {
    "tui/export/hint.py": "Enter",
    "tui/kit/text/form_line.py": "Enter",
    "tui/kit/text/line_input.py": "Enter",
    "tui/kit/text/text_box.py": "Enter",
    "tui/kit/text/typed_text.py": "Enter",
    "tui/kit/text_aids.py": "Ctrl+Z",
    "tui/message/part_text.py": "Enter",
    "tui/palette/list.py": "Backspace",
    "tui/wizard/fields/moment_line.py": "Enter",
}
"""Keys that a line or a text takes itself: no command has them, so nobody gives it another."""
TABLES = {
    "tui/kit/dialogs/help_dialog.py": {
        "Ctrl+Z Ctrl+Y",
        "Ctrl+A Ctrl+E",
        "Ctrl+U Ctrl+K",
        "Ctrl+C Ctrl+X Ctrl+V",
    },
    "tui/kit/text/copying.py": {
        "Nothing is copied here. Use your terminal's own paste, often Ctrl+Shift+V or Cmd+V.",
    },
}
"""Lists of the keys of a text, and keys of a terminal."""


def named() -> Iterator[tuple[str, str]]:
    """Each sentence of the screens that names a key, with its module."""
    for said in sentences():
        file = said.where.partition(":")[0]
        is_shown = file.startswith(("tui/", "core/")) and file != "tui/kit/key_table.py"
        if is_shown and said.text not in TABLES.get(file, ()) and KEY.search(said.text) and "\\" not in said.text:
            yield file, said.text


def test_every_key_that_a_sentence_names_is_known_here() -> None:
    assert {file for file, _ in named()} == {*SENTENCES_OF, *OF_A_TEXT}


@pytest.mark.parametrize("file", SENTENCES_OF)
def test_a_sentence_keeps_no_usual_key_where_each_command_has_another(file: str) -> None:
    own = {id: f"f{20 + number}" for number, id in enumerate(SENTENCES_OF[file], 1)}
    said = [text for where, text in named() if where == file]
    shown = [in_own_keys(_with(own), text, *own) for text in said]
    kept = {key for text in shown for key in KEY.findall(text)} - {key.upper() for key in own.values()}
    assert kept <= {OF_A_TEXT.get(file)}
    assert all(any(in_own_keys(_with({id: own[id]}), text, id) != text for text in said) for id in own)


def _with(own: Mapping[str, str]) -> DOMNode:
    """A widget of an app with these keys."""
    app = HasOwnKeys()
    app.own_keys = own
    return cast(DOMNode, SimpleNamespace(app=app))


def test_each_of_these_commands_is_asked_for_its_key() -> None:
    asked = set[str]()
    for path in SOURCE.rglob("tui/**/*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        asked |= {
            part.value
            for node in ast.walk(tree)
            if (isinstance(node, ast.Call) and ast.unparse(node.func) == "in_own_keys")
            or (isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "NOTED")
            for part in ast.walk(node)
            if isinstance(part, ast.Constant) and isinstance(part.value, str)
        }
    assert {id for ids in SENTENCES_OF.values() for id in ids} <= asked


def test_what_a_failed_read_says_names_no_key() -> None:
    """It is shown by any screen; on home `q` would quit."""
    said = [one for one in sentences() if one.where.startswith(("storage/", "tui/kit/gigs/", "tui/trash/"))]
    assert [str(one) for one in said if KEY.search(one.text) and "\\" not in one.text] == []


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("Press q to go back.", ["q"]),
        ("Removed. Press u in the list to put it back.", ["u"]),
        ("No red flag matches. Press + to add your own.", ["+"]),
        ("F9 removes it; Esc closes this.", ["F9", "Esc"]),
        ("I press on, and enter a space.", []),
        ("Press {} to undo.", []),
    ],
)
def test_a_key_in_a_sentence_is_found(said: str, keys: list[str]) -> None:
    assert KEY.findall(said) == keys
