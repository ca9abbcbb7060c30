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
    assert sanitize("A\x1b red\x1b B\x00\x9b") == ("A red B", 4)


@pytest.mark.parametrize(
    ("text", "kept", "count"),
    [
        ("A\x1b[31m red\x1b[0m B\x00\x9b", "A red B", 4),
        ("\x1b[1;38;5;200mred\x1b[m \x1b[38:2::1:2:3mgreen", "red green", 3),
        ("\x1b]0;title\x07$ ls", "$ ls", 1),
        ("\x1b]8;;https://a.example\x1b\\link\x1b]8;;\x1b\\ text", "link text", 2),
        ("\x1b[?25l50 %\x1b[K\x1b[2 q\x1b[!p", "50 %", 4),
        ("\x1b[31mred \x1b(Bx\x1b>", "red x", 3),
        ("\x1bPq#1\x1b\\\x1b_0;t\x07w", "w", 2),
        ("a\x1b\x1b[31m[0m", "a[0m", 2),
    ],
    ids=["colours", "more colours", "title", "link", "cursor", "character set", "strings", "within another"],
)  # fmt: skip
def test_a_sequence_that_steers_a_terminal_goes_as_a_whole_and_counts_as_one(text: str, kept: str, count: int) -> None:
    assert sanitize(text) == (kept, count)


@pytest.mark.parametrize(
    "text", ["a\x1b]0;words without an end", "\x1b Hello", "\x9bHello", "\x1b]0;a\nb\x07", "\x1b[ hi"]
)
def test_what_only_begins_like_a_sequence_loses_no_word(text: str) -> None:
    assert sanitize(text)[0] == "".join(each for each in text if each not in "\x1b\x9b\x07")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Stra\xc3\x9fe in \xc3\x9cbach", "Stra\xc3e in \xc3bach"),  # "Straße in Übach", its UTF-8 read as Latin-1
        ("\xc3\x9b2 mal", "\xc32 mal"),
        ("\xe2\x80\x9d0 done\xe2\x80\x9c", "\xe20 done\xe2"),
        ("\xc5\x9b31m", "\xc531m"),
    ],
)  # fmt: skip
def test_a_letter_that_was_decoded_wrongly_takes_no_words_with_it(text: str, kept: str) -> None:
    assert sanitize(text) == (kept, sum("\x80" <= character <= "\x9f" for character in text))


@pytest.mark.parametrize("text", ["[31m", "array[0m]", "]0;x", "a[K"])
def test_what_looks_like_the_rest_of_a_sequence_is_text(text: str) -> None:
    assert sanitize(text) == (text, 0)


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
    controls = [c for c in text if unicodedata.category(c) == "Cc" and c not in "\t\n\r"]
    assert removed == len(controls) or (removed < len(controls) and set(controls) and "\x1b" in controls)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
def test_ordinary_text_is_kept_letter_for_letter(text: str) -> None:
    assert sanitize(text) == (text, 0)
