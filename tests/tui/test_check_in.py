"""A check-in on a gig under way: one key for each row, saved as it is given; and a gig that was never vetted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from textual import events
from textual.pilot import Pilot

from retro.core.gig.choices import Side, Stage, Status
from retro.core.gig.ids import GigId, LessonId
from retro.core.gig.retrospective import Lesson, RedFlag, Retrospective
from retro.core.vet.decision import Decision
from retro.core.vet.ending import Ending
from retro.core.vet.progress import CheckIn, Done, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.storage.queries.running import running
from retro.storage.queries.vets import vets
from retro.tui.context import AppContext
from retro.tui.navigation import CheckInRoute, HomeRoute, RunningRoute, UnderWayRoute
from retro.tui.vet.under_way.check_in_rows import said_before
from retro.tui.vet.under_way.running_page import next_stop
from tests.tui.conftest import TODAY, OpenApp, picture, wait_until_written
from tests.tui.looking import press, told, until, until_shown
from tests.tui.test_vet import put, until_gone

LABELS = Vet(
    title="Warehouse labels",
    quote=Quote("EUR", Decimal(480), Decimal(16), Decimal(25)),
    signs=(VetFlag("D1", "Stuck", Decimal("8.7"), VetAnswer.YES), VetFlag("C6", "Price", Decimal(9), VetAnswer.NO)),
    decision=Decision.TAKE,
    decided_on=TODAY - timedelta(7),
    stops=(Stop("no label printed", TODAY + timedelta(3)),),
)


def stored(app_context: AppContext) -> Vet:
    assert app_context.autosave.flush(60)
    (found,) = vets.iterate_vets(app_context.library)
    return found


SIZES = [(60, 20), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_four_rows_are_answered_by_one_key_each(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id), size=size) as pilot:
        await until_shown(pilot, "Has it come up?")
        assert "Stuck, and nobody knew" in picture(pilot)
        await pilot.press("9", "enter", "enter")  # Enter alone passes how much is done, and gives no answer
        await until_shown(pilot, "▸ Has it come up?")
        assert "(•)" not in picture(pilot)
        assert stored(app_context).check_ins == (CheckIn(TODAY, Decimal(9)),)
        await press(pilot, "shift+tab", "right")
        assert "▸ How much is done?" in picture(pilot)
        await pilot.press("space")
        await until_shown(pilot, "(•) 0%")
        assert "at this pace" not in picture(pilot)
        await pilot.press("right", "enter")
        await until_shown(pilot, "about 36")
        await pilot.press("shift+tab", "enter")  # Enter goes on from a share that is chosen, and takes nothing back
        await until_shown(pilot, "(•) 25%")
        await pilot.press("shift+tab", "space")
        await until_gone(pilot, "(•) 25%")
        await pilot.press("enter", "shift+tab")  # nor does it choose anew what was taken back
        await until_gone(pilot, "(•) 25%")
        await pilot.press("right", "right", "enter", "y")
        await until_shown(pilot, "Press m to write to them")
        await pilot.press("n", "n")
        await pilot.pause()
        vet = stored(app_context)
    assert vet.check_ins == (CheckIn(TODAY, Decimal(9), Done.QUARTER, VetAnswer.NO, VetAnswer.NO),)
    assert vet.came == (Sighting(TODAY, "D1", VetAnswer.YES),)


async def test_enter_chooses_the_share_that_is_marked_and_the_footer_names_it_only_then(
    open_app: OpenApp, app_context: AppContext
) -> None:
    """Also after another row, or another window of the terminal, had the focus."""
    put(app_context, [replace(LABELS, check_ins=(CheckIn(TODAY, Decimal(9), Done.QUARTER),))])
    async with open_app(CheckInRoute(LABELS.id), size=(100, 24)) as pilot:
        await until_shown(pilot, "Has it come up?")

        async def enters() -> bool:
            await pilot.pause()
            return "Enter Choose" in picture(pilot).rstrip().splitlines()[-1]

        def done() -> Done | None:
            return stored(app_context).check_ins[-1].done

        await press(pilot, "enter")
        assert not await enters()
        await press(pilot, "right", "right")
        assert await enters()
        await press(pilot, "tab", "shift+tab")  # back at what is chosen, so that nothing else is marked
        assert not await enters()
        await press(pilot, "right", "left")
        assert not await enters()
        await press(pilot, "enter")
        await until_shown(pilot, "▸ Has it come up?")
        assert done() is Done.QUARTER
        await press(pilot, "shift+tab", "left")
        pilot.app.post_message(events.AppBlur())
        pilot.app.post_message(events.AppFocus())
        assert await enters()
        await press(pilot, "enter")
        await until_shown(pilot, "▸ Has it come up?")
        assert done() is Done.NOTHING
        await press(pilot, "shift+tab", "space")
        assert not await enters()
        await press(pilot, "right", "left")  # the one that was taken back, but now by the arrows
        assert await enters()
        await press(pilot, "enter")
        await until_shown(pilot, "▸ Has it come up?")
        assert done() is Done.NOTHING


async def test_what_was_said_today_stands_there_again(open_app: OpenApp, app_context: AppContext) -> None:
    said = replace(
        LABELS,
        check_ins=(CheckIn(TODAY - timedelta(2), Decimal(12)), CheckIn(TODAY, Decimal(9), Done.HALF, VetAnswer.NO)),
        came=(Sighting(TODAY, "D1", VetAnswer.NO),),
    )
    put(app_context, [said])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "of 16; at this pace about 18")
        assert picture(pilot).count("[n no]") == 2
        assert "Each further day: 1.5 h of yours at €26.67 an hour." in picture(pilot)  # 9 ÷ 7 days; 480 ÷ 18
        await pilot.press("end", "backspace", "7")
        await until_shown(pilot, "Last time it was 12. Saved as 7.")
        assert stored(app_context).check_ins[-1].hours == 7


async def test_the_arrows_go_from_row_to_row(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Has it come up?")
        await press(pilot, "9", "down", "right", "right", "right", "space", "down", "y", "n", "n")
        vet = stored(app_context)
        assert vet.check_ins == (CheckIn(TODAY, Decimal(9), Done.HALF, VetAnswer.NO, VetAnswer.NO),)
        assert vet.came == (Sighting(TODAY, "D1", VetAnswer.YES),)
        await press(pilot, "up", "up", "up", "up", "0")
        assert stored(app_context).check_ins[-1].hours == 90


async def test_something_kept_from_the_client_is_said_and_the_next_key_still_answers_here(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(LABELS, signs=())])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "rather not write to them")
        await pilot.press("tab", "tab", "y")
        await until_shown(pilot, "most need to hear. The message opens when")
        await press(pilot, "n")
        assert stored(app_context).check_ins == (CheckIn(TODAY, hiding=VetAnswer.YES, stop=VetAnswer.NO),)
        await pilot.press("m")
        await until_shown(pilot, "7 parts to write")
        await press(pilot, "escape")
        await until_shown(pilot, "rather not write to them")
        await press(pilot, "escape")  # they were led there once
        await until_shown(pilot, "Checked in today.")
        assert "7 parts to write" not in picture(pilot)


@pytest.mark.parametrize(
    ("last", "leaving", "opens"), [("y", "escape", True), ("n", "escape", False), ("y", "z", True), ("n", "z", False)]
)
async def test_after_a_check_in_in_which_something_is_kept_from_the_client_the_message_opens(
    open_app: OpenApp, app_context: AppContext, last: str, leaving: str, opens: bool
) -> None:
    """A *no* given after all leaves the message closed; the hours typed at the end are kept all the same."""
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "rather not write to them")
        await press(pilot, "tab", "tab", "s", "y", "n", "up", last, "up", "up", "up", "up", "1", "2")
        await press(pilot, *["down"] * 2, leaving)
        await until_shown(pilot, "7 parts to write" if opens else "under way")
        vet = stored(app_context)
        if opens:
            await pilot.press("escape")
            await until_shown(pilot, "Vet a gig")
    assert vet.check_ins == (
        CheckIn(TODAY, Decimal(12), hiding=VetAnswer.YES if opens else VetAnswer.NO, stop=VetAnswer.NO),
    )
    assert vet.came == (Sighting(TODAY, "D1", VetAnswer.UNSURE),)
    assert (vet.quiet_until is None) is (leaving == "escape")


async def test_the_message_stays_closed_once_another_window_noted_that_they_were_told(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(LABELS, signs=())])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "rather not write to them")
        await press(pilot, "tab", "tab", "y")
        theirs = replace(stored(app_context), told_on=TODAY).touched()
        version = vets.vet_by_id(app_context.library, LABELS.id)
        assert version is not None
        app_context.store.submit(lambda store: store.save(theirs, version=version.version)).result(timeout=600)
        await press(pilot, "escape")
        await until_shown(pilot, "Checked in today.")
        assert "parts written" not in picture(pilot)


async def test_once_they_were_told_a_check_in_leads_to_no_message_by_itself(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(LABELS, told_on=TODAY, signs=())])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "rather not write to them")
        await pilot.press("tab", "tab", "y")
        await until_shown(pilot, "Press m to write it")
        await pilot.press("escape")
        await until_shown(pilot, "Checked in today.")


async def test_leaving_an_unanswered_check_in_says_nothing_of_one(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Has it come up?")
        await press(pilot, "escape")
        await until_shown(pilot, "Has it come up?", gone=True)
        assert "Checked in" not in picture(pilot)


@pytest.mark.parametrize("text", ["no label printed", ""])
def test_a_checkpoint_that_has_been_reached_is_no_longer_one_to_come(text: str) -> None:
    gig = replace(LABELS, stops=(Stop(text, TODAY + timedelta(3)),))
    assert next_stop(gig, TODAY).startswith("Next checkpoint: ")
    said = next_stop(replace(gig, check_ins=(CheckIn(TODAY, stop=VetAnswer.YES),)), TODAY)
    assert said.startswith("It has come to that, " if text else "It has come to the point where you'd stop, ")
    assert text in said


async def test_home_says_of_a_reached_checkpoint_that_it_is(open_app: OpenApp, app_context: AppContext) -> None:
    checked = CheckIn(TODAY, stop=VetAnswer.YES)
    put(app_context, [replace(LABELS, stops=(Stop("no label printed", TODAY + timedelta(3)),), check_ins=(checked,))])
    async with open_app(HomeRoute()) as pilot:
        await until_shown(pilot, "it came to that: no label printed")
        await until_shown(pilot, "It came to that")
        assert "Next checkpoint" not in picture(pilot)


async def test_of_a_gig_that_goes_well_no_day_of_telling_is_offered(open_app: OpenApp, app_context: AppContext) -> None:
    """As on the command line: Enter alone notes nothing, and a day that is typed is noted."""
    put(app_context, [LABELS])
    async with open_app(RunningRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Warehouse labels")
        await pilot.press("t")
        await until_shown(pilot, "So far nothing says this gig is going wrong.")
        await pilot.press("enter")
        await until_shown(pilot, "Name the day, e.g. today.")
        assert stored(app_context).told_on is None
        await pilot.press(*"today", "enter")
        await until(pilot, lambda: stored(app_context).told_on == TODAY)


async def test_what_ended_in_another_window_meanwhile_is_said_and_not_written(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Has it come up?")
        ended = LABELS.over(Ending.WELL, TODAY).touched()
        app_context.store.submit(lambda store: store.save(ended, version=1)).result(timeout=600)
        await pilot.press("9")
        await until_shown(pilot, "Nothing was saved here")
        found = stored(app_context)
    assert (found.ended, found.check_ins) == (Ending.WELL, ())


async def test_hours_that_are_none_are_said_and_stay_as_typed(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Has it come up?")
        await pilot.press(*"lots")
        await pilot.pause()
        assert "lots" in picture(pilot)
        assert stored(app_context).check_ins == ()
        await pilot.press("tab", "tab", "escape")
        await until(pilot, lambda: any("do the same again; it stays" in words for words in told(pilot.app)))
        assert "lots" in picture(pilot)
        assert pilot.app.focused is not None
        assert pilot.app.focused.id == "hours"
        screen = pilot.app.screen
        await pilot.press("escape")
        while pilot.app.screen is screen:
            await pilot.pause(0.01)
    assert stored(app_context).check_ins == ()
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "lots")
        await until_shown(pilot, "That doesn't look like a number of")
        await pilot.resize_terminal(44, 24)
        await until_shown(pilot, "    That doesn't look like a number of\n     hours. Try 24, 7.5 or 7h 30m.")
        await pilot.press(*["backspace"] * 4, *"7 h")
        await until_shown(pilot, "of 16")
        screen = pilot.app.screen
        await pilot.press("escape")
        while pilot.app.screen is screen:
            await pilot.pause(0.01)
    assert (stored(app_context).check_ins[-1].hours, dict(stored(app_context).unread)) == (Decimal(7), {})


async def test_the_last_key_of_a_rows_footer_has_room_in_80_columns(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id), size=(80, 24)) as pilot:
        await until_shown(pilot, "Has it come up?")
        await pilot.press("tab", "tab")
        await until_shown(pilot, "n No")
        last = picture(pilot).rstrip().splitlines()[-1]
        for key in ("y Yes", "n No", "m Write", "b Went wrong", "z Not this week", "Esc Done"):
            assert key in last, last


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (44, 14)])
async def test_the_way_out_is_named_beside_every_row(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id), size=size) as pilot:
        await until_shown(pilot, "Hours so far")
        for keys in ((), ("tab",), ("right",), ("tab",), ("tab",)):
            await press(pilot, *keys)
            last = picture(pilot).rstrip().splitlines()[-1]
            assert "Esc Done" in last, last
            assert last.startswith((" F1 Help", " ? Help")), last


async def test_a_check_in_that_is_due_stands_on_home_and_opens_with_enter(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [LABELS])
    async with open_app() as pilot:
        await until_shown(pilot, "check-in due")
        assert "Enter  Check in (1 minute)" in picture(pilot)
        await press(pilot, "enter")
        await until_shown(pilot, "Hours so far")
        await press(pilot, "escape")
        await until_shown(pilot, "check-in due")
        await press(pilot, "z")
        await until_shown(pilot, "No check-in on it")
        await until_gone(pilot, "Check in (1 minute)")
    assert stored(app_context).quiet_until == TODAY + timedelta(7)


async def test_a_gig_you_are_in_is_watched_without_having_been_vetted(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [Retrospective.new().with_facts(title="Another")])
    async with open_app() as pilot:
        await until_shown(pilot, "Another")
        await press(pilot, "w")
        await until_shown(pilot, "A gig you're in")
        await press(pilot, *"Labels", "enter", *"Ahrens", "enter", *"480 EUR", "enter", "1", "6", "enter")
        await press(pilot, *"no label", "enter", *"in 2 weeks", "enter")
        await until_shown(pilot, "under way")
    wait_until_written(app_context)
    (vet,) = vets.iterate_vets(app_context.library)
    assert (vet.title, vet.client, vet.quote) == ("Labels", "Ahrens", Quote("EUR", Decimal(480), Decimal(16)))
    assert vet.stops == (Stop("no label", TODAY + timedelta(14)),)
    assert (vet.decision, vet.decided_on, vet.is_running) == (Decision.TAKE, TODAY, True)


async def test_a_gig_you_are_in_needs_a_name_and_a_day_to_come(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [Retrospective.new().with_facts(title="Another")])
    async with open_app(UnderWayRoute()) as pilot:
        await until_shown(pilot, "A gig you're in")
        await pilot.press("ctrl+n")
        await until_shown(pilot, "short name")
        await pilot.press(*"Labels", *["tab"] * 5, *"in 3 days", "ctrl+n")
        await until_shown(pilot, "Add something you'd see")
        await pilot.press("tab", "ctrl+u", *"yesterday", "enter")
        await pilot.pause()
        assert "A gig you're in" in picture(pilot)
        await press(pilot, "ctrl+n")
        await until_shown(pilot, "do the same again")
        await press(pilot, "ctrl+n")
        await until_gone(pilot, "A gig you're in")
    vet = stored(app_context)
    assert (vet.title, vet.unread) == ("Labels", {"stop_on": "yesterday"})
    async with open_app(RunningRoute(vet.id)) as pilot:
        await until_shown(pilot, "Set a checkpoint")
        await press(pilot, "f")
        await until_shown(pilot, "yesterday")


async def test_leaving_a_gig_you_are_in_says_that_it_is_under_way(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [Retrospective.new().with_facts(title="Another")])
    async with open_app() as pilot:
        await press(pilot, "w", "escape")
        assert told(pilot.app) == [], "nothing was written"
        await press(pilot, "w", *"Labels", "escape")
        assert told(pilot.app) == ["Saved: “Labels” is under way. d on home deletes it."]


async def test_check_ins_are_switched_off_and_on_again(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    async with open_app(RunningRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Check in (1 minute)")
        await press(pilot, "Z")
        await until_shown(pilot, "No check-ins for this")
        assert stored(app_context).no_check_ins
        await press(pilot, "Z")
        await until_shown(pilot, "Check-ins are on")
        assert not stored(app_context).no_check_ins


async def test_under_a_red_flag_stand_the_own_excuse_and_rule_and_a_checkpoint_that_came_leads_on(
    open_app: OpenApp, app_context: AppContext
) -> None:
    stuck = RedFlag("D1", "I was stuck", Stage.WORK, Side.MINE, told_myself="One more evening.")
    rule = Lesson(LessonId("c" * 32), "I am stuck for three hours", "write two lines", flag="D1")
    at = datetime(2026, 1, 5, 12, tzinfo=UTC)
    told = Retrospective(GigId("d" * 32), at, at, at, red_flags=(stuck,), lessons=(rule,))
    put(app_context, [told, replace(LABELS, created_at=at + timedelta(1))])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "You told yourself: “One more evening.”")
        assert "Your rule: If I am stuck for three hours, then I write two lines." in picture(pilot)
        await pilot.press("enter", "tab", "n", "n", "y")
        await until_shown(pilot, "Then it's time. Press m to write to them, or b if it went wrong.")
        await pilot.press("b")
        await until_shown(pilot, "It went wrong: write it up")
    assert stored(app_context).check_ins == (CheckIn(TODAY, hiding=VetAnswer.NO, stop=VetAnswer.YES),)


def test_what_wassaid_before_has_nearly_the_whole_width_of_a_narrow_window() -> None:
    rule = "If I test on something that stands in for theirs, then I ask for a photo of the real one doing it."
    for width in (30, 42, 78):
        lines = [line.plain.rstrip() for line in said_before("Your rule:", rule, width)]
        assert " ".join(line.strip() for line in lines) == f"Your rule: {rule}"
        assert max(map(len, lines)) <= width
        assert len(lines) <= -(-len(rule) // (width - 20)), "few lines hold it"
    assert lines[1].startswith(" " * 15), "beside its label where there is room"


async def test_what_was_written_up_and_told_in_another_window_is_not_checked_in_on(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [LABELS])
    async with open_app(CheckInRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Has it come up?")
        told = Retrospective.new().with_facts(status=Status.OVER)
        theirs = LABELS.going_wrong(told.id)
        app_context.store.submit(lambda store: (store.save(told, version=None), store.save(theirs, version=1))).result(
            10
        )
        await pilot.press("9")
        await until_shown(pilot, "Nothing was saved here")
        assert app_context.autosave.flush(60)
    assert stored(app_context).check_ins == ()


def _in_the_dialog(pilot: Pilot[None]) -> str:
    """The words between its borders, without what stands beside it."""
    lines = (line.split("│") for line in picture(pilot).splitlines())
    return " ".join(" ".join(parts[1] for parts in lines if len(parts) == 3).split())


@pytest.mark.parametrize("size", SIZES)
async def test_once_the_client_was_told_nothing_leads_to_telling_them_again_and_it_is_said(
    open_app: OpenApp, app_context: AppContext, size: tuple[int, int]
) -> None:
    due = replace(LABELS, told_on=TODAY - timedelta(1), stops=(Stop("no label printed", TODAY),))
    put(app_context, [due])
    async with open_app(CheckInRoute(LABELS.id), size=size) as pilot:
        await until_shown(pilot, "Has it come up?")
        await pilot.press("9", "enter", "enter", "y")
        await pilot.pause()
        assert "Press m" not in picture(pilot)
        await pilot.press("n", "y")
        await until_shown(pilot, "Then it's time. Press b if it went wrong.")
    async with open_app(RunningRoute(LABELS.id), size=size) as pilot:
        await until_shown(pilot, "Told the client on 22 Nov 2026")
        await pilot.press("b")
        await until_shown(pilot, "It went wrong?")
        said = _in_the_dialog(pilot)
        assert "stays under way" not in said
        assert "The client has been told, so the gig goes on as that draft." in said
        await pilot.press("w")
        await until_gone(pilot, "It went wrong?")
        assert app_context.autosave.flush(60)
        assert not running(app_context.library)


async def test_while_the_client_was_not_told_it_stays_under_way(open_app: OpenApp, app_context: AppContext) -> None:
    put(app_context, [LABELS])
    async with open_app(RunningRoute(LABELS.id)) as pilot:
        await until_shown(pilot, "Red flags when you took it")
        assert "Told the client" not in picture(pilot)
        await pilot.press("b")
        await until_shown(pilot, "It went wrong?")
        assert "stays under way while that's a draft and the client doesn't know." in _in_the_dialog(pilot)


async def test_home_shows_beside_a_gig_under_way_that_they_were_told_and_its_last_check_in(
    open_app: OpenApp, app_context: AppContext
) -> None:
    checks = (CheckIn(TODAY - timedelta(2), Decimal(12)), CheckIn(TODAY - timedelta(1), Decimal(9), Done.HALF))
    put(app_context, [replace(LABELS, told_on=TODAY - timedelta(3), check_ins=checks)])
    async with open_app() as pilot:
        await until_shown(pilot, "Told the client on 20 Nov 2026")
        assert "Check-in: 22 Nov 2026 · 9 h, 50% done" in " ".join(picture(pilot).replace("│", " ").split())
        assert "21 Nov" not in picture(pilot), "only the last one"


async def test_of_a_gig_that_was_never_vetted_v_shows_its_details_and_no_verdict(
    open_app: OpenApp, app_context: AppContext
) -> None:
    put(app_context, [replace(LABELS, signs=(), stops=())])
    async with open_app(RunningRoute(LABELS.id)) as pilot:
        await press(pilot, "v")
        await until_shown(pilot, "What you know of this gig")
        assert "VERDICT" not in picture(pilot).upper()
        assert "questions" not in picture(pilot)
        await press(pilot, "f3")
        await until_shown(pilot, "Check in (1 minute)")
