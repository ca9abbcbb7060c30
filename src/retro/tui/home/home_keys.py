"""Keys of home, in the order of the footer."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from retro.tui.kit.screen import HELP


def home_keys() -> list[BindingType]:
    """Return the bindings."""
    return [
        HELP,
        Binding("n", "go('new')", "New", id="home.new", tooltip="Write up a gig, one question at a time"),
        Binding("m", "message", "Message", id="home.message", tooltip="Write to the client, part by part"),
        Binding("t", "told", "Told", id="home.told", tooltip="I've told them: when and how"),
        Binding("slash", "search", "Search", id="home.search", tooltip="Find words in everything you wrote"),
        Binding("v", "go('vet')", "Vet a gig", id="home.vet", tooltip="Check the next gig before you say yes"),
        Binding("z", "quiet", "Not now", id="home.quiet", tooltip="Not today (check-ins: not this week)"),
        Binding("space", "mark", "Mark", id="home.mark", tooltip="Make it A or B, to compare; A is the earlier"),
        Binding(
            "c", "compare", "Compare", id="home.compare", tooltip="Compare A and B, or this gig with the most similar"
        ),
        Binding("o", "go('older_gig')", "Older gig", id="home.older", tooltip="Add an older gig (1 minute)"),
        Binding(
            "p", "go('patterns')", "Patterns", id="home.patterns", tooltip="What keeps coming back across your gigs"
        ),
        Binding("l", "go('lessons')", "Lessons", id="home.lessons", tooltip="Your rules and how they're holding up"),
        Binding("x", "export", "Export", id="home.export", tooltip="Write the marked gigs, or this one, to a file"),
        Binding("d", "delete", "Delete", id="home.delete", tooltip="Move it to the trash (asks first)"),
        Binding("u", "undo", "Undo", id="home.undelete", tooltip="Undo “I've told them”, or the last deletion"),
        Binding("T", "go('trash')", "Trash", id="home.trash", tooltip="What was deleted and can be restored"),
        Binding("V", "go('vets')", "Vetted gigs", id="home.vets", tooltip="All the gigs you've vetted", show=False),
        Binding("q", "app.quit", "Quit", id="home.quit", tooltip="Quit; everything is saved"),
        Binding("w", "go('under_way')", "Gig under way", id="home.under_way", tooltip="Keep an eye on a gig you're in"),
        Binding("escape", "leave", "Close the search", id="leave", tooltip="Close the search", show=False),
    ]
