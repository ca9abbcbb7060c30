"""A text that becomes so much shorter at once that it needs no scrollbar any more."""

import pytest
from textual.app import App, ComposeResult

from retro.tui.kit.text.typed_text import TypedText

LINES = 9


class Box(App[None]):
    """Shows a text of which five rows are seen."""

    CSS = "TypedText { height: 5; width: 40; border: none; }"

    def compose(self) -> ComposeResult:
        yield TypedText("", max_checkpoints=100)


def _written(app: Box) -> TypedText:
    box = app.query_one(TypedText)
    box.focus()
    box.type_in("\n".join(f"line {number}" for number in range(LINES)))
    return box


@pytest.mark.parametrize("wrapped", [True, False], ids=["wrapped lines", "short lines"])
async def test_undoing_lines_that_made_it_scroll_and_doing_them_again_ends_nothing(wrapped: bool) -> None:
    app = Box()
    async with app.run_test(size=(80, 24)) as pilot:
        box = app.query_one(TypedText)
        box.focus()
        for number in range(LINES):
            if number:
                await pilot.press("enter")
            box.type_in(f"line {number}" + (" and more words than one row takes" if wrapped else ""))
            await pilot.pause()
        assert box.show_vertical_scrollbar
        whole = box.text
        while box.text:
            before = box.text
            await pilot.press("ctrl+z")
            await pilot.pause()
            assert box.text != before
        assert not box.show_vertical_scrollbar
        for _ in range(100):
            if box.text == whole:
                break
            await pilot.press("ctrl+y")
            await pilot.pause()
        assert box.text == whole


@pytest.mark.parametrize(
    "keys", [("ctrl+shift+home", "delete"), ("ctrl+shift+home", "x"), ("ctrl+shift+home", "ctrl+x")]
)
async def test_deleting_or_replacing_all_that_made_it_scroll_ends_nothing(keys: tuple[str, ...]) -> None:
    app = Box()
    async with app.run_test(size=(80, 24)) as pilot:
        box = _written(app)
        await pilot.pause()
        assert box.show_vertical_scrollbar
        await pilot.press(*keys)
        await pilot.pause()
        assert box.text == ("x" if keys[-1] == "x" else "")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert box.text.splitlines()[-1] == f"line {LINES - 1}"


async def test_lines_pasted_and_undone_at_once_and_a_text_put_in_their_place_end_nothing() -> None:
    app = Box()
    async with app.run_test(size=(80, 24)) as pilot:
        box = _written(app)
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        box.text = "one line"
        await pilot.pause()
        assert box.text == "one line"
