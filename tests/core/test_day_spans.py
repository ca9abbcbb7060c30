"""What is typed to select by days means all of the week, month, quarter or year that it names."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.text import days
from retro.core.text.day_spans import first_and_last
from retro.core.text.parsing import NotUnderstood

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-14", "2026-03-14", "2026-03-14"),
        ("yesterday", "2026-11-29", "2026-11-29"),
        ("3 weeks ago", "2026-11-09", "2026-11-09"),
        ("march 2025", "2025-03-01", "2025-03-31"),
        ("Februar 2024", "2024-02-01", "2024-02-29"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("Q3 2026", "2026-07-01", "2026-09-30"),
        ("q1", "2026-01-01", "2026-03-31"),
        ("2nd quarter of 2025", "2025-04-01", "2025-06-30"),
        ("third quarter 2025", "2025-07-01", "2025-09-30"),
        ("1. Quartal 2025", "2025-01-01", "2025-03-31"),
        ("2026-W40", "2026-09-28", "2026-10-04"),
        ("KW 1 2026", "2025-12-29", "2026-01-04"),
        ("last week", "2026-11-23", "2026-11-29"),
        ("since last week", "2026-11-23", "2026-11-29"),
        ("this week", "2026-11-30", "2026-12-06"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("letztes Jahr", "2025-01-01", "2025-12-31"),
        ("two years ago", "2024-01-01", "2024-12-31"),
    ],
)
def test_the_first_and_the_last_day_that_are_meant(text: str, first: str, last: str) -> None:
    assert first_and_last(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("text", ["summer 2025", "Winter 2024/25", "h1 2025", "first half of 2025", "fy25"])
def test_a_part_of_a_year_that_has_no_first_day_is_asked_about(text: str) -> None:
    with pytest.raises(NotUnderstood, match="Which month"):
        first_and_last(text, TODAY)


def test_nothing_is_no_day() -> None:
    assert first_and_last(" ", TODAY) is None


@given(st.text(max_size=20) | st.dates().map(lambda on: f"{on:%d %B %Y}"))
def test_the_day_that_is_read_lies_within(text: str) -> None:
    try:
        meant = days.read_day(text, TODAY)
    except NotUnderstood:
        return
    span = first_and_last(text, TODAY)
    assert (span is None) == (meant is None)
    assert span is None or meant is None or span[0] <= meant.on <= span[1]
