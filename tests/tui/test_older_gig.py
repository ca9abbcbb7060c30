"""Add an older gig (1 minute)."""

import io
from collections.abc import Sequence
from decimal import Decimal
from threading import Event
from typing import Any

import pytest

from retro.commands.lines.console import Console
from retro.commands.plain.older import tell_older
from retro.core.document_kinds import Document
from retro.core.formats.retro_json import retrospective_to_data
from retro.core.formats.vet_json import vet_to_data
from retro.core.gig.choices import Status
from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.ids import GigId, LessonId, QuestionKey
from retro.core.gig.retrospective import Facts, Lesson, Retrospective
from retro.core.rough_day import Precision, RoughDay
from retro.core.text.clock import now
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer
from retro.core.vet.vet_lines import ENDED_ON
from retro.core.wizard.older_gig import ENDED, older_place
from retro.paths import Paths
from retro.storage.errors import UnknownId
from retro.storage.queries import home, not_understood, trash
from retro.storage.queries.library import Library
from retro.storage.queries.record import StoredRetrospective, iterate_retrospectives, retrospective_by_id
from retro.storage.queries.vets import ratio, vets
from retro.storage.queries.vets.vets import iterate_vets
from retro.tui.context import AppContext
from retro.tui.kit.text.form_line import FormLine
from retro.tui.navigation import HomeRoute, Navigate, OlderGigRoute, Route, RunningRoute, WizardRoute
from retro.tui.wizard.fields.flags.list import FlagList
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector
from retro.tui.wizard.older_form import OlderForm
from retro.tui.wizard.older_gig import OlderGigScreen
from tests.tui.conftest import LibraryWith, OpenApp, picture, wait_until_written
from tests.tui.field_host import press
from tests.tui.looking import screen_text, until_shown, until_told, workers_ended

MARCH = RoughDay(2025, 3, 15, Precision.MONTH)


def only(app_context: AppContext) -> StoredRetrospective:
    """The one retrospective in the library."""
    wait_until_written(app_context)
    (row,) = home.home_rows(app_context.library)
    found = retrospective_by_id(app_context.library, row.id)
    assert found
    return found


async def test_a_minute_makes_a_finished_retrospective(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(
            pilot,
            *"Portfolio site",
            "enter",
            "enter",
            "enter",
            *"3/2025",
            "enter",
            *"20",
            "enter",
            *"30",
            "enter",
            "space",
            "down",
            "space",
            "tab",
        )
        await press(pilot, *"it is late", "enter", *"call", "enter")
        await workers_ended(pilot)
        await pilot.pause()
        whole = only(app_context).retrospective
        assert not whole.is_draft
        assert whole.facts == Facts(
            title="Portfolio site", status=Status.OVER, ended_on=MARCH,
            hours_planned=Decimal(20), hours_worked=Decimal(30),
        )  # fmt: skip
        assert [flag.key for flag in whole.red_flags] == ["B1", "B2"]
        (lesson,) = whole.lessons
        assert (lesson.cue, lesson.act, lesson.flag) == ("it is late", "call", "B1")
        assert not isinstance(pilot.app.screen, OlderGigScreen)


@pytest.mark.parametrize(("later", "is_finished"), [("", True), ("s", False)])
async def test_enter_right_after_a_letter_finishes_and_another_letter_ends_the_wait(
    open_app: OpenApp, app_context: AppContext, later: str, is_finished: bool
) -> None:
    """The report of the last letter can come after Enter; it changes nothing."""
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Shop")
        screen = pilot.app.screen
        assert isinstance(screen, OlderGigScreen)
        screen.action_finish()
        if later:
            screen.form.name_line.value += later
        screen.form.post_message(OlderForm.Changed())
        await pilot.app.workers.wait_for_complete([*screen.workers]) if is_finished else await pilot.pause()
        await pilot.pause()
        assert (pilot.app.screen is not screen) == is_finished
        assert app_context.autosave.flush(60)
        assert only(app_context).retrospective.is_draft != is_finished


async def test_without_a_name_it_is_not_finished(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, "ctrl+n")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        assert pilot.app.screen.form.name_line.has_focus
        wait_until_written(app_context)
        assert home.home_rows(app_context.library) == []


async def test_a_month_nobody_knows_is_asked_for_again_and_kept(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute(), size=(80, 24)) as pilot:
        await press(pilot, *"Shop", "enter", "enter", "enter", *"springish", "ctrl+n")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        assert pilot.app.screen.form.month.has_focus
        assert "blank." in screen_text(pilot.app)  # nothing is cut at 80 columns
        await press(pilot, "escape")
        assert app_context.autosave.flush(60)
        kept = only(app_context)
        assert kept.retrospective.is_draft
        assert kept.place
        assert dict(kept.place.unread) == {"ended_on": "springish"}


async def test_hours_nobody_can_read_are_kept_in_a_draft_and_hold_a_good_end_once(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Shop")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        form = pilot.app.screen.form
        form.worked.value = "ages"
        await pilot.pause()
        assert app_context.autosave.flush(60)
        kept = only(app_context)
        assert kept.place
        assert dict(kept.place.unread) == {"hours_worked": "ages"}
        form.end.focus()
        await press(pilot, "w")
        assert form.is_well
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        assert form.worked.has_focus
        assert "Or press Esc again to leave without it." in " ".join(picture(pilot).split())
        form.estimated.value = "ages"
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OlderGigScreen), "the same in another line was not told"
        assert form.estimated.has_focus
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, OlderGigScreen)


async def test_a_month_that_is_understood_at_last_leaves_nothing_of_the_first_try(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Shop", "enter", "enter", "enter", *"springish")
        assert app_context.autosave.flush(60)
        assert not_understood.unread_answers(app_context.library)
        await press(pilot, "ctrl+u", *"June 2025", "ctrl+n")
        await workers_ended(pilot)
    kept = only(app_context)
    assert kept.retrospective.facts.ended_on == RoughDay(2025, 6, 15, Precision.MONTH)
    assert (kept.retrospective.is_draft, dict(kept.unread)) == (False, {})


async def test_escape_keeps_what_was_written_as_a_draft(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Sho", "escape")
        assert not isinstance(pilot.app.screen, OlderGigScreen)
        assert app_context.autosave.flush(60)
        whole = only(app_context).retrospective
        assert whole.is_draft
        assert whole.facts.title == "Sho"
        assert whole.lessons == ()


@pytest.mark.parametrize("leaving", ["ctrl+q", "escape"])
async def test_the_words_of_a_new_red_flag_outlive_quitting_and_not_a_cancel(
    open_app: OpenApp, app_context: AppContext, leaving: str
) -> None:
    """Here, and on the page of the wizard on which they stand again."""
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Sho")
        pilot.app.screen.query_one(FlagList).focus()
        await press(pilot, "plus", *"I [knew", leaving)
    words = "I [knew"
    for more in ("", " it"):
        left = only(app_context)
        assert list(left.unread.values()) == ([words] if leaving == "ctrl+q" else [])
        assert not left.retrospective.red_flags
        async with open_app(WizardRoute(left.retrospective.id, "" if leaving == "ctrl+q" else "red_flags")) as pilot:
            pilot.app.screen.query_one(FlagList).focus()
            await press(pilot, "plus")
            assert (words in picture(pilot)) is (leaving == "ctrl+q")
            await press(pilot, "end", *more, leaving)
            words += more
    async with open_app(WizardRoute(left.retrospective.id, "red_flags")) as pilot:
        pilot.app.screen.query_one(FlagList).focus()
        await press(pilot, "plus", "end", "!", "f3")
        await pilot.pause()
    left = only(app_context)
    assert [flag.name for flag in left.retrospective.red_flags] == [f"{words}!" if leaving == "ctrl+q" else "!"]
    assert not left.unread


async def test_nothing_written_leaves_nothing_behind(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, "tab", "tab", "escape")
        wait_until_written(app_context)
        assert home.home_rows(app_context.library) == []


async def test_earlier_gigs_are_remembered_in_the_list(
    open_app: OpenApp, library_with: LibraryWith, app_context: AppContext
) -> None:
    flag = red_flag_of("E9")
    assert flag
    rule = Lesson.new(cue="I stop answering", act="call", flag="E9")
    before = Retrospective.new(finished_at=now(), facts=Facts(title="Before"), red_flags=(flag,), lessons=(rule,))
    library_with([before])
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Now", *["tab"] * 6, "space")
        await until_shown(pilot, "such as: I stop answering")
        await press(pilot, "ctrl+n")
        await until_shown(pilot, "It's saved, without a new rule.")
        wait_until_written(app_context)
        saved = {
            row.name: retrospective_by_id(app_context.library, row.id) for row in home.home_rows(app_context.library)
        }
        now_there = saved["Now"]
        assert now_there
        assert [one.key for one in now_there.retrospective.red_flags] == ["E9"]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_last_line_can_be_reached_at_every_size(open_app: OpenApp, size: tuple[int, int]) -> None:
    async with open_app(OlderGigRoute(), size=size) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, OlderGigScreen)
        screen.form.act.focus()
        await pilot.pause()
        assert 0 < screen.form.act.region.y < size[1] - 1
        assert screen.form.query("FlagList").first().size.height >= 3


async def test_a_gig_that_ended_well_is_kept_as_a_good_end_with_its_flags_and_hours(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(
            pilot,
            "shift+tab",
            "w",
            *"Museum labels",
            "enter",
            *"Ahrens",
            "enter",
            *"Malt",
            "enter",
            *"3/2025",
            "enter",
            *"12",
            "enter",
            *"14",
            "enter",
            "space",
        )
        await press(pilot, "tab", *"a page of scope", "enter")
        await workers_ended(pilot)
        await pilot.pause()
        assert not isinstance(pilot.app.screen, OlderGigScreen)
    wait_until_written(app_context)
    (vet,) = vets.iterate_vets(app_context.library)
    assert (vet.client, vet.platform) == ("Ahrens", "Malt")
    assert (vet.title, vet.ended, vet.ended_on) == ("Museum labels", Ending.WELL, MARCH)
    assert (vet.quote.hours, vet.good_end) == (Decimal(12), GoodEnd(Decimal(14), None, "a page of scope"))
    assert [(sign.key, sign.answer) for sign in vet.signs] == [("B1", VetAnswer.YES)]
    assert home.counts(app_context.library).gigs == 0
    assert ratio.usual_overrun(app_context.library).good == 1


async def test_an_end_that_is_chosen_anew_leaves_one_gig(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Labels", "shift+tab", "w")
        await press(pilot, *["tab"] * 7, "x", "ctrl+n")
        await workers_ended(pilot)
        await pilot.pause()
        wait_until_written(app_context)
    assert home.counts(app_context.library) == home.Counts(0, 0, 0, good_ends=1)


async def test_what_is_written_of_a_good_end_before_it_has_a_name_outlives_quitting(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, "enter", *"Ahrens", "enter", *"Malt", "shift+tab", "shift+tab", "shift+tab", "w")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        pilot.app.screen.form.kept.focus()
        await press(pilot, *"a page of scope", "ctrl+q")
    whole = only(app_context).retrospective
    assert whole.is_draft
    assert (whole.facts.client, whole.facts.platform) == ("Ahrens", "Malt")
    assert list(whole.answers.values()) == ["a page of scope"]
    assert not list(vets.iterate_vets(app_context.library))


async def test_a_good_end_is_one_gig_once_it_has_a_name_and_keeps_it_while_it_is_typed_anew(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, "shift+tab", "w", "enter", *"Ahrens")
        assert app_context.autosave.flush(60)
        assert only(app_context).retrospective.is_draft
        await press(pilot, "shift+tab", *"Labels")
        assert app_context.autosave.flush(60)
        await press(pilot, "ctrl+u", "enter", "end", *" AG", "ctrl+q")
    wait_until_written(app_context)
    (kept,) = vets.iterate_vets(app_context.library)
    assert (kept.title, kept.client) == ("Labels", "Ahrens AG")
    assert home.counts(app_context.library).gigs == 0
    assert not home.home_rows(app_context.library)


@pytest.mark.parametrize("leaving", ["ctrl+q", "escape"])
async def test_what_a_good_end_cannot_hold_yet_outlives_quitting_as_typed(
    open_app: OpenApp, app_context: AppContext, leaving: str
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(
            pilot, "shift+tab", "w", *"Labels", "enter", "enter", "enter", *"springish", "enter", "enter", *"ages"
        )
        pilot.app.screen.query_one(FlagList).focus()
        await press(pilot, "plus", *"I [knew", leaving)
        if leaving == "escape":
            await press(pilot, "escape", "escape")
            assert not isinstance(pilot.app.screen, OlderGigScreen)
    wait_until_written(app_context)
    (kept,) = vets.iterate_vets(app_context.library)
    left = {"ended_on": "springish"}
    assert dict(kept.unread) == (left | {"hours": "ages", "own_flag": "I [knew"} if leaving == "ctrl+q" else left)
    assert not kept.signs
    async with open_app(RunningRoute(kept.id)) as pilot:
        await until_shown(pilot, "springish")
        assert ("I [knew" in picture(pilot)) is (leaving == "ctrl+q")


async def test_hours_that_are_none_are_asked_for_again(open_app: OpenApp, app_context: AppContext) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, "shift+tab", "w", *"Labels", "enter", "enter", "enter", "enter", *"lots", "ctrl+n")
        assert isinstance(pilot.app.screen, OlderGigScreen)
        assert pilot.app.screen.form.estimated.has_focus


async def test_a_library_that_takes_a_while_is_waited_for(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    flush, seen = app_context.autosave.flush, Event()
    monkeypatch.setattr(app_context.autosave, "flush", lambda *wait: seen.wait(0.05) and flush(*wait))
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Shop", "ctrl+n")
        await until_shown(pilot, "Can't save right now")
        seen.set()
        await workers_ended(pilot)
        await pilot.pause()
        assert not isinstance(pilot.app.screen, OlderGigScreen)
        assert not only(app_context).retrospective.is_draft


async def test_both_hours_are_seen_as_they_are_typed(open_app: OpenApp) -> None:
    async with open_app(OlderGigRoute(), size=(60, 20)) as pilot:
        await press(pilot, "enter", "enter", "enter", "enter", *"20", "enter", *"35")
        await until_shown(pilot, "→ 35")


async def test_the_way_out_says_what_becomes_of_the_gig(open_app: OpenApp) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Labels")
        assert "Close (it stays a draft)" in picture(pilot)
        await press(pilot, "shift+tab", "w")
        assert "Close (it stays saved)" in picture(pilot), "a good end is one from its first word"


@pytest.mark.parametrize("name", ["webshop for a baker", "bike shop", "w"])
async def test_a_name_typed_at_once_is_one_whole_and_no_answer_to_how_it_ended(open_app: OpenApp, name: str) -> None:
    async with open_app(OlderGigRoute(), size=(80, 24)) as pilot:
        await press(pilot, *name)
        assert isinstance(pilot.app.screen, OlderGigScreen)
        assert (pilot.app.screen.form.name_line.value, pilot.app.screen.form.is_well) == (name, False)
        await press(pilot, "shift+tab", "w")
        assert (pilot.app.screen.form.name_line.value, pilot.app.screen.form.is_well) == (name, True)


@pytest.mark.parametrize(("name", "is_draft"), [("", True), ("Labels", False)])
async def test_a_good_end_without_a_name_is_a_draft_that_keeps_its_hours_as_typed(
    open_app: OpenApp, app_context: AppContext, name: str, is_draft: bool
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *name, "shift+tab", "w", *["tab"] * 4, *"ages")
        assert ("Close (it stays a draft)" in picture(pilot)) is is_draft
        assert ("Close (it stays saved)" in picture(pilot)) is not is_draft
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, OlderGigScreen) is not is_draft, "a good end holds no hours that are none"
        await press(pilot, "escape")
    assert (len(list(vets.iterate_vets(app_context.library))) == 0) is is_draft
    if is_draft:
        assert dict(only(app_context).unread) == {"hours_planned": "ages"}


async def test_a_name_that_was_wiped_before_the_end_was_chosen_anew_stays_wiped(
    open_app: OpenApp, app_context: AppContext
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Labels", "enter", *"Ahrens", "shift+tab", "shift+tab", "w", "shift+tab", "b", "ctrl+u")
        await press(pilot, "shift+tab", "w")
        assert app_context.autosave.flush(60)
        assert "Close (it stays a draft)" in picture(pilot)
    assert not list(vets.iterate_vets(app_context.library))
    assert (only(app_context).retrospective.facts.title, only(app_context).retrospective.is_draft) == ("", True)


@pytest.mark.parametrize("ends", ["wb", "wbw", "wbwbwb"])
async def test_an_end_chosen_again_and_again_leaves_one_gig_under_its_name(
    open_app: OpenApp, app_context: AppContext, ends: str
) -> None:
    async with open_app(OlderGigRoute()) as pilot:
        await press(pilot, *"Labels")
        for end in ends:
            assert app_context.autosave.flush(60)
            await press(pilot, "shift+tab", end)
        await press(pilot, "end", *" two", "escape")
    wait_until_written(app_context)
    good = [vet.title for vet in vets.iterate_vets(app_context.library)]
    bad = [row.name for row in home.home_rows(app_context.library)]
    assert (good, bad) == (["Labels two"], []) if ends[-1] == "w" else ([], ["Labels two"])


@pytest.mark.parametrize("end", ["b", "w"])
async def test_what_another_window_changed_meanwhile_is_neither_deleted_nor_gone_to(
    open_app: OpenApp, app_context: AppContext, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    async def sees_nothing(screen: OlderGigScreen) -> None:
        """On a busy machine it may look before the next letter, and take theirs over, as it should."""

    monkeypatch.setattr(OlderGigScreen, "read_shown", sees_nothing)
    async with open_app() as pilot:
        await press(pilot, "o", *"Labels", "shift+tab", end)
        assert app_context.autosave.flush(60)
        good = next(iter(vets.iterate_vets(app_context.library)), None)
        found = vets.vet_by_id(app_context.library, good.id) if good else only(app_context)
        assert found
        before, version = good or only(app_context).retrospective, found.version
        theirs = before.as_copy(before.id, "Theirs")
        app_context.store.submit(lambda store: store.save(theirs, version=version)).result(timeout=600)
        await press(pilot, *" two")
        assert app_context.autosave.flush(60)
        await until_shown(pilot, "Labels two (other window")
        await press(pilot, "shift+tab", "w" if end == "b" else "b")
        assert app_context.autosave.flush(60)
        await press(pilot, "escape")
        await until_shown(pilot, "Theirs")
        wait_until_written(app_context)
        names = [vet.title for vet in vets.iterate_vets(app_context.library)]
        names += [row.name for row in home.home_rows(app_context.library)]
        assert sorted(name.partition(" (")[0] for name in names) == ["Labels two", "Theirs"]


LEFT: tuple[Route, ...] = (HomeRoute(), WizardRoute(GigId("a" * 32)))
"""Doors through which a draft is carried on: home's list, and whatever else leads to the draft."""


@pytest.mark.parametrize("door", LEFT, ids=["home", "elsewhere"])
async def test_a_draft_is_carried_on_in_its_form_as_it_was_typed(
    open_app: OpenApp, app_context: AppContext, library_with: LibraryWith, door: Route
) -> None:
    flags = tuple(filter(None, map(red_flag_of, ("D1", "B2"))))
    rules = (Lesson.new()._replace(cue="it is late", act="call", flag="B2"), Lesson.new()._replace(cue="b", act="c"))
    begun = gig_called("Shop", client="Velo", platform="Malt", ended_on=MARCH, hours_planned=Decimal("7.5"))._replace(
        id=GigId("a" * 32), red_flags=flags, lessons=rules, answers={"story.tell": "It rained."}
    )
    app_context.store.submit(
        lambda store: store.save(begun, version=None, place=older_place({QuestionKey("hours_worked"): "ages"}))
    ).result(timeout=600)
    async with open_app(door) as pilot:
        await press(pilot, "enter") if isinstance(door, HomeRoute) else None
        await until_shown(pilot, "An older gig (1 minute)")
        lines = {line.id: line.value for line in pilot.app.screen.query(FormLine)}
        assert lines == {
            "name": "Shop", "client": "Velo", "platform": "Malt", "month": "March 2025", "estimated": "7.5",
            "worked": "ages", "cue": "it is late", "act": "call", "kept": "",
        }  # fmt: skip
        assert "2 ticked" in picture(pilot)
        assert pilot.app.screen.query_one(FlagSelector).lesson == rules[0]
        await press(pilot, "escape")
        assert only(app_context).version == 1, "nothing was changed"
        pilot.app.post_message(Navigate(door))
        await pilot.pause()
        await press(pilot, "enter") if isinstance(door, HomeRoute) else None
        await until_shown(pilot, "An older gig (1 minute)")
        pilot.app.screen.query_one("#worked", FormLine).focus()
        await press(pilot, "ctrl+u", *"30", "f3")
        await workers_ended(pilot)
    done = only(app_context).retrospective
    assert not done.is_draft
    assert done._replace(updated_at=begun.updated_at, finished_at=None) == begun.with_facts(hours_worked=Decimal(30))


async def test_a_draft_that_ended_well_after_all_is_a_good_end_and_can_be_restored(
    open_app: OpenApp, app_context: AppContext
) -> None:
    begun = gig_called("Shop")
    app_context.store.submit(lambda store: store.save(begun, version=None, place=older_place())).result(timeout=600)
    async with open_app(OlderGigRoute(begun.id)) as pilot:
        await press(pilot, "shift+tab", "w", "f3")
        await workers_ended(pilot)
    wait_until_written(app_context)
    assert [vet.title for vet in vets.iterate_vets(app_context.library)] == ["Shop"]
    assert [each.name for each in trash.everything(app_context.library)] == ["Shop"]


def gig_called(title: str, **facts: Any) -> Retrospective:
    """A draft that the form has begun."""
    return Retrospective.new(facts=Facts(title=title, status=Status.OVER)).with_facts(**facts)


async def test_a_draft_that_is_gone_meanwhile_is_said(open_app: OpenApp) -> None:
    async with open_app() as pilot:
        pilot.app.post_message(Navigate(OlderGigRoute(GigId("a" * 32))))
        await until_told(pilot, str(UnknownId()))
        assert not isinstance(pilot.app.screen, OlderGigScreen)


# On the screen and line by line

OLDER = ("Shop", "Ada", "Me", "3/2025", "9", "7h 30m")
"""Name, client, source, month and hours of an older gig, as typed on either."""


async def older_on_the_screen(open_app: OpenApp, app_context: AppContext, keys: Sequence[str]) -> Document:
    """Type these keys into the form of an older gig, and leave it."""
    async with open_app(OlderGigRoute(), size=(100, 30)) as pilot:
        await press(pilot, *keys)
        await workers_ended(pilot)
        await press(pilot, "escape")
    return only_document(app_context.library)


def older_plainly(where: Paths, lines: Sequence[str]) -> Document:
    """Give these lines as answers."""
    assert tell_older(where, Console(io.BytesIO("\n".join([*lines, ""]).encode()))) == 0
    return only_document(Library(where.library))


def beside(app_context: AppContext) -> Paths:
    """Where a library of its own lies."""
    folder = app_context.paths.data.parent
    return Paths(data=folder / "plain", state=folder / "plain state")


def only_document(library: Library) -> Document:
    every: list[Document] = [*iterate_retrospectives(library), *iterate_vets(library)]
    (found,) = every
    return found


def content(gig: Document) -> dict[str, object]:
    """All but what is each one's own: ids and instants."""
    own = {"id": "", "created_at": "", "updated_at": ""}
    if isinstance(gig, Vet):
        return vet_to_data(gig) | own
    lessons = tuple(lesson._replace(id=LessonId("1" * 32)) for lesson in gig.lessons)
    return retrospective_to_data(gig._replace(lessons=lessons)) | own | {"finished_at": gig.is_draft}


LAST = {"b": ("late", "call"), "w": ("tests",)}
"""Answers to what each end asks last."""
CHOSEN = {"b": (), "w": ("shift+tab", "w")}
"""Keys that choose how it ended, from the name."""


@pytest.mark.parametrize("is_left_early", [False, True])
@pytest.mark.parametrize("end", ["b", "w"])
async def test_what_is_answered_alike_is_one_archive(
    end: str, is_left_early: bool, open_app: OpenApp, app_context: AppContext
) -> None:
    asked_last = () if is_left_early else LAST[end]
    keys = [*CHOSEN[end], *(key for answer in OLDER for key in (*answer, "enter"))]
    keys += ["space", "down", "space", "tab"] if asked_last else []
    keys += [key for answer in asked_last for key in (*answer, "enter")]
    shown = await older_on_the_screen(open_app, app_context, keys)
    told = older_plainly(beside(app_context), [end, *OLDER, *(["1 2", "", *asked_last] if asked_last else [":q"])])
    assert content(told) == content(shown)
    assert isinstance(told, Vet) is (end == "w")


@pytest.mark.parametrize("end", ["b", "w"])
async def test_a_month_of_an_older_gig_that_nobody_knows_is_kept_alike(
    end: str, open_app: OpenApp, app_context: AppContext
) -> None:
    keys = [*CHOSEN[end], *"Shop", "enter", "enter", "enter", *"smarch", "enter"]
    shown = await older_on_the_screen(open_app, app_context, keys)
    where = beside(app_context)
    told = older_plainly(where, [end, "Shop", "", "", "smarch", ":q"])
    assert content(told) == content(shown)
    if isinstance(told, Vet):
        assert told.lines_unread == {ENDED_ON: "smarch"}
        return
    libraries = (app_context.library, Library(where.library))
    places = [retrospective_by_id(library, gig.id) for library, gig in zip(libraries, (shown, told), strict=True)]
    assert [found and found.place for found in places] == [older_place({ENDED: "smarch"})] * 2
