"""A redacted good end: no number that the record holds stays in what helped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from retro.core.formats.markdown.vet_document import good_end_markdown
from retro.core.formats.redaction.redact import Redactor
from retro.core.formats.redaction.redact_good_end import redacted_good_end
from retro.core.gig.ids import VetId
from retro.core.vet.decision import Decision, Forecast
from retro.core.vet.ending import Ending, GoodEnd
from retro.core.vet.progress import CheckIn
from retro.core.vet.quote import Quote
from retro.core.vet.vet import Vet
from retro.core.vet.vet_flag import VetAnswer, VetFlag

MADE = datetime(2026, 3, 1, tzinfo=UTC)
GOOD = Vet(
    VetId("1" * 32), MADE, MADE, "Printer", "Studio Oddech",
    quote=Quote("EUR", Decimal(640), Decimal(16), Decimal(83)), ratio=Decimal("1.5"),
    decision=Decision.TAKE, decided_on=date(2026, 3, 2), forecast=Forecast(sure=Decimal(71)),
    check_ins=(CheckIn(date(2026, 3, 9), Decimal("11.5")), CheckIn(date(2026, 3, 16), Decimal(19))),
    ended=Ending.WELL, ended_on=date(2026, 5, 1), good_end=GoodEnd(Decimal(22), Decimal(590)),
)  # fmt: skip


def kept(text: str) -> str:
    return redacted_good_end(replace(GOOD, good_end=replace(GOOD.good_end, kept=text)), Redactor()).good_end.kept


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("I stayed above 83 throughout", "I stayed above [amount] throughout"),
        ("At 11.5 I looked, at 19 again", "At [hours] I looked, at [hours] again"),
        ("After 19 hours I wrote", "After [hours] hours I wrote"),
        ("I said 71 and meant it", "I said [amount] and meant it"),
        ("640 was right, 590 came", "[amount] was right, [amount] came"),
        ("16 in the plan, 22 in the end, 24 by my past", "[hours] in the plan, [hours] in the end, [hours] by my past"),
        ("It made 26.82 for each, near 27", "It made [amount] for each, near [amount]"),
        ("40 for each as planned, 26.67 as I work", "[amount] for each as planned, [amount] as I work"),
        ("12 calls and 2 drafts", "12 calls and 2 drafts"),
    ],
)
def test_every_amount_and_hour_of_the_record_is_replaced(text: str, copy: str) -> None:
    assert kept(text) == copy


def test_a_share_stays_for_it_tells_no_amount_once_that_of_which_it_is_one_is_replaced() -> None:
    said = "I was 71 % sure, and 50% of 640 came up front, 320 EUR"
    assert kept(said) == "I was 71 % sure, and 50% of [amount] came up front, [amount]"


def test_the_numbers_of_one_good_end_stay_in_the_next() -> None:
    redactor = Redactor()
    redacted_good_end(GOOD, redactor)
    other = Vet(VetId("2" * 32), MADE, MADE, ended=Ending.WELL, good_end=GoodEnd(kept="83 letters"))
    assert redacted_good_end(other, redactor).good_end.kept == "83 letters"


@pytest.mark.parametrize(
    ("decided_on", "heading"),
    [
        (date(2026, 3, 2), "## Red flags when you took it"),
        (None, "## Red flags that were there all the same"),  # an older gig, that nobody vetted
    ],
)
def test_the_heading_of_its_red_flags_is_that_of_the_screen(decided_on: date | None, heading: str) -> None:
    flag = VetFlag("A3", "", Decimal(1), VetAnswer.YES)
    copy = redacted_good_end(replace(GOOD, decided_on=decided_on, signs=(flag,)), Redactor())
    assert heading in good_end_markdown(copy).splitlines()
