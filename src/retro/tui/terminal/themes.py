"""Our dark and light themes, with enough contrast to be read, and the terminal's own colours."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="retro-dark",
    primary="#8FB8A8",
    secondary="#C9A66B",
    accent="#8FB8A8",
    warning="#E0B872",
    error="#D98880",
    success="#8FB8A8",
    foreground="#E6E1D8",
    background="#1B1D1E",
    surface="#232628",
    panel="#2E3234",
    dark=True,
    variables={
        "foreground-muted": "#A19D97",
        "border": "#8FB8A8",
        "border-blurred": "#4A5053",
        "block-cursor-background": "#34403B",
        "block-cursor-foreground": "#E6E1D8",
        "block-cursor-blurred-background": "#2A3130",
        "footer-key-foreground": "#C9A66B",
        "input-selection-background": "#8FB8A8 35%",
        "scrollbar": "#3A3F42",
        "scrollbar-hover": "#4A5053",
        "scrollbar-active": "#5A6164",
        "scrollbar-background": "#1B1D1E",
        "scrollbar-background-hover": "#1B1D1E",
        "scrollbar-background-active": "#1B1D1E",
        "scrollbar-corner-color": "#1B1D1E",
    },
)
LIGHT = Theme(
    name="retro-light",
    primary="#2F6B5B",
    secondary="#8A5A16",
    accent="#2F6B5B",
    warning="#8A5A16",
    error="#A33A2C",
    success="#2F6B5B",
    foreground="#2B2A27",
    background="#FBF8F2",
    surface="#F3EEE4",
    panel="#E4DCCC",
    dark=False,
    variables={
        "foreground-muted": "#5F5B53",
        "border": "#2F6B5B",
        "border-blurred": "#C9BFAB",
        "block-cursor-background": "#DCE6DE",
        "block-cursor-foreground": "#2B2A27",
        "block-cursor-blurred-background": "#EAEDE4",
        "footer-key-foreground": "#8A5A16",
        "input-selection-background": "#2F6B5B 25%",
        "scrollbar": "#D8CFBE",
        "scrollbar-hover": "#C9BFAB",
        "scrollbar-active": "#B3A88F",
        "scrollbar-background": "#FBF8F2",
        "scrollbar-background-hover": "#FBF8F2",
        "scrollbar-background-active": "#FBF8F2",
        "scrollbar-corner-color": "#FBF8F2",
    },
)

OWN = {DARK.name: DARK, LIGHT.name: LIGHT}

NAMES = {"retro-dark": "Dark", "retro-light": "Light", "ansi-dark": "Terminal, dark", "ansi-light": "Terminal, light"}
"""Themes that are offered, with their names; the last two use the terminal's own colours."""
