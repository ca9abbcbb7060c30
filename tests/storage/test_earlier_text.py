"""How much of a text still stands after an edit."""

from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.storage.writing.earlier_text import ReplacedText, _beginning

TEXTS = st.text("ab", max_size=12)


@given(TEXTS, TEXTS, TEXTS)
def test_the_common_beginning_is_measured_to_the_character(start: str, one: str, other: str) -> None:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(start + one, start + other, strict=False))
    assert _beginning(start + one, start + other) == len(list(same))


@given(TEXTS, TEXTS, TEXTS)
def test_what_stands_at_both_ends_is_not_gone(start: str, middle: str, end: str) -> None:
    still, whole = start + end, start + middle + end
    assert ReplacedText("story.tell", whole, still).is_gone <= (2 * len(still) <= len(whole))
    assert ReplacedText("story.tell", whole, "").is_gone


@pytest.mark.parametrize(("left", "gone"), [("abcdef", False), ("abcde", True), ("abhij", True), ("abchij", False)])
def test_a_text_of_which_just_half_is_left_is_gone(left: str, gone: bool) -> None:
    assert ReplacedText("story.tell", "abcdefghij", left).is_gone is gone
