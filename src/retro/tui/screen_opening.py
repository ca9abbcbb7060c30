"""Opens the screen of a route over the open screens, or returns to home below them."""

from __future__ import annotations

from textual.app import App

from retro.tui.context import AppContext
from retro.tui.kit.screen import BaseScreen
from retro.tui.navigation import HomeRoute, Navigate, Route
from retro.tui.screen_table import screen_at


def open_asked(app: App[None], app_context: AppContext, message: Navigate) -> None:
    """Open what a screen asks for: over it, in its place, or over home."""
    if message.from_home:
        close_to_home(app)
    elif message.instead and len(app.screen_stack) > 1:
        app.pop_screen()
    open_route(app, app_context, message.route)


def open_route(app: App[None], app_context: AppContext, route: Route) -> None:
    """Open the screen of this route; home is under every other screen already."""
    if isinstance(route, HomeRoute):
        close_to_home(app)
        app.screen.post_message(Navigate(route))
    else:
        app.push_screen(screen_at(app_context, route))


def close_to_home(app: App[None]) -> None:
    """Close every screen over home, with its words saved."""
    while len(app.screen_stack) > 1:
        if isinstance(screen := app.screen, BaseScreen):
            screen.save_now()
        app.pop_screen()
