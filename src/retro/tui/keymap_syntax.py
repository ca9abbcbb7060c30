"""Syntax of a line of `keys.toml`: its names, its strings, and the keys they stand for."""

from __future__ import annotations

import re

from retro.tui.kit.footer import KEY_NAMES

NOT_A_KEY = "“{}” isn't a key. Write one like a, f6, ctrl+t or shift+f3."

STRING = r"\"(?:[^\"\\]|\\[\"\\])*\"|'[^']*'"
"""Compiled when the first line is read: compiling a pattern of a whole line takes longer than reading the file."""
HELD = frozenset(("ctrl", "shift", "alt"))
WORDS = "up down left right home end pageup pagedown insert delete tab enter escape space backspace"
KEYS_WITH_NAMES = frozenset(WORDS.split()) | {f"f{number}" for number in range(1, 25)}
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
WITH_LETTERS = (["ctrl"], ["alt"], ["ctrl", "shift"], ["alt", "shift"])
"""Modifiers of a letter, in the order in which a key names them."""
SAID_OTHERWISE = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete"}
SIGNS = {name: key for key, name in KEY_NAMES.items() if len(name) == 1 and name not in "↑↓←→"}


class Refused(ValueError):
    """The line is left out; the message is a sentence that says why."""


def header_name(words: str) -> str:
    """Return the name in `[name]`, which a comment may follow; "" for any other line."""
    name, closed, rest = words[1:].partition("]")
    return bare_name(name) if closed and not rest.partition("#")[0].strip() else ""


def bare_name(written: str) -> str:
    """Return a name, with or without quotes around it; "" if it is none."""
    name = written.strip()
    if len(name) > 1 and name[0] == name[-1] == '"':
        name = name[1:-1]
    return name if name.replace("_", "a").replace(".", "a").isalnum() else ""


def quoted_strings(written: str) -> list[str] | None:
    """Return the strings of a value or a list, which a comment may follow; None for any other value."""
    found = re.findall(STRING, written)
    value = re.sub(STRING, "\0", written).partition("#")[0].strip()
    if value == "\0":
        return found[:1]
    if not (value.startswith("[") and value.endswith("]")):
        return None
    *items, last = (item.strip() for item in value[1:-1].split(","))
    items += [last] if last else []
    return found[: len(items)] if all(item == "\0" for item in items) else None


def unquoted(written: str) -> str:
    """Return what a string means: without its quotes, and without the backslashes of a double-quoted one."""
    inner = written[1:-1]
    return inner if written[0] == "'" or "\\" not in inner else re.sub(r"\\(.)", r"\1", inner)


def key_of(written: str) -> str:
    """Convert a key to Textual's name. Raises Refused for an unknown one."""
    if len(written) == 1 and written.isprintable() and written not in " ,":
        return SIGNS.get(written, written)
    parts = written.strip().lower().replace(" ", "").split("+")
    key = "+".join([*sorted(set(parts[:-1])), SAID_OTHERWISE.get(parts[-1], parts[-1])])
    if written == " ":
        return "space"
    if not _is_key(key):
        raise Refused(NOT_A_KEY.format(written[:30]))
    return key


def _is_key(key: str) -> bool:
    """Tell whether this is a named key, or a letter or digit, with its modifiers."""
    *held, name = key.split("+")
    return HELD.issuperset(held) if name in KEYS_WITH_NAMES else name in LETTERS and held in WITH_LETTERS
