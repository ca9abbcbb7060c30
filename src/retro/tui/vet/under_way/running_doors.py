"""Menu of what can be done with a gig under way, or taken back of one that ended well."""

from __future__ import annotations

from dataclasses import replace

from retro.core.message.assembly import count_text
from retro.core.message.draft import message_lines
from retro.core.vet.vet import Vet
from retro.tui.kit.lists.menu import MenuItem

FINE = MenuItem("All fine: new date", "f", "screen.fine")
STOP = MenuItem("Set a checkpoint", "f", "screen.fine")
WRITE = MenuItem("Write to them", "m", "screen.message")
BEGUN, WRITTEN = "Message: {}", "Your message to them"
WELL = MenuItem("It ended well", "g", "screen.well")
WRONG = MenuItem("It went wrong: write it up", "b", "screen.wrong")
DRAFT = MenuItem("Go on writing it up", "b", "screen.wrong")
CHECK_IN = MenuItem("Check in (1 minute)", "C", "screen.check_in")
UNDER_WAY_AGAIN = MenuItem("It's under way again", "u", "screen.again")
CHANGE = MenuItem("Hours, pay and what helped", "g", "screen.well")
DETAILS = MenuItem("Client, price and estimated hours", "v", "screen.vet")
VET = MenuItem("What you asked before you said yes", "v", "screen.vet")


def running_doors(vet: Vet) -> tuple[MenuItem, ...]:
    """Return the menu of this gig; for a good end, what can be changed, its vetting, taking it back."""
    if vet.is_good_end:
        return CHANGE, VET if vet.was_vetted else DETAILS, UNDER_WAY_AGAIN
    return CHECK_IN, FINE if vet.next_stop else STOP, _message(vet), WELL, DRAFT if vet.gig else WRONG


def _message(vet: Vet) -> MenuItem:
    """Return the way to the message, and how far it is once it's begun."""
    if not vet.message.is_begun:
        return WRITE
    if vet.told_on or vet.message.is_edited:
        return replace(WRITE, words=WRITTEN)
    return replace(WRITE, words=BEGUN.format(count_text(message_lines(vet))))
