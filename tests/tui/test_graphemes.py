"""Emoji families, flags and accents are one character to whoever writes: one step, one Backspace."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from retro.tui.kit.text.graphemes import end_after, start_before
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.text_box import SmallText

ONE = {
    "a family": "👩‍👩‍👧‍👦",
    "a flag": "🇩🇪",
    "a flag of parts": "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "a rainbow flag": "🏳️‍🌈",
    "a tone of skin": "👍🏽",
    "a key": "1️⃣",
    "an accent": "e\u0301",
    "two accents": "o\u0302\u0323",
    "Hangul": "\u1112\u1161\u11ab",
    "Devanagari": "नि",
    "a letter": "x",
    "a han": "納",
}


class Both(App[None]):
    """A text and a line."""

    def compose(self) -> ComposeResult:
        yield SmallText("", "text")
        yield LineInput()


def text_of(pilot: Pilot[None]) -> str:
    return pilot.app.query_one(SmallText).text


def line_of(pilot: Pilot[None]) -> str:
    return pilot.app.query_one(LineInput).value


@pytest.mark.parametrize("one", ONE.values(), ids=ONE)
@pytest.mark.parametrize("read", [text_of, line_of])
async def test_one_step_and_one_backspace_for_each(read: Callable[[Pilot[None]], str], one: str) -> None:
    async with Both().run_test() as pilot:
        text, line = pilot.app.query_one(SmallText), pilot.app.query_one(LineInput)
        text.text = line.value = f"a{one}{one}b"
        (text if read is text_of else line).focus()
        await pilot.press("end", "left", "left", "!")
        assert read(pilot) == f"a{one}!{one}b"
        await pilot.press("backspace", "right", "backspace")
        assert read(pilot) == f"a{one}b"
        await pilot.press("left", "delete")
        assert read(pilot) == "ab"
        await pilot.press("shift+left", "x")
        assert read(pilot) == "xb"


@given(st.text(st.sampled_from(["a", " ", *"".join(ONE.values())]), max_size=30))
def test_every_text_is_crossed_by_the_same_steps_both_ways(text: str) -> None:
    there, back = [0], [len(text)]
    while there[-1] < len(text):
        there.append(end_after(text, there[-1]))
    while back[-1] > 0:
        back.append(start_before(text, back[-1]))
    assert there == back[::-1]


def test_plain_text_needs_no_library() -> None:
    walk = "import sys; from retro.tui.kit.text.graphemes import *; start_before('ab', 2); end_after('ab', 0)"
    subprocess.run([sys.executable, "-c", f"{walk}; assert 'regex' not in sys.modules"], check=True)
