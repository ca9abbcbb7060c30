"""What may be shown and what may be kept."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.core.text.control_chars import sanitize, strip_controls, visible

ANY_TEXT = st.text(st.characters() | st.characters(categories=["Cc", "Cs", "Cf"]))
STEERING = {*map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029])}


def _steers(character: str) -> bool:
    category = unicodedata.category(character)
    return (category in ("Cc", "Cs") and character not in "\t\n") or character in STEERING


def test_an_escape_sequence_is_shown_and_not_obeyed() -> None:
    assert visible("\x1b]52;c;AAAA\x07") == "␛]52;c;AAAA␇"
    assert visible("a\x00b\x7fc\x9bd\r") == "a␀b␡c⟨U+009B⟩d␍"


def test_a_hidden_reordering_is_shown() -> None:
    assert visible("safe\u202egpj.exe\u2069") == "safe⟨U+202E⟩gpj.exe⟨U+2069⟩"


def test_half_a_character_is_shown_as_the_replacement_character() -> None:
    assert visible("\ud83d") == "\ufffd"
    assert sanitize("a\ud83d") == ("a\ufffd", 0)


@pytest.mark.parametrize(
    "text",
    ["tab\tnewline\n", "👨\u200d👩\u200d👧", "☎\ufe0f", "漢字", "שלום\u200f!", "مرحبا", "e\u0301", "[/b] # \\"],
)
def test_writing_of_every_script_is_left_alone(text: str) -> None:
    assert visible(text) == text
    assert sanitize(text) == (text, 0)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\u2029"])
def test_every_kind_of_newline_becomes_one(newline: str) -> None:
    assert sanitize(f"a{newline}b") == ("a\nb", 0)


def test_controls_are_left_out_and_counted() -> None:
    assert sanitize("A\x1b[31m red\x1b[0m B\x00\x9b") == ("A[31m red[0m B", 4)


@given(ANY_TEXT)
def test_nothing_visible_steers_a_terminal(text: str) -> None:
    assert not any(map(_steers, visible(text)))
    visible(text).encode()


@given(ANY_TEXT)
def test_what_is_drawn_under_a_cursor_steers_no_terminal_and_loses_nothing_else(text: str) -> None:
    assert strip_controls(text) == "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) == "Cs" else character
        for character in text
        if not _steers(character) or unicodedata.category(character) == "Cs"
    )


@given(ANY_TEXT)
def test_clean_text_has_no_controls_and_stays_clean(text: str) -> None:
    kept, removed = sanitize(text)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n" for c in kept)
    assert sanitize(kept) == (kept, 0)
    assert kept.splitlines() == (kept.removesuffix("\n").split("\n") if kept else [])
    assert removed == sum(unicodedata.category(c) == "Cc" and c not in "\t\n\r" for c in text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_ordinary_text_is_kept_letter_for_letter(text: str) -> None:
    assert sanitize(text) == (text, 0)
