"""A document without its escapes is the text that was written, in a terminal's width."""

from __future__ import annotations

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retro.commands.output import put_markdown
from retro.core.formats.markdown.as_read import as_read
from retro.core.formats.markdown.escape import block, inline
from retro.core.text.control_chars import visible

LINES = st.lists(st.text(st.characters(codec="ascii", exclude_characters="\n\r"), min_size=1), max_size=4)


@pytest.mark.parametrize(
    ("document", "shown"),
    [
        ("- **Price:** \\$3,000.00\n", "- **Price:** $3,000.00\n"),
        ("at \\[…]\\\n  by \\<day>", "at […]\n  by <day>"),
        ("a backslash \\\\ stays", "a backslash \\ stays"),
        ("C:\\temp", "C:\\temp"),
        ("see https://a.example \\\nand", "see https://a.example\nand"),
        ("| A   | \\$5 | x \\| y |\n", "| A   | $5  | x | y  |\n"),
        ('---\ntitle: "a \\"b\\""\n---\n\n\\*c', '---\ntitle: "a \\"b\\""\n---\n\n*c'),
        ("&#32;indented", " indented"),
    ],
)
def test_escapes_are_gone_and_nothing_else(document: str, shown: str) -> None:
    assert as_read(document) == shown


@given(LINES)
def test_what_is_shown_is_what_was_typed(lines: list[str]) -> None:
    typed = [visible(line).rstrip(" \t") for line in lines if line.strip(" \t")]
    assert [as_read("x " + inline(line))[2:] for line in lines] == [visible(line).rstrip(" \t") for line in lines]
    shown = as_read("> " + "\n> ".join(block("\n".join(typed)))).split("\n")
    assert [line.removeprefix("> ").rstrip() for line in shown] == [line.rstrip() for line in typed or [""]]


class Terminal(StringIO):
    """Output that is read on a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("output", "shown"), [(Terminal(), "costs $5"), (StringIO(), "costs \\$5")])
def test_only_a_terminal_gets_it_without_its_escapes(
    monkeypatch: pytest.MonkeyPatch, output: StringIO, shown: str
) -> None:
    monkeypatch.setattr("sys.stdout", output)
    put_markdown(iter(["costs ", "\\$5"]))
    assert output.getvalue() == shown
