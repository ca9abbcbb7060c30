"""Remove control characters from text that is stored, and make them visible in text that is shown."""

import re

_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 but tab and newline, DEL, C1
_SURROGATES = range(0xD800, 0xE000)  # half a character: cannot be written as UTF-8 at all
_UNSEEN = (
    *range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0),
    0x2028, 0x2029,  # Unicode's own line and paragraph ends, which str.splitlines() breaks at
    *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # bidi embeddings, overrides, isolates
)  # fmt: skip


class _Pictures(dict[int, str]):
    """What each unseen character is shown as; any other is itself."""

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
    r"""Show what would steer a terminal or reorder a line: ESC as `␛`, U+202E as `⟨U+202E⟩`.

    Tab, newline, joiners, variation selectors, and the marks of plain right-to-left text stay.
    """
    return text if text.isprintable() else text.translate(_PICTURES)


def strip_controls(text: str) -> str:
    """Leave out what `visible` would show a picture of: for text under a cursor, in which no cell may be added."""
    return text if text.isprintable() else text.translate(_NOTHING)


def sanitize(text: str) -> tuple[str, int]:
    r"""Make text from outside fit to be kept; also how many control characters were left out.

    Every kind of newline becomes `\n`, a lone surrogate U+FFFD. Cleaning twice changes nothing more.
    """
    lines = re.sub("\r\n|[\r\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}]", "\n", text)
    kept = re.sub(f"[{_CONTROLS}]+", "", lines)
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", kept), len(lines) - len(kept)
