"""Removes control characters from text that is stored, and makes them visible in text that is shown."""

import re

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
_SEQUENCE = (
    r"\x1b\[[0-?]*(?:[!-/]|(?<=\d) )?[@-~]"  # CSI: colours, cursor, modes
    r"|\x1b[\]PX^_][^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\)"  # OSC, DCS, if they end
    r"|\x1b(?:[()*+][\dA-Z<>=]|[=>])"  # character sets, keypad
)
"""Those that begin with ESC: the same in eight bits can be part of a letter that was decoded wrongly."""
_SURROGATES = range(0xD800, 0xE000)  # a lone surrogate, which cannot be encoded as UTF-8
_UNSEEN = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
    0x2028, 0x2029,  # Unicode's own line and paragraph ends, which str.splitlines() breaks at
    *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidi embeddings, overrides, isolates
)  # fmt: skip


class _Pictures(dict[int, str]):
    """Maps each unseen character to its picture; any other to itself."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = "\N{REPLACEMENT CHARACTER}" if code in _SURROGATES else chr(code)
        return shown


def _picture(code: int) -> str:
    if code < 0x20:
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if code == 0x7F else f"⟨U+{code:04X}⟩"


_PICTURES = _Pictures({code: _picture(code) for code in _UNSEEN})
_NOTHING = _Pictures(dict.fromkeys(_UNSEEN, ""))


def visible(text: str) -> str:
    """Show what would steer a terminal or reorder a line: ESC as `␛`, U+202E as `⟨U+202E⟩`.

    Tab, newline, joiners, variation selectors, and the marks of plain right-to-left text stay.
    """
    return text if text.isprintable() else text.translate(_PICTURES)


def strip_controls(text: str) -> str:
    """Remove what `visible` would show as a picture: for text under a cursor, where no cell may be added."""
    return text if text.isprintable() else text.translate(_NOTHING)


def sanitize(text: str) -> tuple[str, int]:
    """Clean text from outside for storing. Returns it and the number of control characters left out.

    A sequence that steers a terminal, such as that of a colour, goes as a whole and counts as one. Every kind of
    newline becomes ` `, a lone surrogate U+FFFD. Cleaning twice changes nothing more.
    """
    lines = re.sub("\r\n|[\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]", "\n", text)
    plain, sequences = re.subn(_SEQUENCE, "", lines)
    kept = re.sub(f"[{_CONTROLS}]+", "", plain)
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", kept), sequences + len(plain) - len(kept)
