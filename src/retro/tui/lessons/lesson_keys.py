"""The keys of the lessons: what each does, and which of them are text in a field."""

from textual.binding import Binding, BindingType

OUTSIDE_TEXT = frozenset(("judge", "snooze", "retire", "bring_back", "open_gig", "looks"))
"""What letters do where they are not text."""


def lesson_keys() -> list[BindingType]:
    """Of two on one key, the one that can be done now is offered."""
    return [
        Binding("h", "judge('held')", "Held", id="lessons.held", tooltip="It came up, and the rule held"),
        Binding("b", "judge('broken')", "Broken", id="lessons.broken", tooltip="It came up, and the rule did not hold"),
        Binding("n", "judge('not_met')", "Not met", id="lessons.not_met", tooltip="It has not come up"),
        Binding("s", "snooze", "Snooze", id="lessons.snooze", tooltip="Look at it in a week"),
        Binding("r", "retire", "Retire", id="lessons.retire", tooltip="Keep it, and never ask again"),
        Binding("r", "bring_back", "Bring back", id="lessons.bring_back", tooltip="Let it come back again"),
        Binding("o", "open_gig", "The gig", id="lessons.gig", tooltip="Read the gig that it is from"),
        Binding(
            "t", "looks(True)", "Looks off", id="lessons.off", tooltip="Say nothing at home of what is due", show=False
        ),
        Binding("t", "looks(False)", "Looks on", id="lessons.on", tooltip="Say at home when one is due", show=False),
        Binding("escape", "leave", "Back", id="leave", tooltip="One step out"),
    ]
