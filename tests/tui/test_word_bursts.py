"""Words that come in one read, as dictation and text expanders send them, are no commands outside of texts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from textual.events import Event, Key
from textual.pilot import Pilot

from retro.core.gig.retrospective import Moment
from retro.core.vet.vet_flag import VetAnswer
from retro.tui.home.screen import HomeScreen
from retro.tui.key_answers import OPENERS
from retro.tui.kit import messages
from retro.tui.kit.dialogs.confirm import Confirm
from retro.tui.kit.input_routing import NO_SUCH_KEY, NOTHING_TO_WRITE_IN, WENT_NOWHERE
from retro.tui.kit.key_table import USUAL
from retro.tui.message.answer_dialog import AnswerDialog
from retro.tui.navigation import HomeRoute, VetRoute, WizardRoute
from retro.tui.terminal.keyboard import Keyboard
from retro.tui.terminal.running_text import STRAYED
from retro.tui.terminal.word_burst import WordKey, is_word
from retro.tui.vet.screen import ANSWERED_BEFORE, VetScreen
from tests.tui.conftest import LibraryWith, OpenApp
from tests.tui.looking import told
from tests.tui.test_page_turns import arrive, click, seen_through, typed
from tests.tui.test_running_text import Clock
from tests.tui.wizard_steps import at, gig, note, whole

YES, NO = VetAnswer.YES, VetAnswer.NO


@pytest.fixture
def clock() -> Clock:
    return Clock()


def read(text: str) -> Iterator[Event]:
    """What comes in one read of the terminal."""
    return (message for message in Keyboard().feed(text.encode()) if isinstance(message, Event))


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("yesterday", True),
        ("yes", True),
        ("not now", True),
        ("3 days late", True),
        ("geht so", True),
        ("так", True),
        ("明日来", True),
        ("été", True),
        ("why", True),
        ("Try again", True),
        ("hmm", True),
        ("jje", False),
        ("kkjo", False),
        ("jeep", True),
        ("jjust", True),
        ("yny", False),
        ("yyyyyyy", False),
        ("nnn", False),
        ("ooo", False),
        ("jjjk", False),
        ("no", False),
        ("i d", False),
        ("123", False),
        ("1 2 a", False),
    ],
)
def test_a_word_is_told_from_commands_typed_ahead(text: str, is_so: bool) -> None:
    assert is_word(text) is is_so
    assert all(isinstance(event, WordKey) is is_so for event in read(text))


def test_a_line_end_and_an_arrow_part_the_words_of_a_read() -> None:
    kinds = [(event.key, isinstance(event, WordKey)) for event in read("nn\ryes\x1b[Bab") if isinstance(event, Key)]
    assert [key for key, is_so in kinds if is_so] == ["y", "e", "s"]
    assert [event.is_first for event in read("nn\ryes") if isinstance(event, WordKey)] == [True, False, False]


def test_each_command_that_opens_a_text_is_one() -> None:
    assert USUAL.keys() >= OPENERS


async def send(pilot: Pilot[None], text: str) -> None:
    """All of it in one read, until the last key was handed on."""
    await arrive(pilot, read(text))
    await seen_through(pilot)


async def test_a_word_at_a_vets_question_answers_none_and_answers_typed_ahead_do(
    open_app: OpenApp, clock: Clock
) -> None:
    async with open_app(VetRoute(), clock=clock) as pilot:
        await arrive(pilot, typed("Shop"), click(pilot.app.screen.query_one("#go-on")))
        await seen_through(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, VetScreen)
        for words in ("yesterday", "yes\r", "not sure", "verdict", "because", "why", "shy\r"):
            clock.now += 1
            await send(pilot, words)
            assert pilot.app.screen_stack[-1:] == [screen], words
            assert (screen.vet.title, screen.is_form) == ("Shop", False), words
            assert not any(sign.answer for sign in screen.vet.signs), words
            assert told(pilot.app)[-1] == (WENT_NOWHERE if words.endswith("\r") else NOTHING_TO_WRITE_IN), words
        clock.now += STRAYED
        await send(pilot, "yny")
        assert [sign.answer for sign in screen.vet.signs[:4]] == [YES, NO, YES, None]


async def test_a_word_typed_letter_by_letter_at_a_vets_question_says_what_its_first_letter_did(
    open_app: OpenApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(VetRoute()) as pilot:
        await arrive(pilot, typed("Shop"), click(pilot.app.screen.query_one("#go-on")))
        await seen_through(pilot)
        monkeypatch.setattr("retro.tui.vet.screen.JUST_NOW", 60.0)  # a busy machine takes its time for three keys
        await pilot.press("y", "o", "u")
        assert told(pilot.app)[-1] == ANSWERED_BEFORE.format("Yes", "b")
        monkeypatch.setattr("retro.tui.vet.screen.JUST_NOW", -1.0)
        await pilot.press("o")
        assert told(pilot.app)[-1] == NO_SUCH_KEY


@pytest.mark.parametrize("page", ["status", "red_flags", "moments"])
async def test_a_word_at_a_choice_in_the_wizard_changes_nothing(
    open_app: OpenApp, library_with: LibraryWith, clock: Clock, page: str
) -> None:
    draft = gig("Shop", status="over")._replace(moments=(Moment(date(2026, 10, 5), "Said yes"),))
    library_with([draft])
    async with open_app(WizardRoute(draft.id, page), clock=clock) as pilot:
        await pilot.press("shift+tab")
        before = whole(pilot)
        for words in ("not now", "because\r", " delete it", "2 days late", "geduldig"):
            clock.now += 1
            await send(pilot, words)
            assert (at(pilot), whole(pilot)) == (page, before), words
        assert note(pilot) in (NOTHING_TO_WRITE_IN, messages.TAB_TO_TEXT)


async def test_a_word_in_the_frame_goes_into_the_text(open_app: OpenApp, library_with: LibraryWith) -> None:
    draft = gig("Shop", status="over")
    library_with([draft])
    async with open_app(WizardRoute(draft.id, "client.cost")) as pilot:
        await pilot.press("escape")
        await send(pilot, "begun on Monday\rand ended ")
        await send(pilot, "never")
        assert at(pilot) == "client.cost"
        assert whole(pilot).answers["client.cost"] == "begun on Monday\nand ended never"


async def test_a_word_on_home_quits_deletes_and_opens_nothing(
    open_app: OpenApp, library_with: LibraryWith, clock: Clock
) -> None:
    library_with([gig("Shop", status="over")])
    async with open_app(HomeRoute(), clock=clock) as pilot:
        for words in ("quarter past", "delete", "lessons", "undo", "zebra"):
            clock.now += 1
            await send(pilot, words)
            assert isinstance(pilot.app.screen, HomeScreen), words
        clock.now += STRAYED
        await pilot.press("d")
        await pilot.pause()
        await send(pilot, "daddy")
        assert isinstance(pilot.app.screen, Confirm)


async def test_words_right_behind_the_key_that_opens_a_text_are_in_it(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    untold = gig("Shop", status="untold", noticed_on=date(2026, 3, 7))
    library_with([untold])
    async with open_app(WizardRoute(untold.id, "they_first")) as pilot:
        await send(pilot, "mHannah")
        assert isinstance(pilot.app.screen, AnswerDialog)
        assert getattr(pilot.app.screen.focused, "text", "") == "Hannah"
