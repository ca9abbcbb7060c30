"""What is meant by a day that is written in a language with a table."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.text import days
from retro.core.text.calendar_days import MONTHS, WEEKDAYS
from retro.core.text.languages import foreign_days, germanic, romance, slavic, translated_days
from retro.core.text.languages.day_vocabulary import DayVocabulary
from retro.core.text.nearest_days import Meant
from retro.core.text.parsing import NotUnderstood

TODAY = date(2026, 11, 28)  # a Saturday
LANGUAGES = {
    "de": germanic.GERMAN, "nl": germanic.DUTCH, "sv": germanic.SWEDISH, "fr": romance.FRENCH, "es": romance.SPANISH,
    "it": romance.ITALIAN, "pt": romance.PORTUGUESE, "pl": slavic.POLISH, "ru": slavic.RUSSIAN,
}  # fmt: skip
UNITS = ("day", "week", "month", "year")


@pytest.fixture(autouse=True)
def _tables_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def unasked(words: str, today: date, *, ahead: bool) -> Meant | None:
        return None

    monkeypatch.setattr(foreign_days, "read_foreign_day", unasked)


def items(forms: str) -> list[list[str]]:
    return [[form.strip() for form in item.split("|")] for item in forms.split(",") if item.strip()]


def every(forms: str) -> list[str]:
    return [form for item in items(forms) for form in item]


def meant(text: str, today: date = TODAY, *, ahead: bool = False) -> tuple[date, bool] | str:
    """Return the day and whether it is about, or the sentence that refuses it."""
    try:
        found = days.read_day(text, today, ahead=ahead)
    except NotUnderstood as told:
        return str(told)
    assert found
    return found.on, found.is_about


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("vor drei Monaten", date(2026, 8, 28)),
        ("il y a un mois", date(2026, 10, 28)),
        ("hace un mes", date(2026, 10, 28)),
        ("hace 2 meses", date(2026, 9, 28)),
        ("un mese fa", date(2026, 10, 28)),
        ("een maand geleden", date(2026, 10, 28)),
        ("miesiąc temu", date(2026, 10, 28)),
        ("2 miesiące temu", date(2026, 9, 28)),
        ("há um mês", date(2026, 10, 28)),
        ("heute vor einer Woche", date(2026, 11, 21)),
        ("in zwei Wochen", date(2026, 12, 12)),
        ("in 14 Tagen", date(2026, 12, 12)),
        ("over 2 weken", date(2026, 12, 12)),
        ("fra tre giorni", date(2026, 12, 1)),
        ("za dwa tygodnie", date(2026, 12, 12)),
        ("za miesiąc", date(2026, 12, 28)),
        ("om en vecka", date(2026, 12, 5)),
        ("übermorgen", date(2026, 11, 30)),
        ("depois de amanhã", date(2026, 11, 30)),
        ("pasado mañana", date(2026, 11, 30)),
        ("dopodomani", date(2026, 11, 30)),
        ("gestern Abend", date(2026, 11, 27)),
        ("gestern um 17 Uhr", date(2026, 11, 27)),
        ("hier soir", date(2026, 11, 27)),
        ("hier à 17h30", date(2026, 11, 27)),
        ("ieri sera", date(2026, 11, 27)),
        ("ayer por la noche", date(2026, 11, 27)),
        ("gisteravond", date(2026, 11, 27)),
        ("ontem à noite", date(2026, 11, 27)),
        ("wczoraj wieczorem", date(2026, 11, 27)),
        ("Mittwochabend", date(2026, 11, 25)),
        ("w zeszły piątek", date(2026, 11, 27)),
        ("el pasado lunes", date(2026, 11, 23)),
        ("na sexta-feira passada", date(2026, 11, 27)),
        ("3 lipca", date(2026, 7, 3)),
        ("wtorek, 3 listopada", date(2026, 11, 3)),
        ("we wtorek 3 listopada 2026 r.", date(2026, 11, 3)),
        ("1° maggio 2026", date(2026, 5, 1)),
        ("1er mai", date(2026, 5, 1)),
        ("5.Mai 26", date(2026, 5, 5)),
        ("5 mai 26", date(2026, 5, 5)),
        ("primero de mayo", date(2026, 5, 1)),
        ("Dienstag, den 3. November", date(2026, 11, 3)),
        ("martedi 3 novembre", date(2026, 11, 3)),
        ("lundi 23", date(2026, 11, 23)),
        ("3 de outubro de 2025", date(2025, 10, 3)),
        ("3 fevrier", date(2026, 2, 3)),
        ("3. Maerz", date(2026, 3, 3)),
        ("3 października", date(2026, 10, 3)),
        ("14Mar26", date(2026, 3, 14)),
        ("14mars2026", date(2026, 3, 14)),
        ("the last day of October", date(2026, 10, 31)),
        ("first day of last month", date(2026, 10, 1)),
    ],
)
def test_a_day_is_read_in_each_of_the_languages(text: str, on: date) -> None:
    assert meant(text) == (on, False)


@pytest.mark.parametrize(
    "text",
    ["för tre veckor sedan", "il y a 3 semaines", "vor 3 Wochen", "hace tres semanas", "3 weken geleden",
     "trzy tygodnie temu", "há três semanas", "tre settimane fa", "three weeks ago"],
)  # fmt: skip
def test_weeks_counted_back_are_about_that_day_in_each_of_the_languages(text: str) -> None:
    assert meant(text) == (date(2026, 11, 7), True)


@pytest.mark.parametrize(
    ("text", "back", "ahead"),
    [
        ("Mitte März", date(2026, 3, 15), date(2027, 3, 15)),
        ("Ende Januar", date(2026, 1, 31), date(2027, 1, 31)),
        ("Anfang Mai 2025", date(2025, 5, 5), date(2025, 5, 5)),
        ("Ende letzten Monats", date(2026, 10, 31), date(2026, 10, 31)),
        ("mi-mars", date(2026, 3, 15), date(2027, 3, 15)),
        ("début avril", date(2026, 4, 5), date(2027, 4, 5)),
        ("fin janvier", date(2026, 1, 31), date(2027, 1, 31)),
        ("a principios de mayo", date(2026, 5, 5), date(2027, 5, 5)),
        ("finales de enero", date(2026, 1, 31), date(2027, 1, 31)),
        ("metà marzo", date(2026, 3, 15), date(2027, 3, 15)),
        ("fine gennaio", date(2026, 1, 31), date(2027, 1, 31)),
        ("half maart", date(2026, 3, 15), date(2027, 3, 15)),
        ("eind januari", date(2026, 1, 31), date(2027, 1, 31)),
        ("początek maja", date(2026, 5, 5), date(2027, 5, 5)),
        ("koniec listopada 2025", date(2025, 11, 30), date(2025, 11, 30)),
        ("fim de janeiro", date(2026, 1, 31), date(2027, 1, 31)),
        ("slutet av januari", date(2026, 1, 31), date(2027, 1, 31)),
        ("w marcu", date(2026, 3, 15), date(2027, 3, 15)),
        ("vor etwa drei Wochen", date(2026, 11, 7), date(2026, 11, 7)),
        ("vor zwei bis drei Wochen", date(2026, 11, 11), date(2026, 11, 11)),
        ("vor einem halben Jahr", date(2026, 5, 28), date(2026, 5, 28)),
        ("il y a un an et demi", date(2025, 5, 28), date(2025, 5, 28)),
        ("il y a quinze jours", date(2026, 11, 13), date(2026, 11, 13)),
        ("vor acht Tagen", date(2026, 11, 20), date(2026, 11, 20)),
        ("półtora roku temu", date(2025, 5, 28), date(2025, 5, 28)),
        ("hace unos 10 días", date(2026, 11, 18), date(2026, 11, 18)),
        ("fin 2025", date(2025, 12, 31), date(2025, 12, 31)),
    ],
)
def test_what_leaves_the_day_open_is_about_in_each_of_the_languages(text: str, back: date, ahead: date) -> None:
    assert meant(text) == (back, True)
    assert meant(text, ahead=True) == (ahead, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_counts_back_and_ahead_agree_with_the_english_form(language: str) -> None:
    table = LANGUAGES[language]
    for forms, english in ((table.ago, "{} ago"), (table.ahead, "in {}")):
        for form in every(forms):
            for unit, names in zip(UNITS, items(table.units), strict=True):
                for name in names:
                    for number, said in [*enumerate(items(table.numbers), 1), (30, ["30"]), (2.5, ["2,5"])]:
                        idiom = unit == "day" and number in (8, 15)
                        exactly = " today" if form.startswith("heute vor") else ""
                        expected = meant(("about " if idiom else "") + english.format(f"{number} {unit}s") + exactly)
                        assert meant(form.format(f"{said[-1]} {name}")) == expected, (form, said, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_weekdays_agree_with_the_english_form(language: str) -> None:
    table = LANGUAGES[language]
    for names, english in zip(items(table.weekdays), WEEKDAYS, strict=True):
        for ahead in (False, True):
            for name in names:
                assert meant(name, ahead=ahead) == meant(english, ahead=ahead)
                for before in every(table.on):
                    assert meant(f"{before} {name}", ahead=ahead) == meant(english, ahead=ahead), (before, name)
                for time in every(table.times):
                    assert meant(f"{name} {time}", ahead=ahead) == meant(english, ahead=ahead), (name, time)
                for sides, side in ((table.last, "last"), (table.next, "next"), (table.this, "this")):
                    for word in every(sides):
                        expected = meant(f"{side} {english}", ahead=ahead)
                        assert meant(f"{word} {name}", ahead=ahead) == expected, (word, name)


@pytest.mark.parametrize(
    ("texts", "english"),
    [
        (("letzte Woche Montag", "Montag letzter Woche", "am Montag, letzte Woche", "maandag vorige week",
          "vorige week op maandag", "lundi de la semaine dernière", "el lunes de la semana pasada",
          "lunes, semana pasada", "lunedì della settimana scorsa", "la settimana scorsa lunedì",
          "segunda da semana passada", "segunda-feira da semana passada", "måndagen förra veckan",
          "w poniedziałek w zeszłym tygodniu",
          "в понедельник на прошлой неделе"), "monday last week"),
        (("nächste Woche Freitag", "volgende week vrijdag", "vendredi de la semaine prochaine",
          "sexta da semana que vem", "el viernes de la semana que viene", "venerdì della prossima settimana",
          "fredag nästa vecka"),
         "friday next week"),
        (("Montag dieser Woche", "maandag deze week", "lundi de cette semaine"), "monday this week"),
        (("segunda passada", "na segunda passada", "última segunda"), "last monday"),
        (("próxima terça", "na próxima terça", "terça que vem"), "next tuesday"),
        (("esta sexta", "nesta sexta", "diesen Freitag", "ce vendredi", "questo venerdì"), "this friday"),
        (("vor 3 Wochen und 2 Tagen", "il y a 3 semaines et 2 jours", "3 weken en 2 dagen geleden"),
         "3 weeks and 2 days ago"),
        (("vor einem Monat und zwei Wochen", "een maand en twee weken geleden", "för en månad och två veckor sedan",
          "il y a un mois et deux semaines", "hace un mes y dos semanas", "un mese e due settimane fa",
          "há um mês e duas semanas", "miesiąc i dwa tygodnie temu", "месяц и две недели назад"),
         "1 month and 2 weeks ago"),
        (("vor 1 Jahr, 2 Monaten und 3 Tagen", "een jaar, twee maanden en drie dagen geleden",
          "för ett år, två månader och tre dagar sedan", "il y a 1 an, 2 mois et 3 jours",
          "hace un año, dos meses y tres días", "un anno, due mesi e tre giorni fa",
          "há um ano, dois meses e três dias", "rok, dwa miesiące i trzy dni temu",
          "год, два месяца и три дня назад"), "1 year, 2 months and 3 days ago"),
        (("in einem Monat und zwei Wochen", "over een maand en twee weken", "om en månad och två veckor",
          "dans un mois et deux semaines", "dentro de un mes y dos semanas", "fra un mese e due settimane",
          "daqui a um mês e duas semanas", "za miesiąc i dwa tygodnie", "через месяц и две недели"),
         "in 1 month and 2 weeks"),
        (("vor zweieinhalb Monaten", "tweeënhalve maand geleden", "twee en een halve maand geleden",
          "för två och en halv månad sedan", "il y a deux mois et demi", "hace dos meses y medio",
          "due mesi e mezzo fa", "há dois meses e meio", "dwa i pół miesiąca temu", "два с половиной месяца назад"),
         "2 and a half months ago"),
    ],
)  # fmt: skip
def test_a_weekday_of_a_week_and_a_sum_agree_with_the_english_form(texts: tuple[str, ...], english: str) -> None:
    for ahead in (False, True):
        assert not isinstance(meant(english, ahead=ahead), str)
        for text in texts:
            assert meant(text, ahead=ahead) == meant(english, ahead=ahead), text


@pytest.mark.parametrize(
    "text",
    ["segunda", "segunda 14 de outubro", "letzte Woche letzten Montag", "ce dernier lundi passé", "lundi de la semaine",
     "esta sexta passada", "Montag und Dienstag letzter Woche", "vor 3 Wochen und etwa 2 Tagen", "vor 2 Tagen und",
     "vor einem Monat und einem Monat", "vor zwei oder dreieinhalb Monaten", "vor einem Monat, und zwei"],
)  # fmt: skip
def test_half_of_such_a_form_is_no_day(text: str) -> None:
    assert isinstance(meant(text), str)


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_and_their_days_and_parts_agree_with_the_english_form(language: str) -> None:
    table = LANGUAGES[language]
    shared, of = every(table.shared), f"{every(table.of)[0]} " if table.of else ""
    for names, english in zip(items(table.months), MONTHS, strict=True):
        for name in names:
            for behind in ("", " 2025", " 2031"):
                if name not in shared:
                    assert meant(f"3. {name}{behind}") == meant(f"3 {english}{behind}")
                    assert meant(f"3 {of}{name}{behind}") == meant(f"3 {english}{behind}")
                for forms, part in ((table.early, "early"), (table.mid, "mid"), (table.late, "end of")):
                    for form in every(forms):
                        glue = "" if form[-1] in "-'" else " "
                        assert meant(form + glue + name + behind) == meant(f"{part} {english}{behind}"), (form, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_days_near_today_agree_with_the_english_form(language: str) -> None:
    for forms, _, english in (line.partition(" = ") for line in LANGUAGES[language].near.split(",")):
        for form in every(forms):
            assert meant(form) == meant(english), form


@pytest.mark.parametrize(
    "text",
    ["3 listopada", "listopad 2026", "3 listopada 2026", "vor Wochen", "in Wochen", "vor 3 Stunden", "3 Wochen",
     "letzten Montag nächsten", "vor 3 semanas", "hace 3 Wochen", "Montag Dienstag", "3. Woche", "il y a", "fa",
     "vor dem 3. Mai", "kein Montag", "33. Mai", "31. Juni", "mai 26 x", "das Ende", "fin de semana", "vor 0,3 Jahren",
     "Montag, 3. November 2026", "ein Tag", "halb Mai vor 3 Tagen", "vor vielen Jahren", "nie", "Rosa"],
)  # fmt: skip
def test_what_no_form_holds_whole_is_refused(text: str) -> None:
    assert isinstance(meant(text), str)


@given(
    st.lists(
        st.sampled_from(
            sorted(
                {
                    word
                    for table in LANGUAGES.values()
                    for field in table
                    for word in field.replace("|", ",").replace("{}", "3").replace("=", ",").split(",")
                    if word.strip()
                }
            )
        ),
        max_size=6,
    ).map(" ".join),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_no_mixture_of_their_words_breaks_the_translation(text: str, today: date) -> None:
    english = translated_days.in_english(text)
    assert english is None or (english.isascii() and english == english.strip())
    assert meant(text, today) if text.strip() else True


@given(st.sampled_from(sorted(LANGUAGES)), st.dates(TODAY - timedelta(360), TODAY))
def test_a_day_and_its_month_are_that_day_in_each_of_the_languages(language: str, on: date) -> None:
    table: DayVocabulary = LANGUAGES[language]
    month, weekday = items(table.months)[on.month - 1], items(table.weekdays)[on.weekday()]
    assert meant(f"{weekday[0]}, {on.day}. {month[0]} {on.year}") == (on, False)
    assert meant(f"{weekday[-1]} {on.day} {month[-1]}") == (on, False)
