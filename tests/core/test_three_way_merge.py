"""What came back from an editor is put where it belongs, and no word of either side is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.text.three_way_merge import merged


@pytest.mark.parametrize(
    ("stands", "handed_out", "came_back", "result"),
    [
        ("It broke", "It broke", "It broke twice", "It broke twice"),
        ("It broke, and then", "It broke", "It broke twice", "It broke twice, and then"),
        ("Something else", "It broke", "It broke twice", "Something else\n\nIt broke twice"),
        ("It broke twice", "It broke", "It broke twice", "It broke twice"),
        ("", "", "all new", "all new"),
        ("typed meanwhile", "", "all new", "typed meanwhile\n\nall new"),
        ("typed meanwhile", "It broke", "", "typed meanwhile"),
        ("It broke", "It broke", "", ""),
        ("It broke", "It broke ", "It broke twice", "It broke twice"),
        ("It broke in May", "It broke\nin May\n", "It broke\nin June", "It broke\nin June"),
        ("So: It broke  in May, I think", "It broke\nin May,", "It broke in June,\n", "So: It broke in June, I think"),
        ("typed meanwhile", "  ", "all new", "typed meanwhile\n\nall new"),
        ("It breaks", "It\nbreak", "It", "It breaks\n\nIt"),
    ],
)
def test_it_replaces_what_was_handed_out_or_stands_below(
    stands: str, handed_out: str, came_back: str, result: str
) -> None:
    assert merged(stands, handed_out, came_back) == result


@given(st.text(), st.text(), st.text())
def test_every_word_that_came_back_is_in_it(stands: str, handed_out: str, came_back: str) -> None:
    assert came_back.strip() in merged(stands, handed_out, came_back)
