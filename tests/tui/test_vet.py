"""Vetting the next gig: asked from one's own past, answered by letters, saved as it goes."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from threading import Event
from typing import Any

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from retro.core.gig.choices import Side, Stage
from retro.core.gig.ids import GigId, LessonId, VetId
from retro.core.gig.retrospective import Facts, Lesson, RedFlag, Retrospective
from retro.core.vet.begin import VetContext
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import NO_GOOD_END, Ending, GoodEnd
from retro.core.vet.flag_history import NO_PASTS, FlagHistory, PastOccurrence
from retro.core.vet.posts.post_reading import understand_post
from retro.core.vet.progress import Stop
from retro.core.vet.quote import Quote
from retro.core.vet.reply import GLAD, NO_AT_ALL, reply
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag
from retro.core.vet.vet_lines import STOP_TEXT
from retro.storage.queries.vets import vet_context, vets
from retro.storage.writing.store import Store
from retro.tui.context import AppContext
from retro.tui.kit.text.text_box import SmallText
from retro.tui.navigation import HomeRoute, ReaderRoute, Route, RunningRoute, VetRoute, VetsRoute, WizardRoute
from retro.tui.vet.form import HEADING
from retro.tui.vet.question import OWN, OWN_LATER, why_asked
from retro.tui.vet.under_way.running_screen import RunningScreen
from tests.factories import flag_of as flag
from tests.factories import numbered_gig
from tests.tui.conftest import TODAY, LibraryWith, OpenApp, picture
from tests.tui.looking import press, screen_text, until, until_shown

AT = datetime(2026, 10, 1, 12, tzinfo=UTC)


def gig(number: int, *flags: RedFlag, lessons: tuple[Lesson, ...] = ()) -> Retrospective:
    return numbered_gig(number, AT - timedelta(days=30 * number), *flags)._replace(lessons=lessons)


RULE = Lesson(id=LessonId("f" * 32), cue="it hangs on a script", act="try it first", flag="B3")
PAST = (
    gig(1, flag("B3", "20k stars, it will be fine.", pivot=True), flag("D1", "One more evening."), lessons=(RULE,)),
    gig(2, flag("B3", "The plugin has good reviews.")),
    gig(3, flag("B3"), flag("C6")),
)


@pytest.fixture
def past(library_with: LibraryWith) -> None:
    library_with(PAST)


def stored(app_context: AppContext) -> Vet:
    (vet,) = vets.iterate_vets(app_context.library)
    return vet


async def until_saved(pilot: Pilot[None], app_context: AppContext) -> Vet:
    """What the library holds once nothing waits any more."""
    assert app_context.autosave.flush(60)
    await pilot.pause()
    return stored(app_context)


async def rewrite(pilot: Pilot[None], text: str) -> None:
    """Write over all that stands in the open dialog."""
    pilot.app.screen.query_one(SmallText).select_all()
    await press(pilot, *text)


def put(app_context: AppContext, documents: Iterable[Vet | Retrospective]) -> None:
    app_context.store.submit(lambda store: store.add_all(documents, update=False)).result(timeout=600)


@pytest.mark.usefixtures("past")
async def test_the_heaviest_sign_is_asked_first_with_ones_own_excuse_and_rule(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n")
        text = picture(pilot)
    assert "Question 1 of 7, costliest first" in text
    assert "Does it depend on a script, plugin or API" in text
    assert "“20k stars, it will be fine.”" in text
    assert "Gig 1 (Sep 2026)" in text
    assert "─ Your rule (" in text
    assert "If it hangs on a script, then I try it first." in text
    assert "Before I quote I'd like two paid hours" in text
    assert text.index("20k stars") < text.index("good reviews")


@pytest.mark.usefixtures("past")
async def test_a_question_that_is_not_ones_own_names_its_sister(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n")
        while "Budget far" not in (text := picture(pilot)) and "budget far" not in text:
            assert "A similar one" not in text or "not from your own" in text
            await press(pilot, "n")
    assert "not from your own gigs" in text
    assert "A similar one in your gigs: price cut to win it, 1×." in text


@pytest.mark.usefixtures("past")
async def test_letters_answer_and_the_verdict_follows_the_last_one(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "y", "s", *"nnnn", "y")
        text = picture(pilot)
        vet = await until_saved(pilot, app_context)
    assert "1 of 7 red flags, 1 not sure" in text
    assert "Untested third-party part" in text
    assert "Also in Gig 1 (Sep 2026), Gig 2 (Aug 2026) and 1 more." in text
    assert [sign.answer for sign in vet.signs][:3] == [VetAnswer.YES, VetAnswer.UNSURE, VetAnswer.NO]


@pytest.mark.usefixtures("past")
async def test_arrows_and_enter_alone_answer_too(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "down", "down", "enter", "b")
        assert "(•) Not sure" in picture(pilot)
        vet = await until_saved(pilot, app_context)
        assert vet.signs[0].answer is VetAnswer.UNSURE


@pytest.mark.usefixtures("past")
async def test_the_verdict_can_be_had_at_any_time_and_says_what_is_open(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "y", "v")
        assert "1 of 7 red flags, 6 not answered" in picture(pilot)


@pytest.mark.usefixtures("past")
async def test_the_quote_is_understood_and_held_against_the_floor(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "enter", "enter", *"Upwork", "enter", *"400eur", "enter", *"20", "enter")
        await press(pilot, *"25")
        assert "€25.00 an hour" in picture(pilot)
        await press(pilot, "ctrl+n", "v")
        text = picture(pilot)
        vet = await until_saved(pilot, app_context)
        await press(pilot, "left", "y")
        copied = " ".join(picture(pilot).split())
    assert copied.count("The reply doesn't ask for more, though €20.00 an hour is below") == 2, (
        "beside it and at copying"
    )
    assert "Labels · €400 for 20 h · Upwork" in text.splitlines()[0]
    assert "DECLINE" in text
    assert "€20.00 an hour is below your minimum of €25.00." in text
    assert vet.quote == Quote("EUR", Decimal(400), Decimal(20), Decimal(25))


async def test_what_is_not_understood_is_asked_for_before_one_goes_on(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "enter", "enter", "enter", *"a lot", "ctrl+n")
        text = picture(pilot)
        assert "or leave it blank. Or do the same again" in " ".join(text.split())
        assert "Question" not in text
        await press(pilot, "s", "ctrl+n")  # other words are asked about again
        assert "Question" not in picture(pilot)
        await pilot.resize_terminal(44, 24)
        await until_shown(pilot, "Price             a lots\n")
        await press(pilot, "ctrl+n")
        assert "Question 1 of 7" in picture(pilot)


async def test_with_too_little_past_the_catalogue_asks_and_says_so(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([PAST[0]._replace(red_flags=())])
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n")
        text = picture(pilot)
    assert "Question 1 of 7" in text
    assert "the commonest ones, as you have none of your own" in text


async def test_what_was_written_up_lately_is_said_once(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    library_with([PAST[0]._replace(created_at=at, finished_at=at)])
    async with open_app(VetRoute(), size=(60, 20)) as pilot:
        await until_shown(pilot, f"You finished writing up “{PAST[0].name}”")
        await press(pilot, *"Labels", "ctrl+n")
        await until_shown(pilot, "Question 1 of 7")
        await until_saved(pilot, app_context)
    async with open_app(VetRoute()) as pilot:
        await until_shown(pilot, "what's the gig")
        assert "You finished writing up" not in picture(pilot)


async def test_what_was_written_in_the_only_retrospective_is_asked_first(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    own = RedFlag(None, "Nobody answers the phone", Stage.BEFORE, Side.CLIENT)
    library_with([PAST[0]._replace(red_flags=(own, flag("A9")))])
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n")
        text = picture(pilot)
        assert "Question 1 of 7, costliest first" in text
        assert "Does this apply here: “Nobody answers the phone”?" in text
        assert "Also in Gig 1" in text
        await press(pilot, "n", "n")
        text = picture(pilot)
        assert "Question 3 of 7, one of the commonest, not from your own gigs" in text
        assert "noted" not in text


async def test_a_price_that_is_not_understood_is_there_again_as_typed(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "enter", "enter", "enter", *"a lot", "escape")
        vet = await until_saved(pilot, app_context)
        assert (vet.quote.price, vet.unread) == (None, {"price": "a lot"})
    async with open_app(VetRoute(vet.id)) as pilot:
        await until_shown(pilot, "Question 1 of 7")
        await press(pilot, "b")
        await until_shown(pilot, "a lot ")
        await until_shown(pilot, "or leave it blank.")
        await press(pilot, "ctrl+u", *"600eur")
        await until_shown(pilot, "€600.00")
        vet = await until_saved(pilot, app_context)
    assert (vet.quote.price, vet.unread) == (Decimal(600), {})


async def test_the_floor_of_the_newest_vet_is_offered(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [Vet(title="Before", quote=Quote("EUR", floor=Decimal("27.50")))])
    async with open_app(VetRoute()) as pilot:
        assert "€27.50 an hour" in picture(pilot)
        line = pilot.app.screen.query_one("#floor", Input)
        await press(pilot, *["tab"] * 5)
        assert line.has_focus
        await press(pilot, *"30")
        assert line.value == "30"
        await press(pilot, "ctrl+z", "ctrl+z")
        assert "€27.50 an hour" in picture(pilot)
        await press(pilot, "escape")
        await until_saved(pilot, app_context)  # an untouched vet is never stored: there is still just one


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("last", ["tab", "ctrl+q"])
async def test_what_is_typed_while_the_past_is_still_read_goes_into_the_form(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    put(app_context, [Vet(title="Before", client="Velo Nord", quote=Quote("EUR", floor=Decimal("27.50")))])
    read, is_slow = vet_context.knowledge, Event()

    def slowly(*arguments: Any) -> VetContext:
        assert is_slow.wait(60)
        return read(*arguments)

    monkeypatch.setattr(vet_context, "knowledge", slowly)
    async with open_app() as pilot:
        for key in ("v", *"Warehouse", last):  # as a terminal brings them: nobody waits for what they do
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        for _ in range(1000):
            await asyncio.sleep(0.01)  # the pilot would wait for the reading
            if HEADING in screen_text(pilot.app):
                break
        else:
            pytest.fail("the form waits for the reading")
        is_slow.set()
        if last == "tab":
            await until(pilot, lambda: pilot.app.screen.query_one("#client", Input).has_focus)
            assert pilot.app.screen.query_one("#title", Input).value == "Warehouse"
            assert pilot.app.screen.query_one("#floor", Input).value == "27.5 EUR"
        else:
            await until(pilot, lambda: not pilot.app.is_running)
    if last == "ctrl+q":
        assert "Warehouse" in {vet.title for vet in vets.iterate_vets(app_context.library)}


async def test_a_vet_is_opened_where_it_was_left(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "ctrl+n", "y")
        vet = await until_saved(pilot, app_context)
    async with open_app(VetRoute(vet.id)) as pilot:
        assert "Question 2 of 7" in picture(pilot)
        assert "Saved" in picture(pilot).splitlines()[0]


@pytest.mark.usefixtures("past")
async def test_a_sentence_is_edited_kept_as_typed_and_goes_into_the_reply(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "e")
        await rewrite(pilot, "Two hours first.")
        vet = await until_saved(pilot, app_context)  # while the dialog is still open
        assert vet.signs[0].ask == "Two hours first."
        await press(pilot, "escape")
        assert "Two hours first." in picture(pilot)
        await press(pilot, "y", "v", "y")
        assert "Copied your reply, if your terminal allows it." in picture(pilot)
        assert (
            pilot.app.clipboard
            == "Thanks for the details. One thing first:\n\nTwo hours first.\n\nLet me know if that works for you."
        )


async def test_a_copied_reply_says_what_was_left_out_of_it(open_app: OpenApp, app_context: AppContext) -> None:
    signs = (VetFlag("B1", "", Decimal(0), VetAnswer.NO),)
    vet = Vet(title="Labels", signs=signs, quote=Quote("EUR", Decimal(900), Decimal(20)))
    put(app_context, [vet])
    async with open_app(VetRoute(vet.id)) as pilot:
        await press(pilot, "y")
        warned = " ".join(picture(pilot).split())
        assert "2 places are open: <day>, <what comes first>. Press y again to copy without them." in warned
        assert pilot.app.clipboard == ""
        await press(pilot, "y")
        assert "Left out: <day>, <what comes first>." in " ".join(picture(pilot).split())
        assert pilot.app.clipboard == "Thanks for the details. I'd be glad to take this on.\n\nMy price is €900."


@pytest.mark.usefixtures("past")
async def test_the_reply_of_the_marked_decision_is_shown_copied_and_edited(open_app: OpenApp) -> None:
    quote = ("enter", "enter", "enter", *"400eur", "enter", *"20", "enter", *"25", "ctrl+n", "v")
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *quote)
        assert "Your reply, if you decline" in picture(pilot)
        await press(pilot, "y")
        assert pilot.app.clipboard.startswith(NO_AT_ALL)
        assert "Copied your reply" in picture(pilot)
        await press(pilot, "left", "left")
        assert "Your reply, if you take it" in picture(pilot)
        assert "Copied your reply" not in picture(pilot), "the copied one was another"
        assert NO_AT_ALL not in " ".join(picture(pilot).split())
        await press(pilot, "y", "y")
        assert pilot.app.clipboard.startswith(GLAD)
        await press(pilot, "e")
        assert GLAD in " ".join(picture(pilot).split())
        await press(pilot, "escape")
        assert "Your reply, if you take it" in picture(pilot), "the mark stays"
        await press(pilot, "right", "enter", "y")
        assert "Copied your reply" in picture(pilot)
        await press(pilot, "left")
        assert "Copied your reply" not in picture(pilot)
        assert "Saved: negotiating." in picture(pilot), "what was said of the gig comes back"
        await press(pilot, "right", "enter")
        assert "Your reply, if" not in picture(pilot), "it's decided"
        await press(pilot, "right", "right")
        assert "Your reply, if you sleep on it" in picture(pilot)


@pytest.mark.usefixtures("past")
async def test_an_edited_reply_goes_with_the_decision_it_was_written_for(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "v", "right", "e")
        await rewrite(pilot, "Not like this.")
        await press(pilot, "escape")
        assert "Your reply, as you wrote it" in picture(pilot)
        await press(pilot, "right", "y", "y")
        assert "as you wrote it" not in picture(pilot)
        assert "Not like this." not in pilot.app.clipboard
        await press(pilot, "e")
        await rewrite(pilot, "Later.")
        await press(pilot, "escape", "y")
        assert pilot.app.clipboard == "Later."
        await press(pilot, "left", "y")
        assert pilot.app.clipboard == "Not like this."
        await press(pilot, "enter")
        vet = await until_saved(pilot, app_context)
    assert (vet.decision, reply(vet, NO_PASTS)) == (Decision.DECLINE, "Not like this.")
    async with open_app(VetRoute(vet.id)) as pilot:
        await press(pilot, "right")
        assert "Later." in picture(pilot)
        assert "Not like this." not in picture(pilot)
        await press(pilot, "left", "left")
        assert "as you wrote it" not in picture(pilot)


@pytest.mark.usefixtures("past")
async def test_the_reply_can_be_written_anew_and_the_usual_words_come_back(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "v", "e")
        await rewrite(pilot, "No.")
        assert (await until_saved(pilot, app_context)).reply == "No."
        await press(pilot, "escape")
        assert "Your reply, as you wrote it" in picture(pilot)
        await press(pilot, "e", "tab", "tab", "enter", "escape")
        assert (await until_saved(pilot, app_context)).reply == ""


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize(("steps", "decision"), [(0, Decision.NEGOTIATE), (1, Decision.DECLINE), (2, Decision.SLEEP)])
async def test_a_decision_is_kept_beside_the_advice(
    open_app: OpenApp, app_context: AppContext, steps: int, decision: Decision
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "ctrl+n", "v", *["right"] * steps, "enter")
        assert "Saved: " in picture(pilot)
        vet = await until_saved(pilot, app_context)
    assert (vet.decision, vet.decided_on) == (decision, TODAY)


@pytest.mark.usefixtures("past")
async def test_enter_alone_never_takes_what_the_past_advises_against(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "enter", "enter", "enter", *"400eur", "enter", *"20", "enter", *"25", "ctrl+n", "v")
        assert "DECLINE" in picture(pilot)
        await press(pilot, "enter")
        vet = await until_saved(pilot, app_context)
    assert vet.decision is Decision.DECLINE
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "ctrl+n", "v")
        assert "NO VERDICT YET" in picture(pilot)
        assert "glad to take this on" not in picture(pilot), "nobody advised it"
        assert "I have a few questions before I can say yes." in picture(pilot)


async def test_what_has_ended_is_not_decided_again_but_can_run_again(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(DUE, ended=Ending.WELL, ended_on=TODAY)])
    async with open_app(VetRoute(DUE.id)) as pilot:
        assert "Taken, ended well. Press u to reopen it." in picture(pilot)
        await press(pilot, "right", "right", "enter")
        assert (await until_saved(pilot, app_context)).decision is Decision.TAKE
        await press(pilot, "u")
        await until_saved(pilot, app_context)
        assert "Checkpoint, 23 Nov 2026: “no label printed”" in picture(pilot)
    assert stored(app_context).is_running


async def test_vets_that_wait_for_a_decision_are_counted_where_a_new_one_begins(
    open_app: OpenApp, app_context: AppContext
) -> None:
    lately = AT.replace(month=11, day=20)
    slept, declined = (Vet(created_at=lately, decision=each) for each in (Decision.SLEEP, Decision.DECLINE))
    put(app_context, [Vet(title="Shop", created_at=lately), slept, declined, Vet(created_at=AT)])
    async with open_app(VetRoute()) as pilot:
        assert "Vetted gigs, 2 undecided" in picture(pilot)


async def test_a_dialog_says_its_own_keys_and_not_those_of_the_screen_below(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [DUE])
    async with open_app(RunningRoute(DUE.id), size=(60, 20)) as pilot:
        await press(pilot, "f")
        lines = picture(pilot).splitlines()
        assert "Ended well" not in lines[-1]
        assert "Esc Not now" in lines[-1]
        assert any("Not now" in line for line in lines)


async def test_a_day_that_has_passed_is_no_stop(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [DUE])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "f", "enter", *"yesterday", "enter")
        assert "That day has passed." in picture(pilot)
    assert stored(app_context).stops == DUE.stops


@pytest.mark.parametrize("leaving", ["ctrl+q", "escape"])
async def test_what_stands_in_a_dialog_outlives_quitting_and_a_not_now(
    open_app: OpenApp, app_context: AppContext, leaving: str
) -> None:
    """A checkpoint and a forecast at the yes, a checkpoint of a gig under way, and how it ended."""
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "ctrl+n", "v", "left", "enter", *"said [/] ok", "tab", *"frid", "tab", *"rain")
        await press(pilot, "tab", *"well", leaving)
    assert app_context.autosave.flush(60)
    vet = stored(app_context)
    kept = {"stop_text": "said [/] ok", "stop_on": "frid", "sure": "well"}
    assert dict(vet.unread) == kept
    assert (vet.stops, vet.forecast.feared) == ((), "rain")
    async with open_app(RunningRoute(vet.id)) as pilot:
        await press(pilot, "f")
        assert "said [/] ok" in picture(pilot)
        assert "frid" in picture(pilot)
        await press(pilot, "end", *" #", leaving)
    assert app_context.autosave.flush(60)
    assert stored(app_context).unread.get(STOP_TEXT, "") == "said [/] ok #"
    async with open_app(RunningRoute(vet.id)) as pilot:
        await press(pilot, "g", *"ages", "tab", *"1 goat", "tab", *"early tests", leaving)
    assert app_context.autosave.flush(60)
    vet = stored(app_context)
    kept = {"end_hours": "ages", "end_paid": "1 goat", "end_kept": "early tests"}
    assert kept.items() <= dict(vet.unread).items()
    assert not vet.ended
    async with open_app(RunningRoute(vet.id)) as pilot:
        await press(pilot, "g")
        assert "early tests" in picture(pilot)
        await press(pilot, "end", *["backspace"] * 4, "9", "f3")
        await press(pilot, "end", *["backspace"] * 6, "f3")
        await pilot.pause()
    assert app_context.autosave.flush(60)
    vet = stored(app_context)
    assert (vet.ended, vet.good_end.hours) == (Ending.WELL, Decimal(9))
    assert not kept.keys() & vet.unread.keys()


@pytest.mark.usefixtures("past")
async def test_taking_it_asks_for_a_stop_and_home_shows_it(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "ctrl+n", "v", "left", "enter")
        assert "Stop if" in picture(pilot)
        await press(pilot, *"no label printed", "enter", *"2026-12-01", "enter", "enter", "enter")
        assert "Next checkpoint: no label printed by 1 Dec 2026, in 8 days." in picture(pilot)
        await until_saved(pilot, app_context)
        await press(pilot, "escape")
        await pilot.pause()
        text = picture(pilot)
    assert "◷ Labels" in text
    assert "no label printed by 1 Dec, 8 days" in text
    assert stored(app_context).is_running


NOTICED = tuple(
    gig(number, flag("B3")).with_facts(
        started_on=date(2026, 1, 1), noticed_on=date(2026, 1, 1) + timedelta(days),
        hours_planned=Decimal(20), hours_worked=Decimal(worked),
    )
    for number, days, worked in ((1, 5, 20), (2, 9, 26), (3, 30, 40))
)  # fmt: skip
"""Noticed after 5, 9 and 30 days: 9 in the middle. 20 h became 20, 26 and 40: 26 in the middle."""


async def test_with_the_yes_one_writes_down_what_is_feared_and_how_sure_one_is(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    """€600 for 20 h that usually become 26: €23.08 an hour. Nine days from 23 November is 2 December."""
    library_with(NOTICED)
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "enter", "enter", "enter", *"600eur", "enter", *"20", "ctrl+n", "y", "v")
        await press(pilot, "left", "left", "enter")
        inside = (line.split("│")[1] for line in picture(pilot).splitlines() if line.count("│") == 2)
        text = " ".join(" ".join(inside).split())
        assert "20 hours estimated usually becomes 26 (20 to 40, 3 gigs): €23.08 an hour." in text
        assert "You usually notice after 9 days (3 gigs): 2 Dec 2026." in text
        await press(pilot, *"no label", "enter", "enter", "enter", *"lots", "enter")
        assert "That doesn't look like a percentage." in picture(pilot)
        await press(pilot, "ctrl+u", *"70", "enter")
        vet = await until_saved(pilot, app_context)
    assert vet.next_stop == Stop("no label", date(2026, 12, 2))
    assert vet.forecast == Forecast("Untested third-party part", Decimal(70))


async def test_a_forecast_may_stay_blank_and_needs_no_checkpoint(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "ctrl+n", "v", "left", "enter", "f3")
        assert "Add a date" in picture(pilot)
        await press(pilot, *"in 3 days", "f3")
        assert "Add something you'd see" in picture(pilot), "a day alone has nothing to check"
        await press(pilot, "tab", "ctrl+u", "tab", *"The API", "f3")
        vet = await until_saved(pilot, app_context)
    assert (vet.stops, vet.forecast) == ((), Forecast("The API"))
    assert vet.is_running


@pytest.mark.parametrize(("condition", "stops"), [("", ()), ("no label", (Stop("no label", date(2026, 11, 26)),))])
async def test_a_percentage_that_is_none_holds_the_dialog_once_and_stays_as_typed(
    open_app: OpenApp, app_context: AppContext, condition: str, stops: tuple[Stop, ...]
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, *"Labels", "ctrl+n", "v", "left", "enter", *condition, "tab")
        await press(pilot, *("in 3 days" if condition else ""), "tab", "tab", *"maybe 60", "f3")
        assert "Or do the same again; it stays as you typed it." in " ".join(picture(pilot).replace("│", " ").split())
        assert not stored(app_context).is_running or not stored(app_context).stops
        await press(pilot, "f3")
        vet = await until_saved(pilot, app_context)
        assert isinstance(pilot.app.screen, RunningScreen)
    assert (vet.stops, vet.forecast.sure, dict(vet.unread)) == (stops, None, {"sure": "maybe 60"})


async def test_a_checkpoint_that_was_begun_and_left_is_said_to_be_saved(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(
            pilot, *"Labels", "ctrl+n", "v", "left", "enter", *"they change it twice", "tab", *"soonish", "escape"
        )
        await until(pilot, lambda: isinstance(pilot.app.screen, RunningScreen))
        await until_saved(pilot, app_context)
        said = " ".join(picture(pilot).split())
        assert "Checkpoint not set yet. What you typed is saved: “they change it twice”, “soonish”." in said
        await press(pilot, "f", "tab", "!", "escape")
        await until(pilot, lambda: "“they change it twice”, “soonish!”" in " ".join(picture(pilot).split()))
        await press(pilot, "f")
        assert "they change it twice" in picture(pilot)
        await press(pilot, "tab", "ctrl+u", *"in 3 days", "f3")
        await until(pilot, lambda: "Next checkpoint: they change it twice by" in picture(pilot))


async def test_the_forecast_stands_beside_what_came(open_app: OpenApp, app_context: AppContext) -> None:
    forecast = Forecast("the API", Decimal(70))
    told = gig(1, flag("B3"))
    put(app_context, [replace(DUE, forecast=forecast, ended=Ending.WELL, ended_on=TODAY), told])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        assert "You said 70%. You feared “the API”. It ended well." in picture(pilot)
    denied = VetFlag("A1", "Too few questions", Decimal(0), VetAnswer.NO)
    vetted = Vet(id=VetId("b" * 32), created_at=AT, forecast=forecast, decision=Decision.TAKE, gig=told.id)
    put(app_context, [replace(vetted, signs=(denied,))])
    async with open_app(ReaderRoute(told.id)) as pilot:
        text = " ".join(picture(pilot).split())
        assert "you flagged none of these. You said 70%. You feared “the API”. It went wrong." in text


async def test_a_stop_needs_a_day_that_is_understood(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [Vet(title="Labels", decision=Decision.TAKE)])
    async with open_app(RunningRoute(stored(app_context).id)) as pilot:
        await press(pilot, "f", *"no label", "enter", "enter")
        assert "Add a date" in picture(pilot)
        await press(pilot, *"soon-ish", "enter")
        assert "Stop if" in picture(pilot)
        assert stored(app_context).stops == ()


DUE = Vet(
    id=VetId("a" * 32),
    created_at=AT,
    title="Labels",
    platform="Upwork",
    quote=Quote("EUR", Decimal(600), Decimal(20)),
    signs=(
        VetFlag("B3", "It rests on a script", Decimal(2), VetAnswer.YES),
        VetFlag("D1", "Stuck", Decimal(1), VetAnswer.UNSURE),
        VetFlag("C6", "Low", Decimal(1), VetAnswer.NO),
    ),
    decision=Decision.TAKE,
    decided_on=date(2026, 11, 2),
    stops=(Stop("no label printed", TODAY),),
)


async def test_a_stop_that_is_due_asks_whether_it_happened(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [DUE])
    async with open_app() as pilot:
        assert "due" in picture(pilot)
        await press(pilot, "enter")
        assert "Checkpoint, 23 Nov 2026: “no label printed”. Has it come to that?" in picture(pilot)
        assert "Untested third-party part" in picture(pilot)


async def test_it_is_fine_names_the_next_stop(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [DUE])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "f", "enter", *"2026-12-07", "enter")
        vet = await until_saved(pilot, app_context)
    assert vet.stops == (Stop("no label printed", TODAY, TODAY), Stop("no label printed", date(2026, 12, 7)))


async def test_a_checkpoint_needs_something_to_check(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [replace(DUE, stops=())])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "f", "enter", *"2026-12-07", "enter")
        assert "Add something you'd see, so there's something to check." in " ".join(picture(pilot).split())
        await press(pilot, *"no label", "f3")
        vet = await until_saved(pilot, app_context)
    assert vet.stops == (Stop("no label", date(2026, 12, 7)),)


@pytest.mark.usefixtures("messages_stay")
async def test_a_good_end_leaves_home_and_is_kept(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [replace(DUE, forecast=Forecast("the API", Decimal(70))), *PAST])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "g")
        assert "est. 20 h" in picture(pilot)
        await pilot.press(*"14", "enter", "enter", *"An early test", "enter")
        vet = await until_saved(pilot, app_context)
        assert vet.is_good_end
        assert vet.good_end == GoodEnd(Decimal(14), Decimal(600), "An early test")
        await until_shown(pilot, "ended well")
        assert "14 h, est. 20" in picture(pilot)
        await until_shown(pilot, "Good to hear. You said 70%.")
        await press(pilot, "u")
        await until_shown(pilot, "under way")
    assert stored(app_context).is_running
    assert stored(app_context).good_end == NO_GOOD_END


async def test_a_good_end_may_stay_blank_and_an_amount_that_is_none_is_said(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [DUE, *PAST])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "g")
        await pilot.press(*"lots")
        assert "hours" in picture(pilot)
        await press(pilot, "ctrl+n")
        assert "What helped?" in picture(pilot)
        await pilot.press(*["backspace"] * 4, "tab", *"600 USD", "ctrl+n")
        assert "This says USD, the gig says EUR." in picture(pilot)
        await pilot.press(*["backspace"] * 7, "ctrl+n")
        vet = await until_saved(pilot, app_context)
    assert (vet.ended, vet.good_end) == (Ending.WELL, NO_GOOD_END)


async def test_a_bad_end_becomes_a_retrospective_that_begins_with_what_was_known(
    open_app: OpenApp, app_context: AppContext, visited: list[Route]
) -> None:
    put(app_context, [DUE])
    async with open_app() as pilot:
        pilot.app.push_screen(running_screen(app_context))
        await pilot.pause()
        await press(pilot, "b")
        assert "It went wrong? retro starts a draft" in picture(pilot)
        assert stored(app_context).gig is None, "asked first"
        await press(pilot, "w")
        await until(pilot, lambda: visited)
    vet = stored(app_context)
    assert vet.ended is None
    assert vet.gig is not None
    assert visited == [WizardRoute(vet.gig)]
    begun, _ = get(app_context, vet.gig)
    assert begun.is_draft
    assert begun.facts == Facts(
        title="Labels",
        platform="Upwork",
        started_on=date(2026, 11, 2),
        currency="EUR",
        price=Decimal(600),
        hours_planned=Decimal(20),
    )
    assert [one.flag for one in begun.red_flags] == ["B3"]


async def test_a_bad_end_says_what_was_forecast_once_as_its_draft_opens(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(DUE, forecast=Forecast("the API", Decimal(70)))])
    async with open_app(RunningRoute(DUE.id)) as pilot:
        await press(pilot, "b", "w")
        await until_shown(pilot, "Where do things stand")
        await until_shown(pilot, "You said 70%. You feared “the API”. It went wrong.")


def running_screen(app_context: AppContext) -> Screen[None]:

    return RunningScreen(app_context, RunningRoute(DUE.id))


def get(app_context: AppContext, id: str) -> tuple[Retrospective, int]:
    def read(store: Store) -> tuple[Retrospective, int]:
        return store.get(GigId(id))

    return app_context.store.submit(read).result(timeout=600)


async def test_a_retrospective_says_that_it_was_vetted_and_what_was_known(
    open_app: OpenApp, app_context: AppContext
) -> None:
    told_gig = gig(1, flag("B3"), flag("D1"), flag("E9"))
    put(app_context, [told_gig, replace(DUE, ended=Ending.WRONG, gig=told_gig.id)])
    async with open_app(ReaderRoute(told_gig.id)) as pilot:
        assert "When you vetted it on 1 October 2026, you flagged one of these and weren" in picture(pilot)


async def test_a_gig_that_was_written_up_went_wrong_and_is_not_decided_again(
    open_app: OpenApp, app_context: AppContext
) -> None:
    written_up = gig(1, flag("B3"))
    vet = replace(DUE, gig=written_up.id)
    put(app_context, [written_up, vet])
    async with open_app(VetsRoute()) as pilot:
        await until_shown(pilot, "went wrong")
        assert "UNDER WAY" not in picture(pilot)
        await press(pilot, "enter")
        await until_shown(pilot, "Taken, went wrong.")
        await press(pilot, "right", "right", "enter")
        assert await until_saved(pilot, app_context) == vet


async def test_vets_are_listed_opened_deleted_and_taken_back(open_app: OpenApp, app_context: AppContext) -> None:
    signs = (VetFlag("B1", "", Decimal(0), VetAnswer.NO),)
    other = Vet(id=VetId("b" * 32), created_at=AT, title="Shop", decision=Decision.DECLINE, signs=signs)
    put(app_context, [DUE, other])
    async with open_app(VetsRoute()) as pilot:
        text = picture(pilot)
        assert "2 vetted gigs" in text
        assert text.index("UNDER WAY") < text.index("Labels") < text.index("OTHERS") < text.index("Shop")
        assert "declined (advice: go)" in text
        await press(pilot, "down", "d", "d")
        await until_gone(pilot, "Shop")
        await press(pilot, "u")
        await until_shown(pilot, "2 vetted gigs")
        assert "Shop" in picture(pilot)
        await press(pilot, "down", "enter")
        await pilot.pause()
        assert "Vet a gig   Shop" in picture(pilot).splitlines()[0]


async def until_gone(pilot: Pilot[None], name: str) -> None:
    await until(pilot, lambda: name not in picture(pilot).replace(f"“{name}”", ""))


async def test_a_library_of_running_gigs_alone_is_no_first_run(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [DUE])
    async with open_app(HomeRoute()) as pilot:
        text = picture(pilot)
    assert "◷ Labels" in text
    assert "A gig went wrong" not in text


async def test_a_gig_under_way_is_found_by_its_name_as_all_that_stands_on_home(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(DUE, title="Étiquettes – “rush”"), *PAST])
    async with open_app(HomeRoute()) as pilot:
        await pilot.press("slash", *'etiquettes - "r')
        await until_shown(pilot, "1 result")
        text = picture(pilot)
        assert "◷ Étiquettes – “rush”" in text
        await pilot.press(*"x")
        await until_shown(pilot, "No results")
        text = picture(pilot)
        assert "◷" not in text
        assert "No results for" in text


async def test_on_a_running_gig_only_what_can_be_done_is_offered(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [DUE, *PAST])
    async with open_app() as pilot:
        assert "Mark" not in picture(pilot).splitlines()[-1]
        await press(pilot, "down")
        assert "Mark" in picture(pilot).splitlines()[-1]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.usefixtures("past")
async def test_every_size_shows_the_question_its_answers_and_a_footer_that_fits(
    open_app: OpenApp, size: tuple[int, int]
) -> None:
    async with open_app(VetRoute(), size=size) as pilot:
        await press(pilot, "ctrl+n")
        lines = picture(pilot).splitlines()
        assert any("( ) Not sure" in line for line in lines)
        assert any("20k stars" in line for line in lines)
        assert max(map(len, lines)) <= size[0]
        assert lines[-1].startswith(" ? Help")
        await press(pilot, "v")
        lines = picture(pilot).splitlines()
        assert any("take it" in line for line in lines)
        assert lines[-1].startswith(" ? Help   y Copy reply")


async def test_a_known_client_is_said_beside_the_line_and_suggested(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith
) -> None:
    library_with((gig(1).with_facts(title="Shop", client="Velo Nord"),))
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "tab", *"velo n", "right")
        assert "velo nord: " not in picture(pilot)
        assert "Velo Nord: Sep 2026" in picture(pilot)
        vet = await until_saved(pilot, app_context)
    assert vet.client == "velo nord".title()


async def test_a_rate_in_another_currency_than_the_quote_is_refused_on_the_form(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "enter", "enter", "enter", *"600 EUR", "enter", "enter", *"$20")
        assert "This says USD, the price is in EUR." in picture(pilot)
        await press(pilot, *["backspace"] * 3, *"20/h")
        assert "€20.00 an hour" in picture(pilot)


async def test_600_net_names_no_currency_on_the_form(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "enter", "enter", "enter", *"600 net")
        assert "NET" not in picture(pilot)
        assert "600.00" in picture(pilot)


POST = """Online shop for a bakery

It's a quick job, $300 for 20 hours.
Payment on completion, we don't need a contract.
"""


async def test_a_job_post_pasted_into_any_line_of_the_form_is_read(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(VetRoute()) as pilot:
        assert "paste the whole job post into any line" in picture(pilot)
        await press(pilot, "tab", "tab")
        assert pilot.app.screen.focused is not None
        pilot.app.screen.focused.post_message(Paste("Malt\n"))
        await pilot.pause()
        assert "Malt" in picture(pilot)  # one line goes into its line
        pilot.app.screen.focused.post_message(Paste(POST))
        await until_shown(pilot, "Read from the post")
        text = " ".join(picture(pilot).split())
        assert "Online shop for a bakery" in text
        assert "Read from the post: $300" in text
        assert "asked first" in " ".join(text.split())
        vet = await until_saved(pilot, app_context)
        assert (vet.title, vet.platform) == ("Online shop for a bakery", "Malt")
        assert vet.quote.price == Decimal(300)
        assert vet.signs[0].answer is VetAnswer.UNSURE
        await press(pilot, "f3")
        text = picture(pilot)
        assert "Question 1 of 7, from the job post" in text
        assert "The post says: “" in text


async def test_the_minimum_rate_offered_for_euros_is_none_for_a_post_in_dollars(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    library_with([replace(Vet(), title="Labels", quote=Quote("EUR", floor=Decimal(35)))])
    async with open_app(VetRoute()) as pilot:
        assert "€35.00 an hour" in picture(pilot)
        assert pilot.app.screen.focused is not None
        pilot.app.screen.focused.post_message(Paste(POST))
        await until_shown(pilot, "$300.00")
        assert not any(rate in picture(pilot) for rate in ("35.00", "35 USD", "35 EUR"))


async def test_the_minimum_rate_follows_the_currency_of_the_price(open_app: OpenApp, library_with: LibraryWith) -> None:
    euros, dollars = Quote("EUR", floor=Decimal(35)), Quote("USD", floor=Decimal(41))
    earlier = Vet(title="Before", created_at=AT - timedelta(1), quote=dollars)
    library_with([earlier, Vet(title="Labels", created_at=AT, quote=euros)])
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "enter", "enter", "enter", *"600 USD")
        assert "$41.00 an hour" in picture(pilot)
        await press(pilot, *["backspace"] * 3, *"EUR")
        assert "€35.00 an hour" in picture(pilot)
        await press(pilot, *["backspace"] * 3, *"CHF")
        assert "an hour" not in picture(pilot)


async def test_a_post_of_one_paragraph_is_read_and_a_long_name_is_not(open_app: OpenApp) -> None:
    name, paragraph = "Booking page for a studio " * 4, f"Hi, I'm Marta. We run a bakery. {' '.join(POST.split())}"
    async with open_app(VetRoute()) as pilot:
        for text in (name, paragraph):
            assert pilot.app.screen.focused is not None
            pilot.app.screen.focused.post_message(Paste(text))
            for _ in range(5):
                await pilot.pause()
            assert ("Read from the post: $300 for 20 h" in picture(pilot)) == (text == paragraph)
        assert "Booking page for a studio" in picture(pilot), "what was written stays"


async def test_a_rule_without_a_flag_is_said_on_the_form_and_at_the_verdict(
    open_app: OpenApp, library_with: LibraryWith
) -> None:
    rule = Lesson(id=LessonId("e" * 32), cue="a bakery wants an online shop", act="ask who fills it")
    library_with((gig(1, lessons=(rule,)),))
    async with open_app(VetRoute()) as pilot:
        assert "Your rule" not in picture(pilot)
        await press(pilot, *"Bakery shop")
        assert "Its name says: “Bakery”, “shop”" in picture(pilot)
        assert pilot.app.screen.focused is not None
        pilot.app.screen.focused.post_message(Paste(POST))
        await until_shown(pilot, "The post says")
        for keys in ((), ("f3", "v")):
            await press(pilot, *keys)
            text = " ".join(picture(pilot).split())
            assert "If a bakery wants an online shop, then I ask who fills it." in text
            assert "The post says: “Online”, “shop”, “bakery”" in text
            assert "Its name says" not in text


SUSPICIOUS = """Online shop for a bakery

It's a quick job, $100 for 20 hours, a clone of Amazon. We need it ASAP!
Payment on completion, we don't need a contract. Unlimited revisions until we are happy.
The last three freelancers quit. Please send a free sample first. My boss decides. This will bring you exposure.
"""
"""More red flags than a vetting asks about."""


async def test_what_a_post_suggests_beyond_the_questions_is_named_with_the_verdict(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        assert pilot.app.screen.focused is not None
        pilot.app.screen.focused.post_message(Paste(SUSPICIOUS))
        for _ in range(5):
            await pilot.pause()
        await press(pilot, "f3")
        asked = [" ".join(picture(pilot).split())]
        for _ in range(6):
            await press(pilot, "n")
            asked.append(" ".join(picture(pilot).split()))
        assert all("The post says: “" in text for text in asked)
        await press(pilot, "n")
        text = " ".join(picture(pilot).split())
        assert "No red flags among those you were asked about." in text
        left = re.search(r"The post may show (\d) more, which weren't asked about and don't count: ([^.]*)\.", text)
        assert left
        names = left[2].split(" · ")
        assert len(names) == int(left[1]) == len(understand_post(SUSPICIOUS).shown) - 7
        assert "No deposit or milestones" in names
        await press(pilot, "b", "y")
        assert left[0] in " ".join(picture(pilot).split()), "whatever is answered"


async def test_the_reply_on_the_verdict_is_the_one_that_is_copied(open_app: OpenApp) -> None:
    async with open_app(VetRoute()) as pilot:
        await press(pilot, "f3", "v", "left")
        text = picture(pilot)
        assert "Left out: <price>, <day>, <what comes first>." in " ".join(text.split())
        assert "My price is" not in text
        assert "(▸) take it" in text  # the one that Enter takes
        await press(pilot, *["pagedown"] * 3)
        assert "A red flag counts 1;" in picture(pilot), "the rule in a sentence"
        await press(pilot, "y", "y")
        shown = [line.strip() for line in text.splitlines()]
        assert set(pilot.app.clipboard.splitlines()) <= {*shown, ""}


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_footer_names_the_key_that_skips_a_question(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(VetRoute(), size=size) as pilot:
        await press(pilot, *"Labels", "f3")
        await until_shown(pilot, "Question 1 of")
        await until_shown(pilot, "F3 Skip")
        await press(pilot, "f3")
        await until_shown(pilot, "Question 2 of")


def test_a_question_is_called_costliest_only_where_it_is_and_says_when_no_is_the_red_flag() -> None:
    gig = PastOccurrence(GigId("8" * 32), "Labels", TODAY, "")
    codes = {"B3": False, "C9": False, "C6": False, "D1": True}
    pasts = {code: FlagHistory(code, code, "?", "", (gig,), is_late=late) for code, late in codes.items()}
    weights = {"B3": "3", "C9": "1", "C6": "2", "D1": "8.7"}
    vet = Vet(signs=tuple(VetFlag(code, code, Decimal(weight)) for code, weight in weights.items()))
    said = [why_asked(vet, at, pasts[sign.key], is_in_post=False) for at, sign in enumerate(vet.signs)]
    assert said == [OWN, OWN, OWN_LATER, "about the work: if you haven't, that's a red flag"]
    assert why_asked(vet, 3, pasts["D1"], is_in_post=True) == "from the job post: if you haven't, that's a red flag"
