"""What is meant by a typed month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig import wording
from retro.core.text.months import last_day
from retro.core.text.parsing import NotUnderstood

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("March 2025", date(2025, 3, 31)),
        ("  mar   2025 ", date(2025, 3, 31)),
        ("2025 March", date(2025, 3, 31)),
        ("3/2025", date(2025, 3, 31)),
        ("03.2025", date(2025, 3, 31)),
        ("2025-03", date(2025, 3, 31)),
        ("feb 2024", date(2024, 2, 29)),
        ("sept. 2024", date(2024, 9, 30)),
        ("March", date(2026, 3, 31)),
        ("December", date(2025, 12, 31)),
        ("last month", date(2026, 10, 31)),
        ("2 months ago", date(2026, 9, 30)),
        ("a year ago", date(2025, 11, 30)),
        ("14 March 2025", date(2025, 3, 14)),
        ("2025-03-14", date(2025, 3, 14)),
        ("yesterday", date(2026, 11, 22)),
        ("mars 2025", date(2025, 3, 31)),
        ("Mai 2021", date(2021, 5, 31)),
        ("early october 2025", date(2025, 10, 5)),
        ("１０／２０２５", date(2025, 10, 31)),
    ],
)
def test_a_month_means_its_last_day(typed: str, meant: date) -> None:
    assert last_day(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["November", "this month", "11/2026"])
def test_the_month_that_is_not_over_ends_today(typed: str) -> None:
    assert last_day(typed, TODAY) == TODAY


def test_blank_is_unknown() -> None:
    assert last_day("  ", TODAY) is None


@pytest.mark.parametrize(
    "typed",
    ["soon", "2025", "13/2025", "0/2025", "12/2026", "December 9999", "tomorrow", "5000 years ago", "next month"],
)
def test_what_is_no_month_of_the_past_is_said_so(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        last_day(typed, TODAY)


def test_a_month_that_is_still_to_come_is_told_from_what_is_none() -> None:
    for typed, sentence in (("next month", "That month hasn't ended yet."), ("soon", "Try a month such as March 2025")):
        with pytest.raises(NotUnderstood, match=sentence):
            last_day(typed, TODAY)


@given(
    st.one_of(
        st.text(max_size=20), st.lists(st.sampled_from(["3", "2025", "/", " ", "march", "end", "last"])).map("".join)
    )
)
def test_no_text_breaks_it_and_no_month_of_the_future_is_taken(text: str) -> None:
    for today in (TODAY, date.min, date.max):
        try:
            found = last_day(text, today)
        except NotUnderstood:
            continue
        assert found is None or found <= today


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2026, 10, 31)))
def test_a_month_as_it_is_printed_is_read_back(on: date) -> None:
    found = last_day(wording.month(on), TODAY)
    assert found is not None
    assert (found.year, found.month) == (on.year, on.month)
    assert last_day(wording.long_day(on), TODAY) == on
