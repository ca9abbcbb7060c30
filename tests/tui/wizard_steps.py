"""Hands for the wizard's tests: what is open, what is shown, what is stored."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from retro.core.gig.ids import GigId
from retro.core.gig.retrospective import Facts, Retrospective
from retro.storage.queries.record import StoredRetrospective, retrospective_by_id
from retro.tui.context import AppContext
from retro.tui.terminal.safe_text import SafeLabel
from retro.tui.wizard.screen import WizardScreen


def gig(title: str = "Shop checkout", **facts: Any) -> Retrospective:
    """A draft with a title and these facts."""
    return Retrospective.new(facts=Facts(title=title)).with_facts(**facts)


def wizard(pilot: Pilot[None]) -> WizardScreen:
    """The wizard, which must be the screen that is shown."""
    screen = pilot.app.screen
    assert isinstance(screen, WizardScreen)
    return screen


def at(pilot: Pilot[None]) -> str:
    """The key of the page that is open, or "review"."""
    return wizard(pilot).drafting.interview.at


def whole(pilot: Pilot[None]) -> Retrospective:
    """The retrospective as the wizard holds it."""
    return wizard(pilot).drafting.retrospective


def said(words: SafeLabel) -> str:
    """What a line says."""
    return str(words.content)


def note(pilot: Pilot[None]) -> str:
    """The sentence that is said in passing."""
    return said(wizard(pilot).walk.page.note)


async def noted(pilot: Pilot[None], before: str = "") -> str:
    """The sentence that is said in passing, once there is one, and another than `before`."""
    for _ in range(1000):
        if (sentence := note(pilot)) not in ("", before):
            return sentence
        await pilot.pause(0.01)
    raise AssertionError(f"nothing was said but {note(pilot)!r}")


def stored(app_context: AppContext, id: str) -> StoredRetrospective:
    """What the library holds of a draft, once everything is saved."""
    assert app_context.autosave.flush(60)
    found = retrospective_by_id(app_context.library, GigId(id))
    assert found is not None
    return found


def focus(pilot: Pilot[None]) -> str:
    """The kind of widget that has the focus."""
    return type(pilot.app.focused).__name__


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type these letters."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
