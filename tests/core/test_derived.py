"""What a page says once its answers allow; nothing while unknown."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from retro.core.gig.choices import Side, Stage, Status
from retro.core.gig.ids import QuestionKey
from retro.core.gig.retrospective import Facts, RedFlag, Retrospective
from retro.core.message.advice import advice
from retro.core.vet.overrun import NOT_KNOWN, Overrun
from retro.core.vet.progress import CheckIn
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import Sighting, VetAnswer, VetFlag
from retro.core.wizard.derived import worked_out
from retro.core.wizard.history import GigHistory
from retro.core.wizard.questions import every_page, page_of
from tests.factories import overrun_of_hours

TODAY = date(2026, 11, 23)
DAY10, DAY16 = date(2026, 11, 10), date(2026, 11, 16)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (Facts(started_on=DAY16, ended_on=DAY10), "It ended before it started: check both dates."),
        (Facts(started_on=DAY10, ended_on=DAY10), ""),
        (Facts(started_on=DAY10, ended_on=DAY16), ""),
        (Facts(ended_on=DAY16), ""),
    ],
)
def test_an_end_before_the_beginning_is_said(facts: Facts, sentence: str) -> None:
    assert _said("ending", facts) == sentence


def _said(page: str, facts: Facts) -> str:
    found = page_of(page)
    assert found is not None
    return worked_out(found, Retrospective.new(facts=facts), TODAY)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (Facts(), ""),
        (Facts(noticed_on=DAY10), ""),
        (Facts(noticed_on=DAY10, told_on=DAY16), "6 days from noticing to telling."),
        (Facts(noticed_on=DAY10, told_on=DAY10), "You told them the same day."),
        (Facts(noticed_on=DAY16, told_on=DAY10), "You told them before you noticed: check both dates."),
        (Facts(noticed_on=DAY10, status=Status.UNTOLD), "You noticed on Tuesday, 10 November 2026."),
        (Facts(noticed_on=TODAY, status=Status.UNTOLD), "You noticed today."),
        (Facts(status=Status.UNTOLD), ""),
        (Facts(noticed_on=DAY10, told_on=date(2027, 1, 1)), "That day is still to come."),
        (
            Facts(noticed_on=DAY10, told_on=DAY16, status=Status.UNTOLD),
            "The client doesn't know yet, and you told them on 16 Nov 2026: check both.",
        ),
        (Facts(trouble_on=DAY10, noticed_on=DAY16), "6 days from the first trouble to noticing."),
        (
            Facts(trouble_on=DAY16, noticed_on=DAY10),
            "You noticed before the trouble began: check both dates.",
        ),
    ],
)
def test_days_are_said_on_the_page_of_dates(facts: Facts, sentence: str) -> None:
    assert _said("dates", facts) == sentence


def test_the_hour_and_the_hours_are_said_on_the_page_of_money() -> None:
    facts = Facts(currency="USD", paid=Decimal(100), refunded=Decimal(0), hours_worked=Decimal(60))
    assert _said("money", facts) == "Effective rate: $1.67 an hour."
    assert _said("money", facts._replace(paid=Decimal(0))) == "Effective rate: nothing an hour."
    planned = Facts(hours_planned=Decimal(24), hours_worked=Decimal(60))
    assert _said("money", planned) == "24 hours estimated, 60 worked: 2.5×."


def test_a_refund_that_is_not_known_leaves_the_rate_unsaid() -> None:
    assert _said("money", Facts(paid=Decimal(100), hours_worked=Decimal(60))) == ""


def test_other_pages_say_nothing() -> None:
    assert _said("story.tell", Facts(noticed_on=DAY10, told_on=DAY16)) == ""


QUOTE = Facts(currency="EUR", price=Decimal(600), hours_planned=Decimal(20))
TEN, FOURTEEN = Decimal(10), Decimal(14)
USUAL = overrun_of_hours([(TEN, FOURTEEN, False), (TEN, FOURTEEN, True), (TEN, Decimal(20), False)])  # 1.4, 1.4, 2
ONE = overrun_of_hours([(TEN, Decimal(40), False)])


@pytest.mark.parametrize(
    ("facts", "ended", "sentence"),
    [
        # 20 × 1.4 = 28, 20 × 2 = 40; 600 / 28 = 21.43
        (QUOTE, USUAL, "20 hours estimated usually becomes 28 (28 to 40, 3 gigs, 1 of them good): €21.43 an hour."),
        (Facts(hours_planned=Decimal(20)), USUAL,
         "20 hours estimated usually becomes 28 (28 to 40, 3 gigs, 1 of them good)."),
        (QUOTE, ONE, "One gig so far: 10 h became 40. Too few to go by."),
        (QUOTE, NOT_KNOWN, ""),
        (Facts(price=Decimal(600)), USUAL, ""),
        (Facts(price=Decimal(600)), ONE, ""),
        (QUOTE._replace(hours_worked=Decimal(41)), USUAL, "20 hours estimated, 41 worked: 2.0×."),
    ],
)  # fmt: skip
def test_a_quote_is_told_what_it_usually_becomes(facts: Facts, ended: Overrun, sentence: str) -> None:
    page = page_of("money")
    assert page is not None
    assert worked_out(page, Retrospective.new(facts=facts), TODAY, GigHistory(ended=ended)) == sentence


def test_only_the_page_of_hours_speaks_of_ones_own_ratio() -> None:
    page = page_of("dates")
    assert page is not None
    assert worked_out(page, Retrospective.new(facts=QUOTE), TODAY, GigHistory(ended=USUAL)) == ""


@pytest.mark.parametrize("page", ["red_flags", "pivot"])
def test_the_pages_of_red_flags_say_what_the_vet_knew_of_those_ticked(page: str) -> None:
    found = page_of(page)
    assert found is not None
    vet = Vet(
        created_at=datetime(2026, 3, 3, 12, tzinfo=UTC), signs=(VetFlag("B3", "A script", Decimal(1), VetAnswer.YES),)
    )
    ticked = tuple(RedFlag(code, code, Stage.WORK, Side.MINE) for code in ("B3", "D1"))
    said = worked_out(found, Retrospective.new(red_flags=ticked), TODAY, GigHistory(vet=vet))
    assert said == "When you vetted it on 3 March 2026, you flagged one of these."
    assert worked_out(found, Retrospective.new(), TODAY, GigHistory(vet=vet)) == ""
    assert worked_out(found, Retrospective.new(red_flags=ticked), TODAY) == ""


def test_each_page_that_says_something_of_earlier_gigs_reads_them() -> None:
    seen = (Sighting(DAY10, "D1", VetAnswer.YES),)
    vet = Vet(signs=(VetFlag("D1", "Stuck", Decimal(1), VetAnswer.YES),), check_ins=(CheckIn(DAY10),), came=seen)
    memory = GigHistory(ended=overrun_of_hours([(Decimal(10), Decimal(20), False)] * 3), vet=vet)
    stuck = RedFlag("D1", "Stuck", Stage.WORK, Side.MINE)
    retrospective = Retrospective.new(facts=Facts(hours_planned=Decimal(8)), red_flags=(stuck,))
    telling = [
        page
        for _, page in every_page()
        if worked_out(page, retrospective, TODAY, memory) != worked_out(page, retrospective, TODAY)
    ]
    assert {page.key for page in telling} >= {"dates", "money", "red_flags"}
    assert [page.key for page in telling if not page.uses_history] == []


@pytest.mark.parametrize(
    ("sentence", "is_said"),
    [
        ("I'm sorry, but your script changed.", True),
        ("I took it on. However, you never answered.", True),
        ("I took it on before I had tried the script.", False),
        ("Er hat recht, mein Fehler war das, but naja, das war es eben nicht für die Kunden.", False),
        ("", False),
    ],
)
def test_a_but_in_the_sentence_that_owns_it_is_remarked_as_in_the_message(sentence: str, is_said: bool) -> None:
    found = page_of("own.sentence")
    assert found
    said = worked_out(found, Retrospective.new().with_answer(QuestionKey("own.sentence"), sentence), TODAY)
    assert said == ("Own it without “but” or “however”: end the sentence before it." if is_said else "")
    assert not is_said or advice("owning", sentence) == said
