"""Replies of all three kinds, read as a whole, and what a copy of one leaves out."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig import flag_catalogue
from retro.core.vet.decision import Advice, Decision
from retro.core.vet.quote import Quote
from retro.core.vet.rate_wording import by_own_ratio
from retro.core.vet.replies.reply_places import START, open_note, open_places, open_warning, without_places
from retro.core.vet.reply import (
    ANSWER,
    GLAD,
    MOST_REQUESTS,
    NO,
    PRICE_LATER,
    QUESTIONS,
    THANKS,
    THINGS,
    UNLESS,
    UNLESS_NOT,
    WISHES,
    price_aside,
    reply,
)
from retro.core.vet.verdict import advice_of, verdict
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag

UNKNOWN = Quote()
QUOTED = Quote("EUR", Decimal(480), Decimal(16), Decimal(24))


def vetted(codes: str, decision: Decision, quote: Quote = UNKNOWN, ratio: str | None = None) -> Vet:
    flags = tuple(VetFlag(code, "", Decimal(1), VetAnswer.YES) for code in codes.split())
    return Vet(signs=flags, decision=decision, quote=quote, ratio=None if ratio is None else Decimal(ratio))


def sent(vet: Vet) -> list[str]:
    """The paragraphs of its reply as they are copied."""
    return without_places(reply(vet, {})).split("\n\n")


PILOT = "Before I quote I'd like two paid hours to test the part everything depends on. If it doesn't work, those two "
DEPOSIT = "I start once a third of the price is paid or in escrow. The rest follows in two steps, each after something "


def test_no_reply_accepts_before_every_question_is_answered() -> None:
    nothing = Vet(signs=(VetFlag("C1", "", Decimal(1)),))
    assert GLAD not in reply(nothing, {})
    assert "My price" not in reply(nothing, {})
    assert GLAD in reply(nothing.answered("C1", VetAnswer.NO), {})
    assert GLAD in reply(replace(nothing, decision=Decision.TAKE), {})


@pytest.mark.parametrize(
    ("vet", "paragraphs"),
    [
        (
            vetted("B3 C6 A12 C4 D1 B1 A3", Decision.DECLINE, QUOTED, "1.45"),
            [
                NO,
                UNLESS,
                "- Two paid hours first, to test the part everything depends on.\n"
                "- A third of the price paid, or in escrow, before I start.\n"
                "- A price of about €560; I expect it to take 23 hours.",
                UNLESS_NOT,
            ],
        ),
        (vetted("A8 A20 C4 A7", Decision.DECLINE), [f"{NO} I don't pay or refund anything to start a job.", WISHES]),
        (
            vetted("B7 A13 C7 C10 D7 D10 E1", Decision.DECLINE),
            [
                NO,
                UNLESS,
                "- Dates for what you send me; if they slip, my date moves with them.\n"
                "- A date with a few days in hand for surprises.\n"
                "- A new quote if the brief changes a second time.",
                UNLESS_NOT,
            ],
        ),
        (
            vetted("A12 B11 B3 C4", Decision.NEGOTIATE),
            [
                f"{THANKS} {THINGS[1]}",
                "I do most of this often. One part is new to me, and I need to look into it before I give you a price.",
                f"{DEPOSIT}you can see.",
                ANSWER,
            ],
        ),
        (vetted("B3", Decision.TAKE, QUOTED), [GLAD, f"{PILOT}hours are all you pay for.", PRICE_LATER]),
        (vetted("B3", Decision.TAKE, QUOTED, "1.45"), [GLAD, f"{PILOT}hours are all you pay for.", PRICE_LATER]),
        (vetted("", Decision.TAKE, QUOTED), [GLAD, "My price is €480."]),
        (vetted("", Decision.TAKE), [GLAD]),
        (vetted("own-words", Decision.NEGOTIATE), [THANKS, QUESTIONS]),
        (vetted("", Decision.NEGOTIATE, QUOTED), [THANKS, QUESTIONS]),
        (
            vetted("A4", Decision.DECLINE, QUOTED, "1.45"),
            [NO, UNLESS, "- A look at what the last person left, before I name a price.", UNLESS_NOT],
        ),
        (
            vetted("A4", Decision.NEGOTIATE, QUOTED, "1.45"),
            [
                f"{THANKS} {THINGS[0]}",
                "I understand someone worked on this before. What went wrong, and may I see what they left before I "
                "quote?",
            ],
        ),
        (
            vetted("A8", Decision.DECLINE, QUOTED, "1.45"),
            [NO, UNLESS, "- Messages and payments that stay where we met.", UNLESS_NOT],
        ),
    ],
    ids=[
        "decline",
        "a-scam",
        "decline-without-a-price",
        "ask-first",
        "go-after-a-test",
        "go-after-a-test-whatever-the-past-takes",
        "go",
        "go-without-a-price",
        "nothing-to-ask-for",
        "asked-about-what-the-past-takes",
        "no-price-beside-a-look-before-one",
        "ask-for-a-look-before-a-price",
        "no-price-for-what-may-be-a-scam",
    ],
)
def test_a_reply_reads_as_one_person_wrote_it(vet: Vet, paragraphs: list[str]) -> None:
    assert sent(vet) == paragraphs


@pytest.mark.parametrize(
    ("typed", "sent_as"),
    [
        ("i'd like an answer within two days", "I'd like an answer within two days."),
        ("Could we sign first?", "Could we sign first?"),
        ("raw files cost extra...", "Raw files cost extra..."),
        ("wir brauchen eine Anzahlung", "Wir brauchen eine Anzahlung."),
        ("先签合同", "先签合同"),
        ("see example.org/terms", "See example.org/terms"),
    ],
)
def test_a_sentence_of_ones_own_is_sent_as_one(typed: str, sent_as: str) -> None:
    """With the capital and the full stop that were left out in typing, in a request as in a condition."""
    flag = VetFlag("own-words", "They never pay", Decimal(1), VetAnswer.YES, typed)
    asking, declining = (Vet(signs=(flag,), decision=each) for each in (Decision.NEGOTIATE, Decision.DECLINE))
    assert sent(asking)[:2] == [f"{THANKS} {THINGS[0]}", sent_as]
    assert f"- {sent_as}" in sent(declining)


TOO_LOW = Quote("EUR", Decimal(300), Decimal(20), Decimal(25))
LEFT_AS_IT_IS = "The reply doesn't ask for more, though €15.00 an hour is below your minimum of €25.00."


@pytest.mark.parametrize(
    ("vet", "said"),
    [
        (vetted("", Decision.TAKE, TOO_LOW), LEFT_AS_IT_IS),
        (vetted("B1 D6", Decision.NEGOTIATE, TOO_LOW), LEFT_AS_IT_IS),
        (vetted("B1", Decision.DECLINE, TOO_LOW), LEFT_AS_IT_IS),
        (vetted("B1", Decision.TAKE, TOO_LOW, "0.5"), LEFT_AS_IT_IS),
        (vetted("B1", Decision.NEGOTIATE, TOO_LOW, "1.4"), ""),
        (vetted("C1 B1", Decision.NEGOTIATE, TOO_LOW), ""),
        (vetted("C1", Decision.DECLINE, TOO_LOW), ""),
        (vetted("A15", Decision.TAKE, TOO_LOW), ""),
        (vetted("B1", Decision.SLEEP, TOO_LOW), ""),
        (replace(vetted("B1", Decision.TAKE, TOO_LOW), reply="€500, please."), ""),
        (vetted("B1", Decision.TAKE, replace(TOO_LOW, price=Decimal(500))), ""),
        (vetted("B1", Decision.TAKE, replace(TOO_LOW, floor=None)), ""),
    ],
    ids=["take", "negotiate", "decline", "faster-than-planned", "asks", "asks-by-a-request", "asks-in-a-no",
         "before-a-price", "sleep", "edited", "at-the-minimum", "no-minimum"],
)  # fmt: skip
def test_a_price_below_the_minimum_is_said_beside_a_reply_that_leaves_it_so(vet: Vet, said: str) -> None:
    """Too few gigs for a usual overrun let no reply ask for more; the user still hears what it doesn't do."""
    assert price_aside(vet, {}) == said
    assert "minimum" not in reply(vet, {}), "what the client reads has no word on it"


@pytest.mark.parametrize("code", ["C11", "D16"])
def test_a_no_for_want_of_time_asks_for_nothing_unless_that_is_not_sure(code: str) -> None:
    sure = vetted(f"A3 {code} C4", Decision.DECLINE, QUOTED, "1.45")
    flag = flag_catalogue.by_code(code)
    assert flag is not None
    assert sent(sure) == [f"{NO} {flag.reason}", WISHES]
    unsure = replace(sure, signs=tuple(replace(sign, answer=VetAnswer.UNSURE) for sign in sure.signs))
    first, *rest = sent(unsure)
    assert (first, rest[0]) == (NO, UNLESS)


@given(st.lists(st.sampled_from([flag.code for flag in flag_catalogue.flags()]), unique=True, max_size=7))
def test_a_no_argues_with_nothing_that_it_asks_for(codes: list[str]) -> None:
    """No request of a reply that goes on stands in a no, and nothing is asked for beside a reason that is final."""
    first, *rest = reply(vetted(" ".join(codes), Decision.DECLINE), {}).split("\n\n")
    known = {flag.code: flag for flag in flag_catalogue.flags()}
    assert not {flag.ask for flag in known.values()} & set(rest)
    lines = rest[1].splitlines() if rest[0] == UNLESS else []
    assert len(lines) <= MOST_REQUESTS
    assert not (lines and {"A16", "A20"} & set(codes))
    asked = [code for code in codes if f"- {known[code].unless}" in lines]
    assert len(asked) == len(lines)
    assert len({known[code].family for code in asked}) == len(asked)
    final = [known[code].reason for code in codes if code in ("A16", "A20")]
    assert not final or any(first == f"{NO} {reason}" for reason in final)


@given(st.lists(st.sampled_from([flag.code for flag in flag_catalogue.flags()]), unique=True, max_size=7))
def test_no_copy_of_an_assembled_reply_holds_half_a_sentence(codes: list[str]) -> None:
    for decision in Decision:
        text = reply(vetted(" ".join(codes), decision), {})
        assert open_places(without_places(text)) == ()
        assert "Still open" not in open_note(text)


@pytest.mark.parametrize(("hours", "price"), [("16", "€550"), ("20", "€700"), ("20.01", "€700"), ("20.5", "€730")])
def test_the_price_is_rounded_up_to_ten(hours: str, price: str) -> None:
    """From the hours shown: 16 h × 1.4 is 22, × €25 = €550; 20 and 20.01 h: 28, €700; 20.5 h: 29, €725."""
    quote = Quote("EUR", Decimal(400), Decimal(hours), Decimal(25))
    assert f"my price would be {price}. " in reply(vetted("", Decision.NEGOTIATE, quote, "1.4"), {})


def test_half_an_hour_is_rounded_up_as_it_is_among_the_reasons() -> None:
    """15 h × 1.9 = 28.5 h."""
    vet = vetted("", Decision.NEGOTIATE, Quote("EUR", Decimal(400), Decimal(15), Decimal(25)), "1.9")
    assert "about 29 hours" in reply(vet, {})
    assert by_own_ratio(vet.quote, vet.ratio).startswith("15 hours estimated usually becomes 29")


def test_before_a_copy_it_is_said_what_is_open_and_after_it_what_was_left_out() -> None:
    text = reply(vetted("B1", Decision.TAKE), {})
    assert open_warning(text, "Press y again") == (
        "4 places are open: <list>, <price>, <day>, <what comes first>. Press y again to copy without them."
    )
    assert open_note(text) == "Left out: <list>, <price>, <day>, <what comes first>."
    own = "Dear <name>, no."
    assert open_warning(own, "Press y again") == (
        "1 place is open: <name>. Press y again to copy with […] in its place."
    )
    assert (open_note(own), without_places(own)) == ("Still open: […] stands for <name>.", "Dear […], no.")
    both = f"Dear <name>,\n\n{text}"
    assert open_warning(both, "Press y again").endswith("Press y again to copy; […] will stand for <name>.")
    assert open_note("Dear Anna, no.") == ""


def test_a_sentence_that_was_half_filled_in_stays_as_it_was_written() -> None:
    said = "I can start on Monday, and the first thing you'll see from me is <what comes first>."
    assert without_places(f"My price is €900. {said}") == "My price is €900. I can start on Monday."
    later = "I can start on <day>, and the first thing you'll see from me is a sketch."
    assert without_places(later) == later.replace("<day>", "[…]")


def test_the_price_in_a_reply_is_the_minimum_for_the_hours_in_it() -> None:
    quote = Quote("USD", Decimal(900), Decimal(40), Decimal(60))
    assert "A price of about $4,080; I expect it to take 68 hours." in reply(
        vetted("A1", Decision.DECLINE, quote, "1.69"), {}
    )


def test_a_rate_is_that_of_the_hours_shown() -> None:
    quote = Quote("USD", Decimal(900), Decimal(40))
    assert by_own_ratio(quote, Decimal("1.69")) == "40 hours estimated usually becomes 68: $13.24 an hour."
    assert quote.said_hours(Decimal("1.71")) == Decimal(68)
    assert Quote("USD", Decimal(9), Decimal("0.2")).real_hours(Decimal(2)) == Decimal("0.4"), "never no hours"


@pytest.mark.parametrize(
    ("price", "hours", "floor", "ratio", "said"),
    [
        ("50", "1", "40", "1.4", "1 hour estimated usually becomes 1.4: €35.71 an hour. That's below your minimum."),
        ("100", "2", "40", "1.3", "2 hours estimated usually becomes 2.6: €38.46 an hour. That's below your minimum."),
        ("30", "0.5", "40", "1.25", "0.5 hours estimated usually becomes 0.6: €50.00 an hour."),
        # rounded to 28 it would be the minimum; to the hundredth it isn't
        ("700", "20.01", "25", "1.4", "20.01 hours estimated usually becomes 28.01: €24.99 an hour."
                                      " That's below your minimum."),
        ("500", "13.9", "25", "1.4", "13.9 hours estimated usually becomes 19: €26.32 an hour."),
    ],
)  # fmt: skip
def test_the_verdict_goes_by_the_real_hours_and_names_such_as_agree_with_it(
    price: str, hours: str, floor: str, ratio: str, said: str
) -> None:
    vet = Vet(quote=Quote("EUR", Decimal(price), Decimal(hours), Decimal(floor)), ratio=Decimal(ratio))
    assert advice_of(vet) is (Advice.NEGOTIATE if "below" in said else Advice.GO)
    assert said in [reason.text for reason in verdict(vet, {}).reasons] or by_own_ratio(vet.quote, vet.ratio) == said


def test_a_reply_on_a_small_gig_names_the_part_of_an_hour() -> None:
    quote = Quote("EUR", Decimal(50), Decimal(1), Decimal(40))
    assert "it'll take about 1.4 hours, so my price would be €60. " in reply(
        vetted("", Decision.NEGOTIATE, quote, "1.4"), {}
    )
    short = Quote("EUR", Decimal(10), Decimal("0.5"), Decimal(40))
    assert "it'll take about 1 hour, so my price would be €40. " in reply(
        vetted("", Decision.NEGOTIATE, short, "2"), {}
    )


_FEW = st.decimals("0.05", 60, places=2)


@given(st.decimals(1, 3000, places=2), _FEW, st.decimals(5, 90, places=2), st.decimals("0.3", 3, places=2))
def test_who_reckons_with_the_hours_that_are_said_finds_what_is_advised(
    price: Decimal, hours: Decimal, floor: Decimal, ratio: Decimal
) -> None:
    quote = Quote("EUR", price, hours, floor)
    said = quote.said_hours(ratio)
    assert said is not None
    assert quote.said_rate(ratio) == price / said
    assert quote.is_too_low_at(ratio) is (price / said < floor)
    assert abs(said - hours * ratio) <= max(Decimal("0.5"), hours * ratio / 20)


def test_the_reply_asks_in_the_order_of_the_reasons_whatever_the_order_of_the_questions() -> None:
    light, heavy = VetFlag("A4", "", Decimal("0.2"), VetAnswer.YES), VetFlag("A2", "", Decimal(3), VetAnswer.YES)
    doubted = VetFlag("B6", "", Decimal(9), VetAnswer.UNSURE)
    vet = Vet(signs=(light, doubted, heavy))
    assert [each.text for each in verdict(vet, {}).reasons] == [heavy.short, light.short, f"{doubted.short} (not sure)"]
    _, *asked = sent(replace(vet, decision=Decision.NEGOTIATE))
    by_code = [flag_catalogue.by_code(code) for code in ("A2", "A4", "B6")]
    assert asked[:3] == [without_places(flag.ask) for flag in by_code if flag]


@pytest.mark.parametrize(
    ("codes", "quote", "end"),
    [
        ("D16", QUOTED, "My price is €480. The first thing you'll see from me is <what comes first>."),
        ("C10", QUOTED, START),
        ("C1", QUOTED, START),
        ("C10 D16", UNKNOWN, "The first thing you'll see from me is <what comes first>."),
        ("C5", QUOTED, PRICE_LATER),
        ("B6", QUOTED, f"My price is €480. {START}"),
    ],
)
def test_an_accepting_letter_names_its_price_and_its_start_once(codes: str, quote: Quote, end: str) -> None:
    said = reply(vetted(codes, Decision.TAKE, quote), {})
    assert said.split("\n\n")[-1] == end
    assert all(said.count(words) < 2 for words in ("I can start on", "y price", "Thanks"))


def test_a_first_milestone_before_the_rest_is_priced_stands_beside_no_price() -> None:
    assert "560" not in reply(vetted("C5", Decision.NEGOTIATE, QUOTED, "1.45"), {})
    assert "560" in reply(vetted("C4", Decision.NEGOTIATE, QUOTED, "1.45"), {})


@pytest.mark.parametrize("flag", [flag.code for flag in flag_catalogue.flags()])
@pytest.mark.parametrize("decision", [Decision.TAKE, Decision.NEGOTIATE])
def test_no_letter_thanks_twice(flag: str, decision: Decision) -> None:
    assert reply(vetted(flag, decision, QUOTED), {}).casefold().count("thank") < 2


@pytest.mark.parametrize(
    ("typed", "sent_as"),
    [
        ("could you send each wish as one line in writing", "Could you send each wish as one line in writing?"),
        ("Is there somebody who decides while she's away", "Is there somebody who decides while she's away?"),
        ("may I see the files first", "May I see the files first?"),
        ("can anyone else say what it should cost", "Can anyone else say what it should cost?"),
        ("have the files ready by Monday", "Have the files ready by Monday."),
        ("will is my colleague", "Will is my colleague."),
        ("what I need is the text itself", "What I need is the text itself."),
        ("do it in two steps", "Do it in two steps."),
    ],
)
def test_a_question_typed_without_its_mark_is_sent_with_it(typed: str, sent_as: str) -> None:
    flag = VetFlag("own-words", "They never pay", Decimal(1), VetAnswer.YES, typed)
    assert sent(Vet(signs=(flag,), decision=Decision.NEGOTIATE))[1] == sent_as


@pytest.mark.parametrize("code", ["A12", "C6"])
def test_a_no_gives_no_reason_that_its_own_conditions_would_leave_as_it_is(code: str) -> None:
    flag = flag_catalogue.by_code(code)
    assert flag is not None
    assert sent(vetted(code, Decision.DECLINE)) == [NO, UNLESS, f"- {flag.unless}", UNLESS_NOT]
    first, _, lines, _ = sent(vetted(f"A8 D8 {code}", Decision.DECLINE))
    assert first == NO
    assert f"- {flag.unless}" in lines.splitlines()
