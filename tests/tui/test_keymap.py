"""Keys of the user's own: each line that can't be used is said in a sentence, and the usual keys hold."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from retro.tui.keymap import LARGEST, NOT_A_LINE, Keymap, read, understood
from retro.tui.keymap_syntax import STRING
from retro.tui.kit.key_table import USUAL
from retro.tui.launch import MOST_SAID, shortened
from retro.tui.terminal.keyboard import Keyboard

GOOD = """\
# my keys
home.new = "a"  # as in add
"home.older" = 'n'
home.search = ["/", "ctrl+f"]

[wizard]
continue = ["f3", "ctrl+t"]
go_to = "F11"

["lessons"]
snooze = "w"
"""


def test_lines_are_read_as_toml_reads_them() -> None:
    found = understood(GOOD)
    assert found.troubles == ()
    assert found.keys == {
        "home.new": "a",
        "home.older": "n",
        "home.search": "slash,ctrl+f",
        "wizard.continue": "f3,ctrl+t",
        "wizard.go_to": "f11",
        "lessons.snooze": "w",
    }
    whole = tomllib.loads(GOOD)
    assert whole["home"]["new"] == "a"
    assert whole["wizard"]["continue"] == ["f3", "ctrl+t"]
    assert whole["lessons"]["snooze"] == "w"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ('home.nwe = "a"', "There's no command called “home.nwe”. Did you mean home.new?"),
        ('zzzzzz = "a"', "There's no command called “zzzzzz”."),
        ('home.new = "o"', "o is taken by “Older gig” (home.older). The usual keys apply."),
        ('home.new = "j"', "j is taken by “Down” (first.down). The usual keys apply."),
        ('home.new = "?"', "? is taken by “Help” (help). The usual keys apply."),
        ('home.new = "ctrl+q"', "Ctrl+Q is taken by “Quit” (quit). The usual keys apply."),
        ("home.new = a", 'This can\'t be read. Write it like home.new = "a".'),
        ("home.new", 'This can\'t be read. Write it like home.new = "a".'),
        ('home.new = "a', 'This can\'t be read. Write it like home.new = "a".'),
        ("[home", 'This can\'t be read. Write it like home.new = "a".'),
        ("home.new = 5", 'This can\'t be read. Write it like home.new = "a".'),
        ('home.new = ["a" "f6"]', 'This can\'t be read. Write it like home.new = "a".'),
        ('home.new = ["a",, "f6"]', 'This can\'t be read. Write it like home.new = "a".'),
        ('home.new = ["a", f6]', 'This can\'t be read. Write it like home.new = "a".'),
        ('home.new = ["a", 5]', 'This can\'t be read. Write it like home.new = "a".'),
        ('home.new = ["a"', 'This can\'t be read. Write it like home.new = "a".'),
        ("home.new = []", "There's no key in it."),
        ('home.new = ""', "“” isn't a key. Write one like a, f6, ctrl+t or shift+f3."),
        ('home.new = "banana"', "“banana” isn't a key. Write one like a, f6, ctrl+t or shift+f3."),
        ('home.new = "ctrl+ö"', "“ctrl+ö” isn't a key. Write one like a, f6, ctrl+t or shift+f3."),
        ('home.new = "f99"', "“f99” isn't a key. Write one like a, f6, ctrl+t or shift+f3."),
        ('wizard.continue = "x"', "“Continue” works while you write, and x is for writing. Use another Ctrl or F key."),
        ('quit = "Q"', "“Quit” works while you write, and Q is for writing. Use another Ctrl or F key."),
        (
            'wizard.back = "ctrl+w"',
            "“Back” works while you write, and Ctrl+W is for writing. Use another Ctrl or F key.",
        ),
        ('search.clear = "a"', "“Clear” works while you write, and a is for writing. Use another Ctrl or F key."),
        ('palette.down = "J"', "“Down” works while you write, and J is for writing. Use another Ctrl or F key."),
        ('home.new = "ctrl+m"', "Most terminals send Ctrl+M as Enter. Use another key."),
        ('home.new = ["f6", "Ctrl+I"]', "Most terminals send Ctrl+I as Tab. Use another key."),
        ('home.new = "Shift+Enter"', "Most terminals send Shift+Enter as Enter. Use another key."),
        ('home.new = "shift+space"', "Most terminals send Shift+Space as Space. Use another key."),
        ('home.new = "alt+backspace"', "Most terminals send Alt+Backspace as Ctrl+W. Use another key."),
        ('home.new = "ctrl+1"', "Most terminals send Ctrl+1 as 1. Use another key."),
        ('home.new = "shift+ctrl+t"', "Most terminals send Ctrl+Shift+T as Ctrl+T. Use another key."),
        ('home.new = "alt+b"', "Most terminals send Alt+B as Ctrl+←. Use another key."),
        (
            'wizard.back = "shift+ctrl+pgup"',
            "“Back” works while you write, and Ctrl+Shift+PgUp is for writing. Use another Ctrl or F key.",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_said_and_the_others_hold(line: str, sentence: str) -> None:
    found = understood(f'home.patterns = "f6"\n{line}\n')
    assert found.troubles == (f"keys.toml, line 2: {sentence}",)
    assert found.keys == {"home.patterns": "f6"}


def test_a_command_has_its_keys_once() -> None:
    found = understood('home.new = "a"\n[home]\nnew = "b"\n')
    assert found.keys == {"home.new": "a"}
    assert found.troubles == ("keys.toml, line 3: home.new already has its keys, from a line above.",)


def test_two_commands_change_their_keys_with_each_other() -> None:
    assert understood('home.new = "o"\nhome.older = "n"\n').troubles == ()


def test_of_two_commands_that_ask_for_one_key_the_later_gives_way() -> None:
    found = understood('home.new = "a"\nhome.older = "a"\n')
    assert found.keys == {"home.new": "a"}
    assert found.troubles == ("keys.toml, line 2: a is taken by “New” (home.new). The usual keys apply.",)


def test_a_command_outside_fields_may_have_a_letter_whatever_else_calls_it() -> None:
    asked = {"lines.first": "B", "review.finish": "A", "moments.links": "K"}
    assert understood("".join(f'{id} = "{key}"\n' for id, key in asked.items())) == Keymap(asked)


def test_one_key_may_do_two_things_on_screens_apart() -> None:
    assert understood('home.new = "a"\ncompare.swap = "a"\n').troubles == ()


@pytest.mark.parametrize("id", sorted(USUAL))
def test_what_a_command_has_always_had_is_never_taken(id: str) -> None:
    keys = "[" + ", ".join(f'"{key}"' for key in USUAL[id][0].split(",") if len(key) > 1 or key.isalnum()) + "]"
    written = keys.replace("question_mark", "?").replace("slash", "/").replace("colon", ":").replace("plus", "+")
    written = written.replace("left_square_bracket", "[").replace("right_square_bracket", "]")
    assert not [said for said in understood(f"{id} = {written}").troubles if "is taken by" in said]


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Esc", "escape"),
        ("PgUp", "pageup"),
        ("Del", "delete"),
        ("CTRL+T", "ctrl+t"),
        ("Shift+Alt+T", "alt+shift+t"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        (" ", "space"),
        ("Ä", "Ä"),
    ],
)
def test_a_key_may_be_written_as_people_call_it(written: str, key: str) -> None:
    assert understood(f'first.told = "{written}"').keys.get("first.told", key) == key
    assert "isn't a key" not in "".join(understood(f'first.told = "{written}"').troubles)


@pytest.mark.parametrize(
    ("sent", "key"),
    [
        *((b"\x1b[1;6A", "ctrl+shift+up"), (b"\x1b[1;7A", "ctrl+alt+up"), (b"\x1b[1;2P", "shift+f1")),
        *((b"\x1bT", "shift+alt+t"), (b"\x1bx", "alt+x"), (b"\x14", "ctrl+t"), (b"\x1b[15;6~", "shift+ctrl+f5")),
    ],
)
def test_a_key_that_is_taken_has_the_name_under_which_a_terminal_sends_it(sent: bytes, key: str) -> None:
    keyboard = Keyboard()
    (came,) = (*keyboard.feed(sent), *keyboard.idle())
    assert isinstance(came, events.Key)
    assert understood(f'home.new = "{key}"') == Keymap({"home.new": came.key})


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_start_with(text: str) -> None:
    found = understood(text)
    assert all(sentence.startswith("keys.toml, line ") for sentence in found.troubles)
    assert set(found.keys) <= set(USUAL)


def test_nothing_is_said_where_there_is_no_file(tmp_path: Path) -> None:
    assert read(tmp_path / "keys.toml") == Keymap({})
    assert read(tmp_path / "nowhere" / "keys.toml") == Keymap({})
    (tmp_path / "file").write_text("")
    assert read(tmp_path / "file" / "keys.toml") == Keymap({})


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff\xfe\x00", "keys.toml can't be read: it isn't UTF-8. The usual keys apply."),
        (b"#" * (LARGEST + 1), "keys.toml is too large to be a file of keys. The usual keys apply."),
    ],
)
def test_a_file_that_is_none_is_said(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "keys.toml").write_bytes(content)
    assert read(tmp_path / "keys.toml") == Keymap({}, (sentence,))


def test_a_folder_in_its_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").mkdir()
    assert read(tmp_path / "keys.toml").troubles == ("keys.toml is a folder, not a file. The usual keys apply.",)


def test_a_file_that_windows_wrote_is_read(tmp_path: Path) -> None:
    (tmp_path / "keys.toml").write_bytes('\ufeffhome.new = "a"\r\n'.encode())
    assert read(tmp_path / "keys.toml") == Keymap({"home.new": "a"})


def test_control_characters_of_a_line_steer_nothing() -> None:
    (sentence,) = understood('home.\x1b[2J = "a"').troubles + understood('home.new = "\x1b[2J"').troubles[:0]
    assert "\x1b" not in sentence


OF_RE = {f"re.{name}" for name in ("compile", "findall", "fullmatch", "match", "search", "split", "sub")}
IMPORTED = """
import sys
import retro.tui.app
from retro.tui.launch import load_own_keys
from retro.paths import paths
before = set(sys.modules)
load_own_keys(paths(sys.argv[1]))
print(*set(sys.modules) - before)
"""


def test_keys_of_ones_own_bring_no_parser_and_their_absence_brings_nothing(tmp_path: Path) -> None:
    assert _imported(tmp_path) == set()
    (tmp_path / "keys.toml").write_text(GOOD)
    assert _imported(tmp_path) <= {
        "retro.tui.keymap",
        "retro.tui.keymap_syntax",
        "retro.tui.kit.key_table",
        "retro.core.text.control_chars",
    }


def test_reading_keys_compiles_one_small_pattern() -> None:
    """A pattern of a whole line takes longer to compile than the file takes to be read."""
    modules = (sys.modules[f"retro.tui.{name}"] for name in ("keymap", "keymap_syntax"))
    trees = [ast.parse(Path(module.__file__ or "").read_text("utf-8")) for module in modules]
    nodes = (node for tree in trees for node in ast.walk(tree))
    called = [node for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)]
    patterns = [ast.unparse(node.args[0]) for node in called if ast.unparse(node.func) in OF_RE]
    assert set(patterns) == {"STRING", repr(r"\\(.)")}
    assert len(STRING) < 50


def _imported(home: Path) -> set[str]:
    said = subprocess.run([sys.executable, "-c", IMPORTED, str(home)], capture_output=True, text=True, check=True)
    return set(said.stdout.split())


@pytest.mark.parametrize("line", ['home.new = ["a" "b"]', 'home.new = [, "a"]', "home.new = [a]", 'home.new = "a" "b"'])
def test_a_line_that_is_no_toml_is_said(line: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        tomllib.loads(line)
    assert understood(line) == Keymap({}, (f"keys.toml, line 1: {NOT_A_LINE}",))


def test_no_more_is_said_at_once_than_can_be_read() -> None:
    many = tuple(f"line {number}" for number in range(MOST_SAID + 3))
    assert shortened(many) == (*many[:MOST_SAID], "And 3 more in keys.toml. retro doctor lists them all.")
    assert shortened(many[:MOST_SAID]) == many[:MOST_SAID]
