"""Numbers in words: what each says, in many languages, and what is no one number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.text.folding import fold
from retro.core.text.numbers.spelt_numbers import spelt_numbers

SAID = {
    "1200": "twelve hundred, one thousand two hundred, zwölfhundert, mille deux cents, mil doscientos, milleduecento",
    "250000": "two hundred and fifty thousand, zweihundertfünfzigtausend, deux cent cinquante mille",
    "500000": "half a million, eine halbe Million, un demi-million, medio millón",
    "1500000": "a million and a half, one and a half million, un millón y medio, anderthalb millionen",
    "1.25": "one point two five, eins komma zwei fünf, un virgule deux cinq, uno coma dos cinco",
    "1500000.0": "one point five million, eins komma fünf millionen, uno coma cinco millones",
    "500000.0": "zero point five million, zéro virgule cinq millions",
    "2500": "zweieinhalbtausend, deux mille cinq cents, dos mil quinientos",
    "200": "duecento, tweehonderd, dwieście, duzentos",
    "1550": "millecinquecentocinquanta, duizendvijfhonderdvijftig, "
    "tysiąc pięćset pięćdziesiąt, mil quinhentos e cinquenta",
    "24": "vingt-quatre, veinticuatro, ventiquattro, vierentwintig, dwadzieścia cztery, vinte e quatro",
    "21": "ventuno, eenentwintig, dwadzieścia jeden, veintiuno",
    "95": "ninety-five, fünfundneunzig, quatre-vingt-quinze, noventa y cinco",
    "75": "soixante-quinze, setenta y cinco, seventy five",
    "80": "quatre-vingts, achtzig",
    "300": "tři sta, триста, háromszáz, háromszázzal, trehundra",
    "1500": "tisíc pět set, тысяча пятьсот, тисяча п’ятсот, ezerötszáz, tusen fem hundra",
    "25000": "dvacet pět tisíc, двадцать пять тысяч, двадцять п'ять тисяч, huszonötezer, tjugofem tusen",
    "23": "dreiundzwanzig, veintitrés, vingt-trois",
    "2000": "two grand, zweitausend, deux mille, dos mil, duemila, tweeduizend, dwa tysiące, dois mil",
}


@pytest.mark.parametrize("value", SAID)
def test_a_number_in_words_is_read_in_many_languages(value: str) -> None:
    for words in SAID[value].split(", "):
        (found,) = spelt_numbers(fold(words))
        assert (found.value, found.start, found.end) == (Decimal(value), 0, len(fold(words))), words


@pytest.mark.parametrize("words", ["a couple of thousand", "quelques milliers", "ein paar tausend", "un par de miles"])
def test_a_vague_number_is_found_without_a_value(words: str) -> None:
    assert [(found.value, found.is_large) for found in spelt_numbers(words)] == [(None, True)]


@pytest.mark.parametrize("words", ["one two three", "nineteen eighty", "five four hundred"])
def test_words_that_are_no_one_number_have_no_value(words: str) -> None:
    assert [found.value for found in spelt_numbers(words)] == [None]


def test_a_point_that_no_digit_follows_ends_a_number() -> None:
    assert [found.words for found in spelt_numbers("one point is, point two. one point twenty people")] == [
        ("one",),
        ("two",),
        ("one",),
        ("twenty",),
    ]


def test_languages_are_not_mixed_in_one_number() -> None:
    assert [found.words for found in spelt_numbers("two mille, drei hundred")] == [
        ("two",),
        ("mille",),
        ("drei",),
        ("hundred",),
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                "a",
                "one",
                "half",
                "zwei",
                "und",
                "hundert",
                "mille",
                "et",
                "cent",
                "y",
                "mil",
                "-",
                ",",
                "x",
                "two",
                "thousand",
            ]
        )
    )
)
def test_no_text_breaks_it_and_ranges_follow_each_other(words: list[str]) -> None:
    last = 0
    for found in spelt_numbers(" ".join(words)):
        assert last <= found.start < found.end
        last = found.end
