"""Tells which of the wizard's keys can act: on the page that is shown, and with the draft as it is."""

from __future__ import annotations

from retro.core.wizard.conditions import is_client_untold
from retro.tui.kit.stray_keys import TakesText
from retro.tui.wizard.draft import DraftEditor
from retro.tui.wizard.page_frame import Frame
from retro.tui.wizard.told_here import ToldHere
from retro.tui.wizard.view import WizardView

ON_PAGE = frozenset({"earlier", "saved", "write", "ready"})
"""Actions that need a page."""
AFTERWARDS = frozenset({"reopen", "done"})
"""Actions on a finished retrospective."""


def offers_in_wizard(action: str, walk: WizardView, drafting: DraftEditor, told: ToldHere) -> bool | None:
    """Tell whether an action can be done; None for an action that the wizard does not decide on."""
    retrospective = drafting.retrospective
    if action in ("message", "told"):
        return is_client_untold(retrospective)
    if action == "untold":
        return told.can_be_taken_back
    if action == "go_back":
        return not drafting.interview.is_first
    if action == "go_on":
        return walk.is_page or walk.is_they_first
    if action == "edit":
        return walk.is_page and walk.page.has_text_to_edit
    if action in ("read", "read_keys"):  # there is no typing to stop where nothing is typed
        is_typing = isinstance(walk.screen.focused, TakesText | Frame)
        return walk.is_page and walk.page.takes_text and is_typing is (action == "read")
    if action in ON_PAGE:
        return walk.is_page
    if action == "go_to":
        return not walk.is_review
    if action == "the_rest":
        return walk.is_closing or drafting.interview.can_carry_on
    if action in ("finish", "leave_it", "reopen", "done"):
        is_left = walk.is_closing and is_client_untold(retrospective)
        offered = {"leave_it" if is_left else "finish"} if retrospective.is_draft else AFTERWARDS
        return action in offered
    return None
