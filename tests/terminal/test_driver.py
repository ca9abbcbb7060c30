"""What the driver adds to Textual's: each feature in a real terminal, and the reader of keys on its own."""

import asyncio
import os
import re
import signal
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import constants, events
from textual.app import App
from textual.message import Message

from retro.core.text.control_chars import sanitize
from retro.tui.terminal.driver import Output, RetroDriver
from retro.tui.terminal.keyboard import LATE, PASTE_END, PASTE_START, PASTE_WAIT, Keyboard, Pasted
from tests.terminal.conftest import TOY
from tests.terminal.terminal import Terminal

# Bytes and sequences that are bad


def test_a_byte_that_is_not_utf8_is_shown_and_the_program_lives(toy: Terminal) -> None:
    toy.type("caf")
    toy.send(b"\xe9")
    toy.wait_for("text 'caf�'")
    toy.type("s")
    toy.wait_for("text 'caf�s'")


def test_a_byte_that_is_not_utf8_inside_a_paste_is_shown_and_the_program_lives(toy: Terminal) -> None:
    toy.send(b"\x1b[200~caf\xe9 au lait\x1b[201~")
    toy.wait_for("text 'caf� au lait'")


@pytest.mark.parametrize("sequence", [b"\x1b[99999999u", b"\x1b[999999999999999999999u", b"\x1b[:3~"])
def test_a_sequence_that_means_nothing_is_dropped(toy: Terminal, sequence: bytes) -> None:
    toy.send(b"a" + sequence + b"b")
    toy.wait_for("text 'ab'")


def test_a_bad_sequence_does_not_change_how_the_mouse_counts() -> None:
    in_pixels = b"\x1b[48;24;80;240;800t\x1b[99999999u\x1b[<35;405;125M"
    moved = [message for message in _messages(Keyboard(), in_pixels) if isinstance(message, events.MouseMove)]
    assert [(move.x, move.y) for move in moved] == [(40, 12)]


def test_what_a_program_wrote_to_a_terminal_types_no_letters_where_pastes_come_as_keys() -> None:
    output = b"a\x1b[31mred\x1b[0m\x1b[K \x1b[?25lb\x1b[38:2::1:2:3mc\x1b]0;title\x07\x1b]8;;https://x.example\x1b\\d"
    assert "".join(_said(_messages(Keyboard(), output))) == "aredspacebcd"
    assert _said(_messages(Keyboard(), b"\x1b[A\x1b[1;5H\x1b[Bmh")) == ["up", "ctrl+home", "down", "m", "h"]


# Pastes


def test_a_paste_keeps_its_order_and_loses_its_controls(toy: Terminal) -> None:
    toy.paste("A\x1b[31m red\x1b[0m B\x00\tC\r\nD\rE\x1b[I")
    toy.wait_for(re.escape(r"text 'A red B\tC\nD\nE'"))
    toy.wait_for("paste of 13, 4 left out")


def test_nothing_of_a_hostile_paste_reaches_the_terminal_raw(toy: Terminal) -> None:
    toy.paste("x\x1b]52;c;AAAA\x07\x9by\ud800z")
    toy.wait_for("text 'xy�+z'")
    assert b"\x1b]52" not in toy.raw
    assert "\x9b" not in toy.raw.decode()


def test_an_end_inside_a_paste_ends_it(toy: Terminal) -> None:
    toy.paste("one\x1b[201~ two")
    toy.wait_for("text 'one two'")
    toy.wait_for("paste of 3, 0 left out")


def test_a_paste_that_never_ends_is_taken_and_keys_work_again(toy: Terminal) -> None:
    toy.send(b"\x1b[200~half a pas\x1b[20")
    toy.wait_for(re.escape("text 'half a pas[20'"))
    toy.press("escape")
    toy.wait_for("escape pressed")
    toy.press("ctrl+q")
    assert toy.wait_exit() == 0


@pytest.mark.parametrize("size", [2_000_000, pytest.param(20_000_000, marks=pytest.mark.slow)])
def test_a_huge_paste_is_read_whole_and_may_be_refused(toy: Terminal, size: int) -> None:
    toy.paste("twenty letters a line\n" * (size // 22))
    toy.wait_for(f"paste of {size // 22 * 22}, 0 left out")
    toy.type("ok")
    toy.wait_for("text 'ok'")


# The end


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGQUIT, 131)],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_signal_ends_the_program_and_gives_the_terminal_back(
    toy: Terminal, number: signal.Signals, code: int
) -> None:
    assert {"alternate screen", "bracketed paste", "mode 1003", "ECHO", "ISIG"} <= set(toy.leftovers())
    toy.kill(number)
    assert toy.wait_exit() == code
    assert toy.leftovers() == []


def test_quitting_gives_the_terminal_back(toy: Terminal) -> None:
    toy.press("ctrl+q")
    assert toy.wait_exit() == 0
    assert toy.leftovers() == []


def test_a_mouse_that_was_counted_in_pixels_is_given_back_in_cells(toy: Terminal) -> None:
    toy.send(b"\x1b[?2048;2$y")
    toy.until(lambda: "mode 1016" in toy.leftovers(), "the mouse is not counted in pixels")
    toy.press("ctrl+q")
    assert toy.wait_exit() == 0
    assert toy.leftovers() == []


@pytest.mark.parametrize("controlling", [True, False], ids=["with SIGHUP", "without SIGHUP"])
def test_the_program_ends_when_its_terminal_goes_away(controlling: bool) -> None:
    with Terminal(*TOY, controlling=controlling) as toy:
        toy.wait_for("text ''")
        toy.type("abc")
        toy.hang_up()
        assert toy.wait_exit() == 129


def test_what_is_written_to_a_terminal_that_has_gone_is_dropped(tmp_path: Path) -> None:
    os.mkfifo(terminal := tmp_path / "terminal")
    reading = os.open(terminal, os.O_RDONLY | os.O_NONBLOCK)
    writing = os.open(terminal, os.O_WRONLY)
    os.close(reading)
    output = Output(writing)
    output.write("nobody reads this")
    reading = os.open(terminal, os.O_RDONLY | os.O_NONBLOCK)
    output.write("back again")
    assert os.read(reading, 100) == b"back again"
    os.close(reading)
    os.close(writing)


def test_a_stopped_program_lends_the_terminal_and_carries_on(toy: Terminal) -> None:
    toy.type("ab")
    toy.wait_for("text 'ab'")
    toy.kill(signal.SIGTSTP)
    toy.until(toy.stopped, "never stopped")
    assert toy.leftovers() == []
    toy.kill(signal.SIGCONT)
    toy.until(lambda: "alternate screen" in toy.leftovers(), "the terminal is not taken again")
    toy.wait_for("text 'ab'")
    toy.wait_for("told nothing")
    toy.type("cd")
    toy.wait_for("text 'abcd'")


def test_being_told_to_continue_without_a_stop_changes_nothing(toy: Terminal) -> None:
    toy.kill(signal.SIGCONT)
    toy.until(lambda: toy.raw.count(b"\x1b[?1049h") >= 2, "the terminal is not taken again")
    toy.wait_for("told nothing")
    toy.type("abcdefghij")
    toy.wait_for("text 'abcdefghij'")
    toy.press("ctrl+q")
    assert toy.wait_exit() == 0
    assert toy.leftovers() == []


def test_being_told_to_continue_while_it_draws_does_not_freeze_it(toy: Terminal) -> None:
    def is_taken(times: int) -> bool:
        return toy.raw.count(b"\x1b[?1049h") >= times

    for times in range(2, 62):
        toy.type("ab")
        toy.kill(signal.SIGCONT)
        toy.until(partial(is_taken, times), "the terminal is not taken again")

    def is_quitting() -> bool:
        toy.press("ctrl+q")  # a terminal that is not quite taken again has Ctrl+Q for flow control
        return toy.process.poll() is not None

    toy.until(is_quitting, "it does not quit")
    assert toy.wait_exit() == 0


# Output


def test_lines_are_drawn_whatever_the_locale(start_toy: Callable[[Mapping[str, str]], Terminal]) -> None:
    toy = start_toy({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"})
    toy.wait_for("▔▔▔")


# The reader of keys on its own


def _messages(keyboard: Keyboard, *reads: bytes) -> list[Message]:
    """Everything, each read followed at once by the next."""
    return [message for read in reads for message in keyboard.feed(read)]


def _said(messages: Iterable[Message]) -> list[str]:
    return [
        message.text if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


class _Steps:
    """Stands in for the event loop: holds what is to be done in it, step by step."""

    def __init__(self) -> None:
        self.asked: list[Callable[[], None]] = []

    def call_soon_threadsafe(self, act: Callable[..., None], *values: object) -> None:
        self.asked.append(partial(act, *values))


async def test_all_letters_of_one_read_reach_the_app_in_one_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """One by one, a quiet machine would draw between them: 4,000 letters took 50 frames, and eight times as long."""
    driver, steps, posted = RetroDriver(App[None]()), _Steps(), list[Message]()
    reads = iter((b"word " * 800, b"\x1b[<35;4;5M\x1b[A", b""))
    reading, writing = os.pipe()
    waking = os.pipe()
    os.write(writing, b"ready")
    monkeypatch.setattr(driver, "_loop", steps)
    monkeypatch.setattr(driver, "_wake", waking)
    monkeypatch.setattr(driver, "fileno", reading)
    monkeypatch.setattr(driver, "_read", partial(next, reads))
    monkeypatch.setattr(driver, "hung_up", lambda: None)
    monkeypatch.setattr(driver._app, "post_message", posted.append)
    await asyncio.to_thread(driver.run_input_thread)
    for end in (reading, writing, *waking):
        os.close(end)
    assert not posted, "the input thread gives nothing to the app itself"
    counts = []
    for step in steps.asked:
        step()
        counts.append(len(posted))
    assert counts == [4000, 4002]
    assert "".join(message.character or "" for message in posted if isinstance(message, events.Key)) == "word " * 800
    assert [type(message) for message in posted[4000:]] == [events.MouseMove, events.Key]


def _cut(data: bytes, places: Iterable[int]) -> list[bytes]:
    ends = sorted({place % (len(data) + 1) for place in places} | {0, len(data)})
    return [data[start:end] for start, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("env", "delay"),
    [({}, 0.025), ({"SSH_CONNECTION": "1"}, constants.ESCAPE_DELAY), ({"ESCDELAY": "7"}, constants.ESCAPE_DELAY)],
)
def test_escape_is_quick_but_not_over_a_network(
    monkeypatch: pytest.MonkeyPatch, env: Mapping[str, str], delay: float
) -> None:
    for name in ("SSH_CONNECTION", "ESCDELAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    keyboard = Keyboard()
    assert keyboard.patience is None
    assert _said(keyboard.feed(b"\x1b")) == []
    assert keyboard.patience == delay
    assert _said(keyboard.idle()) == ["escape"]
    assert keyboard.patience is None


def test_an_arrow_cut_in_two_is_an_arrow() -> None:
    assert _said(_messages(Keyboard(), b"\x1b", b"[A")) == ["up"]


def test_escape_right_before_a_paste_is_a_key_of_its_own() -> None:
    assert _said(_messages(Keyboard(), b"\x1b\x1b[200~x\x1b[201~y")) == ["escape", "x", "y"]


def test_an_unfinished_paste_is_waited_for_longer_than_a_key() -> None:
    keyboard = Keyboard()
    assert _said(keyboard.feed(b"\x1b[200~x")) == []
    assert keyboard.patience == PASTE_WAIT


def test_stock_widgets_take_ours_for_a_paste() -> None:
    assert Pasted("x", 0).handler_name == events.Paste("x").handler_name


@given(st.text().filter(lambda text: PASTE_END not in text), st.lists(st.integers(0)))
def test_a_paste_cut_anywhere_is_the_text_made_clean(text: str, places: list[int]) -> None:
    data = f"a{PASTE_START}{text}{PASTE_END}b".encode()
    messages = _messages(Keyboard(), *_cut(data, places))
    pasted = [message for message in messages if isinstance(message, Pasted)]
    assert [(paste.text, paste.removed) for paste in pasted] == [sanitize(text)]
    assert _said(messages) == ["a", sanitize(text)[0], "b"]


NOISE = st.lists(
    st.sampled_from([PASTE_START.encode(), PASTE_END.encode(), b"\x1b", b"\x1b[", b"\x1b[99999999u", b"\xe9", b"u"])
    | st.binary(max_size=8)
)


@given(NOISE)
def test_no_bytes_end_the_program_and_the_next_key_still_works(noise: list[bytes]) -> None:
    keyboard = Keyboard()
    _messages(keyboard, *noise)
    list(keyboard.idle())
    assert keyboard.patience is None
    assert _said(keyboard.feed(b"q")) == ["q"]


@pytest.mark.parametrize("character", ["\u200d", "\u200c", "\u3000", "\u00a0", "\U000e0067", "\uf8ff"])
def test_a_character_that_textual_takes_for_no_key_is_text(character: str) -> None:
    assert _said(Keyboard().feed(f"a{character}b".encode())) == ["a", character, "b"]


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        (b"\x1b[127;2u", ["backspace"]),
        (b"\x1b[13;2u\x1b[13;5u\x1b[13;3u\x1b\r", ["enter"] * 4),
        (b"\x1b[27;2;13~", ["enter"]),
        (b"\x1b[127;5u\x1b[127;3u", ["ctrl+backspace", "alt+backspace"]),
        (b"\x1b[1081;5u\x1b[1079;5u", ["ctrl+q", "ctrl+p"]),
        (b"\x1b[1099;5u\x1b[1089;6u", ["ctrl+s", "ctrl+shift+c"]),
        (b"\x1b[1049;5u\x1b[1057;6u", ["ctrl+q", "ctrl+shift+c"]),
    ],
)
def test_a_key_with_shift_or_on_another_layout_is_the_key_that_is_meant(data: bytes, keys: list[str]) -> None:
    keyboard = Keyboard()
    assert _said([*keyboard.feed(data), *keyboard.idle()]) == keys


@pytest.mark.parametrize("data", [b"\x1bj", b"\x1bJ", "\x1bй".encode(), b"\x1b[106;3u", b"\x1b[106;7u"])
def test_alt_and_a_letter_never_types(data: bytes) -> None:
    keyboard = Keyboard()
    keys = [key for key in (*keyboard.feed(data), *keyboard.idle()) if isinstance(key, events.Key)]
    assert keys
    assert not [key for key in keys if key.character]


@pytest.mark.parametrize("after", [b"\x1b[A", b"\x1bz", b"\x1b[122;3u", b"\x1b", b"\x1bOP"])
def test_alt_and_a_letter_types_nothing_either_with_another_key_right_behind_it(after: bytes) -> None:
    keyboard = Keyboard()
    found = [*keyboard.feed(b"\x1bz" + after), *keyboard.idle()]
    assert next(key.key for key in found if isinstance(key, events.Key)) == "alt+z"
    assert not [key for key in found if isinstance(key, events.Key) and key.is_printable]


class Clock:
    """Seconds that go by when a test says so."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_an_arrow_whose_bytes_come_apart_is_no_escape_and_no_letters(
    start_toy: Callable[[Mapping[str, str]], Terminal],
) -> None:
    toy = start_toy({"ESCDELAY": "60000"})  # however long a busy machine takes from byte to byte
    toy.type("ac")
    toy.wait_for("text 'ac'")
    for byte in b"\x1b[D":
        toy.send(bytes([byte]))
    toy.type("b")
    toy.wait_for("text '(abc|acb)'")  # without the queue of keys, a letter may overtake an arrow
    toy.wait_for("told nothing")


@pytest.mark.parametrize("rest", [[b"[A"], [b"[", b"A"], [b"OA"], [b"[1;2A"]])
def test_the_rest_of_an_arrow_that_comes_too_late_is_no_letters(rest: list[bytes]) -> None:
    keyboard = Keyboard(clock := Clock())
    assert _said(keyboard.feed(b"\x1b")) == []
    assert _said(keyboard.idle()) == ["escape"]
    clock.now += LATE - 0.01
    assert _said(_messages(keyboard, *rest)) in (["up"], ["shift+up"])
    assert keyboard.patience is None


def test_what_comes_well_after_an_escape_is_letters() -> None:
    keyboard = Keyboard(clock := Clock())
    _messages(keyboard, b"\x1b")
    list(keyboard.idle())
    clock.now += LATE + 0.01
    assert _said(keyboard.feed(b"[A")) == ["left_square_bracket", "A"]


def test_letters_and_a_bracket_after_escape_are_themselves() -> None:
    for typed, keys in (
        (b"j", ["j"]),
        (b"/word", list("/word")),
        (b"OK", ["O", "K"]),
        (b"[", ["["]),
        (b"x[A", list("x[A")),
    ):
        keyboard = Keyboard(Clock())
        _messages(keyboard, b"\x1b")
        list(keyboard.idle())
        said = _said([*keyboard.feed(typed), *keyboard.idle()])
        names = {"left_square_bracket": "[", "slash": "/"}
        assert [names.get(key, key) for key in said] == keys


def test_a_paste_stalled_by_the_network_is_never_taken_for_keys() -> None:
    keyboard = Keyboard()
    assert _said(keyboard.feed(b"\x1b[200~one\x11")) == []
    assert _said(keyboard.idle()) == ["one"]
    assert _said(keyboard.feed(b"two\x11\x1b[20")) == []
    assert _said(keyboard.feed(b"1~x")) == ["two", "x"]
    assert keyboard.patience is None


@pytest.mark.parametrize("data", [b"q", b"\x11", b"\x1b[A", b"\x1b[113;5u", b"\x1b[<35;4;5M\x1b[<35;5;5M", b"\x1bOP"])
def test_a_key_or_the_mouse_after_a_paste_that_never_ended_is_no_part_of_it(data: bytes) -> None:
    keyboard = Keyboard()
    assert _said(keyboard.feed(b"\x1b[200~one")) == []
    assert _said(keyboard.idle()) == ["one"]
    assert not [message for message in keyboard.feed(data) if isinstance(message, events.Paste)]
    assert keyboard.patience is None


def test_a_commit_of_an_input_method_is_text(toy: Terminal) -> None:
    text = "納期に遅れた、誰も知らない。もう間に合わない。"
    toy.type(text * 3)
    toy.wait_for(re.escape(text))


@pytest.mark.parametrize(
    ("parts", "keys"),
    [
        ([b"\x1b[2", b"00~q d\x1b[201~"], ["Pasted: q d"]),
        ([b"\x1b[200", b"~q d", b"\x1b[201~"], ["Pasted: q d"]),
        ([b"\x1b[1;", b"5C"], ["ctrl+right"]),
        ([b"\x1b[108", b"1;5u"], ["ctrl+q"]),
        ([b"\x1b[<0;10;1"], []),
        ([b"\x1b[2", b"q"], ["q"]),
    ],
)
def test_a_sequence_torn_by_a_slow_line_is_no_keys(parts: list[bytes], keys: list[str]) -> None:
    keyboard = Keyboard()
    got = list(keyboard.feed(parts[0]))
    assert got == []
    assert keyboard.patience == PASTE_WAIT
    got += keyboard.idle()
    assert keyboard.patience is None
    for part in parts[1:]:
        got += keyboard.feed(part)
    assert [f"Pasted: {each.text}" if isinstance(each, Pasted) else getattr(each, "key", "") for each in got] == keys


@pytest.mark.parametrize(
    ("rest", "keys"),
    [
        ([b"200~q d\x1b[201~"], ["Pasted: q d"]),
        ([b"200~q", b" d", b"\x1b[201~"], ["Pasted: q d"]),
        ([b"1;5C"], ["ctrl+right"]),
        ([b"101;5u"], ["ctrl+e"]),
        ([b"A"], ["up"]),
        ([b"q"], ["q"]),
        ([b"12 days"], [*"12", "space", *"days"]),
    ],
)
def test_a_sequence_torn_behind_its_bracket_types_nothing(rest: list[bytes], keys: list[str]) -> None:
    keyboard = Keyboard(Clock())
    before = [*keyboard.feed(b"\x1b["), *keyboard.idle()]
    assert [each.character for each in before if isinstance(each, events.Key)] == [None]
    got = [message for part in rest for message in keyboard.feed(part)]
    assert [f"Pasted: {each.text}" if isinstance(each, Pasted) else getattr(each, "key", "") for each in got] == keys


def test_a_letter_well_behind_a_bracket_is_a_letter() -> None:
    keyboard = Keyboard(clock := Clock())
    list(keyboard.feed(b"\x1b["))
    list(keyboard.idle())
    clock.now += 0.5
    assert _said(keyboard.feed(b"A")) == ["A"]
