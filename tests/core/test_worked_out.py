"""What a page says once its answers allow; nothing while unknown."""

from datetime import date
from decimal import Decimal

import pytest

from retro.core.questions import page_of
from retro.core.retrospective import Facts, Status
from retro.core.worked_out import worked_out

TODAY = date(2026, 11, 23)
DAY10, DAY16 = date(2026, 11, 10), date(2026, 11, 16)


def _said(page: str, facts: Facts) -> str:
    found = page_of(page)
    assert found is not None
    return worked_out(found, facts, TODAY)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (Facts(), ""),
        (Facts(noticed_on=DAY10), ""),
        (Facts(noticed_on=DAY10, told_on=DAY16), "6 days from noticing to telling."),
        (Facts(noticed_on=DAY10, told_on=DAY10), "You told them the same day."),
        (Facts(noticed_on=DAY16, told_on=DAY10), "You told them before you noticed? Look at the two days again."),
        (Facts(noticed_on=DAY10, status=Status.UNTOLD), "13 days since you noticed."),
        (Facts(noticed_on=TODAY, status=Status.UNTOLD), "You noticed today."),
        (Facts(trouble_on=DAY10, noticed_on=DAY16), "6 days from the first trouble to noticing."),
        (
            Facts(trouble_on=DAY16, noticed_on=DAY10),
            "You noticed before the trouble began? Look at the two days again.",
        ),
    ],
)
def test_days_are_said_on_the_page_of_dates(facts: Facts, sentence: str) -> None:
    assert _said("dates", facts) == sentence


def test_the_hour_and_the_hours_are_said_on_the_page_of_money() -> None:
    facts = Facts(currency="USD", paid=Decimal(100), refunded=Decimal(0), hours_worked=Decimal(60))
    assert _said("money", facts) == "$1.67 an hour."
    planned = Facts(hours_planned=Decimal(24), hours_worked=Decimal(60))
    assert _said("money", planned) == "24 hours planned became 60: 2.5×."


def test_a_refund_that_is_not_known_leaves_the_rate_unsaid() -> None:
    assert _said("money", Facts(paid=Decimal(100), hours_worked=Decimal(60))) == ""


def test_other_pages_say_nothing() -> None:
    assert _said("story.tell", Facts(noticed_on=DAY10, told_on=DAY16)) == ""
