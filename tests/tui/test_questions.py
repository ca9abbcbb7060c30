"""Questions of the user's own: the screen that adds and retires them, and the wizard that asks them."""

from __future__ import annotations

import asyncio
import threading
from argparse import Namespace
from datetime import date

import pytest
from textual.pilot import Pilot

from retro.commands.questions import questions
from retro.core.gig import own_questions as own
from retro.core.gig.choices import Status
from retro.core.gig.ids import QuestionKey
from retro.core.gig.own_questions import KeptQuestion, OwnQuestion, StepKey, added
from retro.core.gig.retrospective import Facts, Retrospective
from retro.storage.errors import Locked
from retro.storage.queries.record import retrospective_by_id
from retro.storage.queries.settings import setting
from retro.storage.queries.wizard.own_questions import SETTING_NAME, as_setting, own_questions
from retro.storage.writing.store import Store
from retro.tui.context import AppContext
from retro.tui.kit.text.kept_line import with_line
from retro.tui.navigation import QuestionsRoute, ReaderRoute, WizardRoute
from retro.tui.questions import screen
from retro.tui.questions.dialog import WORDS, QuestionDialog
from retro.tui.questions.typed_words import NEW, TYPED
from tests.tui.conftest import LibraryWith, OpenApp, picture
from tests.tui.looking import press, until_shown, until_told

SLEEP = OwnQuestion(QuestionKey("mine." + "a" * 32), StepKey.STORY, "How did you [sleep]?")
GIG = Retrospective.new(facts=Facts(title="Shop checkout", status=Status.OVER))


def keep(app_context: AppContext, *every: KeptQuestion) -> None:
    app_context.store.submit(lambda store: store.set(SETTING_NAME, as_setting(every))).result(timeout=600)


async def test_one_is_added_renamed_retired_and_asked_again(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "Nothing here yet.")
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, QuestionDialog)
        await press(pilot, *"Why me", "tab", "right", "space", "ctrl+n")
        await until_told(pilot, "Added. It comes at the end of that step, among the longer questions.")
        (only,) = own_questions(app_context.library)
        assert (only.question.step, only.question.ask) == ("cost", "Why me")
        assert "1 of 5 asked" in picture(pilot)
        await press(pilot, "e", *"?", "enter")
        await until_told(pilot, "Renamed. What you've answered keeps the old words.")
        assert own_questions(app_context.library)[0].question == only.question._replace(ask="Why me?")
        await press(pilot, "d")
        await until_told(pilot, "Retired. What you've answered stays.")
        assert "retired 23 Nov 2026" in picture(pilot)
        await press(pilot, "u")
        await until_told(pilot, "Asked again.")
        assert own_questions(app_context.library)[0].retired_on is None


@pytest.mark.parametrize("leaving", ["ctrl+q", "escape"])
async def test_what_stands_in_the_dialog_outlives_quitting_and_a_not_now(
    open_app: OpenApp, app_context: AppContext, leaving: str
) -> None:
    """Of a new question, and of one that is renamed."""
    keep(app_context, KeptQuestion(SLEEP))
    for key, typed, elsewhere in (("n", "Why [me", "e"), ("e", " Really?", "n")):
        async with open_app(QuestionsRoute()) as pilot:
            await until_shown(pilot, "1 of 5 asked")
            await press(pilot, key, "end", *typed, leaving)
        async with open_app(QuestionsRoute()) as pilot:
            await until_shown(pilot, "1 of 5 asked")
            await press(pilot, elsewhere)
            await until_shown(pilot, WORDS)
            assert typed not in picture(pilot)
        async with open_app(QuestionsRoute()) as pilot:
            await until_shown(pilot, "1 of 5 asked")
            await press(pilot, key)
            assert isinstance(pilot.app.screen, QuestionDialog)
            assert typed in picture(pilot)
            await press(pilot, "ctrl+u", "escape", key)
            assert typed not in picture(pilot), "taken out by hand"
    (only,) = own_questions(app_context.library)
    assert only.question == SLEEP


async def test_what_could_not_be_saved_stands_in_its_dialog_again_until_it_is(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a new question, and of one that is renamed."""
    keep(app_context, KeptQuestion(SLEEP))

    def locked(*_: object) -> None:
        raise Locked("Another window writes.", "Try again.")

    for key, typed, done in (("n", "Why me?", own.ADDED), ("e", " Really?", own.RENAMED)):
        async with open_app(QuestionsRoute()) as pilot:
            await until_shown(pilot, " of 5 asked")
            with monkeypatch.context() as patched:
                patched.setattr(screen, "change_own_questions", locked)
                await press(pilot, key, "end", *typed, "ctrl+n")
                await until_told(pilot, "Another window writes. Try again.")
            await press(pilot, key)
            assert isinstance(pilot.app.screen, QuestionDialog)
            assert pilot.app.screen.ask.value.endswith(typed)
            await press(pilot, "ctrl+n")
            await until_told(pilot, done)
        await asyncio.to_thread(lambda: app_context.store.submit(lambda _: None).result(timeout=600))
        assert not setting(app_context.library, TYPED)
    assert [each.question.ask for each in own_questions(app_context.library)] == [f"{SLEEP.ask} Really?", "Why me?"]


@pytest.mark.parametrize(
    ("typed", "sentence"), [("", "Write the question first."), ("why?", "You have that question already.")]
)
async def test_what_cannot_be_asked_stays_as_typed_and_is_said(
    open_app: OpenApp, app_context: AppContext, typed: str, sentence: str
) -> None:
    keep(app_context, *added((), StepKey.COST, "Why?"))
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "Why?")
        await press(pilot, "n", *typed, "ctrl+n")
        assert sentence in picture(pilot)
        assert isinstance(pilot.app.screen, QuestionDialog)
        assert pilot.app.screen.ask.value == typed
        await press(pilot, "escape")
        assert len(own_questions(app_context.library)) == 1


async def test_a_sixth_waits_for_one_to_be_retired(open_app: OpenApp, app_context: AppContext) -> None:
    five: tuple[KeptQuestion, ...] = ()
    for number in range(5):
        five = added(five, StepKey.GIG, f"Question {number}?")
    keep(app_context, *five)
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "5 of 5 asked")
        await press(pilot, "n", *"More?", "ctrl+n")
        assert "You have 5 questions. Retire one first." in picture(pilot)


async def test_what_another_window_added_meanwhile_stays_and_takes_its_place(
    open_app: OpenApp, app_context: AppContext
) -> None:
    keep(app_context, KeptQuestion(SLEEP))
    theirs = added((KeptQuestion(SLEEP),), StepKey.GIG, "Theirs?")
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "1 of 5 asked")
        await press(pilot, "e", "end", *"!")
        keep(app_context, *theirs)
        await press(pilot, "enter")
        await until_told(pilot, "Renamed. What you've answered keeps the old words.")
        assert [each.question.ask for each in own_questions(app_context.library)] == [f"{SLEEP.ask}!", "Theirs?"]
        await press(pilot, "n", *"Mine?")
        full = theirs
        for name in "abc":
            full = added(full, StepKey.GIG, f"{name}?")
        keep(app_context, *full)
        await press(pilot, "f3")
        await until_told(pilot, "You have 5 questions. Retire one first.")
        assert own_questions(app_context.library) == full
        await press(pilot, "d", "n")
        await until_shown(pilot, "Mine?")


async def test_what_a_command_adds_before_the_screen_has_written_stays(
    open_app: OpenApp, app_context: AppContext
) -> None:
    keep(app_context, KeptQuestion(SLEEP))
    is_added = threading.Event()
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "1 of 5 asked")
        await press(pilot, "n", *"Mine?")
        app_context.store.submit(lambda _: is_added.wait(600))
        await press(pilot, "ctrl+n")  # its writing waits behind that
        command = Namespace(add=["gig", "Theirs?"], rename=None, retire=None, ask_again=None)
        assert await asyncio.to_thread(questions, app_context.paths, command) == 0
        is_added.set()
        await until_told(pilot, own.ADDED)
        await until_shown(pilot, "3 of 5 asked")
    kept = [each.question.ask for each in own_questions(app_context.library)]
    assert kept == [SLEEP.ask, "Theirs?", "Mine?"]


async def test_one_that_is_gone_meanwhile_is_said_and_its_new_words_begin_the_next_one(
    open_app: OpenApp, app_context: AppContext
) -> None:
    other = KeptQuestion(SLEEP._replace(key=QuestionKey("mine." + "b" * 32), ask="Why?"))
    for keys in (("end", *" Really?", "enter"), ()):
        keep(app_context, KeptQuestion(SLEEP), other)
        async with open_app(QuestionsRoute()) as pilot:
            await until_shown(pilot, "2 of 5 asked")
            if keys:
                await press(pilot, "e")
            keep(app_context, other)
            await press(pilot, *(keys or "d"))
            await until_told(pilot, "That question isn't there any more. Nothing was changed.")
            await until_shown(pilot, "1 of 5 asked")
            assert own_questions(app_context.library) == (other,)
            await press(pilot, "n")
            assert isinstance(pilot.app.screen, QuestionDialog)
            assert pilot.app.screen.ask.value == f"{SLEEP.ask} Really?"


async def test_words_typed_in_another_window_stay_when_those_here_are_saved(
    open_app: OpenApp, app_context: AppContext
) -> None:
    keep(app_context, KeptQuestion(SLEEP))
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "1 of 5 asked")
        await press(pilot, "e", "end", *"!")
        theirs = f"{NEW} Theirs?"
        app_context.store.submit(lambda store: store.set(TYPED, theirs)).result(timeout=600)
        await press(pilot, "ctrl+u", "escape")
    await asyncio.to_thread(lambda: app_context.store.submit(lambda _: None).result(timeout=600))
    assert setting(app_context.library, TYPED) == theirs


async def typed_and_killed(pilot: Pilot[None], app_context: AppContext, *keys: str) -> list[str]:
    """Type in a dialog, and see what a kill would leave in the library."""
    await press(pilot, *keys)
    await asyncio.to_thread(lambda: app_context.store.submit(lambda _: None).result(timeout=600))
    return (setting(app_context.library, TYPED) or "").splitlines()


def type_there(app_context: AppContext, before: str, after: str) -> None:
    """Another window types on in its own dialog."""
    app_context.store.submit(
        lambda store: store.change_setting(TYPED, lambda lines: with_line(lines, before, after))
    ).result(timeout=600)


async def test_questions_half_typed_in_two_windows_both_stay(open_app: OpenApp, app_context: AppContext) -> None:
    """Each types on in its own; what one left is offered once the other's is saved."""
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "Nothing here yet.")
        await press(pilot, "n", *"Why")
        type_there(app_context, "", f"{NEW} How")
        await press(pilot, *" me")
        type_there(app_context, f"{NEW} How", f"{NEW} How so")
        assert await typed_and_killed(pilot, app_context, "?") == [f"{NEW} Why me?", f"{NEW} How so"]
        await press(pilot, "ctrl+n")
        await until_told(pilot, own.ADDED)
        assert await typed_and_killed(pilot, app_context) == [f"{NEW} How so"]
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "Why me?")
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, QuestionDialog)
        assert pilot.app.screen.ask.value == "How so"
        type_there(app_context, f"{NEW} How so", f"{NEW} How soon")
        assert await typed_and_killed(pilot, app_context, "?") == [f"{NEW} How soon", f"{NEW} How so?"]


async def test_words_half_typed_for_another_question_stay(open_app: OpenApp, app_context: AppContext) -> None:
    keep(app_context, KeptQuestion(SLEEP))
    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "1 of 5 asked")
        await press(pilot, "e", "end", *"!", "escape", "n", *"Why?", "escape", "e", "end")
        renamed, new = f"{SLEEP.key} {SLEEP.ask}!?", f"{NEW} Why?"
        assert sorted(await typed_and_killed(pilot, app_context, "?")) == sorted([renamed, new])
        await press(pilot, "enter")
        await until_told(pilot, own.RENAMED)
        assert await typed_and_killed(pilot, app_context) == [new]
        await press(pilot, "n")
        assert isinstance(pilot.app.screen, QuestionDialog)
        assert pilot.app.screen.ask.value == "Why?"


async def test_words_typed_while_the_library_refuses_leave_no_earlier_line(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> None:
        raise Locked("Another window writes.", "Try again.")

    async with open_app(QuestionsRoute()) as pilot:
        await until_shown(pilot, "Nothing here yet.")
        assert await typed_and_killed(pilot, app_context, "n", *"Wh") == [f"{NEW} Wh"]
        with monkeypatch.context() as patched:
            patched.setattr(Store, "change_setting", locked)
            await typed_and_killed(pilot, app_context, *"y m")
        assert await typed_and_killed(pilot, app_context, "e") == [f"{NEW} Why me"]


async def test_the_wizard_asks_it_at_the_end_of_its_step_and_the_reader_shows_it(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with([GIG])
    keep(app_context, KeptQuestion(SLEEP))
    async with open_app(WizardRoute(GIG.id, SLEEP.key)) as pilot:
        await until_shown(pilot, "How did you [sleep]?")
        assert "STORY" in picture(pilot)
        await press(pilot, *"Badly.")
        assert app_context.autosave.flush(60)
    keep(app_context)
    found = retrospective_by_id(app_context.library, GIG.id)
    assert found is not None
    assert (found.retrospective.answers[SLEEP.key], found.retrospective.own_questions) == ("Badly.", (SLEEP,))
    async with open_app(ReaderRoute(GIG.id)) as pilot:
        await until_shown(pilot, "How did you [sleep]?")
        assert "Badly." in picture(pilot)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_a_long_question_fits_every_window(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    keep(app_context, *added((), StepKey.STORY, "x" * 36 + " " + "y" * 35))
    async with open_app(QuestionsRoute(), size=size) as pilot:
        await until_shown(pilot, "y" * 35)
        await press(pilot, "n")
        assert "At the end of" in picture(pilot)
        assert "lessons" in picture(pilot)


async def test_a_long_question_goes_on_below_its_own_words_at_every_width(
    open_app: OpenApp, app_context: AppContext
) -> None:
    long = SLEEP._replace(ask="Who else knew about it, and what did they say when they heard?")
    other = long._replace(key=QuestionKey("mine." + "b" * 32), ask=f"Later: {long.ask}")
    keep(app_context, KeptQuestion(long), KeptQuestion(other, date(2026, 11, 23)))
    async with open_app(QuestionsRoute(), size=(60, 20)) as pilot:
        await until_shown(pilot, "1 of 5 asked")
        for width in (60, 44, 80):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            lines = picture(pilot).splitlines()
            begin, end = (next(at for at, line in enumerate(lines) if word in line) for word in ("story", "retired"))
            firsts = [line for line in lines[begin : end + 1] if line.startswith(" story")]
            rest = [line for line in lines[begin : end + 1] if not line.startswith(" story")]
            assert (len(firsts), bool(rest)) == (2, True)
            assert all(line[:12] == " " * 12 and line[12] != " " for line in rest), "\n".join(lines)
