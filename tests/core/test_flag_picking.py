"""What the picker lists, and what a tick does."""

from dataclasses import replace
from datetime import date

import pytest

from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Hindsight, Side, Stage
from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, Moment, RedFlag, Retrospective
from retro.core.wizard import flag_picking
from retro.core.wizard.flag_note import flag_past
from retro.core.wizard.history import Appearance, GigHistory

BOOKING = Appearance(GigId("1" * 32), "Booking calendar", date(2025, 12, 4), "One more evening.")
PORTFOLIO = Appearance(GigId("2" * 32), "Portfolio site", date(2025, 3, 31))
CATALOGUE = Appearance(GigId("3" * 32), "Catalogue", date(2024, 6, 1), "It is only a week.")
THANKS = RedFlag(None, "They never say Thanks", Stage.WORK, Side.CLIENT)


def of(code: str) -> RedFlag:
    flag = flag_catalogue.red_flag_of(code)
    assert flag
    return flag


def keys(listed: tuple[RedFlag, ...]) -> list[str]:
    return [flag.key for flag in listed]


def most_named() -> list[str]:
    return [flag.code for flag in flag_catalogue.most_named(20)]


def test_without_a_past_or_a_story_the_most_named_eight_are_likely() -> None:
    assert keys(flag_picking.flag_choices(Retrospective.new(), GigHistory()).likely(())) == most_named()[:8]


def test_flags_of_earlier_gigs_come_first_the_most_frequent_before_the_most_recent() -> None:
    memory = GigHistory(appearances={"E9": (PORTFOLIO,), "D1": (BOOKING, PORTFOLIO), "D15": (BOOKING,)})
    assert keys(flag_picking.flag_choices(Retrospective.new(), memory).likely(()))[:3] == ["D1", "D15", "E9"]


def test_cue_words_in_any_answer_come_before_the_most_named() -> None:
    whole = Retrospective.new(facts=Facts(title="A shop")).with_answer("story.yes", "I needed the money.")
    listed = keys(flag_picking.flag_choices(whole, GigHistory()).likely(()))
    assert listed[0] == "A11"
    assert len(listed) == len(set(listed)) == 8


def test_cue_words_are_read_in_the_timeline_too() -> None:
    whole = Retrospective.new(moments=(Moment(None, "They would not pay a deposit before it was unsigned"),))
    assert "A1" in keys(flag_picking.flag_choices(whole, GigHistory()).likely(()))


FACES = ["D1", "D2", "D3", "D13", "D15"]
SILENT = "I was stuck for days and went quiet. I worked nights, made up an excuse, and they saw nothing for weeks."


def test_one_silence_is_offered_with_two_faces_unless_more_have_a_past() -> None:
    whole = Retrospective.new().with_answer("story.tell", SILENT)
    assert len({*flag_catalogue.suggested(SILENT)} & {*FACES}) > 2
    listed = keys(flag_picking.flag_choices(whole, GigHistory()).likely(()))
    assert len({*listed} & {*FACES}) == 2
    assert len(listed) == 8
    memory = GigHistory(appearances=dict.fromkeys(FACES, (BOOKING,)))
    assert {*keys(flag_picking.flag_choices(whole, memory).likely(()))} > {*FACES}


def test_a_ticked_flag_is_always_among_the_likely() -> None:
    shelf = flag_picking.flag_choices(Retrospective.new(), GigHistory())
    listed = keys(shelf.likely((of("E9"),)))
    assert listed == [*most_named()[:7], "E9"]


def test_more_than_eight_ticked_are_all_shown() -> None:
    ticked = tuple(of(f"D{number}") for number in range(1, 11))
    assert set(keys(flag_picking.flag_choices(Retrospective.new(), GigHistory()).likely(ticked))) == set(keys(ticked))


def test_a_stage_holds_its_catalogue_flags_then_own_ones_of_now_and_before() -> None:
    own = flag_picking.new_own_flag("  Too   quiet ", Stage.WORK, Side.MINE)
    listed = flag_picking.flag_choices(Retrospective.new(), GigHistory(own=(THANKS,))).of_stage(Stage.WORK, (own,))
    assert keys(listed) == [*(f"D{number}" for number in range(1, 22)), "they never say thanks", "too quiet"]
    assert listed[-1].name == "Too quiet"


def test_an_own_flag_of_earlier_gigs_counts_among_the_likely() -> None:
    memory = GigHistory(appearances={THANKS.key: (BOOKING,)}, own=(THANKS,))
    shelf = flag_picking.flag_choices(Retrospective.new(), memory)
    assert shelf.likely(())[0] == THANKS
    assert shelf.times(THANKS) == 1


def test_a_flag_of_a_newer_catalogue_stays_visible() -> None:
    unknown = RedFlag("A99", "Something new", Stage.BEFORE, Side.CLIENT)
    shelf = flag_picking.flag_choices(Retrospective.new(red_flags=(unknown,)), GigHistory())
    assert unknown in shelf.likely((unknown,))
    assert shelf.of_stage(Stage.BEFORE, (unknown,))[-1] == unknown


def test_find_wants_all_words_whatever_case_and_accents() -> None:
    naive = RedFlag(None, "Naïve about the café", Stage.SCOPE, Side.MINE)
    shelf = flag_picking.flag_choices(Retrospective.new(), GigHistory())
    assert keys(shelf.found("PRICE cut", ()))[0] == "C6"
    assert shelf.found("naive CAFE", (naive,)) == (naive,)
    assert shelf.found("no such words", ()) == ()


@pytest.mark.parametrize(
    ("words", "first", "after"),
    [("quiet", "D2", "D8"), ("no buffer", "C7", None), ("silence", "D8", "D2"), ("ghost", "E9", None)],
)
def test_find_knows_short_names_and_what_a_flag_is_about_after_those_named_so(
    words: str, first: str, after: str | None
) -> None:
    found = keys(flag_picking.flag_choices(Retrospective.new(), GigHistory()).found(words, ()))
    assert found[0] == first
    assert after is None or after in found[1:]


def test_a_name_that_exists_is_recognised_whatever_its_case() -> None:
    shelf = flag_picking.flag_choices(Retrospective.new(), GigHistory(own=(THANKS,)))
    assert shelf.named("they NEVER  say thanks", ()) == THANKS
    assert shelf.named("i cut MY price to win it", ()) == of("C6")
    assert shelf.named("B3", ()) == of("B3")
    assert shelf.named("Something else", ()) is None


def test_ticking_keeps_the_order_and_at_most_one_pivot() -> None:
    ticked = flag_picking.with_tick(
        flag_picking.with_tick((), of("D1")._replace(pivot=True)), of("B3")._replace(pivot=True)
    )
    assert [(flag.key, flag.pivot) for flag in ticked] == [("D1", True), ("B3", False)]
    assert flag_picking.with_tick(ticked, of("D1")) == ticked
    assert keys(flag_picking.without_tick(ticked, of("D1"))) == ["B3"]


def test_details_and_pivot_change_that_flag_alone() -> None:
    ticked = (of("D1"), of("B3"))
    seen = flag_picking.with_details(ticked, of("B3")._replace(hindsight=Hindsight.HALF))
    assert [flag.hindsight for flag in seen] == [None, Hindsight.HALF]
    assert [flag.pivot for flag in flag_picking.with_pivot(seen, "B3")] == [False, True]
    assert not any(flag.pivot for flag in flag_picking.with_pivot(flag_picking.with_pivot(seen, "B3"), None))
    assert [flag_picking.is_told(flag) for flag in seen] == [False, True]


def test_the_newest_earlier_gig_is_named_and_the_rest_counted() -> None:
    assert flag_picking.earlier_gigs_text((BOOKING,)) == "Booking calendar (Dec 2025)"
    assert flag_picking.earlier_gigs_text((BOOKING, PORTFOLIO)) == "Booking calendar (Dec 2025) and 1 more"
    assert flag_picking.earlier_gigs_text((BOOKING, PORTFOLIO, CATALOGUE)) == "Booking calendar (Dec 2025) and 2 more"


def test_the_excuse_is_the_newest_that_was_written_down() -> None:
    assert flag_picking.excuse((PORTFOLIO, CATALOGUE, BOOKING)) == "It is only a week."
    assert flag_picking.excuse((PORTFOLIO,)) == ""


def test_the_gig_is_named_in_which_the_excuse_was_told_and_a_long_name_is_cut() -> None:
    told = replace(CATALOGUE, name="A catalogue of everything there is", told_myself="It is only a week.")
    silent = replace(PORTFOLIO, told_myself=" ")
    assert (
        flag_picking.earlier_gigs_text((silent, told)) == f"A catalogue of everything t… ({told.on:%b %Y}) and 1 more"
    )
    known = GigHistory(appearances={"B3": (silent, told), "D1": (told, silent)})
    notes = [flag_past(RedFlag(code, "", Stage.WORK, Side.MINE), known).seen for code in ("B3", "D1")]
    assert [note.split("A cat")[0] for note in notes] == ["Seen 2× before, in ", "Seen 2× before, last in "]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("told", ["D1"]),
        ("Gift cards", ["A20"]),
        ("REFUND", ["A20", "E6", "E7"]),
        ("paid late", ["E2"]),
        ("API", ["B3"]),
        ("told zebra", []),
        ("zebra", []),
    ],
)
def test_a_red_flag_is_found_by_its_name_then_by_what_the_catalogue_says_of_it(words: str, codes: list[str]) -> None:
    own = RedFlag(None, "Zebras only by day", Stage.WORK, Side.MINE)
    choices = flag_picking.FlagChoices(
        {flag.code: flag_catalogue.red_flag(flag) for flag in flag_catalogue.flags()}, (), {}
    )
    assert [flag.key for flag in choices.found(words, ())] == codes
    assert choices.found("zebra", (own,)) == (own,)
