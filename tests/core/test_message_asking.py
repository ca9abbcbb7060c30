"""In which order a message is asked for, when it is enough, and which answers are offered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from retro.core.gig.choices import Status
from retro.core.gig.message import LINES, PARTS
from retro.core.gig.retrospective import Facts, Retrospective
from retro.core.message.advice import advice
from retro.core.message.asking import first_open, in_asking_order, is_enough, line_before, next_to_write
from retro.core.message.assembly import full_text
from retro.core.message.draft import message_lines, with_left_out, with_part
from retro.core.message.offers import offers, working_day
from retro.core.message.parts import LETTER

TODAY = date(2026, 11, 23)
GIG = Retrospective.new(facts=Facts(title="Dashboard", status=Status.UNTOLD, noticed_on=date(2026, 11, 19)))
ASKED = ("greeting", "news", "owning", "for_you", "options", "money", "regret", "next", "sign_off")
CAN_WAIT = ("why", "done", "open", "handover", "someone")


def written(*names: str) -> Retrospective:
    gig = GIG
    for name in names:
        gig = with_part(gig, name, f"I can't say the {name} of it on Monday.")
    return gig


def way(gig: Retrospective, *, goes_on: bool = False, answers: bool = True) -> list[str]:
    """The parts that follow each other by Enter, from the first open one, each answered or passed by."""
    asked: list[str] = []
    here = first_open(message_lines(gig))
    while here:
        asked.append(here.name)
        gig = with_part(gig, here.name, "Anna" if here.name == "greeting" else "I can't on Monday.") if answers else gig
        here = next_to_write(message_lines(gig), here.name, goes_on=goes_on)
    return asked


def test_what_a_client_needs_most_is_asked_first_and_then_the_rest() -> None:
    assert tuple(line.name for line in in_asking_order(message_lines(GIG))) == (*ASKED, *CAN_WAIT)
    assert {*ASKED} == {part.name for part in LETTER if part.is_first}
    assert {*ASKED, *CAN_WAIT} == {*LINES}
    assert tuple(line.name for line in message_lines(GIG)) == LINES, "it reads in the order of its parts"


@pytest.mark.parametrize("answers", [True, False])
def test_going_on_stops_where_it_is_enough_and_once_that_was_shown_at_the_end_alone(answers: bool) -> None:
    assert way(GIG, answers=answers) == list(ASKED)
    assert way(GIG, goes_on=True, answers=answers) == [*ASKED, *CAN_WAIT]
    assert way(written(*ASKED[1:], "greeting")) == list(CAN_WAIT)


def test_a_part_that_was_passed_by_is_asked_for_again_and_never_in_a_circle() -> None:
    gig = written(*(name for name in ASKED if name != "money"))
    assert way(gig, goes_on=True, answers=False) == ["money", *CAN_WAIT]


def test_back_is_what_was_asked_before() -> None:
    lines = message_lines(GIG)
    assert line_before(lines, "greeting") is None
    pairs = zip((*ASKED, *CAN_WAIT), (*ASKED[1:], *CAN_WAIT), strict=False)
    for one, following in list(pairs)[: len(ASKED) - 1]:
        before = line_before(lines, following)
        assert before is not None
        assert before.name == one


@pytest.mark.parametrize(
    ("names", "is_it"),
    [
        (ASKED, True),
        ((*ASKED, "why"), True),
        (ASKED[:-1], True),
        ([name for name in ASKED if name != "owning"], False),
        (ASKED[1:], True),
        (LINES, False),
        ((), False),
    ],
    ids=["first ones", "and one more", "unsigned", "nothing owned", "to nobody", "all: nothing can wait", "nothing"],
)
def test_it_is_enough_when_the_first_ones_are_said(names: tuple[str, ...], is_it: bool) -> None:
    assert is_enough(message_lines(written(*names))) is is_it


def test_a_first_part_that_is_left_out_is_no_gap() -> None:
    gig = with_left_out(written(*(name for name in ASKED if name != "money")), "money", True)
    assert is_enough(message_lines(gig))


def test_nothing_is_enough_where_all_first_parts_are_left_out_or_a_place_is_open() -> None:
    gig = GIG
    for name in ASKED:
        gig = with_left_out(gig, name, True)
    assert not is_enough(message_lines(gig))
    assert not is_enough(message_lines(with_part(written(*ASKED), "done", "The form, see <where>")))


PAID = Facts(paid=Decimal(101), currency="USD")


@pytest.mark.parametrize("facts", [Facts(), PAID, Facts(paid=Decimal(0), currency="EUR"), Facts(paid=Decimal("0.05"))])
@pytest.mark.parametrize("name", PARTS)
def test_no_offer_has_a_gap_or_is_advised_against(name: str, facts: Facts) -> None:
    for offer in offers(name, facts, TODAY):
        assert advice(name, offer) == ""
        said = full_text(with_left_out(with_part(GIG, name, offer), "greeting", True))
        assert said
        assert not {*"<>[]"} & {*said}


@pytest.mark.parametrize(
    ("name", "facts", "said"),
    [
        ("next", Facts(), "You'll hear from me on Wednesday, 25 November."),
        ("money", Facts(), "I'll refund everything you've paid, by Monday, 30 November."),
        ("money", PAID, "I'll refund $101 by Monday, 30 November."),
        ("money", Facts(paid=Decimal(0)), "There won't be a refund."),
        ("regret", Facts(), "I'm sorry about the time you've lost."),
        ("handover", Facts(), "You'll get all there is so far, by Wednesday, 25 November."),
    ],
)
def test_an_offer_reads_as_one_would_send_it(name: str, facts: Facts, said: str) -> None:
    offer, *_ = offers(name, facts, TODAY)
    gig = with_left_out(GIG._replace(facts=facts), "greeting", True)
    assert full_text(with_part(gig, name, offer)) == said


def test_the_refund_that_is_offered_is_the_gigs_refund() -> None:
    gig = GIG.with_facts(paid=Decimal(101), currency="USD")
    found = [with_part(gig, "money", offer).facts.refunded for offer in offers("money", gig.facts, TODAY)]
    assert found == [Decimal(101), Decimal("50.50"), None]


def test_what_only_the_person_knows_and_another_language_have_no_offer() -> None:
    assert [name for name in PARTS if offers(name, Facts(), TODAY)] == [
        "options",
        "money",
        "handover",
        "regret",
        "next",
    ]
    for beside in ("Ich werde nicht bis Freitag fertig.", "金曜までにできません", "لن أنتهي منه يوم الجمعة"):
        assert offers("next", Facts(), TODAY, beside) == ()
    assert offers("next", Facts(), TODAY, "I can't finish it by Friday.")


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 23), date(2026, 11, 25)),
        (date(2026, 11, 26), date(2026, 11, 30)),
        (date(2026, 11, 27), date(2026, 11, 30)),
        (date(2026, 12, 30), date(2027, 1, 1)),
    ],
)
def test_a_day_that_is_offered_is_a_working_day(today: date, day: date) -> None:
    assert working_day(today, 2) == day
