"""What came back from an editor is put where it belongs, and no word of either side is lost."""

from collections import Counter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.text.three_way_merge import MOST_LINES, merged, merged_line


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
        ("words", "o", "ok, I did", "words\n\nok, I did"),
        ("It brokenly", "It broke", "It held", "It brokenly\n\nIt held"),
        ("no, o no", "o", "oh", "no, oh no"),
        ("It (broke)", "(broke)", "(held)", "It (held)"),
        ("one\ntwo, really\nthree", "one\ntwo\nthree", "one\ntwo\nthree\nfour", "one\ntwo, really\nthree\nfour"),
        ("one\ntwo", "one\ntwo\nSam", "one\ntwo\nSam Low", "one\ntwo\nSam Low"),
        ("one\nTwo\nx", "one\ntwo\nx", "one\ntwo again\nx", "one\nTwo\ntwo again\nx"),
        ("one\n\nnew", "one\n\nold\n\nlast", "one\n\nold", "one\n\nnew\nold"),
        ("other\n\nwords", "one\n\ntwo", "one\n\ntwo more", "other\n\nwords\n\none\n\ntwo more"),
    ],
)
def test_it_replaces_what_was_handed_out_or_stands_below(
    stands: str, handed_out: str, came_back: str, result: str
) -> None:
    assert merged(stands, handed_out, came_back) == result


@pytest.mark.parametrize(
    ("stands", "handed_out", "came_back", "result"),
    [
        ("was bad", "", "a", "was bad a"),
        ("was bad", "", "was", "was bad"),
        ("held", "", "held, twice", "held held, twice"),
        ("held", "", "it held again", "it held again"),
        ("", "", "new", "new"),
        ("", "old", "new", "new"),
        ("said no", "", "", "said no"),
        ("gone on", "on", "off", "gone off"),
        ("theirs", "old", "ours", "theirs ours"),
        ("theirs and ours", "old", "ours", "theirs and ours"),
    ],
)
def test_notes_of_two_windows_come_together_in_one_line(
    stands: str, handed_out: str, came_back: str, result: str
) -> None:
    assert merged_line(stands, handed_out, came_back) == result


WORDS = st.lists(st.sampled_from(["a", "at", "b", "bat"]), max_size=4).map(" ".join)


@given(WORDS, WORDS, WORDS)
def test_every_new_word_of_either_note_is_in_the_one_line(stands: str, handed_out: str, came_back: str) -> None:
    written = set(f"{stands} {came_back}".split()) - set(handed_out.split())
    assert written <= set(merged_line(stands, handed_out, came_back).split())


LINES = st.lists(st.sampled_from(["", "a", "b", "c d", "e"]), max_size=8).map("\n".join)


@given(LINES, LINES, LINES)
def test_every_line_that_either_side_wrote_is_in_it(stands: str, handed_out: str, came_back: str) -> None:
    written = Counter((stands + "\n" + came_back).split("\n")).keys() - set(handed_out.split("\n"))
    if came_back.split() and stands.split() != handed_out.split():
        assert written - {""} <= set(merged(stands, handed_out, came_back).split("\n"))


@given(st.text(), st.text(), st.text())
def test_what_came_back_for_a_text_that_has_no_line_in_common_is_in_it_whole(
    stands: str, handed_out: str, came_back: str
) -> None:
    if not set(stands.split("\n")) & set(handed_out.split("\n")) - {""}:
        assert came_back.strip() in merged(stands, handed_out, came_back)


def test_two_long_texts_are_put_together_in_no_time() -> None:
    before = ["a", ""] * MOST_LINES
    began = process_time()
    both = merged("\n".join(["x", *before]), "\n".join([*before, "y"]), "\n".join([*before, "z"]))
    assert process_time() - began < 0.5
    assert both.startswith("x\n")
    assert both.endswith("\nz")
