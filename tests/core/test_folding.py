"""The one folding: which writings are the same, which are not, and where a hit stands in the text as written."""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.gig import flag_catalogue
from retro.core.gig.choices import Side, Stage
from retro.core.gig.flag_catalogue import red_flag_of
from retro.core.gig.flag_names import flag_key
from retro.core.gig.line_kinds import Tags
from retro.core.gig.retrospective import Retrospective
from retro.core.text import folding
from retro.core.text.folding import PIECE, fold, fold_name, original, positions, span
from retro.core.wizard.flag_picking import flag_choices, new_own_flag
from retro.core.wizard.history import GigHistory


def every_code() -> Iterator[str]:
    """Every character that Unicode has room for: counted out where it is asked for, since it is a million."""
    return (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)


@cache
def every() -> Sequence[str]:
    """Every character there is, and the ends of each run of those that aren't: nothing tells those within apart."""
    runs = [(category, [*run]) for category, run in groupby(every_code(), key=unicodedata.category)]
    return [letter for kind, run in runs for letter in ((run[0], run[-1]) if kind in ("Cn", "Co") else run)]


SAME = [
    ("we don’t pay", "we don't pay"),
    ("“urgent” ‘job’", "\"urgent\" 'job'"),
    ("«urgent» „job“", "'urgent' 'job'"),
    ("don´t, don`t, donʼt", "don't, don't, don't"),
    ("10 – 12 — 14 − 16 ‑ 18", "10 - 12 - 14 - 16 - 18"),
    ("co\u00adoperation", "cooperation"),
    ("dead\u200bline\u2060s", "deadlines"),
    ("\ufeff\u200eRosa\u202c", "rosa"),
    ("می\u200cروم", "میروم"),
    ("Zoë", "Zoe\u0308"),
    ("Łódź", "lodz"),
    ("Øster Åbro", "oster abro"),
    ("Đorđe", "dorde"),
    ("Ísafjörður", "isafjordur"),
    ("Þór", "thor"),
    ("Ærø", "aero"),
    ("sœur", "soeur"),
    ("ısı", "ISI"),
    ("İzmir", "izmir"),
    ("Ŋ", "n"),
    ("Ħal, Ŧ", "hal, t"),
    ("Straße", "STRASSE"),
    ("Ɓ Ƒ Ⱥ", "b f a"),
    ("Әли, Қазақ", "әли, казак"),
    ("ﬁnal", "final"),
    ("Ｆｕｌｌ１２", "full12"),
    ("١٢٠٠", "1200"),
    ("ΣΟΦΟΣ", "σοφος"),
    ("ᾼ", "αι"),
    ("שָׁלוֹם", "שלום"),
    ("مُدِير", "مدير"),
    ("کتاب علی", "كتاب علي"),
    ("على", "علی"),
    ("مدرسة", "مدرسه"),
    ("شركـــة", "شرکہ"),
    ("خانۀ", "خانهٔ"),
    ("ﻛﻲ", "کی"),
    ("ٱلله", "الله"),
    ("שלום", "שלומ"),
    ("ײדיש", "יידיש"),
    ("한국", unicodedata.normalize("NFD", "한국")),
]
OTHER = [
    ("ガ", "カ"),
    ("क्या", "कया"),
    ("c++", "c"),
    ("co-operation", "cooperation"),
    ("we dont pay", "we don't pay"),
    ("three", "3"),
    ("дом", "dom"),
    ("б", "в"),
    ("گل", "كل"),
    ("ێ", "ی"),
    ("ב", "כ"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_writings_of_the_same_words_fold_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_no_form_of_unicode_makes_a_difference(form: str) -> None:
    forms = ((letter, unicodedata.normalize(form, letter)) for letter in every())  # type: ignore[arg-type]
    told_apart = {letter for letter, other in forms if letter != other and fold(letter) != fold(other)}
    assert told_apart <= set("´\u1ffd″‴‶‷⁗")  # one sign for us, several or an accent for Unicode


@pytest.mark.parametrize("characters", [every, pytest.param(every_code, marks=pytest.mark.slow)])
def test_folding_again_changes_nothing_and_case_makes_no_difference(characters: Callable[[], Iterable[str]]) -> None:
    assert [letter for letter in characters() if fold(once := fold(letter)) != once] == []
    in_cases = ({letter, letter.upper(), letter.lower(), letter.casefold()} for letter in characters())
    assert [letters for letters in in_cases if len(letters) > 1 and len(set(map(fold, letters))) > 1] == []


def test_every_dash_is_one_and_every_letter_of_european_languages_is_found_in_ascii() -> None:
    dashes = [letter for letter in every() if unicodedata.category(letter) == "Pd"]
    assert {fold(dash) for dash in dashes} <= {"-", "--"}
    letters = [letter for letter in map(chr, range(0xC0, 0x180)) if letter.isalpha() and letter not in "Ŀŀ"]
    assert [letter for letter in letters if not fold(letter).isascii()] == []


def test_what_an_earlier_folding_left_of_a_text_folds_to_what_the_text_folds_to() -> None:
    changed = "\u0640\u0649\u0629\u0671\u06a9\u06aa\u06be\u06c1\u06c3\u06cc\u06d5ךםןףץװױײ"
    before = {letter: "".join(each for each in unicodedata.normalize("NFKD", letter.casefold())) for letter in every()}
    assert [each for each, kept in before.items() if set(kept) & set(changed) and fold(kept) != fold(each)] == []


def test_what_nobody_sees_is_left_out() -> None:
    formats = [letter for letter in every() if unicodedata.category(letter) == "Cf"]
    assert "".join(map(fold, formats)) == ""
    assert fold_name(" \u200b\t") == ""


def test_a_text_ends_no_search_early() -> None:
    assert fold("a\0b\x1ec") == "a b c"


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_part_folds_to_a_part(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text(st.sampled_from("aéß ﬃ\u0301\u00adłx’—한"), min_size=1, max_size=60), st.data())
def test_a_hit_is_found_in_the_text_as_written(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    end = data.draw(st.integers(start, len(folded)))
    begin, stop = original(text, start, end)
    assert folded[start:end] in fold(text[begin:stop])
    assert (begin, stop) == span(positions(text), start, end)
    if end > start:  # no character at either end could be left out, but for accents that fold to nothing
        assert len(fold(text[: begin + 1])) > start or not fold(text[begin])
        assert len(fold(text[: stop - 1])) < end or not fold(text[stop - 1])


def test_a_hit_far_into_a_long_text_is_found_without_a_map_of_all_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    mapped: list[int] = []
    lengths = folding._lengths

    def counted(text: str, before: int) -> list[int]:
        mapped.append(len(text))
        return lengths(text, before)

    monkeypatch.setattr(folding, "_lengths", counted)
    text = "é\u0301ß" * PIECE + "Łódź" + "ß" * PIECE
    start = fold(text).index("lodz")
    begin, end = original(text, start, start + 4)
    assert text[begin:end] == "Łódź"
    assert sum(mapped) <= 2 * PIECE


def test_a_long_text_folds_piece_by_piece_so_that_other_threads_have_their_turn() -> None:
    text = "Éa" * (PIECE // 2) + "x" * PIECE + "ŸÉ e\u0301ß"
    assert fold(text) == "".join(map(fold, text)) == "ea" * (PIECE // 2) + "x" * PIECE + "ye ess"


@pytest.mark.parametrize(("one", "other"), SAME)
def test_an_own_flag_is_the_same_however_its_name_is_written(one: str, other: str) -> None:
    assert flag_key(f"{one}  late") == flag_key(f" {other} late")


def test_a_code_is_no_name() -> None:
    assert (flag_key("B3"), flag_key("b3"), flag_key("Ｂ3")) == ("B3", "b3", "b3")


def test_the_picker_finds_a_flag_by_any_writing_of_its_name() -> None:
    flag = new_own_flag("They “forget” Łódź", Stage.WORK, Side.CLIENT)
    every = flag_choices(Retrospective.new(), GigHistory(own=(flag,)))
    assert every.found('lodz "forget', ()) == (flag,)
    assert every.found('"lodz"', ()) == (flag,)
    for nothing in ('"', "“ ”", "\u0301"):
        assert every.listed("likely", nothing, (), ()) == every.likely(()), "there is nothing to look for yet"
    assert every.named("they 'forget' lodz", ()) == flag
    assert red_flag_of("A1") in every.found("A", ())


def test_cue_words_count_whatever_quotation_marks_and_invisible_marks_stand_in_them() -> None:
    plain = flag_catalogue.suggested("they can't pay a deposit, no contract and didn't sign")
    assert flag_catalogue.suggested("they can’t pay a de\u00adposit, no\u00a0contract and didnʼt sign") == plain
    assert plain


def test_a_tag_stands_once_however_it_is_written() -> None:
    assert Tags().parse("Łódź, lodz, rush-job, rush–job") == ("Łódź", "rush-job")
