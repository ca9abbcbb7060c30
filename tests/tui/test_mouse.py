"""The mouse in texts and lists: what is selected, what Ctrl+C copies of it, and what the wheel leaves alone."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from textual.events import MouseDown, MouseEvent, MouseMove, MouseScrollDown, MouseScrollUp, MouseUp
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection as LineSelection
from textual.widgets.text_area import Selection as TextSelection

from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Retrospective
from retro.tui.home.gig_list import GigList
from retro.tui.kit.text.copying import NOTHING_TO_CUT, NOTHING_TO_PASTE
from retro.tui.kit.text.line_input import LineInput
from retro.tui.kit.text.typed_text import TypedText
from retro.tui.navigation import CompareRoute, ReaderRoute, WizardRoute
from retro.tui.wizard.fields.text import Writing
from tests.factories import id_of
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import press, screen_lines, screen_text, told, until, until_shown

STORY = (
    "When I took the job I thought that two weeks would be enough for all of it, and said so.\n\n"
    "I didn't ask who else works on the shop, nor what was in the old database that they had."
)
FIRST, SECOND = STORY.split("\n\n")
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
GIG = Retrospective(GigId("a" * 32), NOON, NOON, NOON).with_facts(title="Harbour & Vine")
TOLD = GIG.with_answer("story.tell", STORY)
HOW_TO_QUIT = "Press Ctrl+Q to quit; everything is saved."


def place_of(pilot: Pilot[None], words: str) -> tuple[int, int]:
    """Where on the screen some words begin."""
    return next((line.index(words), y) for y, line in enumerate(screen_lines(pilot.app)) if words in line)


def event(kind: type[MouseEvent], place: tuple[int, int], button: int = 0) -> MouseEvent:
    """One event of the mouse, as the terminal reports it: nobody knows yet which widget it is for."""
    x, y = place
    return kind(None, x, y, 0, 0, button, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y)


async def send(pilot: Pilot[None], *events: MouseEvent) -> None:
    """Let the mouse do this, as quickly as somebody clicks; what is made together is as near in time."""
    for each in events:
        await pilot.app.on_event(each)
        await pilot.pause()


async def click_at(pilot: Pilot[None], place: tuple[int, int], times: int) -> None:
    """Click so many times in one place, long after the last time."""
    pilot.app._click_chain_last_time = None
    await send(pilot, *(event(kind, place, 1) for _ in range(times) for kind in (MouseDown, MouseUp)))


async def click(pilot: Pilot[None], words: str, times: int) -> None:
    """Click on the beginning of some words, once they are there."""
    await until_shown(pilot, words)
    await click_at(pilot, place_of(pilot, words), times)


async def drag(pilot: Pilot[None], start: str, end: str) -> None:
    """Drag from the beginning of some words to the beginning of others."""
    first, last = place_of(pilot, start), place_of(pilot, end)
    moves = (event(MouseMove, place, 1) for place in (first, last))
    await send(pilot, event(MouseDown, first, 1), *moves, event(MouseUp, last, 1))


async def copied(pilot: Pilot[None]) -> str:
    """What Ctrl+C sends to the clipboard."""
    pilot.app._clipboard = "what another program copied"
    await press(pilot, "ctrl+c")
    return pilot.app.clipboard


async def test_a_drag_in_the_reader_copies_paragraphs_without_our_breaks_and_indents(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TOLD])
    async with open_app(ReaderRoute(TOLD.id)) as pilot:
        await drag(pilot, "two weeks", "who else")
        text = await copied(pilot)
        assert text == STORY[STORY.index("two weeks") : STORY.index("who else") + 1]
        assert told(pilot.app) == [f"Copied {len(text)} characters, if your terminal allows it."]


async def test_two_clicks_in_the_reader_take_a_word_and_three_a_paragraph(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TOLD])
    async with open_app(ReaderRoute(TOLD.id)) as pilot:
        await click(pilot, "didn't", 2)
        assert await copied(pilot) == "didn't"
        await click(pilot, "didn't", 3)
        assert await copied(pilot) == SECOND
        assert len(told(pilot.app)) == 1  # the newest stands alone


async def test_two_clicks_on_the_preview_take_a_word_and_three_a_paragraph(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TOLD])
    async with open_app() as pilot:
        await click(pilot, "didn't", 2)
        assert await copied(pilot) == "didn't"
        await click(pilot, "didn't", 3)
        assert await copied(pilot) == SECOND


async def test_in_a_text_two_clicks_take_a_word_and_three_a_paragraph(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TOLD])
    async with open_app(WizardRoute(TOLD.id, "story.tell")) as pilot:
        await click(pilot, "didn't", 2)
        assert await copied(pilot) == "didn't"
        await click(pilot, "didn't", 3)
        assert await copied(pilot) == SECOND
        await drag(pilot, "two weeks", "who else")
        assert await copied(pilot) == STORY[STORY.index("two weeks") : STORY.index("who else")]
        assert pilot.app.screen.query_one(Writing).text == STORY


async def test_in_a_line_two_clicks_take_a_word_and_three_all_of_it(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TOLD])
    async with open_app(WizardRoute(TOLD.id, "title")) as pilot:
        line = pilot.app.screen.query_one(LineInput).content_region
        await click_at(pilot, (line.x + 2, line.y), 2)
        assert await copied(pilot) == "Harbour"
        await click_at(pilot, (line.x + 2, line.y), 3)
        assert await copied(pilot) == "Harbour & Vine"


@pytest.mark.parametrize("page", ["title", "story.tell"])
async def test_ctrl_c_and_ctrl_x_with_nothing_selected_leave_clipboard_and_text_alone(
    open_app: OpenApp, library_with: LibraryWith, page: str
) -> None:
    library_with([TOLD])
    async with open_app(WizardRoute(TOLD.id, page)) as pilot:
        field = pilot.app.focused
        assert isinstance(field, TypedText | LineInput)
        await click_at(pilot, (field.content_region.right - 2, field.content_region.y + 6 * (page != "title")), 2)
        before = field.text if isinstance(field, TypedText) else field.value
        assert await copied(pilot) == "what another program copied"
        assert told(pilot.app) == [HOW_TO_QUIT]
        await press(pilot, "ctrl+x")
        assert pilot.app.clipboard == "what another program copied"
        assert told(pilot.app)[-1] == NOTHING_TO_CUT
        assert (field.text if isinstance(field, TypedText) else field.value) == before


async def test_what_was_selected_last_is_copied(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([TOLD])
    async with open_app(WizardRoute(TOLD.id, "story.tell")) as pilot:
        area = pilot.app.screen.query_one(Writing)
        area.selection = TextSelection((0, 0), (0, 4))
        await click(pilot, "happened", 2)
        assert await copied(pilot) == "happened"
        area.selection = TextSelection((0, 0), (0, 4))
        await pilot.pause()
        assert await copied(pilot) == "When"


async def test_a_selection_ends_with_the_text_it_was_made_in(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([TOLD, GIG._replace(id=GigId("b" * 32)).with_answer("story.tell", "another gig")])
    async with open_app() as pilot:
        pilot.app.screen.query_one(GigList).action_move(-100)
        await pilot.pause()
        for key in ("down", "up"):
            await until(pilot, lambda: any(words in screen_text(pilot.app) for words in ("didn't", "another gig")))
            seen = "didn't" if "didn't" in screen_text(pilot.app) else "another"
            await click(pilot, seen, 2)
            await press(pilot, key)
            assert await copied(pilot) == "what another program copied"


async def test_another_width_ends_a_selection(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([TOLD])
    async with open_app(ReaderRoute(TOLD.id)) as pilot:
        await click(pilot, "didn't", 2)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert await copied(pilot) == "what another program copied"


@pytest.mark.parametrize(("page", "pasted"), [("title", "one two three"), ("story.tell", "one\ntwo\tthree")])
async def test_ctrl_v_pastes_what_was_copied_here_as_a_terminal_would(
    open_app: OpenApp, library_with: LibraryWith, page: str, pasted: str
) -> None:
    library_with([GIG])
    async with open_app(WizardRoute(GIG.id, page)) as pilot:
        field = pilot.app.focused
        assert isinstance(field, TypedText | LineInput)
        await press(pilot, "ctrl+v")
        assert told(pilot.app) == [NOTHING_TO_PASTE]
        field.select_all()
        pilot.app._clipboard = "one\ntwo\tthree"
        await press(pilot, "ctrl+v")
        assert (field.text if isinstance(field, TypedText) else field.value) == pasted


@pytest.mark.parametrize("page", ["title", "story.tell"])
async def test_ctrl_home_and_ctrl_end_go_to_the_ends_of_the_text(
    open_app: OpenApp, library_with: LibraryWith, page: str
) -> None:
    library_with([TOLD])
    async with open_app(WizardRoute(TOLD.id, page)) as pilot:
        field = pilot.app.focused
        assert isinstance(field, TypedText | LineInput)
        await press(pilot, "ctrl+home", "A", "ctrl+end", "Z")
        text = field.text if isinstance(field, TypedText) else field.value
        assert (text[0], text[-1]) == ("A", "Z")
        await press(pilot, "ctrl+shift+home")
        assert field.selected_text == text


async def test_ctrl_home_and_ctrl_end_go_to_the_first_and_the_last_row(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(GIG._replace(id=id_of(number)) for number in range(30))
    async with open_app() as pilot:
        gigs = pilot.app.screen.query_one(GigList)
        await press(pilot, "ctrl+end")
        assert gigs.cursor == 29
        await press(pilot, "ctrl+home")
        assert gigs.cursor == 0


async def test_the_wheel_scrolls_the_list_and_an_arrow_goes_on_from_what_is_in_sight(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(GIG._replace(id=id_of(number)) for number in range(30))
    async with open_app() as pilot:
        gigs = pilot.app.screen.query_one(GigList)
        gigs.scroll_to(y=30, animate=False, immediate=True)
        assert gigs.cursor == 0
        top = gigs.scroll_offset.y
        assert top > 10
        await press(pilot, "down")
        assert gigs.scroll_offset.y in range(top - 2, top + 3)
        gigs.scroll_to(y=0, animate=False, immediate=True)
        await press(pilot, "up")
        assert gigs.scroll_offset.y == 0
        assert gigs.cursor > 0


def values(pilot: Pilot[None]) -> list[object]:
    """All that can be set on a screen, and who has the focus."""
    found: list[object] = [pilot.app.focused]
    for widget in pilot.app.screen.query(Widget):
        found += [getattr(widget, name, None) for name in ("value", "at", "cursor", "cursor_location", "highlighted")]
    return found


@pytest.mark.parametrize(
    "start", [None, "status", "title", "story.tell", "noticed_on", "red_flags", "losses", "lessons"]
)
async def test_the_wheel_never_moves_the_focus_or_changes_a_value(
    open_app: OpenApp, library_with: LibraryWith, start: str | None
) -> None:
    library_with([TOLD.with_answer("story.tell", "\n".join(STORY.split()))])
    async with open_app(WizardRoute(TOLD.id, start) if start else None) as pilot:
        before = values(pilot)
        for y in range(0, 24, 2):
            await send(pilot, *(event(kind, (20, y)) for kind in (MouseScrollDown, MouseScrollUp, MouseScrollDown)))
        await pilot.pause()
        assert values(pilot) == before


async def test_the_wheel_scrolls_what_is_under_the_pointer_and_not_what_has_the_focus(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(GIG._replace(id=id_of(number)).with_answer("story.tell", STORY * 9) for number in range(30))
    async with open_app(size=(80, 16)) as pilot:
        gigs = pilot.app.screen.query_one(GigList)
        await send(pilot, event(MouseScrollDown, (60, 8)))
        await pilot.pause()
        assert gigs.scroll_offset.y == 0
        await send(pilot, event(MouseScrollDown, (10, 8)))
        await pilot.pause()
        assert gigs.scroll_offset.y > 0


@pytest.mark.parametrize("page", ["title", "story.tell"])
async def test_no_cursor_blinks(open_app: OpenApp, library_with: LibraryWith, page: str) -> None:
    library_with([TOLD])
    async with open_app(WizardRoute(TOLD.id, page)) as pilot:
        fields = pilot.app.screen.query("Input, TextArea").results(Widget)
        assert all(isinstance(field, Input | TextArea) and not field.cursor_blink for field in fields)
        await press(pilot, "ctrl+p")
        assert not pilot.app.screen.query_one(Input).cursor_blink


@pytest.mark.parametrize("put", ["typed before", "pasted", "set"])
async def test_a_tab_in_a_line_is_a_space(open_app: OpenApp, library_with: LibraryWith, put: str) -> None:
    title = "a\tb\nc" if put == "typed before" else ""
    library_with([GIG.with_facts(title=title)])
    async with open_app(WizardRoute(GIG.id, "title")) as pilot:
        line = pilot.app.screen.query_one(LineInput)
        if put == "pasted":
            pilot.app._clipboard = "a\tb\nc"
            await press(pilot, "ctrl+v")
        elif put == "set":
            line.value = "a\tb\nc"
        assert line.value == "a b c"
        line.selection = LineSelection.cursor(2)
        await press(pilot, "X")
        assert line.value == "a Xb c"


async def test_a_drag_stays_in_the_column_of_a_comparison_where_it_began(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    other = Retrospective(GigId("b" * 32), NOON, NOON, NOON).with_facts(title="Menu site", client="Otter and Sons")
    here = GIG.with_facts(client="Bakery on the hill")
    library_with([here.with_answer("story.tell", FIRST), other.with_answer("story.tell", SECOND)])
    async with open_app(CompareRoute(here.id, other.id), size=(120, 60)) as pilot:
        await until_shown(pilot, "two weeks")
        await drag(pilot, "two weeks", "the old database")
        left = await copied(pilot)
        assert left.startswith("two weeks")
        assert " ".join(left.split()) in FIRST
        await drag(pilot, "who else", "all of it")
        right = await copied(pilot)
        assert " ".join(right.split()) in SECOND


async def test_a_drag_out_of_the_preview_on_home_stays_in_it(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([TOLD])
    async with open_app(size=(120, 40)) as pilot:
        await until_shown(pilot, "didn't")
        await drag(pilot, "didn't", "Harbour & Vine")
        assert await copied(pilot) == "What happened\n" + STORY[: STORY.index("didn't")]
        start = place_of(pilot, "didn't")
        moves = (event(MouseMove, place, 1) for place in (start, (5, start[1] + 1)))
        await send(pilot, event(MouseDown, start, 1), *moves, event(MouseUp, (5, start[1] + 1), 1))
        beside = await copied(pilot)
        assert "Harbour" not in beside
        assert "didn't" in beside or beside == "what another program copied"
