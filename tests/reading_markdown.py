"""Exported Markdown, read back as its readers would: as CommonMark, and as GitHub's dialect (two approximations)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import pairwise

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.gfm import gfm_plugin

DIALECTS = ("commonmark", "linkify", "github")
_FRONT_MATTER = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_LEAVES = {"text", "code_inline", "code_block", "fence", "math_inline", "math_block", "image", "footnote_ref"}


@cache
def _parser(dialect: str) -> MarkdownIt:
    if dialect == "linkify":
        return MarkdownIt("gfm-like")
    parser = MarkdownIt("commonmark")
    return parser.use(gfm_plugin, dollarmath=True) if dialect == "github" else parser


def front_matter(markdown: str) -> Mapping[str, object]:
    """The values of the front matter; none if there is none."""
    match = _FRONT_MATTER.match(markdown)
    return yaml.safe_load(match[1]) if match else {}


def body(markdown: str) -> str:
    """What follows the front matter."""
    return _FRONT_MATTER.sub("", markdown)


def headings(markdown: str, dialect: str = "commonmark") -> list[tuple[int, str]]:
    """Every heading as (level, visible text), in order, wherever it is nested."""
    tokens = _parser(dialect).parse(body(markdown))
    return [
        (int(token.tag[1]), "".join(_text(content.children or [])))
        for token, content in pairwise(tokens)
        if token.type == "heading_open"
    ]


def visible(markdown: str, dialect: str = "commonmark") -> str:
    """The text a reader would see: one line for each line, a blank line between blocks; no HTML, no markers."""
    tokens = _parser(dialect).parse(body(markdown))
    shown = ("".join(_text(token.children or [token])) for token in tokens if not token.nesting)
    return "\n\n".join(text for text in shown if text)


def kinds(markdown: str, dialect: str = "commonmark") -> set[str]:
    """The kinds of tokens that were found, blocks and spans alike."""
    tokens = _parser(dialect).parse(body(markdown))
    return {part.type for token in tokens for part in (token, *(token.children or []))}


def collapsed(text: str) -> str:
    """The text without what is not compared: spaces at line ends, runs of blank lines, outer blank lines."""
    lines = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return re.sub("\n{3,}", "\n\n", lines).strip("\n")


def _text(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type in _LEAVES:
            yield token.content
