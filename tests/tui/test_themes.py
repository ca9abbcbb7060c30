"""Our own colours can be read: every colour of text on every ground, by the contrast that WCAG asks of text (AA)."""

from __future__ import annotations

import pytest
from textual.color import Color
from textual.theme import Theme

from retro.tui.terminal.themes import NAMES, OWN

LEAST = 4.5
"""Contrast that WCAG 2 (1.4.3) asks of text of any size."""
TEXTS = ("foreground", "primary", "secondary", "accent", "warning", "error", "success")
VARIABLES = ("foreground-muted", "footer-key-foreground")


def luminance(color: str) -> float:
    parts = (
        value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
        for value in Color.parse(color).normalized
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", OWN.values(), ids=OWN)
@pytest.mark.parametrize("ground", ["background", "surface"])
def test_every_colour_of_text_can_be_read(theme: Theme, ground: str) -> None:
    colors = {name: getattr(theme, name) for name in TEXTS} | {name: theme.variables[name] for name in VARIABLES}
    behind = getattr(theme, ground)
    assert {name: color for name, color in colors.items() if contrast(color, behind) < LEAST} == {}


@pytest.mark.parametrize("theme", OWN.values(), ids=OWN)
def test_the_line_at_the_cursor_can_be_read(theme: Theme) -> None:
    assert contrast(theme.variables["block-cursor-foreground"], theme.variables["block-cursor-background"]) >= LEAST


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_each_theme_of_ours_is_offered() -> None:
    assert list(NAMES)[: len(OWN)] == list(OWN)
