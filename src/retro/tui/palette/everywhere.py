"""Commands that the palette has on every screen: screens, care of the library, colours, help and quit."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from inspect import isawaitable
from itertools import chain, islice

from textual.app import App
from textual.screen import Screen

from retro.core.gig.ids import EXAMPLE_ID, DocumentId
from retro.storage.errors import StoreError, display_path
from retro.storage.queries.library import Library
from retro.tui import navigation
from retro.tui.context import AppContext
from retro.tui.kit.dialogs.base import BaseDialog
from retro.tui.kit.gigs import deleting
from retro.tui.kit.own_keys import own_key_of
from retro.tui.kit.retry import retry_locked_in_thread
from retro.tui.navigation import Navigate, Route
from retro.tui.palette.commands import Command, here
from retro.tui.palette.screen import Palette
from retro.tui.terminal.safe_text import safe_text, toast
from retro.tui.terminal.themes import NAMES

UNDELETE = "Undo delete"
UNDELETE_SAYS = "Restore what was deleted last"
EXPORT_ALL = "Export all"
EXPORT_ALL_SAYS = "Write all gigs to files"
BACK_UP_SAYS = "Make a copy of the library now"
BACK_UP = "Back up"
HELP_SAYS = "Keys for this screen"
QUIT_SAYS = "Quit; everything is saved"
REMEMBERED = "Remembered next time"
GONE = "That can't be done any more: it changed meanwhile."
BACKED_UP = "Backed up to {}."

ROUTES: tuple[tuple[str, str, str, Route], ...] = (
    ("go.home", "Home", "All your gigs", navigation.HomeRoute()),
    ("home.new", "New", "Write up a gig, one question at a time", navigation.WizardRoute()),
    ("go.tell", "Tell a client bad news", "Begin with the message", navigation.WizardRoute(is_telling=True)),
    ("home.older", "Older gig", "Add an older gig (1 minute)", navigation.OlderGigRoute()),
    ("home.vet", "Vet a gig", "Check the next gig before you say yes", navigation.VetRoute()),
    ("home.under_way", "A gig you're in", "Keep an eye on a gig you're in", navigation.UnderWayRoute()),
    ("home.patterns", "Patterns", "What keeps coming back across your gigs", navigation.PatternsRoute()),
    ("home.lessons", "Lessons", "Your rules and how they're holding up", navigation.LessonsRoute()),
    ("go.questions", "Your own questions", "Up to five questions that you add", navigation.QuestionsRoute()),
    ("home.vets", "Vetted gigs", "All the gigs you've vetted", navigation.VetsRoute()),
    ("home.trash", "Trash", "What was deleted and can be restored", navigation.TrashRoute()),
    ("go.example", "Example", "A finished retrospective, read-only", navigation.ReaderRoute(EXAMPLE_ID)),
)
"""Id, name and purpose of each screen that needs no gig; the ids are those of home's bindings."""
MOST = 500
"""Most gigs that the export dialog takes at once."""
TOO_MANY = "That's more than {most} gigs. In a terminal, retro export --all --format json writes them to one file."
NOTHING_YET = "There's nothing to export yet."
UNREADABLE = "Gigs that can't be read and are left out: {}. Run retro doctor to find out why."


def open_palette(app: App[None], app_context: AppContext) -> None:
    """Open it over the screen unless it is open.

    Over a dialog it opens no screens, because that must be answered first.
    """
    if any(isinstance(screen, Palette) for screen in app.screen_stack):
        return
    app.push_screen(palette_over(app.screen, app_context), partial(_run, app))


def palette_over(below: Screen[object], app_context: AppContext) -> Palette:
    """Return the palette with what can be done on this screen, and from it."""
    app: App[None] = below.app
    everywhere = [*program(app, app_context)]
    if isinstance(below, BaseDialog):
        return Palette(app_context, here(below), everywhere)
    everywhere = [*places(app), *care(app, app_context), *everywhere]
    return Palette(app_context, here(below), everywhere, partial(go, app))


def _run(app: App[None], command: Command | None) -> None:
    if command is not None:
        app.call_later(_run_or_say, app, command)


async def _run_or_say(app: App[None], command: Command) -> None:
    """Run a command, and say so if it can't be done any more: another window may have changed what is below."""
    done = command.run()
    if (await done if isawaitable(done) else done) is False:
        toast(app, safe_text(GONE))


def places(app: App[None]) -> Iterator[Command]:
    """Return the screens that need no gig."""
    for id, name, says, route in ROUTES[len(app.screen_stack) == 1 :]:  # home handles its own route itself
        yield Command(id, name, says, partial(go, app, route))


def care(app: App[None], app_context: AppContext) -> Iterator[Command]:
    """Return what is done to the whole library."""
    yield Command("undelete", UNDELETE, UNDELETE_SAYS, _work(app, partial(_undelete, app, app_context)))
    yield Command("export_all", EXPORT_ALL, EXPORT_ALL_SAYS, _work(app, partial(_export_all, app, app_context)))
    if not app_context.is_demo:
        says = BACK_UP_SAYS
        yield Command("back_up", BACK_UP, says, _work(app, partial(_back_up, app, app_context)))


def program(app: App[None], app_context: AppContext) -> Iterator[Command]:
    """Return help, colours and quit, which exist over any dialog too."""
    yield Command("help", "Help", HELP_SAYS, partial(app.run_action, "app.help"), own_key_of(app, "help", "F1"))
    yield Command("quit", "Quit", QUIT_SAYS, partial(app.run_action, "app.quit"), own_key_of(app, "quit", "^q"))
    for name, words in NAMES.items():
        yield Command(f"colours.{name}", f"Colours: {words}", REMEMBERED, partial(_choose, app, app_context, name))


def go(app: App[None], route: Route) -> None:
    """Close all screens, saving what they hold, and open the route from home."""
    app.screen.post_message(Navigate(route, from_home=True))


def _work(app: App[None], work: Callable[[], Coroutine[None, None, None]]) -> Callable[[], object]:
    return lambda: app.run_worker(work(), group="palette")


def _choose(app: App[None], app_context: AppContext, name: str) -> None:
    app.theme = name
    app_context.store.submit(lambda store: store.set("theme", name))


async def _undelete(app: App[None], app_context: AppContext) -> None:
    if id := await deleting.undelete(app, app_context, for_next_screen=len(app.screen_stack) > 1):
        go(app, navigation.HomeRoute(id))


def _every_gig(library: Library) -> tuple[tuple[DocumentId, ...], int]:
    """Return the ids of retrospectives, drafts included, of good ends and of gigs under way, MOST + 1 at most of each;
    and how many of the last two can't be read.
    """
    from retro.storage.queries import home
    from retro.storage.queries.vets import vets

    damaged: list[str] = []
    taken = chain(
        islice(vets.iterate_good_ends(library, damaged=damaged), MOST + 1),
        islice(vets.iterate_under_way(library, damaged=damaged), MOST + 1),
    )
    ids: tuple[DocumentId, ...] = (
        *(row.id for row in home.newest(library, limit=MOST + 1)),
        *(vet.id for vet in taken),
    )
    return ids, len(damaged)


async def _export_all(app: App[None], app_context: AppContext) -> None:
    try:
        found, unreadable = await retry_locked_in_thread(lambda: _every_gig(app_context.library))
    except StoreError as error:
        toast(app, safe_text(str(error)), "error")
        return
    if not found or len(found) > MOST:
        toast(app, safe_text(TOO_MANY.format(most=MOST) if found else NOTHING_YET))
        return
    if unreadable:
        toast(app, safe_text(UNREADABLE.format(unreadable)), "warning", for_next_screen=True)
    app.screen.post_message(Navigate(navigation.ExportRoute(found)))


async def _back_up(app: App[None], app_context: AppContext) -> None:
    from retro.storage.backup import backup
    from retro.storage.files import private_directory

    def copy() -> str:
        private_directory(app_context.paths.backups)
        return display_path(backup.backup_now(app_context.paths.library, app_context.paths.backups))

    await asyncio.to_thread(app_context.autosave.flush, 2.0)
    try:
        made = await asyncio.to_thread(copy)
    except StoreError as error:
        toast(app, safe_text(str(error)), "error")
    else:
        toast(app, safe_text(BACKED_UP.format(made)))
