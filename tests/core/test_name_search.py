"""Names in a text: the index finds what trying every name everywhere finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.formats.redaction import name_search
from retro.core.formats.redaction.name_search import NameSearch

LETTERS = "ab7 -'中é"
NAMES = st.lists(st.text(LETTERS, min_size=1, max_size=5).map(str.strip).filter(bool), max_size=6)


@given(NAMES, st.text(LETTERS, max_size=40))
def test_names_are_found_as_by_trying_each_of_them_at_every_character(names: list[str], text: str) -> None:
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    every = re.compile("|".join(map(name_search._spelt, longest_first)) or "(?!)")
    wanted = [found.span() for found in every.finditer(text)]
    assert [(start, end) for start, end, *_ in NameSearch(names).find(text)] == wanted


@pytest.mark.parametrize(
    ("text", "name"),
    [("velonord", "velo nord"), ("velo-nords", "velo nord"), ("velo nord", "velo nord"), ("a/b", "a/b")],
)
def test_a_spelling_is_told_by_its_name(text: str, name: str) -> None:
    assert [found.name for found in NameSearch(["velo nord"], ["a/b"]).find(f"to {text}.")] == [name]


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("nowak", "nowaka nowakowi nowakiem nowaku nowakow nowakowie"),
        ("novak", "novaka novakovi novakem novakova novakove novaku"),
        ("anna", "anne anny annie annan annalle anno"),
        ("kowalska", "kowalskiej kowalskie kowalskich"),
        ("kowalski", "kowalskiego kowalskiemu kowalskim"),
        ("novotny", "novotneho novotnemu novotnym novotne"),
        ("marek", "marka markovi markiem"),
        ("monika", "monice moniki monike"),
        ("virtanen", "virtasen virtaselle virtasta virtaset"),
        ("pekka", "pekan pekalle pekkaa"),
        ("marcus", "marci marco marcum"),
        ("kovacs", "kovacsnak kovacstol kovaccsal"),
        ("иванов", "иванова иванову ивановым иванове"),
        ("достоевскии", "достоевского достоевскому достоевским"),
        ("сергеи", "сергея сергею сергеем"),
        ("jan", "jana janowi janem"),
    ],
)
def test_a_name_is_found_with_the_endings_that_other_languages_put_onto_it(name: str, forms: str) -> None:
    search = NameSearch([name])
    assert [form for form in forms.split() if [each.name for each in search.find(f"to {form}.")] != [name]] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("anna", "annual annoyed annex"), ("novak", "novation nova"), ("marek", "market marked"),
     ("port", "portal portfolio"),
     ("virtanen", "virtual virtue"), ("eva", "evaluate eventually"), ("acme", "acmeville"), ("ab", "aba abo abe")],
)  # fmt: skip
def test_a_word_that_goes_on_otherwise_is_no_name_in_a_case(name: str, text: str) -> None:
    assert not [*NameSearch([name]).find(text)]


def test_a_name_is_tried_only_where_a_name_with_its_first_letters_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[frozenset[str]] = []
    known = name_search._pattern

    def pattern(names: frozenset[str]) -> re.Pattern[str]:
        tried.append(names)
        return known(names)

    monkeypatch.setattr(name_search, "_pattern", pattern)
    found = [*NameSearch(["anna", "andrea", "ben"]).find("banana and andrea met the annual band")]
    assert [each.name for each in found] == ["andrea"]
    assert tried == [frozenset({"andrea"}), frozenset({"andrea"}), frozenset({"anna"})]
