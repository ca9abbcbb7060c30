"""What is meant by typed days, amounts and hours."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core import kinds, parsing
from retro.core.parsing import NotUnderstood

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("2026/3/14", date(2026, 3, 14)),
        ("14.3.2026", date(2026, 3, 14)),
        ("14. 3. 26", date(2026, 3, 14)),
        ("13/02/2026", date(2026, 2, 13)),
        ("02/13/2026", date(2026, 2, 13)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 22)),
        ("3 weeks ago", date(2026, 11, 2)),
        ("a month ago", date(2026, 10, 23)),
        ("two years ago", date(2024, 11, 23)),
        ("9 months ago", date(2026, 2, 23)),
        ("last friday", date(2026, 11, 20)),
        ("monday", date(2026, 11, 16)),
        ("14 March", date(2026, 3, 14)),
        ("14th mar 2025", date(2025, 3, 14)),
        ("March 14, 2025", date(2025, 3, 14)),
        ("24 Dec", date(2025, 12, 24)),
        ("tomorrow", date(2026, 11, 24)),
        ("in 2 weeks", date(2026, 12, 7)),
        ("  ", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str, meant: date | None) -> None:
    assert parsing.day(text, TODAY) == meant


def test_a_month_ago_from_the_31st_is_the_last_day_there_is() -> None:
    assert parsing.day("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)


def test_a_day_ahead_without_a_year_is_the_next_one() -> None:
    assert kinds.Day(ahead=True).parse("1 Dec", TODAY) == date(2026, 12, 1)
    assert kinds.Day(ahead=True).parse("1 March", TODAY) == date(2027, 3, 1)
    assert kinds.Day().parse("1 Dec", TODAY) == date(2025, 12, 1)


@pytest.mark.parametrize("text", ["soon", "03/04/2026", "2026-02-30", "99999 years ago", "31 foo", "14 ma 2026 x", "-"])
def test_a_day_that_has_no_one_meaning_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\w+.*[.?]$"):
        parsing.day(text, TODAY)


@given(st.text())
def test_no_text_breaks_the_reading_of_days_amounts_and_hours(text: str) -> None:
    for read in (lambda: parsing.day(text, TODAY), lambda: parsing.amount(text), lambda: parsing.hours(text)):
        try:
            read()
        except NotUnderstood as told:
            sentence = str(told)
        else:
            sentence = "understood."
        assert "." in sentence


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_as_the_field_writes_it_is_read_back(on: date) -> None:
    assert kinds.Day().parse(kinds.Day().text(on), TODAY) == on


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("300", "300"),
        ("$300", "300"),
        ("€ 21.95", "21.95"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("1,200", "1200"),
        ("1.200", "1200"),
        ("1 200,5", "1200.5"),
        ("1'200", "1200"),
        ("1.000.000", "1000000"),
        ("12,5", "12.5"),
        ("0", "0"),
        (".5", "0.5"),
        ("300 EUR", "300"),
    ],
)
def test_an_amount_is_understood_with_either_separator(text: str, meant: str) -> None:
    assert parsing.amount(text) == Decimal(meant)


@pytest.mark.parametrize("text", ["-5", "−5", "five", "1,2,3", "1.2.3,4.5", "1e9", "EUR", "9" * 13, "9" * 27, "9" * 60])
def test_what_is_no_amount_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\.$"):
        parsing.amount(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("24", "24"), ("7.5", "7.5"), ("7,5", "7.5"), ("7h 30m", "7.5"), ("7h30", "7.5"), ("90m", "1.5"), ("7:30", "7.5")],
)
def test_hours_are_decimal_or_clocked(text: str, meant: str) -> None:
    assert parsing.hours(text) == Decimal(meant)


def test_one_separator_before_three_digits_is_decimal_in_hours_alone() -> None:
    assert parsing.hours("1,125") == Decimal("1.13")
    assert parsing.amount("1,125") == Decimal(1125)


@given(st.decimals(min_value=0, max_value=999_999_999, places=2))
def test_an_amount_as_the_field_writes_it_is_read_back(value: Decimal) -> None:
    assert parsing.amount(kinds.Money().text(value)) == value
    assert parsing.hours(kinds.Hours().text(value)) == value


def test_a_pasted_chat_becomes_moments_in_its_order() -> None:
    chat = "[3/2/26, 2:33 PM] Bob: hi\nand more\n[3/14/26, 9:00 AM] Me: yes"
    assert list(parsing.dated_lines(chat, TODAY)) == [
        (date(2026, 3, 2), "Bob: hi\nand more"),
        (date(2026, 3, 14), "Me: yes"),
    ]


def test_a_chat_with_dots_is_day_first() -> None:
    chat = "02.03.2026, 14:33 - Bob: hi\n03.03.2026, 14:35 - Me: yes"
    assert [on for on, _ in parsing.dated_lines(chat, TODAY)] == [date(2026, 3, 2), date(2026, 3, 3)]


@pytest.mark.parametrize("text", ["", "no dates here", "I wrote\n2026-03-02 then", "2026-03-02 once\nthen nothing"])
def test_a_paste_that_is_no_chat_is_left_alone(text: str) -> None:
    assert not list(parsing.dated_lines(text, TODAY))


def test_currencies_are_codes_or_signs() -> None:
    assert [parsing.currency(text) for text in ("usd", "€", "", " chf ")] == ["USD", "EUR", "", "CHF"]
    with pytest.raises(NotUnderstood):
        parsing.currency("dollars")


def test_moments_are_put_in_order_and_undated_ones_stay_behind_theirs() -> None:
    from retro.core.retrospective import Moment

    late, note, early = Moment(TODAY, "late"), Moment(None, "note"), Moment(TODAY - timedelta(3), "early")
    assert kinds.Timeline().in_order((late, note, early)) == (early, late, note)


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("€600", "EUR", "600"),
        ("600 usd", "USD", "600"),
        ("1.200,50 EUR", "EUR", "1200.50"),
        ("$ 1,200", "USD", "1200"),
        ("600", "", "600"),
        ("", "", None),
    ],
)
def test_a_price_may_name_its_currency(text: str, currency: str, amount: str | None) -> None:
    assert parsing.price(text) == (currency, None if amount is None else Decimal(amount))


@pytest.mark.parametrize("text", ["a lot", "USD", "300 dollars", "-5", "€"])
def test_what_is_no_price_is_said_so(text: str) -> None:
    with pytest.raises(parsing.NotUnderstood):
        parsing.price(text)
