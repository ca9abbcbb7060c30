"""The user's own keys: `keys.toml` in the config folder, read once before the first frame.

Lines such as `home.new = "a"` or `wizard.continue = ["f3", "ctrl+t"]`, and `[home]` before several of one kind. A line
that cannot be used is left out with one sentence, and the usual keys hold. It is read without a TOML parser, whose
import would take longer than the rest; the format is a subset of TOML (a test holds it).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from retro.core.text.control_chars import visible
from retro.storage.errors import read_error
from retro.tui.keymap_syntax import Refused, bare_name, header_name, key_of, quoted_strings, unquoted
from retro.tui.kit.footer import key_in_words, key_name

UNREADABLE = "{} {}"
TOO_LARGE = "{} is too large to be a file of keys. {}"
NOT_TEXT = "{} can't be read: it isn't UTF-8. {}"
NOT_A_LINE = 'This can\'t be read. Write it like home.new = "a".'
NO_KEY = "There's no key in it."
KEYS_ALREADY = "{} already has its keys, from a line above."
DID_YOU_MEAN = " Did you mean {}?"
NO_COMMAND = "There's no command called “{}”.{}"
FOR_WRITING = "“{}” works while you write, and {} is for writing. Use another Ctrl or F key."
TAKEN = "{} is taken by “{}” ({}). {}"
SAME_KEY = "Most terminals send {} as {}. Use another key."

LARGEST = 64_000
"""Most bytes of a file of keys; a larger one is not read."""
NONE = "The usual keys apply."
MOVING = frozenset(
    ["up", "down", "left", "right", "home", "end", "pageup", "pagedown", "delete", "backspace", "enter", "tab"]
)
"""Keys that move, mark or delete in a text field, whatever is held beside them."""
OF_WRITING = frozenset(("f6", "f7")) | {f"ctrl+{letter}" for letter in "acdehijkmuvwxyz"}
"""Keys that a text field takes for itself."""
SENT_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "alt+backspace": "ctrl+w",
    "alt+b": "ctrl+left",
    "alt+f": "ctrl+right",
}
"""Keys that most terminals can't tell from another."""
SENT_ALONE = frozenset(("enter", "tab", "escape", "space", "backspace"))
"""Keys that most terminals send in one way, whatever is held beside them; Shift+Tab is another."""


class Keymap(NamedTuple):
    """Result of reading the file."""

    keys: Mapping[str, str]
    """Keys by the id of their command, several separated by commas."""
    troubles: tuple[str, ...] = ()
    """A sentence for each line that was left out."""


def read(path: Path) -> Keymap:
    """Read the file; a missing one gives nothing. Never raises."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Keymap({})
    except OSError as error:
        return Keymap({}, (UNREADABLE.format(read_error(error, path.name), NONE),))
    if len(raw) > LARGEST:
        return Keymap({}, (TOO_LARGE.format(path.name, NONE),))
    try:
        text = raw.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        return Keymap({}, (NOT_TEXT.format(path.name, NONE),))
    return understood(text, path.name)


def understood(text: str, name: str = "keys.toml") -> Keymap:
    """Parse a text to keys, and what is wrong with it line by line."""
    asked: dict[str, tuple[str, ...]] = {}
    lines: dict[str, int] = {}
    troubles: list[tuple[int, str]] = []
    for number, line, header in _lines(text):
        try:
            id, keys = _asked(line, header)
            if id in asked:
                raise Refused(KEYS_ALREADY.format(id))
            _can_be(id, keys)
        except Refused as refused:
            troubles.append((number, str(refused)))
        else:
            asked[id], lines[id] = keys, number
    while clash := _first_clash(asked):
        del asked[clash[0]]
        troubles.append((lines[clash[0]], clash[1]))
    said = (f"{name}, line {number}: {visible(sentence)}" for number, sentence in sorted(troubles))
    return Keymap({id: ",".join(keys) for id, keys in asked.items()}, tuple(said))


def _lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield number and words of each meaningful line, with its header."""
    header = ""
    for number, line in enumerate(text.splitlines(), 1):
        words = line.strip()
        if words.startswith("[") and (name := header_name(words)):
            header = name
        elif words and not words.startswith("#"):
            yield number, words, header


def _asked(line: str, header: str) -> tuple[str, tuple[str, ...]]:
    """Parse a line to a command's id and its keys. Raises Refused."""
    left, _, right = line.partition("=")
    name, strings = bare_name(left), quoted_strings(right)
    if not name or strings is None:
        raise Refused(NOT_A_LINE)
    keys = tuple(dict.fromkeys(key_of(unquoted(each)) for each in strings))
    if not keys:
        raise Refused(NO_KEY)
    return ".".join(filter(None, (header, name))), keys


def _can_be(id: str, keys: Sequence[str]) -> None:
    """Raise Refused for an unknown command, or for keys that would never reach it."""
    from retro.tui.kit.key_table import IN_FIELDS, USUAL  # imported only for a user with own keys

    if id not in USUAL:
        from difflib import get_close_matches

        close = get_close_matches(id, USUAL, 1)
        hint = DID_YOU_MEAN.format(close[0]) if close else ""
        raise Refused(NO_COMMAND.format(id[:40], hint))
    usual, _, name = USUAL[id]
    for key in keys:
        if key not in usual.split(",") and (twin := sent_as(key)) != key:
            raise Refused(SAME_KEY.format(key_in_words(key), key_in_words(twin)))
    for key in keys if id in IN_FIELDS else ():
        if key in usual.split(","):
            continue
        if is_letter(key) or key in OF_WRITING or key.rpartition("+")[2] in MOVING:
            taken = key_in_words(key)
            raise Refused(FOR_WRITING.format(name, taken))


def sent_as(key: str) -> str:
    """Return the key that most terminals send for it."""
    *held, name = key.split("+") if key != "+" else [key]
    if name in SENT_ALONE and held and key != "shift+tab":
        return SENT_AS.get(key, name)
    if held == ["ctrl", "shift"] and len(name) == 1:
        return f"ctrl+{name}"
    return name if held in (["ctrl"], ["alt"]) and name.isdigit() else SENT_AS.get(key, key)


def is_letter(key: str) -> bool:
    """Tell whether a key writes something in a text field."""
    return key == "space" or (len(key_name(key)) == 1 and key not in ("up", "down", "left", "right"))


def _first_clash(asked: dict[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """Return the first command whose key is taken where it would act, by a usual key or another line, with its
    sentence.
    """
    if not asked:
        return None
    from retro.tui.kit.key_table import USUAL

    takers: dict[str, list[str]] = {}
    for id, (usual, _, _) in USUAL.items():
        for key in asked.get(id) or usual.split(","):
            takers.setdefault(key, []).append(id)
    for id in reversed(asked):  # of two lines that ask for one key the later gives way
        usual, place, _ = USUAL[id]
        for key in asked[id]:
            if key in usual.split(","):  # its usual key is no clash
                continue
            for other in takers[key]:
                if other != id and _meet(USUAL[other][1], place):
                    return id, TAKEN.format(key_in_words(key), USUAL[other][2], other, NONE)
    return None


def _meet(place: str, other: str) -> bool:
    """Tell whether two parts of the program can be active at once; "" is active everywhere."""
    return not place or not other or place == other
