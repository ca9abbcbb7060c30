"""Asks for lessons: the rules by number, each opened, removed or added by a command."""

from __future__ import annotations

from contextlib import suppress

from retro.commands.lines.choosing import numbered, say_not_taken, say_numbered, there_are
from retro.commands.lines.console import Here
from retro.commands.lines.line_commands import Back
from retro.commands.plain.asking import Asking
from retro.commands.plain.kinds.rule import RuleAsker
from retro.core.gig import wording
from retro.core.gig.part_kinds import Lessons
from retro.core.text.one_line import on_one_line
from retro.core.wizard.lesson_drafting import Rules

NOTHING_YET = "nothing yet"
OPENS = "A number to open a rule, + to write another, -1 to remove the first, Enter to go on."
REMOVED = "Removed: {}"


def lessons(asking: Asking[Lessons, Rules]) -> None:
    """Show the rules by number, or ask for the first one."""
    rules = RuleAsker(asking)
    if not asking.value:
        rules.write()
        if not rules.drafts.written:
            return
    while True:
        asking.console.here = Here(lambda: "\n".join(map(wording.rule_text, rules.drafts.written)))
        lines = [on_one_line(wording.rule_text(lesson)) or NOTHING_YET for lesson in rules.drafts.written]
        say_numbered(asking.console, lines)
        asking.say(OPENS)
        typed = asking.console.line()
        if not typed:
            return
        with suppress(Back):
            _follow(typed, asking, rules, lines)


def _follow(typed: str, asking: Asking[Lessons, Rules], rules: RuleAsker, lines: list[str]) -> None:
    """Do what was typed below the numbered rules."""
    is_removed = typed.startswith("-")
    found = numbered(typed.removeprefix("-").strip(), lines)
    if typed.strip() == "+":
        rules.write_another()
    elif found is None:
        say_not_taken(asking.console, typed, lines)
        asking.say(there_are(len(lines)))
    elif is_removed:
        rules.remove(found)
        asking.say(REMOVED.format(lines[found]))
    else:
        rules.open(found)
