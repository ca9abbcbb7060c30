"""No letter and no paste is lost: the focus outlives every size, and what no widget takes is kept or answered."""

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input

from retro.core.gig import answer_kinds, part_kinds
from retro.core.gig.choices import Hindsight
from retro.core.gig.draft_position import DraftPosition
from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.samples import demo, demo_vets
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import HEAVY, VetAnswer, VetFlag
from retro.core.vet.vet_lines import VetLine
from retro.tui import navigation
from retro.tui.app import RetroApp
from retro.tui.context import AppContext
from retro.tui.home.offers import (
    NOBODY_TO_WRITE_TO,
    NONE_TO_TELL,
    NOT_TO_MARK,
    NOT_WRITTEN_UP,
    NOTHING_TO_PUT_OFF,
    ONLY_A,
)
from retro.tui.home.search_line import SearchLine
from retro.tui.kit import messages
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.dialogs.confirm import Confirm
from retro.tui.kit.input_routing import NO_SUCH_KEY, NOTHING_FOR_KEY, NOWHERE_TO_PASTE, RoutingScreen
from retro.tui.kit.suspending import ONCE_MORE
from retro.tui.kit.text.form_line import FormLine
from retro.tui.kit.text.text_box import SmallText
from retro.tui.vet.take_dialog import TakeDialog
from retro.tui.vet.under_way.under_way_screen import UnderWayScreen
from retro.tui.wizard.fields.flags.details_form import FlagForm
from retro.tui.wizard.fields.flags.list import FlagList
from retro.tui.wizard.fields.flags.pivot import PivotList
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector
from retro.tui.wizard.fields.text import Writing
from retro.tui.wizard.older_gig import OlderGigScreen
from retro.tui.wizard.page_frame import Frame
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import told, until
from tests.tui.test_hostile_text import page_with
from tests.tui.wizard_steps import at, gig, note

TINY, NARROW, USUAL, WIDE = (30, 10), (60, 20), (80, 24), (120, 40)
A, B = (whole.id for whole in demo()[:2])


def story_of(app_context: AppContext) -> navigation.WizardRoute:
    """A draft that was left on the page of the story."""
    draft = Retrospective.new(facts=Facts(title="Shop checkout"))
    app_context.store.submit(lambda store: store.save(draft, version=None, place=DraftPosition("story.tell"))).result(
        timeout=600
    )
    return navigation.WizardRoute(draft.id)


async def resize(pilot: Pilot[None], size: tuple[int, int]) -> None:
    await pilot.resize_terminal(*size)
    await pilot.pause()
    await pilot.pause()


async def letters(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in text))


async def paste(pilot: Pilot[None], text: str) -> None:
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()
    await pilot.pause()


def written(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(Writing).text


async def test_no_letter_is_lost_while_the_window_is_too_small(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "abc ghi")
        await pilot.press("left", "left", "left")
        await resize(pilot, TINY)
        await letters(pilot, "def ")
        await resize(pilot, USUAL)
        await letters(pilot, "x")
        assert written(pilot) == "abc def xghi"


@pytest.mark.parametrize("size", [(43, 24), (80, 13), (10, 3)])
async def test_the_cursor_stays_at_every_size_that_is_too_small(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "ab")
        await pilot.press("left")
        focused = pilot.app.focused
        await resize(pilot, size)
        await resize(pilot, USUAL)
        assert pilot.app.focused is focused
        await letters(pilot, "x")
        assert written(pilot) == "axb"


ROUTES = {
    "home": navigation.HomeRoute(),
    "reader": navigation.ReaderRoute(A),
    "compare": navigation.CompareRoute(A, B),
    "patterns": navigation.PatternsRoute(),
    "lessons": navigation.LessonsRoute(),
    "older gig": navigation.OlderGigRoute(),
    "vet": navigation.VetRoute(),
    "vets": navigation.VetsRoute(),
    "new": navigation.WizardRoute(),
}


@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES)
async def test_the_focus_survives_another_size_on_every_screen(
    open_app: OpenApp, library_with: LibraryWith, route: navigation.Route
) -> None:
    library_with(demo())
    async with open_app(route, size=WIDE) as pilot:
        await pilot.pause()
        for _ in range(4):
            focused = pilot.app.focused
            assert focused is not None
            for size in (TINY, NARROW):
                await resize(pilot, size)
                assert pilot.app.focused is not None, size
                await resize(pilot, WIDE)
                assert pilot.app.focused is focused, size
            await pilot.press("tab")


async def test_a_key_acts_where_the_table_of_acting_keys_says_so(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.HomeRoute()) as pilot:
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, RoutingScreen)
        acting = {key: active.enabled for key, active in screen.active_bindings.items()}
        assert acting["n"]
        assert acting["c"]
        keys = {key for _, map in screen._modal_binding_chain for key in map.key_to_bindings} | {"ä"}
        assert {key: screen._is_bound(key) for key in keys} == {key: acting.get(key, False) for key in keys}


@pytest.mark.parametrize("buttons", [1, 2])
async def test_a_sentence_typed_some_tabs_too_far_goes_into_the_text_and_presses_nothing(
    open_app: OpenApp, app_context: AppContext, buttons: int
) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "I said ")
        await pilot.press(*["tab"] * buttons)
        assert isinstance(pilot.app.focused, WordButton)
        await letters(pilot, "no new bugs")
        assert written(pilot) == "I said no new bugs"


async def test_space_on_a_button_presses_nothing_and_enter_does(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "word")
        await pilot.press("tab", "space")
        assert written(pilot) == "word"
        assert note(pilot) == messages.TAB_TO_TEXT
        await pilot.press("shift+tab", *" more")
        assert written(pilot) == "word more"
        await pilot.pause()
        assert note(pilot) == "", "one is in the text now"
        await pilot.press("tab")
        await pilot.press("enter")
        assert not pilot.app.screen.query(Writing)


async def test_a_paste_on_a_button_goes_into_the_text(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "one ")
        await pilot.press("tab")
        await paste(pilot, "two\nthree")
        await letters(pilot, "!")
        assert written(pilot) == "one two\nthree!"


async def test_a_paste_in_the_frame_goes_into_the_text(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "one ")
        await pilot.press("escape")
        assert isinstance(pilot.app.focused, Frame)
        await paste(pilot, "two")
        assert written(pilot) == "one two"


async def test_a_paste_while_the_terminal_has_no_focus_goes_where_the_cursor_was(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "ad")
        await pilot.press("left")
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        await paste(pilot, "bc")
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        await letters(pilot, "!")
        assert written(pilot) == "abc!d"


async def test_a_paste_without_the_terminals_focus_reaches_the_search(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("slash")
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        await paste(pilot, "label")
        assert pilot.app.screen.query_one(SearchLine).value == "label"


async def test_a_paste_without_the_terminals_focus_reaches_a_form(open_app: OpenApp) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        pilot.app.post_message(events.AppBlur())
        await pilot.pause()
        await paste(pilot, "Shop checkout")
        pilot.app.post_message(events.AppFocus())
        await pilot.pause()
        await letters(pilot, "!")
        values = [getattr(each, "value", "") for each in pilot.app.screen.query("LineInput")]
        assert "Shop checkout!" in values


@pytest.mark.parametrize("key", ["ж", "Q", "ö"])
async def test_a_letter_that_means_nothing_on_home_is_answered(
    open_app: OpenApp, library_with: LibraryWith, key: str
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        pilot.app.post_message(events.Key(key, key))
        await pilot.pause()
        await pilot.pause()
        assert told(pilot.app) == [NO_SUCH_KEY]


async def test_a_key_whose_command_has_nothing_to_act_on_says_which_command_that_is(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with(demo())
    async with open_app() as pilot:
        await pilot.press("u")
        assert told(pilot.app) == [NOTHING_FOR_KEY.format("Undo")]
    async with open_app(navigation.TrashRoute()) as pilot:
        await pilot.press("d")
        assert told(pilot.app) == [NOTHING_FOR_KEY.format("Delete for good")]


COMMANDS = ("f3", "f11", "ctrl+s", "ctrl+n", "alt+x", "delete", "backspace", "insert")
"""Keys that print nothing, and that home has no command for."""


@pytest.mark.parametrize("route", [navigation.HomeRoute(), navigation.ReaderRoute(A)], ids=["home", "reader"])
async def test_a_key_pressed_for_a_command_that_there_is_not_is_answered_and_a_move_is_not(
    open_app: OpenApp, library_with: LibraryWith, route: navigation.Route
) -> None:
    library_with(demo())
    async with open_app(route) as pilot:
        for key in COMMANDS:
            await pilot.press(key)
            assert told(pilot.app) == [NO_SUCH_KEY], key
            pilot.app.clear_notifications()
        await pilot.press("up", "home", "shift+up", "ctrl+up", "escape")
        assert told(pilot.app) == []


async def test_while_one_writes_a_command_that_there_is_not_is_answered_and_changes_nothing(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(story_of(app_context)) as pilot:
        await letters(pilot, "as I said")
        for key in ("f6", "f7", "f9", "f11", "ctrl+t", "ctrl+f"):
            await pilot.press(key)
            assert NO_SUCH_KEY in note(pilot) or NOTHING_FOR_KEY.format("Write to them") == note(pilot), key
            await letters(pilot, ".")
        assert written(pilot) == "as I said......", "F6 and F7 select a line and everything in stock Textual"


async def test_a_key_that_cannot_act_on_a_row_of_home_says_why_and_what_can_be_done(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([*demo(), *demo_vets(TODAY)])
    async with open_app() as pilot:
        await pilot.press("down")
        assert "under way" in picture(pilot)
        for keys, sentence in (
            ("c", NOT_WRITTEN_UP),
            (("space",), NOT_TO_MARK),
            (("up", "space", "down", "c"), ONLY_A),
            (("end", "t"), NONE_TO_TELL),
            ("m", NOBODY_TO_WRITE_TO),
            ("z", NOTHING_TO_PUT_OFF),
        ):
            pilot.app.clear_notifications()
            await pilot.press(*keys)
            assert told(pilot.app) == [sentence]


async def test_a_dialog_answers_such_a_key_and_can_be_suspended(
    open_app: OpenApp, library_with: LibraryWith, monkeypatch: pytest.MonkeyPatch
) -> None:
    library_with(demo())
    suspended: list[bool] = []
    monkeypatch.setattr(RetroApp, "action_suspend_process", lambda app: suspended.append(True))
    async with open_app() as pilot:
        await pilot.press("end", "d")
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("f4")
        assert told(pilot.app) == [NO_SUCH_KEY]
        pilot.app.clear_notifications()
        await pilot.press("ctrl+c")
        assert told(pilot.app) == ["Press Ctrl+Q to quit; everything is saved."]
        await pilot.press("ctrl+z")
        assert suspended == [True]
        assert isinstance(pilot.app.screen, Confirm)


async def test_where_one_fills_something_in_ctrl_z_is_undo_and_stops_the_program_only_when_meant(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspended: list[bool] = []
    monkeypatch.setattr(RetroApp, "action_suspend_process", lambda app: suspended.append(True))
    async with open_app(navigation.WizardRoute()) as pilot:
        await pilot.press("ctrl+z")
        assert (suspended, note(pilot)) == ([], ONCE_MORE.format("Ctrl+Z"))
        await pilot.press("ctrl+z")
        assert suspended == [True]
        await pilot.press("1", "f3", *"abc", "escape", "ctrl+z")
        assert (suspended, pilot.app.screen.query(Input).first().value) == ([True], "")
        await pilot.press("ctrl+z", *"d")
        assert (suspended, pilot.app.screen.query(Input).first().value) == ([True], "d"), (
            "nothing left to undo is no reason to stop"
        )


@pytest.mark.parametrize("kind", [part_kinds.Timeline, part_kinds.Ledger, part_kinds.Details])
async def test_the_editor_stands_in_the_footer_only_where_there_is_a_text(
    open_app: OpenApp, library_with: LibraryWith, kind: type
) -> None:
    library_with(demo())
    async with open_app(navigation.WizardRoute(A, page_with(kind))) as pilot:
        assert "F4" not in picture(pilot).splitlines()[-1]
        await pilot.press("f4")
        assert note(pilot) == NOTHING_FOR_KEY.format("Editor")
    async with open_app(navigation.WizardRoute(A, page_with(answer_kinds.Text))) as pilot:
        assert "F4" in picture(pilot).splitlines()[-1]


async def test_a_number_that_no_choice_has_is_answered(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.WizardRoute(A, "status")) as pilot:
        await pilot.press("7")
        assert told(pilot.app) == ["There are 3 choices."]


async def test_a_word_that_means_nothing_is_answered_once(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.PatternsRoute()) as pilot:
        for letter in "жук":
            pilot.app.post_message(events.Key(letter, letter))
        await pilot.pause()
        await pilot.pause()
        assert told(pilot.app) == [NO_SUCH_KEY]


async def test_a_paste_where_nothing_is_written_is_answered(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with(demo())
    async with open_app(navigation.ReaderRoute(A)) as pilot:
        await paste(pilot, "some words")
        assert told(pilot.app) == [NOWHERE_TO_PASTE]


async def test_letters_on_a_page_of_choices_are_answered_and_the_cursor_keys_still_act(open_app: OpenApp) -> None:
    async with open_app(navigation.WizardRoute()) as pilot:
        await letters(pilot, "hm")
        assert note(pilot) == NO_SUCH_KEY  # there is nothing to write on it
        await pilot.press("down", "enter")
        assert note(pilot) != NO_SUCH_KEY


def lines(pilot: Pilot[None]) -> dict[str, str]:
    """What is written in the lines of the form."""
    return {line.id: line.value for line in pilot.app.screen.query(FormLine) if line.id and line.value}


async def tab_to(pilot: Pilot[None], kind: type[Widget]) -> None:
    for _ in range(20):
        if isinstance(pilot.app.focused, kind):
            return
        await pilot.press("tab")
    raise AssertionError(f"Tab never comes to {kind.__name__}")


@pytest.mark.parametrize("selector", [FlagSelector, WordButton])
async def test_letters_on_a_selector_of_a_form_change_no_line(open_app: OpenApp, selector: type[Widget]) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        await letters(pilot, "Shop ")
        await tab_to(pilot, FlagList)
        await pilot.press("space")
        await tab_to(pilot, selector)
        await letters(pilot, "quite a rush")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        assert lines(pilot) == {"name": "Shop "}
        assert told(pilot.app) == [messages.TAB_TO_TEXT]


async def test_what_is_typed_on_a_button_of_a_dialog_changes_no_line_that_enter_has_left(open_app: OpenApp) -> None:
    gig = Vet(title="Shop", signs=(VetFlag("B11", "Quoted before testing", HEAVY, VetAnswer.YES),))
    kept: dict[VetLine, str] = {}
    async with open_app() as pilot:
        await pilot.app.push_screen(TakeDialog(gig, lambda: date(2026, 11, 27), lambda lines, _: kept.update(lines)))
        await letters(pilot, "x")
        await pilot.press("tab", "tab", "enter", "tab")
        before = lines(pilot)
        assert isinstance(pilot.app.focused, WordButton)
        assert before == {"text": "x", "feared": "Quoted before testing"}
        await letters(pilot, "60")
        assert told(pilot.app) == [messages.TAB_TO_TEXT]
        pilot.app.clear_notifications()
        await paste(pilot, "60")
        assert told(pilot.app) == [NOWHERE_TO_PASTE]
        assert lines(pilot) == before
        await pilot.press("shift+tab", *"60")
        assert lines(pilot) == {**before, "sure": "60"}


async def test_a_line_hidden_by_a_small_window_is_written_on_in_a_form_too(open_app: OpenApp) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        for line in ("name", "month"):
            pilot.app.screen.query_one(f"#{line}").focus()
            await letters(pilot, "1")
            await resize(pilot, TINY)
            await letters(pilot, "2")
            await resize(pilot, USUAL)
            await letters(pilot, "3")
        assert lines(pilot) == {"name": "123", "month": "123"}


async def test_no_letter_and_no_paste_on_a_list_with_letters_of_its_own_becomes_text(open_app: OpenApp) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        await pilot.press("shift+tab")
        await letters(pilot, "Shop")  # asked how it ended, which nothing but b and w answers
        await tab_to(pilot, FlagList)
        await letters(pilot, "xy")
        assert told(pilot.app) == [NO_SUCH_KEY]
        await paste(pilot, "start today")
        assert told(pilot.app) == [NOWHERE_TO_PASTE]
        assert isinstance(pilot.app.focused, FlagList)
        assert lines(pilot) == {"name": "Shop"}


@pytest.mark.parametrize("last", ["month", "worked"])
async def test_no_word_goes_by_itself_into_a_day_or_a_number(open_app: OpenApp, last: str) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        pilot.app.screen.query_one(f"#{last}").focus()
        await letters(pilot, "3")
        await tab_to(pilot, WordButton)
        await letters(pilot, "x")
        assert told(pilot.app) == [messages.TAB_TO_TEXT]
        await paste(pilot, "start today")
        assert told(pilot.app) == [NOWHERE_TO_PASTE]
        assert lines(pilot) == {last: "3"}


@pytest.mark.parametrize("id", ["title", "client", "stop", "price"])
async def test_several_lines_pasted_into_the_form_of_a_gig_one_is_in_stay_in_the_line(
    open_app: OpenApp, id: str
) -> None:
    async with open_app(navigation.UnderWayRoute()) as pilot:
        line = pilot.app.screen.query_one(f"#{id}", FormLine)
        pilot.app.screen.set_focus(line)
        await paste(pilot, "\n".join(f"line {number}" for number in range(10)))
        assert line.value == " ".join(f"line {number}" for number in range(10)), "no post is read here"


@pytest.mark.parametrize("written_in", ["month", "worked", "name"])
async def test_a_text_counts_as_written_in_however_late_its_focus_is_reported(
    open_app: OpenApp, written_in: str
) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        screen = pilot.app.screen
        line = screen.query_one(f"#{written_in}", FormLine)
        for stop in (line, screen.query_one("#act", FormLine), screen.query_one("#keep", WordButton)):
            screen.set_focus(stop)  # and no message is handled in between
            if stop is line:
                line.insert_text_at_cursor("3")
        await pilot.press("ctrl+z")
        assert lines(pilot) == {}, "undone in it"
        assert pilot.app.focused is line


async def test_letters_on_a_row_of_choices_begin_a_name_and_do_not_change_one(open_app: OpenApp) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        await letters(pilot, "Shop ")
        await pilot.press("tab", "tab", "shift+tab", "shift+tab", "shift+tab")
        assert isinstance(pilot.app.focused, ChoiceRow)
        await letters(pilot, "again")
        assert lines(pilot) == {"name": "Shop "}


async def test_no_letter_between_the_lines_closes_the_form_of_a_gig_under_way(open_app: OpenApp) -> None:
    async with open_app(navigation.UnderWayRoute()) as pilot:
        await letters(pilot, "Shop ")
        await tab_to(pilot, WordButton)
        await letters(pilot, "quick")
        assert isinstance(pilot.app.screen, UnderWayScreen)
        assert pilot.app.screen.query(Input).first().value == "Shop "
        assert told(pilot.app) == [messages.TAB_TO_TEXT]


async def test_tab_after_the_first_tick_still_comes_to_the_rule(open_app: OpenApp) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        await tab_to(pilot, FlagList)
        for key in ("space", "tab"):
            pilot.app.post_message(events.Key(key, " " if key == "space" else "\t"))
        await until(pilot, lambda: not isinstance(pilot.app.focused, FlagList))
        assert pilot.app.focused
        assert pilot.app.focused.id == "cue"
        await pilot.press("tab", "tab")
        assert isinstance(pilot.app.focused, FlagSelector)


async def test_words_in_the_hours_stay_visible_beside_what_is_said_of_them(open_app: OpenApp) -> None:
    async with open_app(navigation.OlderGigRoute()) as pilot:
        for size in (USUAL, NARROW, (44, 24)):
            await resize(pilot, size)
            line = pilot.app.screen.query_one("#worked", FormLine)
            line.value = "scope"
            await pilot.pause()
            assert line.content_size.width > len("scope")


TICKED = gig("Shop", status="over")._replace(
    red_flags=tuple(each._replace(pivot=code == "D1") for code in ("D1", "B3") if (each := red_flag_of(code)))
)


def told_myself(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one(SmallText).text


async def test_what_is_typed_at_the_choices_of_a_page_goes_into_its_one_text(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TICKED])
    async with open_app(navigation.WizardRoute(TICKED.id, "pivot")) as pilot:
        await pilot.press("shift+tab")
        assert isinstance(pilot.app.focused, PivotList)
        assert "Esc Keys" in picture(pilot).splitlines()[-1]
        assert "Stop typing" not in picture(pilot)
        await letters(pilot, "one more evening")
        assert told_myself(pilot) == "one more evening"
        assert "Esc Stop typing" in picture(pilot).splitlines()[-1]


async def test_back_on_a_page_with_its_choice_made_one_writes_on(open_app: OpenApp, library_with: LibraryWith) -> None:
    library_with([TICKED])
    async with open_app(navigation.WizardRoute(TICKED.id, "pivot")) as pilot:
        await letters(pilot, "one more")
        await pilot.press("f3", "f2", *" evening")
        assert told_myself(pilot) == "one more evening"


async def seen_of_a_flag(pilot: Pilot[None], kept: list[RedFlag]) -> None:
    await pilot.app.push_screen(FlagForm(TICKED.red_flags[0], lambda: date(2026, 11, 27), kept.append))


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_enter_after_words_that_nothing_took_chooses_nothing(open_app: OpenApp, size: tuple[int, int]) -> None:
    kept: list[RedFlag] = []
    async with open_app(size=size) as pilot:
        await seen_of_a_flag(pilot, kept)
        assert "F3 Done" in picture(pilot).splitlines()[-1]
        await letters(pilot, "nosawit")
        await pilot.press("enter")
        assert kept == []
        assert {*told(pilot.app)} == {messages.WENT_NOWHERE}
        await pilot.press("enter")
        assert [flag.hindsight for flag in kept] == [Hindsight.SPOKE]


async def test_enter_after_one_letter_hit_by_mistake_chooses(open_app: OpenApp) -> None:
    kept: list[RedFlag] = []
    async with open_app() as pilot:
        await seen_of_a_flag(pilot, kept)
        await letters(pilot, "x")
        await pilot.press("down", "enter")
        assert [flag.hindsight for flag in kept] == [Hindsight.SILENT]


async def test_a_flag_whose_choice_is_made_opens_where_writing_goes_on(open_app: OpenApp) -> None:
    kept: list[RedFlag] = []
    async with open_app() as pilot:
        flag = TICKED.red_flags[0]._replace(hindsight=Hindsight.HALF, saw="a mail")
        await pilot.app.push_screen(FlagForm(flag, lambda: date(2026, 11, 27), kept.append))
        await letters(pilot, "fine")
        assert (kept[-1].saw, kept[-1].told_myself) == ("a mail", "fine")


async def test_f3_after_words_that_no_line_of_a_page_took_turns_it_the_second_time(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([TICKED])
    async with open_app(navigation.WizardRoute(TICKED.id, "dates")) as pilot:
        page = at(pilot)
        await tab_to(pilot, WordButton)
        assert "Esc Keys" in picture(pilot).splitlines()[-1]
        await letters(pilot, "november")
        await pilot.press("f3")
        assert (at(pilot), note(pilot)) == (page, messages.WENT_NOWHERE)
        await pilot.press("f3")
        assert at(pilot) != page
