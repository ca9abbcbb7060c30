"""What a terminal does with the bytes it is given: shows them, remembers its modes, answers questions."""

import codecs
import re
from collections.abc import Mapping

import pyte
from pyte.screens import Char
from wcwidth import wcwidth

# Private modes a program may switch, with their state at rest; DECRQM knows no others.
AT_REST = {
    7: True, 25: True, 1000: False, 1002: False, 1003: False, 1004: False, 1006: False, 1015: False, 1016: False,
    1049: False, 2004: False, 2026: False,
}  # fmt: skip
NAMES = {7: "line wrap", 25: "cursor", 1004: "focus reports", 1049: "alternate screen", 2004: "bracketed paste"}

_SWITCH = re.compile(r"\x1b\[\?([\d;]+)([hl])|\x1b\[([<>])[\d;]*u")
_QUERY = re.compile(
    r"\x1b\[\?(?P<mode>\d+)\$p|\x1b\[(?P<attributes>>?)0?c|\x1b\[(?P<size>1[468])t"
    r"|\x1b\](?P<colour>1[01]);\?(?:\x07|\x1b\\)"
)
# What pyte would misread: CSI with < = > or intermediate bytes, questions ending in m, coloured underlines, DCS.
_FOREIGN = re.compile(
    r"\x1b\[[<=>][0-?]*[ -/]*[@-~]|\x1b\[\?[0-9;]*m|\x1b\[[0-?]*[ -/]+[@-~]"
    r"|\x1b\[[0-9;]*:[0-9;:]*m|\x1b[P_^X].*?(?:\x1b\\|\x07)",
    re.DOTALL,
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]P_^X](?:[^\x1b\x07]|\x1b(?!\\))*)?\Z")


class Emulator:
    """A pyte screen that knows what Textual asks of a terminal."""

    def __init__(self, rows: int, cols: int) -> None:
        self._modes, self._keyboards, self._held = dict(AT_REST), 0, ""
        self._screen = pyte.Screen(cols, rows)
        self._lines: dict[int, str] = {}
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    @property
    def mid_frame(self) -> bool:
        """Is a synchronised update under way? A terminal would still show what was there before."""
        return self._modes[2026]

    @property
    def is_within_a_line(self) -> bool:
        """Does the cursor stand behind something, as at a prompt, and not at the start of a line?"""
        return bool(self._screen.cursor.x > 0)

    @property
    def text(self) -> str:
        """The screen's lines, right-trimmed; only what was drawn on since is put together anew."""
        drawn, rows = self._screen.dirty, self._screen.lines
        for row in drawn | {max(row - 1, 0) for row in drawn}:  # a combining mark may go to the end of the line above
            self._lines[row] = _text(self._screen.buffer[row], self._screen.columns)
        drawn.clear()
        return "\n".join(self._lines[row] for row in range(rows))

    def resize(self, rows: int, cols: int) -> None:
        """Change the size, as a window does."""
        self._screen.resize(rows, cols)
        self._screen.dirty.update(range(rows))

    def feed(self, data: bytes) -> bytes:
        """Show what a program has written; returns what the terminal answers."""
        text = self._held + self._decode(data)
        unfinished = _UNFINISHED.search(text)
        self._held = text[unfinished.start() :] if unfinished else ""
        text = text.removesuffix(self._held)
        for modes, state, keyboard in _SWITCH.findall(text):
            self._keyboards += {"<": -1, ">": 1}.get(keyboard, 0)
            self._modes |= {int(mode): state == "h" for mode in modes.split(";") if mode}
        blank = re.sub(r"\x1b\[\?1049[hl]", "\x1b[2J\x1b[H", text)  # pyte has no alternate screen
        self._stream.feed(_FOREIGN.sub("", blank))
        return "".join(map(self._answer, _QUERY.finditer(text))).encode()

    def leftovers(self) -> list[str]:
        """Name the modes that are not at rest."""
        left = [NAMES.get(mode, f"mode {mode}") for mode, rest in AT_REST.items() if self._modes[mode] != rest]
        return left + ["keyboard protocol"] * (self._keyboards > 0)

    def _answer(self, query: re.Match[str]) -> str:
        if mode := query["mode"]:
            state = (2, 1)[self._modes[int(mode)]] if int(mode) in AT_REST else 0
            return f"\x1b[?{mode};{state}$y"
        if colour := query["colour"]:
            return f"\x1b]{colour};rgb:{'dddd/dddd/dddd' if colour == '10' else '1111/1111/1111'}\x1b\\"
        if size := query["size"]:
            rows, cols = self._screen.lines, self._screen.columns
            height, width = {"14": (rows * 16, cols * 8), "16": (16, 8), "18": (rows, cols)}[size]
            return f"\x1b[{int(size) - 10};{height};{width}t"
        return "\x1b[>1;10;0c" if query["attributes"] else "\x1b[?62;22c"


def _text(cells: Mapping[int, Char], columns: int) -> str:
    """The text of one line: a character of two columns is followed by a stub."""
    parts, column = [], 0
    while column < columns:
        char = cells[column].data
        parts.append(char)
        column += 2 if not char.isascii() and wcwidth(char[0]) == 2 else 1
    return "".join(parts).rstrip()
