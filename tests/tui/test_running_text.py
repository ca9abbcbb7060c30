"""Letters that go on a text over a turned page are no commands there; a key that is meant for the page is."""

from __future__ import annotations

from datetime import date

import pytest
from textual.events import Key
from textual.pilot import Pilot

from retro.core.gig.retrospective import Moment, Retrospective
from retro.tui.kit import messages
from retro.tui.kit.input_routing import NO_SUCH_KEY, PRESSED_TWICE, STILL_TYPING
from retro.tui.message.answer_dialog import AnswerDialog
from retro.tui.navigation import HomeRoute, Route, VetRoute, WizardRoute
from retro.tui.terminal.running_text import RunningText
from retro.tui.vet.screen import VetScreen
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import told, until
from tests.tui.test_page_turns import arrive, click, seen_through, typed
from tests.tui.wizard_steps import at, gig, note, whole

COST = "client.cost"
"""A text; after it come the red flags, where letters are commands."""


class Clock:
    """Stands still until a test moves it."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def draft(library_with: LibraryWith) -> Retrospective:
    draft = gig("Shop", status="over")
    library_with([draft])
    return draft


async def go(pilot: Pilot[None], clock: Clock, after: float, *keys: str) -> None:
    """Press keys, so long after the ones before."""
    clock.now += after
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_letter_that_came_with_the_key_that_turned_the_page_is_no_command(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "b", "f3", "n")
        assert at(pilot) == "red_flags"
        assert note(pilot) == STILL_TYPING
        await go(pilot, clock, 1, "b")
        assert at(pilot) == COST
        assert whole(pilot).answers[COST] == "ab"


async def test_a_letter_of_running_text_is_no_command_on_the_page_that_comes(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "b")
        await go(pilot, clock, 0.2, "f3")
        assert at(pilot) == "red_flags"
        await go(pilot, clock, 0.25, "n", "o")
        assert at(pilot) == "red_flags"
        assert note(pilot) == NO_SUCH_KEY
        assert whole(pilot).answers[COST] == "ab"


async def test_a_letter_alone_right_after_the_page_has_turned_is_a_command_when_none_follows(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "f3")
        await go(pilot, clock, 0.1, "b")
        assert at(pilot) == "red_flags"
        clock.now += 0.3
        await seen_through(pilot)
        assert at(pilot) == COST


async def test_a_letter_alone_is_a_command_at_once_when_a_command_key_follows(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "f3")
        await go(pilot, clock, 0.1, "b", "f2")
        await seen_through(pilot)
        assert at(pilot) == "dates"


async def test_the_same_letter_is_a_command_after_a_pause(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "f3")
        await go(pilot, clock, 0.3, "b")
        assert at(pilot) == COST


async def test_a_run_lasts_for_as_long_as_letters_follow_each_other(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "f3")
        for key in ("n", "space", "b", "1", "enter", "g", "n"):
            await go(pilot, clock, 0.25, key)
        assert at(pilot) == "red_flags"
        assert not whole(pilot).red_flags
        await go(pilot, clock, 0.31, "b")
        assert at(pilot) == COST


async def test_letters_where_nothing_was_written_are_commands_at_once(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "f3", "b", "f3")
        await until(pilot, lambda: at(pilot) == "red_flags")
        await go(pilot, clock, 0, "n")
        await until(pilot, lambda: at(pilot) != "red_flags")


@pytest.mark.parametrize("key", ["f3", "f2"])
async def test_a_command_key_works_at_once(open_app: OpenApp, draft: Retrospective, clock: Clock, key: str) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "f3")
        assert at(pilot) == "red_flags"
        await go(pilot, clock, 0, key)
        assert at(pilot) != "red_flags"


@pytest.mark.parametrize("key", ["f3", "f2", "right", "left"])
async def test_a_command_key_works_right_after_esc(
    open_app: OpenApp, draft: Retrospective, clock: Clock, key: str
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a")
        await go(pilot, clock, 0, "escape", key)
        assert at(pilot) != COST


async def test_letters_after_esc_are_commands_at_once(open_app: OpenApp, draft: Retrospective, clock: Clock) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await go(pilot, clock, 1, "a", "escape", "n")
        assert at(pilot) == "red_flags"


async def test_finding_a_flag_right_after_a_text_in_one_write(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, COST), clock=clock) as pilot:
        await arrive(pilot, typed("A week"))
        clock.now += 0.01
        await pilot.press("f3", "slash")
        await arrive(pilot, typed("stuck for hours"))
        await seen_through(pilot)
        await pilot.press("down", "space")
        assert [flag.name for flag in whole(pilot).red_flags] == ["I was stuck for hours and nobody knew"]
        assert whole(pilot).answers[COST] == "A week"


async def test_a_letter_right_after_a_vets_form_is_no_answer(open_app: OpenApp, clock: Clock) -> None:
    async with open_app(VetRoute(), clock=clock) as pilot:
        await arrive(pilot, typed("Shop"), click(pilot.app.screen.query_one("#go-on")), typed("yny"))
        await seen_through(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, VetScreen)
        assert screen.vet.unanswered == 0
        assert told(pilot.app) == [STILL_TYPING]
        await go(pilot, clock, 0.5, "y")
        assert screen.vet.unanswered == 1
        await go(pilot, clock, 0, "n")
        assert screen.vet.unanswered == 2


def opening(draft: Retrospective, key: str) -> Route:
    """Where this key opens a text: the first question of a message, the search on home, the page after the flags."""
    return {"m": WizardRoute(draft.id, "they_first"), "slash": HomeRoute(), "n": WizardRoute(draft.id, "red_flags")}[
        key
    ]


def written(pilot: Pilot[None]) -> str:
    """What stands in the focused text."""
    text = pilot.app.screen.focused
    return str(getattr(text, "text", "") or getattr(text, "value", ""))


@pytest.fixture
def untold(library_with: LibraryWith) -> Retrospective:
    untold = gig("Shop", status="untold", noticed_on=date(2026, 3, 7))
    library_with([untold])
    return untold


@pytest.mark.parametrize(
    ("key", "after", "again", "then", "left"),
    [
        ("m", 0.12, [0.0], "", ""),  # pressed twice
        ("m", 0.0, [0.0], "", ""),  # twice in one read, over a slow line
        ("slash", 0.12, [0.0, 0.15], "", ""),  # three times
        ("m", 0.5, [0.0, 0.03, 0.03, 0.03], "", ""),  # held down
        ("m", 0.12, [0.0], "ona", "mona"),  # typed ahead
        ("m", 0.0, [0.0, 0.0], "h", "mmh"),  # typed ahead in one write
        ("m", 0.5, [0.0], "", "m"),  # the page was seen
        ("m", 1.0, [0.0, 0.03], "", "mm"),
    ],
)
async def test_a_key_pressed_twice_as_it_opens_a_text_is_no_letter_and_what_is_typed_ahead_is(
    open_app: OpenApp,
    untold: Retrospective,
    clock: Clock,
    key: str,
    after: float,
    again: list[float],
    then: str,
    left: str,
) -> None:
    sign = {"slash": "/"}.get(key, key)
    async with open_app(opening(untold, key), clock=clock) as pilot:
        await go(pilot, clock, 1, key)
        assert not written(pilot)
        clock.now += after
        for pause in again:
            clock.now += pause
            await arrive(pilot, iter([Key(key, sign)]))
        await arrive(pilot, typed(then))
        clock.now += 0.31
        await seen_through(pilot)
        assert written(pilot) == left
        assert (PRESSED_TWICE.format(sign) in told(pilot.app)) is not bool(left)


async def test_a_letter_that_opened_a_text_is_one_later_on(
    open_app: OpenApp, untold: Retrospective, clock: Clock
) -> None:
    async with open_app(opening(untold, "m"), clock=clock) as pilot:
        await go(pilot, clock, 1, "m")
        assert isinstance(pilot.app.screen, AnswerDialog)
        await go(pilot, clock, 0.1, "a", "m", "m")
        assert written(pilot) == "amm"
        await pilot.press("ctrl+u")
        await go(pilot, clock, 0.1, "m", "m", "a")
        assert written(pilot) == "mma"


DAYS = (Moment(date(2026, 10, 5), "Said yes"), Moment(date(2026, 10, 9), "Stuck"))


async def test_a_day_typed_at_the_events_and_not_on_their_line_removes_none(
    open_app: OpenApp, library_with: LibraryWith, clock: Clock
) -> None:
    draft = gig("Shop", status="over")._replace(moments=DAYS)
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "moments"), clock=clock) as pilot:
        await go(pilot, clock, 1, "shift+tab")
        for key in "yesterday":
            await go(pilot, clock, 0.4, key)
        assert note(pilot) == messages.TAB_TO_TEXT
        assert whole(pilot).moments == DAYS
        await go(pilot, clock, 0.61, "d")
        assert len(whole(pilot).moments) == 1
        await go(pilot, clock, 0.1, "u")
        assert whole(pilot).moments == DAYS


@pytest.mark.parametrize("words", ["It did not work", "Er hat nein gesagt", "xnb"])
async def test_a_sentence_typed_at_a_choice_chooses_nothing_and_turns_no_page(
    open_app: OpenApp, draft: Retrospective, clock: Clock, words: str
) -> None:
    async with open_app(WizardRoute(draft.id, "status"), clock=clock) as pilot:
        before = whole(pilot)
        for letter in words:
            await go(pilot, clock, 0.2, "space" if letter == " " else letter)
        assert (at(pilot), whole(pilot)) == ("status", before)


async def test_a_letter_that_means_nothing_stops_no_command_that_comes_later(
    open_app: OpenApp, draft: Retrospective, clock: Clock
) -> None:
    async with open_app(WizardRoute(draft.id, "red_flags"), clock=clock) as pilot:
        await go(pilot, clock, 1, "ü")
        await go(pilot, clock, 0.6, "b")
        assert at(pilot) != "red_flags"


ENTER = Key("enter", "\r")


@pytest.mark.parametrize("command", [Key("j", "j"), Key("down", None), Key("slash", "/")])
def test_enter_is_meant_for_the_page_once_a_command_came_behind_letters_that_nothing_took(command: Key) -> None:
    text = RunningText()
    text.strayed(0)
    text.strayed(0.1)
    text.followed(command, 2, 2.01)
    assert text.goes_on(ENTER, 3, is_end=True) is False


def test_letters_that_nothing_takes_count_on_as_each_is_handled() -> None:
    text = RunningText()
    for second in (0.0, 2.0):
        text.followed(Key("x", "x"), second, second, is_stray=True)
    assert text.goes_on(ENTER, 3, is_end=True) is True
