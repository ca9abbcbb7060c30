"""Sentences of the message's screens."""

from __future__ import annotations

from collections.abc import Iterable

from retro.core.message.assembly import notes_text
from retro.core.message.draft import PartLine
from retro.core.vet.verdict import CHECK_FIRST
from retro.tui.terminal import clipboard

ONE_OPEN = "1 part is open. Press {} again to {} without it."
MANY_OPEN = "{} parts are open. Press {} again to {} without them."
BOTH_OPEN = "{} and {} are open. Press {} again to {} what's there, with […] where a place is open."
PART, PARTS, PLACE, PLACES = "1 part", "{} parts", "1 place", "{} places"
NO_GREETING, WITHOUT_ONE = "There's no greeting.", "Press {} again to {} without one."
PLACE_OPEN = "1 place is open. Press {} again to {} with […] in its place."
PLACES_OPEN = "{} places are open. Press {} again to {} with […] in their place."

WRITE_ONE, WRITE_EACH = "Enter on it puts it to them", "Enter on each puts it to them"
AS_IT_IS, AS_THEY_ARE = "as it is", "as they are"
OR_AGAIN = "{}. {}, or press {} again to {} {}."
YOUR_NOTE = "your note · "

FAREWELL = "Saved. Run retro to carry on."
COPIED = "Copied. Nothing was sent."
IN_DOUBT = f"{COPIED} If it doesn't paste, press {{}}."
"""Said where the terminal decides whether its clipboard takes it, and doesn't tell."""
NOTHING_TO_COPY = "There's nothing to copy yet. Press Enter on a part to write it."
NOTHING_TO_EXPORT = "There's nothing to export yet. Press Enter on a part to write it."
WHOLE_NAME = "The whole message"
LEFT_OUT = "left out"
LEFT_OUT_SAID = "Left out. Press {} to put it back in."
READS = "It reads: {}"
NOT_WRITTEN = "· not written yet: {}"
UNASKED, CAN_WAIT = "·", "· can wait"
ENOUGH = f"That's enough to send today. {CHECK_FIRST} Then press {{}} to copy it. The rest can wait; {{}} adds it."
BEGINS = "It begins: “{} …”"
EDITED = "This is the text as you edited it. Press {} to edit it again, or to go back to the parts."
AS_TOLD = "You told them {}. What you write up later doesn't change this text. Press {} to edit it."
EDIT_HINT = "It reads as it will be copied. Fill in each […], or leave it out."
FROM_PARTS = "Back to the parts"
NO_NOTES = "There's nothing here yet. Press Enter on a row to write it."


def copied_text(sentence: str, export: str) -> str:
    """Return what to say of a copy; `sentence` is what the clipboard says, and stays if it refused.

    `export` is the key that writes a file instead.
    """
    if sentence.startswith("Nothing"):
        return sentence
    return IN_DOUBT.format(export) if clipboard.is_in_doubt() else COPIED


def handing_over_warning(lines: Iterable[PartLine], places: int, key: str, deed: str) -> str:
    """Say that a greeting is missing, which is no part, how many parts are blank, and how many places are open."""
    blank = [line for line in lines if line.is_open and not line.text.strip()]
    parts = sum(line.number > 0 for line in blank)
    said = still_open_warning(parts, places, key, deed)
    if len(blank) == parts:
        return said
    return f"{NO_GREETING} {said or WITHOUT_ONE.format(key, deed)}"


def with_notes(lines: Iterable[PartLine], warning: str, key: str, deed: str) -> str:
    """Return the warning with the parts that are the user's own notes; what is open is said in the same sentence."""
    notes = [line.label for line in lines if line.is_note]
    if not notes:
        return warning
    said, is_one = notes_text(notes), len(notes) == 1
    if warning:
        return f"{said}, and {warning[0].lower()}{warning[1:]}"
    return OR_AGAIN.format(said, WRITE_ONE if is_one else WRITE_EACH, key, deed, AS_IT_IS if is_one else AS_THEY_ARE)


def still_open_warning(parts: int, places: int, key: str, deed: str) -> str:
    """Say how many parts are blank, and how many places in others are open; "" for none."""
    if parts and places:
        both = (PART if parts == 1 else PARTS.format(parts), PLACE if places == 1 else PLACES.format(places))
        return BOTH_OPEN.format(*both, key, deed)
    if parts:
        return open_parts_warning(parts, key, deed)
    return open_places_warning(places, key, deed) if places else ""


def open_parts_warning(count: int, key: str, deed: str) -> str:
    """Format as "4 parts are open. Press y again to copy without them." """
    return ONE_OPEN.format(key, deed) if count == 1 else MANY_OPEN.format(count, key, deed)


def open_places_warning(count: int, key: str, deed: str) -> str:
    """Return the same for places within a text: they stay, marked."""
    return PLACE_OPEN.format(key, deed) if count == 1 else PLACES_OPEN.format(count, key, deed)
