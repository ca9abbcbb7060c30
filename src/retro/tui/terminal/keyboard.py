"""The keyboard: what the terminal sends, as messages. It survives bad bytes, keeps pastes whole, handles Esc quickly.

It uses private names of Textual, listed in `textual_private`.
"""

import codecs
import os
import re
import time
from collections.abc import Callable, Iterator

from textual import constants, events
from textual._parser import Parser  # private: its __init__ starts a parser anew
from textual._xterm_parser import XTermParser  # private: one character in, messages out
from textual.message import Message

from retro.core.text.control_chars import sanitize
from retro.tui.terminal.background import ANSWER, BEGIN
from retro.tui.terminal.word_burst import with_words

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"
LATE = 0.1
"""Seconds after an ESC in which the rest of an arrow is not taken for letters, though the ESC counted as a key."""
REST = r"\[[0-9;]*[A-HZ~u]|O[A-DFHP-S]"
"""What follows the ESC of an arrow, of another key that moves, or of an F key."""
TORN = re.compile(r"\x1b\[[<?>=]?[0-9;:]+")
"""A sequence whose end has not come, which nobody types by hand: a slow line brings the rest later."""
WHOLE = rf"{TORN.pattern}[@-~]"
BRACKET = "\x1b["
BEHIND_BRACKET = r"[<?>=]?[0-9;:]+[@-~]|[A-HZ]\Z"
"""What follows the bracket of a sequence that was torn right behind it; until then it is the key Alt+[."""
PASTE_WAIT = 1.0
"""Seconds without a byte after which an unfinished paste is taken as it came, and a torn sequence is no key."""
KEYS = r"(?s)(?:\x1b(?:\[[0-?]*[ -/]*[@-~]|O.)?)+|.?"
"""Input of keys and of the mouse after such a paste; all else is the rest of it, which a network delayed."""

OUTPUT = re.compile(r"\x1b\[(?:\?[\d;]*[hl]|[\d;]*[JK]|[\d:;]*m)|\x1b\]\d+;[^\x07\x1b\r\n]*(?:\x07|\x1b\\)", re.ASCII)
"""What programs write to a terminal and no key sends, in text that comes as keys: colours, modes, titles, links."""

BEGUN = re.compile(r"\x1b(?:\]11;[^\x07\x1b]{0,64}\x1b?|\]1{0,2})?\Z")
"""Possible beginning of the terminal's late answer about its background."""

BY_PLACE = dict(zip("йцукенгшщзфывапролдячсмитьіў", "qwertyuiopasdfghjklzxcvbnmso", strict=True))
"""The Latin letter on the key of a Cyrillic one, which Ctrl means in any layout."""


class Pasted(events.Paste):
    """A paste in clean form: newlines are newlines, and `removed` control characters were left out."""

    def __init__(self, text: str, removed: int) -> None:
        super().__init__(text)
        self.removed = removed


Pasted.handler_name = events.Paste.handler_name  # Textual names handlers by class; stock widgets know on_paste


class Keyboard:
    """Turns what the terminal sends into messages; `patience` says how long to wait before calling `idle`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` says in seconds when something came."""
        self._clock = clock
        self._escape_delay = _escape_delay()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser()
        self._held = ""  # text that may begin a marker
        self._paste: list[str] | None = None
        self._has_stalled = False
        self._answer = ""  # what may be the beginning of an answer of the terminal
        self._last = ""  # the character before this
        self._begun = ""  # the sequence that the parser is in, or was last in
        self._torn = ""  # one whose rest has not come
        self._bracketed = -PASTE_WAIT  # when an ESC and a bracket without an end became a key
        self._escaped = -LATE  # when an ESC without a sequence became a key

    @property
    def patience(self) -> float | None:
        """Return seconds, or None while nothing is unfinished."""
        if self._paste is not None or self._answer.startswith(BEGIN):
            return PASTE_WAIT
        if self._is_torn:
            return PASTE_WAIT
        # _timeout_time is private: set while the parser is inside an escape sequence.
        unfinished = self._held or self._answer or self._decoder.getstate()[0] or self._parser._timeout_time is not None
        return self._escape_delay if unfinished else None

    @property
    def _is_torn(self) -> bool:
        """Tell whether the end of what was read is a sequence without its end."""
        begun = self._held or (self._begun if self._parser._timeout_time is not None else "")
        return self._paste is None and bool(TORN.fullmatch(begun))

    def feed(self, data: bytes) -> Iterator[Message]:
        """Take these bytes: keys at once, words as such, a paste when it is whole."""
        return with_words(self._fed(self._begun_with(self._decoder.decode(data))))

    def _fed(self, text: str) -> Iterator[Message]:
        while text:
            marker = PASTE_START if self._paste is None else PASTE_END
            before, found, text = text.partition(marker)
            if not found:
                before, self._held = _hold(before, marker)
            if self._paste is None:
                yield from self._keys(before)
            else:
                self._paste.append(before)
            if found and self._paste is None:
                yield from self._characters(self._unanswered())
                yield from self._expire()
                self._paste = []
            elif found:
                yield self._pasted()

    def _begun_with(self, read: str) -> str:
        """Return what was held and read, with what a late byte or a stalled paste makes of it; "" while it is held."""
        text, self._held = self._held + read, ""
        torn, self._torn = self._torn, ""
        waited, self._bracketed = self._clock() - self._bracketed, -PASTE_WAIT
        if waited < (PASTE_WAIT if len(read) > 1 else LATE) and re.match(BEHIND_BRACKET, text):
            return BRACKET + text
        if torn and len(read) > 1 and re.match(WHOLE, torn + read):
            return torn + read
        if self._clock() - self._escaped < LATE:
            if text in ("[", "O"):
                self._held = text
                return ""
            self._escaped = -LATE
            text = f"\x1b{text}" if re.fullmatch(REST, text) or f"\x1b{text}".startswith(BEGIN) else text
        if self._has_stalled:
            if len(text) > 1 and PASTE_END.startswith(text) and text != PASTE_END:
                self._held = text
                return ""
            self._has_stalled = False
            self._paste = [] if PASTE_END in text or not re.fullmatch(KEYS, text) else None
        return text

    def idle(self) -> Iterator[Message]:
        """Finish what is unfinished: nothing more is coming."""
        if self._is_torn:
            self._torn, self._held = self._held or self._begun, ""
            Parser.__init__(self._parser)
            return
        if self._paste is None and self._held == BRACKET:
            self._held, self._bracketed = "", self._clock()
            yield events.Key("alt+left_square_bracket", None)
            return
        rest, self._held = self._held + self._decoder.decode(b"", final=True), ""
        self._has_stalled = self._paste is not None
        if self._paste is None:
            yield from self._keys(rest)
            yield from self._characters(self._unanswered())
            for message in self._expire():
                if isinstance(message, events.Key) and message.key == "escape":
                    self._escaped = self._clock()
                yield message
        else:
            self._paste.append(rest)
            yield self._pasted()

    def _pasted(self) -> Pasted:
        text, self._paste = "".join(self._paste or ()), None
        return Pasted(*sanitize(text))

    def _expire(self) -> Iterator[Message]:
        if self._parser._timeout_time is not None:
            self._parser._timeout_time = 0.0
            yield from map(_meant, self._parser.tick())

    def _keys(self, text: str) -> Iterator[Message]:
        """Take these as keys, without the terminal's answer about its background, however late or torn."""
        text = OUTPUT.sub("", ANSWER.sub("", self._answer + text))
        begun = BEGUN.search(text)
        self._answer = begun[0] if begun else ""
        yield from self._characters(text[: begun.start()] if begun else text)

    def _unanswered(self) -> str:
        """Return what was held for an answer and is none; an unfinished answer is dropped."""
        held, self._answer = self._answer, ""
        return "" if held.startswith(BEGIN) else held

    def _characters(self, text: str) -> Iterator[Message]:
        for character in text:
            if character == "\x1b" != self._last:  # stock types "^z" for Alt+Z with another key right behind it
                yield from self._expire()
            self._last = character
            self._begun = character if character == "\x1b" else f"{self._begun}{character}"[:32]
            try:
                messages = list(self._parser.feed(character))
            except (ArithmeticError, LookupError, ValueError):  # ESC[99999999u: no such character
                Parser.__init__(self._parser)  # starts anew, but still knows how this terminal's mouse counts
                messages = []
            yield from map(_meant, messages)


def _meant(message: Message) -> Message:
    """Return what is meant by a key that Textual's widgets would drop, or type."""
    if not isinstance(message, events.Key):
        return message
    *modifiers, key = message.key.split("+") if message.key != "+" else ["+"]
    if modifiers and key in ("enter", "\r"):
        return events.Key("enter", "\r")
    if message.key == "shift+backspace":
        return events.Key("backspace", "\x7f")
    if "alt" in modifiers:
        return events.Key(message.key, None)  # a command or nothing, but never a letter
    if "ctrl" in modifiers and key.lower() in BY_PLACE:
        return events.Key("+".join((*modifiers, BY_PLACE[key.lower()])), None)
    return _as_text(message)


def _as_text(key: events.Key) -> Message:
    """Make a paste of what Python calls unprintable: Textual's fields drop such keys, but words need U+200D, U+3000."""
    character = key.character
    is_dropped = character is not None and len(character) == 1 and not character.isprintable()
    return Pasted(character, 0) if character and is_dropped and ord(character) >= 0xA0 else key


def _hold(text: str, marker: str) -> tuple[str, str]:
    """Split off an end of the text that may be the beginning of the marker."""
    sizes = range(min(len(marker) - 1, len(text)), 0, -1)
    held = next((size for size in sizes if text.endswith(marker[:size])), 0)
    return text[: len(text) - held], text[len(text) - held :]


def _escape_delay() -> float:
    """Return how long an ESC can still become a sequence; its bytes come far apart only over a network."""
    stock = "SSH_CONNECTION" in os.environ or "ESCDELAY" in os.environ
    return constants.ESCAPE_DELAY if stock else 0.025
