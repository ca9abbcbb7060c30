"""What is meant by a typed day."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig import line_kinds, wording
from retro.core.text import any_language, days
from retro.core.text.parsing import NotUnderstood

TODAY = date(2026, 11, 27)  # a Friday
WORDS = st.sampled_from(
    ["14", "3", "29", "2026", "98", ".", "/", "-", ":", " ", "march", "feb", "may", "sun", "fri", "friday", "last",
     "next", "in", "ago", "weeks", "days", "early", "mid", "end of", "of", "th", "about", "mars", "vor", "tagen",
     "５", "月", "the"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join), st.lists(WORDS, max_size=6).map("".join)
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("2026/3/14", date(2026, 3, 14)),
        ("20260314", date(2026, 3, 14)),
        ("14.3.2026", date(2026, 3, 14)),
        ("14. 3. 26", date(2026, 3, 14)),
        ("13/02/2026", date(2026, 2, 13)),
        ("02/13/2026", date(2026, 2, 13)),
        ("14-10-2025", date(2025, 10, 14)),
        ("14.10.", date(2026, 10, 14)),
        ("24.12.", date(2025, 12, 24)),
        ("28/10", date(2026, 10, 28)),
        ("10/28", date(2026, 10, 28)),
        ("28-10", date(2026, 10, 28)),
        ("14.3.98", date(1998, 3, 14)),
        ("14.3.26", date(2026, 3, 14)),
        ("29 Feb", date(2024, 2, 29)),
        ("today", TODAY),
        ("Yesterday", date(2026, 11, 26)),
        ("yesterday evening", date(2026, 11, 26)),
        ("last night", date(2026, 11, 26)),
        ("the day before yesterday", date(2026, 11, 25)),
        ("3 weeks ago", date(2026, 11, 6)),
        ("eight days ago", date(2026, 11, 19)),
        ("a fortnight ago", date(2026, 11, 13)),
        ("3d ago", date(2026, 11, 24)),
        ("3 wks ago", date(2026, 11, 6)),
        ("a month ago", date(2026, 10, 27)),
        ("two years ago", date(2024, 11, 27)),
        ("9 months ago", date(2026, 2, 27)),
        ("last friday", date(2026, 11, 20)),
        ("friday", date(2026, 11, 20)),
        ("monday morning", date(2026, 11, 23)),
        ("next friday", date(2026, 12, 4)),
        ("14 March", date(2026, 3, 14)),
        ("on the 14th of October", date(2026, 10, 14)),
        ("14th mar 2025", date(2025, 3, 14)),
        ("14 Oct '25", date(2025, 10, 14)),
        ("14-Oct-2025", date(2025, 10, 14)),
        ("March 14, 2025", date(2025, 3, 14)),
        ("24 Dec", date(2025, 12, 24)),
        ("Tuesday, 17 November 2026", date(2026, 11, 17)),
        ("tomorrow", date(2026, 11, 28)),
        ("in 2 weeks", date(2026, 12, 11)),
        ("2 weeks from now", date(2026, 12, 11)),
        ("  ", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str, meant: date | None) -> None:
    assert days.parse_day(text, TODAY) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("early october", date(2026, 10, 5)),
        ("mid September", date(2026, 9, 15)),
        ("mid-September 2025", date(2025, 9, 15)),
        ("end of february", date(2026, 2, 28)),
        ("end of last month", date(2026, 10, 31)),
        ("end october", date(2026, 10, 31)),
        ("couple of days ago", date(2026, 11, 25)),
        ("Oct 2025", date(2025, 10, 15)),
        ("10/2025", date(2025, 10, 15)),
        ("November", date(2026, 11, 15)),
        ("December", date(2025, 12, 15)),
        ("a few weeks ago", date(2026, 11, 6)),
        ("last week", date(2026, 11, 20)),
        ("about 14 March", date(2026, 3, 14)),
    ],
)
def test_a_day_that_the_text_leaves_open_is_shown_with_about(text: str, meant: date) -> None:
    assert line_kinds.Day().understood(text, TODAY) == (meant, f"about {wording.long_day(meant)}")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14. März", date(2026, 3, 14)),
        ("3 mars", date(2026, 3, 3)),
        ("29 février", date(2024, 2, 29)),
        ("14 de marzo de 2025", date(2025, 3, 14)),
        ("am 14. Oktober", date(2026, 10, 14)),
        ("letzte Woche", date(2026, 11, 20)),
        ("3 апреля", date(2026, 4, 3)),
        ("gestern", date(2026, 11, 26)),
        ("hier", date(2026, 11, 26)),
        ("vor 3 Tagen", date(2026, 11, 24)),
        ("il y a 3 jours", date(2026, 11, 24)),
        ("lundi", date(2026, 11, 23)),
        ("mars 2025", date(2025, 3, 15)),
        ("Di 14. Oktober", date(2025, 10, 14)),
        ("昨天", date(2026, 11, 26)),
        ("2026年3月14日", date(2026, 3, 14)),
    ],
)
def test_a_day_is_understood_in_other_languages(text: str, meant: date) -> None:
    assert days.parse_day(text, TODAY) == meant


@pytest.mark.parametrize(
    "text", ["２０２６－０３－１４", "2026–03–14", "2026−03−14", "14．3．2026", "١٤/٣/٢٠٢٦", "१४.३.२०२६"]
)
def test_digits_of_other_scripts_and_any_dash_are_understood(text: str) -> None:
    assert days.parse_day(text, TODAY) == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("friday", date(2026, 12, 4)),
        ("next friday", date(2026, 12, 4)),
        ("Freitag", date(2026, 12, 4)),
        ("29 Feb", date(2028, 2, 29)),
        ("14.10.", date(2027, 10, 14)),
        ("1 Dec", date(2026, 12, 1)),
        ("1 March", date(2027, 3, 1)),
        ("early december", date(2026, 12, 5)),
        ("November", date(2026, 11, 30)),
        ("today", TODAY),
        ("in 2 weeks", date(2026, 12, 11)),
    ],
)
def test_a_day_that_lies_ahead_is_the_next_one(text: str, meant: date) -> None:
    assert line_kinds.Day(ahead=True).parse(text, TODAY) == meant


@pytest.mark.parametrize("text", ["yesterday", "2026-11-26", "last friday", "3 weeks ago", "14.3.98", "gestern"])
def test_a_day_that_must_lie_ahead_has_not_passed(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^That day has passed"):
        line_kinds.Day(ahead=True).parse(text, TODAY)


def test_a_checkpoint_that_was_kept_may_have_passed() -> None:
    kept = date(2026, 3, 14)
    assert line_kinds.Day(ahead=True).understood("2026-03-14", TODAY, kept)[0] == kept


@pytest.mark.parametrize(("text", "both"), [
    ("3/4", ("3 April", "4 March", "2026-04-03", "2026-03-04")),
    ("03/04/2026", ("3 April", "4 March", "2026-04-03", "2026-03-04")),
    ("11-12", ("11 December", "12 November", "2025-12-11", "2026-11-12")),
])  # fmt: skip
def test_an_order_that_stays_open_is_refused_with_both_readings(text: str, both: tuple[str, ...]) -> None:
    with pytest.raises(NotUnderstood) as told:
        days.parse_day(text, TODAY)
    assert all(reading in str(told.value) for reading in both)


def test_a_weekday_beside_a_day_decides_the_year_or_is_contradicted() -> None:
    assert days.parse_day("Tue 14 Oct", TODAY) == date(2025, 10, 14)
    assert days.parse_day("Wed 14 Oct", TODAY) == date(2026, 10, 14)
    for text in ("Monday, 17 November 2026", "Donnerstag, 17. November 2026"):
        with pytest.raises(NotUnderstood, match="17 November 2026 is a Tuesday"):
            days.parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["soon", "may I go", "it may be sun", "the sun", "here", "more", "five", "four 12", "3 fee", "3 x", "2 more",
     "9:30", "10pm", "14 Oct 9am", "um 8 Uhr", "12", "2025", "14th", "5 days", "5 Tage", "week", "3 items",
     "1 hour ago", "now", "月",
     "2026-02-30", "31.2.", "99999 years ago", "5000 years ago", "31 foo", "14 ma 2026 x", "-", "3 listopada",
     "14 March 15 April", "sometime in 2019 or so", "14 March 2026 2027"],
)  # fmt: skip
def test_a_day_that_has_no_one_meaning_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\w+.*[.?]$"):
        days.parse_day(text, TODAY)


def test_a_month_ago_from_the_31st_is_the_last_day_there_is() -> None:
    assert days.parse_day("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("ahead", [False, True])
def test_a_hint_advises_only_days_that_its_field_takes(ahead: bool) -> None:
    sentence = days.NO_DATE_AHEAD if ahead else days.NO_DATE
    advised = [part.strip(" .") for part in re.split(r",| or ", sentence.partition("Try ")[2])]
    assert len(advised) >= 3
    for example in advised:
        assert line_kinds.Day(ahead=ahead).parse(example, TODAY)


@pytest.mark.parametrize("today", [date.min, date(1, 3, 1), date(2024, 2, 29), date(9999, 12, 30), date.max])
@given(text=TYPED)
def test_no_text_breaks_the_reading_of_days_at_any_end_of_the_calendar(today: date, text: str) -> None:
    for ahead in (False, True):
        try:
            days.parse_day(text, today, ahead=ahead)
        except NotUnderstood as told:
            said = str(told)
        else:
            said = "Understood."
        assert said[-1] in ".?"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_as_it_is_printed_is_read_back(on: date) -> None:
    for printed in (line_kinds.Day().text(on), wording.day_text(on), wording.short_day(on), wording.long_day(on)):
        assert days.parse_day(printed, TODAY) == on
        assert days.parse_day(f"about {printed}", TODAY) == on


@given(st.dates(min_value=TODAY - timedelta(360), max_value=TODAY))
def test_a_day_without_its_year_is_the_latest(on: date) -> None:
    assert days.parse_day(f"{on.day}.{on.month}.", TODAY) == on
    assert days.parse_day(f"{on:%a} {on.day} {on:%b}", TODAY) == on


def test_while_the_languages_are_loaded_by_another_thread_no_key_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(any_language, "_ask", None)
    monkeypatch.setattr(any_language, "_is_loading", True)
    with pytest.raises(NotUnderstood, match="One moment"):
        days.parse_day("14. März", TODAY)
    assert days.parse_day("14 March", TODAY) == date(2026, 3, 14)
