"""What is meant by a typed month."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig import line_kinds, wording
from retro.core.text.months import read_end
from retro.core.text.parsing import NotUnderstood

TODAY = date(2026, 11, 23)


def on(typed: str, today: date = TODAY) -> date | None:
    """The day that is meant."""
    found = read_end(typed, today)
    return found.on if found else None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("March 2025", date(2025, 3, 15)),
        ("  mar   2025 ", date(2025, 3, 15)),
        ("2025 March", date(2025, 3, 15)),
        ("3/2025", date(2025, 3, 15)),
        ("03.2025", date(2025, 3, 15)),
        ("2025-03", date(2025, 3, 15)),
        ("feb 2024", date(2024, 2, 15)),
        ("sept. 2024", date(2024, 9, 15)),
        ("March", date(2026, 3, 15)),
        ("December", date(2025, 12, 15)),
        ("last month", date(2026, 10, 23)),
        ("2 months ago", date(2026, 9, 23)),
        ("18 months ago", date(2025, 5, 23)),
        ("14 March 2025", date(2025, 3, 14)),
        ("2025-03-14", date(2025, 3, 14)),
        ("yesterday", date(2026, 11, 22)),
        ("mars 2025", date(2025, 3, 15)),
        ("Mai 2021", date(2021, 5, 15)),
        ("early october 2025", date(2025, 10, 5)),
        ("１０／２０２５", date(2025, 10, 15)),
    ],
)
def test_a_month_means_about_its_middle_as_everywhere(typed: str, meant: date) -> None:
    assert on(typed) == meant


@pytest.mark.parametrize("typed", ["November", "this month", "11/2026"])
def test_the_month_that_is_not_over_has_come_no_further_than_today(typed: str) -> None:
    assert on(typed, date(2026, 11, 5)) == date(2026, 11, 5)


@pytest.mark.parametrize("typed", ["March 2025", "3/2025", "March", "mars 2025", "last month", "2 months ago"])
def test_a_month_is_the_same_day_here_and_in_the_wizard(typed: str) -> None:
    assert line_kinds.day_of_end(typed, TODAY) == line_kinds.Day().understood(typed, TODAY)


def test_the_day_of_a_month_is_said_with_about() -> None:
    assert line_kinds.day_of_end("March 2025", TODAY)[1] == "about March 2025"


def test_blank_is_unknown() -> None:
    assert on("  ") is None


@pytest.mark.parametrize(
    "typed",
    [
        "soon",
        "2025",
        "13/2025",
        "0/2025",
        "12/2026",
        "December 9999",
        "tomorrow",
        "5000 years ago",
        "next month",
        "a year ago",
        "2 years ago",
        "Easter",
    ],
)
def test_what_is_no_month_of_the_past_is_said_so(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        on(typed)


@pytest.mark.parametrize(
    ("typed", "month", "day"),
    [
        ("10/25", "2025-10", "2026-10-25"),
        ("03/24", "2024-03", "2026-03-24"),
        ("10-25", "2025-10", "2026-10-25"),
        ("May 24", "2024-05", "2026-05-24"),
        ("im Mai 24", "2024-05", "2026-05-24"),
        ("Dez. 24", "2024-12", "2025-12-24"),
    ],
)
def test_what_can_be_a_month_of_a_short_year_or_a_day_is_refused_with_both(typed: str, month: str, day: str) -> None:
    with pytest.raises(NotUnderstood, match=rf"^Is that .* or .*\? Write {month} or {day}\.$"):
        read_end(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10.25", date(2025, 10, 15)),
        ("05/98", date(1998, 5, 15)),
        ("12/25", date(2025, 12, 15)),
        ("may 26", date(2026, 5, 15)),
    ],
)
def test_a_month_of_a_short_year_is_read_where_it_is_no_other_day(typed: str, meant: date) -> None:
    found = read_end(typed, TODAY)
    assert found
    assert (found.on, found.is_month) == (meant, True)


@pytest.mark.parametrize("typed", ["3/4", "11/12", "13/25", "00/25", "31/11"])
def test_two_days_and_no_day_are_no_month_of_a_short_year(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_end(typed, TODAY)


def test_a_month_that_is_still_to_come_is_told_from_what_is_none() -> None:
    for typed, sentence in (("next month", "That month hasn't ended yet."), ("soon", "Try a month such as March 2025")):
        with pytest.raises(NotUnderstood, match=sentence):
            on(typed)


@given(
    st.one_of(
        st.text(max_size=20), st.lists(st.sampled_from(["3", "2025", "/", " ", "march", "end", "last"])).map("".join)
    )
)
def test_no_text_breaks_it_and_no_month_of_the_future_is_taken(text: str) -> None:
    for today in (TODAY, date.min, date.max):
        try:
            found = on(text, today)
        except NotUnderstood:
            continue
        assert found is None or found <= today


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2026, 10, 31)))
def test_a_month_as_it_is_printed_is_read_back(day: date) -> None:
    found = on(wording.month(day))
    assert found is not None
    assert (found.year, found.month) == (day.year, day.month)
    assert on(wording.long_day(day)) == day
