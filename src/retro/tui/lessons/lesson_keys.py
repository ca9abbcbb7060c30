"""Key bindings of the Lessons screen, and those that are letters while a field has the focus."""

from textual.binding import Binding, BindingType

OUTSIDE_TEXT = frozenset(("judge", "snooze", "retire", "bring_back", "open_gig", "looks"))
"""Actions of letters outside text."""


def lesson_keys() -> list[BindingType]:
    """Offer, of two actions on one key, the one that can be done now."""
    return [
        Binding("h", "judge('held')", "Held", id="lessons.held", tooltip="It came up, and the rule held"),
        Binding(
            "b", "judge('broken')", "Didn't hold", id="lessons.broken", tooltip="It came up, and the rule didn't hold"
        ),
        Binding("n", "judge('not_met')", "Not yet", id="lessons.not_met", tooltip="It hasn't come up"),
        Binding("z", "snooze", "Snooze", id="lessons.snooze", tooltip="Remind me in a week"),
        Binding("d", "retire", "Retire", id="lessons.retire", tooltip="Keep it, without reminders"),
        Binding("u", "bring_back", "Restore", id="lessons.bring_back", tooltip="Remind me again"),
        Binding("r", "open_gig", "Read gig", id="lessons.gig", tooltip="Read the gig it comes from"),
        Binding(
            "Z", "looks(True)", "Reminders off", id="lessons.off", tooltip="Don't show what's due on Home", show=False
        ),
        Binding("Z", "looks(False)", "Reminders on", id="lessons.on", tooltip="Show what's due on Home", show=False),
        Binding("f4,ctrl+o", "edit_note", "Editor", id="lessons.editor", tooltip="Write this in your own editor"),
        Binding("escape", "leave", "Back", id="leave", tooltip="Back"),
    ]
