"""The one door to the screen: whatever the text, it is shown as it was written."""

from collections.abc import AsyncIterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets._toast import Toast

from retro.tui.terminal.safe_text import SafeLabel, safe_text, set_border_subtitle, set_border_title, styled, toast

HOSTILE = [
    "said [/] ok",
    "a [/b] c",
    "cost [/",
    "[ok] [x] [Client A]",
    "[red]x[/]",
    "[@click=app.quit]x[/]",
    "[link=file:///etc/passwd]x[/link]",
    "\\[b] back\\slash\\",
    "$primary [$error]x",
    "",
]


class Toy(App[None]):
    """Shows one text."""

    def compose(self) -> ComposeResult:
        yield SafeLabel(safe_text("first"))


@pytest.fixture
async def pilot() -> AsyncIterator[Pilot[None]]:
    async with Toy().run_test(notifications=True) as pilot:
        yield pilot


@pytest.fixture
def words(pilot: Pilot[None]) -> SafeLabel:
    return pilot.app.query_one(SafeLabel)


def _row(widget: Widget, y: int = 0) -> str:
    return widget.render_lines(Region(0, y, 80, 1))[0].text.rstrip()


@pytest.mark.parametrize("text", HOSTILE)
async def test_brackets_in_the_users_words_are_only_brackets(pilot: Pilot[None], words: SafeLabel, text: str) -> None:
    words.update(safe_text(text))
    await pilot.pause()
    assert _row(words) == text.rstrip()


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_border_carries_any_words(pilot: Pilot[None], words: SafeLabel, text: str) -> None:
    words.styles.border = ("round", "red")
    set_border_title(words, text)
    set_border_subtitle(words, f"two\nlines {text}")
    await pilot.pause()
    assert text in _row(words)
    assert f"two lines {text}".rstrip() in _row(words, 2)


@pytest.mark.parametrize("text", HOSTILE)
async def test_a_passing_message_carries_any_words(pilot: Pilot[None], words: SafeLabel, text: str) -> None:
    toast(words, styled(f"<{text}>", "bold"), severity="warning")
    await pilot.pause()
    assert str(pilot.app.screen.query_one(Toast).render()) == f"<{text}>"


async def test_a_bare_str_does_not_get_past_the_door(words: SafeLabel) -> None:
    with pytest.raises(TypeError, match="not str"):
        SafeLabel("[b]x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not str"):
        words.update("[b]x")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="not str"):
        toast(words, "[b]x")  # type: ignore[arg-type]
    assert _row(words) == "first"


@given(st.text())
def test_shown_and_styled_differ_in_style_alone(text: str) -> None:
    assert safe_text(text).plain == styled(text, "bold").plain
    assert not safe_text(text).spans


def test_control_characters_are_shown_where_content_would_drop_them() -> None:
    assert safe_text("a\x07\x1bb").plain == "a␇␛b"
    assert Content.assemble("note: ", safe_text("\u202e[x]")).plain == "note: ⟨U+202E⟩[x]"
