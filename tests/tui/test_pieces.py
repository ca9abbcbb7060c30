"""What is selected of a wrapped text is copied as it was written."""

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from retro.tui.kit.layout import STRONG, LayoutBuilder, hanging_indent, indented, thin_rule, wrapped
from retro.tui.kit.text.pieces import TextPiece, selected_at, selected_text, word_at
from retro.tui.terminal.safe_text import safe_text, styled

STORY = "When I took the job I thought two weeks would do, and said so.\n\nI didn't ask who else works on it."
WORDS = st.text(st.sampled_from("ab ,.’\n短é"), max_size=80)


def test_a_piece_names_itself() -> None:
    piece = TextPiece(3, " ")
    assert repr(piece) == "TextPiece(3, lead=' ')"
    assert (piece, hash(piece)) == (TextPiece(3, " "), hash(TextPiece(3, " ")))
    assert piece != TextPiece(3)


@given(WORDS, st.integers(8, 40))
def test_a_whole_text_comes_out_as_it_went_in_at_any_width(text: str, width: int) -> None:
    came = selected_text(indented(wrapped(safe_text(text), width)), SELECT_ALL)
    assert came.strip() == text.strip()


@given(st.text(st.sampled_from("ab ,-\t\n短é"), max_size=40), st.integers(8, 40))
def test_a_text_of_one_line_is_laid_out_as_if_it_were_wrapped(text: str, width: int) -> None:
    content = styled(text, STRONG)
    styles = [
        [span for span in line.spans if not isinstance(span.style, TextPiece)] for line in wrapped(content, width)
    ]
    lines = [line.plain for line in wrapped(content, width)]
    assert (lines, styles) == (
        [line.plain for line in content.wrap(width)],
        [line.spans for line in content.wrap(width)],
    )


@given(WORDS, WORDS, st.integers(8, 40))
def test_two_columns_come_out_one_after_the_other(a: str, b: str, width: int) -> None:
    left, right = (wrapped(safe_text(text), width) for text in (a, b))
    blank = safe_text("")
    rows = max(len(left), len(right))
    lines = [
        (left[row] if row < len(left) else blank).pad_right(60)
        + styled(" │ ", "dim")
        + (right[row] if row < len(right) else blank)
        for row in range(rows)
    ]
    came = selected_text(lines, SELECT_ALL)
    for text in (a, b):
        assert text.strip() in came


def test_a_part_across_lines_and_paragraphs_is_what_is_lit() -> None:
    lines = indented(wrapped(safe_text(STORY), 24))
    first = next(y for y, line in enumerate(lines) if "two weeks" in line.plain)
    last = next(y for y, line in enumerate(lines) if "didn't" in line.plain)
    selection = Selection(Offset(lines[first].plain.index("two"), first), Offset(lines[last].plain.index("ask"), last))
    assert selected_text(lines, selection) == "two weeks would do, and said so.\n\nI didn't "


def test_labels_headings_and_rules_keep_their_lines_and_marks_are_left_out() -> None:
    lines = LayoutBuilder()
    lines.add([styled("THE STORY", STRONG), thin_rule(30)])
    lines.add(
        hanging_indent(styled("Client", "dim").pad_right(10), safe_text("a small shop that sells tea and cups"), 30)
    )
    lines.add(styled("│ ", STRONG) + line for line in wrapped(safe_text("one two three four five six"), 12))
    came = selected_text(lines.lines, SELECT_ALL)
    assert came == "THE STORY\n\nClient  a small shop that sells tea and cups\none two three four five six"


def test_a_double_click_takes_a_word_with_its_apostrophe_also_one_that_was_cut() -> None:
    lines = wrapped(safe_text("I didn’t see Donaudampfschifffahrtsgesellschaft there"), 12)
    said = selected_at(lines, Offset(3, 0), is_paragraph=False)
    assert said
    assert selected_text(lines, said) == "didn’t"
    row = next(y for y, line in enumerate(lines) if "hrtsgese" in line.plain or "fahrt" in line.plain)
    long = selected_at(lines, Offset(2, row), is_paragraph=False)
    assert long
    assert selected_text(lines, long) == "Donaudampfschifffahrtsgesellschaft"


def test_a_triple_click_takes_a_paragraph_of_one_column_alone() -> None:
    left, right = wrapped(safe_text(STORY), 30), wrapped(safe_text("none of it " * 6), 30)
    lines = [a.pad_right(32 - len(a.plain)) + styled(" │ ", "dim") + b for a, b in zip(left, right, strict=False)]
    paragraph = selected_at(lines, Offset(4, 0), is_paragraph=True)
    assert paragraph
    assert selected_text(lines, paragraph) == STORY.partition("\n")[0]


def test_where_nothing_stands_nothing_is_selected() -> None:
    lines = indented(wrapped(safe_text("short"), 20))
    for at in (Offset(0, 0), Offset(15, 0), Offset(3, 9)):
        assert selected_at(lines, at, is_paragraph=False) is None


@given(WORDS, st.integers(0, 90))
def test_a_word_is_found_at_any_place(text: str, at: int) -> None:
    start, end = word_at(text, at)
    assert start <= max(at, start)
    assert start <= at < end or at >= len(text)
