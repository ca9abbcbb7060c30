"""What is meant by a typed day."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retro.core.gig import line_kinds, wording
from retro.core.rough_day import Precision, day_known, is_rough
from retro.core.text import days, nearest_days
from retro.core.text.languages import foreign_days, translated_days
from retro.core.text.parsing import NotUnderstood
from retro.core.wizard.questions import every_question

TODAY = date(2026, 11, 27)  # a Friday
WORDS = st.sampled_from(
    ["14", "3", "29", "2026", "98", ".", "/", "-", ":", " ", "march", "feb", "may", "sun", "fri", "friday", "last",
     "next", "in", "ago", "weeks", "days", "early", "mid", "end of", "of", "th", "about", "mars", "vor", "tagen",
     "５", "月", "the", "second", "twenty", "weekend", "month", "before", "half", "and a", "or", "?", "10:00",
     "christmas", "2025", "noon", "since", "at", "(monday)", "nächsten", "q3", "w12", "Fr", "(", ")", "0", "年"]
)  # fmt: skip
TYPED = st.one_of(
    st.text(max_size=30), st.lists(WORDS, max_size=6).map(" ".join), st.lists(WORDS, max_size=6).map("".join)
)


def parse_day(text: str, today: date, *, ahead: bool = False) -> date | None:
    found = days.read_day(text, today, ahead=ahead)
    return found.on if found else None


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
        ("3 weeks and 2 days ago", date(2026, 11, 4)),
        ("a week and a day ago", date(2026, 11, 19)),
        ("two years, 3 months ago", date(2024, 8, 27)),
        ("a month ago", date(2026, 10, 27)),
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
        ("23 11 2026", date(2026, 11, 23)),
        ("2026 11 23", date(2026, 11, 23)),
        ("23, 11, 2026", date(2026, 11, 23)),
        ("  ", None),
    ],
)
def test_a_day_is_understood_as_people_write_it(text: str, meant: date | None) -> None:
    assert parse_day(text, TODAY) == meant


OF_A_MONTH = {
    "Oct 2025", "10/2025", "November", "December", "sometime in march", "back in March 2025", "the month before last",
    "half a year ago", "a year and a half ago", "1.5 years ago", "over a month ago", "last november",
}  # fmt: skip
"""Texts that name or count months: of these only the month is said."""


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
        ("sometime in march", date(2026, 3, 15)),
        ("back in March 2025", date(2025, 3, 15)),
        ("the end of november", TODAY),
        ("the week before last", date(2026, 11, 13)),
        ("the month before last", date(2026, 9, 15)),
        ("this week", TODAY),
        ("earlier this week", date(2026, 11, 23)),
        ("late last week", date(2026, 11, 20)),
        ("end of next week", date(2026, 12, 4)),
        ("over the weekend", date(2026, 11, 21)),
        ("last weekend", date(2026, 11, 21)),
        ("this weekend", date(2026, 11, 28)),
        ("the weekend before last", date(2026, 11, 14)),
        ("this time last year", date(2025, 11, 27)),
        ("half a year ago", date(2026, 5, 27)),
        ("a year and a half ago", date(2025, 5, 27)),
        ("1.5 years ago", date(2025, 5, 27)),
        ("one and a half weeks ago", date(2026, 11, 17)),
        ("a week or two ago", date(2026, 11, 17)),
        ("2-3 weeks ago", date(2026, 11, 10)),
        ("several days ago", date(2026, 11, 23)),
        ("over a month ago", date(2026, 10, 27)),
        ("ten days or so ago", date(2026, 11, 17)),
        ("probably monday", date(2026, 11, 23)),
        ("monday?", date(2026, 11, 23)),
        ("last november", date(2025, 11, 15)),
        ("end of last year", date(2025, 12, 31)),
        ("mid 2025", date(2025, 7, 1)),
        ("first week of november", date(2026, 11, 4)),
        ("around Christmas", date(2025, 12, 25)),
        ("3 weeks ago", date(2026, 11, 6)),
        ("3 недели назад", date(2026, 11, 6)),
        ("a fortnight ago", date(2026, 11, 13)),
        ("Q3 2025", date(2025, 8, 15)),
        ("third quarter of '25", date(2025, 8, 15)),
        ("Q4", date(2026, 11, 15)),
        ("late Q4", TODAY),
        ("end of this quarter", TODAY),
        ("early Q4", date(2026, 10, 5)),
        ("KW 42", date(2026, 10, 14)),
        ("2026-W12", date(2026, 3, 18)),
        ("2026W12", date(2026, 3, 18)),
        ("2026 W12", date(2026, 3, 18)),
        ("W12", date(2026, 3, 18)),
        ("W49", date(2025, 12, 3)),
        ("12. KW 2025", date(2025, 3, 19)),
        ("semaine 12", date(2026, 3, 18)),
        ("week 42 2025", date(2025, 10, 15)),
        ("the week of 12 October", date(2026, 10, 12)),
        ("it was mid March 2025", date(2025, 3, 15)),
    ],
)
def test_a_day_that_the_text_leaves_open_is_shown_with_about(text: str, meant: date) -> None:
    later = ", still to come" if meant > TODAY else ""
    about = f"{meant:%B %Y}" if text in OF_A_MONTH else wording.day_text(meant)
    precision = Precision.MONTH if text in OF_A_MONTH else Precision.ABOUT
    assert line_kinds.Day().understood(text, TODAY) == (day_known(meant, precision), f"about {about}{later}")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a week ago today", date(2026, 11, 20)),
        ("a month ago today", date(2026, 10, 27)),
        ("10 days ago", date(2026, 11, 17)),
        ("in 3 weeks", date(2026, 12, 18)),
        ("two weeks ago on monday", date(2026, 11, 9)),
        ("it was on friday", date(2026, 11, 20)),
        ("oct 14, 25", date(2025, 10, 14)),
        ("Oct 14 '25", date(2025, 10, 14)),
        ("2026년 10월 14일 수요일", date(2026, 10, 14)),
        ("10월 14일 (수)", date(2026, 10, 14)),
        ("2026年10月14日（水）", date(2026, 10, 14)),
        ("10月14日 水曜日", date(2026, 10, 14)),
        ("2026年10月14日星期三", date(2026, 10, 14)),
        ("10月14日（周三）", date(2026, 10, 14)),
        ("среда, 14 октября 2026 г.", date(2026, 10, 14)),
        ("14.10.2026 г.", date(2026, 10, 14)),
        ("2026-W12-3", date(2026, 3, 18)),
        ("2026W123", date(2026, 3, 18)),
        ("2025-W01-1", date(2024, 12, 30)),
        ("Fr. 13.11.26", date(2026, 11, 13)),
        ("Mo, 23.11.", date(2026, 11, 23)),
        ("mar 24/11", date(2026, 11, 24)),
        ("mar 10/11", date(2026, 11, 10)),
        ("dim 8/11", date(2026, 11, 8)),
        ("sun, 11/8", date(2026, 11, 8)),
        ("mar 3/11/2026", date(2026, 11, 3)),
        ("march 10/25", date(2025, 3, 10)),
        ("пт 13.11.", date(2026, 11, 13)),
        ("“13 Nov 2026”", date(2026, 11, 13)),
        ("(13 Nov 2026)", date(2026, 11, 13)),
        ("26 Nov 00:15", date(2026, 11, 26)),
        ("quarta-feira, 14 de outubro de 2026", date(2026, 10, 14)),
        ("8/11 (sun)", date(2026, 11, 8)),
        ("8-11 (a Sunday)", date(2026, 11, 8)),
        ("3/4/2026 (fri)", date(2026, 4, 3)),
        ("8/11, So", date(2026, 11, 8)),
        ("8/11 (dim.)", date(2026, 11, 8)),
        ("8.11. (So)", date(2026, 11, 8)),
        ("11/14(土)", date(2026, 11, 14)),
        ("14 mars (sam)", date(2026, 3, 14)),
        ("14 Oct (Tue)", date(2025, 10, 14)),
        ("Sat Nov 14 10:00:00 UTC 2026", date(2026, 11, 14)),
        ("14 nov at 10", date(2026, 11, 14)),
        ("yesterday at 17h30", date(2026, 11, 26)),
        ("25-11-26", date(2026, 11, 25)),
        ("14.10.25", date(2025, 10, 14)),
    ],
)
def test_what_names_one_day_is_exact(text: str, meant: date) -> None:
    found = days.read_day(text, TODAY)
    assert found
    assert (found.day, type(found.day)) == (meant, date)


def test_the_quarter_and_the_week_that_today_is_in_are_on_the_side_of_today_that_is_asked_for() -> None:
    first = date(2026, 10, 2)  # a Friday
    for text in ("mid Q4", "late Q4 2026"):
        assert parse_day(text, first) == first
    assert parse_day("late Q4", first, ahead=True) == date(2026, 12, 25)
    for text in ("Q4", "Q4 2026", "week 40"):
        back, ahead = (parse_day(text, first, ahead=is_ahead) for is_ahead in (False, True))
        assert back
        assert ahead
        assert back <= first <= ahead, text
    assert parse_day("Q1", TODAY, ahead=True) == date(2027, 2, 15)
    assert parse_day("last quarter", TODAY) == date(2026, 8, 15)
    assert parse_day("last quarter", date(2026, 2, 1)) == date(2025, 11, 15)
    assert parse_day("next quarter", TODAY, ahead=True) == date(2027, 2, 15)
    assert parse_day("end of Q3", TODAY) == date(2026, 9, 30)
    assert parse_day("the start of last quarter", TODAY) == date(2026, 7, 5)
    with pytest.raises(NotUnderstood):
        parse_day("week 54", TODAY)


@pytest.mark.parametrize(
    "text",
    ["2024", "it was in 2024", "sometime 2024", "during 2024", "summer 2024", "H1 2024", "FY2024", "2024年", "2024년",
     "the year before last", "in the year 2024"],
)  # fmt: skip
def test_a_year_alone_is_no_day_and_the_month_is_asked_for(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^Which month of 2024\? The nearest you know will do\.$"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Frühjahr 2024", 2024), ("spring 24", 2024), ("spring '24", 2024), ("im Sommer 2024", 2024),
        ("summer of 2024", 2024), ("verano de 2024", 2024), ("été 2023", 2023), ("latem 2025", 2025),
        ("лето 2024 г.", 2024), ("early spring 2024", 2024), ("h2 24", 2024), ("2024 AD", 2024),
    ],
)  # fmt: skip
def test_a_season_of_a_year_is_no_day_and_the_month_is_asked_for(text: str, year: int) -> None:
    with pytest.raises(NotUnderstood, match=rf"^Which month of {year}\? The nearest you know will do\.$"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["summer", "last summer", "in spring", "Herbst", "winter 2024/25", "the 90s", "mid 2010s", "the nineties",
     "2023/24", "2023-2024", "2024 or 2025", "years ago", "a decade ago", "vor Jahren", "nächsten Sommer",
     "a few years ago", "a couple of years ago", "2-3 years ago", "a year or two ago", "2½ years ago",
     "vor ein paar Jahren", "hace unos años", "il y a quelques années", "kilka lat temu", "несколько лет назад"],
)  # fmt: skip
@pytest.mark.parametrize("ahead", [False, True])
def test_a_season_a_decade_and_long_ago_are_asked_for_with_their_year(text: str, *, ahead: bool) -> None:
    with pytest.raises(NotUnderstood, match=r"^Which month of which year\? The nearest you know will do\.$"):
        parse_day(text, TODAY, ahead=ahead)


@pytest.mark.parametrize(
    ("text", "year"),
    [("a year ago", 2025), ("2 years ago", 2024), ("about two years ago", 2024), ("3y ago", 2023), ("last year", 2025),
     ("the year before last", 2024), ("vor zwei Jahren", 2024), ("hace dos años", 2024), ("il y a un an", 2025),
     ("due anni fa", 2024), ("twee jaar geleden", 2024), ("för två år sedan", 2024), ("два года назад", 2024),
     ("há dois anos", 2024), ("dwa lata temu", 2024), ("summer two years ago", 2024)],
)  # fmt: skip
def test_years_counted_back_name_no_month_and_it_is_asked_for(text: str, year: int) -> None:
    with pytest.raises(NotUnderstood, match=rf"^Which month of {year}\? The nearest you know will do\.$"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("march last year", "2025-03-15"), ("last year, in march", "2025-03-15"), ("two years ago in march",
    "2024-03-15"),
     ("14 March last year", "2025-03-14"), ("Monday the 3rd of March last year", "2025-03-03"),
     ("14.3. last year", "2025-03-14"), ("14.3 last year", "2025-03-14"), ("5.6, two years ago", "2024-06-05"),
     ("28/10 last year", "2025-10-28"), ("early May 2 years ago", "2024-05-05"),
     ("christmas last year", "2025-12-25"), ("half a year ago", "2026-05-27"), ("a year ago today", "2025-11-27")],
)  # fmt: skip
def test_a_month_or_a_day_beside_a_year_is_read(text: str, meant: str) -> None:
    assert str(parse_day(text, TODAY)) == meant


def test_a_day_beside_the_next_year_lies_ahead() -> None:
    assert str(parse_day("3 march next year", TODAY, ahead=True)) == "2027-03-03"
    assert str(parse_day("next year in march", TODAY, ahead=True)) == "2027-03-15"


@pytest.mark.parametrize(
    "text", ["yesterday last year", "monday last year", "5 last year", "2m ago", "12h ago", "2 min ago"]
)
def test_what_no_year_makes_a_day_is_none(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["3/4 last year", "4-3 last year"])
def test_an_order_that_stays_open_is_asked_about_beside_a_year_too(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^Is that . (April|March) or . (April|March)"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["Easter", "last easter", "Easter 2025", "easter last year", "Good Friday", "zu Ostern", "Pâques", "Wielkanoc",
     "Thanksgiving", "Ramadan", "Diwali", "mother's day", "Labor Day"],
)  # fmt: skip
def test_a_feast_that_moves_is_asked_for_with_its_day(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^That day moves from year to year\. Try its date, such as 14 March"):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["Weihnachten", "an Weihnachten", "à Noël", "navidad", "Christmas", "natal 2025"])
def test_the_days_of_christmas_are_about_its_day_in_each_language(text: str) -> None:
    assert days.read_day(text, TODAY) == nearest_days.Meant(date(2025, 12, 25), is_about=True)


@pytest.mark.parametrize(
    "text",
    ["500 BC", "14 March 500 BC", "1066", "44 b.c.", "0000-01-01", "14 March 0000", "14.3.0026", "03/0000", "0000-03"],
)
def test_years_of_no_freelancer_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^That doesn't look like a date"):
        parse_day(text, TODAY)


@pytest.mark.parametrize(
    ("text", "why"),
    [("14/11/2569", "ahead"), ("14 พฤศจิกายน 2569", "ahead"), ("1405/8/23", "back"), ("23.8.1405", "back")],
)
def test_a_year_of_another_calendar_is_refused(text: str, why: str) -> None:
    with pytest.raises(NotUnderstood, match=f"^That's too far {why}"):
        parse_day(text, TODAY)


def test_what_is_within_a_year_or_only_looks_like_two_years_is_read_as_before() -> None:
    read = {text: str(days.read_day(text, TODAY)) for text in ("early 2024", "mid-2024", "2024/05", "2024-11", "Q1 24")}
    assert "" not in read.values()
    assert parse_day("early 2024", TODAY) == date(2024, 2, 15)
    assert parse_day("2024/05", TODAY) == date(2024, 5, 15)


@pytest.mark.parametrize(("text", "month"), [("Mai '25", 5), ("mars '25", 3), ("Oct.'25", 10), ("grudzień '25", 12)])
def test_a_year_behind_an_apostrophe_is_no_day_of_the_month(text: str, month: int) -> None:
    found = days.read_day(text, TODAY)
    assert found
    assert (found.on, found.is_month) == (date(2025, month, 15), True)


@pytest.mark.parametrize("text", ["the 2024 one", "2024 one", "seven 2024", "1850", "3000"])
def test_a_number_beside_a_year_is_no_month(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^That doesn't look like a date"):
        parse_day(text, TODAY)


def test_friday_week_on_a_friday_is_refused_with_both_readings() -> None:
    for text in ("friday week", "a week on friday"):
        with pytest.raises(NotUnderstood, match=r"^Is that 4 December or 11 December"):
            parse_day(text, TODAY, ahead=True)
    assert parse_day("friday week", date(2026, 11, 26), ahead=True) == date(2026, 12, 4)


def test_a_rough_day_that_something_will_happen_on_is_said_with_its_weekday() -> None:
    assert line_kinds.Day(ahead=True).understood("mid December", TODAY)[1] == "about Tuesday, 15 December 2026"
    assert line_kinds.Day().understood("26 November", TODAY)[1] == "Thursday, 26 November 2026"
    assert line_kinds.Day().understood("12 months ago", TODAY)[1] == "about November 2025"


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
        ("hace dos semanas", date(2026, 11, 13)),
        ("il y a deux semaines", date(2026, 11, 13)),
        ("vor zwei Wochen", date(2026, 11, 13)),
        ("due settimane fa", date(2026, 11, 13)),
        ("una settimana fa", date(2026, 11, 20)),
        ("twee weken geleden", date(2026, 11, 13)),
        ("há duas semanas", date(2026, 11, 13)),
        ("il y a quinze jours", date(2026, 11, 12)),
        ("dentro de dos semanas", date(2026, 12, 11)),
        ("il y a 3 jours", date(2026, 11, 24)),
        ("lundi", date(2026, 11, 23)),
        ("mars 2025", date(2025, 3, 15)),
        ("Di 14. Oktober", date(2025, 10, 14)),
        ("20 mart 2026", date(2026, 3, 20)),
        ("20 set 2025", date(2025, 9, 20)),
        ("20 ਜੂਨ 2025", date(2025, 6, 20)),
        ("20 ජූනි 2025", date(2025, 6, 20)),
        ("20 มีค 2025", date(2025, 3, 20)),
        ("dün", date(2026, 11, 26)),
        ("昨天", date(2026, 11, 26)),
        ("2026年3月14日", date(2026, 3, 14)),
    ],
)
def test_a_day_is_understood_in_other_languages(text: str, meant: date) -> None:
    assert parse_day(text, TODAY) == meant


@pytest.mark.parametrize(
    "text", ["２０２６－０３－１４", "2026–03–14", "2026−03−14", "14．3．2026", "١٤/٣/٢٠٢٦", "१४.३.२०२६"]
)
def test_digits_of_other_scripts_and_any_dash_are_understood(text: str) -> None:
    assert parse_day(text, TODAY) == date(2026, 3, 14)


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


@pytest.mark.parametrize(
    ("text", "back", "ahead"),
    [
        ("the 19th", date(2026, 11, 19), date(2026, 12, 19)),
        ("19th", date(2026, 11, 19), date(2026, 12, 19)),
        ("on the 3rd", date(2026, 11, 3), date(2026, 12, 3)),
        ("the 27th", TODAY, TODAY),
        ("the 31st", date(2026, 10, 31), date(2026, 12, 31)),
        ("the twenty-first", date(2026, 11, 21), date(2026, 12, 21)),
        ("am 19.", date(2026, 11, 19), date(2026, 12, 19)),
        ("le 19", date(2026, 11, 19), date(2026, 12, 19)),
        ("the evening of the 19th", date(2026, 11, 19), date(2026, 12, 19)),
        ("monday the 23rd", date(2026, 11, 23), date(2026, 11, 23)),
        ("fri 27", TODAY, TODAY),
        ("since Monday", date(2026, 11, 23), date(2026, 11, 30)),
        ("On the Monday", date(2026, 11, 23), date(2026, 11, 30)),
        ("monday 10:00", date(2026, 11, 23), date(2026, 11, 30)),
        ("Mon, 23 Nov", date(2026, 11, 23), date(2026, 11, 23)),
        ("christmas eve", date(2025, 12, 24), date(2026, 12, 24)),
        ("new year's day", date(2026, 1, 1), date(2027, 1, 1)),
        ("first of november", date(2026, 11, 1), date(2027, 11, 1)),
        ("1st of the month", date(2026, 11, 1), date(2026, 12, 1)),
        ("the first", date(2026, 11, 1), date(2026, 12, 1)),
        ("the month, on the 3rd", date(2026, 11, 3), date(2026, 12, 3)),
        ("mid-month", date(2026, 11, 15), date(2026, 12, 15)),
        ("the beginning of the month", date(2026, 11, 5), date(2026, 12, 5)),
        ("the 28th of the month", date(2026, 11, 28), date(2026, 11, 28)),
        ("the 19th, thursday", date(2026, 11, 19), date(2026, 11, 19)),
        ("13.10. of last year", date(2025, 10, 13), date(2025, 10, 13)),
        ("13/10 of last year", date(2025, 10, 13), date(2025, 10, 13)),
        ("last friday in october", date(2026, 10, 30), date(2027, 10, 29)),
        ("second monday of november", date(2026, 11, 9), date(2027, 11, 8)),
    ],
)
def test_a_day_named_by_its_place_is_the_latest_or_where_it_must_lie_ahead_the_next(
    text: str, back: date, ahead: date
) -> None:
    assert parse_day(text, TODAY) == back
    assert parse_day(text, TODAY, ahead=True) == ahead


@pytest.mark.parametrize("ahead", [False, True])
@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("19th of last month", date(2026, 10, 19)),
        ("the 3rd of next month", date(2026, 12, 3)),
        ("now", TODAY),
        ("today (friday)", TODAY),
        ("earlier today", TODAY),
        ("late yesterday", date(2026, 11, 26)),
        ("yesterday around 5pm", date(2026, 11, 26)),
        ("yesterday at noon", date(2026, 11, 26)),
        ("the night before last", date(2026, 11, 25)),
        ("twenty-one days ago", date(2026, 11, 6)),
        ("a week ago today", date(2026, 11, 20)),
        ("a week ago yesterday", date(2026, 11, 19)),
        ("two weeks ago on monday", date(2026, 11, 9)),
        ("two fridays ago", date(2026, 11, 13)),
        ("the Friday before last", date(2026, 11, 13)),
        ("this past friday", date(2026, 11, 20)),
        ("last weds", date(2026, 11, 25)),
        ("monday last week", date(2026, 11, 16)),
        ("last week, on tuesday", date(2026, 11, 17)),
        ("Monday this week", date(2026, 11, 23)),
        ("friday next week", date(2026, 12, 4)),
        ("this coming monday", date(2026, 11, 30)),
        ("the friday after next", date(2026, 12, 11)),
        ("a week from monday", date(2026, 12, 7)),
        ("monday week", date(2026, 12, 7)),
        ("2 weeks today", date(2026, 12, 11)),
        ("in three days' time", date(2026, 11, 30)),
        ("2026-11-23T10:00:00Z", date(2026, 11, 23)),
        ("11 november 2026, 10:00", date(2026, 11, 11)),
        ("14 Oct 2026 9am", date(2026, 10, 14)),
        ("6.10.2026 um 10 Uhr", date(2026, 10, 6)),
        ("6.10.2026, 10.30 Uhr", date(2026, 10, 6)),
        ("14 Oct 2026 à 10:00", date(2026, 10, 14)),
        ("letzten Freitag", date(2026, 11, 20)),
        ("vendredi prochain", date(2026, 12, 4)),
        ("el viernes pasado", date(2026, 11, 20)),
        ("el 19 de noviembre de 2026", date(2026, 11, 19)),
    ],
)
def test_a_day_counted_from_today_is_the_same_looking_back_and_ahead(text: str, meant: date, ahead: bool) -> None:
    assert parse_day(text, TODAY, ahead=ahead) == meant


def test_a_weekday_beside_the_day_of_a_month_decides_which_of_two_months() -> None:
    assert parse_day("friday the 23rd", TODAY) == date(2026, 10, 23)
    assert parse_day("sat 23", TODAY, ahead=True) == date(2027, 1, 23)


@pytest.mark.parametrize(
    "text",
    [
        "tuesday the 23rd",
        "yesterday (monday)",
        "tue 23",
        "2026年10月14日（月）",
        "2026년 10월 14일 월요일",
        "14 march (thu)",
        "14. März, so",
        "thu 5 may",
        "5 may (thu)",
        "the 20th, thursday",
        "mar 20.11.2026",
        "dom 21.11.2026",
        "17.11.2026, mer",
    ],
)
def test_a_weekday_that_is_not_that_of_the_day_is_said(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"is a \w+day. Which of the two is it\?$"):
        parse_day(text, TODAY)


def test_a_weekday_beside_a_day_to_come_is_never_looked_for_years_ahead() -> None:
    with pytest.raises(NotUnderstood, match=r"^That day has passed"):
        line_kinds.Day(ahead=True).parse("Mon, 23 Nov", TODAY)
    with pytest.raises(NotUnderstood, match="23 November 2027 is a Tuesday"):
        parse_day("Sun, 23 Nov", TODAY, ahead=True)


@pytest.mark.parametrize(
    "text",
    ["a week on friday", "friday week", "a week ago friday", "a week last friday", "before friday", "after the 3rd",
     "many months ago", "the other day", "next weekend", "the day before", "half a day ago", "the 32nd", "the 0th",
     "31st of last month and", "6th monday of november", "fifth tuesday of november", "three", "second",
     "summer 2025"],
)  # fmt: skip
def test_words_that_two_people_read_as_two_days_are_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\w+.*[.?]$"):
        parse_day(text, TODAY)


def test_on_a_day_of_the_weekend_it_is_this_one_and_the_last_is_the_one_before() -> None:
    sunday = date(2026, 11, 29)
    for ahead in (False, True):
        for text in ("the weekend", "this weekend"):
            assert parse_day(text, sunday, ahead=ahead) == date(2026, 11, 28)
        assert parse_day("last weekend", sunday, ahead=ahead) == date(2026, 11, 21)
    assert parse_day("the weekend before last", sunday) == date(2026, 11, 14)


def test_a_day_that_a_month_does_not_have_is_looked_for_in_the_one_before() -> None:
    assert parse_day("the 31st", date(2026, 3, 30)) == date(2026, 1, 31)
    assert parse_day("the 30th", date(2026, 2, 1), ahead=True) == date(2026, 3, 30)
    with pytest.raises(NotUnderstood, match="no such day"):
        parse_day("31st of last month", date(2026, 12, 27))


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
    ("3/4 (mon)", ("3 April", "4 March", "2026-04-03", "2026-03-04")),
    ("26-03-14", ("26 March", "14 March", "2014-03-26", "2026-03-14")),
    ("26/11/24", ("26 November", "24 November", "2024-11-26", "2026-11-24")),
])  # fmt: skip
def test_an_order_that_stays_open_is_refused_with_both_readings(text: str, both: tuple[str, ...]) -> None:
    with pytest.raises(NotUnderstood) as told:
        parse_day(text, TODAY)
    assert all(reading in str(told.value) for reading in both)


def test_a_weekday_beside_a_day_decides_the_year_or_is_contradicted() -> None:
    assert str(days.read_day("2026年10月", TODAY)) == str(days.read_day("October 2026", TODAY))
    assert parse_day("Tue 14 Oct", TODAY) == date(2025, 10, 14)
    assert parse_day("Wed 14 Oct", TODAY) == date(2026, 10, 14)
    for text in ("Monday, 17 November 2026", "Donnerstag, 17. November 2026", "Do 17.11.2026"):
        with pytest.raises(NotUnderstood, match="17 November 2026 is a Tuesday"):
            parse_day(text, TODAY)


@pytest.mark.parametrize(
    "text",
    ["soon", "may I go", "it may be sun", "the sun", "here", "more", "five", "four 12", "3 fee", "3 x", "2 more",
     "9:30", "10pm", "um 8 Uhr", "12", "2025", "5 days", "5 Tage", "week", "3 items",
     "1 hour ago", "月", "in and", "in awk",
     "2026-02-30", "31.2.", "99999 years ago", "5000 years ago", "31 foo", "14 ma 2026 x", "-", "3 listopada",
     "ça", "št", "set",
     "0 Nov", "Nov 0", "2026-11-00", "0.11.", "कल", "परसों",
     "2026-W54", "2025-W53", "2026-W00", "2026-W12-8", "2026-W12-0", "2026-W1-23", "12w", "5 w", "14 March 15 April",
     "sometime in 2019 or so", "14 March 2026 2027",
     "mai 17.11.2026", "jan 17.11.2026", "Oktober 17.11.", "ende Oktober 20.11.2026", "gestern 17.11", "hier 17.11",
     "27.11. 9.10", "27.11. 24.30", "3.4 5.55", "mars à 17",
     "march 17:11", "octobre 17:30", "im Oktober 17 Uhr", "early oct 20.11.2026"],
)  # fmt: skip
def test_a_day_that_has_no_one_meaning_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\w+.*[.?]$"):
        parse_day(text, TODAY)


def test_a_month_ago_from_the_31st_is_the_last_day_there_is() -> None:
    assert parse_day("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("ahead", [False, True])
def test_a_hint_advises_only_days_that_its_field_takes(ahead: bool) -> None:
    sentence = days.NO_DATE_AHEAD if ahead else days.NO_DATE
    advised = [part.strip(" .") for part in re.split(r",| or ", sentence.partition("Try ")[2])]
    assert len(advised) >= 3
    for each in advised:
        assert line_kinds.Day(ahead=ahead).parse(each, TODAY)


@pytest.mark.parametrize("today", [date.min, date(1, 3, 1), date(2024, 2, 29), date(9999, 12, 30), date.max])
@given(text=TYPED)
@example(text="Q3")
@example(text="W1")
def test_no_text_breaks_the_reading_of_days_at_any_end_of_the_calendar(today: date, text: str) -> None:
    for ahead in (False, True):
        try:
            parse_day(text, today, ahead=ahead)
        except NotUnderstood as told:
            said = str(told)
        else:
            said = "Understood."
        assert said[-1] in ".?"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_as_it_is_printed_is_read_back(on: date) -> None:
    for printed in (line_kinds.Day().text(on), wording.day_text(on), wording.short_day(on), wording.long_day(on)):
        assert parse_day(printed, TODAY) == on
        assert parse_day(f"about {printed}", TODAY) == on


@given(st.dates(min_value=TODAY - timedelta(360), max_value=TODAY))
def test_a_day_without_its_year_is_the_latest(on: date) -> None:
    assert parse_day(f"{on.day}.{on.month}.", TODAY) == on
    assert parse_day(f"{on:%a} {on.day} {on:%b}", TODAY) == on


@pytest.mark.parametrize(
    ("text", "on", "is_about"),
    [
        ("1 month and 2 weeks ago", date(2026, 10, 13), True), ("two months and 3 days ago", date(2026, 9, 24), False),
        ("a year, 2 months and 3 days ago", date(2025, 9, 24), False),
        ("1 month 3 days ago", date(2026, 10, 24), False),
        ("2 weeks and a month ago", date(2026, 10, 13), True), ("2 years and 5 days ago", date(2024, 11, 22), False),
        ("a month and a few days ago", date(2026, 10, 24), True), ("a month and 2 weeks ago today",
         date(2026, 10, 13), False), ("2 months and a half ago", date(2026, 9, 12), True),
        ("a year and a half ago", date(2025, 5, 27), False), ("a fortnight and 3 days ago", date(2026, 11, 10), False),
    ],
)  # fmt: skip
def test_units_that_are_added_count_months_by_the_calendar_and_then_weeks_and_days(
    text: str, on: date, is_about: bool
) -> None:
    found = days.read_day(text, TODAY)
    assert found
    assert (found.on, found.is_about) == (on, is_about or found.is_month)


@pytest.mark.parametrize(
    ("text", "on"),
    [("in 1 week and 2 days", date(2026, 12, 6)), ("in a month and 2 weeks", date(2027, 1, 10)),
     ("1 month and 2 weeks from now", date(2027, 1, 10)), ("in 2 months and 3 days", date(2027, 1, 30)),
     ("2 weeks and 3 days after monday", date(2026, 12, 17))],
)  # fmt: skip
def test_units_that_are_added_count_ahead_too(text: str, on: date) -> None:
    assert parse_day(text, TODAY, ahead=True) == on


def test_days_beside_months_are_counted_from_the_last_day_of_a_shorter_month() -> None:
    assert parse_day("1 month and 3 days ago", date(2026, 3, 31)) == date(2026, 2, 25)
    assert parse_day("in 1 month and 1 day", date(2026, 1, 31), ahead=True) == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["2 weeks and 2 weeks ago", "a few months and 2 weeks ago", "1 month and a bit ago", "1 month and ago",
     "1 month and 2 weeks", "місяць і два тижні тому", "місяць два тижні тому", "тиждень і два дні тому",
     "через місяць і два тижні", "преди месец и 3 дни"],
)  # fmt: skip
def test_a_sum_of_which_a_part_is_not_understood_is_refused_and_never_read_without_it(text: str) -> None:
    for ahead in (False, True):
        with pytest.raises(NotUnderstood):
            parse_day(text, TODAY, ahead=ahead)


@pytest.mark.parametrize(
    ("text", "on"),
    [("два тижні тому", date(2026, 11, 13)), ("před dvěma týdny", date(2026, 11, 13)), ("3 дні тому",
     date(2026, 11, 24)), ("for 3 dage siden", date(2026, 11, 24)), ("преди 3 дни", date(2026, 11, 24))],
)  # fmt: skip
def test_one_unit_of_a_language_without_a_table_is_read_as_before(text: str, on: date) -> None:
    assert parse_day(text, TODAY) == on


def test_while_the_languages_are_loaded_by_another_thread_no_key_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign_days, "_ask", None)
    monkeypatch.setattr(foreign_days, "_is_loading", True)
    with pytest.raises(NotUnderstood, match="One moment"):
        parse_day("14 martie", TODAY)
    assert parse_day("14 March", TODAY) == date(2026, 3, 14)


@pytest.mark.parametrize(
    ("text", "back", "ahead"),
    [
        ("last day of november", date(2025, 11, 30), date(2026, 11, 30)),
        ("the first day of November", date(2026, 11, 1), date(2027, 11, 1)),
        ("last day of next month", date(2026, 12, 31), date(2026, 12, 31)),
        ("last monday of november", date(2025, 11, 24), date(2026, 11, 30)),
        ("fifth sunday of november", date(2025, 11, 30), date(2026, 11, 29)),
        ("last week of november", TODAY, TODAY),
        ("first week of december", date(2025, 12, 4), date(2026, 12, 4)),
    ],
)
def test_a_day_within_a_month_is_looked_for_in_the_latest_that_has_it(text: str, back: date, ahead: date) -> None:
    assert parse_day(text, TODAY) == back
    assert parse_day(text, TODAY, ahead=True) == ahead


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-11-28", "next friday", "in 2 weeks", "morgen", "28.11.2026", "2031"]
)
def test_a_day_that_must_have_come_is_not_still_to_come(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\.$") as told:
        line_kinds.Day(past=True).parse(text, TODAY)
    assert str(told.value).startswith(("That day is still to come. Name one up to today", "That doesn't look like"))


def test_a_day_to_come_that_is_saved_stays_and_one_beside_an_event_is_said_to_be_so() -> None:
    kept = date(2026, 11, 28)
    assert line_kinds.Day(past=True).understood("2026-11-28", TODAY, kept) == (
        kept, "Saturday, 28 November 2026, still to come"
    )  # fmt: skip
    assert line_kinds.Day().understood("tomorrow", TODAY) == (kept, "Saturday, 28 November 2026, still to come")
    assert line_kinds.Day(past=True).parse("today", TODAY) == TODAY
    assert line_kinds.Day(past=True).parse("end of november", TODAY) == day_known(TODAY, Precision.ABOUT)


def test_each_day_of_the_story_must_have_come() -> None:
    asked = [question for *_, question in every_question() if isinstance(question.kind, line_kinds.Day)]
    assert {str(question.key) for question in asked} >= {
        "noticed_on",
        "told_on",
        "trouble_on",
        "started_on",
        "ended_on",
    }
    assert all(question.kind.past for question in asked if isinstance(question.kind, line_kinds.Day))


ROUGH = {
    "March 2025": "March 2025",
    "mid March 2025": "about 15 March 2025",
    "about three weeks ago": "about 6 November 2026",
    "early May": "about 5 May 2026",
    "2 months ago": "September 2026",
    "November": "November 2026",
}
"""How a rough day stands in its line when the page is opened again."""


@pytest.mark.parametrize(("typed", "again"), ROUGH.items())
def test_a_page_opened_again_shows_a_rough_day_as_understood_and_leaves_it_rough(typed: str, again: str) -> None:
    """On another day, too: the month that isn't over counts as another day of it then."""
    kind = line_kinds.Day(past=True)
    kept, said = kind.understood(typed, TODAY)
    assert kept is not None
    assert kind.text(kept) == again
    assert kind.said(kept) == said
    assert kind.understood(again, TODAY + timedelta(9), kept) == (kept, said)
    assert is_rough(kept)


def test_the_exact_day_typed_over_a_rough_one_is_exact() -> None:
    kept = line_kinds.Day().parse("March 2025", TODAY)
    exact, said = line_kinds.Day().understood("15 March 2025", TODAY, kept)
    assert (exact, said) == (date(2025, 3, 15), "Saturday, 15 March 2025")
    assert exact != kept
    assert line_kinds.day_of_end("3/2025", TODAY)[0] == kept


@pytest.mark.parametrize("typed", ["mid December", "December", "in a few weeks"])
def test_a_day_to_look_at_something_is_exact_however_it_was_named(typed: str) -> None:
    assert not is_rough(line_kinds.Day(ahead=True).parse(typed, TODAY))


def test_a_year_of_two_digits_is_of_this_century_up_to_ten_years_ahead_and_sept_is_september() -> None:
    assert parse_day("14.3.36", TODAY) == date(2036, 3, 14)
    assert parse_day("14.3.37", TODAY) == date(1937, 3, 14)
    assert parse_day("3 sept 2025", TODAY) == date(2025, 9, 3)


@pytest.mark.parametrize(
    ("text", "ahead", "said"),
    [
        ("mar 1/12", False, "1 December or 12 January"),
        ("mar 1/12", True, "1 December or 12 January"),
        ("sat 10/11", False, "10 November or 11 October"),
        ("march 10/11", False, "doesn't look like a date"),
        ("may 3-4", True, "doesn't look like a date"),
    ],
)
def test_a_weekday_that_does_not_settle_two_numbers_asks_and_none_is_a_year(text: str, ahead: bool, said: str) -> None:
    with pytest.raises(NotUnderstood, match=said):
        parse_day(text, TODAY, ahead=ahead)


@given(
    st.sampled_from(sorted(translated_days.names_in_days())),
    st.dates(date(2020, 1, 1), TODAY),
    st.sampled_from(("{on.day}.{on.month}.{on.year}", "{on:%d.%m.%Y}", "{on:%Y-%m-%d}", "{on.day}.{on.month}.")),
    st.sampled_from(("{0} {1}", "{0}, {1}", "{0}. {1}", "{1}, {0}", "{1} ({0})", "{1} {0}")),
)
def test_no_name_beside_a_day_in_numbers_makes_them_count_for_nothing(
    name: str, on: date, form: str, beside: str
) -> None:
    text = beside.format(name, form.format(on=on))
    try:
        found = days.read_day(text, TODAY)
    except NotUnderstood:
        return
    assert found
    assert (found.on.month, found.on.day) == (on.month, on.day), text
    assert not found.is_about
    assert form.endswith(".") or found.on == on


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Freitag, 27.11. um 9.30", date(2026, 11, 27)),
        ("Freitag, 27.11. gegen 9", date(2026, 11, 27)),
        ("3.11 um 17", date(2026, 11, 3)),
        ("3.11.2026 om 9.30", date(2026, 11, 3)),
        ("27.11. um 17 Uhr", date(2026, 11, 27)),
        ("13.11. à 17", date(2026, 11, 13)),
        ("13 novembre à 17", date(2026, 11, 13)),
        ("13.11. às 17", date(2026, 11, 13)),
        ("27.11. 9.30", date(2026, 11, 27)),
        ("27.11.2026, 9.30", date(2026, 11, 27)),
        ("10.11. 12.13", date(2026, 11, 10)),
        ("27.11. 9:30", date(2026, 11, 27)),
    ],
)
def test_an_hour_behind_a_day_in_numbers_is_left_out(text: str, meant: date) -> None:
    assert parse_day(text, TODAY) == meant


def test_a_number_behind_a_month_is_no_hour() -> None:
    with pytest.raises(NotUnderstood):
        parse_day("November um 17", TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "never",
        "Not yet.",
        "I haven’t",
        "haven't told them yet",
        "they don't know yet",
        "no",
        "I didn't tell the client",
    ],
)
def test_that_it_has_not_happened_is_an_answer_that_leads_to_leaving_the_day_blank(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"^If that hasn't happened, leave this blank"):
        line_kinds.Day(past=True).parse(text, TODAY)
    with pytest.raises(NotUnderstood, match=r"^That doesn't look like a date"):
        line_kinds.Day().parse(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "start of this month", "the beginning of the month", "mid this month", "end of this month", "this month",
        "this December", "December 2026", "12/2026", "end of December 2026", "Anfang des Monats", "fin du mois",
        "principios de mes", "inizio mese",
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", [1, 4, 5, 20, 31])
def test_the_month_that_today_is_in_is_never_on_the_wrong_side_of_today(text: str, day: int) -> None:
    today = date(2026, 12, day)
    past = parse_day(text, today)
    assert past is not None
    assert date(2026, 12, 1) <= past <= today


@pytest.mark.parametrize("text", ["this month", "this December", "December 2026", "12/2026"])
def test_a_month_to_come_that_has_begun_is_over_at_its_end(text: str) -> None:
    assert parse_day(text, date(2026, 12, 20), ahead=True) == date(2026, 12, 31)
    assert parse_day(text, date(2026, 12, 1), ahead=True) == date(2026, 12, 15)
    assert parse_day(text, date(2026, 12, 20)) == date(2026, 12, 15)
