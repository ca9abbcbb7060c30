"""Ticking red flags, choosing the pivot, saying more of each."""

import pytest
from textual.widgets import Input

from retro.core.gig.choices import Hindsight, Side, Stage
from retro.core.gig.retrospective import RedFlag, Retrospective
from retro.tui.wizard.fields.flags.details import DetailsField
from retro.tui.wizard.fields.flags.details_form import FlagForm
from retro.tui.wizard.fields.flags.list import PEN, FlagList
from retro.tui.wizard.fields.flags.note import ADDS, OPENS
from retro.tui.wizard.fields.flags.own_flag_form import OwnFlagForm
from retro.tui.wizard.fields.flags.picker import FlagPicker
from retro.tui.wizard.fields.flags.pivot import PivotField
from retro.tui.wizard.fields.flags.tabs import FlagTabs
from tests.tui.field_host import B3, C6, D1, OWN, Host, hosted, press, seen, ticked


def picker(whole: Retrospective | None = None) -> Host:
    return Host(FlagPicker, "red_flags", whole or Retrospective.new())


def flags_of(host: Host) -> list[str]:
    return [flag.key for flag in host.retrospective.red_flags]


async def test_space_ticks_and_takes_the_tick_back() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "space", "down", "space")
        assert flags_of(host) == ["D1", "C6"]
        assert f"[x] {D1}" in seen(host)
        assert "2 ticked" in seen(host)
        await press(pilot, "space")
        assert flags_of(host) == ["D1"]
        assert f"[ ] {C6}" in seen(host)


async def test_what_was_said_of_a_flag_comes_back_with_its_tick() -> None:
    (flag,) = ticked("D1")
    told = flag._replace(pivot=True, told_myself="One more hour", hindsight=Hindsight.HALF)
    host = picker(Retrospective.new(red_flags=(told,)))
    async with hosted(host) as pilot:
        await press(pilot, "space")
        assert flags_of(host) == []
        await press(pilot, "space")
        assert host.retrospective.red_flags == (told,)


async def test_rows_stay_where_they_are_while_ticking() -> None:
    host = picker(Retrospective.new(red_flags=ticked("E9")))
    async with hosted(host) as pilot:
        before = [line[4:] for line in seen(host).splitlines() if "] " in line]
        await press(pilot, "end", "space", "up", "space")
        assert len(flags_of(host)) == 1
        after = [line[4:] for line in seen(host).splitlines() if "] " in line]
        assert [line[3:] for line in before[1:]] == [line[3:] for line in after[1:]]


async def test_arrows_turn_the_stages_and_end_where_they_began() -> None:
    host = picker()
    async with hosted(host) as pilot:
        assert "[Likely 8]" in seen(host)
        await press(pilot, "right")
        assert "[Before 20]" in seen(host)
        assert "They want me to start before anything is in writing" in seen(host)
        await press(pilot, "left", "left")
        assert "[Delivery 10]" in seen(host)


async def test_in_a_high_window_the_longest_stage_is_seen_whole() -> None:
    host = picker()
    async with hosted(host, (120, 50)) as pilot:
        await press(pilot, "left", "left")
        assert "[Work 22]" in seen(host)
        assert sum("] " in line for line in seen(host).splitlines()) >= 22
        assert host.query_one(FlagList).max_scroll_y == 0


async def test_a_stage_holds_own_flags_of_earlier_gigs() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "left", "left", "end", "space")
        assert "[Work 22]" in seen(host)
        assert "[x] They never say thanks [/]" in seen(host)
        assert host.retrospective.red_flags == (OWN,)


async def test_a_flag_of_earlier_gigs_names_them_and_the_old_excuse() -> None:
    async with hosted(picker()) as pilot:
        host = pilot.app.screen
        assert isinstance(host, Host)
        text = " ".join(seen(host).split())
        assert "Seen 2× before, last in Booking calendar (Dec 2025) and 1 more." in text
        assert "You told yourself: “One more evening" in text
        assert "Your rule (Dec 2025): If I am stuck for a day, then I tell them." in text
        await press(pilot, "down", "down")
        assert "before  " not in seen(host)


async def test_a_ticked_flag_says_what_enter_does_and_one_that_is_described_has_a_mark() -> None:
    host = picker()
    async with hosted(host, (80, 24)) as pilot:
        assert "Enter adds" not in seen(host)
        await press(pilot, "space")
        assert ADDS in seen(host)
        assert PEN not in seen(host)
        await press(pilot, "enter", "space", "escape")
        (row,) = (line for line in seen(host).splitlines() if f"[x] {D1}" in line)
        assert PEN in row
        assert OPENS in seen(host)
        await press(pilot, "space")
        assert PEN not in seen(host)
        assert OPENS not in seen(host)


async def test_the_keys_of_the_tabs_are_named_beside_them_so_that_the_footer_has_room_for_own_words() -> None:
    host = picker()
    async with hosted(host, (80, 24)):
        rows = host.query_one(FlagList)
        assert "←→" in seen(host)
        assert rows.named_actions == {"stage(1)"}
    narrow = picker()
    async with hosted(narrow, (60, 20)):
        assert narrow.query_one(FlagList).named_actions == frozenset()


async def test_find_looks_through_all_stages_and_ticks() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "slash", *"to win", "enter", "space")
        assert flags_of(host) == ["C6"]
        assert D1 not in seen(host)
        await press(pilot, "right")
        assert "[Before 20]" in seen(host)


async def test_escape_clears_what_is_looked_for_then_leaves() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "slash", *"zzz")
        assert "No red flag matches" in seen(host)
        await press(pilot, "escape")
        assert D1 in seen(host)
        assert isinstance(host.focused, Input)
        await press(pilot, "escape")
        assert isinstance(host.focused, FlagList)
        assert "[Likely 8]" in seen(host)


async def test_the_sign_that_opens_the_finding_is_no_text_of_the_blank_line() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "slash", *"zzz", "escape", "slash", *"to win", "enter", "space")
        assert flags_of(host) == ["C6"]
        await press(pilot, "slash", *"a/b")
        assert isinstance(host.focused, Input)
        assert host.focused.value.endswith("a/b")


async def test_escape_in_the_list_ends_the_finding_too() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "slash", *"to win", "down")
        assert isinstance(host.focused, FlagList)
        await press(pilot, "escape")
        assert "[Likely 8]" in seen(host)
        assert D1 in seen(host)


async def test_an_own_flag_unticked_by_mistake_is_still_listed_in_its_stage() -> None:
    own = RedFlag(None, "Too vague", Stage.SCOPE, Side.MINE, saw="no list")
    host = picker(Retrospective.new(red_flags=(own,)))
    async with hosted(host) as pilot:
        await press(pilot, "end", "space")
        assert flags_of(host) == []
        await press(pilot, "right", "right", "end", "space")
        assert host.retrospective.red_flags == (own,)


async def test_an_own_flag_is_added_ticked_under_its_stage() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "right", "right", "plus")
        assert isinstance(pilot.app.screen, OwnFlagForm)
        await press(pilot, *"Too [/] vague", "f3")
        (flag,) = host.retrospective.red_flags
        assert (flag.flag, flag.name, flag.stage, flag.side) == (None, "Too [/] vague", Stage.SCOPE, Side.MINE)
        assert "[x] Too [/] vague" in seen(host)
        assert host.query_one(FlagList).flag == flag


async def test_enter_passes_over_neither_stage_nor_side_of_an_own_flag_and_both_are_changed_later() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "plus", *"no rush", "enter", "left", "enter", "left", "enter", "enter")
        (flag,) = host.retrospective.red_flags
        assert (flag.name, flag.stage, flag.side) == ("no rush", Stage.BEFORE, Side.PROJECT)
        await press(pilot, "enter", "shift+tab", "shift+tab", "left", "space", "shift+tab", "right", "space", "f3")
        assert host.retrospective.red_flags == (flag._replace(stage=Stage.SCOPE, side=Side.CLIENT),)


async def test_enter_goes_through_the_details_of_a_red_flag() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "enter", "right", "enter", "enter", *"no", "enter", *"rush", "enter", "enter")
        assert "Enter on a blank line: next" in seen(host)
        await press(pilot, *"fine", "enter", "enter", "enter")
        (flag,) = host.retrospective.red_flags
        assert (flag.hindsight, flag.saw, flag.told_myself) == (Hindsight.SILENT, "no\nrush", "fine")
        assert isinstance(host.focused, FlagList)


async def test_the_name_of_a_known_flag_ticks_that_one() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "plus", *"i CUT my price to win it", "f3")
        assert flags_of(host) == ["C6"]
        await press(pilot, "plus", *"they NEVER say thanks [/]", "f3")
        assert flags_of(host) == ["C6", OWN.key]


async def test_leaving_the_own_flag_adds_none() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "plus", "enter")
        assert isinstance(pilot.app.screen, OwnFlagForm)
        await press(pilot, *"x", "escape")
        assert host.retrospective.red_flags == ()
        assert isinstance(host.focused, FlagList)


async def test_details_tick_the_flag_and_are_kept_as_they_are_written() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FlagForm)
        await press(pilot, "right", "space", "tab", *"2026-03-05", "enter", *"no reply", "tab", *"fine")
        (flag,) = host.retrospective.red_flags
        assert (flag.key, flag.hindsight, flag.saw, flag.told_myself) == ("D1", Hindsight.SILENT, "no reply", "fine")
        assert str(flag.seen_on) == "2026-03-05"
        await press(pilot, "escape")
        assert isinstance(host.focused, FlagList)
        assert host.retrospective.red_flags == (flag,)


@pytest.mark.parametrize("size", [(44, 14), (44, 24), (60, 20), (80, 14)])
@pytest.mark.parametrize(
    "name", ["Late", "They changed it on a Sunday", "They kept changing the brief on Sundays " * 5]
)
async def test_a_form_opens_at_its_beginning_however_long_the_name_of_its_flag(
    size: tuple[int, int], name: str
) -> None:
    named = RedFlag(None, name.strip()[:200], Stage.SCOPE, Side.CLIENT)
    host = Host(DetailsField, "details", Retrospective.new(red_flags=(named, *ticked("D1"))))
    async with hosted(host, size) as pilot:
        await press(pilot, "enter")
        await pilot.pause(0.3)  # longer than a scroll takes
        form = pilot.app.screen
        assert isinstance(form, FlagForm)
        assert form.focused is not None
        assert form.query_one(".panel").region.contains_region(form.focused.region)
        assert form.query_one(".panel").scroll_y == 0


async def test_a_form_whose_first_field_stands_too_low_is_scrolled_until_it_is_seen() -> None:
    named = RedFlag(None, "They kept changing the brief on Sundays " * 12, Stage.SCOPE, Side.CLIENT)
    host = Host(DetailsField, "details", Retrospective.new(red_flags=(named, *ticked("D1"))))
    async with hosted(host, (44, 14)) as pilot:
        await press(pilot, "enter")
        await pilot.pause(0.3)
        form = pilot.app.screen
        assert form.focused is not None
        assert form.query_one(".panel").region.contains_region(form.focused.region)


async def test_a_day_in_the_details_that_is_not_understood_holds_enter_once_and_is_kept_on_every_way_out() -> None:
    for way_out in ("escape", "f3", "quitting"):
        host = picker()
        async with hosted(host) as pilot:
            await press(pilot, "enter", "tab", *"the day it rained", "enter")
            form = pilot.app.screen
            assert isinstance(form, FlagForm)
            assert (form.focused, form.day.value) == (form.day, "the day it rained"), way_out
            await press(pilot, "enter")
            assert (form.focused, form.day.value) == (form.saw, "the day it rained"), way_out
            await press(pilot, *"no reply")
            if way_out == "quitting":
                form.save_now()
                form.save_now()  # it may be asked twice
                await pilot.pause()
            else:
                await press(pilot, way_out)
                assert isinstance(host.focused, FlagList)
            (flag,) = host.retrospective.red_flags
            assert (flag.seen_on, flag.saw) == (None, "no reply\nthe day it rained"), way_out


async def test_looking_at_details_without_a_word_ticks_nothing() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "enter", "escape")
        assert host.retrospective.red_flags == ()


async def test_a_click_on_the_box_ticks_and_on_a_tab_opens_it() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await pilot.click(FlagList, offset=(4, 2))
        await pilot.pause()
        assert flags_of(host) == ["C6"]
        await pilot.click(FlagList, offset=(20, 1))
        await pilot.pause()
        assert flags_of(host) == ["C6"]
        await pilot.click(FlagTabs, offset=(15, 0))
        await pilot.pause()
        assert "[Before 20]" in seen(host)


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_no_row_is_wrapped_and_the_side_shows_where_there_is_room(size: tuple[int, int]) -> None:
    long = OWN._replace(name="a very long sign " * 12)
    host = picker(Retrospective.new(red_flags=(long,)))
    async with hosted(host, size):
        rows = [line for line in seen(host).splitlines() if "] " in line and "[Likely" not in line]
        assert sum("a very long" in row for row in rows) == 1
        assert any("…" in row for row in rows)
        assert any("  mine " in f"{row} " for row in rows) is (size[0] >= 80)


async def test_the_pivot_is_chosen_and_its_words_are_kept() -> None:
    host = Host(PivotField, "pivot", Retrospective.new(red_flags=ticked("B3", "D1")))
    async with hosted(host) as pilot:
        assert "What did you tell yourself" not in seen(host)
        await press(pilot, "down", "enter", *"One more hour")
        assert [(flag.key, flag.pivot, flag.told_myself) for flag in host.retrospective.red_flags] == [
            ("B3", False, ""),
            ("D1", True, "One more hour"),
        ]
        assert f"(•) {D1}" in seen(host)
        assert f"( ) {B3}" in seen(host)


async def test_choosing_another_pivot_shows_its_own_words() -> None:
    first, second = ticked("B3", "D1", pivot="B3")
    whole = Retrospective.new(red_flags=(first._replace(told_myself="It has stars"), second))
    host = Host(PivotField, "pivot", whole)
    async with hosted(host) as pilot:
        assert "It has stars" in seen(host)
        await press(pilot, "shift+tab", "down", "space")  # it opens where one writes on
        assert "It has stars" not in seen(host)
        assert [(flag.pivot, flag.told_myself) for flag in host.retrospective.red_flags] == [
            (False, "It has stars"),
            (True, ""),
        ]


async def test_a_single_flag_is_the_pivot_until_that_is_taken_back() -> None:
    host = Host(PivotField, "pivot", Retrospective.new(red_flags=ticked("B3")))
    async with hosted(host) as pilot:
        assert host.retrospective.pivot
        await press(pilot, "space")
        assert host.retrospective.pivot is None


async def test_details_show_how_each_is_seen_now() -> None:
    host = Host(DetailsField, "details", Retrospective.new(red_flags=ticked("B3", "D1")))
    async with hosted(host) as pilot:
        assert seen(host).count("no details") == 2
        await press(pilot, "down", "enter", "right", "right", "right", "space", "f3")
        assert host.retrospective.red_flags[1].hindsight is Hindsight.HIDDEN
        assert "couldn't have seen it" in seen(host)


async def test_a_plus_adds_what_was_not_found_as_an_own_flag() -> None:
    host = picker()
    async with hosted(host) as pilot:
        await press(pilot, "slash", *"zzz")
        await press(pilot, "plus")
        assert isinstance(pilot.app.screen, OwnFlagForm)
        assert pilot.app.screen.name_line.value == "zzz"
