"""Whatever the user wrote reads, as Markdown and as YAML, as they wrote it."""

import json
import re
from itertools import product

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from retro.core.formats.markdown.escape import _SPECIAL, _is_plain, _pattern, block, inline, yaml_list, yaml_string
from retro.core.text.control_chars import visible as shown
from tests.nasty_text import ANY_TEXT, NASTY
from tests.reading_markdown import DIALECTS, collapsed, headings, kinds, visible

PLAIN = {"inline", "text", "hardbreak", "paragraph_open", "paragraph_close", "link_open", "link_close"}
QUOTED = PLAIN | {"blockquote_open", "blockquote_close"}
LISTED = PLAIN | {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}


def _one_line(text: str) -> str:
    return collapsed(shown(text.replace("\n", " ")))


def _assert_blocks_show(text: str) -> None:
    alone, listed = "\n".join(block(text)), "\n".join(["- a", "", *block(text, "  ")])
    quoted = "\n".join(block(text, quote=True))
    expected = collapsed(shown(text))
    for dialect in DIALECTS:
        assert collapsed(visible(alone, dialect)) == expected
        assert collapsed(visible(quoted, dialect)) == expected
        assert collapsed(visible(listed, dialect)) == collapsed(f"a\n\n{expected}")
        assert kinds(alone, dialect) <= PLAIN
        assert kinds(quoted, dialect) <= QUOTED
        assert kinds(listed, dialect) <= LISTED


def _assert_lines_show(text: str) -> None:
    line, expected = inline(text), _one_line(text)
    raw = shown(text.replace("\n", " ")).rstrip(" \t")
    for dialect in DIALECTS:
        assert "\n" not in line
        assert headings(f"## {line}", dialect) == [(2, expected)]
        assert collapsed(visible(f"- {line}", dialect)) == expected
        assert collapsed(visible(f"**If** {line}, **then I** {line}.", dialect)) == f"If {raw}, then I {raw}."
        assert not headings(f"{line}\n{line}", dialect)


@pytest.mark.parametrize("text", NASTY)
def test_a_block_shows_what_was_written(text: str) -> None:
    _assert_blocks_show(text)


@pytest.mark.parametrize("text", NASTY)
def test_a_line_shows_what_was_written(text: str) -> None:
    _assert_lines_show(text)


@given(ANY_TEXT)
def test_any_block_shows_what_was_written(text: str) -> None:
    _assert_blocks_show(text)


@given(ANY_TEXT)
def test_any_line_shows_what_was_written(text: str) -> None:
    _assert_lines_show(text)


@pytest.mark.parametrize(
    "text",
    [
        "They said: it's fine, isn't it? (It wasn't.) 3 * 4 = 12; 50% of the work!",
        "snake_case_name, C#, a/b, x > y, 1 < 2, AT&T, ~5 days, 2^10, 10:30, -5, 1.5, C:\\Users",
        "See https://example.com/a?b=1&c=2 or www.example.org, or mail me@example.com.",
    ],
)
def test_ordinary_writing_is_left_as_it_is(text: str) -> None:
    assert inline(text) == text
    assert block(text) == [text]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("%%a%%", r"\%\%a\%\%"),
        ("==a==", r"\=\=a\=\="),
        ("[[a]]", r"\[\[a]]"),
        ("![[a]]", r"!\[\[a]]"),
        ("#tag and (#tag) and ##a", r"\#tag and (\#tag) and \#\#a"),
        ("a ^block", r"a \^block"),
        ("[!note] a", r"\[!note] a"),
        ("$100", r"\$100"),
        (":smile: :+1:", r"\:smile: \:+1:"),
    ],
)
def test_what_only_obsidian_or_github_would_read_is_escaped_too(text: str, written: str) -> None:
    assert inline(text) == written


def test_line_breaks_and_paragraphs_are_kept() -> None:
    assert block("a\nb  \n\n\n c", "  ") == ["  a\\", "  b", "", "  &#32;c"]
    assert block("a\n\nb", quote=True) == ["> a", ">", "> b"]
    assert block(" \n\t\n") == []


def test_a_link_does_not_swallow_the_line_break() -> None:
    assert block("https://x.org/a\nb") == ["https://x.org/a \\", "b"]


@pytest.mark.parametrize("length", [300_000])
@pytest.mark.parametrize("unit", ["a", ":a", "_", "www.", "://", "http://a.b/", "&a", "1", "*", " ", "\n"])
def test_long_text_is_written_in_one_go(unit: str, length: int) -> None:
    text = f":{unit * (length // len(unit))}@"
    assert len(inline(text)) < 3 * length


def test_no_line_that_needs_escapes_is_taken_for_a_plain_one() -> None:
    for before, mark, after in product(
        ("", "a", "a ", "1", "xn"), map(chr, range(33, 127)), ("", " b", "b", "41", "b;")
    ):
        for text in (before + mark + after, before + mark * 2 + after):
            assert not (_is_plain(text) and re.search(_SPECIAL, text)), text
            assert re.sub(_pattern(text), r"<\g<0>>", text) == re.sub(_SPECIAL, r"<\g<0>>", text), text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_value_is_read_back_from_the_front_matter(text: str) -> None:
    line = yaml_string(text)
    assert len(line.splitlines()) == 1
    assert yaml.safe_load(f"a: {line}\n") == {"a": text}
    assert json.loads(line) == text


def test_a_list_is_read_back_from_the_front_matter() -> None:
    texts = ["yes", "1", 'a, "b"]', "# c", "", "\ud83d"]
    assert yaml.safe_load(f"tags: {yaml_list(texts)}\n") == {"tags": [*texts[:-1], "\ufffd"]}
    assert yaml_list([]) == "[]"


@pytest.mark.parametrize("character", "\x00\x1b\x7f\x85\x9f\u2028\u2029\u202e\u2066\ufeff\uffff")
def test_no_hidden_character_stands_raw_in_the_front_matter(character: str) -> None:
    assert yaml_string(character) == f'"\\u{ord(character):04x}"'
