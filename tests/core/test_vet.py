"""Worked examples of the weighting and the verdict, with the arithmetic written out."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from retro.core.vet.verdict import asking, knew, knew_said, reply, verdict
from retro.core.vet.vet import HEAVY, Advice, Answer, Decision, Ending, Quote, Sign, Stop, Vet
from retro.core.vet.weights import Past, Trace, catalogue_signs, known, signs, weight

TODAY = date(2026, 11, 23)
TWO_YEARS_AGO = TODAY - timedelta(730)


def past(key: str, *traces: Trace, ended_well: int = 0) -> Past:
    return Past(key, f"Sign {key}", f"Is {key} there?", f"About {key}.", traces, f"If {key}, then I ask.", ended_well)


def trace(on: date = TODAY, lost: str | None = None, *, pivot: bool = False, said: str = "") -> Trace:
    return Trace("0" * 32, "Booking calendar", on, said, pivot, None if lost is None else Decimal(lost))


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
    assert [sign.key for sign in signs(pasts, TODAY)] == ["D9", "D8", "D7", "D6", "D5", "D4", "D3"]


def test_a_question_is_as_heavy_as_it_was_that_day_to_the_hundredth() -> None:
    (sign,) = signs([past("B3", trace(lost="0.123"))], TODAY)
    assert sign == Sign("B3", "Sign B3", Decimal("1.12"))


def test_a_question_brings_its_excuses_with_their_gigs() -> None:
    one = past("B3", trace(said="It has 20k stars."), trace(TWO_YEARS_AGO))
    assert [(each.told_myself, each.dated) for each in one.told_myself] == [
        ("It has 20k stars.", "Booking calendar (Nov ’26)")
    ]


def test_what_the_past_does_not_know_the_catalogue_or_the_name_tells() -> None:
    from_catalogue = known(Sign("B3", "as it was called", HEAVY), {})
    assert from_catalogue.ask
    assert known(Sign("no dog.", "No dog.", HEAVY), {}).question == "Is this there: No dog?"


PASTS = {f"D{number}": past(f"D{number}", trace()) for number in range(1, 8)}


def vetted(answers: str, quote: Quote | None = None, ratio: str | None = None, weight: str = "1") -> Vet:
    """A vet with one sign for each letter: y, n, ?; a point is not answered."""
    meant = {"y": Answer.YES, "n": Answer.NO, "?": Answer.UNSURE, ".": None}
    asked = tuple(
        Sign(f"D{number}", f"Sign {number}", Decimal(weight), meant[letter], f"Sentence {number}.")
        for number, letter in enumerate(answers, 1)
    )
    return Vet(quote=quote or Quote(), ratio=None if ratio is None else Decimal(ratio), signs=asked)


@pytest.mark.parametrize(
    ("answers", "advice"),
    [
        ("nnnn", Advice.GO),
        ("....", Advice.GO),
        ("ynnn", Advice.GO),
        ("y?nn", Advice.GO),  # 1 + ½
        ("yynn", Advice.NEGOTIATE),  # 2
        ("y??n", Advice.NEGOTIATE),  # 1 + ½ + ½
        ("yy?n", Advice.NEGOTIATE),  # 2½
        ("yyyn", Advice.DECLINE),  # 3
        ("yy??", Advice.DECLINE),  # 2 + ½ + ½
    ],
)
def test_two_heavy_signs_mean_negotiate_and_a_third_decline(answers: str, advice: Advice) -> None:
    assert verdict(vetted(answers), PASTS).advice is advice


def test_light_signs_are_named_but_do_not_count() -> None:
    light = verdict(vetted("yyyy", weight="0.9"), PASTS)
    assert light.advice is Advice.GO
    assert [reason.text for reason in light.reasons] == [
        "Stuck, and nobody knew",
        "Going quiet on the client",
        "Nights instead of telling them",
        "Too much sunk in to stop",
    ]


def quote(price: str, hours: str, floor: str) -> Quote:
    return Quote("EUR", Decimal(price), Decimal(hours), Decimal(floor))


def test_a_price_below_the_floor_means_decline() -> None:
    said = verdict(vetted("nn", quote("400", "20", "25")), PASTS)  # 400 / 20 = 20 < 25
    assert said.advice is Advice.DECLINE
    assert said.reasons[0].text == "€20.00 an hour is below your floor of €25.00 an hour."


def test_a_price_below_the_floor_by_ones_own_ratio_means_negotiate() -> None:
    said = verdict(
        vetted("nn", quote("600", "20", "25"), ratio="1.4"), PASTS
    )  # 600 / 20 = 30; 600 / (20 × 1.4) = 21.43
    assert said.advice is Advice.NEGOTIATE
    assert said.reasons[0].text == (
        "20 hours planned is 28 by your own ratio: €21.43 an hour. That is below your floor."
    )


def test_what_is_unknown_advises_nothing() -> None:
    assert verdict(vetted("nn", Quote("EUR", Decimal(600))), PASTS).reasons == ()
    assert verdict(vetted("nn", Quote(floor=Decimal(25)), ratio="2"), PASTS).advice is Advice.GO


def test_the_verdict_counts_in_words() -> None:
    assert verdict(vetted("yy?nnnn"), PASTS).counted == "2 of your 7 signs, 1 not sure"
    assert verdict(replace(vetted("y"), from_catalogue=True), PASTS).counted == "1 of the catalogue's 1 sign"


def test_a_reason_names_its_gigs_and_how_many_more() -> None:
    traces = tuple(Trace(name, name, TODAY) for name in "ABCDE")
    many, two = {"D1": past("D1", *traces)}, {"D1": past("D1", *traces[:2], ended_well=1)}
    assert verdict(vetted("y"), many).reasons[0].behind == "Cost you A (Nov ’26), B (Nov ’26) and 3 more."
    assert verdict(vetted("y"), two).reasons[0].behind == (
        "Cost you A (Nov ’26) and B (Nov ’26). 1 taken with it ended well."
    )


def test_the_reply_holds_the_sentences_of_what_was_not_denied() -> None:
    assert reply(vetted("yn?"), PASTS) == "Thank you for the details.\n\nSentence 1.\n\nSentence 3."


def test_as_long_as_a_heavy_sign_was_not_asked_about_silence_is_no_go() -> None:
    assert verdict(vetted("nn.."), PASTS).advised == "nothing against it so far"
    assert verdict(vetted("nnnn"), PASTS).advised == "go"
    assert verdict(vetted("nn.", weight="0.9"), PASTS).advised == "go"
    assert verdict(vetted("yy.."), PASTS).advised == "negotiate"


def test_a_reply_that_declines_says_no_first_and_then_what_would_make_it_a_yes() -> None:
    said = reply(vetted("yyy"), PASTS)
    assert said.startswith("Thank you for the details. As it stands I say no now")
    assert "This would make it a yes:\n\nSentence 1.\n\nSentence 2.\n\nSentence 3." in said
    assert said.endswith("I wish you somebody who suits it better.")
    assert "I say no" not in reply(replace(vetted("yyy"), decision=Decision.NEGOTIATE), PASTS)
    assert "I say no" in reply(replace(vetted("n"), decision=Decision.DECLINE), PASTS)
    assert "a yes" not in reply(replace(vetted("n"), decision=Decision.DECLINE), PASTS)


def test_the_reply_names_a_price_that_reaches_the_floor() -> None:
    """20 h × 1.4 = 28 h; 28 × 25 = 700."""
    said = reply(vetted("n", quote("600", "20", "25"), ratio="1.4"), PASTS)
    assert said.endswith("about 28 hours, so my price is €700; for €600 I can do a smaller first part.")


def test_an_edited_reply_stays() -> None:
    assert reply(replace(vetted("y"), reply="No, thank you."), PASTS) == "No, thank you."


def test_answers_and_sentences_can_be_changed() -> None:
    changed = vetted("yn").answered("D2", Answer.YES).asking("D2", "Mine.")
    assert [sign.answer for sign in changed.signs] == [Answer.YES, Answer.YES]
    assert reply(changed, PASTS).endswith("Mine.")


def test_a_gig_that_was_taken_runs_until_it_ends_or_goes_wrong() -> None:
    taken = Vet(decision=Decision.TAKE)
    assert taken.is_running
    assert not Vet().is_running
    assert not replace(taken, ended=Ending.WELL).is_running
    assert not replace(taken, gig="0" * 32).is_running


def test_the_next_stop_is_the_earliest_that_was_not_settled() -> None:
    near, far = Stop("no label", date(2026, 12, 1)), Stop("no pay", date(2026, 12, 24))
    done = Stop("no brief", date(2026, 11, 1), settled_on=TODAY)
    assert Vet(stops=(far, done, near)).next_stop == near
    assert Vet(stops=(done,)).next_stop is None


def test_what_was_known_is_counted_when_it_went_wrong() -> None:
    vet = replace(vetted("y?n"), created_at=datetime(2026, 3, 3, 12, tzinfo=UTC))
    assert knew(vet, ["D1", "D2", "D3", "B3"]) == 2
    assert knew_said(vet, ["D1", "D2", "D3"]) == "You vetted this one on 3 March 2026 and knew about two of these."
    assert knew_said(vet, ["D3"]) == "You vetted this one on 3 March 2026 and knew about none of these."


def test_the_catalogue_asks_seven_that_count_while_the_past_is_short() -> None:
    asked = catalogue_signs()
    assert len(asked) == 7
    assert all(sign.is_heavy for sign in asked)
    assert all(asking(sign, known(sign, {})) for sign in asked)


def test_a_new_stop_settles_the_one_before_and_an_end_settles_all() -> None:
    first = Vet(decision=Decision.TAKE).stopping(Stop("no label", date(2026, 12, 1)), TODAY)
    second = first.stopping(Stop("no label", date(2026, 12, 8)), date(2026, 12, 1))
    assert [stop.settled_on for stop in second.stops] == [date(2026, 12, 1), None]
    over = second.over(Ending.WELL, date(2026, 12, 8))
    assert over.next_stop is None
    assert not over.is_running


def test_only_questions_and_an_offered_floor_are_no_words() -> None:
    assert Vet(signs=catalogue_signs(), quote=Quote("EUR", floor=Decimal(25))).is_untouched
    assert not Vet(title="Labels").is_untouched
    assert not vetted("y").is_untouched
