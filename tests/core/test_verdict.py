"""Worked examples of the weighting and the verdict, with the arithmetic written out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement, cycle, product

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from retro.commands.vet.texts import question
from retro.core.gig import flag_catalogue
from retro.core.gig.ids import GigId
from retro.core.vet.begin import VetContext, met_again, new_vet
from retro.core.vet.clients import ClientGig
from retro.core.vet.counting import explained
from retro.core.vet.decision import Advice, Decision
from retro.core.vet.ending import Ending
from retro.core.vet.flag_history import (
    FlagHistory,
    PastOccurrence,
    Pasts,
    Tally,
    asked_name,
    close_to,
    found_name,
    history_of,
    of_own,
)
from retro.core.vet.progress import CheckIn, Stop
from retro.core.vet.quote import Quote
from retro.core.vet.reasons import Reason, Record
from retro.core.vet.replies.reply_places import open_places, without_places
from retro.core.vet.reply import (
    ALONE,
    ANSWER,
    GLAD,
    MOST_REQUESTS,
    NO,
    NO_AT_ALL,
    THANKS,
    THINGS,
    UNLESS,
    reply,
    reply_sentence,
)
from retro.core.vet.status_text import vet_status_text
from retro.core.vet.verdict import Verdict, advice_of, knew, knew_text, verdict
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import HEAVY, VetAnswer, VetFlag
from retro.core.vet.weights import catalogue_flag, catalogue_flags, flags_to_ask, weight
from retro.tui.vet.question import QuestionHelp
from retro.tui.vet.verdict_page import VerdictPage
from tests.factories import overrun_of_hours

TODAY = date(2026, 11, 23)
TWO_YEARS_AGO = TODAY - timedelta(730)


def goods(count: int) -> frozenset[str]:
    """The ids of so many gigs that ended well."""
    return frozenset(f"good {at}" for at in range(count))


def past(key: str, *traces: PastOccurrence, ended_well: int = 0) -> FlagHistory:
    rule, good = f"If {key}, then I ask.", goods(ended_well)
    return FlagHistory(key, f"Sign {key}", f"Is {key} there?", f"About {key}.", traces, rule, good)


def trace(on: date = TODAY, lost: str | None = None, *, pivot: bool = False, said: str = "") -> PastOccurrence:
    return PastOccurrence(GigId("0" * 32), "Booking calendar", on, said, pivot, None if lost is None else Decimal(lost))


def test_one_gig_of_today_that_lost_nothing_weighs_one() -> None:
    assert weight(past("B3", trace(lost="0")), TODAY) == pytest.approx(1 * 1)


def test_a_gig_of_two_years_ago_weighs_half() -> None:
    assert weight(past("B3", trace(TWO_YEARS_AGO)), TODAY) == pytest.approx(0.5 * 1)


def test_a_gig_that_lost_three_quarters_of_its_price_weighs_one_and_three_quarters() -> None:
    assert weight(past("B3", trace(lost="0.75")), TODAY) == pytest.approx(1 * (1 + 0.75))


def test_the_pivot_weighs_double() -> None:
    assert weight(past("B3", trace(lost="0.5", pivot=True)), TODAY) == pytest.approx(1 * (1 + 0.5) * 2)


def test_the_gigs_of_a_sign_add_up() -> None:
    two = past("D1", trace(lost="0.5"), trace(TWO_YEARS_AGO, "1", pivot=True))
    assert weight(two, TODAY) == pytest.approx((1 * 1.5) + (0.5 * 2 * 2))  # 3.5


def test_good_endings_count() -> None:
    """Two gigs that went wrong weigh 2; one taken with the same sign that ended well makes it 2 × 2/3."""
    twice = past("D1", trace(), trace(), ended_well=1)
    assert weight(twice, TODAY) == pytest.approx(2 * 2 / (2 + 1))


def test_a_loss_beyond_the_price_or_a_gain_counts_as_all_or_nothing() -> None:
    assert weight(past("B3", trace(lost="3")), TODAY) == pytest.approx(2)
    assert weight(past("B3", trace(lost="-0.5")), TODAY) == pytest.approx(1)


def test_a_gig_dated_ahead_is_not_more_recent_than_today() -> None:
    assert weight(past("B3", trace(TODAY + timedelta(400))), TODAY) == pytest.approx(1)


def test_at_most_seven_are_asked_heaviest_first_and_never_one_that_no_gig_had() -> None:
    pasts = [past(f"D{number}", *[trace()] * number) for number in range(10)]
    assert [sign.key for sign in flags_to_ask(pasts, TODAY, 20)] == ["D9", "D8", "D7", "D6", "D5", "D4", "D3"]


def late(key: str, *traces: PastOccurrence) -> FlagHistory:
    return replace(past(key, *traces), is_late=True)


def test_at_most_two_questions_are_about_work_or_delivery_and_they_come_last() -> None:
    heavy = [late(f"D{number}", *[trace()] * 3) for number in range(5)]
    light = [past(f"C{number}", trace()) for number in range(6)]
    assert [sign.key for sign in flags_to_ask([*heavy, *light], TODAY, 20)] == [
        "C0",
        "C1",
        "C2",
        "C3",
        "C4",
        "D0",
        "D1",
    ]
    assert [sign.key for sign in flags_to_ask(heavy, TODAY, 20)] == ["D0", "D1"]
    assert [sign.key for sign in flags_to_ask([*heavy[:1], *light], TODAY, 20)] == [
        *(f"C{at}" for at in range(6)),
        "D0",
    ]
    assert len(flags_to_ask([*heavy, *light], TODAY, 20, most=None)) == 11


def test_free_seats_are_filled_from_the_catalogue_before_those_about_work() -> None:
    pasts = {"B3": past("B3", trace()), "D1": late("D1", trace())}
    asked = new_vet(VetContext(pasts, 2, gigs=2), TODAY).signs
    assert (len(asked), asked[0].key, asked[-1].key) == (7, "B3", "D1")
    assert all(sign.weight == 0 and not history_of(sign, {}).is_late for sign in asked[1:-1])


def test_what_was_written_last_is_asked_for_however_light_it_is() -> None:
    """Eight red flags were the turning point of two gigs each; one of the newest gig weighs less than all of them."""
    yesterday = TODAY - timedelta(1)
    heavy = [past(f"A{at}", trace(yesterday, pivot=True), trace(yesterday, pivot=True)) for at in range(1, 9)]
    asked = flags_to_ask([*heavy, past("B1", trace(TODAY))], TODAY, 20)
    assert [sign.key for sign in asked] == ["A1", "A2", "A3", "A4", "A5", "A6", "B1"]


def test_of_equal_weight_the_users_own_comes_before_the_catalogues() -> None:
    asked = flags_to_ask([past("A1", trace()), past("own", trace())], TODAY, 1)
    assert [sign.key for sign in asked] == ["own", "A1"]


def test_every_question_about_work_or_delivery_asks_what_was_agreed_and_no_other_does() -> None:
    for flag in flag_catalogue.flags():
        assert flag.question.startswith("Have you agreed how") is flag.is_late


def test_a_red_flag_of_ones_own_about_the_work_asks_what_was_agreed_too() -> None:
    assert of_own("x", "Nobody knew.", is_late=True).question == "Have you agreed how to handle “Nobody knew”?"


def test_a_no_to_what_was_agreed_means_that_the_red_flag_is_there() -> None:
    agreed, there = late("D1", trace()), past("B3", trace())
    assert [agreed.as_said(answer) for answer in (VetAnswer.YES, VetAnswer.NO, VetAnswer.UNSURE, None)] == [
        VetAnswer.NO, VetAnswer.YES, VetAnswer.UNSURE, None,
    ]  # fmt: skip
    assert [there.as_said(answer) for answer in (VetAnswer.YES, VetAnswer.NO, None)] == [
        VetAnswer.YES,
        VetAnswer.NO,
        None,
    ]


def test_a_question_without_a_past_names_its_closest_sister_with_the_rule() -> None:
    pasts = {"D1": replace(past("D1", trace(), trace()), since=date(2025, 12, 1)), "D3": past("D3", trace())}
    assert close_to("D2", pasts) == (
        "A similar one in your gigs: stuck, and nobody knew, 2×. "
        "Your rule (Dec 2025, also in Nov 2026): If D1, then I ask."
    )
    assert close_to("A1", pasts) == ""
    assert close_to("D2", {"D1": past("D1", replace(trace(), hidden=True))}) == ""


def test_under_why_a_red_flag_without_a_past_names_a_sister_that_was_not_asked_about() -> None:
    pasts = {"D2": past("D2", trace(), trace()), "D3": past("D3", trace(), trace(), trace())}
    vet = Vet(signs=(VetFlag("D1", "", HEAVY, VetAnswer.YES), VetFlag("D3", "", HEAVY, VetAnswer.NO)))
    (said,) = verdict(vet, pasts).reasons
    unasked = "A similar one in your gigs, not asked here: going quiet on the client, 2×."
    assert said.behind == f"{unasked} Your rule: If D2, then I ask."
    asked = replace(vet, signs=(*vet.signs, VetFlag("D2", "", HEAVY, VetAnswer.NO)))
    assert verdict(asked, pasts).reasons[0].behind == ""
    assert (
        verdict(vet, {**pasts, "D1": past("D1", trace())}).reasons[0].behind == "Also in Booking calendar (Nov 2026)."
    )
    hidden = past("D1", replace(trace(), hidden=True))
    assert verdict(vet, {**pasts, "D1": hidden}).reasons[0].behind == "1× before, never visible then."


def test_a_question_is_as_heavy_as_it_was_that_day_to_the_hundredth() -> None:
    (sign,) = flags_to_ask([past("B3", trace(lost="0.123"))], TODAY, 20)
    assert sign == VetFlag("B3", "Sign B3", Decimal("1.12"))


def test_a_question_brings_its_excuses_with_their_gigs() -> None:
    one = past("B3", trace(said="It has 20k stars."), trace(TWO_YEARS_AGO))
    assert [(each.told_myself, each.dated) for each in one.told_myself] == [
        ("It has 20k stars.", "Booking calendar (Nov 2026)")
    ]


def test_what_the_past_does_not_know_the_catalogue_or_the_name_tells() -> None:
    from_catalogue = history_of(VetFlag("B3", "as it was called", HEAVY), {})
    assert from_catalogue.ask
    assert history_of(VetFlag("no dog.", "No dog.", HEAVY), {}).question == "Does this apply here: “No dog”?"


MEANT = {"y": VetAnswer.YES, "n": VetAnswer.NO, "?": VetAnswer.UNSURE, ".": None}
PASTS = {f"D{number}": past(f"D{number}", trace()) for number in range(1, 8)}


def vetted(answers: str, quote: Quote | None = None, ratio: str | None = None, weight: str = "1") -> Vet:
    """A vet with one sign for each letter: y, n, ?; a point is not answered."""
    asked = tuple(
        VetFlag(f"D{number}", f"Sign {number}", Decimal(weight), MEANT[letter], f"Sentence {number}.")
        for number, letter in enumerate(answers, 1)
    )
    return Vet(quote=quote or Quote(), ratio=None if ratio is None else Decimal(ratio), signs=asked)


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ("nnnn", Advice.GO),
        ("....", Advice.GO),
        ("?nnn", Advice.GO),  # ½ × 2 = 1
        ("ynnn", Advice.NEGOTIATE),  # 1 × 2 = 2, exactly from where it is negotiate
        ("??nn", Advice.NEGOTIATE),  # 1 + 1
        ("yynn", Advice.NEGOTIATE),  # 4
        ("yy?n", Advice.DECLINE),  # 4 + 1 = 5, exactly from where it is decline
        ("yyyn", Advice.DECLINE),  # 6
        ("???????", Advice.NEGOTIATE),  # 7 × 1, but nothing is sure
        ("y??????", Advice.DECLINE),  # 2 + 6
    ],
)
def test_serious_red_flags_count_double(answers: str, advice: Advice) -> None:
    assert verdict(vetted(answers), PASTS).advice is advice


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ("ynnn", Advice.GO),  # 1
        ("y?nn", Advice.GO),  # 1½
        ("y??n", Advice.NEGOTIATE),  # 2
        ("yyyy", Advice.NEGOTIATE),  # 4
        ("yyyy?", Advice.NEGOTIATE),  # 4½
        ("yyyyy", Advice.DECLINE),  # 5
        ("yyyyyyy", Advice.DECLINE),  # 7
        ("???????", Advice.NEGOTIATE),  # 3½
    ],
)
def test_every_red_flag_counts_a_light_one_once(answers: str, advice: Advice) -> None:
    light = verdict(vetted(answers, weight="0.99"), PASTS)
    assert light.advice is advice
    assert len(light.reasons) == len(answers.replace("n", ""))


@pytest.mark.parametrize(("answer", "doubt"), [(VetAnswer.YES, ""), (VetAnswer.UNSURE, " (not sure)")])
@pytest.mark.parametrize(
    ("key", "text"),
    [("A20", "Looks like a scam"), ("A8", "Off the job site, private data: common in scams")],
)
def test_what_may_be_a_scam_is_said_so_and_is_never_a_go(key: str, text: str, answer: VetAnswer, doubt: str) -> None:
    said = verdict(Vet(signs=(VetFlag(key, "", Decimal(0), answer),)), {})
    assert said.advice is Advice.NEGOTIATE
    assert said.reasons[0].text == text + doubt


@pytest.mark.parametrize(
    ("keys", "advice"),
    [
        (("A20",), Advice.NEGOTIATE),  # 2
        (("A20", "A8"), Advice.NEGOTIATE),  # 2 + 2
        (("A20", "A8", "C1"), Advice.DECLINE),  # 2 + 2 + 1 = 5
        (("A20", "C1", "C2"), Advice.NEGOTIATE),  # 2 + 1 + 1
    ],
)
def test_what_may_be_a_scam_counts_double_whatever_the_past(keys: tuple[str, ...], advice: Advice) -> None:
    assert verdict(Vet(signs=tuple(VetFlag(key, "", Decimal(0), VetAnswer.YES) for key in keys)), {}).advice is advice


def test_two_gigs_of_years_ago_with_seven_red_flags_make_seven_yes_a_decline() -> None:
    long_ago = date(2021, 5, 1)
    seven = [past(f"C{number}", trace(long_ago), trace(long_ago)) for number in range(1, 8)]
    asked = tuple(replace(sign, answer=VetAnswer.YES) for sign in flags_to_ask(seven, TODAY, 2))
    assert verdict(Vet(signs=asked), {}).advice is Advice.DECLINE  # 7 × 2


def test_seven_yes_are_a_decline_in_an_empty_library_too() -> None:
    asked = tuple(replace(sign, answer=VetAnswer.YES) for sign in catalogue_flags())
    assert verdict(Vet(signs=asked), {}).advice is Advice.DECLINE  # 7 × 1


# What is serious


def serious_of(*pasts: FlagHistory, gigs: int = 20) -> set[str]:
    return {sign.key for sign in flags_to_ask(pasts, TODAY, gigs) if sign.is_serious}


def test_the_heavier_half_is_serious_whatever_its_age() -> None:
    old = [past(f"C{number}", trace(TODAY - timedelta(3000 + number))) for number in range(4)]
    assert serious_of(*old) == {"C0", "C1"}
    assert serious_of(*old[:3]) == {"C0", "C1"}, "of three the middle one is in the heavier half"
    assert serious_of(old[0]) == {"C0"}


def test_equal_weights_are_all_in_the_heavier_half() -> None:
    assert serious_of(*(past(f"C{number}", trace(TWO_YEARS_AGO)) for number in range(4))) == {"C0", "C1", "C2", "C3"}


def test_exactly_a_weight_of_one_is_serious_beside_heavier_ones_and_a_hair_less_is_not() -> None:
    """Turning points weigh 2 each, so the heavier half begins at 2; a gig of today weighs 1, of yesterday less."""
    heavier = [past(f"C{number}", trace(pivot=True)) for number in range(3)]
    assert "D1" in serious_of(*heavier, past("D1", trace()))
    assert "D1" not in serious_of(*heavier, past("D1", trace(TODAY - timedelta(1))))


def test_two_gigs_or_half_of_all_gigs_are_enough_to_be_serious() -> None:
    recent = [past(f"C{number}", trace(pivot=True)) for number in range(3)]
    old = TODAY - timedelta(5000)
    assert "D1" not in serious_of(*recent, past("D1", trace(old)), gigs=3)
    assert "D1" in serious_of(*recent, past("D1", trace(old)), gigs=2), "one gig of two"
    assert "D1" in serious_of(*recent, past("D1", trace(old), trace(old)))


@pytest.mark.parametrize(
    ("spoke", "after", "praise"),
    [
        (True, 0, "Last time you said so the same day."),
        (True, 1, "Last time you said so the next day."),
        (True, 12, "Last time you said so after 12 days."),
        (True, None, "Last time you saw it and spoke up."),
        (False, None, ""),
    ],
)
def test_having_spoken_the_last_time_is_praised_wherever_its_past_is_shown(
    spoke: bool, after: int | None, praise: str
) -> None:
    last = replace(trace(said="It'll be fine"), spoke=spoke, spoke_after=after)
    told = past("B3", last, replace(trace(TWO_YEARS_AGO), spoke=not spoke))
    sign = VetFlag("B3", "", HEAVY, VetAnswer.YES)
    shown = [line.plain.strip() for line in QuestionHelp(sign, told, "", ())(80).lines]
    printed = [line for _, line in question(sign, told)]
    reason = verdict(Vet(signs=(sign,)), {"B3": told}).reasons[0]
    assert told.praise == praise
    for lines in (shown, printed, reason.behind.split(". ")):
        assert any(praise.rstrip(".") in line for line in lines)
        assert sum(line.startswith("Last time you s") for line in lines) == bool(praise)


def test_what_was_spoken_of_before_the_last_time_or_could_not_be_seen_is_not_praised() -> None:
    spoken = replace(trace(TWO_YEARS_AGO), spoke=True)
    assert past("B3", trace(), spoken).praise == ""
    assert past("B3", replace(trace(), hidden=True), spoken).praise == "Last time you saw it and spoke up."
    assert past("B3").praise == ""


def test_what_was_spoken_of_weighs_nothing_and_makes_nothing_serious() -> None:
    spoken = [replace(trace(pivot=True), spoke=True)] * 3
    assert weight(past("B3", *spoken), TODAY) == 0
    assert serious_of(past("B3", *spoken), gigs=1) == set()
    assert weight(past("B3", *spoken, trace()), TODAY) == pytest.approx(1)


def test_a_red_flag_that_was_always_spoken_of_is_still_asked_about_after_those_that_weigh() -> None:
    spoken, hidden = replace(trace(), spoke=True), replace(trace(), hidden=True)
    asked = flags_to_ask([past("A1", spoken), past("C1", trace(TODAY - timedelta(900))), past("A2", hidden)], TODAY, 9)
    assert [(flag.key, flag.weight > 0) for flag in asked] == [("C1", True), ("A1", False)]


def test_a_gig_in_which_it_was_spoken_of_makes_no_flag_serious_beside_one_in_which_it_was_missed() -> None:
    once = [past("C1", trace(pivot=True)), past("B3", trace(TODAY - timedelta(730)))]  # 2, and ½
    assert serious_of(*once) == {"C1"}
    spoken = replace(trace(), spoke=True)
    assert serious_of(once[0], past("B3", spoken, trace(TODAY - timedelta(730)))) == {"C1"}


def test_good_ends_take_a_flag_out_of_the_serious_ones() -> None:
    heavy, one = past("C1", trace(pivot=True)), past("B3", trace())  # 2, and 1
    assert serious_of(heavy, one) == {"C1", "B3"}
    assert serious_of(heavy, replace(one, good=goods(3))) == {"C1"}  # 1 × 1 / (1 + 3) = 0.25


@pytest.mark.parametrize(
    ("answers", "again", "advice"),
    [
        ("????", False, Advice.NEGOTIATE),  # 4 × ½ × 2 = 4
        ("????", True, Advice.DECLINE),  # 4 + 1 = 5, and the client is sure
        ("?????", False, Advice.NEGOTIATE),  # 5, but nothing is sure
        ("???", True, Advice.NEGOTIATE),  # 3 + 1
    ],
)
def test_a_client_whose_last_gig_went_wrong_counts_as_a_yes(answers: str, again: bool, advice: Advice) -> None:
    gig = replace(vetted(answers, weight="1"), client_went_wrong=again)
    assert verdict(gig, {}).advice is advice


def test_no_hours_estimated_are_no_estimate() -> None:
    quote = Quote("EUR", Decimal(480), Decimal(0), Decimal(25))
    assert (
        verdict(vetted("n", quote, "1.4"), {}).reasons == verdict(vetted("n", replace(quote, hours=None)), {}).reasons
    )


# What must hold for every past and every answer

letters = st.sampled_from(list("yn?."))
answered = st.lists(letters, min_size=1, max_size=7).map("".join)
ages = st.one_of(st.sampled_from([0, 730, 1460]), st.integers(0, 6000))
"""In days; those that many red flags share make ties, and gigs that are alike."""
shares = st.one_of(st.sampled_from([None, Decimal(0), Decimal(1)]), st.decimals(0, 1, places=2))
traces = st.builds(
    lambda age, lost, pivot, spoke, hidden: PastOccurrence(
        GigId("0" * 32), "A gig", TODAY - timedelta(age), "", pivot, lost, spoke, hidden
    ),
    ages, shares, st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
gigs_of_each = st.lists(traces, min_size=1, max_size=3)


def histories_of(least: int) -> st.SearchStrategy[list[FlagHistory]]:
    """So many red flags or more, each with its gigs."""
    return st.lists(gigs_of_each, min_size=least, max_size=7).map(
        lambda found: [past(f"C{at}", *each) for at, each in enumerate(found, 1)]
    )


histories = histories_of(1)
HARDNESS = list(Advice)


amounts = st.one_of(st.sampled_from([None, *map(Decimal, (0, 20, 25, 500))]), st.decimals(0, 2000, places=2))
"""Also nothing, and 500 for 20 hours at just 25."""
quotes = st.builds(Quote, st.just("EUR"), amounts, amounts, amounts)
ratios = st.none() | st.decimals("0.5", 4, places=2)
signs_asked = st.lists(
    st.builds(
        lambda key, weight, answer: VetFlag(key, "", Decimal(weight), answer),
        st.sampled_from(["A8", "A20", "B3", "C1", "D1", "D2", "E4", "own"]),
        st.sampled_from(["0", "0.5", "0.99", "1", "3.5"]),
        st.sampled_from([*VetAnswer, None]),
    ),
    min_size=3, max_size=7, unique_by=lambda sign: sign.key,
)  # fmt: skip
few_quotes = st.one_of(st.just(Quote()), st.just(Quote()), quotes)
"""Mostly none: a price too low by itself would hide what the answers do."""


@given(st.builds(Vet, quote=few_quotes, ratio=ratios, signs=signs_asked.map(tuple), client_went_wrong=st.booleans()),
       st.integers(0, 6))  # fmt: skip
def test_more_yes_never_softens_a_verdict(vet: Vet, at: int) -> None:
    more = vet.answered(vet.signs[at % len(vet.signs)].key, VetAnswer.YES)
    before, after = (verdict(each, PASTS).advice for each in (vet, more))
    assert HARDNESS.index(after) >= HARDNESS.index(before)


KINDS = [("B3", "0.5"), ("B3", "1"), ("A8", "0")]
"""A light red flag, a serious one, and one that may be a scam."""


def test_more_yes_never_softens_a_verdict_of_up_to_five_questions_of_any_kind() -> None:
    """Every one of them: nine answers of a question, five questions at most, each answer turned to yes."""
    asked = {
        (kind, answer): VetFlag(kind[0], "", Decimal(kind[1]), answer)
        for kind, answer in product(KINDS, (VetAnswer.YES, VetAnswer.UNSURE, None))
    }
    low = Quote("EUR", Decimal(100), Decimal(10), Decimal(15))  # 100 ÷ 10 = 10
    lower = replace(low, floor=Decimal(8))  # 100 ÷ 20 = 5
    for count, came_back, quote in product(range(1, 6), (False, True), (Quote(), low, lower)):
        plain = Vet(quote=quote, ratio=Decimal(2), client_went_wrong=came_back)
        for some in combinations_with_replacement(asked, count if quote == Quote() else min(count, 2)):
            before = advice_of(replace(plain, signs=tuple(asked[each] for each in some)))
            for at in {some.index(each) for each in set(some) if each[1] is not VetAnswer.YES}:
                more = (*some[:at], (some[at][0], VetAnswer.YES), *some[at + 1 :])
                after = advice_of(replace(plain, signs=tuple(asked[each] for each in more)))
                assert HARDNESS.index(after) >= HARDNESS.index(before), (some, more)


def advised_of(pasts: list[FlagHistory], gigs: int, answers: str = "y") -> Advice:
    """The advice where its questions are answered so, in turn by name, whatever their order."""
    said = {one.key: MEANT[letter] for one, letter in zip(pasts, cycle(answers), strict=False)}
    asked = tuple(replace(sign, answer=said[sign.key]) for sign in flags_to_ask(pasts, TODAY, gigs))
    return verdict(Vet(signs=asked), {}).advice


def older(pasts: list[FlagHistory], days: list[int]) -> list[FlagHistory]:
    """The same red flags, each so many days older than it was."""
    return [
        replace(one, occurrences=tuple(replace(each, on=each.on - timedelta(more)) for each in one.occurrences))
        for one, more in zip(pasts, cycle(days), strict=False)
    ]


recent = st.lists(
    st.lists(st.integers(0, 900).map(lambda age: trace(TODAY - timedelta(age))), min_size=1, max_size=2),
    min_size=1, max_size=7,
).map(lambda found: [past(f"C{at}", *each) for at, each in enumerate(found, 1)])  # fmt: skip
"""Red flags that were missed lately, so that many answers mean decline."""


@given(st.one_of(recent, histories_of(3)), st.lists(ages, min_size=1, max_size=7), st.integers(1, 20),
       st.lists(st.sampled_from("yyyy?n"), min_size=1, max_size=7).map("".join))  # fmt: skip
@example([past(f"C{at}", trace()) for at in range(1, 6)], [6000], 20, "y")
@example([past(f"C{at}", trace()) for at in range(1, 4)], [0, 6000, 6000], 20, "yy?")
@settings(max_examples=60)
def test_an_older_past_never_turns_decline_into_go(
    pasts: list[FlagHistory], days: list[int], gigs: int, answers: str
) -> None:
    if advised_of(pasts, gigs, answers) is Advice.DECLINE:
        assert advised_of(older(pasts, days), gigs, answers) is not Advice.GO


LIGHT_AMONG_HEAVY = [
    *(past(f"C{at}", trace(pivot=True)) for at in range(3)),
    past("D1", trace(TODAY - timedelta(5000))),
]


@given(histories, st.integers(0, 6), st.integers(1, 5), st.integers(1, 20))
@example([past("C1", trace(pivot=True)), past("C2", trace(TODAY - timedelta(1300)))], 0, 9, 4)
@example(LIGHT_AMONG_HEAVY, 3, 5, 4)  # 1 of 4 gigs; with its good ends it would be in 6 of 9
def test_a_good_end_makes_no_red_flag_heavier(pasts: list[FlagHistory], at: int, good: int, gigs: int) -> None:
    at %= len(pasts)
    better = list(pasts)
    better[at] = replace(pasts[at], good=goods(pasts[at].ended_well + good))
    before = {sign.key: sign for sign in flags_to_ask(pasts, TODAY, gigs)}
    for sign in flags_to_ask(better, TODAY, gigs + good):
        assert sign.weight <= before[sign.key].weight
        assert not sign.is_serious or before[sign.key].is_serious


EIGHT_AND_A_LIGHT_ONE_OF_TODAY = [
    *(past(f"C{at}", trace(TODAY - timedelta(9), pivot=True)) for at in range(1, 8)),
    past("C8", trace(TODAY - timedelta(1))),
]
"""What the newest gig had is asked although seven weigh more."""


@given(histories, traces, st.integers(0, 7), st.integers(0, 3), st.integers(1, 20))
@example(EIGHT_AND_A_LIGHT_ONE_OF_TODAY, trace(), 8, 1, 9)
@example([past("C1", trace())], trace(), 1, 2, 9)
def test_a_flag_that_could_not_be_seen_never_counts(
    pasts: list[FlagHistory], unseen: PastOccurrence, at: int, times: int, gigs: int
) -> None:
    """Neither beside gigs in which it could be seen, nor alone: every question, weight and advice is as without it."""
    more = [*pasts, past("D1")]
    at %= len(more)
    unseen = replace(unseen, hidden=True)
    more[at] = replace(more[at], occurrences=(*more[at].occurrences, *[unseen] * times))
    assert flags_to_ask(more, TODAY, gigs) == flags_to_ask(pasts, TODAY, gigs)
    assert advised_of(more, gigs) is advised_of(pasts, gigs)
    asked = replace(vetted("y"), signs=(VetFlag(more[at].key, "", Decimal(0), VetAnswer.YES),))
    here, there = ({one.key: one for one in each} for each in (pasts, more))
    assert _loud(asked, there) == _loud(asked, here)
    assert close_to("D2", there) == close_to("D2", here), "nor as a sister's past"


@given(histories, traces, st.integers(0, 7), st.integers(1, 3), st.integers(1, 20))
@example([past("C1", trace(pivot=True)), past("C2", trace())], trace(pivot=True), 1, 1, 2)
@example([past("C1", trace())], trace(pivot=True), 1, 3, 1)
def test_having_spoken_of_a_flag_is_never_a_cost(
    pasts: list[FlagHistory], told: PastOccurrence, at: int, times: int, gigs: int
) -> None:
    """Gigs in which it was spoken of make no red flag heavier or serious, name no sister, and mark no rule."""
    more = [*pasts, past("D1")]
    at %= len(more)
    spoken = [replace(told, on=TODAY, spoke=True, hidden=False)] * times
    more[at] = replace(more[at], occurrences=(*spoken, *more[at].occurrences))
    before = {flag.key: flag for flag in flags_to_ask(pasts, TODAY, gigs, None)}
    for flag in flags_to_ask(more, TODAY, gigs + times, None):
        was = before.get(flag.key)
        assert flag.weight <= (was.weight if was else 0)
        assert not flag.is_serious or (was and was.is_serious)
    here, there = ({one.key: one for one in each} for each in (pasts, more))
    assert close_to("D2", there) == close_to("D2", here)
    since = replace(more[at], since=TWO_YEARS_AGO)
    assert since.rule_label == replace(since, occurrences=since.occurrences[times:]).rule_label


def _loud(vet: Vet, pasts: Pasts) -> list[Reason]:
    """The reasons without what is said quietly of gigs in which it could not be seen."""
    found = verdict(vet, pasts, Record(tally=Tally(4, 4))).reasons
    return [replace(reason, behind="") if "never visible" in reason.behind else reason for reason in found]


@given(answered, histories, st.booleans())
def test_a_client_whose_last_gig_went_wrong_never_softens_a_verdict(
    answers: str, pasts: list[FlagHistory], is_heavy: bool
) -> None:
    known = vetted(answers, weight="1" if is_heavy else "0.5")
    again = replace(known, client_went_wrong=True)
    assert HARDNESS.index(verdict(again, {}).advice) >= HARDNESS.index(verdict(known, {}).advice)


@given(answered, quotes, st.sampled_from([None, "1.4"]))
@example("n", Quote("EUR", Decimal(500), Decimal(20), Decimal(25)), None)
def test_an_unknown_number_never_changes_advice(answers: str, quoted: Quote, ratio: str | None) -> None:
    """An unknown overrun is as one of 1: the price is judged as quoted."""
    advice = verdict(vetted(answers, quoted, ratio), PASTS).advice
    if quoted.price is None or not quoted.hours or quoted.floor is None:
        assert advice is verdict(vetted(answers), PASTS).advice
    elif ratio is None:
        assert advice is verdict(vetted(answers, quoted, "1"), PASTS).advice


amount = st.decimals("0.01", 2000, places=2)


@given(amount, amount, st.one_of(st.just(Decimal(1)), st.decimals("0.01", 9, places=2)))
@example(Decimal(20), Decimal(25), Decimal("1.4"))
@example(Decimal("0.01"), Decimal(25), Decimal("0.4"))  # .004 h, which is no hundredth
def test_a_price_at_the_minimum_is_never_below_it_and_a_cent_less_always_is(
    hours: Decimal, floor: Decimal, ratio: Decimal
) -> None:
    """As quoted, and at the usual overrun of the same hours."""
    quoted = Quote("EUR", hours * floor, hours, floor)
    assert not quoted.is_too_low
    assert replace(quoted, price=hours * floor - Decimal("0.01")).is_too_low
    real = quoted.real_hours(ratio)
    assert real
    at_overrun = replace(quoted, price=real * floor)
    assert not at_overrun.is_too_low_at(ratio)
    assert replace(at_overrun, price=real * floor - Decimal("0.01")).is_too_low_at(ratio)


def test_no_missing_number_is_taken_for_another() -> None:
    """Each number unknown in turn, beside others that would make the price too low, and where nothing speaks of it."""
    low = (Decimal(100), Decimal(20), Decimal(25))  # 100 ÷ 20 = 5, far below 25
    for price, hours, floor in product(*([None, amount] for amount in low)):
        is_known = None not in (price, hours, floor)
        for answers, ratio in product(("", "n", "?nn", "y", "yyy"), (None, "1", "4")):
            quoted = verdict(vetted(answers, Quote("EUR", price, hours, floor), ratio), PASTS)
            plain = verdict(vetted(answers), PASTS)
            assert quoted.advice is (Advice.DECLINE if is_known else plain.advice)
            said = " ".join(f"{reason.text} {reason.behind}" for reason in quoted.reasons)
            assert ("below your minimum" in said) is is_known
    almost = Quote("EUR", Decimal(500), Decimal(20), Decimal(25))  # 500 ÷ 20 = 25, and 500 ÷ 80 = 6.25
    assert [verdict(vetted("n", almost, ratio), PASTS).advice for ratio in (None, "1", "4")] == [
        Advice.GO, Advice.GO, Advice.NEGOTIATE,
    ]  # fmt: skip


def test_a_price_exactly_at_the_minimum_is_not_below_it() -> None:
    assert verdict(vetted("nn", quote("500", "20", "25")), PASTS).advice is Advice.GO  # 500 / 20 = 25
    assert verdict(vetted("nn", quote("700", "20", "25"), ratio="1.4"), PASTS).advice is Advice.GO  # 700 / 28 = 25


def quote(price: str, hours: str, floor: str) -> Quote:
    return Quote("EUR", Decimal(price), Decimal(hours), Decimal(floor))


def test_a_price_below_the_floor_means_decline() -> None:
    said = verdict(vetted("nn", quote("400", "20", "25")), PASTS)  # 400 / 20 = 20 < 25
    assert said.advice is Advice.DECLINE
    assert said.reasons[0].text == "€20.00 an hour is below your minimum of €25.00."


def test_a_price_below_the_floor_by_ones_own_ratio_means_negotiate() -> None:
    said = verdict(
        vetted("nn", quote("600", "20", "25"), ratio="1.4"), PASTS
    )  # 600 / 20 = 30; 600 / (20 × 1.4) = 21.43
    assert said.advice is Advice.NEGOTIATE
    assert said.reasons[0].text == ("20 hours estimated usually becomes 28: €21.43 an hour. That's below your minimum.")


# The client who comes back, and the rate

AUGUST, MAY = date(2026, 8, 9), date(2026, 5, 2)
BADLY = ClientGig(
    GigId("a" * 32), "Velo Nord", AUGUST, False, "I stopped, 30 h became 41, €1,000 less than agreed",
    "If it slips, I ask.", "Malt",
)  # fmt: skip
GOOD = ClientGig(GigId("b" * 32), "Velo Nord", MAY, True, "ended well, 12 h became 14, €600 paid", found="malt")


def met_with(vet: Vet, *gigs: ClientGig) -> Verdict:
    vet = met_again(replace(vet, client="Velo Nord", platform="Malt"), gigs)
    return verdict(vet, PASTS, Record(clients=gigs))


@pytest.mark.parametrize(
    ("answers", "weight", "advice"),
    [
        ("nnnn", "1", Advice.GO),  # 1 of the client
        ("ynnn", "0.5", Advice.NEGOTIATE),  # 1 + 1 = 2, exactly from where it is negotiate
        ("?nnn", "0.5", Advice.GO),  # ½ + 1
        ("yyyn", "0.5", Advice.NEGOTIATE),  # 3 + 1
        ("yyyy", "0.5", Advice.DECLINE),  # 4 + 1 = 5, exactly from where it is decline
        ("yynn", "1", Advice.DECLINE),  # 4 + 1
    ],
)
def test_a_client_whose_last_gig_went_wrong_counts_as_one_red_flag(answers: str, weight: str, advice: Advice) -> None:
    said = met_with(vetted(answers, weight=weight), BADLY)
    assert said.advice is advice
    assert ", and this client's last gig went wrong" in said.counted


def test_the_client_comes_first_with_what_it_cost_and_the_rule() -> None:
    first = met_with(vetted("y"), BADLY).reasons[0]
    assert first.text == "Velo Nord: Aug 2026, I stopped, 30 h became 41, €1,000 less than agreed."
    assert first.behind == "Your rule from then: If it slips, I ask."


def test_the_last_gig_with_a_client_decides_and_the_good_one_is_said_first() -> None:
    later = replace(GOOD, on=date(2026, 10, 1))
    before, after = met_with(vetted("n"), BADLY, GOOD), met_with(vetted("n"), BADLY, later)
    assert "last gig went wrong" in before.counted
    assert before.reasons[0].text.startswith(
        "Velo Nord: 2 gigs, 1 went wrong: May 2026, ended well, 12 h became 14, €6"
    )
    assert "last gig went wrong" not in after.counted
    assert after.reasons[0].text.startswith("Velo Nord: 2 gigs, 1 went wrong: Oct 2026, ended well")


def test_nothing_calm_stands_above_a_client_whose_last_gig_went_wrong() -> None:
    assert met_with(vetted("...."), BADLY).advised == "1 red flag so far"
    assert met_with(vetted("...."), GOOD).advised == "no verdict yet"
    assert met_with(vetted("n..."), GOOD).advised == "no red flags so far"


def test_a_source_is_a_reason_from_two_gigs_on() -> None:
    assert met_with(vetted("n"), BADLY, GOOD).reasons[-1].text == "Malt: 2 gigs, 1 went wrong."
    assert not any("Malt:" in reason.text for reason in met_with(vetted("n"), BADLY).reasons)


def test_an_unnamed_client_is_nobody_who_comes_back() -> None:
    assert not met_again(vetted("n"), (replace(BADLY, client=""),)).client_went_wrong


def test_the_rate_is_said_from_five_ended_gigs() -> None:
    """D1 was in gigs 1 to 4, D2 in 4 and 5: five went wrong with one of them; one good end had D1; 9 gigs in all."""
    gigs = [PastOccurrence(GigId(str(number)), f"Gig {number}", TODAY) for number in range(1, 6)]
    pasts = {"D1": past("D1", *gigs[:4], ended_well=1), "D2": past("D2", *gigs[3:])}
    said = verdict(vetted("yy"), pasts, Record(tally=Tally(6, 3)))
    assert said.reasons[-1].text == "Of 9 gigs, 6 had one of these: 5 of those went wrong. Of the others, 1 went wrong."
    every = verdict(vetted("yy"), pasts, Record(tally=Tally(5, 1)))
    assert every.reasons[-1].text == "Of 6 gigs, all had one of these: 5 of those went wrong."
    four = verdict(vetted("y"), {"D1": past("D1", gigs[0])}, Record(tally=Tally(3, 1)))
    assert not any("Of 4" in reason.text for reason in four.reasons)
    five = verdict(vetted("y"), {"D1": past("D1", gigs[0])}, Record(tally=Tally(3, 2)))
    assert (
        five.reasons[-1].text == "Of 5 gigs, 1 had one of these, and that one went wrong. Of the others, 2 went wrong."
    )
    one = verdict(vetted("y"), {"D1": past("D1", gigs[0])}, Record(tally=Tally(4, 3)))
    assert (
        one.reasons[-1].text == "Of 7 gigs, 1 had one of these, and that one went wrong. Of the others, 3 went wrong."
    )
    all_of = verdict(vetted("y"), {"D1": past("D1", *gigs[:4])}, Record(tally=Tally(4, 3)))
    assert (
        all_of.reasons[-1].text
        == "Of 7 gigs, 4 had one of these: all of those went wrong. Of the others, none went wrong."
    )
    none = verdict(vetted("nn"), pasts, Record(tally=Tally(6, 3)))
    assert none.reasons == ()


@pytest.mark.parametrize(
    ("untold", "said"),
    [
        (("Export",), "Export: the client doesn't know yet."),
        (("Export", "Shop"), "Export and Shop: the clients don't know yet."),
        (("Export", "Shop", "Menu", "Map"), "Export, Shop and 2 more: the clients don't know yet."),
    ],
)
def test_a_client_who_does_not_know_yet_comes_before_the_next_gig(untold: tuple[str, ...], said: str) -> None:
    record = Record(clients=(BADLY,), untold=untold)
    found, without = verdict(vetted("y"), {}, record), verdict(vetted("y"), {}, Record(clients=(BADLY,)))
    assert (found.reasons[0].text, found.reasons[0].behind) == (said, "Telling them comes first.")
    assert (found.reasons[1:], found.advice) == (without.reasons, without.advice)


@pytest.mark.parametrize(
    ("key", "found", "asked"),
    [
        ("E9", "Not agreed: how they can reach you if it goes wrong", "Agreed how they can reach you if it goes wrong"),
        ("D12", "Not agreed: how often they check your work", "Agreed how often they check your work"),
        ("quiet", "Not agreed: how to handle “I went quiet”", "Agreed how to handle “I went quiet”"),
        ("C1", "Budget far too low", "Budget far too low"),
        ("loud", "They shout", "They shout"),
    ],
)
def test_a_no_to_what_was_agreed_accuses_nobody(key: str, found: str, asked: str) -> None:
    """What shows only after the yes hasn't been done by anybody yet; what shows before has its name."""
    names = {"quiet": "I went quiet", "loud": "They shout"}
    pasts = {own: of_own(own, name, is_late=own == "quiet") for own, name in names.items()}
    flag = VetFlag(key, names.get(key, ""), Decimal(0), VetAnswer.YES)
    assert (found_name(flag, pasts), asked_name(flag, pasts)) == (found, asked)
    assert verdict(Vet(signs=(flag,)), pasts).reasons[0].text == found


def test_what_a_friend_would_say_comes_first() -> None:
    """The client, the heaviest red flag, the price at the usual overrun; then the rest, what is sure first."""
    usual = overrun_of_hours((Decimal(10), Decimal(worked), False) for worked in (12, 14, 19))
    vet = replace(vetted("?yy", quote("600", "20", "25"), ratio="1.4"), client="Velo Nord", client_went_wrong=True)
    said = [reason.text for reason in verdict(vet, PASTS, Record(usual, (BADLY,))).reasons]
    assert said[1::2] == [
        "Not agreed: how often you'll send them an update",
        "Not agreed: how a delay is handled, without working nights",
    ]
    assert said[0].startswith("Velo Nord")
    assert said[2].startswith("20 hours")
    assert said[4] == "Not agreed: how they'd hear from you when you're stuck (not sure)"


def test_ask_about_these_first_is_said_where_nothing_is_sure() -> None:
    assert verdict(vetted("??nn"), PASTS).first == "Ask about these first."
    assert verdict(vetted("???????"), PASTS).first == "Ask about these first."
    assert verdict(vetted("y?nn"), PASTS).first == ""
    assert verdict(vetted("?nnn"), PASTS).first == ""
    assert verdict(vetted("nn", quote("600", "20", "25"), ratio="1.4"), PASTS).first == "", "the price is no question"


def test_a_flag_that_was_never_visible_is_said_quietly() -> None:
    unseen = {"D1": past("D1", *[replace(trace(said="Nobody could know."), hidden=True)] * 4)}
    assert unseen["D1"].told_myself == (), "what was said of it excuses nothing"
    assert verdict(vetted("y", weight="0"), unseen).reasons[0].behind == "4× before, never visible then."


def test_one_or_two_gigs_are_named_and_advise_nothing() -> None:
    one = overrun_of_hours([(Decimal(10), Decimal(40), False)])
    vet = vetted("nn", quote("600", "20", "25"))
    said = verdict(vet, PASTS, Record(one))
    assert said.advice is Advice.GO
    assert [reason.text for reason in said.reasons] == ["One gig so far: 10 h became 40. Too few to go by."]
    assert "price would be" not in reply(vet, PASTS)


def test_a_usual_overrun_is_named_with_its_range_and_its_gigs() -> None:
    usual = overrun_of_hours((Decimal(10), Decimal(worked), worked == 12) for worked in (12, 14, 19))
    said = verdict(vetted("nn", quote("600", "20", "25"), ratio="1.4"), PASTS, Record(usual))
    assert said.reasons[0].text == (
        "20 hours estimated usually becomes 28 (24 to 38, 3 gigs, 1 of them good): €21.43 an hour. "
        "That's below your minimum."
    )


def test_what_is_unknown_advises_nothing() -> None:
    assert verdict(vetted("nn", Quote("EUR", Decimal(600))), PASTS).reasons == ()
    assert verdict(vetted("nn", Quote(floor=Decimal(25)), ratio="2"), PASTS).advice is Advice.GO


@pytest.mark.parametrize(
    ("answers", "counted"),
    [
        ("yy?nnnn", "2 of 7 red flags, 1 not sure"),
        ("yy?n...", "2 of 7 red flags, 1 not sure, 3 not answered"),
        ("y", "1 of 1 red flag"),
        ("????????", "not sure about all 8 red flags"),
        ("??", "not sure about both red flags"),
        ("?", "not sure about the one red flag"),
        ("??nnnnn", "not sure about 2 of 7 red flags"),
        ("?n.", "not sure about 1 of 3 red flags, 1 not answered"),
        ("nnnnnnn", "none of the 7 red flags"),
        ("nn.", "none of the 3 red flags, 1 not answered"),
        ("n", "the one red flag isn't there"),
        (".......", "none of the 7 questions answered"),
        (".", "the one question isn't answered"),
        ("", "no questions"),
    ],
)
def test_the_verdict_counts_as_a_person_would(answers: str, counted: str) -> None:
    assert verdict(vetted(answers), PASTS).counted == counted
    assert verdict(replace(vetted(answers), from_catalogue=True), PASTS).counted == counted


@pytest.mark.parametrize(
    ("quote", "works"),
    [
        (Quote("EUR", Decimal(900), Decimal(20), Decimal(25)), True),
        (Quote("EUR", Decimal(900), Decimal(20)), False),
        (Quote("EUR", Decimal(900), None, Decimal(25)), False),
        (Quote(floor=Decimal(25)), False),
    ],
)
def test_a_price_is_said_to_work_only_beside_a_minimum_rate(quote: Quote, works: bool) -> None:
    page = VerdictPage(vetted("nn", quote), VetContext({}, 0), (), Decision.TAKE)
    lines = [line.plain.strip() for line in page(80).lines]
    assert ("No red flags as far as you know, and the price works." in lines) is works
    assert ("No red flags as far as you know." in lines) is not works


def test_a_reason_names_its_gigs_and_how_many_more() -> None:
    traces = tuple(PastOccurrence(GigId(name), name, TODAY) for name in "ABCDE")
    many, two = {"D1": past("D1", *traces)}, {"D1": past("D1", *traces[:2], ended_well=1)}
    assert verdict(vetted("y"), many).reasons[0].behind == "Also in A (Nov 2026), B (Nov 2026) and 3 more."
    assert verdict(vetted("y"), two).reasons[0].behind == (
        "Also in A (Nov 2026) and B (Nov 2026). 1 gig with it ended well."
    )


def test_go_is_said_only_when_every_question_was_answered() -> None:
    assert verdict(vetted("nnnn"), PASTS).advised == "go"
    assert verdict(vetted("nn.."), PASTS).advised == "no red flags so far"
    assert verdict(vetted("y...", weight="0.5"), PASTS).advised == "1 red flag so far"
    assert verdict(vetted("?...", weight="0.5"), PASTS).advised == "1 possible red flag so far"
    assert verdict(vetted("ynnn", weight="0.5"), PASTS).advised == "go"
    assert verdict(vetted("yy.."), PASTS).advised == "negotiate"


def test_no_verdict_is_said_where_nothing_was_answered_unless_the_price_speaks() -> None:
    """Nor is a decision said to be against an advice that there wasn't."""
    open = vetted("....")
    assert verdict(open, PASTS).advised == "no verdict yet"
    assert verdict(vetted("....", quote("600", "20", "25")), PASTS).advised == "no verdict yet"
    assert verdict(vetted("....", quote("100", "20", "25")), PASTS).advised == "decline"
    assert vet_status_text(replace(open, decision=Decision.DECLINE)) == "declined"
    assert vet_status_text(replace(vetted("n..."), decision=Decision.DECLINE)) == (
        "declined (advice: no red flags so far)"
    )


def test_a_reply_holds_three_requests_at_most_the_heaviest_first() -> None:
    said = reply(vetted("ny?yy", weight="0.5"), PASTS)
    assert (
        said == "Thanks for the details. Three things first:\n\nSentence 2.\n\nSentence 4.\n\nSentence 5.\n\n" + ANSWER
    )


def test_a_reply_to_a_go_names_price_start_and_what_comes_first() -> None:
    said = reply(vetted("n", quote("600", "20", "25")), PASTS)
    assert said.startswith("Thanks for the details. I'd be glad to take this on.\n\nMy price is €600.")
    assert open_places(said) == ("<day>", "<what comes first>")
    assert open_places(reply(vetted("n"), PASTS))[0] == "<price>"


def test_places_that_are_open_are_counted_and_never_copied_as_they_are() -> None:
    text = "By <day>, for <price>: a < b and\n<two\nlines>."
    assert open_places(text) == ("<day>", "<price>", "<two\nlines>")
    assert without_places(text) == "By […], for […]: a < b and\n[…]."
    assert open_places("Write to <anna@example.com>, see <https://example.com>") == ()


@pytest.mark.parametrize("code", ALONE)
def test_what_asks_for_time_stands_alone_and_never_among_conditions(code: str) -> None:
    alone = VetFlag(code, "", Decimal(1), VetAnswer.YES, "I'd like to sleep on this.")
    others = vetted("yyn").signs
    undecided = Vet(signs=(*others[1:], alone))
    assert reply(undecided, PASTS) == "Thanks for the details.\n\nI'd like to sleep on this."
    assert reply(replace(undecided, decision=Decision.SLEEP), PASTS).startswith(f"{THANKS}\n\nI'd like to sleep on")
    declined = reply(Vet(signs=(*asking(2), alone), decision=Decision.DECLINE), PASTS)
    assert f"{UNLESS}\n\n- Sentence 1." in declined
    assert "sleep" not in declined


@pytest.mark.parametrize("code", ALONE)
def test_who_has_decided_asks_for_no_time_and_makes_the_other_requests(code: str) -> None:
    vet = Vet(signs=(VetFlag(code, "", Decimal(2), VetAnswer.YES), *asking(4)))
    for decision, first in ((Decision.TAKE, GLAD), (Decision.NEGOTIATE, f"{THANKS} {THINGS[2]}")):
        requests = reply(replace(vet, decision=decision), {}).split("\n\n")
        assert requests[:4] == [first, "Sentence 1.", "Sentence 2.", "Sentence 3."]
        assert len(requests) == 5
    only = replace(vet, signs=vet.signs[:1])
    about = flag_catalogue.by_code(code)
    assert about
    assert reply(replace(only, decision=Decision.NEGOTIATE), {}) == f"{THANKS}\n\n{about.ask}", (
        "nothing else to ask for"
    )
    assert about.ask not in reply(replace(only, decision=Decision.TAKE), {})


def test_to_sleep_on_it_is_a_reply_of_its_own() -> None:
    said = reply(replace(vetted("yyy"), decision=Decision.SLEEP), PASTS)
    assert said.startswith("Thanks for the details.\n\nI'd like to sleep on this. You'll have my answer by noon")


def asking(count: int) -> tuple[VetFlag, ...]:
    """So many serious red flags of one's own, each with its sentence."""
    numbers = range(1, count + 1)
    return tuple(VetFlag(f"own {at}", f"Own {at}", Decimal(1), VetAnswer.YES, f"Sentence {at}.") for at in numbers)


def test_a_reply_that_declines_says_no_first_and_then_what_would_change_that() -> None:
    said = reply(Vet(signs=asking(3)), PASTS)
    assert said.startswith("Thanks for the details. As it stands I'll have to pass.")
    assert f"{UNLESS}\n\n- Sentence 1.\n- Sentence 2.\n- Sentence 3." in said
    assert said.endswith("I hope you find someone who's a better fit.")
    assert "to pass" not in reply(replace(vetted("yyy"), decision=Decision.NEGOTIATE), PASTS)
    assert "to pass" in reply(replace(vetted("n"), decision=Decision.DECLINE), PASTS)
    none = reply(replace(vetted("n"), decision=Decision.DECLINE), PASTS)
    assert none == f"{NO_AT_ALL}\n\nI hope you find someone who's a better fit."


def test_where_the_overrun_is_unknown_no_reply_speaks_of_a_price() -> None:
    assert "my price" not in reply(vetted("y", quote("400", "20", "25")), PASTS)


def test_the_reply_names_a_price_that_reaches_the_floor() -> None:
    """20 h × 1.4 = 28 h; 28 × 25 = 700."""
    said = reply(vetted("n", quote("600", "20", "25"), ratio="1.4"), PASTS)
    assert "about 28 hours, so my price would be €700. For €600 I can do a smaller first part." in said
    taken = reply(replace(vetted("n", quote("600", "20", "25"), ratio="1.4"), decision=Decision.TAKE), PASTS)
    assert taken.startswith(GLAD)
    assert "my price would be €700" in taken
    assert open_places(taken) == ("<day>", "<what comes first>")


def test_an_edited_reply_stays() -> None:
    assert reply(replace(vetted("y"), reply="No, thank you."), PASTS) == "No, thank you."


@pytest.mark.parametrize(
    ("answers", "first"),
    [("", None), ("..", 0), ("??.", 0), ("???", 0), ("y.?", 1), ("?n.", 2), ("?.n", 1), ("??n", None), ("ynn", None)],
)
def test_it_is_carried_on_with_where_nothing_is_answered_and_from_the_first_while_nothing_is_sure(
    answers: str, first: int | None
) -> None:
    """What is not sure may be what a job post suggests, and nobody was asked about it yet."""
    vet = vetted(answers)
    assert vet.first_open == first
    assert replace(vet, decision=Decision.NEGOTIATE).first_open is None


def test_answers_and_sentences_can_be_changed() -> None:
    changed = vetted("yn").answered("D2", VetAnswer.YES).asking("D2", "Mine.")
    assert [sign.answer for sign in changed.signs] == [VetAnswer.YES, VetAnswer.YES]
    assert reply(changed, PASTS).endswith(f"Mine.\n\n{ANSWER}")


@pytest.mark.parametrize(("ask", "ends"), [("May I test it first?", "May I test it first?"), ("Two hours.", ANSWER)])
def test_a_reply_that_asks_nothing_ends_with_a_question_of_its_own(ask: str, ends: str) -> None:
    said = reply(replace(vetted("y"), decision=Decision.NEGOTIATE).asking("D1", ask), PASTS)
    assert said.endswith(ends)


def test_what_one_would_promise_changes_no_no() -> None:
    promised = VetFlag("D1", "", Decimal(1), VetAnswer.YES)
    declined = Vet(signs=(promised, VetFlag("A3", "", Decimal(1), VetAnswer.YES)), decision=Decision.DECLINE)
    said = reply(declined, {})
    assert "- A later date, or knowing what this one is tied to." in said
    assert "blocks me for three hours" not in said
    assert "blocks me for three hours" in reply(replace(declined, decision=Decision.NEGOTIATE), {})
    assert UNLESS not in reply(replace(declined, signs=(promised,)), {})
    edited = (replace(promised, ask="You'll hear."), VetFlag("A3", "", Decimal(1), VetAnswer.YES, "Mine."))
    assert f"{UNLESS}\n\n- Mine.\n\n" in reply(replace(declined, signs=edited), {})


@pytest.mark.parametrize("is_mine", [True, False])
def test_a_no_asks_for_nothing_that_only_the_user_could_change(is_mine: bool) -> None:
    own = VetFlag("own", "I say yes too fast", Decimal(1), VetAnswer.YES, "You'll hear from me tomorrow.")
    declined = Vet(signs=(own,), decision=Decision.DECLINE)
    said = reply(declined, {"own": of_own("own", own.name, is_mine=is_mine)})
    assert ("You'll hear from me tomorrow." in said) is not is_mine
    assert said.startswith(NO_AT_ALL if is_mine else NO)


CODES = st.lists(st.sampled_from([flag.code for flag in flag_catalogue.flags()]), unique=True, max_size=7)


@given(CODES, st.sampled_from([VetAnswer.YES, VetAnswer.UNSURE]), st.sampled_from([None, *Decision]))
def test_any_reply_from_the_catalogue_keeps_to_its_form(
    codes: list[str], answer: VetAnswer, decision: Decision | None
) -> None:
    vet = Vet(signs=tuple(VetFlag(code, "", Decimal(1), answer) for code in codes), decision=decision)
    first, *rest = reply(vet, {}).split("\n\n")
    asks = {flag.ask for flag in flag_catalogue.flags()}
    lines = [line for said in rest for line in said.splitlines() if line.startswith("- ")]
    asked = [said for said in rest if said in asks]
    declines = first.startswith((NO, NO_AT_ALL))
    assert first != NO or lines
    said_first = (GLAD, THANKS, *(f"{THANKS} {things}" for things in THINGS))
    assert declines or first in said_first
    if first in said_first[2:]:
        assert len([said for said in rest if said != ANSWER]) == said_first.index(first) - 1, "as many as it says"
    assert len(asked) <= (0 if declines else MOST_REQUESTS)
    assert len(lines) <= (MOST_REQUESTS if declines else 0)
    is_settled = decision is Decision.TAKE or (decision is Decision.NEGOTIATE and bool(asked))
    if not declines and not is_settled and any(code in ALONE for code in codes):
        assert len(rest) == 1
    assert open_places(without_places(reply(vet, {}))) == ()


def test_a_gig_that_was_taken_runs_until_it_ends_or_goes_wrong() -> None:
    taken = Vet(decision=Decision.TAKE)
    assert taken.is_running
    assert not Vet().is_running
    assert not replace(taken, ended=Ending.WELL).is_running
    assert not replace(taken, gig=GigId("0" * 32)).is_running


def test_the_next_stop_is_the_earliest_that_was_not_settled() -> None:
    near, far = Stop("no label", date(2026, 12, 1)), Stop("no pay", date(2026, 12, 24))
    done = Stop("no brief", date(2026, 11, 1), settled_on=TODAY)
    assert Vet(stops=(far, done, near)).next_stop == near
    assert Vet(stops=(done,)).next_stop is None


def test_what_was_known_is_counted_when_it_went_wrong() -> None:
    vet = replace(vetted("y?n"), created_at=datetime(2026, 3, 3, 12, tzinfo=UTC))
    assert knew(vet, ["D1", "D2", "D3", "B3"]) == 1
    said = "When you vetted it on 3 March 2026, you flagged"
    assert knew_text(vet, ["D1", "D2", "D3"]) == f"{said} one of these and weren't sure about one."
    assert knew_text(vet, ["D1"]) == f"{said} one of these."
    assert knew_text(vet, ["D3"]) == f"{said} none of these."
    assert knew_text(vet, []) == knew_text(replace(vet, signs=()), ["D3"]) == ""
    unanswered = replace(vet, signs=tuple(replace(sign, answer=None) for sign in vet.signs))
    assert knew_text(unanswered, ["D3"]) == "When you vetted it on 3 March 2026, you answered none of its questions."


def test_the_catalogue_asks_seven_that_weigh_nothing_while_the_past_is_short() -> None:
    asked = catalogue_flags()
    assert len(asked) == 7
    assert all(sign.weight == 0 and not sign.is_serious for sign in asked)
    assert all(reply_sentence(sign, history_of(sign, {})) for sign in asked)


def test_a_new_stop_settles_the_one_before_and_none_comes_after_an_end() -> None:
    first = Vet(decision=Decision.TAKE).stopping(Stop("no label", date(2026, 12, 1)), TODAY)
    second = first.stopping(Stop("no label", date(2026, 12, 8)), date(2026, 12, 1))
    assert [stop.settled_on for stop in second.stops] == [date(2026, 12, 1), None]
    over = second.over(Ending.WELL, date(2026, 12, 8))
    assert over.next_stop is None
    assert not over.is_running


@pytest.mark.parametrize(("days", "checked"), [(-1, None), (0, None), (1, TODAY + timedelta(1))])
def test_a_check_in_of_the_day_that_settled_a_checkpoint_says_nothing_of_the_next(
    days: int, checked: date | None
) -> None:
    asked = CheckIn(TODAY + timedelta(days), stop=VetAnswer.NO)
    both = (Stop("no label", TODAY, TODAY), Stop("no pay", TODAY + timedelta(9)))
    over = Vet(decision=Decision.TAKE, stops=both, check_ins=(asked,)).over(Ending.WELL, TODAY + timedelta(9))
    assert [over.checked_on(stop) for stop in over.stops] == [TODAY, checked]


def test_of_two_checkpoints_to_come_each_is_settled_by_its_own_check_alone() -> None:
    """Two machines each gave it one, and were brought together."""
    near, far = Stop("no label", date(2026, 12, 1)), Stop("no pay", date(2026, 12, 24))
    both = Vet(decision=Decision.TAKE, stops=(far, near))
    over = both.over(Ending.WELL, TODAY)
    assert [over.checked_on(stop) for stop in over.stops] == [None, None]
    assert over.going_on() == both
    renewed = both.stopping(Stop("no label", date(2026, 12, 8)), TODAY)
    assert [stop.settled_on for stop in renewed.stops] == [None, TODAY, None]
    assert renewed.next_stop == Stop("no label", date(2026, 12, 8))
    ended = renewed.over(Ending.WRONG, TODAY)
    assert [ended.checked_on(stop) for stop in ended.stops] == [None, TODAY, None]
    assert ended.going_on() == renewed


def test_a_checkpoint_that_is_corrected_was_not_checked() -> None:
    near, far = Stop("no label", date(2026, 12, 1)), Stop("no pay", date(2026, 12, 24))
    corrected = Vet(decision=Decision.TAKE, stops=(near, far)).correcting_stop(replace(near, on=date(2026, 12, 3)))
    assert corrected.stops == (far, Stop("no label", date(2026, 12, 3)))
    assert Vet(decision=Decision.TAKE).correcting_stop(near).stops == (near,)


def test_only_questions_and_an_offered_floor_are_no_words() -> None:
    assert Vet(signs=catalogue_flags(), quote=Quote("EUR", floor=Decimal(25))).is_untouched
    assert not Vet(title="Labels").is_untouched
    assert not vetted("y").is_untouched


def test_how_it_weighs_names_the_past_and_the_usual_overrun_only_where_known() -> None:
    unknown = " ".join(explained(vetted("y", weight="0")))
    assert "usually" not in unknown
    assert "came back" not in unknown
    own = " ".join(explained(vetted("y")))
    assert "came back" in own
    assert "usually" not in own
    assert "as yours usually do" in " ".join(explained(vetted("y", ratio="1.4")))


def test_the_sum_names_what_counted_double() -> None:
    """A serious yes counts 2, a serious not sure 1, a light yes 1, a light not sure ½."""
    flags = tuple(
        VetFlag(key, name, Decimal(weight), answer)
        for key, name, weight, answer in (
            ("late pay", "Late pay", "1", VetAnswer.YES),
            ("big words", "Big words", "2", VetAnswer.UNSURE),
            ("no map", "No map", "0.5", VetAnswer.YES),
            ("no dog", "No dog", "0.5", VetAnswer.UNSURE),
            ("a denied one", "A denied one", "3", VetAnswer.NO),
        )
    )
    assert explained(Vet(signs=flags))[-1] == "In all: 4.5. Counted double: Late pay · Big words."
    assert explained(Vet(signs=flags, client_went_wrong=True))[-1] == (
        "In all: 5.5, 1 of it for this client's last gig. Counted double: Late pay · Big words."
    )
    assert explained(vetted("nnn", weight="0.5"))[-1].endswith("as quoted."), "nothing counts"
    assert explained(Vet(client_went_wrong=True))[-1] == "In all: 1, for this client's last gig."


@pytest.mark.parametrize(
    ("answers", "price", "is_said"),
    [
        ("?????", None, True),
        ("????", None, False),
        ("?????y", None, False),
        ("?????", quote("100", "20", "25"), False),
    ],
    ids=["enough to decline", "not enough", "one is sure", "the price declines"],
)
def test_that_not_sure_alone_never_declines_is_said_where_it_held_the_advice_back(
    answers: str, price: Quote | None, is_said: bool
) -> None:
    vet = vetted(answers, price)
    assert ("“Not sure” alone never goes beyond negotiate." in explained(vet)[-1]) is is_said


def test_a_sister_of_two_red_flags_is_named_behind_the_first() -> None:
    """No deposit (C4) and exposure (C3) are of one family; only late payment (E2) has a past."""
    pasts = {"E2": past("E2", trace())}
    flags = tuple(replace(flag, answer=VetAnswer.YES) for flag in map(catalogue_flag, ("C3", "C4")))
    behind = [reason.behind for reason in verdict(Vet(signs=flags), pasts).reasons]
    assert behind[0].startswith("A similar one in your gigs, not asked here: paid late twice, 1×. Your rule: If E2")
    assert behind[1] == ""
