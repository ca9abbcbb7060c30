"""Writes docs/keys.md from the bindings. Run `python -m tests.keys_page` when a binding changes."""

import inspect
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from string import ascii_lowercase

from textual.binding import Binding
from textual.dom import DOMNode

from retro import tui
from retro.tui.keymap import is_letter
from retro.tui.kit.dialogs.help_dialog import WRITING
from retro.tui.kit.footer import key_name
from retro.tui.kit.stray_keys import TakesText

PAGE = Path("docs/keys.md")
TABLE = Path("src/retro/tui/kit/key_table.py")
TABLE_HEAD = '''"""Usual keys of every command by its id; `python -m tests.keys_page` writes it from the bindings.

The user's file of keys is checked against it before the screens are imported.
"""

from collections.abc import Mapping

USUAL: Mapping[str, tuple[str, str, str]] = {'''
TABLE_FOOT = '''"""Keys, the part of the program in which they act ("" is everywhere), and name of each command."""

IN_FIELDS = frozenset(
    (
{}
    )
)
"""Commands that act while the user writes in a field, where a letter is always text."""'''
AROUND_FIELDS = frozenset(("palette.screen", "wizard.fields.moment_line"))
"""Modules whose commands act only while a field beside them has the focus."""
ACTS_EVERYWHERE = frozenset(("Everywhere", "Lists, texts and choices"))
SHARED = frozenset(("help", "leave", "earlier"))
"""Ids that many screens give to the same command."""
SCREENS: Mapping[str, tuple[str, ...]] = {
    "Everywhere": ("app", "kit.screen", "kit.dialogs.base", "kit.button"),
    "Lists, texts and choices": (
        "kit.lists.row_list",
        "kit.lists.line_list",
        "kit.text_view",
        "kit.choice_row",
        "kit.lists.menu",
    ),
    "Home": ("home.screen", "home."),
    "Trash": ("trash.",),
    "Writing up a gig": ("wizard.screen", "wizard."),
    "Answers": ("wizard.fields.",),
    "Red flags": ("wizard.fields.flags.",),
    "Rules, while writing up": ("wizard.fields.lessons.",),
    "An older gig": ("wizard.older",),
    "Reading": ("reader.",),
    "Comparing": ("compare.",),
    "Patterns": ("patterns.",),
    "Lessons": ("lessons.",),
    "Your own questions": ("questions.",),
    "Vetting": ("vet.screen", "vet.vet_screen", "vet.question", "vet.verdict", "vet.list_screen"),
    "A gig under way": ("vet.",),
    "The message": ("message.screen", "message."),
    "Handover notes": ("message.handover",),
    "Palette": ("palette.",),
    "Dialogs": ("kit.", ""),
}
"""Each part of the page with the modules whose bindings it lists, by how their names begin; the longest decides."""

MEANINGS: Mapping[str, Mapping[str, frozenset[str]]] = {
    letter: {meaning: frozenset(labels.split("|")) for meaning, labels in meanings.items()}
    for letter, meanings in {
        "a": {"all questions": "Blanks"},
        "b": {
            "badly": "Badly|Didn't hold|Went wrong",
            "back": "Back",
        },
        "c": {"compare": "Compare"},
        "C": {"check in": "Check in"},
        "d": {"take away": "Delete|Delete for good|Leave out|Put back|Remove|Retire"},
        "e": {"edit": "Edit|Edit all|Edit reply|Edit sentence"},
        "f": {"finish": "Finish|Done|Leave it", "only what both have": "In both only", "all fine": "New date"},
        "g": {
            "the first": "First|Top",
            "go to": "Go to",
            "it ended well": "Ended well",
            "delete for good": "Delete for good",
        },
        "G": {"the last": "Last|End"},
        "h": {"it held": "Held", "handover notes": "Handover"},
        "i": {"write": "Write"},
        "j": {"down": "Down"},
        "k": {"up": "Up"},
        "l": {"lessons": "Lessons"},
        "L": {"links": "Links|Open link"},
        "m": {"message": "Message|Write to them|Write"},
        "n": {"new, or next": "New|Vet a gig|Continue|Carry on|Write it up", "no": "No|Not yet"},
        "o": {"older gig": "Older gig", "other gig": "Other gig"},
        "p": {"patterns": "Patterns"},
        "q": {"close": "Close|Quit"},
        "r": {"read": "Read gig|Read it|Parts"},
        "s": {"not sure": "Not sure", "swap": "Swap"},
        "t": {"told": "Told|I've told them", "not told after all": "Not told"},
        "T": {"trash": "Trash"},
        "u": {
            "take back": "Not told|Undo|Undo delete|Restore|Put back|Reopen|Under way again",
        },
        "v": {"vet": "Vet a gig|Vetting|Verdict now"},
        "V": {"vetted gigs": "Vetted gigs"},
        "w": {"a gig under way": "Gig under way", "it ended well": "Well", "it went wrong": "It went wrong"},
        "x": {"export": "Export"},
        "y": {"copy": "Copy|Copy reply|Copy the path", "yes": "Yes"},
        "z": {"not now": "Not now|Not this week|Snooze"},
        "Z": {"never, or again": "Check-ins|Reminders off|Reminders on"},
    }.items()
}
"""What each letter means, and the names under which footers say so."""

EXCEPTIONS: Mapping[str, str] = {
    "b": "“back” where pages are turned; “badly” is the answer where a screen asks how it went, and a gig under way"
    " asks again before anything is written",
    "f": "the screens where it finishes and where it narrows a comparison never follow each other; a new date"
    " opens a dialog that Esc closes",
    "g": "the first line of every list and text; a page of questions has no lines; a gig under way opens a dialog"
    " that Esc closes; “for good” only where a dialog asks for it",
    "h": "Lessons and the message never follow each other",
    "n": "“no” only where a question with yes and no stands on the screen",
    "o": "both only choose a gig, and Esc goes back",
    "s": "“not sure” only where a question with yes and no stands on the screen",
    "t": "“not told” only where a dialog asks whether “I've told them” was a mistake",
    "w": "“well” only where the form of an older gig asks how it ended; home isn't below it by then; “it went wrong”"
    " only in the dialog that asks so",
    "y": "“yes” only where a question with yes and no stands on the screen; copying changes nothing",
}
"""Letters with more than one meaning, each with the reason why nobody is caught by it."""

HEAD = """# Keys

Written from the bindings by `python -m tests.keys_page`. In a field letters are text and only the Control and F-keys
act; Esc leaves the field, and letters are commands then. The arrows, Enter, Tab, Esc, the F-keys and the palette reach
everything alone.
"""


OWN = """## Keys of your own

retro reads `keys.toml` once, as it starts, from the folder that `retro where` names (`~/.config/retro` on Linux). A
line names a command by its id, as the tables below have it, and the key or keys that take the place of its usual ones:

```toml
home.new = "a"
wizard.continue = ["f3", "ctrl+t"]

[lessons]
snooze = "w"
```

A key is one character (`"a"`, `"?"`), a name (`"f6"`, `"space"`, `"enter"`, `"pageup"`, `"up"`) or one of these with
`ctrl+`, `shift+` or `alt+` before it. What works while you write takes Ctrl and F-keys alone: a letter in a text is
always a letter. A line that can't be used is named when retro starts, and the usual keys hold: an id that there
isn't, a key that is taken where it would act or that most terminals send as another, a line that isn't TOML of this
kind. Footers, help, palette and menus show your keys; a sentence that names a key, such as “Press u to undo”, names
the usual one.
"""


def bindings_of(module: str) -> list[Binding]:
    """The bindings that the classes of a module declare, in their order."""
    return [binding for each in classes_of(module) for binding in declared(each)]


def classes_of(module: str) -> list[type[object]]:
    """The classes that a module defines."""
    found = import_module(f"retro.tui.{module}")
    return [value for value in vars(found).values() if inspect.isclass(value) and value.__module__ == found.__name__]


def declared(kind: type[object]) -> Iterator[Binding]:
    """What one class declares for itself; Textual's own way of writing several keys as one."""
    if issubclass(kind, DOMNode):
        for binding in vars(kind).get("BINDINGS", ()):
            assert isinstance(binding, Binding)
            yield binding


def modules() -> list[str]:
    """Every module of the full screen in which a class declares bindings."""
    names = (found.name for found in pkgutil.walk_packages(tui.__path__, "retro.tui."))
    short = [name.removeprefix("retro.tui.") for name in names]
    return [name for name in short if any(binding.id for binding in bindings_of(name))]


def place(module: str) -> tuple[str, int]:
    """The part of the page that a module belongs to, and where in it."""
    found = [(len(begin), name, at) for name, begins in SCREENS.items() for at, begin in enumerate(begins)
             if module.startswith(begin)]  # fmt: skip
    _, name, at = max(found)
    return name, at


def every_binding() -> list[Binding]:
    """All of them."""
    return [binding for module in modules() for binding in bindings_of(module) if binding.id]


def keys_of(binding: Binding) -> list[str]:
    """Its keys, one by one."""
    return [key.strip() for key in binding.key.split(",")]


def page() -> str:
    """The whole page."""
    return "\n".join([HEAD, OWN, *_letters(), *(line for name in SCREENS for line in _screen(name)), *_writing()])


def _screen(name: str) -> Iterator[str]:
    yield from (f"## {name}", "")
    yield from _table("Keys | Name | What it does | Id", _rows(name))


def _rows(name: str) -> Iterator[str]:
    shared: dict[tuple[str, str], Binding] = {}
    for module in sorted(modules(), key=lambda each: (place(each)[1], each)):
        for binding in bindings_of(module) if place(module)[0] == name else ():
            if binding.id:
                shared.setdefault((binding.id, binding.key), binding)
    for binding in shared.values():
        keys = " ".join(f"`{key_name(key)}`" for key in keys_of(binding))
        yield f"{keys} | {binding.description} | {binding.tooltip} | `{binding.id}`"


def _letters() -> Iterator[str]:
    yield from ("## Letters", "", "One letter means one thing, wherever it means anything.", "")
    once = ((letter, next(iter(found))) for letter, found in sorted(MEANINGS.items()) if len(found) == 1)
    yield from _table("Letter | Meaning", (f"`{letter}` | {meaning}" for letter, meaning in once))
    yield from ("Where a letter has more than one meaning, this is why nobody is caught by it:", "")
    several = ((letter, "; ".join(MEANINGS[letter]), why) for letter, why in sorted(EXCEPTIONS.items()))
    yield from _table("Letter | Meanings | Why", (f"`{letter}` | {means} | {why}" for letter, means, why in several))


def _writing() -> Iterator[str]:
    yield from ("## While writing", "")
    yield from _table("Keys | What they do", (f"`{keys}` | {words}" for keys, words in WRITING))


def _table(head: str, rows: Iterable[str]) -> Iterator[str]:
    yield f"| {head} |"
    yield "|" + "---|" * (head.count("|") + 1)
    yield from (f"| {row} |" for row in rows)
    yield ""


def table() -> str:
    """The source of the module that knows each id without the screens."""
    rows: dict[str, tuple[str, str, str]] = {}
    for id, (keys, where, name) in _usual():
        known = rows[id][0].split(",") if id in rows else []
        rows[id] = (",".join(dict.fromkeys([*known, *keys.split(",")])), where, name)
    lines = (f"    {_quoted(id)}: ({', '.join(map(_quoted, row))})," for id, row in rows.items())
    fields = "\n".join(f"        {_quoted(id)}," for id in sorted(set(_in_fields())))
    foot = TABLE_FOOT.format(fields)
    return "\n".join([TABLE_HEAD, *lines, "}", foot, ""])


def _in_fields() -> Iterator[str]:
    """The commands that only keys of Control and F-keys call, and those of what is written in."""
    for module in modules():
        for kind in classes_of(module):
            is_field = module in AROUND_FIELDS or issubclass(kind, TakesText)
            for binding in declared(kind):
                keys = keys_of(binding)
                if binding.id and (is_field or (any(map(_is_for_fields, keys)) and not any(map(is_letter, keys)))):
                    yield binding.id


def _is_for_fields(key: str) -> bool:
    return key.removeprefix("ctrl+") in ascii_lowercase or (key[:1] == "f" and key[1:].isdigit())


def _usual() -> Iterator[tuple[str, tuple[str, str, str]]]:
    for module in sorted(modules()):
        where = "" if place(module)[0] in ACTS_EVERYWHERE else module if module.startswith("kit.") else _folder(module)
        for binding in bindings_of(module):
            if binding.id:
                is_shared = binding.id in SHARED
                yield binding.id, (",".join(keys_of(binding)), "" if is_shared else where, binding.description)


def _folder(module: str) -> str:
    return module.partition(".")[0]


def _quoted(text: str) -> str:
    return f'"{text}"'


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    TABLE.write_text(table(), encoding="utf-8")
