"""Writing the rules for next time."""

from dataclasses import replace
from datetime import date

import pytest

from retro.core.gig import wording
from retro.core.gig.choices import Held, Obstacle
from retro.core.gig.retrospective import Lesson, Retrospective, Review
from retro.core.wizard import lesson_drafting
from retro.core.wizard.history import GigHistory
from retro.core.wizard.lesson_drafting import Rules
from retro.tui.kit.button import WordButton
from retro.tui.kit.choice_row import ChoiceRow
from retro.tui.kit.text.form_line import FormLine
from retro.tui.wizard.fields.base import Context
from retro.tui.wizard.fields.lessons.field import LessonsField
from retro.tui.wizard.fields.lessons.flag_selector import FlagSelector
from retro.tui.wizard.fields.lessons.form import LessonForm
from retro.tui.wizard.fields.lessons.rule_boxes import AS_SUGGESTED, TO_CHOOSE
from retro.tui.wizard.fields.lessons.rule_list import RuleList
from tests.tui.field_host import D1, EARLIER, MEMORY, TODAY, Host, hosted, press, seen, ticked

WHOLE = Retrospective.new(red_flags=ticked("B3", "D1", pivot="D1"))
CUE = "the same thing has blocked me for three hours"
ACT = "tell the client today, with two options"


NO_RULES = replace(MEMORY, lessons={})
OWN_CUE, OWN_ACT = EARLIER.cue, EARLIER.act


def lessons(whole: Retrospective = WHOLE, memory: GigHistory = NO_RULES) -> Host:
    return Host(LessonsField, "lessons", whole, memory)


def with_own_rule(whole: Retrospective = WHOLE) -> Host:
    return lessons(whole, MEMORY)


def halves(host: Host) -> list[tuple[str, str, str | None]]:
    """If, then and the replaced rule of each that is written."""
    return [(lesson.cue, lesson.act, lesson.replaces) for lesson in host.retrospective.lessons]


def offers(host: Host) -> str:
    assert isinstance(host.field, LessonsField)
    return host.field.offers


async def test_ones_own_rule_is_offered_before_the_catalogues() -> None:
    host = with_own_rule()
    async with hosted(host):
        text = " ".join(seen(host).split())
        assert "Your rule (Dec 2025): If I am stuck for a day, then I tell them." in text
        assert "Your own: Keep it Sharpen it Write another" in text
        assert CUE not in text
        assert offers(host) == "Keep this rule ›"


async def test_a_flag_without_a_past_shows_its_sisters_own_rule_beside_the_suggested_one() -> None:
    host = with_own_rule(Retrospective.new(red_flags=ticked("D2", pivot="D2")))
    async with hosted(host):
        text = " ".join(seen(host).split())
        assert "A similar one in your gigs: stuck, and nobody knew, 2×." in text
        assert "Your rule (Dec 2025): If I am stuck for a day, then I tell them." in text
        assert "Suggested:" in text
        assert "What got in the way?" not in text, "it was no rule about this red flag"
    host = lessons(Retrospective.new(red_flags=ticked("D2", pivot="D2")))
    async with hosted(host):
        assert "A similar one" not in seen(host), "no rule came of it"


async def test_going_on_with_ones_own_rule_writes_no_lesson_and_only_a_review() -> None:
    host = with_own_rule(WHOLE.with_facts(started_on=date(2026, 3, 1)))
    async with hosted(host) as pilot:
        host.field.accept()
        await pilot.pause()
        (kept,) = host.kept
        assert (kept.gig, kept.lesson) == (EARLIER.gig, EARLIER.id)
        assert kept.review == Review(TODAY, Held.BROKEN, "", host.retrospective.id)
        assert kept.said == "Your rule of Dec 2025 stays as it is. In this gig it didn't hold."
        assert (host.retrospective.lessons, host.answered) == ((), 0)


async def test_what_got_in_its_way_goes_into_the_review_of_a_rule_that_is_kept() -> None:
    host = with_own_rule(WHOLE.with_facts(started_on=date(2026, 3, 1)))
    async with hosted(host) as pilot:
        host.query(ChoiceRow).first().focus()
        await press(pilot, "right", "space")
        assert host.answered == 0
        await pilot.click("#keep")
        await pilot.pause()
        assert [kept.review.note for kept in host.kept] == ["too vague"]
        assert host.retrospective.lessons == ()


async def test_a_sharpened_rule_takes_the_place_of_the_old_one() -> None:
    host = with_own_rule()
    async with hosted(host) as pilot:
        await pilot.click("#sharpen")
        await press(pilot, "end", *", or two")
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act, lesson.replaces) == (f"{OWN_CUE}, or two", OWN_ACT, EARLIER.id)
        assert "[x] Replaces Dec 2025" in seen(host)
        assert (offers(host), host.kept) == ("", [])


async def test_another_rule_in_place_of_ones_own_begins_blank_and_replaces_nothing() -> None:
    host = with_own_rule()
    async with hosted(host) as pilot:
        await pilot.click("#afresh")
        await press(pilot, *"it rains")
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act, lesson.flag, lesson.replaces) == ("it rains", "", "D1", None)
        assert "Your rule (Dec 2025): If I am stuck for a day" in " ".join(seen(host).split())


async def test_the_rule_of_the_pivot_is_offered_and_is_nobodys_yet() -> None:
    host = lessons()
    async with hosted(host):
        text = seen(host)
        assert f"About: ‹ {D1}" in text
        assert CUE in text
        assert ACT in text
        assert "Suggested:" in text
        assert host.answered == 0


async def test_changing_a_word_makes_the_offered_rule_ones_own() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await press(pilot, "end", *", again")
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act, lesson.flag) == (f"{CUE}, again", ACT, "D1")
        assert "Offered" not in seen(host)


async def test_a_half_still_as_suggested_says_so() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        form = host.field.query_one(LessonForm)
        assert (form.cue.border_subtitle, form.act.border_subtitle) == (TO_CHOOSE, AS_SUGGESTED)
        await press(pilot, *"x")
        assert (form.cue.border_subtitle, form.act.border_subtitle) == ("", "suggested")
        assert "suggested" in seen(host)
        form.act.focus()
        await press(pilot, *"y")
        assert (form.cue.text, form.act.text, form.act.border_subtitle) == ("x", "y", "")
        form.cue.focus()
        await press(pilot, *"z")
        assert form.cue.text == "xz"  # what was written is never selected as an offer


@pytest.mark.parametrize("edited", [", again", ""], ids=["edited-before", "deleted-at-once"])
async def test_a_suggestion_with_its_if_deleted_is_nobodys_and_whole_again_on_use(edited: str) -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await press(pilot, "end", *edited, "ctrl+a", "ctrl+k", *["backspace"] * 3)
        form = host.field.query_one(LessonForm)
        assert (form.cue.text, form.act.text, halves(host)) == ("", ACT, [])
        assert "Suggested:" in seen(host)
        await press(pilot, *"it rains")
        assert halves(host) == [("it rains", ACT, None)]
        await press(pilot, "ctrl+a", "ctrl+k")
        assert halves(host) == []
        await pilot.click("#keep")
        await pilot.pause()
        assert halves(host) == [(CUE, ACT, None)]


async def test_a_rule_of_ones_own_with_its_then_deleted_still_stays_as_it_is() -> None:
    host = with_own_rule()
    async with hosted(host) as pilot:
        form = host.field.query_one(LessonForm)
        form.act.focus()
        await press(pilot, *"ask", "ctrl+a", "ctrl+k")
        assert (form.act.text, halves(host), offers(host)) == ("", [], "Keep this rule ›")
        assert "Your own: Keep it" in " ".join(seen(host).split())
        await press(pilot, *"ask them")
        assert halves(host) == [(OWN_CUE, "ask them", EARLIER.id)]
        await press(pilot, "ctrl+a", "ctrl+k")
        await pilot.click("#keep")
        await pilot.pause()
        assert ([kept.lesson for kept in host.kept], halves(host)) == ([EARLIER.id], [])


@pytest.mark.parametrize("box", ["cue", "act"])
async def test_a_whole_rule_in_the_first_half_is_parted_on_enter_and_undone_in_either(box: str) -> None:
    host, whole = lessons(), "When they ask, I'll call"
    async with hosted(host) as pilot:
        form = host.field.query_one(LessonForm)
        await press(pilot, *whole, "enter")
        assert (form.cue.text, form.act.text) == ("they ask", "call")
        assert wording.rule_text(host.retrospective.lessons[0]) == "If they ask, then I call."
        form.query_one(f"#{box}").focus()
        await press(pilot, "ctrl+z")
        assert (form.cue.text, form.act.text, form.act.border_subtitle) == (whole, ACT, "suggested")
        form.cue.focus()
        await press(pilot, "enter")
        assert form.cue.text == whole  # it's parted once


async def test_a_whole_rule_is_parted_on_going_on_and_beside_words_of_ones_own_never() -> None:
    host, whole = lessons(), "Before I name a date, I'll test it"
    async with hosted(host) as pilot:
        form = host.field.query_one(LessonForm)
        await press(pilot, *whole)
        host.field.accept()
        await pilot.pause()
        assert (form.cue.text, form.act.text) == ("I'm about to name a date", "test it")
        form.cue.focus()
        await press(pilot, "end", *", I'll wait", "enter")
        assert (form.cue.text, form.act.text) == ("I'm about to name a date, I'll wait", "test it")


async def test_keep_this_rule_makes_it_ones_own_as_it_is() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#keep")
        await pilot.pause()
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act) == (CUE, ACT)
        assert "Another rule" in seen(host)


async def test_enter_through_both_halves_takes_no_suggestion_and_what_is_written_below_makes_it_ones_own() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await press(pilot, "enter", "enter")
        assert host.answered == 0
        await press(pilot, *"label job", "enter", *"no label", "enter", *"1 dec")
        (lesson,) = host.retrospective.lessons
        assert (lesson.next_time, lesson.stop, lesson.stop_on) == ("label job", "no label", date(2026, 12, 1))
        assert "Tuesday, 1 December 2026" in seen(host)
        await press(pilot, "enter")
        assert host.is_ready


async def test_afresh_empties_the_boxes_and_posts_nothing() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#afresh")
        await pilot.pause()
        assert host.answered == 0
        assert "Offered" not in seen(host)
        await press(pilot, *"it rains")
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act, lesson.flag) == ("it rains", "", "D1")


async def test_a_suggestion_that_was_cleared_is_offered_until_ones_own_words_stand_there() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#afresh")
        await pilot.pause()
        assert "Suggested:" in seen(host)
        assert "Use this rule" in seen(host)
        assert "Write my own" not in seen(host)
        await press(pilot, "shift+tab", "enter")
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act, lesson.flag) == (CUE, ACT, "D1")
        assert "Suggested:" not in seen(host)
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#afresh")
        await press(pilot, *"it rains")
        assert "Suggested:" not in seen(host)


async def test_ctrl_z_brings_back_a_suggestion_that_was_cleared_after_ones_own_words_too() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#afresh")
        await press(pilot, *"it", "ctrl+z", "ctrl+z")
        assert CUE in seen(host)
        assert "Suggested:" in seen(host)
        assert halves(host) == []
        await press(pilot, "tab", "ctrl+z")
        assert ACT in seen(host)
        await pilot.click("#keep")
        await pilot.pause()
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.act) == (CUE, ACT)


async def test_an_own_rule_that_was_cleared_can_still_be_kept() -> None:
    host = with_own_rule(WHOLE.with_facts(started_on=date(2026, 3, 1)))
    async with hosted(host) as pilot:
        await pilot.click("#afresh")
        await press(pilot, "x", "backspace")
        assert "Your own:" in seen(host)
        await pilot.click("#keep")
        await pilot.pause()
        assert [kept.lesson for kept in host.kept] == [EARLIER.id]
        assert host.retrospective.lessons == ()


async def test_a_day_that_is_not_understood_stays_and_says_so() -> None:
    host = lessons(WHOLE._replace(lessons=(Lesson.new(cue="x", act="y"),)))
    async with hosted(host) as pilot:
        host.query_one("#stop_on").focus()
        await press(pilot, *"soonish")
        assert host.unread == "soonish"
        assert host.field.unread == "soonish"
        assert "That doesn't look like a date" in seen(host)
        assert host.retrospective.lessons[0].stop_on is None
        await press(pilot, *["backspace"] * 7)
        assert host.unread == ""


async def test_days_of_several_rules_that_are_not_understood_come_back_each_to_its_own() -> None:
    rules = (
        Lesson.new(cue="a", act="b"),
        Lesson.new(cue="c", act="d", stop="no label"),
        Lesson.new(cue="e", act="f", stop="no proof"),
    )
    host = lessons(WHOLE._replace(lessons=rules))
    left = Context(host.retrospective, NO_RULES, lambda: TODAY, "soonish / one day")
    host.field = LessonsField(host.question, rules, left)
    async with hosted(host) as pilot:
        assert host.field.unread == "soonish / one day"
        assert host.query_one("#stop_on", FormLine).value == ""
        field = host.field
        assert isinstance(field, LessonsField)
        for number, day in ((1, "soonish"), (2, "one day"), (0, "")):
            field._open(field.book.open(number))
            await pilot.pause()
            assert host.query_one("#stop_on", FormLine).value == day
        assert host.field.unread == "soonish / one day"


@pytest.mark.parametrize(
    ("unread", "rules", "shares"),
    [
        ("soonish", (Lesson.new(cue="a"),), ["soonish"]),
        ("soonish / later", (Lesson.new(cue="a"),), ["soonish / later"]),
        (
            "later",
            (Lesson.new(cue="a", stop="x", stop_on=date(2026, 12, 1)), Lesson.new(cue="b", stop="y")),
            ["", "later"],
        ),
        ("", (Lesson.new(cue="a"), Lesson.new(cue="b")), ["", ""]),
        ("a / b / c", (Lesson.new(cue="a"), Lesson.new(cue="b")), ["a", "b / c"]),
    ],
    ids=["one", "one, of two windows", "not the one that has a day", "none", "more than there are rules"],
)
def test_days_that_are_not_understood_are_shared_out(unread: str, rules: Rules, shares: list[str]) -> None:
    shared = lesson_drafting.shared_out(unread, rules)
    assert [shared.get(lesson.id, "") for lesson in rules] == shares


async def test_an_earlier_rule_comes_back_with_what_got_in_its_way_and_is_replaced() -> None:
    host = with_own_rule(WHOLE._replace(lessons=(Lesson.new(cue="x", act="y", flag="D1"),)))
    async with hosted(host) as pilot:
        text = " ".join(seen(host).split())
        assert "Your rule (Dec 2025): If I am stuck for a day, then I tell them." in text
        host.query(ChoiceRow).first().focus()
        await press(pilot, "right", "space")
        assert host.retrospective.lessons[0].got_in_the_way is Obstacle.VAGUE
        assert "(•) too vague" in seen(host)
        host.query_one("#replaces").focus()
        await press(pilot, "space")
        assert host.retrospective.lessons[0].replaces == EARLIER.id
        assert "[x] Replaces Dec 2025" in seen(host)
        await press(pilot, "space")
        assert host.retrospective.lessons[0].replaces is None


async def test_a_sign_without_an_earlier_rule_shows_none() -> None:
    host = lessons(Retrospective.new(red_flags=ticked("B3")))
    async with hosted(host):
        assert "You had a rule" not in seen(host)
        assert "Replaces" not in seen(host)
        assert "About: ‹ It depends on a script" in seen(host)


async def test_another_sign_brings_its_own_words_while_nothing_is_written() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        host.query_one(FlagSelector).focus()
        await press(pilot, "left")
        assert "It depends on a script" in seen(host)
        assert CUE not in seen(host)
        assert host.answered == 0


async def test_another_sign_takes_no_kept_rule_away() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#keep")
        await pilot.click(FlagSelector)
        await pilot.pause()
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.flag) == (CUE, None)


async def test_another_sign_leaves_ones_own_words_alone() -> None:
    host = with_own_rule(WHOLE._replace(lessons=(Lesson.new(cue="mine", act="y", flag="D1", replaces=EARLIER.id),)))
    async with hosted(host) as pilot:
        await pilot.click(FlagSelector)
        await pilot.pause()
        (lesson,) = host.retrospective.lessons
        assert (lesson.cue, lesson.flag, lesson.replaces) == ("mine", None, None)
        assert "no red flag in particular" in seen(host)


async def test_another_rule_is_about_the_next_flag_and_both_are_listed() -> None:
    host = lessons()
    async with hosted(host) as pilot:
        await pilot.click("#keep")
        await pilot.click("#another")
        await pilot.pause()
        assert len(host.retrospective.lessons) == 1
        assert "It depends on a script" in seen(host)
        await press(pilot, *"Oh ")
        assert [lesson.flag for lesson in host.retrospective.lessons] == ["D1", "B3"]
        assert "1  If the same thing" in seen(host)
        assert "2  If Oh, then" in seen(host)


async def test_rules_are_gone_back_to_and_removed() -> None:
    one, two = Lesson.new(cue="one", act="a"), Lesson.new(cue="two", act="b")
    host = lessons(WHOLE._replace(lessons=(one, two)))
    async with hosted(host) as pilot:
        host.query_one(RuleList).focus()
        await press(pilot, "down", "enter", "end", *"!")
        assert [lesson.cue for lesson in host.retrospective.lessons] == ["one", "two!"]
        host.query_one(RuleList).focus()
        await press(pilot, "up", "delete")
        assert [lesson.cue for lesson in host.retrospective.lessons] == ["two!"]
        assert "two!" in seen(host)
        await pilot.click("#remove")
        await pilot.pause()
        assert host.retrospective.lessons == ()


async def test_a_day_not_understood_waits_while_another_rule_is_open() -> None:
    host = lessons(WHOLE._replace(lessons=(Lesson.new(cue="one"), Lesson.new(cue="two"))))
    async with hosted(host) as pilot:
        host.query_one("#stop_on").focus()
        await press(pilot, *"soonish")
        host.query_one(RuleList).focus()
        await press(pilot, "down")
        assert "soonish" not in seen(host)
        assert host.field.unread == "soonish"
        await press(pilot, "up")
        assert "soonish" in seen(host)
        await press(pilot, "delete")
        assert host.field.unread == host.unread == ""


async def test_days_not_understood_of_two_rules_are_both_kept() -> None:
    host = lessons(WHOLE._replace(lessons=(Lesson.new(cue="one"), Lesson.new(cue="two"))))
    async with hosted(host) as pilot:
        host.query_one("#stop_on").focus()
        await press(pilot, *"soonish")
        host.query_one(RuleList).focus()
        await press(pilot, "down")
        host.query_one("#stop_on").focus()
        await press(pilot, *"by x")
        assert host.field.unread == host.unread == "soonish / by x"
        await press(pilot, "ctrl+u")
        assert host.field.unread == host.unread == "soonish"


async def test_a_rule_emptied_again_is_no_rule() -> None:
    host = lessons(WHOLE._replace(lessons=(Lesson.new(cue="x"),)))
    async with hosted(host) as pilot:
        await press(pilot, "end", "backspace")
        assert not host.retrospective.lessons
        await press(pilot, *"y")
        assert [rule.cue for rule in host.retrospective.lessons] == ["y"]


async def test_what_other_screens_keep_in_a_lesson_survives_an_edit() -> None:
    lesson = Lesson.new(cue="x", act="y", flag="D1", snoozed_until=date(2027, 1, 1))
    host = lessons(WHOLE._replace(lessons=(lesson,)))
    async with hosted(host) as pilot:
        await press(pilot, "end", "z")
        assert host.retrospective.lessons == (lesson._replace(cue="xz"),)


async def test_words_typed_fast_are_all_there_when_the_page_is_left() -> None:
    host = lessons(WHOLE._replace(lessons=(Lesson.new(cue="x", act="y"),)))
    async with hosted(host) as pilot:
        await pilot.press("end", *"abcdef")
        host.field.read_widget()
        assert isinstance(host.field, LessonsField)
        assert host.field.book.lesson.cue == "xabcdef"
        assert host.field.value == host.field.book.rules


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
@pytest.mark.parametrize("memory", [NO_RULES, MEMORY], ids=["suggested", "own"])
async def test_every_part_can_be_reached_and_read(size: tuple[int, int], memory: GigHistory) -> None:
    host = lessons(memory=memory)
    async with hosted(host, size) as pilot:
        for kind in (FlagSelector, ChoiceRow, WordButton):
            widget = host.query(kind).last()
            widget.focus()
            await pilot.pause()
            assert widget.has_focus
            assert host.size.height > widget.region.y >= 0
