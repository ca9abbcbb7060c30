"""Textual's CSS is parsed once in a process, not again for each app that a test starts.

What is kept is what Textual itself keeps within one app: the parsed rules by their source, and by the theme's variables
that they were parsed with. Nothing in Textual changes a rule once it is parsed.
"""

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.css.tokenizer import Token
from textual.css.types import CSSLocation

PARSE = Stylesheet._parse_rules
"""How the program parses a source."""

_tokens: dict[tuple[tuple[str, str], ...], dict[str, list[Token]]] = {}
_rules: dict[tuple[str, CSSLocation, bool, int, str, int], list[RuleSet]] = {}


def tokens_of(variables: dict[str, str]) -> dict[str, list[Token]]:
    """Return the tokens of a theme's variables: the same ones for the same variables, to the end."""
    key = tuple(variables.items())
    if key not in _tokens:
        _tokens[key] = tokenize_values(variables)
    return _tokens[key]


def parse_rules(
    self: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Return the rules that any stylesheet made of this source, or have `PARSE` make them."""
    key = (css, read_from, is_default_rules, tie_breaker, scope, id(self._variable_tokens))
    if key not in _rules:
        _rules[key] = PARSE(self, css, read_from, is_default_rules, tie_breaker, scope)
    return _rules[key]
