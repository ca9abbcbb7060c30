"""What is meant by typed amounts, rates, hours and currencies."""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from retro.core.gig import line_kinds, wording
from retro.core.message import refund
from retro.core.text import amounts, currencies
from retro.core.text.amounts import NEGATIVE
from retro.core.text.hours import IN_LONGER, NO_HOURS, parse_hours
from retro.core.text.parsing import NotUnderstood, plain_text
from retro.core.vet import details, overrun
from retro.core.vet.quote import Quote

FRAGMENTS = st.sampled_from(
    ["1", "20", "300", "1,200", "1.200,50", "5k", "€", "$", "US$", "EUR", "Rs", "kr", " ", "-", ",", ".", "'",
     "approx.", "and", "net", "mio", ",-", "h", "m", ":", "½", "１２", "٫", "\u200e", "\u200b", "\u00a0", "x", "/h"]
)  # fmt: skip
TYPED = st.one_of(st.text(), st.lists(FRAGMENTS, max_size=8).map("".join))


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
        ("300.", "300"),
    ],
)
def test_an_amount_is_understood_with_either_separator(text: str, meant: str) -> None:
    assert amounts.amount(text) == Decimal(meant)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("5k", "5000"),
        ("300 or so", "300"),
        ("300ish", "300"),
        ("1234:-", "1234"),
        ("50万", "500000"),
        ("5만", "50000"),
        ("1.5万", "15000"),
        ("1.2k", "1200"),
        ("$1,2k", "1200"),
        ("2 thousand", "2000"),
        ("1 mio", "1000000"),
        ("1.5 million", "1500000"),
        ("Rs 5,000", "5000"),
        ("Rs. 5,000", "5000"),
        ("US$300", "300"),
        ("300,-", "300"),
        ("Rs.5000/-", "5000"),
        ("10k€", "10000"),
        ("CHF 1’200.–", "1200"),
        ("1,20,000", "120000"),
        ("12,34,567.50", "1234567.50"),
        ("kr 1 234", "1234"),
        ("1 234 kr", "1234"),
        ("500 zł", "500"),
        ("5 tsd", "5000"), ("5 Tsd. €", "5000"), ("5 Tausend Euro", "5000"), ("5 T€", "5000"), ("5 TEUR", "5000"),
        ("5kEUR", "5000"), ("1,5 M€", "1500000"), ("5 тыс. руб.", "5000"), ("50к", "50000"), ("2 млн", "2000000"),
        ("3 Millionen Euro", "3000000"), ("2 millones de euros", "2000000"), ("5 mille euros", "5000"),
        ("1 million d’euros", "1000000"), ("2 lakhs", "200000"), ("3 crores", "30000000"), ("२ लाख", "200000"),
        ("5千円", "5000"), ("3百万円", "3000000"), ("5 hundred", "500"), ("約300円", "300"), ("etwa 300 €", "300"),
        ("около 300 руб", "300"), ("300 € zzgl. MwSt.", "300"), ("300 € HT", "300"), ("300元左右", "300"),
        ("300 euros or so", "300"),
    ],
)  # fmt: skip
def test_an_amount_is_understood_as_people_write_it(text: str, meant: str) -> None:
    assert amounts.amount(text) == Decimal(meant)


@pytest.mark.parametrize(
    "text",
    ["approx. 300", "ca. 300", "about 300", "~300", "300 net", "300 + VAT", "around €300", "300 (net)", "300 inc. VAT",
     "300 € (excl. btw)", "300 ohne MwSt", "300 in advance", " 300\n"],
)  # fmt: skip
def test_what_stands_around_a_number_changes_no_digit_of_it(text: str) -> None:
    assert amounts.amount(text) == Decimal(300)


@pytest.mark.parametrize(("text", "meant"), [("１２００", 1200), ("١٬٢٠٠", 1200), ("१२००", 1200), ("＄１２００", 1200)])
def test_digits_of_other_scripts_are_digits(text: str, meant: int) -> None:
    assert amounts.amount(text) == Decimal(meant)


@pytest.mark.parametrize(
    "text",
    ["100 and 50", "300-400", "300 or 400", "1 20", "3 00", "1,200,50", "1,2,3", "1.2.3,4.5", "1e9", "10%", "1/2",
     "1\u200b2", "5 m", "5 mil", "5m eur", "2 billion", "1.5 L", "1万5000円", "600+", "600 won", "R 600", "600 Ft",
     "5k-6k", "1.200k", "1234.567", "001,200", "01.500", "five",
     "EUR", "a lot", "-", "20 an hour", "300\t400", "300  400", "300\n400"],
)  # fmt: skip
def test_what_is_not_one_number_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\.$"):
        amounts.amount(text)


@pytest.mark.parametrize("text", ["-5", "−5", "–5", "-$5", "$-5", "€ −5"])
def test_an_amount_below_nothing_is_named_so(text: str) -> None:
    with pytest.raises(NotUnderstood, match="can't be negative"):
        amounts.amount(text)


@pytest.mark.parametrize("text", ["9" * 13, "9" * 27, "9" * 60, "1000000 mio", "999999999999999.99"])
def test_an_amount_that_no_column_holds_is_named_so(text: str) -> None:
    with pytest.raises(NotUnderstood, match="twelve digits"):
        amounts.amount(text)


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("€600", "EUR", "600"),
        ("￥5000", "JPY", "5000"),
        ("￡600", "GBP", "600"),
        ("600 usd", "USD", "600"),
        ("1.200,50 EUR", "EUR", "1200.50"),
        ("$ 1,200", "USD", "1200"),
        ("C$300", "CAD", "300"),
        ("R$ 1.200,00", "BRL", "1200"),
        ("kr 300", "", "300"),
        ("300 euros", "EUR", "300"),
        ("euro 1.200,50", "EUR", "1200.50"),
        ("300 quid", "GBP", "300"),
        ("500 złotych", "PLN", "500"),
        ("5万円", "JPY", "50000"),
        ("50만원", "KRW", "500000"),
        ("600元", "", "600"),
        ("300 Kč", "CZK", "300"),
        ("600 net", "", "600"),
        ("600 руб", "RUB", "600"), ("600 рублей", "RUB", "600"), ("600р.", "RUB", "600"), ("600 грн", "UAH", "600"),
        ("600 rmb", "CNY", "600"), ("600美元", "USD", "600"), ("Rp 600.000", "IDR", "600000"),
        ("600 nis", "ILS", "600"),
        ("600 TL", "TRY", "600"), ("600 zl", "PLN", "600"), ("६०० रुपये", "INR", "600"), ("٦٠٠ يورو", "EUR", "600"),
        ("600 ευρώ", "EUR", "600"), ("600 Swiss francs", "CHF", "600"), ("600 New Zealand dollars", "NZD", "600"),
        ("USD$600", "USD", "600"), ("$600 US", "USD", "600"), ("$CAD 600", "CAD", "600"), ("600 $US", "USD", "600"),
        ("US 600 $", "USD", "600"), ("nz 600$", "NZD", "600"), ("A $600", "AUD", "600"), ("a$600", "AUD", "600"),
        ("600", "", "600"),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_price_may_name_its_currency(text: str, currency: str, amount: str | None) -> None:
    assert amounts.price(text) == (currency, None if amount is None else Decimal(amount))


@pytest.mark.parametrize(
    "text",
    [
        "a lot",
        "USD",
        "300 dollars",
        "-5",
        "€",
        "600 xyz",
        "€600 USD",
        "600 net EUR",
        "abc 600",
        "600 pesos",
        "600 francs",
        "600 ドル",
        "600 Swiss dollars",
        "Canadian 600 dollars",
        "k 600 r",
    ],
)
def test_what_is_no_price_is_said_so(text: str) -> None:
    with pytest.raises(NotUnderstood):
        amounts.price(text)


def test_a_currency_beside_another_is_said_and_not_taken() -> None:
    with pytest.raises(NotUnderstood, match=r"^This says EUR, the gig says USD\.$"):
        amounts.price("€600", "USD")


@pytest.mark.parametrize(
    ("text", "meant"),
    [("৳ 500", "BDT"), ("500 taka", "BDT"), ("৫০০ টাকা", "BDT"), ("₮500", "MNT"), ("500៛", "KHR"), ("₭ 500", "LAK"),
     ("₨500", "INR")],
)  # fmt: skip
def test_every_sign_of_a_currency_in_use_names_it(text: str, meant: str) -> None:
    assert amounts.price(text) == (meant, Decimal(500))


@pytest.mark.parametrize(
    ("text", "known"),
    [("kr 300", "EUR"), ("300 kr.", "USD"), ("1 200 kronor", "PLN"), ("元 300", "JPY"), ("ca. 5k kroner", "GBP")],
)
def test_a_name_of_several_currencies_is_never_that_of_a_gig_in_another(text: str, known: str) -> None:
    with pytest.raises(NotUnderstood, match=rf", the gig says {known}\.$"):
        amounts.price(text, known)


@pytest.mark.parametrize(
    ("text", "known"),
    [("$600", "AUD"), ("600 AUD", "AUD"), ("kr 600", "NOK"), ("Rs 600", "PKR"), ("600 dollars", "AUD"),
     ("600 kroner", "NOK"), ("600 rupees", "LKR"), ("600 pesos", "MXN"), ("600 francs", "CHF"), ("600 руб", "BYN"),
     ("600 won", "KRW"), ("₨ 600", "PKR"), ("R 600", "ZAR"), ("600 Ft", "HUF"), ("600 ドル", "HKD"),
     ("600 lei", "MDL")],
)  # fmt: skip
def test_a_sign_that_several_currencies_use_is_that_of_the_gig(text: str, known: str) -> None:
    assert amounts.price(text, known) == (known, Decimal(600))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("eine halbe Stunde", "0.5"), ("une demi-heure", "0.5"), ("media hora", "0.5"), ("mezz'ora", "0.5"),
        ("meia hora", "0.5"), ("een half uur", "0.5"), ("en halv timme", "0.5"), ("pół godziny", "0.5"),
        ("anderthalb Stunden", "1.5"), ("eineinhalb Std.", "1.5"), ("une heure et demie", "1.5"),
        ("hora y media", "1.5"),
        ("un'ora e mezza", "1.5"), ("anderhalf uur", "1.5"), ("en och en halv timme", "1.5"),
        ("półtorej godziny", "1.5"),
        ("dreieinhalb Stunden", "3.5"), ("2 heures et demie", "2.5"), ("dos horas y media", "2.5"),
        ("due ore e mezza", "2.5"),
        ("zwei Stunden", "2"), ("tre timmar", "3"),
        ("drie uur", "3"), ("7u30", "7.5"), ("7 u.", "7"), ("3u45", "3.75"), ("trzy godziny", "3"),
        ("fünf Stunden und 30 Minuten", "5.5"),
        ("5 часов", "5"), ("2ч 30м", "2.5"), ("2 часа и 30 мин.", "2.5"), ("пять часов", "5"), ("полтора часа", "1.5"),
        ("два с половиной часа", "2.5"), ("7½ часов", "7.5"), ("5 годин", "5"), ("2 saat 30 dk", "2.5"),
        ("2 buçuk saat", "2.5"),
        ("3時間", "3"), ("2時間30分", "2.5"), ("3時間半", "3.5"), ("二時間", "2"), ("3个半小时", "3.5"),
        ("半小时", "0.5"),
        ("2시간 30분", "2.5"), ("2시간 반", "2.5"), ("약 3시간", "3"), ("ساعتان", "2"), ("٥ ساعات", "5"), ("५ घंटे", "5"),
        ("3 ώρες", "3"), ("másfél óra", "1.5"), ("2 giờ rưỡi", "2.5"), ("3 ชั่วโมง", "3"), ("½ Stunde", "0.5"),
        ("20 hours or so", "20"), ("etwa 5 Stunden", "5"),
    ],
)  # fmt: skip
def test_hours_in_words_of_the_languages_of_days_are_read(text: str, meant: str) -> None:
    assert parse_hours(text) == Decimal(meant)


@pytest.mark.parametrize(
    "text",
    [
        "halbe",
        "zwei",
        "zwei Tage Stunden",
        "einige Stunden",
        "media",
        "halv h h",
        "or 2 h",
        "demi 3 heures",
        "3時",
        "十分",
        "5 години",
        "час",
        "5 часа ночи",
        "2 sata",
        "3時半",
        "半",
        "部分",
    ],
)
def test_hours_that_another_language_leaves_open_are_not_understood(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_hours(text)


def test_a_minimum_rate_in_another_currency_than_the_price_is_refused() -> None:
    quote = Quote("EUR", Decimal(600))
    with pytest.raises(NotUnderstood, match=r"^This says USD, the price is in EUR\.$"):
        details.minimum_rate("$20", quote)
    assert details.minimum_rate("20 an hour", quote) == ("EUR", Decimal(20))
    assert details.minimum_rate("$20/h", Quote("EUR")) == ("USD", Decimal(20))


@pytest.mark.parametrize(
    "text",
    ["€20/Std.", "20 € pro Stunde", "20 euros par heure", "20 € l'heure", "20 €/hora", "20 € por hora", "20 € all'ora",
     "20 EUR per uur", "EUR 20 pr. time", "€20 p/h", "20 € hourly"],
)  # fmt: skip
def test_a_rate_says_that_it_is_hourly_in_each_language_of_hours(text: str) -> None:
    assert amounts.rate(text) == ("EUR", Decimal(20))
    with pytest.raises(NotUnderstood):
        amounts.price(text)


@pytest.mark.parametrize(
    "text", ["$160/day", "20 € par jour", "20 die Woche", "300 la pièce", "20 a minute", "20 a time"]
)
def test_a_rate_for_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        amounts.rate(text)


@pytest.mark.parametrize(
    ("text", "offered", "meant"),
    [("kr 600", "NOK", "NOK"), ("$600", "CAD", "CAD"), ("600 pesos", "MXN", "MXN"), ("$600", "EUR", "USD"),
     ("€600", "SEK", "EUR"), ("kr 600", "", "")],
)  # fmt: skip
def test_a_price_may_be_in_another_currency_than_the_rate_on_offer(text: str, offered: str, meant: str) -> None:
    assert details.price_beside(text, Quote(offered, floor=Decimal(20))) == (meant, Decimal(600))
    assert details.minimum_rate(text, Quote(offered, floor=Decimal(20))) == (meant or offered, Decimal(600))


@pytest.mark.parametrize(("text", "offered"), [("kr 600", "EUR"), ("600 kroner", "USD"), ("元600", "GBP")])
def test_a_price_whose_currency_stays_open_takes_none_of_the_rate_on_offer(text: str, offered: str) -> None:
    for parse in (details.price_beside, details.minimum_rate):
        with pytest.raises(NotUnderstood, match=r"^Several currencies have that name\."):
            parse(text, Quote(offered, floor=Decimal(20)))


@pytest.mark.parametrize(
    ("text", "offered", "meant"),
    [("kr 600", "NOK", "NOK"), ("$600", "CAD", "CAD"), ("元 600", "TWD", "TWD"), ("$600", "EUR", "USD"),
     ("600", "EUR", "EUR")],
)  # fmt: skip
def test_a_price_that_is_typed_again_keeps_the_currency_of_the_offer(text: str, offered: str, meant: str) -> None:
    currency, price = details.price_beside(text, Quote(offered, Decimal(500)))
    assert (currency or offered, price) == (meant, Decimal(600))


@pytest.mark.parametrize(("text", "offered"), [("kr 600", "EUR"), ("元 600", "EUR"), ("600 kroner", "USD")])
def test_a_price_that_is_typed_again_takes_no_shared_name_for_the_currency_of_the_offer(
    text: str, offered: str
) -> None:
    with pytest.raises(NotUnderstood, match=r"^Several currencies have that name\."):
        details.price_beside(text, Quote(offered, Decimal(500)))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("24", "24"),
        ("7.5", "7.5"),
        ("20 or so", "20"),
        ("20ish", "20"),
        ("7,5", "7.5"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("7h 30m", "7.5"),
        ("1h 30m 15s", "1.5"),
        ("1 h 30 min 36 sec.", "1.51"),
        ("2 hours, 15 minutes and 36 seconds", "2.26"),
        ("90 min 36 s", "1.51"),
        ("1⅓", "1.33"),
        ("2 2/3 hours", "2.67"),
        ("⅔ h", "0.67"),
        ("1/3 hour", "0.33"),
        ("7h30", "7.5"),
        ("7 hours and 30 minutes", "7.5"),
        ("90m", "1.5"),
        ("90 mins", "1.5"),
        ("7:30", "7.5"),
        ("37:30:00", "37.5"),
        ("about 30 hours", "30"),
        ("est. 12 h", "12"),
        ("estimated: 20", "20"),
        ("about est. 20", "20"),
        ("ca. est.: 7h 30m", "7.5"),
        ("estimate 1/2 hour", "0.5"),
        ("8 hours (est.)", "8"),
        ("7½", "7.5"),
        ("an hour and a half", "1.5"),
        ("2 hours and a half", "2.5"),
        ("seven and a half hours", "7.5"),
        ("half an hour", "0.5"),
        ("three quarters of an hour", "0.75"),
        ("7 1/2", "7.5"),
        ("7 3/4 h", "7.75"),
        ("7¼", "7.25"),
        ("1h30", "1.5"),
        ("90 min", "1.5"),
        ("an hour and 30 minutes", "1.5"),
        ("３７：３０", "37.5"),
        ("half hour", "0.5"),
        ("a quarter hour", "0.25"),
        ("an hour and three quarters", "1.75"),
        ("a hundred hours", "100"),
        ("200 hours in total", "200"),
        ("37:30 so far", "37.5"),
    ],
)
def test_hours_are_decimal_or_clocked(text: str, meant: str) -> None:
    assert parse_hours(text) == Decimal(meant)


@pytest.mark.parametrize(
    "text",
    [
        "7:75",
        "20-30",
        "2 days",
        "1d",
        "3 wks",
        "h",
        "7h 90",
        "7.5h 30m",
        "1h 30m 75s",
        "1h 15s",
        "45 sec",
        "13/3",
        "2/3/4",
        "1e3",
        "-3",
        "5 months",
        "30 or 40",
        "7 h ½",
        "90'",
        "71/2",
        "7 5/2",
        "1/2/3",
        "7½5",
        "two three",
        "once",
        "20\t30",
        "20  300",
        "total",
    ],
)
def test_what_is_no_one_number_of_hours_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        parse_hours(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("-3", NEGATIVE), ("−.5", NEGATIVE), ("- ½ h", NEGATIVE), ("-", NO_HOURS), ("–", NO_HOURS), ("- h", NO_HOURS)],
)
def test_a_number_of_hours_below_nothing_is_named_so_and_a_dash_alone_is_none(text: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        parse_hours(text)
    assert str(told.value) == sentence


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,200", "1200 or 1.2"),
        ("1.500 h", "1500 or 1.5"),
        ("2,667", "2667 or 2.67"),
        ("about 12,000 hours", "12000 or 12"),
    ],
)
def test_hours_whose_separator_can_part_thousands_are_refused_with_both_readings(text: str, readings: str) -> None:
    with pytest.raises(NotUnderstood, match=rf"\? Write {re.escape(readings)}\.$"):
        parse_hours(text)
    assert parse_hours("0,333") == Decimal("0.33")
    assert parse_hours("1,25") == Decimal("1.25")
    assert parse_hours("1,234.5") == Decimal("1234.5")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("two and a half days", "day"), ("2.5 days", "day"), ("3d", "day"), ("a week", "week"), ("two weeks", "week"),
        ("2 wks", "week"), ("3w", "week"), ("3 months", "month"), ("half a year", "year"),
        ("2 Tage", "day"), ("ein halber Tag", "day"), ("2,5 jours", "day"), ("2 дня", "day"), ("2 dni", "day"),
        ("2日間", "day"), ("3 semaines", "week"), ("zwei Wochen", "week"), ("2 недели", "week"), ("3週間", "week"),
        ("1 mes", "month"), ("2 miesiące", "month"), ("2个月", "month"),
    ],
)  # fmt: skip
def test_days_where_hours_are_asked_for_are_told_from_what_is_no_number(text: str, unit: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        parse_hours(text)
    assert str(told.value) == IN_LONGER.format(unit)
    assert (parse_hours("20"), parse_hours("7h 30m")) == (Decimal(20), Decimal("7.5"))


@pytest.mark.parametrize("text", ["viele", "5 Uhr", "u", "ein paar", "lots", "7 Dagobert", "двадцать"])
def test_words_that_only_look_like_a_unit_are_no_day(text: str) -> None:
    with pytest.raises(NotUnderstood) as told:
        parse_hours(text)
    assert str(told.value) == NO_HOURS


def test_one_separator_before_three_digits_parts_thousands_of_money_and_stays_open_in_hours() -> None:
    assert amounts.amount("1,125") == Decimal(1125)
    with pytest.raises(NotUnderstood, match=r"^Is that 1125 hours or 1\.13\?"):
        parse_hours("1,125")


@pytest.mark.parametrize(
    ("read", "sentence"),
    [(amounts.amount, amounts.NO_AMOUNT), (parse_hours, NO_HOURS)],
    ids=["amount", "hours"],
)
def test_a_sentence_advises_only_what_its_field_takes(read: type, sentence: str) -> None:
    advised = re.split(r", (?!\d{3})| or ", sentence.partition("Try ")[2].removesuffix("."))[:-1]
    assert len(advised) >= 1
    for each in advised:
        read(each)


def test_currencies_are_codes_or_signs() -> None:
    assert [currencies.currency(text) for text in ("usd", "€", "", " chf ", "US$", "zł")] == [
        "USD", "EUR", "", "CHF", "USD", "PLN"
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["dollars", "NET", "XYZ", "kr", "5", "EU", "€€"])
def test_a_currency_that_does_not_exist_or_stays_open_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match=r"\.$"):
        currencies.currency(text)


@given(TYPED)
def test_no_text_breaks_the_reading_of_amounts_hours_and_currencies(text: str) -> None:
    for read in (amounts.amount, amounts.price, parse_hours, amounts.rate, currencies.currency):
        try:
            read(text)
        except NotUnderstood as told:
            said = str(told)
        else:
            said = "Understood."
        assert said.endswith(".")


@given(TYPED)
def test_the_digits_of_an_amount_stand_together_in_the_text(text: str) -> None:
    try:
        value = amounts.amount(text)
    except NotUnderstood:
        return
    if value is None:
        assert not plain_text(text)
        return
    runs = [re.sub(r"\D", "", run).strip("0") for run in re.findall(r"\d(?:[.,٫' _]?\d)*", plain_text(text))]
    rounded = str(value).replace(".", "").strip("0")
    assert len(runs) == 1
    assert rounded == runs[0] or len(runs[0]) > len(rounded)


@given(TYPED)
def test_the_digits_of_hours_without_a_unit_stand_together_in_the_text(text: str) -> None:
    words = plain_text(text)
    try:
        value = parse_hours(text)
    except NotUnderstood:
        return
    if value is None or re.search("[hm:/½¼¾]", words.lower()):
        return
    runs = [re.sub(r"\D", "", run).strip("0") for run in re.findall(r"\d(?:[.,٫' _]?\d)*", words)]
    rounded = str(value).replace(".", "").strip("0")
    assert len(runs) == 1
    assert rounded == runs[0] or len(runs[0]) > len(rounded)


@given(
    st.one_of(
        st.decimals(min_value=0, max_value=999_999_999, places=2),
        st.integers(min_value=0, max_value=10**9).map(Decimal),
        st.integers(min_value=0, max_value=10**6).map(lambda tenths: Decimal(tenths) / 10),
    ),
    st.sampled_from(["", *sorted(currencies.CODES)]),
)
@example(value=Decimal(1200), currency="")
@example(value=Decimal("12345.5"), currency="KWD")
def test_an_amount_as_it_is_printed_is_read_back(value: Decimal, currency: str) -> None:
    assert amounts.amount(line_kinds.Money().text(value)) == value
    assert amounts.amount(line_kinds.Money().said(value)) == value
    assert parse_hours(line_kinds.Hours().text(value)) == value
    assert parse_hours(line_kinds.Hours().said(value)) == value
    assert parse_hours(wording.hours_text(value)) == value
    assert parse_hours(overrun.hours_in_words(value)) == value
    assert parse_hours(wording.worked_text(None, value)) == value
    assert amounts.price(details.Price().text((currency, value))) == (currency, value)
    printed = amounts.price(wording.money_text(value, currency), currency)
    shown = value.quantize(Decimal(1)) if currency in wording.WITHOUT_CENTS else value
    assert printed == (currency, shown)
    assert amounts.price(refund.refund_text(value, currency), currency) == (currency, shown)
    assert not value or amounts.rate(wording.hourly_text(value, currency), currency) == (currency, shown)


@pytest.mark.parametrize("code", sorted(currencies.CODES))
def test_an_amount_is_printed_with_a_sign_only_if_that_reads_as_its_currency(code: str) -> None:
    printed = wording.money_text(Decimal(5), code)
    assert amounts.price(printed) == (code, Decimal(5))
    assert printed[0] in currencies.SYMBOLS or printed.startswith(f"{code} ")


@pytest.mark.parametrize(
    "text", ["600 try", "try 600", "Bob 600", "600 mad", "600 cup", "600 Pen", "600 top", "all 600"]
)
def test_a_word_that_is_spelt_like_a_currency_is_asked_about(text: str) -> None:
    with pytest.raises(NotUnderstood, match="in capitals"):
        amounts.price(text)


@pytest.mark.parametrize("text", ["1,0000", "0,999", "0.125", "12.3456", "1.200,505"])
def test_an_amount_that_would_be_rounded_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="two decimals"):
        amounts.amount(text)


@pytest.mark.parametrize(
    ("text", "known", "code", "value"),
    [
        ("600 TRY", "", "TRY", "600"),
        ("600 try", "TRY", "TRY", "600"),
        ("600 eur", "", "EUR", "600"),
        ("US $1,500", "", "USD", "1500"),
        ("$300 USD", "", "USD", "300"),
        ("CAD $300", "", "CAD", "300"),
        ("€600 EUR", "", "EUR", "600"),
        ("1.200,- €", "", "EUR", "1200"),
        ("1.25k", "", "", "1250"),
    ],
)
def test_a_sign_and_its_code_are_one_currency(text: str, known: str, code: str, value: str) -> None:
    assert amounts.price(text, known) == (code, Decimal(value))


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("1 Std. 30 Min.", "1.5"),
        ("ca. 40 Std", "40"),
        ("8 horas", "8"),
        ("8 heures", "8"),
        ("8 uur", "8"),
        ("8 godz.", "8"),
        ("2 Stunden und 15 Minuten", "2.25"),
        ("1 heure et 30 minutes", "1.5"),
        ("90 minutos", "1.5"),
    ],
)
def test_hours_are_read_in_the_languages_of_days(text: str, hours: str) -> None:
    assert parse_hours(text) == Decimal(hours)


@pytest.mark.parametrize(
    ("known", "ways"),
    [("", "600, €600 or 600 EUR"), ("GBP", "600, £600 or 600 GBP"), ("CHF", "600 or 600 CHF")],
)
def test_a_currency_that_is_none_is_answered_in_that_of_the_gig(known: str, ways: str) -> None:
    with pytest.raises(NotUnderstood, match=f"with one currency: {ways}\\."):
        amounts.price("600 beans", known)


@pytest.mark.parametrize("text", ["a 600$", "c 600 $", "s 600$", "R 600 $", "C 600$", "a $600", "c $600", "600 s $"])
def test_a_letter_that_stands_apart_from_a_dollar_names_no_currency(text: str) -> None:
    with pytest.raises(NotUnderstood, match="one currency"):
        amounts.price(text)


@pytest.mark.parametrize(
    ("text", "known", "meant"),
    [
        ("KWD 1.250", "", "1.25"), ("12.500 BHD", "", "12.50"), ("0.750", "OMR", "0.75"),
        ("JOD 1200.500", "", "1200.50"), ("KWD 1,250", "", "1250"), ("KWD 1,250.500", "", "1250.50"),
        ("KWD 1.2k", "", "1200"), ("KWD 12.5", "", "12.50"),
        ("EUR 1.250", "", "1250"), ("1.250", "EUR", "1250"), ("1.250", "", "1250"),
        ("1.250 TND", "", "1250"), ("1.250 LYD", "", "1250"), ("1.250 IQD", "", "1250"),
    ],
)  # fmt: skip
def test_three_decimals_are_no_thousands_in_a_currency_that_is_written_so(text: str, known: str, meant: str) -> None:
    assert amounts.price(text, known)[1] == Decimal(meant)


def test_a_thousandth_of_a_dinar_is_refused_rather_than_rounded() -> None:
    with pytest.raises(NotUnderstood, match=re.escape(amounts.TOO_FINE)):
        amounts.price("KWD 1.255")


@pytest.mark.parametrize(
    ("text", "known", "read"),
    [("250 US-Dollar", "", ("USD", "250")), ("250 US-dollars", "USD", ("USD", "250")),
     ("Php 15k", "", ("PHP", "15000")),
     ("Php 1,500.50", "PHP", ("PHP", "1500.50")), ("1500 dkr", "", ("DKK", "1500")),
     ("1500 skr.", "SEK", ("SEK", "1500")),
     ("nkr 1500", "", ("NOK", "1500")), ("Dhs 3000", "", ("AED", "3000")), ("Dhs. 3,000", "MAD", ("MAD", "3000"))],
)  # fmt: skip
def test_more_names_of_currencies_are_read(text: str, known: str, read: tuple[str, str]) -> None:
    assert amounts.price(text, known) == (read[0], Decimal(read[1]))


@pytest.mark.parametrize(
    "text", ["php 15k", "PhP 15k", "15k Php", "Top 300", "Bob 600", "250 EU-Dollar", "250 US-", "Php"]
)
def test_a_word_or_half_a_name_is_no_currency(text: str) -> None:
    with pytest.raises(NotUnderstood):
        amounts.price(text)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("eine Viertelstunde", "0.25"), ("un quart d’heure", "0.25"), ("un cuarto de hora", "0.25"),
     ("Dreiviertelstunde", "0.75"), ("trois quarts d'heure", "0.75"), ("drie kwartier", "0.75")],
)  # fmt: skip
def test_quarters_of_an_hour_are_read_in_other_languages(text: str, hours: str) -> None:
    assert parse_hours(text) == Decimal(hours)
